from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.glossary import DESCRIPTIONS, Direction, Measure
from eval.json_fields import Fields
from eval.measures import measure_failure, measure_reply
from eval.question_set import Question, parse_question
from eval.reply import Reply, parse_reply
from eval.retrieval import RETRIEVAL_MEASURES
from eval.sources import Source, Sources

Ask = Callable[..., Question]
Say = Callable[..., Reply]

GOLD_QUOTES = ["imødekommet 3 forsøg", "2 ansøgninger er afvist", "Caféer for alle", "1. juli 2018"]


@pytest.fixture
def measured(make_question: Ask, make_reply: Say, sources: Sources) -> Callable[..., Any]:
    def measure(gold: dict[str, object], answer: str, **reply: object) -> Mapping[Measure, float]:
        return measure_reply(make_question(**gold), make_reply(answer, **reply), sources)

    return measure


Measured = Callable[..., Mapping[Measure, float]]


# Worked out by hand: four gold quotes, and citations that hit none, one, or several of them.
@pytest.mark.parametrize(
    ("cite", "cited", "recall", "precision"),
    [
        ((), 0, 0, 0),
        (("Fakta",), 0, 0, 0),
        (("imødekommet 3",), 1, 1 / 4, 1),
        (("imødekommet 3", "3 forsøg.\u00a0Lov"), 1, 1 / 4, 1),
        (("imødekommet 3", "Fakta"), 1, 1 / 4, 1 / 2),
        (("3 forsøg.\u00a0Lovforslaget ventes til foråret. 2 ansøgninger",), 1, 2 / 4, 1),
        (("imødekommet 3", "2 ansøgninger", "Caféer", "Fakta", "Tre"), 1, 3 / 4, 3 / 5),
    ],
)
def test_citations_are_held_against_the_gold_quotes(
    measured: Measured, cite: tuple[str, ...], cited: float, recall: float, precision: float
) -> None:
    values = measured({"gold_quotes": GOLD_QUOTES, "must_contain": [["3"]]}, "3", cite=cite)
    assert values[Measure.GOLD_CITED] == cited
    assert values[Measure.CITATION_RECALL] == pytest.approx(recall)
    assert values[Measure.CITATION_PRECISION] == pytest.approx(precision)


def test_a_gold_quote_that_stands_twice_is_covered_by_either_place(measured: Measured) -> None:
    values = measured({"gold_quotes": ["Afvist:"]}, "Ja", cite=("Afvist: Opsigelses",))
    assert values[Measure.CITATION_RECALL] == 1


def test_a_first_sentence_that_is_not_enough_scores_0(measured: Measured) -> None:
    gold: dict[str, object] = {"must_contain": [["1. juli"]], "gold_quotes": ["1. juli 2018"]}
    direct = measured(gold, "Fra den 1. juli 2018. Der er 3.")
    dumped = measured(gold, "Der er 3. Fra den 1. juli 2018.")
    assert (direct[Measure.ANSWER_RIGHT], direct[Measure.FIRST_SENTENCE_RIGHT]) == (1, 1)
    assert (dumped[Measure.ANSWER_RIGHT], dumped[Measure.FIRST_SENTENCE_RIGHT]) == (1, 0)


def test_half_the_sentences_carry_a_citation(
    make_question: Ask, make_answer: Callable[..., dict[str, Any]], sources: Sources
) -> None:
    answer = make_answer("Der er 3 [1]. Kilden er uden dato.", cite=("3 forsøg",))
    answer["citations"][0]["answer_spans"] = [{"start": 0, "end": 8}]
    values = measure_reply(make_question(), parse_reply(Fields(answer)), sources)
    assert values[Measure.STATEMENTS_CITED] == 0.5


def test_length_is_counted_without_citation_markers(measured: Measured) -> None:
    assert measured({}, "Der er 3 [1].", cite=("3 forsøg",))[Measure.ANSWER_LENGTH] == 9
    assert measured({}, "Der er 3 [2].", cite=("3 forsøg",))[Measure.ANSWER_LENGTH] == 13


def test_an_abstention_from_an_answerable_question_is_a_false_refusal(measured: Measured) -> None:
    assert measured({}, "Nej.", status="abstained")[Measure.FALSE_REFUSAL] == 1
    assert measured({}, "Jo.")[Measure.FALSE_REFUSAL] == 0


def test_which_measures_apply_is_the_questions_doing(make_question: Ask) -> None:
    common = {Measure.ANSWER_RIGHT, Measure.CITATION_INTEGRITY, Measure.ANSWER_LENGTH}
    answerable = common | {
        Measure.FIRST_SENTENCE_RIGHT,
        Measure.STATEMENTS_CITED,
        Measure.FALSE_REFUSAL,
    }
    gold = {Measure.GOLD_CITED, Measure.CITATION_RECALL, Measure.CITATION_PRECISION}
    assert measure_failure(make_question()).keys() == answerable
    assert measure_failure(make_question(gold_quotes=["x"])).keys() == answerable | gold
    assert measure_failure(make_question(answerable=False, gold_quotes=["x"])).keys() == common | {
        Measure.REFUSAL_RIGHT
    }
    follow_up = parse_question(Fields({"question": "Og?"}), dialogue_id="d", turn=2)
    assert measure_failure(follow_up).keys() == answerable | {Measure.FOLLOW_UP_RIGHT}


def test_a_failure_has_the_worst_value_of_every_measure(make_question: Ask) -> None:
    values = measure_failure(make_question(gold_quotes=["x"]))
    for measure, value in values.items():
        assert value == (DESCRIPTIONS[measure].direction is Direction.LOWER), measure


@given(
    text=st.text(min_size=1, max_size=20),
    start=st.integers(0, 20),
    length=st.integers(-2, 20),
    words=st.none() | st.text(max_size=5),
)
def test_integrity_is_1_only_where_the_words_stand_exactly_there(
    text: str, start: int, length: int, words: str | None
) -> None:
    sources = Sources((Source(id="d", file_name="d", text=text, passages=()),))
    end = start + length
    cited = text[start:end] if words is None else words
    citation = {
        "number": 1,
        "document_id": "d",
        "cited_text": cited,
        "start_char_index": start,
        "end_char_index": end,
    }
    answer = {"status": "answered", "answer_type": "fact", "answer": "", "citations": [citation]}
    question = parse_question(Fields({"id": "q", "question": "?"}))
    values = measure_reply(question, parse_reply(Fields(answer)), sources)
    exact = 0 <= start < end <= len(text) and text[start:end] == cited
    assert values[Measure.CITATION_INTEGRITY] == exact


def test_every_measure_is_described_and_is_of_answers_or_of_rankings() -> None:
    gold = Fields({"question": "?", "gold_quotes": ["x"]})
    without = Fields({"question": "?", "answerable": False})
    of_answers = {
        measure
        for fields in (gold, without)
        for measure in measure_failure(parse_question(fields, dialogue_id="d", turn=2))
    }
    assert of_answers | set(RETRIEVAL_MEASURES) == set(Measure) == set(DESCRIPTIONS)
    assert of_answers.isdisjoint(RETRIEVAL_MEASURES)
