from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ParseError
from corpus.readers import READERS, read
from corpus.reading import Reading, blocks_from_json, blocks_to_json


def test_a_file_of_a_kind_without_a_reader_is_refused_with_those_there_are() -> None:
    with pytest.raises(ParseError, match=r"'a\.exe': filtypen '\.exe' kan ikke læses; brug en af"):
        read("a.exe", b"Hej")


def test_the_suffix_may_be_in_capitals() -> None:
    assert read("A.TXT", b"Hej") == Reading(text="Hej")


def test_an_error_names_the_file() -> None:
    with pytest.raises(ParseError, match=r"^'a\.txt': er tom$"):
        read("a.txt", b" \n")


@pytest.mark.parametrize("suffix", sorted(READERS))
@given(content=st.one_of(st.binary(), st.text().map(str.encode)))
def test_any_bytes_give_a_text_or_a_parse_error(suffix: str, content: bytes) -> None:
    try:
        reading = read(f"a{suffix}", content)
    except ParseError:
        return
    assert reading.text.strip()
    assert "\r" not in reading.text
    assert blocks_from_json(blocks_to_json(reading.blocks)) == reading.blocks
