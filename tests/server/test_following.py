from __future__ import annotations

import json
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient

import server.following
from corpus.catalogue import open_catalogue
from corpus.document import Provenance, make_document
from corpus.errors import FrisvarError
from corpus.provenance import Given
from index.encoder import Encoder, load_encoder
from server.app import create_app
from server.service import Service, open_service
from server.settings import Settings

OpenClient = Callable[[FastAPI], TestClient]

CLIENTS = 4
DOCUMENTS = 6
SECONDS = 60.0
QUESTION = {"question": "Hvor mange forsøg blev afvist?"}


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.following, "LOOK_SECONDS", 0.05)


def _add(home: Path, name: str, text: str) -> None:
    with open_catalogue(home) as catalogue:
        catalogue.put(make_document(name, text, Provenance()), text.encode(), Given())


@contextmanager
def _served(app: FastAPI) -> Iterator[int]:
    """The app on a port of this machine, by the server that the product runs."""
    listener = socket.create_server(("127.0.0.1", 0))
    running = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        running.should_exit = True
        thread.join()


def _request(port: int, path: str, body: object = None) -> tuple[int, dict[str, object]]:
    connection = HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        if body is None:
            connection.request("GET", path)
        else:
            headers = {"Content-Type": "application/json"}
            connection.request("POST", path, json.dumps(body), headers)
        response = connection.getresponse()
        return response.status, json.loads(response.read())
    finally:
        connection.close()


def _until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not happened():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


@dataclass
class _Crowd:
    """Clients that ask until told to stop, and what they were answered."""

    port: int
    stop: threading.Event = field(default_factory=threading.Event)
    answers: list[tuple[int, dict[str, object]]] = field(default_factory=list)
    lookups: list[tuple[int, dict[str, object]]] = field(default_factory=list)
    errors: list[OSError] = field(default_factory=list)

    def ask(self) -> None:
        while not self.stop.is_set():
            try:
                self.answers.append(_request(self.port, "/api/ask", QUESTION))
                self.lookups.append(_request(self.port, "/api/documents"))
            except OSError as error:
                self.errors.append(error)


def test_documents_added_while_many_ask_are_taken_up_without_dropping_a_request(
    tmp_path: Path, encoder: Encoder
) -> None:
    app = create_app(
        Settings(home=tmp_path), opener=lambda settings: open_service(settings, encoder)
    )
    with _served(app) as port:
        _until(lambda: _request(port, "/health/ready")[0] == 200)
        crowd = _Crowd(port)
        threads = [threading.Thread(target=crowd.ask) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        for n in range(DOCUMENTS):
            _add(tmp_path, f"bus{n}.txt", f"Busser\n\nKommune {n} har købt zebrabusser.")
            _until(lambda n=n: _request(port, f"/api/documents/bus{n}")[0] == 200)  # type: ignore[misc]
        crowd.stop.set()
        for thread in threads:
            thread.join()
        hits = _request(port, "/api/search?q=zebrabusser&k=20")[1]
        _, ready = _request(port, "/health/ready")
    assert crowd.errors == []
    assert {status for status, _ in (*crowd.answers, *crowd.lookups)} == {200}
    assert {b["answer"] for _, b in crowd.answers} == {crowd.answers[0][1]["answer"]}
    counts = [body["count"] for _, body in crowd.lookups]
    assert {2, 2 + DOCUMENTS} <= set(counts) <= set(range(2, 3 + DOCUMENTS))
    versions = list(dict.fromkeys(b["index_version"] for _, b in crowd.answers))
    assert 2 <= len(versions) <= len(set(counts))  # an answer may take longer than an edition lasts
    assert versions[-1] == ready["index_version"]
    assert isinstance(hits["hits"], list)
    assert {h["document_id"] for h in hits["hits"][:DOCUMENTS]} == {
        f"bus{n}" for n in range(DOCUMENTS)
    }


class _Opener:
    """Opens the same service each time, and counts; or fails, when told to."""

    def __init__(self, service: Service) -> None:
        self.opened = 0
        self.failure: Exception | None = None
        self._service = service

    def __call__(self, settings: Settings) -> Service:
        self.opened += 1
        if self.failure is not None:
            raise self.failure
        return self._service


@pytest.fixture
def opener(service: Service) -> _Opener:
    return _Opener(service)


def test_a_catalogue_that_is_as_it_was_is_not_opened_again(
    tmp_path: Path, opener: _Opener, open_client: OpenClient
) -> None:
    _add(tmp_path, "a.txt", "En tekst.")
    client = open_client(create_app(Settings(home=tmp_path), opener=opener))
    _add(tmp_path, "b.txt", "En anden.")
    _until(lambda: opener.opened == 2)
    time.sleep(0.5)
    assert client.get("/health/ready").status_code == 200
    assert opener.opened == 2


def test_a_service_that_cannot_be_opened_anew_leaves_the_one_that_answers(
    tmp_path: Path,
    opener: _Opener,
    open_client: OpenClient,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(server.following, "PATIENCE_SECONDS", 1.0)
    client = open_client(create_app(Settings(home=tmp_path), opener=opener))
    opener.failure = FrisvarError("Der er ikke plads på disken.")
    with caplog.at_level(logging.ERROR, "server.following"):
        _add(tmp_path, "a.txt", "En tekst.")
        _until(lambda: "Der er ikke plads på disken." in caplog.messages)
    time.sleep(0.3)
    assert client.post("/api/ask", json=QUESTION).status_code == 200
    assert opener.opened == 2, "it is tried again too soon"
    opener.failure = None
    _until(lambda: opener.opened == 3)
    assert client.get("/health/ready").status_code == 200


def test_a_catalogue_that_never_rests_is_taken_up_in_the_end(
    tmp_path: Path, opener: _Opener, open_client: OpenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server.following, "PATIENCE_SECONDS", 0.3)
    monkeypatch.setattr(server.following, "LOOK_SECONDS", 0.2)
    open_client(create_app(Settings(home=tmp_path), opener=opener))
    deadline = time.monotonic() + SECONDS
    n = 0
    while opener.opened < 2 and time.monotonic() < deadline:
        n += 1
        _add(tmp_path, "a.txt", f"Tekst nummer {n}.")
    assert opener.opened == 2
