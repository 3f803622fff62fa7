"""Proofs of what is said of people: names, offices and parties as a place introduces them."""

from __future__ import annotations

from corpus.sentences import sentence_spans
from server.answer import AnswerStatus, AnswerType
from server.answers import definition, presupposition, quote
from server.draft import Draft
from server.errors import UnprovedError
from server.people import Person
from server.proof.case import Case
from server.proof.grammar import Told
from server.question import Asked


def prove_person(told: Told, case: Case) -> Draft:
    """Who a person is, or their party."""
    number = told.number("mark")
    person = case.person(number)
    asks_party = "parti" in (case.question.noun or "")
    if not person.role or (asks_party and not person.party):
        raise UnprovedError(f"pladsen for [{number}] siger det ikke om {person.name}")
    view = definition.PersonView(
        name=person.name,
        role=person.role,
        party=person.party,
        mark=case.mark(number),
        asks_party=asks_party,
    )
    return Draft(type=AnswerType.FACT, status=AnswerStatus.ANSWERED, template="person", view=view)


def prove_role(told: Told, case: Case) -> Draft:
    """That a person holds another office or party than the question says."""
    number = told.number("mark")
    person = case.person(number)
    if not person.role or not presupposition.misnamed(person, case.question):
        raise UnprovedError("spørgsmålet siger ikke noget andet end kilden")
    view = presupposition.RoleView(
        name=person.name, role=person.role, party=person.party, mark=case.mark(number)
    )
    return Draft(type=AnswerType.FACT, status=AnswerStatus.PARTIAL, template="role", view=view)


def prove_quotes(told: Told, case: Case) -> Draft:
    """What people said: their own words, and no others."""
    quotes = tuple(_quote(row, case) for row in told.rows("quotes"))
    return Draft(
        type=AnswerType.QUOTE,
        status=AnswerStatus.ANSWERED,
        template="quotes",
        view=quote.QuotesView(quotes=quotes),
    )


def _quote(row: Told, case: Case) -> quote.QuoteView:
    introduction, spoken = row.number("introduction_mark"), row.number("words_mark")
    person = case.person(introduction)
    if not _said(person, spoken, case):
        raise UnprovedError(f"det siger {person.name} ikke på pladsen for [{spoken}]")
    return quote.QuoteView(
        name=person.name,
        role=person.role,
        party=person.party,
        introduction_mark=case.mark(introduction),
        words=case.words(spoken).rstrip(","),
        words_mark=case.mark(spoken),
        speaker_first=case.question.asked is Asked.SPEAKER,
    )


def _said(person: Person, number: int, case: Case) -> bool:
    """Whether a place holds all that a person says, or a whole sentence of it."""
    place = case.place(number)
    if person.words is None or place.document.id != person.passage.document_id:
        return False
    sentences = sentence_spans(person.words.of(place.document.text))
    return place.span in {person.words, *(s.shifted(person.words.start) for s in sentences)}
