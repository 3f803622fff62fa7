"""Tables in plain text: lines whose cells tabs set apart, as they are pasted from a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from corpus.block import Block, BlockKind
from corpus.lines import is_link_or_contact
from corpus.span import Span, trimmed

_LINE = re.compile(r"[^\n]*\n?")
_CELL = re.compile(r"[^\t\n]+")
_LEAST_ROWS = 3


def tabbed_tables(text: str, start: int = 0) -> Iterator[Block]:
    """The cells of tables in text[start:]: three lines or more, one under another, of as many tabs.

    A line that begins with a tab is indented, and belongs to none; lines that tell how to reach
    somebody are no table.
    """
    lines = [m for m in _LINE.finditer(text, start) if m[0]]
    number = 0
    for tabs, run in groupby(lines, key=lambda line: _tabs(line[0])):
        rows = list(run)
        if tabs and len(rows) >= _LEAST_ROWS and not any(is_link_or_contact(r[0]) for r in rows):
            for row, line in enumerate(rows):
                yield from _cells(text, Span(line.start(), line.end()), number, row)
            number += 1


def _tabs(line: str) -> int:
    return 0 if line.startswith(("\t", " ")) else line.rstrip("\n").count("\t")


def _cells(text: str, line: Span, table: int, row: int) -> Iterator[Block]:
    for cell in _CELL.finditer(text, line.start, line.end):
        inner = trimmed(text, cell.start(), cell.end())
        if inner is not None:
            column = text.count("\t", line.start, cell.start())
            yield Block(kind=BlockKind.CELL, span=inner, table=table, row=row, column=column)
