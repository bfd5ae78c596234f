"""One extractor in one process: pages come in over a pipe, answers go out.

Started by `race.py` as `python -m benchmarks.peers.worker NAME FILE_DESCRIPTOR`. It imports nothing heavy by itself, so
that the peak memory it reports is the extractor's.
"""

import contextlib
import logging
import os
import sys
import time
import warnings
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.memory import peak_megabytes
from benchmarks.peers.answers import Answer, Question
from benchmarks.peers.extractors import EXTRACTORS, Extractor
from benchmarks.peers.isolation import close_network


def answer(extractor: Extractor, question: Question) -> Answer:
    """Ask one extractor about one page; whatever it raises is part of the answer.

    Args:
        extractor: whom to ask.
        question: the page.
    """
    start = time.process_time()
    try:
        found = extractor.extract(question.html, question.url)
    except Exception as error:  # noqa: BLE001 - other people's code may raise anything; the table counts it
        return Answer(seconds=time.process_time() - start, megabytes=peak_megabytes(), error=repr(error))
    seconds = time.process_time() - start
    peak = peak_megabytes()  # before the answer is flattened by another library
    text = extractor.read_text(found) if extractor.read_text else ""
    metadata = extractor.read_metadata(found) if extractor.read_metadata else None
    return Answer(text=text, metadata=metadata, seconds=seconds, megabytes=peak)


def main() -> None:
    """Answer until the other side hangs up."""
    name, descriptor = sys.argv[1], int(sys.argv[2])
    connection = Connection(descriptor)
    close_network()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
        while True:
            try:
                question = connection.recv()
            except EOFError:
                return
            connection.send(answer(EXTRACTORS[name], question))


if __name__ == "__main__":
    main()
