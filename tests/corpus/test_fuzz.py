from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.audit import audit
from corpus.block import Block, BlockKind
from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from corpus.errors import ParseError
from corpus.readers import read
from corpus.span import Span
from corpus.status import TrialStatus

FIXTURES = Path(__file__).parent / "fixtures"
WHOLE = {
    p.suffix: p.read_bytes()
    for p in sorted(FIXTURES.iterdir())
    if p.suffix in {".txt", ".md", ".html", ".pdf", ".docx"} and p.stem != "laast"
}


@pytest.mark.parametrize("suffix", sorted(WHOLE))
@settings(max_examples=15)
@given(data=st.data())
def test_a_damaged_file_is_read_whole_or_refused_in_one_line(
    suffix: str, data: st.DataObject
) -> None:
    content = bytearray(WHOLE[suffix])
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=20))
    reading, refusal = None, ""
    try:
        reading = read(f"a{suffix}", bytes(content))
    except ParseError as error:
        refusal = str(error)
    assert "\n" not in refusal
    if reading is None:
        return
    document = make_document("a", reading.text, reading.provenance, reading.blocks)
    assert audit(make_collection([document]), document.id).problems == ()


MARKDOWN = (
    "# ", "## ", "- ", "  - ", "1. ", "> ", "| a | b |\n|---|---|\n", "| Afvist | Fri data |\n",
    "**", "Afvist: ", "\n", "\n\n", "Netværk", "forsøg", "`", "<b>", "<table>", "<td>", "[a](b)",
    "---\n", "\u202e", "fri-\nkommune", "Læs også\n", "Side 1 af 2\n", "Forsøg | Status\n-|-\n",
)  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(MARKDOWN), st.text(max_size=4)), max_size=40))
def test_nothing_of_markdown_is_lost_or_said_twice(pieces: list[str]) -> None:
    try:
        reading = read("a.md", "".join(pieces).encode(errors="replace"))
    except ParseError:
        return
    document = make_document("a", reading.text, reading.provenance, reading.blocks)
    assert audit(make_collection([document]), document.id).problems == ()


@given(data=st.data())
def test_whatever_blocks_a_format_marks_nothing_is_lost_or_said_twice(
    data: st.DataObject, texts: st.SearchStrategy[str]
) -> None:
    text = data.draw(texts)
    places = st.lists(st.integers(0, len(text)), max_size=12, unique=True).map(sorted)
    edges = data.draw(places)
    kinds = st.sampled_from([k for k in BlockKind if k is not BlockKind.STRONG])
    numbers = st.integers(0, 3)
    blocks = tuple(
        Block(
            kind=data.draw(kinds),
            span=Span(start, end),
            level=data.draw(numbers),
            table=0,
            row=data.draw(numbers),
            column=data.draw(numbers),
            rows=data.draw(st.integers(1, 3)),
            columns=data.draw(st.integers(1, 3)),
        )
        for start, end in pairwise(edges)
        if data.draw(st.booleans())
    )
    status = data.draw(st.sampled_from([None, TrialStatus.APPROVED]))
    document = make_document("a", text, Provenance(default_status=status), blocks)
    assert audit(make_collection([document]), document.id).problems == ()
