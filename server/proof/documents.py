"""Proofs of what is said of documents: publisher, date, address, and whom to call."""

from __future__ import annotations

from corpus.document import Document
from corpus.passage import PassageKind
from server.answer import AnswerStatus, AnswerType
from server.answers import metadata
from server.danish_text import danish_date
from server.draft import Draft
from server.errors import UnprovedError
from server.extract import find_values
from server.proof.case import Case
from server.proof.grammar import Told
from server.question import Asked


def prove_metadata(told: Told, case: Case) -> Draft:
    """One thing that is known of a document, shown at a place in it."""
    number = told.number("mark")
    document = case.place(number).document
    what, value = _known(document, case.question.asked)
    shown = case.words(number) in {value, document.title}
    if not value or not (shown or case.passage(number).kind is PassageKind.DATELINE):
        raise UnprovedError(f"pladsen for [{number}] viser det ikke")
    draft = metadata.draft(what, value, document, case.mark(number))
    assert draft is not None, "it has a mark"
    return draft


def _known(document: Document, asked: Asked) -> tuple[str, str]:
    known = document.provenance
    match asked:
        case Asked.PUBLISHER:
            return "publisher", known.publisher or ""
        case Asked.PUBLISHED:
            return "published", danish_date(known.published) if known.published else ""
        case _:
            return "link", known.source_url_printed or "" if asked is Asked.LINK else ""


def prove_contact(told: Told, case: Case) -> Draft:
    """Numbers and addresses of a contact, as its lines have them."""
    number = told.number("mark")
    if case.place(number).span != case.passage(number).content:
        raise UnprovedError(f"ordene ved [{number}] er ikke hele kontakten")
    words = case.words(number)
    kinds = metadata.wanted_kinds(case.question)
    view = metadata.ContactView(
        values=tuple(v.text for kind in kinds for v in find_values(words, kind)),
        lines=" ".join(words.split()),
        mark=case.mark(number),
    )
    return Draft(
        type=AnswerType.METADATA, status=AnswerStatus.ANSWERED, template="contact", view=view
    )
