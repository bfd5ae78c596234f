"""What goes to an extractor's process and what comes back; also read where only the peers' environment is."""

from dataclasses import dataclass

from benchmarks.peers.extractors import TitleDateAuthors


@dataclass(frozen=True, slots=True)
class Question:
    """One page for an extractor."""

    html: bytes
    url: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What an extractor made of one page."""

    text: str = ""
    metadata: TitleDateAuthors | None = None
    seconds: float = 0.0
    """Time of the processor: the one measure that other work on the machine disturbs little."""
    megabytes: float = 0.0
    """Peak memory of the process so far."""
    error: str | None = None
    timed_out: bool = False
