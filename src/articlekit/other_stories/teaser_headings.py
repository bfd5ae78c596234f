"""Finds the headings of lists of teasers: above the list, inside a card, or in front of the link."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articlekit.cleaner import CleanPage, Mark
from articlekit.html.markup_words import GROUP_BITS, HIDDEN, TAGS
from articlekit.models import StoryKind
from articlekit.other_stories.cards import (
    COUSINS,
    HEADINGS,
    LONGEST_BEHIND,
    LONGEST_POINTER,
    Card,
    distance,
    is_alike,
    is_heading,
    meet,
)
from articlekit.rules import RuleKind
from articlekit.words.headlines import strip_pointer

LONGEST_LIST_HEADING = 90
"""Characters of a list's heading; longer ones are headlines."""

LONGEST_BARE_HEADING = 50
"""The same where nothing but its place says that it is one."""

LONGEST_BETWEEN = 140
"""Characters of a block between a list and its heading; longer ones are prose."""

HEADING_REACH = 6
"""Blocks between a list and its heading: a link to the whole list, the name of a tab, an advertisement's label."""

HEADING_HEIGHT = 5
"""Elements around a card in which a heading stands that is marked by nothing but its place."""

LONGEST_OPENING = 4
"""Words at the start of a heading that may be a heading by themselves."""

LONGEST_TAB = 30
"""Characters of a tab above lists of which a browser shows one at a time."""

MOST_TABS = 4
"""Tabs beside one another."""

LONGEST_BREAK = 6
"""Blocks between two cards of one list: an advertisement with its labels."""

_POINTER_ENDS = frozenset(":：|→»>–—-")
_UNSEEN = HIDDEN | GROUP_BITS["ad"]

_POINTING = frozenset({StoryKind.INLINE, StoryKind.NEXT_PREV})
"""What every card of a list may say of itself; a list's heading stands above all."""

_SAID = frozenset({RuleKind.LIST_HEADING, RuleKind.POINTER, RuleKind.TAGS})
"""Kinds of lines that may head a list of stories."""

_UNSAID = frozenset({
    RuleKind.SHARE, RuleKind.COMMENT, RuleKind.NEWSLETTER, RuleKind.APP, RuleKind.AD, RuleKind.CONSENT, RuleKind.CREDIT,
    RuleKind.PAYWALL, RuleKind.BYLINE, RuleKind.COPYRIGHT, RuleKind.INTERFACE, RuleKind.CAPTION,
})  # fmt: skip
"""Kinds of lines that head no list of stories even where they are marked as headings."""


@dataclass(frozen=True, slots=True)
class ListHeading:
    """The heading of a list of teasers.

    Args:
        block: index of its block.
        text: what it says.
        kind: what a rule knows of such a list, where one knows it.
        whole: whether it has the block for itself; a pointer may share that of the headline.
    """

    block: int
    text: str
    kind: StoryKind | None
    whole: bool = True


def find_headings(cards: Sequence[Card], lists: Sequence[range], page: CleanPage) -> list[ListHeading | None]:
    """Find the heading under which each card stands.

    Args:
        cards: the cards of a page, in order.
        lists: places of the cards of each one's list.
        page: the page, cleaned.
    """
    headings: list[ListHeading | None] = []
    for place, card in enumerate(cards):
        mates = lists[place]
        heading = _own_heading(card, page, alone=len(mates) == 1)
        if heading is None and card.whole:
            if place > mates.start:
                heading = _shared(headings[-1], cards[mates.start])
                if heading is not None and _begins_panel(cards[place - 1], card, page):
                    heading = _next_tab(heading, cards[mates.start].start, page) or heading
            elif place == 0:
                heading = _heading_above(card, 0, page)
            else:
                above = cards[place - 1]
                heads = len(lists[place - 1]) == 1 and _could_head(above, page)
                heading = _heading_above(card, above.start if heads else above.end, page)
                if heading is None and _goes_on(above, card, page):
                    heading = _going_on(headings[-1], cards[lists[place - 1].start], page)
        headings.append(heading)
    return _with_repeated_pointers(headings)


def _begins_panel(above: Card, card: Card, page: CleanPage) -> bool:
    elements = page.page.elements
    return elements[above.element].parent != elements[card.element].parent


def _shared(heading: ListHeading | None, first: Card) -> ListHeading | None:
    return heading if heading is not None and heading.whole and heading.block < first.start else None


def _goes_on(above: Card, card: Card, page: CleanPage) -> bool:
    # An advertisement between two cards does not end what their heading says.
    markup = page.page.markup
    return card.start - above.end <= LONGEST_BREAK and is_alike(markup[above.block], markup[card.block])


def _going_on(heading: ListHeading | None, first: Card, page: CleanPage) -> ListHeading | None:
    heading = _shared(heading, first)
    return heading and (_next_tab(heading, first.start, page) or heading)


def _with_repeated_pointers(headings: list[ListHeading | None]) -> list[ListHeading | None]:
    # What stands in front of several links is a pointer, in whatever language.
    unknown = Counter(heading.text for heading in headings if heading is not None and _is_unknown_pointer(heading))
    if not unknown or max(unknown.values()) == 1:
        return headings
    return [
        replace(heading, kind=StoryKind.INLINE)
        if heading is not None and _is_unknown_pointer(heading) and unknown[heading.text] > 1
        else heading
        for heading in headings
    ]


def _is_unknown_pointer(heading: ListHeading) -> bool:
    return not heading.whole and heading.kind is None


def kind_of_heading(heading: ListHeading, page: CleanPage) -> StoryKind | None:
    """Tell of what kind a list is by its heading, or by the words with which it begins: "More on this topic: Harbours".

    Args:
        heading: the heading.
        page: the page, cleaned.
    """
    if heading.kind is not None:
        return heading.kind
    words = heading.text.split()
    for count in range(min(len(words) - 1, LONGEST_OPENING), 0, -1):
        match = page.book.match(" ".join(words[:count]))
        if match is not None and match.rule.opens is not None:
            return match.rule.opens
    return None


def _own_heading(card: Card, page: CleanPage, *, alone: bool) -> ListHeading | None:
    # "Read also", "Previous article"; in a card that is alone in its list, any heading is the list's.
    pointer = _pointer_before(card, page)
    if pointer is not None:
        return pointer
    for index in range(card.block - 1, card.start - 1, -1):
        kind = _kind_of(index, page)
        if (alone and (kind is not None or _is_own_heading(index, page))) or kind in _POINTING:
            return _heading_at(index, page)
    return None


def _pointer_before(card: Card, page: CleanPage) -> ListHeading | None:
    # "Read also: <a>Boats come home</a>" in one block: what stands before the link, and nothing much behind it.
    text = page.texts[card.block]
    place = text.find(card.text)
    if not 2 < place <= LONGEST_POINTER or len(text) - place - len(card.text) > LONGEST_BEHIND:
        return None
    before = strip_pointer(text[:place])
    kind = _kind_of(card.block, page)
    if kind is None:
        match = page.book.match(before)
        kind = match.rule.opens if match is not None else None
    if kind is None and text[:place].rstrip()[-1:] not in _POINTER_ENDS:
        return None
    return ListHeading(card.block, before, kind, whole=False) if before else None


def _heading_above(card: Card, floor: int, page: CleanPage) -> ListHeading | None:
    # From the list's first card upwards, to the block at which the list before ends.
    nearest = card.start - 1
    for index in range(card.start - 1, max(floor, card.start - HEADING_REACH) - 1, -1):
        text = page.texts[index]
        if page.page.markup[index].words & _UNSEEN:
            continue
        if nearest == index and _is_navigation(page.marks[index]) and page.page.markup[index].tag not in HEADINGS:
            nearest -= 1  # "Show all" beside the heading.
            continue
        kind = _kind_of(index, page)
        if kind is not None or _is_own_heading(index, page):
            return _heading_at(_first_tab(index, max(floor, index - MOST_TABS), page), page)
        if len(text) >= LONGEST_BETWEEN:
            break
        if index == nearest and _is_bare_heading(index, card, page):
            if page.page.markup[index].linked and index > floor and _is_bare_heading(index - 1, card, page):
                return _heading_at(index - 1, page)  # "Latest news", then "show all".
            return _heading_at(_first_tab(index, max(floor, index - MOST_TABS), page), page)
    return None


def _is_bare_heading(index: int, card: Card, page: CleanPage) -> bool:
    # Nothing but its place says that it is one: right above the list, in the same box.
    text, elements = page.texts[index], page.page.elements
    if not 3 <= len(text) <= LONGEST_BARE_HEADING or not _could_be_said(page.marks[index]) or text[-1] in ".!?":
        return False
    if elements[page.page.markup[index].element].tags_around & ~elements[card.element].tags_around & TAGS["nav"]:
        return False  # The menu of the site.
    both = meet(page.page.markup[index].element, card.element, elements)
    return distance(card.element, both, elements) <= HEADING_HEIGHT


def _heading_at(index: int, page: CleanPage) -> ListHeading:
    return ListHeading(index, strip_pointer(page.texts[index]), _kind_of(index, page))


def _could_head(card: Card, page: CleanPage) -> bool:
    # A link that stands alone above a list heads it where it leads to a section.
    if not card.whole or len(card.text) > LONGEST_BARE_HEADING:
        return False
    return _kind_of(card.block, page) is not None or card.look.section > 0 or card.look.slug == 0


def _next_tab(heading: ListHeading, first: int, page: CleanPage) -> ListHeading | None:
    # "Most read", "Most commented", then the lists of both.
    index = heading.block + 1
    return _heading_at(index, page) if index < first and _is_tab(index, heading.block, page) else None


def _first_tab(index: int, floor: int, page: CleanPage) -> int:
    while index > floor and _is_tab(index - 1, index, page):
        index -= 1
    return index


def _is_tab(index: int, other: int, page: CleanPage) -> bool:
    markup, elements = page.page.markup, page.page.elements
    first, second = markup[index], markup[other]
    if first.tag in HEADINGS or not is_alike(first, second) or len(page.texts[index]) > LONGEST_TAB:
        return False
    both = meet(first.element, second.element, elements)
    return max(distance(first.element, both, elements), distance(second.element, both, elements)) <= COUSINS - 1


def is_list_heading(mark: Mark) -> bool:
    """Whether a rule knows a block as the heading of a list."""
    return mark.rule is not None and mark.rule.rule.kind is RuleKind.LIST_HEADING


def _is_own_heading(index: int, page: CleanPage) -> bool:
    return (
        is_heading(page.page.markup[index])
        and len(page.texts[index]) <= LONGEST_LIST_HEADING
        and not _is_unsaid(page.marks[index])
    )


def _could_be_said(mark: Mark | None) -> bool:
    # "Share this article" heads no list of stories; "More on this topic" may.
    return mark is None or (mark.rule is not None and mark.rule.rule.kind in _SAID)


def _is_unsaid(mark: Mark | None) -> bool:
    return mark is not None and (mark.rule is None or mark.rule.rule.kind in _UNSAID)


def _is_navigation(mark: Mark | None) -> bool:
    return mark is not None and mark.rule is not None and mark.rule.rule.kind is RuleKind.NAVIGATION


def _kind_of(index: int, page: CleanPage) -> StoryKind | None:
    mark = page.marks[index]
    return mark.rule.rule.opens if mark is not None and mark.rule is not None else None
