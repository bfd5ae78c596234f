"""Every kind of file gives the same pages, and what cannot be read is said and costs nothing else."""

import gzip
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
import regex
from pyarrow import parquet

from articlekit import ArgumentError, PageRecord
from articlekit.many.inputs import Item, find_inputs, read_items
from tests.crawls import warc_record, write_lines, write_parquet, write_warc
from tests.pages import load_all

FETCHED_AT = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
RECORDS = [
    PageRecord(page.name, page.source, f"https://example.com/{page.name}", FETCHED_AT) for page in load_all()[:25]
]
WRITERS: dict[str, Callable[[Path, Sequence[PageRecord]], None]] = {
    "crawl.jsonl": write_lines,
    "crawl.ndjson.gz": write_lines,
    "crawl.jsonl.zst": write_lines,
    "crawl.parquet": write_parquet,
    "crawl.warc": write_warc,
    "crawl.warc.gz": write_warc,
}


def read(*names: Path | str, max_size: int = 10**6, **named: str) -> list[Item]:
    return list(read_items(find_inputs([str(name) for name in names]), named, max_size))


def as_text(source: str | bytes) -> str:
    return source if isinstance(source, str) else source.decode()


@pytest.mark.parametrize("name", WRITERS)
def test_every_kind_of_file_gives_the_same_pages(name: str, tmp_path: Path) -> None:
    WRITERS[name](tmp_path / name, RECORDS)
    items = read(tmp_path / name)
    found = [PageRecord(item.id, as_text(item.source), item.url, item.fetched_at) for item in items]
    assert found == RECORDS
    assert [(item.error, item.file, item.number) for item in items] == [(None, 0, number) for number in range(25)]
    consumed = [item.consumed for item in items]
    assert consumed == sorted(consumed)
    assert consumed[-1] == (tmp_path / name).stat().st_size


@pytest.mark.parametrize("name", WRITERS)
def test_reading_goes_on_where_it_was(name: str, tmp_path: Path) -> None:
    WRITERS[name](tmp_path / name, RECORDS[:9])
    (tmp_path / "z.txt").write_text("Harbour reopens")
    files = find_inputs([str(tmp_path)])
    whole = list(read_items(files, {}, 10**6))
    for position in range(len(whole)):
        after = (whole[position].file, whole[position].number + 1)
        assert list(read_items(files, {}, 10**6, after)) == whole[position + 1 :]


@pytest.mark.parametrize("name", ["crawl.jsonl.gz", "crawl.jsonl.zst", "crawl.warc.gz", "crawl.warc", "crawl.parquet"])
def test_a_torn_file_gives_what_stands_before_the_tear(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    (write_warc if "warc" in name else write_parquet if "parquet" in name else write_lines)(file, RECORDS)
    whole = read(file)
    file.write_bytes(file.read_bytes()[: -(file.stat().st_size // 3)])
    (tmp_path / "z.txt").write_text("Harbour reopens")
    *items, torn, last = read(file, tmp_path / "z.txt")
    assert [item.source for item in items] == [item.source for item in whole[: len(items)]]
    assert torn.error is not None
    assert torn.error.startswith("cannot be read")
    assert (last.source, last.file, last.number) == (b"Harbour reopens", 1, 0)


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_no_tear_is_overlooked_wherever_it_is(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    write_warc(file, RECORDS[:2])
    sources = [item.source for item in read(file)]
    whole = file.read_bytes()
    begins = [
        found.start()
        for found in regex.finditer(rb"WARC/1\.0\r\n" if name == "crawl.warc" else rb"\x1f\x8b\x08", whole)
    ]
    for cut in range(1, len(whole) - 4, 7):
        file.write_bytes(whole[:cut])
        items = read(file)
        pages = [item.source for item in items if item.error is None]
        assert pages == sources[: len(pages)]
        # Between two records, blank lines included, nobody can see that there were more.
        if not any(begin - 4 <= cut <= begin for begin in begins):
            assert items, cut
            assert items[-1].error, cut


def test_a_damaged_archive_gives_what_stands_before_the_damage(tmp_path: Path) -> None:
    file = tmp_path / "crawl.warc.gz"
    write_warc(file, RECORDS)
    content = bytearray(file.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 400] = bytes(400)
    file.write_bytes(content)
    items = read(file)
    assert 1 < len(items) < len(RECORDS)
    assert [item.error for item in items[:-1]] == [None] * (len(items) - 1)
    assert (items[-1].error or "").startswith("cannot be read on: ")


def test_a_bad_line_costs_only_itself(tmp_path: Path) -> None:
    file = tmp_path / "crawl.jsonl"
    lines = [
        '{"text": "one"}',
        "{torn",
        "",
        "[1]",
        '{"words": "none"}',
        '{"text": "two", "fetched_at": "yesterday"}',
        "[" * 100_000,
        '{"text": "three", "id": 3, "url": ""}',
    ]
    file.write_bytes("\n".join(lines).encode() + b'\n{"text": "\xff"}\n')
    items = read(file)
    assert [(item.source, item.id) for item in items if not item.error] == [("one", f"{file}:1"), ("three", "3")]
    assert items[-2].url is None
    errors = [(item.id.rpartition(":")[2], item.error) for item in items if item.error]
    assert [number for number, _ in errors] == ["2", "4", "5", "6", "7", "9"]
    assert errors[1][1] == "is no JSON object"
    assert "no column holds the page" in (errors[2][1] or "")
    assert "fetched_at cannot be read: 'yesterday'" in (errors[3][1] or "")


def test_columns_can_be_named(tmp_path: Path) -> None:
    file = tmp_path / "crawl.jsonl"
    file.write_text(json.dumps({"html": "no", "raw": "yes", "where": "https://example.com/a", "number": 7}) + "\n")
    (item,) = read(file, source="raw", url="where", id="number")
    assert (item.source, item.url, item.id) == ("yes", "https://example.com/a", "7")


def test_a_row_with_a_bad_time_costs_only_itself(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"html": ["one", "two"], "crawl_date": ["never", None]}), tmp_path / "a.parquet")
    first, second = read(tmp_path / "a.parquet")
    assert "fetched_at cannot be read" in (first.error or "")
    assert second.source == "two"


def test_a_line_longer_than_memory_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articlekit.many.inputs.LONGEST_LINE", 50)
    file = tmp_path / "crawl.jsonl"
    file.write_text('{"text": "' + "x" * 500 + '"}\n{"text": "one"}\n')
    long, short = read(file)
    assert long.error == "has 50 bytes, more than the 50 that a page may have"
    assert (short.source, short.id) == ("one", f"{file}:2")


def test_pages_beyond_the_budget_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x" * 101)
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"x" * 500
    film = page.replace(b"text/html", b"video/mp4")
    records = [warc_record("response", block, "application/http", name="big") for block in (page, film)]
    records += [warc_record("conversion", b"x" * 500, "text/plain", name="wet")]
    (tmp_path / "b.warc").write_bytes(b"".join(records))
    assert [item.error for item in read(tmp_path, max_size=100)] == [
        "has 101 bytes, more than the 100 that a page may have",
        "has 544 bytes, more than the 100 that a page may have",
        "has 500 bytes, more than the 100 that a page may have",
    ]


def test_responses_are_unpacked_and_decoded_as_the_server_says(tmp_path: Path) -> None:
    latin = "Der Bürgermeister".encode("latin-1")
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset="
    pages = [
        head + b"iso-8859-1\r\n\r\n" + latin,
        head + b"iso-8859-1\r\n\r\n" + "Der Bürgermeister".encode(),
        head + b"none-such\r\n\r\n" + latin,
        head + b"utf-8\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"Harbour"),
        head + b"utf-8\r\nTransfer-Encoding: chunked\r\n\r\n7\r\nHarbour\r\n0\r\n\r\n",
    ]
    records = [warc_record("response", page, "application/http", name=f"p{at}") for at, page in enumerate(pages)]
    records += [
        warc_record("conversion", b"Plain words", "text/plain", name="wet"),
        warc_record("conversion", b"\x89PNG", "image/png", name="image"),
        warc_record("response", head + b"utf-8\r\nContent-Encoding: gzip\r\n\r\nno", "application/http", name="bad"),
        warc_record("response", head + b"utf-8\r\n\r\nRain", "application/http", name="last"),
    ]
    (tmp_path / "a.warc").write_bytes(b"".join(records))
    items = read(tmp_path)
    assert [item.source for item in items[:6]] == [
        "Der Bürgermeister",
        "Der Bürgermeister".encode(),
        latin,
        b"Harbour",
        b"Harbour",
        b"Plain words",
    ]
    assert [(item.id, item.source) for item in items[6:]] == [("bad", b""), ("last", b"Rain")]
    assert items[6].error == "cannot be read: Gzip decompression error: data error"


def test_folders_globs_and_files_are_found_once_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "deep/er/c.htm", "notes.md", "out.jsonl", "out.jsonl.errors.jsonl", "d.TXT"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Harbour")
    names = [str(tmp_path / "b.txt"), str(tmp_path), f"{tmp_path}/**/*.htm"]
    found = [file.path.relative_to(tmp_path).as_posix() for file in find_inputs(names, tmp_path / "out.jsonl")]
    assert found == ["b.txt", "a.html", "d.TXT", "deep/er/c.htm"]


@pytest.mark.parametrize("name", ["none.txt", "none/*.txt", "."])
def test_an_input_that_stands_for_nothing_is_said(name: str, tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="no such file, or nothing in it that could be read"):
        find_inputs([str(tmp_path / name)])


def test_a_file_of_an_unknown_kind_is_said(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("Harbour")
    with pytest.raises(ArgumentError, match="cannot tell what this is"):
        find_inputs([str(tmp_path / "notes.md")])


def test_a_file_that_went_away_is_an_error_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Harbour")
    (tmp_path / "b.txt").write_text("Rain")
    files = find_inputs([str(tmp_path)])
    (tmp_path / "a.txt").unlink()
    gone, there = read_items(files, {}, 100)
    assert gone.error == "cannot be read: No such file or directory"
    assert there.source == b"Rain"


def test_a_name_that_is_not_utf8_can_be_written_down(tmp_path: Path) -> None:
    file = tmp_path / "caf\udce9.txt"
    file.write_text("Harbour")
    (item,) = read(tmp_path)
    assert item.id.endswith("caf\\udce9.txt")
    assert item.source == b"Harbour"
