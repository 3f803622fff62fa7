"""Many sequences of different length in one flat array."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Ragged:
    """Sequences of piece ids.

    Attributes:
        pieces: `(total,)`, the sequences end to end.
        bounds: `(n + 1,)`, sequence i is `pieces[bounds[i]:bounds[i + 1]]`.
    """

    pieces: NDArray[np.int32]
    bounds: NDArray[np.int64]

    def __len__(self) -> int:
        """The number of sequences."""
        return len(self.bounds) - 1

    @property
    def lengths(self) -> NDArray[np.int64]:
        """`(n,)`, the number of pieces of each sequence."""
        return np.diff(self.bounds)

    def take(self, rows: NDArray[np.int64], longest: int) -> Ragged:
        """The sequences at `rows`, in that order, each cut after `longest` pieces."""
        return self.windows(self.bounds[rows], np.minimum(self.lengths[rows], longest))

    def windows(self, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> Ragged:
        """The stretches of `pieces` that begin at `starts` and are `lengths` long."""
        bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
        positions = np.arange(bounds[-1]) + np.repeat(starts - bounds[:-1], lengths)
        return Ragged(self.pieces[positions], bounds)


def ragged(sequences: Iterable[Sequence[int]]) -> Ragged:
    """The sequences packed end to end."""
    arrays = [np.asarray(sequence, np.int32) for sequence in sequences]
    lengths = np.array([len(array) for array in arrays], np.int64)
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    return Ragged(np.concatenate([np.zeros(0, np.int32), *arrays]), bounds)
