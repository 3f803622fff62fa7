from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.span import Span, trimmed


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_that_is_empty_reversed_or_before_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"got {start}-{end}"):
        Span(start, end)


def test_a_span_slices_the_text_by_code_points() -> None:
    assert Span(2, 6).of("🏡 børn") == "børn"


def test_the_length_of_a_span_is_that_of_its_text() -> None:
    assert len(Span(2, 6)) == 4


def test_a_shifted_span_is_as_long_as_before() -> None:
    assert Span(2, 6).shifted(10) == Span(12, 16)


@pytest.mark.parametrize(
    ("other", "contained", "overlapping"),
    [
        (Span(2, 6), True, True),
        (Span(3, 4), True, True),
        (Span(1, 3), False, True),
        (Span(5, 7), False, True),
        (Span(6, 7), False, False),
        (Span(0, 2), False, False),
    ],
)
def test_a_span_contains_and_overlaps_others(
    other: Span, contained: bool, overlapping: bool
) -> None:
    span = Span(2, 6)
    assert (span.contains(other), span.overlaps(other)) == (contained, overlapping)


def test_spans_are_ordered_by_where_they_begin_then_end() -> None:
    assert sorted([Span(4, 5), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(4, 5)]


@given(text=st.text(), start=st.integers(0, 20), length=st.integers(0, 20))
def test_a_trimmed_span_is_the_stripped_slice(text: str, start: int, length: int) -> None:
    span = trimmed(text, start, start + length)
    assert (span.of(text) if span else "") == text[start : start + length].strip()
