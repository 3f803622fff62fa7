"""The service opened, and opened anew beside the one that answers when the catalogue has changed.

The new one takes the old one's place in a single assignment: requests under way are answered by the
service that they began with, and no request is dropped.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from corpus.catalogue import CatalogueWatch
from corpus.errors import FrisvarError
from server.api.errors import ServiceFailedError
from server.api.state import AnswerService, AppState
from server.service import rest_collector
from server.settings import Settings

LOOK_SECONDS = 1.0  # between two looks at the catalogue
PATIENCE_SECONDS = 60.0  # for a catalogue that changes at every look, and after a failure

Opener = Callable[[Settings], AnswerService]

logger = logging.getLogger(__name__)


class Follower:
    """Keeps the service of `state` the one of today's catalogue."""

    def __init__(self, state: AppState, opener: Opener) -> None:
        self._state = state
        self._opener = opener
        self._watch = CatalogueWatch(state.settings.home)
        self._held: object = None
        self._last: object = None
        self._changing_since: float | None = None
        self._not_before = 0.0

    async def run(self) -> None:
        """Open the service, and then follow the catalogue until cancelled."""
        error = await _error_of(self._open)
        if error is not None:
            self._state.failure = _told(error)
            return
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            error = await _error_of(self._catch_up)
            if error is not None:
                _told(error)
                self._not_before = time.monotonic() + PATIENCE_SECONDS

    def _open(self) -> None:
        version = self._watch.version()  # before the documents: what comes later is caught up with
        self._state.open(self._opener(self._state.settings))
        self._held = self._last = version

    def _catch_up(self) -> None:
        """Open the service anew if the catalogue has changed and is still, or changes for long."""
        now, version = time.monotonic(), self._watch.version()
        is_still, self._last = version == self._last, version
        if version == self._held:
            self._changing_since = None
            return
        if self._changing_since is None:
            self._changing_since = now
        has_waited = now - self._changing_since >= PATIENCE_SECONDS
        if (is_still or has_waited) and now >= self._not_before:
            self._open()
            self._changing_since = None
            rest_collector()


async def _error_of(work: Callable[[], None]) -> BaseException | None:
    """What `work` raises in a thread of its own; None if it ends well."""
    task = asyncio.ensure_future(asyncio.to_thread(work))
    await asyncio.wait({task})
    return task.exception()


def _told(error: BaseException) -> FrisvarError:
    """The error as users may see it, after the log was told."""
    if isinstance(error, FrisvarError):
        logger.error("%s", error)
        return error
    logger.error("the service could not be opened", exc_info=error)
    return ServiceFailedError("Kilderne kunne ikke åbnes; loggen siger hvorfor.")
