"""How many, where the prose says the number and no list of trials can be counted."""

from __future__ import annotations

from dataclasses import dataclass

from server.answer import AnswerStatus, AnswerType
from server.answers import abstain
from server.answers.selection import counts_trials
from server.danish_text import round_name
from server.draft import Draft, mark
from server.question import Question
from server.sources import Sources
from server.totals import Total


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalView:
    """What templates/answers/total.txt shows."""

    number: int
    round: str | None
    sentence: str
    mark: str


def propose(question: Question, sources: Sources) -> Draft | None:
    """The total that the prose states for the asked round and statuses."""
    if question.missing or not asks_total(question):
        return None
    total = _best(question, sources)
    if total is None:
        # The trials' own count was tried before: nothing else can tell the number of these.
        return abstain.draft(question, sources) if _only_totals_tell(question) else None
    in_rounds = total.round is not None and total.round in question.rounds
    view = TotalView(
        number=total.value,
        round=round_name(total.round) if in_rounds and total.round else None,
        sentence=total.sentence.of(total.document.text),
        mark=mark(total.document.id, total.sentence),
    )
    return Draft(
        type=AnswerType.COUNT,
        status=AnswerStatus.ANSWERED,
        template="total",
        view=view,
        why="kildens eget tal",
    )


def asks_total(question: Question) -> bool:
    """Whether a question asks how many trials of some statuses or rounds there are in all."""
    return (
        question.about_trials
        and counts_trials(question)
        and not question.networks
        and bool(question.statuses or question.rounds)
    )


def _best(question: Question, sources: Sources) -> Total | None:
    fitting = [t for t in sources.totals if _fits(question, t)]
    if not fitting:
        return None
    covered = {(e.document.id, e.span): e.score for e in sources.sentences(question)}
    return max(
        fitting, key=lambda t: (covered.get((t.document.id, t.sentence), 0.0), -t.sentence.start)
    )


def _fits(question: Question, total: Total) -> bool:
    if question.rounds and total.round not in question.rounds:
        return False
    if question.statuses != total.statuses and not (
        question.statuses and question.statuses <= total.statuses and not question.exact_yes
    ):
        return False
    return not question.years or (
        total.document.provenance.published is not None
        and total.document.provenance.published.year in question.years
    )


def _only_totals_tell(question: Question) -> bool:
    """Whether only statuses and rounds are asked of, so that no other sentence can answer."""
    return bool(question.rounds) and not question.topic
