from __future__ import annotations

import pytest

from corpus.collection import Collection, make_collection
from corpus.document import Provenance, make_document
from server.people import Person, find_people


def people_in(text: str) -> tuple[Person, ...]:
    return find_people(make_collection([make_document("a.txt", text, Provenance())]))


def said(person: Person, text: str) -> str | None:
    return person.words.of(text) if person.words else None


def test_people_of_the_shipped_articles(collection: Collection) -> None:
    assert [(p.name, p.role, p.party) for p in find_people(collection)] == [
        ("Simon Emil Ammitzbøll-Bille", "indenrigsminister", "LA"),
        ("Kaare Dybvad Bek", "indenrigs- og boligminister", None),
        ("Michael Højgaard Bang", "presserådgiver", None),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("”Det går godt,” siger minister Karen Holm.", "Det går godt"),
        ("»Det går godt«, siger minister Karen Holm (S).", "Det går godt"),
        (
            '"Vi tror på jer. Alle sammen," siger minister Karen Holm.',
            "Vi tror på jer. Alle sammen",
        ),
        ("- Det går godt, siger minister Karen Holm.", "Det går godt"),
        ("Det glæder os, siger minister Karen Holm.", None),
    ],
)
def test_words_are_those_in_quotation_marks_or_after_the_dash(text: str, words: str | None) -> None:
    person = people_in(f"Nyt fra byen\n\n{text}\n")[0]
    assert (person.name, said(person, f"Nyt fra byen\n\n{text}\n")) == ("Karen Holm", words)


def test_introduction_and_name_stand_where_they_say() -> None:
    text = (
        "Nyt fra byen\n\n”Det går godt,” siger tidligere borgmester Ole B. Lund (SF) til bladet.\n"
    )
    person = people_in(text)[0]
    assert person.introduction.of(text) == "tidligere borgmester Ole B. Lund (SF)"
    assert person.name_span.of(text) == "Ole B. Lund"
    assert (person.role, person.party) == ("tidligere borgmester", "SF")


def test_two_speakers_of_a_passage_have_each_their_own_words() -> None:
    text = "Nyt\n\n”Ja,” siger minister Karen Holm. ”Nej,” siger borgmester Ole Lund.\n"
    assert [(p.name, said(p, text)) for p in people_in(text)] == [
        ("Karen Holm", "Ja"),
        ("Ole Lund", "Nej"),
    ]


def test_contact_line_introduces_somebody_who_says_nothing() -> None:
    text = "Nyt\n\nKontakt\n\nIda Vang, pressechef\nTlf.: 12 34 56 78\n"
    person = people_in(text)[0]
    assert (person.name, person.role, person.words) == ("Ida Vang", "pressechef", None)


def test_text_without_speakers_has_no_people() -> None:
    assert people_in("Nyt fra byen\n\nBorgmester Ole Lund åbnede den nye bro i går.\n") == ()
