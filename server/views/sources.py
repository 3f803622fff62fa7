"""The sources: where each comes from, and its text with the cited words marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from corpus.collection import Collection
from corpus.document import Document
from corpus.errors import PassageNotFoundError
from corpus.span import Span
from corpus.status import TrialStatus
from server.addresses import edition_url, original_url, source_url, with_query
from server.danish_text import STATUS_NAMES
from server.opened_source import OpenedSource, Opening
from server.pages import (
    MarkKind,
    Navigation,
    SourceFacts,
    SourceNote,
    SourcePage,
    SourcesPage,
    StatusCount,
    Stretch,
    TextPart,
)
from server.views.paging import paged
from server.views.words import (
    age,
    counted,
    grouped,
    published_line,
    section_line,
    sources_counted,
    status_name,
)

PAGE_SIZE = 50
NOTES = {
    Opening.NOWHERE: "Linket peger på et sted, som ikke findes i kilden. Her er hele kilden uden "
    "markering.",
    Opening.UNTOLD: "Kilden findes i flere udgaver, og linket siger ikke, hvilken det er til. Det "
    "markerede er, hvad der står på stedet i dag.",
    Opening.MOVED: "Kilden er opdateret, siden den blev citeret. De samme ord står nu her.",
    Opening.CHANGED: "Kilden er opdateret, siden den blev citeret, og ordene er ændret. Der stod:",
    Opening.GONE: "Kilden er opdateret, og ordene står der ikke længere. Her er den tidligere "
    "udgave, som blev citeret. Den bliver ikke brugt i nye svar.",
    Opening.REMOVED: "Kilden er fjernet. Her er den udgave, som blev citeret. Den bliver ikke "
    "brugt i nye svar.",
    Opening.EARLIER: "Dette er en tidligere udgave af kilden. Den bliver ikke brugt i nye svar.",
}
CITED_EDITION = "Se den udgave, der blev citeret"
TODAYS_EDITION = "Se kilden, som den er i dag"
PRINTED_ONLY = "Sådan er adressen trykt i kilden. Den virker ikke som link."


def source_page(opened: OpenedSource, *, today: date) -> SourcePage:
    """A source in full, or an earlier text of it, with the words that a link is to marked."""
    collection, document, span = opened.collection, opened.document, opened.span
    facts = source_facts(collection, document, today)
    return SourcePage(
        title=document.title,
        current=Navigation.SOURCES,
        facts=facts if opened.is_today else replace(facts, original_url="", trials_url=""),
        parts=text_parts(collection, document, span),
        statuses=_statuses(collection, document),
        cited=_cited(collection, document, span) if span else "",
        note=_note(opened),
    )


def sources_page(collection: Collection, *, today: date, number: int = 1) -> SourcesPage:
    """The sources in the order of their ids, a part of them where they are many."""
    shown, pager = paged(collection.documents, number, size=PAGE_SIZE, path="/kilder")
    trials = counted(len(collection.trials), "forsøg", "forsøg")
    return SourcesPage(
        title="Kilder",
        current=Navigation.SOURCES,
        summary=f"Svarene bygger på {sources_counted(collection)}, som fortæller om {trials}.",
        sources=tuple(source_facts(collection, d, today) for d in shown),
        pager=pager,
    )


def source_facts(collection: Collection, document: Document, today: date) -> SourceFacts:
    """Where a source comes from; what is not known says so."""
    provenance = document.provenance
    trials = len(collection.trials_in(document.id))
    passages = counted(len(collection.passages_of(document.id)), "afsnit", "afsnit")
    printed = provenance.source_url_printed
    return SourceFacts(
        id=document.id,
        title=document.title,
        url=source_url(document.id),
        publisher=provenance.publisher or "Ikke oplyst",
        published=published_line(document),
        age=age(provenance.published, today) if provenance.published else "",
        address=printed or "Ikke oplyst",
        address_url=provenance.source_url or "",
        address_note=PRINTED_ONLY if printed and provenance.source_url is None else "",
        file_name=document.file_name,
        sha256=document.sha256,
        contents=f"{passages}, {counted(trials, 'forsøg', 'forsøg')}" if trials else passages,
        original_url=original_url(document.id),
        trials_url=with_query("/forsoeg", {"document": document.id}) if trials else "",
    )


def text_parts(
    collection: Collection, document: Document, span: Span | None
) -> tuple[TextPart, ...]:
    """The passages and the white space between them; joined they are the document's text."""
    records = _records(collection, document)
    parts: list[TextPart] = []
    position = 0
    seen = False
    for passage in (*collection.passages_of(document.id), None):
        start = passage.span.start if passage else len(document.text)
        if start > position:
            stretches = tuple(_stretches(document.text, position, start, span, seen=seen))
            seen = seen or _is_marked(stretches)
            parts.append(TextPart(id="", kind="", stretches=stretches))
        if passage is not None:
            stretches = tuple(_stretches(document.text, start, passage.span.end, span, seen=seen))
            seen = seen or _is_marked(stretches)
            status = records.get(passage.id)
            parts.append(
                TextPart(
                    id=passage.id,
                    kind=passage.kind.value,
                    stretches=stretches,
                    status=status.value if status else "",
                    status_name=status_name(status) if status else "",
                )
            )
            position = passage.span.end
    return tuple(parts)


def _records(collection: Collection, document: Document) -> dict[str, TrialStatus]:
    """The status that each passage of the document records of a trial, by passage id."""
    return {
        record.passage_id: record.status
        for trial in collection.trials_in(document.id)
        for record in trial.records
        if record.document_id == document.id
    }


def _statuses(collection: Collection, document: Document) -> tuple[StatusCount, ...]:
    found = Counter(_records(collection, document).values())
    return tuple(
        StatusCount(status=s.value, words=f"{grouped(found[s])} {STATUS_NAMES[s]}")
        for s in TrialStatus
        if found[s]
    )


def _stretches(
    text: str, start: int, end: int, span: Span | None, *, seen: bool
) -> Iterator[Stretch]:
    """text[start:end] cut where the cited words begin and end."""
    inner = {c for c in (span.start, span.end) if start < c < end} if span else set()
    for left, right in pairwise(sorted({start, end, *inner})):
        cited = span is not None and span.overlaps(Span(left, right))
        kind = MarkKind.PLAIN
        if cited:
            kind = MarkKind.MORE if seen else MarkKind.FIRST
            seen = True
        yield Stretch(kind, text[left:right])


def _is_marked(stretches: tuple[Stretch, ...]) -> bool:
    return any(s.kind is not MarkKind.PLAIN for s in stretches)


def _note(opened: OpenedSource) -> SourceNote | None:
    """What a reader has to know of what is shown, and where the other text is."""
    if opened.opening is Opening.AS_LINKED:
        return None
    url, label = "", ""
    if opened.cited is not None:
        url, label = edition_url(opened.cited.citation_id), CITED_EDITION
    elif not opened.is_today and opened.opening is not Opening.REMOVED:
        url, label = source_url(opened.document.id), TODAYS_EDITION
    return SourceNote(
        text=NOTES[opened.opening],
        words=opened.cited.text if opened.cited and opened.opening is Opening.CHANGED else "",
        url=url,
        label=label,
    )


def _cited(collection: Collection, document: Document, span: Span) -> str:
    try:
        return section_line(collection.passage_at(document.id, span).section)
    except PassageNotFoundError:
        return ""
