"""`python -m corpus`: documents in and out, what was read out of them, and if it is right."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from corpus.adding import Deed, Outcome, add_all
from corpus.archive import Archive
from corpus.audit import Audit, audit
from corpus.catalogue import open_catalogue, open_collection
from corpus.collection import Collection
from corpus.command_line import NO, json_text, make_group
from corpus.intake import candidates
from corpus.listing import (
    document_json,
    document_text,
    documents_table,
    passage_json,
    staleness_lines,
    trial_json,
)
from corpus.progress import progress, result_json, result_lines
from corpus.reader_process import ReaderProcess
from corpus.settings import read_settings
from corpus.staleness import staleness

AsJson = Annotated[bool, typer.Option("--json", help="Skriv JSON.")]


def make_app() -> typer.Typer:
    """The command, with its verbs."""
    app = make_group("Dokumenterne, som svarene hviler på.")
    app.command("add")(add)
    app.command("remove")(remove)
    app.command("list")(list_documents)
    app.command("show")(show)
    app.command("check")(check)
    return app


def add(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Filer og mapper med dokumenter.")
    ],
    as_json: AsJson = False,
) -> None:
    """Tilføj dokumenter, eller opdater dem. Afslutter med 1, hvis en fil blev afvist."""
    settings = read_settings(os.environ)
    began = time.monotonic()
    found = candidates(paths)
    outcomes: list[Outcome] = []
    with open_catalogue(settings.home, shipped_articles=settings.shipped_articles) as catalogue:
        try:
            with ReaderProcess() as reader, progress(len(found)) as told:

                def keep(outcome: Outcome) -> None:
                    outcomes.append(outcome)
                    told(outcome)

                add_all(found, catalogue, reader.read, keep)
        finally:  # what went in before a full disk or a Ctrl-C is told of, too
            if outcomes or not found:
                _tell(outcomes, time.monotonic() - began, as_json=as_json)
    if any(o.deed is Deed.REFUSED for o in outcomes):
        raise typer.Exit(NO)


def _tell(outcomes: Sequence[Outcome], seconds: float, *, as_json: bool) -> None:
    done, not_done = result_lines(outcomes, seconds)
    typer.echo(json_text(result_json(outcomes)) if as_json else "\n".join(done))
    for line in not_done:
        typer.echo(line, err=True)


def remove(
    document_id: Annotated[str, typer.Argument(metavar="ID", help="Dokumentets id.")],
) -> None:
    """Fjern et dokument, der er tilføjet."""
    settings = read_settings(os.environ)
    shipped = settings.shipped_articles
    with open_catalogue(settings.home, shipped_articles=shipped) as catalogue:
        catalogue.remove(document_id)
    typer.echo(f"fjernet: {document_id}")


def list_documents(as_json: AsJson = False) -> None:
    """Vis, hvilke dokumenter der er."""
    collection = _collection()
    if as_json:
        documents = [document_json(collection, d) for d in collection.documents]
        typer.echo(json_text({"count": len(documents), "documents": documents}))
    elif collection.documents:
        typer.echo(documents_table(collection))
    else:
        typer.echo("Der er ingen dokumenter.", err=True)


def show(
    document_id: Annotated[str, typer.Argument(metavar="ID", help="Dokumentets id.")],
    as_json: AsJson = False,
) -> None:
    """Vis et dokuments afsnit og forsøg."""
    collection = _collection()
    document = collection.document(document_id)
    if not as_json:
        typer.echo(document_text(collection, document))
        return
    passages = [passage_json(p) for p in collection.passages_of(document_id)]
    trials = [trial_json(document, t) for t in collection.trials_in(document_id)]
    known = document_json(collection, document)
    typer.echo(json_text(known | {"passages": passages, "trials": trials}))


def check() -> None:
    """Efterprøv, at intet er gået tabt, og hvad tidligere udgaver er blevet til."""
    settings = read_settings(os.environ)
    collection, archive = _collection(), Archive(settings.home)
    problems = archive.problems()
    for problem in problems:
        typer.echo(f"kataloget: {problem}")
    audits = [audit(collection, d.id) for d in collection.documents]
    for one in audits:
        typer.echo(_summary(one))
        for problem in one.problems:
            typer.echo(f"  {problem}")
    for earlier in staleness(collection, archive):
        typer.echo("\n".join(staleness_lines(earlier)))
    if problems or any(one.problems for one in audits):
        raise typer.Exit(NO)


def _collection() -> Collection:
    settings = read_settings(os.environ)
    return open_collection(home=settings.home, shipped_articles=settings.shipped_articles)


def _summary(one: Audit) -> str:
    verdict = f"{len(one.problems)} fejl" if one.problems else "i orden"
    counts = f"{one.characters} tegn, {one.passages} afsnit, {one.trials} forsøg"
    return f"{one.document_id}: {verdict} ({counts})"


if __name__ == "__main__":
    make_app()()
