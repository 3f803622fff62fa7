"""POST /api/verify: an answer object held against today's documents, claim by claim."""

from __future__ import annotations

from fastapi import APIRouter

from server.api.errors import NotBuiltError
from server.api.models import AnswerModel, VerificationModel
from server.api.state import AnswerService, OpenService

router = APIRouter(prefix="/api")


@router.post("/verify", responses={501: {"description": "Not built yet"}})
def verify(service: OpenService, answer: AnswerModel) -> VerificationModel:
    """Whether every claim of an answer stands in its source."""
    return verified(service, answer)


def verified(service: AnswerService, answer: AnswerModel) -> VerificationModel:
    """The claims of an answer object and whether each holds; the command line asks here too.

    Raises:
        NotBuiltError: as long as server/verify.py cannot read an answer that came from outside.
    """
    raise NotBuiltError("Efterprøvning af svar udefra er ikke bygget endnu.")
