"""A service over documents that were added and changed: files, earlier texts, citations."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from corpus.archive import Archive
from corpus.catalogue import open_catalogue, open_collection
from corpus.document import Provenance, make_document
from corpus.provenance import Given
from index.encoder import Encoder, load_encoder
from index.generation import build
from server.app import create_app
from server.opened_source import Opening
from server.service import Service
from server.settings import Settings
from server.views.sources import NOTES

OpenClient = Callable[[FastAPI], TestClient]

EARLIER = """\
Busser i Ø Kommune

Kommunen har købt 33 zebrabusser i år.

Borgmesteren er glad for busserne, og hun kører selv med hver morgen.

<script>alert(1)</script> {{ 7 * 7 }} er her, fordi nogen har skrevet det.
"""
TODAY = """\
Læs også om cykler.

Busser i Ø Kommune

Kommunen har købt 34 zebrabusser i år.

<script>alert(1)</script> {{ 7 * 7 }} er her, fordi nogen har skrevet det.
"""
REMOVED = "Et brev\n\nDet her brev blev trukket tilbage igen."
SHIPPED = "000-6d810e28710eca4a"


def _service(home: Path, encoder: Encoder) -> Service:
    collection = open_collection(home=home)
    return Service(collection, build(collection, encoder, home), Archive(home))


QUOTES = (
    "Busser i Ø Kommune",
    "har købt 33 zebrabusser",
    "Borgmesteren er glad for busserne",
    "Det her brev blev trukket tilbage",
)


class Cited:
    """A client of the service as it was, one of the service as it is, and ids of citations."""

    def __init__(self, before: TestClient, now: TestClient, ids: dict[str, str]) -> None:
        self.before = before
        self.now = now
        self.ids = ids


@pytest.fixture(scope="module")
def cited(tmp_path_factory: pytest.TempPathFactory, open_client: OpenClient) -> Cited:
    """Clients before and after an update and a removal."""
    home, encoder = tmp_path_factory.mktemp("home"), load_encoder()
    with open_catalogue(home) as catalogue:
        for name, text in (("Busser Ø.txt", EARLIER), ("brev.txt", REMOVED)):
            document = make_document(name, text, Provenance())
            catalogue.put(document, b"\xef\xbb\xbf" + text.encode(), Given())
        before = open_client(_app(_service(home, encoder)))
        ids = {quote: _id(before, quote) for quote in QUOTES}
        update = make_document("Busser Ø.txt", TODAY, Provenance())
        catalogue.put(update, TODAY.encode(), Given())
        catalogue.remove("brev")
    return Cited(before, open_client(_app(_service(home, encoder))), ids)


def _app(service: Service) -> FastAPI:
    return create_app(Settings(), opener=lambda _: service)


def _id(client: TestClient, quote: str) -> str:
    found = client.get("/api/citations", params={"quote": quote}).json()
    return str(found["citations"][0]["id"])


def test_before_the_update_every_citation_is_exact(cited: Cited) -> None:
    for quote, citation_id in cited.ids.items():
        found = cited.before.get(f"/api/citations/{citation_id}").json()
        assert (found["state"], found["earlier_text"]) == ("exact", None)
        assert found["citation"]["cited_text"] == quote


@pytest.mark.parametrize(
    ("quote", "state", "cited_text"),
    [
        ("Busser i Ø Kommune", "moved", "Busser i Ø Kommune"),
        ("har købt 33 zebrabusser", "changed", "har købt 34 zebrabusser"),
    ],
)
def test_words_that_still_stand_or_became_others_are_cited_in_todays_text(
    cited: Cited, quote: str, state: str, cited_text: str
) -> None:
    found = cited.now.get(f"/api/citations/{cited.ids[quote]}").json()
    citation = found["citation"]
    assert (found["state"], found["earlier_text"]) == (state, quote)
    assert (citation["cited_text"], citation["verified"]) == (cited_text, True)
    start, end = int(citation["start_char_index"]), int(citation["end_char_index"])
    assert TODAY[start:end] == cited_text
    assert citation["view_url"] == f"/kilder/busser-oe?citat={start}-{end}"
    again = cited.now.get(f"/api/citations/{citation['id']}").json()
    assert (again["state"], again["citation"]) == ("exact", citation)


@pytest.mark.parametrize(
    "quote", ["Borgmesteren er glad for busserne", "Det her brev blev trukket tilbage"]
)
def test_words_that_are_gone_are_shown_as_they_stood(cited: Cited, quote: str) -> None:
    found = cited.now.get(f"/api/citations/{cited.ids[quote]}").json()
    citation = found["citation"]
    assert (found["state"], found["earlier_text"]) == ("gone", quote)
    assert (citation["id"], citation["cited_text"]) == (cited.ids[quote], quote)
    assert citation["verified"] is False
    page = cited.now.get(citation["view_url"])
    assert page.status_code == 200
    assert "Dette er en tidligere udgave af kilden." in page.text
    assert f'<mark id="citat" tabindex="-1">{quote}</mark>' in page.text
    assert "/original" not in page.text


def _saved(citation_id: str) -> str:
    """The address that markers, tables and copied references lead to."""
    return "/kilder/{}?citat={}".format(*citation_id.split(".", 1))


def _marked(page: str) -> list[str]:
    return re.findall(r"<mark[^>]*>(.*?)</mark>", page, re.DOTALL)


@pytest.mark.parametrize("quote", QUOTES)
def test_a_saved_link_marks_the_words_and_nothing_more_while_they_stand_there(
    cited: Cited, quote: str
) -> None:
    page = cited.before.get(_saved(cited.ids[quote])).text
    assert _marked(page) == [quote]
    assert 'class="alert' not in page


@pytest.mark.parametrize(
    ("quote", "opening", "words"),
    [
        ("Busser i Ø Kommune", Opening.MOVED, "Busser i Ø Kommune"),
        ("har købt 33 zebrabusser", Opening.CHANGED, "har købt 34 zebrabusser"),
        (
            "Borgmesteren er glad for busserne",
            Opening.GONE,
            "Borgmesteren er glad for busserne",
        ),
        (
            "Det her brev blev trukket tilbage",
            Opening.REMOVED,
            "Det her brev blev trukket tilbage",
        ),
    ],
)
def test_a_saved_link_opens_what_became_of_the_words_and_says_so(
    cited: Cited, quote: str, opening: Opening, words: str
) -> None:
    page = cited.now.get(_saved(cited.ids[quote])).text
    assert _marked(page) == [words]
    assert NOTES[opening] in page
    assert (f'<q class="verbatim">»{quote}«</q>' in page) is (opening is Opening.CHANGED)


def test_words_that_became_others_are_one_link_from_the_text_that_was_cited(cited: Cited) -> None:
    page = cited.now.get(_saved(cited.ids["har købt 33 zebrabusser"])).text
    (then,) = re.findall(r'<a href="([^"]+)">Se den udgave, der blev citeret</a>', page)
    earlier = cited.now.get(html.unescape(then)).text
    assert _marked(earlier) == ["har købt 33 zebrabusser"]
    assert '<a href="/kilder/busser-oe">Se kilden, som den er i dag</a>' in earlier


def test_a_link_that_names_no_text_says_that_there_are_several(cited: Cited) -> None:
    assert NOTES[Opening.UNTOLD] in cited.now.get("/kilder/busser-oe?citat=0-6").text
    assert 'class="alert' not in cited.now.get(f"/kilder/{SHIPPED}?citat=0-6").text
    assert 'class="alert' not in cited.now.get("/kilder/busser-oe").text


def test_an_edition_that_never_was_is_not_found(cited: Cited) -> None:
    assert cited.now.get("/kilder/busser-oe?udgave=00000000").status_code == 404
    assert cited.now.get("/kilder/nix?udgave=00000000").status_code == 404
    gone = cited.now.get("/api/citations/busser-oe.00000000.0-5")
    assert (gone.status_code, gone.json()["code"]) == (404, "citation_not_found")


def test_todays_edition_is_not_called_an_earlier_one(cited: Cited) -> None:
    sha8 = cited.now.get("/api/documents/busser-oe").json()["sha256"][:8]
    page = cited.now.get(f"/kilder/busser-oe?udgave={sha8}")
    assert "tidligere udgave" not in page.text
    assert "/kilder/busser-oe/original" in page.text


def test_the_original_file_is_sent_byte_for_byte_and_never_shown(cited: Cited) -> None:
    url = cited.before.get("/api/documents/busser-oe").json()["original_url"]
    sent = cited.now.get(url)
    assert sent.content == TODAY.encode()
    assert sent.headers["content-type"] == "application/octet-stream"
    assert sent.headers["x-content-type-options"] == "nosniff"
    disposition = "attachment; filename*=UTF-8''Busser%20%C3%98.txt"
    assert sent.headers["content-disposition"] == disposition


def test_a_shipped_articles_file_is_sent_too(client: TestClient) -> None:
    whole = client.get(f"/api/documents/{SHIPPED}").json()
    assert client.get(whole["original_url"]).content.decode("utf-8") == whole["text"]


def test_the_file_of_what_is_not_here_is_not_found(cited: Cited) -> None:
    assert cited.now.get("/kilder/brev/original").status_code == 404
    assert cited.now.get("/kilder/nix/original").status_code == 404


def test_mark_up_and_template_syntax_of_a_document_are_text(cited: Cited) -> None:
    page = cited.now.get("/kilder/busser-oe").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }} er her" in page
    assert "<script>alert" not in page
    asked = {"question": "Hvor mange zebrabusser har kommunen købt?"}
    answer = cited.now.post("/api/ask", json=asked).json()
    assert "34 zebrabusser" in answer["answer"]
    assert "33 zebrabusser" not in answer["answer"]
