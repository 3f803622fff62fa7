"""Questions that take a wrong number of trials for granted: the number is corrected and shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.number_words import number_of
from corpus.status import TrialStatus
from server import wording
from server.answer import AnswerStatus, AnswerType
from server.answers.count import stated_total
from server.answers.selection import Selection, select
from server.answers.titles import Kind, read_wanted
from server.answers.trial_items import Item, headline_marks, items_of, tally, verb
from server.danish_text import trials_counted
from server.decisions import DECISIONS, YES_STATUSES, find_mentions
from server.draft import Draft
from server.question import Asked, Question, folded_line
from server.sources import Sources

_NUMBER = r"(?P<n>\d+|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv)"
# »hvor mange af de 20 afviste«: the number is of more than is asked for.
_OF_MORE = re.compile(rf"\b(?:af|blandt|ud af) de(?: {_NUMBER}\b)?(?P<after>(?: \w+){{0,3}})")
_VERB = re.compile(
    r"\b(?:blev|bliver|er|var|fik|faar|har|havde|gik|kom|endte|slap|roeg|were|was|got)\b"
)
# »hvilke 15 forsøg«, »at 38 forsøg blev«: the number is of just what is asked for.
_OF_JUST = re.compile(
    rf"\b(?:hvilke|nemlig|at|naar|de|blev|fik|which)(?: de)? {_NUMBER} (?:\w+ )?{wording.TRIAL}\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PremiseView:
    """What templates/answers/premise.txt shows."""

    counted: str
    scope: str
    verb: str
    marks: tuple[str, ...]
    items: tuple[Item, ...]
    show_status: bool
    rest: str


def propose(question: Question, sources: Sources) -> Draft | None:
    """The correction of a number that the trials or the sources' totals contradict."""
    if question.missing or not question.statuses <= DECISIONS | sources.statuses:
        return None
    line = folded_line(question)
    if of_more := _OF_MORE.search(line):
        return _of_more(question, sources, of_more)
    if of_just := _OF_JUST.search(line):
        return _of_just(question, sources, number_of(of_just["n"]))
    return None


def _of_more(question: Question, sources: Sources, found: re.Match[str]) -> Draft | None:
    """The number of some decision of a round: »de 20 afviste«."""
    told = _VERB.split(found["after"])[
        0
    ]  # »de 20 afviste«, but not »de 20 ansøgninger blev afvist«
    mentions = [m for m in find_mentions(told) if m.statuses <= DECISIONS]
    if not mentions:
        return None
    statuses = mentions[0].statuses
    whole = replace(question, statuses=statuses, networks=(), topic=())
    candidates = [
        select(q, sources, titled=False)
        for q in (whole, replace(whole, networks=question.networks))
    ]
    if found["n"] is None:
        return _of_none(replace(whole, networks=question.networks), sources, candidates[1])
    numbers = {n for s in candidates if s for n in _readings(s, statuses)}
    numbers |= {t.value for t in sources.totals if statuses <= t.statuses}
    if number_of(found["n"]) in numbers or candidates[0] is None:
        return None
    return correction(whole, sources, candidates[0])


def _of_none(question: Question, sources: Sources, selection: Selection | None) -> Draft | None:
    """Some that there are none of: »af de godkendte boligforsøg«."""
    if selection is None or selection.chosen or not question.networks:
        return None
    return correction(question, sources, selection)


def _of_just(question: Question, sources: Sources, number: int) -> Draft | None:
    """The number of just those trials that the question asks for."""
    selection = select(question, sources)
    if selection is None or not question.statuses:
        return None
    wanted = read_wanted(question, sources)
    if wanted is not None and wanted.kind is Kind.TOPIC:
        return None  # which titles are of a topic is no certain number
    if number in _readings(selection, question.statuses):
        return None
    return correction(question, sources, selection)


def _readings(selection: Selection, statuses: frozenset[TrialStatus]) -> set[int]:
    """The numbers that a question may mean by some trials; a yes may be in full or of any kind."""
    full = sum(t.status is TrialStatus.APPROVED for t in selection.chosen)
    return {len(selection.chosen)} | ({full} if statuses == YES_STATUSES else set())


def correction(question: Question, sources: Sources, selection: Selection) -> Draft:
    """How many there are instead, each shown, and what became of the others."""
    chosen = selection.chosen
    total = stated_total(question, sources, chosen)
    shown = chosen or selection.universe
    view = PremiseView(
        counted=trials_counted(len(chosen)),
        scope=selection.scope,
        verb=verb(question.statuses),
        marks=(total,) if total else headline_marks(chosen),
        items=() if total else items_of(shown),
        show_status=not chosen,
        rest=tally(selection.rest) if not total else "",
    )
    return Draft(
        type=AnswerType.LIST if question.asked is Asked.LIST else AnswerType.COUNT,
        status=AnswerStatus.PARTIAL,
        template="premise",
        view=view,
        trials=chosen,
        why="spørgsmålet forudsætter et andet antal",
    )
