"""The sentences that speak to a question, best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.collection import Collection
from corpus.document import Document
from corpus.passage import Passage, PassageKind
from corpus.span import Span
from index.retriever import Retriever, ScoredPassage
from index.vocabulary import QueryWord
from server.matching import Matcher, TextWords, text_words

DEPTH = 20  # passages whose sentences are looked at
COVERAGE_WEIGHT = 0.6
PASSAGE_SHARE = 0.8  # of the likeness of the whole passage, where it exceeds the sentence's own
DOCUMENT_SHARE = 0.25  # of a match with anything else in the document
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


class EvidenceFinder:
    """Looks for sentences in one collection."""

    def __init__(self, collection: Collection, retriever: Retriever, matcher: Matcher) -> None:
        self._collection = collection
        self._retriever = retriever
        self._matcher = matcher

    def passages(
        self, query: str, *, k: int = DEPTH, document_id: str | None = None
    ) -> tuple[ScoredPassage, ...]:
        """The best passages for a query, headings and links left out."""
        hits = self._retriever.search(query, k * 2, document_id=document_id)
        return tuple(
            h
            for h in hits
            if h.passage.kind not in {PassageKind.HEADING, PassageKind.LINK, PassageKind.DATELINE}
        )[:k]

    def sentences(
        self, words: Sequence[QueryWord], *, among: Sequence[Passage] | None = None
    ) -> tuple[Evidence, ...]:
        """The sentences of the best passages (or of `among`), best first, ties in reading order.

        Only the telling words count; a query of nothing but stop words is taken as it is.
        """
        telling = [w for w in words if not w.token.is_stop] or list(words)
        query = " ".join(w.token.surface for w in telling)
        passages = [h.passage for h in self.passages(query)] if among is None else among
        found = [e for passage in passages for e in self._of(query, passage, telling)]
        return tuple(sorted(found, key=lambda e: (-e.score, e.document.id, e.span)))

    def _of(self, query: str, passage: Passage, words: Sequence[QueryWord]) -> list[Evidence]:
        document = self._collection.document(passage.document_id)
        above = context_words(document, passage)
        around = ((above, CONTEXT_SHARE), (text_words(document.text), DOCUMENT_SHARE))
        whole = self._retriever.passage_similarities(query, [passage.id])[0]
        return [
            Evidence(
                document=document,
                passage=passage,
                span=span,
                text=span.of(document.text),
                coverage=round(
                    self._matcher.coverage(words, text_words(span.of(document.text)), around),
                    6,
                ),
                similarity=max(similarity, round(PASSAGE_SHARE * whole, 6)),
                missed=round(
                    self._matcher.missed(words, text_words(span.of(document.text)), above), 6
                ),
            )
            for span, similarity in self._retriever.sentence_similarities(query, passage)
        ]


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
