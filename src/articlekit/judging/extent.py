"""Where the story begins and ends: the best path through above, story, aside and below."""

import math
from collections.abc import Sequence

ABOVE, STORY, ASIDE, BELOW = range(4)
"""The stretches of a page, in order. An aside is a promo, a list or an advertisement after which the story goes on."""

ASIDE_COST = 3.0
"""What leaving the story for an aside costs, in units of a score. Tried from 1 to 12: flat from 3 to 6."""

SCORE_LIMIT = 3.0
"""No single block may say more than this, so that one long block cannot buy a bridge over a whole second story."""

USUAL_LENGTH = 60.0
"""Characters of a line that counts once; longer ones count with the square root of their length."""

LONGEST_COUNTED = 600
"""Characters beyond which a block's length no longer adds to its say."""


_WEIGHTS = tuple(math.sqrt(max(length, 5) / USUAL_LENGTH) for length in range(LONGEST_COUNTED + 1))


def block_weight(length: int) -> float:
    """Tell how much a block of this many characters has to say, 1.0 for a usual line."""
    return _WEIGHTS[min(length, LONGEST_COUNTED)]


def find_extent(scores: Sequence[float], weights: Sequence[float]) -> list[int]:
    """Lay the story's extent over a page: the path with the largest sum of scores inside the story.

    The page runs ABOVE, STORY, BELOW, in this order, with any number of ASIDEs inside the story that cost
    `ASIDE_COST` each. Found in one pass (Viterbi), so the work is linear in the number of blocks.

    Args:
        scores: how much each block looks like the story, 0 for undecided.
        weights: each block's say, from `block_weight`.

    Returns:
        The stretch of each block. A page without any block above 0 has no STORY.

    >>> find_extent([-2.0, 2.0, 2.0, -1.0, 2.0, -3.0], [1.0, 2.0, 2.0, 1.0, 2.0, 1.0])
    [0, 1, 1, 1, 1, 3]
    """
    above, story, aside, below = 0.0, -1e9, -1e9, -1e9
    steps: list[tuple[int, int, int]] = []
    for score, weight in zip(scores, weights, strict=True):
        # Leaving the story is free and entering it is free; only the way back from an aside was paid for.
        to_story, best = STORY, story
        if above > best:
            to_story, best = ABOVE, above
        if aside > best:
            to_story, best = ASIDE, aside
        to_aside, to_below = ASIDE, BELOW
        if story - ASIDE_COST > aside:
            to_aside, aside = STORY, story - ASIDE_COST
        if story > below:
            to_below, below = STORY, story
        story = best + max(-SCORE_LIMIT, min(SCORE_LIMIT, score)) * weight
        steps.append((to_story, to_aside, to_below))
    ends = (above, story, aside, below)
    state = max((ABOVE, STORY, BELOW), key=ends.__getitem__)
    path: list[int] = []
    for to_story, to_aside, to_below in reversed(steps):
        path.append(state)
        state = (ABOVE, to_story, to_aside, to_below)[state]
    path.reverse()
    return path
