"""Files read by a process of its own, which is replaced when it dies or takes too long."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass
from multiprocessing.connection import Connection
from types import TracebackType

from corpus.errors import ParseError
from corpus.provenance import provenance_from_json
from corpus.reader_worker import OUT_OF_MEMORY
from corpus.reading import Reading, blocks_from_json

STARVED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one process may use: seconds for a file, bytes of memory, and files in its life.

    The seconds are those on the processor; by the clock it has `STARVED` times as long, as other
    work on the machine is no fault of the file.
    """

    seconds: float = 60.0
    memory_bytes: int = 2 * 1024**3
    files: int = 1000


class ReaderProcess:
    """Reads files one by one; a context manager that ends the process behind it."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._worker: tuple[subprocess.Popen[bytes], Connection] | None = None
        self._files_left = 0

    def __enter__(self) -> ReaderProcess:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the process."""
        self.close()

    def read(self, file_name: str, content: bytes) -> Reading:
        """A file's text and marks, as `corpus.readers.read` gives them.

        Raises:
            ParseError: if the file cannot be read, or not within the limits.
        """
        worker, connection = self._running()
        self._files_left -= 1
        try:
            connection.send_bytes(file_name.encode())
            connection.send_bytes(content)
            if not connection.poll(self._limits.seconds * STARVED):
                self.close()
                raise self._too_slow(file_name)
            answer = json.loads(connection.recv_bytes())
        except (EOFError, OSError) as error:
            ended = worker.wait()
            self.close()
            if ended == -signal.SIGXCPU:
                raise self._too_slow(file_name) from error
            out_of_memory = ended == OUT_OF_MEMORY
            why = "kræver for meget hukommelse" if out_of_memory else "fik læseren til at gå ned"
            raise ParseError(f"{file_name!r}: {why}") from error
        if "refused" in answer:
            raise ParseError(answer["refused"])
        return Reading(
            text=answer["text"],
            blocks=blocks_from_json(answer["blocks"]),
            provenance=provenance_from_json(answer["provenance"]),
        )

    def _too_slow(self, file_name: str) -> ParseError:
        return ParseError(f"{file_name!r}: kunne ikke læses på {self._limits.seconds:g} sekunder")

    def close(self) -> None:
        """End the process; the next file begins another."""
        if self._worker is None:
            return
        worker, connection = self._worker
        self._worker = None
        connection.close()
        worker.kill()
        worker.wait()

    def _running(self) -> tuple[subprocess.Popen[bytes], Connection]:
        if self._files_left == 0:
            self.close()
        if self._worker is None:
            self._worker = self._start()
            self._files_left = self._limits.files
        return self._worker

    def _start(self) -> tuple[subprocess.Popen[bytes], Connection]:
        ours, theirs = socket.socketpair()
        limits = self._limits
        seconds = max(1, int(limits.seconds))  # the kernel counts whole ones
        with theirs:
            descriptor = theirs.fileno()
            command = [sys.executable, "-m", "corpus.reader_worker"]
            worker = subprocess.Popen(
                [*command, *(str(n) for n in (descriptor, limits.memory_bytes, seconds))],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(descriptor,),
            )
        return worker, Connection(ours.detach())
