"""Scores over many questions: means with intervals, by set, kind and style, and latency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.baselines import BASELINE_LABELS
from eval.glossary import Measure
from eval.resampling import Interval, bootstrap_interval
from eval.results import QuestionResult, Result

PERCENTILES = (50, 95, 99)
PLAIN_STYLE = "almindelig"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The mean of a measure over the `n` questions that it applies to, beside the baselines'.

    `interval` is None where all of them share a gold passage: one group tells nothing of others.
    """

    measure: Measure
    value: float
    interval: Interval | None
    n: int
    baselines: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some of the questions, under a name, and how many of them went right."""

    name: str
    right: Score
    cited: Score | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """Milliseconds by percentile."""

    p50: float
    p95: float
    p99: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSummary:
    """The scores of one set."""

    name: str
    questions: int
    failures: int
    scores: tuple[Score, ...]
    kinds: tuple[Part, ...]
    styles: tuple[Part, ...]
    latency: Latency


def summarise(result: Result) -> tuple[SetSummary, ...]:
    """A summary of each set, in their order."""
    return tuple(
        _summary(info.name, [q for q in result.questions if q.set_name == info.name])
        for info in result.sets
    )


def score(questions: Sequence[QuestionResult], measure: Measure) -> Score | None:
    """The mean of a measure; None if it applies to none of the questions."""
    measured = [q for q in questions if measure in q.scores]
    if not measured:
        return None
    values = [q.scores[measure] for q in measured]
    groups = [q.group for q in measured]
    return Score(
        measure=measure,
        value=mean(values),
        interval=bootstrap_interval(values, groups) if len(set(groups)) > 1 else None,
        n=len(values),
        baselines=tuple(
            mean([q.baselines[name].get(measure, 0.0) for q in measured])
            for name in BASELINE_LABELS
        ),
    )


def latency(questions: Sequence[QuestionResult]) -> Latency:
    """Percentiles of the time for a question, linear between ranks (Hyndman & Fan 1996, type 7)."""
    times = [question.latency_ms for question in questions]
    p50, p95, p99 = np.percentile(times, PERCENTILES).tolist()
    return Latency(p50=p50, p95=p95, p99=p99)


def mean(values: Sequence[float]) -> float:
    """The arithmetic mean of at least one value."""
    return sum(values) / len(values)


def summary_object(summaries: Sequence[SetSummary]) -> list[dict[str, object]]:
    """The summaries as JSON."""
    return [
        {
            "set": summary.name,
            "questions": summary.questions,
            "failures": summary.failures,
            "scores": {s.measure.value: _score_object(s) for s in summary.scores},
            "kinds": {part.name: _part_object(part) for part in summary.kinds},
            "styles": {part.name: _part_object(part) for part in summary.styles},
            "latency_ms": {
                "p50": round(summary.latency.p50, 3),
                "p95": round(summary.latency.p95, 3),
                "p99": round(summary.latency.p99, 3),
            },
        }
        for summary in summaries
    ]


def _summary(name: str, questions: Sequence[QuestionResult]) -> SetSummary:
    by_kind: dict[str, list[QuestionResult]] = {}
    by_style: dict[str, list[QuestionResult]] = {}
    for question in questions:
        by_kind.setdefault(question.question.kind, []).append(question)
        for style in question.question.styles or (PLAIN_STYLE,):
            by_style.setdefault(style, []).append(question)
    scores = (score(questions, measure) for measure in Measure)
    return SetSummary(
        name=name,
        questions=len(questions),
        failures=sum(question.failure is not None for question in questions),
        scores=tuple(s for s in scores if s is not None),
        kinds=tuple(_part(kind, by_kind[kind]) for kind in sorted(by_kind)),
        styles=tuple(_part(style, by_style[style]) for style in sorted(by_style)),
        latency=latency(questions),
    )


def _part(name: str, questions: Sequence[QuestionResult]) -> Part:
    right = score(questions, questions[0].decisive)
    assert right is not None, "the decisive measure applies to every question"
    return Part(name=name, right=right, cited=score(questions, Measure.GOLD_CITED))


def _score_object(one: Score) -> dict[str, object]:
    return {
        "value": one.value,
        "low": one.interval.low if one.interval else None,
        "high": one.interval.high if one.interval else None,
        "questions": one.n,
        **dict(zip(BASELINE_LABELS, one.baselines, strict=True)),
    }


def _part_object(part: Part) -> dict[str, object]:
    scores = [part.right] if part.cited is None else [part.right, part.cited]
    return {one.measure.value: _score_object(one) for one in scores}
