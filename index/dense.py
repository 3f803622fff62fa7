"""The nearest vectors, by FAISS: exact inner products over rows of unit length."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

DIGITS = 6  # scores are rounded before they order anything


def rounded(scores: NDArray[np.float32]) -> NDArray[np.float64]:
    """The scores with as many digits as order anything, each as Python's `round` gives it.

    Rounded as float64: a product of 24 bits and 10^6 is exact there.
    """
    return scores.astype(np.float64).round(DIGITS)


class DenseIndex:
    """Vectors by row number. A loaded index is mapped read-only: adding to it ends the process."""

    def __init__(self, index: faiss.IndexFlat) -> None:
        self._index = index
        # The same memory as FAISS sees it: a view costs less than a copy made by it.
        flat = faiss.rev_swig_ptr(index.get_xb(), index.ntotal * index.d)
        self._vectors: NDArray[np.float32] = flat.reshape(index.ntotal, index.d)

    @classmethod
    def of(cls, vectors: NDArray[np.float32]) -> DenseIndex:
        """An index over `(n, dim)` rows of unit length.

        Raises:
            ValueError: if the array is not two-dimensional float32.
        """
        if vectors.ndim != 2 or vectors.dtype != np.float32:
            raise ValueError(
                f"vectors must be (n, dim) float32, got {vectors.shape} {vectors.dtype}"
            )
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors))
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> DenseIndex:
        """The index that `save` wrote, mapped into memory."""
        index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        assert isinstance(index, faiss.IndexFlat), "`save` writes no other"
        return cls(index)

    def save(self, path: Path) -> None:
        """Write the index to a file."""
        faiss.write_index(self._index, str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, vector: NDArray[np.float32], k: int) -> list[tuple[int, float]]:
        """The `k` rows with the highest rounded inner product, best first, ties by row.

        FAISS returns equal scores in any order and cuts among them, so more than k are fetched, and
        ties at the cut are all considered.

        Raises:
            ValueError: if the vector's length is not the index's.
        """
        if vector.shape != (self._index.d,):
            raise ValueError(f"vector must have shape ({self._index.d},), got {vector.shape}")
        total, wanted = len(self), min(k, len(self))
        fetch = min(total, wanted + 16)
        while wanted:
            (raw,), (rows,) = self._index.search(
                np.ascontiguousarray(vector[None, :], dtype=np.float32), fetch
            )
            scores = rounded(raw)
            order = np.lexsort((rows, -scores))
            if fetch == total or scores[order[wanted - 1]] > scores[order[-1]]:
                best = order[:wanted]
                return list(zip(rows[best].tolist(), scores[best].tolist(), strict=True))
            fetch = min(total, fetch * 2)
        return []

    def rows(self, numbers: Sequence[int] | NDArray[np.int64]) -> NDArray[np.float32]:
        """`(len(numbers), dim)`: the stored vectors of these rows."""
        return self._vectors[np.asarray(numbers, dtype=np.int64)]
