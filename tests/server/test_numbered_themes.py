"""Themes with numbers, colours for answers, and what is asked whether it is there at all."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from index.encoder import load_encoder
from index.generation import build
from server.answer import AnswerStatus
from server.service import Service

TEXT = """Bakkeordningen: svar på forslag

Styrelsen har svaret på syv forslag. Ordningen ventes at være klar i oktober 2031.

Sådan læses listen
Farven i parentes viser svaret. Grøn betyder, at forslaget er imødekommet som ansøgt. Gul betyder,
at det er imødekommet med den begrænsning, der står efter farven. Rød betyder, at forslaget ikke er
imødekommet.

Tema 1: Heste og hegn

* Lavere hegn langs markveje (grøn)
* Fælles folde på tværs af sogne (gul: højst to steder)
* Ridning på fortov (rød)

Tema 2: Søer og åer

* Badebroer uden tilladelse (grøn)
* Fiskeri om natten (gul: kun i august)

Tema 3: Kirkegårde

* Urtehaver mellem gravene (grøn)
* Åbne låger hele natten (grøn)
"""


@pytest.fixture(scope="module")
def hills(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A service over one list of themes with numbers, its answers told by colours."""
    known = Provenance(
        title="Bakkeordningen: svar på forslag",
        publisher="Bakkestyrelsen",
        published=date(2031, 3, 4),
    )
    collection = make_collection([make_document("bakke.txt", TEXT, known)])
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("hills")))


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("Hvilke forslag om heste og hegn blev afvist?", ["Ridning på fortov"]),
        (
            "Vis alle forslag under søer og åer",
            ["Badebroer uden tilladelse", "Fiskeri om natten"],
        ),
        (
            "Hvilke forslag blev kun delvist imødekommet?",
            ["Fælles folde på tværs af sogne", "Fiskeri om natten"],
        ),
    ],
)
def test_themes_are_known_without_their_numbers_and_colours_by_their_meaning(
    question: str, titles: list[str], hills: Service
) -> None:
    assert [e.trial.title for e in hills.ask(question).trials] == titles


def test_groups_of_which_all_were_granted_are_told(hills: Service) -> None:
    answer = hills.ask("Hvilke temaer har fået alt godkendt?")
    assert "Kirkegårde" in answer.text
    assert "Heste og hegn" not in answer.text


def test_what_is_only_expected_is_told_without_a_yes(hills: Service, service: Service) -> None:
    assert not hills.ask("Er ordningen klar?").text.startswith("Ja")
    assert service.ask("Er evalueringen færdig?").text.startswith("»Evalueringen af alle forsøg")


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("Er der forsøg om biler?", AnswerStatus.ABSTAINED),
        ("Hvor kan jeg søge om at blive frikommune?", AnswerStatus.ABSTAINED),
        ("Hvad sagde Bille om bureaukrati?", AnswerStatus.ANSWERED),
    ],
)
def test_nothing_near_is_taken_for_what_is_asked(
    question: str, status: AnswerStatus, service: Service
) -> None:
    assert service.ask(question).status is status


def test_whatever_there_is_on_something_is_listed(service: Service) -> None:
    assert service.ask("Er der noget om psykiatri?").text.startswith("Ja, 1 forsøg")


@pytest.mark.parametrize(
    "question",
    [
        "Er lovforslaget om forlængelse vedtaget?",
        "Er forlængelsen af forsøgshjemlerne vedtaget?",
        "Er det vedtaget at forlænge forsøgene med et år?",
    ],
)
def test_what_is_only_proposed_is_not_adopted(question: str, service: Service) -> None:
    assert service.ask(question).text.startswith("Nej: »")


def test_what_a_partial_yes_leaves_out_is_not_its_status(service: Service) -> None:
    question = "Hvilken del af forslaget om forebyggelse af udsættelser fik et nej?"
    assert service.ask(question).status is AnswerStatus.ABSTAINED
