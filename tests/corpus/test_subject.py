from __future__ import annotations

import pytest

from corpus.subject import STRETCH, subject_name

LETTER = (
    "Hvalby Kommune\nTorvet 1\n\nKære borgmester\n\nTak for brevet, hvori Hvalby Kommune beder om "
    "fritagelse. Vi har talt med Hvalbys direktion.\n"
)


def test_the_municipality_that_a_letter_comes_back_to_is_its_subject() -> None:
    assert subject_name(LETTER) == "Hvalby"


def test_a_scheme_of_several_words_is_a_subject() -> None:
    text = "Nu er Grønne Frizoner afgjort. Bag Grønne Frizoner står staten. Om Grønne Frizoner: se."
    assert subject_name(text) == "Grønne Frizoner"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tak for brevet, hvori Hvalby Kommune beder om fritagelse.",
        f"{LETTER} Aaby Kommune, Aaby og Aabys borgere vil det samme.",
        LETTER + "Der står mere. " * (STRETCH // 10),
    ],
    ids=["nothing", "named once", "two of them", "seldom for its length"],
)
def test_otherwise_a_text_has_no_subject_by_name(text: str) -> None:
    assert subject_name(text) == ""
