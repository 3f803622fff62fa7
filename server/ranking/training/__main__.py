"""`python -m server.ranking.training DATA` fits the ranking; `--held-out NAME` measures on one.

Each folder below `collections/` holds `questions.jsonl`, in the form of the question sets of eval/,
and the documents they are asked of with a `manifest.jsonl`; what they tell is invented. Without
documents, `shipped` asks of the shipped articles and `acts` of the acts and debates in
DATA/documents.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from corpus.adding import add_all
from corpus.catalogue import open_catalogue, open_collection
from corpus.intake import candidates
from corpus.readers import read
from index.encoder import load_encoder
from index.generation import open_or_build
from server.ranking.features import FEATURES, features
from server.ranking.model import Ranking, store, with_share
from server.ranking.wanted import wanted
from server.sources import Sources

COLLECTIONS = Path(__file__).parent / "collections"
ACTS = "acts"  # asked of documents that lie with the data
ORDER_STRENGTH = 0.01  # of the L2 penalty on the weights that order
ANSWER_STRENGTH = 0.3  # the inverse of the penalty on those that tell whether
# What orders the sentences of a question but was found to say little of whether one answers.
NOT_TELLING = ("value", "cause", "explains", "speaks", "numbers", "numbers_any")
LOOKED_AT = 3  # of the best sentences of a question that tell whether one answers
NEVER_A_SENTENCE = frozenset({"list", "status"})  # answered from trials
LEAST_QUOTED = 15  # characters of a sentence that is a gold quotation's part

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question's sentences, `(sentences, features)`, and which of them answer it."""

    features: Vector
    answers: NDArray[np.bool_]
    answerable: bool


def main(
    data: Annotated[Path, typer.Argument(help="The folder with the data.", file_okay=False)],
    *,
    held_out: Annotated[
        str, typer.Option(help="Fit on the other collections, measure on this one; write nothing.")
    ] = "",
) -> None:
    """Fit the ranking on every collection, or measure it on one that it was not fit on."""
    found = {path.name: tuple(examples(path, data)) for path in sorted(COLLECTIONS.iterdir())}
    if held_out:
        fitted = fit([e for name, of in found.items() if name != held_out for e in of])
        _measure(fitted, found[held_out])
        return
    fitted = fit([e for of in found.values() for e in of])
    store(fitted)
    typer.echo(f"{sum(map(len, found.values()))} questions")


def examples(folder: Path, data: Path) -> Iterator[Example]:
    """The questions of a folder that sentences answer, or nothing does."""
    lines = (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line) for line in lines]
    with tempfile.TemporaryDirectory() as home:
        sources = _sources(data / "documents" if folder.name == ACTS else folder, Path(home))
        for asked in questions:
            if asked["kind"] in NEVER_A_SENTENCE or asked.get("trials"):
                continue
            yield _example(asked, sources)


def _sources(folder: Path, home: Path) -> Sources:
    documents = candidates([folder]) if (folder / "manifest.jsonl").exists() else ()
    with open_catalogue(home, shipped_articles=not documents) as catalogue:
        add_all(
            [d for d in documents if d.file_name != "questions.jsonl"],
            catalogue,
            read,
            lambda outcome: typer.echo(f"{outcome.file_name}: {outcome.deed} {outcome.why}"),
        )
    collection = open_collection(home=home, shipped_articles=not documents)
    return Sources(collection, open_or_build(collection, load_encoder(), home))


def _example(asked: dict[str, Any], sources: Sources) -> Example:
    question = sources.understanding.read(asked["question"])
    fits = sources.evidence.fits(question)
    gold = [_plain(quote) for quote in asked["gold_quotes"]] if asked["answerable"] else []
    return Example(
        features=features(fits, wanted(question)),
        answers=np.array([_answers(_plain(text), gold) for text in fits.texts], dtype=bool),
        answerable=asked["answerable"],
    )


def _answers(sentence: str, gold: Sequence[str]) -> bool:
    return any(g in sentence or (len(sentence) > LEAST_QUOTED and sentence in g) for g in gold)


def _plain(text: str) -> str:
    return " ".join(text.split())


def fit(found: Sequence[Example]) -> Ranking:
    """The ranking that explains the examples best.

    The order maximises the likelihood of the answering sentences under a softmax over those of
    their question (ListNet: Cao et al. 2007); whether one answers is told by logistic regression.
    """
    told = [e for e in found if e.answers.any()]
    stacked = np.vstack([e.features for e in told])
    scale = stacked.std(axis=0) + 1e-6
    starts = np.cumsum([0, *(len(e.answers) for e in told[:-1])])
    sizes = np.array([len(e.answers) for e in told])
    share = np.concatenate([e.answers / e.answers.sum() for e in told])
    scaled = stacked / scale

    def loss(weights: Vector) -> tuple[float, Vector]:
        scores = scaled @ weights
        odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        probability = odds / np.repeat(np.add.reduceat(odds, starts), sizes)
        missing = -(share * np.log(probability + 1e-12)).sum() / len(told)
        slope = scaled.T @ (probability - share) / len(told)
        penalty = ORDER_STRENGTH * float(weights @ weights)
        return missing + penalty, slope + 2 * ORDER_STRENGTH * weights

    order = minimize(loss, np.zeros(stacked.shape[1]), jac=True, method="L-BFGS-B").x / scale
    seen, answers = _seen(found, order)
    seen[:, [FEATURES.index(name) for name in NOT_TELLING]] = 0
    centre, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-6
    model = LogisticRegression(C=ANSWER_STRENGTH, max_iter=3000)
    model.fit((seen - centre) / spread, answers)
    answer = model.coef_[0] / spread
    return Ranking(
        order=_rounded(order),
        answer=_rounded(answer),
        intercept=round(float(model.intercept_[0] - centre @ answer), 6),
    )


def _rounded(weights: Vector) -> tuple[float, ...]:
    return tuple(round(float(w), 6) for w in weights)


def _seen(found: Sequence[Example], order: Vector) -> tuple[Vector, NDArray[np.bool_]]:
    """The best sentences of each question, `(sentences, features + 2)`, and which answer."""
    rows, answers = [], []
    for example in found:
        scores = example.features @ order
        best = np.argsort(-scores, kind="stable")[:LOOKED_AT]
        rows.append(with_share(example.features, scores)[best])
        answers.append(example.answers[best])
    return np.vstack(rows), np.concatenate(answers)


def _measure(ranking: Ranking, found: Sequence[Example]) -> None:
    ranked = [(e, *ranking.rank(e.features)) for e in found if len(e.answers)]
    first = [(e, bool(e.answers[s.argmax()]), float(c[s.argmax()])) for e, s, c in ranked]
    told = [row for row in first if row[0].answers.any()]
    untold = [row for row in first if not row[0].answerable]
    typer.echo(f"first sentence answers: {np.mean([right for _, right, _ in told]):.3f}")
    for least in (0.2, 0.3, 0.4, 0.5, 0.6):
        typer.echo(
            f"from {least}: {np.mean([right and c >= least for _, right, c in told]):.3f} right, "
            f"{np.mean([not right and c >= least for _, right, c in told]):.3f} wrong, "
            f"{np.mean([c < least for _, _, c in untold]):.3f} of the untold refused"
        )


if __name__ == "__main__":
    typer.run(main)
