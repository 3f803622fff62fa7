from __future__ import annotations

import math
from collections import Counter

import pytest
import Stemmer

from eval.baselines import BASELINE_LABELS, K1, AbstainingAsker, B, Bm25Asker, baselines
from eval.passage_set import passage_collection
from eval.sources import Sources, sources_of
from server.answer import AnswerStatus

TEXTS = {
    "a": "Kommunen bygger boliger til unge",
    "b": "Boliger og boliger, og atter boliger for ældre i kommunen",
    "c": "Skolen har fri om fredagen",
    "d": "Skolen har fri om fredagen",
}


@pytest.fixture
def small() -> Sources:
    return sources_of(passage_collection(TEXTS))


def by_formula(query: str, identifier: str) -> float:
    stem = Stemmer.Stemmer("danish").stemWord
    words = {
        name: [stem(w.strip(",").lower()) for w in text.split()] for name, text in TEXTS.items()
    }
    mean_length = sum(map(len, words.values())) / len(words)
    counts = Counter(words[identifier])
    score = 0.0
    for term in (stem(w.lower()) for w in query.split()):
        n = sum(term in of for of in words.values())
        idf = math.log(1 + (len(words) - n + 0.5) / (n + 0.5))
        length = K1 * (1 - B + B * len(words[identifier]) / mean_length)
        score += idf * counts[term] / (counts[term] + length)
    return score


@pytest.mark.parametrize("query", ["boliger", "unge boliger i kommunerne", "fri for ældre"])
def test_bm25_orders_as_the_formula_does(small: Sources, query: str) -> None:
    scores = {name: by_formula(query, name) for name in TEXTS}
    expected = sorted((n for n in TEXTS if scores[n] > 0), key=lambda n: (-scores[n], n))
    assert Bm25Asker(small).search(query, 10) == tuple(expected)


def test_equal_scores_stand_in_reading_order(small: Sources) -> None:
    assert Bm25Asker(small).search("fredag", 10) == ("c", "d")
    assert Bm25Asker(small).search("fredag", 1) == ("c",)


def test_the_best_passage_is_the_answer_and_its_own_source(sources: Sources) -> None:
    reply = Bm25Asker(sources).ask("Hvad med billigt nybyggeri?", ())
    assert reply.text == "Afvist:\u00a0Billigt nybyggeri"
    (citation,) = reply.citations
    assert sources.words_at(citation.document_id, citation.start, citation.end) == (
        citation.cited_text
    )


def test_a_query_of_unknown_words_is_not_answered(small: Sources) -> None:
    assert Bm25Asker(small).ask("xyzzy", ()).status is AnswerStatus.ABSTAINED
    assert Bm25Asker(Sources(())).search("boliger", 5) == ()


def test_silence_says_and_finds_nothing() -> None:
    silence = AbstainingAsker()
    assert silence.ask("Hvad?", ()).citations == ()
    assert silence.search("Hvad?", 10) == ()


def test_every_baseline_has_a_label(small: Sources) -> None:
    assert baselines(small).keys() == BASELINE_LABELS.keys()
