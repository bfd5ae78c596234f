"""How fast HTML is read: beside the other extractors in one process, on ever longer pages, and again and again.

Times are the processor's, so that other work on the machine disturbs them little; the ratios are what counts.
"""

import gc
import importlib.util
import statistics
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import articlekit
from benchmarks.invented import invented_page
from benchmarks.loaders import Page, load_pages
from benchmarks.memory import resident_megabytes
from benchmarks.peers.extractors import EXTRACTORS
from benchmarks.score import JOINT, Figures

_RIVALS = {
    "turbohtml parse": "turbohtml",
    "resiliparse": "resiliparse",
    "rs-trafilatura": "rs_trafilatura",
    "trafilatura fast": "trafilatura",
    "trafilatura": "trafilatura",
}
"""Extractors of `EXTRACTORS` and the module each needs; one that is not installed has no figure."""

_OURS = "articlekit"
_WARM_UP = 20
_TIMEOUT = 10.0
"""Seconds above which a page is left out of all times; one extractor needs a minute for one page."""

_MEGABYTE = 1_000_000
_LONGEST = 20
_LENGTHS = (5, _LONGEST)
_PASSES = 20
_SETTLED = 3
"""Passes after which everything that is loaded once is loaded."""


def measure_html(corpus: Path) -> Figures:
    """Mean time of `parse` on the pages of the first two sets, over that of each extractor that is installed.

    The extractors take turns page by page in this process. "speed.html.of_trafilatura" is 0.1 where `parse` needs a
    tenth of its time.

    Args:
        corpus: the corpus folder.
    """
    names = [_OURS, *(name for name, module in _RIVALS.items() if importlib.util.find_spec(module))]
    pages = list(_pages(corpus))
    for page in pages[:_WARM_UP]:
        _times(page, names)
    gc.collect()
    gc.freeze()  # the libraries' own objects must not be looked through in another one's time
    rows = [_times(page, names) for page in pages]
    gc.unfreeze()
    kept = [(page, row) for page, row in zip(pages, rows, strict=True) if max(row.values()) < _TIMEOUT]
    total = {name: sum(row[name] for _, row in kept) for name in names}
    figures: Figures = {
        f"speed.html.of_{name.replace(' ', '_').replace('-', '_')}": total[_OURS] / total[name]
        for name in names
        if name != _OURS
    }
    return figures | {
        "speed.html.mean_ms": 1000 * total[_OURS] / len(kept),
        "speed.html.median_ms": 1000 * statistics.median(row[_OURS] for _, row in kept),
        "speed.html.megabytes_a_second": sum(len(page.html) for page, _ in kept) / _MEGABYTE / total[_OURS],
        "speed.html.pages": float(len(kept)),
    }


def measure_html_linearity() -> Figures:
    """Time of an invented page of 5 and of 20 MB, over that of as many megabytes in pages of 1 MB of the same kind."""
    short = [invented_page(_MEGABYTE, seed=number) for number in range(_LONGEST)]
    articlekit.parse(short[0])
    seconds = [_processor_seconds(page) for page in short]
    rate = sum(seconds) / sum(map(len, short))
    figures: Figures = {"speed.html-linear.one_megabyte_seconds": statistics.fmean(seconds)}
    for length in _LENGTHS:
        page = invented_page(length * _MEGABYTE)
        figures[f"speed.html-linear.ratio_{length}"] = _processor_seconds(page) / (rate * len(page))
    return figures


def measure_html_memory(corpus: Path) -> Figures:
    """Memory after twenty passes over the pages of the first two sets, over that after three.

    Args:
        corpus: the corpus folder.
    """
    pages = list(_pages(corpus))
    megabytes = []
    for _ in range(_PASSES):
        for page in pages:
            articlekit.parse(page.html, url=page.url)
        gc.collect()
        megabytes.append(resident_megabytes())
    return {
        "speed.html-memory.growth": megabytes[-1] / megabytes[_SETTLED - 1],
        "speed.html-memory.megabytes": megabytes[-1],
    }


def _pages(corpus: Path) -> Iterable[Page]:
    return (page for set_name in JOINT for page in load_pages(corpus, set_name))


def _times(page: Page, names: Sequence[str]) -> dict[str, float]:
    times = {}
    for name in names:
        extract = EXTRACTORS[name].extract
        start = time.process_time()
        extract(page.html, page.url)
        times[name] = time.process_time() - start
    return times


def _processor_seconds(page: bytes) -> float:
    start = time.process_time()
    articlekit.parse(page)
    return time.process_time() - start
