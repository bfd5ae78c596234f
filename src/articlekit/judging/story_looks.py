"""What the look of elements tells of their blocks: how they are called, and in what they stand.

A page writes all paragraphs of its story alike. Asked of 915 public pages with the judge of other publishers: of 73
paragraphs that were dropped and look like most of those kept, 53 were the story's; of 85 lines behind the last of those
that tell nearly all of it, 66 were not, nor were 78 of 86 labels in boxes; of 48 headings of the second rank that were
dropped among several alike, 46 were, and so were 29 of 32 headings above a part of the story that look like others
which were kept. Of what stands above a title in looks of its own, 21 blocks of one page, nothing was the story's; what
looks like the story below is told there too. Three lines or more right below the last paragraph, called as it is and in
the same element, were the story's on both pages that have such.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import compress, count, takewhile

from articlekit.cleaner import CleanPage
from articlekit.judging.body_markup import may_stand_apart
from articlekit.page import Element
from articlekit.words.headlines import SENTENCE_END

FEWEST_ALIKE = 3
"""Blocks of one look from which it says something."""

ONE_LOOK, ALL_LOOK = 0.7, 0.9
"""Shares of the story that paragraphs in elements called and nested alike tell, from which a label in a box of another
look, and what stands behind the last of them, is no part of it."""

CORRECTIONS = (
    "correction", "clarification", "erratum", "editor's note", "editor’s note", "update", "korrektur", "berichtigung",
    "anmerkung der redaktion", "rectificatif", "mise à jour", "corrección", "fe de errores", "correção", "errata",
    "correzione", "rectificatie", "rettelse", "retting", "rättelse", "sprostowanie", "düzeltme", "исправление",
)  # fmt: skip
"""What the line begins with that sets something right below the story."""

LINKED_LIST = 0.4
"""Share of a list behind the story that is links, from which it leads to other stories."""

PART_HEADINGS = frozenset({"h2", "h3", "h4"})
"""Headings of the parts of a story."""

MOST_LINKED_LINES = 0.7
"""Share of the lines below the last paragraph that may be links: every name of a list may lead to a page of its own."""

PROSE, MOST_LINKED = 60, 0.3
"""Characters of a paragraph of prose at least, and the share of it up to which it may be links."""

BRIEF, SHORTEST_LAST = 3, 25
"""Blocks of a story that is a brief at most, and characters of the last sentence of one."""

_PROSE_TAGS = frozenset({"p", "div", "td"})


def looks_of(elements: Sequence[Element]) -> list[int]:
    """Number the looks of elements: the same for those that are called the same and stand in elements that are.

    Args:
        elements: the elements of a page, in the order in which they open.

    >>> looks_of([Element("body", -1, 0, 0, 0), Element("p", 0, 0, 0, 0), Element("p", 0, 0, 0, 0)])
    [0, 1, 1]
    """
    numbers: dict[tuple[str, int, int], int] = {}
    looks: list[int] = []
    for element in elements:
        around = looks[element.parent] if element.parent >= 0 else -1
        looks.append(numbers.setdefault((element.tag, element.words, around), len(numbers)))
    return looks


def paragraphs_alike(page: CleanPage, keep: Sequence[bool], looks: Sequence[int]) -> list[int]:
    """Find the paragraphs that were dropped though most of those that look like them were kept.

    Behind a long box or a paywall's offer the story goes on.

    Args:
        page: the page, cleaned.
        keep: whether each block is the story.
        looks: from `looks_of`.
    """
    markup = page.page.markup
    prose = [
        index
        for index, (text, beside) in enumerate(zip(page.texts, markup, strict=True))
        if beside.tag in _PROSE_TAGS
        and len(text) >= PROSE
        and text[-1] in SENTENCE_END
        and beside.linked < MOST_LINKED * len(text)
        and page.marks[index] is None
    ]
    told = Counter(looks[markup[index].element] for index in prose if keep[index])
    left = Counter(looks[markup[index].element] for index in prose if not keep[index])
    alike = {look for look, count in told.items() if count >= FEWEST_ALIKE and count > left[look]}
    return [index for index in prose if not keep[index] and looks[markup[index].element] in alike]


def lines_alike(page: CleanPage, keep: Sequence[bool], looks: Sequence[int]) -> list[int]:
    """Find the lines that go on below the last paragraph, in the same element and called as it is: places, results.

    Args:
        page: the page, cleaned.
        keep: whether each block is the story.
        looks: from `looks_of`.
    """
    elements, markup = page.page.elements, page.page.markup
    last = max(compress(count(), keep), default=-1)
    if last < 0 or markup[last].tag != "p":
        return []
    around, look = elements[markup[last].element].parent, looks[markup[last].element]
    lines = list(
        takewhile(
            lambda index: (
                elements[markup[index].element].parent == around
                and looks[markup[index].element] == look
                and page.marks[index] is None
            ),
            range(last + 1, len(keep)),
        )
    )
    linked = sum(markup[index].linked for index in lines)
    is_told = linked < MOST_LINKED_LINES * sum(len(page.texts[index]) for index in lines)
    return lines if len(lines) >= FEWEST_ALIKE and is_told else []


def last_sentence(page: CleanPage, keep: Sequence[bool], looks: Sequence[int]) -> list[int]:
    """Find the sentence right below a brief or a list, in the same element as the last paragraph and called as it is.

    Args:
        page: the page, cleaned.
        keep: whether each block is the story.
        looks: from `looks_of`.
    """
    elements, markup = page.page.elements, page.page.markup
    below = max(compress(count(), keep), default=len(keep)) + 1
    if below >= len(keep) or markup[below].tag != "p" or markup[below].linked or page.marks[below] is not None:
        return []
    told = [index for index in compress(count(), keep) if markup[index].tag == "p"]
    text, is_brief = page.texts[below], sum(keep) <= BRIEF
    if not told or not (is_brief or markup[below - 1].tag == "li"):
        return []
    if len(text) < SHORTEST_LAST or text[-1] not in SENTENCE_END:
        return []
    element, other = markup[below].element, markup[told[-1]].element
    is_beside = elements[element].parent == elements[other].parent and looks[element] == looks[other]
    return [below] if is_beside else []


def headings_alike(page: CleanPage, keep: Sequence[bool], looks: Sequence[int]) -> list[int]:
    """Find the headings that were dropped in the midst of the story, where there are several alike.

    Three of the second rank are enough; others stand right above a part of the story and look like one that was kept.

    Args:
        page: the page, cleaned.
        keep: whether each block is the story.
        looks: from `looks_of`.
    """
    markup = page.page.markup
    kept = list(compress(count(), keep))
    inside = range(kept[0], kept[-1]) if kept else ()
    headings = [index for index in inside if markup[index].tag in PART_HEADINGS and not markup[index].linked]
    second_rank = Counter(
        looks[markup[index].element]
        for index in headings
        if markup[index].tag == "h2" and _is_label_of_part(page, index)
    )
    told = {looks[markup[index].element] for index in headings if keep[index]}
    return [
        index
        for index in headings
        if not keep[index]
        and page.marks[index] is None
        and (
            ((look := looks[markup[index].element]) in told and keep[index + 1])
            or (second_rank[look] >= FEWEST_ALIKE and _is_label_of_part(page, index))
        )
    ]


def unlike_the_story(page: CleanPage, keep: Sequence[bool], looks: Sequence[int]) -> list[int]:
    """Find what was kept where paragraphs of one look tell nearly all: behind the last of them, and labels in boxes.

    Args:
        page: the page, cleaned.
        keep: whether each block is the story.
        looks: from `looks_of`.
    """
    markup = page.page.markup
    kept = list(compress(count(), keep))
    sizes: Counter[int] = Counter()
    for index in kept:
        if markup[index].tag == "p":
            sizes[looks[markup[index].element]] += len(page.texts[index])
    look, size = sizes.most_common(1)[0] if sizes else (-1, 0)
    share = size / sum(len(page.texts[index]) for index in kept) if kept else 0.0
    if share < ONE_LOOK:
        return []
    last = max(index for index in kept if looks[markup[index].element] == look)
    found = [index for index in kept if _is_label(page.texts[index], markup[index].tag)]
    if share >= ALL_LOOK and not page.texts[last].endswith((":", "：")):
        behind = [index for index in kept if index > last]
        found += [index for index in behind if markup[index].tag in ("p", "div") and not _corrects(page.texts[index])]
        found += _linked_list(page, [index for index in behind if markup[index].tag == "li"])
    return [index for index in found if looks[markup[index].element] != look]


def strangers_above(page: CleanPage, keep: Sequence[bool], title: int) -> list[int]:
    """Find what was kept above the title though the greater part of the story, below it, looks otherwise: notices.

    Args:
        page: the page, cleaned; text has no looks.
        keep: whether each block is the story.
        title: index of the block that is the title.
    """
    markup = page.page.markup
    above = list(compress(range(title), keep)) if markup else []
    if not above:
        return []
    looks = looks_of(page.page.elements)
    below = [index for index in compress(count(), keep) if index > title]
    told = {looks[markup[index].element] for index in below}
    is_greater = sum(len(page.texts[index]) for index in below) > sum(len(page.texts[index]) for index in above)
    return above if is_greater and told.isdisjoint(looks[markup[index].element] for index in above) else []


def _linked_list(page: CleanPage, entries: list[int]) -> list[int]:
    # A list may close the story, as the dates of a tour do; one of links leads to others.
    linked = sum(page.page.markup[index].linked for index in entries)
    return entries if linked >= LINKED_LIST * sum(len(page.texts[index]) for index in entries) else []


def _corrects(text: str) -> bool:
    # What a paper sets right is told below the story, and belongs to it.
    return text.casefold().startswith(CORRECTIONS)


def _is_label_of_part(page: CleanPage, index: int) -> bool:
    element = page.page.elements[page.page.markup[index].element]
    return page.texts[index][-1:] not in SENTENCE_END and not may_stand_apart(element)


def _is_label(text: str, tag: str) -> bool:
    return tag == "div" and len(text) < PROSE and text[-1] not in SENTENCE_END
