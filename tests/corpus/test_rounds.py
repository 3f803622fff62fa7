from __future__ import annotations

import pytest

from corpus.rounds import round_in, rounds_begun, rounds_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Frikommunernes ansøgninger i tredje runde", 3),
        ("2. ansøgningsrunde", 2),
        ("I 2.\u00a0runde", 2),
        ("andet års runde", 2),
        ("Første nye runde", 1),
        ("Runde 4", 4),
        ("tredje og sidste runde", 3),
        ("forrige runde", None),
        ("sidste runde", None),
        ("en tur rundt", None),
        ("tredje", None),
    ],
)
def test_the_round_is_read_in_words_and_digits(text: str, number: int | None) -> None:
    assert round_in(text) == number


def test_a_round_that_is_only_coming_has_not_begun() -> None:
    coming = "Anden runde af Øvebanen åbner til foråret."
    assert rounds_in(coming) == (2,)
    assert rounds_begun(coming) == ()
    assert rounds_begun("Anden runde åbnede i januar, og tredje runde ventes i maj.") == (2,)
