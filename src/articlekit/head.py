"""Finds the bylines and date lines around a story that no rule knows."""

from collections.abc import Sequence

from articlekit.ages import split_age
from articlekit.bylines import looks_like_name, opens_with_role
from articlekit.cleaner import CleanPage, Mark
from articlekit.dates import find_dates

LONGEST_BYLINE_LINE = 70
"""Characters of a line at the story's edge that is a byline because it holds a date or a name."""

EDGE = 4
"""Blocks at the story's beginning that may be bylines; further inside, a name on its own line is a heading."""

DATED_BLOCKS = 4
"""Dates on lines of their own from which the story is a timeline or a live blog, and they are part of it."""

_SENTENCE_END = frozenset('.!?…。！？।॥؟"”»:;,،')


def find_bylines(page: CleanPage, keep: Sequence[bool], title: int | None) -> list[int]:
    """Find the bylines and date lines at the story's edges that were judged to be the story, or known to be nothing.

    Args:
        page: the page, cleaned.
        keep: whether each block was judged to be the story.
        title: index of the title.

    Returns:
        Their indexes. A timeline's dates are no bylines.
    """
    texts, marks = page.texts, page.marks
    kept = [index for index, is_kept in enumerate(keep) if is_kept]
    if sum(_is_dated(marks[index]) for index in kept) >= DATED_BLOCKS:
        return []
    first = kept[0] if kept else len(texts)
    above = [index for index in range(max(0, (first if title is None else title) - 2), first) if index != title]
    found = [index for index in above if marks[index] is None and _is_byline_line(page, index, title)]
    found += [index for index in kept[:EDGE] if _is_dated(marks[index]) or _is_byline_line(page, index, title)]
    found += [index for index in kept[EDGE:][-2:] if _is_dated(marks[index])]
    return found


def _is_dated(mark: Mark | None) -> bool:
    return mark is not None and mark.kind in ("date", "byline_shape")


def _is_byline_line(page: CleanPage, index: int, title: int | None) -> bool:
    text, texts, marks = page.texts[index], page.texts, page.marks
    if not 2 < len(text) <= LONGEST_BYLINE_LINE or marks[index] is not None or text[-1] in _SENTENCE_END:
        return False
    aged = split_age(text, page.times)
    if aged is not None and looks_like_name(aged[0] or aged[2]):
        return True
    dates = find_dates(text, page.times, language=page.language)
    if dates and len(dates[0].text) * 2 >= len(text):
        return True
    name = text[: dates[0].start].strip(" |,-–—•·") if dates else text
    if not looks_like_name(name):
        return False
    near = [place for place in (index - 1, index + 1, index + 2) if 0 <= place < len(texts)]
    below_title = index - 1 == title and index + 1 < len(texts) and len(texts[index + 1]) > LONGEST_BYLINE_LINE
    return (
        bool(dates)
        or below_title
        or any(_is_dated(marks[place]) or opens_with_role(texts[place], page.names) for place in near)
    )
