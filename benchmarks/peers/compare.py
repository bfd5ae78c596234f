"""The whole comparison, in its order: environment, race, figures, tables, picture."""

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

TIMEOUT = 10.0
"""Seconds a page; the slowest extractor needs a second for the longest page, one hangs for a minute on one."""


def compare(corpus: Path, set_names: Sequence[str], options: Namespace) -> Figures:
    """Measure, print the tables, and draw the picture where one was asked for.

    Args:
        corpus: the corpus folder.
        set_names: which of `loaders.SETS`.
        options: `peers`, `environment`, `python`, `timeout`, `sample` and `plot` of the command line.
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
    accuracy = accuracy_figures(pages, answers)
    metadata = metadata_figures(pages, answers)
    speed = speed_figures(pages, answers)
    for set_name in set_names:
        print(accuracy_table(accuracy, set_name) + "\n")
    print(metadata_table(metadata) + "\n")
    print(speed_table(speed))
    for name, page, reason in _mishaps(pages, names, answers):
        print(f"\n{name}, {page.set_name} {page.id}: {reason}")
    if options.plot:
        options.plot.parent.mkdir(parents=True, exist_ok=True)
        options.plot.write_text(draw(accuracy | speed, set_names), encoding="utf-8")
    return accuracy | metadata | speed


def add_arguments(parser: ArgumentParser) -> None:
    """The options of the command line that only this comparison has.

    Args:
        parser: gets them.
    """
    parser.add_argument("--peers", nargs="+", choices=EXTRACTORS, metavar="NAME", help=f"of {', '.join(EXTRACTORS)}")
    parser.add_argument("--sample", type=int, metavar="N", help="only N pages of each set, spread evenly")
    parser.add_argument("--timeout", type=float, default=TIMEOUT, metavar="SECONDS", help="when a page is given up")
    parser.add_argument("--plot", type=Path, metavar="FILE", help="draw F1 against milliseconds as SVG")
    parser.add_argument("--environment", type=Path, default=ENVIRONMENT, help="folder the peers are installed in")
    parser.add_argument("--python", help="the Python that makes the environment (else one is looked for)")


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
