"""The sentences that speak to a question, best first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.collection import Collection
from corpus.document import Document
from corpus.passage import Passage, PassageKind
from corpus.span import Span
from index.lexicon import load_lexicon
from index.retriever import Retriever, ScoredPassage
from index.vocabulary import QueryWord
from server.extract import ValueKind
from server.matching import Matcher, TextWords, text_words, whole_text_words
from server.people import Person
from server.question import Asked, Question
from server.ranking.features import Fit, features
from server.ranking.model import Ranking, load_ranking
from server.ranking.wanted import wanted_values

DEPTH = 12  # passages whose sentences are looked at
INSIDE = 8  # passages of the document that the question names, looked at besides
TITLED = 0.7  # from which a word is held by the title of a document
COVERAGE_WEIGHT = 0.6
PASSAGE_SHARE = 0.8  # of the likeness of the whole passage, where it exceeds the sentence's own
DOCUMENT_SHARE = 0.25  # of a match with anything else in the document
BEFORE_SHARE = 0.9  # of a match with the sentence before, where a sentence points back to it
CONTEXT_SHARE = 0.6  # of a match with the headings, title and date above a sentence
SECTION_SHARE = 0.8  # of a match with the headings, where the title counts in full
PART_NAMED = 0.8  # of a word of which the question names a part
DIGITS = 6

Matches = NDArray[np.float64]  # how well a text holds each word of a question, 0 to 1


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


_POINTS_BACK = re.compile(
    r"\W*(?:de|det|den|dem|disse|denne|dette|han|hun|der|her|herefter|derefter|dermed|derfor|derudover|"
    r"samtidig|til gengæld)\b",
    re.IGNORECASE,
)
_NOT_SAYING = frozenset({PassageKind.HEADING, PassageKind.LINK, PassageKind.DATELINE})


class EvidenceFinder:
    """Looks for sentences in one collection."""

    def __init__(
        self,
        collection: Collection,
        retriever: Retriever,
        matcher: Matcher,
        people: Sequence[Person],
    ) -> None:
        self._collection = collection
        self._people = tuple(people)
        self._retriever = retriever
        self._matcher = matcher
        # Several modules ask for the sentences of one question.
        self._found = lru_cache(maxsize=64)(self._search)
        self._fits = lru_cache(maxsize=64)(self._fits_of_best)
        self._ranked = lru_cache(maxsize=64)(self._rank)

    @cached_property
    def _ranking(self) -> Ranking:
        return load_ranking()

    @cached_property
    def _trials(self) -> frozenset[str]:
        """The passages that list a trial."""
        return frozenset(r.passage_id for t in self._collection.trials for r in t.records)

    @cached_property
    def _speakers(self) -> dict[str, tuple[Person, ...]]:
        """Whose words stand in a document, by its id."""
        found: dict[str, tuple[Person, ...]] = {}
        for person in self._people:
            if person.words:
                of_document = found.get(person.passage.document_id, ())
                found[person.passage.document_id] = (*of_document, person)
        return found

    def nearest(self, words: Sequence[QueryWord], k: int) -> tuple[ScoredPassage, ...]:
        """The `k` best passages for the telling words of a question."""
        return self._found(_query(_telling(words)))[:k]

    def sentences(
        self, words: Sequence[QueryWord], *, among: Sequence[Passage] | None = None
    ) -> tuple[Evidence, ...]:
        """The sentences of the best passages (or of `among`) that hold the most of some words.

        Best first, ties in reading order. Only the telling words count; a query of nothing but stop
        words is taken as it is.
        """
        telling = _telling(words)
        found = self._fits(telling) if among is None else tuple(self._all_fits(telling, among))
        return tuple(sorted((e for e, _ in found), key=lambda e: (-e.score, *_place(e))))

    def answering(self, question: Question) -> tuple[Evidence, ...]:
        """The sentences of the best passages, the likeliest to answer a question first."""
        return self._ranked(_telling(question.words), question.asked, wanted_values(question))

    def fits(self, question: Question) -> tuple[tuple[Evidence, Fit], ...]:
        """The sentences that are ranked for a question, each with what the ranking looks at."""
        return self._fits(_telling(question.words))

    def _rank(
        self, words: tuple[QueryWord, ...], asked: Asked, values: tuple[ValueKind, ...]
    ) -> tuple[Evidence, ...]:
        found = self._fits(words)
        scores, chances = self._ranking.rank(features(tuple(f for _, f in found), asked, values))
        ranked = sorted(
            zip(scores.tolist(), chances.tolist(), (e for e, _ in found), strict=True),
            key=lambda row: (-row[0], *_place(row[2])),
        )
        return tuple(replace(evidence, chance=chance) for _, chance, evidence in ranked)

    def _search(self, query: str) -> tuple[ScoredPassage, ...]:
        """The best passages that say something of their own: no headings, links or dates."""
        hits = self._retriever.search(query, DEPTH + DEPTH // 2)
        return tuple(h for h in hits if h.passage.kind not in _NOT_SAYING)[:DEPTH]

    def _fits_of_best(self, words: tuple[QueryWord, ...]) -> tuple[tuple[Evidence, Fit], ...]:
        found = [hit.passage for hit in self._found(_query(words))]
        return tuple(self._all_fits(words, [*found, *self._inside(words, found)]))

    def _inside(self, words: Sequence[QueryWord], found: Sequence[Passage]) -> Iterator[Passage]:
        """More passages of the document whose title the question holds most of.

        They are looked for by what the title leaves of the question.
        """
        documents = {p.document_id: self._collection.document(p.document_id) for p in found}
        titles = {d: self._matches(words, title_words(of)) for d, of in documents.items()}
        named = max(titles, key=lambda d: (round(float(titles[d].sum()), DIGITS), d), default=None)
        if named is None or not (titles[named] >= TITLED).any():
            return
        left = [w for w, held in zip(words, titles[named], strict=True) if held < TITLED]
        others = [
            p
            for p in self._collection.passages_of(named)
            if p.searchable and p.kind not in _NOT_SAYING and p not in found
        ]
        likeness = self._retriever.passage_similarities(
            _query(left or words), [p.id for p in others]
        )
        order = sorted(range(len(others)), key=lambda i: (-likeness[i], i))
        yield from (others[i] for i in order[:INSIDE])

    def _all_fits(
        self, words: Sequence[QueryWord], passages: Sequence[Passage]
    ) -> Iterator[tuple[Evidence, Fit]]:
        weights = np.array([self._matcher.weight(w) for w in words])
        things = np.array([not load_lexicon().is_verb(w.token.folded) for w in words], dtype=bool)
        asked = _Asked(words, _query(words), weights, things, _named_terms(words))
        likeness = self._retriever.passage_similarities(asked.query, [p.id for p in passages])
        documents: dict[str, _Surroundings] = {}
        for passage, alike in zip(passages, likeness, strict=True):
            document = self._collection.document(passage.document_id)
            if document.id not in documents:
                documents[document.id] = self._surroundings(words, document)
            yield from self._of(asked, passage, alike, documents[document.id])

    def _surroundings(self, words: Sequence[QueryWord], document: Document) -> _Surroundings:
        title = self._matches(words, title_words(document))
        left = [w for w, held in zip(words, title, strict=True) if held < TITLED]
        return _Surroundings(
            document=document,
            title=title,
            whole=self._matches(words, whole_text_words(document.text)),
            rest=_query(left or words),
        )

    def _of(
        self, asked: _Asked, passage: Passage, passage_likeness: float, around: _Surroundings
    ) -> Iterator[tuple[Evidence, Fit]]:
        document = around.document
        above = self._matches(asked.words, context_words(document, passage))
        section = self._matches(asked.words, text_words(*passage.section))
        likenesses = self._retriever.sentence_similarities(asked.query, passage)
        rests = self._retriever.sentence_similarities(around.rest, passage)
        before, before_likeness = np.zeros(len(asked.words)), 0.0
        for (span, own_likeness), (_, rest) in zip(likenesses, rests, strict=True):
            text = span.of(document.text)
            held = text_words(text)
            own = self._matches(asked.words, held)
            near = [own, *(self._matches(asked.words, w) for w in self._speaking(document, span))]
            similarity = max(own_likeness, PASSAGE_SHARE * passage_likeness)
            if _POINTS_BACK.match(text):
                near.append(BEFORE_SHARE * before)
                similarity = max(similarity, BEFORE_SHARE * before_likeness)
            far = [*near, CONTEXT_SHARE * above, DOCUMENT_SHARE * around.whole]
            titled = [*far, around.title, SECTION_SHARE * section]
            fit = Fit(
                text=text,
                words=len(held.tokens),
                own=asked.coverage(own),
                context=asked.coverage(*far),
                titled=asked.coverage(*titled),
                missed=asked.missed(own, above),
                missed_anywhere=asked.missed(own, above, around.whole),
                similarity=round(similarity, DIGITS),
                passage=passage_likeness,
                rest=rest,
                is_trial=passage.id in self._trials,
                share=self._share(held, asked.terms),
                title=asked.coverage(around.title),
                document=asked.coverage(around.whole),
            )
            yield (
                Evidence(
                    document=document,
                    passage=passage,
                    span=span,
                    text=text,
                    coverage=fit.context,
                    similarity=fit.similarity,
                    missed=fit.missed,
                ),
                fit,
            )
            before, before_likeness = own, own_likeness

    def _matches(self, words: Sequence[QueryWord], text: TextWords) -> Matches:
        return np.array([self._matcher.match(w, text) for w in words])

    def _speaking(self, document: Document, span: Span) -> Iterator[TextWords]:
        """How the document names whoever says the words at a place."""
        for person in self._speakers.get(document.id, ()):
            if person.words and person.words.overlaps(span):
                yield text_words(person.introduction.of(document.text))

    def _share(self, text: TextWords, terms: frozenset[str]) -> float:
        """The share of a text's weight that is named by any of the terms."""
        weighed = [
            (t, self._retriever.vocabulary.idf(t.stem)) for t in text.tokens if not t.is_stop
        ]
        total = sum(weight for _, weight in weighed)
        named = sum(
            weight * (1.0 if t.stem in terms else PART_NAMED if terms & set(t.parts) else 0.0)
            for t, weight in weighed
        )
        return round(named / total, DIGITS) if total else 0.0


@dataclass(frozen=True, slots=True)
class _Asked:
    """The words that are looked for, with their weights and which of them are no verbs."""

    words: Sequence[QueryWord]
    query: str
    weights: NDArray[np.float64]
    things: NDArray[np.bool_]
    terms: frozenset[str]

    def coverage(self, *matches: Matches) -> float:
        """The share of the words' weight that texts taken together hold, 0 to 1."""
        total = float(self.weights.sum())
        held = float(self.weights @ np.maximum.reduce(matches))
        return round(held / total, DIGITS) if total else 0.0

    def missed(self, *matches: Matches) -> float:
        """The weight of the weightiest thing that none of the texts holds."""
        lost = self.things & (np.maximum.reduce(matches) == 0)
        return round(float(self.weights[lost].max(initial=0.0)), DIGITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    """How title and whole text of a document hold the words, and what the title leaves of them."""

    document: Document
    title: Matches
    whole: Matches
    rest: str


def _place(evidence: Evidence) -> tuple[str, Span]:
    return evidence.document.id, evidence.span


def _telling(words: Sequence[QueryWord]) -> tuple[QueryWord, ...]:
    return tuple(w for w in words if not w.token.is_stop) or tuple(words)


def _query(words: Sequence[QueryWord]) -> str:
    return " ".join(w.token.surface for w in words)


def _named_terms(words: Sequence[QueryWord]) -> frozenset[str]:
    return frozenset(t for w in words for t in (w.token.stem, *(term for term, _ in w.matches)))


def title_words(document: Document) -> TextWords:
    """The words by which a document is known: of its title and publisher."""
    return text_words(document.title, document.provenance.publisher or "")


def context_words(document: Document, passage: Passage) -> TextWords:
    """What a reader has in mind at a sentence: its passage, headings, title, publisher and year."""
    published = document.provenance.published
    return text_words(
        passage.text,
        *passage.section,
        document.title,
        document.provenance.publisher or "",
        str(published.year) if published else "",
        "artikel kilde",
    )
