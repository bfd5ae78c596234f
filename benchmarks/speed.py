"""How fast, as ratios taken in one run, so that the machine cancels out: figures named "speed.…".

What it cannot see: a slow first call; every figure but the import is taken warm.
"""

import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import regex

import articlekit
from benchmarks.hostile import SOURCES
from benchmarks.hostile_html import HTML_SOURCES
from benchmarks.loaders import load_labelled_texts
from benchmarks.score import Figures
from benchmarks.speed_html import measure_html, measure_html_linearity, measure_html_memory

_ROUNDS = 31
_IMPORT_ROUNDS = 15
_THREADS = 8
_LONG = 10_000_000
_PIECES = 100
_HOSTILE_TIMEOUT = 120.0
"""Seconds after which a hostile page is given up; far above what it may take."""

_AGE_LINE = regex.compile(r"(?m)^\d{1,3} \w+(?: -)?$")
_NUMBER = regex.compile(r"\d+")

_IMPORT = "import time; start = time.process_time(); {code}; print(time.process_time() - start)"
_IMPORT_OURS = "import articlekit"
_IMPORT_PYDANTIC = "import pydantic; type('Model', (pydantic.BaseModel,), {'__annotations__': {'name': str}})"


PARTS = ("page", "linear", "import", "threads", "hostile", "html", "html-linear", "html-memory", "hostile-html")
"""What can be measured alone: the second part of each figure's name."""


def speed_figures(corpus: Path, seed: Path, parts: Iterable[str] = PARTS) -> Figures:
    """The figures of some of `PARTS`.

    Args:
        corpus: the corpus folder; its labelled texts are what the threads parse.
        seed: a page of plain text that ends in a list of stories with ages.
        parts: which of `PARTS`.

    Raises:
        SystemExit: the seed is needed and not there.
    """
    wanted = set(parts)
    figures: Figures = {}
    if wanted & {"page", "linear"}:
        if not seed.is_file():
            raise SystemExit(f"no page at {seed}; name one with --seed")
        text = seed.read_text(encoding="utf-8")
        figures |= measure_page(text) if "page" in wanted else {}
        figures |= measure_linearity(text) if "linear" in wanted else {}
    figures |= measure_import() if "import" in wanted else {}
    figures |= measure_threads(corpus) if "threads" in wanted else {}
    figures |= measure_hostile("hostile", SOURCES) if "hostile" in wanted else {}
    figures |= measure_html(corpus) if "html" in wanted else {}
    figures |= measure_html_linearity() if "html-linear" in wanted else {}
    figures |= measure_html_memory(corpus) if "html-memory" in wanted else {}
    figures |= measure_hostile("hostile-html", HTML_SOURCES) if "hostile-html" in wanted else {}
    return figures


def measure_page(text: str) -> Figures:
    """Time of ftfy on the page plus dateparser on its ages, over the time of `parse`, all warm.

    Args:
        text: a page with ages on lines of their own.
    """
    import dateparser  # noqa: PLC0415 - loading it takes longer than most benchmarks
    import ftfy  # noqa: PLC0415

    ages = _AGE_LINE.findall(text)

    def by_the_parts() -> None:
        ftfy.fix_text(text)
        for age in ages:
            dateparser.parse(age)

    def by_parse() -> None:
        articlekit.parse(text)

    parts, whole = _interleaved(by_the_parts, by_parse)
    ratios = [one / other for one, other in zip(parts, whole, strict=True)]
    return {
        "speed.page.ratio": statistics.median(ratios),
        "speed.page.parse_ms": 1000 * statistics.median(whole),
        "speed.page.parts_ms": 1000 * statistics.median(parts),
        "speed.page.ages": float(len(ages)),
    }


def measure_linearity(text: str) -> Figures:
    """Time of one text of 10 million characters, over that of a hundred texts that together are as long.

    Args:
        text: the page that is repeated, each time with other numbers, so that no cache can help.
    """
    long = repeat_with_new_numbers(text, _LONG)
    size = _LONG // _PIECES
    pieces = [long[at : at + size] for at in range(0, _LONG, size)]
    articlekit.parse(pieces[0])
    many = _seconds(lambda: [articlekit.parse(piece) for piece in pieces])
    one = _seconds(lambda: articlekit.parse(long))
    return {"speed.linear.ratio": one / many, "speed.linear.long_seconds": one}


def repeat_with_new_numbers(text: str, length: int) -> str:
    """The text again and again, every number another one each time, cut at a length in characters.

    >>> repeat_with_new_numbers("5 boats, 7 men. ", 40)
    '1 boats, 2 men. 3 boats, 4 men. 5 boats,'
    """
    pieces: list[str] = []
    total = number = 0

    def count_on(_: object) -> str:
        nonlocal number
        number += 1
        return str(number)

    while total < length:
        pieces.append(_NUMBER.sub(count_on, text))
        total += len(pieces[-1])
    return "".join(pieces)[:length]


def measure_import() -> Figures:
    """Time of `import articlekit` over that of importing pydantic and defining one model, each in a fresh process."""
    _import_seconds(_IMPORT_OURS)  # writes the compiled files
    _import_seconds(_IMPORT_PYDANTIC)
    ours, theirs = [], []
    for _ in range(_IMPORT_ROUNDS):
        ours.append(_import_seconds(_IMPORT_OURS))
        theirs.append(_import_seconds(_IMPORT_PYDANTIC))
    return {
        "speed.import.ratio": statistics.median(ours) / statistics.median(theirs),
        "speed.import.ours_ms": 1000 * statistics.median(ours),
    }


def measure_threads(corpus: Path) -> Figures:
    """How many of the answers that eight threads give differ by a byte from those of one thread.

    Args:
        corpus: the corpus folder.
    """
    pages = {page.id: page for page in load_labelled_texts(corpus / "text")}
    alone = {name: _json(page.text, page.url) for name, page in pages.items()}

    def parse_all(seed: int) -> int:
        names = list(pages) * 2
        random.Random(seed).shuffle(names)  # noqa: S311 - an order, not a secret
        return sum(_json(pages[name].text, pages[name].url) != alone[name] for name in names)

    with ThreadPoolExecutor(_THREADS) as threads:
        differing = sum(threads.map(parse_all, range(_THREADS)))
    return {"speed.threads.differences": float(differing), "speed.threads.pages": float(2 * _THREADS * len(pages))}


def measure_hostile(part: str, names: Iterable[str]) -> Figures:
    """Seconds and megabytes of each hostile page, each in a process of its own; a crash counts as for ever.

    Args:
        part: the second part of each figure's name.
        names: the pages.
    """
    figures: Figures = {}
    for name in names:
        seconds, megabytes = _run_hostile(name)
        key = name.replace(" ", "_")
        figures[f"speed.{part}.{key}.seconds"] = seconds
        figures[f"speed.{part}.{key}.megabytes"] = megabytes
    return figures | {
        f"speed.{part}.{unit}": max(value or 0.0 for name, value in figures.items() if name.endswith(unit))
        for unit in ("seconds", "megabytes")
    }


def _run_hostile(name: str) -> tuple[float, float]:
    command = [sys.executable, "-m", "benchmarks.hostile", name]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=_HOSTILE_TIMEOUT)  # noqa: S603 - ours
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        reason = (error.stderr or b"").decode("utf-8", "replace").strip().splitlines()
        print(f"hostile page {name!r} failed: {reason[-1] if reason else error}", file=sys.stderr)
        return float("inf"), float("inf")
    answer = json.loads(done.stdout)
    return answer["seconds"], answer["megabytes"]


def _json(text: str, url: str | None) -> str:
    return articlekit.parse(text, url=url).model_dump_json()


def _interleaved(one: Callable[[], object], other: Callable[[], object]) -> tuple[list[float], list[float]]:
    """Seconds of each, taken in turns, so that a busy machine slows both; each warmed by a run of its own."""
    pairs = [(_warm_seconds(one), _warm_seconds(other)) for _ in range(_ROUNDS)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _warm_seconds(work: Callable[[], object]) -> float:
    work()
    return _seconds(work)


def _seconds(work: Callable[[], object]) -> float:
    """Seconds of the processor: what else runs on the machine does not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _import_seconds(code: str) -> float:
    command = [sys.executable, "-c", _IMPORT.format(code=code)]
    return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)  # noqa: S603 - ours
