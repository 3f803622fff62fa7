from __future__ import annotations

import pytest

from server.answers import clarify
from server.composing import Composer
from server.focus import Focus
from server.follow_up.choices import chosen
from server.sources import Sources


def offering(word: str, sources: Sources) -> tuple[Focus, tuple[str, ...]]:
    """The conversation after a word with several readings, and the question of each."""
    question = sources.understanding.read(word)
    draft = clarify.propose(question, sources)
    assert draft is not None
    text, _ = Composer(sources.collection).compose(draft)
    return Focus(question, text, sources), draft.suggestions


@pytest.mark.parametrize(("text", "place"), [("den første", 0), ("den sidste", -1)])
def test_reading_is_taken_by_its_place(text: str, place: int, sources: Sources) -> None:
    focus, questions = offering("17", sources)
    assert len(questions) > 1
    assert chosen(text, focus) == questions[place]


def test_reading_is_taken_by_its_words(sources: Sources) -> None:
    focus, questions = offering("17", sources)
    meant = next(q for q in questions if "lovende" in q)
    assert chosen("indstillet eller ikke iværksat", focus) == meant


def test_question_of_its_own_takes_none(sources: Sources) -> None:
    focus, _ = offering("17", sources)
    assert chosen("Hvem er ministeren?", focus) is None
