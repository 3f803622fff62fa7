"""What running text says of how many trials: numbers with their statuses and rounds.

Answers are counted from the trials; these statements stand beside the count, agree with it or not,
and are all there is for rounds whose trials no document lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.collection import Collection
from corpus.document import Document
from corpus.passage import Passage, PassageKind
from corpus.rounds import round_in
from corpus.sentences import sentence_spans
from corpus.span import Span
from corpus.status import TrialStatus
from index.danish import folded_text
from index.lexicon import load_lexicon
from server import wording
from server.extract import ValueKind, find_values, number_value

_NOUN = re.compile(
    r"(?:\s+(?!er\b|var\b|blev\b|og\b|i\b|fra\b)[\w-]+){0,3}?\s+"
    r"(?P<noun>\w*forsøg\w*|\w*ansøgning\w*|tilfælde|projekter)\b",
    re.IGNORECASE,
)
# Without one of these no number is read as a total, which is found out much faster.
_TELLING = ("forsøg", "ansøgning", "tilfælde", "projekter", "henholdsvis")
_RESPECTIVELY = re.compile(
    r"\bhenholdsvis\s+(?P<list>[\w.]+(?:,\s+[\w.]+)*\s+og\s+[\w.]+)", re.IGNORECASE
)
_OF_ALL = re.compile(r"\d\s+(?:forsøg\s+)?(?:ud\s+)?af\s+(?:de\s+|i\s+alt\s+)?\Z", re.IGNORECASE)
# »fem er delvist imødekommet« after a number of applications: a number without its noun.
_ALONE = re.compile(r"\s+(?:er|blev|bliver|fik|har\s+fået)\s+(?P<told>[^,;.]*)", re.IGNORECASE)
_EACH = frozenset({"hver", "hvert", "alle", "enhver", "ethvert"})
_CLAUSE_END = re.compile(r",\s(?:og|men|mens|samt)\b|;")
_EARLIER = re.compile(
    r"\b(?P<n>to|tre|fire|2|3|4)\s+(?:forudgående|foregående|forrige|tidligere|første)\s+(?:\w+)?runder\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A number of trials that a sentence states; `statuses` is empty for trials of any status."""

    value: int
    statuses: frozenset[TrialStatus]
    round: int | None
    document: Document
    passage: Passage
    sentence: Span
    number: Span


def find_totals(collection: Collection) -> tuple[Total, ...]:
    """The totals that the documents' prose and summing bullets state, in reading order."""
    trial_passages = {r.passage_id for t in collection.trials for r in t.records}
    totals: list[Total] = []
    for document in collection.documents:
        passages = collection.passages_of(document.id)
        current = _current_round(passages)
        for passage in passages:
            if passage.id in trial_passages or passage.kind in {
                PassageKind.CONTACT,
                PassageKind.LINK,
                PassageKind.DATELINE,
            }:
                continue
            if not _may_tell(passage.text):
                continue
            for span in sentence_spans(passage.text):
                totals += _totals_in(
                    document, passage, span.shifted(passage.content.start), current
                )
    return tuple(totals)


def _may_tell(text: str) -> bool:
    lowered = text.casefold()
    return any(word in lowered for word in _TELLING)


def _current_round(passages: Iterable[Passage]) -> int | None:
    return next((number for p in passages if (number := round_in(p.text)) is not None), None)


def _totals_in(
    document: Document, passage: Passage, sentence: Span, current: int | None
) -> list[Total]:
    text = sentence.of(document.text)
    if not _may_tell(text):
        return []
    respective = _respective(text, current)
    found: list[Total] = []
    for value in find_values(text, ValueKind.NUMBER):
        number = number_value(value.text)
        listed = respective.get(value.span)
        noun = _noun(text, value.span.end)
        alone = _ALONE.match(text, value.span.end) if found else None
        if number is None or (listed is None and noun is None and not _decides(alone)):
            continue
        if _OF_ALL.search(text, 0, value.span.start):
            statuses = frozenset[TrialStatus]()  # »16 af 22«: the 22 are those of any status
        elif listed is None and noun is None and alone is not None:
            statuses = statuses_in(alone["told"])
        else:
            statuses = statuses_in(_clause(text, value.span))
        found.append(
            Total(
                value=number,
                statuses=statuses,
                round=listed if listed is not None else round_in(text) or current,
                document=document,
                passage=passage,
                sentence=sentence,
                number=value.span.shifted(sentence.start),
            )
        )
    return found


def _noun(text: str, behind: int) -> re.Match[str] | None:
    """The noun that a number counts, if nothing but adjectives stands before it.

    »fem personer giver hver ansøgning point« counts no applications.
    """
    found = _NOUN.match(text, behind)
    if found is None:
        return None
    between = folded_text(text[behind : found.start("noun")]).split()
    acts = any(w.endswith("r") and load_lexicon().is_verb(w) for w in between)
    return None if acts or _EACH & {*between} else found


def _decides(alone: re.Match[str] | None) -> bool:
    return alone is not None and bool(statuses_in(alone["told"]))


def _clause(text: str, number: Span) -> str:
    """The main clause that a number stands in."""
    ends = [m.start() for m in _CLAUSE_END.finditer(text)]
    start = max((e for e in ends if e <= number.start), default=0)
    return text[start : next((e for e in ends if e > number.start), len(text))]


def _respective(text: str, current: int | None) -> dict[Span, int]:
    """The rounds of the numbers listed »henholdsvis« for the rounds before the current one."""
    listed, earlier = _RESPECTIVELY.search(text), _EARLIER.search(text)
    if listed is None or earlier is None or current is None:
        return {}
    start = listed.start("list")
    numbers = [v.span.shifted(start) for v in find_values(listed["list"], ValueKind.NUMBER)]
    if len(numbers) != number_value(earlier["n"]):
        return {}
    return {span: current - len(numbers) + i for i, span in enumerate(numbers)}


def statuses_in(text: str) -> frozenset[TrialStatus]:
    """The statuses that a sentence speaks of."""
    line = folded_text(text)
    if wording.EITHER.search(line) and not re.search(r"udbred", line):
        return frozenset({TrialStatus.APPROVED, TrialStatus.PARTLY})
    found = [s for s, pattern in wording.OTHER_STATUSES.items() if pattern.search(line)]
    for status in found:
        if status.public is status:
            return (
                frozenset({TrialStatus.SPREAD, TrialStatus.PARTLY_SPREAD})
                if status is TrialStatus.PARTLY_SPREAD
                else frozenset({status})
            )
    if wording.NO.search(line):
        return frozenset({TrialStatus.REJECTED})
    if wording.ONLY_PARTLY.search(line):
        return frozenset({TrialStatus.PARTLY})
    return frozenset({TrialStatus.APPROVED} if wording.YES.search(line) else found[:1])
