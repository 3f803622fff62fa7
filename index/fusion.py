"""One ranked list of two."""

from __future__ import annotations

import math
from collections.abc import Mapping

from index.dense import DIGITS


def fuse(
    lexical: Mapping[int, float], dense: Mapping[int, float], *, dense_weight: float
) -> list[tuple[int, float]]:
    """The rows of both rankings with their standardised scores added, best first, ties by row.

    The scores of each ranking are brought to mean 0 and standard deviation 1 over the rows of both
    (z-score normalisation; Renda & Straccia 2003, Web metasearch: rank vs. score based rank
    aggregation methods). A row that the words did not find holds none of them, and BM25's score for
    that is 0; a row that the vectors did not reach gets the lowest score that they gave.

    Args:
        lexical: score by row, 0 or more.
        dense: score by row.
        dense_weight: how much the vectors count beside the words.
    """
    rows = sorted({*lexical, *dense})
    farthest = min(dense.values(), default=0.0)
    words = _standardised([lexical.get(row, 0.0) for row in rows])
    meanings = _standardised([dense.get(row, farthest) for row in rows])
    ranked = [
        (row, round(word + dense_weight * meaning, DIGITS))
        for row, word, meaning in zip(rows, words, meanings, strict=True)
    ]
    ranked.sort(key=lambda pair: (-pair[1], pair[0]))
    return ranked


def _standardised(scores: list[float]) -> list[float]:
    """Scores that are all alike order nothing: they become 0."""
    if not scores:
        return []
    mean = math.fsum(scores) / len(scores)
    deviation = math.sqrt(math.fsum((s - mean) ** 2 for s in scores) / len(scores))
    if min(scores) == max(scores) or not deviation:  # a mean of equals can be off by a last digit
        return [0.0] * len(scores)
    return [(s - mean) / deviation for s in scores]
