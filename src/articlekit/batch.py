r"""Many pages: every one gives an `Outcome`, whatever happens to it.

>>> page = "The old harbour reopens\n\nThe old harbour reopened on Monday after two years of work, the town said.\n"
>>> [outcome.article.title for outcome in parse_many([page, page], workers=0)]
['The old harbour reopens', 'The old harbour reopens']
"""

import os
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial
from typing import Any, NamedTuple, Protocol, TypeVar, Unpack

from articlekit.errors import ArgumentError, ArticlekitError
from articlekit.models import Article
from articlekit.pipeline import ParseOptions, load_packs, parse
from articlekit.workers import run_chunks

_Read = TypeVar("_Read")
_Record = TypeVar("_Record", bound="HasSource")

CHUNK_PAGES = 16
"""Pages that travel to a worker at once: enough that the way costs little, few enough to run again one by one."""

CHUNK_SIZE = 1_000_000
"""Characters or bytes after which a chunk is full."""

MAX_SECONDS = 30.0
"""Seconds for a page; the slowest of the hostile pages in this project's benchmarks takes five."""

MAX_SIZE = 30_000_000
"""Characters or bytes of a page; beyond the first 12 million characters nothing is read anyway."""


class HasSource(Protocol):
    """What can travel to a worker."""

    @property
    def source(self) -> str | bytes:
        """The page."""


class PageRecord(NamedTuple):
    """A page and what is known about it."""

    id: str
    """What the caller knows it by."""
    source: str | bytes
    """As for `parse`."""
    url: str | None = None
    """As for `parse`."""
    fetched_at: datetime | None = None
    """As for `parse`."""


@dataclass(frozen=True)
class Outcome:
    """What came of one page: an article, or the reason why there is none.

    Args:
        id: what the caller knows the page by; its position, from 0, where it came without one.
        error: why there is no article, in a few words; `None` where there is one.
        seconds: time that the page took in its worker; 0 for one that was given up.
        json: the article as JSON, just as `Article.model_dump_json` spells it; `None` where there is none.
    """

    id: str
    error: str | None
    seconds: float
    json: bytes | None = field(repr=False)

    @cached_property
    def article(self) -> Article | None:
        """The article; built when it is asked for, so that who only writes `json` down does not pay for it."""
        return None if self.json is None else Article.model_validate_json(self.json)


Source = str | bytes | tuple[Any, ...]
"""A page, alone or as a `PageRecord` or any tuple of that kind."""


def parse_many(
    pages: Iterable[Source],
    *,
    workers: int | None = None,
    ordered: bool = True,
    max_seconds: float = MAX_SECONDS,
    max_size: int = MAX_SIZE,
    **options: Unpack[ParseOptions],
) -> Generator[Outcome, None, None]:
    r"""Parse many pages, in several processes.

    The pages are read as fast as they are parsed and handed on, so memory stays flat however many there are. A page
    that kills its worker or takes too long is tried once more, alone; if that fails too, its outcome says so, and no
    other page is lost. In a script, call this below `if __name__ == "__main__":`, as everything that starts processes.

    Args:
        pages: sources as for `parse`, or records of id, source, url and fetched_at.
        workers: number of worker processes, by default one a core; 0 parses in this process, where nothing guards
            against a page that hangs.
        ordered: hand the outcomes on in the order of the pages; else as they come.
        max_seconds: time that a page may take.
        max_size: characters or bytes that a page may have.
        options: `language`, `media_type`, `packs` and `profile`, as for `parse`, for all pages alike.

    Returns:
        A generator with one outcome a page. Closing it stops the workers.

    Raises:
        ArticlekitError: the options are wrong, as for `parse`; or a record is no record; or no worker can be started.

    >>> pages = [("a", "Harbour reopens\n\nThe harbour reopened on Monday."), ("b", None)]
    >>> [(outcome.id, outcome.error) for outcome in parse_many(pages, workers=0)]
    [('a', None), ('b', 'source must be str or bytes, not NoneType; read the file or response first')]
    """
    if workers is not None and (not isinstance(workers, int) or workers < 0):
        raise ArgumentError(f"workers must be a whole number, 0 or more, not {workers!r}")
    if isinstance(pages, (str, bytes)):
        raise ArgumentError("pages must be several pages; put a single one in brackets")
    workers = count_cores() if workers is None else workers
    begin = partial(_begin, load_options(options), max_size)
    return _parse_chunks(chunked(as_records(pages)), begin, workers, ordered=ordered, seconds=max_seconds)


def load_options(options: ParseOptions) -> ParseOptions:
    """Load the rule packs and check the options, once for all pages.

    Args:
        options: as for `parse_many`.

    Raises:
        ArticlekitError: they are wrong, as for `parse`.
    """
    packs = load_packs(options.get("packs"))
    if packs:
        options = {**options, "packs": packs}
    parse("", **options)
    return options


def count_cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def chunked(records: Iterable[_Record]) -> Iterator[list[_Record]]:
    """Put pages together that travel to a worker at once.

    Args:
        records: the pages, each with its `source`.

    >>> [len(chunk) for chunk in chunked([PageRecord("a", "x" * CHUNK_SIZE), PageRecord("b", ""), PageRecord("c", "")])]
    [1, 2]
    """
    chunk: list[_Record] = []
    size = 0
    for record in records:
        chunk.append(record)
        size += _size(record.source)
        if len(chunk) >= CHUNK_PAGES or size >= CHUNK_SIZE:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def try_page(
    reader: Callable[..., _Read], record: PageRecord, options: ParseOptions, max_size: int
) -> tuple[_Read | None, str | None]:
    """Read a page, and turn whatever it raises into words.

    Args:
        reader: `parse`, or what takes the same arguments.
        record: the page.
        options: as for `parse_many`.
        max_size: characters or bytes that it may have.

    Returns:
        What the reader gave, or else the reason why it gave nothing.

    >>> try_page(parse, PageRecord("a", b"abc"), {}, 2)
    (None, 'has 3 bytes, more than the 2 that a page may have')
    """
    size = _size(record.source)
    if size > max_size:
        unit = "characters" if isinstance(record.source, str) else "bytes"
        return None, f"has {size:,} {unit}, more than the {max_size:,} that a page may have"
    try:
        return reader(record.source, url=record.url, fetched_at=record.fetched_at, **options), None
    except ArticlekitError as mistake:
        return None, str(mistake)
    except Exception as failure:  # noqa: BLE001 - no page may cost another
        return None, f"{type(failure).__name__}: {failure}"


def _size(source: object) -> int:
    return len(source) if isinstance(source, (str, bytes)) else 0


def as_records(pages: Iterable[Source]) -> Iterator[PageRecord]:
    """Make records of pages; one without an id is called by its position.

    Args:
        pages: as for `parse_many`.

    Raises:
        ArgumentError: a record has too few or too many parts.
    """
    for position, page in enumerate(pages):
        if not isinstance(page, tuple):
            yield PageRecord(str(position), page)
        elif 2 <= len(page) <= len(PageRecord._fields):
            yield PageRecord(*page)
        else:
            raise ArgumentError(f"page {position} has {len(page)} parts; a record is (id, source, url, fetched_at)")


# --------------------------------------------------------------------------------------------------------- in a worker

_Answer = tuple[bytes | None, str | None, float]
"""What travels back from a worker for each page: the article as JSON, or the reason why there is none; seconds."""

_Begin = Callable[[], Callable[[Sequence[PageRecord]], list[_Answer]]]


def _begin(options: ParseOptions, max_size: int) -> Callable[[Sequence[PageRecord]], list[_Answer]]:
    parse("", **options)  # loads what the first page would have to wait for
    return partial(_parse_all, options, max_size)


def _parse_all(options: ParseOptions, max_size: int, records: Sequence[PageRecord]) -> list[_Answer]:
    return [_parse_one(record, options, max_size) for record in records]


def _parse_one(record: PageRecord, options: ParseOptions, max_size: int) -> _Answer:
    start = time.perf_counter()
    article, error = try_page(parse, record, options, max_size)
    json = None if article is None else article.model_dump_json().encode()
    return json, error, time.perf_counter() - start


# ----------------------------------------------------------------------------------------------------- in this process


def _parse_chunks(
    chunks: Iterator[list[PageRecord]], begin: _Begin, workers: int, *, ordered: bool, seconds: float
) -> Generator[Outcome, None, None]:
    results = run_chunks(chunks, begin, _give_up, workers=workers, seconds=seconds, ordered=ordered)
    for records, answers in results:
        for record, (json, error, took) in zip(records, answers, strict=True):
            yield Outcome(record.id, error, took, json)


def _give_up(_: PageRecord, reason: str) -> list[_Answer]:
    return [(None, reason, 0.0)]
