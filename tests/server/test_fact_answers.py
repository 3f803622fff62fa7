"""Facts from running text, over two invented articles of another field."""

from __future__ import annotations

from pathlib import Path

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
