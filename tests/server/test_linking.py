from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.collection import Collection
from index.danish import analyse
from index.vocabulary import MatchKind, QueryWord
from server.linking import Linker, named_in
from server.sources import Sources

HOUSING = "Flere billige boliger og fleksible boligløsninger"


@pytest.fixture(scope="module")
def linker(sources: Sources) -> Linker:
    return sources.understanding.linker


def networks(linker: Linker, sources: Sources, text: str, *, named: bool) -> list[str]:
    found = linker.networks(sources.retriever.read(text), named_as_network=named)
    return [n.network for n in found]


def test_single_word_names_a_network_only_where_one_is_spoken_of(
    linker: Linker, sources: Sources
) -> None:
    assert networks(linker, sources, "boliger", named=True) == [HOUSING]
    assert networks(linker, sources, "samskabelse", named=False) == []


def test_compound_with_trials_names_the_network(linker: Linker, sources: Sources) -> None:
    assert networks(linker, sources, "boligforsøgene", named=False) == [HOUSING]


def test_most_of_a_name_names_it(linker: Linker, sources: Sources) -> None:
    assert networks(linker, sources, "børn som vigtigste ressource", named=False) == [
        "Børn som vores vigtigste ressource"
    ]


def test_mention_points_at_the_words_that_make_it(linker: Linker, sources: Sources) -> None:
    words = sources.retriever.read("hvor mange i netværket om billige boliger")
    mention = linker.networks(words, named_as_network=True)[0]
    assert {words[i].token.surface for i in mention.positions} == {"billige", "boliger"}


def test_every_trial_fits_its_own_title_best(
    linker: Linker, sources: Sources, collection: Collection
) -> None:
    for trial in collection.trials:
        words = [w for w in sources.retriever.read(trial.title) if not w.token.is_stop]
        best = linker.trials(trial.title, words, among=collection.trials)[0]
        assert best.trial.id == trial.id


def test_fits_are_sorted_and_bounded(
    linker: Linker, sources: Sources, collection: Collection
) -> None:
    links = linker.trials("IGU", sources.retriever.read("IGU"), among=collection.trials)
    fits = [link.fit for link in links]
    assert fits == sorted(fits, reverse=True)
    assert all(0 <= link.fit <= 1 and 0 <= link.coverage <= 1 for link in links)


def test_nothing_is_about_no_trials(
    linker: Linker, sources: Sources, collection: Collection
) -> None:
    assert linker.trials("", (), among=collection.trials) == ()
    assert linker.trials("IGU", sources.retriever.read("IGU"), among=()) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hvad siger Dybvad?", ["Kaare Dybvad Bek"]),
        ("Hvad siger Ammitzbøll?", ["Simon Emil Ammitzbøll-Bille"]),
        ("Hvad siger Ammitzbøll-Bille?", ["Simon Emil Ammitzbøll-Bille"]),
        ("Hvad siger boligministeren?", ["Kaare Dybvad Bek"]),
        (
            "Hvad siger indenrigsministeren?",
            ["Simon Emil Ammitzbøll-Bille", "Kaare Dybvad Bek"],
        ),
        ("Hvad siger Michael?", []),
        ("Hvad siger borgmesteren?", []),
    ],
)
def test_people_are_known_by_surname_or_by_the_office_of_those_who_speak(
    text: str, names: list[str], linker: Linker, sources: Sources
) -> None:
    assert [p.name for p in linker.named_people(sources.retriever.read(text))] == names


def test_person_is_named_by_surname_and_not_by_office(linker: Linker, sources: Sources) -> None:
    bek = next(p for p in linker.people if p.name == "Kaare Dybvad Bek")
    assert named_in(bek, sources.retriever.read("Hvad siger Bek?"))
    assert not named_in(bek, sources.retriever.read("Hvad siger ministeren?"))


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Hvem har udgivet artiklen fra 2021?",
            ["Regeringen forlænger lovende frikommuneforsøg"],
        ),
        (
            "Hvad er linket til DK Nyt?",
            ["33 nye forsøg i frikommuner godkendt af regeringen"],
        ),
        (
            "Hvornår er »Regeringen forlænger lovende frikommuneforsøg« fra?",
            ["Regeringen forlænger lovende frikommuneforsøg"],
        ),
        ("Hvornår er artiklen fra?", []),
        ("Hvem har udgivet artiklen fra 1987?", []),
    ],
)
def test_documents_are_known_by_title_publisher_and_year(
    text: str, titles: list[str], linker: Linker, sources: Sources
) -> None:
    found = linker.documents(text, sources.retriever.read(text))
    assert [d.title for d in found] == titles


def test_word_that_only_means_much_the_same_is_no_name(linker: Linker) -> None:
    bek = next(p for p in linker.people if p.name == "Kaare Dybvad Bek")
    like = QueryWord(token=analyse("bæk")[0], matches=(("bek", MatchKind.MEANING),), rarity=1.0)
    assert not named_in(bek, (like,))
    assert named_in(bek, (replace(like, matches=(("bek", MatchKind.TYPO),)),))
