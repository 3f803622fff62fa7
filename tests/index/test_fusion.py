from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.fusion import fuse

SCORES = st.dictionaries(st.integers(0, 20), st.floats(0, 30, allow_subnormal=False))


def test_standardised_scores_are_added_by_weight() -> None:
    # words  3, 1, 0 -> mean 4/3, deviation 1.247219 -> 1.336306, -0.267261, -1.069045
    # vectors .1, .5, .3 -> mean .3, deviation 0.163299 -> -1.224745, 1.224745, 0
    assert fuse({0: 3.0, 1: 1.0}, {0: 0.1, 1: 0.5, 2: 0.3}, dense_weight=0.5) == [
        (0, 0.723934),
        (1, 0.345111),
        (2, -1.069045),
    ]


def test_the_only_row_that_holds_a_word_stands_above_those_that_do_not() -> None:
    ranked = fuse({2: 5.0}, {0: 0.3, 1: 0.3, 2: 0.3}, dense_weight=0.8)
    assert [row for row, _ in ranked] == [2, 0, 1]


def test_a_row_that_the_vectors_did_not_reach_is_as_far_as_the_farthest() -> None:
    assert fuse({}, {0: 0.9, 1: 0.1}, dense_weight=1.0) == [(0, 1.0), (1, -1.0)]
    reached = fuse({0: 1.0, 2: 1.0}, {0: 0.9, 1: 0.1}, dense_weight=1.0)
    given_lowest = fuse({0: 1.0, 2: 1.0}, {0: 0.9, 1: 0.1, 2: 0.1}, dense_weight=1.0)
    assert reached == given_lowest


def test_scores_that_are_all_alike_order_nothing() -> None:
    assert fuse({}, {1: 0.3, 0: 0.3}, dense_weight=0.8) == [(0, 0.0), (1, 0.0)]


def test_nothing_found_is_nothing_ranked() -> None:
    assert fuse({}, {}, dense_weight=0.8) == []


@given(lexical=SCORES, dense=SCORES)
def test_every_row_is_ranked_once_in_a_total_order(
    lexical: dict[int, float], dense: dict[int, float]
) -> None:
    ranked = fuse(lexical, dense, dense_weight=0.8)
    assert sorted(row for row, _ in ranked) == sorted({*lexical, *dense})
    assert ranked == sorted(ranked, key=lambda pair: (-pair[1], pair[0]))


@given(lexical=SCORES, dense=SCORES)
def test_the_order_of_insertion_does_not_matter(
    lexical: dict[int, float], dense: dict[int, float]
) -> None:
    turned = dict(reversed(lexical.items())), dict(reversed(dense.items()))
    assert fuse(*turned, dense_weight=0.8) == fuse(lexical, dense, dense_weight=0.8)
