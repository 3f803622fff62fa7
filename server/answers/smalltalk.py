"""Greetings and thanks."""

from __future__ import annotations

from dataclasses import dataclass

from server.answer import AnswerStatus, AnswerType
from server.draft import Draft
from server.question import Asked, Question
from server.sources import Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class SmalltalkView:
    """What templates/answers/smalltalk.txt shows."""

    thanks: bool


def propose(question: Question, sources: Sources) -> Draft | None:
    """A short reply to a greeting or thanks."""
    if question.asked is not Asked.SMALLTALK:
        return None
    thanks = any(w.token.folded.startswith(("tak", "thank", "farvel")) for w in question.words)
    return Draft(
        type=AnswerType.SMALLTALK,
        status=AnswerStatus.ANSWERED,
        template="smalltalk",
        view=SmalltalkView(thanks=thanks),
        why="hilsen eller tak",
    )
