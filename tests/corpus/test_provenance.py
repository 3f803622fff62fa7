from __future__ import annotations

import json
from datetime import date

import pytest

from corpus.document import Provenance
from corpus.errors import ParseError
from corpus.provenance import (
    Given,
    provenance_from_json,
    provenance_to_json,
    read_manifest_line,
    read_sidecar,
)
from corpus.status import TrialStatus

ALL = Provenance(
    title="Lov om frikommuner",
    publisher="Lovtidende",
    published=date(2012, 6, 18),
    source_url_printed="https://www.retsinformation.dk/eli/lta/2012/550",
    default_status=TrialStatus.APPROVED,
    default_status_reason="Det står der.",
)
WRITTEN = {
    "title": "Lov om  frikommuner\n",
    "publisher": "Lovtidende",
    "published": "2012-06-18",
    "source_url": "https://www.retsinformation.dk/eli/lta/2012/550",
    "default_status": "approved",
    "default_status_reason": "Det står der.",
    "rights": "another program's",
}


def test_a_sidecar_says_all_that_can_be_known() -> None:
    assert read_sidecar(json.dumps(WRITTEN).encode("utf-8-sig")) == ALL


def test_what_is_null_or_empty_is_unknown() -> None:
    assert read_sidecar(b'{"title": null, "publisher": "  "}') == Provenance()


def test_a_line_of_a_manifest_names_its_file() -> None:
    line = json.dumps({"file": "2012/lov.txt"} | WRITTEN).encode()
    assert read_manifest_line(line) == ("2012/lov.txt", ALL)


@pytest.mark.parametrize("line", [b'{"title": "Lov"}', b'{"file": 5}', b'{"file": ""}'])
def test_a_line_that_names_no_file_is_refused(line: bytes) -> None:
    with pytest.raises(ParseError, match="»file« mangler"):
        read_manifest_line(line)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff\xfe", "er ikke tekst i UTF-8"),
        (b"{", "er ikke JSON"),
        (b"[" * 100_000, "er ikke JSON"),
        (b"[]", "er ikke et JSON-objekt"),
        (b'{"title": 5}', "»title« skal være tekst"),
        (b'{"title": "\\ud800"}', "»title« har tegn, som ikke findes"),
        (b'{"published": "2012"}', "»published« skal være en dato som 2018-06-08, ikke '2012'"),
        (b'{"published": "2012-02-30"}', "»published« skal være en dato"),
        (b'{"published": "20120618"}', "»published« skal være en dato"),
        (b'{"default_status": "godkendt"}', "»default_status« skal være en af approved, "),
    ],
)
def test_a_sidecar_that_cannot_be_meant_is_refused(content: bytes, why: str) -> None:
    with pytest.raises(ParseError, match=why):
        read_sidecar(content)


@pytest.mark.parametrize("provenance", [Provenance(), ALL])
def test_what_is_written_is_read_again(provenance: Provenance) -> None:
    assert provenance_from_json(provenance_to_json(provenance)) == provenance


def test_what_is_given_goes_before_what_the_document_says() -> None:
    said = Provenance(title="Forside", publisher="Bladet", published=date(2020, 1, 1))
    assert Given(Provenance(title="Lov")).over(said) == Provenance(
        title="Lov", publisher="Bladet", published=date(2020, 1, 1)
    )
    assert Given().over(said) == said


def test_a_given_status_is_not_explained_by_the_documents_reason() -> None:
    said = Provenance(default_status=TrialStatus.PARTLY, default_status_reason="Delvist.")
    given = Given(Provenance(default_status=TrialStatus.APPROVED))
    assert given.over(said) == Provenance(default_status=TrialStatus.APPROVED)


def test_a_digest_is_of_what_is_given() -> None:
    assert Given(ALL).digest == Given(ALL).digest != Given().digest
