"""Dates as documents write them in their own marks."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
    "oktober", "november", "december",
)  # fmt: skip
_ISO = re.compile(r"\s*(?P<year>\d{4})-?(?P<month>\d{2})-?(?P<day>\d{2})(?:[T\s].*)?\s*", re.DOTALL)
_DANISH = re.compile(
    r"\s*(?:den\s+)?(?P<day>\d{1,2})(?:[-./]\s?(?P<number>\d{1,2})[-./]\s?|\.?\s*(?P<word>[a-zA-Z]+)\.?\s+)"
    r"(?P<year>\d{4})(?:[\s,]+(?:kl\.?\s*)?\d{1,2}[.:]\d{2})?\s*"
)


def read_date(words: str) -> date | None:
    """The day that `words` name and nothing else, or None; the day stands before the month.

    >>> read_date("2021-08-26T10:00:00Z"), read_date("26. august 2021"), read_date("26-08-2021")
    (datetime.date(2021, 8, 26), datetime.date(2021, 8, 26), datetime.date(2021, 8, 26))
    >>> read_date("august 2021") is None
    True
    """
    if found := _ISO.fullmatch(words):
        return _day(found["year"], int(found["month"]), found["day"])
    if found := _DANISH.fullmatch(words):
        month = int(found["number"]) if found["number"] else _month(found["word"])
        return _day(found["year"], month, found["day"])
    return None


def _month(word: str) -> int:
    """The number of a month by its name or the first three letters of it; 0 for another word."""
    lowered = word.lower()
    fits = [n for n, m in enumerate(_MONTHS, start=1) if len(lowered) > 2 and m.startswith(lowered)]
    return fits[0] if len(fits) == 1 else 0


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
