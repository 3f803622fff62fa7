"""How far an addition has come: a bar on a terminal, elsewhere a line now and then."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from corpus.adding import Deed, Outcome

QUIET_SECONDS = 10.0  # between two lines where there is no terminal
LISTED = 100  # up to so many files each has its line

_DEEDS = {
    Deed.ADDED: "tilføjet",
    Deed.UPDATED: "opdateret",
    Deed.UNCHANGED: "uændret",
    Deed.REFUSED: "afvist",
}


@contextmanager
def progress(total: int) -> Iterator[Callable[[Outcome], None]]:
    """Something to tell of each file, which shows on stderr how far all have come."""
    console = Console(stderr=True)
    with _bar(console, total) if console.is_terminal else _lines(console, total) as told:
        yield told


@contextmanager
def _bar(console: Console, total: int) -> Iterator[Callable[[Outcome], None]]:
    columns = (
        TextColumn("Læser"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]} filer/s"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[refused]} afvist"),
    )
    began = time.monotonic()
    counts: Counter[Deed] = Counter()
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total, rate="0", refused=0)

        def told(outcome: Outcome) -> None:
            counts[outcome.deed] += 1
            rate = f"{counts.total() / (time.monotonic() - began):.0f}"
            bar.update(task, advance=1, rate=rate, refused=counts[Deed.REFUSED])

        yield told


@contextmanager
def _lines(console: Console, total: int) -> Iterator[Callable[[Outcome], None]]:
    last = time.monotonic()
    count = 0

    def told(_: Outcome) -> None:
        nonlocal last, count
        count += 1
        if time.monotonic() - last >= QUIET_SECONDS:
            last = time.monotonic()
            console.print(f"{count} af {total} filer", highlight=False)

    yield told


def result_lines(outcomes: Sequence[Outcome], seconds: float) -> tuple[list[str], list[str]]:
    """What was done, for stdout, and what was refused and why, for stderr."""
    done = [o for o in outcomes if o.deed is not Deed.REFUSED]
    lines = [_line(o) for o in done] if len(done) <= LISTED else []
    counts = Counter(o.deed for o in outcomes)
    told = ", ".join(f"{counts[deed]} {word}" for deed, word in _DEEDS.items() if counts[deed])
    rate = f"{len(outcomes) / seconds:.0f} filer/s" if seconds else "0 filer/s"
    files = "1 fil" if len(outcomes) == 1 else f"{len(outcomes)} filer"
    lines.append(f"{files}: {told or 'ingen at læse'} ({rate}).")
    notes = [f"{o.file_name!r}: {o.why}" for o in done if o.why]
    refused = [f"afvist: {o.why}" for o in outcomes if o.deed is Deed.REFUSED]
    return lines, [*notes, *refused]


def result_json(outcomes: Sequence[Outcome]) -> dict[str, object]:
    """Every file and what became of it, for programs."""
    files = [
        {"file": o.file_name, "result": o.deed.value, "id": o.document_id, "why": o.why or None}
        for o in outcomes
    ]
    return {"count": len(files), "files": files}


def _line(outcome: Outcome) -> str:
    return f"{_DEEDS[outcome.deed]}: {outcome.document_id} (filen {outcome.file_name!r})"
