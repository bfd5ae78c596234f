"""The result of a run, written so that it can be stopped at any moment, by a power cut too, and go on where it was.

Articles are put into parts. A part is written beside its place, flushed to the disk and renamed; then a line in the
manifest says where the input stood behind it, with a digest of each file. When the input has ended, the parts are
gathered into the output, which appears whole or not at all:

```
OUTPUT.parts/manifest.jsonl          what run this is, then one line a part
OUTPUT.parts/00000000.articles       articles: JSON lines, or Arrow batches on their way to Parquet
OUTPUT.parts/00000000.errors         the pages that gave none, as JSON lines
OUTPUT.sites.json                    what was learned of the sites, where that was asked for
OUTPUT, OUTPUT.errors.jsonl          at the end
OUTPUT.manifest.json                 at the end: what run it was, its figures, the digest of OUTPUT
```
"""

import hashlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from articlekit.errors import ArgumentError

PART_PAGES = 1000
"""Pages of a part: what a stopped run loses at most, some seconds of work; and a row group of Parquet."""

LAYOUT = 1
"""Version of what lies in OUTPUT.parts; raise it when that changes, so that no run goes on with parts of another."""

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is whole: one line of the manifest.

    Args:
        number: its position, from 0.
        pages: pages in it, failures included.
        errors: pages that gave no article.
        statuses: articles of each status.
        after: where the input stood behind it: index of the file, and position in it.
        digests: SHA-256 of its articles and of its errors.
    """

    number: int
    pages: int
    errors: int
    statuses: dict[str, int]
    after: tuple[int, int]
    digests: tuple[str, str]


@dataclass(slots=True)
class Totals:
    """The figures of a run so far."""

    pages: int = 0
    errors: int = 0
    statuses: Counter[str] = field(default_factory=Counter)

    def add(self, pages: int, errors: int, statuses: dict[str, int]) -> None:
        """Count more pages."""
        self.pages += pages
        self.errors += errors
        self.statuses.update(statuses)


# ------------------------------------------------------------------------------------------------------------ the names


def parts_folder(output: Path) -> Path:
    """Name the folder in which an output's parts lie until it is whole."""
    return output.with_name(f"{output.name}.parts")


def errors_file(output: Path) -> Path:
    """Name the file in which the pages stand that gave no article."""
    return output.with_name(f"{output.name}.errors.jsonl")


def sites_file(output: Path) -> Path:
    """Name the file in which it stands what was learned of the sites."""
    return output.with_name(f"{output.name}.sites.json")


def manifest_file(output: Path) -> Path:
    """Name the file that says what run a whole output is the result of."""
    return output.with_name(f"{output.name}.manifest.json")


def is_output(path: Path) -> bool:
    """Tell whether a file is, or belongs to, an output of an earlier run."""
    names = (path.name, path.name.removesuffix(".errors.jsonl"))
    return any(manifest_file(path.with_name(name)).exists() for name in names)


def remove_output(output: Path) -> None:
    """Remove an output and all that belongs to it, so that a run begins again."""
    with suppress(FileNotFoundError):
        shutil.rmtree(parts_folder(output))
    for file in (manifest_file(output), errors_file(output), sites_file(output), output):
        file.unlink(missing_ok=True)


# ------------------------------------------------------------------------------------------------ what is there already


def read_finished(output: Path, run: dict[str, Any]) -> dict[str, Any] | None:
    """Read the manifest of an output that is whole.

    Args:
        output: the output.
        run: what run it should be of: its inputs and options.

    Returns:
        The manifest; `None` where the output is not whole yet.

    Raises:
        ArgumentError: the output is another run's, or nothing says whose.
    """
    if not manifest_file(output).exists():
        if output.exists():
            raise ArgumentError(f"{output} exists already, and nothing beside it says that this command wrote it")
        return None
    found: dict[str, Any] = json.loads(manifest_file(output).read_text(encoding="utf-8"))
    _check_same(output, found["run"], run)
    return found if output.exists() else None


def read_parts(output: Path, run: dict[str, Any]) -> list[Part]:
    """Read which parts are whole, and begin the manifest where there is none.

    Args:
        output: the output.
        run: what run they should be of.

    Returns:
        The parts in order, up to the first that is damaged.

    Raises:
        ArgumentError: the parts are another run's.
    """
    folder = parts_folder(output)
    folder.mkdir(parents=True, exist_ok=True)
    lines = _read_lines(folder / "manifest.jsonl")
    if lines:
        _check_same(output, lines[0], run)
    parts: list[Part] = []
    for line in lines[1:]:
        part = Part(**{**line, "after": tuple(line["after"]), "digests": tuple(line["digests"])})
        files = _part_files(folder, len(parts))
        if part.number != len(parts) or tuple(map(_digest, files)) != part.digests:
            break
        parts.append(part)
    # Written anew, for a torn line or what stood behind a damaged part must not be met again.
    with appearing(folder / "manifest.jsonl") as stream:
        stream.write(b"".join(map(_line, [run, *map(asdict, parts)])))
    return parts


def _check_same(output: Path, found: dict[str, Any], run: dict[str, Any]) -> None:
    wanted = json.loads(_line(run))
    different = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    if different:
        raise ArgumentError(
            f"{output} belongs to a run that differs in: {', '.join(different)}; say --fresh to throw that away, "
            "or name another output"
        )


def _read_lines(file: Path) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = []
    if file.exists():
        for line in file.read_bytes().splitlines():
            try:
                lines.append(json.loads(line))
            except ValueError:  # torn
                break
    return lines


# -------------------------------------------------------------------------------------------------------- writing parts


class PartWriter:
    """Collects what came of pages, and writes a part when it is asked to.

    Args:
        output: the output.
        number: the number of the next part.
        pack: what is done to the articles of a part before they are written, such as compressing them.
    """

    def __init__(self, output: Path, number: int, pack: Callable[[bytes], bytes]) -> None:
        self.held = Totals()
        self._folder = parts_folder(output)
        self._number = number
        self._pack = pack
        self._articles: list[bytes] = []
        self._errors: list[bytes] = []

    def add(self, articles: bytes, statuses: dict[str, int], errors: Sequence[dict[str, Any]]) -> None:
        """Take what came of some pages."""
        self._articles.append(articles)
        self._errors += map(_line, errors)
        self.held.add(sum(statuses.values()) + len(errors), len(errors), statuses)

    def write(self, after: tuple[int, int]) -> Part:
        """Write what is held as a part, and say so in the manifest.

        Args:
            after: where the input stands behind it.

        Raises:
            OSError: it cannot be written; the parts before it are safe.
        """
        digests = []
        contents = self._pack(b"".join(self._articles)), b"".join(self._errors)
        for file, content in zip(_part_files(self._folder, self._number), contents, strict=True):
            with appearing(file) as stream:
                stream.write(content)
            digests.append(hashlib.sha256(content).hexdigest())
        held = self.held
        part = Part(
            self._number, held.pages, held.errors, dict(sorted(held.statuses.items())), after, (digests[0], digests[1])
        )
        with (self._folder / "manifest.jsonl").open("ab") as manifest:
            manifest.write(_line(asdict(part)))
            _flush(manifest)
        self.held, self._articles, self._errors = Totals(), [], []
        self._number += 1
        return part


def gather(
    output: Path,
    parts: Sequence[Part],
    run: dict[str, Any],
    write: Callable[[Sequence[Path], IO[bytes]], None],
) -> dict[str, Any]:
    """Put all parts together as the output.

    Args:
        output: the output.
        parts: all of its parts.
        run: what run they are of.
        write: writes the articles of the parts, from the paths of their files, into the output's stream.

    Returns:
        The manifest of the output.

    Raises:
        OSError: it cannot be written; the parts are safe.
    """
    folder = parts_folder(output)
    files = [_part_files(folder, part.number) for part in parts]
    totals = Totals()
    for part in parts:
        totals.add(part.pages, part.errors, part.statuses)
    if totals.errors:
        with appearing(errors_file(output)) as stream:
            write_joined([errors for _, errors in files], stream)
    with appearing(output) as stream:
        write([articles for articles, _ in files], stream)
    statuses = dict(sorted(totals.statuses.items()))
    manifest = {
        "run": run,
        "pages": totals.pages,
        "errors": totals.errors,
        "statuses": statuses,
        "sha256": _digest(output),
    }
    with appearing(manifest_file(output)) as stream:
        stream.write(json.dumps(manifest, indent=2, ensure_ascii=False).encode() + b"\n")
    shutil.rmtree(folder)
    return manifest


def write_joined(files: Sequence[Path], stream: IO[bytes]) -> None:
    """Write files behind each other into a stream."""
    for file in files:
        with file.open("rb") as part:
            shutil.copyfileobj(part, stream, _BLOCK)


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Keep a second run off an output as long as one is at it; where the system knows no such locks, nothing is done.

    Args:
        output: the output.

    Raises:
        ArgumentError: another run is at it.
    """
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ModuleNotFoundError:
        yield
        return
    folder = parts_folder(output)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("wb") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise ArgumentError(f"another run is writing {output}") from None
        yield


# --------------------------------------------------------------------------------------------------------------- files


def _part_files(folder: Path, number: int) -> tuple[Path, Path]:
    return folder / f"{number:08}.articles", folder / f"{number:08}.errors"


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


@contextmanager
def appearing(file: Path) -> Iterator[IO[bytes]]:
    """Write a file that is whole once it is there: beside its place, flushed to the disk and renamed.

    Args:
        file: the file.
    """
    unfinished = file.with_name(f"{file.name}.unfinished")
    try:
        with unfinished.open("wb") as stream:
            yield stream
            _flush(stream)
        unfinished.replace(file)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(file.parent, os.O_DIRECTORY)
        try:
            os.fsync(folder)  # the new name, too, survives a power cut
        finally:
            os.close(folder)


def _flush(stream: IO[bytes]) -> None:
    stream.flush()
    os.fsync(stream.fileno())
