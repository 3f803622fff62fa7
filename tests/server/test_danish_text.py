from __future__ import annotations

from datetime import date

import pytest

from corpus.document import Document, Provenance, make_document
from corpus.status import TrialStatus
from server.danish_text import (
    STATUS_NAMES,
    age_line,
    capitalised,
    danish_date,
    listed,
    round_name,
    source_name,
    trials_counted,
)


def document(name: str, **known: object) -> Document:
    return make_document(f"{name}.txt", name, Provenance(**known))  # type: ignore[arg-type]


def test_date_is_written_out() -> None:
    assert danish_date(date(2021, 8, 26)) == "26. august 2021"
    assert danish_date(date(2032, 1, 1)) == "1. januar 2032"


@pytest.mark.parametrize(
    ("number", "words"), [(0, "ingen forsøg"), (1, "1 forsøg"), (7, "7 forsøg")]
)
def test_trials_are_counted_in_words_of_danish(number: int, words: str) -> None:
    assert trials_counted(number) == words


@pytest.mark.parametrize(
    ("number", "name"), [(1, "første runde"), (10, "tiende runde"), (11, "11. runde")]
)
def test_round_is_named_to_ten_and_numbered_from_eleven(number: int, name: str) -> None:
    assert round_name(number) == name


@pytest.mark.parametrize(
    ("parts", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")],
)
def test_list_is_joined_as_in_a_sentence(parts: list[str], text: str) -> None:
    assert listed(parts) == text


def test_only_the_first_letter_is_raised() -> None:
    assert [capitalised(t) for t in ("", "øget LÆ265", "Én plan")] == ["", "Øget LÆ265", "Én plan"]


def test_every_status_has_a_name_of_its_own() -> None:
    assert STATUS_NAMES.keys() == set(TrialStatus)
    assert len(set(STATUS_NAMES.values())) == len(TrialStatus)


def test_source_is_named_with_all_that_is_known_of_it() -> None:
    full = document("a", title="Nyt", publisher="Avisen", published=date(2021, 8, 26))
    assert source_name(full) == "»Nyt« (Avisen, 26. august 2021)"
    assert source_name(document("b", publisher="Avisen")) == "»b.txt« (Avisen, uden dato)"
    assert source_name(document("c", title="Nyt")) == "»Nyt« (uden dato)"


def test_age_line_names_the_sections_of_an_act() -> None:
    act = document("a", title="Lov", published=date(2031, 2, 14))
    told = age_line([(act, "§ 3, stk. 2"), (act, "§ 5"), (act, "§ 5")])
    assert told == "Kilde: »Lov« (14. februar 2031), § 3, stk. 2 og § 5."


def test_age_line_names_each_source_once_in_order_of_use() -> None:
    one, other = document("a", title="Ét"), document("b", title="To", published=date(2021, 8, 26))
    assert age_line([(one, ""), (one, "")]) == "Kilde: »Ét« (uden dato)."
    assert (
        age_line([(other, ""), (one, ""), (other, "")])
        == "Kilder: »To« (26. august 2021) og »Ét« (uden dato)."
    )
