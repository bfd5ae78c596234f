"""The corpus again and again under new ids, as records and as a WARC."""

import gzip
import itertools
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from articlekit import PageRecord
from benchmarks.loaders import load_pages
from benchmarks.score import JOINT

_FETCHED_AT = datetime(2026, 1, 1, tzinfo=UTC)
"""When a page was fetched of which the set does not say."""


def many_records(corpus: Path, count: int) -> Iterator[PageRecord]:
    """Pages of the first two sets, in turn, each time under a new id.

    Args:
        corpus: the corpus folder.
        count: how many.
    """
    pages = [page for name in JOINT for page in load_pages(corpus, name)]
    for number, page in enumerate(itertools.islice(itertools.cycle(pages), count)):
        yield PageRecord(f"{page.set_name}-{page.id}-{number}", page.html, page.url, page.fetched_at or _FETCHED_AT)


def write_warc(file: Path, records: Iterable[PageRecord]) -> None:
    """Write pages as a crawler does: a record of its own for each, compressed by itself.

    Args:
        file: where to.
        records: the pages.
    """
    with file.open("wb") as stream:
        for record in records:
            source = record.source if isinstance(record.source, bytes) else record.source.encode()
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + source
            moment = (record.fetched_at or _FETCHED_AT).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:page:{record.id}>\r\nWARC-Date: {moment}\r\n"
                f"WARC-Target-URI: {record.url}\r\nWARC-Identified-Payload-Type: text/html\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            stream.write(gzip.compress(head.encode() + block + b"\r\n\r\n", 6))
