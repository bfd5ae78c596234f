"""Worker processes that die, hang and raise cost only the item that made them."""

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from articlekit.errors import WorkerError
from articlekit.workers import OPEN_CHUNKS, _Feed, _hand_out, _Lane, _reason, name_of_exit, run_chunks

SECONDS = 5.0


def begin() -> Callable[[Sequence[str]], list[str]]:
    return work


def work(items: Sequence[str]) -> list[str]:
    return [_do(item) for item in items]


def _do(item: str) -> str:
    name, _, argument = item.partition(" ")
    if name == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    elif name == "exit":
        os._exit(7)
    elif name == "hang":
        time.sleep(600)
    elif name == "raise":
        raise ValueError(argument)
    elif name == "once":  # dies the first time that anybody tries it
        if not Path(argument).exists():
            Path(argument).touch()
            os.kill(os.getpid(), signal.SIGTERM)
    elif name == "wait":
        time.sleep(float(argument))
    return item.upper()


def give_up(item: str, reason: str) -> list[str]:
    return [f"{item}: {reason}"]


def begin_badly() -> Callable[[Sequence[str]], list[str]]:
    raise SystemExit(3)


def everything(chunks: list[list[str]], *, ordered: bool = True) -> list[tuple[list[str], list[str]]]:
    results = run_chunks(chunks, begin, give_up, workers=2, seconds=SECONDS, ordered=ordered)
    return [(list(items), result) for items, result in results]


def test_what_dies_hangs_or_raises_costs_only_itself(tmp_path: Path) -> None:
    chunks = [
        ["a", "b"],
        ["c", "die", "d"],
        ["e", f"once {tmp_path / 'tried'}", "f"],
        ["g", "hang", "h"],
        ["exit"],
        ["raise no sea", "i"],
        ["j"] * 3,
    ]
    found = [(item, line) for items, result in everything(chunks) for item, line in zip(items, result, strict=True)]
    assert [item for item, _ in found] == [item for chunk in chunks for item in chunk]
    wrong = {item: line for item, line in found if line != item.upper()}
    assert wrong == {
        "die": "die: its worker process died (SIGKILL, as when memory runs out)",
        "hang": "hang: took longer than 5 seconds",
        "exit": "exit: its worker process died (exit code 7)",
        "raise no sea": "raise no sea: ValueError: no sea",
    }


def test_results_can_be_had_as_they_come() -> None:
    chunks = [["wait 1.5", "x"], *([f"a{number}"] for number in range(8))]
    items = [items[0] for items, _ in everything(chunks, ordered=False)]
    assert sorted(items) == sorted(chunk[0] for chunk in chunks)
    assert items.index("wait 1.5") > 0


def test_memory_stays_flat_for_chunks_are_read_when_there_is_room_for_them() -> None:
    read: list[int] = []

    def chunks() -> Iterator[list[str]]:
        for number in range(1000):
            read.append(number)
            yield [str(number)]

    results = run_chunks(chunks(), begin, give_up, workers=1, seconds=SECONDS)
    for handed_on, _ in enumerate(results, 1):
        assert len(read) - handed_on <= OPEN_CHUNKS
        if handed_on == 100:
            break
    results.close()


def test_a_source_that_fails_fails_after_what_was_read_before() -> None:
    def chunks() -> Iterator[list[str]]:
        yield ["a"]
        yield ["b"]
        raise OSError("the tape is torn")

    results = run_chunks(chunks(), begin, give_up, workers=1, seconds=SECONDS)
    assert [next(results)[1], next(results)[1]] == [["A"], ["B"]]
    with pytest.raises(OSError, match="the tape is torn"):
        next(results)


def test_a_worker_killed_from_outside_loses_nothing() -> None:
    def chunks() -> Iterator[list[str]]:
        for number in range(40):
            yield [f"wait 0.0{number % 10}"]

    killed = 0
    found = []
    for items, result in run_chunks(chunks(), begin, give_up, workers=2, seconds=SECONDS):
        found.append((items, result))
        if len(found) in (5, 20):
            for worker in multiprocessing.active_children():
                worker.kill()
                killed += 1
    assert killed >= 4
    assert [items for items, _ in found] == [[f"wait 0.0{number % 10}"] for number in range(40)]
    assert all(result == [items[0].upper()] for items, result in found)


def test_workers_that_cannot_start_are_said_to() -> None:
    with pytest.raises(WorkerError, match="no worker process can be started"):
        list(run_chunks([["a"]], begin_badly, give_up, workers=1, seconds=SECONDS))


def test_a_pool_that_breaks_when_it_is_given_work_gives_the_work_back() -> None:
    class Broken:
        active = True

        def schedule(self, *_: object, **__: object) -> None:
            raise RuntimeError("Unexpected error within the Pool")

    feed: _Feed[str, list[str]] = _Feed([["a"]])
    lane: Any = _Lane(Broken())  # type: ignore[arg-type]
    _hand_out([lane], feed, SECONDS, most=8)
    assert [task.items for task in feed.again] == [["a"]]
    assert not lane.tasks


def test_a_timeout_of_the_work_is_no_timeout_of_the_pool() -> None:
    assert _reason(TimeoutError()) == "TimeoutError: "
    assert _reason(TimeoutError("Task timeout", 5)) == "took longer than 5 seconds"


def test_without_the_extra_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pebble", None)
    with pytest.raises(WorkerError, match=r'pip install "articlekit\[batch\]"'):
        everything([["a"]])


def test_nothing_to_do_is_done_at_once() -> None:
    assert everything([]) == []


@pytest.mark.parametrize(
    ("code", "name"),
    [(-9, "SIGKILL, as when memory runs out"), (-11, "SIGSEGV"), (3, "exit code 3"), (-99, "signal 99")],
)
def test_ends_have_names(code: int, name: str) -> None:
    assert name_of_exit(code) == name
