"""A folder of files that nobody should be sent, and good ones between them."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document as WordDocument
from fpdf import FPDF

from corpus.catalogue import open_collection

CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'  # noqa: E501
    '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
BODY = (
    '<?xml version="1.0"?>{head}<w:document xmlns:w='
    '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{text}</w:body>'
    "</w:document>"
)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def _word(text: str, head: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", BODY.format(head=head, text=text))
    return buffer.getvalue()


def _good_word() -> bytes:
    document = WordDocument()
    document.add_paragraph("Det her er et godt brev.")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _pdf(*, password: str | None = None) -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.cell(text="Det her er en god side.")
    if password:
        pdf.set_encryption(owner_password="x", user_password=password)
    return bytes(pdf.output())


BAD: dict[str, bytes] = {
    "tom.txt": b"",
    "tom.pdf": b"",
    "hvid.txt": b" \n\t\r\n",
    "binær.txt": bytes(range(256)) * 64,
    "binær.docx": bytes(range(256)) * 64,
    "billede.jpg": b"\xff\xd8\xff\xe0",
    "afkortet.docx": _good_word()[:4000],
    "afkortet.pdf": _pdf()[:300],
    "låst.pdf": _pdf(password="hemmelig"),
    "bombe.docx": _word("<w:p><w:r><w:t>" + "0" * 300_000_000 + "</w:t></w:r></w:p>"),
    "latter.docx": _word(
        "<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
    ),
    "lang.txt": b"Det er en linje. " * 1_250_000,
    "punkter.txt": b"".join(b"- punkt %d\n" % n for n in range(50_000)),
    "punkter.md": b"".join(b"- punkt %d\n" % n for n in range(50_000)),
}
GOOD: dict[str, bytes] = {
    "brev.docx": _good_word(),
    "side.pdf": _pdf(),
    "latin.txt": "Børn på Ærø får forsøg.".encode("latin-1"),
    "overskrift.md": b"# <script>alert(1)</script> {{ 7 * 7 }}\n\nTeksten under den.\n",
    "vendt.txt": "Her st\u00e5r \u202ettekst\u202c den vej.".encode(),
}
DEEP: dict[str, bytes] = {
    "dyb.html": b"<div>" * 20_000 + b"nede" + b"</div>" * 20_000,
    "dyb.md": b"> " * 20_000 + b"nede",
    "dyb.docx": _word("<w:sdt><w:sdtContent>" * 20_000 + "</w:sdtContent></w:sdt>" * 20_000),
}


def _add(folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "corpus", "add", str(folder), "--json"],
        env=os.environ | {"FRISVAR_HOME": str(home), "FRISVAR_SHIPPED_ARTICLES": "0"},
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
    )


def _write(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def test_each_bad_file_costs_one_danish_line_and_the_rest_goes_in(tmp_path: Path) -> None:
    done = _add(_write(tmp_path / "ind", BAD | GOOD), tmp_path / "home")
    became = {f["file"]: f["result"] for f in json.loads(done.stdout)["files"]}
    assert became == dict.fromkeys(BAD, "refused") | dict.fromkeys(GOOD, "added")
    lines = done.stderr.splitlines()
    refused = [line for line in lines if line.startswith("afvist: ")]
    assert sorted(line.split("'")[1] for line in refused) == sorted(BAD)
    rest = [line for line in lines if line not in refused and not line.endswith(" filer")]
    assert rest == ["'vendt.txt': har et tegn, der vender skriveretningen (plads 9)"]
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_deep_nesting_is_read_or_refused_and_ends(tmp_path: Path) -> None:
    done = _add(_write(tmp_path / "ind", DEEP | {"god.txt": b"Det er godt."}), tmp_path / "home")
    became = {f["file"]: f["result"] for f in json.loads(done.stdout)["files"]}
    assert became["god.txt"] == "added"
    assert set(became) == {*DEEP, "god.txt"}
    assert set(became.values()) <= {"added", "refused"}
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("seconds", [0.7, 1.5])
def test_an_addition_that_is_killed_is_finished_when_it_is_run_again(
    tmp_path: Path, seconds: float
) -> None:
    files = {f"brev{n:03d}.txt": f"Brev nummer {n}.".encode() for n in range(60)}
    folder, home = _write(tmp_path / "ind", files), tmp_path / "home"
    writer = subprocess.Popen(
        [sys.executable, "-m", "corpus", "add", str(folder)],
        env=os.environ | {"FRISVAR_HOME": str(home), "FRISVAR_SHIPPED_ARTICLES": "0"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(seconds)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    kept = open_collection(home=home, shipped_articles=False).documents
    assert all(d.text.encode() == files[d.file_name] for d in kept)
    became = json.loads(_add(folder, home).stdout)["files"]
    assert {f["file"] for f in became if f["result"] == "unchanged"} == {d.file_name for d in kept}
    whole = open_collection(home=home, shipped_articles=False)
    assert {d.file_name: d.text.encode() for d in whole.documents} == files
    _add(folder, tmp_path / "other")
    assert whole == open_collection(home=tmp_path / "other", shipped_articles=False)
