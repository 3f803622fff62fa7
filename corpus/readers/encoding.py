"""Bytes -> characters, in whatever encoding they were written."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from corpus.errors import ParseError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What Danish text is found in, the likeliest first.
_LEGACY = ("cp1252", "cp850", "cp865", "mac_roman")
_SAMPLE = 200_000  # bytes looked at to tell encodings apart
_MANY = 0.3  # of the characters that are not ASCII
_HIGH = re.compile(rb"[\x80-\xff]+")
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(content: bytes, declared: str | None = None) -> str:
    """The characters of `content`, without a byte-order mark, with line feeds only.

    A byte-order mark decides; then UTF-8, if the bytes are valid in it; then the encoding that the
    document itself declares; then the Danish text that the bytes look most like.

    Raises:
        ParseError: if the bytes are no text, broken UTF-8, or nothing but white space.
    """
    text = _decoded(content, declared)
    if "\0" in text or len(_CONTROL.findall(text[:_SAMPLE])) * 50 > len(text[:_SAMPLE]):
        raise ParseError("ser ud til at være en binær fil")
    if not text.strip():
        raise ParseError("er tom")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding).removeprefix("\ufeff")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_broken_utf8(content):
            raise ParseError(f"er ikke gyldig UTF-8 (byte {error.start})") from error
    if b"\0" in content:
        return _wide(content)
    return content.decode(_known(declared) or _likeliest(content), errors="replace")


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise ParseError(f"er ikke gyldig {encoding.upper()} (byte {error.start})") from error


def _is_broken_utf8(content: bytes) -> bool:
    """Whether most of what is not ASCII is right UTF-8: then the rest is an error, not a letter."""
    sample = content[:_SAMPLE]
    high = sum(len(run) for run in _HIGH.findall(sample))
    right = sum(len(one) for one in _MULTIBYTE.findall(sample))
    return right > high / 2


def _wide(content: bytes) -> str:
    """UTF-16 without a mark: in Danish text every other byte is zero."""
    sample = content[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 2 < len(sample) * 0.7 or len(content) % 2:
        raise ParseError("ser ud til at være en binær fil")
    return _strictly(content, "utf-16-be" if even > odd else "utf-16-le")


def _known(declared: str | None) -> str | None:
    """The codec for a declared encoding; what is declared as Latin-1 is written in Windows-1252."""
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return None
    if name.startswith(("utf", "punycode", "idna")):
        return None  # it would have been read by now
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _likeliest(content: bytes) -> str:
    """The encoding in which the bytes look most like Danish, by the letters and the library."""
    sample = content[:_SAMPLE]
    danish = max(_LEGACY, key=lambda name: (_danishness(sample, name), -_LEGACY.index(name)))
    if _danishness(sample, danish) >= _MANY:
        return danish
    best = from_bytes(sample).best()
    return best.encoding if best is not None else "cp1252"


def _danishness(sample: bytes, encoding: str) -> float:
    """How many of the characters that are not ASCII are those of Danish text."""
    strange = [c for c in sample.decode(encoding, errors="replace") if c > "\x7f"]
    return sum(c in "æøåÆØÅéÉ–—”“’»«§•\xa0…" for c in strange) / max(1, len(strange))
