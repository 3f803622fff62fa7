"""Follow-ups as sentences that stand alone: names, what is pointed at, and what is asked of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from index.encoder import load_encoder
from index.generation import build
from server.service import Service
from tests.server.turns import resolved

ARTICLES = Path(__file__).parent / "articles"
NEWS = Provenance(
    title="Ni forsøg på torvet får lov, fire får nej",
    publisher="Kildevang Kommune",
    published=date(2024, 5, 2),
)
REPORT = Provenance(title="Evaluering af skolehaveforsøget", publisher="Center for Læring")
SCHEME = Provenance(title="Ordningen Frit Løb: Svar på tre ansøgninger", published=date(2030, 1, 4))
ANSWERS = """Ordningen Frit Løb: Svar på tre ansøgninger

Ministeriet har svaret på tre ansøgninger til ordningen Frit Løb.

Ansøgningerne
- Åben svømmehal om natten for alle medlemmer af en klub (Vang) – afslag
- Natløb uden anmeldelse (Vang) – godkendt
- Stævner på skolernes marker (Hjortlev) – godkendt

Åben svømmehal blev afslået, fordi der ikke kan være livreddere om natten.
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A service over a town's news and a report on its schools."""
    collection = make_collection(
        make_document(name, (ARTICLES / name).read_text(encoding="utf-8"), known)
        for name, known in (("torv_nyhed.txt", NEWS), ("skolehave_evaluering.txt", REPORT))
    )
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("town")))


@pytest.fixture(scope="module")
def sports(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A service over answers to municipalities, whose names stand in the titles."""
    collection = make_collection([make_document("frit_loeb.txt", ANSWERS, SCHEME)])
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("run")))


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (
            ("Hvor mange forsøg i Kultur blev imødekommet fuldt ud?", "og hvor mange nej?"),
            "Hvor mange forsøg i netværket »Kultur« blev afvist?",
        ),
        (
            ("Hvor mange forsøg i Handel blev afvist?", "Hvad med Kultur, antal afslag dér?"),
            "Hvor mange forsøg i netværket »Kultur« blev afvist?",
        ),
        (
            ("Hvor mange forsøg i Kultur er der?", "Kun dem, der blev afvist"),
            "Hvor mange forsøg i netværket »Kultur« blev afvist?",
        ),
        (
            ("Kort: hvor mange torve er med?", "Hvor mange af dem kommer med i 2025?"),
            "Hvor mange af de 8 torve kommer med i 2025?",
        ),
        (
            ("Hvilke torve kommer med i 2025?", "Hvor mange lukker?"),
            "Hvor mange torve lukker?",
        ),
        (
            (
                "Hvilket netværk fik flest afslag: Handel eller Kultur?",
                "Og hvem af de to flest ja?",
            ),
            "Hvilket af netværkene »Handel« og »Kultur« fik flest ja?",
        ),
        (
            (
                "Hvilket netværk fik flest afslag: Handel eller Kultur?",
                "Og hvem af de to fik flest ja?",
            ),
            "Hvilket af netværkene »Handel« og »Kultur« fik flest ja?",
        ),
    ],
)
def test_decision_and_number_are_asked_anew_of_the_same_set(
    questions: tuple[str, ...], expected: str, town: Service
) -> None:
    assert resolved(town, *questions) == expected


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (
            ("Blev salg af levende dyr godkendt?", "Hvad er det for noget?"),
            "Hvad er »Salg af levende dyr«?",
        ),
        (
            ("Blev salg af levende dyr godkendt?", "Hvorfor?", "Hvad med fyrværkeriet?"),
            "Hvad blev afgørelsen om »Fyrværkeri hver lørdag«?",
        ),
        (
            ("Hvilke forsøg blev delvist imødekommet?", "Den anden – hvad blev der sagt til den?"),
            "Hvad blev der sagt til »Kunst på kommunens lygtepæle«?",
        ),
        (
            ("Blev fyrværkeri hver lørdag godkendt?", "Hvad siger de om det?"),
            "Hvad siger de om »Fyrværkeri hver lørdag«?",
        ),
        (
            (
                "Blev salg af levende dyr godkendt?",
                "Og fyrværkeriet?",
                "Er de to i samme netværk?",
            ),
            "Er »Salg af levende dyr« og »Fyrværkeri hver lørdag« i samme netværk?",
        ),
        (
            ("Hvordan gik det med søndagsmarkedet?", "Hvordan gik det den om fyrværkeri?"),
            "Hvordan gik »Fyrværkeri hver lørdag«?",
        ),
        (
            ("Hvor mange forsøg i Handel blev imødekommet?", "Hvad blev afvist samme sted?"),
            "Hvad blev afvist i netværket »Handel«?",
        ),
        (
            ("Hvilke forsøg i Trafik blev afvist?", "Hvad skal netværkets erfaringer bruges til?"),
            "Hvad skal netværket »Trafik«s erfaringer bruges til?",
        ),
        (("Hvad er motorredskaber?", "Er det forbudt?"), "Er motorredskaber forbudt?"),
        (
            ("Hvornår skal planen være vedtaget?", "Hvad så bagefter?"),
            "Hvad sker der, når planen er vedtaget?",
        ),
        (
            ("Hvor mange torve er med?", "Står det nogen steder?"),
            "Hvor står »Kun tre af de otte torve er med fra begyndelsen«?",
        ),
        (("Hvor mange forsøg er der?", "Noget andet: hvem vedtog planen?"), "Hvem vedtog planen?"),
        (
            ("Hvor mange forsøg i Handel fik afslag?", "Hvor mange var det helt præcist?"),
            "Hvor mange forsøg i netværket »Handel« blev afvist?",
        ),
        (
            ("Hvor mange forsøg i Handel er der?", "Hvor mange lukkede?"),
            "Hvor mange forsøg i netværket »Handel« lukkede?",
        ),
        (
            ("Hvor mange forsøg i Handel blev afvist?", "Og dem, der ikke blev?"),
            "Hvilke forsøg i netværket »Handel« blev helt eller delvist imødekommet?",
        ),
        (("Hvornår falder lejen fra?", "Og til?"), "Hvornår falder lejen til?"),
        (
            ("Hvad siger borgmesteren om affaldsordningen?", "Hvad koster den?"),
            "Hvad koster affaldsordningen?",
        ),
        (("Hvor mange penge får de?", "Hvornår må de begynde?"), "Hvornår må de begynde?"),
        (
            ("Hvad har Kildevang betalt?", "Og Erhvervsministeriet?"),
            "Hvad har Erhvervsministeriet betalt?",
        ),
        (
            ("Hvornår er evalueringen klar?", "Hvornår kommer den i øvrigt?"),
            "Hvornår kommer evalueringen?",
        ),
    ],
)
def test_what_is_pointed_at_is_the_thing_talked_about(
    questions: tuple[str, ...], expected: str, town: Service
) -> None:
    assert resolved(town, *questions) == expected


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (
            ("Hvad siger inger rask om biler?", "nej, jeg mente ham palle bro"),
            "Hvad siger Palle Bro om biler?",
        ),
        (
            ("Hvor mange forsøg forlænges?", "og ikke iværksat?"),
            "Hvor mange forsøg er indstillet eller ikke iværksat?",
        ),
        (
            ("Hvor mange forsøg er ikke iværksat?", "Og forlænges?"),
            "Hvor mange forsøg forlænges?",
        ),
        (
            ("Hvad er Trafikforsøg på landet?", "Hvad koster det?"),
            "Hvad koster Trafikforsøg på landet?",
        ),
        (
            ("Hvem er pressekontakt?", "Og transportministeren, hvem er hendes sekretær?"),
            "Hvem er transportministerens sekretær?",
        ),
    ],
)
def test_person_status_and_name_take_the_place_of_their_like(
    questions: tuple[str, ...], expected: str, other_service: Service
) -> None:
    assert resolved(other_service, *questions) == expected


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        (
            ("Blev den åbne svømmehal godkendt?", "Vis alt, hvad den kommune har søgt om"),
            "Hvad har Vang Kommune søgt om?",
        ),
        (
            ("Blev den åbne svømmehal godkendt?", "De søgte også om natløb?"),
            "Søgte Vang også om natløb?",
        ),
        (
            ("Hvad har Hjortlev søgt om?", "og vang?"),
            "Hvilke forsøg om vang er der?",
        ),
        (
            ("Blev den åbne svømmehal godkendt?", "Må de klage?"),
            "Må Vang klage?",
        ),
        (
            ("Hvad fik svømmehallen i ordningen Frit Løb?", "Hvor mange klubber er med?"),
            "Hvor mange klubber er med?",
        ),
    ],
)
def test_applicant_is_who_the_title_names(
    questions: tuple[str, ...], expected: str, sports: Service
) -> None:
    assert resolved(sports, *questions) == expected


def test_reason_is_given_under_the_name_that_a_title_begins_with(sports: Service) -> None:
    answer = sports.ask(
        "Hvorfor blev »Åben svømmehal om natten for alle medlemmer af en klub (Vang)« afvist?"
    )
    assert "fordi der ikke kan være livreddere om natten" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Koster »Natløb uden anmeldelse (Vang)« noget for kommunen?",
        "Gælder »Natløb uden anmeldelse (Vang)« i Odense?",
    ],
)
def test_decision_is_no_answer_to_what_else_is_asked_of_a_trial(
    question: str, sports: Service
) -> None:
    assert sports.ask(question).status == "abstained"


def test_part_of_a_number_is_not_the_number(other_service: Service) -> None:
    assert other_service.ask("Hvor mange af de 3 forsøg forlænges kun delvist?").status == (
        "abstained"
    )
