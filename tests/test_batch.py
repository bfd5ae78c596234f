"""Many pages: the same articles as one by one, whatever else is among them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import articlekit
from articlekit import ArgumentError, Outcome, PageRecord, RulePackError, parse_many
from articlekit.batch import CHUNK_PAGES, count_cores
from tests.pages import load_all

PAGES = load_all()
FETCHED_AT = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
ROOT = Path(__file__).parent.parent


def records() -> Iterator[PageRecord]:
    for page in PAGES:
        yield PageRecord(page.name, page.source, page.about.get("url"), FETCHED_AT)


def test_many_pages_give_what_each_gives_alone() -> None:
    outcomes = list(parse_many(records(), workers=2))
    assert [outcome.id for outcome in outcomes] == [page.name for page in PAGES]
    for outcome, record in zip(outcomes, records(), strict=True):
        article = articlekit.parse(record.source, url=record.url, fetched_at=record.fetched_at)
        assert outcome.error is None
        assert outcome.article == article
        assert outcome.json == article.model_dump_json().encode()
        assert 0 < outcome.seconds < 30


def test_sources_without_a_name_are_called_by_their_position() -> None:
    outcomes = list(parse_many(["one", b"two", ("three", "text")], workers=0))
    assert [outcome.id for outcome in outcomes] == ["0", "1", "three"]


def test_options_hold_for_every_page(tmp_path: Path) -> None:
    pack = tmp_path / "town.toml"
    pack.write_text(
        'language = "en"\n[[rule]]\nid = "tide"\nkind = "interface"\nwhy = "The tide stands under every story."\n'
        'starts = ["tide today"]\nmatches = ["Tide today: high"]\nspares = ["The tide today was high."]\n'
    )
    for workers in (0, 1):
        (outcome,) = parse_many(["Tide today: low at three"], workers=workers, language="en", packs=[pack])
        assert outcome.article is not None
        assert [block.why for block in outcome.article.blocks] == ["town/tide"]


def test_a_page_that_is_none_is_an_outcome_and_no_error() -> None:
    bad = [("a", None), ("b", "text", None, datetime(2026, 3, 3)), ("c", "x" * 101), ("d", b"y" * 100)]  # noqa: DTZ001
    found = {outcome.id: outcome.error for outcome in parse_many(bad, workers=0, max_size=100)}
    assert found == {
        "a": "source must be str or bytes, not NoneType; read the file or response first",
        "b": "fetched_at needs a time zone; add tzinfo=timezone.utc if it is in UTC",
        "c": "has 101 characters, more than the 100 that a page may have",
        "d": None,
    }


def test_whatever_a_page_raises_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(source: str, **_: object) -> articlekit.Article:
        if source == "bad":
            raise RecursionError("too deep")
        return articlekit.parse(source)

    monkeypatch.setattr("articlekit.batch.parse", parse)
    good, bad = parse_many(["good", "bad"], workers=0)
    assert good.article is not None
    assert (bad.article, bad.error) == (None, "RecursionError: too deep")


@pytest.mark.parametrize("packs", [["none.toml"], "none.toml"])
def test_wrong_options_are_said_before_a_page_is_read(packs: list[str]) -> None:
    with pytest.raises((RulePackError, ArgumentError)):
        parse_many(iter(()), packs=packs)


def test_wrong_arguments_are_said() -> None:
    with pytest.raises(ArgumentError, match="workers must be a whole number, 0 or more, not -1"):
        parse_many([], workers=-1)
    with pytest.raises(ArgumentError, match="page 0 has 1 parts"):
        list(parse_many([("a",)], workers=0))


def test_a_generator_of_pages_is_read_as_they_are_parsed() -> None:
    read = 0

    def pages() -> Iterator[str]:
        nonlocal read
        for number in range(100 * CHUNK_PAGES):
            read += 1
            yield f"Harbour {number} reopens"

    outcomes = parse_many(pages(), workers=0)
    next(outcomes)
    assert read == CHUNK_PAGES


def test_cores_are_counted() -> None:
    assert 1 <= count_cores() <= (os.cpu_count() or 1)


def test_an_outcome_shows_no_json() -> None:
    assert repr(Outcome("a", None, 0.5, b"{}")) == "Outcome(id='a', error=None, seconds=0.5)"


SCRIPT = """
import articlekit, itertools, signal
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what is run in the background ignores interrupts
    for outcome in articlekit.parse_many(("Harbour reopens" for _ in itertools.count()), workers=2):
        if outcome.id == "100":
            print("going", flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "setsid"), reason="this system has no process groups")
def test_an_interrupt_ends_all_processes_without_a_word(tmp_path: Path) -> None:
    script = tmp_path / "crawl.py"
    script.write_text(SCRIPT)
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "going\n"
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does, to every process
        complaint = process.stderr.read()
        process.wait(timeout=20)
    assert complaint.count("Traceback") == 1
    assert complaint.strip().endswith("KeyboardInterrupt")
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and _group_lives(process.pid):
        time.sleep(0.1)
    assert not _group_lives(process.pid)


def _group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
