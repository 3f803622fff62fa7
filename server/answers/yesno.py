"""Yes or no from running text: what the sources say, and whether that is a yes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from server import wording
from server.answer import AnswerStatus, AnswerType
from server.answers import status
from server.draft import Draft
from server.evidence import Evidence
from server.question import Asked, Question, folded_line
from server.sources import Sources, evidence_mark

SURE = 0.4
CERTAIN = 0.68  # what a sentence must score that misses something weighty all the same
WEIGHTY = 0.35  # what a word weighs that may not be missing; a wrong yes is worse than none
_NEGATED = re.compile(r"\b(?:ikke|ingen|intet|aldrig|hverken)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNoView:
    """What templates/answers/yesno.txt shows."""

    opening: str
    sentence: str
    mark: str


def _settles(evidence: Evidence) -> bool:
    """Whether a sentence says enough to say yes or no by: nothing weighty may be missing."""
    return evidence.score >= (SURE if evidence.missed < WEIGHTY else CERTAIN)


def propose(question: Question, sources: Sources) -> Draft | None:
    """The sentence that settles a yes-or-no question, if one says enough of what is asked."""
    personal = wording.PERSONAL.search(folded_line(question)) is not None
    if question.asked is not Asked.POLAR or question.missing or personal:
        return None  # what the reader may or can do, no article tells
    sentences = sources.sentences(question)
    if not sentences or not _settles(sentences[0]):
        return None
    best = sentences[0]
    if (trial := sources.trials_by_passage.get(best.passage.id)) is not None:
        # A bullet is no sentence: its status is the answer.
        return status.single(question, sources, trial)
    same = question.negated == (_NEGATED.search(best.text) is not None)
    view = YesNoView(opening="Ja" if same else "Nej", sentence=best.text, mark=evidence_mark(best))
    return Draft(
        type=AnswerType.YESNO,
        status=AnswerStatus.ANSWERED,
        template="yesno",
        view=view,
        why=f"sætningen dækker {best.coverage:.2f}, lighed {best.similarity:.2f}",
    )
