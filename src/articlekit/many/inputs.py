"""Files in, pages out: text and HTML files, JSON lines, Parquet and WARC, read one page after the other.

What cannot be read is an item too, with its reason: a torn line costs that line, a torn file what is behind the tear.
"""

import gzip
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from glob import glob, has_magic
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

from articlekit.columns import find_columns, read_time
from articlekit.errors import ArgumentError

LONGEST_LINE = 1 << 28
"""Bytes of a line of JSON; one that is longer is no page, and would not fit into memory twice."""

PARQUET_ROWS = 64
"""Rows that are read at once."""

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
"""Media types of the responses in a WARC that are pages; a server's plain text is its robots.txt."""

Named = Mapping[str, str | None]


class InputFile(NamedTuple):
    """A file with pages in it."""

    path: Path
    kind: str
    """A key of `READERS`."""
    size: int
    modified: int
    """In nanoseconds, to see that a file is still the same."""


class Item(NamedTuple):
    """A page of an input, or what could not be read of it."""

    id: str
    source: str | bytes = b""
    url: str | None = None
    fetched_at: datetime | None = None
    error: str | None = None
    """Why there is no page here."""
    consumed: int = 0
    """Bytes of the file read so far."""
    file: int = 0
    """Index of the file among the inputs."""
    number: int = 0
    """Position in the file, from 0."""


# ----------------------------------------------------------------------------------------------------------- the files


def find_inputs(
    names: Sequence[str], output: Path | None = None, is_output: Callable[[Path], bool] = lambda _: False
) -> list[InputFile]:
    """Find the files that are meant by files, folders and globs.

    Args:
        names: files, folders (everything in them that is of a known kind) and globs, in order.
        output: where the result goes; what stands beside it under its name is no input.
        is_output: tells which files of folders and globs are the results of other runs.

    Returns:
        The files in the order of the names, those of one folder or glob in alphabetical order, each once.

    Raises:
        ArgumentError: a name stands for nothing, or for a file of an unknown kind.
    """
    paths: dict[Path, None] = {}
    for name in names:
        found = [path for path in _expand(name) if path == Path(name) or not is_output(path)]
        if not found:
            raise ArgumentError(f"{name}: no such file, or nothing in it that could be read ({', '.join(SUFFIXES)})")
        paths |= dict.fromkeys(found)
    files = []
    for path in paths:
        if output is not None and path.absolute().as_posix().startswith(output.absolute().as_posix()):
            continue
        state = path.stat()
        files.append(InputFile(path, _kind(path), state.st_size, state.st_mtime_ns))
    return files


def _expand(name: str) -> Iterator[Path]:
    path = Path(name)
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*") if _kind(file, ask=False) and file.is_file())
    elif path.exists():
        yield path
    elif has_magic(name):
        # Path.glob wants to know where the pattern begins, which a pattern like "crawl/**/*.warc.gz" does not say.
        yield from (Path(found) for found in sorted(glob(name, recursive=True)) if Path(found).is_file())  # noqa: PTH207


def _kind(path: Path, *, ask: bool = True) -> str:
    name = path.name.casefold()
    kind = next((kind for suffix, kind in SUFFIXES.items() if name.endswith(suffix)), "")
    if ask and not kind:
        raise ArgumentError(f"{path}: cannot tell what this is; its name should end in one of {', '.join(SUFFIXES)}")
    return kind


def read_items(
    files: Sequence[InputFile], named: Named, max_size: int, after: tuple[int, int] = (0, 0)
) -> Iterator[Item]:
    """Read the pages of all files.

    Args:
        files: the files.
        named: columns that the caller names, as for `find_columns`.
        max_size: characters or bytes of a page beyond which it need not be read.
        after: index of the file and position in it from which to begin.

    Returns:
        The pages, and an item with its `error` for whatever could not be read: nothing raises.
    """
    first, skip = after
    for index, file in enumerate(files[first:], first):
        number = -1
        consumed = 0
        start = skip if index == first else 0
        try:
            for number, item in enumerate(READERS[file.kind](file, named, max_size)):
                consumed = item.consumed
                if number >= start:
                    yield item._replace(id=_writable(item.id), file=index, number=number)
        except Exception as error:  # noqa: BLE001 - a file that cannot be read costs no other
            if number + 1 >= start:
                name = _writable(str(file.path))
                yield Item(name, error=_reason(error), consumed=consumed, file=index, number=number + 1)


def _writable(name: str) -> str:
    # A file's name that is not UTF-8 holds half characters, which no output can.
    return name if name.isascii() else name.encode("utf-8", "backslashreplace").decode()


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror}"
    return f"cannot be read on: {error}" if str(error) else f"cannot be read on: {type(error).__name__}"


# ------------------------------------------------------------------------------------------------------- kinds of files


def _read_page(file: InputFile, _: Named, max_size: int) -> Iterator[Item]:
    if file.size > max_size:
        yield Item(str(file.path), error=_too_large(file.size, max_size), consumed=file.size)
    else:
        yield Item(str(file.path), file.path.read_bytes(), consumed=file.size)


def _read_lines(file: InputFile, named: Named, _: int) -> Iterator[Item]:
    with _opened(file.path) as (stream, raw):
        number = 0
        while line := stream.readline(LONGEST_LINE):
            number += 1
            name = f"{file.path}:{number}"
            if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
                while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                    pass
                yield Item(name, error=_too_large(LONGEST_LINE, LONGEST_LINE), consumed=raw.tell())
            elif not line.isspace():
                yield _line_item(line, name, named)._replace(consumed=raw.tell())


def _line_item(line: bytes, name: str, named: Named) -> Item:
    try:
        record = json.loads(line)
        if not isinstance(record, dict):
            return Item(name, error="is no JSON object")
        return _record_item(record, name, named)
    except (ValueError, RecursionError) as error:  # an ArgumentError is a ValueError
        return Item(name, error=f"cannot be read: {error}")


def _record_item(record: dict[str, Any], name: str, named: Named) -> Item:
    columns = _columns(tuple(record), tuple(named.items()))
    own = record.get(columns.id) if columns.id else None
    url = record.get(columns.url) if columns.url else None
    fetched_at = read_time(record.get(columns.fetched_at)) if columns.fetched_at else None
    return Item(name if own is None else str(own), record[columns.source], url or None, fetched_at)


_columns = lru_cache(maxsize=256)(lambda names, named: find_columns(names, dict(named)))


def _read_parquet(file: InputFile, named: Named, _: int) -> Iterator[Item]:
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415 - an extra

    with ParquetFile(file.path, pre_buffer=False) as table:
        wanted = [name for name in find_columns(table.schema_arrow.names, named) if name is not None]
        rows = max(table.metadata.num_rows, 1)
        number = 0
        for batch in table.iter_batches(batch_size=PARQUET_ROWS, columns=wanted):
            for record in batch.to_pylist():
                number += 1
                name = f"{file.path}:{number}"
                try:
                    item = _record_item(record, name, named)
                except ArgumentError as error:
                    item = Item(name, error=str(error))
                yield item._replace(consumed=file.size * number // rows)


def _read_warc(file: InputFile, _: Named, max_size: int) -> Iterator[Item]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - an extra

    kinds = (WarcRecordType.response, WarcRecordType.conversion)
    last = last_size = 0
    with file.path.open("rb") as raw:
        for record in ArchiveIterator(raw, parse_http=False):
            size = record.content_length
            place = f"{file.path}:{record.stream_pos}"
            item = None
            if record.record_type not in kinds:
                found = record.consume()
            elif size > 2 * max_size:  # beyond any packing of what a page may have
                item = _large_warc_item(record, place, max_size)
                found = size - record.content_length + record.consume()
            else:
                block = record.reader.read()
                item, found = _warc_item(record, block, place), len(block)
            if item is not None and found == size:
                yield item._replace(consumed=raw.tell())
            if found < size:  # the archive's reader takes what there is for a whole record
                raise EOFError(f"cut off within a record: {found:,} bytes of {size:,} are there")
            last, last_size = record.stream_pos, size
        if file.size - last <= LONGEST_LINE:
            raw.seek(last)
            _check_end(raw.read(), last_size, is_packed=file.path.suffix.casefold() == ".gz")


def _check_end(tail: bytes, size: int, *, is_packed: bool) -> None:
    # The archive's reader overlooks a tear before the block of a record, and one in the packing of it.
    content = gzip.decompress(tail) if is_packed else tail
    head, end, behind = content.partition(b"\r\n\r\n")
    if behind[size:].strip() or (head and not end):
        raise EOFError("cut off within the head of a record")


def _large_warc_item(record: Any, place: str, max_size: int) -> Item | None:  # noqa: ANN401 - an extra's
    size = record.content_length
    if record.is_http:
        record.parse_http()
        if record.http_content_type not in HTML_TYPES:
            return None
    return Item(_warc_name(record, place), error=_too_large(size, max_size))


def _warc_item(record: Any, block: bytes, place: str) -> Item | None:  # noqa: ANN401 - an extra's
    charset = None
    if record.is_http:
        try:
            response = _response(block)
            if (
                not 200 <= (response.http_headers.status_code or 0) < 300
                or response.http_content_type not in HTML_TYPES
            ):
                return None
            block, charset = response.reader.read(), response.http_charset
        except (OSError, ValueError) as error:
            return Item(_warc_name(record, place), error=f"cannot be read: {error}")
    elif not (record.headers.get("Content-Type") or "").startswith("text/plain"):
        return None
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    return Item(_warc_name(record, place), _decoded(block, charset), url or None, record.record_date)


def _response(block: bytes) -> Any:  # noqa: ANN401 - an extra's
    # As a record of its own, for in its archive one that cannot be unpacked would spoil what stands behind it.
    from fastwarc.warc import WarcRecord, WarcRecordType  # noqa: PLC0415 - an extra

    response = WarcRecord()
    response.init_headers(WarcRecordType.response)
    response.set_bytes_content(block)
    response.is_http = True
    response.parse_http(auto_decode="all")
    return response


def _warc_name(record: Any, place: str) -> str:  # noqa: ANN401 - an extra's
    return (record.record_id or place).strip("<>")


def _decoded(page: bytes, charset: str | None) -> str | bytes:
    # The server's word counts where the page is not UTF-8, which servers wrongly call something else every day.
    if charset is None or charset.casefold() in ("utf-8", "utf8"):
        return page
    try:
        page.decode()
    except UnicodeDecodeError:
        try:
            return page.decode(charset)
        except (UnicodeDecodeError, LookupError):
            return page
    return page


def _too_large(size: int, most: int) -> str:
    return f"has {size:,} bytes, more than the {most:,} that a page may have"


@contextmanager
def _opened(path: Path) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    # The stream of what the file holds, and the file itself, to see how far it is read.
    with path.open("rb") as raw:
        if path.name.casefold().endswith(".gz"):
            with gzip.GzipFile(fileobj=raw) as stream:
                yield cast("IO[bytes]", stream), raw
        elif path.name.casefold().endswith(".zst"):
            from pyarrow import CompressedInputStream, PythonFile  # noqa: PLC0415 - an extra

            with io.BufferedReader(CompressedInputStream(PythonFile(raw, mode="r"), "zstd")) as stream:
                yield stream, raw
        else:
            yield raw, raw


READERS: dict[str, Callable[[InputFile, Named, int], Iterator[Item]]] = {
    "page": _read_page,
    "lines": _read_lines,
    "parquet": _read_parquet,
    "warc": _read_warc,
}

SUFFIXES = {
    **dict.fromkeys((".txt", ".html", ".htm", ".xhtml"), "page"),
    **dict.fromkeys((".jsonl", ".jsonl.gz", ".jsonl.zst", ".ndjson", ".ndjson.gz", ".ndjson.zst"), "lines"),
    ".parquet": "parquet",
    **dict.fromkeys((".warc", ".warc.gz", ".warc.zst", ".wet", ".wet.gz"), "warc"),
}
"""What a file is, by the end of its name."""
