"""How fast answers are, beside rivals measured in the same run on the same machine.

A time says little by itself, so each stands as a ratio to that of a plain rival: the least that any
service of this kind would do for the same question.
"""

from __future__ import annotations

import http.client
import json
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedRWPair
from pathlib import Path

import numpy as np
from rich.table import Table

from corpus.collection import Collection
from eval.errors import EvaluationError
from index.danish import analyse
from index.encoder import Encoder, load_encoder
from server.service import open_service
from server.settings import Settings

START_SECONDS = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """What was timed, and the milliseconds of each question."""

    name: str
    milliseconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The median over the questions."""
        return float(np.median(self.milliseconds))

    @property
    def p95(self) -> float:
        """The 95th percentile over the questions."""
        return float(np.percentile(self.milliseconds, 95))


def bench(questions: Sequence[str], warm_up: Sequence[str]) -> tuple[Timing, ...]:
    """The times of the rivals, of the service in-process and over HTTP; the first is the measure.

    Each question is asked once, so that nothing kept from an earlier asking helps; other questions
    warm up.

    Raises:
        EvaluationError: if the server does not come up.
    """

    def timed(name: str, answer: Callable[[str], object]) -> Timing:
        for question in warm_up:
            answer(question)
        return Timing(name=name, milliseconds=tuple(_milliseconds(answer, q) for q in questions))

    with tempfile.TemporaryDirectory() as home:
        service = open_service(Settings(home=Path(home)))
        rivals = (
            timed("rival: nærmeste vektor", _vectors(service.collection, load_encoder())),
            timed("rival: SQLite FTS5", _full_text(service.collection)),
        )
        ours = timed("Frisvar: svar i processen", service.ask)
        with _server(Path(home)) as stream:
            over_http = timed("Frisvar: svar over HTTP", lambda q: _post(stream, q))
    return (*rivals, ours, over_http)


def bench_table(timings: Sequence[Timing]) -> Table:
    """The times as a table; ratios are to the first row."""
    table = Table("", "median ms", "p95 ms", "forhold til den første")
    for timing in timings:
        table.add_row(
            timing.name,
            f"{timing.median:.2f}",
            f"{timing.p95:.2f}",
            f"{timing.median / timings[0].median:.1f}",
        )
    return table


def _milliseconds(answer: Callable[[str], object], question: str) -> float:
    begun = time.perf_counter()
    answer(question)
    return (time.perf_counter() - begun) * 1000


def _vectors(collection: Collection, encoder: Encoder) -> Callable[[str], object]:
    matrix = encoder.encode([p.text for p in collection.passages])
    return lambda question: int(np.argmax(matrix @ encoder.encode([question])[0]))


def _full_text(collection: Collection) -> Callable[[str], object]:
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table passage using fts5(body)")
    database.executemany("insert into passage values (?)", [(p.text,) for p in collection.passages])

    def best(question: str) -> object:
        terms = " OR ".join(f'"{t.surface}"' for t in analyse(question))
        return database.execute(
            "select rowid from passage where passage match ? order by rank limit 1", (terms,)
        ).fetchone()

    return best


def _post(stream: BufferedRWPair, question: str) -> bytes:
    """The reply to a question, by a client that adds next to nothing to the service's time.

    Head and body go out in one write, as browsers send them, and of the reply's head only status
    and length are read: `http.client` takes half a millisecond for what it makes of it.

    Raises:
        EvaluationError: if the service does not answer.
    """
    content = json.dumps({"question": question}).encode()
    head = (
        "POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    stream.write(head.encode() + content)
    stream.flush()
    status = stream.readline().split()[1:2]
    length = 0
    while line := stream.readline().strip():
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    body = stream.read(length)
    if status != [b"200"]:
        told = b" ".join(status).decode() or "ikke"
        raise EvaluationError(f"Tjenesten svarede {told} på {question!r}.")
    return body


@contextmanager
def _server(home: Path) -> Iterator[BufferedRWPair]:
    """A server of our own on a free port of this machine, ended when the block is."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "server", "--port", str(port)],
        env={**os.environ, "FRISVAR_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_ready(port)
        with (
            socket.create_connection(("127.0.0.1", port), timeout=30) as connection,
            connection.makefile("rwb") as stream,
        ):
            yield stream
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_until_ready(port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/health/ready")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass  # not listening yet
        finally:
            connection.close()
        time.sleep(0.2)
    raise EvaluationError(f"Tjenesten var ikke klar efter {START_SECONDS:.0f} sekunder.")
