"""Whom the documents say to call or write to: each contact with its numbers and addresses.

A contact stands on one line (»Pressechef Ida Vang, tlf. 12 34 56 78«), on several (a name, then a
number and an address below it), or in a sentence of running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.passage import Passage, PassageKind
from corpus.sentences import sentence_spans
from corpus.span import Span, trimmed
from server.extract import Value, ValueKind, find_values, holds_contact
from server.people import Person

_LINE = re.compile(r"[^\n]+")
_LABELS = re.compile(
    r"\b(?:tlf|telefon|telefonnummer|mobil|mob|fax|e-?mail|mail|adresse|direkte|og|eller|på)\b",
    re.IGNORECASE,
)
_SAYS_NUMBER = re.compile(
    r"\b(?:tlf|telefon\w*|mobil\w*|nummer\w*|nr|ring\w*|opkald)\b|\+\d", re.IGNORECASE
)
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One contact: where it stands, its numbers and addresses, and the lines above that label it.

    `person` is who is named there, if the passage introduces somebody.
    """

    passage: Passage
    span: Span
    text: str
    values: tuple[Value, ...]
    label: str
    person: Person | None


def find_contacts(passages: Iterable[Passage], people: Sequence[Person]) -> Iterator[Contact]:
    """The contacts of some passages, in their order."""
    named: dict[str, list[Person]] = {}
    for person in people:
        named.setdefault(person.passage.id, []).append(person)
    for passage in passages:
        yield from contacts_in(passage, named.get(passage.id, ()))


def contacts_in(passage: Passage, people: Sequence[Person]) -> tuple[Contact, ...]:
    """The contacts of a passage, in order; most passages have none."""
    if passage.kind is PassageKind.BOILERPLATE or not holds_contact(passage.text):
        return ()
    here = [p for p in people if p.passage.id == passage.id]
    found: list[Contact] = []
    for span, label in _stretches(passage.text):
        text = span.of(passage.text)
        values = values_in(text)
        if passage.kind is not PassageKind.CONTACT and not _SAYS_NUMBER.search(text):
            values = tuple(v for v in values if v.kind is ValueKind.MAIL)
        if values:
            placed = span.shifted(passage.content.start)
            found.append(
                Contact(
                    passage=passage,
                    span=placed,
                    text=" ".join(text.split()),
                    values=values,
                    label=label,
                    person=next((p for p in here if placed.contains(p.name_span)), None),
                )
            )
    return tuple(found)


def values_in(text: str) -> tuple[Value, ...]:
    """The telephone numbers of a text, then its mail addresses."""
    return tuple(v for k in (ValueKind.PHONE, ValueKind.MAIL) for v in find_values(text, k))


def _stretches(text: str) -> Iterator[tuple[Span, str]]:
    """The pieces of a text that each hold one contact, and the lines above that label them.

    A line of numbers and addresses belongs to the lines above it; a line with words of its own is
    read sentence by sentence.
    """
    head: list[Span] = []  # lines without a number or address
    label = ""
    open_piece: Span | None = None  # what a line of nothing but numbers would belong to
    for line in (s for m in _LINE.finditer(text) if (s := trimmed(text, *m.span())) is not None):
        words = line.of(text)
        values = values_in(words)
        if not values:
            if open_piece is not None:
                yield open_piece, label
                open_piece, head = None, []
            head.append(line)
        elif _only(words, values) and (open_piece or head):
            start = open_piece.start if open_piece else head[0].start
            open_piece, head = Span(start, line.end), []
        else:
            if open_piece is not None:
                yield open_piece, label
            label = " ".join(h.of(text) for h in head) or label
            *before, open_piece = (s.shifted(line.start) for s in sentence_spans(words))
            head = []
            yield from ((s, label) for s in before)
    if open_piece is not None:
        yield open_piece, label


def _only(words: str, values: Sequence[Value]) -> bool:
    """Whether a line is nothing but numbers, addresses, and what kind they are of."""
    for value in values:
        words = words.replace(value.text, " ")
    return _LETTER.search(_LABELS.sub(" ", words)) is None
