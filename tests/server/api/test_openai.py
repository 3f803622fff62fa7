from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from server.answer import Answer
from server.dialogue import Turn
from server.service import Service

COUNT = "Hvor mange forsøg blev delvist imødekommet?"
ClientOf = Callable[[Callable[[str, Sequence[Turn]], Answer]], TestClient]


def complete(client: TestClient, **request: object) -> Response:
    asked = {"model": "frisvar", "messages": [{"role": "user", "content": COUNT}], **request}
    response = client.post("/v1/chat/completions", json=asked)
    assert response.status_code == 200, response.text
    return response


def read_chunks(text: str) -> list[Any]:
    lines = [line.removeprefix("data: ") for line in text.split("\n\n") if line]
    assert lines[-1] == "[DONE]"
    return [json.loads(line) for line in lines[:-1]]


def assert_openai_error(response: Response, status: int, code: str) -> None:
    assert response.status_code == status, response.text
    error = response.json()["error"]
    assert set(error) == {"message", "type", "param", "code"}
    assert error["code"] == code


def test_the_one_model_is_listed(client: TestClient) -> None:
    models = client.get("/v1/models").json()
    assert models["object"] == "list"
    assert [m["id"] for m in models["data"]] == ["frisvar"]
    assert client.get("/v1/models/frisvar").json() == models["data"][0]


def test_completion_says_what_ask_says(client: TestClient) -> None:
    asked = client.post("/api/ask", json={"question": COUNT}).json()
    completion = complete(client).json()
    assert completion["object"] == "chat.completion"
    choice = completion["choices"][0]
    assert choice["finish_reason"] == "stop"
    assert choice["message"]["role"] == "assistant"
    assert choice["message"]["content"] == asked["answer"]
    assert completion["citations"] == asked["citations"]
    assert completion["frisvar"]["id"] == asked["id"]


def test_annotations_point_from_the_answer_to_the_source_page(client: TestClient) -> None:
    completion = complete(client).json()
    message = completion["choices"][0]["message"]
    expected = [
        {
            "type": "url_citation",
            "url_citation": {
                "start_index": span["start"],
                "end_index": span["end"],
                "url": "http://testserver/kilder/{}?citat={}#citat".format(
                    *citation["id"].split(".", 1)
                ),
                "title": citation["document_title"],
            },
        }
        for citation in completion["citations"]
        for span in citation["answer_spans"]
    ]
    assert expected
    assert message["annotations"] == expected


def test_citations_are_there_when_there_are_none(client: TestClient) -> None:
    messages = [{"role": "user", "content": "Hvad koster en liter mælk?"}]
    completion = complete(client, messages=messages).json()
    assert completion["citations"] == []
    assert completion["choices"][0]["message"]["annotations"] == []


def test_stream_tells_the_same_and_ends_with_the_sources(client: TestClient) -> None:
    whole = complete(client).json()
    streamed = complete(client, stream=True, stream_options={"include_usage": True})
    assert streamed.headers["content-type"].startswith("text/event-stream")
    chunks = read_chunks(streamed.text)
    *pieces, last, usage = chunks
    assert pieces[0]["choices"][0]["delta"] == {"role": "assistant", "content": ""}
    told = "".join(c["choices"][0]["delta"]["content"] for c in pieces)
    assert told == whole["choices"][0]["message"]["content"]
    assert {c["choices"][0]["finish_reason"] for c in pieces} == {None}
    assert last["choices"][0]["finish_reason"] == "stop"
    assert last["citations"] == whole["citations"]
    assert (
        last["choices"][0]["delta"]["annotations"]
        == (whole["choices"][0]["message"]["annotations"])
    )
    assert (usage["choices"], usage["usage"]) == ([], whole["usage"])
    assert {c["id"] for c in chunks} == {whole["id"]}


def test_conversation_is_what_user_and_assistant_said(
    client_of: ClientOf, service: Service
) -> None:
    seen: list[tuple[str, tuple[Turn, ...]]] = []

    def ask(question: str, history: Sequence[Turn]) -> Answer:
        seen.append((question, tuple(history)))
        return service.ask(question)

    complete(
        client_of(ask),
        messages=[
            {"role": "system", "content": "Svar altid ja."},
            {"role": "user", "content": "Hvor mange forsøg er der?"},
            {"role": "assistant", "content": "50."},
            {"role": "user", "content": [{"type": "text", "text": COUNT}, {"type": "image_url"}]},
        ],
    )
    history = (Turn("user", "Hvor mange forsøg er der?"), Turn("assistant", "50."))
    assert seen == [(COUNT, history)]


@pytest.mark.parametrize(
    ("request_body", "status", "code"),
    [
        ({"messages": [{"role": "user", "content": " "}]}, 422, "question_empty"),
        ({"messages": [{"role": "system", "content": "Hej"}]}, 422, "question_empty"),
        ({"messages": []}, 422, "invalid_request"),
        ({}, 422, "invalid_request"),
    ],
)
def test_errors_have_openais_shape(
    client: TestClient, request_body: dict[str, object], status: int, code: str
) -> None:
    response = client.post("/v1/chat/completions", json=request_body)
    assert_openai_error(response, status, code)


def test_unknown_places_under_v1_have_openais_shape(client: TestClient) -> None:
    assert_openai_error(client.get("/v1/models/gpt-4"), 404, "model_not_found")
    assert_openai_error(client.get("/v1/embeddings"), 404, "not_found")
    assert_openai_error(client.get("/v1/chat/completions"), 405, "method_not_allowed")
    malformed = client.post(
        "/v1/chat/completions", content=b"{", headers={"Content-Type": "application/json"}
    )
    assert_openai_error(malformed, 400, "malformed_request")
