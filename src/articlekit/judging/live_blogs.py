"""Finds the entries of live blogs: by the times above them, and on HTML pages by the elements around them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import compress, count

import regex

from articlekit.cleaner import CleanPage
from articlekit.judging.body_markup import climb
from articlekit.markup import HEADING_LEVELS
from articlekit.rules import RuleKind
from articlekit.words.headlines import is_sentence

LIVE_ENTRIES = 4
"""Entries with a time of day from which a story is a live blog."""

LIVE_SHARE = 0.6
"""Share of the times of day on a page behind which a live blog tells something."""

TOLD = 3
"""Sentences of the story above the heading of a list from which the list stands below the story, or within it."""

LONGEST_ENTRY = 12
"""Blocks of an entry of a live blog."""

TIME_OF_ENTRY = regex.compile(
    r"(?:\d{1,2}[:.h]\d{2}(?:\s?(?:uhr|h|hrs|am|pm|a\.m\.|p\.m\.|gmt|bst|ist|est|et|cet))?|\d{1,2}\s?(?:am|pm|uhr))"
    r"(?=$|[\s:|–—-])",
    regex.IGNORECASE,
)
"""What the text of an entry of a live blog begins with."""

_TIME_OF_DAY = regex.compile(r"\W{0,3}\p{Nd}{1,2}\s?[:.h時点시]\s?\p{Nd}{2}\b.{0,12}")
_ENTRY_TAGS = frozenset({"p", "li", "blockquote", "tr", *HEADING_LEVELS})
_LIST_HEADING = f"rule_{RuleKind.LIST_HEADING}"


def entries_below_times(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    """Find the blocks below times of day on lines of their own, where most of these have something to tell.

    Args:
        page: the page, cleaned.
        keep: whether each block is the story.
    """
    times = [
        index
        for index, mark in enumerate(page.marks)
        if mark is not None and mark.kind == "date" and _TIME_OF_DAY.fullmatch(page.texts[index])
    ]
    if bisect_left(times, _list_below_story(page, keep)) < LIVE_ENTRIES:
        return []  # Too few, or the ages of the stories below this one.
    entries = []
    for start, following in zip(times, [*times[1:], len(keep)], strict=True):
        entry = []
        for index in range(start + 1, min(following, start + 1 + LONGEST_ENTRY)):
            mark = page.marks[index]
            if mark is not None and mark.rule is not None:
                break
            entry.append(index)
        if any(is_sentence(page.texts[index]) for index in entry):
            entries.append(entry)
    # A ticker of headlines has times too, but tells nothing.
    if len(entries) < max(LIVE_ENTRIES, LIVE_SHARE * len(times)):
        return []
    return [index for entry in entries for index in entry if page.marks[index] is None and page.texts[index]]


def timed_headings(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    """Find the headings of entries, "21:15: Barrier closed", of which the newest stands where stories have furniture.

    Args:
        page: the page, cleaned.
        keep: whether each block is the story.
    """
    timed = [
        index
        for index, text in enumerate(page.texts)
        if text[:1].isdecimal() and page.marks[index] is None and TIME_OF_ENTRY.match(text)
    ]
    if sum([keep[index] for index in timed]) < LIVE_ENTRIES:
        return []
    return [index for index in timed if not keep[index] and index + 1 < len(keep) and keep[index + 1]]


def entries_alike(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    """Find the other blocks of entries in elements alike, side by side, each with one time of day.

    Half of them at least hold prose that was kept.

    Args:
        page: an HTML page, cleaned.
        keep: whether each block is the story.
    """
    elements, markup = page.page.elements, page.page.markup
    timed = [index for index, text in enumerate(page.texts) if text[:1].isdecimal() and TIME_OF_ENTRY.match(text)]
    if len(timed) < LIVE_ENTRIES:
        return []
    paths = [list(climb(markup[index].element, elements)) for index in timed]
    shared = Counter(place for path in paths for place in path)
    entries = Counter(path[-1] for path in ([place for place in path if shared[place] == 1] for path in paths) if path)
    looks = Counter((elements[place].parent, elements[place].tag, elements[place].words) for place in entries)
    look, number = looks.most_common(1)[0] if looks else (None, 0)
    if number < LIVE_ENTRIES:
        return []
    alike = {place for place in entries if (elements[place].parent, elements[place].tag, elements[place].words) == look}
    entry_of = [next((place for place in climb(beside.element, elements) if place in alike), -1) for beside in markup]
    told = {entry_of[index] for index in compress(count(), keep)} - {-1}
    if 2 * len(told) < number:
        return []
    timed_blocks = set(timed)
    return [
        index
        for index, (text, beside) in enumerate(zip(page.texts, markup, strict=True))
        if entry_of[index] >= 0
        and not keep[index]
        and page.marks[index] is None
        and 2 * beside.linked < len(text)
        and (beside.tag in _ENTRY_TAGS if index not in timed_blocks else beside.tag in HEADING_LEVELS)
    ]


def _list_below_story(page: CleanPage, keep: Sequence[bool]) -> int:
    # The first heading of a list behind some prose; the end of the page where there is none.
    told = 0
    for index, mark in enumerate(page.marks):
        if told >= TOLD and mark is not None and mark.kind == _LIST_HEADING:
            return index
        told += keep[index] and is_sentence(page.texts[index])
    return len(page.marks)
