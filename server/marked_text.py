"""The text of an answer as a page shows it: our words, verbatim quotes and markers, line by line.

`static/marked-text.js` reads answers in the same way; tests hold the two together.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

# A quotation may hold another, and a bracketed number inside it is not ours. Only one that a marker
# follows was held against a source (verify.py), so only such a one is shown as verbatim.
_PIECE = re.compile(
    r"(?P<quote>»[^»«]*(?:»[^»«]*«[^»«]*)*«)|\[(?P<number>[0-9]{1,3})\](?P<tail>[.,;:!?)]*)"
)
_FOLLOWING = re.compile(r"\s*\[(?P<number>[0-9]{1,3})\]")
_BULLET = re.compile(r"[–•-]\s+")
_NOTE = re.compile(r"Kilder?: ")


class PieceKind(StrEnum):
    """Who speaks: we, a source word for word, or a marker that points at one."""

    TEXT = "text"
    QUOTE = "quote"
    MARKER = "marker"


class BlockKind(StrEnum):
    """How a stretch of lines is set."""

    PARAGRAPH = "paragraph"
    LIST = "list"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a line; a marker has its number, where it leads, and the stops after it."""

    kind: PieceKind
    text: str
    number: int | None = None
    url: str | None = None
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line, without a bullet's dash."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: one for a paragraph or note, any number for a list."""

    kind: BlockKind
    lines: tuple[Line, ...]


def blocks(text: str, urls: Mapping[int, str]) -> tuple[Block, ...]:
    """The blocks of an answer's text.

    Args:
        text: plain text; a line that begins with a dash is a point of a list.
        urls: where each citation number leads; a bracketed number that is not among them is text.
    """
    made: list[Block] = []
    for row in text.split("\n"):
        if not row.strip():
            continue
        kind = _kind(row)
        line = Line(_pieces(_BULLET.sub("", row, count=1) if kind is BlockKind.LIST else row, urls))
        if kind is BlockKind.LIST and made and made[-1].kind is kind:
            made[-1] = Block(kind, (*made[-1].lines, line))
        else:
            made.append(Block(kind, (line,)))
    return tuple(made)


def without_markers(text: str) -> str:
    """The text as it is read aloud: on one line, without markers."""
    return " ".join(re.sub(r"\s*\[[0-9]{1,3}\]", "", text).split())


def _kind(row: str) -> BlockKind:
    if _BULLET.match(row):
        return BlockKind.LIST
    return BlockKind.NOTE if _NOTE.match(row) else BlockKind.PARAGRAPH


def _pieces(row: str, urls: Mapping[int, str]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    position = 0
    for found in _PIECE.finditer(row):
        piece = _piece(row, found, urls)
        if piece is None:
            continue
        if found.start() > position:
            pieces.append(Piece(kind=PieceKind.TEXT, text=row[position : found.start()]))
        pieces.append(piece)
        position = found.end()
    if position < len(row):
        pieces.append(Piece(kind=PieceKind.TEXT, text=row[position:]))
    return tuple(pieces)


def _piece(row: str, found: re.Match[str], urls: Mapping[int, str]) -> Piece | None:
    if found["quote"]:
        marker = _FOLLOWING.match(row, found.end())
        is_verified = marker is not None and int(marker["number"]) in urls
        return Piece(kind=PieceKind.QUOTE, text=found[0]) if is_verified else None
    number = int(found["number"])
    if number not in urls:
        return None
    return Piece(
        kind=PieceKind.MARKER,
        text=f"[{number}]",
        number=number,
        url=urls[number],
        tail=found["tail"],
    )
