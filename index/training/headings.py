"""Fits the reader of headings (corpus/heading_reader.py) on lines written and labelled by hand.

They are headings over lists, and questions that ask for trials by what was decided of them.
Titles of municipal subjects and of documentation stand for the headings that tell no decision.
"""

from __future__ import annotations

import json
import lzma
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from corpus.heading_reader import NONE, SCALE, features

HEADINGS = Path(__file__).parent / "headings.tsv"
QUESTIONS = HEADINGS.with_name("asked_decisions.tsv")
STRENGTH = 1.0  # the inverse of the regularisation
MIN_COUNT = 2  # of a feature that is worth a weight
LEAST_WEIGHT = 4  # hundredths, below which a feature says nothing
SUBJECTS, TITLES = 800, 400  # headings of other things
LONGEST = 90  # characters of one of those

Labelled = tuple[str, str]


def write_headings(data_folder: Path, target: Path) -> int:
    """Fit the classifier and write it; the number of its features.

    Args:
        data_folder: with the lists of titles of which some are no decisions.
        target: the file, xz-compressed JSON.
    """
    labelled = [*read_labelled(HEADINGS), *read_labelled(QUESTIONS), *_others(data_folder)]
    seen = [features(heading) for heading, _ in labelled]
    counts = Counter(feature for one in seen for feature in one)
    rows = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= MIN_COUNT))}
    fitted = LogisticRegression(C=STRENGTH, max_iter=2000)
    fitted.fit(_matrix(seen, rows), [label for _, label in labelled])
    weights = np.rint(SCALE * fitted.coef_.T).astype(int)
    telling = abs(weights).max(axis=1) >= LEAST_WEIGHT
    kept = {feature: weights[row].tolist() for feature, row in rows.items() if telling[row]}
    stored = {
        "labels": list(map(str, fitted.classes_)),
        "intercepts": np.rint(SCALE * fitted.intercept_).astype(int).tolist(),
        "weights": kept,
    }
    with lzma.open(target, "wt", encoding="utf-8", preset=9) as file:
        json.dump(stored, file, ensure_ascii=False, separators=(",", ":"))
    return len(kept)


def read_labelled(path: Path) -> list[Labelled]:
    """Headings and what each tells, from a file of two columns."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(heading, label) for heading, label in (line.split("\t") for line in lines)]


def _others(data_folder: Path) -> Iterator[Labelled]:
    training = data_folder / "training"
    with lzma.open(training / "kle_title_keyword.tsv.xz", "rt", encoding="utf-8") as file:
        subjects = {line.split("\t")[0].strip() for line in file}
    path = training / "pairs_docs_heading_section.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as file:
        titles = {json.loads(line)["query"].strip() for line in file}
    chance = random.Random(1)
    for some, number in ((subjects, SUBJECTS), (titles, TITLES)):
        fitting = sorted(title for title in some if 3 < len(title) < LONGEST)
        yield from ((title, NONE) for title in chance.sample(fitting, number))


def _matrix(seen: Sequence[frozenset[str]], rows: dict[str, int]) -> csr_matrix:
    places = [(i, rows[f]) for i, one in enumerate(seen) for f in one if f in rows]
    at = tuple(np.array(axis) for axis in zip(*places, strict=True))
    return csr_matrix((np.ones(len(places)), at), shape=(len(seen), len(rows)))
