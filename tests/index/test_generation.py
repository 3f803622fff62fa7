from __future__ import annotations

import fcntl
import resource
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

import index.generation
from corpus.collection import Collection, make_collection
from corpus.document import Document
from index.encoder import Encoder
from index.errors import (
    IndexDamagedError,
    IndexMissingError,
    IndexWriteError,
    StaleIndexError,
)
from index.generation import (
    build,
    fingerprint,
    is_built_from,
    open_current,
    open_or_build,
    program_digest,
    read_manifest,
)
from index.retriever import HybridRetriever


@dataclass(frozen=True, slots=True)
class Renamed:
    """The same vectors, said to be another model's; or none at all, when it breaks off."""

    encoder: Encoder
    fingerprint: str
    breaks: bool = False
    name: str = "en anden"

    @property
    def dimension(self) -> int:
        return self.encoder.dimension

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if self.breaks:
            raise KeyboardInterrupt
        return self.encoder.encode(texts)


@pytest.fixture
def smaller(documents: tuple[Document, ...]) -> Collection:
    return make_collection(documents[:1])


@pytest.fixture(scope="module")
def home(
    collection: Collection, encoder: Encoder, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with an index that no test changes."""
    folder = tmp_path_factory.mktemp("built")
    build(collection, encoder, folder)
    return folder


def _generations(home: Path) -> set[str]:
    return {p.name for p in (home / "index").iterdir() if p.is_dir()}


@given(query=st.text("abdefgiklmnoprstuvæøå §6", max_size=30), k=st.integers(1, 20))
def test_an_index_opened_again_gives_the_same_hits(
    retriever: HybridRetriever,
    reopened: HybridRetriever,
    query: str,
    k: int,
) -> None:
    assert reopened.search(query, k) == retriever.search(query, k)


@pytest.fixture(scope="module")
def reopened(collection: Collection, encoder: Encoder, home: Path) -> HybridRetriever:
    return open_current(collection, encoder, home)


def test_the_fingerprint_is_of_documents_model_and_program(
    reopened: HybridRetriever, collection: Collection, encoder: Encoder
) -> None:
    program = program_digest("corpus", "index")
    expected = fingerprint(collection.version, encoder.fingerprint, program)
    assert reopened.fingerprint == expected
    others = {fingerprint("a", "b", "c"), fingerprint("x", "b", "c"), fingerprint("a", "x", "c")}
    assert len(others | {fingerprint("a", "b", "x")}) == 4


def test_the_manifest_says_what_the_index_was_built_from(
    home: Path, collection: Collection, encoder: Encoder
) -> None:
    manifest = read_manifest(home)
    assert (manifest.corpus, manifest.model, manifest.model_fingerprint) == (
        collection.version,
        encoder.name,
        encoder.fingerprint,
    )
    assert (manifest.passages, manifest.vectors, manifest.dimension) == (12, 18, 64)
    assert is_built_from(manifest, collection)


def test_where_nothing_was_built_there_is_no_index(
    tmp_path: Path, collection: Collection, encoder: Encoder
) -> None:
    with pytest.raises(IndexMissingError, match='Der er intet indeks i .+; kør "python -m index'):
        open_current(collection, encoder, tmp_path)


def test_an_index_of_other_documents_is_out_of_date(
    home: Path, smaller: Collection, encoder: Encoder
) -> None:
    with pytest.raises(StaleIndexError, match="er bygget af andre dokumenter"):
        open_current(smaller, encoder, home)
    assert not is_built_from(read_manifest(home), smaller)


def test_an_index_of_another_model_is_out_of_date(
    home: Path, collection: Collection, encoder: Encoder
) -> None:
    with pytest.raises(StaleIndexError, match=r"er bygget af en anden model \(f1… ≠ f2…\)"):
        open_current(collection, Renamed(encoder, "f2"), home)


def test_an_index_of_another_program_is_out_of_date(
    home: Path, collection: Collection, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.generation, "program_digest", lambda *_: "en anden")
    with pytest.raises(StaleIndexError, match="er bygget af en anden udgave af programmet"):
        open_current(collection, encoder, home)


def test_an_index_of_another_format_is_out_of_date(
    home: Path, collection: Collection, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.generation, "FORMAT", 0)
    with pytest.raises(StaleIndexError, match="er bygget af et andet format"):
        open_current(collection, encoder, home)


def test_a_flipped_bit_in_any_file_is_found(
    collection: Collection, encoder: Encoder, tmp_path: Path
) -> None:
    build(collection, encoder, tmp_path)
    manifest = read_manifest(tmp_path)
    assert "vectors.faiss" in manifest.files
    for name in manifest.files:
        path = tmp_path / "index" / manifest.fingerprint / name
        content = path.read_bytes()
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        with pytest.raises(IndexDamagedError, match="er ikke, som den blev skrevet"):
            open_current(collection, encoder, tmp_path)
        path.write_bytes(content)
    open_current(collection, encoder, tmp_path)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}"])
def test_a_manifest_that_cannot_be_read_is_found(
    collection: Collection, encoder: Encoder, tmp_path: Path, content: str
) -> None:
    build(collection, encoder, tmp_path)
    name = read_manifest(tmp_path).fingerprint
    (tmp_path / "index" / name / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(IndexDamagedError, match=r"manifest\.json' kan ikke læses"):
        open_current(collection, encoder, tmp_path)


def test_a_damaged_index_is_mended_by_building_again(
    collection: Collection, encoder: Encoder, tmp_path: Path
) -> None:
    expected = build(collection, encoder, tmp_path).search("forsøg", 5)
    folder = tmp_path / "index" / read_manifest(tmp_path).fingerprint
    (folder / "vectors.faiss").write_bytes(b"")
    assert open_or_build(collection, encoder, tmp_path).search("forsøg", 5) == expected


def test_an_index_is_built_where_there_is_none_or_another(
    collection: Collection, smaller: Collection, encoder: Encoder, tmp_path: Path
) -> None:
    first = open_or_build(collection, encoder, tmp_path)
    second = open_or_build(smaller, encoder, tmp_path)
    assert read_manifest(tmp_path).fingerprint == second.fingerprint != first.fingerprint


def test_a_whole_index_is_not_built_again(
    collection: Collection, encoder: Encoder, tmp_path: Path
) -> None:
    built = build(collection, encoder, tmp_path)
    again = build(collection, Renamed(encoder, encoder.fingerprint), tmp_path)
    assert again.fingerprint == built.fingerprint
    assert read_manifest(tmp_path).model == encoder.name


def test_a_full_disk_leaves_the_current_index_and_is_one_danish_line(
    collection: Collection, smaller: Collection, encoder: Encoder, tmp_path: Path
) -> None:
    built = build(smaller, encoder, tmp_path)
    for size in (0, 100, 1000, 2000, 3000):
        with (
            _no_file_longer_than(size),
            pytest.raises(IndexWriteError, match="kan ikke skrives; se efter, om disken er fuld"),
        ):
            build(collection, encoder, tmp_path)
        assert open_current(smaller, encoder, tmp_path).fingerprint == built.fingerprint
        assert _generations(tmp_path) == {built.fingerprint}
    assert build(collection, encoder, tmp_path).fingerprint != built.fingerprint


@contextmanager
def _no_file_longer_than(size: int) -> Iterator[None]:
    """Let every write fail that goes beyond `size` bytes, as it does where there is no room."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_an_interrupted_build_leaves_the_current_index(
    collection: Collection, smaller: Collection, encoder: Encoder, tmp_path: Path
) -> None:
    current = build(collection, encoder, tmp_path)
    with pytest.raises(KeyboardInterrupt):
        build(smaller, Renamed(encoder, encoder.fingerprint, breaks=True), tmp_path)
    opened = open_current(collection, encoder, tmp_path)
    assert opened.search("forsøg", 5) == current.search("forsøg", 5)
    assert _generations(tmp_path) == {current.fingerprint}


def test_what_a_killed_build_left_behind_is_removed(
    collection: Collection, encoder: Encoder, tmp_path: Path
) -> None:
    left = tmp_path / "index" / "building-abc"
    left.mkdir(parents=True)
    (left / "vectors.faiss").touch()
    current = build(collection, encoder, tmp_path)
    assert _generations(tmp_path) == {current.fingerprint}


def test_the_last_index_but_one_is_kept(
    collection: Collection, encoder: Encoder, tmp_path: Path
) -> None:
    built = [
        build(collection, Renamed(encoder, name), tmp_path).fingerprint for name in ("a", "b", "c")
    ]
    assert _generations(tmp_path) == set(built[1:])
    assert read_manifest(tmp_path).fingerprint == built[-1]


def test_two_do_not_build_at_the_same_time(
    collection: Collection, encoder: Encoder, tmp_path: Path
) -> None:
    (tmp_path / "index").mkdir()
    builder = threading.Thread(target=build, args=(collection, encoder, tmp_path))
    with (tmp_path / "index" / "LOCK").open("w", encoding="utf-8") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        builder.start()
        builder.join(timeout=0.5)
        assert builder.is_alive()
        assert _generations(tmp_path) == set()
    builder.join()
    assert open_current(collection, encoder, tmp_path).search("forsøg", 1)


def test_an_empty_collection_has_an_index(encoder: Encoder, tmp_path: Path) -> None:
    assert build(make_collection([]), encoder, tmp_path).search("forsøg", 5) == ()


def test_the_program_is_its_source_and_tables_without_the_training() -> None:
    digest = program_digest("index")
    assert digest == program_digest("index")
    assert digest != program_digest("corpus")
    assert digest != program_digest("index", suffixes=(".py",))
    assert program_digest("index", suffixes=(".nix",)) == program_digest()


def test_a_document_known_better_makes_the_index_out_of_date(
    documents: tuple[Document, ...], encoder: Encoder, home: Path
) -> None:
    first, second = documents
    known = replace(first, provenance=replace(first.provenance, publisher="Bladet"))
    with pytest.raises(StaleIndexError):
        open_current(make_collection([known, second]), encoder, home)
