from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import ParseError
from corpus.readers import READERS, read


def test_a_file_of_a_kind_without_a_reader_is_refused_with_those_there_are() -> None:
    with pytest.raises(ParseError, match=r"'a\.exe': filtypen '\.exe' kan ikke læses; brug en af"):
        read("a.exe", b"Hej")


def test_the_suffix_may_be_in_capitals() -> None:
    assert read("A.TXT", b"Hej") == "Hej"


def test_an_error_names_the_file() -> None:
    with pytest.raises(ParseError, match=r"^'a\.txt': er tom$"):
        read("a.txt", b" \n")


@pytest.mark.parametrize("suffix", sorted(READERS))
@given(content=st.one_of(st.binary(), st.text().map(str.encode)))
def test_any_bytes_give_a_text_or_a_parse_error(suffix: str, content: bytes) -> None:
    try:
        text = read(f"a{suffix}", content)
    except ParseError:
        return
    assert text.strip()
    assert "\r" not in text
