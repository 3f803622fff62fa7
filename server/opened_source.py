"""Where a link into a source leads: the text that it opens, and what became of the words since.

A place is SHA8.START-END, words of the text that they were cited from, which are found again as a
citation is after any number of updates; or START-END, whatever stands there in the text shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.archive import Archive
from corpus.collection import Collection, make_collection
from corpus.document import Document
from corpus.errors import CitationNotFoundError, DocumentNotFoundError
from corpus.span import Span
from server.citation import CitationState, resolve

_PLACE = re.compile(r"(?:([0-9a-f]{8})\.)?([0-9]{1,9})-([0-9]{1,9})")


class Opening(StrEnum):
    """How the marked words stand to those that the link is of."""

    AS_LINKED = "as_linked"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"  # the text that had them is shown
    REMOVED = "removed"  # so is it here, as the document is not here any longer
    EARLIER = "earlier"  # an earlier text was asked for as such
    UNTOLD = "untold"  # the link names no text, and the document has had several
    NOWHERE = "nowhere"  # there is no such place


_OPENINGS = {
    CitationState.EXACT: Opening.AS_LINKED,
    CitationState.MOVED: Opening.MOVED,
    CitationState.CHANGED: Opening.CHANGED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedWords:
    """Words as they were cited from an earlier text."""

    citation_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedSource:
    """A text of a document, the collection that holds it, and the words in it to mark.

    `cited` is the words as they were cited, where they do not stand there any longer.
    """

    collection: Collection
    document: Document
    is_today: bool
    opening: Opening
    span: Span | None
    cited: CitedWords | None = None


def open_source(
    collection: Collection, archive: Archive, document_id: str, *, place: str, edition: str
) -> OpenedSource:
    """What a link to a document opens.

    Args:
        collection: today's documents.
        archive: where their earlier texts are.
        document_id: the document that the link is to.
        place: the words that it is to, or nothing.
        edition: the SHA8 of the text that is to be shown whatever became of it, or nothing.

    Raises:
        DocumentNotFoundError: if there is no such document, or it never had such a text.
    """
    sha8, span = _read(place)
    if sha8 and span and not edition:
        return _cited(collection, archive, document_id, place)
    if edition:
        opened = _edition(collection, archive, document_id, edition)
    else:
        opened = _today(collection, collection.document(document_id))
    if place and (span is None or span.end > len(opened.document.text)):
        return replace(opened, opening=Opening.NOWHERE)
    if span and not edition and _has_other_texts(archive, opened.document):
        return replace(opened, opening=Opening.UNTOLD, span=span)
    return replace(opened, span=span)


def _read(place: str) -> tuple[str | None, Span | None]:
    found = _PLACE.fullmatch(place)
    if found is None or int(found[2]) >= int(found[3]):
        return None, None
    return found[1], Span(int(found[2]), int(found[3]))


def _today(collection: Collection, document: Document) -> OpenedSource:
    return OpenedSource(
        collection=collection,
        document=document,
        is_today=True,
        opening=Opening.AS_LINKED,
        span=None,
    )


def _earlier(document: Document) -> OpenedSource:
    return OpenedSource(
        collection=make_collection([document]),
        document=document,
        is_today=False,
        opening=Opening.EARLIER,
        span=None,
    )


def _edition(collection: Collection, archive: Archive, document_id: str, sha8: str) -> OpenedSource:
    today = _today_of(collection, document_id)
    if today is not None and today.sha8 == sha8:
        return _today(collection, today)
    for document in archive.editions(document_id):
        if document.sha8 == sha8:
            return _earlier(document)
    raise DocumentNotFoundError(f"{document_id!r} har ingen udgave {sha8!r}.")


def _cited(collection: Collection, archive: Archive, document_id: str, place: str) -> OpenedSource:
    """The words of a text, found again as their citation is."""
    cited = f"{document_id}.{place}"
    try:
        found = resolve(cited, collection, archive)
    except CitationNotFoundError:
        opened = _today(collection, collection.document(document_id))
        return replace(opened, opening=Opening.NOWHERE)
    words = found.citation
    if found.state is not CitationState.GONE:
        opened = _today(collection, words.document)
        before = found.earlier_text
        return replace(
            opened,
            opening=_OPENINGS[found.state],
            span=words.span,
            cited=CitedWords(citation_id=cited, text=before) if before is not None else None,
        )
    is_removed = _today_of(collection, document_id) is None
    return replace(
        _earlier(words.document),
        opening=Opening.REMOVED if is_removed else Opening.GONE,
        span=words.span,
    )


def _today_of(collection: Collection, document_id: str) -> Document | None:
    try:
        return collection.document(document_id)
    except DocumentNotFoundError:
        return None


def _has_other_texts(archive: Archive, document: Document) -> bool:
    return any(e.sha256 != document.sha256 for e in archive.editions(document.id))
