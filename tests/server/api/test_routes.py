from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from corpus.passage import PassageKind
from server.service import Service

AssertProblem = Callable[[Response, int, str], None]


def test_documents_are_listed_with_their_provenance(client: TestClient, service: Service) -> None:
    listed = client.get("/api/documents").json()
    assert listed["count"] == len(service.collection.documents)
    for shown, document in zip(listed["documents"], service.collection.documents, strict=True):
        provenance = document.provenance
        assert shown == {
            "id": document.id,
            "file_name": document.file_name,
            "title": document.title,
            "publisher": provenance.publisher,
            "published": provenance.published.isoformat() if provenance.published else None,
            "source_url": provenance.source_url,
            "source_url_printed": provenance.source_url_printed,
            "original_url": f"/kilder/{document.id}/original",
            "sha256": document.sha256,
            "passages": len(service.collection.passages_of(document.id)),
            "trials": len(service.collection.trials_in(document.id)),
        }


def test_document_is_its_text_and_passages_that_leave_out_only_white_space(
    client: TestClient, service: Service
) -> None:
    for document in service.collection.documents:
        whole = client.get(f"/api/documents/{document.id}").json()
        assert whole["text"] == document.text
        rest = list(document.text)
        for passage in whole["passages"]:
            rest[passage["start"] : passage["end"]] = [" "] * (passage["end"] - passage["start"])
        assert "".join(rest).strip() == ""


def test_passage_text_stands_at_its_place(client: TestClient, service: Service) -> None:
    for passage in service.collection.passages[:20]:
        shown = client.get(f"/api/passages/{passage.id}").json()
        text = service.collection.document(shown["document_id"]).text
        assert text[shown["start_char_index"] : shown["end_char_index"]] == shown["text"]
        assert "score" not in shown


def test_search_gives_k_hits_best_first(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "evaluering af forsøgene", "k": 3}).json()
    scores = [hit["score"] for hit in found["hits"]]
    assert found["count"] == len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert set(found["hits"][0]) == {
        "passage_id",
        "document_id",
        "text",
        "kind",
        "section",
        "start_char_index",
        "end_char_index",
        "score",
        "matched",
    }


def test_search_can_be_kept_to_one_document(client: TestClient, service: Service) -> None:
    wanted = service.collection.documents[-1].id
    found = client.get("/api/search", params={"q": "forsøg", "document": wanted}).json()
    assert {hit["document_id"] for hit in found["hits"]} == {wanted}


def test_trials_are_never_cut_and_the_facets_add_up(client: TestClient, service: Service) -> None:
    found = client.get("/api/trials").json()
    assert found["count"] == len(found["trials"]) == len(service.collection.trials)
    counted = Counter(
        (trial.network or "", trial.status.value) for trial in service.collection.trials
    )
    shown = {
        (network, status): number
        for network, statuses in found["facets"].items()
        for status, number in statuses.items()
    }
    assert shown == dict(counted)


@pytest.mark.parametrize("status", ["approved", "partly", "rejected", "withdrawn"])
def test_trials_of_one_status(client: TestClient, service: Service, status: str) -> None:
    found = client.get("/api/trials", params={"status": status}).json()
    expected = [t.id for t in service.collection.trials if t.status.value == status]
    assert [t["id"] for t in found["trials"]] == expected


def test_trials_of_one_network(client: TestClient, service: Service) -> None:
    network = service.collection.networks[0]
    found = client.get("/api/trials", params={"network": network, "status": ""}).json()
    expected = [t.id for t in service.collection.trials if t.network == network]
    assert [t["id"] for t in found["trials"]] == expected
    assert list(found["facets"]) == [network]


def test_filter_left_empty_is_no_filter(client: TestClient) -> None:
    unfiltered = client.get("/api/trials").json()
    assert client.get("/api/trials?network=&status=&document=&q=").json() == unfiltered


def test_trial_has_every_field_of_the_contract(client: TestClient) -> None:
    trial = client.get("/api/trials").json()["trials"][0]
    fields = {"id", "title", "status", "status_text", "network", "records", "citation"}
    assert fields <= set(trial)
    record = {"document_id", "passage_id", "status", "status_text", "published"}
    assert record <= set(trial["records"][0])


def test_words_are_cited_wherever_they_stand(client: TestClient, service: Service) -> None:
    bullet = next(p for p in service.collection.passages if p.kind is PassageKind.BULLET)
    found = client.get("/api/citations", params={"quote": bullet.text}).json()
    assert found["count"] == len(found["citations"]) >= 1
    assert bullet.text in [c["cited_text"] for c in found["citations"]]


def test_words_that_stand_nowhere_are_an_answer(client: TestClient) -> None:
    found = client.get("/api/citations", params={"quote": "zebrastriber på månen"})
    assert found.status_code == 200
    assert found.json() == {"count": 0, "citations": []}


def test_citation_is_resolved_with_the_passage_around_it(client: TestClient) -> None:
    asked = client.post("/api/ask", json={"question": "Hvor mange forsøg blev afvist?"}).json()
    citation = asked["citations"][-1]
    resolved = client.get(f"/api/citations/{citation['id']}").json()
    assert resolved["state"] == "exact"
    assert resolved["citation"]["cited_text"] == citation["cited_text"]
    assert citation["cited_text"] in resolved["context"]["text"]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/api/documents/findes-ikke", "document_not_found"),
        ("/api/passages/findes-ikke.p0001", "passage_not_found"),
        ("/api/citations/findes-ikke.00000000.0-1", "citation_not_found"),
        ("/api/citations/rod", "citation_not_found"),
        ("/api/search?q=x&document=findes-ikke", "document_not_found"),
        ("/api/trials?document=findes-ikke", "document_not_found"),
        ("/api/findes-ikke", "not_found"),
    ],
)
def test_unknown_ids_are_404(
    client: TestClient, assert_problem: AssertProblem, path: str, code: str
) -> None:
    assert_problem(client.get(path), 404, code)


@pytest.mark.parametrize(
    "path",
    [
        "/api/search",
        "/api/search?q=",
        "/api/search?q=x&k=0",
        "/api/search?q=x&k=101",
        "/api/search?q=x&k=mange",
        "/api/trials?status=måske",
        "/api/citations",
    ],
)
def test_unusable_parameters_are_422(
    client: TestClient, assert_problem: AssertProblem, path: str
) -> None:
    assert_problem(client.get(path), 422, "invalid_request")
