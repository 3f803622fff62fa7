"""POST /api/ask: a question in, an answer out, whole or as a stream."""

from __future__ import annotations

from fastapi import APIRouter, Response
from starlette.concurrency import run_in_threadpool

from index.retriever import ScoredPassage
from server.answer import Answer
from server.api.models import AnswerModel
from server.api.requests import AskRequest
from server.api.schemas import answer_object
from server.api.state import Desk, OpenDesk
from server.api.stream import answer_events, problem_events, streamed

SHOWN_HITS = 10

router = APIRouter(prefix="/api")


@router.post(
    "/ask",
    response_model=AnswerModel,
    responses={
        200: {"content": {"text/event-stream": {}}},
        422: {"description": "The question is empty or too long"},
    },
)
async def ask(desk: OpenDesk, request: AskRequest) -> Response:
    """The answer to a question, after what was said before."""
    if request.stream:
        return await streamed(
            lambda: _answer_and_hits(desk, request),
            lambda told: answer_events(*told),
            problem_events,
        )
    content = await run_in_threadpool(_answer_json, desk, request)
    return Response(content, media_type="application/json", headers={"Cache-Control": "no-store"})


def _answer_json(desk: Desk, request: AskRequest) -> str:
    """The answer as it is sent: serialised once, not checked again by the framework."""
    return answer_object(desk.ask(request.question, request.turns())).model_dump_json()


def _answer_and_hits(desk: Desk, request: AskRequest) -> tuple[Answer, tuple[ScoredPassage, ...]]:
    """The answer, and the passages nearest to the question as it was understood."""
    answer = desk.ask(request.question, request.turns())
    return answer, desk.service.search(answer.resolved_question, SHOWN_HITS, None)
