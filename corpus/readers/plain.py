"""Plain text: the decoded file, character for character."""

from __future__ import annotations

from corpus.block import Block, BlockKind
from corpus.readers.encoding import decode
from corpus.readers.front_matter import front_matter
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
        return Reading(text=text)
    return Reading(
        text=text,
        blocks=(Block(kind=BlockKind.BOILERPLATE, span=Span(0, matter.end)),),
        provenance=matter.provenance,
    )
