from __future__ import annotations

from fastapi import FastAPI
from starlette.testclient import TestClient

from server.app import create_app
from server.in_process import get
from server.service import Service
from server.settings import Settings


def app_of(service: Service) -> FastAPI:
    return create_app(Settings(), opener=lambda _: service)


def test_openapi_describes_the_contract(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {
        "/api/ask",
        "/api/citations",
        "/api/citations/{citation_id}",
        "/api/documents",
        "/api/documents/{document_id}",
        "/api/passages/{passage_id}",
        "/api/search",
        "/api/trials",
        "/api/verify",
        "/v1/models",
        "/v1/chat/completions",
        "/health/live",
        "/health/ready",
        "/metrics",
        "/version",
    } <= set(paths)
    assert "/kilder" not in paths


def test_documentation_that_loads_from_elsewhere_is_off(client: TestClient) -> None:
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404


def test_static_files_are_served_and_nothing_beside_them(client: TestClient) -> None:
    script = client.get("/static/chat.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert client.get("/static/../app.py").status_code == 404
    assert client.get("/static/%2e%2e/app.py").status_code == 404
    assert client.get("/static/").status_code == 404


def test_two_apps_share_nothing(service: Service) -> None:
    first, second = app_of(service), app_of(service)
    with TestClient(first) as client:
        client.get("/om")
    assert get(second, "/metrics").body.count(b'route="/om"') == 0


def test_one_request_without_a_server(service: Service) -> None:
    app = app_of(service)
    assert get(app, "/api/trials?status=rejected").status == 200
    assert "Ingen af de" in get(app, "/forsoeg?q=zebra").body.decode()
    assert get(app, "/forsøg").status == 404
