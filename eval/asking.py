"""How the service is asked: in this process, or over HTTP. Both give the contract's JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from corpus.passage import PassageKind
from corpus.span import Span
from eval.errors import AskingError
from eval.json_fields import FieldError, Fields
from eval.reply import Reply, parse_reply
from eval.sources import Source, Sources, source_passage, sources_of

if TYPE_CHECKING:
    from server.service import Service

TIMEOUT_SECONDS = 60
# What a defect in the service raises. Over HTTP it is a 500, which costs one question; in this
# process too it must not cost the run.
DEFECTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question of a dialogue and what was answered; None where it got no answer."""

    question: str
    answer: str | None


class Finder(Protocol):
    """Finds passages."""

    def search(self, query: str, k: int) -> tuple[str, ...]:
        """The ids of the `k` best passages, best first."""
        ...


class Asker(Finder, Protocol):
    """Answers questions."""

    def ask(self, question: str, history: Sequence[Exchange]) -> Reply:
        """The reply to a question after what was said before it.

        Raises:
            FrisvarError: if there is no reply, or it is not what the contract says.
        """
        ...


class AskedService(Asker, Protocol):
    """The service that is measured: an asker that shows its documents."""

    def sources(self) -> Sources:
        """All documents that it answers from."""
        ...


class InProcessAsker:
    """The service in this process."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def ask(self, question: str, history: Sequence[Exchange]) -> Reply:
        """The reply, through the same JSON that HTTP sends."""
        from server.api.schemas import answer_object
        from server.dialogue import Turn

        turns: list[Turn] = []
        for exchange in history:
            turns.append(Turn(role="user", content=exchange.question))
            if exchange.answer is not None:
                turns.append(Turn(role="assistant", content=exchange.answer))
        try:
            answer = answer_object(self._service.ask(question, turns))
            return parse_reply(Fields(answer.model_dump(mode="json")))
        except DEFECTS as error:
            raise AskingError(f"Fejl i tjenesten: {error!r}.") from error

    def search(self, query: str, k: int) -> tuple[str, ...]:
        """The ids of the `k` best passages, best first."""
        try:
            return tuple(hit.passage.id for hit in self._service.search(query, k, None))
        except DEFECTS as error:
            raise AskingError(f"Fejl i søgningen: {error!r}.") from error

    def sources(self) -> Sources:
        """All documents that the service answers from."""
        return sources_of(self._service.collection)


def open_in_process() -> InProcessAsker:
    """The service as the environment sets it, opened in this process.

    Raises:
        FrisvarError: if it cannot be opened.
    """
    from server.service import open_service  # here, because it takes seconds that --help should not
    from server.settings import read_settings

    return InProcessAsker(open_service(read_settings(os.environ)))


class HttpAsker:
    """The service behind an address."""

    def __init__(self, base: str, *, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        self._base = base.rstrip("/")
        self._timeout_seconds = timeout_seconds

    def ask(self, question: str, history: Sequence[Exchange]) -> Reply:
        """The reply of POST /api/ask."""
        messages: list[dict[str, str]] = []
        for exchange in history:
            messages.append({"role": "user", "content": exchange.question})
            if exchange.answer is not None:
                messages.append({"role": "assistant", "content": exchange.answer})
        body: dict[str, object] = {"question": question}
        if messages:
            body["history"] = messages
        fields = self._call("/api/ask", body)
        try:
            return parse_reply(fields)
        except FieldError as error:
            raise AskingError(f"Svaret følger ikke kontrakten: {error}.") from error

    def search(self, query: str, k: int) -> tuple[str, ...]:
        """The passages that GET /api/search finds."""
        fields = self._call(f"/api/search?{urlencode({'q': query, 'k': k})}")
        try:
            return tuple(hit.text("passage_id") for hit in fields.objects("hits"))
        except FieldError as error:
            raise AskingError(f"Fundene følger ikke kontrakten: {error}.") from error

    def sources(self) -> Sources:
        """The documents that GET /api/documents lists, each with its text and passages."""
        try:
            listed = self._call("/api/documents").objects("documents")
            return Sources(tuple(self._source(fields.text("id")) for fields in listed))
        except (FieldError, ValueError) as error:
            raise AskingError(f"Dokumenterne følger ikke kontrakten: {error}.") from error

    def _source(self, document_id: str) -> Source:
        fields = self._call(f"/api/documents/{quote(document_id, safe='')}")
        text = fields.text("text")
        return Source(
            id=document_id,
            file_name=fields.text("file_name"),
            text=text,
            passages=tuple(
                source_passage(
                    document_id,
                    text,
                    passage.text("id"),
                    PassageKind(passage.text("kind")),
                    Span(passage.integer("start"), passage.integer("end")),
                )
                for passage in fields.objects("passages")
            ),
        )

    def _call(self, path: str, body: dict[str, object] | None = None) -> Fields:
        request = Request(
            self._base + path,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Accept": "application/json", "Content-Type": "application/json"},
        )
        try:
            with urlopen(request, timeout=self._timeout_seconds) as response:
                return Fields.parse(response.read().decode("utf-8"))
        except HTTPError as error:
            raise AskingError(f"{path} gav {error.code}: {_problem(error)}") from error
        except (URLError, OSError, ValueError) as error:
            raise AskingError(
                f"{self._base + path} svarede ikke, som det skal: {error}."
            ) from error


def _problem(error: HTTPError) -> str:
    """The `detail` of a problem object, or the reason phrase where there is none."""
    try:
        return Fields.parse(error.read().decode("utf-8")).text("detail")
    except ValueError:
        return str(error.reason)
