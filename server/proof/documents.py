"""Proofs of what is said of documents: title, publisher, date, writer, address, whom to call."""

from __future__ import annotations

from server.answers import contact, metadata
from server.answers import documents as told_documents
from server.contacts import contacts_in
from server.days import days_in
from server.draft import Draft
from server.errors import UnprovedError
from server.proof.case import Case
from server.proof.grammar import Told


def check_metadata(draft: Draft, told: Told, case: Case) -> None:
    """That each value stands at its place, or the place is the document's title or date."""
    view = draft.view
    assert isinstance(view, metadata.MetadataView), "the template is that of metadata"
    for number, place in case.places.items():
        words = case.words(number)
        values = [k.value for k in view.known if k.title == place.document.title]
        stands = any(words in v or v in words for v in values)
        if not (stands or words == place.document.title or days_in(words)):
            raise UnprovedError(f"pladsen for [{number}] viser det ikke")


def check_documents(draft: Draft, told: Told, case: Case) -> None:
    """That each place is the title or date of a document, its last year, or how it begins."""
    view = draft.view
    assert isinstance(view, told_documents.DocumentsView), "the template is that of documents"
    for number, place in case.places.items():
        words = case.words(number)
        named = [k for k in (*view.documents, *view.undated) if k.title == place.document.title]
        stands = any(words in {k.title, k.lead, k.latest} for k in named)
        begins = case.passage(number).ordinal == 0
        if not named or not (stands or begins or days_in(words)):
            raise UnprovedError(f"pladsen for [{number}] viser det ikke")


def check_contact(draft: Draft, told: Told, case: Case) -> None:
    """That each place is a whole contact, and that what is given of it stands there."""
    view = draft.view
    assert isinstance(view, contact.ContactView), "the template is that of contacts"
    for row, given in zip(told.rows("contacts"), view.contacts, strict=False):
        number = row.number("mark")
        people = case.sources.understanding.linker.people
        whole = any(
            c.span == case.place(number).span for c in contacts_in(case.passage(number), people)
        )
        if not whole or any(v not in case.words(number) for v in given.values.split(" og ")):
            raise UnprovedError(f"kontakten ved [{number}] er en anden")


def check_silent(draft: Draft, told: Told, case: Case) -> None:
    """Nothing is said of the sources but that they do not tell, or which of them could be meant."""
