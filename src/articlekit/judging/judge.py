"""Judges every block of a text: by its text alone, then among its neighbours, then against the extent of the story."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

from articlekit.judging.cues import ALONE, alone_columns
from articlekit.judging.extent import ABOVE, ASIDE, BELOW, STORY, block_weight, find_extent
from articlekit.judging.forest import Forest
from articlekit.judging.neighbour_cues import among_columns, placed_cues
from articlekit.judging.scorecard import Scorecard, chance

STRETCH_NAMES = {ABOVE: "above_story", STORY: "inside_story", ASIDE: "aside", BELOW: "below_story"}
"""What `Block.why` says where the place of a block decided."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which blocks are the story.

    Args:
        keep: whether each block is.
        whys: the name of the cue, or of the stretch of the page, that decided.
        path: the stretch of the page in which each block lies, see `extent`.
        scores: how much each looks like the story, 0 for undecided.
    """

    keep: list[bool]
    whys: list[str]
    path: list[int]
    scores: list[float]


def judge(
    texts: Sequence[str],
    gaps: Sequence[bool],
    kinds: Sequence[int],
    common: frozenset[str],
    cards: dict[str, Scorecard],
    forest: Forest,
) -> Verdict:
    """Judge the blocks of a page.

    Args:
        texts: the blocks' repaired texts, none empty.
        gaps: whether a blank line stands above each.
        kinds: index into `cues.KINDS` of each.
        common: the most common words of the page's language.
        cards: the scorecards "alone" and "placed".
        forest: what judges a block among its neighbours.
    """
    if not texts:
        return Verdict([], [], [], [])
    alone = dict(zip(ALONE, alone_columns(texts, kinds, common), strict=True))
    weighed = list(map(cards["alone"].weigh, zip(*alone.values(), strict=True)))
    by_itself = list(map(sum, weighed, repeat(cards["alone"].bias)))
    columns = among_columns(texts, gaps, alone, list(map(chance, by_itself)))
    scores = forest.score(columns)
    weights = list(map(block_weight, map(len, texts)))
    path = find_extent(scores, weights)
    placed = placed_cues(columns, scores, weights, path)
    final = cards["placed"].score_all(placed)
    keep = [value > 0.0 for value in final]
    strongest = cards["alone"].strongest
    whys = [
        strongest(own, towards=kept) if (score > 0.0) == kept else STRETCH_NAMES[stretch]
        for kept, score, own, stretch in zip(keep, by_itself, weighed, path, strict=True)
    ]
    return Verdict(keep, whys, path, final)
