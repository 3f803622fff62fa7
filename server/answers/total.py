"""How many, where the prose says the number and no list of trials can be counted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.passage import PassageKind
from corpus.status import TrialStatus
from server import wording
from server.answer import AnswerStatus, AnswerType
from server.answers import abstain, compare
from server.answers.selection import counts_trials
from server.answers.titles import read_wanted
from server.answers.trial_items import verb
from server.danish_text import round_name
from server.decisions import DECISIONS, YES_STATUSES
from server.draft import Draft, mark
from server.matching import text_words
from server.question import Question, folded_line
from server.sources import Sources
from server.totals import Total

_BOX = re.compile(
    r"\b(?:faktaboks\w*|boksen|fakta|(?:to|tre|fire|fem) (?:tal|punkter)|tallene|"
    r"opgoerelse\w*|opfoelgning\w*)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalView:
    """What templates/answers/total.txt shows."""

    number: int
    round: str | None
    sentence: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestView:
    """What templates/answers/rest.txt shows: what is left of all when some are taken away."""

    number: int
    round: str | None
    whole: int
    part: int
    verb: str
    sentence: str
    mark: str
    other_sentence: str
    other_mark: str


def rest(question: Question, sources: Sources) -> Draft | None:
    """How many were rejected, where the prose states only how many there were and how many not."""
    if (
        question.missing
        or question.networks
        or question.statuses != {TrialStatus.REJECTED}
        or len(question.rounds) != 1
        or question.rounds & sources.rounds
    ):
        return None
    own = [t for t in sources.totals if t.round in question.rounds]
    whole = next((t for t in own if not t.statuses), None)
    part = next((t for t in own if t.statuses == YES_STATUSES), None)
    if whole is None or part is None or any(t.statuses == question.statuses for t in own):
        return None
    same = whole.sentence == part.sentence and whole.document == part.document
    view = RestView(
        number=whole.value - part.value,
        round=round_name(whole.round) if whole.round else None,
        whole=whole.value,
        part=part.value,
        verb=verb(part.statuses),
        sentence=whole.sentence.of(whole.document.text),
        mark=mark(whole.document.id, whole.sentence),
        other_sentence="" if same else part.sentence.of(part.document.text),
        other_mark="" if same else mark(part.document.id, part.sentence),
    )
    return Draft(
        type=AnswerType.COUNT,
        status=AnswerStatus.ANSWERED,
        template="rest",
        view=view,
        why="det, der er tilbage af kildens egne tal",
    )


def box(question: Question, sources: Sources) -> Draft | None:
    """The sum of the totals that stand under one another, where the question adds up a fact box."""
    line = folded_line(question)
    if (
        question.missing
        or question.statuses
        or question.networks
        or not (wording.SUM.search(line) and _BOX.search(line))
    ):
        return None
    lists: dict[tuple[str, tuple[str, ...]], list[Total]] = {}
    for total in sources.totals:
        if total.passage.kind is PassageKind.BULLET and (
            not question.documents or total.document in question.documents
        ):
            lists.setdefault((total.document.id, total.passage.section_ids), []).append(total)
    added = max(lists.values(), key=len, default=[])
    if len(added) < 2:
        return None
    rows = tuple(
        compare.Row(
            name=f"forsøg, der {verb(t.statuses)}",
            number=t.value,
            tally="",
            marks=(mark(t.document.id, t.sentence),),
        )
        for t in added
    )
    view = compare.sum_view(rows)
    return Draft(
        type=AnswerType.COUNT,
        status=AnswerStatus.ANSWERED,
        template="compare",
        view=view,
        why="kildens egne tal lagt sammen",
    )


def propose(question: Question, sources: Sources) -> Draft | None:
    """The total that the prose states for the asked round and statuses."""
    if question.missing or not asks_total(question):
        return None
    total = _best(question, sources)
    if total is not None and not _of_topic(question, sources, total):
        return None
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
    if total.value in question.numbers:
        return False  # »hvor mange af de 38«: not all of them
    if question.statuses != total.statuses and not (
        question.statuses and question.statuses <= total.statuses and not question.exact_yes
    ):
        return False
    return not question.years or (
        total.document.provenance.published is not None
        and total.document.provenance.published.year in question.years
    )


def _of_topic(question: Question, sources: Sources, total: Total) -> bool:
    """Whether a total of decisions is of the topic that the question sets, if it sets one."""
    wanted = read_wanted(question, sources)
    if wanted is None or not question.statuses <= DECISIONS or not question.statuses:
        return True
    sentence = text_words(total.sentence.of(total.document.text))
    matcher = sources.understanding.linker.matcher
    return any(matcher.match(w, sentence) for a in wanted.alternatives for w in a)


def _only_totals_tell(question: Question) -> bool:
    """Whether only statuses and rounds are asked of, so that no other sentence can answer."""
    return bool(question.rounds) and not question.topic
