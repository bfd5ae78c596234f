"""Learns the scorecards that tell teasers of other stories from the other links of an HTML page.

    python -m training.teasers                 cross-validation by publisher: the figures that count
    python -m training.teasers --write         learn from all pages and write src/articlekit/weights/teasers.json

The pages are those whose story links were read by hand (`story-links.json`). The model is a logistic regression over
the bins of the cues (`teaser_cues`), in two steps: a card alone, then among the others with the first step's
chances, which come from publishers that the first step has not seen.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.loaders import Page, StoryGroups, corpus_folder
from benchmarks.metrics import harmonic_mean, same_story_address
from benchmarks.score_links import load_linked_pages

from articlekit.cleaner import CleanPage, clean
from articlekit.decode import decode
from articlekit.html.addresses import join_address
from articlekit.judging.scorecard import chance
from articlekit.markup import read_markup
from articlekit.other_stories.teaser_cues import ALONE, AMONG, bins
from articlekit.other_stories.teasers import Seen, find_place, is_teaser, look_around, look_at_cards
from training.scorecards import Array, Card, fit, score_rows

WEIGHTS = Path(__file__).parent.parent / "src/articlekit/weights/teasers.json"

FOLDS = 6
"""Parts of the cross-validation; all pages of a publisher are in one part."""


PAGE_WEIGHT = 15.0
"""A page's weight grows with its cards up to about this, so that the longest pages do not decide alone; tried at 15, 30
and 60, the cross-validated F1 moves by less than 0.01."""


@dataclass(slots=True)
class Example:
    """One page, ready to learn from."""

    page_id: str
    cards: list[Seen]
    page: CleanPage
    keys: list[str]
    story: Array
    weight: Array
    gold: set[str]
    alone: Array
    fold: int = 0


def load_examples(corpus: Path) -> list[Example]:
    """Read the pages and their gold.

    Args:
        corpus: the corpus folder.
    """
    return [_example(page, groups, number % FOLDS) for number, (page, groups) in enumerate(load_linked_pages(corpus))]


def _example(page: Page, groups: StoryGroups, fold: int) -> Example:
    source = page.html if isinstance(page.html, str) else decode(page.html).text
    cleaned = clean(read_markup(source), language=None, packs=())
    place = find_place(cleaned, page.url)
    cards = look_at_cards(cleaned, place)
    names = {same_story_address(url): f"story {at}" for at, story in enumerate(groups.stories) for url in story.urls}
    undecided = {same_story_address(url) for url in (*groups.unsure, page.url or "")}
    keys = [_key(seen.card.url, (place.base, page.url or ""), names) for seen in cards]
    shown = {key for seen, key in zip(cards, keys, strict=True) if seen.card.whole}
    counted = [
        key not in undecided and (seen.card.whole or key not in shown) for seen, key in zip(cards, keys, strict=True)
    ]
    return Example(
        page_id=page.id,
        cards=cards,
        page=cleaned,
        keys=keys,
        story=np.array([key in names.values() for key in keys], float),
        weight=np.array(counted, float) * (PAGE_WEIGHT / (max(sum(counted), 1) + PAGE_WEIGHT)),
        gold=set(names.values()),
        alone=np.array([seen.cues for seen in cards], int).reshape(len(cards), len(ALONE)),
        fold=fold,
    )


def _key(url: str, bases: Sequence[str], names: Mapping[str, str]) -> str:
    # The gold's addresses were joined without the page's own <base>; both ways lead to a story.
    addresses = [same_story_address(join_address(url, base)) for base in bases]
    return next((names[address] for address in addresses if address in names), addresses[0])


def learn(examples: list[Example]) -> tuple[dict[str, Card], list[Array]]:
    """Fit both steps.

    Args:
        examples: the pages.

    Returns:
        The scorecards, learned from all pages; and the final scores of each page's cards, by scorecards that have not
        seen its publisher.
    """
    sizes = [bins(name) for name in ALONE]
    alone = [example.alone for example in examples]
    unseen = _scores_of_others(examples, alone, sizes)
    among = [
        np.hstack([example.alone, _near(example, scores)]) for example, scores in zip(examples, unseen, strict=True)
    ]
    sizes_among = sizes + [bins(name) for name in AMONG]
    cards = {"alone": _fit(examples, alone, sizes), "among": _fit(examples, among, sizes_among)}
    return cards, _scores_of_others(examples, among, sizes_among)


def _near(example: Example, scores: Array) -> Array:
    chances = [chance(score) for score in scores]
    return np.array(look_around(example.cards, chances, example.page), int).reshape(len(chances), len(AMONG))


def _fit(examples: Sequence[Example], rows: Sequence[Array], sizes: Sequence[int]) -> Card:
    return fit(
        np.vstack(list(rows)),
        np.concatenate([example.story for example in examples]),
        np.concatenate([example.weight for example in examples]),
        sizes,
    )


def _scores_of_others(examples: Sequence[Example], rows: Sequence[Array], sizes: Sequence[int]) -> list[Array]:
    cards = {
        fold: _fit(
            [example for example in examples if example.fold != fold],
            [row for example, row in zip(examples, rows, strict=True) if example.fold != fold],
            sizes,
        )
        for fold in range(FOLDS)
    }
    return [score_rows(row, cards[example.fold]) for example, row in zip(examples, rows, strict=True)]


def tell(examples: Sequence[Example], scores: Sequence[Array], *, verbose: bool) -> None:
    """Print precision and recall of stories, the means over pages; each wrong or missed one if asked to.

    Args:
        examples: the pages.
        scores: the final scores of each page's cards.
        verbose: whether to list what is wrong.
    """
    precisions, recalls = [], []
    for example, values in zip(examples, scores, strict=True):
        found = {
            key
            for seen, key, weight, value in zip(example.cards, example.keys, example.weight, values, strict=True)
            if weight and is_teaser(seen, value)
        }
        hits = found & example.gold
        if found:
            precisions.append(len(hits) / len(found))
        if example.gold:
            recalls.append(len(hits) / len(example.gold))
        if verbose:
            _tell_page(example, values, found)
    precision, recall = float(np.mean(precisions)), float(np.mean(recalls))
    print(f"precision {precision:.4f}  recall {recall:.4f}  F1 {harmonic_mean(precision, recall):.4f}")


def _tell_page(example: Example, values: Array, found: set[str]) -> None:
    wrong = found ^ example.gold
    for seen, key, value in zip(example.cards, example.keys, values, strict=True):
        if key in wrong:
            verdict = "missed" if key in example.gold else "wrong"
            print(f"{example.page_id}  {verdict} {value:.1f}  {seen.card.text[:70]}  {seen.card.url[-60:]}")


def write(cards: dict[str, Card], examples: Sequence[Example]) -> None:
    """Write the scorecards with the digest of what they were learned from."""
    digest = hashlib.sha256()
    for example in examples:
        digest.update(f"{example.page_id}\n".encode())
        digest.update("\n".join(example.page.texts).encode())
        digest.update("\n".join(sorted(example.gold)).encode())
    names = {"alone": ALONE, "among": (*ALONE, *AMONG)}
    data = {
        "learned_by": "training/teasers.py",
        "pages": len(examples),
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
        },
    }
    WEIGHTS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn, tell the cross-validated figures, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", metavar="PATH", help="the corpus folder")
    parser.add_argument("--write", action="store_true", help="write the weights")
    parser.add_argument("--verbose", action="store_true", help="list what is wrong")
    options = parser.parse_args(arguments)
    examples = load_examples(corpus_folder(options.corpus))
    cards, scores = learn(examples)
    tell(examples, scores, verbose=options.verbose)
    if options.write:
        write(cards, examples)
    return 0


if __name__ == "__main__":
    sys.exit(main())
