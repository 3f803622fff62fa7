"""The catalogue: the documents that users added, and beside them the shipped articles.

<home>/catalogue.sqlite   texts, what is known of them, the original files, and earlier texts

Everything is in one file, originals too, so that an add, update or remove is one transaction, and a
copy of the file is a whole backup. A document added under a shipped article's file name takes its
place; when it is removed, the article is there again.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from corpus.collection import Collection, make_collection
from corpus.database import FILE_NAME, opened, transaction
from corpus.document import Document, slug
from corpus.errors import DocumentNotFoundError, SameTextError
from corpus.folding import roughly_folded
from corpus.provenance import Given, provenance_from_json, provenance_to_json
from corpus.reading import blocks_from_json, blocks_to_json
from corpus.shipped import ARTICLES, read_articles

_COLUMNS = "d.id, d.file_name, e.text, e.sha256, e.provenance, e.blocks"
MAX_SLUG = 120  # beyond it an id is cut and told apart by a digest


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was added."""

    file_name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Stored:
    """What a document was made of when it was added."""

    document_id: str
    original_sha256: str
    given: str

    def is_made_of(self, original: bytes, given: Given) -> bool:
        """Whether the document was made of just this."""
        made_of = (hashlib.sha256(original).hexdigest(), given.digest)
        return (self.original_sha256, self.given) == made_of


class Catalogue:
    """The added documents, over an open database.

    Whatever is changed is on disk when the method returns, or, if it raises, is not changed at all.
    """

    def __init__(self, connection: sqlite3.Connection, shipped: tuple[Document, ...]) -> None:
        self._connection = connection
        self._shipped = {d.id: d for d in shipped}
        self._shipped_words = {words_digest(d.text): d for d in shipped}

    @property
    def version(self) -> int:
        """A number that grows with every change."""
        return _version(self._connection)

    def documents(self) -> tuple[Document, ...]:
        """The added documents in the order of their ids."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM document d"
            " JOIN edition e ON (e.document_id, e.sha256) = (d.id, d.sha256) ORDER BY d.id"
        )
        return tuple(_document(*row) for row in rows)

    def stored(self, file_name: str) -> Stored | None:
        """What the document of this file name was made of; None if there is none."""
        row = self._connection.execute(
            "SELECT id, original_sha256, given FROM document"
            " WHERE file_name = ? AND sha256 IS NOT NULL",
            (file_name,),
        ).fetchone()
        return Stored(*row) if row else None

    def put(self, document: Document, original: bytes, given: Given) -> Document:
        """Add a document, or make it the new text of the document with its file name.

        Returns:
            The document, with the id that it has here.

        Raises:
            SameTextError: if another document says the same words; white space does not count.
            CatalogueError: if it cannot be written. In both cases nothing is changed.
        """
        words = words_digest(document.text)
        digest = hashlib.sha256(original).hexdigest()
        run = self._connection.execute
        with transaction(self._connection):
            kept = replace(document, id=self._id_for(document.file_name))
            before = self._original_of(kept.id)
            self._check_new(kept, words, is_added=before is not None)
            run("INSERT INTO original VALUES (?, ?) ON CONFLICT DO NOTHING", (digest, original))
            run(
                "INSERT OR REPLACE INTO edition VALUES (?, ?, ?, ?, ?)",
                (kept.id, kept.sha256, kept.text)
                + (blocks_to_json(kept.blocks), provenance_to_json(kept.provenance)),
            )
            run(
                "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                " sha256 = excluded.sha256, words_sha256 = excluded.words_sha256,"
                " original_sha256 = excluded.original_sha256, given = excluded.given",
                (kept.id, kept.file_name, kept.sha256, words, digest, given.digest),
            )
            self._changed(before)
        return kept

    def remove(self, document_id: str) -> None:
        """Remove a document; its texts are kept for the citations of them, its file is not.

        Raises:
            DocumentNotFoundError: if nobody added such a document.
            CatalogueError: if it cannot be written; then nothing is changed.
        """
        with transaction(self._connection):
            before = self._original_of(document_id)
            if before is None:
                raise DocumentNotFoundError(_not_added(document_id, self._shipped))
            self._connection.execute(
                "UPDATE document SET sha256 = NULL, words_sha256 = NULL, original_sha256 = NULL,"
                " given = NULL WHERE id = ?",
                (document_id,),
            )
            self._changed(before)

    def original(self, document_id: str) -> Original | None:
        """The file that a document was read from; None if nobody added such a document."""
        row = self._connection.execute(
            "SELECT d.file_name, o.content FROM document d"
            " JOIN original o ON o.sha256 = d.original_sha256 WHERE d.id = ?",
            (document_id,),
        ).fetchone()
        return Original(*row) if row else None

    def editions(self, document_id: str) -> tuple[Document, ...]:
        """All texts that a document has had here, in the order of their sha256."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM document d"
            " JOIN edition e ON e.document_id = d.id WHERE d.id = ? ORDER BY e.sha256",
            (document_id,),
        )
        return tuple(_document(*row) for row in rows)

    def ids(self) -> tuple[str, ...]:
        """The ids of all documents that were ever added, in order."""
        return tuple(i for (i,) in self._connection.execute("SELECT id FROM document ORDER BY id"))

    def problems(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the file, and originals that are not what they were."""
        found = [line for (line,) in self._connection.execute("PRAGMA integrity_check")]
        damaged = [
            f"Den oprindelige fil {sha256[:8]}… er ikke, som den blev tilføjet."
            for sha256, content in self._connection.execute("SELECT * FROM original")
            if hashlib.sha256(content).hexdigest() != sha256
        ]
        return (*(line for line in found if line != "ok"), *damaged)

    def _id_for(self, file_name: str) -> str:
        """The id that this file name has, or the first readable one that nobody else has."""
        row = self._connection.execute(
            "SELECT id FROM document WHERE file_name = ?", (file_name,)
        ).fetchone()
        if row is not None:
            return str(row[0])
        taken = {d.id for d in self._shipped.values() if d.file_name != file_name}
        return next(
            wanted
            for wanted in _readable_ids(file_name)
            if wanted not in taken
            and not self._connection.execute(
                "SELECT 1 FROM document WHERE id = ?", (wanted,)
            ).fetchone()
        )

    def _check_new(self, document: Document, words: str, *, is_added: bool) -> None:
        holder: tuple[str, str] | None = self._connection.execute(
            "SELECT id, file_name FROM document WHERE words_sha256 = ?", (words,)
        ).fetchone()
        if holder is None and words in self._shipped_words:
            shipped = self._shipped_words[words]
            holder = shipped.id, shipped.file_name
        if holder is not None and not (is_added and holder[0] == document.id):
            raise SameTextError(
                f"{document.file_name!r}: teksten er her allerede som {holder[0]!r}"
                f" (filen {holder[1]!r})"
            )

    def _original_of(self, document_id: str) -> str | None:
        row = self._connection.execute(
            "SELECT original_sha256 FROM document WHERE id = ?", (document_id,)
        ).fetchone()
        return row[0] if row else None

    def _changed(self, original_before: str | None) -> None:
        """Drop an original that no document has any longer, and count the change."""
        self._connection.execute(
            "DELETE FROM original WHERE sha256 = ?1 AND NOT EXISTS"
            " (SELECT 1 FROM document WHERE original_sha256 = ?1)",
            (original_before,),
        )
        self._connection.execute("UPDATE state SET version = version + 1")


@contextmanager
def open_catalogue(home: Path, *, shipped_articles: bool = True) -> Iterator[Catalogue]:
    """The catalogue in `home`, made if it is not there.

    Raises:
        CatalogueError: if it cannot be opened, read or written.
        ArticleChangedError: if a shipped article is missing or not what its provenance names.
    """
    shipped = read_articles(ARTICLES) if shipped_articles else ()
    home.mkdir(parents=True, exist_ok=True)
    with opened(home / FILE_NAME) as connection:
        yield Catalogue(connection, shipped)


def open_collection(*, home: Path | None = None, shipped_articles: bool = True) -> Collection:
    """The collection of all documents there are: the shipped articles, and those added in `home`.

    Raises:
        ArticleChangedError: if a shipped article is missing or not what its provenance names.
        CatalogueError: if the catalogue cannot be read.
    """
    documents = {d.id: d for d in (read_articles(ARTICLES) if shipped_articles else ())}
    if home is not None and (home / FILE_NAME).is_file():
        with opened(home / FILE_NAME) as connection:
            documents |= {d.id: d for d in Catalogue(connection, ()).documents()}
    return make_collection(documents.values())


class CatalogueWatch:
    """Tells whether the catalogue of a home has changed; as long as it has not, by a look at it."""

    def __init__(self, home: Path) -> None:
        self._path = home / FILE_NAME
        self._seen: tuple[object, ...] | None = None
        self._version: tuple[int, int] | None = None

    def version(self) -> tuple[int, int] | None:
        """A pair that is another one after every change; None as long as there is no catalogue.

        Raises:
            CatalogueError: if the catalogue cannot be read.
        """
        seen = (_look_of(self._path), _look_of(self._path.with_name(f"{FILE_NAME}-wal")))
        if seen != self._seen:
            self._version = self._read()
            self._seen = seen
        return self._version

    def _read(self) -> tuple[int, int] | None:
        try:
            file = self._path.stat().st_ino
        except FileNotFoundError:
            return None
        with opened(self._path) as connection:
            return file, _version(connection)


def words_digest(text: str) -> str:
    """A sha256 of the words of a text: equal for the same words set in another way."""
    words = " ".join(roughly_folded(text).split())
    return hashlib.sha256(words.encode()).hexdigest()


def _look_of(path: Path) -> tuple[int, int, int] | None:
    """What shows that a file was written to; None where there is nothing in it."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns) if found.st_size else None


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("SELECT version FROM state").fetchone()[0]
    return version


def _readable_ids(file_name: str) -> Iterator[str]:
    """Ids for a file name, best first: its stem's slug, that with the suffix, that with a digest.

    >>> [*_readable_ids("2020/Referat.pdf")]
    ['2020-referat', '2020-referat-pdf', '2020-referat-pdf-77aafd0a']
    """
    path = PurePosixPath(file_name)
    digest = hashlib.sha256(file_name.encode()).hexdigest()[:8]
    stem, whole = slug(str(path.with_suffix(""))), slug(file_name)
    if len(whole) <= MAX_SLUG:
        yield stem
        yield whole
    yield f"{whole[:MAX_SLUG].strip('-')}-{digest}"


def _document(
    document_id: str, file_name: str, text: str, sha256: str, provenance: str, blocks: str
) -> Document:
    return Document(
        id=document_id,
        file_name=file_name,
        text=text,
        sha256=sha256,
        provenance=provenance_from_json(provenance),
        blocks=blocks_from_json(blocks),
    )


def _not_added(document_id: str, shipped: dict[str, Document]) -> str:
    if document_id in shipped:
        return (
            f"{document_id!r} følger med Frisvar og kan ikke fjernes;"
            " sæt FRISVAR_SHIPPED_ARTICLES=0 for at undvære de artikler, der følger med."
        )
    return f"Der er intet dokument med id {document_id!r}."
