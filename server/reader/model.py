"""The learned reader: a question -> what would answer it, and the role of each word."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import accumulate
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.danish import Token
from server.question import Asked
from server.reader.features import question_features, word_features

WEIGHTS = Path(__file__).parent / "weights.npz"
DIGITS = 5


class Role(StrEnum):
    """What a word of a question is there for."""

    TOPIC = "T"
    PREDICATE = "P"
    STATUS = "S"
    GROUP = "G"
    ROUND = "R"
    FRAME = "O"


@dataclass(frozen=True, slots=True, kw_only=True)
class Classifier:
    """Multinomial logistic regression over features that are present or not.

    `weights` is `(features + 1, labels)`; the last row is the intercept.
    """

    labels: tuple[str, ...]
    rows: dict[str, int]
    weights: NDArray[np.float32]

    def probabilities(self, features: Sequence[Iterable[str]]) -> NDArray[np.float64]:
        """The probability of each label: the softmax of the summed weights.

        Args:
            features: of each of the things to be told; the result is `(things, labels)`.
        """
        row = self.rows.get
        known = [[*sorted(r for f in of if (r := row(f)) is not None), -1] for of in features]
        if not known:
            return np.zeros((0, len(self.labels)))
        starts = [0, *accumulate(len(rows) for rows in known[:-1])]
        weights = self.weights[[row for rows in known for row in rows]]
        scores = np.add.reduceat(weights, starts, axis=0, dtype=np.float64)
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        told: NDArray[np.float64] = np.round(odds / odds.sum(axis=1, keepdims=True), DIGITS)
        return told


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads questions by two classifiers: one of the question, one of its words."""

    asked: Classifier
    role: Classifier

    def what_answers(
        self, text: str, tokens: Sequence[Token], phrases: Sequence[Asked]
    ) -> dict[Asked, float]:
        """What would answer a question, each with its probability, the likeliest first.

        Args:
            text: a question.
            tokens: its words.
            phrases: what known phrases in it ask for, the surest first.
        """
        (told,) = self.asked.probabilities([question_features(text, tokens, phrases)])
        pairs = zip(map(Asked, self.asked.labels), told.tolist(), strict=True)
        return dict(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))

    def roles(self, text: str, tokens: Sequence[Token]) -> tuple[dict[Role, float], ...]:
        """What each word is there for, as probabilities."""
        labels = [Role(label) for label in self.role.labels]
        return tuple(
            dict(zip(labels, told, strict=True))
            for told in self.role.probabilities(word_features(text, tokens)).tolist()
        )


@cache
def load_reader() -> Reader:
    """The reader as it was trained."""
    with np.load(WEIGHTS) as stored:
        return Reader(*(_classifier(stored, name) for name in ("asked", "role")))


def _classifier(stored: np.lib.npyio.NpzFile, name: str) -> Classifier:
    described = json.loads(bytes(stored[f"{name}_names"]).decode())
    return Classifier(
        labels=tuple(described["labels"]),
        rows={feature: row for row, feature in enumerate(described["features"])},
        weights=stored[f"{name}_weights"].astype(np.float32),
    )
