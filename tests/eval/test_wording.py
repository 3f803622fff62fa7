from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.status import TrialStatus
from eval.question_set import YesNo
from eval.wording import (
    first_sentence,
    holds,
    missing_groups,
    opening_word,
    sentences,
    stated_status,
    without_marker,
)


@pytest.mark.parametrize(
    ("text", "alternative", "found"),
    [
        ("Den 1. juli 2018", "1. JULI 2018", True),
        ("Den 1.\u00a0juli\n2018", "1. juli 2018", True),
        ("Der er 33 forsøg", "33", True),
        ("Der er 133 forsøg", "33", False),
        ("Lov nr. 3391", "339", False),
        ("Beløbet er 12345678", "1234567", False),
        ("Beløbet er 1234567.", "1234567", True),
        ("Han er fra LA.", "LA", True),
        ("Han er fra Langeland", "LA", False),
        ("det er nejagtigt", "nej", False),
        ("afslaget", "afslag", True),
        ("Beskæftigelsesområdet", "beskæftigelse", True),
        ("e\u0301n plan", "én", True),
        ("§ 105", "105", True),
    ],
)
def test_alternatives_are_found_as_the_contract_says(
    text: str, alternative: str, *, found: bool
) -> None:
    assert holds(text, alternative) is found


def test_each_group_needs_one_of_its_alternatives() -> None:
    groups = (("13", "tretten"), ("afvist",))
    assert missing_groups("Der er tretten.", groups) == (("afvist",),)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Der er 13. De er her.", "Der er 13."),
        ("Den 1. juli 2018, jf. § 5. Mere.", "Den 1. juli 2018, jf. § 5."),
        ("Ja. Den blev imødekommet. Mere.", "Ja. Den blev imødekommet."),
        ("Ja, den blev imødekommet. Mere.", "Ja, den blev imødekommet."),
        ("Der er to:\n• A\n• B", "Der er to:"),
        ("Nej.", "Nej."),
        ("", ""),
    ],
)
def test_the_first_sentence_is_what_a_reader_takes_for_it(text: str, first: str) -> None:
    assert first_sentence(text) == first


@given(st.text(alphabet="ab .!?\n\u00a0Æ1"))
def test_sentences_lose_no_character_but_white_space(text: str) -> None:
    kept = "".join(span.of(text) for span in sentences(text))
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ja, det blev den.", YesNo.YES),
        ("»Nej«, siger han", YesNo.NO),
        ("JO!", YesNo.YES),
        ("Japan er ikke med", None),
        ("Det blev den ja", None),
    ],
)
def test_the_opening_yes_or_no(text: str, word: YesNo | None) -> None:
    assert opening_word(text) is word


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ansøgningen blev imødekommet.", TrialStatus.APPROVED),
        ("Ansøgningen blev delvist imødekommet.", TrialStatus.PARTLY),
        ("Forsøget blev ikke imødekommet.", TrialStatus.REJECTED),
        ("Den er afvist; andre blev imødekommet.", TrialStatus.REJECTED),
        ("Den blev ikke afvist, men imødekommet.", TrialStatus.APPROVED),
        ("»Afviste asylansøgere i job« blev godkendt.", TrialStatus.APPROVED),
        ("I kilden står der »Afvist: Caféer«.", TrialStatus.REJECTED),
        ("Kommunerne fik ja.", TrialStatus.APPROVED),
        ("Nej.", TrialStatus.REJECTED),
        ("Ja.", TrialStatus.APPROVED),
        ("Det er et forsøg om boliger.", None),
        ("En imødekommende kommune", None),
    ],
)
def test_the_status_that_an_answer_states(text: str, status: TrialStatus | None) -> None:
    assert stated_status(text) is status


@pytest.mark.parametrize(
    ("item", "text"),
    [("• A", "A"), ("- A", "A"), ("12) A", "A"), ("A – b", "A – b"), ("2018 var", "2018 var")],
)
def test_a_list_marker_is_stripped_and_nothing_else(item: str, text: str) -> None:
    assert without_marker(item) == text
