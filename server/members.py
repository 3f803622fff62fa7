"""Who takes part in a group of trials, as the documents note it at the group's name.

»Natur i balance« as a heading and »Deltagere: Samsø (tovholder), Ærø og Fanø« right under it;
»Netværket Natur i balance (Samsø, Ærø, Fanø)«; »Natur i balance: Samsø, Ærø og Fanø«.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.collection import Collection
from corpus.passage import Passage, PassageKind
from corpus.span import Span

_NAME = r"[A-ZÆØÅ][\w-]+(?: (?:Kommune|Region|[A-ZÆØÅ][\w-]+))?"
# »Samsø (tovholder)«: what somebody is in the group.
_MEMBER = rf"{_NAME}(?: \(\w+\))?"
_MEMBERS = rf"{_MEMBER}(?:, {_MEMBER})*(?:,? (?:og|samt) {_MEMBER})?"
_KINDS = r"(?: (?:[Kk]ommuner?|[Rr]egion(?:er)?))?"
_LABEL = (
    r"(?:[Dd]eltag\w*(?: kommuner)?|[Kk]ommuner(?:ne)?|[Nn]etværkskommuner|[Mm]edlemmer|[Pp]arter"
    r"|[Mm]edvirkende(?: kommuner)?|[Aa]nsøgere)"
)
NOTED = re.compile(rf"\s*\(?(?:{_LABEL}:? )?(?P<names>{_MEMBERS}){_KINDS}\)?\s*")
_BRACKETED = re.compile(rf"(?P<group>[^()]{{3,90}}?)\s\((?P<names>{_MEMBERS}){_KINDS}\)\s*")
_LABELLED = re.compile(rf"(?P<group>[^:()]{{3,90}}?):\s(?P<names>{_MEMBERS}){_KINDS}\.?\s*")
_LEAD = re.compile(rf"(?P<name>{_NAME}) \((?:tovholder|leder|koordinator|formand|værtskommune)\)")
_BETWEEN = re.compile(r",? (?:og|samt) |, ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """Those who take part in a group, in the order they stand.

    `group` is the group's name, `listed` the names as they stand, `lead` who leads it or empty;
    `span` is the line that names them, `heading` where the group's name stands, which may be there.
    """

    group: str
    names: tuple[str, ...]
    listed: str
    lead: str
    passage: Passage
    span: Span
    heading: Span


def find_members(collection: Collection) -> Iterator[Members]:
    """Who takes part in each group of which a document tells it, in reading order."""
    for document in collection.documents:
        above: Passage | None = None
        for passage in collection.passages_of(document.id):
            if passage.kind is not PassageKind.BOILERPLATE:
                yield from _in_passage(passage, above)
            above = passage


def names_listed(text: str) -> frozenset[int]:
    """How many names the lists of members in a cited text hold, whatever else a line tells."""
    found = (
        p.fullmatch(line) for line in text.splitlines() for p in (NOTED, _BRACKETED, _LABELLED)
    )
    return frozenset(len(_BETWEEN.split(m["names"])) for m in found if m)


def _in_passage(passage: Passage, above: Passage | None) -> Iterator[Members]:
    for pattern in (_BRACKETED, _LABELLED):
        found = pattern.fullmatch(passage.text)
        if found and "," in found["names"] and not re.fullmatch(_LABEL, found["group"]):
            yield _members(found["group"], found["names"], passage, passage.content)
            return
    if above is None or above.kind is not PassageKind.HEADING:
        return
    line = passage.text.splitlines()[0]
    found = NOTED.fullmatch(line)
    if passage.kind is PassageKind.PARAGRAPH and found and _BETWEEN.search(found["names"]):
        span = Span(passage.content.start, passage.content.start + len(line))
        yield _members(above.text, found["names"], passage, span, above.content)


def _members(
    group: str, listed: str, passage: Passage, span: Span, heading: Span | None = None
) -> Members:
    names = tuple(name.split(" (")[0] for name in _BETWEEN.split(listed))
    lead = _LEAD.search(listed)
    return Members(
        group=group,
        names=names,
        listed=listed,
        lead=lead["name"] if lead else "",
        passage=passage,
        span=span,
        heading=heading or span,
    )
