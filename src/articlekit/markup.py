"""HTML to a page of blocks: what is never read goes, `markup_walk` cuts the rest, and nothing is judged yet."""

from collections.abc import Mapping, Sequence
from functools import partial

import regex
import turbohtml

from articlekit.html.markup_walk import MAX_BLOCKS, Found, find_blocks, words_of
from articlekit.html.markup_words import APART, HIDDEN, TAGS, read_words
from articlekit.html.page_head import read_head
from articlekit.html.spans import find_spans
from articlekit.page import Element, MarkupBlock, Page, PageBlock

UNREAD = "style,svg,template,iframe,select,textarea,object,canvas,noembed,noframes,datalist,math"
"""Elements that hold no prose: the engine removes them before the page is walked."""

HEADING_LEVELS = {f"h{level}": level for level in range(1, 7)}

MOST_STORIES_IN_MENU = 6
"""Links of a `<nav>` that could be the stories before and after rather than a menu."""

LONGEST_MENU_WORD = 40
"""Characters of a link that is no entry of a menu."""

_HIDDEN_ELEMENTS = (
    ".hidden,[hidden],[style*='display:none' i],[style*='display: none' i],[style*='visibility:hidden' i]"
)

# A call of the class itself takes three times as long, and a page has a thousand of them.
_NUMBER = regex.compile(r"[0-9]{1,6}")
_page_block = partial(tuple.__new__, PageBlock)
_block = partial(tuple.__new__, MarkupBlock)
_element = partial(tuple.__new__, Element)


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
    special = _special_words(document)
    found = find_blocks(body, special)
    elements = _elements(found, special)
    markup = _markup(found, elements)
    spans = find_spans(source, found.texts, found.places)
    blocks = [
        _page_block((text, start, end, False, HEADING_LEVELS.get(beside.tag, 0)))
        for text, (start, end), beside in zip(found.texts, spans, markup, strict=True)
    ]
    notes = (f"only the first {MAX_BLOCKS:,} blocks were read",) if found.cut else ()
    return Page(source, "text/html", blocks, notes, markup, elements, head, _first_numbers(found, elements))


def _first_numbers(found: Found, elements: Sequence[Element]) -> dict[int, int]:
    starts = ((place, found.elements[place].attr("start")) for place, box in enumerate(elements) if box.tag == "ol")
    return {place: int(start) if start and _NUMBER.fullmatch(start) else 1 for place, start in starts}


def _elements(found: Found, special: Mapping[turbohtml.Node, int]) -> list[Element]:
    # What stands around an element has opened before it.
    tags = [node.tag for node in found.elements]
    words = [words_of(node, special) for node in found.elements]
    words_around, tags_around = words[:1], [TAGS.get(tag, 0) for tag in tags]
    for place, parent in enumerate(found.parents[1:], 1):
        words_around.append(words[place] | words_around[parent])
        tags_around[place] |= tags_around[parent]
    return list(map(_element, zip(tags, found.parents, words, words_around, tags_around, strict=True)))


def _markup(found: Found, elements: list[Element]) -> list[MarkupBlock]:
    holders = list(map(elements.__getitem__, found.holders))
    columns = (
        [holder.tag for holder in holders],
        found.holders,
        [
            words | holder.words if is_own else words
            for words, holder, is_own in zip(found.words, holders, found.are_own, strict=True)
        ],
        map(tuple, found.links),
        found.linked,
        found.bold,
        found.italic,
        found.moments,
    )
    return list(map(_block, zip(*columns, strict=True)))


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


def _special_words(document: turbohtml.Document) -> dict[turbohtml.Node, int]:
    # What is said by other attributes than class and id, which every element is asked for, is rare.
    words: dict[turbohtml.Node, int] = {}
    for element in document.select(_HIDDEN_ELEMENTS):
        names = element.attr("class") or ""
        # "hidden md:block" is shown on wider screens; a script or a style may show the others.
        never_shown = ":" not in names and "hidden" in names.split()
        words[element] = HIDDEN | APART if never_shown else HIDDEN
    for element in document.select("[itemprop]"):
        words[element] = words.get(element, 0) | read_words(element.attr("itemprop") or "")
    return words
