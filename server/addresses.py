"""The addresses of pages, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from corpus.document import Document
from corpus.span import Span

QUESTION = "q"
PAGE = "side"  # which part of a long list
MARK = "citat"  # the field that holds the place, and the id of the marked words


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """Words of a document as a link or a button leads to them: its page, and what the field holds.

    The place is SHA8.START-END, so that the words are found after any update of the document; with
    the document's id before it, it is the citation's id.
    """

    page: str
    place: str

    @property
    def url(self) -> str:
        """The page, scrolled to the marked words."""
        return f"{self.page}?{MARK}={self.place}#{MARK}"

    @property
    def action(self) -> str:
        """What a form sends the place to; a browser keeps the fragment and adds the field."""
        return f"{self.page}#{MARK}"


def source_url(document_id: str) -> str:
    """The page that shows a document in full."""
    return f"/kilder/{document_id}"


def view_url(document_id: str, span: Span) -> str:
    """The page that shows what stands at a span of today's text; the contract's `view_url`."""
    return f"{source_url(document_id)}?{MARK}={span.start}-{span.end}"


def marked_place(document: Document, span: Span) -> MarkedPlace:
    """Where these words are read."""
    return MarkedPlace(source_url(document.id), f"{document.sha8}.{span.start}-{span.end}")


def cited_place(citation_id: str) -> MarkedPlace:
    """Where the words of a citation are read, by its id."""
    document_id, place = citation_id.split(".", 1)
    return MarkedPlace(source_url(document_id), place)


def original_url(document_id: str) -> str:
    """The file that a document was read from, as it was added."""
    return f"{source_url(document_id)}/original"


def edition_url(citation_id: str) -> str:
    """The page that shows the text that words were cited from, whatever became of it since."""
    document_id, sha8, span = citation_id.split(".")
    return f"{source_url(document_id)}?{MARK}={span}&udgave={sha8}"


def question_url(question: str) -> str:
    """The link that asks one question anew; no conversation ever stands in an address."""
    return with_query("/", {QUESTION: question})


def with_query(path: str, parameters: Mapping[str, str]) -> str:
    """`path` with the parameters that are not empty."""
    query = urlencode({name: value for name, value in parameters.items() if value})
    return f"{path}?{query}" if query else path
