"""What the house knows -> the contract's JSON. Nothing else here makes JSON of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.collection import Collection
from corpus.document import Document
from corpus.passage import Passage
from corpus.span import Span
from corpus.status import TrialStatus
from corpus.trial import Trial, TrialRecord
from index.retriever import ScoredPassage
from server.addresses import edition_url, original_url, view_url
from server.answer import Answer, Citation, Timings, TrialEntry
from server.api.models import (
    AnswerModel,
    CitationModel,
    CitationsModel,
    DocumentModel,
    DocumentPassageModel,
    DocumentsModel,
    FullDocumentModel,
    HitModel,
    HitsModel,
    MatchModel,
    PassageModel,
    ResolvedCitationModel,
    SpanModel,
    TextPositionSelector,
    TextQuoteSelector,
    TimingsModel,
    TrialModel,
    TrialRecordModel,
    TrialsModel,
)
from server.citation import CitationState

if TYPE_CHECKING:
    from server.citation import ResolvedCitation

QUOTE_CONTEXT_CHARS = 32


def answer_object(answer: Answer) -> AnswerModel:
    """The answer as every program gets it."""
    return AnswerModel(
        id=answer.id,
        status=answer.status,
        answer=answer.text,
        answer_type=answer.type,
        resolved_question=answer.resolved_question,
        citations=[citation_object(c) for c in answer.citations],
        trials=[trial_object(t) for t in answer.trials],
        nearest=[hit_object(h) for h in answer.nearest],
        suggestions=list(answer.suggestions),
        index_version=answer.index_version,
        timings_ms=_timings(answer.timings),
    )


def citation_object(citation: Citation) -> CitationModel:
    """The citation with everything that is known of its document."""
    document, span = citation.document, citation.span
    provenance = document.provenance
    return CitationModel(
        id=citation.id,
        number=citation.number,
        document_id=document.id,
        file_name=document.file_name,
        document_title=document.title,
        publisher=provenance.publisher,
        published=_date(document),
        source_url=provenance.source_url,
        source_url_printed=provenance.source_url_printed,
        document_sha256=document.sha256,
        passage_id=citation.passage.id,
        section=list(citation.section),
        cited_text=citation.cited_text,
        start_char_index=span.start,
        end_char_index=span.end,
        answer_spans=[SpanModel(start=s.start, end=s.end) for s in citation.answer_spans],
        selector=_selector(document.text, span),
        view_url=view_url(document.id, span),
        verified=span.end <= len(document.text),
    )


def trial_object(entry: TrialEntry) -> TrialModel:
    """The trial with a record for each document."""
    trial = entry.trial
    return TrialModel(
        id=trial.id,
        title=trial.title,
        status=trial.status.public,
        status_text=trial.record.status_text,
        decision=trial.decision,
        course=trial.course,
        spread=trial.spread,
        network=trial.network,
        round=trial.round,
        records=[_record(r) for r in trial.records],
        citation=entry.citation,
    )


def trials_object(entries: tuple[TrialEntry, ...]) -> TrialsModel:
    """All these trials, counted by network and status in the order they stand."""
    return TrialsModel(
        count=len(entries),
        trials=[trial_object(e) for e in entries],
        facets=facets(tuple(e.trial for e in entries)),
    )


def facets(trials: tuple[Trial, ...]) -> dict[str, dict[TrialStatus, int]]:
    """How many trials of each network have each status; what is zero is left out."""
    counts: dict[str, dict[TrialStatus, int]] = {}
    for trial in trials:
        network = counts.setdefault(trial.network or "", {})
        status = trial.status.public
        network[status] = network.get(status, 0) + 1
    return counts


def passage_object(passage: Passage) -> PassageModel:
    """The passage without its list marker: `text` is the document's text from start to end."""
    return PassageModel(
        passage_id=passage.id,
        document_id=passage.document_id,
        text=passage.text,
        kind=passage.kind,
        section=list(passage.section),
        start_char_index=passage.content.start,
        end_char_index=passage.content.end,
    )


def hit_object(hit: ScoredPassage) -> HitModel:
    """The hit, with how it was found."""
    return HitModel(
        **passage_object(hit.passage).model_dump(),
        score=hit.score,
        matched=[MatchModel(term=m.term, by=m.by) for m in hit.matched],
    )


def hits_object(hits: tuple[ScoredPassage, ...]) -> HitsModel:
    """The hits in their order."""
    return HitsModel(count=len(hits), hits=[hit_object(h) for h in hits])


def citations_object(citations: tuple[Citation, ...]) -> CitationsModel:
    """The citations in their order."""
    return CitationsModel(count=len(citations), citations=[citation_object(c) for c in citations])


def resolved_object(resolved: ResolvedCitation) -> ResolvedCitationModel:
    """The citation, its passage and its state."""
    citation = citation_object(resolved.citation)
    if resolved.state is CitationState.GONE:
        then = edition_url(citation.id)
        citation = citation.model_copy(update={"view_url": then, "verified": False})
    return ResolvedCitationModel(
        citation=citation,
        context=passage_object(resolved.context),
        state=resolved.state.value,
        earlier_text=resolved.earlier_text,
    )


def document_object(collection: Collection, document: Document) -> DocumentModel:
    """What is known of the document."""
    provenance = document.provenance
    return DocumentModel(
        id=document.id,
        file_name=document.file_name,
        title=document.title,
        publisher=provenance.publisher,
        published=_date(document),
        source_url=provenance.source_url,
        source_url_printed=provenance.source_url_printed,
        original_url=original_url(document.id),
        sha256=document.sha256,
        passages=len(collection.passages_of(document.id)),
        trials=len(collection.trials_in(document.id)),
    )


def documents_object(collection: Collection) -> DocumentsModel:
    """All documents in the order of their ids."""
    documents = [document_object(collection, d) for d in collection.documents]
    return DocumentsModel(count=len(documents), documents=documents)


def full_document_object(collection: Collection, document: Document) -> FullDocumentModel:
    """The document with its text and passages."""
    known = document_object(collection, document).model_dump(exclude={"passages"})
    passages = [
        DocumentPassageModel(
            id=p.id, kind=p.kind, section=list(p.section), start=p.span.start, end=p.span.end
        )
        for p in collection.passages_of(document.id)
    ]
    return FullDocumentModel(**known, text=document.text, passages=passages)


def _selector(text: str, span: Span) -> tuple[TextPositionSelector, TextQuoteSelector]:
    return (
        TextPositionSelector(start=span.start, end=span.end),
        TextQuoteSelector(
            exact=span.of(text),
            prefix=text[max(0, span.start - QUOTE_CONTEXT_CHARS) : span.start],
            suffix=text[span.end : span.end + QUOTE_CONTEXT_CHARS],
        ),
    )


def _record(record: TrialRecord) -> TrialRecordModel:
    return TrialRecordModel(
        document_id=record.document_id,
        passage_id=record.passage_id,
        status=record.status.public,
        status_text=record.status_text,
        published=record.published.isoformat() if record.published else None,
        start_char_index=record.span.start,
        end_char_index=record.span.end,
        view_url=view_url(record.document_id, record.span),
    )


def _date(document: Document) -> str | None:
    published = document.provenance.published
    return published.isoformat() if published else None


def _timings(timings: Timings) -> TimingsModel:
    return TimingsModel(
        understand=round(timings.understand, 3),
        retrieve=round(timings.retrieve, 3),
        compose=round(timings.compose, 3),
        total=round(timings.total, 3),
    )
