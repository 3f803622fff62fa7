"""Decisions that questions ask for in words that no list of them holds."""

from __future__ import annotations

import pytest

from corpus.status import TrialStatus
from server.understanding import Understanding

YES = frozenset({TrialStatus.APPROVED, TrialStatus.PARTLY})
NO = frozenset({TrialStatus.REJECTED})


@pytest.mark.parametrize(
    ("question", "statuses", "topic"),
    [
        ("Hvilke forslag slap gennem nåleøjet?", YES, set[str]()),
        ("Hvor mange forsøg måtte gå hjem med uforrettet sag?", NO, set[str]()),
        ("Hvilke forsøg om flygtninge blev skudt ned?", NO, {"flygtninge"}),
        ("Hvilke forslag fandt regeringen ikke grundlag for?", NO, set[str]()),
    ],
)
def test_what_tells_the_decision_is_no_topic(
    understanding: Understanding,
    question: str,
    statuses: frozenset[TrialStatus],
    topic: set[str],
) -> None:
    read = understanding.read(question)
    assert read.statuses == statuses
    assert {w.token.folded for w in read.topic} == topic


@pytest.mark.parametrize(
    "question",
    [
        "Hvilke forsøg handler om kryptovaluta?",
        "Hvilke forsøg drejer sig om boliger?",
        "Hvor mange ansøgninger kom der i tredje runde?",
        "Hvad hedder de netværk, som tredje rundes ansøgninger er delt op efter?",
        "Hvilke forsøg nævner serviceloven?",
    ],
)
def test_a_question_of_no_decision_has_none(understanding: Understanding, question: str) -> None:
    assert not understanding.read(question).statuses
