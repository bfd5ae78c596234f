"""Scraped text read by weights that have not seen the page's publisher: the figures that count.

    python -m training.unseen_text --corpus PATH

The pages of a publisher are all in one part; the scorecards that judge a part have learned from the others. All else is
the library as it is: a page goes through `articlekit.parse`, only the scorecards are others.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from benchmarks.flatten import FLATTENERS, flatten_cached
from benchmarks.loaders import SETS, corpus_folder, load_labelled_texts, load_pages
from benchmarks.score import PageScore, TextScore, flat_figures, score_page, score_text, text_figures

import articlekit
from articlekit.judging.forest import Forest, read_forest
from articlekit.judging.scorecard import Scorecard, load_scorecards, read_scorecards
from training.text import learn, write
from training.text_examples import FOLDS, Example, fold_of, load_examples

_CARDS, _FOREST = "articlekit.segmenter.load_scorecards", "articlekit.segmenter.load_forest"
"""Where the library takes its scorecards and its forest from."""


def main() -> None:
    """Print the figures of flattened pages and of the labelled lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", help="folder of the data sets")
    corpus = corpus_folder(parser.parse_args().corpus)
    examples = load_examples(corpus, SETS, 1.0)
    bodies: dict[str, list[PageScore]] = defaultdict(list)
    lines: list[TextScore] = []
    for part in range(FOLDS):
        cards, forest = _learn([example for example in examples if example.fold != part])

        def choose(name: str, own: dict[str, Scorecard] = cards) -> dict[str, Scorecard]:
            return own if name == "text" else load_scorecards(name)

        with patch(_CARDS, choose), patch(_FOREST, lambda _name, own=forest: own):
            for page in (page for set_name in SETS for page in load_pages(corpus, set_name)):
                if fold_of(page.publisher) == part:
                    for flattener in FLATTENERS:
                        article = articlekit.parse(flatten_cached(page.html, flattener), url=page.url)
                        bodies[flattener].append(score_page(page, article.text))
            lines += [
                score_text(text, articlekit.parse(text.text, url=text.url))
                for text in load_labelled_texts(corpus / "text")
                if fold_of(text.publisher) == part
            ]
    for flattener, scores in bodies.items():
        figures = flat_figures(flattener, scores)
        print(*(f"{name} {value:.4f}" for name, value in figures.items() if name.endswith((".f1", ".exact"))), sep="\n")
    print(*(f"{name} {value:.4f}" for name, value in text_figures(lines).items() if value is not None), sep="\n")


def _learn(examples: list[Example]) -> tuple[dict[str, Scorecard], Forest]:
    learned = learn(examples, validate=False)
    assert learned is not None  # noqa: S101 - `learn` keeps what it learned
    with TemporaryDirectory() as folder:
        write(learned, examples, Path(folder))
        cards, forest = (json.loads((Path(folder) / name).read_bytes()) for name in ("text.json", "text_forest.json"))
        return read_scorecards(cards), read_forest(forest)


if __name__ == "__main__":
    main()
