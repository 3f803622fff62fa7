"""POST /api/verify: an answer object held against today's documents, claim by claim."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from corpus.collection import Collection
from corpus.errors import CorpusError
from corpus.span import Span
from server.answer import AnswerStatus, AnswerType, Citation, TrialEntry
from server.api.models import AnswerModel, CitationModel, ClaimModel, VerificationModel
from server.api.schemas import citation_object, trial_object
from server.api.state import AnswerService, OpenService
from server.verify import Finding, StatedAnswer, StatedCitation, StatedTrial, verify

router = APIRouter(prefix="/api")


@router.post("/verify")
def verify_answer(service: OpenService, answer: AnswerModel) -> VerificationModel:
    """Whether every claim of an answer stands in its source."""
    return verified(service, answer)


def verified(service: AnswerService, answer: AnswerModel) -> VerificationModel:
    """The claims of an answer object and whether each holds; the command line asks here too."""
    findings = [
        *verify(_stated(answer), service.collection),
        *_details_hold(service.collection, answer),
    ]
    return VerificationModel(
        verified=all(f.ok for f in findings),
        claims=[ClaimModel(text=f.text, citation=f.citation, ok=f.ok, why=f.why) for f in findings],
    )


def _stated(answer: AnswerModel) -> StatedAnswer:
    answers = answer.status in {AnswerStatus.ANSWERED, AnswerStatus.PARTIAL}
    return StatedAnswer(
        text=answer.answer,
        claims=answers and answer.answer_type is not AnswerType.SMALLTALK,
        citations=tuple(
            StatedCitation(
                number=c.number,
                document_id=c.document_id,
                sha256=c.document_sha256,
                start=c.start_char_index,
                end=c.end_char_index,
                cited_text=c.cited_text,
            )
            for c in answer.citations
        ),
        trials=tuple(StatedTrial(id=t.id, status=t.status) for t in answer.trials),
    )


def _details_hold(collection: Collection, answer: AnswerModel) -> list[Finding]:
    """Whether citations and trials tell of their sources what the sources say."""
    known = {
        trial.id: trial_object(TrialEntry(trial=trial, citation=None))
        for trial in collection.trials
    }
    told = [
        *((c.cited_text, c.number, _told(c, _rebuilt(collection, c))) for c in answer.citations),
        *((t.title, t.citation, _told(t, known.get(t.id))) for t in answer.trials),
    ]
    return [
        Finding(
            text=text, citation=number, ok=False, why=f"kilden oplyser andet om {', '.join(fields)}"
        )
        for text, number, fields in told
        if fields
    ]


def _told(stated: BaseModel, rebuilt: BaseModel | None) -> list[str]:
    """The fields in which a stated object differs from the one that today's documents give."""
    if rebuilt is None:
        return []  # that it is not there was found before
    left_out = {"number", "answer_spans", "citation"}
    there, here = stated.model_dump(exclude=left_out), rebuilt.model_dump(exclude=left_out)
    return [field for field in here if there.get(field) != here[field]]


def _rebuilt(collection: Collection, stated: CitationModel) -> CitationModel | None:
    try:
        span = Span(stated.start_char_index, stated.end_char_index)
        document = collection.document(stated.document_id)
        passage = collection.passage_at(document.id, span)
    except (ValueError, CorpusError):
        return None
    citation = Citation(number=stated.number, document=document, passage=passage, span=span)
    return citation_object(citation)
