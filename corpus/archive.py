"""What is kept beside today's documents: the original files, and the texts of earlier days."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.catalogue import Catalogue, Original, open_catalogue
from corpus.database import FILE_NAME
from corpus.document import Document
from corpus.errors import DocumentNotFoundError
from corpus.shipped import ARTICLES, read_articles


@dataclass(frozen=True, slots=True)
class Archive:
    """The archive of a home; without one, that of the shipped articles alone."""

    home: Path | None = None

    def original(self, document_id: str) -> Original:
        """The file that a document was read from, as it was added.

        Raises:
            DocumentNotFoundError: if there is none.
            CatalogueError: if the catalogue cannot be read.
        """
        with self._catalogue() as catalogue:
            found = catalogue.original(document_id) if catalogue else None
        if found is not None:
            return found
        for document in read_articles(ARTICLES):
            if document.id == document_id:
                content = (ARTICLES / document.file_name).read_bytes()
                return Original(document.file_name, content)
        raise DocumentNotFoundError(f"Der er ingen fil til dokumentet {document_id!r}.")

    def editions(self, document_id: str) -> tuple[Document, ...]:
        """All texts that a document has had, today's among them, in no telling order.

        Raises:
            CatalogueError: if the catalogue cannot be read.
        """
        shipped = tuple(d for d in read_articles(ARTICLES) if d.id == document_id)
        with self._catalogue() as catalogue:
            return (*(catalogue.editions(document_id) if catalogue else ()), *shipped)

    def ids(self) -> tuple[str, ...]:
        """The ids of all documents that were ever added, in order.

        Raises:
            CatalogueError: if the catalogue cannot be read.
        """
        with self._catalogue() as catalogue:
            return catalogue.ids() if catalogue else ()

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the catalogue's file, in a line each.

        Raises:
            CatalogueError: if it is so wrong that it cannot be read.
        """
        with self._catalogue() as catalogue:
            return catalogue.problems() if catalogue else ()

    @contextmanager
    def _catalogue(self) -> Iterator[Catalogue | None]:
        if self.home is None or not (self.home / FILE_NAME).is_file():
            yield None
            return
        with open_catalogue(self.home, shipped_articles=False) as catalogue:
            yield catalogue
