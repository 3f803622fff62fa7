from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.number_words import NUMBER_WORDS
from server.extract import (
    ValueKind,
    find_values,
    holds_contact,
    holds_reference,
    number_value,
)


def values(text: str, kind: ValueKind) -> list[str]:
    return [v.text for v in find_values(text, kind)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De begynder den 1. juli 2018.", ["den 1. juli 2018"]),
        ("Det gælder frem til 31. december 2022.", ["31. december 2022"]),
        ("Udgivet 26-08-2021, rettet 3/9/21", ["26-08-2021", "3/9/21"]),
        ("klar i slutningen af 2020", ["i slutningen af 2020"]),
        ("afsluttet ved udgangen af 2020, hvor", ["ved udgangen af 2020"]),
        ("træder i kraft ved årsskiftet", ["ved årsskiftet"]),
        ("ventes fremsat i november", ["i november"]),
        ("vedtaget i 2018, og", ["i 2018"]),
        ("Der er 33 forsøg og 17 afslag.", []),
    ],
)
def test_times_are_found_whole(text: str, found: list[str]) -> None:
    assert values(text, ValueKind.TIME) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("forlænge med et år, så", ["et år"]),
        ("inden for 18 måneder", ["18 måneder"]),
        ("hver 6. måned", []),
        ("varer to uger og tre dage", ["to uger", "tre dage"]),
    ],
)
def test_spans_of_time_are_found_whole(text: str, found: list[str]) -> None:
    assert values(text, ValueKind.DURATION) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("33 forsøg, 17 afslag", ["33", "17"]),
        ("henholdsvis 18 og 28 forsøg", ["18", "28"]),
        ("dertil fire fra forrige runde", ["fire"]),
        ("1.401 ansøgninger og 2,5 mio.", ["1.401", "2,5"]),
        ("servicelovens §66 og LÆ265", []),
        ("seksogfyrre ansøgninger", ["seksogfyrre"]),
        ("firehjulet cykel", []),
    ],
)
def test_numbers_are_found_whole(text: str, found: list[str]) -> None:
    assert values(text, ValueKind.NUMBER) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "siger indenrigsminister Simon Emil Ammitzbøll-Bille (LA)",
            ["Simon Emil Ammitzbøll-Bille"],
        ),
        ("siger minister Kaare Dybvad Bek.", ["Kaare Dybvad Bek"]),
        ("H.C. Andersen og Anders B. Hansen", ["Anders B. Hansen"]),
        ("kommunen i alt", []),
    ],
)
def test_names_are_found_whole(text: str, found: list[str]) -> None:
    assert values(text, ValueKind.NAME) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("efter § 52, stk. 3 – mulighed", ["§ 52, stk. 3"]),
        ("jf. servicelovens § 95 stk. 3 som", ["servicelovens § 95 stk. 3"]),
        (
            "efter servicelovens § 66, stk. 1, nr. 5 og 6.",
            ["servicelovens § 66, stk. 1, nr. 5 og 6"],
        ),
        ("efter almenboliglovens § 105", ["almenboliglovens § 105"]),
        ("forhold til aktivlovens bestemmelser", ["aktivlovens"]),
        ("den kommende Barnets Lov.", ["Barnets Lov"]),
    ],
)
def test_places_in_laws_are_found_whole(text: str, found: list[str]) -> None:
    assert values(text, ValueKind.LAW) == found


def test_amounts_phones_and_mail_addresses_are_found_whole() -> None:
    text = "Ring på +45 72282416 eller 12 34 56 78, skriv til m.b-c@im.dk om 2,5 mio. kr."
    assert values(text, ValueKind.PHONE) == ["+45 72282416", "12 34 56 78"]
    assert values(text, ValueKind.MAIL) == ["m.b-c@im.dk"]
    assert values(text, ValueKind.MONEY) == ["2,5 mio. kr."]


@given(
    st.lists(
        st.sampled_from(
            ["den 1. juli 2018", "et år", "33", "fire", "§ 66, stk. 1", "Ole Lund", " ", ". ", "og"]
        )
        | st.text(max_size=4)
    ).map("".join),
    st.sampled_from(ValueKind),
)
def test_value_is_the_text_at_its_span_and_values_do_not_overlap(
    text: str, kind: ValueKind
) -> None:
    found = find_values(text, kind)
    assert [v.span.of(text) for v in found] == [v.text for v in found]
    for one, other in zip(found, found[1:], strict=False):
        assert one.span.end <= other.span.start


@given(st.integers(min_value=0, max_value=10**9))
def test_digits_with_and_without_points_are_the_number(number: int) -> None:
    assert number_value(str(number)) == number
    assert number_value(f"{number:,}".replace(",", ".")) == number


@pytest.mark.parametrize("word", sorted(NUMBER_WORDS))
def test_number_word_is_the_number(word: str) -> None:
    assert number_value(word.upper()) == NUMBER_WORDS[word]


@pytest.mark.parametrize("word", ["", "2,5", "mange", "9" * 15, "²"])
def test_what_is_no_whole_number_has_no_value(word: str) -> None:
    assert number_value(word) is None


@given(
    st.lists(
        st.sampled_from(["lov", "sags", "nr. ", "Nummeret: ", " ", "AB-", "12", "34 5", "6/7", "."])
        | st.sampled_from(["+45", "12 34", "5678", "@", "a.b", "by.dk", "tlf. ", "\n"])
    ).map("".join)
)
def test_a_text_is_found_to_hold_what_is_found_in_it(text: str) -> None:
    contacts = [*find_values(text, ValueKind.PHONE), *find_values(text, ValueKind.MAIL)]

    assert holds_contact(text) == bool(contacts)
    assert holds_reference(text) == bool(find_values(text, ValueKind.REFERENCE))
