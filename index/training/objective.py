"""What training makes small: the contrastive loss of a batch, and the vectors it is taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.training.pools import Batch
    from index.training.ragged import Ragged


def contrastive_loss(
    queries: torch.Tensor, passages: torch.Tensor, same: torch.Tensor, scale: float
) -> torch.Tensor:
    """InfoNCE with in-batch negatives, both ways (van den Oord et al. 2018, equation 4).

    Args:
        queries: `(n, dim)`, rows of unit length.
        passages: `(n, dim)`, row i the right one for query i.
        same: `(n, n)`, true where row j is as right as row i, and so no negative.
        scale: what the cosines are multiplied by, the inverse temperature.
    """
    scores = queries @ passages.T * scale
    # No score is above the scale, so one table of powers serves both ways and none overflows.
    powers = (scores - scale).exp().masked_fill(same, 0)
    both_ways = powers.sum(dim=0).log() + powers.sum(dim=1).log()
    return scale + (both_ways / 2 - scores.diagonal()).mean()


def same_rows(batch: Batch) -> torch.Tensor:
    """`(n, n)`, true off the diagonal where two rows share their query or their passage."""
    queries, passages = batch.query_groups, batch.passage_groups
    same = (queries[:, None] == queries) | (passages[:, None] == passages)
    np.fill_diagonal(same, val=False)
    return torch.from_numpy(same)


def embed(
    vectors: torch.Tensor, texts: Ragged, kept: NDArray[np.bool_], positions: NDArray[np.int64]
) -> torch.Tensor:
    """The unit vectors of the texts.

    Args:
        vectors: `(rows, dim)`, the vectors of the pieces in play.
        texts: the pieces of each text.
        kept: for each piece of `texts`, whether it counts.
        positions: for each piece of the vocabulary, its row in `vectors`.
    """
    sums = F.embedding_bag(
        torch.from_numpy(positions[texts.pieces]),
        vectors,
        torch.from_numpy(texts.bounds[:-1]),
        mode="sum",
        per_sample_weights=torch.from_numpy(kept.astype(np.float32)),
    )
    return F.normalize(sums, dim=1)
