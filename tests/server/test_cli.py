from __future__ import annotations

import json
import socket
from dataclasses import replace
from pathlib import Path

import pytest
import uvicorn
from typer.testing import CliRunner

from server import cli as command_line
from server.cli import cli
from server.service import Service

runner = CliRunner()


@pytest.fixture(autouse=True)
def _opened_once(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FRISVAR_HOME", "FRISVAR_MODEL", "FRISVAR_SHIPPED_ARTICLES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(command_line, "open_service", lambda _: service)


def test_ask_prints_the_answer_and_its_sources(service: Service) -> None:
    answer = service.ask("Hvor mange forsøg blev afvist?")
    result = runner.invoke(cli, ["ask", "Hvor mange forsøg blev afvist?"])
    assert result.exit_code == 0
    assert result.stdout.startswith(answer.text)
    for citation in answer.citations:
        assert f"»{citation.cited_text}«" in result.stdout


def test_ask_as_json_is_the_answer_object(service: Service) -> None:
    result = runner.invoke(cli, ["ask", "Hvor mange forsøg blev afvist?", "--json"])
    shown = json.loads(result.stdout)
    assert shown["id"] == service.ask("Hvor mange forsøg blev afvist?").id


def test_explanation_does_not_stand_among_the_json() -> None:
    result = runner.invoke(cli, ["ask", "Hvor mange forsøg blev afvist?", "--json", "--explain"])
    json.loads(result.stdout)
    assert "forstået som: " in result.stderr


def test_question_without_answer_exits_with_1() -> None:
    result = runner.invoke(cli, ["ask", "Hvad koster en liter mælk?"])
    assert result.exit_code == 1
    assert result.stdout


def test_nearest_places_are_not_told_as_sources(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    near = service.search("evaluering", 2)
    answer = replace(
        service.ask("Hvad koster en liter mælk?"), nearest=near, suggestions=("Hvad ellers?",)
    )
    monkeypatch.setattr(service, "ask", lambda _: answer)
    result = runner.invoke(cli, ["ask", "Hvad koster en liter mælk?"])
    assert "Nærmeste steder i kilderne (svarer ikke på spørgsmålet):" in result.stdout
    assert near[0].passage.text in result.stdout
    assert result.stdout.endswith("Spørg videre:\n  – Hvad ellers?\n")


def test_empty_question_is_wrong_use() -> None:
    result = runner.invoke(cli, ["ask", "  "])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1


def test_cite_tells_where_words_stand(service: Service) -> None:
    citation = service.ask("Hvor mange forsøg blev afvist?").citations[-1]
    result = runner.invoke(cli, ["cite", citation.cited_text])
    assert result.exit_code == 0
    assert f"tegn {citation.span.start}-{citation.span.end}" in result.stdout


def test_cite_of_words_that_stand_nowhere_exits_with_1() -> None:
    result = runner.invoke(cli, ["cite", "zebrastriber på månen"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Ordene står ikke i kilderne.\n"


def test_get_writes_the_body_and_nothing_else() -> None:
    result = runner.invoke(cli, ["--get", "/health/live"])
    assert (result.exit_code, result.stdout) == (0, '{"status":"live"}')


def test_get_of_what_is_not_there_exits_with_1() -> None:
    result = runner.invoke(cli, ["--get", "/findes-ikke"])
    assert result.exit_code == 1
    assert json.loads(result.stdout)["code"] == "not_found"


def test_server_listens_where_it_says_and_keeps_no_addresses(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ran: list[tuple[uvicorn.Config, int]] = []

    def run(server: uvicorn.Server, sockets: list[socket.socket]) -> None:
        ran.append((server.config, sockets[0].getsockname()[1]))

    monkeypatch.setattr(uvicorn.Server, "run", run)
    result = runner.invoke(cli, ["--port", "0"])
    (config, port) = ran[0]
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"http://127.0.0.1:{port}" in result.stderr
    assert not config.access_log


def test_busy_port_is_one_danish_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = runner.invoke(cli, ["--port", str(port)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (f"Port {port} på 127.0.0.1 er optaget. Vælg en anden med --port.\n")


def test_host_that_is_not_here_is_one_danish_line() -> None:
    result = runner.invoke(cli, ["--host", "findes.ikke.invalid"])
    assert result.exit_code == 1
    assert result.stderr == "Adressen 'findes.ikke.invalid' findes ikke på denne maskine.\n"


def test_unknown_setting_is_wrong_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRISVAR_HOEM", "x")
    result = runner.invoke(cli, ["ask", "Hej"])
    assert result.exit_code == 2
    assert "FRISVAR_HOEM" in result.stderr


def test_saved_answer_is_verified_and_a_changed_one_is_not(tmp_path: Path) -> None:
    file = tmp_path / "svar.json"
    asked = runner.invoke(cli, ["ask", "Hvor mange forsøg blev afvist?", "--json"])
    file.write_text(asked.stdout, encoding="utf-8")
    result = runner.invoke(cli, ["verify", str(file)])
    assert (result.exit_code, "HOLDER IKKE" in result.stdout) == (0, False)

    file.write_text(asked.stdout.replace("17 forsøg blev", "18 forsøg blev"), encoding="utf-8")
    result = runner.invoke(cli, ["verify", str(file)])
    assert result.exit_code == 1
    assert "HOLDER IKKE (tallet står ikke i kilden, der henvises til): 18\n" in result.stdout


def test_file_that_is_no_answer_is_wrong_use(tmp_path: Path) -> None:
    file = tmp_path / "svar.json"
    file.write_text('{"answer": "17"}', encoding="utf-8")
    result = runner.invoke(cli, ["verify", str(file)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Filen er ikke et svar fra Frisvar: se »id«.\n"
