"""Scorecards: learned weights as data, and the few lines that add them up."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib import resources
from itertools import repeat
from math import exp
from operator import getitem
from typing import Any


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A sum of weights, one for the bin of each cue: a logistic regression that can be read and checked by hand.

    Args:
        names: names of the cues, in the order of the tuples that are scored.
        bias: where the sum starts.
        tables: the weights of each cue's bins.
    """

    names: tuple[str, ...]
    bias: float
    tables: tuple[tuple[float, ...], ...]

    def score(self, cues: tuple[int, ...]) -> float:
        """Add up the weights: above 0 the block looks like the story, below 0 it does not."""
        return sum(map(getitem, self.tables, cues), self.bias)

    def score_all(self, rows: Iterable[tuple[int, ...]]) -> list[float]:
        """Add up the weights of every row: `score` for many, at half the cost."""
        return list(map(sum, map(partial(map, getitem, self.tables), rows), repeat(self.bias)))

    def weigh(self, cues: tuple[int, ...]) -> list[float]:
        """List what each cue says: their sum and the bias are the score."""
        return list(map(getitem, self.tables, cues))

    def strongest(self, weights: list[float], *, towards: bool) -> str:
        """Name the cue that spoke loudest for the story (`towards`) or against it."""
        return self.names[weights.index(max(weights) if towards else min(weights))]


def chance(score: float) -> float:
    """Turn a score into a chance between 0 and 1.

    >>> chance(0.0)
    0.5
    """
    return 1.0 / (1.0 + exp(-score)) if score > -30.0 else 0.0


@lru_cache(maxsize=4)
def load_scorecards(name: str) -> dict[str, Scorecard]:
    """Read the scorecards of one reader; the file never changes, so reading it once is no hidden state."""
    return read_scorecards(json.loads(resources.files("articlekit.weights").joinpath(f"{name}.json").read_bytes()))


def read_scorecards(data: Mapping[str, Any]) -> dict[str, Scorecard]:
    """Make scorecards of what a file of weights holds.

    Args:
        data: the file's content, as `training` writes it.

    >>> cards = read_scorecards({"scorecards": {"alone": {"bias": 0.5, "weights": {"length": [0.0, 2.0]}}}})
    >>> cards["alone"].score((1,))
    2.5
    """
    return {
        card: Scorecard(
            names=tuple(entry["weights"]),
            bias=entry["bias"],
            tables=tuple(tuple(table) for table in entry["weights"].values()),
        )
        for card, entry in data["scorecards"].items()
    }
