"""Fits forests of symmetric trees with CatBoost, and turns them into the weights that `forest` asks."""

import json
from base64 import b85encode
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from catboost import CatBoostClassifier, Pool

from articlekit.judging.forest import MOST_TREES, NO_WEIGHT, Forest
from training.scorecards import Array


@dataclass(frozen=True, slots=True)
class Growth:
    """How a forest grows.

    Args:
        members: small forests whose mean is taken.
        trees: trees of each.
        depth: questions that a tree asks.
        rate: how much of what a tree has learned is believed.
        borders: values that a question can ask a cue for.
        asked_share: share of the cues that is drawn for each level of a tree.
        first_seed: seed of the first member.
    """

    members: int
    trees: int
    depth: int
    rate: float
    borders: int
    asked_share: float
    first_seed: int


def grow(cues: Array, story: Array, weight: Array, names: Sequence[str], growth: Growth) -> Forest:
    """Learn a forest.

    Args:
        cues: one row a block, one column a cue, each a byte.
        story: 1.0 for blocks that are the story.
        weight: how much each block counts.
        names: the names of the cues.
        growth: how the forest grows.
    """
    pool = Pool(cues.astype(np.float32), label=story, weight=weight)
    seeds = range(growth.first_seed, growth.first_seed + growth.members)
    return to_forest([_grow_member(pool, growth, seed) for seed in seeds], names)


def _grow_member(pool: Pool, growth: Growth, seed: int) -> dict[str, Any]:
    model = CatBoostClassifier(
        iterations=growth.trees,
        depth=growth.depth,
        learning_rate=growth.rate,
        border_count=growth.borders,
        rsm=growth.asked_share,
        bootstrap_type="No",
        boosting_type="Plain",
        random_seed=seed,
        verbose=False,
        allow_writing_files=False,
    )
    model.fit(pool)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "model.json"
        model.save_model(str(file), format="json")
        found: dict[str, Any] = json.loads(file.read_text())
        return found


def to_forest(models: Sequence[dict[str, Any]], names: Sequence[str]) -> Forest:
    """Turn what CatBoost learned into one forest with one byte a leaf, the mean of all.

    Args:
        models: the models, as CatBoost writes them.
        names: the names of the cues.
    """
    trees = [tree for model in models for tree in model["oblivious_trees"]]
    if len(trees) > MOST_TREES:
        raise SystemExit(f"{len(trees)} trees are more than the {MOST_TREES} whose bytes can be added up")
    unit = max(abs(value) for tree in trees for value in tree["leaf_values"]) / (NO_WEIGHT - 1)
    scales, biases = zip(
        *[(scale, bias) for scale, (bias,) in (model["scale_and_bias"] for model in models)], strict=True
    )
    if set(scales) != {1}:
        raise SystemExit("the leaves of one of the models are scaled, which is not foreseen")
    asked = sorted(
        {(split["float_feature_index"], int(split["border"]) + 1) for tree in trees for split in tree["splits"]}
    )
    cues = sorted({cue for cue, _ in asked})
    place = {question: number for number, question in enumerate(asked)}
    return Forest(
        cues=tuple(names[cue] for cue in cues),
        questions=tuple((cues.index(cue), least) for cue, least in asked),
        trees=tuple(
            (
                tuple(
                    place[split["float_feature_index"], int(split["border"]) + 1] for split in reversed(tree["splits"])
                ),
                bytes(round(value / unit) + NO_WEIGHT for value in tree["leaf_values"]).ljust(256, b"\0"),
            )
            for tree in trees
        ),
        bias=sum(biases) / len(models),
        unit=unit / len(models),
    )


def write_forest(path: Path, forest: Forest, growth: Growth, told: Mapping[str, object]) -> None:
    """Write a forest.

    Args:
        path: the file.
        forest: the forest.
        growth: how it grew.
        told: what else the file tells, before the trees: what was learned from, above all.
    """
    data = {
        **told,
        "settings": asdict(growth),
        "bias": forest.bias,
        "unit": forest.unit,
        "cues": forest.cues,
        "questions": forest.questions,
        "trees": [[levels, b85encode(leaves.rstrip(b"\0")).decode()] for levels, leaves in forest.trees],
    }
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in data.items())
    path.write_text("{\n" + lines.replace("]], [[", "]],\n[[") + "\n}\n", encoding="utf-8")
