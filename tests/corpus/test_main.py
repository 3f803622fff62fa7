from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import corpus.__main__ as command
from corpus.collection import Collection
from corpus.document import Provenance, make_document
from corpus.errors import ArticleChangedError

FIRST = "000-6d810e28710eca4a"
SECOND = "002-7bbc5137714f92f9"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test."""
    monkeypatch.setenv("FRISVAR_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def _run(*args: str, env: Mapping[str, str] | None = None) -> Result:
    return CliRunner(env=env or {}).invoke(command.make_app(), list(args))


def _output(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def test_one_file_is_one_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Et brev.", encoding="utf-8")
    assert _run("add", str(tmp_path / "a.txt")).stdout.splitlines()[-1].startswith("1 fil: 1 til")


def test_list_shows_a_line_for_each_document() -> None:
    assert _output(_run("list")) == (
        0,
        "ID                    TITEL                                               UDGIVER  DATO"
        "        AFSNIT  FORSØG\n"
        f"{FIRST}  33 nye forsøg i frikommuner godkendt af regeringen  DK Nyt   ukendt"
        "      68      50\n"
        f"{SECOND}  Regeringen forlænger lovende frikommuneforsøg       ukendt   2021-08-26"
        "  18      0\n",
        "",
    )


def test_list_as_json_has_the_fields_of_the_contract() -> None:
    documents = json.loads(_run("list", "--json").stdout)
    assert documents["count"] == 2
    assert documents["documents"][0] == {
        "id": FIRST,
        "file_name": "000_6d810e28710eca4a.txt",
        "title": "33 nye forsøg i frikommuner godkendt af regeringen",
        "publisher": "DK Nyt",
        "published": None,
        "source_url": None,
        "source_url_printed": (
            "https://www.dknyt.dkartikel/33-nye-forsg-i-frikommuner-godkendt-af-regeringen"
        ),
        "sha256": "d548e34b2e05dd54522662a992c8c9885817c39bb4ed9e1f14f077868c737864",
        "passages": 68,
        "trials": 50,
    }


def test_without_documents_there_is_nothing_to_list() -> None:
    env = {"FRISVAR_SHIPPED_ARTICLES": "0"}
    assert _output(_run("list", env=env)) == (0, "", "Der er ingen dokumenter.\n")
    assert json.loads(_run("list", "--json", env=env).stdout) == {"count": 0, "documents": []}


def test_show_tells_what_is_known_what_stands_where_and_the_trials() -> None:
    lines = _run("show", FIRST).stdout.splitlines()
    assert lines[2:5] == [
        "titel    33 nye forsøg i frikommuner godkendt af regeringen",
        "udgiver  DK Nyt",
        "dato     ukendt",
    ]
    assert "p0008  overskrift  1738-1743  Fakta" in lines
    assert "p0013  punkt       2043-2065      Lempede mentorregler" in lines
    assert "p0013   imødekommet          -          Lempede mentorregler" in lines
    assert "p0025   delvist imødekommet  »Delvist«  Forebyggelse af udsættelser" in lines


def test_show_as_json_has_passages_and_trials() -> None:
    shown = json.loads(_run("show", FIRST, "--json").stdout)
    assert shown["passages"][13] == {
        "id": f"{FIRST}.p0013",
        "kind": "bullet",
        "section": [
            "Fakta",
            "En mere fleksibel og effektiv beskæftigelsesindsats,"
            " herunder nytænkning af integrationsområdet",
        ],
        "start": 2043,
        "end": 2065,
        "text": "Lempede mentorregler",
    }
    assert shown["trials"][13] == {
        "id": "forebyggelse-af-udsaettelser-42e5133e",
        "title": "Forebyggelse af udsættelser",
        "network": "Flere billige boliger og fleksible boligløsninger",
        "round": 3,
        "status": "partly",
        "status_text": "Delvist",
        "passage_id": f"{FIRST}.p0025",
    }


def test_show_of_an_unknown_document_is_a_no() -> None:
    assert _output(_run("show", "nix")) == (1, "", "Der er intet dokument med id 'nix'.\n")


def test_check_says_that_all_is_in_order() -> None:
    assert _output(_run("check")) == (
        0,
        f"{FIRST}: i orden (5671 tegn, 68 afsnit, 50 forsøg)\n"
        f"{SECOND}: i orden (2734 tegn, 18 afsnit, 0 forsøg)\n",
        "",
    )


def test_check_names_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def spoilt(*, home: Path, shipped_articles: bool) -> Collection:
        assert (home.name, shipped_articles) == ("home", True)
        document = make_document("a.txt", "Det er godt.", Provenance())
        return Collection(documents=(document,), passages=(), trials=())

    monkeypatch.setattr(command, "open_collection", spoilt)
    assert _output(_run("check")) == (
        1,
        "a: 1 fejl (12 tegn, 0 afsnit, 0 forsøg)\n  Plads 0-12 står ikke i noget afsnit.\n",
        "",
    )


def test_a_changed_article_is_a_no(monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(*, home: Path, shipped_articles: bool) -> Collection:
        assert home.name == "home"
        raise ArticleChangedError(f"Artiklen er ændret ({shipped_articles}).")

    monkeypatch.setattr(command, "open_collection", changed)
    assert _output(_run("check")) == (1, "", "Artiklen er ændret (True).\n")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ([], "Skriv, hvad der skal gøres: add, remove, list, show, check.\n"),
        (["vis"], "Ukendt kommando 'vis'; der findes add, remove, list, show, check.\n"),
        (["show"], "'ID' mangler (se --help).\n"),
        (["list", "a"], "Der står mere efter kommandoen, end den tager (se --help).\n"),
        (
            ["list", "--yaml"],
            "Tilvalget --yaml findes ikke, eller også mangler dets værdi (se --help).\n",
        ),
    ],
    ids=["no verb", "unknown verb", "no id", "too much", "unknown option"],
)
def test_wrong_use_costs_one_danish_line(args: list[str], message: str) -> None:
    assert _output(_run(*args)) == (2, "", message)


def test_an_unknown_setting_is_wrong_use() -> None:
    result = _run("list", env={"FRISVAR_HJEM": "/srv"})
    assert (result.exit_code, result.stderr.partition(";")[0]) == (
        2,
        "Ukendt indstilling 'FRISVAR_HJEM'",
    )


def test_help_names_the_verbs() -> None:
    result = _run("--help")
    assert result.exit_code == 0
    verbs = result.stdout.partition("Commands:\n")[2]
    assert [line.split()[0] for line in verbs.splitlines()] == [
        "add",
        "remove",
        "list",
        "show",
        "check",
    ]


def _files(folder: Path, **texts: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for stem, text in texts.items():
        (folder / f"{stem}.txt").write_text(text, encoding="utf-8")
    return folder


def _without_rate(line: str) -> str:
    return re.sub(r" \([0-9]+ filer/s\)", "", line)


def test_add_takes_a_folder_in_and_tells_of_each_file(tmp_path: Path) -> None:
    folder = _files(tmp_path / "ind", a="Nyt\n\nDet går godt.", b="", c="Nyt\n\nDet  går godt.")
    code, out, err = _output(_run("add", str(folder)))
    assert (code, _without_rate(out)) == (
        1,
        "tilføjet: a (filen 'a.txt')\n3 filer: 1 tilføjet, 2 afvist.\n",
    )
    assert err == (
        "afvist: 'b.txt': er tom\n"
        "afvist: 'c.txt': teksten er her allerede som 'a' (filen 'a.txt')\n"
    )


def test_add_again_passes_over_what_is_unchanged(tmp_path: Path) -> None:
    folder = _files(tmp_path / "ind", a="Det går godt.", b="Det går an.")
    _run("add", str(folder))
    _files(folder, b="Det går bedre.", c="Det går.")
    (folder / "a.json").write_text('{"title": "Om a"}', encoding="utf-8")
    added = json.loads(_run("add", str(folder), "--json").stdout)
    assert added == {
        "count": 3,
        "files": [
            {"file": f"{i}.txt", "result": result, "id": i, "why": None}
            for i, result in (("a", "updated"), ("b", "updated"), ("c", "added"))
        ],
    }
    code, out, _ = _output(_run("add", str(folder)))
    assert (code, _without_rate(out).splitlines()[-1]) == (0, "3 filer: 3 uændret.")
    assert json.loads(_run("show", "a", "--json").stdout)["title"] == "Om a"


def test_signs_that_turn_the_writing_are_told_of(tmp_path: Path) -> None:
    folder = _files(tmp_path / "ind", a="Det går \u202egodt.")
    assert _output(_run("add", str(folder)))[2] == (
        "'a.txt': har et tegn, der vender skriveretningen (plads 8)\n"
    )


def test_an_empty_folder_is_nothing_to_read(tmp_path: Path) -> None:
    code, out, _ = _output(_run("add", str(_files(tmp_path / "ind"))))
    assert (code, _without_rate(out)) == (0, "0 filer: ingen at læse.\n")


def test_remove_takes_a_document_out(tmp_path: Path) -> None:
    _run("add", str(_files(tmp_path / "ind", a="Det går godt.")))
    assert _output(_run("remove", "a")) == (0, "fjernet: a\n", "")
    assert json.loads(_run("list", "--json").stdout)["count"] == 2
    assert _output(_run("remove", "a")) == (1, "", "Der er intet dokument med id 'a'.\n")
    assert _output(_run("remove", FIRST))[2].startswith(f"{FIRST!r} følger med Frisvar")


def test_check_tells_what_became_of_earlier_texts(tmp_path: Path) -> None:
    folder = tmp_path / "ind"
    old = "Nyt\n\nByen har fået 33 forsøg.\n\nDet her afsnit er for langt.\n\nTil slut det her.\n"
    _run("add", str(_files(folder, a=old, b="Væk om lidt.")))
    new = "Nyt\n\nByen har fået 34 forsøg.\n\nTil slut det her.\n"
    _run("add", str(_files(folder, a=new)))
    _run("remove", "b")
    code, out, _ = _output(_run("check", env={"FRISVAR_SHIPPED_ARTICLES": "0"}))
    sha8 = hashlib.sha256(old.encode()).hexdigest()[:8]
    assert (code, out) == (
        0,
        "a: i orden (49 tegn, 3 afsnit, 0 forsøg)\n"
        f"a: tidligere udgave {sha8}: 1 uændret, 1 flyttet, 1 ændret, 1 væk\n"
        "  ændret: 5-29 »Byen har fået 33 forsøg.«\n"
        "  væk: 31-59 »Det her afsnit er for langt.«\n"
        "b: fjernet; 1 afsnit findes kun som tidligere tekst\n",
    )


def test_what_a_terminal_obeys_is_not_sent_to_it(tmp_path: Path) -> None:
    folder = _files(tmp_path / "ind", a="\x1b[31mRødt\x1b[0m er her.")
    (folder / "a.json").write_text('{"title": "\\u001b]0;x\\u0007"}', encoding="utf-8")
    _run("add", str(folder))
    assert "\x1b" not in _run("list").stdout + _run("show", "a").stdout


def test_a_full_disk_is_a_no_and_what_was_told_of_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _files(tmp_path / "ind", a="Det går godt.", b="Det går bedre. " * 50_000, c="Ja.")
    connect = sqlite3.connect

    def on_a_small_disk(path: Path, **named: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(path, **named)  # type: ignore[call-overload]
        connection.execute("PRAGMA max_page_count = 30")
        return connection

    with monkeypatch.context() as patched:
        patched.setattr(sqlite3, "connect", on_a_small_disk)
        code, out, err = _output(_run("add", str(folder)))
    assert (code, _without_rate(out)) == (1, "tilføjet: a (filen 'a.txt')\n1 fil: 1 tilføjet.\n")
    assert "der er ikke plads på disken" in err
    listed = json.loads(_run("list", "--json", env={"FRISVAR_SHIPPED_ARTICLES": "0"}).stdout)
    assert [d["id"] for d in listed["documents"]] == ["a"]
    assert _output(_run("add", str(folder)))[0] == 0
