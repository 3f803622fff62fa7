from __future__ import annotations

import pytest

from server.answer import AnswerStatus
from server.parts import split_parts
from server.service import Service


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Hvor mange handler om skov, og hvor mange af dem blev afvist?",
            ("Hvor mange handler om skov?", "og hvor mange af dem blev afvist?"),
        ),
        (
            "Hvor mange blev helt eller delvist imødekommet, og hvor mange fik nej?",
            ("Hvor mange blev helt eller delvist imødekommet?", "og hvor mange fik nej?"),
        ),
        (
            "Skoven går igen flere steder. Hvor mange forslag handler om den?",
            ("Skoven går igen flere steder.", "Hvor mange forslag handler om den?"),
        ),
        ("Er der nogen om skov, og hvor mange?", ("Er der nogen om skov?", "og hvor mange?")),
    ],
)
def test_text_is_cut_where_it_asks_again_or_begins_to_ask(text: str, parts: tuple[str]) -> None:
    assert split_parts(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Hvilke forsøg handler om unge og voksne?",
        "I hvilken måned og hvilket år blev loven vedtaget?",
        "Hvilken lov og hvilken paragraf peger det på?",
        "De ville lave om på hvem der sidder med og hvordan møderne holdes, fik de lov til det?",
        "Det var vist et af netværkene, der inspirerede til loven. Hvilket?",
        "Hvad siger § 66, stk. 1, nr. 5 og 6?",
        "Hvor mange er helt udbredt, og hvor mange kun delvist?",
        "skov og vand",
        "Er der <5 forsøg? {{7*7}}",
    ],
)
def test_question_that_is_one_is_left_whole(text: str) -> None:
    assert split_parts(text) == (text,)


def test_parts_are_answered_after_each_other_in_one_answer(other_service: Service) -> None:
    answer = other_service.ask("Hvem er Inger Rask, og hvad siger hun?")
    assert answer.resolved_question == "Hvem er Inger Rask? Hvad siger Inger Rask?"
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.text == (
        "Inger Rask er transportminister (V) i kilden [1].\n"
        "»Vi skal have flere til at lade bilen stå. Derfor får kommunerne frie hænder i en "
        "periode« [2], siger transportminister Inger Rask (V).\n"
        "Kilde: »Kommuner må prøve nye veje til bus og cykel« (Vejbladet, uden dato)."
    )


def test_set_is_listed_once_where_two_parts_rest_on_it(other_service: Service) -> None:
    answer = other_service.ask("Hvor mange forsøg blev afvist, og hvilke?")
    assert answer.resolved_question == ("Hvor mange forsøg blev afvist? Hvilke forsøg blev afvist?")
    assert answer.text.count("– Natbus mellem landsbyer [1]") == 1
    assert answer.text.count("Kilde:") == 1
    assert len(answer.trials) == 3


def test_part_that_no_source_tells_makes_the_answer_partial(other_service: Service) -> None:
    answer = other_service.ask("Hvem er Inger Rask, og hvor gammel er hun?")
    assert answer.resolved_question == "Hvem er Inger Rask? Hvor gammel er Inger Rask?"
    assert answer.status is AnswerStatus.PARTIAL
    assert answer.text.splitlines()[:2] == [
        "Inger Rask er transportminister (V) i kilden [1].",
        "Det fremgår ikke af kilderne.",
    ]


def test_nothing_told_of_any_part_is_withheld(other_service: Service) -> None:
    answer = other_service.ask("Hvad koster en busbillet i Aarhus, og hvor køber man den?")
    assert (answer.status, answer.citations) == (AnswerStatus.ABSTAINED, ())


def test_what_is_said_before_a_question_is_what_its_pronoun_means(other_service: Service) -> None:
    answer = other_service.ask("Natbussen lød spændende. Blev den godkendt?")
    assert answer.resolved_question == "Blev natbussen godkendt?"
    assert answer.text.splitlines()[0].endswith("»Natbus mellem landsbyer« blev afvist [1].")


def test_chatter_before_a_question_is_not_read_into_it(other_service: Service) -> None:
    answer = other_service.ask("Jeg arbejder i en kommune. Hvor mange forsøg blev afvist?")
    assert answer.resolved_question == "Hvor mange forsøg blev afvist?"
