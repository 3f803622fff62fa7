from __future__ import annotations

import io
import zipfile

import pytest

from corpus.errors import ParseError
from corpus.readers.docx import MAX_UNPACKED, read


def _zip(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return file.getvalue()


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04 afbrudt", r"^er ikke en hel Word-fil \(BadZipFile\)$"),
        (_zip(other=b"<a/>"), r"^er ikke en hel Word-fil \(\w+\)$"),
        (_zip(word__document=b"<a><b>"), r"^er ikke en hel Word-fil \(\w+\)$"),
        (_zip(word__document=ENTITIES), "^erklærer enheder, som ingen Word-fil har$"),
        (
            _zip(word__document=b"0" * MAX_UNPACKED),
            "^pakker sig ud til mere, end der er plads til$",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 gammel", "^er låst med adgangskode eller i det gamle"),
    ],
    ids=["cut off", "no document", "broken", "entities", "bomb", "old or locked"],
)
def test_a_file_that_is_no_word_document_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ParseError, match=reason):
        read(content)
