from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest
from typer.testing import CliRunner, Result

from eval.__main__ import app
from eval.errors import EvaluationError
from eval.replay import run_again
from eval.results import read_result

Write = Callable[..., Path]
Answer = Callable[..., dict[str, object]]


class Served(Protocol):
    url: str
    answers: dict[str, dict[str, object] | int]
    requests: list[dict[str, object]]
    hits: tuple[str, ...]


def invoke(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def asked(write_set: Write, service: Served, make_answer: Answer) -> Path:
    """A set of nine questions, all of which the service answers right."""
    count = {"kind": "count", "must_contain": [["3"]], "gold_quotes": ["3 forsøg"]}
    numbers = [{"id": f"n{i}", "question": f"Hvor mange {i}?", **count} for i in range(8)]
    hidden = {"id": "u", "question": "Hvad koster det?", "kind": "unanswerable", "style": ["typo"]}
    for i in range(8):
        service.answers[f"Hvor mange {i}?"] = make_answer("3 [1].", cite=("3 forsøg",))
    service.answers["Hvad koster det?"] = make_answer("Det fremgår ikke.", status="abstained")
    quotes = ["Tre nye", "3 forsøg", "Lovforslaget", "1. juli 2018", "Fakta", "Flere", "Caféer"]
    for number, quote in zip(numbers, quotes, strict=False):
        number["gold_quotes"] = [quote, "3 forsøg"]
    return write_set(*numbers, hidden)


def test_scores_go_to_stdout_and_nothing_else(asked: Path, service: Served) -> None:
    done = invoke("run", asked, "--base", service.url)
    assert done.exit_code == 0
    assert "sæt.jsonl: 9 spørgsmål\n" in done.stdout
    (right,) = [line for line in done.stdout.splitlines() if line.startswith("Rigtige svar")]
    assert right.split() == ["Rigtige", "svar", "100,0", "100,0–100,0", "9", "33,3", "11,1"]
    (style,) = [line for line in done.stdout.splitlines() if line.startswith("tastefejl")]
    assert style.split() == ["tastefejl", "100,0", "–", "1", "100,0", "100,0", "–"]
    assert done.stderr == ""


def test_a_question_without_an_answer_is_told_and_counted(asked: Path, service: Served) -> None:
    service.answers["Hvad koster det?"] = 500
    done = invoke("run", asked, "--base", service.url)
    assert done.exit_code == 0
    assert done.stderr == "u: /api/ask gav 500: Noget gik galt.\n"
    assert "9 spørgsmål, 1 uden svar" in done.stdout


def test_result_and_report_are_written(asked: Path, service: Served, tmp_path: Path) -> None:
    json_out, html_out = tmp_path / "r.json", tmp_path / "r.html"
    done = invoke("run", asked, "--base", service.url, "--json", json_out, "--html", html_out)
    assert done.exit_code == 0
    found = json.loads(json_out.read_text(encoding="utf-8"))
    assert found["summary"][0]["scores"]["answer_right"]["value"] == 1
    assert found["summary"][0]["scores"]["answer_right"]["abstain"] == pytest.approx(1 / 9)
    assert [question["id"] for question in found["questions"]] == [
        *(f"n{i}" for i in range(8)),
        "u",
    ]
    assert str(tmp_path) not in json_out.read_text(encoding="utf-8")
    assert "9 af 9 spørgsmål er besvaret rigtigt." in html_out.read_text(encoding="utf-8")


def test_gold_that_is_not_in_the_sources_is_told(write_set: Write, service: Served) -> None:
    path = write_set({"id": "q", "question": "Hvad?", "gold_quotes": ["Står ingen steder"]})
    service.answers["Hvad?"] = 404
    done = invoke("run", path, "--base", service.url)
    assert done.stderr.splitlines()[1:] == ["q: facits citater står ikke i kilderne"]


def test_a_folder_stands_for_the_sets_in_it(asked: Path, write_set: Write, service: Served) -> None:
    write_set({"id": "n0", "question": "Hvor mange 0?"}, name="andet.jsonl")
    done = invoke("run", asked.parent, "--base", service.url)
    assert done.exit_code == 0
    assert "andet.jsonl: 1 spørgsmål" in done.stdout
    assert "sæt.jsonl: 9 spørgsmål" in done.stdout


def test_wrong_use_is_told_on_stderr_with_2(
    asked: Path, service: Served, tmp_path: Path, write_set: Write
) -> None:
    empty = tmp_path / "tom"
    empty.mkdir()
    malformed = write_set("{", name="galt.jsonl")
    for arguments, why in (
        (["run", tmp_path / "missing"], "findes ikke"),
        (["run", empty, "--base", service.url], "ingen spørgsmålssæt"),
        (["run", malformed], "linje 1: ikke gyldig JSON"),
        (["run", asked, "--base", "http://127.0.0.1:9"], "svarede ikke, som det skal"),
        (["run", asked, "--json", empty / "no" / "r.json"], "findes ikke"),
        (["compare", asked, asked], "er ikke et resultat"),
        (["check", "--expected", tmp_path / "no.toml"], "kan ikke læses"),
    ):
        done = invoke(*arguments)
        assert (done.exit_code, done.stdout) == (2, ""), arguments
        assert why in " ".join(done.stderr.replace("│", " ").split()), arguments


def test_a_retrieval_set_is_not_searched_over_http(tmp_path: Path, service: Served) -> None:
    (tmp_path / "passages.jsonl").write_text('{"id": "p", "text": "x"}', encoding="utf-8")
    (tmp_path / "questions.jsonl").write_text(
        '{"id": "q", "question": "x", "passage_ids": ["p"]}', encoding="utf-8"
    )
    done = invoke("run", tmp_path, "--base", service.url)
    assert done.exit_code == 2
    assert "udelad --base" in done.stderr


def test_comparing_tells_what_changed_and_1_for_a_regression(
    asked: Path, service: Served, make_answer: Answer, tmp_path: Path
) -> None:
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    invoke("run", asked, "--base", service.url, "--json", before)
    same = invoke("compare", before, before)
    assert (same.exit_code, same.stdout) == (0, "Intet er ændret: 9 spørgsmål, de samme svar.\n")
    for i in range(8):
        service.answers[f"Hvor mange {i}?"] = make_answer("4 [1].", cite=("Fakta",))
    invoke("run", asked, "--base", service.url, "--json", after)
    worse = invoke("compare", before, after)
    assert worse.exit_code == 1
    assert "Blevet ringere (8)" in worse.stdout
    assert "svar: [-3-] {+4+} [1]." in worse.stdout
    assert "+ henvisning: artikel-1" in worse.stdout
    assert "Signifikant tilbagegang (p < 0.05): Rigtige svar" in worse.stdout
    better = invoke("compare", after, before)
    assert better.exit_code == 0
    assert "Blevet bedre (8)" in better.stdout


def test_checking_holds_scores_against_the_table(
    asked: Path, service: Served, tmp_path: Path
) -> None:
    table = tmp_path / "expected.toml"
    arguments = ["--questions", asked.parent, "--expected", table, "--base", service.url]
    written = invoke("check", *arguments, "--update")
    assert (written.exit_code, written.stdout) == (0, "")
    good = invoke("check", *arguments)
    assert (good.exit_code, good.stdout) == (0, "Alle tal er, som de skal være.\n")
    service.answers["Hvad koster det?"] = 500
    fallen = invoke("check", *arguments)
    assert fallen.exit_code == 1
    assert "FALDET  sæt.jsonl: Rigtige svar er faldet: 1.0 → 0.8889\n" in fallen.stdout
    invoke("check", *arguments, "--update")
    service.answers["Hvad koster det?"] = service.answers["Hvor mange 0?"]
    with asked.open("a", encoding="utf-8") as file:
        file.write('{"id": "ny", "question": "Hvor mange 0?"}\n')
    stale = invoke("check", *arguments)
    assert stale.exit_code == 1
    assert stale.stdout == "FORÆLDET  sæt.jsonl: sættet er ændret siden tabellen\n"
    assert "--update" in stale.stderr


def test_a_replay_in_a_second_process_finds_the_same_bytes(asked: Path, service: Served) -> None:
    done = invoke("run", asked, "--base", service.url, "--replay")
    assert done.exit_code == 0, done.stderr
    assert "Gentaget i en ny proces: 9 svar ens, byte for byte." in done.stdout
    assert len(service.requests) == 2 * 10  # one more each, before the clock runs


def test_a_replay_tells_which_answers_differ(
    asked: Path,
    service: Served,
    make_answer: Answer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    again = tmp_path / "again.json"
    service.answers["Hvor mange 3?"] = make_answer("3 [1].", cite=("3 forsøg",), nearest=[{"a": 1}])
    invoke("run", asked, "--base", service.url, "--json", again)
    service.answers["Hvor mange 3?"] = make_answer("3 [1].", cite=("3 forsøg",))
    monkeypatch.setattr("eval.__main__.run_again", lambda *_: read_result(again))
    done = invoke("run", asked, "--base", service.url, "--replay")
    assert done.exit_code == 1
    assert done.stdout.endswith("ANDERLEDES  n3: Hvor mange 3?\n")


def test_a_replay_over_another_index_proves_nothing(
    asked: Path,
    service: Served,
    make_answer: Answer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    again = tmp_path / "again.json"
    invoke("run", asked, "--base", service.url, "--json", again)
    service.answers["Hvor mange 3?"] = make_answer("3", index_version="v2")
    monkeypatch.setattr("eval.__main__.run_again", lambda *_: read_result(again))
    done = invoke("run", asked, "--base", service.url, "--replay")
    assert done.exit_code == 1
    assert "er ændret under gentagelsen" in done.stdout


def test_a_second_process_that_fails_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="Gentagelsen mislykkedes: .*findes ikke"):
        run_again(tmp_path / "missing.jsonl", None)


def test_help_names_the_commands_and_loads_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    done = invoke("--help")
    assert done.exit_code == 0
    for command in ("run", "compare", "check"):
        assert command in done.stdout
