"""Answers from pages of questions and answers, and from tables: whole, over invented documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.collection import make_collection
from corpus.document import Provenance, make_document
from corpus.readers import read
from index.encoder import load_encoder
from index.generation import build
from server.answer import Answer, AnswerStatus, AnswerType
from server.proof.stated import stated
from server.service import Service

ADVICE = """\
Spørgsmål og svar om Bugtordningen

Vejledning til kommuner

Hvem kan søge om en bugttilladelse?

Kun de fire bugtkommuner kan søge. Ansøgningen skal være godkendt af byrådet.

Hvor længe gælder en bugttilladelse?

En tilladelse gælder i højst tre år. Den kan ikke forlænges.

Må en kommune sætte et forsøg på pause?

Ja, i op til seks måneder. Er forsøget ikke i gang igen derefter, bortfalder tilladelsen.

Kan man klage over nævnets afgørelse?

Nej. En kommune, der har fået afslag, kan ikke klage til en anden myndighed, men den kan søge igen.

Hvilke regler kan ikke fraviges?

Der er tre slags:

• grundloven
• straffeloven
• skattelovene
"""
REPORT = """\
# Halvvejs med Bugtordningen

## Hvor langt er kommunerne?

| Kommune | Forsøg | I drift | Ikke begyndt | Projektleder |
| --- | --- | --- | --- | --- |
| Vang | 4 | 3 | 1 | Lise Holm |
| Bro | 5 | 5 | 0 | Ole Ravn |
| Torp | 2 | 0 | 2 | Ida Friis |
| I alt | 11 | 8 | 3 | |

## Resultater

**Badebroer.** Byrådet i Bro opstillede 14 badebroer for 320.000 kr. **Natbus.** Den kørte tomt.

## Ledelse

Ordningen ledes af en styregruppe på ni, som mødes hver måned. De tre bugtkommuner er Vang, Bro \
og Torp.

## Anbefalinger

- Giv flere kommuner lov til badebroer.
- Skær antallet af skemaer ned fra 12 til fem.
"""


@pytest.fixture(scope="module")
def bay(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """A service over a page of questions and answers and a report with a table."""
    reading = read("bugten.md", REPORT.encode())
    known = Provenance(title="Halvvejs med Bugtordningen", published=date(2032, 3, 4))
    advice = Provenance(
        title="Spørgsmål og svar om Bugtordningen",
        publisher="Bugtnævnet",
        published=date(2031, 5, 2),
    )
    collection = make_collection(
        [
            make_document("raad.txt", ADVICE, advice),
            make_document("bugten.md", reading.text, known, reading.blocks),
        ]
    )
    return Service(collection, build(collection, load_encoder(), tmp_path_factory.mktemp("bay")))


def said(answer: Answer) -> str:
    """The answer without its last line, which names the sources."""
    return answer.text.rpartition("\n")[0]


@pytest.mark.parametrize(
    ("question", "kind", "told"),
    [
        (
            "Hvem kan søge om en bugttilladelse?",
            AnswerType.FACT,
            "»Kun de fire bugtkommuner kan søge. Ansøgningen skal være godkendt af byrådet.« [1]\n"
            "Det svarer kilden på »Hvem kan søge om en bugttilladelse?« [2]",
        ),
        (
            "Hvor længe gælder sådan en tilladelse i Bugtordningen?",
            AnswerType.FACT,
            "»En tilladelse gælder i højst tre år. Den kan ikke forlænges.« [1]\n"
            "Det svarer kilden på »Hvor længe gælder en bugttilladelse?« [2]",
        ),
        (
            "Må vi som kommune sætte forsøget på pause?",
            AnswerType.YESNO,
            "Ja: »Ja, i op til seks måneder. Er forsøget ikke i gang igen derefter, bortfalder "
            "tilladelsen.« [1]\n"
            "Det svarer kilden på »Må en kommune sætte et forsøg på pause?« [2]",
        ),
    ],
)
def test_what_a_page_asks_itself_is_answered_by_what_stands_below(
    bay: Service, question: str, kind: AnswerType, told: str
) -> None:
    answer = bay.ask(question)
    assert (answer.status, answer.type, said(answer)) == (AnswerStatus.ANSWERED, kind, told)


def test_a_question_of_today_is_answered_as_of_the_day_of_the_page(bay: Service) -> None:
    answer = bay.ask("Må en kommune stadig sætte et forsøg på pause?")
    assert answer.status is AnswerStatus.PARTIAL
    assert answer.text.startswith("Ja: »Ja, i op til seks måneder.")
    assert "Sådan stod det til, da kilden blev skrevet" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Hvor længe gælder et pas?",
        "Må en kommune ikke sætte et forsøg på pause?",  # whose yes would be a no
        "Hvornår satte en kommune et forsøg på pause?",
    ],
)
def test_a_page_that_asks_something_else_answers_nothing(bay: Service, question: str) -> None:
    assert "Det svarer kilden" not in bay.ask(question).text


def test_an_answer_that_is_a_list_is_given_as_one(bay: Service) -> None:
    answer = bay.ask("Hvilke regler kan ikke fraviges?")
    points = [line[2:].rpartition(" ")[0] for line in answer.text.splitlines() if line[:2] == "– "]
    assert points == ["grundloven", "straffeloven", "skattelovene"]


def test_what_somebody_cannot_do_is_a_no_whatever_is_said_of_who(bay: Service) -> None:
    answer = bay.ask("Kan en kommune med afslag klage til en anden myndighed?")
    assert answer.text.startswith("Nej: »")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Hvor mange forsøg kører i Bro?",
            "5 [1].\nDet står i tabellen: »Bro«, »I drift« [2]: 5 [1]",
        ),
        (
            "Hvor mange forsøg er ikke begyndt i Torp?",
            "2 [1].\nDet står i tabellen: »Torp«, »Ikke begyndt« [2]: 2 [1]",
        ),
        (
            "Hvor mange forsøg er i drift i alt?",
            "8 [1].\nDet står i tabellen: »I alt«, »I drift« [2]: 8 [1]",
        ),
        (
            "Hvem er projektleder i Vang?",
            "Lise Holm [1].\nDet står i tabellen: »Vang«, »Projektleder« [2]: Lise Holm [1]",
        ),
        (
            "Hvilken kommune har flest forsøg i drift?",
            "Bro [1].\nDet står i tabellen: »Bro«, »I drift« [2]: 5 [1]",
        ),
    ],
)
def test_the_cell_of_the_row_and_the_column_that_are_named(
    bay: Service, question: str, told: str
) -> None:
    answer = bay.ask(question)
    assert (answer.status, said(answer)) == (AnswerStatus.ANSWERED, told)


def test_a_row_that_no_table_has_is_not_told(bay: Service) -> None:
    answer = bay.ask("Hvor mange forsøg kører i Silkeborg?")
    assert answer.status is AnswerStatus.ABSTAINED


def test_a_heading_in_front_of_a_paragraph_is_no_answer(bay: Service) -> None:
    answer = bay.ask("Hvad fik de ud af badebroer i Bro?")
    assert "»Badebroer.«" not in answer.text
    assert "»Byrådet i Bro opstillede 14 badebroer for 320.000 kr.« [1]" in answer.text


@pytest.mark.parametrize(
    ("question", "old", "new"),
    [
        ("Hvor mange forsøg kører i Bro?", "5 [1].", "4 [1]."),
        ("Hvor mange forsøg kører i Bro?", "»Bro«", "»Vang«"),
        ("Hvor mange forsøg kører i Bro?", "»I drift«", "»Forsøg«"),
        ("Må en kommune sætte et forsøg på pause?", "Ja: ", "Nej: "),
        ("Må en kommune sætte et forsøg på pause?", "seks måneder", "otte måneder"),
        ("Må en kommune sætte et forsøg på pause?", "»Må en", "»Skal en"),
    ],
)
def test_a_changed_answer_is_caught(bay: Service, question: str, old: str, new: str) -> None:
    answer = bay.ask(question)
    assert old in answer.text
    assert all(finding.ok for finding in bay.verify(stated(answer)))
    changed = replace(stated(answer), text=answer.text.replace(old, new, 1))
    assert not all(finding.ok for finding in bay.verify(changed))


def test_what_a_report_does_is_told_by_the_list_that_is_called_so(bay: Service) -> None:
    answer = bay.ask("Hvad anbefaler rapporten om Bugtordningen?")
    points = [line[2:].rpartition(" ")[0] for line in answer.text.splitlines() if line[:2] == "– "]
    assert points == [
        "Giv flere kommuner lov til badebroer.",
        "Skær antallet af skemaer ned fra 12 til fem.",
    ]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hvor mange sidder der i styregruppen?", "Ni [1]."),
        ("Hvilke bugtkommuner er der?", "Vang, Bro og Torp [1]."),
    ],
)
def test_how_many_are_in_a_group_and_which_of_a_kind_there_are(
    bay: Service, question: str, told: str
) -> None:
    assert bay.ask(question).text.split("\n")[0] == told
