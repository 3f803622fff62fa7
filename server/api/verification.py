"""POST /api/verify: an answer object held against today's documents, claim by claim."""

from __future__ import annotations

from fastapi import APIRouter

from server.answer import AnswerStatus, AnswerType
from server.api.models import AnswerModel, ClaimModel, VerificationModel
from server.api.state import AnswerService, OpenService
from server.verify import StatedAnswer, StatedCitation, StatedTrial, verify

router = APIRouter(prefix="/api")


@router.post("/verify")
def verify_answer(service: OpenService, answer: AnswerModel) -> VerificationModel:
    """Whether every claim of an answer stands in its source."""
    return verified(service, answer)


def verified(service: AnswerService, answer: AnswerModel) -> VerificationModel:
    """The claims of an answer object and whether each holds; the command line asks here too."""
    findings = verify(_stated(answer), service.collection)
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
