"""What articles are written as: JSON lines, plain or compressed, or Parquet.

In a JSON line and in a row of Parquet stands the same: `id`, the fields of the article, and its `text`.
"""

import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from articlekit.batch import PageRecord, try_page
from articlekit.errors import ArgumentError
from articlekit.many.parts import write_joined
from articlekit.pipeline import ParseOptions, parse, parse_fields

Articles = tuple[bytes, list[str | None], list[str | None]]
"""Articles as they travel; and of each page its status, or the reason why there is no article."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write articles.

    Args:
        read: turns pages into articles as they travel from a worker to a part.
        pack: what is done to a part before it is written.
        write: writes parts, from their files, into the output.
    """

    read: Callable[[Sequence[PageRecord], ParseOptions, int], Articles]
    pack: Callable[[bytes], bytes]
    write: Callable[[Sequence[Path], IO[bytes]], None]


def find_format(output: Path) -> Format:
    """Find out as what an output is to be written, by the end of its name.

    Args:
        output: the output.

    Raises:
        ArgumentError: by that name it could be anything.

    >>> find_format(Path("articles.csv"))
    Traceback (most recent call last):
    articlekit.errors.ArgumentError: articles.csv: its name should end in one of .jsonl, .jsonl.gz, .jsonl.zst, .parquet
    """
    for suffix, found in FORMATS.items():
        if output.name.casefold().endswith(suffix):
            return found
    raise ArgumentError(f"{output}: its name should end in one of {', '.join(FORMATS)}")


# ----------------------------------------------------------------------------------------------------------- JSON lines


def _read_lines(records: Sequence[PageRecord], options: ParseOptions, max_size: int) -> Articles:
    lines: list[bytes] = []
    statuses: list[str | None] = []
    errors: list[str | None] = []
    for record in records:
        article, error = try_page(parse, record, options, max_size)
        errors.append(error)
        statuses.append(None if article is None else article.status.value)
        if article is not None:
            # The article's own JSON with a field put before it and one behind it.
            name, text = (json.dumps(value, ensure_ascii=False) for value in (record.id, article.text))
            lines.append(f'{{"id":{name},{article.model_dump_json()[1:-1]},"text":{text}}}\n'.encode())
    return b"".join(lines), statuses, errors


def _compress_gzip(content: bytes) -> bytes:
    return gzip.compress(content, 6, mtime=0) if content else b""


def _compress_zstandard(content: bytes) -> bytes:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    return bytes(pa.compress(content, "zstd", asbytes=True)) if content else b""


# -------------------------------------------------------------------------------------------------------------- Parquet


def _read_arrow(records: Sequence[PageRecord], options: ParseOptions, max_size: int) -> Articles:
    import pyarrow as pa  # noqa: PLC0415 - an extra

    from articlekit.arrow import article_row, rows_to_batch  # noqa: PLC0415 - needs an extra

    rows: list[dict[str, Any]] = []
    statuses: list[str | None] = []
    errors: list[str | None] = []
    for record in records:
        fields, error = try_page(parse_fields, record, options, max_size)
        errors.append(error)
        statuses.append(None if fields is None else str(fields["status"]))
        if fields is not None:
            rows.append(article_row(record.id, fields))
    if not rows:
        return b"", statuses, errors
    sink = pa.BufferOutputStream()
    batch = rows_to_batch(rows)
    with pa.ipc.new_stream(sink, batch.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as stream:
        stream.write_batch(batch)
    return sink.getvalue().to_pybytes(), statuses, errors


def _write_parquet(files: Sequence[Path], stream: IO[bytes]) -> None:
    import pyarrow as pa  # noqa: PLC0415 - an extra
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415

    from articlekit.arrow import article_schema  # noqa: PLC0415 - needs an extra

    schema = article_schema()
    schema = schema.remove(schema.get_field_index("error"))  # those that have one stand in a file of their own
    with ParquetWriter(stream, schema, compression="zstd") as writer:
        for file in files:
            batches: list[pa.RecordBatch] = []
            with pa.memory_map(str(file)) as part:
                while part.tell() < part.size():
                    batches += pa.ipc.open_stream(part)
                # One row group a part, laid out alike however its articles travelled.
                table = pa.Table.from_batches(batches, article_schema()).select(schema.names).combine_chunks()
                if table.num_rows:
                    writer.write_table(table, row_group_size=table.num_rows)


FORMATS = {
    ".jsonl": Format(_read_lines, bytes, write_joined),
    ".jsonl.gz": Format(_read_lines, _compress_gzip, write_joined),
    ".jsonl.zst": Format(_read_lines, _compress_zstandard, write_joined),
    ".parquet": Format(_read_arrow, bytes, _write_parquet),
}
"""What can be written, by the end of the output's name."""
