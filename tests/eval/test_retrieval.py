from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.glossary import Measure
from eval.retrieval import (
    RETRIEVAL_MEASURES,
    measure_rankings,
    measure_run,
    qrels_text,
    run_text,
)

LOG3 = math.log2(3)


# Worked out by hand. Gains are 1; the discount of rank r is log2(1 + r): 1, log2 3, 2, log2 5.
@pytest.mark.parametrize(
    ("relevant", "ranking", "ndcg", "recall_5", "reciprocal_rank", "success_1"),
    [
        (["a"], ["a", "b"], 1, 1, 1, 1),
        (["a"], ["b", "a"], 1 / LOG3, 1, 1 / 2, 0),
        (["a", "b"], ["z", "a", "b"], (1 / LOG3 + 1 / 2) / (1 + 1 / LOG3), 1, 1 / 2, 0),
        (["a", "b"], ["a"], 1 / (1 + 1 / LOG3), 1 / 2, 1, 1),
        (["a"], ["b"], 0, 0, 0, 0),
        (["a"], [], 0, 0, 0, 0),
    ],
)
def test_measures_by_hand(
    relevant: list[str],
    ranking: list[str],
    ndcg: float,
    recall_5: float,
    reciprocal_rank: float,
    success_1: float,
) -> None:
    values = measure_rankings({"q": relevant}, {"q": ranking})["q"]
    assert values[Measure.NDCG_10] == pytest.approx(ndcg)
    assert values[Measure.RECALL_5] == pytest.approx(recall_5)
    assert values[Measure.RECIPROCAL_RANK_10] == pytest.approx(reciprocal_rank)
    assert values[Measure.SUCCESS_1] == success_1


PASSAGES = [f"p{i}" for i in range(14)]


@settings(max_examples=60)
@given(
    relevant=st.sets(st.sampled_from(PASSAGES), min_size=1),
    ranking=st.permutations(PASSAGES),
    depth=st.integers(0, 14),
)
def test_measures_are_their_formulas(relevant: set[str], ranking: list[str], depth: int) -> None:
    ranking = ranking[:depth]
    gains = [passage in relevant for passage in ranking[:10]]
    ideal = sum(1 / math.log2(r + 2) for r in range(min(10, len(relevant))))
    values = measure_rankings({"q": sorted(relevant)}, {"q": ranking})["q"]
    assert values == {
        Measure.NDCG_10: pytest.approx(
            sum(g / math.log2(r + 2) for r, g in enumerate(gains)) / ideal
        ),
        Measure.RECALL_5: pytest.approx(sum(gains[:5]) / len(relevant)),
        Measure.RECALL_10: pytest.approx(sum(gains) / len(relevant)),
        Measure.RECIPROCAL_RANK_10: pytest.approx(
            max((g / (r + 1) for r, g in enumerate(gains)), default=0)
        ),
        Measure.SUCCESS_1: float(any(gains[:1])),
        Measure.SUCCESS_10: float(any(gains)),
    }


def test_a_question_without_hits_or_gold_is_not_dropped() -> None:
    values = measure_rankings({"q1": ["a"], "q2": ["a"], "q3": []}, {"q1": ["a"], "q3": ["a"]})
    zero = dict.fromkeys(RETRIEVAL_MEASURES, 0.0)
    assert list(values) == ["q1", "q2", "q3"]
    assert values["q2"] == values["q3"] == zero
    assert measure_rankings({}, {}) == {}


def test_the_formats_are_trecs() -> None:
    assert qrels_text({"q 1": ["a", "b", "a"]}) == "q%201 0 a 1\nq%201 0 b 1\n"
    assert run_text({"q": ["b", "a"]}, "os") == "q Q0 b 1 2 os\nq Q0 a 2 1 os\n"


def test_scores_fall_strictly_so_that_ids_never_decide() -> None:
    # trec_eval would put "b" before "a" if their scores were equal.
    assert measure_rankings({"q": ["a"]}, {"q": ["a", "b"]})["q"][Measure.SUCCESS_1] == 1
    assert measure_rankings({"q": ["b"]}, {"q": ["b", "a"]})["q"][Measure.SUCCESS_1] == 1


def test_runs_written_by_other_engines_are_read() -> None:
    values = measure_run("q1 0 a 1\nq2 0 a 1\n", "q1 Q0 b 1 0.9 x\nq1 Q0 a 2 0.8 x\n")
    assert values["q1"][Measure.RECIPROCAL_RANK_10] == 0.5
    assert values["q2"][Measure.RECIPROCAL_RANK_10] == 0


def test_ids_with_spaces_and_percent_signs_keep_apart() -> None:
    values = measure_rankings({"a b": ["x y"], "a%20b": ["z"]}, {"a b": ["x y"], "a%20b": ["q"]})
    assert values["a b"][Measure.SUCCESS_1] == 1
    assert values["a%20b"][Measure.SUCCESS_1] == 0
