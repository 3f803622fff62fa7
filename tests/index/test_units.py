from __future__ import annotations

import numpy as np
import pytest

from index.units import UnitTable

# A passage of one sentence, one of two, and one that is a heading with a bullet.
PLACES = [(0, 0, 9), (1, 10, 30), (1, 10, 19), (1, 20, 30), (2, 31, 40), (2, 34, 40)]


@pytest.fixture
def table() -> UnitTable:
    return UnitTable(np.array(PLACES, dtype=np.int64), 3)


def test_the_rows_of_passages_come_in_the_order_asked_for(table: UnitTable) -> None:
    rows, starts = table.rows([2, 0, 1])
    assert (rows.tolist(), starts.tolist()) == ([4, 5, 0, 1, 2, 3], [0, 2, 3])


def test_a_passage_without_other_sentences_is_one_itself(table: UnitTable) -> None:
    rows, starts = table.sentence_rows([0, 1, 2])
    assert (rows.tolist(), starts.tolist()) == ([0, 2, 3, 5], [0, 1, 3])


def test_no_passages_have_no_rows(table: UnitTable) -> None:
    rows, starts = table.rows([])
    assert (rows.tolist(), starts.tolist()) == ([], [])


def test_each_row_is_of_its_passage(table: UnitTable) -> None:
    assert table.passages([5, 0, 3]) == [2, 0, 1]
