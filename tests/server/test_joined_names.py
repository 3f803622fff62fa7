from __future__ import annotations

import pytest

from server.joined_names import JoinedNames

NAMES = JoinedNames(["Plads til alle i skoven", "Stilletid – hegn om lejrbål"])


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Hvad fik Pladstilalle i skoven?", "Hvad fik Plads til alle i skoven?"),
        ("Blev hegnomlejrbål godkendt?", "Blev hegn om lejrbål godkendt?"),
        ("Blev stilletid godkendt?", "Blev stilletid godkendt?"),
        ("Hvad fik skovarbejderne?", "Hvad fik skovarbejderne?"),
    ],
)
def test_words_of_a_name_that_are_written_as_one_are_parted(text: str, parted: str) -> None:
    assert NAMES.parted(text) == parted
