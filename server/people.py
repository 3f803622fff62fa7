"""Who speaks in the documents: names, roles and parties as printed, and their words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.collection import Collection
from corpus.passage import Passage, PassageKind
from corpus.span import Span
from index.danish import Token, analyse

_SAYS = (
    r"(?:siger|sagde|udtaler|udtalte|fortæller|forklarer|mener|skriver|understreger|fastslår|"
    r"tilføjer|vurderer|lyder det fra)"
)
_NAME = r"(?P<name>[A-ZÆØÅ][\wæøåéü’'-]+(?:\s(?:[A-ZÆØÅ]\.|[A-ZÆØÅ][\wæøåéü’'-]+)){1,4})"
_PARTY = r"(?:\s\((?P<party>[^()\d]{1,30})\))?"
_ROLE = r"(?:(?P<role>[a-zæøå][^.,;:”\"»«()]{1,80}?)\s)?"
_SPEAKER = re.compile(rf"\b{_SAYS}\s{_ROLE}{_NAME}{_PARTY}")
_SIGNED = re.compile(rf"\A\s*{_NAME},\s(?P<role>[a-zæøå][^\n,.]{{2,80}})", re.MULTILINE)
_QUOTED = re.compile(r"[”“\"»«„](?P<words>[^”“\"»«„]+)[”“\"»«„]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person that a passage introduces.

    `words` is what they say there, `introduction` how the passage names them.
    """

    name: str
    role: str | None
    party: str | None
    passage: Passage
    name_span: Span
    introduction: Span
    words: Span | None

    @property
    def name_tokens(self) -> tuple[Token, ...]:
        """The analysed words of the name."""
        return analyse(self.name)


def find_people(collection: Collection) -> tuple[Person, ...]:
    """The people that quotations and contact lines introduce, in reading order."""
    return tuple(person for passage in collection.passages for person in _people_in(passage))


def _people_in(passage: Passage) -> list[Person]:
    start = passage.content.start
    if passage.kind is PassageKind.CONTACT:
        found = _SIGNED.search(passage.text)
        return [_person(passage, found, None)] if found else []
    people: list[Person] = []
    before = 0
    for found in _SPEAKER.finditer(passage.text):
        words = _words_before(passage, before, found.start())
        people.append(_person(passage, found, words.shifted(start) if words else None))
        before = found.end()
    return people


def _person(passage: Passage, found: re.Match[str], words: Span | None) -> Person:
    groups = found.groupdict()
    start = passage.content.start
    first = found.start("role") if groups.get("role") else found.start("name")
    return Person(
        name=" ".join(found["name"].split()),
        role=" ".join(groups["role"].split()) if groups.get("role") else None,
        party=groups.get("party"),
        passage=passage,
        name_span=Span(*found.span("name")).shifted(start),
        introduction=Span(first, found.end()).shifted(start),
        words=words,
    )


def _words_before(passage: Passage, start: int, end: int) -> Span | None:
    """The words spoken: those in quotation marks, or a quotation passage up to its speaker."""
    quoted = list(_QUOTED.finditer(passage.text, start, end))
    if quoted:
        return _bare(passage.text, quoted[0].start("words"), quoted[-1].end("words"))
    return _bare(passage.text, start, end) if passage.kind is PassageKind.QUOTATION else None


def _bare(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(" \u00a0,–-"))
    right = len(piece.rstrip(" \u00a0,–-"))
    return Span(start + left, start + right) if left < right else None
