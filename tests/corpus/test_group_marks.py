from __future__ import annotations

import pytest

from corpus.document import Provenance, make_document
from corpus.group_marks import find_groups, peel
from corpus.segment import segment
from corpus.span import Span

GROUPS = "Bogstavet viser, hvem der har søgt. K står for kystgruppen, S for skovgruppen."


def _names(text: str) -> dict[str, str | None]:
    """Whom each letter stands for, and that the document says so where the mark points."""
    document = make_document("a.txt", f"{text}\n\nDet er alt.\n", Provenance())
    found = find_groups(segment(document)).marks
    assert all(m.name is None or m.span.of(document.text) == m.name for m in found.values())
    return {sign: mark.name for sign, mark in found.items()}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (GROUPS, {"K": "kystgruppen", "S": "skovgruppen"}),
        ("N = Nordby, V = Vester Vang.", {"N": "Nordby", "V": "Vester Vang"}),
        (
            "Bogstaverne er ansøgeren: N er norddistriktet, V er vestdistriktet.",
            {"N": "norddistriktet", "V": "vestdistriktet"},
        ),
        ("L = kræver lovændring, B = kan ske straks.", {"L": None, "B": None}),
        ("G: godkendt, A: afslag.", {}),
        ("Øer og færger er med, siger Jonas Brinch (V).", {}),
        ("K står for kystgruppen.", {}),
    ],
)
def test_letters_stand_for_those_that_the_document_says(
    text: str, names: dict[str, str | None]
) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    ("title", "bare", "names"),
    [
        ("Åbne haller (K)", "Åbne haller", ["kystgruppen"]),
        ("Åbne haller [S, K]", "Åbne haller", ["skovgruppen", "kystgruppen"]),
        ("K: Åbne haller", "Åbne haller", ["kystgruppen"]),
        ("Åbne haller (V)", "Åbne haller (V)", []),
        ("Åbne haller i EU", "Åbne haller i EU", []),
    ],
)
def test_explained_letters_are_no_part_of_a_title(title: str, bare: str, names: list[str]) -> None:
    document = make_document("a.txt", f"{GROUPS}\n\nDet er alt.\n", Provenance())
    marks = find_groups(segment(document)).marks
    span, found = peel(title, Span(0, len(title)), marks)
    assert (span.of(title), [m.name for m in found]) == (bare, names)
