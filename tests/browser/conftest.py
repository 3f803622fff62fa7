"""A real server on a free port of this machine, and a real browser that may go nowhere else."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from server.app import create_app
from server.service import Service
from server.settings import Settings

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
START_SECONDS = 30.0


@pytest.fixture(scope="session")
def base_url(service: Service) -> Iterator[str]:
    """The address of a server that answers from the shipped articles."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        app = create_app(Settings(), opener=lambda _: service)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        deadline = time.monotonic() + START_SECONDS
        while not server.started:
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.01)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, without a window; closed before other tests, as it keeps an event loop running."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


def is_complaint(message: ConsoleMessage) -> bool:
    """Whether the console holds more against the page than that a test asked for an error."""
    return message.type == "error" and "the server responded with a status" not in message.text


@contextmanager
def watched(context: BrowserContext, base_url: str) -> Iterator[Page]:
    """A page of `context`; at the end nothing may have gone wrong, nor gone to another host."""
    wrong: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("console", lambda m: wrong.append(m.text) if is_complaint(m) else None)
    page.on("requestfailed", lambda r: wrong.append(f"failed: {r.url}"))
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
    with watched(browser.new_context(base_url=base_url), base_url) as page:
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
    with watched(context, base_url) as page:
        yield page
