"""The figures of many pages, named "scale.…"; each part can be measured alone."""

import argparse
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

import articlekit
from articlekit import PageRecord
from articlekit.many.parts import parts_folder
from articlekit.many.site_learning import learn, read_site_page
from articlekit.site_profile import site_of
from benchmarks.flatten import flatten_cached
from benchmarks.loaders import SETS, Page, load_pages
from benchmarks.metrics import score_body
from benchmarks.peers.isolation import namespace_command
from benchmarks.scale.meter import Reading, read_off
from benchmarks.scale.pages import many_records, write_warc
from benchmarks.score import Figures

_SCRIPT = Path(__file__).with_name("rival_work.py")
_KILLED_PARTS = 20
"""Parts of a run that is killed, so that each of its lives can end before, within and behind some."""

_FLATTENED = ("beautifulsoup", "inscriptis")
"""As what the pages come, beside HTML."""

_FEWEST_PAGES = 3
"""Pages of a site from which one can be left out and the rest still tell what repeats."""


def add_scale_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what can be chosen."""
    parser.add_argument("part", nargs="*", choices=PARTS, help="else all")
    parser.add_argument("--pages", type=int, default=20_000, metavar="N", help="pages of HTML (else 20,000)")
    parser.add_argument(
        "--small-pages", type=int, default=20_000, metavar="N", help="small ones, then ten times as many"
    )
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="times that each is measured, in turns")
    parser.add_argument("--kills", type=int, default=20, metavar="N", help="times that a run is killed")
    parser.add_argument(
        "--datatrove", metavar="PYTHON", help="the Python of an environment with datatrove[io,processing]"
    )
    parser.add_argument("--news-please", metavar="PYTHON", help="the Python of an environment with news-please")


def scale_figures(corpus: Path, options: argparse.Namespace) -> Figures:
    """The figures of the chosen parts.

    Args:
        corpus: the corpus folder.
        options: as parsed.
    """
    figures: Figures = {}
    for part in options.part or PARTS:
        figures |= PARTS[part](corpus, options)
    return figures


def measure_workers(corpus: Path, options: argparse.Namespace) -> Figures:
    """Pages a second with two workers over those with one; and what one worker takes over a bare loop.

    Beside the figures of the clock stand those of the processor: `parent_share` is the part of the work that the
    parent does, which no number of workers makes less.

    Args:
        corpus: the corpus folder.
        options: as parsed.
    """
    work: dict[str, tuple[object, ...]] = {"loop": ("loop", corpus, options.pages)}
    work |= {f"{count}": ("many", corpus, options.pages, count) for count in (1, 2)}
    found = _in_turns(work, options.rounds)
    one, two, loop = found["1"], found["2"], found["loop"]
    return {
        "scale.workers.pages": float(options.pages),
        "scale.workers.loop_rate": _rate(loop),
        "scale.workers.one_rate": _rate(one),
        "scale.workers.two_rate": _rate(two),
        "scale.workers.speed_up": _rate(two) / _rate(one),
        "scale.workers.overhead": _rate(loop) / _rate(one) - 1,
        "scale.workers.overhead_processor": _middle(one, "processor_seconds") / _middle(loop, "processor_seconds") - 1,
        "scale.workers.parent_share": _middle(one, "parent_seconds") / _middle(one, "processor_seconds"),
    }


def measure_memory(_: Path, options: argparse.Namespace) -> Figures:
    """Peak memory of the parent over ten times as many pages, over that of the pages.

    Args:
        options: as parsed.
    """
    few, many = (read_off("small", count, 2) for count in (options.small_pages, 10 * options.small_pages))
    return {
        "scale.memory.pages": float(many.pages),
        "scale.memory.few_megabytes": few.megabytes,
        "scale.memory.many_megabytes": many.megabytes,
        "scale.memory.ratio": many.megabytes / few.megabytes,
    }


def measure_warc(corpus: Path, options: argparse.Namespace) -> Figures:
    """Pages a second from a WARC to Parquet, over those of a bare loop; and of rivals from the same WARC.

    Args:
        corpus: the corpus folder.
        options: as parsed.
    """
    with tempfile.TemporaryDirectory() as scratch:
        warc = Path(scratch) / "crawl.warc.gz"
        write_warc(warc, many_records(corpus, options.pages))
        work = {"loop": ("loop", corpus, options.pages)}
        # The number of a round keeps the outputs apart.
        found = _in_turns(work, options.rounds)
        for workers in (1, 2):
            outputs = [Path(scratch) / f"{workers}-{turn}.parquet" for turn in range(options.rounds)]
            found[f"{workers}"] = [read_off("batch", warc, output, workers) for output in outputs]
        figures: Figures = {
            "scale.warc.pages": float(options.pages),
            "scale.warc.megabytes": warc.stat().st_size / 1e6,
            "scale.warc.loop_rate": _rate(found["loop"]),
            "scale.warc.one_rate": _rate(found["1"]),
            "scale.warc.two_rate": _rate(found["2"]),
            "scale.warc.of_loop": _rate(found["1"]) / _rate(found["loop"]),
            "scale.warc.of_loop_processor": _middle(found["loop"], "processor_seconds")
            / _middle(found["1"], "processor_seconds"),
            "scale.warc.processor_ms": 1000 * _middle(found["1"], "processor_seconds") / options.pages,
        }
        for name, python in (("datatrove", options.datatrove), ("news-please", options.news_please)):
            if python:
                figures |= _measure_rival(name, python, corpus, Path(scratch), min(options.pages, 414))
    return figures


def _measure_rival(name: str, python: str, corpus: Path, scratch: Path, pages: int) -> Figures:
    warc = scratch / f"{name}.warc.gz"
    write_warc(warc, many_records(corpus, pages))
    command = [*namespace_command(), python, str(_SCRIPT), name, str(warc)]
    environment = os.environ | {"AWS_EC2_METADATA_DISABLED": "true"}
    done = subprocess.run(command, capture_output=True, check=False, text=True, env=environment)  # noqa: S603 - as asked
    if done.returncode:
        raise SystemExit(f"{name} failed:\n{done.stderr[-2000:]}")
    answer = json.loads(done.stdout.splitlines()[-1])
    return {
        f"scale.warc.{name}.articles": answer["articles"] / pages,
        f"scale.warc.{name}.rate": pages / answer["seconds"],
        f"scale.warc.{name}.processor_ms": 1000 * answer["processor_seconds"] / pages,
    }


def measure_kills(corpus: Path, options: argparse.Namespace) -> Figures:
    """Bytes of a run that is killed at random moments and started again each time, against one that never is.

    Args:
        corpus: the corpus folder.
        options: as parsed.
    """
    moments = random.Random(20)  # noqa: S311 - moments, not secrets
    killed = 0
    with tempfile.TemporaryDirectory() as scratch:
        warc = Path(scratch) / "crawl.warc.gz"
        pages = min(options.pages, 2000)
        write_warc(warc, many_records(corpus, pages))
        whole, output = Path(scratch) / "whole.parquet", Path(scratch) / "killed.parquet"
        start = time.monotonic()
        _batch(warc, whole, pages // _KILLED_PARTS).wait()
        seconds = time.monotonic() - start
        while killed < options.kills:
            with _batch(warc, output, pages // _KILLED_PARTS) as process:
                time.sleep(moments.random() * seconds)
                if process.poll() is None:
                    process.send_signal(signal.SIGKILL)
                    killed += 1
                else:  # it was faster; the next one begins again
                    _remove(output)
        _batch(warc, output, pages // _KILLED_PARTS).wait()
        same = output.read_bytes() == whole.read_bytes()
        left = parts_folder(output).exists()
    return {"scale.kills": float(killed), "scale.kills.same_bytes": float(same), "scale.kills.left_over": float(left)}


def _batch(warc: Path, output: Path, part_pages: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "benchmarks.scale.meter", "batch", str(warc), str(output), "2", str(part_pages)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - ours


def _remove(output: Path) -> None:
    for file in output.parent.glob(f"{output.name}*"):
        if file.is_file():
            file.unlink()


def measure_sites(corpus: Path, _: argparse.Namespace) -> Figures:
    """Precision and recall of bodies on sites with several pages, without and with a profile of the site's other pages.

    Args:
        corpus: the corpus folder.
    """
    sites: dict[str, list[Page]] = defaultdict(list)
    for name in SETS:
        for page in load_pages(corpus, name):
            sites[site_of(page.url) or ""].append(page)
    several = [pages for site, pages in sorted(sites.items()) if site and len(pages) >= _FEWEST_PAGES]
    figures: Figures = {"scale.sites.pages": float(sum(map(len, several)))}
    for form in ("html", *_FLATTENED):
        scores: dict[str, list[float]] = defaultdict(list)
        for pages in several:
            _score_site(pages, form, scores)
        figures |= {f"scale.sites.{form}.{name}": statistics.mean(values) for name, values in sorted(scores.items())}
    return figures


def _score_site(pages: list[Page], form: str, scores: dict[str, list[float]]) -> None:
    records = [
        PageRecord(page.id, page.html if form == "html" else flatten_cached(page.html, form), page.url, page.fetched_at)
        for page in pages
    ]
    seen = [read_site_page(record) for record in records]
    for left_out, (page, record) in enumerate(zip(pages, records, strict=True)):
        profile = learn(other for number, other in enumerate(seen) if number != left_out)
        for when, known in (("before", None), ("after", profile)):
            article = articlekit.parse(record.source, record.url, record.fetched_at, profile=known)
            score = score_body(page.id, page.gold, article.text)
            scores[f"{when}_precision"].append(score.precision or 0.0)
            scores[f"{when}_recall"].append(score.recall or 0.0)


PARTS: dict[str, Callable[[Path, argparse.Namespace], Figures]] = {
    "workers": measure_workers,
    "memory": measure_memory,
    "warc": measure_warc,
    "kills": measure_kills,
    "sites": measure_sites,
}
"""What can be measured alone."""


def _in_turns(work: Mapping[str, tuple[object, ...]], rounds: int) -> dict[str, list[Reading]]:
    # In turns, so that other work on the machine disturbs all alike.
    found: dict[str, list[Reading]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, words in work.items():
            found[name].append(read_off(*words))
    return found


def _rate(readings: list[Reading]) -> float:
    return statistics.median(reading.pages / reading.seconds for reading in readings)


def _middle(readings: list[Reading], name: str) -> float:
    return float(statistics.median(getattr(reading, name) for reading in readings))
