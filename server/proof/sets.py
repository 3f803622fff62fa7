"""Proofs of what is said of sets of trials: counted anew, straight from the documents' lists."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.status import TrialStatus
from corpus.trial import Trial
from index.vocabulary import QueryWord
from server.answer import AnswerStatus, AnswerType
from server.answers import compare, count, listing
from server.answers.selection import TOPIC_COVERAGE, Selection, scope_of
from server.answers.trial_items import VERBS, Item, verb
from server.danish_text import round_name
from server.draft import Draft
from server.errors import UnprovedError
from server.matching import text_words
from server.proof.case import Case
from server.proof.grammar import Told
from server.question import Question

_OUTSIDE = " uden for »"
_STATUSES = {words: statuses for statuses, words in VERBS.items()}


def prove_count(told: Told, case: Case) -> Draft:
    """A number of trials."""
    return count.draft(case.question, case.sources, _recounted(told, case), AnswerType.COUNT)


def prove_listing(told: Told, case: Case) -> Draft:
    """A list of trials."""
    selection = _recounted(told, case)
    if not selection.chosen:
        raise UnprovedError("der er ingen sådanne forsøg")
    return listing.draft(case.question, case.sources, selection)


def _recounted(told: Told, case: Case) -> Selection:
    """The trials that the question and the answer's first line speak of."""
    question = case.question
    inside = _of_rounds(question, case)
    networks = {n.network for n in question.networks}
    named = [t for t in inside if not networks or t.network in networks]
    headline = told.said.split("\n", 1)[0]
    if _OUTSIDE in headline:
        left_out = {t.id for t in _about(question.topic, named, case)}
        universe = [t for t in inside if t.id not in left_out]
        names = [f"»{n.network}«" for n in question.networks]
        scope = f" uden for {' '.join(names) or f'»{_text(question.topic)}«'}"
        topic = None
    else:
        words = question.topic if f" om »{_text(question.topic)}«" in headline else ()
        universe = _about(words, named, case)
        scope = scope_of(question)
        topic = _text(words) or None
    chosen = [t for t in universe if not question.statuses or t.status in question.statuses]
    return Selection(universe=tuple(universe), chosen=tuple(chosen), scope=scope, topic=topic)


def _of_rounds(question: Question, case: Case) -> list[Trial]:
    trials = case.sources.collection.trials
    return [t for t in trials if not question.rounds or t.round in question.rounds]


def _about(topic: Sequence[QueryWord], trials: Sequence[Trial], case: Case) -> list[Trial]:
    """The trials whose titles hold a topic; all of them where there is none."""
    matcher = case.sources.understanding.linker.matcher
    return [
        t
        for t in trials
        if not topic or matcher.coverage(topic, text_words(t.title)) >= TOPIC_COVERAGE
    ]


def _text(topic: Sequence[QueryWord]) -> str:
    return " ".join(w.token.surface for w in topic)


def prove_compare(told: Told, case: Case) -> Draft:
    """Numbers of trials beside each other, each counted anew, and who has most or fewest."""
    draft = compare.propose(case.question, case.sources)
    if draft is None or not isinstance(draft.view, compare.CompareView):
        raise UnprovedError("spørgsmålet spørger ikke om en sammenligning")
    view = draft.view
    for row, stated in zip(view.rows, told.rows("rows"), strict=False):
        if row.number not in _numbers(row, view, stated, case):
            raise UnprovedError(f"»{row.name}« har et andet antal i kilden")
    networks = case.sources.collection.networks
    if view.winners and view.rows[0].name in networks:
        _check_winners(view, case)
    return draft


def _numbers(row: compare.Row, view: compare.CompareView, stated: Told, case: Case) -> set[int]:
    """What a row may count: trials, or what the sentences that it cites state."""
    question = case.question
    if row.name in case.sources.collection.networks:
        return {_in_network(row.name, view, case)}
    statuses = _STATUSES.get(row.name.removeprefix("forsøg, der "))
    if statuses is not None:
        networks = {n.network for n in question.networks}
        trials = [t for t in _of_rounds(question, case) if not networks or t.network in networks]
        return {sum(t.status in statuses for t in trials)}
    return {
        total.value
        for number in stated.marks.get("marks", ())
        for total in case.totals(number)
        if total.round is not None and round_name(total.round) == row.name
    }


def _in_network(name: str, view: compare.CompareView, case: Case) -> int:
    statuses: frozenset[TrialStatus] = _STATUSES.get(view.verb, frozenset())
    if view.verb == verb(case.question.statuses):
        statuses = case.question.statuses
    own = [t for t in _of_rounds(case.question, case) if t.network == name]
    return sum(not statuses or t.status in statuses for t in own)


def _check_winners(view: compare.CompareView, case: Case) -> None:
    question = case.question
    named = [n.network for n in question.networks]
    rivals = named if len(named) > 1 else list(case.sources.collection.networks)
    numbers = {name: _in_network(name, view, case) for name in rivals}
    fewest = view.superlative in {"fewest", "none"}
    best = (min if fewest else max)(numbers.values())
    if {n for n in numbers if f"»{n}«" in view.winners} != {
        n for n in numbers if numbers[n] == best
    }:
        raise UnprovedError("et andet netværk har " + ("færrest" if fewest else "flest"))


def prove_networks(told: Told, case: Case) -> Draft:
    """The networks, each by the heading that names it."""
    numbers = [row.number("mark") for row in told.rows("names")]
    names = tuple(Item(title=case.words(n), status="", mark=case.mark(n)) for n in numbers)
    if tuple(case.network(n) for n in numbers) != case.sources.collection.networks:
        raise UnprovedError("netværkene i kilden er nogle andre")
    return Draft(
        type=AnswerType.LIST,
        status=AnswerStatus.ANSWERED,
        template="networks",
        view=listing.NetworksView(number=len(names), names=names),
    )
