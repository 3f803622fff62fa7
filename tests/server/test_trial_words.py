"""Trials that a document calls by a word of its own, in a scheme with a name, as it once stood."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.collection import make_collection
from corpus.document import Document, Provenance, make_document
from index.danish import analyse
from index.encoder import load_encoder
from index.generation import build
from server.answer import AnswerStatus
from server.composing import NOT_OF_TODAY
from server.dialogue import Turn
from server.service import Service
from server.trial_words import TrialWords

FREE = """Fri hånd: Sådan går det med lempelserne

Aftalen hedder lokalt »Fri hånd«. I alt er fire lempelser sat i søen, og fire kommuner ser med.

Lempelserne lige nu

Netværket Havnen

- [Kører] Havnefoged uden uniform
- [Stoppet] Bådplads uden venteliste
- [Permanent] Fiskerihavn med torv

Netværket Åen

- [Kører] Kanoer uden nummer

Hvad vi har lært

Fiskerihavn med torv har givet havnen dobbelt så mange gæster. Ellers er det for tidligt at sige.
"""
OTHER = """Svar under søordningen Blå bølge

- Kajakker om natten. Imødekommet.
- Telte på øen. Afvist.
- Bål på stranden. Afvist.
"""


def _document(name: str, text: str, day: date) -> Document:
    return make_document(name, text, Provenance(title=text.split("\n", 1)[0], published=day))


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    collection = make_collection(
        [
            _document("fri.txt", FREE, date(2031, 3, 4)),
            _document("boelge.txt", OTHER, date(2031, 5, 6)),
        ]
    )
    home = tmp_path_factory.mktemp("lempelser")
    return Service(collection, build(collection, load_encoder(), home))


def _titles(service: Service, question: str) -> list[str]:
    return [e.trial.title for e in service.ask(question).trials]


def test_what_a_document_counts_and_lists_is_read_as_trials(service: Service) -> None:
    words = TrialWords(service.collection)
    assert words.stems == {analyse("lempelser")[0].stem}  # and not the four municipalities
    read = words.read(analyse("lempelser lempelserne lempelsen kommuner"))
    assert [t.folded for t in read] == ["forsoeg", "forsoegene", "forsoeget", "kommuner"]
    assert read[1].surface == "lempelserne"


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("Hvor mange lempelser i Fri hånd er stoppet?", ["Bådplads uden venteliste"]),
        ("Hvilke lempelser er gjort permanente?", ["Fiskerihavn med torv"]),
        ("Hvad blev afvist under Blå bølge?", ["Telte på øen", "Bål på stranden"]),
        (
            "Hvilke lempelser er der kørt i netværket Havnen?",
            ["Havnefoged uden uniform", "Bådplads uden venteliste", "Fiskerihavn med torv"],
        ),
    ],
)
def test_they_are_counted_and_listed_by_the_names_that_documents_give_them(
    service: Service, question: str, titles: list[str]
) -> None:
    assert _titles(service, question) == titles


def test_how_a_trial_goes_is_told_as_of_the_day_of_the_source(service: Service) -> None:
    answer = service.ask("Hvor mange lempelser kører stadig?")
    assert answer.status is AnswerStatus.PARTIAL
    assert {e.trial.title for e in answer.trials} == {
        "Havnefoged uden uniform",
        "Kanoer uden nummer",
    }
    assert answer.text.splitlines()[-2] == NOT_OF_TODAY
    assert "4. marts 2031" in answer.text.splitlines()[-1]


def test_a_refusal_is_told_as_of_its_day_to_who_asks_for_leave(service: Service) -> None:
    answer = service.ask("Må man nu slå telte op på øen?")
    assert answer.status is AnswerStatus.PARTIAL
    assert answer.text.startswith("Nej, »Telte på øen« blev afvist [1].")
    assert NOT_OF_TODAY in answer.text


def test_a_leave_tells_nothing_of_today(service: Service) -> None:
    answer = service.ask("Må man nu sejle i kajakker om natten?")
    assert answer.status is AnswerStatus.ABSTAINED


def test_how_a_trial_went_is_told_beside_what_became_of_it(service: Service) -> None:
    answer = service.ask("Hvad kom der ud af Fiskerihavn med torv?")
    assert "Det passer ikke" not in answer.text
    assert [c.cited_text for c in answer.citations][:2] == [
        "[Permanent] Fiskerihavn med torv",
        "Fiskerihavn med torv har givet havnen dobbelt så mange gæster.",
    ]


def test_a_term_is_not_defined_by_what_somebody_calls_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    text = (
        "Fem byer får stormret\n\n- Stormretten er blevet et skjold for dem, der har råd, siger "
        "formand Bo Lund. Det er synd.\n\nStormretten giver byer mulighed for at lukke havnen i "
        "dårligt vejr.\n"
    )
    collection = make_collection([_document("storm.txt", text, date(2031, 7, 8))])
    home = tmp_path_factory.mktemp("storm")
    service = Service(collection, build(collection, load_encoder(), home))
    answer = service.ask("Hvad er stormretten for noget?")
    assert [c.cited_text for c in answer.citations] == [
        "Stormretten giver byer mulighed for at lukke havnen i dårligt vejr."
    ]


@pytest.mark.parametrize(
    ("asked", "following", "titles"),
    [
        ("Hvor mange lempelser er der i Fri hånd?", "Hvor mange af dem er stoppet?", 1),
        ("Hvor mange blev afvist under Blå bølge?", "Hvilke?", 2),
    ],
)
def test_a_follow_up_stays_with_the_list_that_was_named(
    service: Service, asked: str, following: str, titles: int
) -> None:
    first = service.ask(asked)
    history = [Turn("user", asked), Turn("assistant", first.text)]
    answer = service.ask(following, history)
    documents = {e.trial.record.document_id for e in answer.trials}
    assert len(answer.trials) == titles
    assert documents == {e.trial.record.document_id for e in first.trials}
