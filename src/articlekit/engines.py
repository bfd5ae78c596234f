"""The engines that run Arrow functions: each is a few lines over `arrow.parse_batches`.

On one machine `parse_stream` serves Polars, DuckDB, pyarrow and whatever else speaks Arrow; on clusters `parse_spark`,
with the extra `spark`, and `parse_ray`, with the extra `ray`. All give the same rows.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Unpack

import pyarrow as pa

from articlekit.arrow import Row, article_schema, failed_row, parse_batches, parse_rows, read_rows
from articlekit.batch import MAX_SECONDS, MAX_SIZE, chunked, count_cores, load_options
from articlekit.columns import Columns
from articlekit.pipeline import ParseOptions
from articlekit.workers import run_chunks

if TYPE_CHECKING:
    import pyspark.sql
    import ray.data


def parse_stream(
    pages: Any,  # noqa: ANN401 - whatever has an Arrow stream
    columns: Columns | None = None,
    *,
    workers: int | None = None,
    max_seconds: float = MAX_SECONDS,
    **options: Unpack[ParseOptions],
) -> pa.RecordBatchReader:
    r"""Parse a table of pages on this machine: a Polars frame, a DuckDB relation, a pyarrow table, reader or scanner.

    Args:
        pages: anything with an Arrow stream (`__arrow_c_stream__`); read no faster than it is parsed.
        columns: which columns hold what; by default by convention.
        workers: as for `parse_many`: a page that hangs or kills its worker costs only itself.
        max_seconds: time that a page may take.
        options: `language`, `media_type` and `packs`, as for `parse`.

    Returns:
        A reader of articles in `article_schema()`, in the order of the pages, that every engine can read in turn.

    >>> page = "Harbour reopens\n\nThe old harbour reopened on Monday after two years of work, the town council said.\n"
    >>> parse_stream(pa.table({"text": [page]}), workers=0).read_all()["text"].to_pylist()
    ['The old harbour reopened on Monday after two years of work, the town council said.']
    """
    batches = pages if isinstance(pages, pa.RecordBatchReader) else pa.RecordBatchReader.from_stream(pages)
    rows = (row for batch in batches for row in read_rows(batch, columns))
    results = run_chunks(
        chunked(rows),
        partial(_begin, load_options(options)),
        failed_row,
        workers=count_cores() if workers is None else workers,
        seconds=max_seconds,
    )
    return pa.RecordBatchReader.from_batches(article_schema(), (batch for _, batch in results))


def _begin(options: ParseOptions) -> Any:  # noqa: ANN401 - what a worker does with a chunk
    return partial(_parse, options)


def _parse(options: ParseOptions, rows: Sequence[Row]) -> pa.RecordBatch:
    return parse_rows(rows, options, MAX_SIZE)


def parse_spark(
    pages: "pyspark.sql.DataFrame", columns: Columns | None = None, **options: Unpack[ParseOptions]
) -> "pyspark.sql.DataFrame":
    """Parse a Spark frame of pages; nothing is shuffled.

    Args:
        pages: a frame with a column of pages, and of ids, addresses and times where there are such.
        columns: which columns hold what; by default by convention.
        options: `language`, `media_type` and `packs`, as for `parse`; packs as paths must be there on every node.

    Returns:
        A frame with the columns of `article_schema()`, one row a page.
    """
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415 - an extra

    def turn(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return parse_batches(batches, columns, **options)

    return pages.mapInArrow(turn, from_arrow_schema(article_schema()))


def parse_ray(
    pages: "ray.data.Dataset", columns: Columns | None = None, **options: Unpack[ParseOptions]
) -> "ray.data.Dataset":
    """Parse a Ray dataset of pages; nothing is shuffled.

    Args:
        pages: a dataset with a column of pages, and of ids, addresses and times where there are such.
        columns: which columns hold what; by default by convention.
        options: `language`, `media_type` and `packs`, as for `parse`; packs as paths must be there on every node.

    Returns:
        A dataset with the columns of `article_schema()`, one row a page.
    """

    def turn(table: pa.Table) -> pa.Table:
        return pa.Table.from_batches(parse_batches(table.to_batches(), columns, **options), article_schema())

    return pages.map_batches(turn, batch_format="pyarrow", zero_copy_batch=True)
