"""A run over files: every page once, whatever happens on the way."""

import gzip
import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

import articlekit
from articlekit import ArgumentError, Article, PageRecord, SiteProfile
from articlekit.arrow import article_schema
from articlekit.many.inputs import find_inputs
from articlekit.many.parts import errors_file, manifest_file, parts_folder, sites_file
from articlekit.many.run import Progress, Run, begin, run_batch
from articlekit.site_profile import load_profiles
from tests.crawls import write_lines, write_warc
from tests.pages import load_all
from tests.test_site_profile import TOWNS, story

FETCHED_AT = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
RECORDS = [PageRecord(page.name, page.source, f"https://example.com/{page.name}", FETCHED_AT) for page in load_all()]
ROOT = Path(__file__).parent.parent


def crawl(folder: Path, records: Sequence[PageRecord] = RECORDS) -> Path:
    file = folder / "crawl.jsonl"
    write_lines(file, records)
    return file


def a_run(source: Path, output: Path, **changes: Any) -> Run:  # noqa: ANN401 - any field of a run
    files = find_inputs([str(source)], output)
    return replace(Run(files, output, workers=0, part_pages=10), **changes)


def rows(output: Path) -> list[dict[str, Any]]:
    content = output.read_bytes()
    if output.suffix == ".gz":
        content = gzip.decompress(content)
    elif output.suffix == ".zst":
        content = pa.input_stream(output, compression="zstd").read()
    elif output.suffix == ".parquet":
        return [dict(row) for row in parquet.read_table(output).to_pylist()]
    return [json.loads(line) for line in content.splitlines()]


def without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet"])
def test_the_output_holds_what_parse_says_of_every_page(name: str, tmp_path: Path) -> None:
    output = tmp_path / name
    manifest = run_batch(a_run(crawl(tmp_path), output))
    found = rows(output)
    assert [row["id"] for row in found] == [record.id for record in RECORDS]
    for row, record in zip(found, RECORDS, strict=True):
        article = articlekit.parse(record.source, record.url, record.fetched_at)
        assert Article.model_validate(without(row, "id", "text")) == article
        assert row["text"] == article.text
    assert (manifest["pages"], manifest["errors"]) == (len(RECORDS), 0)
    assert sum(manifest["statuses"].values()) == len(RECORDS)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["crawl.jsonl", name, f"{name}.manifest.json"]


def test_parquet_has_the_columns_of_the_models_and_a_row_group_a_part(tmp_path: Path) -> None:
    run_batch(a_run(crawl(tmp_path), tmp_path / "out.parquet"))
    with parquet.ParquetFile(tmp_path / "out.parquet") as file:
        assert file.schema_arrow.names == article_schema().names[:-1]
        assert file.metadata.num_row_groups == -(-len(RECORDS) // 10)


def test_the_result_does_not_depend_on_the_number_of_workers_nor_on_those_that_die(tmp_path: Path) -> None:
    source = crawl(tmp_path)
    run_batch(a_run(source, tmp_path / "one.parquet"))
    killed: list[int | None] = []

    def kill(progress: Progress) -> None:
        if progress.totals.pages >= 10 and not killed:
            for worker in multiprocessing.active_children():
                killed.append(worker.pid)
                worker.kill()

    run_batch(a_run(source, tmp_path / "two.parquet", workers=2), kill)
    assert len(killed) == 2
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()


def test_failures_are_written_beside_the_output(tmp_path: Path) -> None:
    source = crawl(tmp_path, RECORDS[:3])
    with source.open("a") as stream:
        stream.write('{torn\n{"id": "big", "html": "' + "x" * 101_000 + '", "url": "https://example.com/big"}\n')
    output = tmp_path / "out.parquet"
    manifest = run_batch(a_run(source, output, max_size=100_000))
    assert (manifest["pages"], manifest["errors"], len(rows(output))) == (5, 2, 3)
    torn, big = (json.loads(line) for line in errors_file(output).read_text().splitlines())
    assert torn["id"] == f"{source}:4"
    assert torn["error"].startswith("cannot be read: ")
    assert big == {
        "id": "big",
        "url": "https://example.com/big",
        "error": "has 101,000 characters, more than the 100,000 that a page may have",
    }


def test_a_page_that_hangs_costs_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articlekit.many.run.begin", begin_with_a_hook)
    records = [*RECORDS[:4], PageRecord("stuck", "please hang"), PageRecord("dead", "please die"), *RECORDS[4:8]]
    output = tmp_path / "out.jsonl"
    manifest = run_batch(a_run(crawl(tmp_path, records), output, workers=1, max_seconds=3.0))
    assert (manifest["pages"], manifest["errors"]) == (10, 2)
    assert [row["id"] for row in rows(output)] == [record.id for record in RECORDS[:8]]
    failures = {row["id"]: row["error"] for row in map(json.loads, errors_file(output).read_text().splitlines())}
    assert failures == {"stuck": "took longer than 3 seconds", "dead": "its worker process died (SIGABRT)"}


def begin_with_a_hook(*arguments: Any) -> Any:  # noqa: ANN401 - as the function that it stands for
    work = begin(*arguments)

    def hooked(items: Sequence[Any]) -> Any:  # noqa: ANN401
        for item in items:
            if item.source == "please hang":
                time.sleep(600)
            elif item.source == "please die":
                os.abort()
        return work(items)

    return hooked


def test_a_finished_run_is_not_done_again(tmp_path: Path) -> None:
    run = a_run(crawl(tmp_path, RECORDS[:3]), tmp_path / "out.jsonl")
    first = run_batch(run)
    reports: list[Progress] = []
    parts_folder(run.output).mkdir()  # as if it had been stopped just before its end
    assert run_batch(run, reports.append) == first
    assert reports == []
    assert not parts_folder(run.output).exists()


def test_another_run_does_not_touch_the_output(tmp_path: Path) -> None:
    source = crawl(tmp_path, RECORDS[:3])
    run = a_run(source, tmp_path / "out.jsonl")
    run_batch(run)
    with pytest.raises(ArgumentError, match="differs in: language; say --fresh"):
        run_batch(replace(run, options={"language": "fr"}))
    source.write_text(source.read_text() * 2)
    with pytest.raises(ArgumentError, match="differs in: inputs"):
        run_batch(a_run(source, run.output))
    manifest_file(run.output).unlink()
    with pytest.raises(ArgumentError, match="nothing beside it says that this command wrote it"):
        run_batch(run)


def test_packs_belong_to_a_run(tmp_path: Path) -> None:
    pack = tmp_path / "town.toml"
    pack.write_text(
        'language = "en"\n[[rule]]\nid = "tide"\nkind = "interface"\nwhy = "The tide stands under every story."\n'
        'starts = ["tide today"]\nmatches = ["Tide today: high"]\nspares = ["The tide today was high."]\n'
    )
    (tmp_path / "a.txt").write_text("Tide today: low at three")
    run = a_run(tmp_path / "a.txt", tmp_path / "out.jsonl", options={"packs": [pack], "language": "en"})
    run_batch(run)
    assert rows(run.output)[0]["blocks"][0]["why"] == "town/tide"
    with pytest.raises(ArgumentError, match="differs in: packs"):
        run_batch(replace(run, options={"packs": [articlekit.RulePack.load(pack)], "language": "en"}))


def test_sites_are_learned_in_a_pass_before(tmp_path: Path) -> None:
    site, other = "https://www.river.example", "https://hill.example"
    records = [PageRecord(f"r{at}", story(town), f"{site}/{at}") for at, town in enumerate(TOWNS)]
    records += [PageRecord("h", story("Princes"), f"{other}/a"), PageRecord("n", story("Princes"))]
    run = a_run(crawl(tmp_path, records), tmp_path / "out.jsonl", learn_sites=True, options={"language": "en"})
    reports: list[Progress] = []
    run_batch(run, reports.append)
    assert reports[0].learning
    assert not reports[-1].learning
    profiles = load_profiles(sites_file(run.output))
    assert list(profiles) == ["river.example"]
    assert profiles["river.example"] == SiteProfile.fit(records[: len(TOWNS)]).shortened()
    for row, record in zip(rows(run.output), records, strict=True):
        article = articlekit.parse(record.source, record.url, FETCHED_AT, "en", profile=profiles)
        assert row["text"] == article.text
    assert "What the tide brings" not in rows(run.output)[0]["text"]
    again = a_run(tmp_path / "crawl.jsonl", tmp_path / "b.jsonl", learn_sites=True, options={"language": "en"})
    stop_after(again, 12)
    reports.clear()
    run_batch(again, reports.append)
    assert not reports[0].learning  # it goes on with what it had learned
    assert again.output.read_bytes() == run.output.read_bytes()
    given = replace(run, output=tmp_path / "c.jsonl", learn_sites=False, options={**run.options, "profile": profiles})
    run_batch(given)
    assert given.output.read_bytes() == run.output.read_bytes()
    with pytest.raises(ArgumentError, match="differs in: profile"):
        run_batch(replace(given, options={**run.options, "profile": SiteProfile()}))


def test_a_page_of_a_site_that_cannot_be_read_teaches_nothing(tmp_path: Path) -> None:
    records = [PageRecord(f"r{at}", story(town), f"https://river.example/{at}") for at, town in enumerate(TOWNS)]
    records += [PageRecord(f"s{at}", story(town), f"https://river.example/s{at}") for at, town in enumerate(TOWNS * 4)]
    file = crawl(tmp_path, records)
    with file.open("a") as stream:
        stream.write('{"html": null, "url": "https://sea.example/a"}\n')
    run_batch(a_run(file, tmp_path / "out.jsonl", learn_sites=True))
    profiles = load_profiles(sites_file(tmp_path / "out.jsonl"))
    assert profiles["river.example"].pages == len(TOWNS)  # the others were the same stories


def test_an_output_of_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match=r"its name should end in one of \.jsonl"):
        run_batch(a_run(crawl(tmp_path), tmp_path / "out.csv"))


def test_a_part_that_was_damaged_is_done_again(tmp_path: Path) -> None:
    run = a_run(crawl(tmp_path), tmp_path / "out.jsonl")
    stop_after(run, 25)
    damaged = parts_folder(run.output) / "00000001.articles"
    damaged.write_bytes(damaged.read_bytes()[:-1])
    with (parts_folder(run.output) / "manifest.jsonl").open("a") as manifest:
        manifest.write('{"number": 2, "pag')  # torn by a power cut
    reports: list[Progress] = []
    run_batch(run, reports.append)
    assert reports[0].resumed == 10
    assert reports[-1].consumed == sum(file.size for file in run.files)
    assert [row["id"] for row in rows(run.output)] == [record.id for record in RECORDS]


class Stop(Exception):  # noqa: N818 - no error
    """Stops a run."""


def stop_after(run: Run, pages: int) -> None:
    def stop(progress: Progress) -> None:
        if progress.totals.pages >= pages:
            raise Stop

    with pytest.raises(Stop):
        run_batch(run, stop)


def test_parts_of_another_run_are_left_alone(tmp_path: Path) -> None:
    run = a_run(crawl(tmp_path), tmp_path / "out.jsonl")
    stop_after(run, 15)
    with pytest.raises(ArgumentError, match="differs in: max_size"):
        run_batch(replace(run, max_size=5))
    run_batch(run)


def test_two_runs_cannot_write_one_output(tmp_path: Path) -> None:
    run = a_run(crawl(tmp_path), tmp_path / "out.jsonl")

    def meddle(_: Progress) -> None:
        with pytest.raises(ArgumentError, match="another run is writing"):
            run_batch(run)
        raise Stop

    with pytest.raises(Stop):
        run_batch(run, meddle)


SCRIPT = """
import resource, sys
from dataclasses import replace
from pathlib import Path
from articlekit.many.inputs import find_inputs
from articlekit.many.run import Run, run_batch

if __name__ == "__main__":
    source, output, limit = sys.argv[1:]
    if int(limit):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    run_batch(Run(find_inputs([source]), Path(output), workers=2, part_pages=10))
"""


def run_apart(folder: Path, output: Path, limit: int = 0) -> subprocess.Popen[str]:
    script = folder / "script.py"
    script.write_text(SCRIPT)
    command = [sys.executable, str(script), str(folder / "crawl.warc.gz"), str(output), str(limit)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def run_to_the_end(folder: Path, output: Path) -> None:
    with run_apart(folder, output) as process:
        assert process.communicate(timeout=120)[1] == ""
    assert process.returncode == 0


def test_a_run_killed_at_any_moment_gives_the_same_bytes_in_the_end(tmp_path: Path) -> None:
    records = [record._replace(id=f"{record.id}-{copy}") for copy in range(5) for record in RECORDS]
    write_warc(tmp_path / "crawl.warc.gz", records)
    whole, output = tmp_path / "whole.parquet", tmp_path / "out.parquet"
    run_to_the_end(tmp_path, whole)
    manifest = parts_folder(output) / "manifest.jsonl"
    moments = random.Random(4)  # noqa: S311 - moments, not secrets
    for _ in range(3):
        before = manifest.stat().st_size if manifest.exists() else 0
        with run_apart(tmp_path, output) as process:
            while process.poll() is None and (not manifest.exists() or manifest.stat().st_size <= before):
                time.sleep(0.01)
            time.sleep(moments.random() * 0.1)
            process.send_signal(signal.SIGKILL)
    run_to_the_end(tmp_path, output)
    assert output.read_bytes() == whole.read_bytes()
    assert not parts_folder(output).exists()


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    write_warc(tmp_path / "crawl.warc.gz", RECORDS)
    whole, output = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    run_to_the_end(tmp_path, whole)
    with run_apart(tmp_path, output, limit=whole.stat().st_size - 1) as process:
        _, complaint = process.communicate(timeout=120)
    assert process.returncode == 1
    assert complaint.strip().endswith("OSError: [Errno 27] File too large")
    assert not output.exists()
    run_to_the_end(tmp_path, output)
    assert output.read_bytes() == whole.read_bytes()
