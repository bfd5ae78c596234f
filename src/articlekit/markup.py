"""HTML to a page of blocks: every node is touched once, deep trees need no recursion, nothing is judged yet.

A block is what stands between two boundaries of block elements: a paragraph, a heading, a menu entry, a row of a table.
"""

from itertools import accumulate

import regex
import turbohtml

from articlekit.markup_words import HIDDEN, TAGS, read_words
from articlekit.page import BEYOND_LIMIT, Element, Link, MarkupBlock, Page, PageBlock
from articlekit.page_head import read_head

UNREAD = "script,style,svg,template,iframe,select,textarea,object,canvas,noembed,noframes,datalist,math"
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

CELL_MARK = "| "
"""What stands between the cells of a row of a table."""

BROKEN_LINE = 60
"""Characters after which a full stop and one line break end a paragraph, on pages that know no other way."""

MAX_BLOCKS = 20_000
"""Blocks that are read; the longest of 917 pages of news has 1,478."""

SEARCH = 4_000
"""Characters of source in which the text of a block is looked for where no tag says where it starts."""

_SENTENCE_END = frozenset('.!?…:。！？؟।"”»')
_BLANKS = regex.compile(r"[ \t\n\r\f]+")
_LINE_END = regex.compile(r"\r\n?|\n")

_HIDDEN_ELEMENTS = "[hidden],[style*='display:none' i],[style*='display: none' i],[style*='visibility:hidden' i]"

# What is left open on the stack: the index of an element that holds blocks, or one of these.
_INLINE, _LINK, _BOLD, _ITALIC = -1, -2, -3, -4
_INLINE_KINDS = {"a": _LINK, "b": _BOLD, "strong": _BOLD, "i": _ITALIC, "em": _ITALIC}


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
    head = read_head(document)
    document.remove(UNREAD)
    _flatten_menus(document)
    reader = _Reader(_special_words(document))
    body = document.find("body") or document.root
    if body is not None:
        reader.walk(body)
    notes = (f"only the first {MAX_BLOCKS:,} blocks were read",) if reader.cut else ()
    blocks = _with_spans(source, reader.texts, reader.places, reader.markup)
    return Page(source, "text/html", blocks, notes, reader.markup, reader.elements, head)


def _flatten_menus(document: turbohtml.Document) -> None:
    # A menu is one block: a quarter of all blocks stood in menus, and none was a story's. What holds a paragraph or a
    # headline is no menu, whatever its tag says: left open, it swallows the page.
    for menu in document.select("nav:not(nav nav, :has(p, h1, article))"):
        menu.set_text(" ".join(menu.stripped_strings))


class _Reader:
    """One walk over a tree: the blocks so far, the pieces of the one being read, and what is open around it."""

    __slots__ = (
        "bold",
        "bold_depth",
        "breaks",
        "current",
        "cut",
        "elements",
        "italic",
        "italic_depth",
        "link",
        "link_start",
        "links",
        "markup",
        "moment",
        "pieces",
        "place",
        "places",
        "position",
        "size",
        "special",
        "texts",
        "words",
    )

    def __init__(self, special: dict[turbohtml.Node, int]) -> None:
        self.special = special
        self.texts: list[str] = []
        self.markup: list[MarkupBlock] = []
        self.elements: list[Element] = []
        self.places: list[tuple[int, int] | None] = []
        self.pieces: list[str] = []
        self.links: list[tuple[str, int, int]] = []
        self.link: str | None = None
        self.link_start = 0
        self.breaks = 0
        self.bold_depth = self.italic_depth = 0
        self.bold = self.italic = self.size = 0
        self.moment: str | None = None
        self.words = 0
        self.current = -1
        self.cut = False
        self.position: tuple[int, int] | None = None
        self.place: tuple[int, int] | None = None

    def walk(self, root: turbohtml.Element) -> None:  # noqa: C901 - one loop over all nodes; calls would double its time
        """Visit every node in the order of the source; an element closes when the next node has another parent."""
        text_type, element_type = turbohtml.Text, turbohtml.Element
        nodes: list[turbohtml.Node] = [root]
        kinds = [self.open(root)]
        pieces = self.pieces
        data = ""
        for node in root.descendants:
            kind = type(node)
            if kind is text_type:
                data = node.data  # type: ignore[attr-defined]
                if not pieces and data.isspace():
                    continue
                if len(self.texts) >= MAX_BLOCKS:
                    self.cut = True
                    break
            elif kind is not element_type:
                continue
            parent = node.parent
            while nodes[-1] is not parent:
                nodes.pop()
                closing = kinds.pop()
                if closing != _INLINE:
                    self.close(closing)
            if kind is text_type:
                self.add(data)
            else:
                nodes.append(node)
                kinds.append(self.open(node))  # type: ignore[arg-type]
        if self.cut:
            self.flush()
            self.add(BEYOND_LIMIT)  # one block stands for all that is not read
        while kinds:
            self.close(kinds.pop())

    def open(self, node: turbohtml.Element) -> int:
        """Enter an element; returns what is to be closed when it ends."""
        tag = node.tag
        if tag in INLINE or (
            "-" in tag and self.pieces and self.elements and self.elements[self.current].tag in SENTENCE_TAGS
        ):
            return self.open_inline(node, tag)
        if tag == "br":
            self.break_line()
            return _INLINE
        if tag in CELLS:
            if self.pieces:
                self.pieces.append(CELL_MARK)
        elif self.pieces:
            self.flush()
        self.position = node.position
        words = self.words_of(node)
        if self.current >= 0:
            around = self.elements[self.current]
            words_around, tags_around = around.words_around | words, around.tags_around | TAGS.get(tag, 0)
        else:
            words_around, tags_around = words, TAGS.get(tag, 0)
        self.elements.append(Element(tag, self.current, words, words_around, tags_around))
        self.current = len(self.elements) - 1
        self.words = words
        return self.current

    def open_inline(self, node: turbohtml.Element, tag: str) -> int:
        """Enter an element that stands in a line of text."""
        kind = _INLINE_KINDS.get(tag, _INLINE)
        if kind == _LINK:
            url = node.attr("href")
            if url and self.link is None:
                self.link, self.link_start = url, len(self.pieces)
            else:
                kind = _INLINE
        elif kind == _BOLD:
            self.bold_depth += 1
        elif kind == _ITALIC:
            self.italic_depth += 1
        elif tag == "time" and self.moment is None:
            self.moment = node.attr("datetime")
        if not self.pieces:
            self.words |= self.words_of(node)
            self.position = node.position or self.position
        elif self.link is not None and tag == "span" and not self.pieces[-1][-1:].isspace():
            # Inside a link, spans are the lines of a teaser.
            self.pieces.append(" ")
        return kind

    def words_of(self, node: turbohtml.Element) -> int:
        """Read the words of an element's class, id and the like."""
        attribute = node.attr
        value = attribute("class")
        words = read_words(value) if value else 0
        value = attribute("id")
        if value:
            words |= read_words(value)
        return words | self.special.get(node, 0) if self.special else words

    def close(self, kind: int) -> None:
        """Leave an element."""
        if kind >= 0:
            tag, parent, *_ = self.elements[kind]
            if self.pieces and tag not in CELLS:
                self.flush()
            self.current = parent
            self.words = 0
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
        pieces = self.pieces
        if not pieces:
            if data.isspace():
                return
            self.place = self.position
        pieces.append(data)
        self.size += len(data)
        if self.bold_depth:
            self.bold += len(data)
        if self.italic_depth:
            self.italic += len(data)
        if self.breaks and not data.isspace():
            self.breaks = 0

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
        if text:
            links = self.read_links(text) if self.links else ()
            linked = sum([len(link.text) for link in links])
            self.texts.append(text)
            self.places.append(self.place)
            self.markup.append(
                MarkupBlock(
                    self.elements[self.current].tag,
                    self.current,
                    self.words,
                    links,
                    linked,
                    self.bold,
                    self.italic,
                    self.moment,
                )
            )
            self.moment = None
        pieces.clear()
        self.links.clear()
        self.breaks = self.bold = self.italic = self.size = 0

    def read_links(self, text: str) -> tuple[Link, ...]:
        """Read the links of the block, whose whole text is given."""
        pieces = self.pieces
        if len(self.links) == 1:
            url, start, end = self.links[0]
            if start == 0 and end == len(pieces):
                return (Link(url, text),)
        return tuple(
            [Link(url, _collapse("".join(pieces[start:end]))) for url, start, end in self.links if start < end]
        )


def _collapse(text: str) -> str:
    # `split` alone would also take the no-break and thin spaces that are part of the text.
    if text.isascii():
        return " ".join(text.split())
    collapsed: str = _BLANKS.sub(" ", text).strip(" ")
    return collapsed if not collapsed.isspace() else ""


def _special_words(document: turbohtml.Document) -> dict[turbohtml.Node, int]:
    # What is said by other attributes than class and id, which every element is asked for, is rare.
    words: dict[turbohtml.Node, int] = {}
    for element in document.select(_HIDDEN_ELEMENTS):
        words[element] = HIDDEN
    for element in document.select("[itemprop]"):
        words[element] = words.get(element, 0) | read_words(element.attr("itemprop") or "")
    return words


def _with_spans(
    source: str, texts: list[str], places: list[tuple[int, int] | None], markup: list[MarkupBlock]
) -> list[PageBlock]:
    # A block begins where the tag before its text does, and ends where the next block begins.
    starts_of_lines = _line_starts(source)
    lines = len(starts_of_lines)
    starts: list[int] = []
    last = 0
    for text, place in zip(texts, places, strict=True):
        start = starts_of_lines[place[0] - 1] + place[1] if place and place[0] <= lines else last
        if start <= last and starts:
            found = source.find(text[:24], last + 1, last + SEARCH)
            start = found if found >= 0 else last
        last = start
        starts.append(start)
    ends = [*starts[1:], len(source)][: len(starts)]
    return [
        PageBlock(text, start, end, level=HEADING_LEVELS.get(beside.tag, 0))
        for text, start, end, beside in zip(texts, starts, ends, markup, strict=True)
    ]


def _line_starts(source: str) -> list[int]:
    if "\r" in source:
        return [0, *(found.end() for found in _LINE_END.finditer(source))]
    return [0, *accumulate([len(line) + 1 for line in source.split("\n")])]
