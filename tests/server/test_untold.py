"""What only a source's own words can tell, over an invented article."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from corpus.status import TrialStatus
from index.encoder import load_encoder
from index.generation import build
from server.answer import AnswerStatus
from server.composing import NOT_OF_TODAY
from server.service import Service

ARTICLE = """Svar til Egedal By om forsøg med parker

Fem af de otte ansøgninger er imødekommet helt eller delvist.
Tre ansøgninger fra sidste år er stadig under afklaring.

Forsøgene bygger på en ny lov fra 2029 om grønne byrum. Byrådet afsatte 3 mio. kr. til arbejdet.

Ingen park kan få mere end 400.000 kroner. Forslag til næste runde sendes senest den 1. maj 2031.

Grillpladser må kun bruges i sommerhalvåret.

Ordningen giver byen mulighed for at lave en fælles nøgle til alle parker med låger.
Tilladelserne forlænges med to år.

En måling i 2030 viste, at æbletræerne ved skolerne fordoblede antallet af bier.

Ansøgningerne
- Grillpladser uden tilladelse (delvist)
- Hundeskov med natlys (delvist)
- Vilde bede langs fortovet
- Æbletræer ved skolerne
- Petanquebaner på torvet
- Salg af is fra cykel (afslag)
- Badebro uden livredder (afslag)
- Koncerter i parken efter kl. 23 (afslag)
"""


@pytest.fixture(scope="module")
def park(tmp_path_factory: pytest.TempPathFactory) -> Service:
    known = Provenance(
        title="Svar til Egedal By om forsøg med parker",
        publisher="Parkstyrelsen",
        published=date(2031, 3, 4),
        default_status=TrialStatus.APPROVED,
    )
    collection = make_collection([make_document("park.txt", ARTICLE, known)])
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("park")))


@pytest.mark.parametrize(
    "question",
    [
        "Hvilken del af forslaget om en hundeskov med natlys fik byen ikke lov til?",
        "Hvad var det helt præcist, de ikke måtte med hundeskoven med natlys?",
        "Hvad blev der ikke givet lov til ved hundeskoven med natlys?",
        "Hvad er natlys for noget?",
        "Hvad hed de tre ansøgninger, der var under afklaring fra sidste år?",
        "Hvilke fem ansøgninger blev det, som er under afklaring?",
        "Hvad hedder loven fra 2029 om grønne byrum?",
        "Hvilket nummer har loven om grønne byrum?",
        "Hvordan stemte byrådet om de 3 mio. kr. til arbejdet?",
        "Hvordan søger man om forsøg med parker?",
        "Hvad har petanquebanerne på torvet kostet?",
        "Hvilken kommune søgte om petanquebaner på torvet?",
        "Hvad var evalueringens konklusion om petanquebanerne på torvet?",
    ],
)
def test_what_no_sentence_says_is_not_told_by_one_near_it(question: str, park: Service) -> None:
    assert park.ask(question).status is AnswerStatus.ABSTAINED


def test_what_a_partial_yes_leaves_out_is_told_by_the_sentence_that_says_so(park: Service) -> None:
    answer = park.ask("Hvad er det, man ikke må med grillpladserne uden tilladelse?")
    assert answer.text.startswith("»Grillpladser må kun bruges i sommerhalvåret.«")


def test_what_was_found_is_told_by_the_sentence_that_says_so(park: Service) -> None:
    answer = park.ask("Hvad viste målingen om æbletræerne ved skolerne?")
    assert answer.text.startswith("»En måling i 2030 viste, at æbletræerne ved skolerne")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hvad menes der med en fælles nøgle?", "»Ordningen giver byen mulighed for at lave en"),
        ("Hvad betyder det, at tilladelserne forlænges?", "»Tilladelserne forlænges med to år.«"),
        ("Hvor meget ekstra tid får tilladelserne?", "To år [1]."),
        ("Vis de ansøgninger, hvor ordet torvet indgår", "1 forsøg med ordet »torvet« i titlen"),
        ("antal afslag parker", "3 forsøg"),
        (
            "Jeg bader tit uden livredder. Hvad skete der med forslaget om det?",
            "»Badebro uden livredder« blev afvist [1].",
        ),
        ("Hvad er det højeste beløb, en park kan få?", "400.000 kroner [1]."),
        ("frist for forslag til næste runde parker", "Senest den 1. maj 2031 [1]."),
        ("Må man nu sælge is fra cykel?", "Nej, »Salg af is fra cykel« blev afvist [1]."),
    ],
)
def test_what_stands_there_in_other_words_is_told(question: str, told: str, park: Service) -> None:
    assert park.ask(question).text.startswith(told)


def test_a_refusal_is_told_as_of_its_day(park: Service) -> None:
    answer = park.ask("Må man nu sælge is fra cykel?")
    assert answer.status is AnswerStatus.PARTIAL
    assert NOT_OF_TODAY in answer.text


def test_what_came_of_a_network_is_told_by_the_sentence_that_says_so(service: Service) -> None:
    told = service.ask("Hvad har »Børn som vores vigtigste ressource« ført til?")
    assert told.text.startswith("»For eksempel skal de positive resultater")


def test_a_misspelt_end_of_a_compound_is_mended(service: Service) -> None:
    told = service.ask("hvilke børneforslg blev afvist?")
    assert told.text.startswith("1 forsøg i netværket »Børn som vores vigtigste ressource«")


def test_where_words_stand_is_told_alike_on_any_day(park: Service) -> None:
    answer = park.ask("Hvor står det, at tilladelserne nu forlænges med to år?")
    assert "»Tilladelserne forlænges med to år.« [1]" in answer.text
    assert NOT_OF_TODAY not in answer.text


def test_the_second_word_of_how_long_is_not_what_is_missing(service: Service) -> None:
    answer = service.ask("Hvor længe kan de udvalgte forsøg køre endnu?")
    assert "»længe«" not in answer.text
