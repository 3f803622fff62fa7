from __future__ import annotations

import pytest

from corpus.errors import ParseError
from corpus.readers.encoding import decode

TEXT = "Ærø Kommune får lov – måske. Øvrige forsøg på Læsø er afvist.\n"
PLAIN = TEXT.replace("–", "-")  # the old code pages have no dash


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1"]
    + ["iso8859-15", "cp850", "cp865", "mac_roman"],
)
def test_danish_text_is_read_in_whatever_encoding_it_was_written(encoding: str) -> None:
    assert decode(PLAIN.encode(encoding)) == PLAIN


def test_one_letter_is_enough_to_tell_danish_by() -> None:
    assert decode("Børn".encode("cp1252")) == "Børn"
    assert decode("Børn".encode("mac_roman")) == "Børn"


def test_what_a_page_declares_decides_where_it_is_not_utf8() -> None:
    assert decode("Ł".encode("iso8859-2"), "iso-8859-2") == "Ł"
    assert decode("–".encode("cp1252"), "iso-8859-1") == "–"
    assert decode("Børn".encode(), "iso-8859-1") == "Børn"
    assert decode("Børn".encode("cp1252"), "no-such-encoding") == "Børn"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (TEXT.encode()[:-20] + b"\xc3", r"^er ikke gyldig UTF-8 \(byte \d+\)$"),
        (b"\xff\xfe\x00", r"^er ikke gyldig UTF-16 \(byte \d+\)$"),
        (bytes(range(256)) * 4, "^ser ud til at være en binær fil$"),
        (b"PK\x03\x04\x00\x00\x00\x00\x9c\xe3", "^ser ud til at være en binær fil$"),
        (b"\x01\x02\x03abc", "^ser ud til at være en binær fil$"),
        (b"", "^er tom$"),
        (b"\xef\xbb\xbf \n", "^er tom$"),
    ],
    ids=["cut off", "half a sign", "all bytes", "zip", "controls", "empty", "mark alone"],
)
def test_bytes_that_are_no_text_are_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ParseError, match=reason):
        decode(content)
