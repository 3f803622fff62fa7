"""Citations by id, and where given words stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.archive import Archive
from corpus.collection import Collection, make_collection
from corpus.document import Document
from corpus.errors import CitationNotFoundError, DocumentNotFoundError, PassageNotFoundError
from corpus.folding import FoldedText, fold, roughly_folded
from corpus.passage import Passage
from corpus.relocation import CitationState as CitationState
from corpus.relocation import Relocator
from corpus.span import Span
from server.answer import Citation

READ_CLOSELY = 64  # documents whose close view is kept

_ID = re.compile(
    r"(?P<document>[a-z0-9-]{1,200})\.(?P<sha8>[0-9a-f]{8})\.(?P<start>\d{1,9})-(?P<end>\d{1,9})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedCitation:
    """A citation as today's documents have it, with the passage around it.

    Where the words are gone, it is the citation of the text that had them. `earlier_text` is the
    words as they were cited, where they no longer stand there.
    """

    citation: Citation
    context: Passage
    state: CitationState
    earlier_text: str | None = None


def resolve(
    citation_id: str, collection: Collection, archive: Archive | None = None
) -> ResolvedCitation:
    """The citation with this id.

    Raises:
        CitationNotFoundError: if the id is malformed, or no such words of such a document ever
        were here.
    """
    found = _ID.fullmatch(citation_id)
    if found is None or int(found["start"]) >= int(found["end"]):
        raise CitationNotFoundError(
            f"{citation_id!r} er ikke en henvisning; den skal have formen DOKUMENT.SHA8.START-SLUT."
        )
    span = Span(int(found["start"]), int(found["end"]))
    today = _today(collection, found["document"])
    if today is not None and today.sha8 == found["sha8"]:
        return _resolved(collection, today, span, CitationState.EXACT)
    editions = (archive or Archive()).editions(found["document"])
    earlier = next((e for e in editions if e.sha8 == found["sha8"]), None)
    if earlier is None:
        raise CitationNotFoundError(
            f"{citation_id!r} henviser til et dokument eller en udgave af det, som ikke er her."
        )
    then = _resolved(make_collection([earlier]), earlier, span, CitationState.GONE)
    quote = then.citation.cited_text
    place = Relocator(earlier, today).place(span) if today is not None else None
    if today is None or place is None or place.span is None:
        return replace(then, earlier_text=quote)
    now = _resolved(collection, today, place.span, place.state)
    return now if place.state is CitationState.EXACT else replace(now, earlier_text=quote)


def _today(collection: Collection, document_id: str) -> Document | None:
    try:
        return collection.document(document_id)
    except DocumentNotFoundError:
        return None


def _resolved(
    collection: Collection, document: Document, span: Span, state: CitationState
) -> ResolvedCitation:
    try:
        passage = collection.passage_at(document.id, span)
    except PassageNotFoundError as error:
        raise CitationNotFoundError(str(error)) from error
    if span.end > len(document.text):
        raise CitationNotFoundError(
            f"{document.file_name!r} har ingen plads {span.start}-{span.end}."
        )
    citation = Citation(number=1, document=document, passage=passage, span=span)
    return ResolvedCitation(citation=citation, context=passage, state=state)


class QuoteFinder:
    """Finds words in the documents, word for word; spaces, dashes and quotation marks apart.

    Only the documents that hold all the words looked for are read closely.
    """

    def __init__(self, collection: Collection) -> None:
        self._collection = collection
        self._roughly = [(d, roughly_folded(d.text)) for d in collection.documents]
        self._view = lru_cache(maxsize=READ_CLOSELY)(_close)

    def find(self, words: str) -> tuple[Citation, ...]:
        """A citation for each place, in reading order, numbered from 1; none is an answer."""
        wanted = fold(words, drop_quotes=True).text.strip()
        if not wanted:
            return ()
        pieces = sorted(set(re.findall(r"[a-zæøå0-9]+", wanted)), key=len, reverse=True)
        places = [
            (document, view.original(*span))
            for document, roughly in self._roughly
            if all(piece in roughly for piece in pieces)
            for view in (self._view(document.text),)
            for span in _occurrences(view.text, wanted)
        ]
        return tuple(
            Citation(
                number=number,
                document=document,
                passage=self._collection.passage_at(document.id, span),
                span=span,
            )
            for number, (document, span) in enumerate(places, start=1)
        )


def _close(text: str) -> FoldedText:
    return fold(text, drop_quotes=True)


def _occurrences(text: str, wanted: str) -> list[tuple[int, int]]:
    """The places of `wanted` that begin and end where words do."""
    before = r"(?<!\w)" if wanted[0].isalnum() else ""
    after = r"(?!\w)" if wanted[-1].isalnum() else ""
    return [m.span() for m in re.finditer(before + re.escape(wanted) + after, text)]
