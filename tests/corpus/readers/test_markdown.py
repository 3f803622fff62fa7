from __future__ import annotations

import pytest

from corpus.errors import ParseError
from corpus.readers.markdown import MAX_DEPTH, read


def _nested(levels: int) -> bytes:
    return "".join(f"{'  ' * i}- punkt {i}\n" for i in range(levels)).encode()


def test_lists_in_each_other_are_read_whole() -> None:
    assert read(_nested(MAX_DEPTH)).text.splitlines() == [f"punkt {i}" for i in range(MAX_DEPTH)]
    assert read(b"> " * MAX_DEPTH + b"dybt").text == "dybt"


@pytest.mark.parametrize(
    "content",
    [_nested(MAX_DEPTH + 1), b">" * 300 + b" dybt", b"> - " * 100 + b"dybt"],
    ids=["lists", "quotations", "both"],
)
def test_what_nests_deeper_than_the_library_reads_is_refused(content: bytes) -> None:
    with pytest.raises(ParseError, match="^er opmærket i for mange lag$"):
        read(content)


def test_far_indented_lines_are_no_nesting() -> None:
    assert "kode" in read(b"Tekst\n\n" + b" " * 300 + b"kode").text


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("# Nyt\n\nTekst", "Nyt"),
        ("# Nyt\n\n- punkt", None),
        ("## Et\n\nTekst\n\n## To\n\nTekst", None),
        ("---\ntitle: Fra toppen\n---\n# Nyt\n\nTekst", "Fra toppen"),
        ("Tekst", None),
    ],
)
def test_the_title_is_said_at_the_top_or_the_only_top_heading(
    source: str, title: str | None
) -> None:
    assert read(source.encode()).provenance.title == title
