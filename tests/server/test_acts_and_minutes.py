"""Acts and minutes: the section in which something stands, and who has the floor."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from index.encoder import load_encoder
from index.generation import build
from server.answer import Answer, AnswerStatus, AnswerType
from server.service import Service

ARTICLES = Path(__file__).parent / "articles"
KNOWN = {
    "kyst_lov.txt": Provenance(
        title="Lov om kystforsøg", publisher="Lovbladet", published=date(2031, 2, 14)
    ),
    "kyst_bekendtgoerelse.txt": Provenance(
        title="Bekendtgørelse om indberetning af kystforsøg",
        publisher="Lovbladet",
        published=date(2032, 5, 20),
    ),
    "kyst_referat.txt": Provenance(publisher="Folketinget", published=date(2033, 2, 3)),
}


@pytest.fixture(scope="module")
def coast(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A service over an invented act, an order and the minutes of a debate."""
    collection = make_collection(
        make_document(name, (ARTICLES / name).read_text(encoding="utf-8"), known)
        for name, known in KNOWN.items()
    )
    generation = build(collection, load_encoder(), tmp_path_factory.mktemp("coast"))
    return Service(collection, generation)


def _lines(answer: Answer) -> list[str]:
    return answer.text.split("\n")


@pytest.mark.parametrize(
    ("question", "place"),
    [
        (
            "Hvor står der, at ministeren kan fastsætte regler om gebyr?",
            "Det står i »Lov om kystforsøg« (Lovbladet, 14. februar 2031), § 3, stk. 2: »"
            "Havneministeren kan fastsætte regler om gebyr for behandling af ansøgninger.« [1]",
        ),
        (
            "Hvor i loven står der noget om en plan for forsøget?",
            "Det står i »Lov om kystforsøg« (Lovbladet, 14. februar 2031), § 4 a: »Kommunen "
            "skal offentliggøre en plan for forsøget.« [1]",
        ),
        (
            "Hvor står »Indberetningen sker digitalt«?",
            "Det står i »Bekendtgørelse om indberetning af kystforsøg« (Lovbladet, 20. maj 2032), "
            "§ 2, stk. 2: »Indberetningen sker digitalt« [1]",
        ),
        (
            "Hvor står der, at der ikke er en håndfuld sand tilbage?",
            "Det står i »kyst_referat.txt« (Folketinget, 3. februar 2033), hvor Ane Kjærbølling "
            "(SF) har ordet: »Der ligger ikke en håndfuld sand tilbage.« [1]",
        ),
    ],
)
def test_a_place_is_told_by_its_section_or_by_who_has_the_floor(
    question: str, place: str, coast: Service
) -> None:
    assert _lines(coast.ask(question))[0] == place


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Hvad sagde Holger Brinch om bølgebrydere?",
            "»Bølgebrydere er noget af det bedste, der er sket for havnene siden kajen.« [1], "
            "siger Holger Brinch (V) [2].",
        ),
        (
            "Hvad sagde SF om sandet i Havneby?",
            "»Der ligger ikke en håndfuld sand tilbage.« [1], siger Ane Kjærbølling (SF) [2].",
        ),
        (
            "Hvem sagde noget om kajen?",
            "Holger Brinch (V) [1]: »Bølgebrydere er noget af det bedste, der er sket for havnene "
            "siden kajen.« [2]",
        ),
        (
            "Hvad siger havneministeren om prisen for evalueringen af bølgebryderne?",
            "»Evalueringen af de første bølgebrydere koster 3 mio. kr., og den kommer til "
            "foråret.« [1], siger havneminister Gerda Tange [2].",
        ),
    ],
)
def test_who_has_the_floor_is_quoted(question: str, told: str, coast: Service) -> None:
    answer = coast.ask(question)
    assert answer.type is AnswerType.QUOTE
    assert _lines(answer)[0] == told


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Støtter Venstre L 17?", "Ja: »Venstre bakker op om lovforslaget.« [1]"),
        ("Gik Venstre ind for lovforslaget om bølgebrydere?", "Ja: »Venstre bakker op"),
        ("Støttede SF lovforslaget om bølgebrydere?", "Nej: »SF kan derfor ikke støtte"),
        ("Var SF imod lovforslaget om bølgebrydere?", "Ja: »SF kan derfor ikke støtte"),
    ],
)
def test_what_a_party_thinks_of_a_proposal(question: str, opening: str, coast: Service) -> None:
    assert coast.ask(question).text.startswith(opening)


def test_who_holds_an_office_is_told_from_the_minutes(coast: Service) -> None:
    told = "Gerda Tange er havneminister i kilden [1]."
    assert _lines(coast.ask("Hvem er havneminister?"))[0] == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Hvilke kommuner er med i kystforbundet om sikre strande?",
            "Strandby, Lynghede, Tangvig, Havneby og Skarvø Kommuner [1].",
        ),
        ("Hvor mange kommuner er med i kystforbundet om sikre strande?", "5 [1]."),
        ("Hvor mange kommuner er med i kystforbundet om levende havne?", "3 [1]."),
    ],
)
def test_enumerated_names_are_listed_and_counted(question: str, told: str, coast: Service) -> None:
    answer = coast.ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert _lines(answer)[0] == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hvornår træder loven fra 2031 i kraft?", "Den 1. marts 2031 [1]."),
        ("Hvornår træder bekendtgørelsen fra maj 2032 i kraft?", "Den 1. juni 2032 [1]."),
        ("Hvornår træder 2032-bekendtgørelsen i kraft?", "Den 1. juni 2032 [1]."),
        ("Hvornår træder lov om kystforsøg i kraft?", "Den 1. marts 2031 [1]."),
        (
            "Hvor mange hverdage går der, før et forsøg anses for godkendt?",
            "25 [1].",
        ),
        ("Hvem kan fastsætte regler om gebyr?", "Havneministeren [1]."),
        ("Hvilken paragraf handler om gebyr for ansøgninger?", "§ 3, stk. 2 [1]."),
        (
            "Hvad er en kystkommune ifølge lov om kystforsøg?",
            "»Kommuner, der deltager i et kystforbund, kaldes kystkommuner.« [1]",
        ),
        (
            "Hvad skal en ansøgning som minimum indeholde?",
            "»Ansøgningen skal som minimum indeholde følgende oplysninger: 1) Forsøgets "
            "navn. 2) En beskrivelse af kysten. 3) Forventede udgifter.« [1]",
        ),
    ],
)
def test_a_fact_comes_from_the_document_that_is_pointed_out(
    question: str, told: str, coast: Service
) -> None:
    assert _lines(coast.ask(question))[0] == told


def test_the_source_of_an_answer_from_an_act_is_its_section(coast: Service) -> None:
    answer = coast.ask("Hvornår træder lov om kystforsøg i kraft?")
    source = "Kilde: »Lov om kystforsøg« (Lovbladet, 14. februar 2031), § 5, stk. 1."
    assert _lines(answer)[-1] == source
