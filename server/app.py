"""The app: routes, guards and headers wired together, and the index opened beside them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from corpus.errors import FrisvarError
from server.api import ask, health, openai, page_routes, routes, verification
from server.api.errors import ServiceFailedError
from server.api.guards import BoundedBody, HeadAsGet, SameOriginPosts
from server.api.metrics import MeasuredRequests
from server.api.problems import handle_errors
from server.api.security import SecurityHeaders
from server.api.state import AnswerService, AppState, keep_state
from server.service import open_service
from server.settings import Settings

STATIC = Path(__file__).parent / "static"
GZIP_FROM_BYTES = 1000
GZIP_LEVEL = 5  # a page in half a millisecond; higher levels save a hundredth for twice the time

logger = logging.getLogger(__name__)

Opener = Callable[[Settings], AnswerService]


def create_app(settings: Settings, *, opener: Opener = open_service) -> FastAPI:
    """The app; until its lifespan has opened the service, questions are answered with 503.

    Args:
        settings: what the service is opened with.
        opener: opens the service.
    """
    state = AppState(settings=settings)
    app = FastAPI(
        title="Frisvar",
        summary="Svar på spørgsmål om frikommuneforsøg, med henvisning til kilden.",
        version=health.program_version(),
        docs_url=None,  # loads its scripts from a host that is not ours
        redoc_url=None,
        lifespan=_lifespan(state, opener),
    )
    keep_state(app, state)
    handle_errors(app)
    for module in (health, ask, verification, routes, openai, page_routes):
        app.include_router(module.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    # The last one added meets a request first.
    app.add_middleware(GZipMiddleware, minimum_size=GZIP_FROM_BYTES, compresslevel=GZIP_LEVEL)
    app.add_middleware(BoundedBody)
    app.add_middleware(SameOriginPosts)
    app.add_middleware(MeasuredRequests, metrics=state.metrics)
    app.add_middleware(HeadAsGet)
    app.add_middleware(SecurityHeaders)
    return app


def _lifespan(
    state: AppState, opener: Opener
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        opening = asyncio.create_task(_open(state, opener))
        yield
        # A thread cannot be stopped; what it opens is dropped with the process.
        opening.cancel()

    return lifespan


def _open_in_thread(state: AppState, opener: Opener) -> None:
    state.open(opener(state.settings))


async def _open(state: AppState, opener: Opener) -> None:
    task = asyncio.ensure_future(asyncio.to_thread(_open_in_thread, state, opener))
    await asyncio.wait({task})
    error = task.exception()
    if error is None:
        return
    if isinstance(error, FrisvarError):
        logger.error("%s", error)
        state.failure = error
    else:
        logger.error("the service could not be opened", exc_info=error)
        state.failure = ServiceFailedError("Kilderne kunne ikke åbnes; loggen siger hvorfor.")
