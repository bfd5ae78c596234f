"""Forests of symmetric trees: learned weights as data, and the few lines that ask all blocks of a page at once.

A level of a symmetric tree asks the same question of every block, so that the answers of a block, read as a binary
number, name its leaf. With one byte a block, a question is one `bytes.translate` of a cue, and so is the way from the
numbers of the leaves to their weights: a tree costs a microsecond or two, however many blocks a page has.
"""

import json
from base64 import b85decode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from struct import unpack
from typing import Any

NO_WEIGHT = 128
"""The byte of a leaf that says nothing; a greater one speaks for the story, a smaller one against it."""

MOST_TREES = 256
"""Trees whose bytes add up within the sixteen bits that each block has."""

_AT_LEAST = tuple(bytes(value >= least for value in range(256)) for least in range(256))
"""For each least value the table from a cue's byte to its answer, 1 for yes and 0 for no."""


@dataclass(frozen=True, slots=True)
class Forest:
    """A sum of symmetric trees.

    Args:
        cues: names of the columns that are asked.
        questions: the cue, as a place in `cues`, and the least value for a yes, of every question that a tree asks.
        trees: of every tree the questions, as places in `questions`, last level first, and the bytes of its leaves.
        bias: where the sum starts, in log-odds.
        unit: what one step of a leaf's byte is worth, in log-odds.
    """

    cues: tuple[str, ...]
    questions: tuple[tuple[int, int], ...]
    trees: tuple[tuple[tuple[int, ...], bytes], ...]
    bias: float
    unit: float

    def score(self, columns: Mapping[str, bytes]) -> list[float]:
        """Add up the trees.

        Args:
            columns: every cue by its name, one byte a block.

        Returns:
            One score a block, in log-odds: above 0 it looks like the story, below 0 it does not.

        >>> forest = Forest(("length",), ((0, 5),), (((0,), bytes([100, 148]) + bytes(254)),), bias=0.0, unit=0.5)
        >>> forest.score({"length": bytes([2, 9, 5])})
        [-14.0, 10.0, 10.0]
        """
        asked = [columns[cue] for cue in self.cues]
        blocks = len(asked[0]) if asked else 0
        answers = [int.from_bytes(asked[cue].translate(_AT_LEAST[least]), "little") for cue, least in self.questions]
        pairs = blocks // 2 + 1
        lower = int.from_bytes(b"\xff\x00" * pairs, "little")
        evens = odds = 0
        for questions, leaves in self.trees:
            numbers = 0
            for question in questions:
                numbers = numbers << 1 | answers[question]
            weights = int.from_bytes(numbers.to_bytes(blocks, "little").translate(leaves), "little")
            # Two sums of two bytes each, since one byte a block would soon overflow.
            evens += weights & lower
            odds += (weights >> 8) & lower
        sums = [0] * (2 * pairs)
        sums[0::2] = unpack(f"<{pairs}H", evens.to_bytes(2 * pairs, "little"))
        sums[1::2] = unpack(f"<{pairs}H", odds.to_bytes(2 * pairs, "little"))
        start = self.bias - NO_WEIGHT * len(self.trees) * self.unit
        return [start + total * self.unit for total in sums[:blocks]]


@lru_cache(maxsize=4)
def load_forest(name: str) -> Forest:
    """Read one of the library's forests; the file never changes, so reading it once is no hidden state."""
    return read_forest(json.loads(resources.files("articlekit.weights").joinpath(f"{name}.json").read_bytes()))


def read_forest(data: Mapping[str, Any]) -> Forest:
    """Make a forest of what a file of weights holds.

    Args:
        data: the file's content, as `training` writes it.
    """
    return Forest(
        cues=tuple(data["cues"]),
        questions=tuple((cue, least) for cue, least in data["questions"]),
        trees=tuple((tuple(questions), b85decode(leaves).ljust(256, b"\0")) for questions, leaves in data["trees"]),
        bias=data["bias"],
        unit=data["unit"],
    )


@lru_cache(maxsize=4)
def load_evidence(name: str) -> dict[str, bytes]:
    """Read how much every value of the plainest cues speaks for the story by itself, as tables from byte to byte."""
    data: dict[str, Any] = json.loads(resources.files("articlekit.weights").joinpath(f"{name}.json").read_bytes())
    return {cue: b85decode(table) for cue, table in data["evidence"].items()}
