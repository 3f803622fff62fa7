from __future__ import annotations

import pytest

from index.danish import fold_word
from index.lexicon import Lexicon, load_lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(
        {"og": 1_000_000, "bolig": 900, "omraade": 800, "velfaerd": 700, "teknologi": 600}
        | {"for": 5000, "soeg": 500, "barnepige": 9000, "barne": 100, "pige": 100, "xyz": 1}
    )


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("boligomraade", ("bolig", "omraade")),
        ("velfaerdsteknologi", ("velfaerd", "teknologi")),
    ],
)
def test_a_compound_is_cut_between_its_parts(
    lexicon: Lexicon, word: str, parts: tuple[str, ...]
) -> None:
    assert lexicon.parts(word) == parts


@pytest.mark.parametrize(
    "word", ["bolig", "forsoeg", "barnepige", "xyzxyz", "kvark", "§66bolig", "ab", ""]
)
def test_other_words_are_left_whole(lexicon: Lexicon, word: str) -> None:
    assert lexicon.parts(word) == ()


def test_a_word_counts_what_the_table_says(lexicon: Lexicon) -> None:
    assert (lexicon.count("bolig"), lexicon.count("slot")) == (900, 0)
    assert "bolig" in lexicon
    assert "slot" not in lexicon


def test_the_rarer_a_word_the_more_it_says(lexicon: Lexicon) -> None:
    rarities = [lexicon.rarity(word) for word in ("og", "for", "bolig", "xyz", "slot")]
    assert rarities == sorted(rarities)
    assert rarities[0] == 0.0
    assert rarities[-1] <= 1.0


@pytest.mark.parametrize(
    "form", ["forlaenge", "forlaenger", "forlaengede", "forlaenget", "gaelder"]
)
def test_a_form_of_a_verb_is_one(form: str) -> None:
    assert Lexicon({"forlaenger": 10, "forlaengede": 5}).is_verb(form)


@pytest.mark.parametrize("word", ["boliger", "bolig", "slot"])
def test_a_word_without_a_past_tense_is_no_verb(word: str) -> None:
    assert not Lexicon({"boliger": 10, "bolig": 5}).is_verb(word)


def test_an_empty_table_takes_every_word_for_rare() -> None:
    assert Lexicon({}).count("og") == 0


def test_the_shipped_table_is_in_the_analysers_spelling() -> None:
    lexicon = load_lexicon()
    for word in ("forsøg", "ældre", "område", "kommune", "regering"):
        assert lexicon.count(fold_word(word)) > 100


def test_the_shipped_table_tells_common_words_from_rare_ones() -> None:
    lexicon = load_lexicon()
    assert lexicon.rarity("og") < lexicon.rarity("kommune") < lexicon.rarity("revalidering")
    assert lexicon.rarity("qwxzk") == 1.0
