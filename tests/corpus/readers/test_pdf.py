from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF

from corpus.errors import ParseError
from corpus.reader_process import Limits, ReaderProcess
from corpus.readers.pdf import read

LIST = (Path(__file__).parents[1] / "fixtures" / "liste.pdf").read_bytes()


def _page(height: float = 800, size: float = 9) -> FPDF:
    pdf = FPDF(unit="pt", format=(600, height))
    pdf.set_auto_page_break(False)
    pdf.core_fonts_encoding = "windows-1252"
    pdf.add_page()
    pdf.set_font("helvetica", size=size)
    return pdf


def test_a_page_of_many_bullets_takes_time_in_proportion() -> None:
    pdf = _page(height=2000 * 12 + 100)
    for number in range(2000):
        pdf.text(20, 20 + 12 * number, f"\u2022 Godkendt: Forsøg {number}")
    with ReaderProcess(Limits(seconds=25)) as reader:  # 5 s; with the square of the signs 100 s
        text = reader.read("punkter.pdf", bytes(pdf.output())).text
    assert text.splitlines() == [f"• Godkendt: Forsøg {number}" for number in range(2000)]


def test_a_word_drawn_twice_to_make_it_bold_is_read_once() -> None:
    pdf = _page(size=12)
    pdf.text(20, 40, "Afvist: Nattog")
    pdf.text(20.4, 40, "Afvist: Nattog")
    assert read(bytes(pdf.output())).text == "Afvist: Nattog"


def test_narrow_letters_side_by_side_in_small_type_are_two() -> None:
    pdf = _page(size=3)
    pdf.text(20, 40, "Illustrationer til villaer")
    assert read(bytes(pdf.output())).text == "Illustrationer til villaer"


def test_a_drawing_of_very_many_lines_is_no_table() -> None:
    pdf = _page(size=6)
    for number in range(3000):
        left, top = 20 + 9 * (number % 60), 100 + 9 * (number // 60)
        pdf.rect(left, top, 9, 9)
        pdf.text(left + 1, top + 7, "a")
    assert {b.kind.value for b in read(bytes(pdf.output())).blocks} == {"paragraph"}


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
