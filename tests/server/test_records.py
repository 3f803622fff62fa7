"""Trials of which several documents tell: what was decided, how it goes, and every record of it."""

from __future__ import annotations

from datetime import date
from itertools import starmap

import pytest

from corpus.collection import make_collection
from corpus.document import Document, Provenance, make_document
from index.encoder import load_encoder
from index.generation import build
from server.service import Service

ANSWERS = """Svar på ansøgninger om forsøg

Havn og strand
• Natfærge uden billet (godkendt)
• Fælles bådeværksted (delvist godkendt)
• Lys på molen (afvist)
• Badebro uden tilladelse (godkendt)
• Tangsaft i kantinen – ja tak

»Ja tak« betyder, at ansøgningen er imødekommet.
"""
STATUS = """Status for forsøgene

De fem forsøg, og hvor de står
- Natfærge uden billet – kører
- Fælles bådeværksted – på pause til foråret 2033
- Badebro uden tilladelse: stoppet, fordi en storm tog den
- Tangsaft i kantinen – ordningen gøres permanent
- Lys på molen – godkendt
"""
SOURCES = (
    "Kilder: »Status for forsøgene« (Havneby Kommune, 1. marts 2032) og "
    "»Svar på ansøgninger« (Havneby Kommune, 1. marts 2030)."
)
SOURCES_BY_ANSWER = (
    "Kilder: »Svar på ansøgninger« (Havneby Kommune, 1. marts 2030) og "
    "»Status for forsøgene« (Havneby Kommune, 1. marts 2032)."
)


@pytest.fixture(scope="module")
def havn(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """Decisions of 2030, and what became of them by 2032."""
    documents = (
        ("svar.txt", ANSWERS, "Svar på ansøgninger", 2030),
        ("status.txt", STATUS, "Status for forsøgene", 2032),
    )

    def known(name: str, text: str, title: str, year: int) -> Document:
        provenance = Provenance(
            title=title, publisher="Havneby Kommune", published=date(year, 3, 1)
        )
        return make_document(name, text, provenance)

    collection = make_collection(starmap(known, documents))
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("havn")))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Hvor mange forsøg kører?",
            "1 forsøg er i gang [1].\n"
            "– Natfærge uden billet [1]; 1. marts 2030: imødekommet [2]\n"
            "Jeg har set på 5 forsøg. De øvrige: 1 imødekommet fuldt ud, 1 indstillet eller ikke "
            "iværksat, 1 sat på pause og 1 gjort permanent.\n" + SOURCES,
        ),
        (
            "Hvilke forsøg er lagt midlertidigt på hylden?",
            "1 forsøg er sat på pause [1]:\n"
            "– Fælles bådeværksted [1]; 1. marts 2030: delvist imødekommet [2]\n" + SOURCES,
        ),
        (
            "Kører natfærgen?",
            "Ja, »Natfærge uden billet« er i gang [1].\n"
            "Kilden fra 1. marts 2030: imødekommet [2].\n"
            "Forsøget hører under »Havn og strand« [3].\n" + SOURCES,
        ),
        (
            "Er Badebro uden tilladelse sat på pause?",
            "Nej, »Badebro uden tilladelse« blev stoppet [1].\n"
            "Kilden fra 1. marts 2030: imødekommet [2].\n"
            "Forsøget hører under »Havn og strand« [3].\n" + SOURCES,
        ),
        (
            "Blev Lys på molen godkendt?",
            "Ja, »Lys på molen« blev imødekommet [1].\n"
            "Kilden fra 1. marts 2030: afvist [2].\n"
            "Forsøget hører under »Havn og strand« [3].\n" + SOURCES,
        ),
        (
            "Hvad blev der besluttet om »Tangsaft i kantinen«?",
            "»Tangsaft i kantinen« blev imødekommet [1].\n"
            "Kilden fra 1. marts 2032: gjort permanent [2].\n"
            "Det er mærkets betydning i kilden: »»Ja tak« betyder, at ansøgningen er "
            "imødekommet.« [3]\n"
            "Forsøget hører under »Havn og strand« [4].\n" + SOURCES_BY_ANSWER,
        ),
    ],
)
def test_an_answer_shows_every_record_of_a_trial(havn: Service, question: str, text: str) -> None:
    assert havn.ask(question).text == text


def test_what_is_spoken_of_how_a_trial_goes_changes_nothing_where_none_is_told(
    service: Service,
) -> None:
    plain, going = (
        service.sources.understanding.read(q) for q in ("Hvilke forsøg?", "Hvilke forsøg kører?")
    )
    assert plain.statuses == going.statuses == frozenset()


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hvor langt er de nået med det fælles bådeværksted?", "er sat på pause"),
        ("Hvad blev der af badebroen uden tilladelse?", "blev stoppet"),
        ("Hvad er status på natfærge uden billet?", "er i gang"),
        ("Hvad blev afgørelsen om natfærge uden billet?", "blev imødekommet"),
    ],
)
def test_how_far_a_trial_has_come_is_told_first_where_that_is_asked(
    question: str, told: str, havn: Service
) -> None:
    assert told in havn.ask(question).text.split("\n")[0]
