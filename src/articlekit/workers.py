"""Runs a function over chunks of items in worker processes, and loses nothing when a worker dies or hangs.

Every worker has a pool of its own with one process in it: a process that dies in the middle of a message leaves a held
lock and half a message behind, and so takes down its own pool and no other. The chunk that it was at is run again item
by item; an item whose worker dies or hangs even then is given up, with the reason.
"""

import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from articlekit.errors import WorkerError

if TYPE_CHECKING:
    from pebble import ProcessPool

Item = TypeVar("Item")
Result = TypeVar("Result")

QUEUED = 2
"""Chunks that a worker has at a time: the one it is at and the next, so that it never waits for this process."""

OPEN_CHUNKS = 8
"""Chunks a worker that may be read and not handed on yet: how far the others run ahead of one that hangs."""

STARTS = 3
"""Times in a row that a worker may end without having done anything, before it is said that none can be started."""

TOO_LONG = "took longer than {seconds:g} seconds"
DIED = "its worker process died ({how})"
INSTALL_HINT = 'worker processes need one more package; install it with: pip install "articlekit[batch]"'
CANNOT_START = (
    'no worker process can be started; in a script of your own, call this below `if __name__ == "__main__":`, '
    "for every worker imports that script"
)

LOOK_SECONDS = 1.0
"""Seconds after which it is looked whether a pool still lives, where no result has come."""


@dataclass(slots=True, eq=False)
class _Chunk(Generic[Item, Result]):
    """What came of a chunk so far: one result, or one an item where it is run item by item."""

    pieces: int = 1
    results: dict[int, tuple[Sequence[Item], Result]] = field(default_factory=dict)

    @property
    def is_finished(self) -> bool:
        return len(self.results) == self.pieces


@dataclass(slots=True, eq=False)
class _Task(Generic[Item, Result]):
    """What a worker is asked to do: a whole chunk, or one item of it alone."""

    chunk: _Chunk[Item, Result]
    items: Sequence[Item]
    piece: int = 0
    alone: bool = False

    def settle(self, result: Result) -> None:
        self.chunk.results[self.piece] = (self.items, result)

    def split(self) -> "list[_Task[Item, Result]]":
        self.chunk.pieces = len(self.items)
        return [_Task(self.chunk, [item], piece, alone=True) for piece, item in enumerate(self.items)]


@dataclass(slots=True, eq=False)
class _Lane(Generic[Item, Result]):
    """One worker process and what it was asked to do, first things first."""

    pool: "ProcessPool"
    tasks: deque[tuple[_Task[Item, Result], "Future[Result]"]] = field(default_factory=deque)
    broken: int = 0
    """Times in a row that its process ended without having done anything."""


class _Feed(Generic[Item, Result]):
    """What is still to do: tasks that must be done again, then the chunks of the caller."""

    def __init__(self, chunks: Iterable[Sequence[Item]]) -> None:
        self.again: deque[_Task[Item, Result]] = deque()
        self.open: deque[_Chunk[Item, Result]] = deque()
        self.error: Exception | None = None
        self._chunks = iter(chunks)

    def take(self, most: int) -> _Task[Item, Result] | None:
        if self.again:
            return self.again.popleft()
        if self.error is not None or len(self.open) >= most:
            return None
        try:
            items = next(self._chunks, None)
        except Exception as error:  # noqa: BLE001 - raised again, when what was read before it is handed on
            self.error = error
            return None
        if items is None:
            return None
        chunk: _Chunk[Item, Result] = _Chunk()
        self.open.append(chunk)
        return _Task(chunk, items)

    def finished(self, *, ordered: bool) -> Iterator[tuple[Sequence[Item], Result]]:
        for chunk in list(self.open):
            if chunk.is_finished:
                self.open.remove(chunk)
                yield from (chunk.results[piece] for piece in range(chunk.pieces))
            elif ordered:
                return


def run_chunks(
    chunks: Iterable[Sequence[Item]],
    begin: Callable[[], Callable[[Sequence[Item]], Result]],
    give_up: Callable[[Item, str], Result],
    *,
    workers: int,
    seconds: float,
    ordered: bool = True,
) -> Generator[tuple[Sequence[Item], Result], None, None]:
    """Run a function over chunks of items in worker processes.

    Memory stays flat: chunks are read only as fast as they are worked on and handed on.

    Args:
        chunks: the chunks, none empty; read in the caller's thread, when there is room. Where reading fails, the error
            is raised once everything that was read before it is handed on.
        begin: called once in every worker; gives the function that turns a chunk into its result. It is pickled.
        give_up: gives the result of an item that was tried twice, from the item and the reason.
        workers: number of worker processes; with 0 everything is done in this one, and nothing guards against an item.
        seconds: the time that a chunk may take, and each of its items when it is run alone.
        ordered: hand the results on in the order of the chunks; else as they come.

    Returns:
        A generator of each chunk and its result; of each item alone and its result where a chunk had to be run item by
        item, in order. Closing it stops the workers.

    Raises:
        WorkerError: no worker can be started.
    """
    if not workers:
        work = begin()
        yield from ((chunk, work(chunk)) for chunk in chunks)
        return
    feed: _Feed[Item, Result] = _Feed(chunks)
    start = partial(_start_pool, begin)
    lanes: list[_Lane[Item, Result]] = []
    try:
        lanes += [_Lane(start()) for _ in range(workers)]
        while True:
            _hand_out(lanes, feed, seconds, most=workers * OPEN_CHUNKS)
            yield from feed.finished(ordered=ordered)
            if not feed.open:
                break
            firsts = [lane.tasks[0][1] for lane in lanes if lane.tasks]
            wait(firsts, timeout=LOOK_SECONDS, return_when=FIRST_COMPLETED)
            for lane in lanes:
                if not _collect(lane, feed, give_up):
                    _replace(lane, feed, start)
    finally:
        _stop([lane.pool for lane in lanes])
    if feed.error is not None:
        raise feed.error


def _hand_out(lanes: list[_Lane[Item, Result]], feed: _Feed[Item, Result], seconds: float, *, most: int) -> None:
    for depth in range(1, QUEUED + 1):
        for lane in lanes:
            if len(lane.tasks) < depth and lane.pool.active:
                task = feed.take(most)
                if task is None:
                    return
                try:
                    future = lane.pool.schedule(_work_on, args=(task.items,), timeout=seconds)
                except RuntimeError:  # it broke just now
                    feed.again.appendleft(task)
                    break
                lane.tasks.append((task, future))


def _collect(lane: _Lane[Item, Result], feed: _Feed[Item, Result], give_up: Callable[[Item, str], Result]) -> bool:
    # Takes what is done off a lane and says whether its worker still lives.
    from pebble import ProcessExpired  # noqa: PLC0415 - an extra

    alive = lane.pool.active
    while lane.tasks and lane.tasks[0][1].done():
        task, future = lane.tasks[0]
        error = future.exception()
        if isinstance(error, BrokenProcessPool):
            return False  # It died before it had begun: no page is to blame.
        lane.tasks.popleft()
        lane.broken = 0
        if error is None:
            task.settle(future.result())
        elif task.alone:
            task.settle(give_up(task.items[0], _reason(error)))
        else:
            feed.again.extend(task.split())
        alive = alive and not isinstance(error, ProcessExpired)
    return alive


def _replace(lane: _Lane[Item, Result], feed: _Feed[Item, Result], start: Callable[[], "ProcessPool"]) -> None:
    lane.broken += 1
    if lane.broken > STARTS:
        raise WorkerError(CANNOT_START)
    feed.again.extend(task for task, _ in lane.tasks)
    lane.tasks.clear()
    _stop([lane.pool])
    lane.pool = start()


def _reason(error: BaseException) -> str:
    from pebble import ProcessExpired  # noqa: PLC0415 - an extra

    if isinstance(error, TimeoutError) and len(error.args) == 2:  # the pool's own, not one of the work's
        return TOO_LONG.format(seconds=error.args[1])
    if isinstance(error, ProcessExpired):
        return DIED.format(how=name_of_exit(error.exitcode))
    return f"{type(error).__name__}: {error}"


def name_of_exit(code: int) -> str:
    """Say how a process ended.

    Args:
        code: its exit code; negative where a signal ended it.

    >>> name_of_exit(-11)
    'SIGSEGV'
    """
    if code >= 0:
        return f"exit code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
    return f"{name}, as when memory runs out" if name == "SIGKILL" else name


# ------------------------------------------------------------------------------------------------------- the processes


def _start_pool(begin: Callable[[], Callable[[Any], Any]]) -> "ProcessPool":
    try:
        from pebble import ProcessPool  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        raise WorkerError(INSTALL_HINT) from None
    # Spawned, not forked: the caller may have threads, and what a worker is does not depend on the platform.
    pool = ProcessPool(max_workers=1, initializer=_begin, initargs=(begin,), context=get_context("spawn"))
    with _interrupts_blocked():
        pool.active  # noqa: B018 - starts it
    return pool


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    # What is started in here never sees Ctrl-C, which a terminal sends to every process: this one stops the others.
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _stop(pools: Sequence["ProcessPool"]) -> None:
    for pool in pools:
        pool.stop()
    for pool in pools:
        pool.join()


_work: Callable[[Any], Any] | None = None
"""What this process does with a chunk, where it is a worker: set once, before its first."""


def _begin(begin: Callable[[], Callable[[Any], Any]]) -> None:
    global _work  # noqa: PLW0603 - a worker process has no caller who could hold it
    _work = begin()


def _work_on(items: Sequence[Any]) -> Any:  # noqa: ANN401 - whatever the function gives
    if _work is None:
        raise RuntimeError("not a worker")
    return _work(items)
