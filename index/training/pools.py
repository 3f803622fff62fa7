"""Where a batch of examples comes from: pairs of text, or two stretches of one document."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.training.ragged import Ragged


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Queries and passages, row for row right answers of each other.

    Attributes:
        queries: the pieces of each query.
        passages: the pieces of each passage.
        query_groups: `(n,)`, equal where two queries are one text.
        passage_groups: `(n,)`, equal where two passages are one text.
    """

    queries: Ragged
    passages: Ragged
    query_groups: NDArray[np.int64]
    passage_groups: NDArray[np.int64]


class Pool(Protocol):
    """Something that batches are drawn from; its length is the number of examples."""

    @property
    def passages(self) -> Ragged:
        """The pieces of every passage."""
        ...

    def __len__(self) -> int: ...

    def draw(self, rng: np.random.Generator, size: int) -> Batch:
        """A batch of at most `size` examples."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PairPool:
    """Pairs of encoded texts; the groups say which texts are the same.

    Of a text longer than a third of `longest` a batch has a stretch, another each time: the small
    pools are drawn from so often that whole texts would be learned by heart.
    """

    queries: Ragged
    passages: Ragged
    query_groups: NDArray[np.int64]
    passage_groups: NDArray[np.int64]
    longest: int

    def __len__(self) -> int:
        return len(self.passages)

    def draw(self, rng: np.random.Generator, size: int) -> Batch:
        """Different rows of the pool."""
        rows = rng.choice(len(self.queries), min(size, len(self.queries)), replace=False)
        pieces = (max(1, self.longest // 3), self.longest)
        return Batch(
            queries=_stretches(self.queries, rows, pieces, rng),
            passages=_stretches(self.passages, rows, pieces, rng),
            query_groups=self.query_groups[rows],
            passage_groups=self.passage_groups[rows],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CropPool:
    """Two random stretches of one document, as query and passage.

    The documents of a batch come in runs of neighbours, which tell of the same subject: telling
    them apart is what search within one document needs.
    """

    passages: Ragged
    query_pieces: tuple[int, int]
    passage_pieces: tuple[int, int]
    run: int

    def __len__(self) -> int:
        return len(self.passages)

    def draw(self, rng: np.random.Generator, size: int) -> Batch:
        """Crops of `size` documents, or of all if they are fewer."""
        runs = math.ceil(len(self.passages) / self.run)
        drawn = rng.choice(runs, min(size // self.run, runs), replace=False)
        rows = (drawn[:, None] * self.run + np.arange(self.run)).ravel()
        rows = rows[rows < len(self.passages)]
        return Batch(
            queries=_stretches(self.passages, rows, self.query_pieces, rng),
            passages=_stretches(self.passages, rows, self.passage_pieces, rng),
            query_groups=rows,
            passage_groups=rows,
        )


def _stretches(
    texts: Ragged, rows: NDArray[np.int64], pieces: tuple[int, int], rng: np.random.Generator
) -> Ragged:
    """A random stretch of each text, between the two numbers of pieces where it has so many.

    Short stretches are as likely as long ones: 8 to 16 pieces as 32 to 64.
    """
    shortest, longest = np.log(pieces)
    wanted = np.exp(rng.uniform(shortest, longest, len(rows))).round().astype(np.int64)
    available = texts.lengths[rows]
    lengths = np.minimum(wanted, available)
    starts = texts.bounds[rows] + rng.integers(0, available - lengths + 1)
    return texts.windows(starts, lengths)
