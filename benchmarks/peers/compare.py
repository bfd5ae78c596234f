"""The whole comparison, in its order: environment, race, figures, tables, picture."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.loaders import Page, load_pages
from benchmarks.peers.answers import Answer
from benchmarks.peers.environment import ROOT, installed_peers, make_environment
from benchmarks.peers.extractors import EXTRACTORS
from benchmarks.peers.isolation import namespace_command
from benchmarks.peers.plot import draw
from benchmarks.peers.race import race
from benchmarks.peers.report import (
    OURS,
    OURS_SEEN,
    accuracy_figures,
    accuracy_table,
    metadata_figures,
    metadata_table,
    speed_figures,
    speed_table,
)
from benchmarks.score import Figures

ENVIRONMENT = ROOT / ".venv-peers"
"""Where the peers are installed unless the caller says otherwise; git does not see it."""

_PICTURE = Path("images") / "f1-against-time.svg"
_OPENING, _CLOSING = "<!-- measured -->", "<!-- end -->"


TIMEOUT = 10.0
"""Seconds a page; the slowest extractor needs a second for the longest page, one hangs for a minute on one."""


def compare(corpus: Path, set_names: Sequence[str], options: Namespace) -> Figures:
    """Measure, print the tables, and draw the picture where one was asked for.

    Args:
        corpus: the corpus folder.
        set_names: which of `loaders.SETS`.
        options: `peers`, `environment`, `python`, `timeout`, `sample`, `unseen` and `docs` of the command line.
    """
    python = make_environment(options.environment, options.python)
    names = [OURS, *(name for name in options.peers or EXTRACTORS if name != OURS)]
    held = installed_peers(python, {EXTRACTORS[name].distribution for name in names})
    names = [name for name in names if EXTRACTORS[name].distribution in held]
    fence = namespace_command()
    how = "in a network namespace of its own" if fence else "with Python's sockets closed (native code is not stopped)"
    print(f"each extractor runs {how}", file=sys.stderr)
    pages = [page for set_name in set_names for page in _sample(load_pages(corpus, set_name), options.sample)]
    answers = race(pages, names, python, fence, options.timeout)
    accuracy = accuracy_figures(pages, _readable(pages, answers, options.unseen))
    metadata = metadata_figures(pages, answers)
    speed = speed_figures(pages, answers)
    tables = [accuracy_table(accuracy, set_name) for set_name in set_names]
    if metadata:
        tables.append(metadata_table(metadata))
    report = "\n\n".join([*tables, speed_table(speed)])
    print(report)
    for name, page, reason in _mishaps(pages, names, answers):
        print(f"\n{name}, {page.set_name} {page.id}: {reason}")
    if options.docs:
        picture = options.docs.parent / _PICTURE
        picture.parent.mkdir(parents=True, exist_ok=True)
        picture.write_text(draw(accuracy | speed, set_names), encoding="utf-8")
        text = options.docs.read_text(encoding="utf-8")
        options.docs.write_text(put_in(text, report), encoding="utf-8")
    return accuracy | metadata | speed


def put_in(page: str, report: str) -> str:
    r"""Put what was measured between the two marks of a page of the documentation.

    Args:
        page: the page, as Markdown.
        report: the tables.

    Raises:
        SystemExit: a mark is missing.

    >>> put_in("# Speed\n<!-- measured -->\nold\n<!-- end -->\nText.\n", "| new |")
    '# Speed\n<!-- measured -->\n\n| new |\n\n<!-- end -->\nText.\n'
    """
    before, opening, rest = page.partition(_OPENING)
    _, closing, after = rest.partition(_CLOSING)
    if not opening or not closing:
        raise SystemExit(f"the page has no place for the tables: it needs {_OPENING} and {_CLOSING}")
    return f"{before}{opening}\n\n{report}\n\n{closing}{after}"


def add_arguments(parser: ArgumentParser) -> None:
    """The options of the command line that only this comparison has.

    Args:
        parser: gets them.
    """
    parser.add_argument("--peers", nargs="+", choices=EXTRACTORS, metavar="NAME", help=f"of {', '.join(EXTRACTORS)}")
    parser.add_argument("--sample", type=int, metavar="N", help="only N pages of each set, spread evenly")
    parser.add_argument(
        "--unseen", type=Path, metavar="FILE", help="articlekit's bodies from `python -m training.unseen`"
    )
    parser.add_argument("--timeout", type=float, default=TIMEOUT, metavar="SECONDS", help="when a page is given up")
    parser.add_argument(
        "--docs", type=Path, metavar="FILE", help=f"write the tables into this page, and {_PICTURE} beside it"
    )
    parser.add_argument("--environment", type=Path, default=ENVIRONMENT, help="folder the peers are installed in")
    parser.add_argument("--python", help="the Python that makes the environment (else one is looked for)")


def _readable(pages: Sequence[Page], answers: dict[str, list[Answer]], unseen: Path | None) -> dict[str, list[Answer]]:
    """The answers that have a text. With bodies read by weights that have not seen the page, those are articlekit's."""
    texts = {name: given for name, given in answers.items() if EXTRACTORS[name].read_text}
    if unseen is None:
        return texts
    bodies = json.loads(unseen.read_text(encoding="utf-8"))
    return texts | {
        OURS: [Answer(text=bodies[f"{page.set_name}/{page.id}"]) for page in pages],
        OURS_SEEN: texts[OURS],
    }


def _sample(pages: Iterable[Page], size: int | None) -> list[Page]:
    every = list(pages)
    if not size or size >= len(every):
        return every
    return [every[at * len(every) // size] for at in range(size)]


def _mishaps(
    pages: Sequence[Page], names: Sequence[str], answers: dict[str, list[Answer]]
) -> Iterator[tuple[str, Page, str]]:
    for name in names:
        for page, answer in zip(pages, answers[name], strict=True):
            if answer.timed_out:
                yield name, page, "given up, counted as an empty body and left out of the times"
            elif answer.error:
                yield name, page, f"failed, counted as an empty body and left out of the times: {answer.error[:200]}"
