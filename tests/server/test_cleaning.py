from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from server.cleaning import MAX_LENGTH, clean
from server.errors import EmptyQuestionError, QuestionTooLongError


@pytest.mark.parametrize(
    ("pasted", "question"),
    [
        ("  Hvor  mange\tforsøg\r\nblev afvist? ", "Hvor mange forsøg blev afvist?"),
        ("Hvor\u00a0mange\u2028forsøg?", "Hvor mange forsøg?"),
        ("fri\u00adkommune\u200bforsøg", "frikommuneforsøg"),
        ("\ufeffHvad\x00 nu\x1b?", "Hvad nu?"),
        ("cafe\u0301er", "caféer"),
        ("Er der <5 forsøg? {{7*7}} <b>", "Er der <5 forsøg? {{7*7}} <b>"),
    ],
)
def test_what_pasting_leaves_behind_is_gone_and_the_words_are_kept(
    pasted: str, question: str
) -> None:
    assert clean(pasted) == question


@pytest.mark.parametrize("nothing", ["", " \n\t", "???", "\u200b\u00ad", "– … »«"])
def test_question_without_words_is_refused(nothing: str) -> None:
    with pytest.raises(EmptyQuestionError, match="Skriv et spørgsmål"):
        clean(nothing)


def test_longest_question_is_taken_and_one_sign_more_is_not() -> None:
    assert clean("a" * MAX_LENGTH) == "a" * MAX_LENGTH
    with pytest.raises(QuestionTooLongError, match="1001 tegn"):
        clean("a" * (MAX_LENGTH + 1))


def test_length_is_counted_after_cleaning() -> None:
    assert clean("a" + " " * 5000 + "b") == "a b"


@given(st.text(max_size=200))
def test_cleaned_question_is_clean(text: str) -> None:
    assume(any(c.isalnum() for c in text))
    try:
        once = clean(text)
    except EmptyQuestionError:  # its only letters were composed of removed characters
        return
    assert clean(once) == once
    assert once == " ".join(once.split())
    assert once.isprintable()
