"""Reads the folder of training text: what each file is, and which parts of it are used.

Two kinds of file are left out on purpose: those whose licence would bind the model (word lists and
program texts under the GPL, package descriptions under the licences of their packages), and
whatever is kept for measuring.
"""

from __future__ import annotations

import json
import lzma
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TextPair = tuple[str, str]


class PairSource(StrEnum):
    """What a pair of texts that mean the same, or belong together, was taken from."""

    ANSWERS = "answers"
    TITLES = "titles"
    ACTS = "acts"
    HEADINGS = "headings"
    PARALLEL = "parallel"
    SUBJECTS = "subjects"
    SYNONYMS = "synonyms"
    NARROWER = "narrower"
    WORDS = "words"


# Sources of parallel text under CC BY, CC BY-SA and MPL.
PARALLEL_SOURCES = frozenset(
    {
        "gnome_help",
        "libreoffice_help",
        "ms_business_central",
        "ms_project_operations",
        "ntrex128_news",
        "tatoeba",
    }
)
SYNONYM_RELATIONS = frozenset({"synonym", "daglig tale", "fagudtryk"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingText:
    """Everything that is learned from.

    Attributes:
        speeches: paragraphs of debates and programmes, in the order they were said.
        provisions: provisions of acts, in the order of the acts.
        pairs: texts that belong together, by source; the shorter kind first.
    """

    speeches: tuple[str, ...]
    provisions: tuple[str, ...]
    pairs: dict[PairSource, tuple[TextPair, ...]]


def read_training_text(folder: Path) -> TrainingText:
    """What the folder holds of text to learn from.

    Raises:
        FileNotFoundError: A file of the folder is missing.
    """
    return TrainingText(
        speeches=(
            *_lines(folder / "folketing_speeches.txt.xz"),
            *_lines(folder / "government_programmes_and_speeches.txt.xz"),
        ),
        provisions=tuple(_lines(folder / "law_provisions.txt.xz")),
        pairs={
            PairSource.ANSWERS: _records(folder / "pairs_folketing_question_answer.jsonl.xz"),
            PairSource.TITLES: _records(folder / "pairs_folketing_title_speech.jsonl.xz"),
            PairSource.ACTS: _records(folder / "pairs_law_title_provision.jsonl.xz"),
            PairSource.HEADINGS: _records(folder / "pairs_docs_heading_section.jsonl.xz"),
            PairSource.PARALLEL: _parallel(folder / "parallel_en_da.tsv.xz"),
            PairSource.SUBJECTS: tuple(
                (keyword, title)
                for title, keyword, *_ in _rows(folder / "kle_title_keyword.tsv.xz", 2)
            ),
            PairSource.SYNONYMS: _thesaurus(
                folder / "thesaurus_mythes.tsv.xz", relations=SYNONYM_RELATIONS
            ),
            PairSource.NARROWER: _thesaurus(
                folder / "thesaurus_mythes.tsv.xz", relations=frozenset({"underbegreb"})
            ),
            PairSource.WORDS: _glossary(folder / "omw_en_da.tsv.xz"),
        },
    )


def _lines(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if text := line.strip():
                yield text


def _rows(path: Path, columns: int) -> Iterator[list[str]]:
    """The rows that have something in each of the first columns."""
    for line in _lines(path):
        row = line.split("\t")
        if len(row) >= columns and all(row[:columns]):
            yield row


def _records(path: Path) -> tuple[TextPair, ...]:
    records = (json.loads(line) for line in _lines(path))
    return tuple((str(record["query"]), str(record["passage"])) for record in records)


def _parallel(path: Path) -> tuple[TextPair, ...]:
    """English and Danish of one sentence."""
    return tuple(
        (english, danish)
        for _, source, english, danish, *_ in _rows(path, 4)
        if source in PARALLEL_SOURCES
    )


def _thesaurus(path: Path, *, relations: frozenset[str]) -> tuple[TextPair, ...]:
    return tuple(
        (word, other) for word, relation, other, *_ in _rows(path, 3) if relation in relations
    )


def _glossary(path: Path) -> tuple[TextPair, ...]:
    """Each English word of a concept with the Danish one."""
    return tuple(
        (english.strip(), danish)
        for words, danish, *_ in _rows(path, 2)
        for english in words.split(";")
        if english.strip()
    )
