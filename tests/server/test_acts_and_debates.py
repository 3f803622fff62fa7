"""The acts and debates beside the checkout, added by one command, searched and cited exactly."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from server.app import create_app
from server.service import open_service
from server.settings import Settings

OpenClient = Callable[[FastAPI], TestClient]

CHECKOUT = Path(__file__).parents[2]
DOCUMENTS = CHECKOUT.parent / "shared" / "data" / "documents"

pytestmark = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the documents are not here")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home to which the whole folder was added."""
    folder = tmp_path_factory.mktemp("home")
    done = subprocess.run(
        [sys.executable, "-m", "corpus", "add", str(DOCUMENTS), "--json"],
        env=os.environ | {"FRISVAR_HOME": str(folder)},
        capture_output=True,
        check=True,
    )
    added = json.loads(done.stdout)
    assert {f["result"] for f in added["files"]} == {"added"}
    assert added["count"] == len(list(DOCUMENTS.glob("*.txt")))
    return folder


@pytest.fixture(scope="module")
def client(home: Path, open_client: OpenClient) -> TestClient:
    service = open_service(Settings(home=home))
    return open_client(create_app(Settings(home=home), opener=lambda _: service))


def test_every_document_has_its_text_and_what_the_manifest_says(client: TestClient) -> None:
    lines = (DOCUMENTS / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    listed = {d["file_name"]: d for d in client.get("/api/documents").json()["documents"]}
    for line in map(json.loads, lines):
        document = listed[line["file"]]
        assert document["title"] == (line.get("title") or line["file"])
        assert document["publisher"] == line.get("publisher")
        assert document["published"] == line.get("published")
        assert document["source_url_printed"] == line.get("source_url")
        original = (DOCUMENTS / line["file"]).read_bytes()
        assert client.get(document["original_url"]).content == original
        text = client.get(f"/api/documents/{document['id']}").json()["text"]
        assert text == original.decode("utf-8-sig").replace("\r\n", "\n")


def test_what_is_searched_for_is_cited_exactly(client: TestClient) -> None:
    for query in ("forsøg med friplejeboliger", "frikommunenetværk sygedagpenge", "frikommuner"):
        hits = client.get("/api/search", params={"q": query, "k": 5}).json()["hits"]
        assert len(hits) == 5
        for hit in hits:
            text = client.get(f"/api/documents/{hit['document_id']}").json()["text"]
            start, end = hit["start_char_index"], hit["end_char_index"]
            assert text[start:end] == hit["text"]
            quote = " ".join(hit["text"].split()[:12])
            cited = client.get("/api/citations", params={"quote": quote}).json()["citations"]
            assert (hit["document_id"], start) in {
                (c["document_id"], c["start_char_index"]) for c in cited
            }
            for citation in cited:
                resolved = client.get(f"/api/citations/{citation['id']}").json()
                assert resolved["state"] == "exact"
                assert resolved["citation"]["cited_text"] == citation["cited_text"]


def test_the_shipped_articles_are_answered_from_as_before(client: TestClient) -> None:
    question = "Hvor mange forsøg blev afvist i netværket om billige boliger?"
    answer = client.post("/api/ask", json={"question": question}).json()
    assert (answer["status"], len(answer["trials"])) == ("answered", 7)
    assert {c["document_id"] for c in answer["citations"]} == {"000-6d810e28710eca4a"}
