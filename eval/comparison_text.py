"""A comparison as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from eval.compare import SIGNIFICANCE, Comparison, MeasureChange, QuestionChange
from eval.danish import decimal, share
from eval.glossary import DESCRIPTIONS, Measure


def comparison_text(comparison: Comparison) -> RenderableType:
    """What changed, the worst first."""
    if comparison.unchanged:
        return Text(f"Intet er ændret: {comparison.paired} spørgsmål, de samme svar.")
    return Group(
        _measure_table(comparison.measures),
        *_section("Blevet ringere", comparison.worse),
        *_section("Blevet bedre", comparison.better),
        *_section("Ændret uden at gå fra rigtigt til forkert eller omvendt", comparison.other),
        *_unpaired(comparison.unpaired),
        Text(_verdict(comparison), style="bold"),
    )


def _measure_table(changes: Sequence[MeasureChange]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("Mål", no_wrap=True)
    for name in ("Før", "Nu", "Forskel", "p", "Antal"):
        table.add_column(name, justify="right", no_wrap=True)
    for change in changes:
        table.add_row(*_row(change))
    return table


def _row(change: MeasureChange) -> tuple[str, ...]:
    label = DESCRIPTIONS[change.measure].label + (" *" if change.decides else "")
    p_value = f"{change.p_value:.3f}".replace(".", ",")
    difference = change.second - change.first
    if change.measure is Measure.ANSWER_LENGTH:
        first, second = decimal(change.first), decimal(change.second)
        return label, first, second, f"{difference:+.1f}".replace(".", ","), p_value, str(change.n)
    moved = f"{difference * 100:+.1f}".replace(".", ",") + " point"
    return label, share(change.first), share(change.second), moved, p_value, str(change.n)


def _section(heading: str, changes: Sequence[QuestionChange]) -> Iterable[RenderableType]:
    if not changes:
        return
    yield Text(f"\n{heading} ({len(changes)})", style="bold")
    for change in changes:
        yield Text(f"{change.second.question.id}: {change.second.question.text}")
        for detail in change.details:
            yield Text(f"    {detail}")
        for fault in change.second.faults:
            yield Text(f"    nu galt: {fault}")


def _unpaired(names: Sequence[str]) -> Iterable[RenderableType]:
    if names:
        yield Text(f"\nKun i det ene resultat, eller med ændret facit: {', '.join(names)}")


def _verdict(comparison: Comparison) -> str:
    if comparison.regressed:
        labels = [DESCRIPTIONS[c.measure].label for c in comparison.measures if c.regressed]
        return f"\nSignifikant tilbagegang (p < {SIGNIFICANCE}): {', '.join(labels)}."
    return "\nIngen signifikant tilbagegang i de mål, der er mærket *."
