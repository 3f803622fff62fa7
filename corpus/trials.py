"""Passages -> trials. Pure functions: one trial of all that documents say of it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.counted_default import with_counted_default
from corpus.document import Document, slug
from corpus.folding import folded
from corpus.headed_trials import headed_trials
from corpus.listed_trials import listed_trials
from corpus.networks import same_networks
from corpus.passage import Passage
from corpus.sighting import Page, Sighting, identity, one_line
from corpus.status import TrialStatus
from corpus.tabled_trials import tabled_trials
from corpus.trial import Trial

_Key = tuple[str, str, int | None]


def trials_of(documents: Sequence[tuple[Document, tuple[Passage, ...]]]) -> tuple[Trial, ...]:
    """All trials that the documents tell of, in the order of their first record.

    Sightings with the same title, network and round are one trial; its records stand latest first,
    those of undated documents last, in the order of the documents. A sighting that names no network
    or no round is of the one trial of that title that does, if there is only one.
    """
    sightings = _with_one_name(
        [
            (document.id, sighting)
            for document, passages in documents
            for sighting in _sightings(Page(document, passages))
        ]
    )
    together: dict[_Key, list[Sighting]] = {}
    for key, sighting in zip(_keys(sightings), sightings, strict=True):
        together.setdefault(key, []).append(sighting)
    return tuple(_trial(key, same) for key, same in together.items())


def _sightings(page: Page) -> list[Sighting]:
    found = [*listed_trials(page), *tabled_trials(page), *headed_trials(page)]
    told = {identity(s.title) for s in found if s.record.status is not TrialStatus.UNKNOWN}
    # Where a document tells the status of a trial, a table that only names it again is no record.
    kept = (
        s
        for s in found
        if s.record.status is not TrialStatus.UNKNOWN or identity(s.title) not in told
    )
    listed = sorted(kept, key=lambda s: s.record.span)
    if page.default_status is None:
        listed = with_counted_default(page, listed)
    if any(s.round is not None for s in listed):
        return listed
    number = page.round_counted(len(listed))
    return [replace(s, round=number) for s in listed] if number is not None else listed


def _with_one_name(seen: Sequence[tuple[str, Sighting]]) -> list[Sighting]:
    """The sightings, each network under the one name that it goes by."""
    names = same_networks((d, n) for d, s in seen for n in s.networks)
    return [
        replace(s, networks=tuple(dict.fromkeys(names[n] for n in s.networks))) for _, s in seen
    ]


def _keys(sightings: Sequence[Sighting]) -> list[_Key]:
    """What trial each sighting is of."""
    own = [(identity(s.title), "\n".join(map(folded, s.networks)), s.round) for s in sightings]
    by_title: dict[str, dict[_Key, None]] = {}
    for key in own:
        by_title.setdefault(key[0], {})[key] = None
    return [_fuller(key, list(by_title[key[0]])) for key in own]


def _fuller(key: _Key, same_title: Sequence[_Key]) -> _Key:
    """The only key that says what this one leaves open, else the key itself."""
    _, network, number = key
    if network and number is not None:
        return key
    fitting = [k for k in same_title if k[1] == (network or k[1]) and k[2] == (number or k[2])]
    fullest = (
        [k for k in fitting if k[1] and k[2] is not None]
        or [k for k in fitting if k[1]]
        or [k for k in fitting if k[2] is not None]
    )
    return fullest[0] if len(fullest) == 1 else key


def _trial(key: _Key, sightings: list[Sighting]) -> Trial:
    first = sightings[0]
    digest = hashlib.sha256(repr(key).encode()).hexdigest()[:8]
    ordered = sorted(sightings, key=lambda s: s.record.published or date.min, reverse=True)
    return Trial(
        id=f"{slug(one_line(first.title))[:60].strip('-')}-{digest}",
        title=one_line(first.title),
        networks=next((s.networks for s in sightings if s.networks), ()),
        round=next((s.round for s in sightings if s.round is not None), None),
        records=tuple(s.record for s in ordered),
    )
