"""Whole answers about contacts, quotations, definitions and numbers, over two invented texts."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from index.encoder import load_encoder
from index.generation import build
from server.answer import AnswerStatus
from server.people import find_people
from server.service import Service

TOWN = """Skovby Kommune

Byrådet siger ja til byttehjørner

2. maj 2029

»Vi smider ting ud, som naboen mangler,« siger formand for klimaudvalget Bente Ravn (B).

Mere skeptisk er den lokale møbelhandler Jens Peter Krogh fra forretningen Stolen:

»Kommunen forærer det væk, jeg lever af at sælge.«

Et byttehjørne er et skur på højst 40 kvadratmeter. Ordningen dækker ikke farligt affald, altså
maling og batterier. Med byttekortet får borgeren lov at hente ti ting om året.

Kontakt
Driftsleder Ulla Friis, tlf. 55 12 34 01, ulfr@skovby.example
Presse: kommunikationschef Omar Said, tlf. 55 12 34 99
"""
SEA = """Kystministeriet

Nye regler for småhavne på vej

19. november 2030

Efter § 4 er en gæsteplads en plads, der er ledig i mindst 12 timer.

Loven indfører også såkaldte ventepladser. Det er pladser, hvor en båd må ligge i to timer.

Høringssvar sendes til havne@kyst.example med angivelse af sagsnr. 2030-448. Spørgsmål kan rettes
til specialkonsulent Lars Munk på telefon 33 44 55 66.
"""


@pytest.fixture(scope="module")
def coast(tmp_path_factory: pytest.TempPathFactory) -> Service:
    collection = make_collection(
        [
            make_document(
                "by.txt",
                TOWN,
                Provenance(
                    title="Byrådet siger ja til byttehjørner",
                    publisher="Skovby Kommune",
                    published=date(2029, 5, 2),
                ),
            ),
            make_document(
                "hav.txt",
                SEA,
                Provenance(
                    title="Nye regler for småhavne på vej",
                    publisher="Kystministeriet",
                    published=date(2030, 11, 19),
                ),
            ),
        ]
    )
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("kyst")))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Hvem kan en journalist ringe til om byttehjørnerne?",
            "Omar Said, kommunikationschef: 55 12 34 99 [1]",
        ),
        ("Hvad er Ulla Friis' telefonnummer?", "55 12 34 01 [1]"),
        (
            "Hvad hedder driftslederen i Skovby, og hvad er hendes nummer?",
            "Ulla Friis er driftsleder i kilden [1].",
        ),
        (
            "Citér den sætning, der fortæller, hvor stort et byttehjørne må være",
            "Det står i »Byrådet siger ja til byttehjørner« (Skovby Kommune, 2. maj 2029), under "
            "overskriften »Mere skeptisk er den lokale møbelhandler Jens Peter Krogh fra "
            "forretningen Stolen:«: »Et byttehjørne er et skur på højst 40 kvadratmeter.« [1]",
        ),
        ("Mailen på driftslederen i Skovby?", "ulfr@skovby.example [1]"),
        ("Hvor sender man sit høringssvar om småhavne hen?", "havne@kyst.example [1]"),
        ("Hvad er Lars Munks telefonnummer?", "33 44 55 66 [1]"),
        ("sagsnummer småhavne", "Sagsnr. 2030-448 [1]."),
        ("Hvad hedder den nyeste artikel?", "»Nye regler for småhavne på vej« [1]."),
        ("Hvornår er ministeriets nyhed fra?", "19. november 2030 [1]."),
        (
            "Hvad siger ham fra Stolen om ordningen, ordret?",
            "»Kommunen forærer det væk, jeg lever af at sælge.« [1], siger møbelhandler Jens Peter "
            "Krogh [2].",
        ),
        (
            "Hvad sagde B-formanden for klimaudvalget?",
            "»Vi smider ting ud, som naboen mangler« [1], siger formand for klimaudvalget "
            "Bente Ravn (B).",
        ),
        ("Mailen på driftslederen i Skobvy?", "ulfr@skovby.example [1]"),
        (
            "Hva er en gæsteplads?",
            "»Efter § 4 er en gæsteplads en plads, der er ledig i mindst 12 timer.« [1]",
        ),
        (
            "Hvad dækker ordet ventepladser over?",
            "»Loven indfører også såkaldte ventepladser. Det er pladser, hvor en båd må ligge i to "
            "timer.« [1]",
        ),
        (
            "Hvad betyder byttekort i Skovby?",
            "»Med byttekortet får borgeren lov at hente ti ting om året.« [1]",
        ),
    ],
)
def test_first_line_of_the_answer(question: str, told: str, coast: Service) -> None:
    assert coast.ask(question).text.split("\n")[0] == told


@pytest.mark.parametrize(
    "question",
    [
        "Hvad er Bente Ravns telefonnummer?",
        "Hvilken mail har klimaudvalgets formand?",
        "Hvad siger Bente Ravn om cykelstier?",
        "Hvad sagde Lars Munk om støj?",
        "Hvad er linket til ministeriets nyhed om småhavne?",
        "Hvad er Lars Munks mailadresse?",
        "Hvilken adresse har Ulla Friis' kontor?",
        "Hvilket parti er Jens Peter Krogh medlem af?",
        "Hvad mener bådejernes forening om ventepladserne?",
        "Hvad hedder borgmesteren i Skovby?",
    ],
)
def test_what_is_not_told_is_not_answered(question: str, coast: Service) -> None:
    assert coast.ask(question).status is AnswerStatus.ABSTAINED


def test_quotation_after_a_colon_is_of_whom_the_text_introduced() -> None:
    text = (
        "Nyt\n\nHavnefogeden i Lund, Anna Holk, er glad:\n\n»Det er fint med færre skemaer.«\n\n"
        "»Ja,« siger minister Karen Holm. »Nu kommer der ro på.«\n"
    )
    people = find_people(make_collection([make_document("a.txt", text, Provenance())]))
    assert [(p.name, p.role, p.words.of(text)) for p in people if p.words] == [
        ("Anna Holk", "havnefogeden i Lund", "Det er fint med færre skemaer."),
        ("Karen Holm", "minister", "Ja"),
        ("Karen Holm", "minister", "Nu kommer der ro på."),
    ]


def test_speaker_is_known_by_office_of_what_by_party_and_by_what_leads_to_the_words() -> None:
    text = (
        "Nyt\n\nKontorchef i styrelsen Eva Lind forklarer, hvordan der er valgt:\n\n"
        "»Vi har læst alt. Og vi har valgt.«\n\n"
        "Karen Dal (DF) sidder også i udvalget og tog forbehold: »Det kommer an på så meget. Jeg "
        "er ikke tryg.«\n\n"
        "Rådets formand, professor Hans Bro, udtaler: »Ordningen er god. Derfor er vi glade.«\n\n"
        "Professor i ro ved Nordhavn Universitet Per Gad har læst rapporten.\n"
    )
    people = find_people(make_collection([make_document("a.txt", text, Provenance())]))
    assert [(p.name, p.role, p.party, p.words.of(text)) for p in people if p.words] == [
        ("Eva Lind", "kontorchef i styrelsen", None, "Vi har læst alt. Og vi har valgt."),
        ("Karen Dal", None, "DF", "Det kommer an på så meget. Jeg er ikke tryg."),
        ("Hans Bro", "professor", None, "Ordningen er god. Derfor er vi glade."),
    ]
    assert "Nordhavn Universitet" not in {p.name for p in people}
