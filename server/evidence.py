"""The sentences that speak to a question, best first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.collection import Collection
from corpus.document import Document
from corpus.passage import Passage, PassageKind
from corpus.span import Span
from index.retriever import Retriever, ScoredPassage
from index.vocabulary import QueryWord
from server.matching import Matcher, TextWords, text_words, whole_text_words
from server.people import Person

DEPTH = 12  # passages whose sentences are looked at
COVERAGE_WEIGHT = 0.6
PASSAGE_SHARE = 0.8  # of the likeness of the whole passage, where it exceeds the sentence's own
DOCUMENT_SHARE = 0.25  # of a match with anything else in the document
BEFORE_SHARE = 0.9  # of a match with the sentence before, where a sentence points back to it
CONTEXT_SHARE = 0.6  # of a match with the headings, title and date above a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A sentence of a passage.

    `coverage` is the share of the question that it holds, `similarity` the cosine, `missed` the
    weight of the weightiest thing asked of that neither it nor its surroundings hold.
    """

    document: Document
    passage: Passage
    span: Span
    text: str
    coverage: float
    similarity: float
    missed: float

    @property
    def score(self) -> float:
        """What orders evidence: coverage and meaning, weighted."""
        return round(
            COVERAGE_WEIGHT * self.coverage + (1 - COVERAGE_WEIGHT) * max(0.0, self.similarity), 6
        )


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
        self._ranked = lru_cache(maxsize=64)(self._rank_best)

    def nearest(self, words: Sequence[QueryWord], k: int) -> tuple[ScoredPassage, ...]:
        """The `k` best passages for the telling words of a question."""
        return self._found(_query(_telling(words)))[:k]

    def _search(self, query: str) -> tuple[ScoredPassage, ...]:
        """The best passages that say something of their own: no headings, links or dates."""
        hits = self._retriever.search(query, DEPTH + DEPTH // 2)
        return tuple(h for h in hits if h.passage.kind not in _NOT_SAYING)[:DEPTH]

    def sentences(
        self, words: Sequence[QueryWord], *, among: Sequence[Passage] | None = None
    ) -> tuple[Evidence, ...]:
        """The sentences of the best passages (or of `among`), best first, ties in reading order.

        Only the telling words count; a query of nothing but stop words is taken as it is.
        """
        telling = _telling(words)
        return self._ranked(telling) if among is None else self._rank(telling, among)

    def _rank_best(self, words: tuple[QueryWord, ...]) -> tuple[Evidence, ...]:
        return self._rank(words, [h.passage for h in self._found(_query(words))])

    def _rank(
        self, words: tuple[QueryWord, ...], passages: Sequence[Passage]
    ) -> tuple[Evidence, ...]:
        query = _query(words)
        found = [e for passage in passages for e in self._of(query, passage, words)]
        return tuple(sorted(found, key=lambda e: (-e.score, e.document.id, e.span)))

    def _of(self, query: str, passage: Passage, words: Sequence[QueryWord]) -> list[Evidence]:
        document = self._collection.document(passage.document_id)
        above = context_words(document, passage)
        elsewhere = ((above, CONTEXT_SHARE), (whole_text_words(document.text), DOCUMENT_SHARE))
        whole = self._retriever.passage_similarities(query, [passage.id])[0]
        found: list[Evidence] = []
        before: tuple[str, float] = ("", 0.0)
        for span, own in self._retriever.sentence_similarities(query, passage):
            text = span.of(document.text)
            near = [(text_words(by), 1.0) for by in self._speakers(document, span)]
            similarity = max(own, round(PASSAGE_SHARE * whole, 6))
            if _POINTS_BACK.match(text):
                near.append((text_words(before[0]), BEFORE_SHARE))
                similarity = max(similarity, round(BEFORE_SHARE * before[1], 6))
            held = text_words(text)
            around = (*near, *elsewhere)
            found.append(
                Evidence(
                    document=document,
                    passage=passage,
                    span=span,
                    text=text,
                    coverage=round(self._matcher.coverage(words, held, around), 6),
                    similarity=similarity,
                    missed=round(self._matcher.missed(words, held, above), 6),
                )
            )
            before = (text, own)
        return found

    def _speakers(self, document: Document, span: Span) -> list[str]:
        """How the passage names whoever says the words at a place."""
        return [
            p.introduction.of(document.text)
            for p in self._people
            if p.passage.document_id == document.id and p.words and p.words.overlaps(span)
        ]


def _telling(words: Sequence[QueryWord]) -> tuple[QueryWord, ...]:
    return tuple(w for w in words if not w.token.is_stop) or tuple(words)


def _query(words: Sequence[QueryWord]) -> str:
    return " ".join(w.token.surface for w in words)


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
