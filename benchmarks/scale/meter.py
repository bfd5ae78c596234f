"""Run work in a process of its own and read off what it took: `python -m benchmarks.scale.meter WORK …`.

Seconds are given twice: by the clock, which other work on the machine disturbs, and of the processor.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import articlekit
from articlekit.many.inputs import find_inputs
from articlekit.many.parts import PART_PAGES
from articlekit.many.run import Progress, Run, run_batch
from benchmarks.memory import peak_megabytes
from benchmarks.scale.pages import many_records

_SMALL_PAGE = "Harbour reopens\n\nThe old harbour reopened on Monday after two years of work, the town council said.\n"


@dataclass(frozen=True, slots=True)
class Reading:
    """What work took."""

    pages: int
    seconds: float
    """By the clock, from the first page that was done."""
    processor_seconds: float
    """Of the processor, from the first page that was done; all that its workers took is in it."""
    parent_seconds: float
    """Of the processor, of the process itself alone."""
    megabytes: float
    """Peak of the process itself, without its children."""


def read_off(*work: object) -> Reading:
    """Run one of `WORK` in a process of its own.

    Args:
        work: its name and arguments.
    """
    command = [sys.executable, "-m", "benchmarks.scale.meter", *map(str, work)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)  # noqa: S603 - ours
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, work))} failed:\n{done.stderr}")
    return Reading(**json.loads(done.stdout.splitlines()[-1]))


def _loop(corpus: str, count: str) -> int:
    for record in many_records(Path(corpus), int(count)):
        articlekit.parse(record.source, record.url, record.fetched_at)
        _begun()
    return int(count)


def _many(corpus: str, count: str, workers: str) -> int:
    pages = many_records(Path(corpus), int(count))
    failed = [
        outcome.error for outcome in articlekit.parse_many(pages, workers=int(workers)) if _begun() and outcome.error
    ]
    if failed:
        raise SystemExit(f"{len(failed)} pages failed: {failed[0]}")
    return int(count)


def _small(count: str, workers: str) -> int:
    pages = (_SMALL_PAGE for _ in range(int(count)))
    return sum(outcome.error is None and _begun() for outcome in articlekit.parse_many(pages, workers=int(workers)))


def _batch(source: str, output: str, workers: str, part_pages: str = str(PART_PAGES)) -> int:
    def report(progress: Progress) -> None:
        if progress.totals.pages:
            _begun()

    run = Run(find_inputs([source]), Path(output), workers=int(workers), part_pages=int(part_pages))
    pages: int = run_batch(run, report)["pages"]
    return pages


WORK: dict[str, Callable[..., int]] = {"loop": _loop, "many": _many, "small": _small, "batch": _batch}
"""What can be measured: a bare loop over the corpus, the same with workers, small pages, a run over a file."""

_first: list[tuple[float, float]] = []


def _begun() -> bool:
    # Processes start once; what counts is how pages flow afterwards.
    if not _first:
        _first.append((time.perf_counter(), time.process_time()))
    return True


def _main(name: str, *arguments: str) -> None:
    pages = WORK[name](*arguments)
    _begun()  # where there was nothing to do
    start, spent_before = _first[0]
    parent, children = time.process_time() - spent_before, os.times()
    reading: dict[str, Any] = {
        "pages": pages,
        "seconds": time.perf_counter() - start,
        "processor_seconds": parent + children.children_user + children.children_system,
        "parent_seconds": parent,
        "megabytes": peak_megabytes(),
    }
    print(json.dumps(reading))


if __name__ == "__main__":
    _main(*sys.argv[1:])
