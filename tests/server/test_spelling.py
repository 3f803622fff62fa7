from __future__ import annotations

import pytest

from server.spelling import spelled


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("afvsit", "afvist"),
        ("parkforslg", "parkforslag"),
        ("skoleforsoegne", "skoleforsoegene"),
        ("skoleforsoegene", "skoleforsoegene"),
        ("landforsoegene", "landforsoegene"),
        ("gulerod", "gulerod"),
    ],
)
def test_grammar_and_words_for_trials_are_mended(written: str, meant: str) -> None:
    assert spelled(written) == meant
