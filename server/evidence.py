"""The sentences that speak to a question, best first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.collection import Collection
from corpus.document import Document
from corpus.passage import Passage, PassageKind
from corpus.span import Span
from index.retriever import Retriever, ScoredPassage
from index.vocabulary import QueryWord
from server.extract import ValueKind, find_values
from server.question import Question
from server.ranking.features import Fits, features
from server.ranking.fitting import TITLED, Fitter, Sentence, left_by, query_of
from server.ranking.model import load_ranking
from server.ranking.wanted import Wanted, wanted

DEPTH = 12  # passages whose sentences are looked at
INSIDE = 8  # passages of a document that the question names, looked at besides
POINTED = 2  # documents that it points out of which they are
SPOKEN_OF = 0.25  # of a question that a sentence and its surroundings must hold to answer it
COVERAGE_WEIGHT = 0.6
DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence of a passage.

    `coverage` is the share of the question that it holds, `similarity` the cosine, `missed` the
    weight of the weightiest thing asked of that neither it nor its surroundings hold, `chance` how
    likely it answers the question (0 to 1; 0 where no question was asked, but words were looked
    for).
    """

    document: Document
    passage: Passage
    span: Span
    text: str
    coverage: float
    similarity: float
    missed: float
    chance: float = 0.0

    @property
    def score(self) -> float:
        """How well it holds the words that were looked for: coverage and meaning, weighted."""
        meaning = max(0.0, self.similarity)
        return round(COVERAGE_WEIGHT * self.coverage + (1 - COVERAGE_WEIGHT) * meaning, DIGITS)

    def follows(self, other: Evidence) -> bool:
        """Whether it stands right behind another sentence in one passage."""
        apart = self.span.start - other.span.end
        return self.passage.id == other.passage.id and 0 <= apart <= 1


_NOT_SAYING = frozenset({PassageKind.HEADING, PassageKind.LINK, PassageKind.DATELINE})


class EvidenceFinder:
    """Looks for sentences in one collection."""

    def __init__(self, collection: Collection, retriever: Retriever, fitter: Fitter) -> None:
        self._collection = collection
        self._retriever = retriever
        self._fitter = fitter
        # Several modules ask for the sentences of one question.
        self._found = lru_cache(maxsize=64)(self._search)
        self._fits = lru_cache(maxsize=64)(self._fits_of_best)
        self._ranked = lru_cache(maxsize=64)(self._rank)

    def nearest(self, words: Sequence[QueryWord], k: int) -> tuple[ScoredPassage, ...]:
        """The `k` best passages for the telling words of a question."""
        return self._found(query_of(_telling(words)))[:k]

    def sentences(
        self, words: Sequence[QueryWord], *, among: Sequence[Passage] | None = None
    ) -> tuple[Evidence, ...]:
        """The sentences of the best passages (or of `among`) that hold the most of some words.

        Best first, ties in reading order. Only the telling words count; a query of nothing but stop
        words is taken as it is.
        """
        telling = _telling(words)
        if among is None:
            found, fits = self._fits(telling, None)
        else:
            found, fits = self._fitter.fits(telling, among)
        evidence = _evidence(found, fits, np.zeros(len(found)))
        return tuple(sorted(evidence, key=lambda e: (-e.score, *_place(e))))

    def answering(self, question: Question) -> tuple[Evidence, ...]:
        """The sentences of the best passages, the likeliest to answer a question first."""
        return self._ranked(_telling(question.words), wanted(question))

    def fits(self, question: Question) -> Fits:
        """What the ranking looks at, of the sentences that are ranked for a question."""
        return self._fits(_telling(question.words), wanted(question))[1]

    def _rank(self, words: tuple[QueryWord, ...], wanted: Wanted) -> tuple[Evidence, ...]:
        found, fits = self._fits(words, wanted)
        scores, chances = load_ranking().rank(features(fits, wanted))
        # What neither a sentence nor anything around it speaks of, it answers by chance.
        chances = np.round(chances * np.clip(fits.titled / SPOKEN_OF, 0, 1), DIGITS)
        ranked = sorted(
            zip(scores.tolist(), _evidence(found, fits, chances), strict=True),
            key=lambda row: (-row[0], *_place(row[1])),
        )
        return tuple(evidence for _, evidence in ranked)

    def _search(self, query: str) -> tuple[ScoredPassage, ...]:
        """The best passages that say something of their own: no headings, links or dates."""
        hits = self._retriever.search(query, DEPTH + DEPTH // 2)
        return tuple(h for h in hits if h.passage.kind not in _NOT_SAYING)[:DEPTH]

    def _fits_of_best(
        self, words: tuple[QueryWord, ...], wanted: Wanted | None
    ) -> tuple[tuple[Sentence, ...], Fits]:
        found = [hit.passage for hit in self._found(query_of(words))]
        pointed = wanted.documents[:POINTED] if wanted else ()
        for document_id in dict.fromkeys([*pointed, *self._titled(words, found)]):
            left = left_by(
                self._fitter.titled(words, self._collection.document(document_id)), words
            )
            found += self._nearest(left, self._collection.passages_of(document_id), found)
        if wanted and ValueKind.NAMES in wanted.values:
            found += self._nearest(words, self._enumerating, found)
        return self._fitter.fits(words, found)

    @cached_property
    def _enumerating(self) -> tuple[Passage, ...]:
        """The passages that enumerate names: few, and like each other whatever they are of."""
        return tuple(p for p in self._collection.passages if find_values(p.text, ValueKind.NAMES))

    def _titled(self, words: Sequence[QueryWord], found: Sequence[Passage]) -> Iterator[str]:
        """The id of the document whose title the words hold most of, if they name any."""
        documents = {p.document_id: self._collection.document(p.document_id) for p in found}
        titled = {d: self._fitter.titled(words, of) for d, of in documents.items()}
        named = max(titled, key=lambda d: (round(float(titled[d].sum()), DIGITS), d), default=None)
        if named is not None and (titled[named] >= TITLED).any():
            yield named

    def _nearest(
        self, words: Sequence[QueryWord], among: Iterable[Passage], seen: Iterable[Passage]
    ) -> list[Passage]:
        """The passages among some that are likest to the words, of those not seen."""
        known = {p.id for p in seen}
        others = [
            p for p in among if p.searchable and p.kind not in _NOT_SAYING and p.id not in known
        ]
        likeness = self._retriever.passage_similarities(query_of(words), [p.id for p in others])
        order = sorted(range(len(others)), key=lambda i: (-likeness[i], i))
        return [others[i] for i in order[:INSIDE]]


def _evidence(
    found: Sequence[Sentence], fits: Fits, chances: NDArray[np.float64]
) -> Iterator[Evidence]:
    columns = (fits.context, fits.similarity, fits.missed, chances)
    rows = zip(*(column.tolist() for column in columns), strict=True)
    for sentence, (coverage, similarity, missed, chance) in zip(found, rows, strict=True):
        yield Evidence(
            document=sentence.document,
            passage=sentence.passage,
            span=sentence.span,
            text=sentence.text,
            coverage=coverage,
            similarity=similarity,
            missed=missed,
            chance=chance,
        )


def _place(evidence: Evidence) -> tuple[str, Span]:
    return evidence.document.id, evidence.span


def _telling(words: Sequence[QueryWord]) -> tuple[QueryWord, ...]:
    return tuple(w for w in words if not w.token.is_stop and w.telling) or tuple(words)
