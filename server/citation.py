"""Citations by id, and where given words stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.collection import Collection
from corpus.errors import CitationNotFoundError, DocumentNotFoundError, PassageNotFoundError
from corpus.folding import FoldedText, fold
from corpus.passage import Passage
from corpus.span import Span
from server.answer import Citation

_ID = re.compile(
    r"(?P<document>[a-z0-9-]{1,200})\.(?P<sha8>[0-9a-f]{8})\.(?P<start>\d{1,9})-(?P<end>\d{1,9})"
)


class CitationState(StrEnum):
    """Whether the cited words still stand where they stood."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedCitation:
    """A citation as today's documents have it, with the passage around it."""

    citation: Citation
    context: Passage
    state: CitationState


def resolve(citation_id: str, collection: Collection) -> ResolvedCitation:
    """The citation with this id.

    Raises:
        CitationNotFoundError: if the id is malformed, or no such words of such a document are here.
    """
    found = _ID.fullmatch(citation_id)
    if found is None or int(found["start"]) >= int(found["end"]):
        raise CitationNotFoundError(
            f"{citation_id!r} er ikke en henvisning; den skal have formen DOKUMENT.SHA8.START-SLUT."
        )
    try:
        document = collection.document(found["document"])
        span = Span(int(found["start"]), int(found["end"]))
        passage = collection.passage_at(document.id, span)
    except (DocumentNotFoundError, PassageNotFoundError) as error:
        raise CitationNotFoundError(str(error)) from error
    if document.sha8 != found["sha8"] or span.end > len(document.text):
        raise CitationNotFoundError(
            f"{citation_id!r} henviser til en udgave af {document.file_name!r}, som ikke er her."
        )
    citation = Citation(number=1, document=document, passage=passage, span=span)
    return ResolvedCitation(citation=citation, context=passage, state=CitationState.EXACT)


class QuoteFinder:
    """Finds words in the documents, word for word; spaces, dashes and quotation marks apart."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._views: list[tuple[str, FoldedText]] = [
            (d.id, fold(d.text, drop_quotes=True)) for d in collection.documents
        ]

    def find(self, words: str) -> tuple[Citation, ...]:
        """A citation for each place, in reading order, numbered from 1; none is an answer."""
        wanted = fold(words, drop_quotes=True).text.strip()
        if not wanted:
            return ()
        places = [
            (document_id, view.original(*span))
            for document_id, view in self._views
            for span in _occurrences(view.text, wanted)
        ]
        return tuple(
            Citation(
                number=number,
                document=self._collection.document(document_id),
                passage=self._collection.passage_at(document_id, span),
                span=span,
            )
            for number, (document_id, span) in enumerate(places, start=1)
        )


def _occurrences(text: str, wanted: str) -> list[tuple[int, int]]:
    """The places of `wanted` that begin and end where words do."""
    before = r"(?<!\w)" if wanted[0].isalnum() else ""
    after = r"(?!\w)" if wanted[-1].isalnum() else ""
    return [m.span() for m in re.finditer(before + re.escape(wanted) + after, text)]
