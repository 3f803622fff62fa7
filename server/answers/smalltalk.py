"""Greetings, thanks, and what this service is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from server.answer import AnswerStatus, AnswerType
from server.draft import Draft
from server.question import Asked, Question, folded_line
from server.sources import Sources

_SPEAKS_OF_US = re.compile(
    r"\b(?:du|her|dig|din|dit|dine|jer|jeres|tjenesten|siden|systemet|programmet|robot\w*|chatbot\w*|bot|"
    r"ai|frisvar|skrive?|digte?|lave?|hjaelpe?|spoerge|man|you|your|it)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SmalltalkView:
    """What templates/answers/smalltalk.txt shows; `what` is »greeting«, »thanks« or »service«."""

    what: str


def propose(question: Question, sources: Sources) -> Draft | None:
    """A short reply to a greeting or thanks."""
    if question.asked is not Asked.SMALLTALK:
        return None
    thanks = any(w.token.folded.startswith(("tak", "thank", "farvel")) for w in question.words)
    return _draft("thanks" if thanks else "greeting", "hilsen eller tak")


def service(question: Question, sources: Sources) -> Draft | None:
    """What this service does and is, where nothing else is asked about."""
    if question.statuses or question.networks or not _SPEAKS_OF_US.search(folded_line(question)):
        return None
    return _draft("service", "spørgsmålet er om tjenesten selv")


def _draft(what: str, why: str) -> Draft:
    return Draft(
        type=AnswerType.SMALLTALK,
        status=AnswerStatus.ANSWERED,
        template="smalltalk",
        view=SmalltalkView(what=what),
        why=why,
    )
