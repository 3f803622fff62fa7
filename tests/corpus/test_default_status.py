from __future__ import annotations

import pytest

from corpus.default_status import stated_default
from corpus.document import Provenance, make_document
from corpus.legends import find_legends
from corpus.segment import segment


def _default(*sentences: str) -> tuple[str, str] | None:
    text = "Svar\n\nHer er svarene. " + " ".join(sentences)
    passages = segment(make_document("a.txt", text, Provenance()))
    stated = stated_default(passages, find_legends(text, passages))
    return (stated.status.value, stated.words.of(text)) if stated else None


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Forsøg uden bemærkning er godkendt.", "approved"),
        ("Ansøgninger uden særlig markering er imødekommet.", "approved"),
        ("Hvor intet andet er anført, er forsøget godkendt.", "approved"),
        ("Medmindre andet er nævnt, er ansøgningen afvist.", "rejected"),
        ("Umærkede forsøg har fået afslag.", "rejected"),
        ("De øvrige ansøgninger er delvist imødekommet.", "partly"),
        ("Forsøg, der ikke er mærket, er godkendt.", "approved"),
        ("Ingen bemærkning betyder tilsagn.", "approved"),
        ("Punkter uden stjerne er under behandling.", "pending"),
    ],
)
def test_the_status_of_trials_without_a_mark_is_read(sentence: str, status: str) -> None:
    assert _default(sentence) == (status, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Forsøgene er godkendt.",
        "Forsøg uden bemærkning er nævnt for sig.",
        "Forsøg uden tilladelse er afvist.",
        "Skal forsøg uden bemærkning være godkendt?",
        "Ministeren ønsker, at forsøg uden bemærkning er godkendt.",
        "De øvrige ansøgninger er både godkendt og afvist.",
    ],
)
def test_a_sentence_that_gives_no_status_gives_none(sentence: str) -> None:
    assert _default(sentence) is None


def test_two_sentences_that_say_different_things_say_nothing() -> None:
    one, other = "Forsøg uden mærke er godkendt.", "Ansøgninger uden note er afvist."
    assert _default(one, other) is None
    assert _default(one, one) == ("approved", one)
