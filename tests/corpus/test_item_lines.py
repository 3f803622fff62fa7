from __future__ import annotations

import pytest

from corpus.document import Provenance, make_document
from corpus.passage import PassageKind
from corpus.segment import segment


def _bullets(text: str) -> list[str]:
    document = make_document("a.txt", f"Svar på forsøg\n\n{text}\n\nDet er alt.\n", Provenance())
    return [p.text for p in segment(document) if p.kind is PassageKind.BULLET]


@pytest.mark.parametrize(
    "text",
    [
        "2025-1102: Fri bro. Afslag.\n2025-1108: Fri havn. Godkendt.",
        "Sag 7: Fri bro\nSag 9: Fri havn",
        "Fri bro – afslag\nFri havn – godkendt",
        "Fri bro\tAfslag\nFri havn\tGodkendt",
        "Ja: Fri bro\nNej: Fri havn",
        "A-07 Fri bro. Afslag.\n\nA-08 Fri havn. Godkendt.",
    ],
)
def test_lines_of_one_form_are_bullets(text: str) -> None:
    assert _bullets(text) == [line for line in text.split("\n") if line]


def test_titles_right_under_a_line_that_gives_a_status_are_bullets() -> None:
    assert _bullets("GODKENDT\nFri bro\nFri havn\n\nAFVIST\nFri skov") == [
        "Fri bro",
        "Fri havn",
        "Fri skov",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["2021-2022: Første periode", "2022-2024: Anden periode"],
        ["September 2024: Udbud", "Oktober-november 2024: Aftaler", "1. august 2025: Indflytning"],
        ["31. maj – Frist for svar", "Uge 26: Svar", "2. kvartal 2026: Evaluering"],
        ["12/5: Møde", "01.06.2025: Start", "Foråret 2026: Slut"],
    ],
)
def test_the_lines_of_a_plan_are_bullets_and_a_day_is_no_number_of_a_list(lines: list[str]) -> None:
    assert _bullets("Tidsplan\n\n" + "\n".join(lines)) == lines


@pytest.mark.parametrize(
    "text",
    [
        "Ansøgningen blev behandlet i maj og blev som ventet\nafvist. Sagen er\nafsluttet.",
        "2024-01-15: Ansøgningen kommer\n2024-02-20: Afvist",
        "10.00: Velkomst\n10.15: Oplæg",
        "Godkendt: 11\nAfvist: 8\n\nKysten: 8\nSkoven: 9",
        "Godkendt: Forsøget må begynde.\nAfvist: Forsøget må ikke begynde.",
        "Vi giver ikke medhold.\nSådan klager I\nSkriv til nævnet",
    ],
)
def test_other_lines_are_no_bullets(text: str) -> None:
    assert _bullets(text) == []
