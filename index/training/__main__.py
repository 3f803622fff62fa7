"""`python -m index.training DATA_FOLDER OUT_FOLDER`: trains a model and writes it with its card."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import torch
import typer
from rich.console import Console
from rich.progress import Progress
from tokenizers import Tokenizer

from index.training.card import model_card
from index.training.evaluate import measure_folders
from index.training.examples import make_pools, piece_counts
from index.training.saving import replace_folder, save_model
from index.training.sources import TrainingText, read_training_text
from index.training.tokeniser import sample_texts, train_tokeniser
from index.training.train import Recipe, train

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DEFAULTS = Recipe()


def main(
    data_folder: Annotated[Path, typer.Argument(help="Folder with the training text.")],
    out_folder: Annotated[Path, typer.Argument(help="Where the model goes; replaced.")],
    steps: Annotated[int, typer.Option(help="Batches to train on.", min=1)] = DEFAULTS.steps,
    batch_size: Annotated[int, typer.Option(help="Pairs in a batch.", min=2)] = DEFAULTS.batch_size,
    pieces: Annotated[int, typer.Option(help="Size of the vocabulary.")] = DEFAULTS.pieces,
    dimension: Annotated[int, typer.Option(help="Length of a vector.")] = DEFAULTS.dimension,
    seed: Annotated[int, typer.Option(help="Where all chance starts from.")] = DEFAULTS.seed,
    threads: Annotated[int, typer.Option(help="Threads for the arithmetic.", min=1)] = 1,
    tokeniser_file: Annotated[
        Path | None,
        typer.Option("--tokeniser", help="A model's tokenizer.json, in place of fitting one."),
    ] = None,
    measure_on: Annotated[
        list[Path] | None, typer.Option(help="Questions and passages to measure the model on.")
    ] = None,
) -> None:
    """Train a Danish static embedding model and write it with its card."""
    torch.set_num_threads(threads)
    recipe = Recipe(
        steps=steps, batch_size=batch_size, pieces=pieces, dimension=dimension, seed=seed
    )
    text = read_training_text(data_folder)
    typer.echo(f"{len(text.speeches)} paragraphs, {len(text.provisions)} provisions", err=True)
    if tokeniser_file:
        tokeniser = Tokenizer.from_file(str(tokeniser_file))
    else:
        tokeniser = train_tokeniser(sample_texts(text, seed), pieces)
    typer.echo(f"{tokeniser.get_vocab_size()} pieces", err=True)

    new_folder = out_folder.with_name(f"{out_folder.name}.new")
    if new_folder.exists():
        shutil.rmtree(new_folder)
    save_model(tokeniser, trained_vectors(text, tokeniser, recipe), new_folder)
    measures = measure_folders(new_folder, measure_on or [])
    card = model_card(recipe, tokeniser.get_vocab_size(), measures)
    (new_folder / "README.md").write_text(card, encoding="utf-8")
    replace_folder(new_folder, out_folder)
    for name, one in measures.items():
        typer.echo(f"{name}\t{one}")


def trained_vectors(
    text: TrainingText, tokeniser: Tokenizer, recipe: Recipe
) -> NDArray[np.float32]:
    """`(pieces, dimension)`, trained with a progress bar on stderr."""
    pools = make_pools(text, tokeniser, recipe.seed)
    counts = piece_counts(pools, tokeniser.get_vocab_size())
    with Progress(console=Console(stderr=True)) as progress:
        task = progress.add_task("training", total=recipe.steps)

        def report(step: int, pool: str, loss: float) -> None:
            progress.update(task, completed=step + 1, description=f"{pool} {loss:.2f}")

        return train(pools, counts, recipe, report)


if __name__ == "__main__":
    typer.run(main)
