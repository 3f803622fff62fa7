"""Days that a text tells, or as much of each as it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.span import Span
from server.danish_text import MONTHS

_MONTH = "|".join(m[:3] for m in MONTHS)
_DAY = re.compile(
    rf"\b(?P<d>\d{{1,2}})[-./](?P<m>\d{{1,2}})[-./](?P<y>(?:19|20)\d{{2}})\b"
    rf"|(?:\b(?P<day>\d{{1,2}})\.?\s)?\b(?P<month>{_MONTH})[a-zæøå]*\.?(?:\s(?P<year>(?:19|20)\d{{2}}))?\b"
    r"|\b(?P<only>(?:19|20)\d{2})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day, or as much of it as is said: None is left open."""

    year: int | None
    month: int | None
    day: int | None

    def holds(self, known: date) -> bool:
        """Whether a date agrees with everything that is said."""
        return (
            self.year in {None, known.year}
            and self.month in {None, known.month}
            and self.day in {None, known.day}
        )


def days_in(text: str) -> tuple[Day, ...]:
    """The days that a text tells, in order.

    >>> days_in("nyheden fra den 26. august 2021")
    (Day(year=2021, month=8, day=26),)
    """
    return tuple(day for day, _ in day_mentions(text))


def day_mentions(text: str) -> Iterator[tuple[Day, Span]]:
    """The days that a text tells, in order, each with where it stands there."""
    months = [m[:3] for m in MONTHS]
    for found in _DAY.finditer(text):
        span = Span(*found.span())
        if found["only"]:
            yield Day(year=int(found["only"]), month=None, day=None), span
        elif found["d"]:
            yield Day(year=int(found["y"]), month=int(found["m"]), day=int(found["d"])), span
        elif found["year"] or found["day"]:
            day = Day(
                year=int(found["year"]) if found["year"] else None,
                month=months.index(found["month"].lower()) + 1,
                day=int(found["day"]) if found["day"] else None,
            )
            yield day, span
