"""The pages, and the form that asks.

What is said stands in no address, but for the one question of a link that somebody asked for.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import Annotated
from urllib.parse import parse_qs, quote

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse

from corpus.trial import Trial
from server.answer import TrialEntry
from server.api.errors import MalformedFormError
from server.api.health import program_version
from server.api.requests import (
    HISTORY_TURNS,
    FilterStatus,
    FilterText,
    LinkedQuestion,
    PageNumber,
)
from server.api.schemas import trials_object
from server.api.state import AnswerService, Desk, OpenDesk, OpenService, state_of
from server.dialogue import Turn
from server.errors import QuestionError
from server.pages import CarriedExchange, ChatPage, Exchange, Page
from server.rendering import render
from server.views.about import about_page
from server.views.chat import (
    carried_exchange,
    chat_page,
    exchange_of,
    exchange_part,
)
from server.views.signature import signed
from server.views.sources import source_page, sources_page
from server.views.trials import TrialFilter, trials_csv, trials_page

MAX_PAST = HISTORY_TURNS // 2
MAX_FIELDS = 1000

SUGGESTION_FIELD = "forslag"
QUESTION_FIELD = "spoergsmaal"
PAST_FIELDS = ("tidligere-spoergsmaal", "tidligere-svar", "tidligere-kilder")

router = APIRouter(include_in_schema=False)


def _chosen(
    network: FilterText = None,
    status: FilterStatus = None,
    document: FilterText = None,
    q: FilterText = None,
) -> TrialFilter:
    return TrialFilter(network=network or "", status=status, document=document or "", words=q or "")


Chosen = Annotated[TrialFilter, Depends(_chosen)]


@router.get("/")
def show_chat(desk: OpenDesk, request: Request, q: LinkedQuestion = None) -> HTMLResponse:
    """The page where questions are asked, with the answer where a link carries a question."""
    return _page(request, _begun_page(desk)) if q is None else _answered_page(desk, request, q, ())


@router.get("/spoerg")
@router.get("/svar")
def return_to_chat() -> RedirectResponse:
    """An answer in a conversation has no address: coming back to it begins anew."""
    return RedirectResponse("/", 303)


@router.post("/spoerg")
async def ask(desk: OpenDesk, request: Request) -> HTMLResponse:
    """The page with the answer, the conversation before it carried along."""
    question, past = read_form(await request.body())
    return await run_in_threadpool(_answered_page, desk, request, question, past)


@router.post("/svar")
async def ask_for_part(desk: OpenDesk, request: Request) -> HTMLResponse:
    """The answer alone, for the page's script."""
    question, past = read_form(await request.body())
    exchange, carried = await run_in_threadpool(_answered, desk, request, question, past)
    return HTMLResponse(render(exchange_part(exchange, carried)))


@router.get("/kilder")
def show_sources(service: OpenService, request: Request, side: PageNumber = 1) -> HTMLResponse:
    """All sources, a part of them where they are many."""
    return _page(request, sources_page(service.collection, today=_today(), number=side))


@router.get("/kilder/{document_id}")
def show_source(
    service: OpenService,
    request: Request,
    document_id: str,
    citat: Annotated[str, Query()] = "",
    udgave: Annotated[str, Query()] = "",
) -> HTMLResponse:
    """A source in full, or an earlier text of it, the cited words marked."""
    opened = service.open_source(document_id, place=citat, edition=udgave)
    return _page(request, source_page(opened, today=_today()))


@router.get("/kilder/{document_id}/original")
def download_original(service: OpenService, document_id: str) -> Response:
    """The file that a source was read from, as it was added; a browser saves it, never shows it."""
    original = service.original(document_id)
    name = quote(PurePosixPath(original.file_name).name, safe="")
    return Response(
        original.content,
        media_type="application/octet-stream",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
    )


@router.get("/forsoeg")
def show_trials(
    service: OpenService, request: Request, chosen: Chosen, side: PageNumber = 1
) -> HTMLResponse:
    """The table of trials."""
    trials = _trials(service, chosen)
    group = service.sources.groups.any
    page = trials_page(service.collection, trials, chosen, number=side, group=group)
    return _page(request, page)


@router.get("/forsoeg.csv")
def download_csv(service: OpenService, chosen: Chosen, request: Request) -> Response:
    """The trials of the table for a spreadsheet."""
    content = trials_csv(service.collection, _trials(service, chosen), _base_url(request))
    return Response(content, media_type="text/csv; charset=utf-8", headers=_saved_as("forsoeg.csv"))


@router.get("/forsoeg.json")
def download_json(service: OpenService, chosen: Chosen) -> Response:
    """The trials of the table as GET /api/trials gives them."""
    content = trials_object(_entries(service, chosen)).model_dump_json(indent=2)
    return Response(content, media_type="application/json", headers=_saved_as("forsoeg.json"))


@router.get("/om")
def show_about(desk: OpenDesk, request: Request) -> HTMLResponse:
    """What Frisvar is."""
    page = about_page(
        desk.service.collection,
        version=program_version(),
        index_version=desk.service.index_version,
        logs_questions=desk.logs_questions,
        group=desk.service.sources.groups.any,
    )
    return _page(request, page)


def read_form(body: bytes) -> tuple[str, tuple[CarriedExchange, ...]]:
    """The question of a sent form, and the conversation that it carries.

    Raises:
        MalformedFormError: if it is not a form of ours.
    """
    try:
        fields = parse_qs(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=bool(body),
            errors="strict",
            max_num_fields=MAX_FIELDS,
        )
        carried = [[_plain(v) for v in fields.get(name, ())] for name in PAST_FIELDS]
        past = [
            CarriedExchange(question=question, answer=answer, citation_ids=citation_ids)
            for question, answer, citation_ids in zip(*carried, strict=True)
        ]
    except ValueError as error:
        raise MalformedFormError("Formularen kan ikke læses. Begynd forfra på forsiden.") from error
    asked = fields.get(SUGGESTION_FIELD) or fields.get(QUESTION_FIELD) or [""]
    return _plain(asked[0]), tuple(past[-MAX_PAST:])


def _plain(value: str) -> str:
    return value.replace("\r\n", "\n")


def _answered(
    desk: Desk, request: Request, question: str, past: tuple[CarriedExchange, ...]
) -> tuple[Exchange, tuple[CarriedExchange, ...]]:
    """The answer as a page shows it, and the conversation that it ends."""
    turns = [
        turn
        for exchange in past
        for turn in (
            Turn(role="user", content=exchange.question),
            Turn(role="assistant", content=exchange.answer),
        )
    ]
    answer = desk.ask(question, turns)
    carried = (*past, carried_exchange(question, answer))[-MAX_PAST:]
    service = desk.service
    exchange = exchange_of(
        service.collection,
        question,
        answer,
        base_url=_base_url(request),
        group=service.sources.groups.any,
    )
    return exchange, carried


def _answered_page(
    desk: Desk, request: Request, question: str, past: tuple[CarriedExchange, ...]
) -> HTMLResponse:
    try:
        exchange, carried = _answered(desk, request, question, past)
    except QuestionError as error:
        page = _begun_page(desk, past=past, carried=past, draft=question, problem=str(error))
        return _page(request, page, 422)
    return _page(request, _begun_page(desk, past=past, exchange=exchange, carried=carried))


def _begun_page(
    desk: Desk,
    *,
    past: tuple[CarriedExchange, ...] = (),
    exchange: Exchange | None = None,
    carried: tuple[CarriedExchange, ...] = (),
    draft: str = "",
    problem: str = "",
) -> ChatPage:
    return chat_page(
        desk.service.collection,
        past=past,
        exchange=exchange,
        carried=carried,
        draft=draft,
        problem=problem,
        examples=desk.examples,
        logs_questions=desk.logs_questions,
    )


def _base_url(request: Request) -> str:
    return str(request.base_url).rstrip("/")


def _page(request: Request, page: Page, status: int = 200) -> HTMLResponse:
    return HTMLResponse(render(signed(page, state_of(request.app).settings)), status)


def _entries(service: AnswerService, chosen: TrialFilter) -> tuple[TrialEntry, ...]:
    if chosen.document:
        service.collection.document(chosen.document)
    return service.trials(
        network=chosen.network or None,
        status=chosen.status,
        document=chosen.document or None,
        query=chosen.words or None,
    )


def _trials(service: AnswerService, chosen: TrialFilter) -> tuple[Trial, ...]:
    return tuple(e.trial for e in _entries(service, chosen))


def _saved_as(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def _today() -> date:
    return datetime.now(UTC).date()
