"""What is stopped at the door: bodies too large or too slow, and posts from other sites."""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.api.problems import Problem, problem_response

MAX_BODY_BYTES = 1024 * 1024
BODY_TIMEOUT_SECONDS = 30.0
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}

TOO_LARGE = Problem(
    status=413,
    code="body_too_large",
    detail=f"Der kan højst sendes {MAX_BODY_BYTES // 1024} KiB ad gangen.",
)
TOO_SLOW = Problem(
    status=408,
    code="body_too_slow",
    detail=f"Indholdet var ikke modtaget efter {BODY_TIMEOUT_SECONDS:.0f} sekunder.",
)
CROSS_SITE = Problem(
    status=403,
    code="cross_site",
    detail="Spørgsmål kan kun sendes fra Frisvars egne sider eller fra et program.",
)


class BodyTooLargeError(Exception):
    """More bytes were sent than are read."""


class HeadAsGet:
    """Answers HEAD as GET without the body, which RFC 9110 asks of every resource."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass HEAD on as GET and drop what it sends after the headers."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def send_without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, send_without_body)


class SameOriginPosts:
    """Refuses posts that a browser makes for another site; programs are let through."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 403."""
        is_post = scope["type"] == "http" and scope["method"] not in SAFE_METHODS
        if is_post and is_cross_site(Headers(scope=scope)):
            response = problem_response(Request(scope), CROSS_SITE)
            await response(scope, receive, send)
            return
        await self.app(scope, receive, send)


def is_cross_site(headers: Headers) -> bool:
    """Whether a browser says that another site is behind the request."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host", "")


class BoundedBody:
    """Reads the whole body before anything else does, and no more of it than is allowed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with its body read, or answer 413 or 408."""
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS:
            await self.app(scope, receive, send)
            return
        try:
            async with asyncio.timeout(BODY_TIMEOUT_SECONDS):
                body = await _read(scope, receive)
        except (BodyTooLargeError, TimeoutError) as error:
            problem = TOO_LARGE if isinstance(error, BodyTooLargeError) else TOO_SLOW
            response = problem_response(Request(scope), problem, {"Connection": "close"})
            await response(scope, receive, send)
            return
        if body is not None:
            await self.app(scope, _replay(body, receive), send)


async def _read(scope: Scope, receive: Receive) -> bytes | None:
    """The body, or None if the caller went away before it was sent."""
    announced = Headers(scope=scope).get("content-length", "")
    if announced.isdecimal() and int(announced) > MAX_BODY_BYTES:
        raise BodyTooLargeError
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if len(body) > MAX_BODY_BYTES:
            raise BodyTooLargeError
        if not message.get("more_body", False):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replayed() -> Message:
        return messages.pop() if messages else await receive()

    return replayed
