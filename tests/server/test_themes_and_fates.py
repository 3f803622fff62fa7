"""Lists under themes with their applicants, and lists under what became of their trials."""

from __future__ import annotations

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from index.encoder import load_encoder
from index.generation import build
from server.answer import Answer
from server.service import Service

THEMES = "Svar på forslag i Fjordordningen"
THEMES_TEXT = """\
Svar på forslag i Fjordordningen

Tre kommuner har fået svar på de seks forslag, som de sendte ind i Fjordordningen.

Svarene efter tema

Fiskeri og fritid
Ansøgere: Muslinge og Revby

• Fangst uden kort for børn (bevilget)
• Bådplads uden venteliste (ikke bevilget)

Havn, handel og turisme
Ansøger: Tangby

• Torvedag på kajen (bevilget i reduceret omfang)
• Salg af tang fra kutter (bevilget)
• Gratis fortøjning en time (ikke bevilget)

Læring
Ansøgere: Revby og Tangby

• Skoletime i robåd (bevilget)
"""
FATES = "Fire år med Lystlinjen"
FATES_TEXT = """\
Fire år med Lystlinjen

Lystlinjen er en aftale, som Musling Folkeblad har fulgt i fire år. Kommunerne Revby, Tangby og
Musling har haft seks forsøg.

Disse forsøg fortsætter

* Fri parkering ved stationen (Revby)
* Cykler til låns (Musling)
* Aftenåbent svømmebad (Tangby)

Disse forsøg stopper

* Dør til dør med golfvogn (Tangby)

Disse forsøg tages der stilling til efter sommerferien

* Vægtafgift på torvet (Revby)
* Handel efter midnat (Musling)
"""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A list by themes and a list by fates."""
    collection = make_collection(
        make_document(id_, text, Provenance(title=title, publisher=publisher))
        for id_, title, text, publisher in (
            ("temaer", THEMES, THEMES_TEXT, "Kyststyrelsen"),
            ("skaebner", FATES, FATES_TEXT, "Musling Folkeblad"),
        )
    )
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("fates")))


def _titles(answer: Answer) -> list[str]:
    return [told.trial.title for told in answer.trials]


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        (
            "Hvilke forslag om fiskeri og fritid er der i Fjordordningen?",
            ["Fangst uden kort for børn", "Bådplads uden venteliste"],
        ),
        (
            "Hvor mange forslag handler om havn, handel og turisme, uanset udfald?",
            ["Torvedag på kajen", "Salg af tang fra kutter", "Gratis fortøjning en time"],
        ),
        (
            "Hvor mange fiskeri- og fritidsforslag fik et uforbeholdent ja?",
            ["Fangst uden kort for børn"],
        ),
        ("Hvilke forslag må kun køre i beskåret form?", ["Torvedag på kajen"]),
        (
            "Hvor mange af Lystlinje-forsøgene kører videre?",
            [
                "Fri parkering ved stationen (Revby)",
                "Cykler til låns (Musling)",
                "Aftenåbent svømmebad (Tangby)",
            ],
        ),
        ("Hvilke forsøg stopper?", ["Dør til dør med golfvogn (Tangby)"]),
        ("Hvor mange forsøg er det slut med?", ["Dør til dør med golfvogn (Tangby)"]),
        (
            "Hvor mange forsøg venter stadig på en afgørelse?",
            ["Vægtafgift på torvet (Revby)", "Handel efter midnat (Musling)"],
        ),
        # A publisher's name that titles hold, and one of several places in a row.
        (
            "Hvilke forsøg i Musling, Revby og Tangby fortsætter?",
            [
                "Fri parkering ved stationen (Revby)",
                "Cykler til låns (Musling)",
                "Aftenåbent svømmebad (Tangby)",
            ],
        ),
    ],
)
def test_trials_are_found_by_theme_and_fate(
    question: str, titles: list[str], service: Service
) -> None:
    assert _titles(service.ask(question)) == titles
