"""Networks against each other, statuses against each other, rounds against each other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.status import TrialStatus
from corpus.trial import Trial
from index.danish import analyse
from server import wording
from server.answer import AnswerStatus, AnswerType
from server.answers import abstain
from server.answers.trial_items import tally, verb
from server.danish_text import listed, round_name
from server.decisions import YES_STATUSES
from server.draft import Draft, mark
from server.question import Asked, Question
from server.sources import Sources, trial_mark
from server.totals import Total

_THAN = re.compile(
    r"\b(?:flere|faerre|more|fewer|mindre|mere)\b(?P<first>.*?)\b(?:end|than)\b(?P<second>.*)"
)
_NONE_OF = re.compile(
    r"\b(?:ingen|ikke (?:\w+ )?(?:noget|nogen|et eneste)|slet ikke|intet|no|uden)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A network or round with its number, what it is made up of, and the places that show it."""

    name: str
    number: int
    tally: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareView:
    """What templates/answers/compare.txt shows."""

    opening: str
    winners: str
    number: int
    superlative: str
    verb: str
    rows: tuple[Row, ...]
    difference: int | None
    more: str
    less: str
    total: int | None


def propose(question: Question, sources: Sources) -> Draft | None:
    """A comparison, where the question holds one that trials or totals can settle."""
    if question.missing:
        return None
    for attempt in (
        _statuses_against_each_other,
        _rounds_against_each_other,
        _named_networks,
        _superlative,
    ):
        if (found := attempt(question, sources)) is not None:
            return found
    return None


def _row(network: str, trials: tuple[Trial, ...], statuses: frozenset[TrialStatus]) -> Row:
    own = [t for t in trials if t.network == network]
    counted = [t for t in own if not statuses or t.status in statuses]
    return Row(
        name=network,
        number=len(counted),
        tally="" if statuses else tally(own),
        marks=tuple(trial_mark(t) for t in counted or own),
    )


def _asked_trials(question: Question, sources: Sources) -> tuple[Trial, ...]:
    return tuple(
        t for t in sources.collection.trials if not question.rounds or t.round in question.rounds
    )


def _named_networks(question: Question, sources: Sources) -> Draft | None:
    """The networks that the question names: which has most, how many more, how many together."""
    if len(question.networks) < 2:
        return None
    trials = _asked_trials(question, sources)
    rows = tuple(_row(n.network, trials, question.statuses) for n in question.networks)
    if not trials or not _known_statuses(question, sources):
        return None
    ordered = sorted(rows, key=lambda r: -r.number)
    line = _folded(question)
    summed = wording.SUM.search(line) is not None or (
        question.asked is Asked.COUNT and not wording.COMPARISON.search(line)
    )
    chosen = tuple(
        t
        for t in trials
        if t.network in {r.name for r in rows}
        and (not question.statuses or t.status in question.statuses)
    )
    view = CompareView(
        opening="",
        winners="" if summed else _winners(ordered, question.superlative),
        number=ordered[0].number,
        superlative=question.superlative or "most",
        verb=verb(question.statuses),
        rows=rows,
        difference=None if summed else ordered[0].number - ordered[-1].number,
        more=ordered[0].name,
        less=ordered[-1].name,
        total=sum(r.number for r in rows) if summed else None,
    )
    return _draft(view, chosen, "sammenligner de nævnte netværk")


def _superlative(question: Question, sources: Sources) -> Draft | None:
    """The network with most or fewest, or with none at all."""
    trials = _asked_trials(question, sources)
    asks_network = question.noun is not None and (
        "etv" in question.noun or "network" in question.noun
    )
    line = _folded(question)
    none_of = (
        asks_network
        and _NONE_OF.search(line) is not None
        and bool(_statuses_of(_NONE_OF.sub(" ", line)))
    )
    statuses = _statuses_of(_NONE_OF.sub(" ", line)) if none_of else question.statuses
    if (
        not trials
        or not (asks_network or question.superlative and wording.NETWORKS.search(line))
        or not (question.superlative or none_of)
    ):
        return None
    rows = tuple(_row(name, trials, statuses) for name in sources.collection.networks)
    numbers = sorted({r.number for r in rows}, reverse=question.superlative == "most")
    wanted = {0} if none_of else set(numbers[:1])
    best = tuple(r for r in rows if r.number in wanted)
    if not best:
        return abstain.draft(question, sources) if none_of else None
    names = {r.name for r in best}
    chosen = tuple(
        t for t in trials if t.network in names and (not statuses or t.status in statuses)
    )
    view = CompareView(
        opening="",
        winners=listed([f"»{r.name}«" for r in best]),
        number=best[0].number,
        superlative="none" if none_of else question.superlative or "most",
        verb=verb(statuses),
        rows=best
        if len(best) > 1
        else (
            *best,
            *(r for r in sorted(rows, key=lambda r: (-r.number, r.name)) if r not in best),
        )[:3],
        difference=None,
        more="",
        less="",
        total=None,
    )
    return _draft(view, chosen, "sammenligner alle netværk")


def _statuses_against_each_other(question: Question, sources: Sources) -> Draft | None:
    """»Flere afslag end delvise ja«: two statuses counted over the same trials."""
    found = _THAN.search(_folded(question))
    if found is None or len(question.networks) > 1:
        return None
    pair = [_statuses_of(found[name]) for name in ("first", "second")]
    trials = tuple(
        t
        for t in _asked_trials(question, sources)
        if not question.networks or t.network == question.networks[0].network
    )
    if not all(pair) or pair[0] == pair[1] or not trials or question.topic:
        return None
    rows = tuple(_status_row(trials, statuses) for statuses in pair)
    fewer = re.search(r"\b(?:faerre|fewer|mindre)\b", _folded(question)) is not None
    holds = rows[0].number < rows[1].number if fewer else rows[0].number > rows[1].number
    view = CompareView(
        opening=("Ja" if holds else "Nej") if question.asked is Asked.POLAR else "",
        winners="",
        number=abs(rows[0].number - rows[1].number),
        superlative="by",
        verb="",
        rows=rows,
        difference=None,
        more="",
        less="",
        total=None,
    )
    return _draft(
        view,
        tuple(t for t in trials if t.status in pair[0] | pair[1]),
        "tæller to afgørelser over de samme forsøg",
    )


def _status_row(trials: tuple[Trial, ...], statuses: frozenset[TrialStatus]) -> Row:
    counted = [t for t in trials if t.status in statuses]
    return Row(
        name=f"forsøg, der {verb(statuses)}",
        number=len(counted),
        tally="",
        marks=tuple(trial_mark(t) for t in counted),
    )


def _statuses_of(line: str) -> frozenset[TrialStatus]:
    if wording.EITHER.search(line):
        return YES_STATUSES
    if wording.NO.search(line):
        return frozenset({TrialStatus.REJECTED})
    if wording.ONLY_PARTLY.search(line):
        return frozenset({TrialStatus.PARTLY})
    if wording.YES.search(line):
        return frozenset({TrialStatus.APPROVED}) if wording.FULLY.search(line) else YES_STATUSES
    return frozenset()


def _rounds_against_each_other(question: Question, sources: Sources) -> Draft | None:
    """Two or more rounds by the totals that the prose states: their difference, or their sum."""
    if len(question.rounds) < 2 or not question.statuses:
        return None
    totals = [_total_of(sources, number, question.statuses) for number in sorted(question.rounds)]
    known = [t for t in totals if t is not None]
    if len(known) != len(totals):
        return None
    rows = tuple(
        Row(
            name=round_name(t.round or 0),
            number=t.value,
            tally="",
            marks=(mark(t.document.id, t.sentence),),
        )
        for t in known
    )
    ordered = sorted(rows, key=lambda r: -r.number)
    summed = wording.SUM.search(_folded(question)) is not None or not wording.COMPARISON.search(
        _folded(question)
    )
    view = CompareView(
        opening="",
        winners=""
        if summed
        else listed([r.name for r in ordered if r.number == ordered[0].number]),
        number=ordered[0].number,
        superlative="most",
        verb=verb(question.statuses),
        rows=rows,
        difference=None if summed else ordered[0].number - ordered[-1].number,
        more=ordered[0].name,
        less=ordered[-1].name,
        total=sum(r.number for r in rows) if summed else None,
    )
    return _draft(view, (), "sammenligner runderne efter kildernes egne tal")


def _total_of(sources: Sources, number: int, statuses: frozenset[TrialStatus]) -> Total | None:
    return next((t for t in sources.totals if t.round == number and t.statuses == statuses), None)


def _known_statuses(question: Question, sources: Sources) -> bool:
    return question.statuses <= sources.statuses | {
        TrialStatus.APPROVED,
        TrialStatus.PARTLY,
        TrialStatus.REJECTED,
    }


def _winners(ordered: list[Row], superlative: str | None) -> str:
    best = ordered[-1] if superlative == "fewest" else ordered[0]
    return listed([f"»{r.name}«" for r in ordered if r.number == best.number])


def _folded(question: Question) -> str:
    return " ".join(t.folded for t in analyse(question.text))


def _draft(view: CompareView, trials: tuple[Trial, ...], why: str) -> Draft:
    return Draft(
        type=AnswerType.COMPARE,
        status=AnswerStatus.ANSWERED,
        template="compare",
        view=view,
        trials=trials,
        why=why,
    )
