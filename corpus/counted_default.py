"""The decision on trials without a mark that the numbers of a document's text show.

»14 forsøg er imødekommet fuldt ud, fem delvist, og syv er afvist« over a list in which five bullets
are marked as partly granted, seven as rejected and fourteen not at all: these are the granted ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.number_words import SEVERAL, number_of
from corpus.passage import PassageKind
from corpus.sentences import sentence_spans
from corpus.sighting import Page, Sighting
from corpus.status import DECISIONS, StatedStatus, TrialStatus
from corpus.status_words import status_words

LEAST = 2  # trials without a mark, of which a number can tell anything

_KINDS = frozenset({PassageKind.PARAGRAPH, PassageKind.HEADING})
_CLAUSE = re.compile(r"[;:–—]|,|\b(?:og|men|mens|samt|heraf)\b", re.IGNORECASE)
_NUMBER = re.compile(
    rf"(?<![\w.,/-])(?:\d{{1,3}}|{'|'.join(SEVERAL)})"
    r"(?![\w/-]|[.,]\d|\.\s)(?!\s(?:kommuner|netværk|procent|pct|kr|kroner|mio|mia|dage|uger"
    r"|måneder|år|timer|runder)\b)",
    re.IGNORECASE,
)
_ANY_YES = re.compile(r"\b(?:helt|fuldt) eller delvist?\b", re.IGNORECASE)
_WORDS = status_words((), may=True)


def with_counted_default(page: Page, sightings: Sequence[Sighting]) -> list[Sighting]:
    """The sightings, those without a mark decided as the document's numbers show, if they do."""
    counts = Counter(s.record.status for s in sightings)
    shown = _shown(page, counts) if counts[TrialStatus.UNKNOWN] >= LEAST else None
    if shown is None:
        return list(sightings)
    return [_decided(s, shown) if s.record.status is TrialStatus.UNKNOWN else s for s in sightings]


def _decided(sighting: Sighting, shown: StatedStatus) -> Sighting:
    record = replace(sighting.record, status=shown.status, default_span=shown.words)
    return replace(sighting, record=record)


def _shown(page: Page, counts: Counter[TrialStatus]) -> StatedStatus | None:
    """The one decision of which the text counts as many as bear no mark, and where it does best.

    That is a sentence before a heading, and one that counts just those. A yes may be told of those
    that are granted in part, too. None where a trial is marked with that decision, as then it is no
    matter of course, or where none is marked at all.
    """
    if not any(counts[status] for status in DECISIONS):
        return None
    unmarked = counts[TrialStatus.UNKNOWN]
    sizes = {
        TrialStatus.APPROVED: {unmarked, unmarked + counts[TrialStatus.PARTLY]},
        TrialStatus.REJECTED: {unmarked},
    }
    headings = {p.content for p in page.passages if p.kind is PassageKind.HEADING}
    fitting = [
        (number, stated)
        for number, stated in _counted(page)
        if number in sizes.get(stated.status, ()) and not counts[stated.status]
    ]
    if len({stated.status for _, stated in fitting}) != 1:
        return None
    return min(fitting, key=lambda f: (f[0] != unmarked, f[1].words in headings))[1]


def _counted(page: Page) -> Iterator[tuple[int, StatedStatus]]:
    """The numbers to which the text gives one decision, and the sentences in which it does."""
    for passage in page.passages:
        if passage.kind not in _KINDS:
            continue
        for sentence in sentence_spans(passage.text):
            where = sentence.shifted(passage.content.start)
            for clause in _CLAUSE.split(sentence.of(passage.text)):
                numbers = _NUMBER.findall(clause)
                status = _decision(clause)
                if len(numbers) == 1 and status is not None:
                    yield number_of(numbers[0]), StatedStatus(status=status, words=where)


def _decision(clause: str) -> TrialStatus | None:
    """The decision that a clause tells; a yes of any kind where it says »helt eller delvist«."""
    if _ANY_YES.search(clause):
        return TrialStatus.APPROVED
    stated = _WORDS.sole(clause)
    return stated.status if stated else None
