"""A small collection, and an encoder that needs no model: hashed bags of words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings
from numpy.typing import NDArray

from corpus.collection import Collection, make_collection
from corpus.document import Document, Provenance, make_document
from index.generation import build
from index.retriever import HybridRetriever

NEWS = """\
Kommunebladet

Tre byer får lov at prøve noget nyt

Ministeren siger ja til to forsøg. Det sker i anden runde.

Kortere vej til arbejde

 • Færre samtaler for ledige
 • Afvist: Lempede regler for flygtninge

Flere billige boliger

 • Delvist: Lempede regler for udlejning
 • Søvnforbedrende velfærdsteknologier
"""
RELEASE = """\
Forsøg forlænges

26-08-2021

Byrådet vil forlænge forsøgene med velfærdsteknologi efter § 66 i loven.
"""

settings.register_profile("frisvar", deadline=None, derandomize=True)
settings.load_profile("frisvar")


@dataclass(frozen=True, slots=True, kw_only=True)
class FakeEncoder:
    """Each word points in a direction of its own; a text points where its words do together."""

    name: str = "prøve"
    fingerprint: str = "f1"
    dimension: int = 64

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                row += self._direction(word)
        norms = np.linalg.norm(rows, axis=1, keepdims=True)
        np.divide(rows, norms, out=rows, where=norms > 0)
        return rows

    def _direction(self, word: str) -> NDArray[np.float32]:
        digest = np.frombuffer(hashlib.sha512(word.encode()).digest(), dtype=np.uint8)
        return digest[: self.dimension].astype(np.float32) - 127.5


@pytest.fixture(scope="session")
def encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture(scope="session")
def documents() -> tuple[Document, ...]:
    return (
        make_document("a_nyhed.txt", NEWS, Provenance(title="Tre byer får lov at prøve noget nyt")),
        make_document("b_meddelelse.txt", RELEASE, Provenance(title="Forsøg forlænges")),
    )


@pytest.fixture(scope="session")
def collection(documents: tuple[Document, ...]) -> Collection:
    return make_collection(documents)


@pytest.fixture(scope="session")
def retriever(
    collection: Collection, encoder: FakeEncoder, tmp_path_factory: pytest.TempPathFactory
) -> HybridRetriever:
    home: Path = tmp_path_factory.mktemp("home")
    return build(collection, encoder, home)
