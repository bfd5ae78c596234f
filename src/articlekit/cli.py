"""The command line: `articlekit parse`, `explain`, `rule`, `schema`.

It needs the extra `cli` (`pip install "articlekit[cli]"`). What it prints goes through a pipe unharmed: UTF-8 whatever
the locale says, no colours and no wrapped lines where nobody is watching, and no complaint when the reader has left.
"""

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
from articlekit.models import Article

if TYPE_CHECKING:
    from typer import Typer

INSTALL_HINT = 'articlekit: the command line needs two more packages; install them with: pip install "articlekit[cli]"'

STUB = """\
No rule takes this line. To add one, paste this into a file of your own and use it with --pack:

[[rule]]
id = "name-of-the-rule"
kind = "interface"          # or share, newsletter, ad, consent, comment, caption, ... see "add a rule" in the docs
why = "One sentence that says why the line is never part of a story."
is = [{line}]
matches = [{line}]
spares = ["A line of a story that looks like it and must stay."]
"""

_Result = TypeVar("_Result")

_COLOURS = {"│": "\x1b[0m", "┆": "\x1b[2m"}
_RESET = "\x1b[0m"


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
        sys.stderr.write(INSTALL_HINT + "\n")
        raise SystemExit(1) from None
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    try:
        app()
    except BrokenPipeError:
        # The reader has left, as `head` does. Nothing more is to be written, not even when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None


def _speak_utf8(stream: IO[str]) -> None:
    reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        # A lone surrogate of a broken page must not stop the output.
        reconfigure(encoding="utf-8", errors="backslashreplace")


def build_app() -> "Typer":
    """Build the application; typer is imported here, so that importing this module needs no extra."""
    import typer  # noqa: PLC0415 - an extra

    files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Files to read; - is the standard input.")]
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
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback(invoke_without_command=True)
    def start(
        version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,  # noqa: FBT002
    ) -> None:
        if version:
            _write(articlekit.__version__)
            raise typer.Exit

    @app.command(
        epilog="Examples: articlekit parse page.txt | articlekit parse --format jsonl pages/*.txt > articles.jsonl"
    )
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

    @app.command(epilog="Example: articlekit explain page.txt | less")
    def explain(
        files: files,
        url: url = None,
        fetched_at: fetched_at = None,
        language: language = None,
        media_type: media_type = None,
        pack: pack = None,
    ) -> None:
        """Print each page with the label and the reason of every line in the margin."""
        from articlekit.explanation import explain_article  # noqa: PLC0415 - needs the models only

        options = _options(url, fetched_at, language, media_type, pack)
        failed: list[str] = []
        for article in _each(files, options, failed):
            _write(coloured(explain_article(article)) if sys.stdout.isatty() else explain_article(article), end="")
        raise typer.Exit(1 if failed else 0)

    @app.command(epilog='Example: articlekit rule "Share on Facebook" --language en')
    def rule(
        line: Annotated[str, typer.Argument(help="One line of a page.")],
        language: language = "en",
        pack: pack = None,
    ) -> None:
        """Say which rule takes a line, or print a rule to paste."""
        _write(_guarded(lambda: describe_rule(line, language, pack or [])))

    @app.command()
    def schema() -> None:
        """Print the JSON Schema of an article."""
        _write(json.dumps(Article.model_json_schema(), indent=2, ensure_ascii=False))

    return app


def describe_rule(line: str, language: str | None, packs: list[Path]) -> str:
    """Say which rule takes a line.

    Args:
        line: one line of a page.
        language: BCP 47 tag of the page.
        packs: rule packs of the caller's, asked first.

    Returns:
        The rule's id, kind, pack and reason; or a stub to paste.

    >>> print(describe_rule("Audio By Carbonatix", "en", []))
    any/player-label takes this line.
    kind: player
    pack: any.toml
    why:  Label of a player that reads the page aloud or shows a film; never part of the story.
    """
    from articlekit.rules import RulePack, rule_book  # noqa: PLC0415 - reads the packs

    match = rule_book(language, tuple(RulePack.load(path) for path in packs)).match(line)
    if match is None:
        return STUB.format(line=json.dumps(line, ensure_ascii=False)).rstrip()
    name = match.id.split("/")[0]
    return f"{match.id} takes this line.\nkind: {match.rule.kind}\npack: {name}.toml\nwhy:  {match.rule.why}"


def _options(
    url: str | None, fetched_at: str | None, language: str | None, media_type: str | None, pack: list[Path] | None
) -> dict[str, Any]:
    from articlekit.rules import RulePack  # noqa: PLC0415 - reads the packs

    def read() -> dict[str, Any]:
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


def _read_moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentError(f"--fetched-at cannot be read: {text!r}; write it like 2025-12-24T10:33+00:00") from None


def _guarded(work: Callable[[], _Result]) -> _Result:
    import typer  # noqa: PLC0415 - an extra

    try:
        return work()
    except ArgumentError as error:
        _complain(str(error))
        raise typer.Exit(2) from None
    except ArticlekitError as error:
        _complain(str(error))
        raise typer.Exit(1) from None


def _each(files: list[str], options: dict[str, Any], failed: list[str]) -> Iterator[Article]:
    for name in files:
        try:
            content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        except OSError as error:
            _complain(f"{name}: {error.strerror or error}")
            failed.append(name)
            continue
        yield articlekit.parse(content, **options)


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


def coloured(explanation: str) -> str:
    """Dim the lines of an explanation that are not the story, for a terminal."""
    lines = []
    for line in explanation.splitlines():
        colour = next((code for bar, code in _COLOURS.items() if f" {bar} " in line[:60]), None)
        lines.append(line if colour is None else f"{colour}{line}{_RESET}")
    return "\n".join(lines) + "\n"


def _write(text: str, *, end: str = "\n") -> None:
    sys.stdout.write(text + end)
    sys.stdout.flush()


def _complain(message: str) -> None:
    with suppress(OSError):
        sys.stderr.write(f"articlekit: {message}\n")
