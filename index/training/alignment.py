"""Which words translate which, learned from sentences in two languages without a dictionary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Bitext:
    """Sentence pairs as word numbers, every word beside every word of the other sentence.

    Attributes:
        cells: `(n,)`, for each such pair of words the row of `pairs` that it is.
        groups: `(n,)`, the place of the target word in the text: its cells compete for it.
        weights: `(groups,)`, how much each place counts.
        pairs: `(m, 2)`, the distinct pairs of source and target word.
    """

    cells: NDArray[np.int64]
    groups: NDArray[np.int64]
    weights: NDArray[np.float64]
    pairs: NDArray[np.int64]


def lay_out(
    sources: Sequence[NDArray[np.int64]],
    targets: Sequence[NDArray[np.int64]],
    sentence_weights: Sequence[float],
) -> Bitext:
    """The sentence pairs, laid out for `translation_probabilities`.

    Args:
        sources: the words of each source sentence; add word 0 where a target word may have none.
        targets: the words of each target sentence.
        sentence_weights: how much each pair counts.
    """
    source_words = np.concatenate(
        [np.tile(s, len(t)) for s, t in zip(sources, targets, strict=True)]
    )
    target_words = np.concatenate(
        [np.repeat(t, len(s)) for s, t in zip(sources, targets, strict=True)]
    )
    lengths = np.concatenate(
        [np.full(len(t), len(s)) for s, t in zip(sources, targets, strict=True)]
    )
    width = int(target_words.max()) + 1
    keys, cells = np.unique(source_words * width + target_words, return_inverse=True)
    return Bitext(
        cells=cells,
        groups=np.repeat(np.arange(len(lengths)), lengths),
        weights=np.repeat(np.asarray(sentence_weights, float), [len(t) for t in targets]),
        pairs=np.stack((keys // width, keys % width), axis=1),
    )


def translation_probabilities(bitext: Bitext, rounds: int) -> NDArray[np.float64]:
    """`(m,)`, for each of `bitext.pairs` the probability of the target word given the source word.

    IBM Model 1, trained by expectation maximisation from equal probabilities (Brown et al. 1993,
    The Mathematics of Statistical Machine Translation, section 4.1).
    """
    sources = bitext.pairs[:, 0]
    probabilities = np.ones(len(bitext.pairs))
    for _ in range(rounds):
        shares = probabilities[bitext.cells]
        shares *= (bitext.weights / np.bincount(bitext.groups, weights=shares))[bitext.groups]
        counts = np.bincount(bitext.cells, weights=shares, minlength=len(bitext.pairs))
        probabilities = counts / np.bincount(sources, weights=counts)[sources]
    return probabilities
