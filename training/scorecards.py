"""Fits scorecards: logistic regressions over the bins of cues."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

ROUNDS = 80
"""Steps of L-BFGS, after which the loss moves in the fifth digit."""

Array = np.ndarray[Any, Any]
Card = tuple[float, list[Array]]


def fit(cues: Array, story: Array, weight: Array, sizes: Sequence[int], penalty: float) -> Card:
    """Fit one scorecard.

    Args:
        cues: one row a block, one bin a cue.
        story: 1.0 for blocks that are the story.
        weight: how much each block counts.
        sizes: number of bins of each cue.
        penalty: strength of the L2 penalty.

    Returns:
        The bias and one array of weights a cue.
    """
    count, width = cues.shape
    offsets = np.concatenate([[0], np.cumsum(sizes)])
    columns = (cues + offsets[:-1]).astype(np.int32).ravel()
    # One row a block, one column a bin, 1 where the block falls into the bin.
    held = csr_matrix(
        (np.ones(count * width, dtype=np.float32), columns, np.arange(0, count * width + 1, width)),
        shape=(count, offsets[-1]),
    )
    turned = held.T.tocsr()

    def loss(parameters: Array) -> tuple[float, Array]:
        score = held @ parameters[:-1].astype(np.float32) + parameters[-1]
        likely = 1 / (1 + np.exp(-score))
        value = -(weight * (story * np.log(likely + 1e-12) + (1 - story) * np.log(1 - likely + 1e-12))).sum()
        slope = weight * (likely - story)
        gradient = np.concatenate([turned @ slope.astype(np.float32), [slope.sum()]]).astype(float)
        gradient[:-1] += penalty * parameters[:-1]
        return float(value) + penalty / 2 * float((parameters[:-1] ** 2).sum()), gradient

    best = minimize(loss, np.zeros(offsets[-1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    bias = best[-1]
    tables = [best[low:high] for low, high in pairwise(offsets)]
    for place, table in enumerate(tables):
        # A weight of 0 is what a cue says on average, so that the strongest cue of a block is the one that decided.
        middle = np.average(table[cues[:, place]], weights=weight)
        np.subtract(table, middle, out=table)
        bias += middle
    return bias, tables


def score_rows(cues: Array, card: Card) -> Array:
    """Add up a scorecard's weights for every row of cues."""
    score = np.full(len(cues), card[0])
    for place, table in enumerate(card[1]):
        score += table[cues[:, place]]
    return score
