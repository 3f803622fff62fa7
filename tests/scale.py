"""Measure what many documents cost: adding them, opening the service, asking it.

    python -m tests.scale 2000 PROVISIONS.txt.xz

Documents are made of the paragraphs of a text, one a line and twelve a document; every fifth also
lists eight trials in one of forty networks. What is told is processor time, which other work on the
machine does not touch, and the most memory that the process has held so far.
"""

from __future__ import annotations

import lzma
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

os.environ["HF_HUB_OFFLINE"] = "1"

from corpus.catalogue import open_collection
from index.encoder import load_encoder
from index.generation import open_or_build
from server.service import Service
from server.views.examples import answered_examples

PARAGRAPHS = 12
STATUSES = ("Afvist", "Godkendt", "Delvist imødekommet")
QUESTIONS = (
    "Hvor mange forsøg blev afvist?",
    "Hvad siger loven om prøver af slagtesvin?",
)

Found = TypeVar("Found")


def texts(source: Path) -> Iterator[str]:
    """Documents of the paragraphs of a file, as many as it has paragraphs for."""
    with lzma.open(source, "rt", encoding="utf-8") as file:
        lines = (line.strip() for line in file if line.strip())
        number = 0
        while len(paragraphs := [*islice(lines, PARAGRAPHS)]) == PARAGRAPHS:
            listed = _trials(paragraphs, number) if number % 5 == 0 else ""
            yield f"Dokument {number}\n\n" + "\n\n".join(paragraphs) + f"\n{listed}"
            number += 1


def _trials(paragraphs: list[str], number: int) -> str:
    bullets = (
        f" • {STATUSES[n % 3]}: Forsøg med {paragraph[:60]}"
        for n, paragraph in enumerate(paragraphs[:8])
    )
    return f"\nNetværket om emne {number % 200}\n\n" + "\n".join(bullets) + "\n"


def measured(what: str, work: Callable[[], Found]) -> Found:
    """What the work gives, after a line of what it cost."""
    began = time.process_time()
    found = work()
    _tell(what, time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return found


def _tell(what: str, seconds: float, kilobytes: int) -> None:
    sys.stdout.write(f"{what:<34}{seconds:8.2f} s{kilobytes // 1024:7} MB\n")
    sys.stdout.flush()


def add(folder: Path, home: Path) -> None:
    """Add the files of a folder by the command, and tell what it and its reader cost."""
    command = [sys.executable, "-m", "corpus", "add", str(folder)]
    environ = {**os.environ, "FRISVAR_HOME": str(home)}
    subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, check=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    _tell("add", used.ru_utime + used.ru_stime, used.ru_maxrss)


def main(files: int, source: Path) -> None:
    """Make the documents, add them, and open and ask the service; the second time it is built."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, home = Path(scratch, "files"), Path(scratch, "home")
        folder.mkdir()
        for number, text in enumerate(islice(texts(source), files)):
            (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        add(folder, home)
        encoder = measured("load the model", load_encoder)
        collection = measured("read the documents", partial(open_collection, home=home))
        again = partial(open_or_build, collection, encoder, home)
        measured("build the index", again)
        retriever = measured("open the index", again)
        sys.stdout.write(f"{len(collection.passages)} passages, {len(collection.trials)} trials\n")
        service = measured("learn from the documents", partial(Service, collection, retriever))
        for question in QUESTIONS:
            measured(question[:33], partial(service.ask, question))
        measured("examples", partial(answered_examples, service.sources, service.ask))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
