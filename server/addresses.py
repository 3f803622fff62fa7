"""The addresses of pages, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from corpus.span import Span


def source_url(document_id: str) -> str:
    """The page that shows a document in full."""
    return f"/kilder/{document_id}"


def view_url(document_id: str, span: Span) -> str:
    """The page that shows a document with these words marked; the contract's `view_url`."""
    return f"{source_url(document_id)}?citat={span.start}-{span.end}"


def original_url(document_id: str) -> str:
    """The file that a document was read from, as it was added."""
    return f"{source_url(document_id)}/original"


def edition_url(document_id: str, sha8: str, span: Span) -> str:
    """The page that shows an earlier text of a document with these words marked."""
    return f"{view_url(document_id, span)}&udgave={sha8}"


def mark_url(document_id: str, span: Span) -> str:
    """The same page, scrolled to the marked words."""
    return f"{view_url(document_id, span)}#citat"


def with_query(path: str, parameters: Mapping[str, str]) -> str:
    """`path` with the parameters that are not empty."""
    query = urlencode({name: value for name, value in parameters.items() if value})
    return f"{path}?{query}" if query else path
