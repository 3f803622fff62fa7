from __future__ import annotations

from collections.abc import Set

import pytest

from corpus.collection import Collection, make_collection
from corpus.document import Provenance, make_document
from corpus.status import TrialStatus
from server.totals import find_totals, statuses_in

YES = frozenset({TrialStatus.APPROVED, TrialStatus.PARTLY})
NONE: frozenset[TrialStatus] = frozenset()


def totals_in(text: str) -> list[tuple[int, Set[TrialStatus], int | None]]:
    collection = make_collection([make_document("a.txt", text, Provenance())])
    return [(t.value, t.statuses, t.round) for t in find_totals(collection)]


def test_totals_of_the_shipped_articles(collection: Collection) -> None:
    found = find_totals(collection)
    told = {(t.value, t.statuses, t.round) for t in found}
    assert {
        (33, YES, 3),
        (17, frozenset({TrialStatus.REJECTED}), 3),
        (18, YES, 1),
        (28, YES, 2),
        (38, frozenset({TrialStatus.SPREAD, TrialStatus.PARTLY_SPREAD}), None),
        (15, frozenset({TrialStatus.NOT_SPREAD}), None),
        (17, frozenset({TrialStatus.STOPPED}), None),
    } <= told


def test_number_and_sentence_of_a_total_stand_in_its_document(collection: Collection) -> None:
    for total in find_totals(collection):
        assert total.sentence.contains(total.number)
        assert total.passage.span.contains(total.sentence)
        assert total.document.id == total.passage.document_id


@pytest.mark.parametrize(
    ("sentence", "totals"),
    [
        ("Ministeren har afvist 7 ansøgninger i anden runde.", [(7, {TrialStatus.REJECTED}, 2)]),
        ("Fire nye forsøg fik ja.", [(4, {TrialStatus.APPROVED}, None)]),
        ("Et udvalg på fem personer giver hver ansøgning point.", []),
        ("I 1. runde kom der 1.250 ansøgninger.", [(1250, set(), 1)]),
        ("Der bor 12.000 mennesker i de 7 kommuner.", []),
        ("Forsøgene varer i to år.", []),
    ],
)
def test_number_counts_only_before_a_word_for_trials(
    sentence: str, totals: list[tuple[int, Set[TrialStatus], int | None]]
) -> None:
    assert totals_in(f"Nyt fra byen\n\n{sentence}\n") == totals


def test_respective_numbers_belong_to_the_rounds_before() -> None:
    text = (
        "Nyt\n\nDet sker i fjerde runde. I de tre foregående runder blev der sagt ja til "
        "henholdsvis 5, 6 og 8 forsøg.\n"
    )
    assert [(value, number) for value, _, number in totals_in(text)] == [(5, 1), (6, 2), (8, 3)]


def test_respective_numbers_of_unknown_rounds_are_no_rounds() -> None:
    text = "Nyt\n\nDer blev sagt ja til henholdsvis 5 og 6 forsøg i de to foregående runder.\n"
    assert [number for _, _, number in totals_in(text)] == [None]


def test_bullet_that_is_a_trial_states_no_total() -> None:
    text = "Nyt\n\nTrygge børn\n\n • 3 forsøg med leg\n • Afvist: Hjælp til 12 projekter\n"
    assert [value for value, _, _ in totals_in(text)] == [3]


@pytest.mark.parametrize(
    ("sentence", "statuses"),
    [
        ("De fik helt eller delvist ja", YES),
        ("Tre blev delvist imødekommet", frozenset({TrialStatus.PARTLY})),
        ("Tre blev afvist", frozenset({TrialStatus.REJECTED})),
        ("Tre blev ikke godkendt", frozenset({TrialStatus.REJECTED})),
        ("Tre blev godkendt", frozenset({TrialStatus.APPROVED})),
        ("Tre udbredes ikke", frozenset({TrialStatus.NOT_SPREAD})),
        ("Tre forlænges", frozenset({TrialStatus.EXTENDED})),
        ("Der kom tre ansøgninger", NONE),
    ],
)
def test_sentence_tells_its_statuses(sentence: str, statuses: frozenset[TrialStatus]) -> None:
    assert statuses_in(sentence) == statuses
