"""Passages -> trials. Pure functions: what lists say of trials, and one trial of many records."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.document import Document, slug
from corpus.folding import folded
from corpus.passage import Passage, PassageKind
from corpus.span import Span
from corpus.status import TrialStatus, read_mark
from corpus.trial import Trial, TrialRecord

ORDINALS = (
    "første", "anden", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende", "niende",
    "tiende",
)  # fmt: skip
_ROUND = re.compile(
    rf"\b(?:(?P<word>{'|'.join(ORDINALS)}|andet)|(?P<digit>\d{{1,2}})\.)\s+"
    r"(?:og\s+sidste\s+|\w+\s+)?(?:ansøgnings)?runde\b|\brunde\s+(?P<after>\d{1,2})\b",
    re.IGNORECASE,
)
# A line that sums trials up is not one of them. »Samlet« and »total« begin titles, too.
_TOTAL = re.compile(
    r"(?:i\s?alt|heraf)\b|(?:samlet(?:\s+antal(?:\s+\w+)?)?|total)\s*:?\s*\d"
    r"|\d+\s+(?:\w+\s+)?(?:forsøg|ansøgninger|projekter|hjemler|kommuner|netværk)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sighting:
    """A trial as one document tells it, before it is put together with others."""

    title: str
    network: str | None
    round: int | None
    record: TrialRecord


def trials_of(documents: Sequence[tuple[Document, tuple[Passage, ...]]]) -> tuple[Trial, ...]:
    """All trials that the documents tell of, in the order of their first record.

    Sightings with the same title, network and round are one trial; its records stand latest first,
    those of undated documents last, in the order of the documents.
    """
    together: dict[tuple[str, str, int | None], list[_Sighting]] = {}
    for document, passages in documents:
        for sighting in _sightings(document, passages):
            key = (
                folded(sighting.title).rstrip("."),
                folded(sighting.network or ""),
                sighting.round,
            )
            together.setdefault(key, []).append(sighting)
    return tuple(_trial(key, sightings) for key, sightings in together.items())


def round_in(text: str) -> int | None:
    """The number of the application round that `text` speaks of, or None.

    >>> round_in("Frikommunernes ansøgninger i tredje runde"), round_in("2. ansøgningsrunde")
    (3, 2)
    """
    return next(iter(rounds_in(text)), None)


def rounds_in(text: str) -> tuple[int, ...]:
    """The numbers of all the application rounds that `text` speaks of, in order."""
    return tuple(_round_number(found) for found in _ROUND.finditer(text))


def _round_number(found: re.Match[str]) -> int:
    if digits := found["digit"] or found["after"]:
        return int(digits)
    word = found["word"].lower()
    return 2 if word == "andet" else ORDINALS.index(word) + 1


def _trial(key: tuple[str, str, int | None], sightings: list[_Sighting]) -> Trial:
    first = sightings[0]
    digest = hashlib.sha256(repr(key).encode()).hexdigest()[:8]
    ordered = sorted(sightings, key=lambda s: s.record.published or date.min, reverse=True)
    return Trial(
        id=f"{slug(first.title)[:60].strip('-')}-{digest}",
        title=first.title,
        network=first.network,
        round=first.round,
        records=tuple(s.record for s in ordered),
    )


def _sightings(document: Document, passages: tuple[Passage, ...]) -> Iterable[_Sighting]:
    lists = [bullets for bullets in _lists(passages) if _tells_of_trials(document, bullets)]
    if not lists:
        return
    rounds = [(p, number) for p in passages if (number := round_in(p.text)) is not None]
    for bullets in lists:
        number = _round_of(bullets[0], rounds)
        yield from (_sighting(document, b, number) for b in bullets if not _is_total(b))


def _lists(passages: tuple[Passage, ...]) -> Iterable[list[Passage]]:
    """The runs of bullets under one heading."""
    run: list[Passage] = []
    for passage in passages:
        same = (
            bool(run)
            and passage.section_ids == run[-1].section_ids
            and passage.ordinal == run[-1].ordinal + 1
        )
        if passage.kind is PassageKind.BULLET and (same or not run):
            run.append(passage)
            continue
        if run:
            yield run
        run = [passage] if passage.kind is PassageKind.BULLET else []
    if run:
        yield run


def _tells_of_trials(document: Document, bullets: list[Passage]) -> bool:
    """Whether a list is of trials: one is marked, or the document has a status for unmarked ones.

    Lists of sums are not, nor are lists without a mark under no heading.
    """
    rest = [b for b in bullets if not _is_total(b)]
    if any(read_mark(b.text) for b in rest):
        return True
    named = bool(rest and rest[0].section)
    return named and document.provenance.default_status is not None


def _is_total(bullet: Passage) -> bool:
    mark = read_mark(bullet.text)
    return _TOTAL.match(mark.title.of(bullet.text) if mark else bullet.text) is not None


def _round_of(bullet: Passage, rounds: Sequence[tuple[Passage, int]]) -> int | None:
    """The round that the headings of the section name, the nearest first, else the document."""
    outer = bullet.section_ids[:1]
    before = bisect_left(rounds, bullet.ordinal, key=lambda pair: pair[0].ordinal)
    for passage, number in (rounds[i] for i in range(before - 1, -1, -1)):
        over_it = passage.id in bullet.section_ids or passage.section_ids[:1] == outer
        if passage.kind is PassageKind.HEADING and over_it:
            return number
    return rounds[0][1] if before else None


def _sighting(document: Document, bullet: Passage, round_number: int | None) -> _Sighting:
    mark = read_mark(bullet.text)
    title = mark.title if mark else Span(0, len(bullet.text))
    start = bullet.content.start
    record = TrialRecord(
        document_id=document.id,
        passage_id=bullet.id,
        span=bullet.content,
        title_span=title.shifted(start),
        status=mark.status if mark else document.provenance.default_status or TrialStatus.UNKNOWN,
        status_text=mark.words.of(bullet.text) if mark else None,
        status_span=mark.words.shifted(start) if mark else None,
        published=document.provenance.published,
    )
    return _Sighting(
        title=title.of(bullet.text),
        network=bullet.section[-1] if bullet.section else None,
        round=round_number,
        record=record,
    )
