"""What is known of the documents themselves: publisher, date, address, and whom to call."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Document
from corpus.passage import Passage, PassageKind
from corpus.span import Span
from server.answer import AnswerStatus, AnswerType
from server.danish_text import danish_date
from server.draft import Draft, mark
from server.extract import ValueKind, find_values
from server.matching import text_words
from server.question import Asked, Question
from server.sources import Sources, passage_mark

TITLED = 0.6  # how much of a topic a title must hold to be pointed out by it


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataView:
    """What templates/answers/metadata.txt shows."""

    what: str
    value: str
    title: str
    mark: str
    broken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """What templates/answers/contact.txt shows."""

    values: tuple[str, ...]
    lines: str
    mark: str


def propose(question: Question, sources: Sources) -> Draft | None:
    """What is known of the document that the question points out, else of the one that fits."""
    if question.missing:
        return None
    if question.asked is Asked.CONTACT:
        return _contact(question, sources)
    for document in _documents(question, sources):
        if (found := _known(question.asked, document, sources)) is not None:
            return found
        if question.documents:
            return None
    return None


def _documents(question: Question, sources: Sources) -> tuple[Document, ...]:
    if question.documents:
        return question.documents
    matcher = sources.understanding.linker.matcher
    titled = [
        d
        for d in sources.collection.documents
        if matcher.coverage(question.topic, text_words(d.title)) >= TITLED
    ]
    if titled:
        return tuple(titled[:1])
    hits = sources.nearest(question, 1)
    best = [sources.collection.document(h.passage.document_id) for h in hits]
    return tuple(best)


def _known(asked: Asked, document: Document, sources: Sources) -> Draft | None:
    known = document.provenance
    if asked is Asked.PUBLISHER and known.publisher:
        return draft(
            "publisher", known.publisher, document, _where(document, known.publisher, sources)
        )
    if asked is Asked.PUBLISHED and known.published:
        dateline = next(
            (
                p
                for p in sources.collection.passages_of(document.id)
                if p.kind is PassageKind.DATELINE
            ),
            None,
        )
        return draft(
            "published",
            danish_date(known.published),
            document,
            passage_mark(dateline) if dateline else _title(document, sources),
        )
    if asked is Asked.LINK and known.source_url_printed:
        return draft(
            "link",
            known.source_url_printed,
            document,
            _where(document, known.source_url_printed, sources),
        )
    return None


def draft(what: str, value: str, document: Document, at: str) -> Draft | None:
    """The answer that tells one thing of a document, with the mark where it stands, if any."""
    if not at:
        return None
    view = MetadataView(
        what=what,
        value=value,
        title=document.title,
        mark=at,
        broken=what == "link" and document.provenance.source_url is None,
    )
    return Draft(
        type=AnswerType.METADATA,
        status=AnswerStatus.ANSWERED,
        template="metadata",
        view=view,
        why="oplysning om dokumentet",
    )


def _where(document: Document, value: str, sources: Sources) -> str:
    """The mark where a value stands in the document, else at its title."""
    at = document.text.find(value)
    return mark(document.id, Span(at, at + len(value))) if at >= 0 else _title(document, sources)


def _title(document: Document, sources: Sources) -> str:
    first = next(
        (p for p in sources.collection.passages_of(document.id) if p.text == document.title), None
    )
    return passage_mark(first) if first else ""


def _contact(question: Question, sources: Sources) -> Draft | None:
    contacts = [p for p in sources.collection.passages if p.kind is PassageKind.CONTACT]
    wanted = [d.id for d in question.documents]
    fitting = [p for p in contacts if not wanted or p.document_id in wanted]
    best = _best_contact(question, sources, fitting)
    named = {p.passage.id for p in question.people}
    if best is None or (named and best.id not in named):
        return None
    kinds = wanted_kinds(question)
    values = tuple(v.text for kind in kinds for v in find_values(best.text, kind))
    if not values:
        return None
    view = ContactView(values=values, lines=" ".join(best.text.split()), mark=passage_mark(best))
    return Draft(
        type=AnswerType.METADATA,
        status=AnswerStatus.ANSWERED,
        template="contact",
        view=view,
        why="kontaktlinjerne i dokumentet",
    )


def _best_contact(question: Question, sources: Sources, contacts: list[Passage]) -> Passage | None:
    if not contacts:
        return None
    found = sources.evidence.sentences(question.words, among=contacts)
    return found[0].passage


def wanted_kinds(question: Question) -> tuple[ValueKind, ...]:
    """What of a contact is asked for."""
    words = {w.token.folded for w in question.words}
    if any(w.startswith(("mail", "email", "skrive")) for w in words):
        return (ValueKind.MAIL,)
    if any(w.startswith(("telefon", "tlf", "mobil", "ringe", "phone", "number")) for w in words):
        return (ValueKind.PHONE,)
    return (ValueKind.MAIL, ValueKind.PHONE)
