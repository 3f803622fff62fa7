"""An answer as somebody sees it who has nothing but the answer, and what was found of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.status import TrialStatus
from server.answer import Answer, AnswerStatus, AnswerType, Citation, TrialEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCitation:
    """A citation as an answer states it: the words, and where they are said to stand."""

    number: int
    document_id: str
    sha256: str
    start: int
    end: int
    cited_text: str
    answer_spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedTrial:
    """A trial of the set that an answer says it rests on; `citation` is the number at its place."""

    id: str
    status: TrialStatus
    citation: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedAnswer:
    """An answer as it is read by somebody who has only the answer and the documents."""

    question: str
    status: AnswerStatus
    type: AnswerType
    text: str
    citations: tuple[StatedCitation, ...]
    trials: tuple[StatedTrial, ...]

    @property
    def claims(self) -> bool:
        """Whether the answer claims something of the sources."""
        answers = self.status in {AnswerStatus.ANSWERED, AnswerStatus.PARTIAL}
        return answers and self.type is not AnswerType.SMALLTALK


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A claim, the number of its citation, and whether it holds; `why` says what does not."""

    text: str
    citation: int | None
    ok: bool
    why: str


def stated(answer: Answer) -> StatedAnswer:
    """One of our answers, as a stranger sees it."""
    return StatedAnswer(
        question=answer.resolved_question,
        status=answer.status,
        type=answer.type,
        text=answer.text,
        citations=stated_citations(answer.citations),
        trials=stated_trials(answer.trials),
    )


def stated_citations(citations: Sequence[Citation]) -> tuple[StatedCitation, ...]:
    """Citations of ours, as a stranger sees them."""
    return tuple(
        StatedCitation(
            number=c.number,
            document_id=c.document.id,
            sha256=c.document.sha256,
            start=c.span.start,
            end=c.span.end,
            cited_text=c.cited_text,
            answer_spans=tuple((s.start, s.end) for s in c.answer_spans),
        )
        for c in citations
    )


def stated_trials(trials: Sequence[TrialEntry]) -> tuple[StatedTrial, ...]:
    """Trials of an answer of ours, as a stranger sees them."""
    return tuple(
        StatedTrial(id=e.trial.id, status=e.trial.status.public, citation=e.citation)
        for e in trials
    )
