"""Questions that give a number of things: the sources' own number where it is another."""

from __future__ import annotations

import pytest

from server.answer import AnswerStatus
from server.service import Service

ALL = (
    "»I alt er der kommet 46 ansøgninger, og dertil var der fire fra forrige runde der har været "
    "under afklaring.«"
)


@pytest.mark.parametrize(
    "question",
    [
        "Hvor mange af de 60 ansøgninger blev afvist?",
        "Der kom jo 60 ansøgninger ind i tredje runde – hvor mange af de 60 fik afslag?",
        "Hvem har skrevet alle 61 ansøgninger?",
        "Hvorfor blev alle 18 forsøg i tredje runde afvist af Folketinget?",
    ],
)
def test_another_number_of_trials_is_corrected(service: Service, question: str) -> None:
    answer = service.ask(question)
    assert answer.status is AnswerStatus.PARTIAL
    assert answer.text.split("\n")[0] == f"Det passer ikke helt: {ALL} [1]"


@pytest.mark.parametrize(
    "question",
    [
        "Hvad sker der med de 38 forsøg?",
        "Hvor mange af de 46 ansøgninger blev afvist?",
        "Hvor mange af de 50 ansøgninger blev afvist?",  # counted, and told nowhere
        "Hvilke af de 13 forsøg om beskæftigelse blev afvist?",  # those of one network
    ],
)
def test_a_number_that_is_told_or_counted_is_not(service: Service, question: str) -> None:
    answer = service.ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert "passer ikke" not in answer.text
