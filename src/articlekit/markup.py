"""HTML to a page of blocks: every node is touched once, deep trees need no recursion, nothing is judged yet.

A block is what stands between two boundaries of block elements: a paragraph, a heading, a menu entry, a row of a table.
"""

from functools import partial
from typing import Any

import turbohtml

from articlekit.markup_words import GROUP_BITS, HIDDEN, TAGS, is_kicker, read_words
from articlekit.page import BEYOND_LIMIT, Element, Link, MarkupBlock, Page, PageBlock
from articlekit.page_head import read_head
from articlekit.spans import find_spans

UNREAD = "style,svg,template,iframe,select,textarea,object,canvas,noembed,noframes,datalist,math"
"""Elements that hold no prose: the engine removes them before the page is walked."""

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

HEADING_LEVELS = {f"h{level}": level for level in range(1, 7)}

CELL_MARK = " | "
"""What stands between the cells of a row of a table."""

BROKEN_LINE = 60
"""Characters after which a full stop and one line break end a paragraph, on pages that know no other way."""

MAX_BLOCKS = 20_000
"""Blocks that are read; the longest of 917 pages of news has 1,478."""

MOST_STORIES_IN_MENU = 6
"""Links of a `<nav>` that could be the stories before and after rather than a menu."""

LONGEST_MENU_WORD = 40
"""Characters of a link that is no entry of a menu."""

LONGEST_ENTRY = 20
"""Bytes of a link that is an entry of a menu where another stands beside it; headlines are longer in every script."""

AUTHOR_ADDRESS = "/author"
"""Part of an address that leads to who wrote the story, whose name must not run into the next."""

MOST_ENTRIES = 100
"""Entries of a menu that are one block."""

LINE_TAGS = frozenset({"span", "strong", "b", "em", "i", "small", "time"})
"""Elements that part the kicker of a teaser from its headline inside one link."""

MOST_LINES = 12
"""Of these elements, so many are looked at in one block."""

SHORTEST_HEADLINE = 20
"""Characters of a link in which a kicker and a headline have room."""

_SIGNED = GROUP_BITS["byline"] | GROUP_BITS["meta"] | GROUP_BITS["date"]
_EDGES = " \t\u00a0:|/–—-•·+"
_SENTENCE_END = frozenset('.!?…:。！？؟।"”»')

_HIDDEN_ELEMENTS = "[hidden],[style*='display:none' i],[style*='display: none' i],[style*='visibility:hidden' i]"

# A call of the class itself takes three times as long, and a page has a thousand of them.
_page_block = partial(tuple.__new__, PageBlock)
_block = partial(tuple.__new__, MarkupBlock)
_element = partial(tuple.__new__, Element)
_link = partial(tuple.__new__, Link)

# What closes with an element: nothing, a link, bold or italic text, a time, a cell, a block.
_INLINE, _LINK, _BOLD, _ITALIC, _TIME, _CELL, _BOX = range(7)
_INLINE_KINDS = {"a": _LINK, "b": _BOLD, "strong": _BOLD, "i": _ITALIC, "em": _ITALIC, "time": _TIME}


def read_markup(source: str) -> Page:
    """Cut an HTML page into blocks.

    Args:
        source: the decoded source.

    Returns:
        The page, with a `MarkupBlock` beside every block and the elements around them.

    >>> page = read_markup("<h1>Rain</h1><p>It <b>rained</b>.<div>Share")
    >>> [(block.text, beside.tag) for block, beside in zip(page.blocks, page.markup)]
    [('Rain', 'h1'), ('It rained.', 'p'), ('Share', 'div')]
    """
    document = turbohtml.parse(source)
    document.remove(UNREAD)
    head = read_head(document)
    document.remove("script")
    _flatten_menus(document)
    body = document.find("body") or document.root
    if body is None:
        return Page(source, "text/html", [], head=head)
    reader = _Reader(body, _special_words(document))
    reader.walk()
    notes = (f"only the first {MAX_BLOCKS:,} blocks were read",) if reader.cut else ()
    blocks = [
        _page_block((text, start, end, False, HEADING_LEVELS.get(beside.tag, 0)))
        for text, (start, end), beside in zip(
            reader.texts, find_spans(source, reader.texts, reader.places), reader.markup, strict=True
        )
    ]
    return Page(source, "text/html", blocks, notes, reader.markup, reader.elements, head)


def _flatten_menus(document: turbohtml.Document) -> None:
    # A menu is one block: a quarter of all blocks stood in menus, and none was a story's. What holds a paragraph or a
    # headline is no menu, whatever its tag says: left open, it swallows the page.
    for menu in document.select("nav:not(nav nav, :has(p, h1, article))"):
        if not _shows_stories(menu):
            menu.set_text(" ".join(menu.stripped_strings))


def _shows_stories(menu: turbohtml.Element) -> bool:
    # "Previous article", "Next article": a few links, as long as headlines.
    links = menu.select("a")
    return len(links) <= MOST_STORIES_IN_MENU and any(len(link.text.strip()) > LONGEST_MENU_WORD for link in links)


class _Reader:
    """One walk over a tree: the blocks so far, and what is open around the one being read.

    Most elements hold no text of their own and many hold none at all: of an element nothing is read before a block
    needs it.
    """

    __slots__ = (
        "bold",
        "bold_depth",
        "boxes",
        "breaks",
        "cut",
        "elements",
        "entries",
        "fresh",
        "indexes",
        "is_own",
        "italic",
        "italic_depth",
        "latest",
        "lines",
        "link",
        "link_start",
        "links",
        "markup",
        "menu",
        "moment",
        "pieces",
        "place",
        "places",
        "size",
        "special",
        "texts",
        "words",
    )

    def __init__(self, root: turbohtml.Element, special: dict[turbohtml.Node, int]) -> None:
        self.special = special
        self.texts: list[str] = []
        self.markup: list[MarkupBlock] = []
        self.elements: list[Element] = []
        self.places: list[tuple[int, int] | None] = []
        # The block being read.
        self.pieces: list[str] = []
        self.links: list[tuple[str, int, int]] = []
        self.lines: list[turbohtml.Element] = []
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
        self.fresh: list[turbohtml.Element] = []
        self.words = 0
        # Entries in the last block, where it is a menu, and the element around the first.
        self.entries = 0
        self.menu: turbohtml.Element | None = None
        self.cut = False

    def walk(self) -> None:  # noqa: C901, PLR0912, PLR0915 - one loop over all nodes; calls would double its time
        """Visit every node in the order of the source; an element closes when the next node has another parent."""
        text_type, element_type = turbohtml.Text, turbohtml.Element
        pieces, boxes, fresh = self.pieces, self.boxes, self.fresh
        nodes: list[turbohtml.Node] = [*boxes]
        kinds = [_BOX]
        data = ""
        node: Any  # of one of the two types, or passed over
        for node in boxes[0].descendants:
            kind = type(node)
            if kind is text_type:
                data = node.data
                if not pieces and data.isspace():
                    continue
            elif kind is not element_type:
                continue
            parent = node.parent
            while nodes[-1] is not parent:
                nodes.pop()
                closing = kinds.pop()
                if closing:
                    self.close(closing)
            if kind is text_type:
                if not pieces:
                    if data.isspace():
                        continue
                    if len(self.texts) >= MAX_BLOCKS:
                        self.cut = True
                        break
                self.add(data)
                continue
            nodes.append(node)
            tag = node.tag
            if tag in INLINE or (pieces and "-" in tag and boxes[-1].tag in SENTENCE_TAGS):
                kinds.append(self.open_inline(node, tag) if tag in _INLINE_KINDS else _INLINE)
                if self.link is not None and tag in LINE_TAGS:
                    self.lines.append(node)
                if not pieces:
                    self.latest = node
                    fresh.append(node)
                elif tag == "span" and self.link is not None and not pieces[-1][-1:].isspace():
                    # Inside a link, spans are the lines of a teaser.
                    pieces.append(" ")
            elif tag == "br":
                self.break_line()
                kinds.append(_INLINE)
            else:
                if tag in CELLS:
                    kinds.append(_CELL)
                    if pieces:
                        pieces.append(CELL_MARK)
                else:
                    kinds.append(_BOX)
                    if pieces:
                        self.flush()
                boxes.append(node)
                self.latest = node
                self.is_own = True
                self.words = 0
                fresh.clear()
        if self.cut:
            self.add(BEYOND_LIMIT)  # one block stands for all that is not read
        while kinds:
            self.close(kinds.pop())

    def open_inline(self, node: turbohtml.Element, tag: str) -> int:
        """Enter a link, or an element that says something of the text in it; returns what is to be closed."""
        kind = _INLINE_KINDS[tag]
        if kind == _LINK:
            if self.link is not None:
                return _INLINE
            url = node.attr("href")
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
            if self.pieces and kind == _BOX:
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
        """Take a line break: two in a row end a paragraph, and so does one behind a whole sentence."""
        if not self.pieces:
            return
        self.breaks += 1
        if self.breaks > 1:
            self.flush()
            return
        last = self.pieces[-1].rstrip()
        if last and last[-1] in _SENTENCE_END and self.size >= BROKEN_LINE:
            self.flush()
        else:
            self.pieces.append(" ")

    def flush(self) -> None:
        """End the block."""
        pieces = self.pieces
        text = _collapse("".join(pieces))
        if self.link is not None:
            self.links.append((self.link, self.link_start, len(pieces)))
            self.link_start = 0
        if text and not (self.links and self.joins_menu(text)):
            self.add_block(text)
        pieces.clear()
        self.links.clear()
        self.lines.clear()
        self.breaks = self.bold = self.italic = self.size = 0

    def joins_menu(self, text: str) -> bool:
        """Take a link that is an entry of a menu, whose text is given, into the block of the entry beside it.

        A fifth of the blocks outside `<nav>` would be such, and hardly any a story's.
        """
        url, start, end = self.links[0]
        is_whole = not start and not "".join(self.pieces[end:]).strip()
        if not is_whole or AUTHOR_ADDRESS in url or not _is_entry(text) or not self.is_in_menu():
            self.entries = 0
            return False
        menu = self.boxes[-2]
        if not self.entries or self.entries >= MOST_ENTRIES or self.menu is not menu:
            self.entries = 1
            self.menu = menu
            return False
        self.entries += 1
        first = self.markup[-1]
        self.texts[-1] += f" {text}"
        self.markup[-1] = first._replace(
            links=(*first.links, _link((url, text, ""))), linked=len(self.texts[-1]), bold=first.bold + self.bold
        )
        return True

    def is_in_menu(self) -> bool:
        """Tell whether the block stands in an entry of a list, and not of one that says who wrote the story or when."""
        if self.boxes[-1].tag != "li" or self.moment is not None:
            return False
        words = self.words_of(self.boxes[-1]) | self.words_of(self.boxes[-2])
        for node in self.fresh:
            words |= self.words_of(node)
        return not words & _SIGNED

    def add_block(self, text: str) -> None:
        """Add the block, whose text is given, to those of the page."""
        holder = self.holder()
        element = self.elements[holder]
        links: tuple[Link, ...] = ()
        linked = 0
        if self.links:
            links = self.read_links(text)
            linked = sum([len(link.text) for link in links])
        else:
            self.entries = 0
        if self.fresh:
            for node in self.fresh:
                self.words |= self.words_of(node)
            self.fresh.clear()
        words = self.words | element.words if self.is_own else self.words
        self.texts.append(text)
        self.places.append(self.place)
        self.markup.append(_block((element.tag, holder, words, links, linked, self.bold, self.italic, self.moment)))
        self.moment = None

    def holder(self) -> int:
        """Give the index of the element that holds the block; what is open around it is read now, if no block was."""
        elements, indexes = self.elements, self.indexes
        if len(indexes) == len(self.boxes):
            return indexes[-1]
        parent, words_around, tags_around = -1, 0, 0
        if indexes:
            parent = indexes[-1]
            words_around, tags_around = elements[parent].words_around, elements[parent].tags_around
        for node in self.boxes[len(indexes) :]:
            tag, words = node.tag, self.words_of(node)
            words_around |= words
            tags_around |= TAGS.get(tag, 0)
            elements.append(_element((tag, parent, words, words_around, tags_around)))
            parent = len(elements) - 1
            indexes.append(parent)
        return parent

    def words_of(self, node: turbohtml.Element) -> int:
        """Read the words of an element's class, id and the like."""
        attribute = node.attr
        value = attribute("class")
        words = read_words(value) if value else 0
        value = attribute("id")
        if value:
            words |= read_words(value)
        return words | self.special.get(node, 0) if self.special else words

    def read_links(self, text: str) -> tuple[Link, ...]:
        """Read the links of the block, whose whole text is given."""
        pieces = self.pieces
        if len(self.links) == 1:
            url, start, end = self.links[0]
            if start == 0 and end == len(pieces):
                return (_link((url, text, self.headline(text))),)
        links = []
        for url, start, end in self.links:
            if start < end:
                clickable = _collapse("".join(pieces[start:end]))
                links.append(_link((url, clickable, self.headline(clickable))))
        return tuple(links)

    def headline(self, text: str) -> str:
        """Take what the markup calls a kicker or the like off the text of a link; empty where there is none."""
        if not self.lines or len(text) < SHORTEST_HEADLINE:
            return ""
        rest = text
        for line in self.lines[:MOST_LINES]:
            said = _collapse(line.text)
            if not said or len(said) >= len(rest):
                continue
            value = line.attr("class")
            if value and is_kicker(value):
                if rest.startswith(said):
                    rest = rest[len(said) :].lstrip(_EDGES)
                elif rest.endswith(said):
                    rest = rest[: -len(said)].rstrip(_EDGES)
            elif rest.startswith(said) and said[-1].islower() and rest[len(said)].isupper():
                rest = f"{said} {rest[len(said) :]}"  # A line of its own, which a style sheet parts from the next.
        return rest if len(rest) >= SHORTEST_HEADLINE // 2 and rest != text else ""


def _is_entry(text: str) -> bool:
    return len(text) <= LONGEST_ENTRY and (text.isascii() or len(text.encode()) <= LONGEST_ENTRY)


def _collapse(text: str) -> str:
    # `split` alone would also take the no-break and thin spaces that are part of the text.
    if text.isascii():
        return " ".join(text.split())
    for blank in "\n\t\r\f":
        if blank in text:
            text = text.replace(blank, " ")
    if "  " in text:
        text = " ".join(filter(None, text.split(" ")))
    text = text.strip(" ")
    return "" if text.isspace() else text


def _special_words(document: turbohtml.Document) -> dict[turbohtml.Node, int]:
    # What is said by other attributes than class and id, which every element is asked for, is rare.
    words: dict[turbohtml.Node, int] = {}
    for element in document.select(_HIDDEN_ELEMENTS):
        words[element] = HIDDEN
    for element in document.select("[itemprop]"):
        words[element] = words.get(element, 0) | read_words(element.attr("itemprop") or "")
    return words
