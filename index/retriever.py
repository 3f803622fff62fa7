"""What the server and the evaluation see of the index: a query in, ranked passages out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.collection import Collection
from corpus.passage import Passage
from corpus.span import Span
from index.danish import Token, analyse
from index.dense import DIGITS, DenseIndex, rounded
from index.encoder import Encoder
from index.fusion import fuse
from index.lexical import Field, LexicalEntry, LexicalIndex, WeightedTerm
from index.units import TERSE, UnitTable
from index.vocabulary import MATCH_WEIGHT, MatchKind, QueryWord, Vocabulary
from index.word_counts import WordCounts

MEANING_COSINE = 0.40  # from which two words mean nearly the same
MEANING_WORDS = 4  # that a word of a query may stand for
POOL = 200  # how many rows each ranking hands to the fusion
DENSE_WEIGHT = 0.8  # of the vectors beside the words; see docs/retrieval.md


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A word of the query, and how the passage holds it."""

    term: str
    by: MatchKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredPassage:
    """A hit. `score` orders the hits of one query; `similarity` is the cosine with the query."""

    passage: Passage
    score: float
    similarity: float
    matched: tuple[Match, ...]


class Retriever(Protocol):
    """Finds passages; every engine gives the same order for the same documents and query."""

    @property
    def fingerprint(self) -> str:
        """A digest of documents, model and program: equal fingerprints give equal hits."""
        ...

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the documents."""
        ...

    def search(
        self, query: str, k: int, *, document_id: str | None = None
    ) -> tuple[ScoredPassage, ...]:
        """The `k` best passages, best first, ties in reading order; boilerplate is not searched."""
        ...

    def holding(self, terms: Iterable[str]) -> tuple[Passage, ...]:
        """Every passage that may hold any of some stems, in reading order; boilerplate is none.

        Those of which only the heading does are among them.
        """
        ...

    def sentences(self, passage: Passage) -> tuple[Span, ...]:
        """The sentences of a passage, as spans of the document, in order."""
        ...

    def sentence_similarities(self, query: str, passages: Sequence[Passage]) -> NDArray[np.float64]:
        """`(sentences,)`: the cosine of the query and each of the `sentences` of these passages."""
        ...

    def passage_similarities(self, query: str, passage_ids: Sequence[str]) -> tuple[float, ...]:
        """The cosine of the query and the best unit of each of these passages, in their order."""
        ...

    def read(self, query: str) -> tuple[QueryWord, ...]:
        """The words of a query, in Danish, each with what it stands for in the documents."""
        ...


def lexical_entry(passage: Passage, tokens: Sequence[Token]) -> LexicalEntry:
    """The terms by which a passage is found: its words and, for a bullet or row, its heading's."""
    heading: tuple[Token, ...] = (
        analyse(passage.section[-1]) if passage.kind in TERSE and passage.section else ()
    )
    return LexicalEntry(
        words=[t.stem for t in tokens],
        parts=[*(part for t in tokens for part in t.parts), *(t.stem for t in heading)],
    )


class HybridRetriever:
    """Words (BM25) and meaning (vectors) over one collection."""

    def __init__(
        self,
        *,
        collection: Collection,
        encoder: Encoder,
        dense: DenseIndex,
        lexical: LexicalIndex,
        units: UnitTable,
        counts: WordCounts,
        word_vectors: NDArray[np.float32],
        fingerprint: str,
    ) -> None:
        self.fingerprint = fingerprint
        self._passages = searchable(collection)
        self._numbers = {p.id: number for number, p in enumerate(self._passages)}
        self._units = units
        self._encoder = encoder
        self._dense = dense
        self._lexical = lexical
        # A question is encoded once, however many floors ask.
        self._vector = lru_cache(maxsize=256)(self._encode)
        self.vocabulary = Vocabulary(counts)
        self._word_stems = [counts.stem_of[folded] for folded in counts.telling]
        self._word_vectors = word_vectors
        self._nearest_words = lru_cache(maxsize=8192)(self._near)
        self._inside: dict[str, list[int]] = {}
        for number, passage in enumerate(self._passages):
            self._inside.setdefault(passage.document_id, []).append(number)

    def search(
        self, query: str, k: int, *, document_id: str | None = None
    ) -> tuple[ScoredPassage, ...]:
        """The `k` best passages, best first, ties in reading order."""
        words, vector = self.read(query), self._vector(self.vocabulary.in_danish(query))
        pool = max(POOL, k) if document_id is None else len(self._passages)
        lexical = dict(self._lexical.search(weighted_terms(words), pool))
        if document_id is None:
            dense = self._nearest_passages(vector, pool)
        else:
            inside = self._inside.get(document_id, [])
            lexical = {n: lexical[n] for n in inside if n in lexical}
            dense = dict(zip(inside, self._similarities(inside, vector), strict=True))
        ranked = fuse(lexical, dense, dense_weight=DENSE_WEIGHT)[:k]
        telling = [w for w in words if not w.token.is_stop]
        return tuple(
            ScoredPassage(
                passage=self._passages[number],
                score=score,
                similarity=dense[number] if number in dense else self._similarity(number, vector),
                matched=matched_words(telling, self._passages[number].text),
            )
            for number, score in ranked
        )

    def holding(self, terms: Iterable[str]) -> tuple[Passage, ...]:
        """Every passage that may hold any of some stems, in reading order; boilerplate is none."""
        return tuple(self._passages[number] for number in self._lexical.holding(terms))

    def sentences(self, passage: Passage) -> tuple[Span, ...]:
        """The sentences of a passage, as spans of the document, in order."""
        rows, _ = self._units.sentence_rows([self._numbers[passage.id]])
        return tuple(self._units.span(row) for row in rows.tolist())

    def sentence_similarities(self, query: str, passages: Sequence[Passage]) -> NDArray[np.float64]:
        """`(sentences,)`: the cosine of the query and each of the `sentences` of these passages."""
        rows, _ = self._units.sentence_rows([self._numbers[p.id] for p in passages])
        cosines = self._dense.rows(rows) @ self._vector(query)
        return np.round(cosines, DIGITS).astype(np.float64)

    def passage_similarities(self, query: str, passage_ids: Sequence[str]) -> tuple[float, ...]:
        """The cosine of the query and the best unit of each of these passages, in their order."""
        numbers = [self._numbers[p] for p in passage_ids]
        return tuple(self._similarities(numbers, self._vector(query)))

    def read(self, query: str) -> tuple[QueryWord, ...]:
        """The words of a query, in Danish, each with what it stands for in the documents."""
        tokens = analyse(self.vocabulary.in_danish(query))
        words = self.vocabulary.read(tokens)
        strange = tuple(w.token.surface.lower() for w in words if _is_strange(w))
        near = self._nearest_words(strange) if strange else {}
        return tuple(
            _with_meaning(w, near[w.token.surface.lower()]) if _is_strange(w) else w for w in words
        )

    def _near(self, words: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        """The stems of the documents' words with the nearest vectors, for each word."""
        cosines = np.round(self._encoder.encode(words) @ self._word_vectors.T, DIGITS)
        return {w: self._above(row) for w, row in zip(words, cosines, strict=True)}

    def _above(self, cosines: NDArray[np.float32]) -> tuple[str, ...]:
        near = np.flatnonzero(cosines >= MEANING_COSINE)
        order = near[np.argsort(-cosines[near], kind="stable")][:MEANING_WORDS]
        return tuple(dict.fromkeys(self._word_stems[i] for i in order))

    def _encode(self, query: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self._encoder.encode([query])[0]
        return vector

    def _similarity(self, number: int, vector: NDArray[np.float32]) -> float:
        return self._similarities([number], vector)[0]

    def _similarities(self, numbers: Sequence[int], vector: NDArray[np.float32]) -> list[float]:
        """The cosine of each of these passages: that of its best unit."""
        if not numbers:
            return []
        rows, starts = self._units.rows(numbers)
        cosines = self._dense.rows(rows) @ vector
        similarities: list[float] = rounded(np.maximum.reduceat(cosines, starts)).tolist()
        return similarities

    def _nearest_passages(self, vector: NDArray[np.float32], pool: int) -> dict[int, float]:
        """At most `pool` passages, nearest first, each with its cosine."""
        found = self._dense.search(vector, pool * 3)
        best: dict[int, float] = {}
        for number, (_, similarity) in zip(
            self._units.passages([row for row, _ in found]), found, strict=True
        ):
            best.setdefault(number, similarity)
        return dict(islice(best.items(), pool))


def _is_strange(word: QueryWord) -> bool:
    """Whether a word that could mean something is none of the documents' words."""
    return not word.matches and not word.token.is_stop and word.token.folded.isalpha()


def _with_meaning(word: QueryWord, near: Sequence[str]) -> QueryWord:
    """The word, and the documents' words that mean nearly the same."""
    held = {term for term, _ in word.matches}
    added = ((s, MatchKind.MEANING) for s in near if s not in held)
    return replace(word, matches=(*word.matches, *added))


def searchable(collection: Collection) -> tuple[Passage, ...]:
    """The passages that are searched, in the collection's order."""
    return tuple(p for p in collection.passages if p.searchable)


def weighted_terms(words: Sequence[QueryWord]) -> list[WeightedTerm]:
    """The terms to look for, each in both fields; stop words only where nothing else is asked."""
    telling = [w for w in words if not w.token.is_stop] or list(words)
    best: dict[tuple[Field, str], float] = {}
    for word in telling:
        for term, kind in word.matches:
            weight = MATCH_WEIGHT[kind]
            for field, share in ((Field.WORDS, 1.0), (Field.PARTS, 0.6)):
                best[field, term] = max(best.get((field, term), 0.0), weight * share)
    return [WeightedTerm(field, term, weight) for (field, term), weight in sorted(best.items())]


@lru_cache(maxsize=4096)
def _forms(text: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The folded words of a text, their stems, and the parts of its compounds."""
    tokens = analyse(text)
    return (
        frozenset(t.folded for t in tokens),
        frozenset(t.stem for t in tokens),
        frozenset(part for t in tokens for part in t.parts),
    )


def matched_words(words: Sequence[QueryWord], text: str) -> tuple[Match, ...]:
    """How each of some telling words of the query stands in a text, for those that do."""
    folded, stems, parts = _forms(text)
    found: list[Match] = []
    for word in words:
        if word.token.folded in folded:
            found.append(Match(term=word.token.surface, by=MatchKind.WORD))
        elif word.token.stem in stems:
            found.append(Match(term=word.token.surface, by=MatchKind.STEM))
        elif kinds := [k for term, k in word.matches if term in stems or term in parts]:
            # Here the word itself can only be a part of a longer one.
            same = kinds[0] in {MatchKind.WORD, MatchKind.STEM}
            kind = MatchKind.COMPOUND if same else kinds[0]
            found.append(Match(term=word.token.surface, by=kind))
    return tuple(found)
