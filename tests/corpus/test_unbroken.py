from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import fold, folded
from corpus.span import Span
from corpus.unbroken import unbroken


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("fri-\nkommuner", "frikommuner"),
        ("fri- \n   kommuner og fri-\nplejehjem", "frikommuner og friplejehjem"),
        ("FRI-\nKOMMUNEORDNINGEN", "FRIKOMMUNEORDNINGEN"),
        ("fri\u00ad\nkommuner", "frikommuner"),
        ("en IT-\nløsning", "en IT-løsning"),
        ("social-\nog sundhedsområdet", "social-\nog sundhedsområdet"),
        ("2017-\n2020", "2017-\n2020"),
        ("Nord-\nJylland", "Nord-\nJylland"),
        ("fri-\n\nkommuner", "fri-\n\nkommuner"),
        ("fri\nkommuner", "fri\nkommuner"),
        ("fri - \nkommuner", "fri - \nkommuner"),
    ],
)
def test_a_word_broken_over_a_line_end_is_whole(text: str, view: str) -> None:
    assert unbroken(text).text == view


def test_a_broken_word_is_found_by_its_whole_spelling_at_its_place() -> None:
    view = fold("I de fri-\nkommuner er der forsøg")
    at = view.text.index("frikommuner")
    assert view.original(at, at + len("frikommuner")) == Span(5, 18)
    assert folded("Fri-\nkommuner") == folded("frikommuner")


@given(
    st.lists(st.sampled_from(["fri", "FRI", "-", "\n", " ", "og", "ø", "1", "\u00ad"])).map("".join)
)
def test_each_sign_of_the_view_is_the_original_at_its_place(text: str) -> None:
    view = unbroken(text)
    for at, sign in enumerate(view.text):
        assert view.original(at, at + 1).of(text) == sign
