from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

import pytest

from corpus.errors import CitationNotFoundError, DocumentNotFoundError
from corpus.span import Span
from corpus.status import TrialStatus
from server import answers
from server.answer import Answer, AnswerStatus, AnswerType, Timings
from server.answers.fact import FactView
from server.dialogue import MAX_TURNS, Turn
from server.draft import Draft, mark
from server.errors import EmptyQuestionError, QuestionTooLongError
from server.proof.stated import stated
from server.question import Question
from server.service import Service, explain
from server.sources import Sources
from server.understanding import Understanding

COUNT = "Hvor mange forsøg blev afvist i netværket om billige boliger?"
QUESTIONS = (
    COUNT,
    "Blev Caféer for alle godkendt?",
    "Hvad siger ministeren om bureaukrati?",
    "Hvad koster en busbillet i Aarhus?",
    "Hej!",
)
NO_TIME = Timings(understand=0, retrieve=0, compose=0, total=0)
Lie = Callable[[Question, Sources], tuple[Draft, str]]


@pytest.fixture
def fresh(service: Service) -> Service:
    """Another service over the same index, whose counters stand at zero."""
    return Service(service.collection, service.retriever)


def as_sent(answer: Answer) -> str:
    """All of an answer that is sent, timings apart."""
    return repr(replace(answer, timings=NO_TIME))


@pytest.mark.parametrize("question", QUESTIONS)
def test_same_question_gives_the_same_bytes(
    question: str, service: Service, fresh: Service
) -> None:
    first, again, elsewhere = service.ask(question), service.ask(question), fresh.ask(question)
    assert as_sent(first) == as_sent(again) == as_sent(elsewhere)


def test_answers_do_not_depend_on_what_was_asked_before(fresh: Service, service: Service) -> None:
    in_turn = [as_sent(fresh.ask(q)) for q in QUESTIONS]
    assert [as_sent(service.ask(q)) for q in reversed(QUESTIONS)] == in_turn[::-1]


def test_id_tells_questions_and_histories_apart(service: Service) -> None:
    history = [Turn("user", "Hej!"), Turn("assistant", "Hej.")]
    ids = {service.ask(COUNT).id, service.ask(COUNT, history).id, service.ask("Hej!").id}
    assert len(ids) == 3


def test_only_the_last_turns_of_a_history_matter(service: Service) -> None:
    turns = [
        Turn("user" if i % 2 == 0 else "assistant", f"Hvad er forsøg nummer {i}?")
        for i in range(MAX_TURNS + 8)
    ]
    assert as_sent(service.ask(COUNT, turns)) == as_sent(service.ask(COUNT, turns[-MAX_TURNS:]))


def test_question_without_words_is_refused(service: Service) -> None:
    with pytest.raises(EmptyQuestionError):
        service.ask(" ?! ")
    with pytest.raises(EmptyQuestionError):
        service.search("…", 5)
    with pytest.raises(EmptyQuestionError):
        service.cite("»«")


def test_question_longer_than_a_question_is_refused(service: Service) -> None:
    with pytest.raises(QuestionTooLongError):
        service.ask("forsøg " * 200)


def lie_with(service: Service, sentence: str) -> Lie:
    """A module that cites a passage for words that do not stand there."""
    document = service.collection.documents[0]
    view = FactView(short="", sentence=sentence, mark=mark(document.id, Span(0, 6)))
    draft = Draft(
        type=AnswerType.FACT, status=AnswerStatus.ANSWERED, template="fact", view=view, why="løgn"
    )
    return lambda question, sources: (draft, "fact.propose")


def test_draft_that_lies_is_withheld_counted_and_logged(
    fresh: Service, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(answers, "answer", lie_with(fresh, "Alle forsøg er afsluttet"))
    with caplog.at_level(logging.ERROR, logger="server.service"):
        answer = fresh.ask(COUNT)
    assert (answer.status, answer.citations, answer.trials) == (AnswerStatus.ABSTAINED, (), ())
    assert "Alle forsøg er afsluttet" not in answer.text
    assert [f.why for f in fresh.verify(stated(answer)) if not f.ok] == []
    assert fresh.unverified == 1
    assert caplog.messages == [
        "an answer of module fact.propose was withheld: ordene står ikke i kilden, der henvises til"
    ]


def test_draft_that_holds_is_sent_and_not_counted(
    fresh: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "answer", lie_with(fresh, "DK Nyt"))
    answer = fresh.ask(COUNT)
    assert (answer.status, fresh.unverified) == (AnswerStatus.ANSWERED, 0)
    assert answer.text.startswith("»DK Nyt« [1]\n")


def test_explanation_tells_how_a_question_was_read(
    service: Service, understanding: Understanding
) -> None:
    lines = explain(understanding.read("Hvor mange boligforsøg blev afvist i tredje runde?"))
    assert lines[:4] == (
        "spurgt om: count",
        "afgørelser: rejected",
        "netværk: Flere billige boliger og fleksible boligløsninger",
        "runder: 3",
    )
    assert service.ask(COUNT).explanation[-1] == "svaret kom fra count.propose: talt over 11 forsøg"


def test_timings_are_told_and_add_up(service: Service) -> None:
    timings = service.ask(COUNT).timings
    parts = timings.understand + timings.retrieve + timings.compose
    assert timings.total == pytest.approx(parts, abs=0.01)


def test_search_gives_the_best_passages_of_one_document(service: Service) -> None:
    wanted = service.collection.documents[1].id
    hits = service.search("forlængelse af forsøg", 3, wanted)
    assert [h.passage.document_id for h in hits] == [wanted] * 3
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
    with pytest.raises(DocumentNotFoundError):
        service.search("forsøg", 3, "findes-ikke")


def test_trials_pass_every_filter_given(service: Service) -> None:
    assert len(service.trials()) == 50
    titles = [
        e.trial.title
        for e in service.trials(
            network="billige boliger", status=TrialStatus.REJECTED, query="almene ældreboliger"
        )
    ]
    assert titles == ["Opsigelsesadgang i almene ældreboliger"]
    assert service.trials(document=service.collection.documents[1].id) == ()
    with pytest.raises(DocumentNotFoundError):
        service.trials(document="findes-ikke")


def test_words_are_cited_and_found_again(service: Service) -> None:
    found = service.cite("Caféer for alle")
    assert [c.cited_text for c in found] == ["Caféer for alle"]
    assert service.resolve_citation(found[0].id).citation.span == found[0].span
    assert service.cite("Caféer for ingen") == ()
    with pytest.raises(CitationNotFoundError):
        service.resolve_citation("findes-ikke")
