"""The command line does what it says, in a terminal and in a pipe, and complains in one plain line."""

import io
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

import articlekit
from articlekit import cli
from articlekit.models import Article

PAGE = """Harbour reopens after two years
By Ama Mensah
The old harbour reopened on Monday after two years of work, the town council said in a letter.
Fishermen waited at the gate from five in the morning, and the first boats left with the tide.
“We have missed this smell,” said one of them, while her sons carried the nets down to the quay.
READ ALSO: Rain delays the cup final
Share on Facebook
"""
FULL_DISK = Path("/dev/full")
PACK = """language = "en"
[[rule]]
id = "tide-box"
kind = "interface"
why = "The tide of the day stands under every story."
starts = ["tide today"]
matches = ["Tide today: high at nine"]
spares = ["The tide today was high."]
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


def run(*arguments: str, text: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli.build_app(), list(arguments), input=text)
    return result.exit_code, result.stdout, result.stderr


def shell(*arguments: str, text: bytes = b"", locale: str = "C.UTF-8") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", "from articlekit.cli import main; main()", *arguments],
        input=text,
        capture_output=True,
        check=False,
        env={"PATH": "", "LC_ALL": locale, "PYTHONUTF8": "0"},
    )


def test_parse_prints_an_article_as_json(page: Path) -> None:
    code, out, err = run("parse", str(page))
    assert (code, err) == (0, "")
    assert Article.model_validate_json(out) == articlekit.parse(PAGE)


def test_several_pages_give_a_list_or_a_line_each(page: Path) -> None:
    _, out, _ = run("parse", str(page), str(page))
    assert [article["title"] for article in json.loads(out)] == ["Harbour reopens after two years"] * 2
    _, lines, _ = run("parse", "--format", "jsonl", str(page), str(page))
    assert [Article.model_validate_json(line).authors for line in lines.splitlines()] == [("Ama Mensah",)] * 2


def test_the_body_alone_comes_as_text_or_markdown(page: Path) -> None:
    assert run("parse", "--format", "text", str(page))[1] == articlekit.parse(PAGE).text + "\n"
    assert run("parse", "--format", "markdown", str(page))[1] == articlekit.parse(PAGE).to_markdown() + "\n"


def test_a_page_can_come_from_the_standard_input() -> None:
    done = shell("parse", "--format", "text", "-", text=PAGE.encode())
    assert done.returncode == 0
    assert done.stdout.decode() == articlekit.parse(PAGE).text + "\n"
    assert run("parse", "--format", "text", "-", text=PAGE)[1] == done.stdout.decode()


def test_options_reach_the_parser(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(PAGE + "Tide today: high at nine\nLatest Stories\nCouncil approves a new bridge\n5 minutes -\n")
    pack = tmp_path / "town.toml"
    pack.write_text(PACK)
    options = [
        "--url",
        "https://example.com.gh/a",
        "--language",
        "en",
        "--media-type",
        "text/plain",
        "--pack",
        str(pack),
    ]
    _, out, _ = run("parse", str(file), "--fetched-at", "2025-12-24T10:33+00:00", "--pack", str(pack), *options)
    article = Article.model_validate_json(out)
    assert article.url == "https://example.com.gh/a"
    assert [str(link.published_at) for link in article.story_links if link.age] == ["2025-12-24 10:28:00+00:00"]
    assert [block.why for block in article.blocks if "Tide" in block.text] == ["town/tide-box"]


def test_explain_is_plain_in_a_pipe(page: Path) -> None:
    code, out, _ = run("explain", str(page))
    assert code == 0
    assert out == articlekit.explain(PAGE)
    assert "\x1b" not in out


def test_explain_shows_in_a_terminal_what_is_the_story(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr("sys.argv", ["articlekit", "explain", str(page)])
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 0
    found = {line.rpartition(" ")[2]: line[:5].partition("m")[0] for line in capsys.readouterr().out.splitlines()}
    assert found["Mensah\x1b[0m"] == "\x1b[1"
    assert found["Facebook\x1b[0m"] == "\x1b[2"
    assert found["final\x1b[0m"] == "\x1b[36"
    assert found["tide."] == "parag"


def test_the_label_decides_how_a_line_looks_and_not_its_text() -> None:
    assert cli.style_of("boilerplate   below_story     ┆ Home │ News │ paragraph") == "dim"
    assert cli.style_of("paragraph     sentences       │ byline ┆ boilerplate") == ""
    assert cli.style_of("title: Harbour reopens") == ""


def test_rule_names_the_rule_that_takes_a_line() -> None:
    code, out, _ = run("rule", "Share on Facebook")
    assert code == 0
    assert out.startswith("en/share-buttons takes this line.\nkind: share\npack: en.toml\nwhy:  ")


def test_rule_prints_a_rule_to_paste(tmp_path: Path) -> None:
    _, out, _ = run("rule", 'The "tide" of the day', "--language", "en")
    assert out.startswith("No rule takes this line.")
    stub = tmp_path / "own.toml"
    stub.write_text(out.partition("\n\n")[2], encoding="utf-8")
    assert articlekit.RulePack.load(stub).rules[0].is_ == ('The "tide" of the day',)


def test_rule_asks_packs_of_your_own_and_names_their_file(tmp_path: Path) -> None:
    pack = tmp_path / "en.toml"
    pack.write_text(PACK)
    _, out, _ = run("rule", "Tide today: low at three", "--pack", str(pack))
    assert out.startswith("en/tide-box takes this line.\n")
    assert f"pack: {pack}\n" in out
    assert "pack: en.toml\n" in run("rule", "Share on Facebook", "--pack", str(pack))[1]


@pytest.mark.parametrize(
    ("line", "told"), [("By Ama Mensah", "a byline"), ("5 minutes ago", "the age of a story"), ("4 May 2026", "a date")]
)
def test_rule_says_what_needs_no_rule(line: str, told: str) -> None:
    assert run("rule", line)[1] == f"No rule takes this line, and none is needed: it is read as {told}.\n"


def test_rule_refuses_more_than_a_line() -> None:
    code, out, err = run("rule", "Board now\nto the islands")
    assert (code, out) == (2, "")
    assert err.startswith("articlekit: give one line")


def test_rule_refuses_a_line_that_no_phrase_can_take() -> None:
    code, out, err = run("rule", "***")
    assert (code, out) == (2, "")
    assert err.startswith("articlekit: the line holds no letter or number")


def test_rule_reads_a_line_that_is_not_utf8_as_a_page_would() -> None:
    out = run("rule", "tide \udcff table")[1]
    assert tomllib.loads(out.partition("\n\n")[2])["rule"][0]["is"] == ["tide \ufffd table"]


def test_schema_and_version() -> None:
    assert json.loads(run("schema")[1])["title"] == "Article"
    assert run("--version")[1] == articlekit.__version__ + "\n"


@pytest.mark.parametrize(
    ("arguments", "example"),
    [
        ([], "  articlekit parse page.txt\n"),
        (["parse"], "  articlekit parse --format jsonl pages/*.txt > articles.jsonl\n"),
        (["explain"], "  articlekit explain page.txt\n"),
        (["batch"], "  articlekit batch pages/ -o articles.jsonl\n"),
        (["rule"], '  articlekit rule "Share on Facebook"\n'),
        (["schema"], "  articlekit schema > article.schema.json\n"),
    ],
)
def test_help_shows_examples_to_copy(arguments: list[str], example: str) -> None:
    code, out, _ = run(*arguments, "--help")
    assert code == 0
    assert example in out


def test_one_missing_file_does_not_stop_the_others(page: Path, tmp_path: Path) -> None:
    code, out, err = run("parse", "--format", "jsonl", str(tmp_path / "none.txt"), str(page), str(tmp_path))
    assert code == 1
    assert len(out.splitlines()) == 1
    assert [line.rpartition(": ")[2] for line in err.splitlines()] == ["No such file or directory", "Is a directory"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--fetched-at", "2025-12-24T10:33"], 2, "needs a time zone"),
        (["--fetched-at", "2025-12-24"], 2, "write it like 2025-12-24T00:00+00:00"),
        (["--fetched-at", "yesterday"], 2, "cannot be read"),
        (["--language", "german"], 2, "language must be a BCP 47 tag"),
        (["--media-type", "text/rtf"], 2, "media_type must be one of"),
        (["--url", "https://example.com/\udcff"], 2, "--url is not UTF-8"),
        (["--language", "\udcff"], 2, "--language is not UTF-8"),
        (["--pack", "none.toml"], 1, "none.toml: cannot be read"),
    ],
)
def test_a_mistake_gives_one_plain_line(page: Path, arguments: list[str], code: int, words: str) -> None:
    found, out, err = run("parse", str(page), *arguments)
    assert (found, out) == (code, "")
    assert words in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_a_broken_pack_is_refused_before_a_page_is_read(page: Path, tmp_path: Path) -> None:
    pack = tmp_path / "town.toml"
    pack.write_text(PACK.replace('kind = "interface"\n', ""))
    for command in (["parse", str(page)], ["explain", str(page)], ["rule", "Tide today"]):
        assert run(*command, "--pack", str(pack)) == (
            1,
            "",
            f"articlekit: {pack}: rule 'tide-box': needs a field 'kind'\n",
        )


def test_wrong_usage_has_its_own_exit_code() -> None:
    assert run("parse")[0] == 2
    assert run("sing")[0] == 2


def test_the_output_is_utf8_whatever_the_locale_says() -> None:
    done = shell("parse", "--format", "text", "-", text=PAGE.encode(), locale="C")
    assert "“We have missed this smell,”" in done.stdout.decode("utf-8")


def test_a_file_name_that_is_not_utf8_is_named() -> None:
    done = shell("parse", "none-\udcff.txt", locale="C")
    assert done.returncode == 1
    assert done.stderr.startswith(b"articlekit: none-\\udcff.txt: ")


def test_a_complaint_is_one_line_whatever_the_file_is_called() -> None:
    assert run("parse", "none\nat\nall.txt")[2].startswith("articlekit: none at all.txt: ")


@contextmanager
def pipe_without_a_reader() -> Iterator[io.TextIOWrapper]:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as stream:
        yield stream


def main_into(stream: io.TextIOWrapper | None, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    monkeypatch.setattr("sys.argv", ["articlekit", *arguments])
    monkeypatch.setattr("sys.stdout", stream)
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    return stopped.value.code


@pytest.mark.parametrize("command", ["parse", "explain"])
def test_a_reader_that_leaves_early_is_no_error(command: str, page: Path) -> None:
    with pipe_without_a_reader() as stream:
        code = "from articlekit.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", code, command, str(page)], stdout=stream, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr) == (0, b"")


def test_nothing_is_left_to_write_when_the_reader_has_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pipe_without_a_reader() as stream:
        assert main_into(stream, monkeypatch, "schema") == 0
        stream.write("more")
        stream.flush()
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not FULL_DISK.exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    with FULL_DISK.open("w", encoding="utf-8") as stream:
        assert main_into(stream, monkeypatch, "schema") == 1
    assert capsys.readouterr().err == "articlekit: cannot write: No space left on device\n"


def test_closed_streams_are_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main_into(None, monkeypatch, "schema") == 1
    assert capsys.readouterr().err == "articlekit: the standard output is closed\n"
    monkeypatch.setattr("sys.stdin", None)
    with (tmp_path / "out").open("w", encoding="utf-8") as stream:
        assert main_into(stream, monkeypatch, "parse", "-") == 1
        assert capsys.readouterr().err == "articlekit: -: the standard input is closed\n"
        monkeypatch.setattr("sys.stderr", None)
        assert main_into(stream, monkeypatch, "parse", "-") == 1


@pytest.mark.parametrize("missing", ["typer", "rich"])
def test_without_the_extra_it_says_how_to_install_it(
    missing: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 1
    assert capsys.readouterr().err == f"articlekit: {cli.INSTALL_HINT}\n"


def test_another_missing_module_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ModuleNotFoundError("no sea", name="sea")

    monkeypatch.setattr(cli, "build_app", fail)
    with pytest.raises(ModuleNotFoundError, match="no sea"):
        cli.main()


def test_importing_it_needs_no_extra() -> None:
    code = "import sys; sys.modules.update(typer=None, rich=None, click=None); import articlekit.cli"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
