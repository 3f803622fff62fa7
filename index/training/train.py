"""The training loop: batches from the pools in turn, one vector for each piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from index.training.objective import contrastive_loss, embed, same_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from index.training.examples import WeightedPool
    from index.training.pools import Batch
    from index.training.ragged import Ragged


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """The numbers that a training run depends on."""

    seed: int = 0
    pieces: int = 40_000
    dimension: int = 256
    steps: int = 3_000
    batch_size: int = 1024
    learning_rate: float = 0.02
    warm_up_steps: int = 100
    final_share: float = 0.02
    scale: float = 20.0
    dropped_share: float = 0.1


def initial_vectors(counts: NDArray[np.int64], recipe: Recipe) -> torch.Tensor:
    """`(pieces, dimension)`, random directions, the common pieces the shorter.

    The lengths are the smooth inverse frequencies of Arora et al. 2017 with a = 0.001. The mean of
    the pieces weighs each by its length, so this is where training starts to learn weights from.
    """
    generator = torch.Generator().manual_seed(recipe.seed)
    shape = (len(counts), recipe.dimension)
    frequencies = counts / max(1, counts.sum())
    lengths = torch.from_numpy(1e-3 / (1e-3 + frequencies)).float()
    return torch.randn(shape, generator=generator) * 0.3 * lengths[:, None]


def train(
    pools: Sequence[WeightedPool],
    counts: NDArray[np.int64],
    recipe: Recipe,
    report: Callable[[int, str, float], None],
) -> NDArray[np.float32]:
    """`(pieces, dimension)`, the trained vectors, not of unit length.

    Args:
        pools: where the batches come from.
        counts: `(pieces,)`, how often each piece occurs in the text.
        recipe: the numbers of the run.
        report: called with step, pool and loss after each step.
    """
    rng = np.random.default_rng(recipe.seed)
    vectors = torch.nn.Parameter(initial_vectors(counts, recipe))
    optimizer = torch.optim.SparseAdam([vectors], lr=recipe.learning_rate)
    weights = np.array([pool.weight for pool in pools])
    turns = rng.choice(len(pools), recipe.steps, p=weights / weights.sum())
    for step, turn in enumerate(turns.tolist()):
        optimizer.param_groups[0]["lr"] = recipe.learning_rate * _rate_share(step, recipe)
        batch = pools[turn].pool.draw(rng, recipe.batch_size)
        loss = _set_gradient(vectors, batch, recipe, rng)
        optimizer.step()  # type: ignore[no-untyped-call]
        report(step, pools[turn].name, loss)
    return vectors.detach().numpy()


def _rate_share(step: int, recipe: Recipe) -> float:
    """A short rise, then a straight line down."""
    rise = min(1.0, (step + 1) / recipe.warm_up_steps)
    return rise * max(recipe.final_share, 1 - step / recipe.steps)


def _set_gradient(
    vectors: torch.nn.Parameter, batch: Batch, recipe: Recipe, rng: np.random.Generator
) -> float:
    """Leaves the gradient of the batch's loss, on the rows it touches, in `vectors.grad`."""
    rows, positions = _rows_in_play(batch, len(vectors))
    local = vectors.detach()[rows].requires_grad_()

    def embedded(texts: Ragged) -> torch.Tensor:
        kept = rng.random(len(texts.pieces)) >= recipe.dropped_share
        return embed(local, texts, kept, positions)

    loss = contrastive_loss(
        embedded(batch.queries), embedded(batch.passages), same_rows(batch), recipe.scale
    )
    (gradient,) = torch.autograd.grad(loss, local)
    vectors.grad = torch.sparse_coo_tensor(
        rows[None], gradient, vectors.shape, is_coalesced=True, check_invariants=False
    )
    return loss.item()


def _rows_in_play(batch: Batch, pieces: int) -> tuple[torch.Tensor, NDArray[np.int64]]:
    """The pieces that the batch has, and for each piece its place among them."""
    used = np.zeros(pieces, bool)
    used[batch.queries.pieces] = True
    used[batch.passages.pieces] = True
    return torch.from_numpy(np.flatnonzero(used)), np.cumsum(used) - 1
