"""How trials are shown in answers: a line each, with its status and the place it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.status import TrialStatus
from corpus.trial import Trial
from server.danish_text import STATUS_NAMES, listed
from server.draft import mark
from server.sources import Sources, implied, trial_mark

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
class Item:
    """A line of a list."""

    title: str
    status: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Implication:
    """Why trials without a mark count as approved.

    `marks` are those that other trials bear, `sentence` is what shows it.
    """

    marks: str
    sentence: str
    mark: str


def items_of(trials: Sequence[Trial]) -> tuple[Item, ...]:
    """The lines for the first of the trials."""
    return tuple(
        Item(title=t.title, status=STATUS_NAMES[t.status], mark=trial_mark(t))
        for t in trials[: _shown(trials)]
    )


def remaining_marks(trials: Sequence[Trial]) -> tuple[str, ...]:
    """The marks of the trials that the text does not name."""
    return tuple(trial_mark(t) for t in trials[_shown(trials) :])


def _shown(trials: Sequence[Trial]) -> int:
    return SHOWN if len(trials) > SHOWN + 1 else len(trials)


def headline_marks(trials: Sequence[Trial]) -> tuple[str, ...]:
    """The marks that a headline over a short list bears; a long list bears its own."""
    return tuple(trial_mark(t) for t in trials) if len(trials) <= HEADLINE else ()


def verb(statuses: frozenset[TrialStatus]) -> str:
    """»blev afvist« and the like; empty where no status is asked for."""
    if not statuses:
        return ""
    return VERBS.get(statuses) or "er " + " eller ".join(STATUS_NAMES[s] for s in sorted(statuses))


def tally(trials: Sequence[Trial]) -> str:
    """»28 imødekommet fuldt ud, 5 delvist imødekommet og 17 afvist«."""
    counts = Counter(t.status for t in trials)
    names = {**STATUS_NAMES, TrialStatus.APPROVED: "imødekommet fuldt ud"}
    order = (*ORDER, *(s for s in TrialStatus if s not in ORDER))
    return listed([f"{counts[s]} {names[s]}" for s in order if counts[s]])


def implication(trials: Sequence[Trial], sources: Sources) -> Implication | None:
    """What shows the status of those trials that carry no mark; None where all carry one."""
    unmarked = implied(trials)
    if not unmarked:
        return None
    document = sources.document_of(unmarked[0])
    records = [
        r
        for t in sources.collection.trials_in(document.id)
        for r in t.records
        if r.document_id == document.id
    ]
    marks = sorted({r.status_text for r in records if r.status_text})
    shown = sources.default_shown_by(document)
    sentence = unmarked[0].record.default_span or (shown.sentence if shown else None)
    return Implication(
        marks=listed([f"»{m}«" for m in marks], last="eller") or "for en anden afgørelse",
        sentence=sentence.of(document.text) if sentence else "",
        mark=mark(document.id, sentence) if sentence else "",
    )
