"""Word documents (DOCX): what they show, their running heads and feet as boilerplate."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.parsers.expat import ExpatError

import mammoth

from corpus.block import Block, BlockKind
from corpus.document import Provenance
from corpus.errors import ParseError
from corpus.readers.markup import read_markup, title_in
from corpus.readers.writing import visible
from corpus.reading import Reading
from corpus.span import Span

MAX_UNPACKED = 100_000_000  # bytes that a file may hold once unpacked
MAX_PART = 25_000_000  # bytes of one part of it that is text

# A title stands over the headings, so these move down by one. Word's own styles for lists within
# lists tell their level by their name alone.
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Heading 1'] => h2:fresh
p[style-name='Heading 2'] => h3:fresh
p[style-name='Heading 3'] => h4:fresh
p[style-name='Heading 4'] => h5:fresh
p[style-name='Heading 5'] => h6:fresh
p[style-name='heading 1'] => h2:fresh
p[style-name='heading 2'] => h3:fresh
p[style-name='heading 3'] => h4:fresh
p[style-name='heading 4'] => h5:fresh
p[style-name='heading 5'] => h6:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='List Number 3'] => ul|ol > li > ul|ol > li > ol > li:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, ExpatError, ElementTree.ParseError, struct.error, OSError,
    EOFError, KeyError, IndexError, ValueError, TypeError, AttributeError, RuntimeError,
    NotImplementedError,
)  # fmt: skip
_CORE_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FRAME_PART = re.compile(r"word/(?:header|footer)\d*\.xml")
# What programs write into the title when nobody gave one.
_NO_TITLE = re.compile(
    r"(?:microsoft word\b.*|word-dokument|(?:dokument|document)\s*\d*)", re.IGNORECASE
)


def read(content: bytes) -> Reading:
    """The visible text with its blocks; the title is that of the properties, else of the text.

    Raises:
        ParseError: if the file is damaged, locked, unpacks to too much, or shows no text.
    """
    if content.startswith(_OLD_WORD):
        raise ParseError("er låst med adgangskode eller i det gamle Word-format; gem den som .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_size(archive)
            core = _core_title(archive)
            frame = list(_frame_lines(archive))
        html = _converted(content)
    except _DAMAGED as error:
        raise ParseError(f"er ikke en hel Word-fil ({type(error).__name__})") from error
    markup = read_markup(html)
    if not markup.text.strip():
        raise ParseError("indeholder ingen tekst")
    text, blocks = _with_frame(markup.text, markup.blocks, frame)
    title = core or title_in(markup.text, markup.blocks)
    return Reading(text=text, blocks=blocks, provenance=Provenance(title=title))


def _converted(content: bytes) -> str:
    result = mammoth.convert_to_html(
        io.BytesIO(content),
        style_map=_STYLES,
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(lambda _: {}),
    )
    return str(result.value)


def _check_size(archive: zipfile.ZipFile) -> None:
    """Refuse what unpacks to too much, or declares entities as no Word file does.

    A part is never unpacked beyond the size that the archive declares.
    """
    parts = archive.infolist()
    if sum(p.file_size for p in parts) > MAX_UNPACKED:
        raise ParseError("pakker sig ud til mere, end der er plads til")
    for part in parts:
        if not part.filename.endswith((".xml", ".rels")):
            continue
        if part.file_size > MAX_PART:
            raise ParseError("pakker sig ud til mere, end der er plads til")
        with archive.open(part) as file:
            if b"<!DOCTYPE" in file.read(1000).upper():
                raise ParseError("erklærer enheder, som ingen Word-fil har")


def _core_title(archive: zipfile.ZipFile) -> str | None:
    if "docProps/core.xml" not in archive.namelist():
        return None
    root = ElementTree.fromstring(archive.read("docProps/core.xml"))
    words = " ".join(visible(root.findtext(_CORE_TITLE) or "").split())
    return None if not words or _NO_TITLE.fullmatch(words) else words


def _frame_lines(archive: zipfile.ZipFile) -> Iterator[str]:
    """The paragraphs of the running heads and feet, each once."""
    seen: set[str] = set()
    for name in sorted(n for n in archive.namelist() if _FRAME_PART.fullmatch(n)):
        root = ElementTree.fromstring(archive.read(name))
        for paragraph in root.iter(f"{_WORD}p"):
            words = "".join(t.text or "" for t in paragraph.iter(f"{_WORD}t"))
            line = " ".join(visible(words).split())
            if line and line not in seen:
                seen.add(line)
                yield line


def _with_frame(
    text: str, blocks: tuple[Block, ...], frame: list[str]
) -> tuple[str, tuple[Block, ...]]:
    """The text with the heads and feet after it, as boilerplate."""
    if not frame:
        return text, blocks
    written = "\n".join(frame)
    start = len(text) + 2
    block = Block(kind=BlockKind.BOILERPLATE, span=Span(start, start + len(written)))
    return f"{text}\n\n{written}", (*blocks, block)
