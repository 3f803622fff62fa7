"""Breaks writers of the catalogue and of the index off at every step, and looks at what is left.

Run as a program; tests/test_faults.py runs a part of it, docs/documents.md has the figures of all:

    python tests/faults.py FOLDER [--every N] [--write WRITE]

A writer is a child process that is killed (`kill -9`) at its n-th step, or finds the disk full from
its n-th step on, for every n until it lives to the end. Its steps are counted in four ways:

* call: each call of a function, in Python or C, on the way to the disk
* opcode: each instruction of SQLite's virtual machine
* byte: each half kilobyte that a file grows by; the write that would pass it kills
* full: the same without the signal, so that the write fails; page: SQLite finds no room for a page

Afterwards another process opens what is left. It must be whole, and it must be the state before or
the state after; after, if the writer said that it was done.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import shutil
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import numpy as np
from numpy.typing import NDArray

from corpus.archive import Archive
from corpus.catalogue import open_catalogue, open_collection
from corpus.collection import Collection
from corpus.database import FILE_NAME, opened
from corpus.document import Provenance, make_document
from corpus.errors import FrisvarError
from corpus.provenance import Given
from index.errors import IndexDamagedError, RetrievalError
from index.generation import build, open_current, open_or_build, program_digest

HALF_KILOBYTE = 512
WRITERS = {"catalogue.py", "database.py", "generation.py"}
ON_THE_WAY = {"posix", "fcntl", "_io", "sqlite3"}

Write = Callable[[Path], None]
Fault = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Words:
    """An encoder that needs no library: a vector of how often each letter stands in a text."""

    name: str = "bogstaver"
    fingerprint: str = "bogstaver"
    dimension: int = 32

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """`(n, 32)`, rows of unit length."""
        rows = np.ones((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for letter in text:
                row[ord(letter) % self.dimension] += 1
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def put(home: Path, name: str, words: str, paragraphs: int = 200) -> None:
    """Add a document of so many paragraphs, or make it another."""
    text = "\n\n".join(f"{words} nummer {n}." for n in range(paragraphs))
    document = make_document(name, text, Provenance(title=words))
    with open_catalogue(home, shipped_articles=False) as catalogue:
        catalogue.put(document, text.encode() * 3, Given())


def remove(home: Path) -> None:
    """Remove a document."""
    with open_catalogue(home, shipped_articles=False) as catalogue:
        catalogue.remove("anden")


def build_index(home: Path) -> None:
    """Build the index of what is in the catalogue."""
    build(collection_of(home), Words(), home)


def collection_of(home: Path) -> Collection:
    """The added documents."""
    return open_collection(home=home, shipped_articles=False)


def nothing(_: Path) -> None:
    """Leave a new home empty."""


def two_documents(home: Path) -> None:
    """A home with two documents."""
    put(home, "første.txt", "Den første")
    put(home, "anden.txt", "Den anden")


def two_documents_and_a_stale_index(home: Path) -> None:
    """A home whose index is of the first of its two documents."""
    put(home, "første.txt", "Den første", 20)
    build_index(home)
    put(home, "anden.txt", "Den anden", 20)


WRITES: dict[str, tuple[Write, Write]] = {
    "the first add": (nothing, lambda home: put(home, "første.txt", "Den første")),
    "an add": (two_documents, lambda home: put(home, "tredje.txt", "Den tredje")),
    "an update": (two_documents, lambda home: put(home, "første.txt", "Den nye")),
    "a remove": (two_documents, remove),
    "an index": (two_documents_and_a_stale_index, build_index),
}


def kill_at_call(n: int) -> None:
    """End this process at the n-th call of a function on the way to the disk, or return from it."""
    left = n

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal left
        if event in {"c_call", "c_return"}:
            owner = type(getattr(argument, "__self__", None)).__module__
            if ON_THE_WAY.isdisjoint({getattr(argument, "__module__", None), owner}):
                return
        elif Path(frame.f_code.co_filename).name not in WRITERS:
            return
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)


def kill_at_opcode(n: int) -> None:
    """End this process at the n-th instruction of SQLite."""
    left = n

    def count() -> int:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    _on_connect(lambda connection: connection.set_progress_handler(count, 1))


def kill_at_byte(n: int) -> None:
    """End this process in the write that lets a file grow beyond n half kilobytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    no_byte_after(n)


def no_byte_after(n: int) -> None:
    """Let every write fail that lets a file grow beyond n half kilobytes."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (n * HALF_KILOBYTE, resource.RLIM_INFINITY))


def no_page_after(n: int) -> None:
    """Let SQLite find the disk full after n - 1 new pages."""

    def limit(connection: sqlite3.Connection) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {max(1, pages + n - 1)}")

    _on_connect(limit)


def _on_connect(then: Callable[[sqlite3.Connection], None]) -> None:
    connect = sqlite3.connect

    def connected(*arguments: object, **named: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **named)  # type: ignore[call-overload]
        then(connection)
        return connection

    sqlite3.connect = connected  # type: ignore[assignment]


FAULTS: dict[str, Fault] = {
    "call": kill_at_call,
    "opcode": kill_at_opcode,
    "byte": kill_at_byte,
    "full": no_byte_after,
    "page": no_page_after,
}
OF_SQLITE = {"opcode", "page"}
# There are fewer half kilobytes and pages than calls: of them, more than every N-th is tried.
FINER = {"byte": 4, "full": 4, "page": 1000}


def in_child(work: Callable[[], int]) -> int:
    """The exit status of `work` in a process of its own, or -9 and its like if it was killed."""
    child = os.fork()
    if child == 0:
        status = 99
        try:
            status = work()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


DONE, FAILED = 0, 3


def _done(work: Write, home: Path) -> int:
    work(home)
    return DONE


def break_off(write: Write, home: Path, fault: Fault, n: int) -> int:
    """Write with a fault; DONE if it said so, FAILED if it said why not, else how it was killed."""

    def work() -> int:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
        fault(n)
        try:
            write(home)
        except (FrisvarError, OSError, RuntimeError, ValueError):
            return FAILED
        finally:
            sys.setprofile(None)
        return DONE

    return in_child(work)


def state_of(home: Path) -> str:
    """A digest of every row of the catalogue, after a look at whether it is whole."""
    archive = Archive(home)
    collection = collection_of(home)
    problems = archive.problems()
    assert not problems, problems
    for document in collection.documents:
        original = archive.original(document.id).content
        assert original == document.text.encode() * 3, f"{document.id} has another's file"
    digest = hashlib.sha256(collection.version.encode())
    with opened(home / FILE_NAME) as connection:
        for table in ("state", "original", "edition", "document"):
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()
            digest.update(repr((table, sorted(map(repr, rows)))).encode())
    return digest.hexdigest()


def check(home: Path, allowed: set[str], *, with_index: bool) -> int:
    """0 if what is left is whole and allowed, else 1 and a line on stderr."""

    def work() -> int:
        try:
            state = state_of(home)
            assert state in allowed, "neither the state before nor the state after"
            if with_index:
                check_index(home)
        except (AssertionError, FrisvarError, sqlite3.Error, OSError) as error:
            print(f"{home}: {error!r}", file=sys.stderr)  # noqa: T201 - this is a program
            return 1
        return 0

    return in_child(work)


def check_index(home: Path) -> None:
    """The index opens or says that it is of other documents, and can be built and searched."""
    collection = collection_of(home)
    try:
        open_current(collection, Words(), home)
    except IndexDamagedError as error:
        raise AssertionError("a generation that is not whole is current") from error
    except RetrievalError:
        pass
    found = open_or_build(collection, Words(), home).search("den anden nummer 7", 3)
    assert len(found) == 3, "the index that is built after the fault does not find"


def faults_of(write: str, fault: str, folder: Path, every: int) -> Iterator[tuple[int, int, bool]]:
    """Each n with how the writer ended and whether what it left is right, until it is done."""
    prepare, work = WRITES[write]
    before, after, home = folder / "before", folder / "after", folder / "home"
    for path in (before, after, home):
        shutil.rmtree(path, ignore_errors=True)
    before.mkdir()
    assert in_child(lambda: _done(prepare, before)) == 0
    shutil.copytree(before, after)
    assert in_child(lambda: _done(work, after)) == 0
    states = {path: open_state(path) for path in (before, after)}
    n = 1
    while True:
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(before, home)
        ended = break_off(work, home, FAULTS[fault], n)
        allowed = {states[after]} if ended == DONE else set(states.values())
        right = check(home, allowed, with_index=write == "an index") == 0
        yield n, ended, right
        if ended == DONE:
            return
        n += every


def open_state(home: Path) -> str:
    """`state_of`, in a process of its own."""
    reader, writer = os.pipe()

    def work() -> int:
        os.write(writer, state_of(home).encode())
        return 0

    assert in_child(work) == 0
    os.close(writer)
    with os.fdopen(reader) as file:
        return file.read()


def main() -> int:
    """Run all faults, and print a JSON object of what came of them."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--write", choices=WRITES, action="append")
    given = parser.parse_args()
    program_digest("corpus", "index")  # once for all children
    results: dict[str, dict[str, dict[str, int]]] = {}
    for write in given.write or WRITES:
        for fault in FAULTS:
            if write == "an index" and fault in OF_SQLITE:
                continue
            counts: Counter[str] = Counter()
            every = max(1, given.every // FINER.get(fault, 1))
            for _, ended, right in faults_of(write, fault, given.folder, every):
                killed = ended in {-signal.SIGKILL, -signal.SIGXFSZ}
                known = "killed" if killed else {DONE: "done", FAILED: "failed"}.get(ended, "odd")
                counts[known] += 1
                counts["wrong"] += not right
            results.setdefault(write, {})[fault] = dict(counts)
    print(json.dumps(results, indent=1))  # noqa: T201 - this is a program
    return int(any(c["wrong"] or c.get("odd") for f in results.values() for c in f.values()))


if __name__ == "__main__":
    sys.exit(main())
