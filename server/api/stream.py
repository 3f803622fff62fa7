"""Server-sent events: an answer told piece by piece.

An answer is verified as a whole before any of it leaves, so a stream tells what is composed.
A question that cannot be answered as it was sent is told by its HTTP status, as long as that is
known before the stream has to give its first sign of life.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from corpus.errors import FrisvarError
from index.retriever import ScoredPassage
from server.answer import Answer
from server.api.problems import Problem, problem_model, problem_of
from server.api.schemas import answer_object, citation_object, hits_object

T = TypeVar("T")

KEEP_ALIVE_SECONDS = 5.0
KEEP_ALIVE = ": keep-alive\n\n"
STREAM_HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Cache-Control": "no-store",
        "X-Accel-Buffering": "no",
    }
)


class MessageDelta(BaseModel):
    """The next words of the answer; all of them after another are the answer."""

    delta: str


class Done(BaseModel):
    """Nothing follows."""

    id: str


async def streamed(
    compose: Callable[[], T],
    events: Callable[[T], Iterable[str]],
    failure: Callable[[Problem], Iterable[str]],
) -> StreamingResponse:
    """A response that tells what `compose` makes, once it is made.

    Args:
        compose: makes what is told; it is run in a thread.
        events: the events that tell it.
        failure: the events that tell a problem met after the stream has begun.

    Raises:
        FrisvarError: if `compose` raises one before the first sign of life is due.
    """
    task = asyncio.ensure_future(run_in_threadpool(compose))
    done, _ = await asyncio.wait({task}, timeout=KEEP_ALIVE_SECONDS)
    if done:
        task.result()
    return StreamingResponse(
        _told(task, events, failure), media_type="text/event-stream", headers=dict(STREAM_HEADERS)
    )


async def _told(
    task: asyncio.Future[T],
    events: Callable[[T], Iterable[str]],
    failure: Callable[[Problem], Iterable[str]],
) -> AsyncIterator[str]:
    while not task.done():
        yield KEEP_ALIVE
        await asyncio.wait({task}, timeout=KEEP_ALIVE_SECONDS)
    try:
        told = events(task.result())
    except FrisvarError as error:
        told = failure(problem_of(error))
    for event in told:
        yield event


def event(name: str, data: BaseModel) -> str:
    """One event; JSON holds no line ends, so one data line is enough."""
    return f"event: {name}\ndata: {data.model_dump_json()}\n\n"


def answer_events(answer: Answer, hits: tuple[ScoredPassage, ...]) -> Iterable[str]:
    """What was found, the answer's words, each citation, and the whole, which is authoritative."""
    yield event("search_results", hits_object(hits))
    for words in deltas(answer.text):
        yield event("message", MessageDelta(delta=words))
    for citation in answer.citations:
        yield event("citation", citation_object(citation))
    yield event("final_answer", answer_object(answer))
    yield event("done", Done(id=answer.id))


def problem_events(problem: Problem) -> Iterable[str]:
    """An error after the stream has begun."""
    yield event("error", problem_model(problem))


def deltas(text: str) -> tuple[str, ...]:
    """The words of a text with the white space before them, so that joined they are the text.

    >>> deltas("17 blev afvist [1].  ")
    ('17', ' blev', ' afvist', ' [1].', '  ')
    """
    return tuple(m[0] for m in re.finditer(r"\s*\S+|\s+$", text))
