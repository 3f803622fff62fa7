from __future__ import annotations

import pytest

from index.danish import analyse
from index.gloss import gloss, is_english


@pytest.mark.parametrize(
    ("query", "english"),
    [
        ("what are the rules", True),
        ("how many trials were rejected", True),
        ("hvad er reglerne", False),
        ("hvad er the Beatles", False),
        ("rules", False),
        ("", False),
    ],
)
def test_two_english_grammar_words_make_a_query_english(query: str, english: bool) -> None:
    assert is_english(analyse(query)) is english


def test_grammar_words_are_glossed_or_left_out_and_names_kept() -> None:
    tokens = analyse("who is in the third IGU-LAB and why")
    assert gloss(tokens, lambda _: False) == "hvem tredje IGU-LAB og hvorfor"


@pytest.mark.parametrize("held", ["afvist", "afslag"])
def test_of_several_translations_the_one_that_the_documents_hold_is_taken(held: str) -> None:
    assert gloss(analyse("rejected"), lambda word: word == held) == held
