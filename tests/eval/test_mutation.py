from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval import mutation
from eval.__main__ import app
from eval.kills import Killer, Survivor, Tally
from eval.mutation import OPERATORS, ask_all, mutate, mutate_documents, some_of_each_kind
from eval.mutation_report import mutation_object
from eval.question_set import read_question_set
from index.encoder import load_encoder
from server.api.models import AnswerModel
from server.service import Service, open_service
from server.settings import Settings

QUESTIONS = (
    "Hvor mange forsøg blev afvist i netværket om billige boliger?",
    "Blev Caféer for alle godkendt?",
    "Hvor længe forlænges forsøgene?",
    "Hvem er Simon Emil Ammitzbøll-Bille?",
    "Hvilket netværk har flest afslag?",
    "Hvad koster en busbillet i Aarhus?",
    "Hvor mange kommuner deltager i netværket om børn?",
    "Hvor stor en andel af forsøgene blev afvist?",
    "Fik alle ansøgningerne i bolignetværket et klart nej?",
    "Hvilke tre boligforsøg fik fuldt ja?",
)


@pytest.fixture(scope="module")
def frisvar(tmp_path_factory: pytest.TempPathFactory) -> Service:
    """The service that is under test, over the shipped articles."""
    return open_service(Settings(home=tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="module")
def answers(frisvar: Service, tmp_path_factory: pytest.TempPathFactory) -> tuple[AnswerModel, ...]:
    path = tmp_path_factory.mktemp("sets") / "sæt.jsonl"
    lines = [{"id": str(i), "question": q} for i, q in enumerate((*QUESTIONS, QUESTIONS[0]))]
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return ask_all(frisvar, [read_question_set(path)])


def test_each_answer_is_asked_for_once(answers: tuple[AnswerModel, ...]) -> None:
    assert [a.resolved_question for a in answers] == list(QUESTIONS)


def test_quick_look_has_some_of_each_kind(answers: tuple[AnswerModel, ...]) -> None:
    words = [a.answer.split()[0].strip(",:") for a in answers]
    kinds = [
        (a.answer_type, a.status, bool(a.trials), word if word.isalpha() else "")
        for a, word in zip(answers, words, strict=True)
    ]
    firsts = tuple(a for i, a in enumerate(answers) if kinds[i] not in kinds[:i])
    doubled = [*answers, *answers, *answers]
    assert some_of_each_kind(doubled, 1) == firsts
    assert len(some_of_each_kind(doubled, 2)) == 2 * len(firsts)


def test_every_mutant_of_every_operator_is_killed(
    frisvar: Service, answers: tuple[AnswerModel, ...]
) -> None:
    tallies = mutate(frisvar, answers)
    assert [t.survivors for t in tallies] == [[]] * len(OPERATORS)
    assert [t.label for t in tallies if not t.mutants] == []
    asked_again = {t.label for t in tallies if t.killed[Killer.REPETITION]}
    assert asked_again <= {o.label for o in OPERATORS if not o.lies}


@pytest.mark.parametrize("operator", [o for o in OPERATORS if o.lies], ids=lambda o: o.label)
def test_mutants_survive_a_verifier_that_sees_nothing(
    operator: mutation.Operator,
    frisvar: Service,
    answers: tuple[AnswerModel, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mutation, "proved", lambda service, answer: ())
    monkeypatch.setattr(mutation, "check_words", lambda answer, sources: ())
    (tally,) = mutate(frisvar, answers, [operator])
    assert len(tally.survivors) == tally.mutants > 0
    assert tally.rate == 0


def test_answers_do_not_outlive_a_change_of_what_they_rest_on(
    frisvar: Service, answers: tuple[AnswerModel, ...]
) -> None:
    tallies = mutate_documents(answers, frisvar.collection, load_encoder(), per_document=1)
    assert [t.survivors for t in tallies] == [[]] * len(tallies)
    assert sum(t.mutants for t in tallies) > 0


@pytest.fixture
def tallies() -> tuple[Tally, ...]:
    told = Survivor(question="Hvor mange?", before="17 blev afvist", after="18 blev afvist")
    caught = Tally(label="navne", equivalent=2)
    caught.killed[Killer.PROOF] = 3
    return caught, Tally(label="tal", survivors=[told])


def test_survivors_are_told_and_end_with_one(
    tallies: tuple[Tally, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[bool] = []

    def found(path: Path, settings: Settings, *, quick: bool) -> tuple[Tally, ...]:
        asked.append(quick)
        return tallies

    monkeypatch.setattr(mutation, "mutation_test", found)
    out = tmp_path / "m.json"
    done = CliRunner().invoke(app, ["mutate", str(tmp_path), "--json", str(out)])
    assert (done.exit_code, asked) == (1, [False])
    rows = [line.split() for line in done.stdout.splitlines()]
    assert rows[1:3] == [
        ["navne", "3", "100,0", "0", "3", "0", "2"],
        ["tal", "1", "0,0", "0", "0", "0", "0"],
    ]
    told = "OVERLEVEDE  tal: Hvor mange?: '17 blev afvist' blev '18 blev afvist'"
    assert done.stdout.splitlines()[3] == told
    assert json.loads(out.read_text(encoding="utf-8")) == mutation_object(tallies)

    monkeypatch.setattr(mutation, "mutation_test", lambda *_, quick: tallies[:1])
    assert CliRunner().invoke(app, ["mutate", str(tmp_path)]).exit_code == 0
