"""The lists of a document: bullets that follow each other, and the form that they share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.lines import is_label
from corpus.passage import Passage, PassageKind
from corpus.sentences import sentence_spans
from corpus.span import Span, trimmed

_SHARED = 0.8  # of a list's bullets that must end in a number for it to be no part of the titles
_NUMBERED = 0.5  # of a list's bullets that must begin with a case number
_LABELLED = (
    r"(?i:(?:sag(?:s?\s?nr\.?)?|j\.?\s?nr\.?|journalnr\.?|nr\.?|(?:ansøgning|forsøg)(?:\s+nr\.?)?))"
)
_DIGITS = r"\d{1,5}(?:[-–/.]\d{1,6})*"
_CODE = r"(?:[A-ZÆØÅ]{1,4}[-–/]?\d{1,5}|\d{2,5}[-–/]\d{1,6})(?:[-–/]\d{1,6})*"
_CASE = re.compile(
    rf"\s*(?:{_LABELLED}\s*(?:[A-ZÆØÅ]{{1,4}}[-–/]?)?{_DIGITS}|(?P<code>{_CODE}))"
    r"(?:\s*[:–—|]\s*|\.\s+|\s+-\s+|\t\s*|[ \u00a0]+(?=[A-ZÆØÅÉ0-9»«”“\"]))(?=\S)"
)
_YEARS_OR_DATE = re.compile(
    r"(?:19|20)\d\d[-–/](?:19|20)?\d\d(?:[-–/]\d\d?)?|\d\d?[-–/]\d\d?(?:[-–/]\d{2,4})?"
)
_NUMBER_END = re.compile(
    r"\s*(?:(?:[–—]|\s-|[,;:])\s*|(?P<open>[(\[])\s*)\d[\d.]*(?:,\d+)?"
    r"(?P<unit>(?:\s*[^\W\d_]+\.?){0,3})(?(open)\s*[)\]])\s*\.?\s*\Z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletList:
    """Bullets that follow each other, and what stands right over them."""

    bullets: tuple[Passage, ...]
    lead_in: Passage | None

    @property
    def said(self) -> str:
        """The last sentence before the list."""
        return last_sentence(self.lead_in).of(self.lead_in.text) if self.lead_in else ""


def bullet_lists(passages: Sequence[Passage]) -> Iterator[BulletList]:
    """The runs of bullets, with the paragraphs that belong to them left out."""
    run: list[Passage] = []
    lead_in: Passage | None = None
    for passage in passages:
        if passage.kind is PassageKind.BULLET:
            if run and run[-1].section_ids != passage.section_ids:
                yield BulletList(bullets=tuple(run), lead_in=lead_in)
                run, lead_in = [], None
            run.append(passage)
            continue
        if passage.depth or passage.kind is PassageKind.BOILERPLATE:
            continue
        if run:
            yield BulletList(bullets=tuple(run), lead_in=lead_in)
            run = []
        leads_in = passage.kind is PassageKind.PARAGRAPH and not is_label(passage.text)
        lead_in = passage if leads_in else None
    if run:
        yield BulletList(bullets=tuple(run), lead_in=lead_in)


def last_sentence(passage: Passage) -> Span:
    """Where the last sentence of a passage stands in its text."""
    return sentence_spans(passage.text)[-1]


def case_number_end(text: str) -> int:
    """Where the words begin after a case number, 0 where there is none.

    >>> case_number_end("2025-1102: Klinik på havnen"), case_number_end("2021-2024: Anden periode")
    (11, 0)
    """
    found = _CASE.match(text)
    if found is None or (found["code"] and _YEARS_OR_DATE.fullmatch(found["code"])):
        return 0
    return found.end()


def number_start(text: str) -> int | None:
    """Where a number begins that a text ends in, set off from it: »– 23 institutioner«, »(12)«."""
    found = _NUMBER_END.search(text, max(0, len(text) - 80))
    return found.start() if found and found.start() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What the bullets of a list share beside their titles: a case number, a number at the end."""

    case_number: bool = False
    number: bool = False

    def bare(self, text: str, span: Span) -> Span:
        """A stretch of `text`, a bullet's words or a part of them, without what the list shares."""
        start, end = span.start, span.end
        if self.case_number:
            start += case_number_end(span.of(text))
        if self.number and (at := number_start(text[start:end])) is not None:
            end = start + at
        return trimmed(text, start, end) or span


def form_of(bullets: Sequence[Passage]) -> Form:
    """The form that most bullets of a list have."""
    count = len(bullets)
    cased = sum(case_number_end(b.text) > 0 for b in bullets)
    ends = [_NUMBER_END.search(b.text, max(0, len(b.text) - 80)) for b in bullets]
    units = Counter(f["unit"].strip()[:4].lower() for f in ends if f)
    shared = max(units.values(), default=0)
    return Form(
        case_number=cased > 1 and cased >= _NUMBERED * count,
        number=shared > 1 and count > 2 and shared >= _SHARED * count,
    )
