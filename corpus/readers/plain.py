"""Plain text: the decoded file, character for character; of its form only tables are marked."""

from __future__ import annotations

from corpus.block import Block, BlockKind
from corpus.readers.encoding import decode
from corpus.readers.front_matter import front_matter
from corpus.readers.tabbed import tabbed_tables
from corpus.reading import Reading
from corpus.span import Span


def read(content: bytes) -> Reading:
    """The decoded file: a byte-order mark dropped, CRLF and CR made LF, nothing else changed.

    Front matter stays in the text, as boilerplate.

    Raises:
        ParseError: if the bytes are no text, or hold nothing but white space.
    """
    text = decode(content)
    matter = front_matter(text)
    if matter is None:
        return Reading(text=text, blocks=tuple(tabbed_tables(text)))
    frame = Block(kind=BlockKind.BOILERPLATE, span=Span(0, matter.end))
    return Reading(
        text=text,
        blocks=(frame, *tabbed_tables(text, matter.end)),
        provenance=matter.provenance,
    )
