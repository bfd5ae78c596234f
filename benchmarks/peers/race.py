"""Give the same pages to every extractor, each in a process of its own, in turns: a busy machine slows all alike."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from multiprocessing import Pipe
from pathlib import Path

from benchmarks.loaders import Page
from benchmarks.peers.answers import Answer, Question
from benchmarks.peers.environment import ROOT

_TURN = 25
"""Pages an extractor answers before the next one's turn: enough that the processor's caches are its own."""

_WARM_UP = 10
"""Pages answered before the clock counts: imports, compiled patterns, the first tables."""

_FIRST_ANSWER = 60.0
"""Seconds more that the first page of a process may take: some libraries load for long."""


def race(
    pages: Sequence[Page], names: Sequence[str], python: Path, fence: Sequence[str], timeout: float
) -> dict[str, list[Answer]]:
    """Every extractor's answer to every page.

    Args:
        pages: what is read.
        names: which of `extractors.EXTRACTORS`.
        python: the Python of the peers' environment.
        fence: what to put before a command so that it has no network.
        timeout: seconds after which a page is given up.
    """
    answers: dict[str, list[Answer]] = {name: [] for name in names}
    with ExitStack() as stack:
        workers = {name: stack.enter_context(closing(Worker(name, python, fence, timeout))) for name in names}
        for worker in workers.values():
            for page in pages[:_WARM_UP]:
                worker.ask(Question(page.html, page.url))
        for turn in _turns(pages):
            for name, worker in workers.items():
                answers[name] += [worker.ask(Question(page.html, page.url)) for page in turn]
            print(f"\r{len(answers[names[0]])} of {len(pages)} pages", end="", file=sys.stderr)
    print(file=sys.stderr)
    return answers


class Worker:
    """One extractor's process: started when it is first asked, and again after it hung or died.

    Args:
        name: which of `extractors.EXTRACTORS`.
        python: the Python that runs it.
        fence: what to put before the command so that it has no network.
        timeout: seconds after which a page is given up.
    """

    def __init__(self, name: str, python: Path, fence: Sequence[str], timeout: float) -> None:
        self._name = name
        self._timeout = timeout
        self._command = [*fence, str(python), "-m", "benchmarks.peers.worker", name]
        self._process: subprocess.Popen[bytes] | None = None
        self._peak = 0.0

    def ask(self, question: Question) -> Answer:
        """Wait for the answer; a process that hangs or dies is ended, and the answer says so.

        Args:
            question: the page.
        """
        patience = self._timeout
        if self._process is None:
            self._start()
            patience += _FIRST_ANSWER
        try:
            self._connection.send(question)
            if not self._connection.poll(patience):
                self.close()
                return Answer(megabytes=self._peak, timed_out=True)
            answer: Answer = self._connection.recv()
        except (EOFError, OSError) as error:
            self.close()
            return Answer(megabytes=self._peak, error=f"the process died: {error!r}")
        self._peak = max(self._peak, answer.megabytes)
        return replace(answer, megabytes=self._peak)

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._connection.close()
        self._process = None

    def _start(self) -> None:
        self._connection, theirs = Pipe()
        self._process = subprocess.Popen(  # noqa: S603 - our own worker
            [*self._command, str(theirs.fileno())],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"},
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        theirs.close()


def _turns(pages: Sequence[Page]) -> Iterator[Sequence[Page]]:
    for start in range(0, len(pages), _TURN):
        yield pages[start : start + _TURN]
