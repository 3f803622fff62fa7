from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import index.retriever
from corpus.collection import Collection
from corpus.passage import PassageKind
from index.danish import analyse
from index.encoder import Encoder
from index.generation import build
from index.lexical import Field, WeightedTerm
from index.retriever import (
    HybridRetriever,
    Match,
    Retriever,
    lexical_entry,
    matched_words,
    searchable,
    weighted_terms,
)
from index.units import Unit, units_of
from index.vocabulary import MatchKind, Vocabulary
from index.word_counts import count_words

QUERIES = st.text("abdefgiklmnoprstuvæøå §6", max_size=30) | st.sampled_from(
    ["lempede regler", "ja til forsøg", "velfærdsteknologi", "§ 66", "?"]
)


def _texts(retriever: Retriever, query: str, k: int = 10) -> list[str]:
    return [hit.passage.text for hit in retriever.search(query, k)]


def test_the_passage_with_the_words_comes_first(retriever: HybridRetriever) -> None:
    assert _texts(retriever, "lempede regler for udlejning")[:2] == [
        "Delvist: Lempede regler for udlejning",
        "Afvist: Lempede regler for flygtninge",
    ]


@pytest.mark.parametrize(
    ("query", "text", "by"),
    [
        ("samtaler", "Færre samtaler for ledige", "word"),
        ("samtale", "Færre samtaler for ledige", "stem"),
        ("teknologi", "Søvnforbedrende velfærdsteknologier", "compound"),
        ("sovnforbedrende", "Søvnforbedrende velfærdsteknologier", "spelling"),
        ("flygtnnge", "Afvist: Lempede regler for flygtninge", "typo"),
    ],
)
def test_a_hit_says_how_each_word_was_matched(
    retriever: HybridRetriever, query: str, text: str, by: str
) -> None:
    hit = next(h for h in retriever.search(query, 20) if h.passage.text == text)
    assert hit.matched == (Match(term=query, by=MatchKind(by)),)


def test_a_bullet_is_found_by_the_heading_above_it(retriever: HybridRetriever) -> None:
    assert set(_texts(retriever, "flere billige boliger", 3)) == {
        "Flere billige boliger",
        "Delvist: Lempede regler for udlejning",
        "Søvnforbedrende velfærdsteknologier",
    }


def test_a_search_in_one_document_finds_only_its_passages(retriever: HybridRetriever) -> None:
    hits = retriever.search("forsøg", 20, document_id="b-meddelelse")
    assert {h.passage.document_id for h in hits} == {"b-meddelelse"}
    assert len(hits) == 3


@given(query=QUERIES)
def test_no_passage_that_holds_a_stem_is_left_out(
    retriever: HybridRetriever, collection: Collection, query: str
) -> None:
    stems = {t.stem for t in analyse(query)}
    found = retriever.holding(stems)
    held = [
        p
        for p in searchable(collection)
        if stems & {s for t in analyse(p.text) for s in (t.stem, *t.parts)}
    ]
    assert [p for p in found if p in held] == held
    assert list(found) == sorted(found, key=collection.passages.index)


def test_a_document_that_is_not_there_has_no_hits(retriever: HybridRetriever) -> None:
    assert retriever.search("forsøg", 20, document_id="nix") == ()


def test_more_than_there_are_gives_every_passage(
    retriever: HybridRetriever, collection: Collection
) -> None:
    found = {h.passage.id for h in retriever.search("forsøg", 1000)}
    assert found == {p.id for p in collection.passages}


def test_none_are_given_when_none_are_asked_for(retriever: HybridRetriever) -> None:
    assert retriever.search("forsøg", 0) == ()


def test_without_a_known_word_passages_stand_in_reading_order(
    retriever: HybridRetriever, collection: Collection
) -> None:
    hits = retriever.search("?", 3)
    assert [h.passage for h in hits] == list(collection.passages[:3])
    assert [(h.score, h.similarity, h.matched) for h in hits] == [(0.0, 0.0, ())] * 3


@given(query=QUERIES, k=st.integers(1, 20))
def test_fewer_hits_are_the_first_of_more(retriever: HybridRetriever, query: str, k: int) -> None:
    assert retriever.search(query, k) == retriever.search(query, 20)[:k]


@given(query=QUERIES)
def test_the_similarity_is_the_cosine_of_the_best_unit(
    retriever: HybridRetriever, collection: Collection, encoder: Encoder, query: str
) -> None:
    passages = searchable(collection)
    vectors = encoder.encode([u.text for u in units_of(passages)]) @ encoder.encode([query])[0]
    for hit in retriever.search(query, 20):
        own = [
            float(cosine)
            for unit, cosine in zip(units_of(passages), vectors, strict=True)
            if passages[unit.passage] == hit.passage
        ]
        assert hit.similarity == pytest.approx(max(own), abs=2e-6)


def test_a_hit_that_the_vectors_did_not_reach_has_its_own_similarity(
    retriever: HybridRetriever, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = "lempede regler"
    expected = {h.passage.id: h.similarity for h in retriever.search(query, 20)}
    monkeypatch.setattr(index.retriever, "POOL", 1)
    found = retriever.search(query, 2)
    assert {h.passage.id: h.similarity for h in found} == {
        h.passage.id: expected[h.passage.id] for h in found
    }


def test_boilerplate_is_not_searched(
    collection: Collection, encoder: Encoder, tmp_path: Path
) -> None:
    first, *rest = collection.passages
    menu = replace(first, kind=PassageKind.BOILERPLATE)
    retriever = build(replace(collection, passages=(menu, *rest)), encoder, tmp_path)
    assert first.text not in _texts(retriever, first.text, 100)


def test_a_passage_of_several_sentences_has_a_unit_for_each(collection: Collection) -> None:
    passages = collection.passages_of("a-nyhed")[2:3]
    start = passages[0].content.start
    assert [(u.passage, u.span.start - start, u.text) for u in units_of(passages)] == [
        (0, 0, "Ministeren siger ja til to forsøg. Det sker i anden runde."),
        (0, 0, "Ministeren siger ja til to forsøg."),
        (0, 35, "Det sker i anden runde."),
    ]


def test_a_bullet_has_a_unit_under_its_heading_and_one_alone(collection: Collection) -> None:
    bullet = collection.passages_of("a-nyhed")[4]
    assert units_of([bullet]) == (
        Unit(
            passage=0,
            span=bullet.content,
            text="Kortere vej til arbejde: Færre samtaler for ledige",
        ),
        Unit(passage=0, span=bullet.content, text="Færre samtaler for ledige"),
    )


def test_the_headings_words_are_among_the_parts_of_a_bullet(collection: Collection) -> None:
    bullet = collection.passages_of("a-nyhed")[4]
    entry = lexical_entry(bullet, analyse(bullet.text))
    assert entry.words == [t.stem for t in analyse("Færre samtaler for ledige")]
    assert entry.parts[-4:] == [t.stem for t in analyse("Kortere vej til arbejde")]


def test_each_sentence_of_a_passage_has_its_cosine(
    retriever: HybridRetriever, collection: Collection, encoder: Encoder
) -> None:
    passage = collection.passages_of("a-nyhed")[2]
    query = "ja til forsøg"
    sentences = ["Ministeren siger ja til to forsøg.", "Det sker i anden runde."]
    cosines = encoder.encode(sentences) @ encoder.encode([query])[0]
    heading = collection.passages_of("a-nyhed")[0]
    _, *found = retriever.sentence_similarities(query, [heading, passage])
    text = collection.document("a-nyhed").text
    assert [span.of(text) for span in retriever.sentences(passage)] == sentences
    assert len(retriever.sentence_similarities(query, [heading])) == 1
    np.testing.assert_allclose(found, cosines, atol=2e-6)


def test_a_passage_of_one_sentence_is_that_sentence(
    retriever: HybridRetriever, collection: Collection
) -> None:
    passage = collection.passages_of("a-nyhed")[0]
    assert retriever.sentences(passage) == (passage.content,)


def test_passages_have_their_similarities_in_the_order_asked_for(
    retriever: HybridRetriever,
) -> None:
    expected = {h.passage.id: h.similarity for h in retriever.search("forsøg", 20)}
    ids = sorted(expected, reverse=True)
    assert retriever.passage_similarities("forsøg", ids) == pytest.approx(
        tuple(expected[i] for i in ids), abs=2e-6
    )


def _vocabulary(text: str) -> Vocabulary:
    return Vocabulary(count_words([analyse(text)]))


def test_stop_words_are_looked_for_only_where_nothing_else_is_asked() -> None:
    vocabulary = _vocabulary("Hvad er en plan")
    plan = [WeightedTerm(Field.PARTS, "plan", 0.6), WeightedTerm(Field.WORDS, "plan", 1.0)]
    assert weighted_terms(vocabulary.read(analyse("hvad er en plan"))) == plan
    terms = [t.term for t in weighted_terms(vocabulary.read(analyse("hvad er"))) if t.weight == 1]
    assert terms == ["er", "hvad"]


def test_a_word_that_stands_only_within_another_is_matched_as_its_part() -> None:
    vocabulary = _vocabulary("Plan og velfærdsteknologi og teknologi")
    words = vocabulary.read(analyse("teknologien, planen"))
    assert matched_words(words, "Velfærdsteknologi") == (
        Match(term="teknologien", by=MatchKind.COMPOUND),
    )
