"""How the tables of synonyms and translations are made, on data small enough to check by hand."""

from __future__ import annotations

import lzma
from typing import TYPE_CHECKING

import numpy as np
import pytest
from typer.testing import CliRunner

from index.training.alignment import lay_out, translation_probabilities
from index.training.contexts import context_vectors
from index.training.lemma_stems import stem_rows
from index.training.public_words import read_synonym_groups, read_translations
from index.training.stems import one_of_each_stem
from index.training.synonyms import write_synonyms
from index.training.tables import make_app
from index.training.translations import write_translations

if TYPE_CHECKING:
    from pathlib import Path

# Halibut and plaice are sold and fried alike, a ladder is not.
FRAMES = (
    "Vi solgte fersk {} på torvet i går.",
    "Han stegte en stor {} i smør.",
    "Kutteren fangede megen {} ud for kysten.",
    "Hun købte tre kilo {} hos handleren.",
)
LADDER = (
    "Murerens {} stod op ad gavlen.",
    "Maleren kravlede op ad sin {} med spanden.",
    "Den gamle {} væltede i blæsten.",
    "Sæt den lange {} mod muren.",
)
FISH = ("helleflynder", "rødspætte")


def write_xz(path: Path, lines: tuple[str, ...]) -> None:
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.write("".join(f"{line}\n" for line in lines))


def read_rows(path: Path) -> dict[str, tuple[str, ...]]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        rows = (line.rstrip("\n").split("\t") for line in file)
        return {word: tuple(others.split()) for word, others in rows}


def sentences() -> tuple[str, ...]:
    fish = tuple(frame.format(word) for frame in FRAMES for word in FISH)
    return fish + tuple(frame.format("stige") for frame in LADDER)


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    write_xz(tmp_path / "folketing_speeches.txt.xz", sentences() * 3)
    write_xz(tmp_path / "government_programmes_and_speeches.txt.xz", ("Vi står sammen.",))
    write_xz(tmp_path / "law_provisions.txt.xz", ("Loven træder i kraft.",))
    write_xz(
        tmp_path / "thesaurus_mythes.tsv.xz",
        (
            "fiskeri\tsynonym\tfangst",
            "fiskeri\tvulgær\tfiskeriet",
            "kutter\tunderbegreb\tfartøj",
            "en masse\tsynonym\tmegen",
            "indsamle\tsynonym\tindsamling",
            "skaffe af\tsynonym\tsælge",
        ),
    )
    write_xz(
        tmp_path / "parallel_en_da.tsv.xz",
        (
            "1\ttatoeba\tThe lighthouse is old.\tFyret er gammelt.",
            "1\ttatoeba\tThe lighthouse burns.\tFyret brænder.",
            "1\ttatoeba\tThe harbour burns.\tHavnen brænder.",
            "1\ttatoeba\tThe harbour is old.\tHavnen er gammel.",
            "3\tmo_sentences\tThe lighthouse\tTyrkiet",
        ),
    )
    write_xz(tmp_path / "omw_en_da.tsv.xz", ("anchor; ground tackle\tanker\tholds a ship",))
    return tmp_path


def test_alignment_finds_the_word_that_stands_in_both_sentences() -> None:
    # 1 is »the«, 2 »house«, 3 »book«; 1 is »das«, 2 »Haus«, 3 »Buch«.
    bitext = lay_out(
        [np.array([1, 2]), np.array([1, 3])], [np.array([1, 2]), np.array([1, 3])], [1.0, 1.0]
    )
    probabilities = translation_probabilities(bitext, 20)
    likely = {tuple(p) for p in bitext.pairs[probabilities > 0.9].tolist()}

    assert likely == {(1, 1), (2, 2), (3, 3)}


def test_alignment_gives_probabilities_that_add_up_to_one_for_each_source_word() -> None:
    bitext = lay_out(
        [np.array([0, 1, 2]), np.array([0, 2])], [np.array([1, 2, 2]), np.array([3])], [4.0, 1.0]
    )
    sums = np.bincount(bitext.pairs[:, 0], weights=translation_probabilities(bitext, 3))

    np.testing.assert_allclose(sums, 1.0)


def test_words_among_the_same_neighbours_are_more_alike() -> None:
    contexts = context_vectors(sentences() * 3, min_count=5)
    alike = contexts.similarity("helleflynder", "roedspaette")
    unlike = contexts.similarity("helleflynder", "stige")

    assert alike is not None
    assert unlike is not None
    assert alike > 0.9 > unlike


def test_a_word_seen_too_seldom_is_like_no_other() -> None:
    assert context_vectors(sentences(), min_count=5).similarity("helleflynder", "stige") is None
    assert context_vectors(()).similarity("helleflynder", "stige") is None


def test_synonyms_leave_out_other_relations_and_phrases(data_folder: Path) -> None:
    written = write_synonyms(data_folder, data_folder / "synonyms.tsv.xz", min_count=1000)
    rows = read_rows(data_folder / "synonyms.tsv.xz")

    assert written == len(rows)
    assert "kutter" not in rows
    assert "en masse" not in rows
    assert rows["skaffe af"] == ("saelge",)
    assert rows["gratis"][0] == "vederlagsfri"


def test_same_data_gives_the_same_bytes(data_folder: Path) -> None:
    first, second = data_folder / "first.xz", data_folder / "second.xz"
    write_synonyms(data_folder, first, min_count=2)
    write_synonyms(data_folder, second, min_count=2)

    assert first.read_bytes() == second.read_bytes()


def test_translations_come_from_sentences_concepts_and_the_list(data_folder: Path) -> None:
    written = write_translations(data_folder, data_folder / "translations.tsv.xz")
    rows = read_rows(data_folder / "translations.tsv.xz")

    assert written == len(rows)
    assert rows["lighthouse"][0] == "fyret"
    assert rows["harbour"][0] == "havnen"
    assert rows["anchor"] == ("anker",)
    assert rows["municipality"][0] == "kommune"
    assert "the" not in rows
    assert all("tyrkiet" not in danish for danish in rows.values())


def test_one_word_of_each_stem_is_kept_in_order() -> None:
    words = ("boliger", "hus", "boligen", "husene", "hjem")

    assert one_of_each_stem(words) == ("boliger", "hus", "hjem")
    assert one_of_each_stem(words, without="husets") == ("boliger", "hjem")


def test_the_list_of_synonyms_names_each_pair_once_and_no_word_alone() -> None:
    groups = read_synonym_groups()

    assert all(len(group) == len(set(group)) > 1 for group in groups)
    assert len(groups) == len(set(groups))


def test_the_list_of_translations_has_each_english_word_once() -> None:
    english = [word for forms, _ in read_translations() for word in forms]

    assert len(english) == len(set(english))


def test_command_writes_the_table_and_says_how_long_it_is(data_folder: Path) -> None:
    target = data_folder / "translations.tsv.xz"
    result = CliRunner().invoke(make_app(), ["translations", str(data_folder), str(target)])

    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"{len(read_rows(target))} rows in")


def test_stems_of_one_word_are_brought_together_by_most_of_its_forms() -> None:
    entries = [
        ("regler", "regel"), ("reglerne", "regel"), ("regel", "regel"),
        ("grøn", "gro"),  # green, and far commoner than »gro«, of which it is no form
        ("større", "stor"),  # another word's comparison
        ("Regler", "Regler"),  # a name
        ("forsøgene", "forsøg"),  # the stemmer does it
    ]  # fmt: skip
    by_hand = {"boern": "barn", "budget": "budg", "kurs": "kursus"}
    assert stem_rows(entries) == {"regl": "regel", **by_hand}
