"""The app: routes, guards and headers wired together, and the index opened beside them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from server.api import ask, health, openai, page_routes, routes, verification
from server.api.guards import BoundedBody, HeadAsGet, SameOriginPosts
from server.api.metrics import MeasuredRequests
from server.api.problems import handle_errors
from server.api.security import SecurityHeaders
from server.api.state import AppState, keep_state
from server.design import MISSING, STATIC, has_design
from server.following import Follower, Opener
from server.service import reopening
from server.settings import Settings

logger = logging.getLogger(__name__)

GZIP_FROM_BYTES = 1000
GZIP_LEVEL = 5  # a page in half a millisecond; higher levels save a hundredth for twice the time


def create_app(settings: Settings, *, opener: Opener | None = None) -> FastAPI:
    """The app; until its lifespan has opened the service, questions are answered with 503.

    Args:
        settings: what the service is opened with.
        opener: opens the service, and opens it again after each change of the catalogue.
    """
    state = AppState(settings=settings)
    app = FastAPI(
        title="Frisvar",
        summary="Svar på spørgsmål om frikommuneforsøg, med henvisning til kilden.",
        version=health.program_version(),
        docs_url=None,  # loads its scripts from a host that is not ours
        redoc_url=None,
        lifespan=_lifespan(Follower(state, opener or reopening())),
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


def _lifespan(follower: Follower) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        if not has_design():
            logger.warning(MISSING)
        following = asyncio.create_task(follower.run())
        yield
        # A thread cannot be stopped; what it opens is dropped with the process.
        following.cancel()

    return lifespan
