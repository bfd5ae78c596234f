"""The command `batch`: what it prints, and where it stops."""

import errno
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet
from typer.testing import CliRunner

import articlekit
from articlekit import ArgumentError, RunStoppedError, WorkerError, cli
from articlekit.arrow import to_articles
from articlekit.many import batch_command
from articlekit.many.batch_command import describe_progress, plan_run, read_named, run_and_show, summary
from articlekit.many.parts import Totals, parts_folder
from articlekit.many.run import Progress, Run

PAGE = (
    "Harbour reopens after two years\nThe old harbour reopened on Monday after two years of work, the council said.\n"
)


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli.build_app(), ["batch", *arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in ("a.txt", "b.html"):
        (folder / name).write_text(PAGE, encoding="utf-8")
    (folder / "c.jsonl").write_text(json.dumps({"text": PAGE, "link": "https://example.com/c"}) + "\n{torn\n")
    return folder


def in_this_process(pages: Path, output: Path) -> Run:
    return plan_run([str(pages)], output, ["url=link"], {}, workers=0)


def test_a_folder_becomes_one_file(pages: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    arguments = [str(pages), "-o", str(output), "--workers", "1", "--column", "url=link", "--language", "en"]
    code, out, err = run(*arguments)
    assert (code, err) == (0, "")
    assert out.splitlines()[0].startswith(f"{output}: 4 pages, ")
    assert out.splitlines()[-1] == f"  errors   1   25.0 %  {output}.errors.jsonl"
    rows = [json.loads(line) for line in output.read_text().splitlines()]
    assert [row["id"].removeprefix(f"{pages}/") for row in rows] == ["a.txt", "b.html", "c.jsonl:1"]
    assert [row["url"] for row in rows] == [None, None, "https://example.com/c"]
    assert rows[0]["text"] == articlekit.parse(PAGE).text
    assert run(*arguments)[1].splitlines()[0] == f"{output}: 4 pages, all done before"


def test_a_run_that_was_another_is_refused_and_thrown_away_only_when_asked(pages: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    run_and_show(in_this_process(pages, output), quiet=True, fresh=False)
    (pages / "a.txt").unlink()
    with pytest.raises(ArgumentError, match="differs in: inputs; say --fresh"):
        run_and_show(in_this_process(pages, output), quiet=True, fresh=False)
    parts_folder(output).mkdir()
    said = run_and_show(in_this_process(pages, output), quiet=True, fresh=True)
    assert said.summary.startswith(f"{output}: 3 pages, ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["none/"], "none/: no such file, or nothing in it that could be read"),
        (["{pages}", "--column", "link"], "--column 'link' should be one of source, id, url, fetched_at, a ="),
        (["{pages}", "--column", "link=url"], "--column 'link=url' should be one of"),
        (["{pages}", "--output", "{pages}/out.csv"], "its name should end in one of .jsonl"),
        (["{pages}", "--pack", "none.toml"], "none.toml: cannot be read"),
        (["{pages}", "--sites", "none.json"], "none.json: cannot be read: No such file or directory"),
    ],
)
def test_a_mistake_gives_one_plain_line(pages: Path, tmp_path: Path, arguments: list[str], words: str) -> None:
    output = ["-o", str(tmp_path / "out.jsonl")] if "--output" not in arguments else []
    code, out, err = run(*(argument.format(pages=pages) for argument in arguments), *output)
    assert (code in (1, 2), out) == (True, "")
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "how"),
    [
        (KeyboardInterrupt(), "stopped"),
        (OSError(errno.ENOSPC, "No space left on device"), "cannot go on: No space left on device"),
    ],
)
def test_a_run_that_stops_says_how_to_go_on(
    error: BaseException, how: str, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(batch_command, "run_batch", fail)
    output = tmp_path / "out.jsonl"
    with pytest.raises(RunStoppedError) as stopped:
        run_and_show(in_this_process(pages, output), quiet=True, fresh=False)
    assert str(stopped.value) == (
        f"{how}; what is done is safe in {output}.parts, and the same command goes on from there"
    )


def test_without_the_extra_it_says_how_to_install_it(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_command, "find_spec", lambda name: None if name == "fastwarc" else name)
    with pytest.raises(WorkerError, match=r'pip install "articlekit\[batch\]"'):
        run_and_show(in_this_process(pages, tmp_path / "out.jsonl"), quiet=True, fresh=False)


class Terminal(io.StringIO):
    """What a person would see."""

    def isatty(self) -> bool:
        """Say that somebody watches."""
        return True


@pytest.mark.parametrize(("quiet", "stream"), [(True, Terminal()), (False, io.StringIO()), (False, None)])
def test_nothing_is_shown_where_nobody_watches(
    *, quiet: bool, stream: io.StringIO | None, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    run_and_show(in_this_process(pages, tmp_path / "out.jsonl"), quiet=quiet, fresh=False)
    assert stream is None or stream.getvalue() == ""


def test_a_bar_is_shown_in_a_terminal(pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr(batch_command, "_SHOWN_EVERY", -1.0)

    def slowly(run: Run, report: Callable[[Progress], None]) -> dict[str, Any]:
        totals = Totals()
        totals.add(3, 1, {"article": 2})
        report(Progress(totals, sum(file.size for file in run.files) // 2, 0))
        return {"pages": 3, "errors": 1, "statuses": {"article": 2}}

    monkeypatch.setattr(batch_command, "run_batch", slowly)
    run_and_show(in_this_process(pages, tmp_path / "out.jsonl"), quiet=False, fresh=False)
    assert "3 pages" in terminal.getvalue()
    assert "article 67% errors 33%" in terminal.getvalue()


def test_progress_is_one_line() -> None:
    totals = Totals()
    assert describe_progress(Progress(totals, 0, 0, learning=True), 1.0) == "learning sites"
    assert describe_progress(Progress(totals, 0, 0), 1.0) == "0 pages 0/s "
    totals.add(1000, 10, {"article": 740, "stub": 250})
    assert describe_progress(Progress(totals, 0, 500), 2.0) == "1,000 pages 250/s article 74% stub 25% errors 1%"


def test_the_summary_of_a_run_that_went_on_says_so() -> None:
    totals = Totals()
    totals.add(1500, 0, {"article": 1500})
    manifest = {"pages": 1500, "errors": 0, "statuses": {"article": 1500}}
    assert summary(manifest, Path("a.parquet"), 10.0, Progress(totals, 1, 1000)).splitlines() == [
        "a.parquet: 1,500 pages, 50 a second, in 0:00:10, 1,000 of them before",
        "  article   1,500  100.0 %",
    ]
    assert summary({"pages": 0, "errors": 0, "statuses": {}}, Path("a.jsonl"), 1.0, None) == (
        "a.jsonl: 0 pages, all done before"
    )


def test_columns_are_named_by_what_they_hold() -> None:
    assert read_named(["source=a=b"]) == {"source": "a=b"}
    with pytest.raises(ArgumentError, match="--column"):
        read_named(["source="])


def test_the_output_of_another_run_is_no_input_of_a_folder(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = (pages / f"out{number}.jsonl" for number in (1, 2, 3))
    run_and_show(in_this_process(pages, first), quiet=True, fresh=False)
    assert run_and_show(in_this_process(pages, second), quiet=True, fresh=False).summary.startswith(
        f"{second}: 4 pages"
    )
    monkeypatch.chdir(pages)
    named = plan_run(["./out1.jsonl"], third, ["url=link"], {}, workers=0)
    assert [file.path.name for file in named.files] == ["out1.jsonl"]


def test_a_run_of_which_nothing_came_fails(tmp_path: Path) -> None:
    torn = tmp_path / "torn.jsonl"
    torn.write_text("{torn\n{worn\n")
    code, out, _ = run(str(torn), "-o", str(tmp_path / "out.jsonl"), "--workers", "1")
    assert code == 1
    assert "errors   2  100.0 %" in out


def test_a_line_and_a_row_are_articles_again(pages: Path, tmp_path: Path) -> None:
    lines, rows = tmp_path / "out.jsonl", tmp_path / "out.parquet"
    for output in (lines, rows):
        run_and_show(in_this_process(pages, output), quiet=True, fresh=False)
    articles = [articlekit.Article.model_validate_json(line, extra="ignore") for line in lines.read_text().splitlines()]
    found = [article for batch in parquet.read_table(rows).to_batches() for article in to_articles(batch)]
    assert articles[0] == articlekit.parse(PAGE)
    assert found == articles
