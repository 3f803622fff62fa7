from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from eval.asking import Exchange
from eval.errors import AskingError
from eval.glossary import Measure
from eval.passage_set import read_passage_set
from eval.question_set import read_question_set
from eval.reply import Reply
from eval.results import QuestionResult
from eval.run import run_passage_set, run_question_set
from eval.sources import Sources

Say = Callable[..., Reply]
Write = Callable[..., Path]


@dataclass(slots=True)
class FakeAsker:
    """Answers from a table; what is not in it is an error."""

    documents: Sources
    replies: dict[str, Reply]
    ranking: tuple[str, ...] = ()
    asked: list[tuple[str, tuple[Exchange, ...]]] = field(default_factory=list)
    searched: list[str] = field(default_factory=list)

    def ask(self, question: str, history: Sequence[Exchange]) -> Reply:
        self.asked.append((question, tuple(history)))
        if question not in self.replies:
            raise AskingError("Noget gik galt.")
        return self.replies[question]

    def search(self, query: str, k: int) -> tuple[str, ...]:
        self.searched.append(query)
        if not self.ranking:
            raise AskingError("Ingen søgning.")
        return self.ranking[:k]

    def sources(self) -> Sources:
        return self.documents


def run(path: Path, asker: FakeAsker) -> tuple[QuestionResult, ...]:
    ticks: list[None] = []
    results = run_question_set(
        read_question_set(path), asker, asker.documents, lambda: ticks.append(None)
    )
    assert len(ticks) == len(results)
    return results


def test_each_turn_is_asked_after_the_turns_before_it(
    write_set: Write, make_reply: Say, sources: Sources
) -> None:
    turns = [{"question": "A?"}, {"question": "B?"}, {"question": "C?", "standalone": "Hvad er C?"}]
    path = write_set({"id": "d", "turns": turns}, {"id": "q", "question": "E?"})
    replies = {"A?": make_reply("a [1]", cite=("Fakta",)), "C?": make_reply("c")}
    asker = FakeAsker(sources, replies, ranking=("x",))
    results = run(path, asker)
    first, second = Exchange("A?", "a [1]"), Exchange("B?", None)
    assert asker.asked[1:] == [
        ("A?", ()),
        ("B?", (first,)),
        ("C?", (first, second)),
        ("E?", ()),
    ]
    assert asker.searched[1:] == ["A?", "B?", "Hvad er C?", "E?"]
    assert [r.question.id for r in results] == ["d-1", "d-2", "d-3", "q"]


def test_a_question_that_fails_stays_with_the_worst_scores(
    write_set: Write, sources: Sources
) -> None:
    path = write_set({"id": "q", "question": "Hvad?", "gold_quotes": ["Caféer for alle"]})
    (result,) = run(path, FakeAsker(sources, {}))
    assert result.failure == "Noget gik galt."
    assert result.faults == ("intet svar: Noget gik galt.",)
    assert not result.right
    inapplicable = {Measure.REFUSAL_RIGHT, Measure.FOLLOW_UP_RIGHT}
    assert result.scores == {
        measure: float(measure is Measure.FALSE_REFUSAL)
        for measure in Measure
        if measure not in inapplicable
    }


def test_an_answer_counts_though_the_search_beside_it_failed(
    write_set: Write, make_reply: Say, sources: Sources
) -> None:
    keys = {"must_contain": [["3"]], "gold_quotes": ["3 forsøg"]}
    path = write_set({"id": "q", "question": "Hvad?", **keys})
    (result,) = run(path, FakeAsker(sources, {"Hvad?": make_reply("3", cite=("3 forsøg",))}))
    assert result.right
    assert result.failure == "Ingen søgning."
    assert result.scores[Measure.NDCG_10] == 0


def test_gold_passages_are_those_that_hold_a_gold_quote(
    write_set: Write, make_reply: Say, sources: Sources
) -> None:
    quotes = ["Caféer for alle", "Billigt nybyggeri"]
    path = write_set({"id": "q", "question": "Hvad?", "gold_quotes": quotes})
    cafe, cheap = (next(p.id for p in sources.passages if words in p.text) for words in quotes)
    asker = FakeAsker(sources, {"Hvad?": make_reply("x")}, ranking=("other", cheap))
    (result,) = run(path, asker)
    assert result.relevant == (cheap, cafe)
    assert result.group == cafe
    assert result.scores[Measure.RECIPROCAL_RANK_10] == 0.5
    assert result.scores[Measure.RECALL_10] == 0.5


def test_gold_that_stands_nowhere_counts_as_not_found(
    write_set: Write, make_reply: Say, sources: Sources
) -> None:
    path = write_set({"id": "q", "question": "Hvad?", "gold_quotes": ["Står ingen steder"]})
    (result,) = run(path, FakeAsker(sources, {"Hvad?": make_reply("x")}, ranking=("p",)))
    assert result.scores[Measure.CITATION_RECALL] == result.scores[Measure.NDCG_10] == 0
    assert result.group == "q (uden facit)"


def test_the_baselines_answer_the_same_questions(
    write_set: Write, make_reply: Say, sources: Sources
) -> None:
    cheap = {"gold_status": "afvist", "gold_quotes": ["Billigt nybyggeri"]}
    path = write_set(
        {"id": "a", "question": "Hvad med billigt nybyggeri?", **cheap},
        {"id": "b", "question": "Hvad koster en hest?", "answerable": False},
    )
    first, second = run(path, FakeAsker(sources, {}))
    assert first.baselines["bm25"][Measure.ANSWER_RIGHT] == 1
    assert first.baselines["bm25"][Measure.SUCCESS_1] == 1
    assert first.baselines["abstain"][Measure.ANSWER_RIGHT] == 0
    assert second.baselines["abstain"][Measure.ANSWER_RIGHT] == 1


def test_a_retrieval_set_is_searched_and_scored(tmp_path: Path, sources: Sources) -> None:
    passages = [("p1", "Kommunen bygger boliger"), ("p2", "Skolen har fri")]
    lines = [f'{{"id": "{i}", "text": "{text}"}}\n' for i, text in passages]
    (tmp_path / "passages.jsonl").write_text("".join(lines), encoding="utf-8")
    (tmp_path / "questions.jsonl").write_text(
        '{"id": "a", "question": "Hvem bygger?", "passage_ids": ["p1"], "answers": ["kommunen"]}\n'
        '{"id": "b", "question": "Hvem har fri?", "passage_ids": ["p2"]}\n',
        encoding="utf-8",
    )
    finder = FakeAsker(sources, {}, ranking=("p1", "x"))
    first, second = run_passage_set(read_passage_set(tmp_path), finder, lambda: None)
    assert (first.right, first.group, first.faults) == (True, "p1", ())
    assert first.question.answer == "kommunen"
    assert first.scores[Measure.NDCG_10] == 1
    assert not second.right
    assert second.faults == ("intet rigtigt afsnit blandt de 10 første fund",)
    assert second.baselines["bm25"][Measure.SUCCESS_1] == 1
    assert second.baselines["abstain"][Measure.SUCCESS_10] == pytest.approx(0)
