r"""Pages in and articles out as Arrow tables: the one function that every engine calls.

It needs the extra `arrow` (`pip install "articlekit[arrow]"`). A row goes in with its page, a row comes out with its
article, in the same order; no page is lost, for one without an article has its reason in `error`.

>>> import pyarrow
>>> page = "Harbour reopens\n\nThe old harbour reopened on Monday after two years of work, the town council said.\n"
>>> batch = parse_batch(pyarrow.RecordBatch.from_pydict({"id": ["a"], "text": [page]}))
>>> batch["text"].to_pylist()
['The old harbour reopened on Monday after two years of work, the town council said.']
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from enum import Enum
from functools import lru_cache
from itertools import accumulate
from types import NoneType
from typing import Any, Literal, NamedTuple, Unpack, get_args, get_origin

import pyarrow as pa
from pydantic import BaseModel
from pydantic.types import AwareDatetime

from articlekit.batch import MAX_SIZE, PageRecord, load_options, try_page
from articlekit.columns import Columns, find_columns, read_time
from articlekit.errors import ArgumentError
from articlekit.models import BODY_LABELS, Article
from articlekit.pipeline import ParseOptions, parse_fields

ROWS = 256
"""Rows that are turned at once where batches are large: about 20 MB of pages and as much of articles."""

LONGEST_AGE = timedelta(microseconds=2**63 - 1)
"""What Arrow can hold; a page may claim more, and then only `age_text` says so."""

FIRST_YEAR, LAST_YEAR = datetime(2, 1, 1, tzinfo=UTC), datetime(9998, 12, 31, tzinfo=UTC)
"""Between them a time is a time in every zone."""


def parse_batch(
    batch: pa.RecordBatch,
    columns: Columns | None = None,
    *,
    max_size: int = MAX_SIZE,
    **options: Unpack[ParseOptions],
) -> pa.RecordBatch:
    """Turn a batch of pages into a batch of articles, row by row.

    Args:
        batch: the pages, text or bytes, with their ids, addresses and times where there are such columns.
        columns: which columns hold them; by default what `find_columns` finds.
        max_size: characters or bytes that a page may have.
        options: `language`, `media_type` and `packs`, as for `parse`, for all pages alike. Load packs once, with
            `batch.load_options`, not once a batch.

    Returns:
        A batch in `article_schema()`, one row a page, in the same order. Where there is no article, `error` says why
        and everything else but the id is null.

    Raises:
        ArgumentError: no column holds the pages.
    """
    return parse_rows(list(read_rows(batch, columns)), options, max_size)


def parse_batches(
    batches: Iterable[pa.RecordBatch], columns: Columns | None = None, **options: Unpack[ParseOptions]
) -> Iterator[pa.RecordBatch]:
    """Turn batches of pages into batches of articles, few rows at a time, so that memory stays flat.

    Args:
        batches: as for `parse_batch`, however large.
        columns: as for `parse_batch`.
        options: as for `parse_batch`; packs are loaded once.

    Returns:
        Batches in `article_schema()`, in the same order, of at most `ROWS` rows.
    """
    options = load_options(options)
    for batch in batches:
        for start in range(0, batch.num_rows, ROWS):
            yield parse_batch(batch.slice(start, ROWS), columns, **options)


class Row(NamedTuple):
    """A page as it stands in a table."""

    source: Any
    id: Any
    url: str | None
    fetched_at: Any


def read_rows(batch: pa.RecordBatch, columns: Columns | None = None) -> Iterator[Row]:
    """Read the pages of a batch.

    Args:
        batch: the pages.
        columns: as for `parse_batch`.

    Raises:
        ArgumentError: no column holds the pages.
    """
    columns = columns or find_columns(batch.schema.names)
    nothing = pa.nulls(batch.num_rows)
    values = [batch.column(name) if name is not None else nothing for name in columns]
    # One value after the other, so that the batch's pages are not all held twice.
    return map(Row._make, zip(*((value.as_py() for value in column) for column in values), strict=True))


def parse_rows(rows: Sequence[Row], options: ParseOptions, max_size: int) -> pa.RecordBatch:
    """Turn pages into a batch of articles, row by row.

    Args:
        rows: the pages.
        options: as for `parse_many`.
        max_size: characters or bytes that a page may have.
    """
    return rows_to_batch([_row(row, options, max_size) for row in rows])


def failed_row(row: Row, reason: str) -> pa.RecordBatch:
    """Make the batch of one page that gave no article.

    Args:
        row: the page.
        reason: why not.
    """
    return rows_to_batch([{"id": _name(row), "error": reason}])


@lru_cache(maxsize=1)
def article_schema() -> pa.Schema:
    """The columns that come out: `id`, the fields of `Article`, its `text`, and `error`.

    Blocks, story links and repairs are lists of structs. Times are instants, in UTC whatever zone the page names.

    >>> article_schema().field("authors").type
    ListType(list<item: string>)
    """
    text = pa.string()
    fields = [pa.field(column.name, column.type, metadata=column.about) for column in _columns()]
    return pa.schema([("id", text), *fields, ("text", text), ("error", text)])


def to_articles(batch: pa.RecordBatch) -> Iterator[Article | None]:
    """Build the models of a batch of articles, for who wants them.

    Args:
        batch: what `parse_batch` gave, or rows of a Parquet file that `articlekit batch` wrote.

    Returns:
        One article a row; `None` for a row that has none.
    """
    for row in batch.to_pylist():
        if row.get("error") is not None:
            yield None
        else:
            yield Article.model_validate({name: row[name] for name in Article.model_fields})


def article_row(name: str | None, fields: dict[str, Any]) -> dict[str, Any]:
    """Make a row of an article's fields.

    Args:
        name: the page's id.
        fields: what `parse_fields` gave.
    """
    text = "\n".join(block["text"] for block in fields["blocks"] if block["label"] in BODY_LABELS)
    return {**fields, "id": name, "text": text}


def rows_to_batch(rows: Sequence[dict[str, Any]]) -> pa.RecordBatch:
    """Put rows into columns.

    Args:
        rows: values by the names of `article_schema`. A row with an `error` has nulls for what is missing, any other
            has what the model says.
    """
    arrays = [pa.array([row.get("id") for row in rows], pa.string())]
    good = [None if row.get("error") is not None else row for row in rows]
    arrays += [_array([row and row.get(column.name, column.default) for row in good], column) for column in _columns()]
    arrays += [pa.array([row.get(name) for row in rows], pa.string()) for name in ("text", "error")]
    return pa.RecordBatch.from_arrays(arrays, schema=article_schema())


# ------------------------------------------------------------------------------------------------------------ the rows


def _row(row: Row, options: ParseOptions, max_size: int) -> dict[str, Any]:
    name = _name(row)
    try:
        page = PageRecord(name or "", row.source, row.url or None, read_time(row.fetched_at))
    except ArgumentError as mistake:
        return {"id": name, "error": str(mistake)}
    fields, error = try_page(parse_fields, page, options, max_size)
    return {"id": name, "error": error} if fields is None else article_row(name, fields)


def _name(row: Row) -> str | None:
    return None if row.id is None else str(row.id)


# --------------------------------------------------------------------------------------------------------- the columns


class _Column(NamedTuple):
    """A field of a model, as a column."""

    name: str
    type: pa.DataType
    default: Any
    about: dict[str, str]
    inner: "tuple[_Column, ...]" = ()
    """The columns of a list of structs."""


@lru_cache(maxsize=8)
def _columns(model: type[BaseModel] = Article) -> tuple[_Column, ...]:
    columns = []
    for name, field in model.model_fields.items():
        about = {"description": field.description or ""}
        inner = next((part for part in get_args(field.annotation) if _is_model(part)), None)
        kind = _type(field.annotation)
        columns.append(_Column(name, kind, field.get_default(), about, _columns(inner) if inner else ()))
    return tuple(columns)


def _is_model(annotation: Any) -> bool:  # noqa: ANN401 - whatever a field of a model may be
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _type(annotation: Any) -> pa.DataType:  # noqa: ANN401 - whatever a field of a model may be
    if annotation in _PLAIN_TYPES:
        return _PLAIN_TYPES[annotation]
    if _is_model(annotation):
        return pa.struct([pa.field(column.name, column.type) for column in _columns(annotation)])
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return pa.string()
    parts = [part for part in get_args(annotation) if part not in (NoneType, Ellipsis)]
    if get_origin(annotation) is tuple:
        return pa.list_(_type(parts[0]))
    if get_origin(annotation) is Literal:
        return pa.string()
    (given,) = parts  # what is left is an optional field
    return _type(given)


_PLAIN_TYPES = {
    str: pa.string(),
    int: pa.int64(),
    bool: pa.bool_(),
    timedelta: pa.duration("us"),
    AwareDatetime: pa.timestamp("us", "UTC"),
}


_BOUNDS: dict[pa.DataType, tuple[Any, Any]] = {
    _PLAIN_TYPES[timedelta]: (-LONGEST_AGE, LONGEST_AGE),
    _PLAIN_TYPES[AwareDatetime]: (FIRST_YEAR, LAST_YEAR),
}
"""What can be kept and read again everywhere; beyond it a value is null."""


def _array(values: list[Any], column: _Column) -> pa.Array:
    # Lists of structs are taken apart here: columns of plain values are what Arrow builds fastest.
    if column.inner:
        items = [item for value in values for item in value or ()]
        arrays = [_array([item.get(inner.name, inner.default) for item in items], inner) for inner in column.inner]
        structs = pa.StructArray.from_arrays(arrays, fields=list(column.type.value_type))
        offsets = pa.array(accumulate((len(value or ()) for value in values), initial=0), pa.int32())
        missing = pa.array([value is None for value in values], pa.bool_())
        return pa.ListArray.from_arrays(offsets, structs, type=column.type, mask=missing)
    if column.type in _BOUNDS:
        low, high = _BOUNDS[column.type]
        values = [None if value is None or not low <= value <= high else value for value in values]
    return pa.array(values, column.type)
