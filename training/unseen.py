"""The bodies of HTML pages, each read by weights that have not seen the page's publisher: the figures that count.

    python -m training.unseen --corpus PATH                  print the figures of every set
    python -m training.unseen --corpus PATH --write FILE     and write the bodies, for `benchmarks peers --unseen FILE`

The pages of a publisher are all in one part; the forest that judges a part has learned from the others. All else is the
library as it is: a page goes through `articlekit.parse`, only the forest is another one.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from benchmarks.loaders import SETS, Page, corpus_folder, load_pages
from benchmarks.score import PageScore, body_figures, score_page
from benchmarks.tables import html_table

import articlekit
from articlekit.judging.forest import Forest
from training.markup import fit, load_examples
from training.text_examples import FOLDS

_LOADER = "articlekit.judging.markup_judge.load_forest"
"""Where the library takes its forest from."""

PREFIX = "html-unseen"
"""The first part of each figure's name."""


def unseen_bodies(corpus: Path) -> Iterator[tuple[Page, str]]:
    """Every page of the sets with the body that was read from it.

    Args:
        corpus: the corpus folder.
    """
    names, examples = load_examples(corpus, SETS)
    forests = [fit([example for example in examples if example.fold != part], names) for part in range(FOLDS)]
    parts = {example.publisher: example.fold for example in examples}
    for set_name in SETS:
        for page in load_pages(corpus, set_name):
            # A page that nothing could be learned from may be read by any forest.
            yield page, _read(page, forests[parts.get(page.publisher, 0)])


def score_unseen(corpus: Path) -> list[PageScore]:
    """Every page of the sets, its body against the gold.

    Args:
        corpus: the corpus folder.
    """
    return [score_page(page, body) for page, body in unseen_bodies(corpus)]


def main() -> None:
    """Print the figures, and write the bodies where a file is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", help="folder of the data sets")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the bodies as JSON")
    arguments = parser.parse_args()
    found = list(unseen_bodies(corpus_folder(arguments.corpus)))
    print(html_table(body_figures(PREFIX, [score_page(page, body) for page, body in found])))
    if arguments.write:
        bodies = {f"{page.set_name}/{page.id}": body for page, body in found}
        arguments.write.parent.mkdir(parents=True, exist_ok=True)
        arguments.write.write_text(json.dumps(bodies, ensure_ascii=False, indent=0), encoding="utf-8")


def _read(page: Page, forest: Forest) -> str:
    with patch(_LOADER, lambda _name: forest):
        return articlekit.parse(page.html, url=page.url, fetched_at=page.fetched_at).text


if __name__ == "__main__":
    main()
