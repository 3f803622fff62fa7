from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from typer.testing import CliRunner, Result

import corpus.__main__ as command
from corpus.collection import Collection
from corpus.document import Provenance, make_document
from corpus.errors import ArticleChangedError

FIRST = "000-6d810e28710eca4a"
SECOND = "002-7bbc5137714f92f9"


def _run(*args: str, env: Mapping[str, str] | None = None) -> Result:
    return CliRunner(env=env or {}).invoke(command.make_app(), list(args))


def _output(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


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
    def spoilt(*, shipped_articles: bool) -> Collection:
        assert shipped_articles
        document = make_document("a.txt", "Det er godt.", Provenance())
        return Collection(documents=(document,), passages=(), trials=())

    monkeypatch.setattr(command, "open_collection", spoilt)
    assert _output(_run("check")) == (
        1,
        "a: 1 fejl (12 tegn, 0 afsnit, 0 forsøg)\n  Plads 0-12 står ikke i noget afsnit.\n",
        "",
    )


def test_a_changed_article_is_a_no(monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(*, shipped_articles: bool) -> Collection:
        raise ArticleChangedError(f"Artiklen er ændret ({shipped_articles}).")

    monkeypatch.setattr(command, "open_collection", changed)
    assert _output(_run("check")) == (1, "", "Artiklen er ændret (True).\n")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ([], "Skriv, hvad der skal gøres: list, show, check.\n"),
        (["vis"], "Ukendt kommando 'vis'; der findes list, show, check.\n"),
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
    assert [line.split()[0] for line in verbs.splitlines()] == ["list", "show", "check"]
