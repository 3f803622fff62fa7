"""POST /api/verify: an answer object held against today's documents, claim by claim."""

from __future__ import annotations

from fastapi import APIRouter

from server.api.errors import NotBuiltError
from server.api.schemas import AnswerModel
from server.api.state import OpenService

router = APIRouter(prefix="/api")


@router.post("/verify", responses={501: {"description": "Not built yet"}})
async def verify(service: OpenService, answer: AnswerModel) -> None:
    """Whether every claim of an answer stands in its source."""
    raise NotBuiltError("Efterprøvning af svar er ikke bygget endnu.")
