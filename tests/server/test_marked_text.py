from __future__ import annotations

import pytest

from server.marked_text import (
    Block,
    BlockKind,
    Line,
    Piece,
    PieceKind,
    blocks,
    without_markers,
)

URLS = {1: "/kilder/a?citat=0-4#citat", 2: "/kilder/b?citat=3-9#citat"}


def text(words: str) -> Piece:
    return Piece(kind=PieceKind.TEXT, text=words)


def quote(words: str) -> Piece:
    return Piece(kind=PieceKind.QUOTE, text=words)


def marker(number: int, tail: str = "") -> Piece:
    return Piece(
        kind=PieceKind.MARKER, text=f"[{number}]", number=number, url=URLS[number], tail=tail
    )


def paragraph(*pieces: Piece) -> Block:
    return Block(BlockKind.PARAGRAPH, (Line(pieces),))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("", ()),
        ("To blev afvist [1].", (paragraph(text("To blev afvist "), marker(1, ".")),)),
        (
            "»ja« [1] og [2]",
            (paragraph(quote("»ja«"), text(" "), marker(1), text(" og "), marker(2)),),
        ),
        (
            "»ydre »indre« ydre« [2]",
            (paragraph(quote("»ydre »indre« ydre«"), text(" "), marker(2)),),
        ),
        ("[3] er ikke en kilde", (paragraph(text("[3] er ikke en kilde")),)),
        ("»Netto« nævnes ikke [1]", (paragraph(text("»Netto« nævnes ikke "), marker(1)),)),
        ("»se [1] her« ukendt", (paragraph(text("»se [1] her« ukendt")),)),
        ("»ukendt« [9]", (paragraph(text("»ukendt« [9]")),)),
        (
            "Disse:\n– et [1]\n– to [2]\nI alt to.",
            (
                paragraph(text("Disse:")),
                Block(
                    BlockKind.LIST,
                    (Line((text("et "), marker(1))), Line((text("to "), marker(2)))),
                ),
                paragraph(text("I alt to.")),
            ),
        ),
        (
            "Ja [1].\n\nKilde: »Titel« (2021).",
            (
                paragraph(text("Ja "), marker(1, ".")),
                Block(BlockKind.NOTE, (Line((text("Kilde: »Titel« (2021)."),)),)),
            ),
        ),
    ],
)
def test_answer_is_read_as_blocks(answer: str, expected: tuple[Block, ...]) -> None:
    assert blocks(answer, URLS) == expected


def test_text_is_read_aloud_on_one_line_without_markers() -> None:
    assert without_markers("To blev afvist [1]:\n– en [2]") == "To blev afvist: – en"
