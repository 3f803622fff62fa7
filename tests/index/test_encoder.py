from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer

from corpus.collection import Collection
from index.encoder import BUNDLED_MODEL, BUNDLED_NAME, SentenceTransformerEncoder, load_encoder
from index.errors import EncoderError


@pytest.fixture(scope="module")
def bundled() -> SentenceTransformerEncoder:
    return load_encoder()


def test_the_bundled_model_is_the_default(bundled: SentenceTransformerEncoder) -> None:
    assert (bundled.name, bundled.dimension) == (BUNDLED_NAME, 256)
    assert len(bytes.fromhex(bundled.fingerprint)) == 32


def test_rows_are_float32_of_unit_length(bundled: SentenceTransformerEncoder) -> None:
    rows = bundled.encode(["Færre samtaler", "Lempede regler for udlejning"])
    assert (rows.shape, rows.dtype) == ((2, 256), np.dtype(np.float32))
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)


def test_the_same_text_has_the_same_row_alone_and_among_others(
    bundled: SentenceTransformerEncoder,
) -> None:
    alone = bundled.encode(["Lempede regler"])[0]
    np.testing.assert_array_equal(bundled.encode(["Børn", "Lempede regler"])[1], alone)


def test_a_static_model_gives_what_the_library_gives(
    bundled: SentenceTransformerEncoder, collection: Collection
) -> None:
    texts = [p.text for p in collection.passages]
    model = SentenceTransformer(str(BUNDLED_MODEL), device="cpu").float()
    expected = model.encode(texts, normalize_embeddings=True)
    np.testing.assert_allclose(bundled.encode(texts), expected, atol=2e-6)


def test_no_texts_have_no_rows(bundled: SentenceTransformerEncoder) -> None:
    assert bundled.encode([]).shape == (0, 256)


def test_a_text_without_a_word_has_a_zero_row(bundled: SentenceTransformerEncoder) -> None:
    np.testing.assert_array_equal(bundled.encode([""]), np.zeros((1, 256), dtype=np.float32))


def test_a_folder_that_is_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"kunne ikke indlæses .+ Sæt FRISVAR_MODEL") as caught:
        load_encoder(str(tmp_path))
    assert "\n" not in str(caught.value)


def test_the_fingerprint_is_of_the_files_not_of_their_place_or_card(
    bundled: SentenceTransformerEncoder, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(BUNDLED_MODEL, tmp_path / "copy"))
    (copy / "README.md").unlink()
    loaded = load_encoder(str(copy))
    assert (loaded.name, loaded.fingerprint) == (str(copy), bundled.fingerprint)


def test_a_model_that_does_not_tell_how_long_its_vectors_are_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(SentenceTransformer, "get_embedding_dimension", lambda _: None)
    with pytest.raises(EncoderError, match=r"oplyser ikke, hvor lange dens vektorer er\.$"):
        load_encoder()


def test_other_files_are_another_model(bundled: SentenceTransformerEncoder, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(BUNDLED_MODEL, tmp_path / "copy"))
    (copy / "more.txt").touch()
    assert load_encoder(str(copy)).fingerprint != bundled.fingerprint
