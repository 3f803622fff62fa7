from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.folding import FoldedText, fold, folded
from corpus.span import Span


def test_every_character_of_the_view_maps_to_what_it_stands_for() -> None:
    assert fold("Én\u00a0 p\u00adlan…") == FoldedText(
        "én plan...",
        (0, 1, 2, 4, 6, 7, 8, 9, 9, 9),
        (1, 2, 3, 5, 7, 8, 9, 10, 10, 10),
    )


def test_an_accent_typed_apart_is_one_character_with_its_letter() -> None:
    assert fold("e\u0301n") == FoldedText("én", (0, 2), (2, 3))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Afvist:\u00a0Lempede regler", "afvist: lempede  regler"),
        ("”plan”", '"plan"'),
        ("»plan«", "“plan”"),
        ("Ledighedsydelse – fritagelse", "ledighedsydelse - fritagelse"),
        ("fri\u00adkommune", "frikommune"),
        ("caf\u00e9", "cafe\u0301"),
        ("  plan \n", "plan"),
        ("ﬁn", "fin"),
    ],
)
def test_spellings_that_a_reader_takes_for_the_same_are_the_same(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@given(st.text(alphabet=st.sampled_from("aÆß …´»”–-\n\u00a0\u00ad\u0301\ufb01\u1100\u1161b")))
def test_the_text_alone_is_that_of_the_view(text: str) -> None:
    assert folded(text) == fold(text).text


@pytest.mark.parametrize(("one", "other"), [("børn", "born"), ("e", "é"), ("§ 5", "5")])
def test_letters_that_tell_words_apart_stay_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_quotation_marks_can_be_left_out() -> None:
    assert fold("netværket ”Børn”", drop_quotes=True).text == "netværket børn"


def test_case_can_be_kept() -> None:
    assert fold("Børn og IGU", case=False).text == "Børn og IGU"


def test_a_part_of_the_view_maps_to_a_span_of_the_original() -> None:
    text = "siger\u00a0 ”ministeren”"
    view = fold(text, drop_quotes=True)
    at = view.text.index("ministeren")
    assert view.original(at, at + 10) == Span(8, 18)


@given(data=st.data())
def test_the_original_of_any_part_of_the_view_folds_to_that_part(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=1))
    view = fold(text)
    starts = [i for i in range(len(view.text)) if i == 0 or view.starts[i] != view.starts[i - 1]]
    if not starts:
        assert folded(text) == ""
        return
    start = data.draw(st.sampled_from(starts))
    end = data.draw(st.sampled_from([*starts[starts.index(start) + 1 :], len(view.text)]))
    original = view.original(start, end).of(text)
    assert folded(original) == view.text[start:end].strip(" ")


@given(st.text())
def test_the_view_runs_through_the_text_from_left_to_right(text: str) -> None:
    view = fold(text)
    spans = list(zip(view.starts, view.ends, strict=True))
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
