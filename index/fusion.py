"""One ranked list of two."""

from __future__ import annotations

import math
from collections.abc import Mapping

from index.dense import DIGITS


def fuse(
    lexical: Mapping[int, float], dense: Mapping[int, float], *, dense_weight: float
) -> list[tuple[int, float]]:
    """The rows of both rankings with the weighted sum of their standardised scores, best first, ties by row.

    Each ranking's scores are brought to mean 0 and standard deviation 1 over the rows it holds
    (z-score normalisation; Renda & Straccia 2003, Web metasearch: rank vs. score based rank
    aggregation methods); a row that one ranking lacks gets that ranking's lowest score.
    """
    weighted = ((_standardised(lexical), 1.0), (_standardised(dense), dense_weight))
    totals: dict[int, float] = dict.fromkeys((*lexical, *dense), 0.0)
    for scores, weight in weighted:
        lowest = min(scores.values(), default=0.0)
        for row in totals:
            totals[row] += weight * scores.get(row, lowest)
    ranked = [(row, round(total, DIGITS)) for row, total in totals.items()]
    ranked.sort(key=lambda pair: (-pair[1], pair[0]))
    return ranked


def _standardised(scores: Mapping[int, float]) -> dict[int, float]:
    if not scores:
        return {}
    mean = math.fsum(scores.values()) / len(scores)
    deviation = math.sqrt(math.fsum((s - mean) ** 2 for s in scores.values()) / len(scores))
    return {row: (s - mean) / deviation if deviation else 0.0 for row, s in scores.items()}
