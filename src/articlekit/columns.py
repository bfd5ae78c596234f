"""Which columns or fields of a record hold the page, its address and its time: by convention, or as the caller says."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from articlekit.errors import ArgumentError

CONVENTIONS = {
    "source": ("source", "html", "raw_html", "page", "content", "raw_content", "document", "text", "body"),
    "id": ("id", "page_id", "doc_id", "document_id", "record_id", "warc_record_id", "uuid", "key"),
    "url": ("url", "uri", "page_url", "final_url", "target_uri", "warc_target_uri", "link"),
    "fetched_at": (
        "fetched_at",
        "fetch_time",
        "retrieved_at",
        "downloaded_at",
        "download_date",
        "crawled_at",
        "crawl_date",
        "crawl_time",
        "warc_date",
    ),
}
"""Names that crawlers give these fields, best first. "date" is none of them: it is as often the story's own."""


class Columns(NamedTuple):
    """The names of the columns that hold what is known of a page; `None` where there is no such column."""

    source: str
    """The page itself, text or bytes."""
    id: str | None = None
    """What the caller knows it by."""
    url: str | None = None
    """Its address."""
    fetched_at: str | None = None
    """When it was fetched."""


def find_columns(names: Iterable[str], named: Mapping[str, str | None] | None = None) -> Columns:
    """Find out which columns hold what.

    Args:
        names: the columns that there are.
        named: the caller's word for some of `Columns`' fields; has precedence, and must be there.

    Returns:
        The columns. Case and the difference between "-" and "_" do not matter to the conventions.

    Raises:
        ArgumentError: a named column is missing, or none holds the page.

    >>> find_columns(["WARC-Target-URI", "html", "lang"])
    Columns(source='html', id=None, url='WARC-Target-URI', fetched_at=None)
    >>> find_columns(["html", "text"], {"source": "text"}).source
    'text'
    """
    names = list(names)
    plain = {name.casefold().replace("-", "_"): name for name in reversed(names)}
    found: dict[str, str | None] = {}
    for field, usual in CONVENTIONS.items():
        given = (named or {}).get(field)
        if given is not None and given not in names:
            raise ArgumentError(f"there is no column {given!r} for {field}; there are: {', '.join(names)}")
        found[field] = given or next((plain[name] for name in usual if name in plain), None)
    source = found.pop("source")
    if source is None:
        usual_names = ", ".join(CONVENTIONS["source"])
        raise ArgumentError(
            f"no column holds the page; there are: {', '.join(names)}; say which does, or call it one of: {usual_names}"
        )
    return Columns(source, **found)


def read_time(value: object) -> datetime | None:
    """Read when a page was fetched from a column's value.

    Args:
        value: a time, a time in ISO 8601, or nothing. Without a zone it is UTC, as in crawls it always is.

    Returns:
        An aware time; `None` for nothing.

    Raises:
        ArgumentError: the value is no time.

    >>> read_time("2025-12-24T10:33:00Z")
    datetime.datetime(2025, 12, 24, 10, 33, tzinfo=datetime.timezone.utc)
    """
    if value is None or value == "":
        return None
    moment = value
    if isinstance(value, str):
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            moment = None
    if not isinstance(moment, datetime):
        raise ArgumentError(f"fetched_at cannot be read: {value!r}; write it like 2025-12-24T10:33+00:00")
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
