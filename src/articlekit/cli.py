"""The command line: `articlekit parse`, `explain`, `batch`, `rule`, `schema`.

It needs the extra `cli` (`pip install "articlekit[cli]"`). What it prints goes through a pipe unharmed: UTF-8 whatever
the locale says, no colours and no wrapped lines where nobody is watching, and no complaint when the reader has left.
"""

import errno
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any, TypeVar

import articlekit
from articlekit.errors import ArgumentError, ArticlekitError
from articlekit.explanation import explain_article
from articlekit.models import BODY_LABELS, Article, Label

if TYPE_CHECKING:
    from typer import Typer

    from articlekit.many.batch_command import Report

INSTALL_HINT = 'the command line needs two more packages; install them with: pip install "articlekit[cli]"'

STUB = """\
No rule takes this line. To add one, paste this into a file of your own and use it with --pack:

language = {language}

[[rule]]
id = "name-of-the-rule"
kind = "interface"          # or share, newsletter, ad, consent, comment, caption, ... see "add a rule" in the docs
why = "One sentence that says why the line is never part of a story."
is = [{line}]
matches = [{line}]
spares = ["A line of a story that looks like it and must stay."]
"""

_Result = TypeVar("_Result")

_STYLES = dict.fromkeys(Label, "dim") | {
    **dict.fromkeys(BODY_LABELS, ""),
    **dict.fromkeys((Label.TITLE, Label.DEK, Label.BYLINE, Label.CAPTION), "bold"),
    **dict.fromkeys((Label.STORY_HEADING, Label.STORY_TITLE, Label.STORY_AGE, Label.STORY_OTHER), "cyan"),
}
"""The story as it is, what belongs to it bold, other stories in a colour, the rest dim."""

_READ_AS = {"age": "the age of a story", "date_line": "a date", "byline": "a byline"}
"""What a line is that is known without a rule, by what `Mark.why` says."""

_EXAMPLES = {
    "articlekit": ("articlekit parse page.txt", "articlekit explain page.txt", "articlekit COMMAND --help"),
    "parse": (
        "articlekit parse page.txt",
        "curl https://example.com/story.txt | articlekit parse - --format text",
        "articlekit parse page.txt --fetched-at 2025-12-24T10:33+00:00 --pack mine.toml",
        "articlekit parse --format jsonl pages/*.txt > articles.jsonl",
    ),
    "explain": ("articlekit explain page.txt", "articlekit explain page.txt --pack mine.toml | grep mine/"),
    "batch": (
        "articlekit batch pages/ -o articles.jsonl",
        "articlekit batch 'crawl/*.warc.gz' -o articles.parquet --workers 8",
        "articlekit batch pages.parquet -o articles.parquet --column source=raw --column url=link",
    ),
    "rule": ('articlekit rule "Share on Facebook"', 'articlekit rule "Lesen Sie auch" --language de --pack mine.toml'),
    "schema": ("articlekit schema > article.schema.json",),
}


class Format(StrEnum):
    """What `parse` prints."""

    JSON = "json"
    JSONL = "jsonl"
    TEXT = "text"
    MARKDOWN = "markdown"


def main() -> None:
    """Run the command line, or say how to install what it needs."""
    try:
        app = build_app()
    except ModuleNotFoundError as error:
        if error.name not in ("typer", "rich", "click"):
            raise
        _complain(INSTALL_HINT)
        raise SystemExit(1) from None
    if sys.stdout is None:
        _complain("the standard output is closed")
        raise SystemExit(1)
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    try:
        app(prog_name="articlekit")
    except OSError as error:
        _complain(f"cannot write: {error.strerror or error}")
        _drop_output()
        raise SystemExit(1) from None


def _speak_utf8(stream: IO[str]) -> None:
    if isinstance(stream, io.TextIOWrapper):
        # A file name that is not UTF-8 holds lone surrogates, which must not stop the output.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_output() -> None:
    # What is still in the buffer has nowhere to go; Python would complain when it closes the stream.
    with Path(os.devnull).open("wb") as nothing:
        os.dup2(nothing.fileno(), sys.stdout.fileno())


def build_app() -> "Typer":
    """Build the application; the extra is imported here, so that importing this module needs none."""
    import rich  # noqa: F401, PLC0415 - an extra; missed here rather than in the middle of the output
    import typer  # noqa: PLC0415 - an extra

    files = Annotated[list[str], typer.Argument(metavar="FILE", help="Files to read; - is the standard input.")]
    url = Annotated[str | None, typer.Option(help="Address of the page, a hint for zones and the order of dates.")]
    fetched_at = Annotated[str | None, typer.Option(help="When the page was fetched, e.g. 2025-12-24T10:33+00:00.")]
    language = Annotated[str | None, typer.Option(help="BCP 47 tag of the page; detected where absent.")]
    media_type = Annotated[str | None, typer.Option(help="text/plain or text/html, where you know better.")]
    pack = Annotated[list[Path] | None, typer.Option(help="A rule pack of your own; may be given several times.")]
    style = Annotated[Format, typer.Option("--format", help="What to print.")]

    app = typer.Typer(
        name="articlekit",
        help="Turn scraped news pages into articles and story links.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        epilog=_epilog("articlekit"),
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback(invoke_without_command=True)
    def start(
        version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,  # noqa: FBT002
    ) -> None:
        if version:
            _write(articlekit.__version__)
            raise typer.Exit

    @app.command(epilog=_epilog("parse"))
    def parse(
        files: files,
        style: style = Format.JSON,
        url: url = None,
        fetched_at: fetched_at = None,
        language: language = None,
        media_type: media_type = None,
        pack: pack = None,
    ) -> None:
        """Print the article of each page, by default as JSON; several pages give a list."""
        options = _options(url, fetched_at, language, media_type, pack)
        failed: list[str] = []
        _print_articles(_each(files, options, failed), style, several=len(files) > 1)
        raise typer.Exit(1 if failed else 0)

    @app.command(epilog=_epilog("explain"))
    def explain(
        files: files,
        url: url = None,
        fetched_at: fetched_at = None,
        language: language = None,
        media_type: media_type = None,
        pack: pack = None,
    ) -> None:
        """Print each page with the label and the reason of every line in the margin."""
        options = _options(url, fetched_at, language, media_type, pack)
        failed: list[str] = []
        for article in _each(files, options, failed):
            _print_explanation(explain_article(article))
        raise typer.Exit(1 if failed else 0)

    @app.command(epilog=_epilog("batch"))
    def batch(
        inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders and globs with pages.")],
        output: Annotated[
            Path, typer.Option("--output", "-o", help="Where the articles go: .jsonl(.gz, .zst), .parquet.")
        ],
        workers: Annotated[int | None, typer.Option(min=1, help="Worker processes; one a core where absent.")] = None,
        column: Annotated[
            list[str] | None, typer.Option(help="Which column holds what: source=…, id=…, url=….")
        ] = None,
        language: language = None,
        media_type: media_type = None,
        pack: pack = None,
        max_seconds: Annotated[float, typer.Option(min=0.1, help="Time that a page may take.")] = 30.0,
        sites: Annotated[Path | None, typer.Option(help="Profiles of sites, as --learn-sites writes them.")] = None,
        learn_sites: Annotated[bool, typer.Option("--learn-sites", help="Learn first what each site repeats.")] = False,  # noqa: FBT002
        quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.")] = False,  # noqa: FBT002
        fresh: Annotated[bool, typer.Option("--fresh", help="Begin again, not where it was stopped.")] = False,  # noqa: FBT002
    ) -> None:
        """Parse every page of text and HTML files, JSON lines, Parquet or WARC; stopped, it goes on where it was."""
        options = _options(None, None, language, media_type, pack)
        about = {"max_seconds": max_seconds, "learn_sites": learn_sites} | ({"workers": workers} if workers else {})
        report = _guarded(lambda: _run_batch(inputs, output, column, options, sites, about, quiet=quiet, fresh=fresh))
        _write(report.summary)
        raise typer.Exit(1 if report.failed else 0)

    @app.command(epilog=_epilog("rule"))
    def rule(
        line: Annotated[str, typer.Argument(help="One line of a page.")],
        language: language = "en",
        pack: pack = None,
    ) -> None:
        """Say which rule takes a line, or print a rule to paste."""
        _write(_guarded(lambda: describe_rule(line, language, pack or [])))

    @app.command(epilog=_epilog("schema"))
    def schema() -> None:
        """Print the JSON Schema of an article."""
        _write(json.dumps(Article.model_json_schema(), indent=2, ensure_ascii=False))

    return app


def _epilog(command: str) -> str:
    # The lone backspace tells typer to leave the lines as they are.
    return "\n".join(["\b", "Examples:", *(f"  {example}" for example in _EXAMPLES[command])])


def describe_rule(line: str, language: str | None, packs: list[Path]) -> str:
    """Say which rule takes a line.

    Args:
        line: one line of a page.
        language: BCP 47 tag of the page.
        packs: rule packs of the caller's, asked first.

    Returns:
        The rule's id, kind, pack and reason; what the line is where it is known without a rule; or a pack of one rule
        to paste.

    Raises:
        RulePackError: a pack is broken.
        ArgumentError: no rule takes the line, and none could, since it holds no letter or number.

    >>> print(describe_rule("Audio By Carbonatix", "en", []))
    any/player-label takes this line.
    kind: player
    pack: any.toml
    why:  Label of a player that reads the page aloud or shows a film; never part of the story.
    """
    from articlekit.cleaner import clean  # noqa: PLC0415 - not needed to say what is wrong
    from articlekit.decode import decode  # noqa: PLC0415 - the same
    from articlekit.plain import read_plain  # noqa: PLC0415 - the same
    from articlekit.rule_packs import rule_book  # noqa: PLC0415 - reads the packs
    from articlekit.rules import RulePack  # noqa: PLC0415 - the same
    from articlekit.words.folding import fold  # noqa: PLC0415

    own = {RulePack.load(path): path for path in packs}
    text = decode(line).text
    if len(text.splitlines()) > 1:
        raise ArgumentError("give one line; a rule never sees more than that")
    match = rule_book(language, tuple(own)).match(text)
    if match is None:
        if not fold(text):
            raise ArgumentError("the line holds no letter or number, so no phrase of a rule can take it")
        known = clean(read_plain(text), language=language, packs=tuple(own)).marks[0]
        if known is not None:
            return f"No rule takes this line, and none is needed: it is read as {_READ_AS[known.why]}."
        quoted = json.dumps(text, ensure_ascii=False)
        return STUB.format(line=quoted, language=json.dumps(language or "en")).rstrip()
    built_in = f"{match.id.split('/')[0]}.toml"
    file = next((path for pack, path in own.items() if any(rule is match.rule for rule in pack.rules)), built_in)
    return f"{match.id} takes this line.\nkind: {match.rule.kind}\npack: {file}\nwhy:  {match.rule.why}"


def _options(
    url: str | None, fetched_at: str | None, language: str | None, media_type: str | None, pack: list[Path] | None
) -> dict[str, Any]:
    from articlekit.rules import RulePack  # noqa: PLC0415 - reads the packs

    def read() -> dict[str, Any]:
        for name, value in (("--url", url), ("--language", language)):
            if value is not None and not _is_utf8(value):
                raise ArgumentError(f"{name} is not UTF-8: {value!r}")
        options: dict[str, Any] = {
            "url": url,
            "fetched_at": _read_moment(fetched_at),
            "language": language,
            "media_type": media_type,
            "packs": [RulePack.load(path) for path in pack or []],
        }
        articlekit.parse("", **options)  # Says what is wrong with them before the first file is opened.
        return options

    return _guarded(read)


def _run_batch(
    inputs: list[str],
    output: Path,
    column: list[str] | None,
    options: dict[str, Any],
    sites: Path | None,
    about: dict[str, Any],
    *,
    quiet: bool,
    fresh: bool,
) -> "Report":
    from articlekit.many.batch_command import plan_run, run_and_show  # noqa: PLC0415
    from articlekit.pipeline import ParseOptions  # noqa: PLC0415 - not needed by the other commands
    from articlekit.site_profile import load_profiles  # noqa: PLC0415

    for_all = ParseOptions(language=options["language"], media_type=options["media_type"], packs=options["packs"])
    if sites is not None:
        for_all["profile"] = load_profiles(sites)
    return run_and_show(plan_run(inputs, output, column, for_all, **about), quiet=quiet, fresh=fresh)


def _is_utf8(argument: str) -> bool:
    try:
        argument.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _read_moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentError(f"--fetched-at cannot be read: {text!r}; write it like 2025-12-24T10:33+00:00") from None
    if moment.utcoffset() is None:
        raise ArgumentError(
            f"--fetched-at needs a time zone; write it like {moment.isoformat(timespec='minutes')}+00:00"
        )
    return moment


def _guarded(work: Callable[[], _Result]) -> _Result:
    try:
        return work()
    except ArticlekitError as error:
        _complain(str(error))
        raise SystemExit(2 if isinstance(error, ArgumentError) else 1) from None


def _each(files: list[str], options: dict[str, Any], failed: list[str]) -> Iterator[Article]:
    for name in files:
        try:
            content = _read_input() if name == "-" else Path(name).read_bytes()
        except OSError as error:
            _complain(f"{name}: {error.strerror or error}")
            failed.append(name)
            continue
        yield articlekit.parse(content, **options)


def _read_input() -> bytes:
    if sys.stdin is None:
        raise OSError(errno.EBADF, "the standard input is closed")
    return sys.stdin.buffer.read()


def _print_articles(articles: Iterator[Article], style: Format, *, several: bool) -> None:
    if style is Format.JSON and several:
        _write(json.dumps([article.model_dump(mode="json") for article in articles], indent=2, ensure_ascii=False))
        return
    for number, article in enumerate(articles):
        if style is Format.JSON:
            _write(article.model_dump_json(indent=2))
        elif style is Format.JSONL:
            _write(article.model_dump_json())
        else:
            _write("\n" * (number > 0) + (article.text if style is Format.TEXT else article.to_markdown()))


def _print_explanation(explanation: str) -> None:
    if not sys.stdout.isatty():
        _write(explanation, end="")
        return
    from rich.console import Console  # noqa: PLC0415 - an extra
    from rich.text import Text  # noqa: PLC0415 - an extra

    console = Console(file=sys.stdout)
    for line in explanation.removesuffix("\n").split("\n"):
        console.print(Text(line, style_of(line)), soft_wrap=True)


def style_of(line: str) -> str:
    """Choose how a line of an explanation looks in a terminal.

    Args:
        line: one line of what `explain_article` wrote.

    Returns:
        A style for rich; an empty one for the story itself and for lines that show no block.
    """
    return next((style for label, style in _STYLES.items() if line.startswith(f"{label} ")), "")


def _write(text: str, *, end: str = "\n") -> None:
    try:
        sys.stdout.write(text + end)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has left, as `head` does: that is no mistake, though typer would make an exit code of it.
        _drop_output()
        raise SystemExit(0) from None


def _complain(message: str) -> None:
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"articlekit: {' '.join(message.splitlines())}\n")
