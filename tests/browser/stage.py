"""A real server on a free port of this machine, and a real Chromium: for tests and for commands."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from server.api.state import AnswerService
from server.app import create_app
from server.settings import Settings

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
START_SECONDS = 60.0
PATIENCE_MS = 30_000  # for what is to come; a machine with other work takes its time


@contextmanager
def serving(service: AnswerService) -> Iterator[str]:
    """The address of a server that answers from `service`."""
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


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium without a window."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


def ask(page: Page, question: str) -> Locator:
    """Asks by the keyboard, and gives the exchange once its answer stands there."""
    page.wait_for_load_state()  # what answers in place is a module, and run by then
    before = page.locator(".exchange").count()
    page.get_by_label("Dit spørgsmål").fill(question)
    page.keyboard.press("Enter")
    exchange = page.locator(".exchange").nth(before)
    expect(exchange.locator(".answer__text")).to_be_visible()
    return exchange


def answer_markers(exchange: Locator) -> Locator:
    """The markers in an answer's text, in the order they stand."""
    return exchange.locator(".answer__text .marker")


def marked_words(scope: Locator) -> str:
    """What is marked in a source, joined."""
    return "".join(scope.locator("mark").all_text_contents())


def width_needed(page: Page) -> int:
    """How wide the page is, in CSS pixels, whatever the window shows of it."""
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width
