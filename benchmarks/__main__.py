"""The command line of the benchmarks: `python -m benchmarks text|text-in|html|story-links|metadata|…|floors`."""

import argparse
import json
import logging
from collections.abc import Sequence
from pathlib import Path

from benchmarks.flatten import FLATTENERS
from benchmarks.floors import broken_limits, read_limits
from benchmarks.loaders import SETS, corpus_folder, held_sets
from benchmarks.peers.compare import add_arguments as add_peer_arguments
from benchmarks.peers.compare import compare
from benchmarks.predict import PREDICTORS
from benchmarks.scale.measure import add_scale_arguments, scale_figures
from benchmarks.score import (
    JOINT,
    Figures,
    PageScore,
    body_figures,
    flat_figures,
    score_flattened,
    score_html,
    score_texts,
    text_figures,
)
from benchmarks.score_links import link_figures, score_story_links
from benchmarks.score_metadata import FIELDS, METADATA_SETS, metadata_figures, score_metadata
from benchmarks.show import show_flattened, show_html, show_links, show_text
from benchmarks.speed import PARTS, speed_figures
from benchmarks.tables import (
    figure_table,
    flat_table,
    html_table,
    limit_table,
    worst_links,
    worst_metadata,
    worst_pages,
    worst_texts,
)

_FLOORS = Path("tests/fixtures/floors.toml")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one benchmark and print one Markdown table.

    Returns:
        The exit code: 1 where a floor is broken, else 0.
    """
    options = _parse_arguments(arguments)
    logging.disable(logging.CRITICAL)  # the flatteners complain about pages; the figures say it better
    run = {
        "text": _run_text,
        "text-in": _run_text_in,
        "html": _run_html,
        "story-links": _run_story_links,
        "peers": _run_peers,
        "metadata": _run_metadata,
        "speed": _run_speed,
        "scale": _run_scale,
        "floors": _run_floors,
    }[options.command]
    return run(corpus_folder(options.corpus), options)


def _parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--corpus", help="folder of the data sets (else ARTICLEKIT_CORPUS, else ../shared/corpus)")
    common.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to this file")
    pages = argparse.ArgumentParser(add_help=False)
    pages.add_argument("--worst", type=int, default=0, metavar="N", help="list the N worst pages")
    pages.add_argument("--show", metavar="ID", help="print this page with labels, reasons and what is wrong")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("text", parents=[common, pages], help="labelled lines: kept, leaked, stories, ages, repairs")
    text_in = commands.add_parser("text-in", parents=[common, pages], help="flattened HTML: bodies against the gold")
    text_in.add_argument("--flattener", action="append", choices=FLATTENERS, help="may be given again; else all")
    text_in.add_argument("--set", action="append", choices=SETS, help="may be given again; else aeb and fundus")
    text_in.add_argument("--baseline", choices=PREDICTORS[1:], help="measure this in place of articlekit")
    html = commands.add_parser("html", parents=[common, pages], help="bodies read from HTML against the gold")
    html.add_argument("--set", action="append", choices=SETS, help="may be given again; else all")
    html.add_argument("--workers", type=int, default=1, metavar="N", help="processes that share the pages")
    commands.add_parser("story-links", parents=[common, pages], help="story links of HTML pages against the gold")
    peers = commands.add_parser("peers", parents=[common], help="articlekit beside other extractors: accuracy, speed")
    peers.add_argument(
        "--sets", nargs="+", choices=SETS, metavar="SET", help=f"of {', '.join(SETS)}; else all there are"
    )
    add_peer_arguments(peers)
    metadata = commands.add_parser("metadata", parents=[common], help="title, date and authors of HTML pages")
    metadata.add_argument("--set", action="append", choices=METADATA_SETS, help="may be given again; else both")
    metadata.add_argument("--field", action="append", choices=FIELDS, help="list only the misses of this field")
    metadata.add_argument("--worst", type=int, default=0, metavar="N", help="list the first N misses")
    speed = commands.add_parser("speed", parents=[common], help="ratios of time, hostile pages, threads")
    speed.add_argument("part", nargs="*", choices=PARTS, help="else all")
    speed.add_argument("--seed", type=Path, help="a page of plain text with ages (else seed.txt of the corpus)")
    scale = commands.add_parser(
        "scale", parents=[common], help="many pages: workers, memory, WARC, kills, site profiles"
    )
    add_scale_arguments(scale)
    floors = commands.add_parser("floors", parents=[common], help="exit with 1 where a figure breaks its limit")
    floors.add_argument("--file", type=Path, default=_FLOORS, help=f"the limits (else {_FLOORS})")
    floors.add_argument("--seed", type=Path, help="as for speed")
    return parser.parse_args(arguments)


def _run_text(corpus: Path, options: argparse.Namespace) -> int:
    if options.show:
        show_text(corpus, options.show)
        return 0
    scores = score_texts(corpus)
    figures = text_figures(scores)
    print(figure_table(figures))
    if options.worst:
        print("\n" + worst_texts(scores, options.worst))
    return _finish(figures, options.json)


def _run_text_in(corpus: Path, options: argparse.Namespace) -> int:
    flatteners = options.flattener or FLATTENERS
    if options.show:
        show_flattened(corpus, options.show, flatteners[0])
        return 0
    figures: Figures = {}
    worst = ""
    for flattener in flatteners:
        scores = _score_sets(corpus, options.set or JOINT, flattener, options.baseline or PREDICTORS[0])
        figures |= flat_figures(flattener, scores)
        if options.worst:
            worst += "\n\n" + worst_pages(f"worst by {flattener}", scores, options.worst)
    print(flat_table(figures) + worst)
    return _finish(figures, options.json)


def _run_html(corpus: Path, options: argparse.Namespace) -> int:
    if options.show:
        show_html(corpus, options.show)
        return 0
    scores = [score for name in options.set or SETS for score in score_html(corpus, name, options.workers)]
    figures = body_figures("html", scores)
    print(html_table(figures))
    if options.worst:
        print("\n" + worst_pages("worst", scores, options.worst))
    return _finish(figures, options.json)


def _run_story_links(corpus: Path, options: argparse.Namespace) -> int:
    if options.show:
        show_links(corpus, options.show)
        return 0
    scores = score_story_links(corpus)
    figures = link_figures(scores)
    print(figure_table(figures))
    if options.worst:
        print("\n" + worst_links(scores, options.worst))
    return _finish(figures, options.json)


def _run_peers(corpus: Path, options: argparse.Namespace) -> int:
    return _finish(compare(corpus, options.sets or held_sets(corpus), options), options.json)


def _run_metadata(corpus: Path, options: argparse.Namespace) -> int:
    scores = [score for name in options.set or METADATA_SETS for score in score_metadata(corpus, name)]
    figures = metadata_figures(scores)
    print(figure_table(figures))
    if options.worst:
        print("\n" + worst_metadata(scores, options.field or FIELDS, options.worst))
    return _finish(figures, options.json)


def _run_speed(corpus: Path, options: argparse.Namespace) -> int:
    figures = speed_figures(corpus, options.seed or corpus / "seed.txt", options.part or PARTS)
    print(figure_table(figures))
    return _finish(figures, options.json)


def _run_scale(corpus: Path, options: argparse.Namespace) -> int:
    figures = scale_figures(corpus, options)
    print(figure_table(figures))
    return _finish(figures, options.json)


def _run_floors(corpus: Path, options: argparse.Namespace) -> int:
    limits = read_limits(options.file)
    figures = _measure(corpus, [limit.figure for limit in limits], options.seed or corpus / "seed.txt")
    print(limit_table(limits, figures))
    _finish(figures, options.json)
    return 1 if broken_limits(limits, figures) else 0


def _measure(corpus: Path, names: Sequence[str], seed: Path) -> Figures:
    """Only what is needed to know the named figures."""
    figures: Figures = {}
    if any(name.startswith("text.") for name in names):
        figures |= text_figures(score_texts(corpus))
    sets = [name for name in SETS if any(figure.startswith(f"html.{name}.") for figure in names)]
    figures |= body_figures("html", [score for name in sets for score in score_html(corpus, name)])
    if any(name.startswith("html-unseen.") for name in names):
        from training.unseen import PREFIX, score_unseen  # noqa: PLC0415 - needs what only learning needs

        figures |= body_figures(PREFIX, score_unseen(corpus))
    if any(name.startswith("story-links.") for name in names):
        figures |= link_figures(score_story_links(corpus))
    sets = [name for name in METADATA_SETS if any(figure.startswith(f"metadata.{name}.") for figure in names)]
    figures |= metadata_figures([score for name in sets for score in score_metadata(corpus, name)])
    for flattener in FLATTENERS:
        wanted = [name.split(".")[2] for name in names if name.startswith(f"text-in.{flattener}.")]
        sets = [set_name for set_name in SETS if set_name in wanted or (set_name in JOINT and set(wanted) - set(SETS))]
        if sets:
            figures |= flat_figures(flattener, _score_sets(corpus, sets, flattener, PREDICTORS[0]))
    parts = {name.split(".")[1] for name in names if name.startswith("speed.")}
    if parts:
        figures |= speed_figures(corpus, seed, parts)
    return figures


def _score_sets(corpus: Path, sets: Sequence[str], flattener: str, predictor: str) -> list[PageScore]:
    return [score for set_name in sets for score in score_flattened(corpus, set_name, flattener, predictor)]


def _finish(figures: Figures, file: Path | None) -> int:
    if file:
        file.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
