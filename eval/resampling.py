"""How sure a score is: a bootstrap interval for one run, a randomisation test for two.

Questions about the same passage stand and fall together, so both draw groups of questions and not
single ones. Chance starts from a fixed seed: the same scores give the same interval and p-value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SEED = 20_180_701
BOOTSTRAP_SAMPLES = 2_000
RANDOMISATION_SAMPLES = 10_000
EXACT_GROUPS = 12  # up to 2**12 sign patterns are counted, not drawn
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval."""

    low: float
    high: float


def bootstrap_interval(
    values: Sequence[float], groups: Sequence[str], *, samples: int = BOOTSTRAP_SAMPLES
) -> Interval:
    """The 95 % percentile interval of the mean of `values`, groups drawn with replacement.

    Percentile interval: Efron & Tibshirani 1993, An Introduction to the Bootstrap, section 13.3;
    groups in place of single observations: Field & Welsh 2007, Bootstrapping clustered data.

    Args:
        values: one for each question.
        groups: the group of each question.
        samples: how many samples are drawn.

    Raises:
        ValueError: if there are no values.
    """
    if not values:
        raise ValueError("an interval needs at least one value")
    sums, counts = _by_group(values, groups)
    draws = np.random.default_rng(SEED).integers(len(sums), size=(samples, len(sums)))
    means = sums[draws].sum(axis=1) / counts[draws].sum(axis=1)
    low, high = np.quantile(means, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2]).tolist()
    return Interval(float(low), float(high))


def randomisation_p_value(
    differences: Sequence[float],
    groups: Sequence[str],
    *,
    samples: int = RANDOMISATION_SAMPLES,
) -> float:
    """The two-sided p-value of a paired randomisation test on the sum of `differences`.

    If the two runs were equally good, the sign of each group's difference would be chance: p is
    the share of sign patterns whose sum is at least as far from 0 as the one seen (Fisher 1935;
    Smucker, Allan & Carterette 2007, A comparison of statistical significance tests for
    information retrieval evaluation). With few groups that differ all patterns are counted,
    otherwise `samples` are drawn and the seen one is counted in: p = (b + 1) / (samples + 1).

    Args:
        differences: second run minus first, one for each question.
        groups: the group of each question.
        samples: how many patterns are drawn.
    """
    sums, _ = _by_group(differences, groups)
    sums = sums[np.abs(sums) > _ROUNDING]
    if not len(sums):
        return 1.0
    seen = abs(float(sums.sum())) - _ROUNDING
    if len(sums) <= EXACT_GROUPS:
        return float(np.mean(np.abs(_all_signs(len(sums)) @ sums) >= seen))
    drawn = np.random.default_rng(SEED).choice([-1.0, 1.0], size=(samples, len(sums)))
    return (int(np.sum(np.abs(drawn @ sums) >= seen)) + 1) / (samples + 1)


_ROUNDING = 1e-9


def _by_group(
    values: Sequence[float], groups: Sequence[str]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The sum and the number of values in each group, groups in the order of their first value."""
    rows = {group: row for row, group in enumerate(dict.fromkeys(groups))}
    sums, counts = np.zeros(len(rows)), np.zeros(len(rows))
    for value, group in zip(values, groups, strict=True):
        sums[rows[group]] += value
        counts[rows[group]] += 1
    return sums, counts


def _all_signs(n: int) -> NDArray[np.float64]:
    """`(2**n, n)`: every pattern of signs."""
    bits = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    return np.asarray(1 - 2 * bits, dtype=np.float64)
