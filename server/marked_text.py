"""The text of an answer as a page shows it: our words, verbatim quotes and markers by the line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from server.addresses import MarkedPlace

# A quotation may hold another, and a bracketed number inside it is not ours. Only one that a marker
# follows was held against a source (verify.py), so only such a one is shown as verbatim.
_PIECE = re.compile(
    r"(?P<quote>»[^»«]*(?:»[^»«]*«[^»«]*)*«)|\[(?P<number>[0-9]{1,3})\](?P<tail>[.,;:!?)]*)"
)
_FOLLOWING = re.compile(r"\s*\[(?P<number>[0-9]{1,3})\]")
_BULLET = re.compile(r"[–•-]\s+")
_MARKERS = re.compile(r"\s*\[[0-9]{1,3}\]")
_NOTE = re.compile(r"Kilder?: ")
_LAST_WORD = re.compile(r"(?<=\s)[^\s»«]{1,24} $")  # a longer one could be wider than a phone


class PieceKind(StrEnum):
    """Who speaks: we, a source word for word, or a marker that points at one."""

    TEXT = "text"
    QUOTE = "quote"
    MARKER = "marker"


class BlockKind(StrEnum):
    """How a stretch of lines is set; what comes first is the short answer."""

    LEAD = "lead"
    PARAGRAPH = "paragraph"
    LIST = "list"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a line.

    A marker has its number, where it leads, and what no line break parts it from: the word before
    it and the stops after it.
    """

    kind: PieceKind
    text: str
    number: int | None = None
    place: MarkedPlace | None = None
    word: str = ""
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


def blocks(text: str, places: Mapping[int, MarkedPlace]) -> tuple[Block, ...]:
    """The blocks of an answer's text.

    Args:
        text: plain text; a line that begins with a dash is a point of a list.
        places: where each citation number leads; a bracketed number not among them is text.
    """
    made: list[tuple[BlockKind, list[Line]]] = []
    for row in text.split("\n"):
        if not row.strip():
            continue
        kind = _kind(row)
        bare = _BULLET.sub("", row, count=1) if kind is BlockKind.LIST else row
        line = Line(_pieces(bare, places))
        if not made and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.LEAD
        if kind is BlockKind.LIST and made and made[-1][0] is kind:
            made[-1][1].append(line)
        else:
            made.append((kind, [line]))
    return tuple(Block(kind, tuple(lines)) for kind, lines in made)


def short_answer(text: str) -> str:
    """The first line of an answer as it is read aloud: a sentence without markers."""
    first = next((row for row in text.split("\n") if row.strip()), "")
    bare = " ".join(_MARKERS.sub("", first).split())
    return f"{bare[:-1]}." if bare.endswith(":") else bare


def _kind(row: str) -> BlockKind:
    if _BULLET.match(row):
        return BlockKind.LIST
    return BlockKind.NOTE if _NOTE.match(row) else BlockKind.PARAGRAPH


def _pieces(row: str, places: Mapping[int, MarkedPlace]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    position = 0
    for found in _PIECE.finditer(row):
        piece = _piece(row, found, places)
        if piece is None:
            continue
        if found.start() > position:
            text = row[position : found.start()]
            word = _LAST_WORD.search(text) if piece.kind is PieceKind.MARKER else None
            if word is not None:
                text, piece = text[: word.start()], replace(piece, word=word[0])
            pieces.append(Piece(kind=PieceKind.TEXT, text=text))
        pieces.append(piece)
        position = found.end()
    if position < len(row):
        pieces.append(Piece(kind=PieceKind.TEXT, text=row[position:]))
    return tuple(pieces)


def _piece(row: str, found: re.Match[str], places: Mapping[int, MarkedPlace]) -> Piece | None:
    if found["quote"]:
        marker = _FOLLOWING.match(row, found.end())
        is_verified = marker is not None and int(marker["number"]) in places
        return Piece(kind=PieceKind.QUOTE, text=found[0]) if is_verified else None
    number = int(found["number"])
    if number not in places:
        return None
    return Piece(
        kind=PieceKind.MARKER,
        text=f"[{number}]",
        number=number,
        place=places[number],
        tail=found["tail"],
    )
