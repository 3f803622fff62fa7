from __future__ import annotations

import pytest

from corpus.readers.tabbed import tabbed_tables


def cells(text: str) -> list[tuple[int, int, int, str]]:
    return [(b.table, b.row, b.column, b.span.of(text)) for b in tabbed_tables(text)]


def test_cells_have_their_places_and_empty_ones_none() -> None:
    assert cells("Over\n\nNr.\tForsøg\n1\t Isbane \n\tx\nNr.\tSvar\n2\tJa\n\t\n3\tNej\n4\t\n") == []
    assert cells("Her:\nNr.\tForsøg\tSvar\n1\t Isbane \tJa\n2\tNatbus\t\nSlut") == [
        (0, 0, 0, "Nr."),
        (0, 0, 1, "Forsøg"),
        (0, 0, 2, "Svar"),
        (0, 1, 0, "1"),
        (0, 1, 1, "Isbane"),
        (0, 1, 2, "Ja"),
        (0, 2, 0, "2"),
        (0, 2, 1, "Natbus"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a\tb\nc\td\n",
        "a\tb\nc\td\te\nf\tg\n",
        "\ta\tb\n\tc\td\n\te\tf\n",
        "Ida Holm\tkonsulent\nTelefon:\t12 34 56 78\nE-mail:\tida@vang.example\n",
    ],
    ids=["two lines", "uneven", "indented", "whom to reach"],
)
def test_other_lines_with_tabs_are_no_table(text: str) -> None:
    assert cells(text) == []


def test_tables_apart_are_two() -> None:
    text = "a\tb\n" * 3 + "\nMellem\n\n" + "c\td\te\n" * 3
    assert {c[0] for c in cells(text)} == {0, 1}
