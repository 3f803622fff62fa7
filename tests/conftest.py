"""What all tests share: no net, and one service over the shipped articles."""

from __future__ import annotations

import os

os.environ["HF_HUB_OFFLINE"] = "1"  # read when the model library is imported, so before all else

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from server.app import create_app
from server.service import Service, open_service
from server.settings import Settings

CHROMIUM = Path("/usr/bin/chromium")
READY_SECONDS = 60.0
OpenClient = Callable[[FastAPI], TestClient]
LEFT_OUT = pytest.StashKey[int]()


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """The real service over the shipped articles, its index built once."""
    return open_service(Settings(home=tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session")
def open_client() -> Iterator[OpenClient]:
    """Opens a client of an app and waits until its service is there; all are closed at the end."""
    with ExitStack() as stack:

        def opened(app: FastAPI) -> TestClient:
            client = stack.enter_context(TestClient(app, raise_server_exceptions=False))
            deadline = time.monotonic() + READY_SECONDS
            while client.get("/health/ready").status_code != 200:
                assert time.monotonic() < deadline, "the service was not opened in time"
                time.sleep(0.01)
            return client

        yield opened


@pytest.fixture(scope="session")
def client(service: Service, open_client: OpenClient) -> TestClient:
    """A client of an app that answers from `service`; errors come back as responses."""
    return open_client(create_app(Settings(), opener=lambda _: service))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the browser tests out where there is no browser; in CI that is an error."""
    browser = [item for item in items if item.get_closest_marker("browser")]
    if not browser or CHROMIUM.exists():
        return
    if os.environ.get("CI") == "true":
        raise pytest.UsageError(f"{CHROMIUM} is missing; in CI the browser tests are not left out")
    items[:] = [item for item in items if item not in browser]
    config.hook.pytest_deselected(items=browser)
    config.stash[LEFT_OUT] = len(browser)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say so where browser tests were left out."""
    if left_out := config.stash.get(LEFT_OUT, 0):
        terminalreporter.write_line(f"{left_out} browser tests left out: {CHROMIUM} is missing")
