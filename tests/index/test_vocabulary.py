from __future__ import annotations

import math

import pytest

from index.danish import analyse, stem
from index.vocabulary import MATCH_WEIGHT, MatchKind, Vocabulary, is_english

TEXTS = (
    "Søvnforbedrende velfærdsteknologier til ældre",
    "Lempede regler for boligen efter § 66",
    "Huslejetilskud til boligen",
    "Mindre dokumentation ved sanktioner",
)
BOLIG = stem("bolig")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(analyse(text) for text in TEXTS)


def _matches(vocabulary: Vocabulary, query: str) -> list[list[tuple[str, str]]]:
    read = vocabulary.read(analyse(query))
    return [[(term, kind.value) for term, kind in word.matches] for word in read]


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("regler", [("regl", "word")]),
        ("REGLER", [("regl", "word")]),
        ("boliger", [(BOLIG, "stem")]),
        ("§ 66", [("§66", "word")]),
        ("paragraf 66", [("§66", "word")]),
        ("teknologi", [("teknologi", "compound")]),
        ("sanktoner", [("sanktion", "typo")]),
        ("dokumentaton", [("dokumentation", "typo")]),
        ("sovnforbedrende", [("soevnforbedr", "spelling")]),
    ],
)
def test_a_word_is_matched_by_its_nearest_kin(
    vocabulary: Vocabulary, query: str, matches: list[tuple[str, str]]
) -> None:
    assert _matches(vocabulary, query) == [matches]


def test_the_parts_of_a_compound_are_looked_for_too(vocabulary: Vocabulary) -> None:
    assert _matches(vocabulary, "boligteknologi") == [
        [(BOLIG, "compound"), ("teknologi", "compound")]
    ]


@pytest.mark.parametrize("split", ["husleje tilskud", "velfærd teknologier"])
def test_a_compound_that_was_split_is_found_by_both_pieces(
    vocabulary: Vocabulary, split: str
) -> None:
    one, other = _matches(vocabulary, split)
    assert one[-1] == other[-1]
    assert one[-1][1] == "spelling"


@pytest.mark.parametrize("word", ["kommune", "regnskab", "hvad", "rgl", "qwxzkvbn", "1984"])
def test_a_word_that_the_texts_do_not_hold_stands_for_nothing(
    vocabulary: Vocabulary, word: str
) -> None:
    (read,) = vocabulary.read(analyse(word))
    assert (read.matches, read.known) == ((), False)


def test_a_word_that_the_texts_lack_stands_for_its_synonyms_in_them(
    vocabulary: Vocabulary,
) -> None:
    assert ("aeldr", "synonym") in _matches(vocabulary, "gamle")[0]


def test_the_words_of_an_english_query_stand_for_their_translations(
    vocabulary: Vocabulary,
) -> None:
    read = vocabulary.read(analyse("what are the rules for it"))
    (rules,) = [word for word in read if word.token.surface == "rules"]
    assert rules.matches == (("regl", MatchKind.SYNONYM),)


@pytest.mark.parametrize(
    ("query", "english"),
    [
        ("what are the rules", True),
        ("hvad er reglerne", False),
        ("hvad er the Beatles", False),
        ("", False),
    ],
)
def test_two_english_function_words_make_a_query_english(query: str, english: bool) -> None:
    assert is_english(analyse(query)) is english


def test_the_vocabulary_holds_stems(vocabulary: Vocabulary) -> None:
    assert BOLIG in vocabulary
    assert "boligen" not in vocabulary


def test_the_inverse_document_frequency_is_that_of_bm25(vocabulary: Vocabulary) -> None:
    assert vocabulary.idf(BOLIG) == pytest.approx(math.log(1 + (4 - 2 + 0.5) / (2 + 0.5)))
    assert vocabulary.idf("slot") == pytest.approx(math.log(1 + (4 + 0.5) / 0.5))


def test_every_kind_of_match_has_a_weight_and_the_word_itself_the_highest() -> None:
    assert set(MATCH_WEIGHT) == set(MatchKind)
    assert max(MATCH_WEIGHT.values()) == MATCH_WEIGHT[MatchKind.WORD] == 1.0


def test_no_texts_make_an_empty_vocabulary() -> None:
    vocabulary = Vocabulary([])
    assert "bolig" not in vocabulary
    assert _matches(vocabulary, "bolig") == [[]]
