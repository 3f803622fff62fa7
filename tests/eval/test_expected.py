from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from eval.errors import ExpectedScoresError
from eval.expected import Expected, deviations, expected_text, pin, read_expected
from eval.glossary import Measure
from eval.results import SetInfo
from eval.summary import Latency, Score, SetSummary

INFO = SetInfo(name="sæt 1.jsonl", fingerprint="abc", questions=10)
SCORES = {Measure.ANSWER_RIGHT: 0.9, Measure.FALSE_REFUSAL: 0.1, Measure.ANSWER_LENGTH: 120.0}


def summary(scores: Mapping[Measure, float]) -> SetSummary:
    return SetSummary(
        name=INFO.name,
        questions=10,
        failures=0,
        scores=tuple(
            Score(measure=m, value=v, interval=None, n=10, baselines=(0.0, 0.0))
            for m, v in scores.items()
        ),
        kinds=(),
        styles=(),
        latency=Latency(p50=1, p95=1, p99=1),
    )


@pytest.fixture
def expected() -> Expected:
    return pin([INFO], [summary(SCORES)], None)


def told(expected: Expected, scores: Mapping[Measure, float]) -> list[tuple[str, bool]]:
    return [(d.text, d.stale) for d in deviations(expected, [INFO], [summary(scores)])]


def test_a_table_is_read_as_it_was_written(expected: Expected, tmp_path: Path) -> None:
    (pinned,) = expected.sets
    tolerant = replace(expected, sets=(replace(pinned, tolerances={Measure.ANSWER_RIGHT: 0.05}),))
    path = tmp_path / "expected.toml"
    for table in (expected, tolerant):
        path.write_text(expected_text(table), encoding="utf-8")
        assert read_expected(path) == table


def test_the_same_scores_are_as_expected(expected: Expected) -> None:
    assert told(expected, SCORES) == []


@pytest.mark.parametrize(
    ("measure", "value", "found"),
    [
        (Measure.ANSWER_RIGHT, 0.89, []),
        (Measure.ANSWER_RIGHT, 0.91, []),
        (Measure.ANSWER_RIGHT, 0.88, [("Rigtige svar er faldet: 0.9 → 0.88", False)]),
        (Measure.ANSWER_RIGHT, 0.92, [("Rigtige svar er bedre end i tabellen: 0.9 → 0.92", True)]),
        (
            Measure.FALSE_REFUSAL,
            0.2,
            [("Undlader at svare med urette er faldet: 0.1 → 0.2", False)],
        ),
        (
            Measure.FALSE_REFUSAL,
            0.0,
            [("Undlader at svare med urette er bedre end i tabellen: 0.1 → 0.0", True)],
        ),
        (Measure.ANSWER_LENGTH, 500.0, []),
    ],
)
def test_a_score_may_move_by_its_tolerance_and_no_further(
    expected: Expected, measure: Measure, value: float, found: list[tuple[str, bool]]
) -> None:
    assert told(expected, {**SCORES, measure: value}) == [
        (f"{INFO.name}: {text}", stale) for text, stale in found
    ]


def test_a_sets_own_tolerance_goes_before_the_common_one(expected: Expected) -> None:
    (pinned,) = expected.sets
    own = replace(pinned, tolerances={Measure.ANSWER_RIGHT: 0.05})
    assert told(replace(expected, sets=(own,)), {**SCORES, Measure.ANSWER_RIGHT: 0.86}) == []


def test_a_table_for_other_sets_is_stale(expected: Expected) -> None:
    changed = replace(INFO, fingerprint="other")
    added = replace(INFO, name="ny.jsonl")
    summaries = [summary(SCORES)]
    assert [(d.text, d.stale) for d in deviations(expected, [changed], summaries)] == [
        ("sæt 1.jsonl: sættet er ændret siden tabellen", True)
    ]
    assert [(d.text, d.stale) for d in deviations(expected, [added], summaries)] == [
        ("sæt 1.jsonl: sættet er i tabellen, men ikke i mappen", True),
        ("ny.jsonl: sættet mangler i tabellen", True),
    ]


def test_a_measure_that_one_side_lacks_makes_the_table_stale(expected: Expected) -> None:
    now = {**SCORES, Measure.GOLD_CITED: 1.0}
    assert told(expected, now) == [
        ("sæt 1.jsonl: Henviser til et rigtigt sted står kun det ene sted", True)
    ]


def test_pinning_again_keeps_the_tolerances(expected: Expected) -> None:
    (pinned,) = expected.sets
    before = Expected(
        tolerance=0.02, sets=(replace(pinned, tolerances={Measure.ANSWER_RIGHT: 0.05}),)
    )
    after = pin([INFO], [summary({Measure.ANSWER_RIGHT: 0.5})], before)
    assert after.tolerance == 0.02
    assert after.sets[0].scores == {Measure.ANSWER_RIGHT: 0.5}
    assert after.sets[0].tolerances == {Measure.ANSWER_RIGHT: 0.05}


@pytest.mark.parametrize(
    "text", ["tolerance =", "[sets]", 'tolerance = 1\n[sets.x]\nfingerprint="f"\nscores.nDCG=1']
)
def test_a_malformed_table_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "expected.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ExpectedScoresError, match="kan ikke læses"):
        read_expected(path)
    with pytest.raises(ExpectedScoresError, match="--update"):
        read_expected(tmp_path / "missing.toml")
