"""Learns the scorecard that picks the title among the lines at and above the beginning of a story.

    python -m training.titles               cross-validation by publisher: the figures that count
    python -m training.titles --write       learn from all pages and write src/articlekit/weights/title.json

The pages are those with a known title: fundus and WCXB, flattened to text in five ways, and the pages of scraped text.
The model is a choice: the chance of a candidate is its share of the exponentials of all candidates' scores and of 0,
which stands for a page that shows no title. Fitted by L-BFGS with an L2 penalty.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.flatten import FLATTENERS, flattened_pages
from benchmarks.loaders import corpus_folder, load_labelled_texts
from benchmarks.metrics import tokens
from scipy.optimize import minimize

from articlekit.about.titles import CUES, title_candidates, title_cues
from articlekit.cleaner import clean
from articlekit.metadata import clean_title
from articlekit.plain import read_plain
from articlekit.segmenter import judge_page
from training.text_examples import FOLDS, SCRAPED_WEIGHT, fold_of

WEIGHTS = Path(__file__).parent.parent / "src/articlekit/weights/title.json"

PENALTY = 2.0
"""Strength of the L2 penalty; from 0.5 to 5 the figures move by less than 0.005."""

ROUNDS = 150
"""Steps of L-BFGS, after which the loss moves in the fifth digit."""

NONE_WEIGHT = 0.15
"""How much a page without a title counts: a wrong title on such a page is a smaller loss than none on one that has it,
and most of them are pages whose scraper took the title off, which few scrapers do."""

LONGEST_SITE_NAME = 5
"""Words that a gold title may have beyond the headline: the name of the site behind it."""

ALIKE = 0.5
"""Share of common words from which a line is a version of the gold title; such pages teach nothing."""

Array = np.ndarray[Any, Any]


@dataclass(slots=True)
class Choice:
    """The candidates of one page, and which of them are the title."""

    group: str
    fold: int
    cues: Array
    right: Array
    weight: float


def load_choices(corpus: Path) -> list[Choice]:
    """Read every page with a known title.

    Args:
        corpus: folder of the data sets.
    """
    choices: list[Choice] = []
    for page, flattener, text in flattened_pages(corpus, ("fundus", "wcxb"), FLATTENERS):
        if page.gold and page.metadata.title:
            group = f"{page.set_name} {flattener}"
            choices += _choice(group, page.publisher, text, page.metadata.title, 1.0)
    for scraped in load_labelled_texts(corpus / "text"):
        if scraped.metadata.title:
            choices += _choice("text", scraped.publisher, scraped.text, scraped.metadata.title, SCRAPED_WEIGHT)
    return choices


def _choice(group: str, publisher: str, text: str, title: str, weight: float) -> Iterator[Choice]:
    cleaned = clean(read_plain(text), language=None, packs=())
    verdict, keep, listing = judge_page(cleaned)
    candidates = [] if listing else title_candidates(cleaned, verdict, keep)
    if not candidates:
        return
    gold = _words(title)
    lines = [_words(clean_title(cleaned.texts[index], index)) for index in candidates]
    right = np.array([_is_title(line, gold) for line in lines])
    if not right.any() and max(_alike(line, gold) for line in lines) >= ALIKE:
        return
    cues = np.array(title_cues(cleaned, verdict, keep, candidates), dtype=np.int64)
    yield Choice(group, fold_of(publisher), cues, right, weight if right.any() else NONE_WEIGHT * weight)


def _words(title: str) -> list[str]:
    return [word.casefold() for word in tokens(title)]


def _is_title(line: list[str], gold: list[str]) -> bool:
    return line == gold or (
        len(line) >= LONGEST_SITE_NAME and gold[: len(line)] == line and len(gold) - len(line) <= LONGEST_SITE_NAME
    )


def _alike(line: list[str], gold: list[str]) -> float:
    return len(set(line) & set(gold)) / (len(set(line) | set(gold)) or 1)


def fit(choices: Sequence[Choice]) -> tuple[float, list[Array]]:
    """Fit the scorecard.

    Args:
        choices: the pages.

    Returns:
        The bias and one array of weights a cue.
    """
    sizes = list(CUES.values())
    offsets = np.concatenate([[0], np.cumsum(sizes)])
    cues = np.concatenate([choice.cues for choice in choices]) + offsets[:-1]
    page = np.repeat(np.arange(len(choices)), [len(choice.cues) for choice in choices])
    right = np.concatenate([choice.right for choice in choices])
    none = np.array([not choice.right.any() for choice in choices])
    weight = np.array([choice.weight for choice in choices])

    def loss(parameters: Array) -> tuple[float, Array]:
        grown = np.exp(np.clip(parameters[cues].sum(axis=1) + parameters[-1], -30, 30))
        whole = 1.0 + np.bincount(page, grown)
        hit = np.where(none, 1.0, np.bincount(page, grown * right))
        value = float((weight * np.log(whole / hit)).sum())
        slope = weight[page] * (grown / whole[page] - np.where(none[page], 0.0, right * grown / hit[page]))
        gradient = np.zeros_like(parameters)
        np.add.at(gradient, cues.ravel(), np.repeat(slope, cues.shape[1]))
        gradient[-1] = slope.sum()
        gradient[:-1] += PENALTY * parameters[:-1]
        return value + PENALTY / 2 * float((parameters[:-1] ** 2).sum()), gradient

    best = minimize(loss, np.zeros(offsets[-1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    return float(best[-1]), [best[low:high] for low, high in pairwise(offsets)]


def picks_right(choice: Choice, card: tuple[float, list[Array]]) -> bool:
    """Tell whether a scorecard picks a page's title, or none where the page shows none."""
    score = np.full(len(choice.cues), card[0])
    for place, table in enumerate(card[1]):
        score += table[choice.cues[:, place]]
    best = int(np.argmax(score))
    return bool(choice.right[best]) if score[best] > 0 else not choice.right.any()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the cross-validation, or learn from all pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", help="folder of the data sets")
    parser.add_argument("--write", action="store_true", help="learn from all pages and write the weights")
    options = parser.parse_args(arguments)
    choices = load_choices(corpus_folder(options.corpus))
    results: dict[str, list[bool]] = defaultdict(list)
    for part in range(FOLDS):
        card = fit([choice for choice in choices if choice.fold != part])
        for choice in choices:
            if choice.fold == part:
                results[choice.group].append(picks_right(choice, card))
    for group, right in sorted(results.items()):
        print(f"{group:<28}{sum(right) / len(right):.3f} of {len(right)}")
    if options.write:
        bias, tables = fit(choices)
        weights = {
            cue: [round(float(value), 3) + 0.0 for value in table] for cue, table in zip(CUES, tables, strict=True)
        }
        data = {
            "learned_by": "training/titles.py",
            "pages": len(choices),
            "scorecards": {"title": {"bias": round(bias, 3), "weights": weights}},
        }
        WEIGHTS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
