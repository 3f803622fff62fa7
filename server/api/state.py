"""What the routes of one app share: settings, figures, and the service once it is open."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Protocol

from fastapi import Depends, FastAPI, Request

from corpus.errors import FrisvarError
from server.api.errors import ServiceStartingError
from server.api.metrics import Metrics
from server.pages import Example
from server.settings import Settings
from server.views.examples import answered_examples

if TYPE_CHECKING:
    from corpus.catalogue import Original
    from corpus.collection import Collection
    from corpus.status import TrialStatus
    from index.retriever import ScoredPassage
    from server.answer import Answer, Citation, TrialEntry
    from server.citation import ResolvedCitation
    from server.dialogue import Turn
    from server.opened_source import OpenedSource
    from server.proof.stated import Finding, StatedAnswer
    from server.sources import Sources

logger = logging.getLogger(__name__)


class AnswerService(Protocol):
    """What the routes need of server/service.py."""

    @property
    def collection(self) -> Collection:
        """The documents that answers rest on."""
        ...

    @property
    def sources(self) -> Sources:
        """The same with all that was learned from them."""
        ...

    @property
    def index_version(self) -> str:
        """A fingerprint of documents, model and program."""
        ...

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The answer to a question, after what was said before."""
        ...

    def search(self, query: str, k: int, document_id: str | None) -> tuple[ScoredPassage, ...]:
        """The `k` best passages, best first."""
        ...

    def trials(
        self,
        *,
        network: str | None,
        status: TrialStatus | None,
        document: str | None,
        query: str | None,
    ) -> tuple[TrialEntry, ...]:
        """All trials that fit every filter given."""
        ...

    def resolve_citation(self, citation_id: str) -> ResolvedCitation:
        """Where a citation stands in today's documents."""
        ...

    def ask_again(self, resolved_question: str) -> Answer:
        """The answer to a question that stands alone."""
        ...

    def verify(self, answer: StatedAnswer) -> tuple[Finding, ...]:
        """What holds of an answer and what does not."""
        ...

    def original(self, document_id: str) -> Original:
        """The file that a document was read from."""
        ...

    def open_source(self, document_id: str, *, place: str, edition: str) -> OpenedSource:
        """What a link to a document opens, as server/opened_source.py tells it."""
        ...

    def cite(self, words: str) -> tuple[Citation, ...]:
        """Where these words stand, word for word."""
        ...


@dataclass(slots=True, kw_only=True)
class AppState:
    """The service once it is open, or why it could not be opened; `examples` are answered by it."""

    settings: Settings
    metrics: Metrics = field(default_factory=Metrics)
    service: AnswerService | None = None
    failure: FrisvarError | None = None
    examples: tuple[Example, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether the service is open or has failed to open."""
        return self.service is not None or self.failure is not None

    def open(self, service: AnswerService) -> None:
        """Let the routes answer from `service`."""
        self.examples = answered_examples(service.sources, service.ask)
        self.service = service
        self.metrics.opened(service.collection, service.index_version)

    def opened(self) -> AnswerService:
        """The open service.

        Raises:
            ServiceStartingError: if it is still being opened.
            FrisvarError: the reason why it could not be opened.
        """
        if self.failure is not None:
            raise self.failure.with_traceback(None)
        if self.service is None:
            raise ServiceStartingError("Frisvar er ved at åbne sine kilder. Prøv igen om lidt.")
        return self.service


@dataclass(frozen=True, slots=True)
class Desk:
    """Where questions are put: answers are counted, questions kept only if settings say so."""

    state: AppState
    service: AnswerService

    @property
    def examples(self) -> tuple[Example, ...]:
        """Questions to begin with, all of which are answered."""
        return self.state.examples

    @property
    def logs_questions(self) -> bool:
        """Whether what is asked is written to the log."""
        return self.state.settings.log_questions

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The service's answer.

        Raises:
            QuestionError: if the question cannot be answered as it was sent.
        """
        began = time.perf_counter()
        answer = self.service.ask(question, history)
        self.state.metrics.count_answer(answer, time.perf_counter() - began)
        if self.logs_questions:
            logger.info("%s %s: %r", answer.status.value, answer.type.value, question)
        return answer


def keep_state(app: FastAPI, state: AppState) -> None:
    """Make `state` the one that routes of `app` see."""
    app.state.frisvar = state


def state_of(app: FastAPI) -> AppState:
    """The state that `keep_state` put there."""
    state: AppState = app.state.frisvar
    return state


# Async, though they wait for nothing: others are run in a thread, which costs more than they do.
async def _state(request: Request) -> AppState:
    return state_of(request.app)


async def _opened_service(request: Request) -> AnswerService:
    return state_of(request.app).opened()


async def _desk(request: Request) -> Desk:
    state = state_of(request.app)
    return Desk(state, state.opened())


State = Annotated[AppState, Depends(_state)]
OpenService = Annotated[AnswerService, Depends(_opened_service)]
OpenDesk = Annotated[Desk, Depends(_desk)]
