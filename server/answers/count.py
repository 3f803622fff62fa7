"""How many trials: counted one by one, beside those that don't match and the sources' totals."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.status import TrialStatus
from corpus.trial import Trial
from index.danish import folded_text
from server import wording
from server.answer import AnswerStatus, AnswerType
from server.answers.beside import asks_share_of_costs
from server.answers.networks import asks_networks
from server.answers.selection import Selection, counts_trials, select
from server.answers.trial_items import (
    Implication,
    Item,
    headline_marks,
    implication,
    items_of,
    remaining_marks,
    tally,
    verb,
)
from server.danish_text import trials_counted
from server.decisions import YES_STATUSES, find_mentions
from server.draft import Draft, mark
from server.extract import ValueKind, find_values, number_value
from server.question import Asked, Question, folded_line
from server.sources import Sources
from server.totals import Total

_DISTRIBUTION = re.compile(r"\b(?:fordel(?:er|te|ing\w*|t)|faldt (?:\w+ ){0,3}?ud)\b")
# »De nye og dem fra forrige runde«: all of them are meant.
_LEFT_FROM = re.compile(
    r"\b(?:inklusive|inkl|og|samt|med) (?:\w+ ){0,4}?"
    r"(?:forrige|sidste|tidligere|foer|gamle|rest\w*)\b"
)
_SOUGHT = re.compile(r"\b(?:soegt|soegte|ansoegt|ansoegte|bedt|bad|oensket|oenskede) (?:\w+ )?om\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A total that a source states, beside the count."""

    agrees: bool
    value: int
    sentence: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountView:
    """What templates/answers/count.txt shows."""

    number: int
    counted: str
    scope: str
    verb: str
    split: str | None
    tally: str
    marks: tuple[str, ...]
    items: tuple[Item, ...]
    show_status: bool
    more: tuple[str, ...]
    looked_at: int
    rest: str
    check: Check | None
    implication: Implication | None


def propose(question: Question, sources: Sources) -> Draft | None:
    """The count, when the question asks for a number of trials that the trials can tell."""
    if not counts_trials(question) and not _SOUGHT.search(folded_line(question)):
        return None
    if asks_share_of_costs(question):
        return None
    selection = select(question, sources)
    counts = question.asked is Asked.COUNT and selection is not None and selection.narrowed
    if selection is None or not (question.about_trials or question.networks or counts):
        return None
    if _came_in(question, sources, selection):
        return None  # the number that the prose states of them
    of_trials = question.about_trials or bool(question.networks)
    if selection.left_over and not (question.statuses or (of_trials and selection.only_verbs_left)):
        return None  # something else is said of the trials, which no list tells
    return draft(question, sources, selection, AnswerType.COUNT)


def _came_in(question: Question, sources: Sources, selection: Selection) -> bool:
    """Whether those are asked for that came in, of which the prose states another number."""
    line = folded_line(question)
    if question.statuses or selection.narrowed or not wording.NEWLY.search(line):
        return False
    total = _total_for(frozenset(), sources, selection.universe)
    return total is not None and not wording.SUM.search(line) and not _LEFT_FROM.search(line)


def distribution(question: Question, sources: Sources) -> Draft | None:
    """How the decisions of some trials are distributed: »hvordan fordeler udfaldene sig?«."""
    line = folded_line(question)
    if not _DISTRIBUTION.search(line) or asks_networks(question):
        return None
    if not question.about_trials and len(find_mentions(line)) < 2:
        return None
    selection = select(replace(question, statuses=frozenset()), sources)
    if selection is None or selection.left_over or len(selection.chosen) < 2:
        return None
    return draft(replace(question, statuses=frozenset()), sources, selection, AnswerType.COUNT)


def draft(question: Question, sources: Sources, selection: Selection, kind: AnswerType) -> Draft:
    """The answer that counts a selection."""
    chosen = selection.chosen
    shown = chosen or selection.universe
    open_yes = question.statuses == YES_STATUSES and not question.exact_yes
    view = CountView(
        number=len(chosen),
        counted=trials_counted(len(chosen)),
        scope=selection.scope,
        verb=verb(question.statuses),
        split=_split(selection) if open_yes else None,
        tally="" if question.statuses or len({t.status for t in chosen}) < 2 else tally(chosen),
        marks=headline_marks(chosen, question.statuses),
        items=items_of(shown, question.statuses),
        show_status=not (chosen and question.statuses) or len({t.status for t in chosen}) > 1,
        more=remaining_marks(shown, question.statuses),
        looked_at=len(selection.universe),
        rest=tally(selection.rest, question.statuses),
        check=_check(question, sources, selection),
        implication=implication(chosen, sources)
        if TrialStatus.APPROVED in question.statuses
        else None,
    )
    return Draft(
        type=kind,
        status=AnswerStatus.ANSWERED,
        template="count",
        view=view,
        trials=chosen,
        why=f"talt over {len(selection.universe)} forsøg",
    )


def _split(selection: Selection) -> str:
    """Both readings of a plain »ja«: in full, and in full or in part."""
    full = sum(t.status is TrialStatus.APPROVED for t in selection.chosen)
    partly = len(selection.chosen) - full
    return f"{trials_counted(full)} blev imødekommet fuldt ud og {partly or 'ingen'} delvist"


def _check(question: Question, sources: Sources, selection: Selection) -> Check | None:
    """The source's own total for the same trials; it may be the sum of its sentence's numbers."""
    if selection.narrowed and not _whole_list(selection, sources):
        return None
    total = _total_for(question.statuses, sources, selection.universe)
    return _as_check(total, len(selection.chosen)) if total else None


def _whole_list(selection: Selection, sources: Sources) -> bool:
    """Whether the trials looked at are all of one document, so that its own totals are of them."""
    documents = {r.document_id for t in selection.universe for r in t.records}
    return len(documents) == 1 and len(selection.universe) == len(
        sources.collection.trials_in(next(iter(documents)))
    )


def stated_total(question: Question, sources: Sources, trials: tuple[Trial, ...]) -> str:
    """The mark of the sentence that states the number of these trials; empty where none does."""
    total = _total_for(question.statuses, sources, trials)
    return mark(total.document.id, total.sentence) if total and total.value == len(trials) else ""


def _total_for(
    statuses: frozenset[TrialStatus], sources: Sources, universe: tuple[Trial, ...]
) -> Total | None:
    rounds = {t.round for t in universe}
    documents = {r.document_id for t in universe for r in t.records}
    return next(
        (
            t
            for t in sources.totals
            if t.statuses == statuses
            and t.round in rounds
            and t.document.id in documents
            and _is_exact(t)
        ),
        None,
    )


def _is_exact(total: Total) -> bool:
    """Whether a total is of just its statuses: »godkendt« alone may be a yes of any kind."""
    line = folded_text(total.sentence.of(total.document.text))
    plain = total.statuses == {TrialStatus.APPROVED}
    return not plain or wording.FULLY.search(line) is not None


def _as_check(total: Total, counted: int) -> Check:
    sentence = total.sentence.of(total.document.text)
    numbers = [number_value(v.text) or 0 for v in find_values(sentence, ValueKind.NUMBER)]
    return Check(
        agrees=counted in {total.value, sum(numbers)},
        value=total.value,
        sentence=sentence,
        mark=mark(total.document.id, total.sentence),
    )
