"""Which lists and tables in the midst of an HTML page's story belong to it as a whole.

The judge looks at every entry by itself, and drops those that are short or links.
"""

from collections.abc import Sequence
from itertools import compress, count

from articlekit.cleaner import CleanPage
from articlekit.judging.body_markup import may_stand_apart
from articlekit.markup import HEADING_LEVELS
from articlekit.page import Element
from articlekit.rules import RuleKind

FEWEST_MATES = 3
"""Entries of a list, or rows of a table, that are judged by what most of them are."""

DEEPEST_LIST = 12
"""Lists in one another that are climbed to find the outermost."""

_NAVIGATION = f"rule_{RuleKind.NAVIGATION}"
_LIST_HEADING = f"rule_{RuleKind.LIST_HEADING}"
_MATE_TAGS = frozenset({"dd", "dt", "li", "tr", "td"})
_TABLE_PARTS = frozenset({"thead", "tbody", "tfoot"})


def list_mates(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    """Find the entries that were dropped from lists of which half was kept or that are the story's, and rows of tables.

    Args:
        page: the page, cleaned.
        keep: whether each block is the story.
    """
    markup, kept = page.page.markup, list(compress(count(), keep))
    found: list[int] = []
    for mates in _lists(page):
        some = 2 * sum([keep[mate] for mate in mates]) >= len(mates) >= FEWEST_MATES
        is_inside = bool(kept) and kept[0] < mates[0] and (mates[-1] < kept[-1] or _is_last_step(page, kept, mates))
        whole = is_inside and _is_whole_list(page, keep, mates)
        found += [
            mate
            for mate in mates
            if (whole or (some and 4 * markup[mate].linked < len(page.texts[mate])))
            and not keep[mate]
            and page.marks[mate] is None
            and page.texts[mate]
        ]
    return found


def _is_last_step(page: CleanPage, kept: Sequence[int], mates: Sequence[int]) -> bool:
    # A numbered list right below the last paragraph, in the same element.
    elements, markup = page.page.elements, page.page.markup
    around = elements[_list_around(markup[mates[0]].element, elements)]
    is_below = kept[-1] == mates[0] - 1 and around.parent == elements[markup[kept[-1]].element].parent
    return is_below and around.tag == "ol"


def _lists(page: CleanPage) -> list[list[int]]:
    # The blocks of each list, and of each table.
    elements, markup = page.page.elements, page.page.markup
    lists: dict[tuple[int, str], list[int]] = {}
    for index, beside in enumerate(markup):
        if beside.tag in _MATE_TAGS:
            lists.setdefault((_list_around(beside.element, elements), beside.tag), []).append(index)
    return list(lists.values())


def _is_whole_list(page: CleanPage, keep: Sequence[bool], mates: Sequence[int]) -> bool:
    # A list in the midst of the story: of which a part is the story, between two blocks that are; or a numbered one, or
    # one that the block above announces with a colon.
    elements, markup = page.page.elements, page.page.markup
    first, last = mates[0], mates[-1]
    if len(mates) < 2 or markup[first].tag != "li":
        return False
    linked = sum(markup[mate].linked for mate in mates)
    if 2 * linked >= sum(len(page.texts[mate]) for mate in mates):
        return False
    if any(keep[mate] for mate in mates):
        return keep[first - 1] and keep[last + 1]
    above = page.marks[first - 1]
    if above is not None and above.kind == _LIST_HEADING:
        return False
    around = elements[_list_around(markup[first].element, elements)]
    return around.tag == "ol" or (keep[first - 1] and page.texts[first - 1].endswith((":", "：")))


def _list_around(entry: int, elements: Sequence[Element]) -> int:
    # The outermost list whose entries hold the lists between; of a table all of it, its head and its foot too.
    around = elements[entry].parent
    if around >= 0 and elements[around].tag in _TABLE_PARTS:
        return elements[around].parent
    for _ in range(DEEPEST_LIST):
        if elements[entry].tag != "li" or around <= 0 or elements[elements[around].parent].tag != "li":
            break
        entry = elements[around].parent
        around = elements[entry].parent
    return around


def rows_inside(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    """Find the rows that were dropped from tables in the midst of the story, begun by it or below its last heading.

    Rows that link somewhere are left out. "Home | Away | Score" is no way from the front page here.

    Args:
        page: the page, cleaned.
        keep: whether each block is the story.
    """
    elements, markup = page.page.elements, page.page.markup
    kept = list(compress(count(), keep))
    end = kept[-1] if kept else 0
    if end + 1 < len(keep) and markup[end].tag in HEADING_LEVELS:
        end += 1
    if kept and markup[end].tag == "tr":
        table = _list_around(markup[end].element, elements)
        while end < len(keep) and markup[end].tag == "tr" and _list_around(markup[end].element, elements) == table:
            end += 1
    return [
        index
        for index in (range(kept[0], end) if kept else ())
        if markup[index].tag == "tr"
        and not keep[index]
        and ((mark := page.marks[index]) is None or mark.kind == _NAVIGATION)
        and not markup[index].linked
        and not may_stand_apart(elements[markup[index].element])
    ]
