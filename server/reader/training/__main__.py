"""`python -m server.reader.training` fits the reader's weights; `--held-out` measures instead."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from server.reader.features import question_features, word_features
from server.reader.model import WEIGHTS, Classifier
from server.reader.training.annotated import AnnotatedQuestion, read_annotated
from server.understanding import known_phrases

QUESTIONS = Path(__file__).parent / "questions"
MIN_COUNT = 2  # of a feature that is worth a weight
ASKED_STRENGTH, ROLE_STRENGTH = 2.0, 1.0  # the inverse of the regularisation
FOLDS = 5

Labelled = list[tuple[tuple[str, ...], str]]


def main(
    *,
    held_out: Annotated[
        bool, typer.Option(help="Measure by cross-validation; write nothing.")
    ] = False,
) -> None:
    """Fit both classifiers on every question, or measure them on questions they were not fit on."""
    questions = read_annotated(sorted(QUESTIONS.glob("*.tsv")))
    if held_out:
        _measure(questions)
        return
    stored: dict[str, NDArray[np.generic]] = {}
    for name, labelled, strength in _tasks(questions):
        one = fit(labelled, strength)
        described = {"labels": one.labels, "features": list(one.rows)}
        text = json.dumps(described, ensure_ascii=False)
        stored[f"{name}_names"] = np.frombuffer(text.encode(), dtype=np.uint8)
        stored[f"{name}_weights"] = one.weights.astype(np.float16)
    np.savez_compressed(WEIGHTS, allow_pickle=False, **stored)
    typer.echo(f"{len(questions)} questions, {WEIGHTS.stat().st_size} bytes")


def _tasks(
    questions: Sequence[AnnotatedQuestion],
) -> tuple[tuple[str, Labelled, float], tuple[str, Labelled, float]]:
    return (
        ("asked", _asked(questions), ASKED_STRENGTH),
        ("role", _roles(questions), ROLE_STRENGTH),
    )


def _asked(questions: Sequence[AnnotatedQuestion]) -> Labelled:
    return [
        (question_features(q.text, q.tokens, known_phrases(q.tokens)), q.asked.value)
        for q in questions
    ]


def _roles(questions: Sequence[AnnotatedQuestion]) -> Labelled:
    return [
        (features, role.value)
        for q in questions
        if q.roles
        for features, role in zip(word_features(q.text, q.tokens), q.roles, strict=True)
    ]


def fit(labelled: Labelled, strength: float) -> Classifier:
    """Logistic regression with an L2 penalty of 1 / `strength`."""
    counts = Counter(feature for features, _ in labelled for feature in features)
    kept = sorted(feature for feature, count in counts.items() if count >= MIN_COUNT)
    rows = {feature: row for row, feature in enumerate(kept)}
    fitted = LogisticRegression(C=strength, max_iter=1000)
    fitted.fit(_matrix(labelled, rows), [label for _, label in labelled])
    weights = np.vstack([fitted.coef_.T, fitted.intercept_]).astype(np.float32)
    return Classifier(labels=tuple(map(str, fitted.classes_)), rows=rows, weights=weights)


def _matrix(labelled: Labelled, rows: dict[str, int]) -> csr_matrix:
    places = [
        (i, rows[f]) for i, (features, _) in enumerate(labelled) for f in features if f in rows
    ]
    at = tuple(np.array(axis) for axis in zip(*places, strict=True))
    return csr_matrix((np.ones(len(places)), at), shape=(len(labelled), len(rows)))


def _measure(questions: Sequence[AnnotatedQuestion]) -> None:
    order = np.random.default_rng(0).permutation(len(questions))
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for fold in range(FOLDS):
        inside = set(order[fold::FOLDS].tolist())
        fitted_on = [q for i, q in enumerate(questions) if i not in inside]
        tested = [q for i, q in enumerate(questions) if i in inside]
        tasks = zip(_tasks(fitted_on), _tasks(tested), strict=True)
        for (name, train, strength), (_, test, _) in tasks:
            one = fit(train, strength)
            for features, label in test:
                told = one.labels[int(one.probabilities([features]).argmax())]
                for key in (name, f"{name} {label}"):
                    total[key] += 1
                    right[key] += told == label
    for key in sorted(total):
        typer.echo(f"{key:24s} {right[key] / total[key]:.3f} of {total[key]}")


if __name__ == "__main__":
    typer.run(main)
