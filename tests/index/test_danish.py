from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.danish import Token, analyse, fold_word, stem, words


def _stems(text: str) -> list[str]:
    return [token.stem for token in analyse(text)]


def test_a_token_says_where_its_word_stands_and_what_it_amounts_to() -> None:
    assert analyse("Fri IGU-praktik!") == (
        Token(surface="Fri", start=0, end=3, folded="fri", stem="fri", parts=()),
        Token(
            surface="IGU-praktik",
            start=4,
            end=15,
            folded="igupraktik",
            stem="igupraktik",
            parts=("igu", "praktik"),
        ),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Forsøg", "forsoeg"),
        ("FORSØG", "forsøg"),
        ("område", "omraade"),
        ("ældre", "aeldre"),
        ("på", "pa\u030a"),
        ("caféer", "cafeer"),
        ("cafe\u0301er", "caféer"),
        ("frikommune", "fri\u00adkommune"),
        ("re-visitation", "revisitation"),
        ("re\u2011visitation", "re-visitation"),
        ("ﬁnans", "finans"),
        ("Müller", "muller"),
        ("1.500", "1500"),
        ("§ 66", "§66"),
        ("§\u00a066", "§ 66"),
        ("paragraf 66", "§ 66"),
        ("Paragraffen 66", "§ 66"),
    ],
)
def test_spellings_of_one_word_are_one_word(one: str, other: str) -> None:
    assert _stems(one) == _stems(other)
    assert len(_stems(one)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("boliger", "boligen"),
        ("forsøgene", "forsøget"),
        ("forlænger", "forlænges"),
        ("kører", "kørte"),
        ("køre", "kørt"),
        ("åbner", "åbnede"),
        ("føres", "ført"),
        ("mener", "mente"),
        ("sige", "sagde"),
        ("regler", "regel"),
        ("reglerne", "regel"),
        ("naboregler", "naboregel"),
        ("børnene", "barn"),
        ("virksomheder", "virksomheden"),
        ("ministerier", "ministeriet"),
        ("digitalt", "digitale"),
        ("hjemler", "hjemmel"),
        ("forsøgshjemlerne", "forsøgshjemmel"),
        ("treogtyve", "23"),
        ("to", "2"),
        ("halvtreds", "50"),
        ("niogtyve", "29"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert _stems(one) == _stems(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("fast", "faser"), ("grøn", "gro"), ("køn", "ko"), ("ældre", "gammel"), ("men", "mener")],
)
def test_words_that_only_look_alike_have_stems_of_their_own(one: str, other: str) -> None:
    assert _stems(one) != _stems(other)


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("efter § 105 i almenboligloven", ["§105", "i"]),
        ("efter § 66 a i loven", ["§66a", "i"]),
        ("efter § 66a, stk. 1", ["§66a", "stk", "1"]),
        ("efter §§ 19 og 20 ", ["§19", "og", "20"]),
        ("efter § 5", ["§5"]),
    ],
)
def test_a_section_of_an_act_is_one_word(text: str, stems: list[str]) -> None:
    assert _stems(text)[1 : 1 + len(stems)] == stems


def test_words_apart_by_a_slash_are_two() -> None:
    assert [t.surface for t in analyse("løntilskud/jobrotation")] == ["løntilskud", "jobrotation"]


def test_a_compound_yields_its_parts() -> None:
    (token,) = analyse("velfærdsteknologier")
    assert token.parts == ("velfaerd", "teknologi")


def test_a_number_with_a_comma_is_one_word() -> None:
    assert _stems("2,5 procent")[0] == "2,5"


@pytest.mark.parametrize(
    ("word", "stops"), [("hvad", True), ("på", True), ("forsøg", False), ("to", False)]
)
def test_stop_words_say_nothing_alone(word: str, stops: bool) -> None:
    assert analyse(word)[0].is_stop is stops


def test_the_words_that_the_lexicon_counts_are_cut_at_hyphens() -> None:
    assert list(words("Re-visitation efter § 5")) == ["re", "visitation", "efter", "§5"]


def test_a_text_without_words_has_no_tokens() -> None:
    assert analyse("… – !") == ()


@given(st.text())
def test_tokens_stand_in_order_where_they_say(text: str) -> None:
    tokens = analyse(text)
    assert all(text[t.start : t.end] == t.surface for t in tokens)
    assert all(one.end <= other.start for one, other in pairwise(tokens))


@given(st.text())
def test_no_letter_or_digit_is_left_out(text: str) -> None:
    kept = "".join(t.surface for t in analyse(text))
    assert re.sub(r"[\W_]", "", kept) == re.sub(r"[\W_]", "", text)


@given(st.text(st.characters(categories=["L", "Mn"]), min_size=1))
def test_a_folded_word_is_folded(word: str) -> None:
    assert fold_word(fold_word(word)) == fold_word(word)


@given(st.text("abcdefghijklmnopqrstuvwxyzæøåéüö", min_size=1))
def test_capitals_make_no_other_stem(word: str) -> None:
    assert stem(fold_word(word.upper())) == stem(fold_word(word))


@pytest.mark.parametrize(
    ("form", "other"),
    [("jobcentret", "jobcenter"), ("plejecentre", "plejecentrene"), ("ministre", "minister")],
)
def test_forms_that_leave_out_an_e_are_of_one_word(form: str, other: str) -> None:
    assert stem(form) == stem(other)
