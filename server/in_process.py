"""One GET request to an app without a server: smoke test, debugging tool and source of examples."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from fastapi import FastAPI
from starlette.types import Message, Scope

from server.api.state import state_of

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Response:
    """What came back."""

    status: int
    body: bytes


def get(app: FastAPI, path: str) -> Response:
    """The response to GET `path`, once the app has opened its service."""
    return asyncio.run(_get(app, path))


async def _get(app: FastAPI, path: str) -> Response:
    async with app.router.lifespan_context(app):
        while not state_of(app).is_settled:
            await asyncio.sleep(0.01)
        return await _request(app, path)


async def _request(app: FastAPI, path: str) -> Response:
    status = 0
    body = b""

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status, body
        if message["type"] == "http.response.start":
            status = message["status"]
        else:
            body += message.get("body", b"")

    await app(_scope(path), receive, send)
    return Response(status, body)


def _scope(path: str) -> Scope:
    parts = urlsplit(path)
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(parts.path),
        "raw_path": parts.path.encode(),
        "query_string": quote(parts.query, safe="=&%+;:,/?-._~").encode(),
        "root_path": "",
        "headers": [(b"host", HOST.encode()), (b"accept", b"*/*")],
        "client": (HOST, 0),
        "server": (HOST, 80),
    }
