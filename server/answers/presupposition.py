"""Questions that take for granted what the sources contradict: the answer corrects, and shows it."""

from __future__ import annotations

import re

from corpus.status import TrialStatus
from server.answers import status
from server.draft import Draft
from server.question import Asked, Question, folded_line
from server.sources import Sources
from server.understanding import YES_STATUSES

_RUNS = re.compile(
    r"\b(?:i gang|starter|begynder|startede|begyndte|koerer|gaelder|traeder i kraft|indfoert|gennemfoert)\b"
)


def propose(question: Question, sources: Sources) -> Draft | None:
    """A correction, when a question about one trial presumes a decision that was not made."""
    if question.asked not in {Asked.REASON, Asked.TIME, Asked.DURATION, Asked.PERSON}:
        return None
    links = status.linked(question, status.LIKELY)
    if len(links) != 1:
        return None
    trial = links[0].trial
    presumed = _presumed(question)
    if (
        not presumed
        or not presumed <= status.DECISIONS
        or trial.status in presumed
        or trial.status is TrialStatus.UNKNOWN
    ):
        return None
    return status.single(question, sources, trial, corrects=True)


def _presumed(question: Question) -> frozenset[TrialStatus]:
    """The statuses under which the question makes sense; empty where it presumes none."""
    if question.statuses:
        return question.statuses
    return YES_STATUSES if _RUNS.search(folded_line(question)) else frozenset()
