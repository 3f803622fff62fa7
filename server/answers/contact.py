"""Whom to call or write to: the contact lines of the documents."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.passage import Passage, PassageKind
from index.danish import analyse
from server.answer import AnswerStatus, AnswerType
from server.draft import Draft
from server.extract import ValueKind, find_values
from server.linking import named_in
from server.matching import text_words
from server.people import Person
from server.pointing import point_out
from server.question import Question, folded_line
from server.sources import Sources, passage_mark

SHOWN = 3  # contacts that one answer gives
_MAIL = ("mail", "email", "skrive", "skriver", "postkasse")
_PHONE = ("telefon", "tlf", "mobil", "ring", "phone", "number", "nummer")
_WHO = ("hvem", "hvis", "who", "vem", "navn", "kontaktperson")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One contact: who it is, what was asked for, and the lines it stands in."""

    name: str
    role: str
    values: str
    lines: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """What templates/answers/contact.txt shows; `asks_who` puts the name first."""

    contacts: tuple[Contact, ...]
    asks_who: bool


def propose(question: Question, sources: Sources) -> Draft | None:
    """The contact that a name, an office, an address, or the document asked about points out."""
    passages = contacts_of(question, sources)
    contacts = tuple(c for p in passages[:SHOWN] if (c := _contact(p, question, sources)))
    if not contacts:
        return None
    words = [w.token.folded for w in question.words]
    asks_who = any(w in _WHO for w in words) and bool(contacts[0].name)
    return Draft(
        type=AnswerType.METADATA,
        status=AnswerStatus.ANSWERED,
        template="contact",
        view=ContactView(contacts=contacts, asks_who=asks_who),
        why="kontaktlinjerne i dokumentet",
    )


def contacts_of(question: Question, sources: Sources) -> list[Passage]:
    """The contact passages that answer, as few as the question tells apart."""
    passages = [p for p in sources.collection.passages if p.kind is PassageKind.CONTACT]
    given = {_bare(v) for v in _values(question.text)}
    if given:
        return [p for p in passages if given & {_bare(v) for v in _values(p.text)}]
    named = [p for p in question.people if named_in(p, question.words)]
    if named:
        return [p for p in passages if any(n.name in p.text for n in named)]
    if question.missing:
        return []
    pointed = point_out(question, sources)
    of_documents = [p for p in passages if p.document_id in {d.id for d in pointed.documents}]
    by_office = [p for p in passages if _of_office(p, question, sources)]
    both = [p for p in by_office if p in of_documents]
    return both or by_office or of_documents


def _of_office(passage: Passage, question: Question, sources: Sources) -> bool:
    """Whether a contact has the office asked for, or one of the same field (»pressen«)."""
    person = _person(passage, sources)
    if person is None or not person.role:
        return False
    own = {x for t in analyse(person.role) if not t.is_stop for x in (t.stem, *t.parts)}
    matcher = sources.understanding.linker.matcher
    role = text_words(person.role)
    return any(
        any(len(x) > 3 and w.token.stem.startswith(x) for x in own)
        or matcher.match(w, role) >= 0.5
        or own & set(w.token.parts)
        for w in question.words
        if not w.token.is_stop
    )


def _person(passage: Passage, sources: Sources) -> Person | None:
    return next(
        (p for p in sources.understanding.linker.people if p.passage.id == passage.id), None
    )


def _contact(passage: Passage, question: Question, sources: Sources) -> Contact | None:
    values = [v.text for kind in _kinds(question) for v in find_values(passage.text, kind)]
    values = values or _values(passage.text)
    if not values:
        return None
    person = _person(passage, sources)
    return Contact(
        name=person.name if person else "",
        role=(person.role or "") if person else "",
        values=" og ".join(values),
        lines=" ".join(passage.text.split()),
        mark=passage_mark(passage),
    )


def _values(text: str) -> list[str]:
    return [v.text for k in (ValueKind.PHONE, ValueKind.MAIL) for v in find_values(text, k)]


def _bare(value: str) -> str:
    """An address or number without spaces and country code, to compare by."""
    return "".join(value.split()).removeprefix("+45").lower()


def _kinds(question: Question) -> tuple[ValueKind, ...]:
    line = folded_line(question).split()
    mail = any(w.startswith(_MAIL) for w in line)
    phone = any(w.startswith(_PHONE) for w in line)
    if mail and not phone:
        return (ValueKind.MAIL,)
    if phone and not mail:
        return (ValueKind.PHONE,)
    return (ValueKind.PHONE, ValueKind.MAIL)
