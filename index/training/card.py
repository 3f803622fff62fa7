"""The model card: what the model is, what it was made from and under which licences."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.training.evaluate import Measures
    from index.training.train import Recipe

TEMPLATE = Path(__file__).with_name("card.md")


def model_card(recipe: Recipe, vocabulary: int, measures: Mapping[str, Measures]) -> str:
    """The card of a model, in Markdown, its figures one row for each set."""
    rows = (
        f"| {name} | {one.ndcg:.3f} | {one.hit:.3f} | {one.reciprocal_rank:.3f} |"
        for name, one in measures.items()
    )
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        dimension=recipe.dimension,
        vocabulary=f"{vocabulary:,}",
        seed=recipe.seed,
        steps=f"{recipe.steps:,}",
        batch_size=f"{recipe.batch_size:,}",
        scale=f"{recipe.scale:g}",
        learning_rate=f"{recipe.learning_rate:g}",
        measures="\n".join(rows) or "| not measured | | | |",
    )
