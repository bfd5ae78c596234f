"""A page on its way through the house: the decoded source cut into blocks, nothing judged yet."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

MediaType = Literal["text/plain", "text/html"]


class PageBlock(NamedTuple):
    """A piece of the page as a reader sees it: a paragraph, a heading, a menu entry."""

    text: str
    """The text as it stands in the source, lines joined."""
    start: int
    """Where it starts in the decoded source, in characters."""
    end: int
    """Where it ends, exclusive."""
    gap: bool = False
    """Whether a blank line stands above it."""
    level: int = 0
    """Depth of a heading or list item where the source says so."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page, read but not judged.

    Args:
        source: the decoded source.
        media_type: which reader read it.
        blocks: its blocks, in reading order.
        notes: what the reader had to leave undone.
    """

    source: str
    media_type: MediaType
    blocks: list[PageBlock]
    notes: tuple[str, ...] = ()
