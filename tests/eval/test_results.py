from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from eval.errors import ResultFileError
from eval.results import QuestionResult, Result, SetInfo, read_result, result_object
from eval.summary import latency, summarise, summary_object

Make = Callable[..., QuestionResult]


def result_of(*questions: QuestionResult) -> Result:
    names = dict.fromkeys(question.set_name for question in questions)
    return Result(
        sets=tuple(SetInfo(name=name, fingerprint="f", questions=1) for name in names),
        index_version="v1",
        questions=questions,
    )


def test_what_is_written_is_read_back(make_result: Make, tmp_path: Path) -> None:
    result = result_of(
        make_result("a", words="Der er 3 »forsøg«.", style=["typo"], unknown={"x": 1}),
        make_result("b", right=0.0),
    )
    path = tmp_path / "r.json"
    path.write_text(json.dumps(result_object(result)), encoding="utf-8")
    read = read_result(path)
    assert read == result
    assert read.questions[0].question.line == result.questions[0].question.line


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "ikke gyldig JSON"),
        ('{"format": 0}', "'format' er ikke 1"),
        ('{"format": 1, "sets": [], "index_version": "", "questions": [{}]}', "'set' mangler"),
    ],
)
def test_what_is_no_result_is_told(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "r.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ResultFileError, match=why):
        read_result(path)
    with pytest.raises(ResultFileError, match="er ikke et resultat"):
        read_result(tmp_path / "missing.json")


def test_scores_are_means_by_set_kind_and_style(make_result: Make) -> None:
    result = result_of(
        make_result("a", kind="fact"),
        make_result("b", right=0.0, kind="fact", style=["typo", "noqm"]),
        make_result("c", kind="count", style=["typo"]),
        make_result("d", right=0.0, set_name="t.jsonl"),
    )
    first, second = summarise(result)
    assert (first.name, first.questions, second.name, second.questions) == (
        "s.jsonl",
        3,
        "t.jsonl",
        1,
    )
    assert first.scores[0].value == pytest.approx(2 / 3)
    assert [(p.name, p.right.value, p.right.n) for p in first.kinds] == [
        ("count", 1.0, 1),
        ("fact", 0.5, 2),
    ]
    assert [(p.name, p.right.value, p.right.n) for p in first.styles] == [
        ("almindelig", 1.0, 1),
        ("noqm", 0.0, 1),
        ("typo", 0.5, 2),
    ]


def test_one_group_has_no_interval(make_result: Make) -> None:
    (summary,) = summarise(result_of(make_result("a")))
    assert summary.scores[0].interval is None
    assert json.loads(json.dumps(summary_object([summary])))[0]["scores"]["answer_right"] == {
        "value": 1.0,
        "low": None,
        "high": None,
        "questions": 1,
        "bm25": 0.0,
        "abstain": 0.0,
    }


def test_latency_is_told_by_percentile(make_question: Callable[..., object]) -> None:
    question = make_question()
    times = [
        QuestionResult(set_name="s", question=question, group="g", latency_ms=float(ms))  # type: ignore[arg-type]
        for ms in range(101)
    ]
    found = latency(times)
    assert (found.p50, found.p95, found.p99) == (50, 95, 99)
