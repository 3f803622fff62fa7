from __future__ import annotations

import pytest

from corpus.collection import Collection, make_collection
from corpus.document import Provenance, make_document
from server.people import Person, find_people


def people_in(text: str) -> tuple[Person, ...]:
    return tuple(find_people(make_collection([make_document("a.txt", text, Provenance())])))


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


def test_role_given_in_an_earlier_passage_is_still_known() -> None:
    text = (
        "Nyt\n\nMinister Karen Holm (S) er glad for svaret.\n\n"
        "»Det går godt,« siger Karen Holm (S).\n"
    )
    spoken = [p for p in people_in(text) if p.words]
    assert [(p.name, p.role, said(p, text)) for p in spoken] == [
        ("Karen Holm", "minister", "Det går godt")
    ]


def test_contact_line_introduces_somebody_who_says_nothing() -> None:
    text = "Nyt\n\nKontakt\n\nIda Vang, pressechef\nTlf.: 12 34 56 78\n"
    person = people_in(text)[0]
    assert (person.name, person.role, person.words) == ("Ida Vang", "pressechef", None)


@pytest.mark.parametrize(
    ("text", "introduced"),
    [
        ("Borgmester Ole Lund åbnede broen.", ("Ole Lund", "borgmester", None)),
        ("Den åbnes af Ole Lund (SF), borgmester.", ("Ole Lund", "borgmester", "SF")),
        (
            "Ida B. Holm, der er formand for byens havneudvalg, har set den.",
            ("Ida B. Holm", "formand for byens havneudvalg", None),
        ),
        (
            "Det var formanden for havneudvalget, Ida Holm, der fik ideen.",
            ("Ida Holm", "formanden for havneudvalget", None),
        ),
    ],
)
def test_role_before_or_after_the_name_introduces(
    text: str, introduced: tuple[str, str, str | None]
) -> None:
    assert [(p.name, p.role, p.party) for p in people_in(f"Nyt\n\n{text}\n")] == [introduced]


def test_pronoun_and_surname_speak_for_the_person_named_before() -> None:
    text = (
        "Nyt\n\nBorgmester Ole Lund afløste Karen Holm i maj.\n\n- Den er flot, siger han.\n\n"
        "Rektor Ida Vang er mindre glad.\n\n- Den er dyr, siger hun.\n\n- Slet ikke, siger Lund.\n"
    )
    assert [(p.name, p.role, said(p, text)) for p in people_in(text) if p.words] == [
        ("Ole Lund", "borgmester", "Den er flot"),
        ("Ida Vang", "rektor", "Den er dyr"),
        ("Ole Lund", "borgmester", "Slet ikke"),
    ]


def test_what_the_writer_tells_of_somebodys_words_is_reported() -> None:
    text = "Nyt\n\nOle Lund, der er borgmester, peger på, at broen er dyr. Den er også lang.\n"
    person = people_in(text)[0]
    assert person.reported is not None
    assert (person.words, person.reported.of(text)) == (
        None,
        "Ole Lund, der er borgmester, peger på, at broen er dyr.",
    )


def test_byline_names_the_author() -> None:
    text = "Bladet\n\nNyt fra byen\n\n3. SEP 2024\n\nAf Signe Holm\n\nBroen er åbnet.\n"
    assert [(p.name, p.is_author) for p in people_in(text)] == [("Signe Holm", True)]


def test_who_is_called_something_speaks_by_a_pronoun_and_the_author_does_not() -> None:
    text = (
        "Bladet\n\nNyt fra byen\n\nAf Signe Holm\n\n"
        "For forstander Mette Lund er det afgjort.\n\n- Vi går ikke tilbage, siger hun.\n\n"
        "Pårørende Inge Ravn er enig.\n\n- Ja tak, siger hun.\n\n"
        "Det fortæller Ole Vang.\n"
    )
    people = people_in(text)
    assert [(p.name, p.role, said(p, text)) for p in people if p.words] == [
        ("Mette Lund", "forstander", "Vi går ikke tilbage"),
        ("Inge Ravn", "pårørende", "Ja tak"),
    ]
    assert not {p.role for p in people} & {"fortæller"}


def test_text_without_roles_and_speakers_has_no_people() -> None:
    assert people_in("Nyt fra byen\n\nOle Lund åbnede den nye bro i Aarhus Kommune i går.\n") == ()


def test_a_name_may_be_the_last_word_of_a_text() -> None:
    (person,) = people_in("Nyt fra byen\n\nPengene gik til Ole Lund (DF)\n")

    assert (person.name, person.party, person.reported) == ("Ole Lund", "DF", None)
