"""Which words of a text stand among the same neighbours: a check on what a thesaurus holds alike.

Neighbourhood alone is no sign of a synonym: »afvise« and »imødekomme« have the same one.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.danish import stem, words

MIN_COUNT = 10
MAX_WORDS = 30_000
NEIGHBOURS = 2_000
OFFSETS = (-2, -1, 1, 2)
DIMENSION = 300
# Rare neighbours weigh less than their share alone would have them (Levy et al. 2015, Improving
# Distributional Similarity with Lessons Learned from Word Embeddings, section 3.1).
SMOOTHING = 0.75
_BOUNDARY = -1


@dataclass(frozen=True, slots=True)
class ContextVectors:
    """A vector for each stem; `vectors` is `(n, dimension)`, rows of unit length."""

    rows: Mapping[str, int]
    vectors: NDArray[np.float32]

    def __contains__(self, word: str) -> bool:
        return stem(word) in self.rows

    def similarity(self, word: str, other: str) -> float | None:
        """The cosine of two folded words, to three decimals; None where one is too rare to tell."""
        row, other_row = self.rows.get(stem(word)), self.rows.get(stem(other))
        if row is None or other_row is None:
            return None
        return round(float(self.vectors[row] @ self.vectors[other_row]), 3)


def context_vectors(texts: Iterable[str], *, min_count: int = MIN_COUNT) -> ContextVectors:
    """Learns the vectors: the positive pointwise mutual information of a stem and its neighbours.

    Neighbours two words to either side count apart by place, and the table is reduced by a singular
    value decomposition whose values are taken to the power of a half (Levy et al. 2015).
    """
    names, ranks = _ranked_stems(texts)
    frequent = int((np.bincount(ranks[ranks >= 0]) >= min_count).sum()) if names else 0
    kept = names[: min(frequent, MAX_WORDS)]
    if not kept:
        return ContextVectors({}, np.zeros((0, DIMENSION), dtype=np.float32))
    information = _information(ranks, len(kept), min(len(names), NEIGHBOURS))
    return ContextVectors({name: row for row, name in enumerate(kept)}, _reduced(information))


def _ranked_stems(texts: Iterable[str]) -> tuple[list[str], NDArray[np.int64]]:
    """The stems, commonest first, and the text as their numbers."""
    numbers: dict[str, int] = {}
    stream = array("i")
    for word in _stems(texts):
        stream.append(_BOUNDARY if word is None else numbers.setdefault(word, len(numbers)))
    text = np.frombuffer(stream, dtype=np.int32)
    order = np.argsort(-np.bincount(text[text >= 0], minlength=len(numbers)), kind="stable")
    rank = np.empty(len(numbers) + 1, dtype=np.int64)
    rank[order] = np.arange(len(numbers))
    rank[_BOUNDARY] = _BOUNDARY
    names = list(numbers)
    return [names[number] for number in order], rank[text]


def _stems(texts: Iterable[str]) -> Iterator[str | None]:
    for text in texts:
        yield from (stem(word) if word.isalpha() else "0" for word in words(text))
        for _ in range(max(OFFSETS)):
            yield None


def _information(ranks: NDArray[np.int64], height: int, neighbours: int) -> NDArray[np.float32]:
    """`(height, places * neighbours)`, how much oftener than by chance a neighbour stands there."""
    width = len(OFFSETS) * neighbours
    counts = np.zeros(height * width, dtype=np.float32)
    for place, offset in enumerate(OFFSETS):
        beside = np.full(len(ranks), _BOUNDARY)
        if offset > 0:
            beside[:-offset] = ranks[offset:]
        else:
            beside[-offset:] = ranks[:offset]
        both = (ranks >= 0) & (ranks < height) & (beside >= 0) & (beside < neighbours)
        cells = ranks[both] * width + place * neighbours + beside[both]
        cells, times = np.unique(cells, return_counts=True)
        counts[cells] = times
    table = counts.reshape(height, width)
    common = table.sum(axis=0) ** SMOOTHING
    chance = np.maximum(table.sum(axis=1, keepdims=True), 1)
    np.divide(table, chance, out=table)
    np.divide(table, np.maximum(common / common.sum(), 1e-12), out=table)
    np.maximum(table, 1, out=table)
    return np.log(table, out=table)


def _reduced(table: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows of unit length, by a randomised decomposition (Halko et al. 2011, algorithm 4.4)."""
    size = min(DIMENSION, *table.shape)
    draws = np.random.default_rng(0).standard_normal((table.shape[1], min(size + 50, *table.shape)))
    basis = draws.astype(np.float32)
    for _ in range(2):
        basis = np.linalg.qr(table.T @ np.linalg.qr(table @ basis)[0])[0]
    left, values, _ = np.linalg.svd(table @ basis, full_matrices=False)
    vectors = left[:, :size] * np.sqrt(values[:size])
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-9), dtype=np.float32)
