"""Facts from running text, over two invented articles of another field."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from index.encoder import load_encoder
from index.generation import build
from server.answer import AnswerStatus
from server.service import Service


def _ask(service: Service, question: str) -> tuple[AnswerStatus, str]:
    answer = service.ask(question)
    return answer.status, answer.text.splitlines()[0]


def test_a_number_may_stand_in_the_sentence_before(service: Service) -> None:
    told = _ask(service, "Hvilken dato kan de 33 forsøg tidligst sættes i gang?")
    assert told == (AnswerStatus.ANSWERED, "1. juli 2018 [1].") or told == (
        AnswerStatus.ANSWERED,
        "Fra den 1. juli 2018 [1].",
    )


def test_the_first_word_of_a_second_sentence_is_no_name_that_is_missing(service: Service) -> None:
    understood = service.sources.understanding.read("Hvornår begynder de? Kildehenvisning ønskes.")
    assert understood.missing == ()
    named = service.sources.understanding.read("Hvornår begynder de i Krusbæk?")
    assert named.missing == ("Krusbæk",)


def test_a_sentence_that_holds_all_that_is_asked_gives_its_value(other_service: Service) -> None:
    told = _ask(other_service, "Hvor længe forlænges forsøgene?")
    assert told == (AnswerStatus.ANSWERED, "To år [1].")


def test_sentence_that_asks_does_not_answer(tmp_path: Path) -> None:
    text = (
        "Ny ordning om torvehaller\n\nHvem kan søge?\nKommuner med et havnetorv kan søge. "
        "Regioner kan ikke søge.\n"
    )
    collection = make_collection([make_document("a.txt", text, Provenance())])
    service = Service(collection, build(collection, load_encoder(), tmp_path))
    question = service.sources.understanding.read("Hvem kan søge om en torvehal?")
    assert "Hvem kan søge?" not in {e.text for e in service.sources.sentences(question)}
    assert len(service.sources.sentences(question)) > 1


@pytest.mark.parametrize(
    "question",
    [
        "Hvad skal der ske, når evalueringen er klar?",
        "Hvad sker der bagefter, når evalueringen er færdig?",
    ],
)
def test_what_comes_after_is_told_by_the_sentence_that_says_so(
    question: str, service: Service
) -> None:
    assert service.ask(question).text.startswith("»Herefter skal der tages stilling til,")


@pytest.mark.parametrize(
    "question",
    [
        "Hvad er meningen med forsøgene?",
        "Hvad er idéen med forsøgene?",
        "Hvad vil man egentlig opnå med forsøgene i frikommunerne?",
        "Hvad er hensigten med frikommuneforsøgene?",
    ],
)
def test_a_purpose_is_told_by_the_sentence_that_states_one(question: str, service: Service) -> None:
    assert service.ask(question).text.startswith("»Formålet med forsøgene er, at vi skal blive")


@pytest.mark.parametrize(
    "question",
    [
        "Hvorfor fik forslaget om delebolig-reglerne nej?",
        "Hvorfor fik forslaget om deleboliger nej?",
        "Which municipalities applied for the housing trials?",
    ],
)
def test_a_reason_or_name_of_something_else_answers_nothing(
    question: str, service: Service
) -> None:
    assert service.ask(question).status is AnswerStatus.ABSTAINED


def test_the_network_behind_a_proposal_is_told(service: Service) -> None:
    answer = service.ask("Hvilket netværk stod bag forslaget om fælles caféer?")
    assert answer.text.startswith("»Øget borgerinvolvering og samskabelse« [1].")


def test_there_are_none_is_told_with_those_there_are(service: Service) -> None:
    answer = service.ask("Er der nogen boligforsøg, der fik et rent ja?")
    assert answer.text.startswith(
        "Nej, det gælder ingen af de 11 forsøg i netværket »Flere billige boliger og fleksible "
        "boligløsninger«.\nDe fordeler sig sådan: 4 delvist imødekommet og 7 afvist [1]"
    )
    assert len(answer.trials) == len(answer.citations) == 11


def test_what_became_of_trials_lists_them_all(service: Service) -> None:
    answer = service.ask("Hvad blev afvist?")
    assert len(answer.trials) == 17
    assert answer.text.startswith("17 forsøg blev afvist:")


def test_what_a_place_tells_of_trials_is_what_is_asked_for(service: Service) -> None:
    answer = service.ask("Hvor står det, at 17 forsøg aldrig rigtig kom i gang eller er lagt ned?")
    assert [c.cited_text for c in answer.citations] == [
        "17 forsøg er indstillet eller ikke iværksat."
    ]
