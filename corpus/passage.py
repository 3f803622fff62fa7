"""A passage: one heading, paragraph, quotation, bullet or table row of a document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.span import Span


class PassageKind(StrEnum):
    """What a passage is to a reader. Boilerplate is kept, and not searched."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    BULLET = "bullet"
    ROW = "row"
    CONTACT = "contact"
    DATELINE = "dateline"
    LINK = "link"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of one document.

    Passages of a document follow each other in `ordinal` order, share no character, and leave out
    only white space. `span` is the whole passage, `content` the same without a list marker.
    `section` holds the headings above, outermost first, and `section_ids` the passages they are;
    the document's title is not among them. `depth` is how deep in a list a bullet stands, from 1,
    or the bullet that a paragraph belongs to; 0 is no list.
    """

    id: str
    document_id: str
    ordinal: int
    kind: PassageKind
    span: Span
    content: Span
    text: str
    section: tuple[str, ...] = ()
    section_ids: tuple[str, ...] = ()
    depth: int = 0

    @property
    def searchable(self) -> bool:
        """Whether the passage says something of its own, and not only who printed it where."""
        return self.kind is not PassageKind.BOILERPLATE
