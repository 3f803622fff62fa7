from __future__ import annotations

from dataclasses import dataclass

import pytest

from corpus.collection import Collection
from corpus.status import TrialStatus
from server.decisions import YES_STATUSES
from server.question import Asked
from server.understanding import Understanding

APPROVED = frozenset({TrialStatus.APPROVED})
PARTLY = frozenset({TrialStatus.PARTLY})
REJECTED = frozenset({TrialStatus.REJECTED})
NONE: frozenset[TrialStatus] = frozenset()
HOUSING = "Flere billige boliger og fleksible boligløsninger"
CHILDREN = "Børn som vores vigtigste ressource"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Hvor mange forsøg blev afvist?", Asked.COUNT),
        ("antal afviste forsøg", Asked.COUNT),
        ("How many trials were rejected?", Asked.COUNT),
        ("Giv mig hele listen over afviste forsøg", Asked.LIST),
        ("Blev Caféer for alle godkendt?", Asked.POLAR),
        ("caféer for alle status", Asked.STATUS),
        ("Hvorfor blev Caféer for alle afvist?", Asked.REASON),
        ("Hvad skete der med mentorreglerne?", Asked.OUTCOME),
        ("Hvad går forsøget om søvn ud på?", Asked.GIST),
        ("Hvad betyder IGU?", Asked.DEFINITION),
        ("Hvad dækker tallet 38?", Asked.NUMBER_MEANING),
        ("Hvad siger ministeren om bureaukrati?", Asked.QUOTE),
        ("Hvem siger, at forsøgene er centrale?", Asked.SPEAKER),
        ("Hvem er Kaare Dybvad Bek?", Asked.PERSON),
        ("Hvornår skal evalueringen være klar?", Asked.TIME),
        ("Hvor længe forlænges forsøgene?", Asked.DURATION),
        ("Hvor meget koster forsøgene?", Asked.AMOUNT),
        ("I hvilken artikel står der noget om psykiatri?", Asked.PLACE_IN_TEXT),
        ("Hvem har udgivet artiklen om 33 forsøg?", Asked.PUBLISHER),
        ("Hvornår er artiklen om forlængelse fra?", Asked.PUBLISHED),
        ("Hvem har skrevet artiklen?", Asked.AUTHOR),
        ("Hvad er linket til artiklen?", Asked.LINK),
        ("Hvad er telefonnummeret til presserådgiveren?", Asked.CONTACT),
        ("Hvilken ordning forlænges?", Asked.THING),
        ("Hej!", Asked.SMALLTALK),
        ("Tak for hjælpen", Asked.SMALLTALK),
    ],
)
def test_grammar_tells_what_is_asked(
    question: str, asked: Asked, understanding: Understanding
) -> None:
    assert understanding.read(question).asked is asked


@pytest.mark.parametrize(
    ("question", "statuses", "exact"),
    [
        ("Hvor mange forsøg blev afvist?", REJECTED, False),
        ("Hvor mange fik et blankt afslag?", REJECTED, False),
        ("Hvor mange forsøg blev ikke imødekommet?", REJECTED, False),
        ("Hvor mange forsøg fik ja?", YES_STATUSES, False),
        ("Hvor mange forsøg fik fuldt ja?", APPROVED, True),
        ("Hvor mange forsøg fik kun delvist ja?", PARTLY, True),
        ("Hvor mange forsøg fik helt eller delvist ja?", YES_STATUSES, True),
        ("Hvilke forsøg blev ikke afvist?", YES_STATUSES, True),
        ("Hvilke forsøg blev afvist eller kun delvist imødekommet?", REJECTED | PARTLY, True),
        ("Hvilke forsøg blev forlænget?", frozenset({TrialStatus.EXTENDED}), False),
        ("Hvor mange udbredes ikke?", frozenset({TrialStatus.NOT_SPREAD}), False),
        ("Hvor mange er ikke iværksat?", frozenset({TrialStatus.STOPPED}), False),
        ("Hvor mange forsøg er der?", NONE, False),
    ],
)
def test_statuses_and_how_full_a_yes_is_meant(
    question: str,
    statuses: frozenset[TrialStatus],
    exact: bool,
    understanding: Understanding,
) -> None:
    read = understanding.read(question)
    assert (read.statuses, read.exact_yes) == (statuses, exact)


@pytest.mark.parametrize(
    ("question", "networks"),
    [
        ("Hvor mange forsøg blev afvist i netværket om billige boliger?", [HOUSING]),
        ("hvor mange afslag fik boligforsøgene", [HOUSING]),
        ("Hvor mange afslag fik børnenetværket?", [CHILDREN]),
        (f"Hvilke forsøg hører under »{CHILDREN}«?", [CHILDREN]),
        ("Hvor mange forsøg er der i netværket om havvind?", []),
        ("Hvor mange forsøg blev afvist?", []),
    ],
)
def test_network_is_known_by_its_own_words(
    question: str, networks: list[str], understanding: Understanding
) -> None:
    assert [n.network for n in understanding.read(question).networks] == networks


def test_two_networks_are_both_known(understanding: Understanding) -> None:
    read = understanding.read("Har boligforsøgene flere afslag end børnenetværket?")
    assert {n.network for n in read.networks} == {HOUSING, CHILDREN}


def test_every_network_is_known_by_its_full_name(
    understanding: Understanding, collection: Collection
) -> None:
    for name in collection.networks:
        read = understanding.read(f"Hvor mange forsøg blev afvist i netværket »{name}«?")
        assert [n.network for n in read.networks] == [name]


@pytest.mark.parametrize(
    ("question", "rounds"),
    [
        ("Hvor mange blev afvist i tredje runde?", {3}),
        ("Hvor mange blev afvist i 3. runde?", {3}),
        ("hvor mange blev afvist i runde 3", {3}),
        ("Hvor mange fik ja i første og anden runde?", {1, 2}),
        ("hvor mange fik ja i 1. og 2. runde", {1, 2}),
        ("Hvor mange fik ja i de to første runder?", {1, 2}),
        ("How many were approved in the second round?", {2}),
        ("Hvor mange fik ja?", set()),
    ],
)
def test_rounds_are_read_in_words_and_digits(
    question: str, rounds: set[int], understanding: Understanding
) -> None:
    assert understanding.read(question).rounds == rounds


@pytest.mark.parametrize(
    "question",
    [
        "Hvad sagde regeringen til forslaget om deleboliger?",
        "Hvad svarede de på ønsket om lempede regler for IGU?",
        "Hvad var svaret på ansøgningen om caféer?",
    ],
)
def test_what_was_said_to_a_proposal_is_its_decision(
    question: str, understanding: Understanding
) -> None:
    assert understanding.read(question).asked is Asked.STATUS


def test_reason_is_no_decision(understanding: Understanding) -> None:
    read = understanding.read("Hvad var grunden til at de afviste caféerne?")
    assert read.asked is not Asked.STATUS


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Hvor mange forsøg blev afvist?", "forsoeg"),
        ("Hvor mange kommuner er med?", "kommuner"),
        ("Hvilket netværk har flest afslag?", "netvaerk"),
        ("Hvilken ny ordning blev vedtaget i 2018?", "ordning"),
        ("Hvor mange blev afvist?", None),
        ("Hvornår begynder forsøgene?", None),
        ("Hvor mange timer bruger en pædagog på papir?", "timer"),
        ("Hvor mange familier skrev under på kontrakten?", "familier"),
        ("Hvor mange borgere ringer man til om ugen?", "borgere"),
        ("ansøgninger tredje runde antal indkommet", "ansoegninger"),
    ],
)
def test_noun_is_what_a_number_or_a_choice_is_asked_of(
    question: str, noun: str | None, understanding: Understanding
) -> None:
    assert understanding.read(question).noun == noun


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Hvad blev besluttet i 1987 om Odense?", ("1987", "Odense")),
        ("Hvad siger Mette Frederiksen om forsøgene?", ("Mette", "Frederiksen")),
        ("Hvad siger Kaare Dybvad Bek?", ()),
        ("Blev CAFÉER FOR ALLE godkendt?", ()),
        ("HVAD SIGER BORGMESTEREN OM ODENSE?", ()),
        ("Hvad blev vedtaget i 2018?", ()),
    ],
)
def test_names_and_years_of_no_document_are_missing(
    question: str, missing: tuple[str, ...], understanding: Understanding
) -> None:
    assert understanding.read(question).missing == missing


@dataclass(frozen=True, slots=True)
class Signs:
    """What a question shows beside what it asks."""

    present: bool = False
    negated: bool = False
    superlative: str | None = None


@pytest.mark.parametrize(
    ("question", "signs"),
    [
        ("Er der stadig frikommuneforsøg?", Signs(present=True)),
        ("Hvilke forsøg er i gang lige nu?", Signs(present=True)),
        ("Hvilke forsøg blev ikke udbredt?", Signs(negated=True)),
        ("Hvilket netværk fik flest afslag?", Signs(superlative="most")),
        ("Hvilket netværk fik færrest ja?", Signs(superlative="fewest")),
        ("Hvornår begynder forsøgene?", Signs()),
    ],
)
def test_time_negation_and_superlatives_are_seen(
    question: str, signs: Signs, understanding: Understanding
) -> None:
    read = understanding.read(question)
    assert Signs(read.present, read.negated, read.superlative) == signs


def test_topic_is_what_grammar_statuses_networks_and_rounds_leave(
    understanding: Understanding,
) -> None:
    def topic(question: str) -> list[str]:
        return [w.token.surface for w in understanding.read(question).topic]

    assert topic("Hvor mange forsøg om IGU blev afvist i tredje runde?") == ["IGU"]
    assert topic("Blev Caféer for alle godkendt?") == ["Caféer"]
    assert topic("Hvor mange forsøg blev afvist i børnenetværket?") == []


def test_spelling_without_danish_letters_reads_the_same(understanding: Understanding) -> None:
    one = understanding.read("Hvor mange forsøg blev afvist i børnenetværket?")
    other = understanding.read("hvor mange forsoeg blev afvist i boernenetvaerket")
    assert (one.asked, one.statuses, [n.network for n in one.networks], one.topic) == (
        other.asked,
        other.statuses,
        [n.network for n in other.networks],
        other.topic,
    )


def test_digit_that_is_no_decimal_is_a_word(understanding: Understanding) -> None:
    assert understanding.read("Hvad er ፩ forsøg?").numbers == frozenset()
