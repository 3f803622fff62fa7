from __future__ import annotations

from pathlib import Path

import pytest

from corpus.document import Provenance, make_document
from corpus.segment import segment
from corpus.trial import Trial
from corpus.trials import trials_of

SHIPPED = Path(__file__).parents[2] / "corpus" / "articles" / "000_6d810e28710eca4a.txt"
LIST = """Fakta
Ansøgningerne fordelt efter netværk

Levende landsbyer

 • Fælles leder for skole og forsamlingshus
 • Flextrafik til unge
 • Delvist: Nedrivning uden samtykke
 • Afvist: Lavere grundskyld

Nye byggesager

 • Fælles byggesagsenhed
 • Afvist: Gebyr for mangler
"""


def _trials(*paragraphs: str, listed: str = LIST) -> tuple[Trial, ...]:
    text = "Nye forsøg i kommunerne\n\n" + "\n\n".join(paragraphs) + "\n\n" + listed
    document = make_document("a.txt", text, Provenance())
    return trials_of([(document, segment(document))])


def _unmarked(*paragraphs: str, listed: str = LIST) -> set[tuple[str, str | None]]:
    """The statuses of the trials without a mark, and the sentences that show them."""
    text = "Nye forsøg i kommunerne\n\n" + "\n\n".join(paragraphs) + "\n\n" + listed
    return {
        (t.status.value, t.record.default_span.of(text) if t.record.default_span else None)
        for t in _trials(*paragraphs, listed=listed)
        if t.record.status_text is None
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Tre forsøg er imødekommet fuldt ud, et er delvist imødekommet, og to er afvist.",
        "Ministeriet har helt eller delvist godkendt fire ansøgninger.",
        "4 forsøg får grønt lys, mens 2 får nej.",
        "Regeringen siger ja til 3 af de 6 forslag.".replace("3 af de 6", "tre"),
    ],
)
def test_a_number_that_fits_shows_what_no_mark_means(sentence: str) -> None:
    assert _unmarked(sentence) == {("approved", sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Fem forsøg er imødekommet fuldt ud.",  # as many as bear no mark in no way
        "Tre kommuner fik lov.",
        "De tre ansøgninger er ikke behandlet.",
        "To ansøgninger er afvist.",  # of those that are marked
        "Forsøgene er godkendt.",
    ],
)
def test_a_number_that_does_not_fit_shows_nothing(sentence: str) -> None:
    assert _unmarked(sentence) == {("unknown", None)}


def test_where_only_the_granted_are_marked_the_others_are_rejected() -> None:
    sentence = "Tre ansøgninger er afvist."
    listed = LIST.replace("Delvist:", "Godkendt:").replace("Afvist:", "Godkendt:")
    assert _unmarked(sentence, listed=listed) == {("rejected", sentence)}


def test_a_decision_that_bullets_are_marked_with_is_not_that_of_the_others() -> None:
    listed = LIST.replace("Delvist:", "Godkendt:")
    assert _unmarked("Tre ansøgninger er godkendt.", listed=listed) == {("unknown", None)}


def test_a_sentence_that_counts_just_those_is_shown_before_a_heading() -> None:
    full = "Tre ansøgninger er imødekommet fuldt ud."
    assert _unmarked("Fire forsøg får ja", full) == {("approved", full)}


def test_the_shipped_article_shows_it_without_being_told() -> None:
    document = make_document(SHIPPED.name, SHIPPED.read_text(encoding="utf-8"), Provenance())
    trials = trials_of([(document, segment(document))])
    statuses = [t.status.value for t in trials]
    assert {s: statuses.count(s) for s in statuses} == {"approved": 28, "partly": 5, "rejected": 17}
