from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from index.errors import StaleIndexError
from server.app import create_app
from server.design import MISSING, has_design
from server.service import Service
from server.settings import Settings

AssertProblem = Callable[[Response, int, str], None]


def settled(client: TestClient, code: str) -> Response:
    """The readiness once it is no longer »starting«."""
    for _ in range(500):
        response = client.get("/health/ready")
        if response.json().get("code") == code:
            return response
        threading.Event().wait(0.01)
    raise AssertionError(f"never became {code}")


def test_open_service_is_live_and_ready(client: TestClient, service: Service) -> None:
    assert client.get("/health/live").json() == {"status": "live"}
    ready = client.get("/health/ready").json()
    assert ready == {
        "status": "ready",
        "index_version": service.index_version,
        "design": has_design(),
    }


def test_version_names_program_and_index(client: TestClient, service: Service) -> None:
    told = client.get("/version").json()
    assert (told["name"], told["index_version"]) == ("frisvar", service.index_version)


@pytest.mark.parametrize(
    "path", ["/health/ready", "/version", "/api/documents", "/api/trials", "/kilder"]
)
def test_until_the_service_is_open_it_is_live_and_all_else_503(
    service: Service, assert_problem: AssertProblem, path: str
) -> None:
    release = threading.Event()

    def opener(_: Settings) -> Service:
        release.wait(30)
        return service

    with TestClient(create_app(Settings(), opener=opener)) as client:
        assert client.get("/health/live").status_code == 200
        response = client.get(path)
        release.set()
    assert_problem(response, 503, "starting")
    assert response.headers["retry-after"] == "2"


def test_waiting_browser_sees_a_page_that_tries_again(service: Service) -> None:
    release = threading.Event()

    def opener(_: Settings) -> Service:
        release.wait(30)
        return service

    with TestClient(create_app(Settings(), opener=opener)) as client:
        response = client.get("/", headers={"Accept": "text/html"})
        release.set()
    assert response.status_code == 503
    assert '<meta http-equiv="refresh"' in response.text


def test_index_that_cannot_be_opened_is_told(assert_problem: AssertProblem) -> None:
    def opener(_: Settings) -> Service:
        raise StaleIndexError("Indekset er bygget af andre dokumenter.")

    with TestClient(create_app(Settings(), opener=opener)) as client:
        response = settled(client, "index_stale")
        assert_problem(response, 503, "index_stale")
        assert_problem(client.get("/api/documents"), 503, "index_stale")
        assert client.get("/health/live").status_code == 200


def test_defect_while_opening_is_told_without_its_insides(assert_problem: AssertProblem) -> None:
    def opener(_: Settings) -> Service:
        raise ZeroDivisionError("hemmeligt")

    with TestClient(create_app(Settings(), opener=opener)) as client:
        response = settled(client, "start_failed")
    assert_problem(response, 503, "start_failed")
    assert "hemmeligt" not in response.text


def test_metrics_count_answers_and_requests_by_route(
    service: Service, open_client: Callable[[FastAPI], TestClient]
) -> None:
    client = open_client(create_app(Settings(), opener=lambda _: service))
    client.post("/api/ask", json={"question": "Hvor mange forsøg blev afvist?"})
    client.get("/kilder/findes-ikke")
    client.get("/findes/ikke")
    text = client.get("/metrics").text
    assert 'frisvar_answers_total{status="answered",type="count"} 1.0' in text
    assert 'frisvar_request_seconds_count{method="POST",route="/api/ask",status="200"} 1.0' in text
    assert 'route="/kilder/{document_id}",status="404"} 1.0' in text
    assert 'route="unmatched",status="404"} 1.0' in text
    assert f'frisvar_index_info{{version="{service.index_version}"}} 1.0' in text
    assert "frisvar_ready 1.0" in text


def test_metrics_hold_nothing_of_what_was_asked(client: TestClient) -> None:
    client.post("/api/ask", json={"question": "Hvor mange forsøg blev afvist i zebrakommunen?"})
    client.get("/api/search", params={"q": "zebrakommunen"})
    client.get("/zebrakommunen")
    text = client.get("/metrics").text
    assert "zebra" not in text
    assert re.search(r"^frisvar_answers_total", text, re.MULTILINE)


@pytest.mark.parametrize("is_there", [True, False])
def test_pages_without_their_design_are_told_in_the_log_and_by_the_probe(
    service: Service,
    open_client: Callable[[FastAPI], TestClient],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
    is_there: bool,
) -> None:
    design_system = tmp_path / "dkfds.min.css"
    if is_there:
        design_system.touch()
    monkeypatch.setattr("server.design.DESIGN_SYSTEM", design_system)
    client = open_client(create_app(Settings(), opener=lambda _: service))
    assert client.get("/health/ready").json()["design"] is is_there
    assert [m for m in caplog.messages if "make install" in m] == ([] if is_there else [MISSING])
