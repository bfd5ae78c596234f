"""Parts the links of an HTML page into the teasers they could be, each with its card, and the cards into lists.

A teaser is often several links to one address: a picture, a headline, an excerpt. Its card is the largest element that
holds no other teaser; cards that lie side by side are a list. Everything is found from the order in which the elements
open: an element lies inside another exactly where climbing from it meets the other before anything that opened earlier.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

import regex

from articlekit.html.addresses import Address, AddressLook, look_at, read_address
from articlekit.html.markup_words import GROUP_BITS, HIDDEN, TAGS
from articlekit.page import Element, Link, MarkupBlock, Page

MOST_CARDS = 4_000
"""Cards of one page that are looked at: ten times what the fullest home page shows, and work stays bounded."""

SHORTEST_TEXT = 15
"""Characters of a link that could be a headline; words of menus and names of sections have fewer."""

LONGEST_HEADLINE = 160
"""Characters of a link that is rather a headline than an excerpt."""

SHORTEST_HEADED = 8
"""The same inside a heading, and for Chinese, Japanese and Korean."""

SHORTEST_IN_MENU = 30
"""The same in a menu, a form, the head or the foot of the page."""

LONGEST_POINTER = 50
"""Characters of a pointer in front of a headline."""

LONGEST_BEHIND = 12
"""Characters behind the link of a pointer: a full stop, an arrow, "(video)"."""

SHORTEST_PART = 0.6
"""Share of its block that a link takes up which is the block's matter; in a sentence it is less."""

ROW_SHARE = 0.85
"""Share of a block that two or more headlines take up which stand in it beside one another."""

LONGEST_PART = 0.95
"""Share up to which a link that begins with a small letter is taken for a part of a sentence."""

REACH = 12
"""Blocks between two links to one address that are still one teaser: picture, kicker, headline, author, excerpt."""

TALLEST_CARD = 4
"""Elements around a part of a card up to the one that holds all."""

WIDEST_CARD = 8
"""Blocks of a card on each side of its headline; the fullest card met had seven in all."""

DEEPEST = 64
"""Elements that are climbed to see whether a block lies inside a card."""

COUSINS = 3
"""How many elements up the rows or columns of one list meet."""

FARTHEST = 8
"""Elements that are climbed to see how far apart two are."""

LONGEST_GAP = 4
"""Blocks between two cards of a list: an age, an author, a label that the markup does not put in the card."""

LONGEST_SMALL_PRINT = 90
"""Characters of such a block; longer ones are paragraphs."""

LONGEST_LABEL = 40
"""Characters of a link to an author, a section or a topic."""

LONGEST_LABEL_SLUG = 2
"""Bin of the words in its address, see `AddressLook.slug`."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
TITLE_WORDS = GROUP_BITS["title"]
_MENU_TAGS = TAGS["nav"] | TAGS["header"] | TAGS["footer"] | TAGS["form"] | TAGS["button"]
_MENU_WORDS = GROUP_BITS["navigation"]
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")


@dataclass(slots=True)
class Card:
    """What could be the teaser of another story: links to one address, and the blocks around them.

    Args:
        address: where its links lead.
        look: what that address looks like.
        url: the same as the page has it.
        block: index of the block that holds the headline.
        text: text of the link there.
        headline: the same without kicker and the like, where the markup parts them; else empty.
        whole: whether that link is the matter of its block, not a word in a sentence.
        last: index of the last block with a link of the card.
        texts: the link's texts, with their blocks.
        start: index of the first block of the card.
        end: index behind its last block.
        element: the outermost element that holds this card alone.
        fork: the element at which the way to the next card parts.
        list_index: number of the list in which it stands.
    """

    address: Address
    look: AddressLook
    url: str
    block: int
    text: str
    headline: str
    whole: bool
    last: int
    texts: list[tuple[int, str]] = field(default_factory=list)
    start: int = 0
    end: int = 0
    element: int = -1
    fork: int = -1
    list_index: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands.

    Args:
        base: the absolute address from which its links are counted; empty where not known.
        own: the page's own address, where known.
    """

    base: str
    own: Address | None


def find_cards(page: Page, place: Place, headings: AbstractSet[int]) -> list[Card]:
    """Find what could be teasers.

    Args:
        page: the page.
        place: where it stands.
        headings: blocks that are known to head a list, linked or not.

    Returns:
        The cards in reading order, each with its blocks and the number of its list.
    """
    cards: list[Card] = []
    for index, beside in enumerate(page.markup):
        if not beside.links or index in headings:
            continue
        if len(cards) >= MOST_CARDS:
            break
        headed = beside.tag in HEADINGS or bool(beside.words & TITLE_WORDS)
        row = _is_row(beside, len(page.blocks[index].text))
        shortest = SHORTEST_HEADED if headed else SHORTEST_TEXT
        for link in beside.links[:MOST_CARDS]:
            # The quick look: nearly all links of a page are words of menus.
            text = link.text
            if (len(text) >= shortest or not text.isascii()) and _could_be_headline(
                text, beside, headed, page.elements
            ):
                _take_link(link, index, page, place, cards, row=row)
    _divide(cards, page.markup, page.elements)
    _gather(cards, page)
    return cards


def _could_be_headline(text: str, beside: MarkupBlock, headed: bool, elements: Sequence[Element]) -> bool:  # noqa: FBT001
    size = len(text)
    if not text.isascii() and _WIDE.search(text):
        return size >= SHORTEST_HEADED
    if " " not in text or size < (SHORTEST_HEADED if headed else SHORTEST_TEXT):
        return False
    if size >= SHORTEST_IN_MENU or headed:
        return True
    around = elements[beside.element]
    return not (around.tags_around & _MENU_TAGS or around.words_around & _MENU_WORDS)


def _is_row(beside: MarkupBlock, size: int) -> bool:
    # Headlines beside one another, parted by line breaks or by nothing, with a heading in front at most.
    links = beside.links
    return (
        len(links) > 1
        and beside.linked >= ROW_SHARE * size
        and all(len(link.text) >= SHORTEST_IN_MENU and not link.text[0].islower() for link in links)
    )


def _take_link(link: Link, index: int, page: Page, place: Place, cards: list[Card], *, row: bool) -> None:
    address = read_address(link.url, place.base)
    if address is None:
        return
    size, markup = len(page.blocks[index].text), page.markup
    share = len(link.text) / size if size else 1.0
    whole = row or (share >= SHORTEST_PART and (share > LONGEST_PART or not link.text[0].islower()))
    card = cards[-1] if cards else None
    if (
        card is not None
        and card.address.key == address.key
        and index - card.last <= REACH
        and (whole == card.whole or index == card.last)
        and _is_near(card.last, index, page)
    ):
        card.texts.append((index, link.text))
        card.last = index
        if _is_better(link.text, markup[index], card.text, markup[card.block]):
            card.block, card.text, card.headline, card.whole = index, link.text, link.headline, whole
    elif whole or _could_follow_pointer(link.text, page.blocks[index].text):
        look = look_at(address, place.own)
        if not _is_label(link.text, look):
            cards.append(
                Card(address, look, link.url, index, link.text, link.headline, whole, index, [(index, link.text)])
            )


def _is_near(last: int, index: int, page: Page) -> bool:
    # The same story may end one list and open the next.
    markup, elements = page.markup, page.elements
    if any(markup[between].tag in HEADINGS and not markup[between].links for between in range(last + 1, index)):
        return False
    first, second = markup[last].element, markup[index].element
    both = meet(first, second, elements)
    return max(distance(first, both, elements), distance(second, both, elements)) <= TALLEST_CARD


def _could_follow_pointer(text: str, block: str) -> bool:
    # "Read also: <a>Boats come home</a>": in any other sentence more stands around the link.
    start = block.find(text)
    return 2 < start <= LONGEST_POINTER and len(block) - start - len(text) <= LONGEST_BEHIND


def _is_label(text: str, look: AddressLook) -> bool:
    # The author, the section or the topic of a story stands in its card, and begins none.
    if len(text) > LONGEST_LABEL:
        return False
    return look.section == 3 or (look.section == 1 and look.slug <= LONGEST_LABEL_SLUG)


def _is_better(text: str, new: MarkupBlock, old_text: str, old: MarkupBlock) -> bool:
    if SHORTEST_TEXT <= len(text) <= LONGEST_HEADLINE and (
        old_text.rstrip().endswith(":") or (len(old_text) < SHORTEST_TEXT and text.isascii())
    ):
        return True  # The first was a kicker or a section's name, however large it is set.
    if text.endswith(":") or (len(text) < SHORTEST_TEXT <= len(old_text) and text.isascii()):
        return False
    # A headline is marked as one more often than anything else in a card; of two the higher one, and one that is seen.
    if new.tag in HEADINGS:
        return old.tag not in HEADINGS or (new.words & HIDDEN, new.tag) < (old.words & HIDDEN, old.tag)
    return bool(new.words & TITLE_WORDS) and not old.words & TITLE_WORDS and old.tag not in HEADINGS


# ------------------------------------------------------------------------------------------------------------- cards


def _divide(cards: list[Card], markup: Sequence[MarkupBlock], elements: Sequence[Element]) -> None:
    """Find each card's element and blocks."""
    roots = [meet(markup[card.texts[0][0]].element, markup[card.last].element, elements) for card in cards]
    above = -1
    for place, card in enumerate(cards):
        below = meet(roots[place], roots[place + 1], elements) if place + 1 < len(cards) else -1
        deepest = max(above, below)
        element = roots[place]
        while element > deepest and (parent := elements[element].parent) > deepest:
            element = parent
        card.element, card.fork = element, below
        above = below
    for place, card in enumerate(cards):
        first = card.texts[0][0]
        floor = max(first - WIDEST_CARD, cards[place - 1].last + 1 if place else 0)
        ceiling = min(
            card.last + 1 + WIDEST_CARD, cards[place + 1].texts[0][0] if place + 1 < len(cards) else len(markup)
        )
        start, end = first, card.last + 1
        while start > floor and _lies_in(markup[start - 1].element, card.element, elements):
            start -= 1
        while end < ceiling and _lies_in(markup[end].element, card.element, elements):
            end += 1
        card.start, card.end = start, end


def meet(first: int, second: int, elements: Sequence[Element]) -> int:
    """The innermost element that holds both; the way from one card to the next is climbed once in all."""
    low, high = (first, second) if first < second else (second, first)
    while high > low:
        high = elements[high].parent
    # What opened at or before the earlier one and is still open at the later one holds both.
    return high


def _lies_in(element: int, around: int, elements: Sequence[Element]) -> bool:
    for _ in range(DEEPEST):
        if element <= around:
            break
        element = elements[element].parent
    return element == around


# ------------------------------------------------------------------------------------------------------------- lists


def _gather(cards: list[Card], page: Page) -> None:
    """Number the lists: cards side by side, or alike in rows side by side, with nothing but small print between."""
    number = 0
    for place, card in enumerate(cards):
        if place and not _is_mate(cards[place - 1], card, page):
            number += 1
        card.list_index = number


def _is_mate(above: Card, card: Card, page: Page) -> bool:
    if not (above.whole and card.whole) or card.address.path.startswith(above.address.path + "/"):
        return False  # What leads to the section of the others heads them.
    fork, elements, markup = above.fork, page.elements, page.markup
    steps = max(distance(above.element, fork, elements), distance(card.element, fork, elements))
    if steps > COUSINS:
        return False
    if steps > 1 and (above.end < card.start or not is_alike(markup[above.block], markup[card.block])):
        return False
    return card.start - above.end <= LONGEST_GAP and not any(
        is_heading(markup[index]) or len(page.blocks[index].text) > LONGEST_SMALL_PRINT
        for index in range(above.end, card.start)
    )


def distance(element: int, around: int, elements: Sequence[Element]) -> int:
    """How many elements lie between one and another around it, up to `FARTHEST`."""
    steps = 0
    while element > around and steps < FARTHEST:
        element = elements[element].parent
        steps += 1
    return steps


def is_alike(first: MarkupBlock, second: MarkupBlock) -> bool:
    """Whether two headlines are marked up alike."""
    return first.tag == second.tag and first.words == second.words


def is_heading(beside: MarkupBlock) -> bool:
    """Whether the markup calls a block a heading."""
    return beside.tag in HEADINGS or (bool(beside.words & TITLE_WORDS) and not beside.linked)
