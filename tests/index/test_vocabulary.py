from __future__ import annotations

import math

import pytest

from index.danish import analyse, stem
from index.vocabulary import MATCH_WEIGHT, MatchKind, Vocabulary
from index.word_counts import count_words

TEXTS = (
    "Søvnforbedrende velfærdsteknologier til ældre",
    "Lempede regler for boligen efter § 66",
    "Huslejetilskud til boligen",
    "Mindre dokumentation ved sanktioner",
)
BOLIG = stem("bolig")


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary(count_words(analyse(text) for text in TEXTS))


def _matches(vocabulary: Vocabulary, query: str) -> list[list[tuple[str, str]]]:
    read = vocabulary.read(analyse(query))
    return [[(term, kind.value) for term, kind in word.matches] for word in read]


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("regler", [("regel", "word")]),
        ("REGLER", [("regel", "word")]),
        ("boliger", [(BOLIG, "stem")]),
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


@pytest.mark.parametrize("query", ["§ 66", "paragraf 66", "§66"])
def test_a_section_of_an_act_is_matched_however_it_is_written(
    vocabulary: Vocabulary, query: str
) -> None:
    assert _matches(vocabulary, query)[0][0] == ("§66", "word")


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


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("smidt ud", [("udsaet", "synonym")]),
        ("smider lejerne hurtigt ud", [("udsaet", "synonym")]),
        ("smider lejerne", []),
    ],
)
def test_a_verb_and_its_particle_stand_for_what_they_mean_together(
    query: str, first: list[tuple[str, str]]
) -> None:
    vocabulary = Vocabulary(count_words([analyse("Forebyggelse af udsættelser")]))
    assert _matches(vocabulary, query)[0] == first


def test_an_english_query_is_glossed_with_words_that_the_texts_hold(
    vocabulary: Vocabulary,
) -> None:
    danish = analyse(vocabulary.in_danish("what are the rules"))
    assert [token.stem for token in danish] == [stem("hvad"), stem("regler")]


def test_a_danish_query_is_left_as_it_is(vocabulary: Vocabulary) -> None:
    assert vocabulary.in_danish("Hvad er reglerne?") == "Hvad er reglerne?"


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
    vocabulary = Vocabulary(count_words([]))
    assert "bolig" not in vocabulary
    assert _matches(vocabulary, "bolig") == [[]]
