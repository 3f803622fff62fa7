"""The shipped tables: what they hold for words that people ask with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.danish import fold_word, stem
from index.word_tables import (
    SYNONYMS,
    TRANSLATIONS,
    load_synonyms,
    load_translations,
    synonyms_of,
    translations_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLES = pytest.mark.parametrize(
    "table", [load_synonyms(), load_translations()], ids=["synonyms", "translations"]
)


@pytest.mark.parametrize(
    ("word", "synonym"),
    [
        ("penge", "midler"),
        ("midler", "penge"),
        ("gratis", "vederlagsfri"),
        ("vederlagsfri", "gratis"),
        ("opsige", "ophæve"),
        ("enklere", "forenkling"),
        ("papirarbejde", "dokumentation"),
        ("lejer", "beboer"),
        ("afvise", "afslå"),
        ("afvise", "afvisning"),
        ("evaluere", "evaluering"),
        ("flygtning", "indvandrer"),
    ],
)
def test_a_word_has_the_synonym_that_administration_uses(word: str, synonym: str) -> None:
    assert fold_word(synonym) in load_synonyms()[fold_word(word)]


@pytest.mark.parametrize(
    ("phrase", "synonym"),
    [("smide ud", "udsætte"), ("sige op", "opsige"), ("bakke op", "støtte")],
)
def test_a_verb_with_its_particle_has_synonyms(phrase: str, synonym: str) -> None:
    assert fold_word(synonym) in load_synonyms()[phrase]


@pytest.mark.parametrize(
    ("word", "opposite"),
    [
        ("afvist", "imødekommet"),
        ("afvise", "imødekomme"),
        ("godkende", "afvise"),
        ("øge", "mindske"),
        ("forlænge", "forkorte"),
        ("tilladt", "forbudt"),
        ("lejer", "udlejer"),
    ],
)
def test_words_of_opposite_meaning_are_no_synonyms(word: str, opposite: str) -> None:
    assert fold_word(opposite) not in synonyms_of(fold_word(word))
    assert fold_word(word) not in synonyms_of(fold_word(opposite))


@pytest.mark.parametrize(
    ("english", "danish"),
    [
        ("parliament", "folketinget"),
        ("approved", "godkendt"),
        ("rejected", "afvist"),
        ("application", "ansøgning"),
        ("applications", "ansøgning"),
        ("volunteers", "frivillige"),
        ("refugees", "flygtninge"),
        ("children", "børn"),
        ("housing", "boliger"),
        ("technology", "teknologi"),
        ("tax-free", "skattefri"),
        ("municipality", "kommune"),
        ("government", "regering"),
        ("trial", "forsøg"),
        ("trials", "retssag"),
        ("extended", "forlænget"),
        ("evaluation", "evaluering"),
        ("minister", "minister"),
        ("law", "lov"),
        ("act", "lov"),
        ("phone", "telefon"),
        ("number", "nummer"),
        ("agriculture", "landbrug"),
        ("prison", "fængsel"),
    ],
)
def test_an_english_word_has_its_danish_one(english: str, danish: str) -> None:
    stems = {stem(word) for word in load_translations()[fold_word(english)]}

    assert stem(fold_word(danish)) in stems


@TABLES
def test_keys_and_words_are_folded(table: Mapping[str, tuple[str, ...]]) -> None:
    keys = {part for key in table for part in key.split(" ")}
    found = {word for row in table.values() for word in row}

    assert {word for word in keys | found if fold_word(word) != word or not word} == set()


@TABLES
def test_rows_are_short_and_name_each_stem_once(table: Mapping[str, tuple[str, ...]]) -> None:
    assert max(len(row) for row in table.values()) <= 12
    assert [key for key, row in table.items() if len({stem(w) for w in row}) < len(row)] == []


def test_no_word_is_its_own_synonym_and_no_function_word_has_any() -> None:
    table = load_synonyms()

    assert [word for word, row in table.items() if stem(word) in map(stem, row)] == []
    assert [word for word in ("og", "det", "hvad", "ikke", "med") if word in table] == []


def test_english_words_that_tell_nothing_are_left_out() -> None:
    assert [
        word for word in ("the", "of", "how", "which", "is") if word in load_translations()
    ] == []


def test_an_inflected_word_is_looked_up_by_its_stem() -> None:
    assert "vederlagsfriere" not in load_synonyms()
    assert synonyms_of("ansoegningernes") == synonyms_of("ansoegning")
    assert translations_of("municipalitys")[0] == "kommune"


def test_an_unknown_word_has_neither() -> None:
    assert synonyms_of("xyzzyq") == ()
    assert translations_of("xyzzyq") == ()


def test_tables_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        load_synonyms()["ny"] = ("nyt",)  # type: ignore[index]


def test_tables_are_small() -> None:
    assert SYNONYMS.stat().st_size < 1_500_000
    assert TRANSLATIONS.stat().st_size < 1_500_000
