"""The tables of documents: what their columns are called, and their rows cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, takewhile

from corpus.collection import Collection
from corpus.passage import Passage, PassageKind

LEAST_ROWS = 2  # below the one that names the columns
_FIGURE = re.compile(
    r"[-–−+]?\s?\d[\d.,\s]*(?:pct\.?|%|procent|kr\.?|kroner|mio\.?)?", re.IGNORECASE
)
_TOTAL = re.compile(r"(?:i alt|ialt|total\w*|sum|samlet|tilsammen)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table, told apart by its first cell; any other may be empty."""

    passage: Passage
    cells: tuple[str, ...]

    @property
    def label(self) -> str:
        """What the row is of."""
        return self.cells[0]

    @property
    def sums(self) -> bool:
        """Whether the row adds up the others."""
        return _TOTAL.match(self.label) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of as many cells as the first has, which names the columns.

    The last cells of a row may be missing in its text: they are empty.
    """

    head: Row
    rows: tuple[Row, ...]

    def figures(self, column: int) -> bool:
        """Whether a column holds nothing but numbers."""
        told = [row.cells[column] for row in self.rows if row.cells[column]]
        return bool(told) and all(_FIGURE.fullmatch(text) for text in told)


def find_tables(collection: Collection) -> Iterator[Table]:
    """The tables whose first row names the columns, in reading order."""
    for document in collection.documents:
        passages = collection.passages_of(document.id)
        for is_row, run in groupby(passages, key=lambda p: p.kind is PassageKind.ROW):
            if is_row:
                yield from _tables([Row(passage=p, cells=cells_of(p.text)) for p in run])


def _tables(rows: Sequence[Row]) -> Iterator[Table]:
    """The rows under one that names columns, as long as none has more cells than that."""
    while rows:
        head, *others = rows
        width = len(head.cells)
        below = list(takewhile(partial(_fits, width=width), others))
        named = all(cell and _FIGURE.fullmatch(cell) is None for cell in head.cells)
        if named and width > 1 and len(below) >= LEAST_ROWS:
            yield Table(head=head, rows=tuple(_filled(row, width) for row in below))
            rows = others[len(below) :]
        else:
            rows = others


def _fits(row: Row, *, width: int) -> bool:
    return 1 < len(row.cells) <= width


def _filled(row: Row, width: int) -> Row:
    """A row with as many cells as there are columns, those that it lacks empty at its end."""
    return replace(row, cells=(*row.cells, *[""] * (width - len(row.cells))))


def cells_of(text: str) -> tuple[str, ...]:
    """The cells of a row's text, in order."""
    return tuple(" ".join(cell.split()) for cell in text.split("\t"))
