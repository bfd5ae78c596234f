"""The command line does what it says, in a terminal and in a pipe, and complains in one plain line."""

import json
import subprocess
import sys
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


def test_explain_dims_in_a_terminal_what_is_not_the_story() -> None:
    lines = cli.coloured(articlekit.explain(PAGE)).splitlines()
    assert [line[:4] for line in lines if "Share on Facebook" in line] == ["\x1b[2m"]
    assert lines[0].startswith("article: ")


def test_rule_names_the_rule_that_takes_a_line() -> None:
    code, out, _ = run("rule", "Share on Facebook")
    assert code == 0
    assert out.startswith("en/share-buttons takes this line.\nkind: share\npack: en.toml\nwhy:  ")


def test_rule_prints_a_rule_to_paste(tmp_path: Path) -> None:
    _, out, _ = run("rule", 'The "tide" of the day', "--language", "en")
    assert out.startswith("No rule takes this line.")
    stub = tmp_path / "own.toml"
    stub.write_text('language = "en"\n' + out[out.index("[[rule]]") :], encoding="utf-8")
    assert articlekit.RulePack.load(stub).rules[0].is_ == ('The "tide" of the day',)


def test_rule_asks_packs_of_your_own(tmp_path: Path) -> None:
    pack = tmp_path / "town.toml"
    pack.write_text(PACK)
    assert run("rule", "Tide today: low at three", "--pack", str(pack))[1].startswith("town/tide-box takes")


def test_schema_and_version() -> None:
    assert json.loads(run("schema")[1])["title"] == "Article"
    assert run("--version")[1] == articlekit.__version__ + "\n"


def test_help_shows_examples() -> None:
    assert "articlekit parse page.txt" in " ".join(run("parse", "--help")[1].split())
    assert "Commands" in run("--help")[1]


def test_one_missing_file_does_not_stop_the_others(page: Path, tmp_path: Path) -> None:
    code, out, err = run("parse", "--format", "jsonl", str(tmp_path / "none.txt"), str(page), str(tmp_path))
    assert code == 1
    assert len(out.splitlines()) == 1
    assert [line.rpartition(": ")[2] for line in err.splitlines()] == ["No such file or directory", "Is a directory"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--fetched-at", "2025-12-24T10:33"], 2, "needs a time zone"),
        (["--fetched-at", "yesterday"], 2, "cannot be read"),
        (["--media-type", "text/rtf"], 2, "media_type must be one of"),
        (["--pack", "none.toml"], 1, "none.toml: cannot be read"),
    ],
)
def test_a_mistake_gives_one_plain_line(page: Path, arguments: list[str], code: int, words: str) -> None:
    found, out, err = run("parse", str(page), *arguments)
    assert (found, out) == (code, "")
    assert words in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_wrong_usage_has_its_own_exit_code() -> None:
    assert run("parse")[0] == 2
    assert run("sing")[0] == 2


def test_the_output_is_utf8_whatever_the_locale_says() -> None:
    done = shell("parse", "--format", "text", "-", text=PAGE.encode(), locale="C")
    assert "“We have missed this smell,”" in done.stdout.decode("utf-8")


def test_a_reader_that_leaves_early_is_no_error(page: Path) -> None:
    command = f"{sys.executable} -c 'from articlekit.cli import main; main()' parse {page!s} {'- ' * 0}| head -c 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)
    assert done.stdout == b"{"
    assert done.stderr == b""


def test_a_broken_pipe_ends_quietly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def leave() -> None:
        raise BrokenPipeError

    monkeypatch.setattr(cli, "build_app", lambda: leave)
    monkeypatch.setattr("os.dup2", lambda *_: None)
    with (tmp_path / "out").open("w", encoding="utf-8") as out:
        monkeypatch.setattr("sys.stdout", out)
        with pytest.raises(SystemExit) as stopped:
            cli.main()
    assert stopped.value.code == 0


def test_without_the_extra_it_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "typer", None)
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    assert stopped.value.code == 1
    assert capsys.readouterr().err == cli.INSTALL_HINT + "\n"


def test_another_missing_module_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ModuleNotFoundError("no sea", name="sea")

    monkeypatch.setattr(cli, "build_app", fail)
    with pytest.raises(ModuleNotFoundError, match="no sea"):
        cli.main()
