"""Makes the PDF and DOCX files in fixtures/: `python tests/corpus/make_fixtures.py`.

The files are kept beside the others, so that tests read the same bytes everywhere.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from fpdf import FPDF

FIXTURES = Path(__file__).parent / "fixtures"
MADE = datetime(2001, 2, 3, tzinfo=UTC)


class _Letter(FPDF):
    """Pages with a running head and page numbers."""

    def header(self) -> None:
        self.set_font("helvetica", size=8)
        self.cell(0, 6, "Vang Kommune - svar på ansøgninger", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=8)
        self.cell(0, 6, f"Side {self.page_no()} af {{nb}}", align="C")

    def say(self, words: str, size: float = 11, style: str = "") -> None:
        self.set_font("helvetica", style, size)
        self.multi_cell(0, size * 0.55, words, new_x="LMARGIN", new_y="NEXT")
        self.ln(3)

    def item(self, words: str, indent: float = 14, sign: str = "\u2022") -> None:
        self.set_font("helvetica", size=11)
        self.set_x(indent)
        self.cell(5, 6, sign)
        self.multi_cell(120, 6, words, new_x="LMARGIN", new_y="NEXT")


def _letter() -> _Letter:
    pdf = _Letter()
    pdf.core_fonts_encoding = "windows-1252"
    pdf.set_creation_date(MADE)
    pdf.add_page()
    return pdf


def pdf_list() -> bytes:
    pdf = _letter()
    pdf.say("Svar på ansøgninger i første runde", 20)
    pdf.say(
        "Kommunen har nu fået svar på alle sine ansøgninger om forsøg med de nye fri-\n"
        "kommuner, og svarene står herunder efter netværk."
    )
    pdf.say("Varme hænder", 14)
    pdf.item(
        "Afvist: Plejehjem uden tilsyn i de første to år efter, at hjemmet er taget i brug af "
        "kommunens borgere"
    )
    pdf.item("Godkendt: Fælles køkken")
    pdf.item("Begrundelse: Der er gode erfaringer", indent=22, sign="-")
    pdf.item("Frit sygehusvalg (delvist imødekommet)")
    pdf.add_page()
    pdf.say("Kolde fødder", 14)
    pdf.item("Trukket tilbage: Isbane på åen")
    return bytes(pdf.output())


def pdf_table() -> bytes:
    pdf = _letter()
    pdf.say("Forsøg i anden runde", 20)
    pdf.say("Oversigten viser de ansøgninger, som ministeriet har svaret på, og hvad svaret er.")
    pdf.set_font("helvetica", size=10)
    with pdf.table(col_widths=(40, 80, 40), line_height=9) as table:
        for cells in [("Netværk", "Forsøg", "Afgørelse")]:
            row = table.row()
            for cell in cells:
                row.cell(cell)
        for number in range(1, 31):
            row = table.row()
            row.cell("Rolige nætter" if number < 16 else "Travle dage")
            row.cell(f"Stille zone nummer {number} ved havnen")
            row.cell("Afvist" if number % 10 == 0 else "Godkendt")
        row = table.row()
        for cell in ("I alt", "30", ""):
            row.cell(cell)
    return bytes(pdf.output())


def pdf_locked() -> bytes:
    pdf = _letter()
    pdf.set_encryption(owner_password="ejer", user_password="bruger")
    pdf.say("Hemmelige forsøg")
    return bytes(pdf.output())


def pdf_picture() -> bytes:
    pdf = FPDF()
    pdf.set_creation_date(MADE)
    pdf.add_page()
    pdf.rect(20, 20, 100, 100)
    return bytes(pdf.output())


def docx_list() -> bytes:
    document = _word("Status for forsøg")
    _two_levels(document)
    document.sections[0].header.paragraphs[0].text = "Vang Kommunes brevhoved"
    document.add_heading("Status for forsøg", 0)
    document.add_paragraph("Her står, hvad der blev af forsøgene.")
    document.add_heading("Grøn by", 1)
    _item(document, "Forlænget: Træer i gaden")
    item = _item(document, "")
    item.add_run("Ophørt").bold = True
    item.add_run(" Haver på taget")
    _item(document, "Kontrakten løb ud", level=1)
    document.add_heading("Blå by", 1)
    _item(document, "Kajakker på kanalen")
    document.add_paragraph("Afvist: Det er et citat", style="Quote")
    return _saved(document)


def docx_table() -> bytes:
    document = _word("")
    document.add_heading("Svar fra ministerierne", 1)
    document.add_paragraph("Tabellen viser kommunens forsøg.")
    rows = [
        ("Netværk", "Forsøgets titel", "Svar", "Udbredes?"),
        ("Nye broer", "Bro uden rækværk", "Afvist", ""),
        ("Nye broer", "Bro af træ", "Godkendt", "Ja"),
        ("Gamle veje", "Grus på alle veje", "Godkendt", "Nej"),
        ("I alt", "3", "", ""),
    ]
    table = document.add_table(rows=len(rows), cols=4)
    for i, cells in enumerate(rows):
        for j, words in enumerate(cells):
            table.cell(i, j).text = words
    table.cell(2, 0).text = ""
    table.cell(1, 0).merge(table.cell(2, 0))
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    return _saved(document)


def docx_levels() -> bytes:
    """Word's styles for lists within lists, a tracked change, and cells merged over rows."""
    document = _word("")
    document.add_heading("Status for forsøg", 0)
    document.add_paragraph("Udvalget tager status på forsøgene til efterretning.")
    document.add_heading("Bedre overgange", 1)
    document.add_paragraph("Fælles sagsbehandler: Godkendt", style="List Bullet")
    document.add_paragraph("Sagen kører videre", style="List Bullet 2")
    document.add_paragraph("Børn uden papirer: Afvist", style="List Bullet")
    _tracked(document.add_paragraph("Ungehus: ", style="List Bullet"), "Afvist", "Godkendt")
    table = document.add_table(rows=5, cols=3)
    for number, head in enumerate(("Netværk", "Forsøg", "Svar")):
        table.cell(0, number).text = head
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Stille by"
    table.cell(3, 0).merge(table.cell(3, 2)).text = "Mørk by"
    for row, title, answer in (
        (1, "Lydfri skraldebil", "Godkendt"),
        (2, "Nattero i havnen", "Afvist"),
        (4, "Sluk gadelyset", "Trukket tilbage"),
    ):
        table.cell(row, 1).text, table.cell(row, 2).text = title, answer
    return _saved(document)


def docx_letter() -> bytes:
    """Trials as headings, their decisions in a line under each."""
    document = _word("")
    document.add_heading("Svarbrev", 1)
    document.add_paragraph("Ministeriet har behandlet ansøgningerne fra netværket Trygge børn.")
    for number, (title, answer) in enumerate(
        (
            ("Børnehus på landet", "Imødekommet"),
            ("Flexskole", "Ikke imødekommet"),
            ("Dagpleje om natten", "Imødekommes delvist"),
        ),
        start=1,
    ):
        document.add_heading(f"Ansøgning {number}: {title}", 2)
        decision = document.add_paragraph()
        decision.add_run("Afgørelse: ").bold = True
        decision.add_run(answer)
        document.add_paragraph("Ministeriet lægger vægt på, at loven skal følges.")
    return _saved(document)


def _tracked(paragraph: Paragraph, old: str, new: str) -> None:
    """Adds words that were put in place of others, as Word tracks it."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for number, (kind, words) in enumerate(
        ((f"del {space}", f"<w:delText>{old}</w:delText>"), (f"ins {space}", f"<w:t>{new}</w:t>"))
    ):
        xml = f'<w:{kind} w:id="{number}" w:author="x"><w:r>{words}</w:r></w:{kind.split()[0]}>'
        paragraph._p.append(parse_xml(xml))


def _word(title: str) -> docx.document.Document:
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.created, properties.modified = title, MADE, MADE
    return document


def _item(document: docx.document.Document, words: str, level: int = 0) -> Paragraph:
    """A bullet at a depth, as Word itself writes it."""
    paragraph = document.add_paragraph(words, style="List Bullet")
    properties = paragraph._p.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", str(level)), ("w:numId", "99")):
        child = OxmlElement(name)
        child.set(qn("w:val"), value)
        numbering.append(child)
    properties.append(numbering)
    return paragraph


def _two_levels(document: docx.document.Document) -> None:
    """Gives the document the list of two levels that `_item` speaks of."""
    part = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
        for n in range(2)
    )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    part.insert(
        0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="99">{levels}</w:abstractNum>')
    )
    part.append(parse_xml(f'<w:num {space} w:numId="99"><w:abstractNumId w:val="99"/></w:num>'))


def _saved(document: docx.document.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "liste.pdf": pdf_list,
    "tabel_over_sider.pdf": pdf_table,
    "laast.pdf": pdf_locked,
    "kun_billede.pdf": pdf_picture,
    "liste.docx": docx_list,
    "tabel.docx": docx_table,
    "opstilling_i_niveauer.docx": docx_levels,
    "svarbrev.docx": docx_letter,
}

if __name__ == "__main__":
    for name, make in FILES.items():
        (FIXTURES / name).write_bytes(make())
