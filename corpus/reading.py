"""What a reader makes of a file, and how its blocks are written down and read again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.block import Block, BlockKind
from corpus.document import Provenance
from corpus.errors import CorpusError
from corpus.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file, read: its visible text, the blocks that its format marks, and its own provenance.

    `text` is what a person would read, with line feeds only; `blocks` is empty where the format
    knows no structure. `provenance` holds only what the document says of itself.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)


def blocks_to_json(blocks: Iterable[Block]) -> str:
    """The blocks as one line of JSON: a list for each, its kind, then its numbers in order."""
    rows = [
        [b.kind.value, b.span.start, b.span.end, b.level, b.table, b.row, b.column, b.rows]
        + [b.columns, int(b.header)]
        for b in blocks
    ]
    return json.dumps(rows, separators=(",", ":"))


def blocks_from_json(written: str) -> tuple[Block, ...]:
    """The blocks that `blocks_to_json` wrote.

    Raises:
        CorpusError: if `written` is not of that shape.
    """
    try:
        return tuple(_block(*row) for row in json.loads(written))
    except (ValueError, TypeError) as error:
        raise CorpusError(f"Dokumentets opmærkning kan ikke læses: {error}") from error


def _block(
    kind: str,
    start: int,
    end: int,
    level: int,
    table: int,
    row: int,
    column: int,
    rows: int,
    columns: int,
    header: int,
) -> Block:
    return Block(
        kind=BlockKind(kind),
        span=Span(start, end),
        level=level,
        table=table,
        row=row,
        column=column,
        rows=rows,
        columns=columns,
        header=bool(header),
    )
