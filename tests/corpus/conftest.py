"""Documents to try the lowest floor on: small ones, and texts that nobody would write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from corpus.catalogue import open_collection
from corpus.collection import Collection
from corpus.document import Document, Provenance, make_document
from corpus.readers import read

collect_ignore = ["fuzz.py"]  # a program of its own, with a library that only it needs
ARTICLES = Path(__file__).parent / "articles"
UNKNOWN = Provenance()

settings.register_profile("frisvar", deadline=None, derandomize=True)
settings.load_profile("frisvar")


@pytest.fixture(scope="session")
def shipped() -> Collection:
    return open_collection()


@pytest.fixture(scope="session")
def article() -> Callable[[str], Document]:
    """The document in articles/ with this file name, of which nothing else is known."""

    def document(file_name: str) -> Document:
        reading = read(file_name, (ARTICLES / file_name).read_bytes())
        return make_document(file_name, reading.text, UNKNOWN, reading.blocks)

    return document


@pytest.fixture(scope="session")
def texts() -> st.SearchStrategy[str]:
    """Texts of the signs that the rules look for, and of any others."""
    telling = st.sampled_from(
        ["\n", "\n\n", " ", "\u00a0", "•", "- ", "–", "1. ", "Afvist: ", "(delvist)", ". ", "."]
        + [
            "§ 5",
            "Fakta",
            "forsøg",
            "Å",
            "e\u0301",
            "\u00ad",
            "”",
            '"',
            "siger",
            "a@b.dk",
            "26-08-2021",
        ]
        + ["https://a.dk", "I alt", "2. runde", "…", "🏡", "\t", "\u2028", "\x0b", "ﬁ", "Hr. "]
    )
    return st.lists(st.one_of(telling, st.text(max_size=5)), max_size=40).map("".join)
