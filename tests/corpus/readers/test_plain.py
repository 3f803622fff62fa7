from __future__ import annotations

import pytest

from corpus.errors import ParseError
from corpus.readers.plain import read
from corpus.reading import Reading


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Børn og unge\n".encode(), "Børn og unge\n"),
        ("\ufeffBørn".encode(), "Børn"),
        (b"En\r\nTo\rTre\n", "En\nTo\nTre\n"),
        ("Afvist:\u00a0Nej".encode(), "Afvist:\u00a0Nej"),
        ("fri\u00adkommune e\u0301n".encode(), "fri\u00adkommune e\u0301n"),
    ],
    ids=["plain", "byte-order mark", "line ends", "no-break space", "soft hyphen and accent"],
)
def test_the_text_is_the_decoded_file_with_line_feeds(content: bytes, text: str) -> None:
    assert read(content) == Reading(text=text)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("Børn på ø".encode()[:-1], r"er ikke gyldig UTF-8 \(byte 10\)"),
        (b"B\x00rn", "ser ud til at være en binær fil"),
        (b" \n\t", "er tom"),
        (b"", "er tom"),
    ],
    ids=["cut off", "binary", "white space", "empty"],
)
def test_a_file_that_is_no_text_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ParseError, match=reason):
        read(content)
