from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from index.dense import DIGITS, DenseIndex, rounded

DIMENSION = 8


def _unit_rows(count: int, seed: int) -> NDArray[np.float32]:
    rows = np.random.default_rng(seed).standard_normal((count, DIMENSION)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def _by_brute_force(
    rows: NDArray[np.float32], vector: NDArray[np.float32], k: int
) -> list[tuple[int, float]]:
    scored = [(n, float(row @ vector)) for n, row in enumerate(rows)]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))[:k]


@given(count=st.integers(1, 60), k=st.integers(1, 70), seed=st.integers(0, 1000))
def test_the_nearest_rows_are_those_of_brute_force(count: int, k: int, seed: int) -> None:
    rows, vector = _unit_rows(count, seed), _unit_rows(1, seed + 1)[0]
    found, expected = DenseIndex.of(rows).search(vector, k), _by_brute_force(rows, vector, k)
    assert [row for row, _ in found] == [row for row, _ in expected]
    assert [s for _, s in found] == pytest.approx([s for _, s in expected], abs=2 * 10**-DIGITS)


@given(copies=st.integers(2, 80), k=st.integers(1, 20), seed=st.integers(0, 1000))
def test_equal_scores_come_in_the_order_of_the_rows(copies: int, k: int, seed: int) -> None:
    row = _unit_rows(1, seed)
    index = DenseIndex.of(np.repeat(row, copies, axis=0))
    assert [n for n, _ in index.search(row[0], k)] == list(range(min(k, copies)))


def test_more_than_there_are_gives_all_there_are() -> None:
    rows = _unit_rows(3, 0)
    assert sorted(n for n, _ in DenseIndex.of(rows).search(rows[0], 100)) == [0, 1, 2]


def test_none_are_given_when_none_are_asked_for() -> None:
    rows = _unit_rows(3, 0)
    assert DenseIndex.of(rows).search(rows[0], 0) == []


def test_an_empty_index_finds_nothing() -> None:
    index = DenseIndex.of(np.zeros((0, DIMENSION), dtype=np.float32))
    assert (len(index), index.search(_unit_rows(1, 0)[0], 5)) == (0, [])


@given(scores=st.lists(st.floats(-1, 1, width=32), max_size=8))
def test_scores_are_rounded_as_python_rounds(scores: list[float]) -> None:
    found = rounded(np.array(scores, dtype=np.float32))
    assert found.tolist() == [round(score, DIGITS) for score in scores]


def test_scores_are_rounded() -> None:
    rows = _unit_rows(5, 0)
    scores = [score for _, score in DenseIndex.of(rows).search(_unit_rows(1, 1)[0], 5)]
    assert scores == [round(score, DIGITS) for score in scores]


@pytest.mark.parametrize("shape", [(DIMENSION + 1,), (1, DIMENSION), ()])
def test_a_vector_of_another_shape_is_refused(shape: tuple[int, ...]) -> None:
    index = DenseIndex.of(_unit_rows(3, 0))
    with pytest.raises(ValueError, match=rf"vector must have shape \({DIMENSION},\), got"):
        index.search(np.zeros(shape, dtype=np.float32), 1)


def test_rows_of_another_type_are_refused() -> None:
    rows = _unit_rows(3, 0).astype(np.float64)
    with pytest.raises(ValueError, match=r"must be \(n, dim\) float32, got \(3, 8\) float64"):
        DenseIndex.of(rows)  # type: ignore[arg-type]


def test_rows_that_are_no_matrix_are_refused() -> None:
    with pytest.raises(ValueError, match=r"must be \(n, dim\) float32, got \(8,\) float32"):
        DenseIndex.of(_unit_rows(1, 0)[0])


def test_stored_rows_come_back_in_the_order_asked_for() -> None:
    rows = _unit_rows(5, 0)
    index = DenseIndex.of(rows)
    np.testing.assert_array_equal(index.rows([3, 0, 3]), rows[[3, 0, 3]])
    assert index.rows([]).shape == (0, DIMENSION)


def test_a_saved_index_finds_the_same(tmp_path: Path) -> None:
    rows, vector = _unit_rows(40, 0), _unit_rows(1, 1)[0]
    index = DenseIndex.of(rows)
    index.save(tmp_path / "vectors.faiss")
    loaded = DenseIndex.load(tmp_path / "vectors.faiss")
    assert (len(loaded), loaded.search(vector, 40)) == (40, index.search(vector, 40))
    np.testing.assert_array_equal(loaded.rows([7]), rows[[7]])
