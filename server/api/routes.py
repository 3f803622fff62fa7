"""Looking things up: citations, documents, passages, hits and trials."""

from __future__ import annotations

from fastapi import APIRouter

from server.api import models, schemas
from server.api.requests import FilterStatus, FilterText, HitCount, QuoteText, SearchText
from server.api.state import OpenService

router = APIRouter(prefix="/api")


@router.get("/citations")
def find_citations(service: OpenService, quote: QuoteText) -> models.CitationsModel:
    """Where these words stand, word for word; nowhere is an answer too."""
    return schemas.citations_object(service.cite(quote))


@router.get("/citations/{citation_id}")
def get_citation(service: OpenService, citation_id: str) -> models.ResolvedCitationModel:
    """A citation held against today's documents."""
    return schemas.resolved_object(service.resolve_citation(citation_id))


@router.get("/documents")
def list_documents(service: OpenService) -> models.DocumentsModel:
    """All documents, with what is known of where they come from."""
    return schemas.documents_object(service.collection)


@router.get("/documents/{document_id}")
def get_document(service: OpenService, document_id: str) -> models.FullDocumentModel:
    """A document with its text and passages."""
    document = service.collection.document(document_id)
    return schemas.full_document_object(service.collection, document)


@router.get("/passages/{passage_id}")
def get_passage(service: OpenService, passage_id: str) -> models.PassageModel:
    """One passage."""
    return schemas.passage_object(service.collection.passage(passage_id))


@router.get("/search")
def search(
    service: OpenService, q: SearchText, k: HitCount = 10, document: FilterText = None
) -> models.HitsModel:
    """The passages nearest to a query."""
    if document:
        service.collection.document(document)
    return schemas.hits_object(service.search(q, k, document))


@router.get("/trials")
def list_trials(
    service: OpenService,
    network: FilterText = None,
    status: FilterStatus = None,
    document: FilterText = None,
    q: FilterText = None,
) -> models.TrialsModel:
    """Every trial that fits all filters given, never cut."""
    if document:
        service.collection.document(document)
    entries = service.trials(network=network, status=status, document=document, query=q)
    return schemas.trials_object(entries)
