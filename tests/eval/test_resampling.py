from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from eval.resampling import EXACT_GROUPS, Interval, bootstrap_interval, randomisation_p_value


def names(n: int) -> list[str]:
    return [f"g{i}" for i in range(n)]


@given(st.lists(st.sampled_from([-1.0, 0.0, 0.5, 1.0]), min_size=1, max_size=8))
@settings(max_examples=40)
def test_few_differences_are_counted_exactly(differences: list[float]) -> None:
    seen = abs(sum(differences))
    signs = itertools.product([1, -1], repeat=len(differences))
    sums = [abs(sum(s * d for s, d in zip(pattern, differences, strict=True))) for pattern in signs]
    expected = sum(total >= seen - 1e-9 for total in sums) / len(sums)
    assert randomisation_p_value(differences, names(len(differences))) == pytest.approx(expected)


def test_eight_questions_worse_and_none_better_is_no_chance() -> None:
    assert randomisation_p_value([-1.0] * 8, names(8)) == 2 / 2**8


def test_no_difference_is_no_evidence() -> None:
    assert randomisation_p_value([0.0] * 20, names(20)) == 1
    assert randomisation_p_value([], []) == 1


def test_questions_of_one_group_count_once() -> None:
    assert randomisation_p_value([-1.0] * 8, ["same"] * 8) == 1


def test_many_differences_are_drawn_and_agree_with_scipy() -> None:
    differences = np.random.default_rng(1).normal(0.3, 1, size=40)
    assert len(differences) > EXACT_GROUPS
    oracle = stats.permutation_test(
        (differences,),
        np.sum,
        permutation_type="samples",
        n_resamples=9999,
        rng=np.random.default_rng(2),
    )
    p_value = randomisation_p_value(differences.tolist(), names(40))
    assert p_value == pytest.approx(oracle.pvalue, abs=0.02)
    assert p_value == randomisation_p_value(differences.tolist(), names(40))


def test_the_interval_agrees_with_scipy_where_groups_are_single() -> None:
    values = np.random.default_rng(3).random(60)
    oracle = stats.bootstrap(
        (values,), np.mean, method="percentile", n_resamples=5000, rng=np.random.default_rng(4)
    ).confidence_interval
    interval = bootstrap_interval(values.tolist(), names(60))
    assert interval.low == pytest.approx(oracle.low, abs=0.01)
    assert interval.high == pytest.approx(oracle.high, abs=0.01)


def test_questions_of_one_group_make_the_interval_wider() -> None:
    values = [1.0, 0.0] * 20
    paired = [f"g{i // 4 * 2 + i % 2}" for i in range(40)]
    single = bootstrap_interval(values, names(40))
    grouped = bootstrap_interval(values, paired)
    assert grouped.high - grouped.low > single.high - single.low


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
@settings(max_examples=30)
def test_an_interval_lies_between_the_extremes_and_is_the_same_each_time(
    values: list[float],
) -> None:
    interval = bootstrap_interval(values, names(len(values)), samples=200)
    assert min(values) - 1e-9 <= interval.low <= interval.high <= max(values) + 1e-9
    assert interval == bootstrap_interval(values, names(len(values)), samples=200)


def test_equal_values_leave_no_doubt_and_no_values_are_an_error() -> None:
    assert bootstrap_interval([1.0, 1.0], ["a", "b"]) == Interval(1.0, 1.0)
    with pytest.raises(ValueError, match="at least one value"):
        bootstrap_interval([], [])
