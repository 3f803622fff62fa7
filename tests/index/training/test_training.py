"""Training end to end on a made-up folder, and the parts it is built of."""

from __future__ import annotations

import json
import lzma
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
import typer
from sentence_transformers import SentenceTransformer
from tokenizers import Tokenizer
from typer.testing import CliRunner

from index.training.__main__ import main
from index.training.evaluate import RetrievalSet, measure, read_retrieval_set
from index.training.examples import make_pools
from index.training.objective import contrastive_loss, same_rows
from index.training.pools import Batch, CropPool, PairPool
from index.training.ragged import ragged
from index.training.saving import replace_folder
from index.training.sources import PairSource, read_training_text
from index.training.tokeniser import encode, train_tokeniser
from index.training.train import Recipe, initial_vectors
from index.training.variation import as_question, misspell, misspell_some, replace_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

SPEECHES = (
    "Kommunen skal hjælpe borgeren. Borgeren skal have svar inden otte uger. Ellers kan man klage.",
    "Vi vil have flere boliger til unge. Huslejen er for høj i de store byer. Det må ændres nu.",
    "Skolen er børnenes arbejdsplads. Læreren bestemmer i klassen. Forældrene spørges til råds.",
    "Sygehuset mangler læger. Patienterne venter for længe på en tid. Vi foreslår flere penge.",
    "Skatten skal ned for dem, der arbejder. Det koster statskassen penge. Pengene findes.",
    "Ældre skal kunne bo hjemme. Hjemmehjælpen kommer hver dag. Den ældre vælger selv.",
)
PROVISIONS = (
    "§ 1. Kommunalbestyrelsen træffer afgørelse om hjælp til borgere med nedsat funktionsevne.",
    "§ 2. Afgørelsen kan påklages til Ankestyrelsen inden fire uger efter, at den er meddelt.",
    "§ 3. Udlejer kan opsige lejeren, hvis lejeren ikke betaler huslejen til den aftalte tid.",
    "§ 4. Ministeren fastsætter nærmere regler om tilsyn med plejehjem og botilbud.",
)


def write_xz(path: Path, lines: tuple[str, ...]) -> None:
    with lzma.open(path, "wt", encoding="utf-8") as file:
        file.write("".join(f"{line}\n" for line in lines))


def record(query: str, passage: str) -> str:
    return json.dumps({"query": query, "passage": passage}, ensure_ascii=False)


@pytest.fixture(scope="module")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("training_text")
    records = {
        "pairs_folketing_question_answer": record("Hvad gør ministeren?", SPEECHES[3]),
        "pairs_folketing_title_speech": record("Forslag til lov om skat", SPEECHES[4]),
        "pairs_law_title_provision": record("Lov om leje af boliger", PROVISIONS[2]),
        "pairs_docs_heading_section": record("Oprette en faktura", "Vælg Ny, og udfyld felterne."),
    }
    for name, line in records.items():
        write_xz(folder / f"{name}.jsonl.xz", (line,))
    write_xz(folder / "folketing_speeches.txt.xz", SPEECHES)
    write_xz(folder / "government_programmes_and_speeches.txt.xz", ("Vi står sammen i nøden.",))
    write_xz(folder / "law_provisions.txt.xz", PROVISIONS)
    write_xz(
        folder / "parallel_en_da.tsv.xz",
        (
            "1\ttatoeba\tThe house is old.\tHuset er gammelt.",
            "3\tmo_sentences\tThe file was not found.\tFilen blev ikke fundet.",
            "2\tgnome_help\tClose the window.\t",
        ),
    )
    write_xz(folder / "kle_title_keyword.tsv.xz", ("Boligstøtte i almindelighed\tHusleje\t5",))
    write_xz(
        folder / "thesaurus_mythes.tsv.xz",
        (
            "bolig\tsynonym\thjem",
            "bolig\tunderbegreb\tlejlighed",
            "penge\tdaglig tale\tgysser",
            "penge\tvulgær\tmøg",
        ),
    )
    write_xz(folder / "omw_en_da.tsv.xz", ("home; dwelling\tbolig\twhere you live",))
    return folder


@pytest.fixture(scope="module")
def tokeniser() -> Tokenizer:
    return train_tokeniser(SPEECHES + PROVISIONS, 300)


def train_tiny_model(data_folder: Path, out_folder: Path, *options: str) -> Path:
    app = typer.Typer()
    app.command()(main)
    arguments = [str(data_folder), str(out_folder), "--steps", "12", "--batch-size", "4"]
    sizes = ["--pieces", "300", "--dimension", "16", "--threads", "1"]
    result = CliRunner().invoke(app, [*arguments, *sizes, *options])
    assert result.exit_code == 0, result.output
    return out_folder


def vectors(model_folder: Path) -> NDArray[np.float32]:
    model = SentenceTransformer(str(model_folder), device="cpu")
    return np.asarray(model.encode(["Kan man klage over huslejen?", *SPEECHES]), np.float32)


def test_training_writes_a_model_that_sentence_transformers_opens(
    data_folder: Path, tmp_path: Path
) -> None:
    rows = vectors(train_tiny_model(data_folder, tmp_path / "model"))

    assert rows.shape == (7, 16)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=2e-3)


def test_same_seed_gives_the_same_vectors_and_another_seed_others(
    data_folder: Path, tmp_path: Path
) -> None:
    first = vectors(train_tiny_model(data_folder, tmp_path / "first"))
    second = vectors(train_tiny_model(data_folder, tmp_path / "second"))
    other = vectors(train_tiny_model(data_folder, tmp_path / "other", "--seed", "1"))

    np.testing.assert_array_equal(first, second)
    assert not np.allclose(first, other)


def test_a_model_can_be_trained_on_the_pieces_of_another(data_folder: Path, tmp_path: Path) -> None:
    first = train_tiny_model(data_folder, tmp_path / "first")
    pieces = first / "tokenizer.json"

    second = train_tiny_model(data_folder, tmp_path / "second", "--tokeniser", str(pieces))

    assert (second / "tokenizer.json").read_bytes() == pieces.read_bytes()
    np.testing.assert_array_equal(vectors(first), vectors(second))


def test_card_has_the_measures_and_no_gap(data_folder: Path, tmp_path: Path) -> None:
    questions = tmp_path / "frågor"
    questions.mkdir()
    (questions / "passages.jsonl").write_text(
        '{"id": "a", "text": "Huset er gammelt."}\n', encoding="utf-8"
    )
    (questions / "questions.jsonl").write_text(
        '{"id": "1", "question": "Er huset gammelt?", "passage_ids": ["a"]}\n', encoding="utf-8"
    )
    folder = train_tiny_model(
        data_folder, tmp_path / "model", "--measure-on", str(questions), "--seed", "7"
    )
    card = (folder / "README.md").read_text(encoding="utf-8")

    assert "| frågor | 1.000 | 1.000 | 1.000 |" in card
    assert "seed 7: 12 steps of 4 pairs" in card
    assert "$" not in card


def test_a_new_model_replaces_the_old_one_whole(data_folder: Path, tmp_path: Path) -> None:
    out_folder = tmp_path / "model"
    out_folder.mkdir()
    (out_folder / "leftover.txt").write_text("old", encoding="utf-8")

    train_tiny_model(data_folder, out_folder)

    assert not (out_folder / "leftover.txt").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_replace_folder_moves_into_an_empty_place(tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()

    replace_folder(new, tmp_path / "target")

    assert [path.name for path in tmp_path.iterdir()] == ["target"]


def test_sources_are_read_in_the_roles_they_train_in(data_folder: Path) -> None:
    text = read_training_text(data_folder)

    assert text.speeches == (*SPEECHES, "Vi står sammen i nøden.")
    assert text.provisions == PROVISIONS
    assert text.pairs == {
        PairSource.ANSWERS: (("Hvad gør ministeren?", SPEECHES[3]),),
        PairSource.TITLES: (("Forslag til lov om skat", SPEECHES[4]),),
        PairSource.ACTS: (("Lov om leje af boliger", PROVISIONS[2]),),
        PairSource.HEADINGS: (("Oprette en faktura", "Vælg Ny, og udfyld felterne."),),
        PairSource.PARALLEL: (("The house is old.", "Huset er gammelt."),),
        PairSource.SUBJECTS: (("Husleje", "Boligstøtte i almindelighed"),),
        PairSource.SYNONYMS: (("bolig", "hjem"), ("penge", "gysser")),
        PairSource.NARROWER: (("bolig", "lejlighed"),),
        PairSource.WORDS: (("home", "bolig"), ("dwelling", "bolig")),
    }


def test_word_lists_under_the_gpl_and_what_is_measured_on_are_never_opened(
    data_folder: Path,
) -> None:
    for name in ("freedict_dan-eng.tsv.xz", "parallel_terms.tsv.xz", "spoergetid.jsonl.xz"):
        (data_folder / name).write_bytes(b"not xz: reading it would fail")

    read_training_text(data_folder)


def test_a_missing_source_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="folketing_speeches"):
        read_training_text(tmp_path)


def test_every_source_with_text_becomes_a_pool(data_folder: Path, tokeniser: Tokenizer) -> None:
    pools = make_pools(read_training_text(data_folder), tokeniser, seed=0)

    assert {pool.name: len(pool.pool) for pool in pools} == {
        "speech crops": 7,
        "provision crops": 4,
        "neighbours": 6,
        "retold": 7,
        "misspelt": 7,
        **dict.fromkeys(("answers", "titles", "acts", "headings", "parallel", "subjects"), 1),
        "synonyms": 2,
        "narrower": 1,
        "words": 2,
    }


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Foraeldrekoeb paa oeen", "Forældrekøb på øen"),
        ("FORÆLDREKØB", "forældrekøb"),
        ("fo\u0308ra\u0308ldrar", "førældrar"),
        ("mennesker", "men\u00ad neske\u00adr"),
        ("to\u00a0 ord", "to ord"),
    ],
)
def test_tokeniser_takes_spellings_of_one_text_alike(
    tokeniser: Tokenizer, typed: str, meant: str
) -> None:
    one, other = encode(tokeniser, [typed]), encode(tokeniser, [meant])

    np.testing.assert_array_equal(one.pieces, other.pieces)


def test_empty_text_is_the_unknown_piece(tokeniser: Tokenizer) -> None:
    assert encode(tokeniser, ["", "Huset"]).pieces[0] == tokeniser.token_to_id("[UNK]")


def test_tokeniser_is_the_same_each_time_it_is_trained(tokeniser: Tokenizer) -> None:
    assert train_tokeniser(SPEECHES + PROVISIONS, 300).to_str() == tokeniser.to_str()


def test_ragged_takes_and_cuts_rows() -> None:
    texts = ragged([[1, 2, 3], [4], [5, 6]]).take(np.array([2, 0]), longest=2)

    assert texts.pieces.tolist() == [5, 6, 1, 2]
    assert texts.bounds.tolist() == [0, 2, 4]


def test_crops_are_stretches_apart_and_neighbours_come_together() -> None:
    documents = ragged([list(range(start, start + 10)) for start in range(0, 80, 10)])
    pool = CropPool(passages=documents, query_pieces=(2, 20), passage_pieces=(2, 20), run=2)

    batch = pool.draw(np.random.default_rng(0), 4)

    rows = batch.query_groups
    assert rows[1::2].tolist() == (rows[::2] + 1).tolist()
    for index, row in enumerate(rows):
        query, passage = (
            texts.pieces[texts.bounds[index] : texts.bounds[index + 1]].tolist()
            for texts in (batch.queries, batch.passages)
        )
        for crop in (query, passage):
            assert crop == list(range(crop[0], crop[0] + len(crop)))
            assert {piece // 10 for piece in crop} == {row}
            assert len(crop) >= 2
        assert not set(query) & set(passage)


def test_a_document_of_one_piece_is_no_example() -> None:
    pool = CropPool(
        passages=ragged([[1], [2, 3]]), query_pieces=(1, 5), passage_pieces=(1, 5), run=2
    )

    batch = pool.draw(np.random.default_rng(0), 2)

    assert batch.query_groups.tolist() == [1]
    assert sorted([*batch.queries.pieces, *batch.passages.pieces]) == [2, 3]


def test_pair_pool_draws_each_row_once() -> None:
    groups = np.arange(5)
    pool = PairPool(
        queries=ragged([[row] for row in range(5)]),
        passages=ragged([[row + 10] for row in range(5)]),
        query_groups=groups,
        passage_groups=groups,
        longest=3,
    )

    batch = pool.draw(np.random.default_rng(0), 9)

    assert sorted(batch.queries.pieces.tolist()) == [0, 1, 2, 3, 4]
    assert (batch.passages.pieces - batch.queries.pieces).tolist() == [10] * 5


def test_rows_with_the_same_text_are_no_negatives_of_each_other() -> None:
    pieces = ragged([[1], [2], [3]])
    batch = Batch(
        queries=pieces,
        passages=pieces,
        query_groups=np.array([0, 0, 1]),
        passage_groups=np.array([0, 1, 1]),
    )

    assert same_rows(batch).tolist() == [
        [False, True, False],
        [True, False, True],
        [False, True, False],
    ]


def test_contrastive_loss_is_the_mean_of_both_softmaxes() -> None:
    queries = torch.eye(2)
    passages = torch.tensor([[1.0, 0.0], [0.6, 0.8]])
    nobody = torch.zeros(2, 2, dtype=torch.bool)
    # scores: [[1, .6], [0, .8]]; rows and columns give four cross-entropies.
    rows = np.log1p(np.exp(-0.4)) + np.log1p(np.exp(-0.8))
    columns = np.log1p(np.exp(-1.0)) + np.log1p(np.exp(-0.2))

    loss = contrastive_loss(queries, passages, nobody, scale=1.0)

    assert loss.item() == pytest.approx((rows + columns) / 4)


def test_common_pieces_begin_with_short_vectors() -> None:
    start = initial_vectors(np.array([1_000_000, 10]), Recipe(dimension=64))

    common, rare = torch.linalg.norm(start, dim=1).tolist()
    assert common * 100 < rare


def test_misspelt_word_is_one_slip_away_and_short_words_are_left() -> None:
    rng = Random(0)
    slips = {misspell("køen", rng) for _ in range(200)}

    assert misspell("nej", rng) == "nej"
    assert slips == {
        "ken", "kømen", "køøen", "kæen", "kåen", "keøn",
        "køn", "køeen", "køne", "køwn", "kørn", "kødn",
        "koen",
    } & slips  # fmt: skip
    assert {"koen", "ken", "køøen", "keøn"} <= slips


def test_slips_keep_the_spaces_and_signs_between_words() -> None:
    text = "§ 52, stk. 3: hjælpen (til familien) – straks!"

    changed = misspell_some(text, 1.0, Random(0))

    assert changed != text
    assert "".join(c for c in changed if not c.isalpha()) == "".join(
        c for c in text if not c.isalpha()
    )
    assert misspell_some(text, 0.0, Random(0)) == text


def test_words_are_replaced_by_their_synonyms_alone() -> None:
    synonyms = {"bolig": ("hjem",)}

    assert (
        replace_words("Bolig, boligen og bil", synonyms, 1.0, Random(0)) == "hjem, boligen og bil"
    )


def test_a_phrase_becomes_a_question_about_it() -> None:
    questions = {as_question("Støtte til bolig.", Random(seed)) for seed in range(50)}

    assert all("støtte til bolig" in question for question in questions)
    assert len(questions) > 5


def count_letters(texts: Sequence[str]) -> NDArray[np.float32]:
    rows = np.array([[text.count(letter) for letter in "abcd"] for text in texts], np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return rows


def test_measures_match_a_ranking_made_by_hand() -> None:
    retrieval_set = RetrievalSet(
        passages=("aaab", "ab", "c", "d"),
        questions=("a", "c"),
        # For a the ranking is 0, 1, 2, 3: the right ones come second and fourth.
        relevant=(frozenset({1, 3}), frozenset({2})),
    )
    gain, ideal = 1 / np.log2(3) + 1 / np.log2(5), 1 + 1 / np.log2(3)

    measures = measure(count_letters, retrieval_set)

    assert (measures.ndcg, measures.hit, measures.reciprocal_rank) == pytest.approx(
        ((gain / ideal + 1) / 2, 0.5, (0.5 + 1) / 2)
    )


def test_a_question_naming_an_unknown_passage_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "passages.jsonl").write_text('{"id": "a", "text": "A"}\n', encoding="utf-8")
    (tmp_path / "questions.jsonl").write_text(
        '{"id": "1", "question": "?", "passage_ids": ["b"]}\n', encoding="utf-8"
    )

    with pytest.raises(KeyError, match="b"):
        read_retrieval_set(tmp_path)
