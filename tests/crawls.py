"""Writes the pages of the fixtures as crawls, in every kind of file that can be read."""

import gzip
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from articlekit.batch import PageRecord

FETCHED_AT = "2026-03-03T12:00:00Z"


def write_lines(file: Path, records: Sequence[PageRecord]) -> None:
    """JSON lines, compressed as the file's name says."""
    lines = [
        {"id": record.id, "html": record.source, "url": record.url, "fetched_at": FETCHED_AT} for record in records
    ]
    content = "".join(json.dumps(line) + "\n" for line in lines).encode()
    compressed: dict[str, Callable[[bytes], bytes]] = {
        ".gz": gzip.compress,
        ".zst": lambda content: bytes(pa.compress(content, "zstd", asbytes=True)),
    }
    file.write_bytes(compressed.get(file.suffix, bytes)(content))


def write_parquet(file: Path, records: Sequence[PageRecord]) -> None:
    """Parquet, with other names for the columns and one that is nobody's."""
    table = {
        "lang": ["?"] * len(records),
        "raw_html": [record.source for record in records],
        "doc_id": [record.id for record in records],
        "link": [record.url for record in records],
        "crawl_date": [FETCHED_AT] * len(records),
    }
    parquet.write_table(pa.table(table), file, row_group_size=10)


def write_warc(file: Path, records: Sequence[PageRecord]) -> None:
    """A WARC, every record compressed by itself where the file's name ends in .gz, with requests and images between."""
    pieces = [warc_record("warcinfo", b"software: by hand\r\n", "application/warc-fields", name="info")]
    for record in records:
        source = record.source.encode() if isinstance(record.source, str) else record.source
        page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + source
        image = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"
        gone = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone fishing."
        pieces += [
            warc_record("request", b"GET / HTTP/1.1\r\n\r\n", "application/http", name="request"),
            warc_record("response", page, "application/http", name=record.id, url=record.url),
            warc_record("response", image, "application/http", name="image"),
            warc_record("response", gone, "application/http", name="gone"),
        ]
    file.write_bytes(b"".join(gzip.compress(piece) if file.suffix == ".gz" else piece for piece in pieces))


def warc_record(kind: str, block: bytes, media_type: str, *, name: str, url: str | None = None) -> bytes:
    """One record of a WARC."""
    head = io.StringIO()
    head.write(f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <{name}>\r\nWARC-Date: {FETCHED_AT}\r\n")
    if url:
        head.write(f"WARC-Target-URI: {url}\r\n")
    head.write(f"Content-Type: {media_type}\r\nContent-Length: {len(block)}\r\n\r\n")
    return head.getvalue().encode() + block + b"\r\n\r\n"
