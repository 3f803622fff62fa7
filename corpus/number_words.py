"""The Danish words for the numbers up to a hundred; none of them has an æ, ø or å."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_DECADES = {
    "tyve": 20, "tredive": 30, "fyrre": 40, "halvtreds": 50, "tres": 60, "halvfjerds": 70,
    "firs": 80, "halvfems": 90,
}  # fmt: skip
_UNITS = {
    "nul": 0, "to": 2, "tre": 3, "fire": 4, "fem": 5, "seks": 6, "syv": 7, "otte": 8, "ni": 9,
    "ti": 10, "elleve": 11, "tolv": 12, "tretten": 13, "fjorten": 14, "femten": 15, "seksten": 16,
    "sytten": 17, "atten": 18, "nitten": 19,
}  # fmt: skip
_ONES = {"en": 1, "et": 1, **{word: n for word, n in _UNITS.items() if 2 <= n <= 9}}
NUMBER_WORDS: Mapping[str, int] = MappingProxyType(
    {
        **_UNITS,
        **_DECADES,
        **{f"{one}og{ten}": o + t for one, o in _ONES.items() for ten, t in _DECADES.items()},
        "hundrede": 100,
    }
)
SEVERAL = tuple(word for word, number in NUMBER_WORDS.items() if number > 1)


def number_of(word: str) -> int:
    """The number that digits, or one of these words in any case, stand for.

    >>> number_of("14"), number_of("Syv")
    (14, 7)
    """
    return int(word) if word.isdigit() else NUMBER_WORDS[word.casefold()]
