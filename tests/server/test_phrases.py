from __future__ import annotations

import pytest

from server.phrases import Number, as_clause, asks, inverted, noun_phrases, stands_alone


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        (
            "Hvornår udløber forsøgshjemlerne i Frikommuneforsøg II?",
            [("forsøgshjemlerne i Frikommuneforsøg II", Number.PLURAL, True)],
        ),
        (
            "Blev lovforslaget om forlængelse vedtaget?",
            [("lovforslaget om forlængelse", Number.NEUTER, True)],
        ),
        (
            "Hvor mange ansatte begyndte i maj?",
            [("ansatte", Number.PLURAL, True), ("maj", Number.ANY, False)],
        ),
        (
            "Hvad sker der med de forsøg, som ministeren ikke vil udbrede?",
            [("de forsøg, som ministeren ikke vil udbrede", Number.PLURAL, True)],
        ),
        ("Hvad siger »Et år med fire dage«?", [("»Et år med fire dage«", Number.ANY, True)]),
    ],
)
def test_noun_phrases_keep_what_hangs_on_them(
    text: str, phrases: list[tuple[str, Number, bool]]
) -> None:
    assert [(p.text, p.number, p.definite) for p in noun_phrases(text)] == phrases


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Hvorfor forlænges forsøgene med et år?", "at forsøgene forlænges med et år"),
        ("Hvor længe varer forsøgene?", "at forsøgene varer"),
        ("Er de 33 forsøg godkendt?", "at de 33 forsøg er godkendt"),
        ("Passer det, at loven er vedtaget?", "at loven er vedtaget"),
        ("Hvem siger det?", None),
    ],
)
def test_question_is_told_as_a_clause(text: str, clause: str | None) -> None:
    assert as_clause(text) == clause


@pytest.mark.parametrize(
    ("text", "alone"),
    [("Blev den godkendt", True), ("Hvad med den nyhed", False), ("Er det de samme", False)],
)
def test_pronoun_is_told_from_an_article(text: str, alone: bool) -> None:
    words = [w for w in ("den", "de ") if w in text]
    assert stands_alone(text, text.index(words[0])) is alone


def test_statement_that_asks_is_put_in_the_order_of_a_question() -> None:
    assert inverted("de fik altså ja") == "Fik de altså ja"
    assert inverted("han var fra") == "han var fra"


@pytest.mark.parametrize(
    ("text", "asking"),
    [
        ("Jeg arbejder i en kommune.", False),
        ("Regeringen nævner, hvilke forsøg der kan forlænges.", False),
        ("og hvor mange af dem blev afvist?", True),
        ("praktisk linje, hvad førte den til", True),
        ("Blev den godkendt", True),
    ],
)
def test_what_asks_is_told_from_what_says(text: str, asking: bool) -> None:
    assert asks(text) is asking
