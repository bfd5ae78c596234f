"""A page on its way through the house: the decoded source cut into blocks, nothing judged yet."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

MediaType = Literal["text/plain", "text/html"]

CELL_MARK = " | "
"""What stands between the cells of a row of a table."""

BEYOND_LIMIT = "\N{HORIZONTAL ELLIPSIS}"
"""Text of the block that stands for everything beyond a reader's limits."""


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


class Link(NamedTuple):
    """A link inside a block."""

    url: str
    """Where it leads, as the page has it."""
    text: str
    """What a reader can click."""
    headline: str = ""
    """The same without kicker, rank and what only screen readers say, where the markup parts them from it."""


class Element(NamedTuple):
    """An element of the page that holds blocks."""

    tag: str
    """Its name, in lower case."""
    parent: int
    """Index of the element around it, -1 for the root."""
    words: int
    """What its class, id and the like say, as bits of `markup_words.GROUPS`."""
    words_around: int
    """The same of the element and all around it."""
    tags_around: int
    """Which elements stand around it, itself included, as bits of `markup_words.TAGS`."""


class MarkupBlock(NamedTuple):
    """What the markup says of a block, beside its text."""

    tag: str
    """Name of the element that holds it."""
    element: int
    """Index of that element in `Page.elements`."""
    words: int
    """What the class and the id of the element say, and of the inline elements that begin the block."""
    links: tuple[Link, ...]
    """The links in it; for a block inside one large link, that link."""
    linked: int
    """Characters inside links."""
    bold: int
    """Characters in bold."""
    italic: int
    """Characters in italics."""
    moment: str | None
    """The first time that the markup gives for a machine: `<time datetime="…">`."""


class Mark(NamedTuple):
    """An element of the page that says by its mark-up what it holds."""

    kind: Literal["heading", "time", "property", "author"]
    """What says so: the tag, the `itemprop`, or the words of class and `rel`."""
    name: str
    """The property; for the other kinds the words of the class."""
    value: str | None
    """The machine's value: `datetime`, `content`, `href` or `src`."""
    texts: tuple[str, ...]
    """What the reader sees, one piece for each run of text."""
    beside: bool = False
    """Whether an element called the same stands right before it."""


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


@dataclass(frozen=True, slots=True)
class Page:
    """A page, read but not judged.

    Args:
        source: the decoded source.
        media_type: which reader read it.
        blocks: its blocks, in reading order.
        notes: what the reader had to leave undone.
        markup: what the markup says of each block; empty for plain text.
        elements: the elements around the blocks, in the order in which they open; empty for plain text.
        head: what an HTML page says about itself; `None` for plain text.
        first_numbers: with which number each numbered list begins, by the index of its element.
    """

    source: str
    media_type: MediaType
    blocks: list[PageBlock]
    notes: tuple[str, ...] = ()
    markup: list[MarkupBlock] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    head: Head | None = None
    first_numbers: dict[int, int] = field(default_factory=dict)
