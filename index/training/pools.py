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
        return Batch(
            queries=self._stretches(self.queries, rows, rng),
            passages=self._stretches(self.passages, rows, rng),
            query_groups=self.query_groups[rows],
            passage_groups=self.passage_groups[rows],
        )

    def _stretches(
        self, texts: Ragged, rows: NDArray[np.int64], rng: np.random.Generator
    ) -> Ragged:
        pieces = (max(1, self.longest // 3), self.longest)
        return texts.windows(*_stretches(texts.bounds[rows], texts.bounds[rows + 1], pieces, rng))


@dataclass(frozen=True, slots=True, kw_only=True)
class CropPool:
    """Two stretches of one document that do not overlap, as query and passage.

    What they share is the subject, and words only where the text repeats them. The documents of a
    batch come in runs of neighbours, which tell of the same subject: telling them apart is what
    search within one document needs.
    """

    passages: Ragged
    query_pieces: tuple[int, int]
    passage_pieces: tuple[int, int]
    run: int

    def __len__(self) -> int:
        return len(self.passages)

    def draw(self, rng: np.random.Generator, size: int) -> Batch:
        """Stretches of about `size` documents, or of all that have two pieces if they are fewer."""
        runs = math.ceil(len(self.passages) / self.run)
        drawn = rng.choice(runs, min(size // self.run, runs), replace=False)
        rows = (drawn[:, None] * self.run + np.arange(self.run)).ravel()
        rows = rows[rows < len(self.passages)]
        rows = rows[self.passages.lengths[rows] > 1]
        starts, ends = self.passages.bounds[rows], self.passages.bounds[rows + 1]
        # Of two pieces the query takes one, of more at most half: a passage is left.
        at, lengths = _stretches(starts, ends, self.query_pieces, rng)
        lengths = np.minimum(lengths, (ends - starts) // 2)
        before, after = at - starts, ends - at - lengths
        left, right = np.where(before > after, (starts, at), (at + lengths, ends))
        return Batch(
            queries=self.passages.windows(at, lengths),
            passages=self.passages.windows(*_stretches(left, right, self.passage_pieces, rng)),
            query_groups=rows,
            passage_groups=rows,
        )


def _stretches(
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    pieces: tuple[int, int],
    rng: np.random.Generator,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Start and length of a random stretch between each start and end.

    Short stretches are as likely as long ones: 8 to 16 pieces as 32 to 64. Where there are too few
    pieces it is all of them.
    """
    shortest, longest = np.log(pieces)
    wanted = np.exp(rng.uniform(shortest, longest, len(starts))).round().astype(np.int64)
    lengths = np.minimum(wanted, ends - starts)
    return starts + rng.integers(0, ends - starts - lengths + 1), lengths
