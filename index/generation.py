"""An index on disk, built aside and made current in one atomic step; the last good one stays.

<home>/index/<fingerprint>/manifest.json   what it was built from, and the sha256 of every file
                          /vectors.faiss   one row for each unit (units.units_of)
                          /units.npy       where each unit stands
                          /words.json      the words of the passages, counted
                          /words.npy       a vector for each of them that can mean something
                          /lexical/        tantivy's files, one row for each searchable passage
<home>/index/CURRENT                       the fingerprint of the generation in use
<home>/index/LOCK                          held by whoever builds; the next one waits
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import numpy as np

from corpus.collection import Collection
from corpus.passage import Passage
from index.danish import analyse_anew
from index.dense import DenseIndex
from index.encoder import Encoder
from index.errors import (
    IndexDamagedError,
    IndexMissingError,
    IndexWriteError,
    StaleIndexError,
)
from index.lexical import LexicalEntry, LexicalIndex
from index.retriever import HybridRetriever, lexical_entry, searchable
from index.units import UnitTable, save_units, units_of
from index.word_counts import WordCounter, WordCounts

FORMAT = 2
_ROOT = Path(__file__).parents[1]
_ASIDE = "building-"
_ADVICE = 'kør "python -m index build"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a generation was built from."""

    format: int
    corpus: str
    model: str
    model_fingerprint: str
    program: str
    passages: int
    vectors: int
    dimension: int
    files: dict[str, str]

    @property
    def fingerprint(self) -> str:
        """A digest of documents, model and program."""
        return fingerprint(self.corpus, self.model_fingerprint, self.program)


def fingerprint(corpus: str, model: str, program: str) -> str:
    """Sixteen hexadecimal digits that differ where documents, model or program do."""
    return hashlib.sha256(f"{FORMAT}\n{corpus}\n{model}\n{program}".encode()).hexdigest()[:16]


@cache
def program_digest(*packages: str, suffixes: tuple[str, ...] = (".py", ".toml", ".xz")) -> str:
    """A sha256 over the product's own source in these packages, without the training code.

    Taken once: a program that runs is what it was when it began.
    """
    digest = hashlib.sha256()
    for package in packages:
        for path in sorted(
            p for p in (_ROOT / package).rglob("*") if p.suffix in suffixes and p.is_file()
        ):
            if "training" in path.relative_to(_ROOT).parts:
                continue
            digest.update(
                path.relative_to(_ROOT).as_posix().encode()
                + b"\0"
                + hashlib.sha256(path.read_bytes()).digest()
            )
    return digest.hexdigest()


def build(collection: Collection, encoder: Encoder, home: Path) -> HybridRetriever:
    """Build the generation of this collection and model, make it current, and open it.

    Nothing is changed until the new generation is whole on disk: a build that is interrupted leaves
    the current one as it was. A whole generation of the same fingerprint is not built again.

    Raises:
        IndexWriteError: if it cannot be written.
    """
    root = home / "index"
    root.mkdir(parents=True, exist_ok=True)
    name = fingerprint(collection.version, encoder.fingerprint, program_digest("corpus", "index"))
    with _only_builder(root):
        for leftover in root.glob(f"{_ASIDE}*"):
            shutil.rmtree(leftover)
        for leftover in root.glob("CURRENT.*"):
            leftover.unlink()
        with _our_errors(root):
            if not _is_whole(root / name):
                _build_aside(collection, encoder, root, name)
            _make_current(root, name)
        _drop_old(root, keep=name)
        # Not by way of CURRENT, which the next builder may change as soon as it is let in.
        return _opened(_manifest_in(root / name), root / name, collection, encoder)


def open_current(collection: Collection, encoder: Encoder, home: Path) -> HybridRetriever:
    """The current generation, if it was built from this collection by this model and program.

    Raises:
        IndexMissingError: if nothing was built yet.
        StaleIndexError: if the current generation was built from something else.
        IndexDamagedError: if a file is not as it was written.
    """
    manifest = read_manifest(home)
    _check_matches(manifest, collection, encoder, home)
    folder = home / "index" / manifest.fingerprint
    _check_files(manifest, folder)
    return _opened(manifest, folder, collection, encoder)


def _opened(
    manifest: Manifest, folder: Path, collection: Collection, encoder: Encoder
) -> HybridRetriever:
    return HybridRetriever(
        units=UnitTable.load(folder / "units.npy", manifest.passages),
        counts=WordCounts.load(folder / "words.json"),
        word_vectors=np.load(folder / "words.npy", allow_pickle=False),
        collection=collection,
        encoder=encoder,
        dense=DenseIndex.load(folder / "vectors.faiss"),
        lexical=LexicalIndex.load(folder / "lexical"),
        fingerprint=manifest.fingerprint,
    )


def open_or_build(collection: Collection, encoder: Encoder, home: Path) -> HybridRetriever:
    """The current generation, built anew if there is none or it is out of date or damaged."""
    try:
        return open_current(collection, encoder, home)
    except (IndexMissingError, StaleIndexError, IndexDamagedError):
        return build(collection, encoder, home)


def is_built_from(manifest: Manifest, collection: Collection) -> bool:
    """Whether documents and program are those of the manifest; the model is not looked at."""
    return (manifest.format, manifest.corpus, manifest.program) == (
        FORMAT,
        collection.version,
        program_digest("corpus", "index"),
    )


def read_manifest(home: Path) -> Manifest:
    """The manifest of the current generation.

    Raises:
        IndexMissingError: if nothing was built yet.
        IndexDamagedError: if it cannot be read.
    """
    root = home / "index"
    pointer = root / "CURRENT"
    if not pointer.is_file():
        raise IndexMissingError(f"Der er intet indeks i {str(root)!r}; {_ADVICE}.")
    return _manifest_in(root / pointer.read_text(encoding="utf-8").strip())


def _manifest_in(folder: Path) -> Manifest:
    path = folder / "manifest.json"
    try:
        return Manifest(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise IndexDamagedError(f"{str(path)!r} kan ikke læses ({error}); {_ADVICE}.") from error


@contextmanager
def _only_builder(root: Path) -> Iterator[None]:
    """Wait until nobody else builds here, and keep others waiting; a process that ends lets go."""
    with (root / "LOCK").open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _our_errors(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise IndexWriteError(
            f"Indekset i {str(root)!r} kan ikke skrives; se efter, om disken er fuld ({error})."
        ) from error


def _is_whole(folder: Path) -> bool:
    try:
        _check_files(_manifest_in(folder), folder)
    except IndexDamagedError:
        return False
    return True


def _build_aside(collection: Collection, encoder: Encoder, root: Path, name: str) -> None:
    aside, target = root / f"{_ASIDE}{name}", root / name
    aside.mkdir()
    try:
        _write(collection, encoder, aside)
        if target.exists():  # damaged, or it would not be built again
            shutil.rmtree(target)
        aside.rename(target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _write(collection: Collection, encoder: Encoder, folder: Path) -> None:
    passages = searchable(collection)
    units = units_of(passages)
    vectors = encoder.encode([unit.text for unit in units])
    counter = WordCounter()
    try:
        DenseIndex.of(np.asarray(vectors, dtype=np.float32)).save(folder / "vectors.faiss")
        (folder / "lexical").mkdir()
        LexicalIndex.build(_counted_entries(passages, counter), folder / "lexical")
    except (RuntimeError, ValueError) as error:  # what the libraries make of a full disk
        raise OSError(str(error)) from error
    counts = counter.counts()
    counts.save(folder / "words.json")
    np.save(folder / "words.npy", encoder.encode([*counts.telling.values()]), allow_pickle=False)
    save_units(units, folder / "units.npy")
    manifest = Manifest(
        format=FORMAT,
        corpus=collection.version,
        model=encoder.name,
        model_fingerprint=encoder.fingerprint,
        program=program_digest("corpus", "index"),
        passages=len(passages),
        vectors=len(units),
        dimension=encoder.dimension,
        files={p.relative_to(folder).as_posix(): _sha256(p) for p in _files(folder)},
    )
    (folder / "manifest.json").write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
    for path in (*_files(folder), folder / "manifest.json", folder / "lexical", folder):
        _sync(path)


def _counted_entries(passages: Iterable[Passage], counter: WordCounter) -> Iterator[LexicalEntry]:
    """The entry of each passage; its words are counted on the way, so that it is read once."""
    for passage in passages:
        tokens = analyse_anew(passage.text)
        counter.add(tokens)
        yield lexical_entry(passage, tokens)


def _files(folder: Path) -> list[Path]:
    """The files that hold the index; tantivy's lock files come and go."""
    return sorted(
        p
        for p in folder.rglob("*")
        if p.is_file() and p.suffix != ".lock" and p.name != "manifest.json"
    )


def _check_matches(
    manifest: Manifest, collection: Collection, encoder: Encoder, home: Path
) -> None:
    program = program_digest("corpus", "index")
    for what, built, now in (
        ("andre dokumenter", manifest.corpus, collection.version),
        ("en anden model", manifest.model_fingerprint, encoder.fingerprint),
        ("en anden udgave af programmet", manifest.program, program),
        ("et andet format", str(manifest.format), str(FORMAT)),
    ):
        if built != now:
            raise StaleIndexError(
                f"Indekset i {str(home / 'index')!r} er bygget af {what} "
                f"({built[:8]}… ≠ {now[:8]}…); {_ADVICE}."
            )


def _check_files(manifest: Manifest, folder: Path) -> None:
    for name, sha256 in manifest.files.items():
        path = folder / name
        if not path.is_file() or _sha256(path) != sha256:
            raise IndexDamagedError(f"{str(path)!r} er ikke, som den blev skrevet; {_ADVICE}.")


def _make_current(root: Path, name: str) -> None:
    aside = root / f"CURRENT.{os.getpid()}"
    aside.write_text(name + "\n", encoding="utf-8")
    _sync(aside)
    aside.replace(root / "CURRENT")
    _sync(root)


def _drop_old(root: Path, *, keep: str) -> None:
    """Remove all generations but the current one and the newest before it."""
    others = [p for p in root.iterdir() if p.is_dir() and p.name != keep]
    others.sort(key=lambda p: (p.stat().st_mtime_ns, p.name))
    for old in others[:-1]:
        shutil.rmtree(old, ignore_errors=True)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
