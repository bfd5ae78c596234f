"""Name the figures of the comparison, "peers.trafilatura.aeb.f1", "peers.trafilatura.speed.mean_ms"; lay them out."""

import statistics
from collections.abc import Callable, Sequence

from benchmarks.loaders import GoldMetadata, Page
from benchmarks.metrics import (
    BodyScore,
    Share,
    bootstrap,
    f1_of_means,
    same_authors,
    same_day,
    same_title,
    score_body,
    score_set,
    total_share,
)
from benchmarks.peers.answers import Answer
from benchmarks.peers.extractors import EXTRACTORS, TitleDateAuthors
from benchmarks.score import Figures, set_figures

OURS = "articlekit"

OURS_SEEN = f"{OURS}, pages it has learned from"
"""The library as shipped, where `OURS` is read by weights that have not seen the pages."""

_ACCURACY = ("precision", "recall", "exact", "word_f1")
_METADATA = ("title", "date", "authors")


def accuracy_figures(pages: Sequence[Page], answers: dict[str, list[Answer]]) -> Figures:
    """Bodies against the gold, set by set, and each peer's distance to articlekit on the same pages.

    A page that an extractor fails on, or gives up, is an empty body.

    Args:
        pages: what was read.
        answers: one answer a page that has a text, by extractor.
    """
    figures: Figures = {}
    for set_name in dict.fromkeys(page.set_name for page in pages):
        members = [place for place, page in enumerate(pages) if page.set_name == set_name]
        scores = {
            name: [score_body(pages[at].id, pages[at].gold, given[at].text) for at in members]
            for name, given in answers.items()
        }
        for name, bodies in scores.items():
            figures |= set_figures(f"peers.{name}.{set_name}", score_set(bodies))
            if OURS in scores and name not in {OURS, OURS_SEEN}:
                figures |= _distance(f"peers.{name}.{set_name}", scores[OURS], bodies)
    return figures


def metadata_figures(pages: Sequence[Page], answers: dict[str, list[Answer]]) -> Figures:
    """Share of titles, days and lists of authors that are right, of those that the gold knows.

    Args:
        pages: what was read.
        answers: one answer a page, by extractor.
    """
    figures: Figures = {}
    for set_name in dict.fromkeys(page.set_name for page in pages if page.metadata.title):
        members = [place for place, page in enumerate(pages) if page.set_name == set_name]
        for name, given in answers.items():
            if not EXTRACTORS[name].read_metadata:
                continue
            hits = [_score_metadata(pages[at].metadata, given[at].metadata or (None, None, ())) for at in members]
            for place, field in enumerate(_METADATA):
                figures[f"peers.{name}.{set_name}.{field}"] = total_share(hit[place] for hit in hits)
    return figures


def speed_figures(pages: Sequence[Page], answers: dict[str, list[Answer]]) -> Figures:
    """Time of the processor and peak memory; pages given up or failed on are counted, and left out of the times.

    Args:
        pages: what was read.
        answers: one answer a page, by extractor.
    """
    figures: Figures = {}
    for name, given in answers.items():
        kept = [place for place, answer in enumerate(given) if _is_timed(answer)]
        seconds = [given[at].seconds for at in kept]
        megabytes = sum(len(pages[at].html) for at in kept) / 1e6
        prefix = f"peers.{name}.speed"
        figures[f"{prefix}.mean_ms"] = 1000 * statistics.fmean(seconds) if seconds else None
        figures[f"{prefix}.median_ms"] = 1000 * statistics.median(seconds) if seconds else None
        figures[f"{prefix}.megabytes_a_second"] = megabytes / sum(seconds) if seconds else None
        figures[f"{prefix}.peak_megabytes"] = max(answer.megabytes for answer in given)
        figures[f"{prefix}.timed_out"] = float(sum(answer.timed_out for answer in given))
        figures[f"{prefix}.failed"] = float(sum(answer.error is not None for answer in given))
        if OURS in answers:
            figures[f"{prefix}.ratio"] = _ratio(given, answers[OURS])
    return figures


def accuracy_table(figures: Figures, set_name: str) -> str:
    """A Markdown table of one set, best F1 first.

    Args:
        figures: from `accuracy_figures`.
        set_name: the set.
    """
    ending = f".{set_name}.f1"
    names = [name.removeprefix("peers.").removesuffix(ending) for name in figures if name.endswith(ending)]
    pages = max(figures[f"peers.{name}.{set_name}.pages"] or 0.0 for name in names)
    lines = [
        f"| {set_name}, {pages:.0f} pages | shingle F1 (95 %) | {' | '.join(_ACCURACY)} | articlekit leads by (95 %) |",
        "|---" * 7 + "|",
    ]
    for name in sorted(names, key=lambda name: -(figures[f"peers.{name}{ending}"] or 0.0)):
        prefix = f"peers.{name}.{set_name}"
        cells = [
            f"{_number(figures[f'{prefix}.f1'])} ({_range(figures, f'{prefix}.f1')})",
            *(_number(figures[f"{prefix}.{column}"]) for column in _ACCURACY),
            _lead(figures, prefix),
        ]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def metadata_table(figures: Figures) -> str:
    """A Markdown table of titles, days and authors, one row an extractor and set.

    Args:
        figures: from `metadata_figures`.
    """
    lines = ["| extractor | set | title | date | authors |", "|---" * 5 + "|"]
    for figure in figures:
        if figure.endswith(".title"):
            prefix = figure.removesuffix(".title")
            _, name, set_name = prefix.split(".")
            lines.append(
                f"| {name} | {set_name} | {' | '.join(_number(figures[f'{prefix}.{f}']) for f in _METADATA)} |"
            )
    return "\n".join(lines)


def speed_table(figures: Figures) -> str:
    """A Markdown table of times and memory, fastest first.

    Args:
        figures: from `speed_figures`.
    """
    lines = [
        "| extractor | mean ms | median ms | MB/s | times articlekit | peak MB | given up | failed |",
        "|---" * 8 + "|",
    ]
    names = [name.split(".")[1] for name in figures if name.endswith(".speed.mean_ms")]
    for name in sorted(names, key=lambda name: figures[f"peers.{name}.speed.mean_ms"] or float("inf")):
        prefix = f"peers.{name}.speed"
        cells = [
            *(_number(figures[f"{prefix}.{column}"], 2) for column in ("mean_ms", "median_ms")),
            _number(figures[f"{prefix}.megabytes_a_second"], 1),
            _number(figures.get(f"{prefix}.ratio"), 2),
            *(_number(figures[f"{prefix}.{column}"], 0) for column in ("peak_megabytes", "timed_out", "failed")),
        ]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _distance(prefix: str, ours: Sequence[BodyScore], theirs: Sequence[BodyScore]) -> Figures:
    """How far ahead articlekit is: both on the same pages, drawn again and again together."""
    pairs = list(zip(ours, theirs, strict=True))
    low, high = bootstrap(pairs, _lead_of_pairs)
    return {f"{prefix}.lead": _lead_of_pairs(pairs), f"{prefix}.lead_low": low, f"{prefix}.lead_high": high}


def _lead_of_pairs(pairs: Sequence[tuple[BodyScore, BodyScore]]) -> float:
    return f1_of_means([pair[0] for pair in pairs]) - f1_of_means([pair[1] for pair in pairs])


def _score_metadata(gold: GoldMetadata, found: TitleDateAuthors) -> tuple[Share, Share, Share]:
    title, published, authors = found
    return (
        _share(gold.title, lambda wanted: same_title(wanted, title)),
        _share(gold.published, lambda wanted: same_day(wanted, published)),
        Share() if gold.authors is None else Share(int(same_authors(gold.authors, authors)), 1),
    )


def _share(wanted: str | None, is_right: Callable[[str], bool]) -> Share:
    return Share(int(is_right(wanted)), 1) if wanted else Share()


def _ratio(theirs: Sequence[Answer], ours: Sequence[Answer]) -> float | None:
    """Their time over articlekit's, on the pages that both answered."""
    pairs = [(their, our) for their, our in zip(theirs, ours, strict=True) if _is_timed(their) and _is_timed(our)]
    total = sum(our.seconds for _, our in pairs)
    return sum(their.seconds for their, _ in pairs) / total if total else None


def _is_timed(answer: Answer) -> bool:
    return not answer.timed_out and answer.error is None


def _lead(figures: Figures, prefix: str) -> str:
    lead = figures.get(f"{prefix}.lead")
    return "–" if lead is None else f"{lead:+.3f} ({_range(figures, f'{prefix}.lead')})"


def _range(figures: Figures, prefix: str) -> str:
    return f"{_number(figures[f'{prefix}_low'])} to {_number(figures[f'{prefix}_high'])}"


def _number(value: float | None, places: int = 3) -> str:
    return "–" if value is None else f"{value:.{places}f}"
