"""The model that is shipped: it opens offline, and tells near from far in Danish."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

import index

MODEL = Path(index.__file__).parent / "model"


@pytest.fixture(scope="module")
def model() -> SentenceTransformer:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HUB_OFFLINE", "1")
        return SentenceTransformer(str(MODEL), device="cpu")


def cosines(model: SentenceTransformer, question: str, *texts: str) -> list[float]:
    rows = np.asarray(model.encode([question, *texts], show_progress_bar=False), np.float32)
    products: list[float] = (rows[1:] @ rows[0]).tolist()
    return products


def test_vectors_have_256_numbers_and_unit_length(model: SentenceTransformer) -> None:
    texts = ["Hvad er et frikommuneforsøg?", "a", "§ 95, stk. 3", "Æbler og øl på åen " * 200]
    rows = np.asarray(model.encode(texts, show_progress_bar=False), np.float32)

    assert rows.shape == (4, 256)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=2e-3)


def test_the_same_text_alone_or_in_a_batch_has_the_same_vector(model: SentenceTransformer) -> None:
    texts = ["Må kommunen sige nej?", "Afslag på boligstøtte til unge", "Kort"]
    together = model.encode(texts, show_progress_bar=False)

    for text, row in zip(texts, together, strict=True):
        np.testing.assert_array_equal(model.encode(text, show_progress_bar=False), row)


def test_files_are_under_40_mb_and_say_nothing_of_where_they_were_made() -> None:
    files = [path for path in MODEL.rglob("*") if path.is_file()]

    assert sum(path.stat().st_size for path in files) < 40_000_000
    for path in files:
        if path.suffix in {".json", ".md"} and path.name != "tokenizer.json":
            text = path.read_text(encoding="utf-8")
            assert not [root for root in ("/home", "/root", "/tmp", "/work") if root in text]


def test_card_names_language_and_licence() -> None:
    head = (MODEL / "README.md").read_text(encoding="utf-8").split("---\n")[1]

    assert "language: da\n" in head
    assert "license: cc-by-sa-4.0\n" in head


@pytest.mark.parametrize(
    ("question", "near", "far"),
    [
        (
            "Kan jeg få hjælp til at betale min husleje?",
            "Boligstøtte til lejere",
            "Tilsyn med skoler",
        ),
        ("Hvad gør man for de gamle?", "Hjemmehjælp til ældre", "Vedligeholdelse af veje"),
        ("Hvem passer børnene?", "Dagtilbud og børnehaver", "Fiskeri med garn i Kattegat"),
        ("Hvor længe kan man være på dagpenge?", "Arbejdsløshedsforsikring", "Mad på plejehjem"),
        (
            "Må lægen give mine oplysninger videre?",
            "Tavshedspligt i sundhedsvæsenet",
            "Skat af bil",
        ),
        ("Må skolen smide en elev ud?", "Bortvisning fra undervisningen", "Affald fra erhverv"),
        ("What are the rules on taxes?", "Regler om skat", "Regler om hunde"),
        ("Hvad med folk uden job?", "Indsats for arbejdsløse", "Beskyttelse af vandmiljøet"),
    ],
)
def test_what_answers_a_question_is_nearer_than_what_does_not(
    model: SentenceTransformer, question: str, near: str, far: str
) -> None:
    to_near, to_far = cosines(model, question, near, far)

    assert to_near > to_far + 0.05


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("foraeldre til boern paa doegninstitution", "forældre til børn på døgninstitution"),
        ("FØRTIDSPENSION", "førtidspension"),
    ],
)
def test_spelling_without_danish_letters_changes_nothing(
    model: SentenceTransformer, typed: str, meant: str
) -> None:
    assert cosines(model, typed, meant) == pytest.approx([1], abs=2e-3)


def test_a_slip_of_the_finger_stays_near(model: SentenceTransformer) -> None:
    to_meant, to_other = cosines(
        model,
        "støtte til fritdsaktiviteter",
        "støtte til fritidsaktiviteter",
        "støtte til virksomheder",
    )

    assert to_meant > to_other
