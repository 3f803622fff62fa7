"""Proofs of what is said of sets of trials: counted anew, straight from the documents' lists."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.status import TrialStatus
from corpus.trial import Trial
from server.answer import AnswerStatus, AnswerType
from server.answers import bullets, compare, count, listing, networks, premise, share
from server.answers.trial_items import VERBS, Item, tally, verb
from server.draft import Draft
from server.errors import UnprovedError
from server.proof.case import Case
from server.proof.grammar import Told

_STATUSES = {words: statuses for statuses, words in VERBS.items()} | {
    verb(frozenset({status})): frozenset({status})
    for status in TrialStatus
    if frozenset({status}) not in VERBS
}


def check_count(draft: Draft, told: Told, case: Case) -> None:
    """That a count counts its trials, and that they are such as it says."""
    view = draft.view
    assert isinstance(view, count.CountView), "the template is that of counts"
    _check_number(view.number, draft.trials)
    _check_told(draft.trials, view.verb)


def check_listing(draft: Draft, told: Told, case: Case) -> None:
    """That a list has all its trials, and that they are such as it says."""
    view = draft.view
    assert isinstance(view, listing.ListView), "the template is that of lists"
    _check_number(view.number, draft.trials)
    _check_told(draft.trials, view.verb)
    if view.tally != tally(draft.trials):
        raise UnprovedError("fordelingen er en anden i kilden")


def check_bullets(draft: Draft, told: Told, case: Case) -> None:
    """That each point is a whole one, of one list, and that a number is that of the points."""
    view = draft.view
    assert isinstance(view, bullets.BulletsView), "the template is that of points"
    points = [case.passage(row.number("mark")) for row in told.rows("items")]
    if any(p.text != item.title for p, item in zip(points, view.items, strict=True)):
        raise UnprovedError("punktet lyder anderledes i kilden")
    if len({(p.document_id, p.section_ids) for p in points}) != 1:
        raise UnprovedError("punkterne står ikke på samme liste")
    if view.number not in {0, len(points)}:
        raise UnprovedError("antallet af punkter er et andet")


def check_premise(draft: Draft, told: Told, case: Case) -> None:
    """That the right number is that of the trials."""
    view = draft.view
    assert isinstance(view, premise.PremiseView), "the template is that of corrections"
    _check_told(draft.trials, view.verb)


def check_share(draft: Draft, told: Told, case: Case) -> None:
    """That a part is counted, and no larger than the whole."""
    view = draft.view
    assert isinstance(view, share.ShareView), "the template is that of shares"
    _check_number(view.part, draft.trials)
    if view.part > view.whole:
        raise UnprovedError("en del kan ikke være større end det hele")


def check_universal(draft: Draft, told: Told, case: Case) -> None:
    """That all are such as is said, or just so many."""
    view = draft.view
    assert isinstance(view, listing.UniversalView), "the template is that of »alle«"
    _check_number(view.looked_at, draft.trials)
    statuses = _STATUSES.get(view.verb)
    if statuses and sum(bool(t.statuses & statuses) for t in draft.trials) != view.number:
        raise UnprovedError("antallet er et andet i kilden")
    if view.all != (view.number == view.looked_at):
        raise UnprovedError("det gælder ikke dem alle")


def check_networks_having(draft: Draft, told: Told, case: Case) -> None:
    """That each row counts trials of its network, and the headline the rows."""
    view = draft.view
    assert isinstance(view, networks.NetworksHavingView), "the template is that of networks"
    for row in view.rows:
        _check_row(row, told, case)
    if view.number and view.number != len(view.rows):
        raise UnprovedError("antallet af netværk er et andet")


def check_compare(draft: Draft, told: Told, case: Case) -> None:
    """That each row has its number in the sources, and that the best are those who are named."""
    view = draft.view
    assert isinstance(view, compare.CompareView), "the template is that of comparisons"
    for row, stated in zip(view.rows, told.rows("rows"), strict=False):
        trials = _trials_at(stated, case)
        totals = {t.value for n in stated.marks.get("marks", ()) for t in case.totals(n)}
        if row.number not in {len(trials), 0} | totals:
            raise UnprovedError(f"{row.name} har et andet antal i kilden")
        _check_network(row.name, trials)


def _check_row(row: compare.Row, told: Told, case: Case) -> None:
    stated = next((r for r in told.rows("rows") if row.name in r.said), None)
    if stated is None:
        raise UnprovedError(f"{row.name} mangler")
    trials = _trials_at(stated, case)
    if len(trials) != row.number or tally(trials) != row.tally:
        raise UnprovedError(f"{row.name} har et andet antal i kilden")
    _check_network(row.name, trials)


def _trials_at(row: Told, case: Case) -> tuple[Trial, ...]:
    """The trials at the places that a row cites, those of them that are trials."""
    at = case.sources.trials_by_place
    places = [case.place(n) for n in row.marks.get("marks", ())]
    found = (at.get((p.document.id, p.span.start, p.span.end)) for p in places)
    return tuple(t for t in found if t is not None)


def _check_network(name: str, trials: Sequence[Trial]) -> None:
    known = {f"»{t.network}«" for t in trials if t.network}
    if name.startswith("»") and known and name in known and known != {name}:
        raise UnprovedError(f"et forsøg hører ikke under {name}")


def _check_number(number: int, trials: Sequence[Trial]) -> None:
    if number != len({t.id for t in trials}):
        raise UnprovedError("antallet er et andet i kilden")


def _check_told(trials: Sequence[Trial], verb: str) -> None:
    """That trials of which something is told came to it, each by what stands at its place."""
    statuses = _STATUSES.get(verb)
    for trial in trials:
        if statuses is not None and not trial.statuses & statuses:
            raise UnprovedError(f"om »{trial.title}« siger kilden noget andet")


def prove_networks(told: Told, case: Case) -> Draft:
    """The networks, each by the words that name it."""
    numbers = [row.number("mark") for row in told.rows("names")]
    names = tuple(Item(title=case.words(n), status="", mark=case.mark(n)) for n in numbers)
    if tuple(case.network(n) for n in numbers) != networks.meant(case.question, case.sources):
        raise UnprovedError("netværkene i kilden er nogle andre")
    return Draft(
        type=AnswerType.LIST,
        status=AnswerStatus.ANSWERED,
        template="networks",
        view=networks.networks_view(
            names, networks.meant(case.question, case.sources), case.sources
        ),
    )
