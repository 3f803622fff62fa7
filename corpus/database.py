"""The catalogue's file: opened, brought to today's schema, and written to all or nothing.

SQLite keeps the promise that a write is whole or never was: in WAL mode with `synchronous=FULL` a
transaction that was committed is on disk, and one that was not is gone when the file is next opened
– after `kill -9`, a full disk or a power cut alike.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from corpus.errors import CatalogueError

FILE_NAME = "catalogue.sqlite"
WAIT_SECONDS = 60.0  # for another program that writes

# Each step takes the schema from the version that is its position to the next, and is never
# changed once released; what comes later is a step of its own.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # `version` grows with every change: what the server looks at to see if it is up to date.
        "CREATE TABLE state (version INTEGER NOT NULL) STRICT",
        "INSERT INTO state VALUES (0)",
        # A file as it was added, apart from what is read at every start.
        "CREATE TABLE original (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT",
        # Every text that a document has had: a citation of an earlier one is still understood.
        """CREATE TABLE edition (
            document_id TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            text TEXT NOT NULL,
            blocks TEXT NOT NULL,
            provenance TEXT NOT NULL,
            PRIMARY KEY (document_id, sha256)
        ) STRICT""",
        # A removed document keeps its row, so that its id is never another document's.
        """CREATE TABLE document (
            id TEXT PRIMARY KEY,
            file_name TEXT NOT NULL UNIQUE,
            sha256 TEXT,
            words_sha256 TEXT UNIQUE,
            original_sha256 TEXT REFERENCES original,
            given TEXT,
            FOREIGN KEY (id, sha256) REFERENCES edition
        ) STRICT""",
        "CREATE INDEX document_original ON document (original_sha256)",
    ),
)

_REASONS = {
    sqlite3.SQLITE_FULL: "der er ikke plads på disken; skaf plads, og prøv igen",
    sqlite3.SQLITE_IOERR: "disken kan ikke læses eller skrives; se efter, om den er fuld",
    sqlite3.SQLITE_CORRUPT: "filen er beskadiget; hent den fra en sikkerhedskopi",
    sqlite3.SQLITE_NOTADB: "filen er ikke et katalog; hent den fra en sikkerhedskopi",
    sqlite3.SQLITE_BUSY: "et andet program skriver i det; prøv igen, når det er færdigt",
    sqlite3.SQLITE_READONLY: "filen må ikke ændres",
    sqlite3.SQLITE_CANTOPEN: "filen kan ikke åbnes",
}


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The database at `path`, made if it is not there, with today's schema.

    Raises:
        CatalogueError: if it cannot be opened, read or written, also by what is done in the block.
    """
    with _our_errors(path), closing(_connect(path)) as connection:
        _migrate(connection, path)
        yield connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written in the block is kept, or nothing of it; one writer at a time."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Take the schema to today's version, all steps or none."""
    if _schema_version(connection) == len(MIGRATIONS):
        return
    with transaction(connection):
        version = _schema_version(connection)  # another program may have been faster
        if version > len(MIGRATIONS):
            raise CatalogueError(
                f"Kataloget {str(path)!r} er skrevet af en nyere udgave af Frisvar"
                f" ({version} > {len(MIGRATIONS)}); opdater programmet."
            )
        for step in MIGRATIONS[version:]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")


def _schema_version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


@contextmanager
def _our_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        # The first eight bits are the kind, those above them the particulars.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        reason = _REASONS.get(code, str(error))
        raise CatalogueError(f"Kataloget {str(path)!r}: {reason}.") from error
