from __future__ import annotations

import pytest

from server.indirect import told_directly


@pytest.mark.parametrize(
    ("asked", "direct"),
    [
        ("Kan du sige mig, hvor mange der er?", "hvor mange der er?"),
        ("Ved I, hvem der bestemmer?", "hvem der bestemmer?"),
        ("Jeg vil gerne vide, hvad det koster", "hvad det koster"),
        ("Kan du gå til lægen, hvis du er syg?", "Kan du gå til lægen, hvis du er syg?"),
        ("Kan kommunen sige nej?", "Kan kommunen sige nej?"),
    ],
)
def test_only_the_frame_of_a_question_is_left_out(asked: str, direct: str) -> None:
    assert told_directly(asked) == direct
