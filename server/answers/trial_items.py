"""How trials are shown in answers: a line each, with its status and the place it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.status import COURSES, SPREADS, TrialStatus
from corpus.trial import Trial
from server.danish_text import STATUS_NAMES, danish_date, listed
from server.draft import mark
from server.sources import Sources, implied

_NEVER = re.compile(r"\b(?:ikke|aldrig)\b", re.IGNORECASE)
Statuses = frozenset[TrialStatus]
NONE: Statuses = frozenset()
HEADLINE = 10  # places that a headline can bear
SHOWN = 20  # trials that an answer's text names; one more where it would only leave out that one
ORDER = (TrialStatus.APPROVED, TrialStatus.PARTLY, TrialStatus.REJECTED)
VERBS = {
    frozenset({TrialStatus.APPROVED}): "blev imødekommet fuldt ud",
    frozenset({TrialStatus.PARTLY}): "blev delvist imødekommet",
    frozenset({TrialStatus.REJECTED}): "blev afvist",
    frozenset({TrialStatus.APPROVED, TrialStatus.PARTLY}): "blev helt eller delvist imødekommet",
    frozenset(
        {TrialStatus.PARTLY, TrialStatus.REJECTED}
    ): "blev afvist eller kun delvist imødekommet",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a document says of a trial beside the status that an answer tells: when, and what."""

    said: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of a list; `records` are what other documents say, or the same one further."""

    title: str
    status: str
    mark: str
    records: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Implication:
    """Why trials without a mark count as approved.

    `marks` are those that other trials bear, `sentence` is what shows it.
    """

    marks: str
    sentence: str
    mark: str


def status_asked(trial: Trial, asked: Statuses = NONE) -> TrialStatus:
    """The status that a question is about: the course or the spread, where only that is asked."""
    for facts, told in ((COURSES, trial.course), (SPREADS, trial.spread)):
        if asked and asked <= facts and told is not TrialStatus.UNKNOWN:
            return told
    return trial.status


def items_of(trials: Sequence[Trial], asked: Statuses = NONE) -> tuple[Item, ...]:
    """The lines for the first of the trials, each with the status that is asked about."""
    shown = [(t, status_asked(t, asked)) for t in trials[: _shown(trials)]]
    return tuple(
        Item(
            title=t.title,
            status=status_told(t, s),
            mark=status_mark(t, s),
            records=records_beside(t, s),
        )
        for t, s in shown
    )


def status_mark(trial: Trial, status: TrialStatus) -> str:
    """The mark at the place that tells this status of a trial."""
    record = trial.record_of(status)
    return mark(record.document_id, record.span)


def status_told(trial: Trial, status: TrialStatus) -> str:
    """The name of a trial's status; what was stopped is told from what never began."""
    words = trial.record_of(status).words_for(status)
    if status is TrialStatus.STOPPED and words is not None:
        return "ikke iværksat" if _NEVER.search(words) else "stoppet"
    return STATUS_NAMES[status]


def records_beside(trial: Trial, shown: TrialStatus) -> tuple[Record, ...]:
    """What each document says of a trial, latest first, without the status shown and its place."""
    first = trial.record_of(shown)
    found: list[Record] = []
    for record in trial.records:
        told = [s for s in record.statuses if not (record is first and s is shown)]
        if not told:
            continue
        when = danish_date(record.published) if record.published else "et dokument uden dato"
        names = listed([status_told(trial, s) for s in told])
        found.append(Record(said=f"{when}: {names}", mark=mark(record.document_id, record.span)))
    return tuple(found)


def remaining_marks(trials: Sequence[Trial], asked: Statuses = NONE) -> tuple[str, ...]:
    """The marks of the trials that the text does not name."""
    told = trials[_shown(trials) :]
    return tuple(status_mark(t, status_asked(t, asked)) for t in told)


def _shown(trials: Sequence[Trial]) -> int:
    return SHOWN if len(trials) > SHOWN + 1 else len(trials)


def headline_marks(trials: Sequence[Trial], asked: Statuses = NONE) -> tuple[str, ...]:
    """The marks that a headline over a short list bears; a long list bears its own."""
    shown = trials if len(trials) <= HEADLINE else ()
    return tuple(status_mark(t, status_asked(t, asked)) for t in shown)


def verb(statuses: frozenset[TrialStatus]) -> str:
    """»blev afvist« and the like; empty where no status is asked for."""
    if not statuses:
        return ""
    return VERBS.get(statuses) or "er " + " eller ".join(STATUS_NAMES[s] for s in sorted(statuses))


def tally(trials: Sequence[Trial], asked: Statuses = NONE) -> str:
    """»28 imødekommet fuldt ud, 5 delvist imødekommet og 17 afvist«."""
    counts = Counter(status_asked(t, asked) for t in trials)
    names = {**STATUS_NAMES, TrialStatus.APPROVED: "imødekommet fuldt ud"}
    order = (*ORDER, *(s for s in TrialStatus if s not in ORDER))
    return listed([f"{counts[s]} {names[s]}" for s in order if counts[s]])


def other_marks(document_id: str, sources: Sources) -> str:
    """The marks by which a document tells decisions, each in one spelling: »Afvist« of »afvist«."""
    marks = sorted(
        r.status_text
        for t in sources.collection.trials_in(document_id)
        for r in t.records
        if r.document_id == document_id and r.status_text
    )
    spelled = {m.casefold(): m for m in reversed(marks)}
    return (
        listed([f"»{m}«" for m in sorted(spelled.values())], last="eller")
        or "for en anden afgørelse"
    )


def implication(trials: Sequence[Trial], sources: Sources) -> Implication | None:
    """What shows the status of those trials that carry no mark; None where all carry one."""
    unmarked = implied(trials)
    if not unmarked:
        return None
    document = sources.document_of(unmarked[0])
    shown = sources.default_shown_by(document)
    sentence = unmarked[0].record.default_span or (shown.sentence if shown else None)
    return Implication(
        marks=other_marks(document.id, sources),
        sentence=sentence.of(document.text) if sentence else "",
        mark=mark(document.id, sentence) if sentence else "",
    )
