"""The pages that the judge of plain text learns from: flattened, cleaned, every block labelled."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from benchmarks.flatten import FLATTENERS, flattened_pages
from benchmarks.loaders import LabelledText, load_labelled_texts
from benchmarks.metrics import tokens
from benchmarks.score import line_spans

from articlekit.cleaner import clean
from articlekit.judging.cues import ALONE, CASELESS_ENDING, CASELESS_OPENING, alone_columns
from articlekit.plain import read_plain
from articlekit.segmenter import judged_blocks
from training.scorecards import Array

FOLDS = 4
"""Parts of the cross-validation; all pages of a publisher are in one part."""

CASELESS_SHARE = 0.12
"""Share of the pages that are learned from a second time without case, and of those without full stops."""

PAGE_WEIGHT = 60.0
"""A page's weight grows with its words up to about this, so that the longest pages do not decide alone."""

SCRAPED_WEIGHT = 3.0
"""How much more a page that a scraper really left counts than a flattened one: they are few, and what users have."""

STORY_LINES = frozenset({"body", "heading", "list", "quote", "table"})
UNDECIDED_LINES = frozenset({"title", "dek"})
"""Labels of lines that count neither way."""


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
    among: dict[str, bytes] = field(default_factory=dict)
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
        alone = np.array(alone_columns(texts, kinds, cleaned.common), dtype=np.int32).T
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
            np.array(alone_columns(texts, kinds, cleaned.common), dtype=np.int32).T,
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
