"""What one vector stands for: a whole passage, or a sentence of one that has several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.passage import Passage, PassageKind
from corpus.sentences import unnumbered
from corpus.span import Span
from corpus.unbroken import unbroken

TERSE = frozenset({PassageKind.BULLET, PassageKind.ROW})  # passages read with their heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A text that gets a vector: the number of its passage, and its span of the document."""

    passage: int
    span: Span
    text: str


def units_of(passages: Sequence[Passage]) -> tuple[Unit, ...]:
    """The units of passages in order: each passage whole, then its sentences if they are not it.

    The first unit of a bullet or row begins with the heading above it, because one alone is often
    three words; the bullet alone is its second. Words broken over a line end are whole.
    """
    units: list[Unit] = []
    for number, passage in enumerate(passages):
        under = f"{passage.section[-1]}: " if passage.kind in TERSE and passage.section else ""
        whole = unbroken(under + passage.text).text
        units.append(Unit(passage=number, span=passage.content, text=whole))
        sentences = unnumbered(passage.text)
        if len(sentences) > 1 or sentences[0].start or under:
            start = passage.content.start
            units += [
                Unit(passage=number, span=s.shifted(start), text=unbroken(s.of(passage.text)).text)
                for s in sentences
            ]
    return tuple(units)


class UnitTable:
    """Where each unit stands, by its row; the rows of a passage are neighbours.

    Args:
        places: `(n, 3)`, the number of a unit's passage and its span's start and end, in order.
        passages: how many passages there are.
    """

    def __init__(self, places: NDArray[np.int64], passages: int) -> None:
        self._places = places
        self._first = np.searchsorted(places[:, 0], np.arange(passages + 1))

    @classmethod
    def load(cls, path: Path, passages: int) -> UnitTable:
        """The table that `save_units` wrote."""
        return cls(np.load(path, allow_pickle=False), passages)

    def passages(self, rows: Sequence[int]) -> list[int]:
        """The numbers of the passages that some units are of."""
        numbers: list[int] = self._places[np.asarray(rows, dtype=np.int64), 0].tolist()
        return numbers

    def span(self, row: int) -> Span:
        """Where a unit stands in its document."""
        return Span(int(self._places[row, 1]), int(self._places[row, 2]))

    def rows(self, passages: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The rows of some passages, and where those of each begin among them.

        The first row of a passage is the passage itself, the others are its sentences.
        """
        first, end = self._bounds(passages)
        return _joined(first, end)

    def sentence_rows(self, passages: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """As `rows`, of their sentences; a passage that has no others is a sentence itself."""
        first, end = self._bounds(passages)
        return _joined(first + (end - first > 1), end)

    def _bounds(self, passages: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        numbers = np.asarray(passages, dtype=np.int64)
        return self._first[numbers], self._first[numbers + 1]


def _joined(
    first: NDArray[np.int64], end: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The numbers of some ranges one after the other, and where those of each begin."""
    counts = end - first
    starts = np.cumsum(counts) - counts
    return np.arange(counts.sum()) + np.repeat(first - starts, counts), starts


def save_units(units: Sequence[Unit], path: Path) -> None:
    """Write where the units stand to a file."""
    places = [(u.passage, u.span.start, u.span.end) for u in units]
    np.save(path, np.asarray(places, dtype=np.int64).reshape(-1, 3), allow_pickle=False)
