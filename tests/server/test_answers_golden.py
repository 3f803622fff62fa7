from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from server.answer import AnswerStatus, AnswerType
from server.dialogue import Turn
from server.service import Service

GOLDEN = Path(__file__).parent / "golden" / "answers.toml"
UNUSED = {AnswerType.OUTCOME.value}  # the contract's, given by no module yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Golden:
    """A question, the questions before it, and all that is answered."""

    question: str
    status: str
    type: str
    text: str
    cited: list[str]
    said: tuple[str, ...] = ()


ENTRIES = [Golden(**e) for e in tomllib.loads(GOLDEN.read_text(encoding="utf-8"))["answer"]]


@pytest.mark.parametrize("golden", ENTRIES, ids=[e.question for e in ENTRIES])
def test_answer_is_the_golden_one(golden: Golden, service: Service) -> None:
    turns: list[Turn] = []
    for before in golden.said:
        turns += [Turn("user", before), Turn("assistant", service.ask(before, turns).text)]
    answer = service.ask(golden.question, turns)
    assert answer.text == golden.text
    assert (answer.status.value, answer.type.value) == (golden.status, golden.type)
    assert [c.cited_text for c in answer.citations] == golden.cited


def test_every_kind_of_answer_is_among_them() -> None:
    types = {t.value for t in AnswerType} - UNUSED
    assert {e.type for e in ENTRIES} == types
    statuses = {s.value for s in AnswerStatus} - {AnswerStatus.CLARIFY.value}
    assert {e.status for e in ENTRIES} == statuses
