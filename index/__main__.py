"""`python -m index`: build the index over the documents, tell what it is, and search it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import typer

from corpus.catalogue import open_collection
from corpus.collection import Collection
from corpus.command_line import json_text, make_group, table
from corpus.errors import WrongUseError
from corpus.settings import Settings, read_settings
from index.encoder import Encoder, load_encoder
from index.generation import build, is_built_from, open_current, read_manifest
from index.retriever import ScoredPassage

AsJson = Annotated[bool, typer.Option("--json", help="Skriv JSON.")]


def make_app(load: Callable[[str | None], Encoder] = load_encoder) -> typer.Typer:
    """The command, with its verbs; `load` makes an encoder of the model that is set."""
    verbs = _Verbs(load)
    app = make_group("Indekset, som dokumenterne findes med.")
    app.command("build")(verbs.build)
    app.command("info")(verbs.info)
    app.command("search")(verbs.search)
    return app


@dataclass(frozen=True, slots=True)
class _Verbs:
    load: Callable[[str | None], Encoder]

    def build(self) -> None:
        """Byg indekset over de dokumenter, der er nu."""
        settings = read_settings(os.environ)
        typer.echo("Bygger indekset …", err=True)
        build(_collection(settings), self.load(settings.model), settings.home)
        manifest = read_manifest(settings.home)
        counts = f"{manifest.passages} afsnit og {manifest.vectors} vektorer"
        typer.echo(f"Indekset {manifest.fingerprint} har {counts}.")

    def info(self, as_json: AsJson = False) -> None:
        """Vis, hvad indekset er bygget af."""
        settings = read_settings(os.environ)
        manifest = read_manifest(settings.home)
        current = is_built_from(manifest, _collection(settings))
        facts: dict[str, str | int | bool] = {
            "fingerprint": manifest.fingerprint,
            "model": manifest.model,
            "passages": manifest.passages,
            "vectors": manifest.vectors,
            "dimension": manifest.dimension,
            "current": current,
        }
        if as_json:
            typer.echo(json_text(facts))
            return
        names = ("indeks", "model", "afsnit", "vektorer", "dimension", "opdateret")
        values = (*list(facts.values())[:-1], "ja" if current else "nej; kør python -m index build")
        typer.echo(table([(n, str(v)) for n, v in zip(names, values, strict=True)]))

    def search(
        self,
        text: Annotated[str, typer.Argument(metavar="TEKST", help="Det, der søges efter.")],
        k: Annotated[int, typer.Option("-k", min=1, help="Hvor mange afsnit.")] = 10,
        document: Annotated[
            str | None, typer.Option("--document", metavar="ID", help="Kun i dette dokument.")
        ] = None,
        as_json: AsJson = False,
    ) -> None:
        """Find de afsnit, der ligner en tekst mest."""
        settings = read_settings(os.environ)
        collection = _collection(settings)
        if not text.strip():
            raise WrongUseError("Skriv, hvad der skal søges efter.")
        if document is not None:
            collection.document(document)
        retriever = open_current(collection, self.load(settings.model), settings.home)
        hits = retriever.search(text, k, document_id=document)
        if as_json:
            typer.echo(json_text({"count": len(hits), "hits": [hit_json(h) for h in hits]}))
        else:
            typer.echo("\n\n".join(_hit_text(n, h) for n, h in enumerate(hits, 1)))


def hit_json(hit: ScoredPassage) -> dict[str, object]:
    """The fields by which the HTTP contract describes a search hit."""
    return {
        "passage_id": hit.passage.id,
        "document_id": hit.passage.document_id,
        "text": hit.passage.text,
        "kind": hit.passage.kind.value,
        "section": list(hit.passage.section),
        "start_char_index": hit.passage.content.start,
        "end_char_index": hit.passage.content.end,
        "score": hit.score,
        "matched": [{"term": m.term, "by": m.by.value} for m in hit.matched],
    }


def _hit_text(number: int, hit: ScoredPassage) -> str:
    content = hit.passage.content
    place = f"{hit.passage.document_id} {content.start}-{content.end}"
    return f"{number}. {place} ({hit.score:.2f})\n   {' '.join(hit.passage.text.split())}"


def _collection(settings: Settings) -> Collection:
    return open_collection(home=settings.home, shipped_articles=settings.shipped_articles)


if __name__ == "__main__":
    make_app()()
