"""Finds the bylines and date lines around a story that no rule knows."""

from collections.abc import Sequence
from itertools import compress, count

import regex

from articlekit.ages import split_age
from articlekit.cleaner import CleanPage, Mark
from articlekit.names.byline_people import names_in, without_buttons
from articlekit.names.bylines import is_byline, opens_with_role
from articlekit.names.person_names import looks_like_name
from articlekit.rules import RuleKind
from articlekit.times.date_patterns import date_patterns
from articlekit.times.dates import FoundDate, find_dates

LONGEST_BYLINE_LINE = 120
"""Characters of a line at the story's edge that is a byline; name, two dates, time and reading time had 94."""

LONGEST_NAME_LINE = 70
"""Characters of such a line that holds nothing but names."""

LONGEST_DATED_PART = 45
"""Characters of a part of such a line that holds a date; "Last updated on Wednesday, September 24, 2025" has 45."""

LONGEST_PLACE = 30
"""Characters of a place or a section that stands before an age: "Harbour Town15 minutes ago"."""

LONGEST_HEAD = 300
"""Blocks from the title on in which bylines are looked for; most stories begin within 20, some behind a menu of 100."""

EDGE = 4
"""Blocks at the story's beginning that may be bylines, and above the story of a page without a title; further inside, a
name on its own line is a heading."""

DATED_BLOCKS = 4
"""Dates on lines of their own from which the story is a timeline or a live blog, and they are part of it."""

_SENTENCE_END = frozenset('.!?…。！？।॥؟"”»:;,،')
_PARTS = regex.compile(r"\s*[|•·●]\s*|\s[–—/-]\s|\t+")
_BESIDE_DATES = frozenset(
    (RuleKind.READING_TIME, RuleKind.DATE_LINE, RuleKind.BYLINE, RuleKind.COMMENT, RuleKind.SHARE)
)
"""Kinds of rules that know what may stand in one line with a name or a date."""


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
    kept = list(compress(count(), keep))
    if sum(_is_dated(marks[index]) for index in kept) >= DATED_BLOCKS:
        return []
    first = kept[0] if kept else len(texts)
    top = max(0, first - EDGE if title is None else title - 2)
    above = [index for index in range(top, min(first, top + LONGEST_HEAD)) if index != title]
    found = [index for index in above if marks[index] is None and _is_byline_line(page, index, title)]
    found += [index for index in kept[:EDGE] if _is_dated(marks[index]) or _is_byline_line(page, index, title)]
    found += [index for index in kept[EDGE:][-2:] if _is_dated(marks[index])]
    return found


def _is_dated(mark: Mark | None) -> bool:
    return mark is not None and mark.kind in ("date", "byline_shape")


def _is_byline_line(page: CleanPage, index: int, title: int | None) -> bool:
    text = page.texts[index]
    if not 2 < len(text) <= LONGEST_BYLINE_LINE or page.marks[index] is not None or text[-1] in _SENTENCE_END:
        return False
    aged = split_age(text, page.times)
    if aged is not None and _stands_before_age(aged[0] or aged[2]):
        return True
    dates = find_dates(text, page.times, language=page.language)
    return _is_dates(dates, text) or _is_made_of_parts(page, text) or _is_names(page, index, title, dates)


def _is_names(page: CleanPage, index: int, title: int | None, dates: Sequence[FoundDate]) -> bool:
    # A name alone may be a topic, a section or a heading: something near has to speak for a byline.
    text, texts = page.texts[index], page.texts
    if len(text) > LONGEST_NAME_LINE:
        return False
    names = names_in(text[: dates[0].start].strip(" |,-–—•·") if dates else text, page.names)
    if not names or dates:
        return bool(names)
    if title is not None and index < title:
        # Above the title, two words with capitals are a section or a topic, unless they are two people.
        return len(names) > 1
    if without_buttons(text) != text:
        return True
    if title is not None and any(name in texts[title] for name in names):
        return False
    near = [place for place in (index - 1, index + 1, index + 2) if 0 <= place < len(texts)]
    below_title = index - 1 == title and index + 1 < len(texts) and len(texts[index + 1]) > LONGEST_NAME_LINE
    return below_title or any(_speaks_of_byline(page, place) for place in near)


def _stands_before_age(text: str) -> bool:
    return looks_like_name(text) or (0 < len(text) <= LONGEST_PLACE and text.count(" ") <= 2 and not text[0].islower())


def _is_dates(dates: Sequence[FoundDate], text: str) -> bool:
    return bool(dates) and sum(len(date.text) for date in dates) * 2 >= len(text)


def _is_made_of_parts(page: CleanPage, text: str) -> bool:
    # Name and label ("Ama Mensah | Published"), date and reading time ("Jun 4, 2026 • 2 minute read"), or all of them.
    parts = [part for part in _PARTS.split(text) if part]
    if len(parts) < 2:
        return False
    kinds = [_kind_of_part(page, part) for part in parts]
    return None not in kinds and "date" in kinds


def _kind_of_part(page: CleanPage, part: str) -> str | None:
    if len(part) <= LONGEST_DATED_PART and find_dates(part, page.times, language=page.language):
        return "date"
    if split_age(part, page.times) is not None:
        return "date"
    if date_patterns(page.times.packs).roles.fullmatch(part) is not None:
        return "date"
    if is_byline(part, page.names) or looks_like_name(part):
        return "name"
    match = page.book.match(part)
    if (match is not None and match.rule.kind in _BESIDE_DATES) or opens_with_role(part, page.names):
        return "known"
    return "clock" if len(part) <= LONGEST_PLACE and regex.match(r"\p{Nd}{1,2}[:.]\p{Nd}{2}\b", part) else None


def _speaks_of_byline(page: CleanPage, index: int) -> bool:
    text = page.texts[index]
    if _is_dated(page.marks[index]) or opens_with_role(text, page.names):
        return True
    return page.marks[index] is None and len(text) <= LONGEST_BYLINE_LINE and _is_made_of_parts(page, text)
