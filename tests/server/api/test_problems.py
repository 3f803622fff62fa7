from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from corpus.errors import (
    ArticleChangedError,
    CitationNotFoundError,
    CorpusError,
    DocumentNotFoundError,
    FrisvarError,
    PassageNotFoundError,
)
from index.errors import EncoderError, IndexDamagedError, IndexMissingError, StaleIndexError
from server.answer import Answer
from server.api.errors import (
    InvalidAnswerError,
    MalformedFormError,
    ModelNotFoundError,
    ServiceFailedError,
    ServiceStartingError,
)
from server.api.problems import problem_of
from server.dialogue import Turn
from server.errors import EmptyQuestionError, QuestionTooLongError, UnprovedError

JSON = {"Content-Type": "application/json"}
ClientOf = Callable[[Callable[[str, Sequence[Turn]], Answer]], TestClient]
AssertProblem = Callable[[Response, int, str], None]


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (DocumentNotFoundError, 404),
        (PassageNotFoundError, 404),
        (CitationNotFoundError, 404),
        (ModelNotFoundError, 404),
        (MalformedFormError, 400),
        (EmptyQuestionError, 422),
        (QuestionTooLongError, 422),
        (InvalidAnswerError, 422),
        (IndexMissingError, 503),
        (StaleIndexError, 503),
        (IndexDamagedError, 503),
        (EncoderError, 503),
        (CorpusError, 503),
        (ArticleChangedError, 503),
        (ServiceStartingError, 503),
        (ServiceFailedError, 503),
        (UnprovedError, 500),
    ],
)
def test_each_error_has_its_status_and_keeps_its_code(
    error: type[FrisvarError], status: int
) -> None:
    problem = problem_of(error("hvad der er galt"))
    assert (problem.status, problem.code) == (status, error.code)


def test_what_is_wrong_inside_is_not_told_outside() -> None:
    assert "hemmeligt" not in problem_of(UnprovedError("hemmeligt")).detail


@pytest.mark.parametrize(
    "content", [b"{", b"", b"\xff\xfe", b"[" * 100_000, b'{"question": "\xe6"}']
)
def test_body_that_is_no_json_is_refused(
    client: TestClient, assert_problem: AssertProblem, content: bytes
) -> None:
    response = client.post("/api/ask", content=content, headers=JSON)
    assert_problem(response, 422 if not content else 400, response.json()["code"])


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "question"),
        ({"question": None}, "question"),
        ({"question": 5}, "question"),
        ({"question": "x", "history": "før"}, "history"),
        ({"question": "x", "history": [{"role": "system", "content": ""}]}, "history.0.role"),
        ({"question": "x", "history": [{"role": "user"}]}, "history.0.content"),
        ({"question": "x", "stream": "måske"}, "stream"),
    ],
)
def test_unusable_field_is_named_in_danish(
    client: TestClient, assert_problem: AssertProblem, body: dict[str, object], field: str
) -> None:
    response = client.post("/api/ask", json=body)
    assert_problem(response, 422, "invalid_request")
    problem = response.json()
    assert [e["field"] for e in problem["errors"]] == [field]
    assert problem["detail"] == f"»{field}« {problem['errors'][0]['message']}."
    assert "Input should" not in response.text


def test_lone_surrogate_is_no_text(client: TestClient, assert_problem: AssertProblem) -> None:
    response = client.post("/api/ask", content=b'{"question": "\\ud800"}', headers=JSON)
    assert_problem(response, 422, "invalid_request")


def test_what_was_sent_is_not_sent_back(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": ["<b>hemmeligt</b>"]})
    assert response.status_code == 422
    assert "hemmeligt" not in response.text


def test_json_that_is_sent_as_text_is_told_how(
    client: TestClient, assert_problem: AssertProblem
) -> None:
    response = client.post("/api/ask", content=b'{"question": "x"}')
    assert_problem(response, 422, "invalid_request")
    assert "application/json" in response.json()["detail"]


def test_wrong_method_is_405_and_says_what_is_allowed(
    client: TestClient, assert_problem: AssertProblem
) -> None:
    response = client.get("/api/ask")
    assert_problem(response, 405, "method_not_allowed")
    assert response.headers["allow"] == "POST"


def test_defect_is_500_without_its_insides(
    client_of: ClientOf, assert_problem: AssertProblem
) -> None:
    def broken(question: str, history: Sequence[Turn]) -> Answer:
        raise ZeroDivisionError("hemmeligt")

    response = client_of(broken).post("/api/ask", json={"question": "Hej"})
    assert_problem(response, 500, "internal_error")
    assert "hemmeligt" not in response.text
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in response.headers["content-security-policy"]


def test_unverified_answer_is_not_sent(client_of: ClientOf, assert_problem: AssertProblem) -> None:
    def unverified(question: str, history: Sequence[Turn]) -> Answer:
        raise UnprovedError("hemmeligt")

    response = client_of(unverified).post("/api/ask", json={"question": "Hej"})
    assert_problem(response, 500, "answer_unverified")


def test_browser_sees_a_page(client: TestClient) -> None:
    response = client.get("/findes-ikke", headers={"Accept": "text/html,*/*;q=0.8"})
    assert response.status_code == 404
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "Siden findes ikke" in response.text


def test_program_and_api_see_a_problem(client: TestClient, assert_problem: AssertProblem) -> None:
    assert_problem(client.get("/findes-ikke"), 404, "not_found")
    html = {"Accept": "text/html"}
    assert_problem(client.get("/api/findes-ikke", headers=html), 404, "not_found")
