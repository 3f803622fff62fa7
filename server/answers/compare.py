"""Numbers of trials beside each other: of networks, rounds, decisions and lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.status import TrialStatus
from corpus.trial import Trial
from server import wording
from server.answer import AnswerStatus, AnswerType
from server.answers.selection import trials_asked_of
from server.answers.trial_items import tally, verb
from server.danish_text import listed, percent, round_name
from server.decisions import DECISIONS, YES_STATUSES, find_mentions
from server.draft import Draft, mark
from server.question import Asked, Question, folded_line
from server.sources import Sources, trial_mark
from server.totals import Total

_REJECTED = frozenset({TrialStatus.REJECTED})
MANY = 4  # things from which only the first are told of
_FEWER = re.compile(r"\b(?:faerre|fewer|mindre|mindst|faerrest|mindretal|undertal)(?:let|et)?\b")
_MORE = re.compile(r"\b(?:flere|faerre|mere|mindre|more|fewer)\b")
# »tilsammen mere end 75«: the sum is asked about, and none of its parts against another.
_BOUND = re.compile(
    r"\b(?:mere|flere|faerre|mindre) end \d+\b|\b(?:over|under|mindst|hoejst) \d+\b"
)
_GROUP = re.compile(
    r"\w*(?:netv(?:ae|e)rk|naetverk|networks?|omraade|gruppe|kategori|emne|tema|overskrift|afsnit)"
    r"(?:et|t|en|n|r|er|rne|erne|ne|s)?"
)
_ROUND = re.compile(r"\w*runde(?:n|r|rne)?|omgang(?:en|e|ene)?")
_MAJORITY = re.compile(r"\b(?P<word>overtal|flertal|mindretal|undertal)(?:let|et)?\b")
_BOTH = re.compile(r"\bbaade\b")
_BETTER = re.compile(r"\b(?:bedste?|gavmild\w*|heldigst\w*|haeldig\w*)\b")
_WORSE = re.compile(r"\b(?:vaerste?|daarligste?|haardest\w*)\b")


class Kind(StrEnum):
    """What is told of the numbers."""

    POLAR = "polar"
    SUM = "sum"
    DIFFERENCE = "difference"
    MOST = "most"
    FEWEST = "fewest"
    LARGEST_SHARE = "largest_share"
    SMALLEST_SHARE = "smallest_share"


_WHY = re.compile(r"^(?:og |men )?(?:hvorfor|why|varfoer)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A thing with its number, what it is made up of, and the places that show it."""

    name: str
    number: int
    tally: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareView:
    """What templates/answers/compare.txt shows.

    `numbers` are those of the rows in the order that is told (»7 mod 1«, »18 + 28«), `number` the
    sum, the difference or the winner's own, `share` the winner's share (»7 af 8, ca. 88 procent«).
    """

    kind: Kind
    opening: str
    winners: str
    several: bool
    number: int
    numbers: str
    share: str
    verb: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Operand:
    """One of the things compared: its trials of the statuses asked for, out of all it has."""

    name: str
    number: int
    trials: tuple[Trial, ...]
    whole: tuple[Trial, ...]
    marks: tuple[str, ...]

    @property
    def share(self) -> float:
        """The part of its trials that have the statuses asked for, 0 to 1."""
        return self.number / len(self.whole) if self.whole else 0.0


def propose(question: Question, sources: Sources) -> Draft | None:
    """A comparison, where the question holds one that trials or totals can settle."""
    if question.missing or not _statuses(question) <= DECISIONS | _told_of(sources):
        return None
    for operands in (_decisions, _networks, _rounds, _lists, _all_networks, _all_rounds):
        if (found := operands(question, sources)) is not None:
            return _draft(question, found)
    return None


def _told_of(sources: Sources) -> frozenset[TrialStatus]:
    return sources.statuses | {s for t in sources.totals for s in t.statuses}


def _statuses(question: Question) -> frozenset[TrialStatus]:
    """The statuses compared by; »bedst« and »værst« are by full yes and by no."""
    line = folded_line(question)
    if question.statuses:
        return question.statuses
    if _BETTER.search(line):
        return frozenset({TrialStatus.APPROVED})
    return frozenset({TrialStatus.REJECTED}) if _WORSE.search(line) else frozenset()


def _operand(name: str, whole: Sequence[Trial], statuses: frozenset[TrialStatus]) -> _Operand:
    counted = tuple(t for t in whole if not statuses or t.statuses & statuses)
    return _Operand(
        name=name,
        number=len(counted),
        trials=counted,
        whole=tuple(whole),
        marks=tuple(trial_mark(t) for t in counted or whole),
    )


def _networks(question: Question, sources: Sources) -> tuple[_Operand, ...] | None:
    """The networks that the question names."""
    if len(question.networks) < 2:
        return None
    trials = trials_asked_of(question, sources)
    statuses = _statuses(question)
    if not trials or not statuses <= DECISIONS | sources.statuses:
        return None
    return tuple(
        _operand(f"»{n.network}«", [t for t in trials if n.network in t.networks], statuses)
        for n in question.networks
    )


def _all_networks(question: Question, sources: Sources) -> tuple[_Operand, ...] | None:
    """Every network, where the question asks for the one with most or fewest."""
    if question.superlative is None or question.networks:
        return None
    line = folded_line(question)
    statuses = _statuses(question)
    asks = (
        (question.noun is not None and _GROUP.fullmatch(question.noun) is not None)
        or wording.ANY_NETWORKS.search(line) is not None
        or sources.groups.asked(question.noun)
    )
    trials = trials_asked_of(question, sources)
    if not asks or not trials or not statuses <= DECISIONS | sources.statuses:
        return None
    own = {n: [t for t in trials if n in t.networks] for n in sources.collection.networks}
    return tuple(_operand(f"»{n}«", of, statuses) for n, of in own.items() if of)


def _lists(question: Question, sources: Sources) -> tuple[_Operand, ...] | None:
    """The lists of several documents, where they are set against each other."""
    documents = sources.lists.meant(question).documents
    told = bool(_statuses(question)) or question.about_trials
    if len(documents) < 2 or _kind(question) is None or not told:
        return None
    operands = tuple(
        _operand(
            f"»{d.title}«",
            sources.collection.trials_in(d.id),
            _statuses(question),
        )
        for d in documents
    )
    return operands if all(o.whole for o in operands) else None


def _decisions(question: Question, sources: Sources) -> tuple[_Operand, ...] | None:
    """Decisions against each other: counted over the same trials, else as the prose states them."""
    line = folded_line(question)
    mentions = find_mentions(line)
    found = tuple(dict.fromkeys(m.statuses for m in mentions))
    kind = _kind(question)
    if len(found) == 1 and found[0] <= DECISIONS and _MAJORITY.search(line):
        found = (found[0], (_REJECTED if found[0] <= YES_STATUSES else YES_STATUSES))
    if len(found) < 2 or len(question.networks) > 1 or len(question.rounds) > 1 or kind is None:
        return None
    if kind in {Kind.MOST, Kind.FEWEST} and wording.ANY_NETWORKS.search(line):
        return None
    networks = {n.network for n in question.networks}
    trials = [
        t
        for t in trials_asked_of(question, sources)
        if not networks or not networks.isdisjoint(t.networks)
    ]
    operands = []
    for statuses in found:
        name = f"forsøg, der {verb(statuses)}"
        if statuses <= DECISIONS | sources.statuses and trials:
            operands.append(_operand(name, trials, statuses))
        elif (total := _total_of(question, sources, None, statuses)) is not None:
            operands.append(_of_total(name, total))
        else:
            return None
    return tuple(operands)


def _rounds(question: Question, sources: Sources) -> tuple[_Operand, ...] | None:
    """Two or more rounds, by their trials where a document lists them, else by stated totals."""
    if len(question.rounds) < 2:
        return None
    statuses = _statuses(question)
    operands = []
    for number in _in_order(question):
        own = [t for t in sources.collection.trials if t.round == number]
        total = _total_of(question, sources, number, statuses)
        if own and statuses <= DECISIONS | sources.statuses:
            counted = _operand(round_name(number), own, statuses)
            agrees = total is not None and total.value == counted.number
            operands.append(_of_total(round_name(number), total) if agrees and total else counted)
        elif total is not None:
            operands.append(_of_total(round_name(number), total))
        else:
            return None
    return tuple(operands)


def _all_rounds(question: Question, sources: Sources) -> tuple[_Operand, ...] | None:
    """Every round of which a total or the trials tell, where the one with most is asked for."""
    if question.superlative is None or question.noun is None or question.rounds:
        return None
    if not _ROUND.fullmatch(question.noun):
        return None
    told = {t.round for t in sources.totals if t.round} | sources.rounds
    every = replace(question, rounds=frozenset(told), rounds_in_order=tuple(sorted(told)))
    return _rounds(every, sources)


def _in_order(question: Question) -> tuple[int, ...]:
    """The rounds as they follow each other; where one is said to have more, as they are named."""
    if _kind(question) is Kind.POLAR and question.rounds == {*question.rounds_in_order}:
        return question.rounds_in_order
    return tuple(sorted(question.rounds))


def _of_total(name: str, total: Total) -> _Operand:
    return _Operand(
        name=name,
        number=total.value,
        trials=(),
        whole=(),
        marks=(mark(total.document.id, total.sentence),),
    )


def _total_of(
    question: Question, sources: Sources, number: int | None, statuses: frozenset[TrialStatus]
) -> Total | None:
    """The total that the prose states: of just these statuses, else of some that hold them."""
    documents = set(question.documents)
    fitting = [
        t
        for t in sources.totals
        if (number is None or t.round == number)
        and (not documents or t.document in documents)
        and (statuses <= t.statuses if statuses else not t.statuses)
    ]
    return min(fitting, key=lambda t: len(t.statuses - statuses), default=None)


def _kind(question: Question) -> Kind | None:
    """What is told of the numbers, or None where the question sets nothing against anything."""
    line = folded_line(question)
    if wording.SHARE.search(line):
        fewest = question.superlative == "fewest"
        return Kind.SMALLEST_SHARE if fewest else Kind.LARGEST_SHARE
    if wording.SUM.search(line) and _BOUND.search(line):
        return Kind.SUM
    if wording.POLAR.search(line) and (_MORE.search(line) or _MAJORITY.search(line)):
        return Kind.POLAR
    if wording.DIFFERENCE.search(line):
        return Kind.DIFFERENCE
    if question.superlative == "fewest":
        return Kind.FEWEST
    if question.superlative == "most":
        return Kind.MOST
    if wording.SUM.search(line):
        return Kind.SUM
    return Kind.DIFFERENCE if wording.COMPARISON.search(line) and not _BOTH.search(line) else None


def _draft(question: Question, operands: Sequence[_Operand]) -> Draft | None:
    kind = _kind(question)
    if kind is None:
        # Things that are named beside each other and not compared are counted together.
        kind = Kind.SUM if question.asked is Asked.COUNT else Kind.MOST
    if kind in {Kind.LARGEST_SHARE, Kind.SMALLEST_SHARE} and not all(o.whole for o in operands):
        return None
    ordered = _ordered(kind, operands)
    best = ordered[0]
    ties = [o for o in ordered if _measure(kind, o) == _measure(kind, best)]
    shown = ordered if len(question.networks) > 1 or len(ties) < 2 else ties
    view = CompareView(
        kind=kind,
        opening=_opening(question, operands) if kind is Kind.POLAR else "",
        winners=listed([o.name for o in ties]),
        several=len(ties) > 1,
        number=_number(kind, operands, best),
        numbers=_numbers(kind, shown if len(operands) < MANY else shown[:1]),
        share=f"{best.number} af {len(best.whole)}, {percent(best.number, len(best.whole))}"
        if best.whole
        else "",
        verb=verb(_statuses(question)) if len({o.name for o in operands}) > 1 else "",
        rows=tuple(
            _row(o, question)
            for o in (operands if len(operands) < MANY else shown[: max(2, len(ties))])
        ),
    )
    trials = tuple(t for o in (operands if len(operands) < MANY else ties) for t in o.trials)
    return Draft(
        type=AnswerType.COUNT if kind is Kind.SUM else AnswerType.COMPARE,
        # Why it is so, or is thought to be, the numbers do not tell.
        status=AnswerStatus.PARTIAL
        if _WHY.search(folded_line(question))
        else AnswerStatus.ANSWERED,
        template="compare",
        view=view,
        trials=trials,
        why=f"sammenligner {len(operands)} tal",
    )


def sum_view(rows: tuple[Row, ...]) -> CompareView:
    """The numbers of some rows added up."""
    return CompareView(
        kind=Kind.SUM,
        opening="",
        winners="",
        several=False,
        number=sum(r.number for r in rows),
        numbers=" + ".join(str(r.number) for r in rows),
        share="",
        verb="",
        rows=rows,
    )


def _row(operand: _Operand, question: Question) -> Row:
    told = (
        ""
        if question.statuses or (_statuses(question) and not _BETTER.search(folded_line(question)))
        else tally(operand.whole)
    )
    return Row(name=operand.name, number=operand.number, tally=told, marks=operand.marks)


def _measure(kind: Kind, operand: _Operand) -> float:
    shares = kind in {Kind.LARGEST_SHARE, Kind.SMALLEST_SHARE}
    return operand.share if shares else operand.number


def _ordered(kind: Kind, operands: Sequence[_Operand]) -> list[_Operand]:
    if kind in {Kind.SUM, Kind.POLAR}:
        return list(operands)
    fewest = kind in {Kind.FEWEST, Kind.SMALLEST_SHARE}
    return sorted(operands, key=lambda o: _measure(kind, o), reverse=not fewest)


def _number(kind: Kind, operands: Sequence[_Operand], best: _Operand) -> int:
    if kind is Kind.SUM:
        return sum(o.number for o in operands)
    if kind in {Kind.DIFFERENCE, Kind.POLAR}:
        numbers = [o.number for o in operands]
        return max(numbers) - min(numbers)
    return best.number


def _numbers(kind: Kind, operands: Sequence[_Operand]) -> str:
    """»18 + 28« or »7 mod 1«."""
    return (" + " if kind is Kind.SUM else " mod ").join(str(o.number) for o in operands)


def _opening(question: Question, operands: Sequence[_Operand]) -> str:
    fewer = _FEWER.search(folded_line(question)) is not None
    first, second = operands[0].number, operands[1].number
    return "Ja" if (first < second if fewer else first > second) else "Nej"
