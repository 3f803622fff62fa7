from __future__ import annotations

import pytest

from server.addresses import MarkedPlace
from server.marked_text import (
    Block,
    BlockKind,
    Line,
    Piece,
    PieceKind,
    blocks,
    short_answer,
)

PLACES = {1: MarkedPlace("/kilder/a", "0-4"), 2: MarkedPlace("/kilder/b", "3-9")}
GLUE = "\u202f"


def text(words: str) -> Piece:
    return Piece(kind=PieceKind.TEXT, text=words)


def quote(words: str) -> Piece:
    return Piece(kind=PieceKind.QUOTE, text=words)


def marker(number: int, tail: str = "") -> Piece:
    return Piece(
        kind=PieceKind.MARKER, text=f"[{number}]", number=number, place=PLACES[number], tail=tail
    )


def lead(*pieces: Piece) -> Block:
    return Block(BlockKind.LEAD, (Line(pieces),))


def paragraph(*pieces: Piece) -> Block:
    return Block(BlockKind.PARAGRAPH, (Line(pieces),))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("", ()),
        ("To blev afvist [1].", (lead(text(f"To blev afvist{GLUE}"), marker(1, ".")),)),
        (
            "»ja« [1] og [2]",
            (lead(quote("»ja«"), text(GLUE), marker(1), text(f" og{GLUE}"), marker(2)),),
        ),
        (
            "Begge [1] [2]",
            (lead(text(f"Begge{GLUE}"), marker(1), text(" "), marker(2)),),
        ),
        (
            "»ydre »indre« ydre« [2]",
            (lead(quote("»ydre »indre« ydre«"), text(GLUE), marker(2)),),
        ),
        ("[3] er ikke en kilde", (lead(text("[3] er ikke en kilde")),)),
        ("»Netto« nævnes ikke [1]", (lead(text(f"»Netto« nævnes ikke{GLUE}"), marker(1)),)),
        ("»se [1] her« ukendt", (lead(text("»se [1] her« ukendt")),)),
        ("»ukendt« [9]", (lead(text("»ukendt« [9]")),)),
        (
            "Disse:\n– et [1]\n– to [2]\nI alt to.",
            (
                lead(text("Disse:")),
                Block(
                    BlockKind.LIST,
                    (Line((text(f"et{GLUE}"), marker(1))), Line((text(f"to{GLUE}"), marker(2)))),
                ),
                paragraph(text("I alt to.")),
            ),
        ),
        (
            "Ja [1].\n\nDet står der.\n\nKilde: »Titel« (2021).",
            (
                lead(text(f"Ja{GLUE}"), marker(1, ".")),
                paragraph(text("Det står der.")),
                Block(BlockKind.NOTE, (Line((text("Kilde: »Titel« (2021)."),)),)),
            ),
        ),
    ],
)
def test_answer_is_read_as_blocks(answer: str, expected: tuple[Block, ...]) -> None:
    assert blocks(answer, PLACES) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("To blev afvist [1] [12].\n– en [2]", "To blev afvist."),
        ("\n»Ja« [1], siger en [2].", "»Ja«, siger en."),
        ("", ""),
    ],
)
def test_short_answer_is_the_first_line_without_markers(answer: str, expected: str) -> None:
    assert short_answer(answer) == expected
