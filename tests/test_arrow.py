"""Arrow in, Arrow out: the same as `parse`, row by row."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa
import pytest

import articlekit
from articlekit import ArgumentError, Article
from articlekit.arrow import LONGEST_AGE, Row, article_schema, failed_row, parse_batch, rows_to_batch, to_articles
from articlekit.columns import Columns, find_columns, read_time
from tests.pages import load_all

PAGES = load_all()
FETCHED_AT = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


def pages_batch() -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict(
        {
            "id": [page.name for page in PAGES],
            "html": [page.source for page in PAGES],
            "url": [page.about.get("url") for page in PAGES],
            "fetched_at": pa.array([FETCHED_AT] * len(PAGES), pa.timestamp("us", "UTC")),
        }
    )


def test_every_row_is_what_parse_says() -> None:
    batch = parse_batch(pages_batch())
    assert batch.schema == article_schema()
    expected = [articlekit.parse(page.source, page.about.get("url"), FETCHED_AT) for page in PAGES]
    assert batch["id"].to_pylist() == [page.name for page in PAGES]
    assert list(to_articles(batch)) == expected
    assert batch["text"].to_pylist() == [article.text for article in expected]
    assert batch["error"].null_count == len(PAGES)


def test_every_field_of_the_models_is_a_column() -> None:
    names = article_schema().names
    assert names == ["id", *Article.model_fields, "text", "error"]
    blocks = article_schema().field("blocks").type.value_type
    assert [(field.name, str(field.type)) for field in blocks] == [
        ("index", "int64"),
        ("label", "string"),
        ("text", "string"),
        ("why", "string"),
        ("start", "int64"),
        ("end", "int64"),
        ("level", "int64"),
        ("number", "int64"),
        ("links", "list<item: struct<text: string, url: string>>"),
    ]
    stories = article_schema().field("story_links").type.value_type
    assert str(stories.field("age").type) == "duration[us]"
    assert str(stories.field("published_at").type) == "timestamp[us, tz=UTC]"
    assert article_schema().field("title").metadata == {b"description": b"Headline of the story."}


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.binary(), pa.large_binary(), pa.string_view()])
def test_pages_may_be_text_or_bytes(kind: pa.DataType) -> None:
    page = PAGES[5].source
    batch = pa.RecordBatch.from_arrays([pa.array([page], pa.string()).cast(kind)], ["content"])
    assert list(to_articles(parse_batch(batch))) == [articlekit.parse(page)]


def test_a_bad_row_costs_only_itself() -> None:
    batch = pa.RecordBatch.from_pydict(
        {
            "id": [1, 2, 3, None],
            "body": ["Harbour reopens", None, "x" * 100, "The harbour reopened."],
            "crawl_date": ["2026-03-03T12:00:00Z", None, None, "yesterday"],
        }
    )
    rows = parse_batch(batch, max_size=99).to_pylist()
    assert [(row["id"], row["error"]) for row in rows] == [
        ("1", None),
        ("2", "source must be str or bytes, not NoneType; read the file or response first"),
        ("3", "has 100 characters, more than the 99 that a page may have"),
        (None, "fetched_at cannot be read: 'yesterday'; write it like 2025-12-24T10:33+00:00"),
    ]
    assert {name for name, value in rows[1].items() if value is not None} == {"id", "error"}
    assert list(to_articles(parse_batch(batch, max_size=99)))[1:] == [None, None, None]


def test_a_page_that_was_given_up_is_a_row_with_its_reason() -> None:
    (row,) = failed_row(Row("Harbour", 7, None, None), "took longer than 30 seconds").to_pylist()
    assert {name: value for name, value in row.items() if value is not None} == {
        "id": "7",
        "error": "took longer than 30 seconds",
    }


def test_columns_can_be_named() -> None:
    batch = pa.RecordBatch.from_pydict({"a": ["Harbour reopens"], "html": ["no"], "b": ["x"]})
    row = parse_batch(batch, Columns("a", id="b"), language="en").to_pylist()[0]
    assert (row["id"], row["blocks"][0]["text"], row["language"]) == ("x", "Harbour reopens", "en")


def test_an_empty_batch_gives_an_empty_batch() -> None:
    batch = parse_batch(pages_batch().slice(0, 0))
    assert (batch.num_rows, batch.schema) == (0, article_schema())


def test_what_arrow_cannot_hold_is_null() -> None:
    link: dict[str, Any] = {"title": "Rain", "kind": "other", "position": 0}
    ages = (timedelta.max, LONGEST_AGE, timedelta(minutes=5))
    rows: list[dict[str, Any]] = [{"status": "stub", "story_links": [{**link, "age": age}]} for age in ages]
    rows += [{"status": "stub", "published_at": datetime.min.replace(tzinfo=UTC)}]
    found = rows_to_batch(rows).to_pylist()
    assert [link["age"] for row in found for link in row["story_links"]] == [None, LONGEST_AGE, timedelta(minutes=5)]
    assert found[3]["published_at"] is None


def test_a_missing_field_is_what_the_model_says_and_null_only_beside_an_error() -> None:
    good, bad = rows_to_batch([{"id": "a", "status": "stub"}, {"id": "b", "error": "no sea"}]).to_pylist()
    assert (good["tags"], good["title"], bad["tags"]) == ([], None, None)


def test_columns_are_found_by_convention_or_named() -> None:
    assert find_columns(["ID", "Raw-HTML", "uri", "date"]) == Columns("Raw-HTML", "ID", "uri", None)
    assert find_columns(["text", "html"], {"source": "text", "url": None}) == Columns("text")
    with pytest.raises(ArgumentError, match="there is no column 'page' for source; there are: text, html"):
        find_columns(["text", "html"], {"source": "page"})
    with pytest.raises(ArgumentError, match="no column holds the page; there are: a, b; say which does"):
        find_columns(["a", "b"])


def test_times_without_a_zone_are_utc() -> None:
    assert read_time("2026-03-03T12:00") == FETCHED_AT
    assert read_time(datetime(2026, 3, 3, 12)) == FETCHED_AT  # noqa: DTZ001 - naive on purpose
    assert read_time("2026-03-03T17:30+05:30") == FETCHED_AT
    assert read_time("") is None
    with pytest.raises(ArgumentError, match="fetched_at cannot be read: 1772539200"):
        read_time(1772539200)
