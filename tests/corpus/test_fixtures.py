from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from corpus.audit import audit
from corpus.block import BlockKind
from corpus.collection import make_collection
from corpus.document import Document, Provenance, make_document
from corpus.errors import ParseError
from corpus.passage import PassageKind
from corpus.readers import read
from corpus.segment import segment
from corpus.status import TrialStatus
from corpus.trials import trials_of

FIXTURES = Path(__file__).parent / "fixtures"
EXPECTED: dict[str, list[list[str]]] = tomllib.loads(
    (FIXTURES / "trials.toml").read_text(encoding="utf-8")
)
REFUSED = {
    "laast.pdf": "er låst med adgangskode",
    "kun_billede.pdf": "indeholder ingen tekst; måske er siderne billeder",
}
LoadFixture = Callable[[str], Document]


@pytest.fixture(scope="session")
def fixture_document() -> LoadFixture:
    """The document in fixtures/ with this file name, with what it says of itself."""

    def document(file_name: str) -> Document:
        reading = read(file_name, (FIXTURES / file_name).read_bytes())
        return make_document(file_name, reading.text, reading.provenance, reading.blocks)

    return document


def test_every_fixture_is_in_the_table() -> None:
    files = {p.name for p in FIXTURES.iterdir() if p.name != "trials.toml"}
    assert files == EXPECTED.keys() | REFUSED.keys()
    assert len(EXPECTED) >= 30


@pytest.mark.parametrize("file_name", sorted(EXPECTED))
def test_each_fixture_tells_of_the_trials_that_a_reader_finds_in_it(
    file_name: str, fixture_document: LoadFixture
) -> None:
    document = fixture_document(file_name)
    trials = trials_of([(document, segment(document))])
    found = [
        [t.status.value, t.title, ", ".join(t.networks), t.record.status_text or ""] for t in trials
    ]
    expected = EXPECTED[file_name]
    assert [row[: len(want)] for row, want in zip(found, expected, strict=False)] == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize("file_name", sorted(EXPECTED))
def test_nothing_of_a_fixture_is_lost_or_said_twice(
    file_name: str, fixture_document: LoadFixture
) -> None:
    document = fixture_document(file_name)
    assert audit(make_collection([document]), document.id).problems == ()


@pytest.mark.parametrize("file_name", sorted(REFUSED))
def test_a_file_without_readable_text_is_refused_in_one_line(file_name: str) -> None:
    with pytest.raises(ParseError) as caught:
        read(file_name, (FIXTURES / file_name).read_bytes())
    assert str(caught.value) == f"{file_name!r}: {REFUSED[file_name]}"


def _not_searched(document: Document) -> list[str]:
    return [p.text for p in segment(document) if not p.searchable]


@pytest.mark.parametrize(
    ("file_name", "frame"),
    [
        (
            "raekkefletning.html",
            [
                "Hop til indhold",
                "Vi bruger cookies til statistik.",
                "Forside\nAfvist: Menupunkt",
                "Relaterede artikler\nAfvist: Gammelt forsøg",
                "Holme Kommune, tlf. 12345678",
            ],
        ),
        (
            "sideskift.txt",
            [
                "Kommunens brevhoved",
                "Side 1 af 3",
                "Kommunens brevhoved",
                "Side 2 af 3",
                "Kommunens brevhoved",
                "Side 3 af 3",
            ],
        ),
        (
            "liste.pdf",
            [
                "Vang Kommune - svar på ansøgninger",
                "Side 1 af 2",
                "Vang Kommune - svar på ansøgninger",
                "Side 2 af 2",
            ],
        ),
        ("liste.docx", ["Vang Kommunes brevhoved"]),
        (
            "ikke_forsoeg.txt",
            ["Læs også", "Nye forsøg godkendt i naboens have", "Afslag til havnen"],
        ),
        ("fed.md", ["Læs også", "Godkendt: Gamle forsøg"]),
    ],
)
def test_the_frame_of_a_page_is_kept_and_not_searched(
    file_name: str, frame: list[str], fixture_document: LoadFixture
) -> None:
    assert _not_searched(fixture_document(file_name)) == frame


@pytest.mark.parametrize(
    ("file_name", "provenance"),
    [
        (
            "raekkefletning.html",
            Provenance(
                title="Svar på ansøgninger",
                publisher="Holme Kommune",
                published=date(2020, 2, 3),
                source_url_printed="https://www.holme.dk/svar",
            ),
        ),
        (
            "overskrifter.html",
            Provenance(title="Nej til de fleste", publisher="Bladet", published=date(2021, 6, 1)),
        ),
        (
            "fed.md",
            Provenance(
                title="Svar på ansøgninger",
                publisher="Vang Kommune",
                published=date(2019, 5, 3),
                source_url_printed="https://www.vang.dk/svar",
            ),
        ),
        ("liste.docx", Provenance(title="Status for forsøg")),
        ("tabel_over_sider.pdf", Provenance(title="Forsøg i anden runde")),
        ("prikker.txt", Provenance()),
    ],
)
def test_what_is_known_of_a_document_is_what_its_own_marks_say(
    file_name: str, provenance: Provenance, fixture_document: LoadFixture
) -> None:
    assert fixture_document(file_name).provenance == provenance


def test_decision_course_and_spread_are_facts_apart(fixture_document: LoadFixture) -> None:
    document = fixture_document("status_i_kolonner.md")
    assert {
        t.title: (t.decision.value, t.course.value, t.spread.value)
        for t in trials_of([(document, segment(document))])
    } == {
        "Nattog": ("approved", "unknown", "not_spread"),
        "Morgenfærge": ("approved", "stopped", "unknown"),
        "Aftenbus": ("rejected", "unknown", "unknown"),
        "Delebil": ("partly", "unknown", "partly_spread"),
    }


def test_a_default_that_the_document_states_is_shown_by_its_sentence(
    fixture_document: LoadFixture,
) -> None:
    document = fixture_document("standard_i_teksten.txt")
    trials = trials_of([(document, segment(document))])
    implied = [t.record for t in trials if t.record.default_span is not None]
    assert [r.status for r in implied] == [TrialStatus.APPROVED] * 2
    assert {r.default_span.of(document.text) for r in implied if r.default_span} == {
        "Forsøg uden bemærkning er godkendt."
    }
    assert {r.status_text for r in implied} == {None}


def test_the_words_for_a_status_stand_where_the_record_says(
    fixture_document: LoadFixture,
) -> None:
    for file_name in EXPECTED:
        document = fixture_document(file_name)
        for trial in trials_of([(document, segment(document))]):
            for record in trial.records:
                said = record.status_span.of(document.text) if record.status_span else None
                assert record.status_text == said


def test_a_table_over_two_pages_is_one_table(fixture_document: LoadFixture) -> None:
    document = fixture_document("tabel_over_sider.pdf")
    cells = [b for b in document.blocks if b.kind is BlockKind.CELL]
    frames = [p for p in segment(document) if p.kind is PassageKind.BOILERPLATE]
    assert {b.table for b in cells} == {0}
    assert sum("Side" in p.text for p in frames) == 2


def test_a_table_tells_what_was_decided_and_how_it_goes(fixture_document: LoadFixture) -> None:
    document = fixture_document("to_statuskolonner.md")
    assert [
        (t.title, t.decision.value, t.course.value, t.round, t.record.further_texts)
        for t in trials_of([(document, segment(document))])
    ] == [
        ("Badebroer uden høring", "approved", "running", 1, ("I gang",)),
        ("Natsejlads med lods", "partly", "paused", 1, ("På pause",)),
        ("Fri camping på stranden", "rejected", "unknown", 1, ()),
        ("Digital havnefoged", "approved", "stopped", 1, ("Opgivet",)),
    ]
