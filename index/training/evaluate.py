"""How well a model alone finds the passages of a question: nDCG@10, hit@1 and MRR@10."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Encode = Callable[[Sequence[str]], NDArray[np.float32]]

DEPTH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalSet:
    """Questions over passages, with the passages that answer each question."""

    passages: tuple[str, ...]
    questions: tuple[str, ...]
    relevant: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """Means over the questions of a set."""

    ndcg: float
    hit: float
    reciprocal_rank: float


def read_retrieval_set(folder: Path) -> RetrievalSet:
    """The set of `passages.jsonl {id, text}` and `questions.jsonl {id, question, passage_ids}`.

    Raises:
        KeyError: A question names a passage that is not there.
    """
    passages = _records(folder / "passages.jsonl")
    questions = _records(folder / "questions.jsonl")
    rows = {passage["id"]: row for row, passage in enumerate(passages)}
    return RetrievalSet(
        passages=tuple(passage["text"] for passage in passages),
        questions=tuple(question["question"] for question in questions),
        relevant=tuple(
            frozenset(rows[passage_id] for passage_id in question["passage_ids"])
            for question in questions
        ),
    )


def _records(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def measure(encode: Encode, retrieval_set: RetrievalSet) -> Measures:
    """Ranks all passages by cosine for each question, equal scores in the order of the passages.

    Args:
        encode: texts to `(n, dim)`, rows of unit length.
        retrieval_set: what is asked, and what is right.
    """
    scores = encode(retrieval_set.questions) @ encode(retrieval_set.passages).T
    ranking = np.argsort(-scores, axis=1, kind="stable")[:, :DEPTH]
    gains = np.array(
        [
            [row in relevant for row in rows]
            for rows, relevant in zip(ranking.tolist(), retrieval_set.relevant, strict=True)
        ],
        np.float64,
    )
    sizes = np.array([len(relevant) for relevant in retrieval_set.relevant])
    return Measures(
        ndcg=float(_ndcg(gains, sizes).mean()),
        hit=float(gains[:, 0].mean()),
        reciprocal_rank=float((gains / np.arange(1, gains.shape[1] + 1)).max(axis=1).mean()),
    )


def measure_folders(model_folder: Path, set_folders: Sequence[Path]) -> dict[str, Measures]:
    """What the model measures on each set, by the name of the set's folder."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(model_folder), device="cpu")

    def encode(texts: Sequence[str]) -> NDArray[np.float32]:
        return np.asarray(model.encode(list(texts), show_progress_bar=False), np.float32)

    return {folder.name: measure(encode, read_retrieval_set(folder)) for folder in set_folders}


def _ndcg(gains: NDArray[np.float64], sizes: NDArray[np.int64]) -> NDArray[np.float64]:
    """The nDCG of each question, binary gains (Järvelin & Kekäläinen 2002, log2 from rank 1)."""
    discounts = 1 / np.log2(np.arange(gains.shape[1]) + 2)
    ideal = np.concatenate([np.zeros(1), np.cumsum(discounts)])
    shares: NDArray[np.float64] = (gains * discounts).sum(axis=1)
    shares /= ideal[np.minimum(sizes, gains.shape[1])]
    return shares


def evaluate(model_folder: Path, set_folders: list[Path]) -> None:
    """Measure a model alone on sets of questions and passages."""
    for name, measures in measure_folders(model_folder, set_folders).items():
        typer.echo(
            f"{name}\tnDCG@10 {measures.ndcg:.3f}\thit@1 {measures.hit:.3f}"
            f"\tMRR@10 {measures.reciprocal_rank:.3f}"
        )


if __name__ == "__main__":
    typer.run(evaluate)
