"""The process that reads files: one request after another, until its parent is gone.

What it reads was written by strangers, and so it can do little: its memory and its time are
limited, it writes no file, and what it answers is JSON, which can do nothing to its parent.

A request is two messages, a file name and the file's bytes. The answer is one message, an object
with either `text`, `blocks` and `provenance`, or `refused`.
"""

from __future__ import annotations

import json
import resource
import sys
from multiprocessing.connection import Connection

from corpus.document import make_document
from corpus.errors import ParseError
from corpus.provenance import provenance_to_json
from corpus.readers import read
from corpus.reading import Reading, blocks_to_json
from corpus.segment import segment
from corpus.trials import trials_of

MAX_CHARACTERS = 5_000_000
MAX_PASSAGES = 20_000
OUT_OF_MEMORY = 3  # the exit status of a process that has used what it may


def serve(connection: Connection, seconds: int) -> None:
    """Answer requests until the other end is closed, each in so many seconds on the processor."""
    while True:
        try:
            file_name = connection.recv_bytes().decode()
            content = connection.recv_bytes()
        except EOFError:
            return
        used = resource.getrusage(resource.RUSAGE_SELF)
        allowed = int(used.ru_utime + used.ru_stime) + 1 + seconds  # at least so many are left
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.RLIM_INFINITY))
        try:
            answer = _answer(file_name, content)
        except MemoryError:
            sys.exit(OUT_OF_MEMORY)
        connection.send_bytes(json.dumps(answer).encode())


def limit(memory_bytes: int) -> None:
    """Bound this process for the rest of its life: so much memory, and no file written."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(file_name: str, content: bytes) -> dict[str, str]:
    try:
        reading = read(file_name, content)
        _check(file_name, reading)
    except ParseError as error:
        return {"refused": str(error)}
    except RecursionError:
        return {"refused": f"{file_name!r}: er indlejret for dybt"}
    return {
        "text": reading.text,
        "blocks": blocks_to_json(reading.blocks),
        "provenance": provenance_to_json(reading.provenance),
    }


def _check(file_name: str, reading: Reading) -> None:
    """Refuse here, where it hurts nobody, what the service would choke on when it opens."""
    if (length := len(reading.text)) > MAX_CHARACTERS:
        raise ParseError(f"{file_name!r}: er for lang ({length} tegn; højst {MAX_CHARACTERS})")
    try:
        reading.text.encode()
    except UnicodeEncodeError as error:
        raise ParseError(f"{file_name!r}: har tegn, som ikke findes") from error
    document = make_document(file_name, reading.text, reading.provenance, reading.blocks)
    passages = segment(document)
    if (count := len(passages)) > MAX_PASSAGES:
        raise ParseError(f"{file_name!r}: har for mange afsnit ({count}; højst {MAX_PASSAGES})")
    trials_of([(document, passages)])


if __name__ == "__main__":
    descriptor, memory_bytes, seconds = (int(a) for a in sys.argv[1:])
    limit(memory_bytes)
    serve(Connection(descriptor), seconds)
