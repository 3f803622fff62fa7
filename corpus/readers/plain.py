"""Plain text."""

from __future__ import annotations

from corpus.errors import ParseError
from corpus.reading import Reading


def read(content: bytes) -> Reading:
    """The decoded file: a byte-order mark dropped, CRLF and CR made LF, nothing else changed.

    Raises:
        ParseError: if the bytes are not UTF-8, hold NUL characters, or hold nothing but white
        space.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ParseError(f"er ikke tekst i UTF-8 (byte {error.start})") from error
    if "\0" in text:
        raise ParseError("ser ud til at være en binær fil")
    if not text.strip():
        raise ParseError("er tom")
    return Reading(text=text.replace("\r\n", "\n").replace("\r", "\n"))
