"""What mutation testing found, as a table and as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from eval.danish import decimal
from eval.kills import Killer, Tally

SHOWN = 5  # survivors that are shown of an operator
_HEADINGS = {
    Killer.WORDS: "Ordene",
    Killer.PROOF: "Beviset",
    Killer.REPETITION: "Gentagelsen",
}


def mutation_table(tallies: Sequence[Tally]) -> RenderableType:
    """A row for each operator, the survivors below."""
    table = Table(box=None, padding=(0, 1, 0, 0))
    table.add_column("Ændring", no_wrap=True)
    for heading in ("Mutanter", "Fanget %", *_HEADINGS.values(), "Ens svar"):
        table.add_column(heading, justify="right")
    for one in tallies:
        table.add_row(
            one.label,
            str(one.mutants),
            decimal(one.rate * 100),
            *(str(one.killed[killer]) for killer in _HEADINGS),
            str(one.equivalent),
        )
    return Group(table, *(Text(line) for one in tallies for line in survivor_lines(one)))


def survivor_lines(tally: Tally) -> list[str]:
    """The first survivors of an operator, a line each."""
    return [
        f"OVERLEVEDE  {tally.label}: {one.question}: {_first_difference(one.before, one.after)}"
        for one in tally.survivors[:SHOWN]
    ]


def mutation_object(tallies: Sequence[Tally]) -> dict[str, object]:
    """The same as JSON, survivors whole."""
    return {
        "operators": [
            {
                "label": one.label,
                "mutants": one.mutants,
                "kill_rate": round(one.rate, 4),
                "killed": {killer.value: number for killer, number in one.killed.items()},
                "equivalent": one.equivalent,
                "survivors": [
                    {"question": s.question, "before": s.before, "after": s.after}
                    for s in one.survivors
                ],
            }
            for one in tallies
        ]
    }


def _first_difference(before: str, after: str) -> str:
    pairs = zip(before.split("\n"), after.split("\n"), strict=False)
    return next((f"{a!r} blev {b!r}" for a, b in pairs if a != b), "samme ord")
