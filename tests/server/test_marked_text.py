from __future__ import annotations

import time

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


def text(words: str) -> Piece:
    return Piece(kind=PieceKind.TEXT, text=words)


def quote(words: str) -> Piece:
    return Piece(kind=PieceKind.QUOTE, text=words)


def marker(number: int, tail: str = "", *, word: str = "") -> Piece:
    return Piece(
        kind=PieceKind.MARKER,
        text=f"[{number}]",
        number=number,
        place=PLACES[number],
        word=word,
        tail=tail,
    )


def lead(*pieces: Piece) -> Block:
    return Block(BlockKind.LEAD, (Line(pieces),))


def paragraph(*pieces: Piece) -> Block:
    return Block(BlockKind.PARAGRAPH, (Line(pieces),))


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("", ()),
        ("To blev afvist [1].", (lead(text("To blev "), marker(1, ".", word="afvist ")),)),
        (
            "»ja« [1] og [2]",
            (lead(quote("»ja«"), text(" "), marker(1), text(" "), marker(2, word="og ")),),
        ),
        (
            "Dem alle [1] [2]",
            (lead(text("Dem "), marker(1, word="alle "), text(" "), marker(2)),),
        ),
        (f"Det {'a' * 25} [1]", (lead(text(f"Det {'a' * 25} "), marker(1)),)),
        (
            "»ydre »indre« ydre« [2]",
            (lead(quote("»ydre »indre« ydre«"), text(" "), marker(2)),),
        ),
        ("[3] er ikke en kilde", (lead(text("[3] er ikke en kilde")),)),
        ("»Netto« nævnes ikke [1]", (lead(text("»Netto« nævnes "), marker(1, word="ikke ")),)),
        ("»se [1] her« ukendt", (lead(text("»se [1] her« ukendt")),)),
        ("»ukendt« [9]", (lead(text("»ukendt« [9]")),)),
        (
            "Disse:\n– den ene [1]\n– den anden [2]\nI alt to.",
            (
                lead(text("Disse:")),
                Block(
                    BlockKind.LIST,
                    (
                        Line((text("den "), marker(1, word="ene "))),
                        Line((text("den "), marker(2, word="anden "))),
                    ),
                ),
                paragraph(text("I alt to.")),
            ),
        ),
        (
            "Jo, ja [1].\n\nDet står der.\n\nKilde: »Titel« (2021).",
            (
                lead(text("Jo, "), marker(1, ".", word="ja ")),
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


def test_list_as_long_as_a_form_can_send_is_read_in_a_moment() -> None:
    begun = time.process_time()
    (block,) = blocks("– a\n" * 60_000, {})
    assert len(block.lines) == 60_000
    assert time.process_time() - begun < 10  # a list that is copied for each line takes minutes
