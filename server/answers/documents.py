"""Which documents there are, what they tell in short, and which is the newest or the oldest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Document
from corpus.passage import Passage, PassageKind
from corpus.sentences import sentence_spans
from corpus.span import Span
from server.about import age_asked, is_of_document
from server.answer import AnswerStatus, AnswerType
from server.answers.metadata import lead_of, mark_at_date, mark_at_title
from server.danish_text import source_name
from server.days import days_in
from server.draft import Draft, mark
from server.matching import TextWords, text_words
from server.pointing import point_out
from server.question import Question, folded_line
from server.sources import Sources, passage_mark

SHOWN = 20  # documents that an answer names
TOLD = 4  # documents whose beginnings an answer gives
TELLING = 0.4  # how much hangs on a word that says what is asked of
LONG = 400  # characters of a beginning, from which on it is cut after a sentence
_COMPARES = re.compile(
    r"\b(?:forskel\w*|adskil\w*|sammenlign\w*|skiller?|faelles|begge|difference|compare)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A document: its title, what is known of it (`name`), and how it begins.

    `latest` is the last year that one without a date speaks of, or nothing.
    """

    title: str
    name: str
    mark: str
    lead: str = ""
    lead_mark: str = ""
    latest: str = ""
    latest_mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsView:
    """What templates/answers/documents.txt shows.

    `what` is »overview«, »summary«, »comparison«, »newest« or »oldest«; of the last two,
    `documents` are those that are, and `undated` those that cannot be placed. `number` is how many
    there are, `more` how many of them are not named.
    """

    what: str
    documents: tuple[Told, ...]
    number: int
    more: int = 0
    undated: tuple[Told, ...] = ()


def summary(question: Question, sources: Sources) -> Draft | None:
    """How the documents begin that a question asks the gist of, or sets against each other."""
    compared = _COMPARES.search(folded_line(question)) is not None
    documents = _meant(question, sources)
    if not documents or len(documents) > TOLD:
        return None
    told = tuple(t for d in documents if (t := _begins(d, sources)) is not None)
    if not told or (compared and len(told) < 2):
        return None
    what = "comparison" if compared else "summary"
    return _draft(DocumentsView(what=what, documents=told, number=len(told)))


def overview(question: Question, sources: Sources) -> Draft | None:
    """The documents that answers are found in."""
    if _left(question, sources, ()):
        return None
    documents = sources.collection.documents
    told = tuple(_known(d, sources) for d in documents[:SHOWN])
    more = max(0, len(documents) - SHOWN)
    return _draft(DocumentsView(what="overview", documents=told, number=len(documents), more=more))


def by_age(question: Question, sources: Sources) -> Draft | None:
    """The newest or oldest document, and those that bear no date."""
    order = age_asked(folded_line(question))
    if order is None or _left(question, sources, ()):
        return None
    dated = {d: d.provenance.published for d in sources.collection.documents}
    days = sorted({day for day in dated.values() if day})
    undated = tuple(_known(d, sources) for d, day in dated.items() if day is None)
    if not days:
        return None
    first = days[-1] if order == "newest" else days[0]
    found = tuple(_known(d, sources) for d, day in dated.items() if day == first)
    view = DocumentsView(
        what=order, documents=found, number=len(found), undated=undated[:TOLD],
        more=max(0, len(undated) - TOLD),
    )  # fmt: skip
    return _draft(view, AnswerStatus.PARTIAL if undated else AnswerStatus.ANSWERED)


def _draft(view: DocumentsView, status: AnswerStatus = AnswerStatus.ANSWERED) -> Draft:
    return Draft(
        type=AnswerType.METADATA,
        status=status,
        template="documents",
        view=view,
        why="spørgsmålet er om kilderne selv",
    )


def _meant(question: Question, sources: Sources) -> tuple[Document, ...]:
    """The documents that are pointed out, or all; none where something in them is asked of."""
    whole = sources.collection.documents
    if age_asked(folded_line(question)) is None and not _left(question, sources, ()):
        return whole
    pointed = point_out(question, sources)
    meant = [pointed.documents] if pointed.told else [whole, pointed.documents]
    return next((documents for documents in meant if not _left(question, sources, documents)), ())


def _left(question: Question, sources: Sources, documents: Sequence[Document]) -> bool:
    """Whether a question speaks of more than documents and what these are known by."""
    if question.missing or question.people:
        return True
    days = days_in(question.text)
    dated = any(
        day.holds(d.provenance.published)
        for day in days
        for d in documents
        if d.provenance.published
    )
    words = [
        w
        for w in question.words
        if not w.token.is_stop
        and w.telling >= TELLING
        and not is_of_document(w.token.folded)
        and not (dated and w.token.folded.isdecimal())
    ]
    matcher = sources.understanding.linker.matcher
    return any(all(not matcher.coverage([w], _known_by(d)) for d in documents) for w in words)


def _known_by(document: Document) -> TextWords:
    return text_words(document.title, document.provenance.publisher or "")


def _known(document: Document, sources: Sources) -> Told:
    passages = sources.collection.passages_of(document.id)
    published = document.provenance.published
    latest = (
        None if published else max(_YEAR.finditer(document.text), key=lambda y: y[0], default=None)
    )
    return Told(
        title=document.title,
        name=source_name(document),
        mark=_shown(document, passages),
        latest=latest[0] if latest else "",
        latest_mark=mark(document.id, Span(*latest.span())) if latest else "",
    )


def _shown(document: Document, passages: tuple[Passage, ...]) -> str:
    """The mark at the date or title of a document, or where it begins if it prints neither."""
    printed = mark_at_date(document, passages) or mark_at_title(document, passages)
    return printed or "".join(map(passage_mark, passages[:1]))


def _begins(document: Document, sources: Sources) -> Told | None:
    """A document by its lead, as far as whole sentences of it are not too long."""
    passages = sources.collection.passages_of(document.id)
    lead = lead_of(document, passages)
    if lead is None or lead.kind is not PassageKind.PARAGRAPH:
        lead = next((p for p in passages if p.kind is PassageKind.PARAGRAPH), lead)
    if lead is None:
        return None
    span = _beginning(lead)
    return Told(
        title=document.title,
        name=source_name(document),
        mark=_shown(document, passages),
        lead=span.of(document.text),
        lead_mark=mark(document.id, span),
    )


def _beginning(passage: Passage) -> Span:
    """The first sentences of a passage, all of them if they are not too long."""
    spans = sentence_spans(passage.text)
    end = next((s.end for s in reversed(spans) if s.end <= LONG), spans[0].end)
    return Span(spans[0].start, end).shifted(passage.content.start)
