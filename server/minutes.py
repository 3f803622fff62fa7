"""Who has the floor in the minutes of a meeting: »Anna Holm (V):« and what stands under it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.span import Span

_NAME = r"[A-ZÆØÅ][\wæøåéü’'-]+(?:[ \u00a0](?:[A-ZÆØÅ]\.|[A-ZÆØÅ][\wæøåéü’'-]+)){1,4}"
_OFFICE = (
    r"(?:[A-ZÆØÅ][\wæøå-]*(?:\sog\s|,\s|-\s))?[\w-]*"
    r"(?i:minister|borgmester|formand|forkvinde|forperson|ordfører|direktør|rådmand)(?:e?n)?"
)
_FLOOR = re.compile(
    rf"\s*(?:(?P<office>{_OFFICE})\s\((?P<holder>{_NAME})\)"
    rf"|(?:(?P<role>{_OFFICE})\s)?(?P<name>{_NAME})\s\((?P<party>[A-ZÆØÅ]{{1,4}}|Alt|Nyb)\)"
    rf"|(?P<led>{_OFFICE})\s(?P<leader>{_NAME})):(?P<said>\s+\S)?"
)
_DEFINITE = re.compile(r"(?<=er)en\Z|(?<=mand)en\Z|(?<=kvinde)n\Z|(?<=person)en\Z|(?<=tør)en\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """Who has the floor, as a line of minutes says it.

    `name_span` and `span` (all of the line that tells who it is) are in that line; `said_at` is
    where their words begin, or None where they stand in the passages under the line.
    """

    name: str
    role: str | None
    party: str | None
    name_span: Span
    span: Span
    said_at: int | None


def floor(line: str) -> Floor | None:
    """Who gets the floor by a line, or None.

    >>> given = floor("Social- og boligministeren (Anna Holm):")
    >>> given.name, given.role, given.party
    ('Anna Holm', 'Social- og boligminister', None)
    >>> given = floor("Ole Lund (V): Det støtter vi.")
    >>> given.name, given.party, given.said_at
    ('Ole Lund', 'V', 14)
    """
    found = _FLOOR.match(line)
    if found is None or (found["said"] is None and found.end() != len(line.rstrip())):
        return None
    of_name = next(group for group in ("holder", "name", "leader") if found[group])
    office = found["office"] or found["role"] or found["led"]
    end = found.start("said") if found["said"] else found.end()
    return Floor(
        name=" ".join(found[of_name].split()),
        role=_DEFINITE.sub("", office) if office else None,
        party=found["party"],
        name_span=Span(*found.span(of_name)),
        span=Span(len(line) - len(line.lstrip()), end),
        said_at=found.end() - 1 if found["said"] else None,
    )
