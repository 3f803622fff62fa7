"""POST /api/verify: an answer object held against today's documents, claim by claim."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from corpus.collection import Collection
from corpus.errors import CorpusError
from corpus.span import Span
from server.answer import Citation, TrialEntry
from server.api.models import (
    AnswerModel,
    CitationModel,
    ClaimModel,
    HitModel,
    PassageModel,
    VerificationModel,
)
from server.api.schemas import answer_object, citation_object, passage_object, trial_object
from server.api.state import AnswerService, OpenService
from server.errors import QuestionError
from server.proof.stated import Finding, StatedAnswer, StatedCitation, StatedTrial

# What of an answer depends on who asked when, and not on the question.
_OF_THE_OCCASION = frozenset({"id", "timings_ms"})

router = APIRouter(prefix="/api")


@router.post("/verify")
def verify_answer(service: OpenService, answer: AnswerModel) -> VerificationModel:
    """Whether every claim of an answer stands in its source."""
    return verified(service, answer)


def verified(service: AnswerService, answer: AnswerModel) -> VerificationModel:
    """The claims of an answer object and whether each holds; the command line asks here too."""
    findings = proved(service, answer)
    if all(f.ok for f in findings):
        findings = (*findings, *repeated(service, answer))
    return VerificationModel(
        verified=all(f.ok for f in findings),
        claims=[ClaimModel(text=f.text, citation=f.citation, ok=f.ok, why=f.why) for f in findings],
    )


def proved(service: AnswerService, answer: AnswerModel) -> tuple[Finding, ...]:
    """What the documents say of an answer object: of its text, and of all that it tells of them."""
    return (*service.verify(stated_answer(answer)), *_details_hold(service.collection, answer))


def repeated(service: AnswerService, answer: AnswerModel) -> tuple[Finding, ...]:
    """Whether the answer is the one that its question gets; nothing of another edition's answer.

    What is proved is true, but it may be the answer to another question.
    """
    if answer.index_version != service.index_version:
        return ()
    try:
        again = answer_object(service.ask_again(answer.resolved_question))
    except QuestionError as error:
        why = str(error)
    else:
        told = [f for f in AnswerModel.model_fields if getattr(answer, f) != getattr(again, f)]
        fields = ", ".join(f for f in told if f not in _OF_THE_OCCASION)
        why = f"det spørgsmål får et andet svar: {fields}" if fields else ""
    return (Finding(text=answer.resolved_question, citation=None, ok=not why, why=why),)


def stated_answer(answer: AnswerModel) -> StatedAnswer:
    """What an answer object states, for the verifier."""
    return StatedAnswer(
        question=answer.resolved_question,
        status=answer.status,
        type=answer.answer_type,
        text=answer.answer,
        citations=tuple(
            StatedCitation(
                number=c.number,
                document_id=c.document_id,
                sha256=c.document_sha256,
                start=c.start_char_index,
                end=c.end_char_index,
                cited_text=c.cited_text,
                answer_spans=tuple((s.start, s.end) for s in c.answer_spans),
            )
            for c in answer.citations
        ),
        trials=tuple(
            StatedTrial(id=t.id, status=t.status, citation=t.citation) for t in answer.trials
        ),
    )


def _details_hold(collection: Collection, answer: AnswerModel) -> list[Finding]:
    """Whether citations and trials tell of their sources what the sources say."""
    ids = {t.id for t in answer.trials}
    known = {
        trial.id: trial_object(TrialEntry(trial=trial, citation=None))
        for trial in collection.trials
        if trial.id in ids
    }
    told = [
        *((c.cited_text, c.number, _told(c, _rebuilt(collection, c))) for c in answer.citations),
        *((t.title, t.citation, _told(t, known.get(t.id))) for t in answer.trials),
        *((h.text, None, _told(h, _passage(collection, h))) for h in answer.nearest),
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
        return ["alt; den har det ikke"]
    left_out = {"number", "answer_spans", "citation", "score", "matched"}
    there, here = stated.model_dump(exclude=left_out), rebuilt.model_dump(exclude=left_out)
    return [field for field in here if there.get(field) != here[field]]


def _passage(collection: Collection, stated: HitModel) -> PassageModel | None:
    try:
        return passage_object(collection.passage(stated.passage_id))
    except CorpusError:
        return None


def _rebuilt(collection: Collection, stated: CitationModel) -> CitationModel | None:
    try:
        span = Span(stated.start_char_index, stated.end_char_index)
        document = collection.document(stated.document_id)
        passage = collection.passage_at(document.id, span)
    except (ValueError, CorpusError):
        return None
    citation = Citation(number=stated.number, document=document, passage=passage, span=span)
    return citation_object(citation)
