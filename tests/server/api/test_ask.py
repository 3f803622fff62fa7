from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence

import pytest
from fastapi import FastAPI
from httpx2 import Response
from starlette.testclient import TestClient

from server.answer import Answer
from server.app import create_app
from server.dialogue import Turn
from server.service import Service
from server.settings import Settings

COUNT = "Hvor mange forsøg blev afvist?"
ClientOf = Callable[[Callable[[str, Sequence[Turn]], Answer]], TestClient]
AssertProblem = Callable[[Response, int, str], None]


def test_answer_has_every_field_of_the_contract(client: TestClient) -> None:
    answer = client.post("/api/ask", json={"question": COUNT}).json()
    assert set(answer) == {
        "id",
        "status",
        "answer",
        "answer_type",
        "resolved_question",
        "citations",
        "trials",
        "nearest",
        "suggestions",
        "index_version",
        "timings_ms",
    }
    assert set(answer["timings_ms"]) == {"understand", "retrieve", "compose", "total"}


def test_citation_has_every_field_of_the_contract(client: TestClient) -> None:
    citation = client.post("/api/ask", json={"question": COUNT}).json()["citations"][0]
    assert set(citation) == {
        "id",
        "number",
        "type",
        "document_id",
        "file_name",
        "document_title",
        "publisher",
        "published",
        "source_url",
        "source_url_printed",
        "document_sha256",
        "passage_id",
        "section",
        "cited_text",
        "start_char_index",
        "end_char_index",
        "answer_spans",
        "selector",
        "view_url",
        "verified",
    }


def test_cited_text_stands_at_its_place_in_the_document(client: TestClient) -> None:
    citations = client.post("/api/ask", json={"question": COUNT}).json()["citations"]
    assert citations
    for citation in citations:
        text = client.get(f"/api/documents/{citation['document_id']}").json()["text"]
        start, end = citation["start_char_index"], citation["end_char_index"]
        position, quote = citation["selector"]
        assert text[start:end] == citation["cited_text"]
        assert position == {"type": "TextPositionSelector", "start": start, "end": end}
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert citation["view_url"] == f"/kilder/{citation['document_id']}?citat={start}-{end}"


def test_answer_spans_are_ranges_of_the_answer_that_end_in_the_marker(client: TestClient) -> None:
    answer = client.post("/api/ask", json={"question": COUNT}).json()
    for citation in answer["citations"]:
        for span in citation["answer_spans"]:
            claim = answer["answer"][span["start"] : span["end"]]
            assert claim.endswith(f"[{citation['number']}]")


def test_same_question_gives_the_same_bytes_timings_apart(client: TestClient) -> None:
    first, second = (client.post("/api/ask", json={"question": COUNT}).json() for _ in range(2))
    del first["timings_ms"], second["timings_ms"]
    assert json.dumps(first) == json.dumps(second)


def test_history_reaches_the_service_as_its_last_twenty_turns(
    client_of: ClientOf, service: Service
) -> None:
    seen: list[Turn] = []

    def ask(question: str, history: Sequence[Turn]) -> Answer:
        seen.extend(history)
        return service.ask(question)

    said = [{"role": "user", "content": f"Spørgsmål {n}"} for n in range(25)]
    response = client_of(ask).post("/api/ask", json={"question": COUNT, "history": said})
    assert response.status_code == 200
    assert seen == [Turn(role="user", content=f"Spørgsmål {n}") for n in range(5, 25)]


def test_an_answer_is_not_stored_by_caches(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": COUNT})
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("question", "code"), [("   ", "question_empty"), ("x" * 5000, "question_too_long")]
)
def test_question_that_is_none_is_refused(
    client: TestClient, assert_problem: AssertProblem, question: str, code: str
) -> None:
    assert_problem(client.post("/api/ask", json={"question": question}), 422, code)


def test_markup_in_a_question_is_text(client: TestClient) -> None:
    question = "<script>alert(1)</script> {{ 7*7 }} hvor mange forsøg blev afvist?"
    response = client.post("/api/ask", json={"question": question})
    assert response.status_code == 200
    assert "49" not in response.json()["resolved_question"]


def test_questions_are_logged_only_where_settings_say_so(
    service: Service,
    open_client: Callable[[FastAPI], TestClient],
    caplog: pytest.LogCaptureFixture,
) -> None:
    question = "Hvor mange forsøg blev afvist i zebrakommunen?"
    with caplog.at_level(logging.INFO):
        quiet = open_client(create_app(Settings(), opener=lambda _: service))
        quiet.post("/api/ask", json={"question": question})
        assert "zebrakommunen" not in caplog.text
        keeping = open_client(create_app(Settings(log_questions=True), opener=lambda _: service))
        keeping.post("/api/ask", json={"question": question})
        assert "zebrakommunen" in caplog.text


def test_answer_object_is_verified(client: TestClient) -> None:
    answer = client.post("/api/ask", json={"question": COUNT}).json()
    verification = client.post("/api/verify", json=answer).json()
    assert verification["verified"] is True
    assert {claim["ok"] for claim in verification["claims"]} == {True}

    for change in (
        {"cited_text": "Andre ord"},
        {"document_title": "En anden artikel"},
        {"view_url": "https://example.org/"},
        {"published": "1999-12-31"},
    ):
        changed = answer | {
            "citations": [answer["citations"][0] | change, *answer["citations"][1:]]
        }
        assert client.post("/api/verify", json=changed).json()["verified"] is False
    trial = answer["trials"][0] | {"network": "Et andet netværk"}
    changed = answer | {"trials": [trial, *answer["trials"][1:]]}
    verification = client.post("/api/verify", json=changed).json()
    assert verification["verified"] is False
    assert {"text", "citation", "ok", "why"} == set(verification["claims"][0])


def test_true_answer_to_another_question_is_not_verified(client: TestClient) -> None:
    asked = "Hvor længe forlænges forsøgene?"
    answer = client.post("/api/ask", json={"question": asked}).json()
    other = answer | {"resolved_question": "Hvor mange forsøg udbredes ikke?"}
    verification = client.post("/api/verify", json=other).json()
    assert verification["verified"] is False
    wrong = [claim for claim in verification["claims"] if not claim["ok"]]
    assert [claim["text"] for claim in wrong] == ["Hvor mange forsøg udbredes ikke?"]
    assert wrong[0]["why"].startswith("det spørgsmål får et andet svar: answer")

    again = client.post("/api/verify", json=answer | {"id": "en anden"}).json()
    assert again["verified"] is True
    nothing = client.post("/api/verify", json=answer | {"resolved_question": ""}).json()
    assert nothing["verified"] is False


def test_answer_of_another_edition_is_held_against_the_documents_alone(client: TestClient) -> None:
    answer = client.post("/api/ask", json={"question": "Hvor længe forlænges forsøgene?"}).json()
    older = answer | {"index_version": "ældre", "suggestions": ["Hvor mange?"]}
    assert client.post("/api/verify", json=older).json()["verified"] is True
    assert (
        client.post("/api/verify", json=answer | {"suggestions": ["?"]}).json()["verified"] is False
    )


def test_what_stands_nearest_is_the_documents_too(client: TestClient) -> None:
    question = "Hvor mange kommuner deltager i netværket om børn?"
    answer = client.post("/api/ask", json={"question": question}).json()
    first, *others = answer["nearest"]
    assert client.post("/api/verify", json=answer).json()["verified"] is True
    for change in ({"text": "Andre ord"}, {"passage_id": "findes.ikke"}):
        changed = answer | {"nearest": [first | change, *others]}
        assert client.post("/api/verify", json=changed).json()["verified"] is False
