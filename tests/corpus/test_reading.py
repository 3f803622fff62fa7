from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.block import Block, BlockKind
from corpus.errors import CorpusError
from corpus.reading import blocks_from_json, blocks_to_json
from corpus.span import Span

numbers = st.integers(0, 10**6)
blocks = st.builds(
    Block,
    kind=st.sampled_from(BlockKind),
    span=st.builds(lambda start, length: Span(start, start + length), numbers, st.integers(1, 99)),
    level=numbers,
    table=numbers,
    row=numbers,
    column=numbers,
    rows=numbers,
    columns=numbers,
    header=st.booleans(),
)


@given(st.lists(blocks).map(tuple))
def test_blocks_written_down_are_read_again(some: tuple[Block, ...]) -> None:
    assert blocks_from_json(blocks_to_json(some)) == some


@pytest.mark.parametrize("written", ["", "[", "[[1]]", "[1]", '[["heading",3,3,0,0,0,0,1,1,0]]'])
def test_what_no_one_wrote_down_is_refused(written: str) -> None:
    with pytest.raises(CorpusError, match=r"^Dokumentets opmærkning kan ikke læses: "):
        blocks_from_json(written)
