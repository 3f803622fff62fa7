"""The addresses of pages, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from corpus.span import Span

QUESTION = "q"
MARK = "citat"  # the field that holds the place, and the id of the marked words


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """Words of a document as a button leads to them: its page, and START-END for the field."""

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
    """The page that shows a document with these words marked; the contract's `view_url`."""
    return f"{source_url(document_id)}?{MARK}={span.start}-{span.end}"


def marked_place(document_id: str, span: Span) -> MarkedPlace:
    """Where these words are read."""
    return MarkedPlace(source_url(document_id), f"{span.start}-{span.end}")


def original_url(document_id: str) -> str:
    """The file that a document was read from, as it was added."""
    return f"{source_url(document_id)}/original"


def edition_url(document_id: str, sha8: str, span: Span) -> str:
    """The page that shows an earlier text of a document with these words marked."""
    return f"{view_url(document_id, span)}&udgave={sha8}"


def mark_url(document_id: str, span: Span) -> str:
    """The page that shows a document with these words marked, scrolled to them."""
    return marked_place(document_id, span).url


def question_url(question: str) -> str:
    """The link that asks one question anew; no conversation ever stands in an address."""
    return with_query("/", {QUESTION: question})


def with_query(path: str, parameters: Mapping[str, str]) -> str:
    """`path` with the parameters that are not empty."""
    query = urlencode({name: value for name, value in parameters.items() if value})
    return f"{path}?{query}" if query else path
