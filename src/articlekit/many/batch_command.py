"""The command `articlekit batch`: files in, one file of articles out, with a progress bar.

It needs the extra `batch` (`pip install "articlekit[batch]"`).
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from articlekit.columns import CONVENTIONS
from articlekit.errors import ArgumentError, RunStoppedError, WorkerError
from articlekit.many.inputs import find_inputs
from articlekit.many.parts import errors_file, is_output, parts_folder, remove_output
from articlekit.many.run import Progress, Run, run_batch
from articlekit.pipeline import ParseOptions

INSTALL_HINT = 'this command needs more packages; install them with: pip install "articlekit[batch]"'

NEEDED = ("pebble", "pyarrow", "fastwarc", "rich")

_SHOWN_EVERY = 0.1
"""Seconds between two looks of the progress bar: a person sees no more, and to draw it costs as much as a page."""


def plan_run(
    inputs: list[str],
    output: Path,
    named: list[str] | None,
    options: ParseOptions,
    **about: Any,  # noqa: ANN401 - fields of a run
) -> Run:
    """Make a run of what was said on the command line.

    Args:
        inputs: files, folders and globs.
        output: where the articles go.
        named: which columns hold what, as "url=link".
        options: `language`, `media_type`, `packs` and `profile`.
        about: the other fields of the run.

    Raises:
        ArgumentError: an input is missing or of an unknown kind, or a column is named in no way that can be read.
    """
    return Run(find_inputs(inputs, output, is_output), output, read_named(named or []), options, **about)


class Report(NamedTuple):
    """What came of a run."""

    summary: str
    """What to print."""
    failed: bool
    """Whether there were pages, and none gave an article."""


def run_and_show(run: Run, *, quiet: bool, fresh: bool) -> Report:
    """Carry out a run and show how far it is.

    Args:
        run: what to do.
        quiet: show nothing before the end.
        fresh: throw away what there is of the output.

    Returns:
        The summary to print, and whether nothing came of it.

    Raises:
        RunStoppedError: it was stopped, or the output cannot be written; it can go on later.
        ArticlekitError: the options are wrong, the output is another run's, or a package is missing.
    """
    if not all(map(find_spec, NEEDED)):
        raise WorkerError(INSTALL_HINT)
    if fresh:
        remove_output(run.output)
    start = time.monotonic()
    last: list[Progress] = []
    with _shown(sum(file.size for file in run.files), quiet=quiet) as show:

        def report(progress: Progress) -> None:
            last[:] = [progress]
            show(progress)

        try:
            manifest = run_batch(run, report)
        except (KeyboardInterrupt, OSError) as error:
            how = "stopped" if isinstance(error, KeyboardInterrupt) else f"cannot go on: {error.strerror or error}"
            safe = parts_folder(run.output)
            raise RunStoppedError(
                f"{how}; what is done is safe in {safe}, and the same command goes on from there"
            ) from None
    said = summary(manifest, run.output, time.monotonic() - start, last[0] if last else None)
    return Report(said, failed=0 < manifest["pages"] == manifest["errors"])


def read_named(named: list[str]) -> dict[str, str | None]:
    """Read which columns hold what, as the caller names them.

    Args:
        named: words like "url=link".

    Raises:
        ArgumentError: a word is none of that kind.

    >>> read_named(["source=raw", "url=link"])
    {'source': 'raw', 'url': 'link'}
    """
    found: dict[str, str | None] = {}
    for word in named:
        field, sign, column = word.partition("=")
        if not sign or not column or field not in CONVENTIONS:
            raise ArgumentError(
                f"--column {word!r} should be one of {', '.join(CONVENTIONS)}, a =, and a column's name"
            )
        found[field] = column
    return found


def summary(manifest: dict[str, Any], output: Path, seconds: float, last: Progress | None) -> str:
    """Say what a run has done.

    Args:
        manifest: what `run_batch` gave.
        output: the output.
        seconds: how long it took.
        last: how far it was at last; `None` where there was nothing to do.

    >>> print(summary({"pages": 3, "errors": 1, "statuses": {"article": 2}}, Path("a.jsonl"), 0.0, None))
    a.jsonl: 3 pages, all done before
      article   2   66.7 %
      errors    1   33.3 %  a.jsonl.errors.jsonl
    """
    pages = manifest["pages"]
    if last is None:
        how = "all done before"
    else:
        done = pages - last.resumed
        before = f", {last.resumed:,} of them before" if last.resumed else ""
        how = f"{done / max(seconds, 1e-9):,.0f} a second, in {timedelta(seconds=round(seconds))}{before}"
    rows = [(status, count, "") for status, count in manifest["statuses"].items()]
    if manifest["errors"]:
        rows.append(("errors", manifest["errors"], f"  {errors_file(output)}"))
    width = max((len(name) for name, *_ in rows), default=0)
    digits = max((len(f"{count:,}") for _, count, _ in rows), default=0)
    lines = [
        f"  {name:{width}}   {count:{digits},}  {count / pages:6.1%}{note}".replace("%", " %")
        for name, count, note in rows
    ]
    return "\n".join([f"{output}: {pages:,} pages, {how}", *lines])


@contextmanager
def _shown(total: int, *, quiet: bool) -> Iterator[Callable[[Progress], None]]:
    # A bar where somebody is watching, else nothing.
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich import progress as parts  # noqa: PLC0415 - an extra
    from rich.console import Console  # noqa: PLC0415 - an extra

    columns = (
        parts.BarColumn(),
        parts.TaskProgressColumn(),
        parts.TextColumn("{task.description}"),
        parts.TimeRemainingColumn(),
    )
    with parts.Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=max(total, 1))
        start = time.monotonic()
        shown = 0.0

        def show(progress: Progress) -> None:
            nonlocal shown
            now = time.monotonic()
            if now - shown >= _SHOWN_EVERY:
                shown = now
                bar.update(task, completed=progress.consumed, description=describe_progress(progress, now - start))

        yield show


def describe_progress(progress: Progress, seconds: float) -> str:
    """Say in a line how far a run is: pages, their rate, and the share of each status.

    Args:
        progress: how far it is.
        seconds: since it began.
    """
    if progress.learning:
        return "learning sites"
    totals = progress.totals
    rate = (totals.pages - progress.resumed) / max(seconds, 1e-9)
    counts = [*totals.statuses.most_common(), *([("errors", totals.errors)] if totals.errors else [])]
    shares = " ".join(f"{name} {count / totals.pages:.0%}" for name, count in counts)
    return f"{totals.pages:,} pages {rate:,.0f}/s {shares}"
