"""Pages in a real browser that go nowhere but to the server, and on which nothing goes wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from index.encoder import load_encoder
from index.generation import build
from server.answer import Answer, AnswerStatus
from server.dialogue import Turn
from server.service import Service
from tests.browser.stage import chromium, serving

AMBIGUOUS = "Hvor mange fik ja?"
CHOICES = ("Hvor mange forsøg blev imødekommet?", "Hvor mange forsøg blev delvist imødekommet?")
ASTRAL = (
    "😀 To runder 🚲\n\nKommunerne 😀 har søgt.\n\nNetværket 🚌 om busser\n\n"
    " • Afvist: Natbusser 🌙 til alle\n • Delvist: Busser med 🐕 hunde\n • Afvist: Elbusser ⚡️\n"
)


class Ambiguous(Service):
    """A service that finds one question ambiguous and answers all others as it would."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """The answer; to the ambiguous question, its choices."""
        answer = super().ask(question, history)
        if question != AMBIGUOUS:
            return answer
        text = "Mener du dem, der blev imødekommet fuldt ud, eller dem, der blev det delvist?"
        return replace(
            answer, status=AnswerStatus.CLARIFY, text=text, citations=(), suggestions=CHOICES
        )


@pytest.fixture(scope="session")
def base_url(service: Service) -> Iterator[str]:
    """The address of a server that answers from the shipped articles."""
    with serving(Ambiguous(service.collection, service.retriever)) as url:
        yield url


@pytest.fixture(scope="session")
def astral_service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A service over a text with characters outside the basic plane before every trial."""
    collection = make_collection([make_document("busser.txt", ASTRAL, Provenance())])
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("astral")))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; closed before other tests, as it keeps an event loop running."""
    with chromium() as opened:
        yield opened


def is_complaint(message: ConsoleMessage) -> bool:
    """Whether the console holds more against the page than that a test asked for an error."""
    return message.type == "error" and "the server responded with a status" not in message.text


def is_missing(response: Response) -> bool:
    """Whether something that the page itself is made of was not there."""
    return response.status >= 400 and "/static/" in response.url


@contextmanager
def watched(context: BrowserContext, base_url: str, *, scripted: bool = True) -> Iterator[Page]:
    """A page of `context`; at the end nothing may have gone wrong, nor gone to another host.

    What counts as failed and is not: whatever Chromium itself gave up (a navigation that becomes a
    download; pictures, fonts and the icon of a page that was left for another), and without script
    the modules that it began to fetch.
    """

    def is_failure(request: Request) -> bool:
        given_up = request.failure == "net::ERR_ABORTED"
        unscripted = not scripted and request.url.endswith(".js")
        return not (given_up or request.is_navigation_request() or unscripted)

    wrong: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("console", lambda m: wrong.append(m.text) if is_complaint(m) else None)
    page.on(
        "requestfailed",
        lambda r: wrong.append(f"failed: {r.url}: {r.failure}") if is_failure(r) else None,
    )
    page.on("response", lambda r: wrong.append(f"missing: {r.url}") if is_missing(r) else None)
    page.on(
        "request",
        lambda r: None if r.url.startswith(base_url) else wrong.append(f"elsewhere: {r.url}"),
    )
    yield page
    context.close()
    assert wrong == []


@pytest.fixture
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """A desktop page that fails the test on any error or request to another host."""
    context = browser.new_context(base_url=base_url)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=base_url)
    with watched(context, base_url) as page:
        yield page


@pytest.fixture
def phone(browser: Browser, base_url: str) -> Iterator[Page]:
    """The same on the narrowest screen that is served."""
    context = browser.new_context(
        base_url=base_url, viewport={"width": 320, "height": 640}, has_touch=True
    )
    with watched(context, base_url) as page:
        yield page


@pytest.fixture
def plain(browser: Browser, base_url: str) -> Iterator[Page]:
    """A page without JavaScript."""
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    with watched(context, base_url, scripted=False) as page:
        yield page


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which npm installs beside what the page serves."""
    source = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
    return source.read_text(encoding="utf-8")
