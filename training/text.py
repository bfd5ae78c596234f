"""Learns the scorecards that judge blocks of plain text.

    python -m training.text                 cross-validation by publisher: the figures that count
    python -m training.text --write         learn from all pages and write src/articlekit/weights/text.json

The pages are those of the public data sets that `benchmarks` loads, each flattened to text in five ways. A block is the
story where most of its words lie in word 4-grams of the gold body. The model is a logistic regression over the bins of
the cues (`articlekit.cues`, `articlekit.neighbour_cues`), fitted by L-BFGS with an L2 penalty, in three steps, each of
which sees the scores that the one before it gives to pages of publishers it has not seen.
"""

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.flatten import FLATTENERS, flattened_pages
from benchmarks.loaders import SETS, LabelledText, corpus_folder, load_labelled_texts
from benchmarks.metrics import score_body, score_set, tokens
from benchmarks.score import line_spans
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from articlekit.cleaner import clean
from articlekit.cues import ALONE, CASELESS_ENDING, CASELESS_OPENING, alone_cues
from articlekit.extent import block_weight, find_extent
from articlekit.neighbour_cues import AMONG, PLACED, among_cues, placed_cues
from articlekit.plain import read_plain
from articlekit.segmenter import judged_blocks

WEIGHTS = Path(__file__).parent.parent / "src/articlekit/weights/text.json"

FOLDS = 4
"""Parts of the cross-validation; all pages of a publisher are in one part."""

PENALTIES = {"alone": 3.0, "among": 3.0, "placed": 10.0}
"""Strength of the L2 penalty of each scorecard, tried at 1, 3 and 10. The first two move the cross-validated figures by
less than 0.002; the last, which sees the scores of the one before it, believes them too much below 10."""

ROUNDS = 80
"""Steps of L-BFGS, after which the loss moves in the fifth digit."""

CASELESS_SHARE = 0.12
"""Share of the pages that are learned from a second time without case, and of those without full stops."""

PAGE_WEIGHT = 60.0
"""A page's weight grows with its words up to about this, so that the longest pages do not decide alone."""

SCRAPED_WEIGHT = 3.0
"""How much more a page that a scraper really left counts than a flattened one: they are few, and what users have."""

STORY_LINES = frozenset({"body", "heading", "list", "quote", "table"})
UNDECIDED_LINES = frozenset({"title", "dek"})
"""Labels of lines that count neither way."""

Array = np.ndarray[Any, Any]


@dataclass(slots=True)
class Example:
    """One flattened page, ready to learn from."""

    set_name: str
    flattener: str
    publisher: str
    page_id: str
    gold: str
    texts: list[str]
    gaps: list[bool]
    kinds: list[int]
    story: Array
    weight: Array
    alone: Array
    augmented: bool = False
    among: Array = field(default_factory=lambda: np.zeros((0, 0)))
    placed: Array = field(default_factory=lambda: np.zeros((0, 0)))
    score: Array = field(default_factory=lambda: np.zeros(0))

    @property
    def fold(self) -> int:
        """The part of the cross-validation that this publisher is in."""
        return fold_of(self.publisher)


def fold_of(publisher: str) -> int:
    """The part of the cross-validation that a publisher is in."""
    return int(hashlib.md5(publisher.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def label_blocks(texts: Sequence[str], gold: str) -> tuple[Array, Array]:
    """Tell which blocks are the story.

    Args:
        texts: a page's blocks.
        gold: the gold body.

    Returns:
        The share of each block's words that lie in 4-grams of the gold (-1 for a block without words), and its words.
    """
    wanted = Counter(_shingles(tokens(gold)))
    words: list[str] = []
    owners: list[int] = []
    for index, text in enumerate(texts):
        found = tokens(text)
        words += found
        owners += [index] * len(found)
    places = defaultdict(list)
    for place, shingle in enumerate(_shingles(words)):
        if shingle in wanted:
            places[shingle].append(place)
    hits = np.zeros(len(words) + 1)
    for found_at in places.values():
        hits[found_at] = 1
    density = np.concatenate([[0], np.cumsum(hits)])
    covered = np.zeros(len(words))
    for shingle, found_at in places.items():
        # A shingle that stands more often on the page than in the gold belongs where most of the gold is.
        ranked = sorted(
            found_at, key=lambda place: density[max(0, place - 300)] - density[min(len(words), place + 300)]
        )
        for place in ranked[: wanted[shingle]]:
            covered[place : place + 4] = 1
    counts = np.bincount(owners, minlength=len(texts)).astype(float)
    inside = np.bincount(owners, weights=covered, minlength=len(texts))
    return np.where(counts > 0, inside / np.maximum(counts, 1), -1), counts


def _shingles(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return zip(words, words[1:], words[2:], words[3:], strict=False)


def load_examples(corpus: Path, sets: Sequence[str], share: float) -> list[Example]:
    """Read, clean and label every page of the sets in every flattening.

    Args:
        corpus: folder of the data sets.
        sets: their names.
        share: share of the pages of the largest set that is used, for quick trials.
    """
    examples = []
    for page, flattener, text in flattened_pages(corpus, tuple(sets), FLATTENERS):
        if not page.gold or (page.set_name == "wcxb" and _draw(page.id) > share):
            continue
        cleaned = clean(read_plain(text), language=None, packs=())
        texts, gaps, kinds, _ = judged_blocks(cleaned)
        if not texts:
            continue
        inside, counts = label_blocks(texts, page.gold)
        weight = np.where(counts > 0, 0.7 * np.sqrt(counts) + 0.3, 0.3)
        alone = np.array(alone_cues(texts, kinds, cleaned.common), dtype=np.int32)
        examples.append(
            Example(
                page.set_name,
                flattener,
                page.publisher,
                page.id,
                page.gold,
                texts,
                gaps,
                kinds,
                (inside > 0.5).astype(float),
                weight * PAGE_WEIGHT / (weight.sum() + PAGE_WEIGHT),
                alone,
            )
        )
    examples += load_scraped(corpus)
    examples += [
        without_case(example, punctuated=True)
        for example in examples
        if _draw(example.page_id + "case") < CASELESS_SHARE
    ]
    examples += [
        without_case(example, punctuated=False)
        for example in examples
        if not example.augmented and _draw(example.page_id + "stops") < CASELESS_SHARE
    ]
    return examples


def load_scraped(corpus: Path) -> Iterable[Example]:
    """Read the pages of scraped text, whose every line was labelled by hand.

    Args:
        corpus: folder of the data sets.
    """
    for page in load_labelled_texts(corpus / "text"):
        cleaned = clean(read_plain(page.text), language=None, packs=())
        texts, gaps, kinds, places = judged_blocks(cleaned)
        spans = [(cleaned.page.blocks[place].start, cleaned.page.blocks[place].end) for place in places]
        story, decided = _line_labels(page, spans)
        weight = (0.7 * np.sqrt([len(tokens(text)) for text in texts]) + 0.3) * decided
        yield Example(
            "text",
            "scraped",
            page.publisher,
            page.id,
            "\n".join(
                line for line, label in zip(page.text.split("\n"), page.labels, strict=True) if label in STORY_LINES
            ),
            texts,
            gaps,
            kinds,
            story,
            SCRAPED_WEIGHT * weight * PAGE_WEIGHT / (weight.sum() + PAGE_WEIGHT),
            np.array(
                alone_cues(texts, kinds, cleaned.common),
                dtype=np.int32,
            ),
        )


def _line_labels(page: LabelledText, spans: Sequence[tuple[int, int]]) -> tuple[Array, Array]:
    story, decided = np.zeros(len(spans)), np.ones(len(spans))
    lines = line_spans(page.text)
    for place, (start, end) in enumerate(spans):
        inside: Counter[str] = Counter()
        for (low, high), label in zip(lines, page.labels, strict=True):
            inside[label] += max(0, min(end, high) - max(start, low))
        wanted = sum(inside[label] for label in STORY_LINES)
        story[place] = float(wanted * 2 > end - start)
        decided[place] = float(not any(inside[label] * 2 > end - start for label in UNDECIDED_LINES))
    return story, decided


def without_case(example: Example, *, punctuated: bool) -> Example:
    """Hide from an example what its script may not show: capital letters, common words, even full stops.

    The pages are mostly European. So that the weights serve Arabic and Hindi (no case), Chinese (no blanks) and Thai
    (none of them and no full stop) too, a part of the pages is learned from a second time without these cues.

    Args:
        example: a page.
        punctuated: whether sentences still end in a mark.
    """
    alone = example.alone.copy()
    place = {name: position for position, name in enumerate(ALONE)}
    letters = np.isin(alone[:, place["opening"]], (1, 2))
    alone[letters, place["opening"]] = CASELESS_OPENING
    ends = (0,) if punctuated else (0, 1)
    unmarked = np.isin(alone[:, place["ending"]], ends)
    alone[unmarked, place["ending"]] = CASELESS_ENDING
    alone[unmarked, place["shape"]] = alone[unmarked, place["length"]] * 4
    alone[:, place["capitals"]] = alone[:, place["capitals"]] // 4 * 4
    alone[:, place["common_words"]] = 0
    if not punctuated:
        alone[:, place["sentences"]] = 0
    return replace(example, alone=alone, augmented=True)


def _draw(page_id: str) -> float:
    return int(hashlib.md5(page_id.encode(), usedforsecurity=False).hexdigest(), 16) % 1000 / 1000


# ---------------------------------------------------------------------------------------------------------- fitting

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


def learn(examples: list[Example], *, validate: bool) -> dict[str, Card | None]:
    """Learn the three scorecards, each from what the one before it says.

    Args:
        examples: the pages; their `score` ends as the last card's that has not seen their publisher.
        validate: keep no card.
    """
    cards: dict[str, Card | None] = {}
    cards["alone"] = _fit_step(
        examples, "alone", lambda example: example.alone, list(ALONE.values()), validate=validate
    )
    for example in examples:
        chances = (1 / (1 + np.exp(-example.score))).tolist()
        example.among = np.array(among_cues(example.texts, example.gaps, example.kinds, chances), dtype=np.int32)
    cards["among"] = _fit_step(
        examples,
        "among",
        lambda example: np.hstack([example.alone, example.among]),
        [*ALONE.values(), *AMONG.values()],
        validate=validate,
    )
    for example in examples:
        weights = [block_weight(len(text)) for text in example.texts]
        scores = example.score.tolist()
        example.placed = np.array(
            placed_cues(
                example.alone.tolist(),
                example.among.tolist(),
                example.kinds,
                scores,
                weights,
                find_extent(scores, weights),
            ),
            dtype=np.int32,
        )
    cards["placed"] = _fit_step(
        examples, "placed", lambda example: example.placed, list(PLACED.values()), validate=validate
    )
    return cards


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


def write(cards: dict[str, Card | None], examples: list[Example], path: Path) -> None:
    """Write the scorecards with the digest of what they were learned from."""
    digest = hashlib.sha256()
    for example in examples:
        digest.update(f"{example.set_name}/{example.page_id}/{example.flattener}\n".encode())
        digest.update("\n".join(example.texts).encode())
        digest.update(example.gold.encode())
    names = {"alone": list(ALONE), "among": [*ALONE, *AMONG], "placed": list(PLACED)}
    data = {
        "learned_by": "training/text.py",
        "pages": len({(example.set_name, example.page_id) for example in examples}),
        "inputs_sha256": digest.hexdigest(),
        "scorecards": {
            name: {
                "bias": round(float(card[0]), 3),
                "weights": {
                    cue: [round(float(weight), 3) + 0.0 for weight in table]
                    for cue, table in zip(names[name], card[1], strict=True)
                },
            }
            for name, card in cards.items()
            if card is not None
        },
    }
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the cross-validation, or learn from all pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", help="folder of the data sets")
    parser.add_argument("--share", type=float, default=1.0, help="share of the largest set, for quick trials")
    parser.add_argument("--write", action="store_true", help="learn from all pages and write the weights")
    options = parser.parse_args(arguments)
    examples = load_examples(corpus_folder(options.corpus), SETS, options.share)
    cards = learn(examples, validate=not options.write)
    tell(examples)
    if options.write:
        write(cards, examples, WEIGHTS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
