"""Writes a trained table as a folder that sentence-transformers opens, and puts it in place."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer


def save_model(tokeniser: Tokenizer, vectors: NDArray[np.float32], folder: Path) -> None:
    """Writes the model in half precision; its embeddings come out with unit length."""
    static = StaticEmbedding(tokeniser, embedding_weights=vectors)
    model = SentenceTransformer(modules=[static.half(), Normalize()], device="cpu")
    model.save(str(folder), create_model_card=False)
    # safetensors writes for the owner alone.
    (folder / "model.safetensors").chmod(0o644)


def replace_folder(new: Path, target: Path) -> None:
    """Puts the folder `new` where `target` is; what was there is gone."""
    old = target.with_name(f"{target.name}.old")
    if target.exists():
        target.rename(old)
    new.rename(target)
    if old.exists():
        shutil.rmtree(old)
