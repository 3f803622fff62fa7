from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import ParseError
from corpus.readers.pdf import read

LIST = (Path(__file__).parents[1] / "fixtures" / "liste.pdf").read_bytes()


def test_words_broken_over_a_line_end_stand_as_they_are_printed() -> None:
    assert "forsøg med de nye fri-\nkommuner, og svarene" in read(LIST).text


def test_when_a_file_was_made_is_no_date_of_the_document() -> None:
    assert b"CreationDate" in LIST
    assert read(LIST).provenance.published is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"Ikke en PDF", "^er ikke en PDF-fil$"),
        (b"%PDF-1.7\n", r"^er ikke en hel PDF-fil \(\w+\)$"),
        (LIST[:600], r"^er ikke en hel PDF-fil \(\w+\)$"),
    ],
    ids=["text", "head alone", "cut off"],
)
def test_a_file_that_is_no_whole_pdf_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ParseError, match=reason):
        read(content)
