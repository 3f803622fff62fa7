"""`python -m index.training.tables synonyms DATA_FOLDER TARGET` makes a word table.

The other tables are `headings`, `lexicon`, `stems` and `translations`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from index.training.headings import write_headings
from index.training.lemma_stems import write_stems
from index.training.lexicon import write_lexicon
from index.training.synonyms import write_synonyms
from index.training.translations import write_translations

Data = Annotated[Path, typer.Argument(help="Folder with the training text.")]
Target = Annotated[Path, typer.Argument(help="The table to write, xz-compressed.")]


def make_app() -> typer.Typer:
    """The commands, one for each table."""
    app = typer.Typer(help="Make the word tables.", no_args_is_help=True)
    app.command("headings", help="Fit the reader of headings.")(_written(write_headings))
    app.command("lexicon", help="Count Danish words.")(_written(write_lexicon))
    app.command("stems", help="Bring stems of one word together.")(_written(write_stems))
    app.command("synonyms", help="Collect Danish synonyms.")(_written(write_synonyms))
    app.command("translations", help="Align English and Danish.")(_written(write_translations))
    return app


def _written(write: Callable[[Path, Path], int]) -> Callable[[Path, Path], None]:
    def command(data_folder: Data, target: Target) -> None:
        typer.echo(f"{write(data_folder, target)} rows in {target}")

    return command


if __name__ == "__main__":
    make_app()()
