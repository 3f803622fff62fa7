"""Where words of an earlier text of a document stand today, by the words and what is around them.

Found word for word they are exact or moved, white space apart. Otherwise the paragraph most like
theirs says what they became. `fuzz.ratio` of two unrelated Danish paragraphs is about 45.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from os.path import commonprefix

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein, Opcode

from corpus.document import Document
from corpus.passage import Passage
from corpus.segment import segment
from corpus.span import Span, trimmed

CONTEXT = 64  # characters on each side that are compared
TELLING = 25  # a quote from this length on is known by itself
AROUND = 12  # characters around a shorter one that must be the same
SAME_PARAGRAPH = 70.0
SAME_WORDS = 80.0
MAX_ALIGNED = 10_000  # characters; the alignment of two paragraphs takes their product


class CitationState(StrEnum):
    """Whether the cited words still stand where they stood."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Place:
    """Where some words stand today; `span` is None where they are gone."""

    state: CitationState
    span: Span | None = None


class Relocator:
    """Finds words of one earlier text of a document in its text of today."""

    def __init__(self, earlier: Document, today: Document) -> None:
        self._documents = earlier, today
        self._earlier = earlier.text
        self._today = today.text

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of the earlier text."""
        return segment(self._documents[0])

    @cached_property
    def _paragraphs(self) -> tuple[Passage, ...]:
        return segment(self._documents[1])

    def place(self, span: Span) -> Place:
        """Where the words that stood at `span` stand today."""
        found = self._word_for_word(span) or self._become(span)
        if found is None:
            return Place(CitationState.GONE)
        if found.of(self._today).split() != span.of(self._earlier).split():
            return Place(CitationState.CHANGED, found)
        return Place(CitationState.EXACT if found == span else CitationState.MOVED, found)

    def _word_for_word(self, span: Span) -> Span | None:
        quote = span.of(self._earlier)
        found = [Span(*m.span()) for m in _pattern(quote).finditer(self._today)]
        if not found:
            return None
        best = max(found, key=lambda f: (self._same_around(span, f), -abs(f.start - span.start)))
        if len(quote) < TELLING and self._same_around(span, best) < AROUND:
            return None
        return best

    def _same_around(self, span: Span, found: Span) -> int:
        """How many characters before and after the words are the same then and today."""
        then = self._earlier[max(0, span.start - CONTEXT) : span.start][::-1]
        now = self._today[max(0, found.start - CONTEXT) : found.start][::-1]
        same = _common(then, now)
        then = self._earlier[span.end : span.end + CONTEXT]
        return same + _common(then, self._today[found.end : found.end + CONTEXT])

    def _become(self, span: Span) -> Span | None:
        """What the words became, in the paragraph that is most like theirs."""
        paragraph = _around(self.passages, span)
        if paragraph is None:
            return None
        texts = [p.text for p in self._paragraphs]
        like = process.extractOne(
            paragraph.text, texts, scorer=fuzz.ratio, score_cutoff=SAME_PARAGRAPH
        )
        if like is not None:
            return self._counterpart(span, paragraph, self._paragraphs[like[2]])
        quote = span.of(self._earlier)
        if len(quote) < TELLING:
            return None
        like = process.extractOne(quote, texts, scorer=fuzz.partial_ratio, score_cutoff=SAME_WORDS)
        if like is None or len(like[0]) < len(quote) // 2:
            return None
        part = fuzz.partial_ratio_alignment(quote, like[0])
        if part is None:
            return None
        window = like[0][part.dest_start : part.dest_end]
        same = [step for step in Levenshtein.opcodes(quote, window) if step.tag == "equal"]
        start = self._paragraphs[like[2]].content.start + part.dest_start
        return self._whole_words(start + same[0].dest_start, start + same[-1].dest_end)

    def _counterpart(self, span: Span, then: Passage, today: Passage) -> Span | None:
        """What stands for the words in the paragraph that theirs became."""
        if max(len(then.text), len(today.text)) > MAX_ALIGNED:
            return today.content
        steps = list(Levenshtein.opcodes(then.text, today.text))
        start = _mapped(steps, max(span.start - then.content.start, 0), is_end=False)
        end = _mapped(steps, min(span.end, then.content.end) - then.content.start, is_end=True)
        offset = today.content.start
        return self._whole_words(offset + start, offset + end)

    def _whole_words(self, start: int, end: int) -> Span | None:
        text = self._today
        span = trimmed(text, start, max(start, end))
        if span is None:
            return None
        start, end = span.start, span.end
        while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        return Span(start, end)


def _pattern(quote: str) -> re.Pattern[str]:
    """Matches the words with any white space between them, where words begin and end."""
    words = r"\s+".join(re.escape(w) for w in quote.split())
    before = r"(?<!\w)" if quote[:1].isalnum() else ""
    after = r"(?!\w)" if quote[-1:].isalnum() else ""
    return re.compile(f"{before}{words}{after}")


def _common(then: str, now: str) -> int:
    """How much of two surroundings, from the words outwards, is the same; an end of both is."""
    at_end = then == now and len(then) < CONTEXT
    return len(commonprefix((then, now))) + AROUND * at_end


def _around(passages: Sequence[Passage], span: Span) -> Passage | None:
    return next((p for p in passages if p.content.overlaps(span)), None)


def _mapped(steps: Sequence[Opcode], position: int, *, is_end: bool) -> int:
    """The place in the second text of a place in the first, by the steps from one to the other."""
    for step in steps:
        inside = (
            step.src_start < position <= step.src_end
            if is_end
            else (step.src_start <= position < step.src_end)
        )
        if inside and step.tag == "equal":
            return step.dest_start + position - step.src_start
        if inside:
            return step.dest_end if is_end else step.dest_start
    return 0 if position == 0 else steps[-1].dest_end
