"""Learns what judges blocks of plain text: two scorecards and a forest.

    python -m training.text                 cross-validation by publisher: the figures that count
    python -m training.text --write         learn from all pages and write src/articlekit/weights/text*.json

The pages are those of the public data sets that `benchmarks` loads, each flattened to text in five ways. A block is the
story where most of its words lie in word 4-grams of the gold body. Three steps, each of which sees the scores that the
one before it gives to pages of publishers it has not seen: a scorecard of a block's text alone (`cues`), a
forest of the block among its neighbours, and a scorecard of its place against the story's extent
(`neighbour_cues`). Scorecards are logistic regressions over the bins of the cues, fitted by L-BFGS with an
L2 penalty.
"""

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from benchmarks.loaders import SETS, corpus_folder
from benchmarks.metrics import score_body, score_set

from articlekit.judging.cues import ALONE
from articlekit.judging.extent import block_weight, find_extent
from articlekit.judging.forest import Forest
from articlekit.judging.neighbour_cues import PLACED, among_columns, placed_cues
from articlekit.judging.scorecard import chance
from training.forests import Growth, grow, write_forest
from training.scorecards import Array, Card, fit, score_rows
from training.text_examples import FOLDS, Example, load_examples

WEIGHTS = Path(__file__).parent.parent / "src/articlekit/weights"

PENALTIES = {"alone": 3.0, "placed": 10.0}
"""Strength of the L2 penalty of each scorecard, tried at 1, 3 and 10. The first moves the cross-validated figures by
less than 0.002; the last, which sees the scores of the forest, believes them too much below 10."""

GROWTH = Growth(members=1, trees=120, depth=5, rate=0.25, borders=32, asked_share=0.4, first_seed=7)
"""Tried: from 64 to 160 trees, of which 64 read flattened pages worse by 0.002 and 160 no better; the mean of two or
three small forests, as for HTML, no better either; short pages drawn out of long ones, worse by 0.005."""

Rows = Callable[[Example], Array]


def _fit_step(examples: list[Example], name: str, rows: Rows, sizes: Sequence[int], *, validate: bool) -> Card | None:
    def fit_on(chosen: list[Example]) -> Card:
        return fit(
            np.concatenate([rows(example) for example in chosen]),
            np.concatenate([example.story for example in chosen]),
            np.concatenate([example.weight for example in chosen]),
            sizes,
            PENALTIES[name],
        )

    # Every page is scored by cards that have not seen its publisher: the next step learns from scores as they come on
    # pages that nobody has seen, not from those that the card knows by heart.
    for part in range(FOLDS):
        card = fit_on([example for example in examples if example.fold != part])
        for example in examples:
            if example.fold == part:
                example.score = score_rows(rows(example), card)
    return None if validate else fit_on(examples)


def _grow_step(examples: list[Example], *, validate: bool) -> Forest | None:
    names = list(examples[0].among)

    def grow_on(chosen: list[Example]) -> Forest:
        return grow(
            np.concatenate([_rows_of(example.among) for example in chosen]),
            np.concatenate([example.story for example in chosen]),
            np.concatenate([example.weight for example in chosen]),
            names,
            GROWTH,
        )

    for part in range(FOLDS):
        forest = grow_on([example for example in examples if example.fold != part])
        for example in examples:
            if example.fold == part:
                example.score = np.array(forest.score(example.among))
    return None if validate else grow_on(examples)


def _rows_of(columns: dict[str, bytes]) -> Array:
    return np.array([np.frombuffer(column, dtype=np.uint8) for column in columns.values()]).T


def learn(examples: list[Example], *, validate: bool) -> tuple[dict[str, Card], Forest] | None:
    """Learn the scorecards and the forest, each from what the one before it says.

    Args:
        examples: the pages; their `score` ends as the last card's that has not seen their publisher.
        validate: keep nothing.
    """
    alone = _fit_step(examples, "alone", lambda example: example.alone, list(ALONE.values()), validate=validate)
    for example in examples:
        columns = dict(zip(ALONE, example.alone.T.tolist(), strict=True))
        chances = list(map(chance, example.score.tolist()))
        example.among = among_columns(example.texts, example.gaps, columns, chances)
    forest = _grow_step(examples, validate=validate)
    for example in examples:
        weights = [block_weight(len(text)) for text in example.texts]
        scores = example.score.tolist()
        rows = placed_cues(example.among, scores, weights, find_extent(scores, weights))
        example.placed = np.array(rows, dtype=np.int32)
    placed = _fit_step(examples, "placed", lambda example: example.placed, list(PLACED.values()), validate=validate)
    if alone is None or forest is None or placed is None:
        return None
    return {"alone": alone, "placed": placed}, forest


# --------------------------------------------------------------------------------------------------- telling the result


def tell(examples: list[Example]) -> None:
    """Print the shingle F1 of every set and flattening."""
    results = defaultdict(list)
    for example in examples:
        if example.augmented:
            continue
        text = "\n".join(text for text, score in zip(example.texts, example.score, strict=True) if score > 0)
        group = example.set_name if example.set_name in ("wcxb", "text") else "aeb+fundus"
        results[group, example.flattener].append(score_body(example.page_id, example.gold, text))
    for (group, flattener), scores in sorted(results.items()):
        found = score_set(scores)
        print(
            f"{group:<11}{flattener:<20}{found.f1:.3f} ({found.precision:.3f} / {found.recall:.3f}) {found.exact:.2f}"
        )


def write(learned: tuple[dict[str, Card], Forest], examples: list[Example], folder: Path) -> None:
    """Write the scorecards and the forest with the digest of what they were learned from.

    Args:
        learned: from `learn`.
        examples: the pages.
        folder: where text.json and text_forest.json go.
    """
    cards, forest = learned
    digest = hashlib.sha256()
    for example in examples:
        digest.update(f"{example.set_name}/{example.page_id}/{example.flattener}\n".encode())
        digest.update("\n".join(example.texts).encode())
        digest.update(example.gold.encode())
    told = {
        "learned_by": "training/text.py",
        "pages": len({(example.set_name, example.page_id) for example in examples}),
        "inputs_sha256": digest.hexdigest(),
    }
    names = {"alone": list(ALONE), "placed": list(PLACED)}
    scorecards = {
        name: {
            "bias": round(float(bias), 3),
            "weights": {
                cue: [round(float(weight), 3) + 0.0 for weight in table]
                for cue, table in zip(names[name], tables, strict=True)
            },
        }
        for name, (bias, tables) in cards.items()
    }
    data = {**told, "scorecards": scorecards}
    (folder / "text.json").write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    write_forest(folder / "text_forest.json", forest, GROWTH, told)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the cross-validation, or learn from all pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", help="folder of the data sets")
    parser.add_argument("--share", type=float, default=1.0, help="share of the largest set, for quick trials")
    parser.add_argument("--write", action="store_true", help="learn from all pages and write the weights")
    options = parser.parse_args(arguments)
    examples = load_examples(corpus_folder(options.corpus), SETS, options.share)
    learned = learn(examples, validate=not options.write)
    tell(examples)
    if learned is not None:
        write(learned, examples, WEIGHTS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
