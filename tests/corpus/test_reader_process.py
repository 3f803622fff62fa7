from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import ParseError
from corpus.reader_process import Limits, ReaderProcess
from corpus.readers import read

ARTICLE = Path(__file__).parent / "articles" / "nyhed.txt"
MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def reader() -> Iterator[ReaderProcess]:
    with ReaderProcess() as process:
        yield process


def _lines(count: int) -> bytes:
    return "".join(f"• Afvist: Forsøg nummer {n}\n" for n in range(count)).encode()


def _children() -> set[int]:
    """The processes that this one started and that still run."""
    pid = os.getpid()
    return {int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()}


def test_a_file_is_read_as_the_reader_reads_it(reader: ReaderProcess) -> None:
    content = ARTICLE.read_bytes()
    assert reader.read("nyhed.txt", content) == read("nyhed.txt", content)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "er tom"),
        (b" \n\t\n", "er tom"),
        (bytes(range(256)) * 100, "'a.txt': .+"),
        (b"Det er en linje. " * 1_250_000, "er for lang .+ højst 5000000"),
        (_lines(50_000), "har for mange afsnit .+ højst 20000"),
    ],
    ids=["empty", "blank", "binary", "20 MB on one line", "50,000 bullets"],
)
def test_a_bad_file_is_refused_by_name(reader: ReaderProcess, content: bytes, why: str) -> None:
    with pytest.raises(ParseError, match=why) as refused:
        reader.read("a.txt", content)
    assert str(refused.value).startswith("'a.txt': ")
    assert "\n" not in str(refused.value)


def test_one_process_reads_many_files_and_is_then_replaced() -> None:
    before = _children()
    with ReaderProcess(Limits(files=2)) as process:
        seen = []
        for n in range(4):
            process.read("a.txt", b"tekst %d" % n)
            seen.append(_children() - before)
    assert seen[0] == seen[1] != seen[2] == seen[3]
    assert _children() == before


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_read() -> None:
    with ReaderProcess(Limits(seconds=0.01)) as process:
        with pytest.raises(ParseError, match=r"^'a.txt': kunne ikke læses på 0.01 sekunder$"):
            process.read("a.txt", _lines(50_000))
        assert process._worker is None
    with ReaderProcess() as process:
        assert process.read("a.txt", b"tekst").text == "tekst"


def test_a_file_that_takes_too_much_of_the_processor_is_given_up_and_the_next_one_read() -> None:
    with ReaderProcess(Limits(seconds=1)) as process:
        with pytest.raises(ParseError, match=r"^'a.html': kunne ikke læses på 1 sekunder$"):
            process.read("a.html", b"<p>Afvist: Busser</p>" * 300_000)
        assert process.read("b.txt", b"tekst").text == "tekst"


def test_a_file_that_needs_too_much_memory_is_refused_and_the_next_one_read() -> None:
    with ReaderProcess(Limits(memory_bytes=300 * MEGABYTE)) as process:
        with pytest.raises(ParseError, match=r"^'a.txt': kræver for meget hukommelse$"):
            process.read("a.txt", ("æ" * 60 * MEGABYTE).encode())
        assert process.read("b.txt", b"tekst").text == "tekst"


def test_a_reader_that_dies_costs_its_file_alone() -> None:
    before = _children()
    with ReaderProcess() as process:
        process.read("a.txt", b"tekst")
        (worker,) = _children() - before
        os.kill(worker, signal.SIGKILL)
        with pytest.raises(ParseError, match=r"^'b.txt': fik læseren til at gå ned$"):
            process.read("b.txt", b"tekst")
        assert process.read("c.txt", b"tekst").text == "tekst"


def test_the_process_can_write_no_file_and_is_bounded(tmp_path: Path) -> None:
    program = (
        "import resource, sys; from pathlib import Path; from corpus.reader_worker import limit\n"
        "limit(10**9)\n"
        "try: Path(sys.argv[1]).write_text('x', encoding='utf-8')\n"
        "except OSError: print('no')\n"
        "print(resource.getrlimit(resource.RLIMIT_AS)[1])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "x")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "no\n1000000000\n"
