"""What a scheme is, who speaks for a party in it, and what its prose counts."""

from __future__ import annotations

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from index.encoder import load_encoder
from index.generation import build
from server.answer import AnswerStatus, AnswerType
from server.service import Service

ARTICLE = """\
Ja til fem idéer på Egnenes Øvebane

Egnenes Øvebane er en treårig ordning, hvor egne kan prøve en opgave uden de sædvanlige regler.

Otte ud af ti ledige vælger nu at tale med jobhuset over telefonen.

”Det er en ren papirmølle,” siger byrådsmedlem Torben Lind (DF).

”Man kan ikke se et sår på en skærm,” siger Anja Holt, tillidsrepræsentant for FOA.

Ansøgningerne

- Samtaler over telefonen (godkendt)
- Skærmbesøg hos ældre (godkendt)
- Fælles nøgle til klubhuse (afbrudt)
- Bade uden høring (afslået)
- Carporte uden tilladelse (afslået)
"""
ANSWERS = """\
Spørgsmål og svar om anden runde

Anden runde af Egnenes Øvebane åbnede i januar. Hver egn kan søge én gang.
"""
TITLE = "Ja til fem idéer på Egnenes Øvebane"
DEFINED = (
    "Egnenes Øvebane er en treårig ordning, hvor egne kan prøve en opgave uden de "
    "sædvanlige regler."
)


@pytest.fixture(scope="module")
def scheme(tmp_path_factory: pytest.TempPathFactory) -> Service:
    collection = make_collection(
        [
            make_document("oevebane.txt", ARTICLE, Provenance(title=TITLE)),
            make_document(
                "svar.txt", ANSWERS, Provenance(title="Spørgsmål og svar om anden runde")
            ),
        ]
    )
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("bane")))


def test_what_a_scheme_is_all_about_is_told_by_what_it_is(scheme: Service) -> None:
    answer = scheme.ask("Hvad går Egnenes Øvebane egentlig ud på?")
    assert (answer.type, answer.status) == (AnswerType.DEFINITION, AnswerStatus.ANSWERED)
    assert answer.text == f"»{DEFINED}« [1]\nKilde: »{TITLE}« (uden dato)."


def test_a_share_counts_nothing(scheme: Service) -> None:
    answer = scheme.ask("Hvor mange ledige er i alt med i forsøget med telefonsamtaler?")
    assert "10" not in answer.text
    assert not answer.text.startswith(("Ti", "Otte"))


@pytest.mark.parametrize(
    ("question", "words", "who"),
    [
        (
            "Hvad mente Dansk Folkepartis byrådsmedlem om det?",
            "Det er en ren papirmølle",
            "Torben Lind",
        ),
        ("Citat fra FOA-kvinden om skærm?", "Man kan ikke se et sår på en skærm", "Anja Holt"),
    ],
)
def test_a_speaker_is_known_by_the_party_or_by_a_hyphen(
    scheme: Service, question: str, words: str, who: str
) -> None:
    answer = scheme.ask(question)
    assert answer.type is AnswerType.QUOTE
    assert answer.text.startswith(f"»{words}« [1], siger ")
    assert who in answer.text


def test_a_round_that_prose_speaks_of_is_not_said_to_be_untold(scheme: Service) -> None:
    told = scheme.ask("Hvor mange ansøgninger er der modtaget i anden runde?")
    untold = scheme.ask("Hvor mange ansøgninger er der modtaget i femte runde?")
    assert {told.status, untold.status} == {AnswerStatus.ABSTAINED}
    assert "fortæller ikke om" not in told.text
    assert "De fortæller ikke om femte runde." in untold.text
