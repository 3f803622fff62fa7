from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from index.__main__ import make_app
from index.encoder import Encoder
from index.errors import EncoderError

FIRST = "000-6d810e28710eca4a"


class _Command:
    """The command over the shipped articles, with the small encoder, in a folder of its own."""

    def __init__(self, encoder: Encoder, home: Path) -> None:
        self._encoder = encoder
        self._home = home
        self.models: list[str | None] = []

    def __call__(self, *args: str, env: Mapping[str, str] | None = None) -> Result:
        settings = {"FRISVAR_HOME": str(self._home), **(env or {})}
        return CliRunner(env=settings).invoke(make_app(self._load), list(args))

    def _load(self, model: str | None) -> Encoder:
        self.models.append(model)
        if model == "nix":
            raise EncoderError("Modellen 'nix' kunne ikke indlæses.")
        return self._encoder


@pytest.fixture(scope="module")
def built(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> _Command:
    command = _Command(encoder, tmp_path_factory.mktemp("home"))
    assert command("build").exit_code == 0
    return command


@pytest.fixture
def bare(encoder: Encoder, tmp_path: Path) -> _Command:
    return _Command(encoder, tmp_path)


def _output(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def test_build_says_what_was_built(bare: _Command) -> None:
    result = bare("build")
    assert (result.exit_code, result.stderr) == (0, "Bygger indekset …\n")
    assert result.stdout.split(" ", 2)[2].startswith("har 86 afsnit og ")


def test_build_takes_the_model_that_is_set(bare: _Command) -> None:
    bare("build", env={"FRISVAR_MODEL": "en-anden"})
    bare("build")
    assert bare.models == ["en-anden", None]


def test_info_shows_what_the_index_was_built_of(built: _Command) -> None:
    info = json.loads(built("info", "--json").stdout)
    assert (info["model"], info["passages"], info["dimension"], info["current"]) == (
        "prøve",
        86,
        64,
        True,
    )
    lines = [line.split(maxsplit=1) for line in built("info").stdout.splitlines()]
    assert lines[0] == ["indeks", info["fingerprint"]]
    assert lines[-1] == ["opdateret", "ja"]


def test_info_says_when_the_documents_are_others(built: _Command) -> None:
    result = built("info", env={"FRISVAR_SHIPPED_ARTICLES": "0"})
    assert result.stdout.splitlines()[-1] == "opdateret  nej; kør python -m index build"


def test_search_shows_hits_with_their_place(built: _Command) -> None:
    result = built("search", "Lempede mentorregler", "-k", "1")
    assert result.exit_code == 0
    first, second = result.stdout.splitlines()
    assert first.startswith(f"1. {FIRST} 2045-2065 (")
    assert second == "   Lempede mentorregler"


def test_search_as_json_has_the_fields_of_the_contract(built: _Command) -> None:
    found = json.loads(built("search", "mentorregler", "-k", "1", "--json").stdout)
    assert found["count"] == 1
    (hit,) = found["hits"]
    assert isinstance(hit.pop("score"), float)
    assert hit == {
        "passage_id": f"{FIRST}.p0013",
        "document_id": FIRST,
        "text": "Lempede mentorregler",
        "kind": "bullet",
        "section": [
            "Fakta",
            "En mere fleksibel og effektiv beskæftigelsesindsats,"
            " herunder nytænkning af integrationsområdet",
        ],
        "start_char_index": 2045,
        "end_char_index": 2065,
        "matched": [{"term": "mentorregler", "by": "word"}],
    }


def test_search_keeps_to_the_document_asked_for(built: _Command) -> None:
    second = "002-7bbc5137714f92f9"
    found = json.loads(built("search", "forsøg", "--document", second, "--json").stdout)
    assert {h["document_id"] for h in found["hits"]} == {second}


def test_search_in_an_unknown_document_is_a_no(built: _Command) -> None:
    result = built("search", "forsøg", "--document", "nix")
    assert _output(result) == (1, "", "Der er intet dokument med id 'nix'.\n")


@pytest.mark.parametrize("verb", [["info"], ["search", "forsøg"]])
def test_without_an_index_the_answer_is_no(bare: _Command, verb: list[str]) -> None:
    result = bare(*verb)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Der er intet indeks i ")
    assert result.stderr.endswith('; kør "python -m index build".\n')


def test_an_index_of_other_documents_is_not_searched(built: _Command) -> None:
    result = built("search", "forsøg", env={"FRISVAR_SHIPPED_ARTICLES": "0"})
    assert (result.exit_code, result.stdout) == (1, "")
    assert "er bygget af andre dokumenter" in result.stderr


def test_a_model_that_cannot_be_loaded_is_a_no(bare: _Command) -> None:
    result = bare("build", env={"FRISVAR_MODEL": "nix"})
    assert _output(result) == (
        1,
        "",
        "Bygger indekset …\nModellen 'nix' kunne ikke indlæses.\n",
    )


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ([], "Skriv, hvad der skal gøres: build, info, search."),
        (["find"], "Ukendt kommando 'find'; der findes build, info, search."),
        (["search"], "'TEKST' mangler (se --help)."),
        (["search", " "], "Skriv, hvad der skal søges efter."),
        (["search", "a", "-n", "5"], "Tilvalget -n findes ikke, eller også mangler dets værdi"),
        (["search", "a", "-k", "0"], "'-k' har en værdi, der ikke kan bruges: "),
    ],
    ids=["no verb", "unknown verb", "no text", "blank text", "unknown option", "no hits"],
)
def test_wrong_use_costs_one_danish_line(built: _Command, args: list[str], message: str) -> None:
    result = built(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(message)
    assert result.stderr.count("\n") == 1
