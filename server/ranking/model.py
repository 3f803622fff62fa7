"""The learned ranking: features of sentences -> their order, and how likely each answers."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from server.ranking.features import FEATURES

WEIGHTS = Path(__file__).parent / "weights.json"
DIGITS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Two linear models over the features of `features.py`.

    `order` ranks the sentences of one question: the softmax of their scores is the share of the
    answer each is expected to have. `answer` and `intercept` are a logistic regression over the
    same features, then that share and the score: whether the sentence answers at all.
    """

    order: tuple[float, ...]
    answer: tuple[float, ...]
    intercept: float

    def rank(
        self, features: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The scores of sentences, and how likely each of them answers (0 to 1).

        Args:
            features: `(sentences, len(FEATURES))`, all of one question.
        """
        scores = features @ np.array(self.order)
        seen = with_share(features, scores)
        odds = seen @ np.array(self.answer) + self.intercept
        return np.round(scores, DIGITS), np.round(1 / (1 + np.exp(-odds)), DIGITS)


def with_share(features: NDArray[np.float64], scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """The features with two more columns: the softmax of the scores, and the scores."""
    odds = np.exp(scores - scores.max()) if len(scores) else scores
    return np.column_stack([features, odds / odds.sum() if len(scores) else odds, scores])


@cache
def load_ranking() -> Ranking:
    """The ranking as it was trained.

    Raises:
        ValueError: if it was trained on other features than the program computes.
    """
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    if stored.pop("features") != list(FEATURES):
        raise ValueError(f"{WEIGHTS} was trained on other features: train anew")
    return Ranking(
        order=tuple(stored["order"]), answer=tuple(stored["answer"]), intercept=stored["intercept"]
    )


def store(ranking: Ranking, path: Path = WEIGHTS) -> None:
    """Write a ranking as `load_ranking` reads it."""
    text = json.dumps({"features": FEATURES, **asdict(ranking)}, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
