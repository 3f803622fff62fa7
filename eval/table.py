"""Scores as tables for a terminal, and as plain text for a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from eval.baselines import BASELINE_LABELS
from eval.danish import decimal, kind_name, style_name
from eval.glossary import DESCRIPTIONS, Measure
from eval.summary import Part, Score, SetSummary


def tables(summaries: Sequence[SetSummary]) -> RenderableType:
    """The tables of every set, one set after another."""
    return Group(*(table for summary in summaries for table in _set_tables(summary)))


def _set_tables(summary: SetSummary) -> Iterable[RenderableType]:
    failed = f", {summary.failures} uden svar" if summary.failures else ""
    yield Text(f"{summary.name}: {summary.questions} spørgsmål{failed}", style="bold")
    yield Text("Tal i procent; intervallet rummer det sande tal i 95 af 100 tilfælde.")
    yield _scores_table(summary)
    if len(summary.kinds) > 1:
        yield _parts_table("Art", [(kind_name(part.name), part) for part in summary.kinds])
    if len(summary.styles) > 1:
        yield _parts_table("Stil", [(style_name(part.name), part) for part in summary.styles])
    times = summary.latency
    yield Text(
        f"Svartid i ms: p50 {decimal(times.p50)}, p95 {decimal(times.p95)},"
        f" p99 {decimal(times.p99)}\n"
    )


def _scores_table(summary: SetSummary) -> Table:
    table = _table("Mål", "Vi", "Interval", "Antal", *BASELINE_LABELS.values())
    for one in summary.scores:
        table.add_row(DESCRIPTIONS[one.measure].label, *_cells(one))
    return table


def _parts_table(heading: str, parts: Sequence[tuple[str, Part]]) -> Table:
    cited = any(part.cited is not None for _, part in parts)
    label = DESCRIPTIONS[parts[0][1].right.measure].label
    columns = (label, "Interval", "Antal", *BASELINE_LABELS.values())
    table = _table(heading, *columns, *(["Rigtigt sted"] if cited else []))
    for name, part in parts:
        last = [_percent(part.cited.value) if part.cited else "–"] if cited else []
        table.add_row(name, *_cells(part.right), *last)
    return table


def _cells(one: Score) -> tuple[str, ...]:
    shown = _number if one.measure is Measure.ANSWER_LENGTH else _percent
    interval = one.interval
    between = f"{shown(interval.low)}–{shown(interval.high)}" if interval else "–"
    return shown(one.value), between, str(one.n), *(shown(v) for v in one.baselines)


def _percent(value: float) -> str:
    return decimal(value * 100)


def _number(value: float) -> str:
    return f"{value:.0f}"


def _table(first: str, *numbers: str) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0))
    table.add_column(first, no_wrap=True)
    for name in numbers:
        table.add_column(name, justify="right")
    return table
