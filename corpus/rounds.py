"""The rounds of applications that a text speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator

ORDINALS = (
    "første", "anden", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende", "niende",
    "tiende",
)  # fmt: skip
_ROUND = re.compile(
    rf"\b(?:(?P<word>{'|'.join(ORDINALS)}|andet)|(?P<digit>\d{{1,2}})\.)\s+"
    r"(?:og\s+sidste\s+|\w+\s+)?(?:ansøgnings)?runde\b|\b(?:ansøgnings)?runde\s+(?P<after>\d{1,2})\b",
    re.IGNORECASE,
)
# »Anden runde af ordningen åbner til foråret«
_COMES = re.compile(
    r"\s+(?:af\s+[^.,;]{1,60}?\s+)?(?:åbner|begynder|starter|kommer|udbydes|ventes|forventes|går\s+i\s+gang)\b"
)


def round_in(text: str) -> int | None:
    """The number of the application round that `text` speaks of, or None.

    >>> round_in("Frikommunernes ansøgninger i tredje runde"), round_in("2. ansøgningsrunde")
    (3, 2)
    """
    return next(iter(rounds_in(text)), None)


def rounds_in(text: str) -> tuple[int, ...]:
    """The numbers of all the application rounds that `text` speaks of, in order."""
    return tuple(map(_number, _mentions(text)))


def rounds_begun(text: str) -> tuple[int, ...]:
    """The same without those that are said to come.

    >>> rounds_begun("Svarene i første runde er her. Anden runde åbner til foråret.")
    (1,)
    """
    return tuple(_number(m) for m in _mentions(text) if not _COMES.match(text, m.end()))


def _mentions(text: str) -> Iterator[re.Match[str]]:
    if "runde" in text.casefold():  # which is found out much faster
        yield from _ROUND.finditer(text)


def _number(found: re.Match[str]) -> int:
    if digits := found["digit"] or found["after"]:
        return int(digits)
    word = found["word"].lower()
    return 2 if word == "andet" else ORDINALS.index(word) + 1
