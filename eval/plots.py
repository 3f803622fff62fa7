"""The geometry of the plots: pure numbers, which the templates draw as inline SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from eval.danish import decimal, kind_name, share
from eval.resampling import Interval
from eval.results import QuestionResult
from eval.summary import Latency, Part
from server.answer import AnswerStatus

LABEL_WIDTH = 190
BAR_WIDTH = 400
ROW_HEIGHT = 30
CELL = 40
CURVE_WIDTH, CURVE_HEIGHT = 520, 200
SHADES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A row of a bar plot; lengths and places in units of the drawing.

    `low` and `high` are the ends of the interval, the same place where there is none.
    """

    label: str
    value: str
    count: int
    y: int
    length: float
    low: float
    high: float
    marks: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarPlot:
    """Horizontal bars from 0 to 100 %, with an interval and a mark for each baseline."""

    title: str
    text: str
    width: int
    height: int
    left: int
    right: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A named place on an axis."""

    label: str
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePlot:
    """The share of questions answered within a time; the time axis is logarithmic."""

    title: str
    text: str
    width: int
    height: int
    left: int
    points: str
    ticks: tuple[Mark, ...]
    percentiles: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A number in a matrix; `shade` runs from 0 (none) to 5 (the whole row)."""

    x: int
    y: int
    count: int
    shade: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPlot:
    """What kind each question was, against what kind of answer came."""

    title: str
    text: str
    width: int
    height: int
    left: int
    top: int
    rows: tuple[Mark, ...]
    columns: tuple[Mark, ...]
    cells: tuple[Cell, ...]


def bar_plot(title: str, parts: Sequence[tuple[str, Part]]) -> BarPlot:
    """A bar for each part of the questions."""
    bars = tuple(_bar(row, label, part) for row, (label, part) in enumerate(parts))
    return BarPlot(
        title=title,
        text="; ".join(f"{bar.label}: {bar.value} af {bar.count}" for bar in bars),
        width=LABEL_WIDTH + BAR_WIDTH + 130,
        height=ROW_HEIGHT * len(bars) + 24,
        left=LABEL_WIDTH,
        right=LABEL_WIDTH + BAR_WIDTH,
        bars=bars,
    )


def latency_plot(questions: Sequence[QuestionResult], latency: Latency) -> CurvePlot:
    """The distribution of the time for a question."""
    times = sorted(max(question.latency_ms, 0.01) for question in questions)
    low = 10 ** math.floor(math.log10(times[0]))
    high = 10 ** math.ceil(math.log10(times[-1] * 1.0001))

    def at(milliseconds: float) -> float:
        part = math.log10(max(milliseconds, low) / low) / math.log10(high / low)
        return round(LABEL_WIDTH / 4 + part * CURVE_WIDTH, 1)

    shares = [(at(t), CURVE_HEIGHT * (1 - i / len(times))) for i, t in enumerate(times, start=1)]
    named = (("p50", latency.p50), ("p95", latency.p95), ("p99", latency.p99))
    decades = range(round(math.log10(low)), round(math.log10(high)) + 1)
    return CurvePlot(
        title="Svartid",
        text=", ".join(f"{name} {decimal(value)} ms" for name, value in named),
        width=CURVE_WIDTH + LABEL_WIDTH // 4 + 60,
        height=CURVE_HEIGHT + 60,
        left=LABEL_WIDTH // 4,
        points=" ".join(f"{x},{y + 20:.1f}" for x, y in [(at(times[0]), CURVE_HEIGHT), *shares]),
        ticks=tuple(
            Mark(label=f"{10.0**d:g} ms".replace(".", ","), at=at(10.0**d)) for d in decades
        ),
        percentiles=tuple(Mark(label=name, at=at(value)) for name, value in named),
    )


def kind_matrix(questions: Sequence[QuestionResult]) -> MatrixPlot:
    """How often a question of each kind got an answer of each kind, or none."""
    counts: dict[tuple[str, str], int] = {}
    for question in questions:
        pair = kind_name(question.question.kind), _answered_as(question)
        counts[pair] = counts.get(pair, 0) + 1
    rows = tuple(sorted({row for row, _ in counts}))
    columns = tuple(sorted({column for _, column in counts}, key=lambda c: (c in _NOT_ANSWERED, c)))
    left, top = LABEL_WIDTH, 130
    return MatrixPlot(
        title="Spørgsmålets art og svarets art",
        text="; ".join(f"{row} besvaret som {column}: {n}" for (row, column), n in counts.items()),
        width=left + CELL * len(columns) + 60,
        height=top + CELL * len(rows) + 10,
        left=left,
        top=top,
        rows=tuple(Mark(label=row, at=top + CELL * i) for i, row in enumerate(rows)),
        columns=tuple(Mark(label=column, at=left + CELL * i) for i, column in enumerate(columns)),
        cells=tuple(
            Cell(
                x=left + CELL * j,
                y=top + CELL * i,
                count=counts.get((row, column), 0),
                shade=_shade(
                    counts.get((row, column), 0), [counts.get((row, c), 0) for c in columns]
                ),
            )
            for i, row in enumerate(rows)
            for j, column in enumerate(columns)
        ),
    )


_NOT_ANSWERED = ("spørger igen", "undlader at svare", "intet svar")


def _answered_as(question: QuestionResult) -> str:
    reply = question.reply
    if reply is None:
        return "intet svar"
    if reply.status is AnswerStatus.CLARIFY:
        return "spørger igen"
    if reply.status is AnswerStatus.ABSTAINED:
        return "undlader at svare"
    return kind_name(reply.type)


def _shade(count: int, row: Sequence[int]) -> int:
    return math.ceil(SHADES * count / sum(row)) if count else 0


def _bar(row: int, label: str, part: Part) -> Bar:
    right = part.right
    interval = right.interval or Interval(right.value, right.value)
    return Bar(
        label=label,
        value=share(right.value),
        count=right.n,
        y=ROW_HEIGHT * row,
        length=round(right.value * BAR_WIDTH, 1),
        low=round(LABEL_WIDTH + interval.low * BAR_WIDTH, 1),
        high=round(LABEL_WIDTH + interval.high * BAR_WIDTH, 1),
        marks=tuple(round(LABEL_WIDTH + value * BAR_WIDTH, 1) for value in right.baselines),
    )
