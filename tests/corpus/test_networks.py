from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.networks import read_listed, same_networks

FULL = "Én plan for en sammenhængende indsats sammen med borgeren"


def _one(*names: str) -> set[str]:
    """The names that networks go by, each of `names` standing in a document of its own."""
    return set(same_networks((f"d{i}", name) for i, name in enumerate(names)).values())


@pytest.mark.parametrize(
    ("name", "variant"),
    [
        (FULL, "Én plan for sammenhængende indsats sammen med borgeren"),
        (FULL, "En plan for sammenhængende indsats"),
        (FULL, "Frikommunenetværket »ÉN PLAN for en sammenhængende indsats«"),
        (FULL, "Én borger – Én plan"),
        ("Sund by og grøn skole", "Sund by og grøn\u00a0skole"),
        ("Bus og tog uden for byerne", "Bus og tog uden for byen og byerne"),
        ("Fri leg i skolernes gårde", "Fri leg i skolernes gård"),
    ],
)
def test_variants_of_a_name_are_one_network(name: str, variant: str) -> None:
    assert _one(name, variant) == {name}


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Netværk A", "Netværk B"),
        ("Grønne veje", "Grønne tage"),
        ("Skoler", "Skoler og sundhed"),
        ("Bus og tog uden for byerne", "Bus og tog i byerne"),
        (FULL, "Sammenhængende indsatser på tværs af sektorområder"),
    ],
)
def test_names_that_share_only_a_word_are_two_networks(name: str, other: str) -> None:
    assert _one(name, other) == {name, other}


def test_names_that_one_document_keeps_apart_are_two_networks() -> None:
    short, long = "Bedre skoler lokalt", "Bedre skoler lokalt og sundhed"
    assert same_networks([("a", short), ("a", long)]) == {short: short, long: long}
    assert same_networks([("a", short), ("b", long)]) == {short: short, long: short}


def test_a_name_like_two_networks_stays_by_itself() -> None:
    names = ("Bedre skoler i byen", "Bedre skoler på landet", "Bedre skoler")
    assert _one(*names) == set(names)


def test_the_name_of_most_trials_is_what_a_network_goes_by() -> None:
    seen = [("a", "Grønne veje i byen"), ("b", "Grønne veje"), ("b", "Grønne veje")]
    assert set(same_networks(seen).values()) == {"Grønne veje"}


def _list(folder: Path, text: str) -> Path:
    path = folder / "networks.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_list_says_what_likeness_cannot_see(tmp_path: Path) -> None:
    listed = read_listed(_list(tmp_path, '[[network]]\nname = "Fri kyst"\nalso = ["Havet"]\n'))
    assert same_networks([("a", "Fri kyst"), ("b", "Havet")], listed) == {
        "Fri kyst": "Fri kyst",
        "Havet": "Fri kyst",
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[network]", "kan ikke læses"),
        ('[[network]]\nalso = ["a"]', "kan ikke læses"),
        (
            '[[network]]\nname = "Fri kyst"\n[[network]]\nname = "B"\nalso = ["fri Kyst"]',
            "'Fri kyst' står både for",
        ),
    ],
)
def test_a_list_that_cannot_be_used_is_refused(text: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=reason):
        read_listed(_list(tmp_path, text))
