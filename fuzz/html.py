"""Coverage-guided fuzzing of HTML: `python -m fuzz.html --minutes 10`.

Inputs grow from the invented pages in `fuzz/seeds`; those that reach new code are kept in `build/fuzz/pages`, so that
the next run goes on from there. An input that breaks a promise of `promises.py`, takes longer than five seconds or more
than a gigabyte ends the run and is written to `build/fuzz/findings`; replay it with `python -m fuzz.html FILE`.
"""

import argparse
import hashlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

SEEDS = Path(__file__).with_name("seeds")

_PIECES = Path(__file__).with_name("html.dict")
_WORK = Path("build") / "fuzz"
_SECONDS_A_PAGE = 5
_MEGABYTES = 1024
_LONGEST = 20_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Check the files that are named, or else fuzz for some minutes."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.html", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="check these pages and stop")
    parser.add_argument("--minutes", type=float, default=10.0)
    options = parser.parse_args(arguments)
    for file in options.files:
        _load_check()(file.read_bytes())
    if not options.files:
        _fuzz(options.minutes)


def _fuzz(minutes: float) -> None:
    import atheris  # noqa: PLC0415 - only who fuzzes needs it

    with atheris.instrument_imports(include=["articlekit"]):
        check = _load_check()
        check(b"<p>The boats came home.</p>")  # loads what is loaded late, too
    pages, findings = _WORK / "pages", _WORK / "findings"
    for folder in (pages, findings):
        folder.mkdir(parents=True, exist_ok=True)
    settings = [
        f"-max_total_time={round(60 * minutes)}",
        f"-timeout={_SECONDS_A_PAGE}",
        f"-rss_limit_mb={_MEGABYTES}",
        f"-max_len={_LONGEST}",
        f"-dict={_PIECES}",
        f"-artifact_prefix={findings}/",
        "-print_final_stats=1",
    ]

    def keep_findings(page: bytes) -> None:
        try:
            check(page)
        except Exception:
            (findings / hashlib.sha256(page).hexdigest()[:16]).write_bytes(page)  # the engine may end before it does
            raise

    atheris.Setup([sys.argv[0], *settings, str(pages), str(SEEDS)], keep_findings)
    atheris.Fuzz()


def _load_check() -> Callable[[bytes], None]:
    """The promises, imported only now: what is imported before the fuzzer is ready is not watched by it."""
    from fuzz.promises import check  # noqa: PLC0415

    return check


if __name__ == "__main__":
    main()
