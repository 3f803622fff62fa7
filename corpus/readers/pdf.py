"""PDF: the text of all pages, with headings by their size and tables that go over page breaks."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from corpus.block import Block, BlockKind
from corpus.boilerplate import is_page_number, repeated, without_numbers
from corpus.document import Provenance
from corpus.errors import ParseError
from corpus.lines import MAX_HEADING, begins_like_a_bullet
from corpus.readers.markup import title_in
from corpus.readers.pdf_page import Line, PageTable, PdfPage, TableCell, read_page
from corpus.readers.writing import Writer, ordered
from corpus.reading import Reading
from corpus.span import Span

MAX_PAGES = 2000

_LARGER = 1.12  # times the size of the text, from which a line is a heading
_GAP = 0.75  # heights of a line between two paragraphs
_INDENT = 8.0  # points that a nested bullet stands further in
_EDGE = 0.12  # of a page's height in which running heads and feet stand
_DAMAGED = (
    PDFException, PSException, PdfminerException, MalformedPDFException, struct.error, zlib.error,
    ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, EOFError,
    RecursionError, OverflowError, NotImplementedError, OSError,
)  # fmt: skip
_NOWHERE = Span(0, 1)  # until a block is ended


def read(content: bytes) -> Reading:
    """The visible text with its blocks; the title is the only heading of the largest type.

    What a PDF says of when it was made is no date of the document, and is left out.

    Raises:
        ParseError: if the file is damaged, locked, too long, or holds no text.
    """
    if b"%PDF-" not in content[:1024]:
        raise ParseError("er ikke en PDF-fil")
    pages = _pages(content)
    if not any(page.parts for page in pages):
        raise ParseError("indeholder ingen tekst; måske er siderne billeder")
    writer = Writer()
    _Setter(writer, pages).run()
    blocks = ordered(writer.blocks)
    text = writer.text
    if not text.strip():
        raise ParseError("indeholder ingen tekst; måske er siderne billeder")
    return Reading(text=text, blocks=blocks, provenance=Provenance(title=title_in(text, blocks)))


def _pages(content: bytes) -> list[PdfPage]:
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise ParseError(f"har {len(pdf.pages)} sider; der læses højst {MAX_PAGES}")
            pages = []
            for page in pdf.pages:
                pages.append(read_page(page))
                page.close()
            return pages
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise ParseError("er låst med adgangskode") from error
    except _DAMAGED as error:
        if isinstance(error.__cause__ or error.__context__, PDFPasswordIncorrect) or (
            error.args and isinstance(error.args[0], PDFPasswordIncorrect)
        ):
            raise ParseError("er låst med adgangskode") from error
        raise ParseError(f"er ikke en hel PDF-fil ({type(error).__name__})") from error


@dataclass(slots=True)
class _OpenTable:
    """The last table written, as long as nothing but frames stands after it."""

    number: int
    edges: tuple[float, ...]
    rows: int
    header: tuple[str, ...]


class _Setter:
    """Writes the pages as one text."""

    def __init__(self, writer: Writer, pages: Sequence[PdfPage]) -> None:
        self._writer = writer
        self._pages = pages
        edges = [
            [line.text for line in _at_edge(page) if not is_page_number(line.text)]
            for page in pages
        ]
        self._running = repeated(edges)
        self._levels = _levels(
            [p for page in pages for p in page.parts if not self._is_frame(page, p)]
        )
        self._indents: list[float] = []  # where the bullets that are open begin
        self._last: Line | None = None
        self._table: _OpenTable | None = None
        self._tables = 0

    def run(self) -> None:
        """Write all pages."""
        for page in self._pages:
            self._write_page(page)
        self._writer.end()

    def _write_page(self, page: PdfPage) -> None:
        self._last = None
        for part in page.parts:
            if isinstance(part, PageTable):
                self._write_table(part)
            elif self._is_frame(page, part):
                self._writer.begin(Block(kind=BlockKind.BOILERPLATE, span=_NOWHERE))
                self._write(part)
                self._writer.end()
            else:
                self._table = None
                self._write_line(part)

    def _is_frame(self, page: PdfPage, part: Line | PageTable) -> bool:
        """Whether a part of a page is a running head or foot, or its number."""
        if isinstance(part, PageTable) or not _is_at_edge(page, part):
            return False
        return is_page_number(part.text) or without_numbers(part.text) in self._running

    def _write(self, line: Line) -> None:
        at = 0
        for start, end in line.strong:
            self._writer.write(line.text[at:start])
            self._writer.begin_strong()
            self._writer.write(line.text[start:end])
            self._writer.end_strong()
            at = end
        self._writer.write(line.text[at:])

    def _write_line(self, line: Line) -> None:
        if self._is_same_block(line):
            self._writer.break_line()
        else:
            self._begin(line)
        self._write(line)
        self._last = line

    def _begin(self, line: Line) -> None:
        if level := self._level(line):
            self._indents = []
            self._writer.begin(Block(kind=BlockKind.HEADING, span=_NOWHERE, level=level))
        elif begins_like_a_bullet(line.text):
            while self._indents and self._indents[-1] > line.left + _INDENT / 2:
                self._indents.pop()
            if not self._indents or line.left > self._indents[-1] + _INDENT:
                self._indents.append(line.left)
            block = Block(kind=BlockKind.ITEM, span=_NOWHERE, level=len(self._indents))
            lead = "\n" if self._last is not None and self._is_near(line) else "\n\n"
            self._writer.begin(block, lead=lead)
        else:
            inside = bool(self._indents) and line.left > self._indents[-1] + _INDENT
            self._indents = self._indents if inside else []
            block = Block(kind=BlockKind.PARAGRAPH, span=_NOWHERE, level=len(self._indents))
            self._writer.begin(block)

    def _level(self, line: Line) -> int:
        return self._levels.get(line.size, 0) if len(line.text) <= MAX_HEADING else 0

    def _is_near(self, line: Line) -> bool:
        """Whether a line stands right under the last, on the same page."""
        last = self._last
        if last is None or line.top < last.top:
            return False
        return line.top - last.bottom < _GAP * (last.bottom - last.top)

    def _is_same_block(self, line: Line) -> bool:
        last = self._last
        if last is None or not self._writer.is_open or not self._is_near(line):
            return False
        if begins_like_a_bullet(line.text) or self._level(line) != self._level(last):
            return False
        if begins_like_a_bullet(last.text):
            return line.left > last.left + _SAME_LEFT
        return line.bold == last.bold

    def _write_table(self, table: PageTable) -> None:
        self._writer.end()
        self._indents, self._last = [], None
        held = self._table
        if held is not None and _same_edges(held.edges, table.edges):
            first = held.rows
        else:
            held = _OpenTable(self._tables, table.edges, 0, _row_words(table, 0))
            self._tables += 1
            first = 0
        for cell in table.cells:
            if cell.text:
                self._write_cell(cell, table, held, first)
        held.rows = first + table.rows
        self._table = held

    def _write_cell(self, cell: TableCell, table: PageTable, held: _OpenTable, first: int) -> None:
        again = first > 0 and cell.row == 0 and _row_words(table, 0) == held.header
        last = self._writer.last
        lead = "\n\n"
        if last is not None and last.kind is BlockKind.CELL and last.table == held.number:
            lead = "\t" if last.row == first + cell.row else "\n"
        block = Block(
            kind=BlockKind.CELL,
            span=_NOWHERE,
            table=held.number,
            row=first + cell.row,
            column=cell.column,
            rows=cell.rows,
            columns=cell.columns,
            header=again,
        )
        self._writer.begin(block, lead=lead)
        for number, line in enumerate(cell.text.split("\n")):
            if number:
                self._writer.break_line()
            self._writer.write(line)
        self._writer.end()


_SAME_LEFT = 2.0  # points further in, from which a line goes on with a bullet


def _at_edge(page: PdfPage) -> list[Line]:
    """The lines of a page that stand where running heads and feet do."""
    return [p for p in page.parts if isinstance(p, Line) and _is_at_edge(page, p)]


def _is_at_edge(page: PdfPage, line: Line) -> bool:
    return line.bottom < _EDGE * page.height or line.top > (1 - _EDGE) * page.height


def _levels(parts: Sequence[Line | PageTable]) -> dict[float, int]:
    """The heading level of each size of type that is larger than the text's, from 1."""
    sizes: Counter[float] = Counter()
    for part in parts:
        words = [part.text] if isinstance(part, Line) else [cell.text for cell in part.cells]
        sizes[part.size] += sum(map(len, words))
    if not sizes:
        return {}
    text = sizes.most_common(1)[0][0]
    larger = sorted((size for size in sizes if size > _LARGER * text), reverse=True)
    return {s: min(6, level) for level, s in enumerate(larger, start=1)}


def _same_edges(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(
        abs(a - b) < _INDENT for a, b in zip(one, other, strict=True)
    )


def _row_words(table: PageTable, row: int) -> tuple[str, ...]:
    return tuple(" ".join(c.text.split()) for c in table.cells if c.row == row)
