"""What is known of the documents themselves: title, date, author, publisher and address."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.document import Document
from corpus.passage import Passage, PassageKind
from corpus.span import Span
from server import wording
from server.about import speaks_of_document
from server.answer import AnswerStatus, AnswerType
from server.answers.clarify import ClarifyView, Reading
from server.danish_text import danish_date, listed
from server.days import days_in
from server.draft import Draft, mark
from server.people import is_byline
from server.pointing import point_out
from server.question import Asked, Question, folded_line
from server.sources import Sources, passage_mark

SHOWN = 4  # documents that one answer tells of; where more could be meant, it asks back


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of one document: the value, where it stands, and a remark on it."""

    value: str
    title: str
    mark: str
    at_title: str
    malformed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataView:
    """What templates/answers/metadata.txt shows.

    `unknown` names the documents that could be meant too and do not tell. `corrects` is whether the
    question gives another date, `whether` whether it only asks if that is the date.
    """

    what: str
    known: tuple[Known, ...]
    unknown: str
    corrects: bool
    whether: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NotToldView:
    """What templates/answers/not_told.txt shows."""

    what: str
    titles: str


def propose(question: Question, sources: Sources) -> Draft | None:
    """What is known of the document that the question points out, or of each that it can mean."""
    if question.missing and not days_in(question.text):
        return None
    of_document = question.documents or speaks_of_document(folded_line(question))
    if not of_document and question.asked is not Asked.LINK:
        return None
    pointed = point_out(question, sources)
    if not pointed.documents:
        return None
    found = [(d, _known(question.asked, d, sources)) for d in pointed.documents]
    known = tuple(k for _, k in found if k is not None)
    unknown = tuple(d for d, k in found if k is None)
    if not known:
        return _not_told(question, unknown)
    if len(known) > SHOWN:
        return _which(question, known)
    corrects = question.asked is Asked.PUBLISHED and bool(pointed.contradicted)
    whether = wording.POLAR.match(folded_line(question)) is not None and len(known) == 1
    view = MetadataView(
        what=question.asked.value,
        known=known,
        unknown=listed([f"»{d.title}«" for d in unknown[:SHOWN]]),
        corrects=corrects,
        whether=whether and bool(days_in(question.text)),
    )
    return Draft(
        type=AnswerType.METADATA,
        status=AnswerStatus.PARTIAL if corrects and not whether else AnswerStatus.ANSWERED,
        template="metadata",
        view=view,
        why="oplysning om dokumentet",
    )


def _known(asked: Asked, document: Document, sources: Sources) -> Known | None:
    passages = sources.collection.passages_of(document.id)
    known = document.provenance
    value, at, malformed = "", "", False
    if asked is Asked.TITLE:
        value, at = document.title, mark_at_title(document, passages)
    elif asked is Asked.LEAD and (lead := lead_of(document, passages)) is not None:
        value, at = lead.text, passage_mark(lead)
    elif asked is Asked.PUBLISHER and known.publisher:
        value, at = known.publisher, _where(document, known.publisher, passages)
    elif asked is Asked.PUBLISHED and known.published:
        value = danish_date(known.published)
        at = mark_at_date(document, passages) or mark_at_title(document, passages)
    elif asked is Asked.LINK and known.source_url_printed:
        value = known.source_url_printed
        at = _where(document, value, passages)
        malformed = known.source_url is None
    elif asked is Asked.AUTHOR:
        writers = [
            p
            for p in sources.understanding.linker.people
            if p.is_author and p.passage.document_id == document.id
        ]
        value = listed([p.name for p in writers])
        at = "".join(mark(document.id, p.introduction) for p in writers)
    if not at:
        return None
    return Known(
        value=value,
        title=document.title,
        mark=at,
        at_title=mark_at_title(document, passages),
        malformed=malformed,
    )


def lead_of(document: Document, passages: tuple[Passage, ...]) -> Passage | None:
    """The lines under the title: the first that are neither date nor byline; None without any."""
    title = next((i for i, p in enumerate(passages) if p.text == document.title), None)
    if title is None:
        return None
    below = (p for p in passages[title + 1 :] if p.kind is not PassageKind.DATELINE)
    return next((p for p in below if not is_byline(p)), None)


def mark_at_date(document: Document, passages: tuple[Passage, ...]) -> str:
    """The mark at the first line that bears the document's own date, a dateline before others.

    Nothing where no line does.
    """
    published = document.provenance.published
    bearing = [
        p
        for p in passages
        if any(d.day and d.year and published and d.holds(published) for d in days_in(p.text))
    ]
    lines = [p for p in bearing if p.kind is PassageKind.DATELINE]
    return passage_mark((lines or bearing)[0]) if bearing else ""


def _where(document: Document, value: str, passages: tuple[Passage, ...]) -> str:
    """The mark where a value stands in the document, else at its title."""
    at = document.text.find(value)
    return (
        mark(document.id, Span(at, at + len(value)))
        if at >= 0
        else mark_at_title(document, passages)
    )


def mark_at_title(document: Document, passages: tuple[Passage, ...]) -> str:
    """The mark at the title where the document prints it, else nothing."""
    first = next((p for p in passages if p.text == document.title), None)
    return passage_mark(first) if first else ""


def _not_told(question: Question, documents: tuple[Document, ...]) -> Draft:
    """An abstention that names the document that is silent."""
    view = NotToldView(
        what=question.asked.value, titles=listed([f"»{d.title}«" for d in documents[:SHOWN]])
    )
    return Draft(
        type=AnswerType.METADATA,
        status=AnswerStatus.ABSTAINED,
        template="not_told",
        view=view,
        why="dokumentet oplyser det ikke",
    )


def _which(question: Question, known: tuple[Known, ...]) -> Draft:
    """Asks back which document is meant."""
    readings = tuple(
        Reading(
            kind="sentence",
            text=k.title,
            mark=k.at_title,
            question=f"{_ASKING[question.asked]} »{k.title}«?",
        )
        for k in known
    )
    return Draft(
        type=AnswerType.METADATA,
        status=AnswerStatus.CLARIFY,
        template="clarify",
        view=ClarifyView(word="kilden", readings=readings),
        suggestions=tuple(r.question for r in readings),
        why="flere dokumenter kan være ment",
    )


_ASKING = {
    Asked.TITLE: "Hvad er overskriften på",
    Asked.LEAD: "Hvad står der i manchetten på",
    Asked.PUBLISHER: "Hvem har udgivet",
    Asked.PUBLISHED: "Hvornår blev artiklen udgivet:",
    Asked.LINK: "Hvad er linket til",
    Asked.AUTHOR: "Hvem har skrevet artiklen",
}
