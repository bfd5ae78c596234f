"""The command line of the benchmarks: `python -m benchmarks text|text-in|speed|floors`."""

import argparse
import json
import logging
from collections.abc import Sequence
from pathlib import Path

from benchmarks.flatten import FLATTENERS
from benchmarks.floors import Limit, broken_limits, read_limits
from benchmarks.loaders import SETS, corpus_folder
from benchmarks.predict import PREDICTORS
from benchmarks.score import (
    JOINT,
    Figures,
    FlatScore,
    TextScore,
    flat_figures,
    score_flattened,
    score_texts,
    text_figures,
)
from benchmarks.show import show_page, show_text
from benchmarks.speed import PARTS, speed_figures

_FLOORS = Path("tests/fixtures/floors.toml")
_COLUMNS = ("precision", "recall", "exact", "word_f1", "snippets_kept", "snippets_leaked")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one benchmark and print one Markdown table.

    Returns:
        The exit code: 1 where a floor is broken, else 0.
    """
    options = _parse_arguments(arguments)
    logging.disable(logging.CRITICAL)  # the flatteners complain about pages; the figures say it better
    corpus = corpus_folder(options.corpus)
    if options.command == "text":
        return _run_text(corpus, options)
    if options.command == "text-in":
        return _run_text_in(corpus, options)
    if options.command == "speed":
        figures = speed_figures(corpus, options.seed or corpus / "seed.txt", options.part or PARTS)
        print(figure_table(figures))
        return _finish(figures, options.json)
    return _run_floors(corpus, options)


def figure_table(figures: Figures) -> str:
    """A Markdown table of names and figures.

    >>> print(figure_table({"text.kept": 0.98765, "text.ages": None}))
    | figure | value |
    |---|---|
    | text.kept | 0.9877 |
    | text.ages | – |
    """
    rows = [f"| {name} | {_number(value)} |" for name, value in figures.items()]
    return "\n".join(["| figure | value |", "|---|---|", *rows])


def flat_table(figures: Figures) -> str:
    """A Markdown table of flattened sets, one row a flattener and set.

    >>> figures = {"text-in.inscriptis.f1": 0.5, "text-in.inscriptis.f1_low": 0.4, "text-in.inscriptis.f1_high": 0.6,
    ...     "text-in.inscriptis.pages": 2.0}
    >>> print(flat_table(figures).splitlines()[-1])
    | inscriptis | aeb+fundus | 2 | 0.5000 (0.4000–0.6000) | – | – | – | – | – | – |
    """
    lines = [f"| flattened by | set | pages | shingle F1 (95 %) | {' | '.join(_COLUMNS)} |", "|---" * 10 + "|"]
    for name, pages in figures.items():
        if not name.endswith(".pages"):
            continue
        prefix = name.removesuffix(".pages")
        _, flattener, *rest = prefix.split(".")
        low, high = _number(figures[f"{prefix}.f1_low"]), _number(figures[f"{prefix}.f1_high"])
        cells = [
            flattener,
            rest[0] if rest else "+".join(JOINT),
            str(int(pages or 0)),
            f"{_number(figures[f'{prefix}.f1'])} ({low}–{high})",
            *(_number(figures.get(f"{prefix}.{column}")) for column in _COLUMNS),
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def limit_table(limits: Sequence[Limit], figures: Figures) -> str:
    """A Markdown table of limits and figures.

    >>> print(limit_table([Limit("text.leaked", 0.04, is_ceiling=True)], {"text.leaked": 0.05}).splitlines()[-1])
    | text.leaked | 0.0500 | at most 0.04 | **broken** |
    """
    lines = ["| figure | value | limit | |", "|---|---|---|---|"]
    for limit in limits:
        value = figures.get(limit.figure)
        words = "at most" if limit.is_ceiling else "at least"
        verdict = "holds" if limit.holds(value) else "**broken**"
        lines.append(f"| {limit.figure} | {_number(value)} | {words} {limit.value:g} | {verdict} |")
    return "\n".join(lines)


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
    speed = commands.add_parser("speed", parents=[common], help="ratios of time, hostile pages, threads")
    speed.add_argument("part", nargs="*", choices=PARTS, help="else all")
    speed.add_argument("--seed", type=Path, help="a page of plain text with ages (else seed.txt of the corpus)")
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
        print("\n" + _worst_texts(scores, options.worst))
    return _finish(figures, options.json)


def _run_text_in(corpus: Path, options: argparse.Namespace) -> int:
    flatteners = options.flattener or FLATTENERS
    if options.show:
        show_page(corpus, options.show, flatteners[0])
        return 0
    figures: Figures = {}
    worst = ""
    for flattener in flatteners:
        scores = _score_sets(corpus, options.set or JOINT, flattener, options.baseline or PREDICTORS[0])
        figures |= flat_figures(flattener, scores)
        worst += _worst_pages(flattener, scores, options.worst)
    print(flat_table(figures) + worst)
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
    for flattener in FLATTENERS:
        wanted = [name.split(".")[2] for name in names if name.startswith(f"text-in.{flattener}.")]
        sets = [set_name for set_name in SETS if set_name in wanted or (set_name in JOINT and set(wanted) - set(SETS))]
        if sets:
            figures |= flat_figures(flattener, _score_sets(corpus, sets, flattener, PREDICTORS[0]))
    parts = {name.split(".")[1] for name in names if name.startswith("speed.")}
    if parts:
        figures |= speed_figures(corpus, seed, parts)
    return figures


def _score_sets(corpus: Path, sets: Sequence[str], flattener: str, predictor: str) -> list[FlatScore]:
    return [score for set_name in sets for score in score_flattened(corpus, set_name, flattener, predictor)]


def _worst_texts(scores: Sequence[TextScore], count: int) -> str:
    lines = ["| page | kept | leaked | story F1 | ages | repairs | unasked repairs |", "|---" * 7 + "|"]
    for score in sorted(scores, key=lambda score: -score.faults)[:count]:
        has_stories = score.stories.found.of or score.stories.recalled.of
        cells = (
            score.kept.value,
            score.leaked.value,
            score.stories.f1 if has_stories else None,
            score.stories.ages.value,
            score.repairs.value,
        )
        lines.append(f"| {score.page} | {' | '.join(map(_number, cells))} | {score.unasked_repairs} |")
    return "\n".join(lines)


def _worst_pages(flattener: str, scores: Sequence[FlatScore], count: int) -> str:
    if not count:
        return ""
    lines = [f"\n\n| worst by {flattener} | F1 | precision | recall |", "|---|---|---|---|"]
    for score in sorted(scores, key=lambda score: score.body.f1)[:count]:
        body = score.body
        cells = (body.f1, body.precision, body.recall)
        lines.append(f"| {score.set_name} {body.page} | {' | '.join(map(_number, cells))} |")
    return "\n".join(lines)


def _finish(figures: Figures, file: Path | None) -> int:
    if file:
        file.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"


if __name__ == "__main__":
    raise SystemExit(main())
