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


class Mark(NamedTuple):
    """An element of the page that says by its mark-up what it holds."""

    kind: Literal["heading", "time", "property", "author", "date"]
    """What says so: the tag, the `itemprop`, or the words of class and `rel`."""
    name: str
    """The property; for the other kinds the words of the class."""
    value: str | None
    """The machine's value: `datetime`, `content`, `href` or `src`."""
    texts: tuple[str, ...]
    """What the reader sees, one piece for each run of text."""


@dataclass(frozen=True, slots=True)
class Head:
    """What an HTML page says about itself, in its head and by its mark-up, as it stands there.

    Args:
        title: text of `<title>`.
        language: `lang` of the root.
        base: `href` of `<base>`.
        metas: (name, content) of every `<meta>`, the name folded, in order.
        links: (relation, address) of every `<link>`, in order.
        json_ld: text of every JSON-LD script.
        marks: elements that say what they hold, in reading order.
    """

    title: str | None = None
    language: str | None = None
    base: str | None = None
    metas: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    json_ld: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
