"""The same program over other people's articles: nothing of the shipped ones is built in."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import server
from corpus.collection import Collection
from server.answer import Answer, AnswerStatus, AnswerType
from server.dialogue import Turn
from server.service import Service

NO_MARK = (
    "det følger af, at mærket »Afvist«, »Delvist« eller »Trukket tilbage« mangler: »I første runde "
    "af Trafikforsøg på landet har ministeriet helt eller delvist imødekommet 6 ansøgninger.« [2]"
)


def headline(answer: Answer) -> str:
    return answer.text.split("\n")[0]


def titles(answer: Answer) -> list[str]:
    return [e.trial.title for e in answer.trials]


@pytest.mark.parametrize(
    ("question", "told", "named"),
    [
        (
            "Hvor mange forsøg blev afvist?",
            "3 forsøg blev afvist [1] [2] [3].",
            [
                "Natbus mellem landsbyer",
                "Selvkørende busser på offentlig vej",
                "Lukning af skolegader for biler",
            ],
        ),
        (
            "Hvor mange ansøgninger blev afvist i netværket om bus og tog?",
            "2 forsøg i netværket »Bus og tog uden for byerne« blev afvist [1] [2].",
            ["Natbus mellem landsbyer", "Selvkørende busser på offentlig vej"],
        ),
        (
            "Hvor mange forsøg blev trukket tilbage?",
            "1 forsøg er trukket tilbage [1].",
            ["Delebiler i boligforeninger"],
        ),
        (
            "Hvilke forsøg blev delvist imødekommet?",
            "2 forsøg blev delvist imødekommet [1] [2]:",
            ["Fælles billet på tværs af regioner", "Lavere hastighed ved skoler"],
        ),
        (
            "Hvilke forsøg i netværket om skolevej blev afvist?",
            "1 forsøg i netværket »Tryg skolevej« blev afvist [1]:",
            ["Lukning af skolegader for biler"],
        ),
    ],
)
def test_trials_are_counted_and_listed(
    question: str, told: str, named: list[str], other_service: Service
) -> None:
    answer = other_service.ask(question)
    assert (headline(answer), titles(answer)) == (told, named)
    assert answer.status is AnswerStatus.ANSWERED


def test_count_is_checked_against_what_the_article_says(other_service: Service) -> None:
    answer = other_service.ask("Hvor mange forsøg fik ja?")
    assert headline(answer).startswith("4 forsøg blev imødekommet fuldt ud og 2 delvist: i alt 6 ")
    assert "Kilden siger det samme: »I første runde af Trafikforsøg på landet" in answer.text
    assert len(answer.trials) == 6


def test_networks_are_those_of_the_articles(other_service: Service) -> None:
    answer = other_service.ask("Hvilke netværk er der?")
    assert [c.cited_text for c in answer.citations] == [
        "Bus og tog uden for byerne",
        "Tryg skolevej",
        "Delebiler og samkørsel",
    ]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Blev natbussen mellem landsbyer godkendt?",
            "Nej, »Natbus mellem landsbyer« blev afvist [1].",
        ),
        (
            "Blev Samkørsel til stationen godkendt?",
            "Ja, »Samkørsel til stationen« blev imødekommet [1].",
        ),
        (
            "Blev lavere hastighed ved skoler godkendt?",
            "Delvist: »Lavere hastighed ved skoler« blev delvist imødekommet [1].",
        ),
        (
            "Hvad skete der med delebiler i boligforeninger?",
            "»Delebiler i boligforeninger« blev trukket tilbage [1].",
        ),
    ],
)
def test_status_of_a_trial(question: str, told: str, other_service: Service) -> None:
    assert headline(other_service.ask(question)) == told


def test_full_yes_is_said_to_follow_from_the_marks_of_these_articles(
    other_service: Service,
) -> None:
    assert NO_MARK in other_service.ask("Blev Samkørsel til stationen godkendt?").text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Hvad siger transportministeren?",
            "»Vi skal have flere til at lade bilen stå. Derfor får kommunerne frie hænder i en "
            "periode« [1], siger transportminister Inger Rask (V).",
        ),
        (
            "Hvad siger Palle Bro om telebusserne?",
            "»Erfaringerne med telebusserne er lovende« [1], siger vicedirektør Palle Bro.",
        ),
        ("Hvem er Inger Rask?", "Inger Rask er transportminister (V) i kilden [1]."),
        ("Hvornår begynder forsøgene?", "Den 1. marts 2031 [1]."),
        ("Hvor længe varer forsøgene?", "18 måneder [1]."),
        ("Hvor længe forlænges forsøgene?", "To år [1]."),
        ("Hvad er telefonnummeret til Line Holt?", "+45 11 22 33 44 [1]"),
        ("Hvem har udgivet »Tre trafikforsøg fortsætter«?", "Trafikministeriet [1]."),
        ("Hvor mange forsøg er ikke iværksat?", "1 [1]."),
    ],
)
def test_people_times_and_numbers(question: str, told: str, other_service: Service) -> None:
    assert headline(other_service.ask(question)) == told


@pytest.mark.parametrize(
    "question",
    [
        "Blev Caféer for alle godkendt?",
        "Hvem er Simon Emil Ammitzbøll-Bille?",
        "Hvor mange forsøg blev afvist i netværket om havvind?",
        "Hvor mange forsøg blev afvist i tredje runde?",
        "Hvad koster en busbillet i Aarhus?",
        "Hvorfor blev natbussen afvist?",
        "Er der stadig trafikforsøg?",
    ],
)
def test_what_these_articles_do_not_tell_is_not_answered(
    question: str, other_service: Service
) -> None:
    answer = other_service.ask(question)
    assert (answer.status, answer.citations) == (AnswerStatus.ABSTAINED, ())
    assert answer.text.startswith("Det fremgår ikke af kilderne.\n")


def test_false_presupposition_is_corrected_with_its_citation(other_service: Service) -> None:
    answer = other_service.ask("Hvorfor blev telebus efter klokken 20 afvist?")
    assert (answer.status, answer.type) == (AnswerStatus.PARTIAL, AnswerType.STATUS)
    assert headline(answer) == (
        "Det passer ikke: »Telebus efter klokken 20« blev imødekommet fuldt ud [1]."
    )
    assert answer.citations[0].cited_text == "Telebus efter klokken 20"


def test_follow_up_is_understood(other_service: Service) -> None:
    first = "Hvor mange forsøg blev afvist i netværket om bus og tog?"
    turns = [Turn("user", first), Turn("assistant", other_service.ask(first).text)]
    answer = other_service.ask("Og i netværket om skolevej?", turns)
    assert headline(answer) == "1 forsøg i netværket »Tryg skolevej« blev afvist [1]."


def test_every_answer_held_against_its_sources(other_service: Service) -> None:
    assert other_service.unverified == 0


def test_program_names_no_trial_network_person_or_article(collection: Collection) -> None:
    people = {"Ammitzbøll", "Dybvad", "Højgaard"}
    names = (
        {t.title for t in collection.trials}
        | set(collection.networks)
        | people
        | {d.title for d in collection.documents}
        | {d.id for d in collection.documents}
    )
    pattern = re.compile("|".join(re.escape(name) for name in sorted(names)))
    for path in Path(server.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        strings = [
            n.value
            for n in ast.walk(tree)
            if isinstance(n, ast.Constant) and isinstance(n.value, str)
        ]
        assert not [s for s in strings if pattern.search(s)], path.name
