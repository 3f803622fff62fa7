"""A block: a stretch of a document's text that its format marks as something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.span import Span


class BlockKind(StrEnum):
    """What a format can say that a stretch of text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTATION = "quotation"
    CELL = "cell"
    BOILERPLATE = "boilerplate"
    STRONG = "strong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of text and what its format says of it.

    Blocks stand in the order of their spans and share no character, those of kind STRONG apart:
    they lie within others. `level` is the depth of a heading or list item, from 1. `table` numbers
    the tables of a document, `row` and `column` the place of a cell's upper left corner in it, all
    from 0; `rows` and `columns` are how many of them it covers, and `header` says that it names
    what stands under or beside it.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1
    header: bool = False
