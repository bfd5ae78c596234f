"""Real engines, run here, give exactly the rows of `parse`.

Where an engine is not installed its test is skipped, unless ARTICLEKIT_ENGINES says that all of them must be there.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

import articlekit
from articlekit import Article, WorkerError
from articlekit.arrow import ROWS, article_schema, parse_batches, to_articles
from articlekit.columns import Columns
from articlekit.engines import parse_ray, parse_spark, parse_stream
from tests.crawls import write_parquet
from tests.test_batch import records

pytestmark = pytest.mark.filterwarnings("default")  # engines warn of much that is not ours

RECORDS = list(records())
TABLE = pa.table(
    {
        "id": [record.id for record in RECORDS],
        "html": [record.source for record in RECORDS],
        "url": [record.url for record in RECORDS],
        "fetched_at": pa.array([record.fetched_at for record in RECORDS], pa.timestamp("us", "UTC")),
    }
)
EXPECTED = {record.id: articlekit.parse(record.source, record.url, record.fetched_at) for record in RECORDS}


def need(*names: str) -> None:
    missing = [name for name in names if not (shutil.which(name) if name == "java" else find_spec(name))]
    if missing and os.environ.get("ARTICLEKIT_ENGINES"):
        pytest.fail(f"not installed: {', '.join(missing)}")
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")


def compare(table: pa.Table) -> None:
    """Compare every row with what `parse` says of its page."""
    # Engines rename what is inside a list, and some keep times in another unit; the values are what counts.
    rows = table.to_pylist()
    assert {row["id"]: Article.model_validate(_fields(row)) for row in rows} == EXPECTED
    assert {row["id"]: row["text"] for row in rows} == {name: article.text for name, article in EXPECTED.items()}
    assert len(rows) == len(RECORDS)
    assert not any(row["error"] for row in rows)


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in Article.model_fields}


def test_large_batches_are_turned_few_rows_at_a_time() -> None:
    table = pa.concat_tables([TABLE] * (2 * ROWS // len(RECORDS) + 1)).combine_chunks()
    batches = list(parse_batches(table.select(["id", "html"]).to_batches()))
    assert [batch.num_rows for batch in batches] == [ROWS, ROWS, table.num_rows - 2 * ROWS]
    assert [article.text for article in to_articles(batches[0]) if article][: len(RECORDS)] == [
        articlekit.parse(record.source).text for record in RECORDS
    ]


@pytest.mark.parametrize("workers", [0, 2])
def test_a_stream_of_any_kind_gives_the_rows_of_parse(workers: int) -> None:
    reader = parse_stream(TABLE, workers=workers)
    assert reader.schema == article_schema()
    table = reader.read_all()
    assert table["id"].to_pylist() == TABLE["id"].to_pylist()
    compare(table)
    compare(parse_stream(TABLE.to_reader(max_chunksize=7), workers=0).read_all())


def test_a_row_that_fails_in_a_stream_keeps_its_place() -> None:
    table = pa.table({"key": [1, 2], "text": ["Harbour reopens", None]})
    rows = parse_stream(table, Columns("text", id="key"), workers=0).read_all().to_pylist()
    assert [row["id"] for row in rows] == ["1", "2"]
    assert rows[1]["error"] == "source must be str or bytes, not NoneType; read the file or response first"


def test_polars() -> None:
    need("polars")
    import polars as pl

    pages = pl.DataFrame(TABLE)
    articles = pl.DataFrame(parse_stream(pages, workers=0))
    assert articles.filter(pl.col("status") == "listing").height == sum(
        article.status == "listing" for article in EXPECTED.values()
    )
    compare(articles.to_arrow())


def test_duckdb(tmp_path: Path) -> None:
    need("duckdb")
    import duckdb

    write_parquet(tmp_path / "pages.parquet", RECORDS)
    target = str(tmp_path / "articles.parquet")
    pages = duckdb.connect().read_parquet(str(tmp_path / "pages.parquet")).select("doc_id, raw_html, link, crawl_date")
    articles = parse_stream(pages, workers=0)
    duckdb.connect().from_arrow(articles).write_parquet(target)
    found = duckdb.connect().read_parquet(target).select("id, text").fetchall()
    assert dict(found) == {name: article.text for name, article in EXPECTED.items()}


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    need("pyspark", "java")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "11")
        .getOrCreate()
    )
    yield session
    session.stop()


def test_spark(spark: Any, tmp_path: Path) -> None:  # noqa: ANN401 - an extra's
    write_parquet(tmp_path / "pages.parquet", RECORDS)
    pages = spark.read.parquet(str(tmp_path / "pages.parquet")).repartition(3)
    articles = parse_spark(pages)
    assert articles.columns == article_schema().names
    articles.write.parquet(str(tmp_path / "articles"))
    written = spark.read.parquet(str(tmp_path / "articles"))
    assert written.count() == len(RECORDS)
    compare(articles.toArrow())


def test_spark_takes_options(spark: Any) -> None:  # noqa: ANN401 - an extra's
    pages = spark.createDataFrame([("a", "Harbour reopens", "no")], "name string, mine string, html string")
    (row,) = parse_spark(pages, Columns("mine", id="name"), language="de").collect()
    assert (row.id, row.language, row.blocks[0].text) == ("a", "de", "Harbour reopens")


def test_ray(tmp_path: Path) -> None:
    need("ray")
    import ray

    write_parquet(tmp_path / "pages.parquet", RECORDS)
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, ignore_reinit_error=True)
    try:
        pages = ray.data.read_parquet(str(tmp_path / "pages.parquet"), override_num_blocks=3)
        parse_ray(pages).write_parquet(str(tmp_path / "articles"))
        compare(parquet.read_table(tmp_path / "articles"))
        many = ray.data.from_arrow(TABLE)
        compare(pa.concat_tables(ray.get(parse_ray(many).to_arrow_refs())))
    finally:
        ray.shutdown()


def test_datatrove(tmp_path: Path) -> None:
    need("datatrove")
    from datatrove.data import Document
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.writers import JsonlWriter

    from articlekit.datatrove import KEPT, ArticleExtractor

    documents = [
        Document(record.source, record.id, metadata={"url": record.url, "date": "2026-03-03T12:00:00Z"})
        for record in RECORDS
    ]
    documents.append(Document("Harbour", "when", metadata={"date": "never"}))
    writer = JsonlWriter(str(tmp_path / "out"), compression=None)
    block = ArticleExtractor()
    executor = LocalPipelineExecutor([documents, block, writer], logging_dir=str(tmp_path / "logs"))
    executor.run()
    (file,) = (tmp_path / "out").iterdir()
    found = {line["id"]: line for line in map(json.loads, file.read_text(encoding="utf-8").splitlines())}
    expected = {name: article for name, article in EXPECTED.items() if article.status in KEPT}
    assert {name: line["text"] for name, line in found.items()} == {
        name: article.text for name, article in expected.items()
    }
    for name, article in expected.items():
        fields = article.model_dump(mode="json", exclude={"blocks", "repairs", "url"})
        assert fields.items() <= found[name]["metadata"].items()


def test_the_stream_needs_the_extra_only_for_its_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pebble", None)
    assert parse_stream(TABLE.slice(0, 1), workers=0).read_all().num_rows == 1
    with pytest.raises((WorkerError, pa.ArrowException), match="pip install"):
        parse_stream(TABLE.slice(0, 1), workers=1).read_all()
