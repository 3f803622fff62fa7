from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.collection import Collection
from corpus.passage import PassageKind
from server.evidence import COVERAGE_WEIGHT, Evidence
from server.matching import context_words
from server.question import Asked
from server.sources import Sources

QUESTION = "Hvornår ventes evalueringen at være klar?"


@pytest.fixture(scope="module")
def found(sources: Sources) -> tuple[Evidence, ...]:
    return sources.sentences(sources.understanding.read(QUESTION))


def test_best_sentence_speaks_to_the_question(found: tuple[Evidence, ...]) -> None:
    assert found[0].text == (
        "Evalueringen af alle forsøg i frikommunerne ventes at være klar i slutningen af 2020."
    )


def test_evidence_stands_at_its_span(found: tuple[Evidence, ...]) -> None:
    for evidence in found:
        assert evidence.span.of(evidence.document.text) == evidence.text
        assert evidence.passage.span.contains(evidence.span)


def test_sentences_that_hold_words_are_ordered_by_score_then_by_place(sources: Sources) -> None:
    held = sources.evidence.sentences(sources.retriever.read(QUESTION))
    keys = [(-e.score, e.document.id, e.span) for e in held]
    assert keys == sorted(keys)


def test_the_sentence_that_answers_is_the_likeliest_and_others_are_not_likely(
    found: tuple[Evidence, ...],
) -> None:
    assert found[0].chance > 0.5
    assert all(0 <= e.chance < 0.25 for e in found[1:])


def test_no_sentence_is_likely_to_answer_what_is_told_nowhere(sources: Sources) -> None:
    asked = sources.understanding.read("Hvem malede det store billede i borgmesterens kontor?")
    assert all(e.chance < 0.25 for e in sources.sentences(asked))


def test_what_is_asked_for_decides_between_sentences_that_hold_the_same(sources: Sources) -> None:
    asked = sources.understanding.read(QUESTION)
    by_time = {e.span: e.chance for e in sources.sentences(replace(asked, asked=Asked.TIME))}
    by_cause = {e.span: e.chance for e in sources.sentences(replace(asked, asked=Asked.REASON))}
    best = sources.sentences(asked)[0].span
    assert by_time[best] > by_cause[best]


def test_score_is_coverage_and_meaning_weighted_and_never_below_zero(
    found: tuple[Evidence, ...],
) -> None:
    for evidence in found:
        meaning = max(0.0, evidence.similarity)
        expected = COVERAGE_WEIGHT * evidence.coverage + (1 - COVERAGE_WEIGHT) * meaning
        assert evidence.score == pytest.approx(expected, abs=1e-6)
        assert 0 <= evidence.score <= 1


def test_headings_links_and_datelines_are_not_near_a_question(sources: Sources) -> None:
    words = sources.retriever.read("Flere billige boliger 26-08-2021")
    kinds = {h.passage.kind for h in sources.evidence.nearest(words, 20)}
    assert kinds
    assert not kinds & {PassageKind.HEADING, PassageKind.LINK, PassageKind.DATELINE}


def test_nearest_passages_are_as_many_as_asked_for_best_first(sources: Sources) -> None:
    words = sources.retriever.read("evaluering af forsøg")
    hits = sources.evidence.nearest(words, 5)
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
    assert sources.evidence.nearest(words, 3) == hits[:3]


def test_sentences_are_taken_from_the_given_passages(
    sources: Sources, collection: Collection
) -> None:
    contact = [p for p in collection.passages if p.kind is PassageKind.CONTACT]
    words = sources.retriever.read("telefonnummer til presserådgiveren")
    assert {e.passage.id for e in sources.evidence.sentences(words, among=contact)} == {
        p.id for p in contact
    }


def test_question_of_stop_words_is_taken_as_it_is(sources: Sources) -> None:
    words = sources.retriever.read("hvad er det")
    assert sources.evidence.sentences(words)


def test_missed_is_the_weight_of_what_no_sentence_holds(sources: Sources) -> None:
    held = sources.evidence.sentences(sources.retriever.read("evaluering"))
    assert held[0].missed == 0.0
    missing = sources.evidence.sentences(sources.retriever.read("evaluering af busbilletten"))
    assert missing[0].missed > 0.0


def test_reader_has_headings_title_publisher_and_year_in_mind(collection: Collection) -> None:
    document = collection.documents[1]
    bullet = next(
        p for p in collection.passages_of(document.id) if p.kind is PassageKind.BULLET and p.section
    )
    words = {t.folded for t in context_words(document, bullet).tokens}
    assert {"2021", "faktaboks", "regeringen", "lovende", "udbredes"} <= words
