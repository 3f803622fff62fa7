"""What a heading says was decided of what stands under it, told by a classifier of its words.

Known words (corpus/status_words.py) come first; this reads the many others: »Slap gennem nåleøjet«.
A multinomial logistic regression over words, their beginnings and ends, pairs of them and runs of
letters; index/training/headings.py fits it.
"""

from __future__ import annotations

import json
import lzma
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from corpus.status import TrialStatus

WEIGHTS = Path(__file__).parent / "heading_weights.json.xz"
NONE = "none"  # the label of a heading that tells no status
SCALE = 100  # stored weights are whole hundredths
DIGITS = 5

_FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_WORD = re.compile(r"[^\W_]+|[:?(§%]")
_NEGATIONS = frozenset(
    ["ikke", "ej", "ingen", "intet", "aldrig", "uden", "hverken", "kun", "dog", "men", "alene"]
)  # and what limits
_RUN = 4  # letters of a run
_BEGINNING, _LONG_BEGINNING, _ENDING = 5, 6, 6
_AHEAD, _BACK = 4, 3  # words that a negation is paired with
_LONGEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingReader:
    """Tells statuses of headings; a row of `weights` holds one for each of the `labels`."""

    labels: tuple[str, ...]
    intercepts: tuple[int, ...]
    weights: Mapping[str, Sequence[int]]

    def read(self, heading: str) -> tuple[TrialStatus | None, float]:
        """The likeliest status of a heading, None for none, and its probability."""
        scores = list(self.intercepts)
        for feature in features(heading):
            for label, weight in enumerate(self.weights.get(feature, ())):
                scores[label] += weight
        best = max(scores)
        odds = [math.exp((score - best) / SCALE) for score in scores]
        told = self.labels[scores.index(best)]
        status = None if told == NONE else TrialStatus(told)
        return status, round(1 / math.fsum(odds), DIGITS)


@cache
def load_heading_reader() -> HeadingReader:
    """The classifier as it was trained."""
    with lzma.open(WEIGHTS, "rt", encoding="utf-8") as file:
        stored = json.load(file)
    return HeadingReader(
        labels=tuple(stored["labels"]),
        intercepts=tuple(stored["intercepts"]),
        weights=stored["weights"],
    )


def features(heading: str) -> frozenset[str]:
    """What is seen of a heading; every number is one word.

    >>> "b:ikke imoede" in features("Ikke imødekommet")
    True
    """
    folded = heading.casefold().translate(_FOLDED)
    words = ["0" if word.isdigit() else word for word in _WORD.findall(folded)]
    return frozenset((*_of_words(words), *_of_pairs(words), *_of_negations(words)))


def _of_words(words: Sequence[str]) -> Iterator[str]:
    yield f"length:{min(len(words), _LONGEST)}"
    for word in words:
        yield f"w:{word}"
        yield f"p:{word[:_BEGINNING]}"
        if len(word) > _ENDING:
            yield f"e:{word[-_ENDING:]}"
        whole = f"^{word}$"
        for at in range(len(whole) - _RUN + 1):
            yield f"c:{whole[at : at + _RUN]}"


def _of_pairs(words: Sequence[str]) -> Iterator[str]:
    """Neighbours by their beginnings, two and three of them, with both ends of the heading."""
    row = ["^", *(word[:_LONG_BEGINNING] for word in words), "$"]
    yield from (f"b:{first} {second}" for first, second in pairwise(row))
    yield from (
        f"t:{first} {second} {third}"
        for first, second, third in zip(row, row[1:], row[2:], strict=False)
    )


def _of_negations(words: Sequence[str]) -> Iterator[str]:
    """What stands behind a word that denies or limits, and what stands before it."""
    for at, word in enumerate(words):
        if word in _NEGATIONS:
            behind = words[at + 1 : at + 1 + _AHEAD]
            yield from (f"n:{word} {other[:_BEGINNING]}" for other in behind)
            before = words[max(0, at - _BACK) : at]
            yield from (f"m:{word} {other[:_BEGINNING]}" for other in before)
