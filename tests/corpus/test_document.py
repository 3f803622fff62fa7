from __future__ import annotations

import hashlib
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Provenance, make_document, slug, working_url


def test_a_document_has_the_slug_of_its_file_name_and_the_sha256_of_its_text() -> None:
    provenance = Provenance(title="Forsøg", published=date(2021, 8, 26))
    sha256 = hashlib.sha256("Børn".encode()).hexdigest()
    assert make_document("Bilag_2.txt", "Børn", provenance) == Document(
        id="bilag-2",
        file_name="Bilag_2.txt",
        text="Børn",
        sha256=sha256,
        provenance=provenance,
    )


def test_the_short_digest_begins_the_long_one() -> None:
    document = make_document("a.txt", "Børn", Provenance())
    assert document.sha8 == document.sha256[:8]


def test_a_document_without_a_title_goes_by_its_file_name() -> None:
    assert make_document("Bilag_2.txt", "Børn", Provenance()).title == "Bilag_2.txt"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("000_6d810e28710eca4a", "000-6d810e28710eca4a"),
        ("Bilag Å – 3. runde", "bilag-aa-3-runde"),
        ("Bilag A\u030a", "bilag-aa"),
        ("Caféer for alle", "cafeer-for-alle"),
        ("Øget ÆRE", "oeget-aere"),
        ("--", "dokument"),
        ("日本", "dokument"),
    ],
)
def test_a_slug_is_readable_ascii(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text())
def test_a_slug_has_letters_digits_and_single_hyphens_only(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug(name))


@given(st.text())
def test_the_slug_of_a_slug_is_itself(name: str) -> None:
    assert slug(slug(name)) == slug(name)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.ft.dk/samling/20171/lovforslag/l216/index.htm",
        "http://example.org",
        "https://social.gov.dk:8080/a?b=c#d",
    ],
)
def test_an_address_that_a_browser_can_open_works(url: str) -> None:
    assert working_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "www.ft.dk",
        "ftp://ft.dk/a",
        "javascript:alert(1)",
        "https://",
        "https://www.ft.dksamling/l216",
        "https://localhost/a",
        "https://dk/",
        "https://ft.dk/a b",
        "https://ft.dk/a\u00a0b",
        "https://ft.dk/\x01",
        "https://[ft.dk/",
    ],
)
def test_an_address_that_no_browser_can_open_does_not_work(url: str | None) -> None:
    assert working_url(url) is None


def test_an_address_that_does_not_work_is_still_known_as_printed() -> None:
    provenance = Provenance(source_url_printed="https://www.ft.dksamling/l216")
    assert (provenance.source_url_printed, provenance.source_url) == (
        "https://www.ft.dksamling/l216",
        None,
    )
