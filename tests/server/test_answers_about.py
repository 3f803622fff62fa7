"""Whole answers about documents, people, their words and places, over invented articles."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from index.encoder import load_encoder
from index.generation import build
from server.answer import AnswerStatus
from server.service import Service

TITLE = "Havnebadet åbner igen efter to år"
NEWS = """Kystavisen

Havnebadet åbner igen efter to år

3. JUN 2031 07.10

Af Signe Holm Brandt

Badegæsterne kan hoppe i fra lørdag. Kommunen har renset bunden for 14 ton skrot.

- Det er en stor dag for byen. Vandet er rent, siger borgmester Ole B. Lund (SF).

Skeptisk rådmand

Ida Vang, der er formand for havneudvalget, peger på, at renoveringen blev 2 millioner dyrere.

- Jeg bader der ikke selv, siger hun.

En badevagt er en uddannet livredder, som holder øje fra tårnet. Der ansættes 14 af dem. Den Blå
Ordning (DBO) betaler lønnen.

Fakta: Åbningstider

 • Badekort – en aftale om gratis adgang før klokken 9
 • Gratis adgang – spærring for biler
"""
RELEASE = """Vandprøver godkendt i hele fjorden

12-05-2032

Miljøstyrelsen godkender alle prøver fra fjorden. Havnebadet kan derfor holde åbent hele året.

”Prøverne er de bedste i ti år,” siger direktør Karen Toft.

Yderligere oplysninger

Line Holt, pressechef
Telefon: 11 22 33 44
E-mail: lho@vand.example
"""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Service:
    collection = make_collection(
        [
            make_document("bad.txt", NEWS, Provenance(title=TITLE, publisher="Kystavisen")),
            make_document(
                "prover.txt",
                RELEASE,
                Provenance(title="Vandprøver godkendt i hele fjorden", published=date(2032, 5, 12)),
            ),
        ]
    )
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("havn")))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hvem har skrevet artiklen om havnebadet?", "Signe Holm Brandt [1]."),
        (
            "Hvad er overskriften på nyheden fra maj 2032?",
            "»Vandprøver godkendt i hele fjorden« [1].",
        ),
        ("Hvornår er pressemeddelelsen om vandprøverne dateret?", "12. maj 2032 [1]."),
        (
            "Er pressemeddelelsen om vandprøverne fra 2030?",
            "Nej, »Vandprøver godkendt i hele fjorden« er fra 12. maj 2032 [1].",
        ),
        ("Hvilket medie bragte historien om havnebadet?", "Kystavisen [1]."),
        (
            "Hvem skal pressen have fat i?",
            "Line Holt, pressechef: 11 22 33 44 og lho@vand.example [1]",
        ),
        (
            "lho@vand.example – hvis adresse er det?",
            "Line Holt, pressechef: 11 22 33 44 og lho@vand.example [1]",
        ),
        ("Hvem er borgmester?", "Ole B. Lund er borgmester (SF) i kilden [1]."),
        ("Hvilket parti er borgmesteren fra?", "SF [1]."),
        ("Hvad er Ida Vangs titel?", "Ida Vang er formand for havneudvalget i kilden [1]."),
        (
            "Hvad siger Ida Vang om at bade?",
            "»Jeg bader der ikke selv« [1], siger formand for havneudvalget Ida Vang [2].",
        ),
        (
            "Hvem siger, at prøverne er de bedste i ti år?",
            "Direktør Karen Toft: »Prøverne er de bedste i ti år« [1]",
        ),
        (
            "Var det Ole Lund, der kaldte prøverne de bedste i ti år?",
            "Nej, det er direktør Karen Toft, der siger det [1]: »Prøverne er de bedste i "
            "ti år« [2]",
        ),
        (
            "Hvad er en badevagt?",
            "»En badevagt er en uddannet livredder, som holder øje fra tårnet.« [1]",
        ),
        ("Hvad står forkortelsen DBO for?", "Den Blå Ordning [1]."),
        ("Hvad betyder badekort?", "En aftale om gratis adgang før klokken 9 [1]."),
        (
            "Hvor står der noget om skrot?",
            f"Det står i »{TITLE}« (Kystavisen, uden dato): »Kommunen har renset bunden for 14 ton "
            "skrot.« [1]",
        ),
        (
            "Hvad dækker tallet 14 over?",
            "Tallet 14 står flere steder: »Kommunen har renset bunden for 14 ton skrot« [1] og "
            "»Der ansættes 14 af dem« [2].",
        ),
    ],
)
def test_first_line_of_the_answer(question: str, told: str, harbour: Service) -> None:
    answer = harbour.ask(question)
    assert answer.text.split("\n")[0] == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Hvornår er artiklen om havnebadet fra?",
            f"Det fremgår ikke af kilderne.\n»{TITLE}« har ingen dato.",
        ),
        (
            "Hvem har skrevet pressemeddelelsen om vandprøverne?",
            "Det fremgår ikke af kilderne.\n»Vandprøver godkendt i hele fjorden« oplyser ikke, "
            "hvem der har skrevet teksten.",
        ),
        (
            "Hvad betyder gratis adgang?",
            "Det fremgår ikke af kilderne.\nDe bruger måske ordet, men forklarer det ikke."
            f"\nNærmest kommer »{TITLE}« (Kystavisen, uden dato).",
        ),
        (
            "Hvilket parti er Karen Toft medlem af?",
            "Det fremgår ikke af kilderne.\nDe nævner Karen Toft, men skriver ikke noget parti.",
        ),
    ],
)
def test_abstention_names_who_is_silent(question: str, told: str, harbour: Service) -> None:
    answer = harbour.ask(question)
    assert (answer.status, answer.text, answer.citations) == (AnswerStatus.ABSTAINED, told, ())


def test_bare_number_is_asked_back_and_each_suggestion_is_answered(harbour: Service) -> None:
    answer = harbour.ask("14")
    assert answer.status is AnswerStatus.CLARIFY
    assert answer.suggestions == (
        "Hvor står der »Kommunen har renset bunden for 14 ton skrot«?",
        "Hvor står der »Der ansættes 14 af dem«?",
    )
    replies = [harbour.ask(s) for s in answer.suggestions]
    assert [r.status for r in replies] == [AnswerStatus.ANSWERED] * 2
    assert [r.citations[0].cited_text for r in replies] == [
        "Kommunen har renset bunden for 14 ton skrot",
        "Der ansættes 14 af dem",
    ]


@pytest.mark.parametrize("question", ["17", "28", "18", "boliger"])
def test_suggestions_of_the_shipped_articles_are_answered(question: str, service: Service) -> None:
    answer = service.ask(question)
    assert answer.status is AnswerStatus.CLARIFY
    assert len(answer.suggestions) > 1
    assert {service.ask(s).status for s in answer.suggestions} == {AnswerStatus.ANSWERED}


def test_document_is_asked_back_where_many_can_be_meant(tmp_path: Path) -> None:
    collection = make_collection(
        make_document(
            f"{n}.txt",
            f"Nyt nummer {n} fra byen\n\n0{n}-01-2031\n\nDer skete noget i byen den dag.\n",
            Provenance(title=f"Nyt nummer {n} fra byen", published=date(2031, 1, n)),
        )
        for n in range(1, 6)
    )
    answer = Service(collection, build(collection, load_encoder(), tmp_path)).ask(
        "Hvornår blev artiklen udgivet?"
    )
    assert answer.status is AnswerStatus.CLARIFY
    assert answer.suggestions[0] == "Hvornår blev artiklen udgivet: »Nyt nummer 1 fra byen«?"
    assert len(answer.suggestions) == 5
