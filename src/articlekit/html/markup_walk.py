"""One walk over the tree of an HTML page, which cuts it into blocks and notes in which elements they stand.

A block is what stands between two boundaries of block elements: a paragraph, a heading, a menu entry, a row of a table.
Every node is touched once, and deep trees need no recursion. Most elements hold no text of their own and many hold none
at all: of an element nothing is read before a block needs it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from turbohtml import Element, Node, Text

from articlekit.html.markup_text import LINE_TAGS, collapse, read_headline
from articlekit.html.markup_words import GROUP_BITS, read_words
from articlekit.page import BEYOND_LIMIT, CELL_MARK, Link

INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "input", "ins", "kbd", "label", "mark", "meter", "nobr", "output", "picture", "progress", "q", "rb", "rp", "rt",
    "rtc", "ruby", "s", "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr",
})  # fmt: skip
"""Elements that stand in a line of text; every other element begins a block and ends one."""

CELLS = frozenset({"td", "th"})
"""Cells of a table: a row whose cells hold nothing but text is one block."""

SENTENCE_TAGS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dd", "dt"})
"""Elements in which an element of the page's own invention ("x-link") is a word of a sentence, not a box."""

BROKEN_LINE = 60
"""Characters after which a full stop and one line break end a paragraph, on pages that know no other way."""

MAX_BLOCKS = 20_000
"""Blocks that are read; the longest of 917 pages of news has 1,478."""

LONGEST_ENTRY = 20
"""Bytes of a link that is an entry of a menu where another stands beside it; headlines are longer in every script."""

AUTHOR_ADDRESS = "/author"
"""Part of an address that leads to who wrote the story, whose name must not run into the next."""

MOST_ENTRIES = 100
"""Entries of a menu that are one block."""

_SIGNED = GROUP_BITS["byline"] | GROUP_BITS["meta"] | GROUP_BITS["date"]
_SENTENCE_END = frozenset('.!?…:。！？؟।"”»')

# A call of the class itself takes three times as long, and a page has a hundred of them.
_link = partial(tuple.__new__, Link)

# What an element is in the flow of the text, and what closes with it: nothing, a link, bold or italic text, a time, a
# cell, a block.
_INLINE, _BREAK, _LINK, _BOLD, _ITALIC, _TIME, _CELL, _BOX = range(8)
_KINDS = (
    dict.fromkeys(INLINE, _INLINE)
    | dict.fromkeys(CELLS, _CELL)
    | {"br": _BREAK, "a": _LINK, "b": _BOLD, "strong": _BOLD, "i": _ITALIC, "em": _ITALIC, "time": _TIME}
)


@dataclass(slots=True)
class Found:
    """What a walk finds: columns with one value a block, then columns with one value an element that holds blocks.

    Args:
        texts: the blocks' texts, in reading order.
        places: line and column of the tag before each text, where there is one.
        holders: the element that holds each block, as a place in `elements`.
        are_own: whether nothing has closed between that element's tag and the text.
        words: the words of what opened between them, as bits of `markup_words.GROUPS`.
        links: the links in each block.
        linked: characters inside links.
        bold: characters in bold.
        italic: characters in italics.
        moments: the first time that the markup gives for a machine.
        elements: the elements, in the order in which they open.
        parents: the element around each, -1 for the root.
        cut: whether there is more than was read.
    """

    texts: list[str] = field(default_factory=list)
    places: list[tuple[int, int] | None] = field(default_factory=list)
    holders: list[int] = field(default_factory=list)
    are_own: list[bool] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    links: list[list[Link]] = field(default_factory=list)
    linked: list[int] = field(default_factory=list)
    bold: list[int] = field(default_factory=list)
    italic: list[int] = field(default_factory=list)
    moments: list[str | None] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    cut: bool = False


def find_blocks(root: Element, special: Mapping[Node, int]) -> Found:
    """Cut an element into blocks.

    Args:
        root: the element.
        special: what more than class and id say of some elements in it, as bits of `markup_words.GROUPS`.

    >>> from turbohtml import parse
    >>> found = find_blocks(parse("<p>It <b>rained</b>.<div>Share").find("body"), {})
    >>> found.texts, found.holders, [element.tag for element in found.elements]
    (['It rained.', 'Share'], [1, 2], ['body', 'p', 'div'])
    """
    walk = _Walk(root, special)
    walk.walk()
    return walk.found


def words_of(node: Element, special: Mapping[Node, int]) -> int:
    """Read the words of an element's class, id and the like.

    Args:
        node: the element.
        special: as for `find_blocks`.
    """
    value = node.attr("class")
    words = read_words(value) if value else 0
    value = node.attr("id")
    if value:
        words |= read_words(value)
    return words | special.get(node, 0) if special else words


class _Walk:
    """One walk over a tree: the blocks found so far, and what is open around the one being read."""

    def __init__(self, root: Element, special: Mapping[Node, int]) -> None:
        self.special = special
        self.found = Found()
        # The block being read.
        self.pieces: list[str] = []
        self.links: list[tuple[str, int, int]] = []
        self.lines: list[Element] = []
        self.place: tuple[int, int] | None = None
        self.breaks = self.size = self.bold = self.italic = 0
        self.moment: str | None = None
        # What is open: the elements that can hold blocks, with the indexes of those that do, then links and the like.
        self.boxes = [root]
        self.indexes: list[int] = []
        self.link: str | None = None
        self.link_start = self.bold_depth = self.italic_depth = 0
        # What opened since the last block: its words are the next block's as long as nothing has closed.
        self.latest = root
        self.is_own = True
        self.fresh: list[Element] = []
        self.words = 0
        # Entries in the last block, where it is a menu, and the element around the first.
        self.entries = 0
        self.menu: Element | None = None

    def walk(self) -> None:  # noqa: C901, PLR0912, PLR0915 - one loop over all nodes; calls would double its time
        """Visit every node in the order of the source; an element closes when the next node has another parent."""
        pieces, boxes, fresh, texts = self.pieces, self.boxes, self.fresh, self.found.texts
        nodes: list[Node] = [*boxes]
        kinds = [_BOX]
        kind_of = _KINDS.get
        node: Any  # of one of the two types, or passed over
        for node in boxes[0].descendants:
            node_type = type(node)
            if node_type is Text:
                data = node.data
                if not pieces and data.isspace():
                    continue
            elif node_type is not Element:
                continue
            parent = node.parent
            while nodes[-1] is not parent:
                nodes.pop()
                closing = kinds.pop()
                if closing:
                    self.close(closing)
            if node_type is Text:
                if not pieces:
                    if data.isspace():
                        continue
                    if len(texts) >= MAX_BLOCKS:
                        self.found.cut = True
                        break
                self.add(data)
                continue
            nodes.append(node)
            tag = node.tag
            kind = kind_of(tag, _BOX)
            if kind == _BOX and "-" in tag and pieces and boxes[-1].tag in SENTENCE_TAGS:
                kind = _INLINE
            if kind >= _CELL:
                kinds.append(kind)
                if pieces:
                    if kind == _BOX:
                        self.flush()
                    else:
                        pieces.append(CELL_MARK)
                boxes.append(node)
                self.latest = node
                self.is_own = True
                self.words = 0
                fresh.clear()
            elif kind == _BREAK:
                kinds.append(_INLINE)
                if pieces:
                    self.break_line()
            else:
                kinds.append(self.open_inline(node, kind) if kind else kind)
                if self.link is not None and tag in LINE_TAGS:
                    self.lines.append(node)
                if not pieces:
                    self.latest = node
                    fresh.append(node)
                elif tag == "span" and self.link is not None and not pieces[-1][-1:].isspace():
                    # Inside a link, spans are the lines of a teaser.
                    pieces.append(" ")
        if self.found.cut:
            self.add(BEYOND_LIMIT)  # one block stands for all that is not read
        while kinds:
            self.close(kinds.pop())

    def open_inline(self, node: Element, kind: int) -> int:
        """Enter a link, or an element that says something of the text in it; returns what is to be closed."""
        if kind == _LINK:
            url = node.attr("href") if self.link is None else None
            if not url:
                return _INLINE
            self.link, self.link_start = url, len(self.pieces)
        elif kind == _BOLD:
            self.bold_depth += 1
        elif kind == _ITALIC:
            self.italic_depth += 1
        elif self.moment is None:
            self.moment = node.attr("datetime")
        return kind

    def close(self, kind: int) -> None:
        """Leave an element."""
        if kind >= _CELL:
            # A cell with several blocks is a column of the page, not of a table's row.
            if self.pieces and (kind == _BOX or len(self.indexes) == len(self.boxes)):
                self.flush()
            self.boxes.pop()
            if len(self.indexes) > len(self.boxes):
                self.indexes.pop()
            self.is_own = False
            self.words = 0
            self.fresh.clear()
        elif kind == _LINK:
            if self.pieces:
                self.links.append((self.link or "", self.link_start, len(self.pieces)))
            self.link = None
        elif kind == _BOLD:
            self.bold_depth -= 1
        elif kind == _ITALIC:
            self.italic_depth -= 1

    def add(self, data: str) -> None:
        """Take a piece of text into the block."""
        if not self.pieces:
            # Parsers open elements anew that the page has not closed: those stand nowhere in the source.
            self.place = self.latest.position or self.boxes[-1].position
        elif self.breaks and not data.isspace():
            self.breaks = 0
        self.pieces.append(data)
        self.size += len(data)
        if self.bold_depth:
            self.bold += len(data)
        if self.italic_depth:
            self.italic += len(data)

    def break_line(self) -> None:
        """Take a line break into the block: two in a row end a paragraph, and so does one behind a whole sentence.

        One behind a link or a bold line that is all of the block ends it too: old pages write headlines so.
        """
        self.breaks += 1
        last = self.pieces[-1].rstrip()
        is_sentence = last and last[-1] in _SENTENCE_END and self.size >= BROKEN_LINE
        is_link = self.links and self.links[0][1] == 0 and self.links[0][2] == len(self.pieces)
        if self.breaks > 1 or is_sentence or is_link or self.bold >= self.size:
            self.flush()
        else:
            self.pieces.append(" ")

    def flush(self) -> None:
        """End the block."""
        pieces, links = self.pieces, self.links
        text = collapse("".join(pieces))
        if self.link is not None:
            links.append((self.link, self.link_start, len(pieces)))
            self.link_start = 0
        if text:
            if not links:
                self.entries = 0
                self.add_block(text, [], 0)
            elif not self.joins_menu(text):
                read = self.read_links(text)
                self.add_block(text, read, sum([len(link.text) for link in read]))
        pieces.clear()
        links.clear()
        self.lines.clear()
        self.breaks = self.size = self.bold = self.italic = 0

    def joins_menu(self, text: str) -> bool:
        """Take a link that is an entry of a menu, whose text is given, into the block of the entry beside it.

        A fifth of the blocks outside `<nav>` would be such, and hardly any a story's.
        """
        if not self.is_entry(text):
            self.entries = 0
            return False
        menu = self.boxes[-2]
        if not self.entries or self.entries >= MOST_ENTRIES or self.menu is not menu:
            self.entries = 1
            self.menu = menu
            return False
        self.entries += 1
        found = self.found
        found.texts[-1] += f" {text}"
        found.links[-1].append(_link((self.links[0][0], text, "")))
        found.linked[-1] = len(found.texts[-1])
        found.bold[-1] += self.bold
        return True

    def is_entry(self, text: str) -> bool:
        """Tell whether the block, whose text is given, is a link in an entry of a list, and no writer's and no date."""
        if self.boxes[-1].tag != "li" or not _is_short(text) or self.moment is not None:
            return False
        url, start, end = self.links[0]
        if start or AUTHOR_ADDRESS in url or "".join(self.pieces[end:]).strip():
            return False
        words = words_of(self.boxes[-1], self.special) | words_of(self.boxes[-2], self.special)
        for node in self.fresh:
            words |= words_of(node, self.special)
        return not words & _SIGNED

    def add_block(self, text: str, links: list[Link], linked: int) -> None:
        """Add the block to those found."""
        for node in self.fresh:
            self.words |= words_of(node, self.special)
        self.fresh.clear()
        found = self.found
        found.texts.append(text)
        found.places.append(self.place)
        found.holders.append(self.holder())
        found.are_own.append(self.is_own)
        found.words.append(self.words)
        found.links.append(links)
        found.linked.append(linked)
        found.bold.append(self.bold)
        found.italic.append(self.italic)
        found.moments.append(self.moment)
        self.moment = None

    def holder(self) -> int:
        """Give the index of the element that holds the block; what is open around it is noted now, if no block was."""
        found, indexes = self.found, self.indexes
        for node in self.boxes[len(indexes) :]:
            found.parents.append(indexes[-1] if indexes else -1)
            indexes.append(len(found.elements))
            found.elements.append(node)
        return indexes[-1]

    def read_links(self, text: str) -> list[Link]:
        """Read the links of the block, whose whole text is given."""
        pieces, lines = self.pieces, self.lines
        if len(self.links) == 1:
            url, start, end = self.links[0]
            if start == 0 and end == len(pieces):
                return [_link((url, text, read_headline(text, lines) if lines else ""))]
        links = []
        for url, start, end in self.links:
            if start < end:
                clickable = collapse("".join(pieces[start:end]))
                links.append(_link((url, clickable, read_headline(clickable, lines) if lines else "")))
        return links


def _is_short(text: str) -> bool:
    return len(text) <= LONGEST_ENTRY and (text.isascii() or len(text.encode()) <= LONGEST_ENTRY)
