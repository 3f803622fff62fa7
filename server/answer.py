"""What the service says, before HTTP or a page gives it a shape."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from corpus.document import Document
from corpus.passage import Passage
from corpus.span import Span
from corpus.trial import Trial
from index.retriever import ScoredPassage


class AnswerStatus(StrEnum):
    """Whether the sources answer the question."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    CLARIFY = "clarify"
    ABSTAINED = "abstained"


class AnswerType(StrEnum):
    """What kind of answer it is; the names are the contract's."""

    FACT = "fact"
    COUNT = "count"
    LIST = "list"
    STATUS = "status"
    QUOTE = "quote"
    CITATION = "citation"
    COMPARE = "compare"
    DEFINITION = "definition"
    OUTCOME = "outcome"
    YESNO = "yesno"
    METADATA = "metadata"
    SMALLTALK = "smalltalk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Words of a document that a claim rests on.

    `answer_spans` are the claims, spans of the answer's text.
    """

    number: int
    document: Document
    passage: Passage
    span: Span
    answer_spans: tuple[Span, ...] = ()

    @property
    def id(self) -> str:
        """DOCUMENT_ID.SHA8.START-END."""
        return f"{self.document.id}.{self.document.sha8}.{self.span.start}-{self.span.end}"

    @property
    def cited_text(self) -> str:
        """The words, character for character."""
        return self.span.of(self.document.text)

    @property
    def section(self) -> tuple[str, ...]:
        """The headings above the words; for a heading, those above it."""
        return self.passage.section


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialEntry:
    """A trial of the set that an answer rests on, with the number of the citation that shows it."""

    trial: Trial
    citation: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timings:
    """Milliseconds spent on each floor; not part of what makes two answers equal."""

    understand: float
    retrieve: float
    compose: float
    total: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer whose every claim was checked against its citation."""

    id: str
    status: AnswerStatus
    text: str
    type: AnswerType
    resolved_question: str
    index_version: str
    citations: tuple[Citation, ...] = ()
    trials: tuple[TrialEntry, ...] = ()
    nearest: tuple[ScoredPassage, ...] = ()
    suggestions: tuple[str, ...] = ()
    explanation: tuple[str, ...] = field(default=(), compare=False)
    timings: Timings = field(
        default=Timings(understand=0, retrieve=0, compose=0, total=0), compare=False
    )
