"""Finds the blocks around the headline of an HTML page, and reads the dates among them."""

from collections.abc import Iterator, Sequence

import regex

from articlekit.about.published import VisibleDates
from articlekit.cleaner import CleanPage
from articlekit.declarations.declared_title import fold_title
from articlekit.html.markup_words import GROUP_BITS
from articlekit.page import CELL_MARK
from articlekit.rules import RuleKind
from articlekit.times.date_patterns import DIGIT, LONGEST_DATE_LINE
from articlekit.times.dates import FoundDate, find_dates
from articlekit.times.moments import MomentContext
from articlekit.words.folding import may_be_wide

BELOW = 14
"""Blocks below the headline that are looked at; dek, picture, caption and buttons lie between it and the byline."""

ABOVE = 4
"""Blocks above the headline that may be its date or its author."""

PROSE = 140
"""Characters of a block from which it is the story or its dek, and no byline."""

PROSE_WIDE = 60
"""The same in scripts without blanks, where a character is half a word."""

MOST_PROSE = 2
"""Blocks of prose behind which the story has begun, and the dates are those it tells of."""

LENGTHS = (0.7, 1.4)
"""Shortest and longest text, in lengths of the headline, that may be the headline with other marks and blanks."""

LED, LED_WORDS = 0.9, 4
"""Share of a line that is a link, and words of it, from which it leads to another story."""

_DATE = GROUP_BITS["date"]
_OTHERS = frozenset({"figcaption", "dd", "dt"})
_OTHER_TEXTS = GROUP_BITS["comment"] | GROUP_BITS["related"]
YEAR = regex.compile(r"(?:19|20)\d\d")


def find_headline_blocks(page: CleanPage, title: str | None, shown: int | None = None) -> list[int]:
    """Find the blocks around the headline among which its byline and dates stand.

    Args:
        page: the page, cleaned.
        title: the headline.
        shown: index of the block that was read as the headline, for where the declared one is spelled otherwise.

    Returns:
        Their indexes, those below the headline first; none where no block shows it.
    """
    place = _find_headline(page, title, shown)
    if place is None:
        return []
    headline = page.texts[place].split()
    return [index for index in _around(page, place) if page.texts[index].split() != headline]


def _find_headline(page: CleanPage, title: str | None, shown: int | None) -> int | None:
    markup = page.page.markup
    if not title or (shown is not None and markup and markup[shown].tag == "h1" and page.texts[shown] == title):
        return shown
    # The same words stand in menus and breadcrumbs; the heading is the headline.
    wanted, shortest, longest = fold_title(title), len(title) * LENGTHS[0], len(title) * LENGTHS[1]
    found = [
        index
        for index, text in enumerate(page.texts)
        if shortest <= len(text) <= longest and (text == title or fold_title(text) == wanted)
    ]
    headings = [index for index in found if markup and markup[index].tag in ("h1", "h2")]
    return next(iter(headings or found), shown)


def is_prose(text: str) -> bool:
    """Tell whether a block is so long that it is the story or its dek, and no byline; wide characters say more."""
    return len(text) >= PROSE or (len(text) >= PROSE_WIDE and may_be_wide(text))


def _around(page: CleanPage, place: int) -> Iterator[int]:
    prose = 0
    for index in range(place + 1, min(place + 1 + BELOW, len(page.texts))):
        prose += is_prose(page.texts[index])
        if prose > MOST_PROSE:
            break
        yield index
    yield from range(place - 1, max(-1, place - 1 - ABOVE), -1)


def read_headline_dates(page: CleanPage, near: Sequence[int], context: MomentContext) -> VisibleDates:
    """Read the first date, and the first that is called an update's.

    Args:
        page: the page, cleaned.
        near: from `find_headline_blocks`.
        context: what helps to read dates.
    """
    published: FoundDate | None = None
    modified: FoundDate | None = None
    for index in near:
        for found in dates_in(page, index, context):
            if found.role == "updated":
                modified = modified or found
            else:
                published = published or found
    if published is None and modified is None:
        published = _only_date(page, context)
    return VisibleDates(published, modified)


def read_shown_date(page: CleanPage, near: Sequence[int], context: MomentContext) -> FoundDate | None:
    """Read the date that stands alone on a line at the headline, or is called that of publication.

    Args:
        page: the page, cleaned.
        near: from `find_headline_blocks`.
        context: what helps to read dates.

    Returns:
        The first such date, where it names its year; else the first that is called a change's.
    """
    updated: FoundDate | None = None
    for index in near:
        mark = page.marks[index]
        is_alone = mark is not None and mark.kind in ("date", f"rule_{RuleKind.READING_TIME}")
        if len(page.texts[index]) > PROSE or not YEAR.search(page.texts[index]) or _is_others_date(page, index):
            continue
        for found in dates_in(page, index, context):
            if str(found.moment.year) in found.text and (found.role == "published" or (is_alone and not found.role)):
                return found
            updated = updated or (found if found.role == "updated" else None)
    return updated


def is_of_another(page: CleanPage, index: int) -> bool:
    """Tell whether a block belongs to another text: to comments, to related stories, to the teaser above it.

    Args:
        page: the page, cleaned.
        index: of the block.
    """
    if not page.page.markup:
        return False
    around = page.page.elements[page.page.markup[index].element].words_around
    return bool(around & _OTHER_TEXTS) or is_below_teaser(page, index)


def is_below_teaser(page: CleanPage, index: int) -> bool:
    """Tell whether the line right above a block is the linked headline of another story.

    Args:
        page: the page, cleaned.
        index: of the block.
    """
    above = page.page.markup[index - 1] if page.page.markup and index else None
    # A byline is linked too.
    if above is None or above.tag == "h1" or page.marks[index - 1] is not None:
        return False
    text = page.texts[index - 1]
    return above.linked >= LED * len(text) and text.count(" ") >= LED_WORDS - 1


def _is_others_date(page: CleanPage, index: int) -> bool:
    # The date of a picture, of an event in a list of facts, or of another story.
    is_of_fact = bool(page.page.markup) and page.page.markup[index].tag in _OTHERS
    return is_of_fact or is_below_teaser(page, index)


def _only_date(page: CleanPage, context: MomentContext) -> FoundDate | None:
    # The one block of the whole page that is called a date is the story's, wherever it stands.
    called = [index for index, markup in enumerate(page.page.markup) if markup.words & _DATE]
    called = [index for index in called if not is_of_another(page, index)]
    found = [date for index in called[:BELOW] for date in dates_in(page, index, context)]
    return found[0] if len({date.moment for date in found}) == 1 else None


def dates_in(page: CleanPage, index: int, context: MomentContext) -> list[FoundDate]:
    """Read the dates of one block; none where it is longer than a line with a date, or a row of results or fixtures.

    Args:
        page: the page, cleaned.
        index: of the block.
        context: what helps to read dates.
    """
    text, mark = page.texts[index], page.marks[index]
    is_known = mark is not None and mark.kind in ("date", "age")
    if len(text) > LONGEST_DATE_LINE or not (is_known or DIGIT.search(text)) or is_among_rows(page, index):
        return []
    return find_dates(text, page.times, language=context.language, url=context.url, fetched_at=context.fetched_at)


def is_among_rows(page: CleanPage, index: int) -> bool:
    """Tell whether a block is a row of a table of data: results, fixtures.

    A byline may stand in a table that lays out the page, but hardly one below another that is as many cells wide.

    Args:
        page: the page, cleaned.
        index: of the block.
    """
    width = _cells(page, index)
    beside = [place for place in (index - 1, index + 1) if 0 <= place < len(page.texts)]
    return width > 0 and any(_cells(page, place) == width for place in beside)


def _cells(page: CleanPage, index: int) -> int:
    # Marks between the cells of a row; in text a single one parts a name from a date too.
    count = page.texts[index].count(CELL_MARK)
    if page.page.markup:
        return count if page.page.markup[index].tag == "tr" else 0
    return count if count > 1 else 0
