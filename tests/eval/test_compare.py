from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from eval.compare import compare, word_difference
from eval.errors import ResultFileError
from eval.glossary import Measure
from eval.reply import Reply
from eval.results import QuestionResult, Result, SetInfo

Make = Callable[..., QuestionResult]
Say = Callable[..., Reply]


def result_of(*questions: QuestionResult, name: str = "s.jsonl") -> Result:
    info = SetInfo(name=name, fingerprint="f", questions=len(questions))
    return Result(sets=(info,), index_version="v", questions=questions)


def test_nothing_changed_where_nothing_did(make_result: Make) -> None:
    result = result_of(make_result("a"), make_result("b", right=0.0))
    comparison = compare(result, result)
    assert comparison.unchanged
    assert not comparison.regressed
    assert comparison.paired == 2


def test_another_index_alone_is_no_change(make_result: Make, make_reply: Say) -> None:
    first = make_result("a")
    second = replace(first, reply=make_reply("Ja", id="other", index_version="v2"))
    assert compare(result_of(first), result_of(second)).unchanged


def test_time_alone_is_no_change(make_result: Make) -> None:
    first = make_result("a")
    assert compare(result_of(first), result_of(replace(first, latency_ms=9.0))).unchanged


def test_questions_are_sorted_into_better_worse_and_other(make_result: Make) -> None:
    first = result_of(
        make_result("up", right=0.0), make_result("down"), make_result("same"), make_result("new")
    )
    second = result_of(
        make_result("up"),
        make_result("down", right=0.0),
        make_result("same"),
        make_result("new", words="Nej"),
    )
    comparison = compare(first, second)
    names = [
        [change.first.question.id for change in changes]
        for changes in (comparison.better, comparison.worse, comparison.other)
    ]
    assert names == [["up"], ["down"], ["new"]]
    assert comparison.other[0].details == ("svar: [-Ja-] {+Nej+}",)


def test_what_changed_in_an_answer_is_told(make_result: Make, make_reply: Say) -> None:
    first = replace(
        make_result("a"),
        reply=make_reply(
            "Der er 3.", cite=("3 forsøg",), trials=(("Caféer for alle", "approved"),)
        ),
    )
    second = replace(
        first,
        reply=make_reply(
            "Der er 2.", status="partial", answer_type="count", cite=("2 ansøgninger",)
        ),
        ranking=("p",),
    )
    (change,) = compare(result_of(first), result_of(second)).other
    start = "artikel-1 "
    assert change.details[:2] == ("answered/fact → partial/count", "svar: Der er [-3.-] {+2.+}")
    assert [detail.split(start)[0] for detail in change.details[2:4]] == [
        "− henvisning: ",
        "+ henvisning: ",
    ]
    assert change.details[4:] == (
        "− forsøg: Caféer for alle (approved)",
        "søgningen finder andre afsnit eller i en anden rækkefølge",
    )


def test_an_answer_that_is_gone_is_told(make_result: Make) -> None:
    first = make_result("a")
    second = replace(make_result("a", right=0.0), reply=None, failure="Noget gik galt.")
    (change,) = compare(result_of(first), result_of(second)).worse
    assert change.details == ("svaret er faldet bort", "fejl: ingen → Noget gik galt.")


def test_eight_worse_of_eight_is_a_regression_and_three_are_not(make_result: Make) -> None:
    def run(wrong: int) -> Result:
        return result_of(*(make_result(f"q{i}", right=float(i >= wrong)) for i in range(20)))

    assert compare(run(0), run(8)).regressed
    assert not compare(run(0), run(3)).regressed
    assert not compare(run(8), run(0)).regressed


def test_answers_and_their_sources_decide(make_result: Make) -> None:
    first = result_of(*(make_result(f"q{i}") for i in range(20)))
    second = result_of(*(make_result(f"q{i}", right=float(i >= 8)) for i in range(20)))
    changes = {change.measure: change for change in compare(first, second).measures}
    # 2 of the 2**8 sign patterns are as far from 0.
    assert changes[Measure.ANSWER_RIGHT].p_value == pytest.approx(2 / 2**8)
    assert changes[Measure.GOLD_CITED].p_value == 1
    assert [m for m, change in changes.items() if change.decides] == [
        Measure.ANSWER_RIGHT,
        Measure.GOLD_CITED,
    ]


def test_only_questions_with_the_same_gold_are_paired(make_result: Make) -> None:
    first = result_of(make_result("a"), make_result("b"), make_result("c"))
    second = result_of(make_result("a"), make_result("b", answer="andet"), make_result("d"))
    comparison = compare(first, second)
    assert comparison.paired == 1
    assert comparison.unpaired == ("b", "c", "d")
    assert not comparison.unchanged


def test_the_name_of_a_single_set_does_not_matter(make_result: Make) -> None:
    first = result_of(make_result("a"))
    second = result_of(make_result("a", set_name="copy.jsonl"), name="copy.jsonl")
    assert compare(first, second).unchanged


def test_results_without_a_common_question_cannot_be_compared(make_result: Make) -> None:
    with pytest.raises(ResultFileError, match="ingen spørgsmål til fælles"):
        compare(result_of(make_result("a")), result_of(make_result("b")))


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ("a b", "a b", "a b"),
        ("a b", "a c d", "a [-b-] {+c d+}"),
        ("a", "", "[-a-]"),
        ("", "a", "{+a+}"),
    ],
)
def test_texts_are_compared_word_by_word(first: str, second: str, shown: str) -> None:
    assert word_difference(first, second) == shown
