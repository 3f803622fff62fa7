"""Proofs of what is said of single trials: the decision and the network, as the bullet has them."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.trial import Trial
from server.answer import AnswerStatus, AnswerType
from server.answers import network_of, presupposition, status
from server.answers.trial_items import (
    Implication,
    items_of,
    other_marks,
    records_beside,
    status_mark,
    status_told,
    tally,
)
from server.decisions import YES_STATUSES
from server.draft import Draft
from server.errors import UnprovedError
from server.proof.case import Case
from server.proof.grammar import Told
from server.question import Asked
from server.sources import NetworkSaid, implied


def prove_status(told: Told, case: Case) -> Draft:
    """The decision about one trial, and whether it is a yes."""
    trial = case.recorded(told.number("mark"))
    shown = status.status_shown(trial, case.question)
    corrects = "corrects" in told.facts
    if corrects and not presupposition.is_contradicted(case.question, trial):
        raise UnprovedError("spørgsmålet forudsætter ikke noget andet end kilden")
    opening = "" if corrects else status.opening(case.question, (trial,), case.sources)
    view = status.StatusView(
        opening=opening,
        title=trial.title,
        networks=case.sources.groups.named(trial.networks),
        network_mark=case.mark(told.number("network_mark")) if trial.network else "",
        status=status_told(trial, shown),
        status_key=shown.value,
        verb=status.verb_of(shown),
        mark=status_mark(trial, shown),
        records=records_beside(trial, shown),
        legend=status.legend_of(trial, shown, case.sources),
        implication=_implication(told, case, (trial,)) if shown is trial.status else None,
        condition=_condition(told, case, trial),
        outcome=_outcome(told, case, trial),
        corrects=corrects,
    )
    heading = told.number("network_mark") if trial.network else 0
    if (
        trial.network
        and case.network(heading) != trial.network
        and case.mark(heading) != case.sources.network_mark(trial)
    ):
        raise UnprovedError("forsøget står under en anden overskrift")
    return Draft(
        type=AnswerType.YESNO if opening else AnswerType.STATUS,
        status=AnswerStatus.PARTIAL if corrects else AnswerStatus.ANSWERED,
        template="status",
        view=view,
        trials=(trial,),
    )


def prove_statuses(told: Told, case: Case) -> Draft:
    """The decisions about a few trials, each named."""
    trials = tuple(case.trial(row.number("mark")) for row in told.rows("items"))
    if not trials or len(set(trials)) != len(trials):
        raise UnprovedError("et forsøg nævnes to gange")
    view = status.SeveralView(
        opening=status.opening(case.question, trials, case.sources),
        number=len(trials),
        items=items_of(trials),
        tally=tally(trials),
        implication=_implication(told, case, trials),
    )
    return Draft(
        type=AnswerType.STATUS,
        status=AnswerStatus.ANSWERED,
        template="statuses",
        view=view,
        trials=trials,
    )


def prove_network_of(told: Told, case: Case) -> Draft:
    """The network of a trial: the heading that it stands under."""
    trial = case.trial(told.number("mark"))
    heading = told.number("network_mark")
    if trial.network is None or case.network(heading) != trial.network:
        raise UnprovedError("forsøget står under en anden overskrift")
    said = NetworkSaid(name=case.words(heading), mark=case.mark(heading))
    return network_of.draft(trial, said, case.sources)


def _implication(told: Told, case: Case, trials: Sequence[Trial]) -> Implication | None:
    """Why trials without a mark count as approved; what shows it speaks of a yes of any kind."""
    unmarked = implied(trials)
    if not unmarked:
        return None
    document = unmarked[0].record.document_id
    sentence = mark = ""
    if "implication.sentence" in told.facts:
        number = told.number("implication.mark")
        at = case.place(number)
        stated = at.document.id == document and at.span == unmarked[0].record.default_span
        if not stated and not any(t.statuses == YES_STATUSES for t in case.totals(number)):
            raise UnprovedError(f"sætningen ved [{number}] viser ikke, at der blev sagt ja")
        sentence, mark = case.words(number), case.mark(number)
    return Implication(
        marks=other_marks(document, case.sources),
        sentence=sentence,
        mark=mark,
    )


def _condition(told: Told, case: Case, trial: Trial) -> status.Condition | None:
    """What still has to happen, when the trial was approved and the same document says so."""
    if "condition" not in told.facts:
        return None
    number = told.number("condition.mark")
    place = case.place(number)
    if trial.status not in YES_STATUSES or place.document.id != trial.record.document_id:
        raise UnprovedError("forbeholdet gælder ikke dette forsøg")
    return status.Condition(sentence=case.sentence(number), mark=case.mark(number))


def _outcome(told: Told, case: Case, trial: Trial) -> status.Outcome | None:
    """How the trial went, when that was asked and a sentence of its document is about it."""
    if "outcome" not in told.facts:
        return None
    number = told.number("outcome.mark")
    sentence = case.sentence(number)
    asked = case.question.asked is Asked.OUTCOME
    if not asked or not status.tells_of(trial, sentence, case.passage(number), case.sources):
        raise UnprovedError(f"sætningen ved [{number}] fortæller ikke om forsøget")
    return status.Outcome(sentence=sentence, mark=case.mark(number))
