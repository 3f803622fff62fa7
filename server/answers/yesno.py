"""Yes or no from running text: what the sources say, and whether that is a yes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from server import wording
from server.answer import AnswerStatus, AnswerType
from server.answers import fact, status
from server.decisions import DECISIONS
from server.draft import Draft
from server.matching import text_words
from server.question import Asked, Question, folded_line
from server.sources import Sources, evidence_mark
from server.totals import statuses_in

SURE = 0.3  # how likely a sentence must answer
HELD = 0.25  # what a word may weigh that the sentence lacks and a yes or no is still said
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_NEGATED = re.compile(r"\b(?:ikke|ingen|intet|aldrig|hverken)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNoView:
    """What templates/answers/yesno.txt shows."""

    opening: str
    sentence: str
    mark: str


def propose(question: Question, sources: Sources) -> Draft | None:
    """The sentence that settles a yes-or-no question, if one says enough of what is asked."""
    personal = wording.PERSONAL.search(folded_line(question)) is not None
    if question.asked is not Asked.POLAR or question.missing or personal:
        return None  # what the reader may or can do, no article tells
    sentences = [e for e in sources.sentences(question) if fact.of_rounds(e, question, sources)]
    if (
        not sentences
        or sentences[0].chance < SURE
        or not fact.holds_numbers(question, sentences[0])
    ):
        return None
    best = sentences[0]
    if (trial := sources.trials_by_passage.get(best.passage.id)) is not None:
        # A bullet is no sentence: its status is the answer, unless its later fate is asked of.
        decided = not question.statuses or bool(question.statuses & DECISIONS)
        return status.single(question, sources, trial) if decided else None
    view = YesNoView(
        opening=opening(question, best.text, sources), sentence=best.text, mark=evidence_mark(best)
    )
    return Draft(
        type=AnswerType.YESNO,
        status=AnswerStatus.ANSWERED,
        template="yesno",
        view=view,
        why=f"sætningen svarer med sandsynligheden {best.chance:.2f}",
    )


def opening(question: Question, sentence: str, sources: Sources) -> str:
    """»Ja« or »Nej« where the sentence itself settles it; else empty, and the sentence speaks.

    A decision that the sentence tells and the question does not ask about is a no. Otherwise each
    thing asked of must stand in the sentence, not only near it.
    """
    years = {int(y) for y in _YEAR.findall(sentence)}
    if question.years and years and not question.years & years:
        return "Nej"
    told = statuses_in(sentence)
    if question.statuses and told:
        return "Ja" if question.statuses & told else "Nej"
    matcher = sources.understanding.linker.matcher
    telling = [w for w in question.words if not w.token.is_stop]
    if matcher.missed(telling, text_words(sentence)) > HELD:
        return ""
    return "Ja" if question.negated == (_NEGATED.search(sentence) is not None) else "Nej"
