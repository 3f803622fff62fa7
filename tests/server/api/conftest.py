"""Clients of apps whose service does what a test wants, and the one look at a problem."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from corpus.catalogue import Original
from corpus.collection import Collection
from corpus.status import TrialStatus
from index.retriever import ScoredPassage
from server.answer import Answer, Citation, TrialEntry
from server.app import create_app
from server.citation import ResolvedCitation
from server.dialogue import Turn
from server.opened_source import OpenedSource
from server.proof.stated import Finding, StatedAnswer
from server.service import Service
from server.settings import Settings
from server.sources import Sources

Ask = Callable[[str, Sequence[Turn]], Answer]
OpenClient = Callable[[FastAPI], TestClient]
ClientOf = Callable[[Ask], TestClient]
AssertProblem = Callable[[Response, int, str], None]


class ScriptedService:
    """The real service, but once there is a `script` that answers questions."""

    def __init__(self, real: Service) -> None:
        self._real = real
        self.script: Ask | None = None

    @property
    def collection(self) -> Collection:
        return self._real.collection

    @property
    def sources(self) -> Sources:
        return self._real.sources

    @property
    def index_version(self) -> str:
        return self._real.index_version

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        return (self.script or self._real.ask)(question, history)

    def search(self, query: str, k: int, document_id: str | None) -> tuple[ScoredPassage, ...]:
        return self._real.search(query, k, document_id)

    def trials(
        self,
        *,
        network: str | None,
        status: TrialStatus | None,
        document: str | None,
        query: str | None,
    ) -> tuple[TrialEntry, ...]:
        return self._real.trials(network=network, status=status, document=document, query=query)

    def resolve_citation(self, citation_id: str) -> ResolvedCitation:
        return self._real.resolve_citation(citation_id)

    def ask_again(self, resolved_question: str) -> Answer:
        return self._real.ask_again(resolved_question)

    def verify(self, answer: StatedAnswer) -> tuple[Finding, ...]:
        return self._real.verify(answer)

    def original(self, document_id: str) -> Original:
        return self._real.original(document_id)

    def open_source(self, document_id: str, *, place: str, edition: str) -> OpenedSource:
        return self._real.open_source(document_id, place=place, edition=edition)

    def cite(self, words: str) -> tuple[Citation, ...]:
        return self._real.cite(words)


@pytest.fixture
def client_of(service: Service, open_client: OpenClient) -> ClientOf:
    """A client of an app in which this function answers questions."""

    def made(ask: Ask) -> TestClient:
        scripted = ScriptedService(service)
        client = open_client(create_app(Settings(), opener=lambda _: scripted))
        scripted.script = ask
        return client

    return made


@pytest.fixture
def assert_problem() -> AssertProblem:
    """Checks that a response is a problem of this status and code."""
    return check_problem


def check_problem(response: Response, status: int, code: str) -> None:
    """One shape for every JSON error."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["type"] == "about:blank"
    assert (problem["status"], problem["code"]) == (status, code)
    assert problem["title"]
    assert problem["detail"]
    assert "Traceback" not in response.text
