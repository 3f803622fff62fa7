"""Whom to call or write to: the contacts that the documents print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.danish import analyse, folded_text
from index.vocabulary import QueryWord
from server.about import is_of_document
from server.answer import AnswerStatus, AnswerType
from server.answers import abstain
from server.contacts import Contact, values_in
from server.draft import Draft, mark
from server.extract import Value, ValueKind
from server.linking import named_in, names_office
from server.matching import text_words, title_words, whole_text_words
from server.pointing import point_out
from server.question import Question, folded_line
from server.sources import Sources
from server.understanding import is_strange

SHOWN = 3  # contacts that one answer gives
CLOSE = 0.12  # contacts that fit the question as well as the best one, or nearly
PUBLISHER_SHARE = 0.6  # of a match with the title or publisher, beside one with the contact itself
DOCUMENT_SHARE = 0.3  # of a match with anything else in the document
_MAIL = ("mail", "email", "skriv", "postkasse", "send")
_PHONE = ("telefon", "tlf", "mobil", "ring", "phone", "number", "nummer")
_STREET = ("adresse", "postadresse", "besoegsadresse", "kontoradresse", "vej", "gade", "address")
_WHO = ("hvem", "hvis", "who", "vem", "navn", "hedder", "kontaktperson")
_PRESS = re.compile(
    r"\b(?:presse\w*|journalist\w*|medie\w*|\w*avis\w*|redaktion\w*|reporter\w*|kommunikation\w*)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """One contact: who it is, what was asked for, and the lines it stands in."""

    name: str
    role: str
    values: str
    lines: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """What templates/answers/contact.txt shows; `asks_who` puts the name first."""

    contacts: tuple[ContactRow, ...]
    asks_who: bool


def propose(question: Question, sources: Sources) -> Draft | None:
    """The contact that a name, an office, an address, or the document asked about points out."""
    kinds = _kinds(question)
    found = contacts_of(question, sources)
    contacts = [c for c in found if any(v.kind in kinds for v in c.values)][:SHOWN]
    if not contacts:
        asks_value = any(w.token.folded.startswith(_MAIL + _PHONE) for w in question.words)
        return abstain.draft(question, sources) if asks_value or found else None
    words = [w.token.folded for w in question.words]
    asks_who = any(w in _WHO for w in words) or len(contacts) > 1
    return Draft(
        type=AnswerType.METADATA,
        status=AnswerStatus.ANSWERED,
        template="contact",
        view=ContactView(
            contacts=tuple(_row(c, kinds, question) for c in contacts),
            asks_who=asks_who and all(c.person for c in contacts),
        ),
        why="kontaktlinjerne i dokumentet",
    )


def contacts_of(question: Question, sources: Sources) -> list[Contact]:
    """The contacts that answer, as few as the question tells apart, the best first."""
    contacts = list(sources.contacts)
    given = {_bare(v.text) for v in values_in(question.text)}
    if given:
        return [c for c in contacts if given & {_bare(v.text) for v in c.values}]
    names = {p.name for p in question.people if named_in(p, question.words)}
    if names:
        return [c for c in contacts if any(n in c.text for n in names)]
    if question.missing or not contacts:
        return []
    pointed = point_out(question, sources)
    ids = {d.id for d in pointed.documents}
    of_documents = [c for c in contacts if c.passage.document_id in ids]
    if of_documents or pointed.told:
        contacts = of_documents
    line = folded_line(question)
    for_press = _PRESS.search(line) is not None
    offices = [w for w in question.words if names_office(w.token) and not _is_press(w)]
    if offices:
        contacts = [c for c in contacts if _of_office(c, question, sources)]
    elif for_press:
        contacts = [c for c in contacts if _PRESS.search(_line(c))] or contacts
    telling = _telling(question)
    if not for_press and any(is_strange(w) for w in telling):
        return []
    return _fitting(contacts, telling, sources, anybody=not (for_press or offices))


def _line(contact: Contact) -> str:
    return folded_text(f"{contact.label} {contact.text}")


def _is_press(word: QueryWord) -> bool:
    return _PRESS.fullmatch(word.token.folded) is not None and not word.token.parts


def _telling(question: Question) -> tuple[QueryWord, ...]:
    """The words that say what the contact is for: none of calling, writing, press or document."""
    return tuple(
        w
        for w in question.topic
        if not is_of_document(w.token.folded)
        and not _PRESS.fullmatch(w.token.folded)
        and not w.token.folded.startswith(_MAIL + _PHONE)
        and not names_office(w.token)
    )


def _fitting(
    contacts: Sequence[Contact], words: Sequence[QueryWord], sources: Sources, *, anybody: bool
) -> list[Contact]:
    """The contacts that the words fit best, in reading order; those for the press come last."""
    fits = {c: _fit(c, words, sources) for c in contacts}
    best = max(fits.values(), default=0.0)
    kept = [c for c in contacts if fits[c] >= best - CLOSE]
    return sorted(kept, key=lambda c: anybody and _PRESS.search(_line(c)) is not None)


def _fit(contact: Contact, words: Sequence[QueryWord], sources: Sources) -> float:
    document = sources.collection.document(contact.passage.document_id)
    around = (
        (title_words(document), PUBLISHER_SHARE),
        (whole_text_words(document.text), DOCUMENT_SHARE),
    )
    matcher = sources.understanding.linker.matcher
    return matcher.coverage(words, text_words(contact.label, contact.text), around)


def _of_office(contact: Contact, question: Question, sources: Sources) -> bool:
    """Whether a contact has the office asked for, or one of the same field (»pressen«)."""
    role = (contact.person.role if contact.person else None) or contact.text
    own = {x for t in analyse(role) if not t.is_stop for x in (t.stem, *t.parts)}
    matcher = sources.understanding.linker.matcher
    words = text_words(role)
    return any(
        any(len(x) > 3 and w.token.stem.startswith(x) for x in own)
        or matcher.match(w, words) >= 0.5
        or own & set(w.token.parts)
        for w in question.words
        if names_office(w.token)
    )


def _row(contact: Contact, kinds: Sequence[ValueKind], question: Question) -> ContactRow:
    values = [v for k in kinds for v in contact.values if v.kind is k]
    person = contact.person
    if person is not None and named_in(person, question.words):
        values = _after_name(values, contact, person.name)
    return ContactRow(
        name=person.name if person else "",
        role=(person.role or "") if person else "",
        values=" og ".join(v.text for v in values),
        lines=contact.text,
        mark=mark(contact.passage.document_id, contact.span),
    )


def _after_name(values: Sequence[Value], contact: Contact, name: str) -> list[Value]:
    """The values that stand after a name, where some do: those before it are somebody else's."""
    at = contact.text.find(name)
    after = [v for v in values if contact.text.find(v.text) > at]
    return after if at >= 0 and after else list(values)


def _bare(value: str) -> str:
    """An address or number without spaces and country code, to compare by."""
    return "".join(value.split()).removeprefix("+45").lower()


def _kinds(question: Question) -> tuple[ValueKind, ...]:
    """What is asked for; nothing that a contact gives where it is a street or an office."""
    line = folded_line(question).split()
    mail = any(w.startswith(_MAIL) for w in line)
    phone = any(w.startswith(_PHONE) for w in line)
    if mail and not phone:
        return (ValueKind.MAIL,)
    if phone and not mail:
        return (ValueKind.PHONE,)
    given = values_in(question.text)  # »hvis adresse er det?« tells of an address, and asks whose
    if not mail and not given and any(w.startswith(_STREET) for w in line):
        return ()
    return (ValueKind.PHONE, ValueKind.MAIL)
