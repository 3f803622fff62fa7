"""The only place that loads sentence-transformers: texts -> vectors of unit length."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

BUNDLED_MODEL = Path(__file__).parent / "model"
BUNDLED_NAME = "frisvar-da-static"


class Encoder(Protocol):
    """Turns texts into vectors; `fingerprint` differs when the vectors would."""

    @property
    def name(self) -> str:
        """What people call the model."""
        ...

    @property
    def fingerprint(self) -> str:
        """A digest of the model's files, or of its name where they are elsewhere."""
        ...

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """`(n, dimension)`, one row of unit length for each text, zero where no word is known."""
        ...


class SentenceTransformerEncoder:
    """A sentence-transformers model, on the CPU, in one thread: the same bytes each time."""

    def __init__(self, model: SentenceTransformer, *, name: str, fingerprint: str) -> None:
        self._model = model
        self.name = name
        self.fingerprint = fingerprint
        dimension = model.get_embedding_dimension()
        if dimension is None:
            raise EncoderError(f"Modellen {name!r} oplyser ikke, hvor lange dens vektorer er.")
        self.dimension = dimension
        self._embed = _lookup(model) or self._by_model

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """`(n, dimension)`, one row of unit length for each text."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        matrix = self._embed(list(texts))
        norms = np.linalg.norm(matrix, axis=1, keepdims=True)
        unit = np.zeros_like(matrix)
        np.divide(matrix, norms, out=unit, where=norms > 0)  # the mean of no words is no number
        return unit

    def _by_model(self, texts: list[str]) -> NDArray[np.float32]:
        rows = self._model.encode(texts, convert_to_numpy=True, show_progress_bar=False)
        return np.asarray(rows, dtype=np.float32)


class StaticLookup:
    """A model that only sums the vectors of tokens, without the machinery that runs any model.

    That machinery costs ten times what it does here, and a question is waiting. The mean that the
    model takes differs from this sum by a factor, which is lost in rows of unit length.
    """

    def __init__(self, tokenizer: Tokenizer, vectors: NDArray[np.float32]) -> None:
        """`vectors` is `(tokens, dimension)`."""
        self._tokenizer = tokenizer
        self._vectors = vectors

    def __call__(self, texts: list[str]) -> NDArray[np.float32]:
        """The summed vectors of the tokens of each text, `(n, dimension)`; zero for no token."""
        sums = np.zeros((len(texts), self._vectors.shape[1]), dtype=np.float32)
        for row, text in enumerate(texts):
            tokens = self._tokenizer.encode(text, add_special_tokens=False).ids
            self._vectors[tokens].sum(axis=0, out=sums[row])
        return sums


def _lookup(model: SentenceTransformer) -> StaticLookup | None:
    """The model as a lookup, where it is no more than that."""
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    first, *rest = model
    prompted = model.default_prompt_name is not None
    if not isinstance(first, StaticEmbedding) or prompted:
        return None
    if not all(isinstance(module, Normalize) for module in rest):
        return None
    vectors = first.embedding.weight.detach().float().numpy()
    return StaticLookup(first.tokenizer, vectors)


def load_encoder(model: str | None = None) -> SentenceTransformerEncoder:
    """The bundled model, or any sentence-transformers model by name or folder.

    Raises:
        EncoderError: if the model cannot be loaded.
    """
    import torch  # here, because it takes seconds that `--help` should not cost
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(1)
    path = BUNDLED_MODEL if model is None else Path(model)
    name = BUNDLED_NAME if model is None else model
    local = path.is_dir()
    try:
        loaded = SentenceTransformer(
            str(path) if local else name, device="cpu", local_files_only=local
        )
    except (OSError, ValueError, RuntimeError) as error:
        reason = str(error).partition("\n")[0]
        raise EncoderError(
            f"Modellen {name!r} kunne ikke indlæses ({reason}). "
            "Sæt FRISVAR_MODEL til en anden, eller lad den være tom."
        ) from error
    return SentenceTransformerEncoder(
        loaded, name=name, fingerprint=_digest(path) if local else name
    )


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".md"):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
