from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from server.answer import Answer
from server.api import stream
from server.api.stream import deltas
from server.dialogue import Turn
from server.errors import EmptyQuestionError
from server.service import Service

ASKED = {"question": "Hvor mange forsøg blev delvist imødekommet?", "stream": True}
ClientOf = Callable[[Callable[[str, Sequence[Turn]], Answer]], TestClient]
AssertProblem = Callable[[Response, int, str], None]


def read_events(text: str) -> list[tuple[str, object]]:
    events: list[tuple[str, object]] = []
    for block in text.split("\n\n"):
        lines = [line for line in block.split("\n") if line and not line.startswith(":")]
        if lines:
            name, data = (line.split(": ", 1)[1] for line in lines)
            events.append((name, json.loads(data)))
    return events


def test_events_come_in_the_order_of_the_contract(client: TestClient) -> None:
    names = [name for name, _ in read_events(client.post("/api/ask", json=ASKED).text)]
    assert list(dict.fromkeys(names)) == [
        "search_results",
        "message",
        "citation",
        "final_answer",
        "done",
    ]


def test_streamed_pieces_are_the_answer_that_is_not_streamed(client: TestClient) -> None:
    whole = client.post("/api/ask", json={**ASKED, "stream": False}).json()
    events = read_events(client.post("/api/ask", json=ASKED).text)
    final = dict(events)["final_answer"]
    assert isinstance(final, dict)
    del whole["timings_ms"], final["timings_ms"]
    assert final == whole
    messages = [data for name, data in events if name == "message"]
    assert "".join(m["delta"] for m in messages if isinstance(m, dict)) == whole["answer"]
    assert [data for name, data in events if name == "citation"] == whole["citations"]


def test_stream_is_neither_cached_nor_held_back(client: TestClient) -> None:
    response = client.post("/api/ask", json=ASKED)
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["x-accel-buffering"] == "no"


def test_question_that_is_none_is_refused_before_the_stream_begins(
    client: TestClient, assert_problem: AssertProblem
) -> None:
    response = client.post("/api/ask", json={"question": " ", "stream": True})
    assert_problem(response, 422, "question_empty")


def test_slow_answer_is_kept_alive_by_comments(
    client_of: ClientOf, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "KEEP_ALIVE_SECONDS", 0.02)
    released = threading.Event()

    def slow(question: str, history: Sequence[Turn]) -> Answer:
        released.wait(0.3)
        return service.ask(question, history)

    text = client_of(slow).post("/api/ask", json=ASKED).text
    assert text.startswith(": keep-alive\n\n")
    assert read_events(text)[-1][0] == "done"


def test_error_after_the_stream_has_begun_is_an_event(
    client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stream, "KEEP_ALIVE_SECONDS", 0.02)
    released = threading.Event()

    def failing(question: str, history: Sequence[Turn]) -> Answer:
        released.wait(0.1)
        raise EmptyQuestionError("Der er intet spørgsmål.")

    events = read_events(client_of(failing).post("/api/ask", json=ASKED).text)
    assert [name for name, _ in events] == ["error"]
    problem = events[0][1]
    assert isinstance(problem, dict)
    assert (problem["status"], problem["code"]) == (422, "question_empty")


@pytest.mark.parametrize("text", ["", "ord", "  to ord \n", "17 blev\n– afvist [1]."])
def test_deltas_joined_are_the_text(text: str) -> None:
    assert "".join(deltas(text)) == text
