from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from httpx2 import Response
from starlette.datastructures import Headers
from starlette.testclient import TestClient

from server.api.guards import MAX_BODY_BYTES, is_cross_site
from server.api.security import SECURITY_HEADERS

AssertProblem = Callable[[Response, int, str], None]


def in_pieces(size: int) -> Iterator[bytes]:
    for _ in range(size // 1024):
        yield b" " * 1024


def test_body_over_the_limit_is_refused(client: TestClient, assert_problem: AssertProblem) -> None:
    response = client.post("/api/ask", content=b" " * (MAX_BODY_BYTES + 1))
    assert_problem(response, 413, "body_too_large")


def test_body_that_announces_no_length_is_bounded_too(
    client: TestClient, assert_problem: AssertProblem
) -> None:
    response = client.post("/api/ask", content=in_pieces(MAX_BODY_BYTES + 2048))
    assert_problem(response, 413, "body_too_large")


def test_body_at_the_limit_is_read(client: TestClient) -> None:
    question = b'{"question": "Hvor mange fors\xc3\xb8g er der?"}'
    response = client.post(
        "/api/ask",
        content=question + b" " * (MAX_BODY_BYTES - len(question)),
        headers={"Content-Type": "application/json"},
    )
    assert response.status_code == 200


def test_form_over_the_limit_is_refused_with_a_page(client: TestClient) -> None:
    response = client.post(
        "/spoerg", content=b"x" * (MAX_BODY_BYTES + 1), headers={"Accept": "text/html"}
    )
    assert response.status_code == 413
    assert response.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, False),
        ({"sec-fetch-site": "same-origin"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"sec-fetch-site": "same-site"}, True),
        ({"sec-fetch-site": "cross-site"}, True),
        ({"origin": "http://frisvar.example:8000", "host": "frisvar.example:8000"}, False),
        ({"origin": "http://ond.example", "host": "frisvar.example:8000"}, True),
        ({"origin": "null", "host": "frisvar.example:8000"}, True),
    ],
)
def test_cross_site_is_told_by_what_browsers_send(headers: dict[str, str], expected: bool) -> None:
    assert is_cross_site(Headers(headers)) is expected


@pytest.mark.parametrize("path", ["/api/ask", "/spoerg", "/v1/chat/completions"])
def test_post_from_another_site_is_refused(client: TestClient, path: str) -> None:
    response = client.post(path, content=b"", headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403


def test_link_from_another_site_is_followed(client: TestClient) -> None:
    response = client.get("/", headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/api/documents", "/static/frisvar.css", "/findes-ikke", "/health/live"]
)
def test_every_response_has_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers[name] for name in SECURITY_HEADERS} == dict(SECURITY_HEADERS)
    assert "server" not in headers


def test_nothing_is_allowed_from_elsewhere(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert policy == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    )


def test_head_is_get_without_the_body(client: TestClient) -> None:
    head, got = client.head("/kilder"), client.get("/kilder")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == got.headers["content-length"]
