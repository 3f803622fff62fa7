"""A small world: one article, replies that cite it, and a service over HTTP that gives them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from corpus.collection import Collection, make_collection
from corpus.document import Provenance, make_document
from eval.json_fields import Fields
from eval.question_set import Question, parse_question
from eval.reply import Reply, parse_reply
from eval.results import QuestionResult
from eval.sources import Sources, sources_of

ARTICLE = """\
Tre nye forsøg på vej

Regeringen har imødekommet 3 forsøg.\u00a0Lovforslaget ventes til foråret. 2 ansøgninger er afvist.

De kan sættes i gang fra den 1. juli 2018.

Fakta

Flere billige boliger

• Delvist: Forebyggelse af udsættelser
• Afvist:\u00a0Billigt nybyggeri
• Afvist: Opsigelsesadgang i ældreboliger
• Caféer for alle
"""
DOCUMENT_ID = "artikel-1"


@pytest.fixture
def collection() -> Collection:
    return make_collection([make_document("artikel 1.txt", ARTICLE, Provenance())])


@pytest.fixture
def sources(collection: Collection) -> Sources:
    return sources_of(collection)


def answer_object(
    answer: str,
    status: str = "answered",
    answer_type: str = "fact",
    cite: tuple[str, ...] = (),
    trials: tuple[tuple[str, str], ...] = (),
    **more: object,
) -> dict[str, object]:
    """An answer of the contract that cites `cite` for all it says, over trials (text, status)."""
    spans = [{"start": 0, "end": len(answer)}]
    passages = sources_of(
        make_collection([make_document("artikel 1.txt", ARTICLE, Provenance())])
    ).passages
    return {
        "id": "a1",
        "status": status,
        "answer": answer,
        "answer_type": answer_type,
        "resolved_question": "",
        "citations": [
            {
                "number": number,
                "document_id": DOCUMENT_ID,
                "file_name": "artikel 1.txt",
                "section": [],
                "cited_text": words,
                "start_char_index": ARTICLE.index(words),
                "end_char_index": ARTICLE.index(words) + len(words),
                "answer_spans": spans,
            }
            for number, words in enumerate(cite, start=1)
        ],
        "trials": [
            {
                "title": text,
                "status": trial_status,
                "records": [{"passage_id": p.id} for p in passages if text in p.text],
            }
            for text, trial_status in trials
        ],
        "index_version": "v1",
        "timings_ms": {"total": 1.0},
        **more,
    }


@pytest.fixture
def make_answer() -> Callable[..., dict[str, object]]:
    return answer_object


@pytest.fixture
def make_reply() -> Callable[..., Reply]:
    def make(answer: str, **more: object) -> Reply:
        return parse_reply(Fields(answer_object(answer, **more)))  # type: ignore[arg-type]

    return make


@pytest.fixture
def make_question() -> Callable[..., Question]:
    def make(text: str = "Hvad?", **keys: object) -> Question:
        return parse_question(Fields({"id": "q1", "question": text, **keys}))

    return make


@pytest.fixture
def make_result(
    make_question: Callable[..., Question], make_reply: Callable[..., Reply]
) -> Callable[..., QuestionResult]:
    """The result of a question with the id, right or wrong, answered with the words."""

    def make(
        identifier: str, right: float = 1.0, words: str = "Ja", **keys: object
    ) -> QuestionResult:
        return QuestionResult(
            set_name=str(keys.pop("set_name", "s.jsonl")),
            question=make_question(f"Spørgsmål {identifier}?", id=identifier, **keys),
            group=identifier,
            reply=make_reply(words),
            faults=() if right else ("mangler: 3",),
            scores={"answer_right": right, "gold_cited": 1.0},  # type: ignore[dict-item]
            baselines={"bm25": {}, "abstain": {}},
            latency_ms=2.0,
        )

    return make


@dataclass(slots=True)
class FakeService:
    """A service over HTTP: an answer object or an HTTP status for each question."""

    url: str
    answers: dict[str, dict[str, object] | int] = field(default_factory=dict)
    requests: list[dict[str, object]] = field(default_factory=list)
    hits: tuple[str, ...] = ()


@pytest.fixture
def service() -> Iterator[FakeService]:
    fake = FakeService(url="")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(fake))
    fake.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield fake
    server.shutdown()
    thread.join()
    server.server_close()


def _handler(fake: FakeService) -> type[BaseHTTPRequestHandler]:
    listed = sources_of(make_collection([make_document("artikel 1.txt", ARTICLE, Provenance())]))
    document = {
        "id": DOCUMENT_ID,
        "file_name": "artikel 1.txt",
        "text": ARTICLE,
        "passages": [
            {"id": p.id, "kind": p.kind, "section": [], "start": p.span.start, "end": p.span.end}
            for p in listed.passages
        ],
    }

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            if parts.path == "/api/documents":
                self._send(200, {"documents": [{"id": DOCUMENT_ID}]})
            elif unquote(parts.path) == f"/api/documents/{DOCUMENT_ID}":
                self._send(200, document)
            elif parts.path == "/api/search":
                k = int(parse_qs(parts.query)["k"][0])
                self._send(200, {"hits": [{"passage_id": p} for p in fake.hits[:k]]})
            else:
                self._send(404, {"detail": "Findes ikke."})

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            fake.requests.append(request)
            answer = fake.answers.get(request["question"], 404)
            if isinstance(answer, int):
                self._send(answer, {"detail": "Noget gik galt."})
            else:
                self._send(200, answer)

        def _send(self, status: int, body: Mapping[str, object]) -> None:
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Keep test output quiet."""

    return Handler


@pytest.fixture
def write_set(tmp_path: Path) -> Callable[..., Path]:
    """Writes objects as the lines of a question set."""

    def write(*lines: dict[str, object] | str, name: str = "sæt.jsonl") -> Path:
        path = tmp_path / name
        texts = [x if isinstance(x, str) else json.dumps(x, ensure_ascii=False) for x in lines]
        path.write_text("\n".join(texts) + "\n", encoding="utf-8")
        return path

    return write
