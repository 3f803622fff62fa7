from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.vocabulary import QueryWord
from server.matching import (
    COMPOUND_SHARE,
    PART_SHARE,
    Matcher,
    bag_of,
    text_words,
    together,
)
from server.sources import Sources


@pytest.fixture(scope="module")
def matcher(sources: Sources) -> Matcher:
    return sources.understanding.linker.matcher


def read(sources: Sources, text: str) -> tuple[QueryWord, ...]:
    return sources.retriever.read(text)


@pytest.mark.parametrize(
    ("word", "text", "share"),
    [
        ("boliger", "Flere billige boliger", 1.0),
        ("bolig", "Flere billige boliger", 1.0),
        ("BOLIGER", "Flere billige boliger", 1.0),
        ("teknologi", "Søvnforbedrende velfærdsteknologier", PART_SHARE),
        ("cykler", "Flere billige boliger", 0.0),
    ],
)
def test_word_is_held_whole_in_part_or_not(
    word: str, text: str, share: float, matcher: Matcher, sources: Sources
) -> None:
    assert matcher.match(read(sources, word)[0], text_words(text)) == share


def test_compound_is_held_by_its_parts_a_little_less(matcher: Matcher, sources: Sources) -> None:
    word = read(sources, "cafébolig")[0]
    held = matcher.match(word, text_words("Caféer for alle boliger"))
    assert 0 < held <= COMPOUND_SHARE


def test_rare_noun_weighs_more_than_a_common_word_and_a_verb(
    matcher: Matcher, sources: Sources
) -> None:
    rare, verb, stop = read(sources, "fysioterapi forlænge og")
    assert matcher.weight(rare) > matcher.weight(verb) > matcher.weight(stop)


def test_coverage_is_one_where_all_is_held_and_zero_where_nothing_is(
    matcher: Matcher, sources: Sources
) -> None:
    words = read(sources, "billige boliger")
    assert matcher.coverage(words, text_words("Flere billige boliger")) == pytest.approx(1.0)
    assert matcher.coverage(words, text_words("Caféer for alle")) == 0.0
    assert matcher.coverage((), text_words("Caféer for alle")) == 0.0


def test_what_stands_around_counts_by_its_share(matcher: Matcher, sources: Sources) -> None:
    words = read(sources, "fysioterapi")
    around = ((text_words("Vederlagsfri fysioterapi"), 0.5),)
    assert matcher.coverage(words, text_words("Caféer"), around) == pytest.approx(0.5)


def test_weightiest_missing_word_is_missed_unless_it_is_a_verb(
    matcher: Matcher, sources: Sources
) -> None:
    words = read(sources, "fysioterapi")
    assert matcher.missed(words, text_words("Caféer")) == matcher.weight(words[0])
    assert matcher.missed(words, text_words("Caféer"), text_words("fysioterapi")) == 0.0
    assert matcher.missed(read(sources, "forlænge"), text_words("Caféer")) == 0.0


def test_share_of_a_text_is_one_for_its_own_words(matcher: Matcher, sources: Sources) -> None:
    text = text_words("Caféer for alle")
    assert matcher.share_of(text, read(sources, "Caféer for alle")) == pytest.approx(1.0)
    assert matcher.share_of(text, read(sources, "boliger")) == 0.0
    assert matcher.share_of(text_words("og i"), read(sources, "boliger")) == 0.0


@given(
    question=st.lists(st.sampled_from(["bolig", "forlænge", "caféer", "IGU", "og", "12", "x"])),
    text=st.lists(st.sampled_from(["boliger", "forlænges", "café", "IGU", "almenbolig", "12"])),
)
def test_shares_lie_between_nothing_and_all(
    question: list[str], text: list[str], matcher: Matcher, sources: Sources
) -> None:
    words = read(sources, " ".join(question))
    held = text_words(" ".join(text))
    assert 0 <= matcher.coverage(words, held) <= 1 + 1e-9
    assert 0 <= matcher.share_of(held, words) <= 1 + 1e-9


def test_a_table_tells_of_each_text_what_is_told_of_it_alone(
    matcher: Matcher, sources: Sources
) -> None:
    words = read(sources, "billige boliger med teknologi")
    texts = [text_words(t) for t in ("Boliger", "Velfærdsteknologi", "Caféer", "")]
    sought = matcher.sought(words)
    assert sought.table(texts).tolist() == [sought.matches(t).tolist() for t in texts]
    alone = [[matcher.match(word, text) for word in words] for text in texts]
    assert sought.table(texts).tolist() == alone
    best = [matcher.best_match(word, texts) for word in words]
    assert best == [max(held) for held in zip(*alone, strict=True)]


TEXTS = st.text("abdefgiklmnoprstuvæøå §6-\n", max_size=60) | st.sampled_from(
    ["Lempede regler for § 66 a", "social- og sundheds-\nområdet", "Frikommuneforsøg: 1.500"]
)


@given(TEXTS)
def test_bag_holds_what_the_words_one_by_one_do(text: str) -> None:
    bag, words = bag_of(text), text_words(text)

    assert (bag.stems, bag.parts) == (words.stems, words.parts)


@given(TEXTS, TEXTS)
def test_texts_together_hold_what_any_of_them_does(one: str, other: str) -> None:
    both, words = together(bag_of(one), bag_of(other)), text_words(one, other)

    assert (both.stems, both.parts) == (words.stems, words.parts)
