"""What the markup says of a block of the body: its label, its level and its links."""

from collections.abc import Iterator, Sequence

import regex

from articlekit.cleaner import CleanPage
from articlekit.html.addresses import join_address, read_address
from articlekit.html.markup_walk import CELLS
from articlekit.html.markup_words import APART, TAGS
from articlekit.markup import HEADING_LEVELS
from articlekit.models import Label
from articlekit.page import CELL_MARK, Element, MarkupBlock, Page

LONGEST_CELL = 110
"""Characters of a row with a single cell; what is longer is a paragraph in a table that only lays out the page."""

DEEPEST_LIST = 6
"""Levels of lists in lists that are told apart."""

MOST_STEPS = 100
"""Elements around a block that are looked at; the deepest block of 915 pages has 41, and a hostile page 200,000."""

APART_TAGS = TAGS["dialog"] | TAGS["figcaption"] | TAGS["footer"] | TAGS["form"] | TAGS["nav"]
"""Elements that are no part of a text."""

HOME_SHARE = 0.9
"""Share of a block's links that is the one to the front page, from which the block is the site's name."""

_FRONT = regex.compile(r"(?:(?:https?:)?//[^/?#]{1,200})?/?")
_BOXES = frozenset({"article", "section", "main", "aside", "body", "td", "th"})
"""Elements that begin something of their own: an entry of a live blog in an item of a list is no item of a list."""


def label_by_markup(page: Page, index: int) -> Label:
    """Label a block of the body.

    Args:
        page: the page, read from HTML.
        index: the block.
    """
    beside = page.markup[index]
    if beside.tag in HEADING_LEVELS:
        return Label.HEADING
    if beside.tag == "tr" or beside.tag in CELLS:
        text = page.blocks[index].text
        return Label.TABLE if CELL_MARK in text or len(text) <= LONGEST_CELL else Label.PARAGRAPH
    around = page.elements[beside.element].tags_around
    if around & TAGS["blockquote"]:
        return Label.QUOTE
    if around & TAGS["li"] and list_depth(page, index):
        return Label.LIST_ITEM
    return Label.PARAGRAPH


def may_stand_apart(element: Element) -> bool:
    """Tell whether an element, or one around it, is or says that it is no part of a text; the page's own may."""
    return bool(element.tags_around & APART_TAGS or element.words_around & APART)


def leads_home(beside: MarkupBlock) -> bool:
    """Tell whether a block is the name of the site, a link to its front page.

    Args:
        beside: what the markup says of the block.
    """
    return any(_FRONT.fullmatch(link.url) and len(link.text) >= HOME_SHARE * beside.linked > 0 for link in beside.links)


def list_depth(page: Page, index: int) -> int:
    """Count the lists, one in another, in which a block stands; 0 where it stands in none.

    Args:
        page: the page, read from HTML.
        index: the block.
    """
    depth = 0
    for place in climb(page.markup[index].element, page.elements):
        tag = page.elements[place].tag
        if tag in _BOXES or depth == DEEPEST_LIST:
            break
        depth += tag == "li"
    return depth


def item_numbers(page: Page) -> dict[int, int]:
    """Count the items of the numbered lists of a page.

    Args:
        page: the page, read from HTML.

    Returns:
        The number of each item by the index of the first block in it.
    """
    following = dict(page.first_numbers)
    numbers: dict[int, int] = {}
    for place, element in enumerate(page.elements):
        if element.tag == "li" and element.parent in following:
            numbers[place] = following[element.parent]
            following[element.parent] += 1
    found: dict[int, int] = {}
    for index, beside in enumerate(page.markup):
        for place in climb(beside.element, page.elements):
            if page.elements[place].tag in _BOXES:
                break
            if page.elements[place].tag == "li":
                number = numbers.pop(place, 0)
                if number:
                    found[index] = number
                break
    return found


def links_in(page: CleanPage, index: int, base: str) -> list[dict[str, str]]:
    """Gather the links of a block to other pages.

    Args:
        page: the page, cleaned.
        index: the block.
        base: the absolute address from which others are counted; empty where not known.

    Returns:
        Text and address of each, in order; fragments, scripts and mail are left out, and so are links without a text.
    """
    return [
        {"text": text, "url": join_address(link.url, base)}
        for link in page.page.markup[index].links
        if (text := _repaired(link.text, page, index).strip()) and read_address(link.url, base) is not None
    ]


def _repaired(text: str, page: CleanPage, index: int) -> str:
    # The link's text is to be found again in the block's, whose characters may have been repaired.
    raw, repaired = page.page.blocks[index].text, page.texts[index]
    if raw == repaired:
        return text
    if text == raw:
        return repaired
    for changed, change in page.changes:
        if changed == index:
            text = text.replace(change.before, change.after)
    return text


def climb(place: int, elements: Sequence[Element]) -> Iterator[int]:
    """Name the elements around a place, the innermost first.

    Args:
        place: index of an element, which comes first.
        elements: all elements of the page.

    Returns:
        Indexes of at most `MOST_STEPS` elements.
    """
    for _ in range(MOST_STEPS):
        if place < 0:
            return
        yield place
        place = elements[place].parent
