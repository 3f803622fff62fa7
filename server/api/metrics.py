"""Figures for Prometheus. Labels are routes, methods and kinds of answers, never what was asked."""

from __future__ import annotations

import time

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.collection import Collection
from server.answer import Answer

UNMATCHED = "unmatched"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The figures of one app, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Histogram(
            "frisvar_request_seconds",
            "Seconds until a response was sent, by route.",
            ("route", "method", "status"),
            registry=self.registry,
            buckets=SECONDS,
        )
        self.answers = Counter(
            "frisvar_answers",
            "Answers given, by status and kind.",
            ("status", "type"),
            registry=self.registry,
        )
        self.answer_seconds = Histogram(
            "frisvar_answer_seconds",
            "Seconds to understand, retrieve and compose an answer.",
            registry=self.registry,
            buckets=SECONDS,
        )
        self.ready = Gauge(
            "frisvar_ready", "1 when the index is open, else 0.", registry=self.registry
        )
        self.held = Gauge(
            "frisvar_collection",
            "What the index holds.",
            ("kind",),
            registry=self.registry,
        )
        self.index = Gauge(
            "frisvar_index_info",
            "Always 1; the label is the index's fingerprint.",
            ("version",),
            registry=self.registry,
        )

    def count_answer(self, answer: Answer, seconds: float) -> None:
        """Count an answer and the time it took."""
        self.answers.labels(status=answer.status.value, type=answer.type.value).inc()
        self.answer_seconds.observe(seconds)

    def opened(self, collection: Collection, index_version: str) -> None:
        """Tell what the open index holds."""
        self.ready.set(1)
        self.index.clear()
        self.index.labels(version=index_version).set(1)
        self.held.labels(kind="documents").set(len(collection.documents))
        self.held.labels(kind="passages").set(len(collection.passages))
        self.held.labels(kind="trials").set(len(collection.trials))

    def text(self) -> bytes:
        """All figures as Prometheus reads them."""
        return generate_latest(self.registry)


class MeasuredRequests:
    """Times each request under the route that answered it; the address itself is not kept."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and time it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = "500"
        began = time.perf_counter()

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        finally:
            seconds = time.perf_counter() - began
            self.metrics.requests.labels(
                route=_route(scope), method=_method(scope), status=status
            ).observe(seconds)


def _route(scope: Scope) -> str:
    path = getattr(scope.get("route"), "path", None)
    return path if isinstance(path, str) else UNMATCHED


def _method(scope: Scope) -> str:
    method = str(scope["method"])
    return method if method in {"GET", "HEAD", "POST"} else "other"
