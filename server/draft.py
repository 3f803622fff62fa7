"""An answer before it is text: a template, what it shows, and the places its claims rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.collection import Collection
from corpus.sentences import sentence_spans
from corpus.span import Span
from corpus.trial import Trial
from index.retriever import ScoredPassage
from server.answer import AnswerStatus, AnswerType, Citation, TrialEntry

_MARK = re.compile(r"\x02(?P<document>[^\x02\x03|]+)\|(?P<start>\d+)-(?P<end>\d+)\x03")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an answer module proposes. `view` is the one variable `answer` of the template.

    `of_today` is False where what holds today is asked, and only what held then is told.
    """

    type: AnswerType
    status: AnswerStatus
    template: str
    view: object
    trials: tuple[Trial, ...] = ()
    nearest: tuple[ScoredPassage, ...] = ()
    suggestions: tuple[str, ...] = ()
    why: str = ""
    of_today: bool = True


def mark(document_id: str, span: Span) -> str:
    """What stands in a rendered text where a citation belongs, until it is given its number."""
    return f"\x02{document_id}|{span.start}-{span.end}\x03"


def place_citations(text: str, collection: Collection) -> tuple[str, tuple[Citation, ...]]:
    """The text with numbered markers for its marks, and the citations, numbered by first use.

    The same span twice is the same number. A citation's answer spans run from the start of the
    sentence or line to its marker.
    """
    numbers: dict[tuple[str, Span], int] = {}
    claims: dict[int, list[Span]] = {}
    written = ""
    position = start = 0
    for found in _MARK.finditer(text):
        between = text[position : found.start()]
        written += between
        position = found.end()
        key = (found["document"], Span(int(found["start"]), int(found["end"])))
        number = numbers.setdefault(key, len(numbers) + 1)
        marker = f"[{number}]"
        written += marker if written.endswith((" ", "\n")) or not written else f" {marker}"
        if not claims or between not in {"", " "}:  # else the claim is that of the marker before
            start = _claim_start(written, start)
        claims.setdefault(number, []).append(Span(start, len(written)))
    written += text[position:]
    citations = tuple(
        Citation(
            number=number,
            document=collection.document(document_id),
            passage=collection.passage_at(document_id, span),
            span=span,
            answer_spans=tuple(claims[number]),
        )
        for (document_id, span), number in numbers.items()
    )
    return written, citations


def trial_entries(
    trials: tuple[Trial, ...], citations: tuple[Citation, ...]
) -> tuple[TrialEntry, ...]:
    """The trials with the number of the citation that shows each, if one does."""
    by_place = {(c.passage.id, c.span): c.number for c in citations}
    return tuple(
        TrialEntry(trial=t, citation=by_place.get((t.record.passage_id, t.record.span)))
        for t in trials
    )


def _claim_start(written: str, before: int) -> int:
    """Where the last sentence of a text begins; a list item begins after its dash.

    `before` is where an earlier sentence does; what stands before that is not looked at again.
    """
    line = written.rfind("\n") + 1
    bare = max(before, line + 2 if written.startswith("– ", line) else line)
    return bare + sentence_spans(written[bare:])[-1].start
