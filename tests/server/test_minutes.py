from __future__ import annotations

import pytest

from server.minutes import floor


@pytest.mark.parametrize(
    ("line", "name", "role", "party"),
    [
        ("Anna Holm (V):", "Anna Holm", None, "V"),
        ("Nikoline Erbs Holm-Bendtsen (ALT):", "Nikoline Erbs Holm-Bendtsen", None, "ALT"),
        ("Ældreministeren (Anna Holm):", "Anna Holm", "Ældreminister", None),
        ("Social- og boligministeren (Ole Lund):", "Ole Lund", "Social- og boligminister", None),
        ("Borgmester Ole Lund (A):", "Ole Lund", "Borgmester", "A"),
        ("Formanden (Ole Lund):", "Ole Lund", "Formand", None),
        ("Udvalgsformand Ole Lund:", "Ole Lund", "Udvalgsformand", None),
    ],
)
def test_a_line_gives_the_floor(line: str, name: str, role: str | None, party: str | None) -> None:
    given = floor(line)
    assert given is not None
    assert (given.name, given.role, given.party, given.said_at) == (name, role, party, None)
    assert given.name_span.of(line) == name


def test_words_may_follow_on_the_line() -> None:
    line = "Anna Holm (V): Det støtter vi."
    given = floor(line)
    assert given is not None
    assert given.said_at is not None
    assert line[given.said_at :] == "Det støtter vi."
    assert given.span.of(line) == "Anna Holm (V):"


@pytest.mark.parametrize(
    "line",
    [
        "Anna Holm (V) sagde: Det støtter vi.",
        "Region Midtjylland:",
        "Følgende kommuner:",
        "Anna Holm:",
        "Kontakt: Anna Holm (V)",
        "Fri transport (delvist):",
        "»Anna Holm (V):« står der.",
    ],
)
def test_other_lines_give_it_to_nobody(line: str) -> None:
    assert floor(line) is None
