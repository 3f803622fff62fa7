"""Chat completions as OpenAI's clients know them: the last user message is the question."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from server.addresses import cited_place
from server.answer import Answer
from server.api.errors import ModelNotFoundError
from server.api.models import CitationModel
from server.api.openai_shapes import (
    MODEL,
    Annotation,
    AnswerMessage,
    ChatChunk,
    ChatCompletion,
    ChatMessage,
    ChatRequest,
    Choice,
    ChunkChoice,
    Delta,
    ModelCard,
    ModelList,
    SearchResult,
    UrlCitation,
    Usage,
)
from server.api.problems import Problem, openai_error
from server.api.requests import HISTORY_TURNS
from server.api.schemas import answer_object
from server.api.state import OpenDesk, OpenService
from server.api.stream import deltas, streamed
from server.dialogue import Turn
from server.errors import EmptyQuestionError

MODEL_CREATED = 1735689600  # 2025-01-01; OpenAI's shape wants a time, and the model has none
DONE = "data: [DONE]\n\n"

router = APIRouter(prefix="/v1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer on its way into OpenAI's shapes."""

    answer: Answer
    created: int
    base_url: str
    usage: Usage

    @property
    def id(self) -> str:
        """The completion's id."""
        return f"chatcmpl-{self.answer.id}"


@router.get("/models")
async def list_models(service: OpenService) -> ModelList:
    """The one model there is."""
    return ModelList(data=[_model_card()])


@router.get("/models/{model}")
async def get_model(service: OpenService, model: str) -> ModelCard:
    """The model, if it is ours."""
    if model != MODEL:
        raise ModelNotFoundError(f"Der er ingen model {model!r}; den eneste hedder {MODEL!r}.")
    return _model_card()


@router.post("/chat/completions", response_model=ChatCompletion)
async def complete(desk: OpenDesk, chat: ChatRequest, request: Request) -> Response:
    """The answer to the last user message, after those before it."""
    question, history = conversation(chat.messages)
    base_url = str(request.base_url).rstrip("/")

    def compose() -> Reply:
        answer = desk.ask(question, history)
        return Reply(
            answer=answer,
            created=int(time.time()),
            base_url=base_url,
            usage=_usage(chat.messages, answer),
        )

    if chat.stream:
        include_usage = chat.stream_options is not None and chat.stream_options.include_usage
        return await streamed(
            compose, lambda reply: _chunks(reply, include_usage=include_usage), _failure
        )
    reply = await run_in_threadpool(compose)
    return Response(
        _completion(reply).model_dump_json(),
        media_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


def conversation(messages: list[ChatMessage]) -> tuple[str, tuple[Turn, ...]]:
    """The question, and what users and assistant said before it; instructions are not followed.

    Raises:
        EmptyQuestionError: if no user message is among them.
    """
    asked = [number for number, m in enumerate(messages) if m.role == "user"]
    if not asked:
        raise EmptyQuestionError("Der er ingen besked fra brugeren at svare på.")
    before: list[Turn] = []
    for message in messages[: asked[-1]]:
        if message.role == "user":
            before.append(Turn(role="user", content=message.text))
        elif message.role == "assistant":
            before.append(Turn(role="assistant", content=message.text))
    return messages[asked[-1]].text, tuple(before[-HISTORY_TURNS:])


def _completion(reply: Reply) -> ChatCompletion:
    whole = answer_object(reply.answer)
    return ChatCompletion(
        id=reply.id,
        created=reply.created,
        choices=[
            Choice(
                message=AnswerMessage(
                    content=whole.answer, annotations=_annotations(whole.citations, reply.base_url)
                )
            )
        ],
        usage=reply.usage,
        system_fingerprint=whole.index_version,
        citations=whole.citations,
        search_results=_search_results(whole.citations, reply.base_url),
        frisvar=whole,
    )


def _chunks(reply: Reply, *, include_usage: bool) -> Iterable[str]:
    yield _data(_chunk(reply, Delta(role="assistant", content="")))
    for words in deltas(reply.answer.text):
        yield _data(_chunk(reply, Delta(content=words)))
    whole = answer_object(reply.answer)
    last = _chunk(reply, Delta(annotations=_annotations(whole.citations, reply.base_url)))
    last.choices[0].finish_reason = "stop"
    last.citations = whole.citations
    last.search_results = _search_results(whole.citations, reply.base_url)
    last.frisvar = whole
    yield _data(last)
    if include_usage:
        tally = _chunk(reply, Delta())
        tally.choices = []
        tally.usage = reply.usage
        yield _data(tally)
    yield DONE


def _failure(problem: Problem) -> Iterable[str]:
    yield f"data: {openai_error(problem).model_dump_json()}\n\n"
    yield DONE


def _chunk(reply: Reply, delta: Delta) -> ChatChunk:
    return ChatChunk(
        id=reply.id,
        created=reply.created,
        system_fingerprint=reply.answer.index_version,
        choices=[ChunkChoice(delta=delta)],
    )


def _data(chunk: ChatChunk) -> str:
    return f"data: {chunk.model_dump_json()}\n\n"


def _annotations(citations: list[CitationModel], base_url: str) -> list[Annotation]:
    return [
        Annotation(
            url_citation=UrlCitation(
                start_index=span.start,
                end_index=span.end,
                url=_url(citation, base_url),
                title=citation.document_title,
            )
        )
        for citation in citations
        for span in citation.answer_spans
    ]


def _search_results(citations: list[CitationModel], base_url: str) -> list[SearchResult]:
    return [
        SearchResult(
            title=c.document_title,
            url=_url(c, base_url),
            date=c.published,
            snippet=c.cited_text,
        )
        for c in citations
    ]


def _url(citation: CitationModel, base_url: str) -> str:
    return f"{base_url}{cited_place(citation.id).url}"


def _usage(messages: list[ChatMessage], answer: Answer) -> Usage:
    read = sum(len(m.text.split()) for m in messages)
    written = len(answer.text.split())
    return Usage(prompt_tokens=read, completion_tokens=written, total_tokens=read + written)


def _model_card() -> ModelCard:
    return ModelCard(id=MODEL, created=MODEL_CREATED)
