"""BM25 over analysed words, by tantivy: one field for words, one for the parts of compounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import tantivy

# Scores are 32-bit sums of up to a few dozen: beyond these digits, the order of adding shows.
SCORE_DIGITS = 4


class Field(StrEnum):
    """The fields of the inverted index."""

    WORDS = "words"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class WeightedTerm:
    """A term to look for, where, and how much a match counts (1 is a word as typed)."""

    field: Field
    term: str
    weight: float


@dataclass(frozen=True, slots=True)
class LexicalEntry:
    """The terms of one row."""

    words: Sequence[str]
    parts: Sequence[str]


class LexicalIndex:
    """Rows found by their terms."""

    def __init__(self, index: tantivy.Index) -> None:
        # A generation is never written to again, so nothing need watch its files for a change.
        index.config_reader(reload_policy="Manual")
        index.reload()
        self._index = index
        self._schema = index.schema
        self._searcher = index.searcher()
        self._rows: dict[tuple[int, int], int] = {}  # of the places that were fetched already

    @classmethod
    def build(cls, entries: Iterable[LexicalEntry], folder: Path) -> LexicalIndex:
        """Write an index whose i-th row is the i-th entry into an empty folder, and open it."""
        index = tantivy.Index(_schema(), path=str(folder))
        writer = index.writer(heap_size=50_000_000, num_threads=1)
        for row, entry in enumerate(entries):
            document = tantivy.Document()
            document.add_integer("row", row)
            document.add_text(Field.WORDS, " ".join(entry.words))
            document.add_text(Field.PARTS, " ".join(entry.parts))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        return cls(index)

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        """The index that `build` wrote."""
        return cls(tantivy.Index.open(str(folder)))

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(self, terms: Sequence[WeightedTerm], k: int) -> list[tuple[int, float]]:
        """The `k` rows with the highest rounded score, best first, ties by row.

        Rows that hold none of the terms are left out. More than k are fetched, and ties at the cut
        are all considered, because tantivy orders them as its segments happen to lie.
        """
        if not terms or not k or not len(self):
            return []
        query = tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, self._term_query(t)) for t in terms]
        )
        fetch = min(len(self), k + 64)
        while True:
            found = self._best(query, fetch)
            if len(found) < fetch or fetch == len(self) or found[k - 1][1] > found[-1][1]:
                return found[:k]
            fetch = min(len(self), fetch * 2)

    def holding(self, terms: Iterable[str]) -> list[int]:
        """The rows that hold any of the terms in any field, in order."""
        wanted = [WeightedTerm(field, term, 1) for term in terms for field in Field]
        if not wanted or not len(self):
            return []
        query = tantivy.Query.boolean_query(
            [(tantivy.Occur.Should, self._term_query(t)) for t in wanted]
        )
        hits = self._searcher.search(query, limit=len(self), count=False).hits
        return sorted(self._row(address) for _, address in hits)

    def _best(self, query: tantivy.Query, limit: int) -> list[tuple[int, float]]:
        hits = self._searcher.search(query, limit=limit, count=False).hits
        found = [(self._row(address), round(float(score), SCORE_DIGITS)) for score, address in hits]
        found.sort(key=lambda pair: (-pair[1], pair[0]))
        return found

    def _row(self, address: tantivy.DocAddress) -> int:
        place = address.segment_ord, address.doc
        if (row := self._rows.get(place)) is None:
            stored = self._searcher.doc(address).get_first("row")
            assert isinstance(stored, int), "every document is built with its row"
            row = self._rows[place] = stored
        return row

    def _term_query(self, term: WeightedTerm) -> tantivy.Query:
        query = tantivy.Query.term_query(
            self._schema, term.field.value, term.term, index_option="freq"
        )
        return query if term.weight == 1 else tantivy.Query.boost_query(query, term.weight)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("row", stored=True)
    for field in Field:
        builder.add_text_field(
            field.value, stored=False, tokenizer_name="whitespace", index_option="freq"
        )
    return builder.build()
