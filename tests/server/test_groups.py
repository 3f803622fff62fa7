"""Trials of groups that letters tell, of a scheme with a name, and of cases with a number."""

from __future__ import annotations

import pytest

from corpus.collection import make_collection
from corpus.document import Document, Provenance, make_document
from index.encoder import load_encoder
from index.generation import build
from server.service import Service

MEADOWS = """Engforsøgene er afgjort

I forsøgsordningen Fri Eng har to grupper søgt om mere frihed. Punkterne er ordnet efter afgørelsen.
N står for nordgruppen, S for sydgruppen.

DET MÅ GRUPPERNE

- Kreaturer på diget (N)
- Fælles hegn mod vandløb (N, S)

DET MÅ GRUPPERNE IKKE

- Jagt fra vandtårnet (S)
- Brakmark med camping (N, S)
"""
CASES = """Svar fra rådet for torvehandel

Rådet behandlede to ansøgninger om forsøg i april.

2031-0418: Natmarked under broen. Imødekommet.
2031-0422: Ostevogn på skolevejen. Afslag.
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """One list by decision, with letters for groups, and one of cases, without a list sign."""

    def known(name: str, text: str, publisher: str) -> Document:
        provenance = Provenance(title=text.split("\n", 1)[0], publisher=publisher)
        return make_document(name, text, provenance)

    collection = make_collection(
        [known("eng.txt", MEADOWS, "Engstyrelsen"), known("torv.txt", CASES, "Torverådet")]
    )
    home = tmp_path_factory.mktemp("grupper")
    return Service(collection, build(collection, load_encoder(), home))


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("Hvor mange afslag fik nordgruppen?", ["Brakmark med camping"]),
        (
            "Hvilke af sydgruppens forsøg blev afvist?",
            ["Jagt fra vandtårnet", "Brakmark med camping"],
        ),
        (
            "Hvor mange forsøg i Fri Eng blev godkendt?",
            ["Kreaturer på diget", "Fælles hegn mod vandløb"],
        ),
        ("Hvordan endte sag 2031-0422?", ["Ostevogn på skolevejen"]),
    ],
)
def test_trials_are_found_by_group_scheme_and_case_number(
    question: str, titles: list[str], service: Service
) -> None:
    assert [entry.trial.title for entry in service.ask(question).trials] == titles


def test_all_groups_of_a_trial_are_told(service: Service) -> None:
    text = service.ask("Hvad er status på fælles hegn mod vandløb?").text
    assert "Forsøget hører under »nordgruppen« og »sydgruppen« [2]." in text


def test_networks_of_shared_trials_are_counted_each(service: Service) -> None:
    assert {e.trial.title for e in service.trials(network="sydgruppen")} == {
        "Fælles hegn mod vandløb",
        "Jagt fra vandtårnet",
        "Brakmark med camping",
    }
