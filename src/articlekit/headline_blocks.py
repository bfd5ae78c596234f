"""Reads byline and dates that an HTML page shows around its headline, whatever the blocks there were judged to be."""

from collections.abc import Iterable, Iterator, Sequence

import regex

from articlekit.byline_people import names_in, read_authors, read_first_name
from articlekit.bylines import is_by, is_byline, opens_with_by, without_glue
from articlekit.cleaner import CleanPage
from articlekit.date_patterns import DIGIT, LONGEST_DATE_LINE
from articlekit.dates import FoundDate, find_dates
from articlekit.declared_title import fold_title, host_names
from articlekit.given_names import opens_with_given_name
from articlekit.markup_words import GROUP_BITS
from articlekit.moments import MomentContext
from articlekit.person_names import LONGEST_NAME, looks_like_name
from articlekit.published import VisibleDates
from articlekit.rules import RuleKind

BELOW = 14
"""Blocks below the headline that are looked at; dek, picture, caption and buttons lie between it and the byline."""

ABOVE = 4
"""Blocks above the headline that may be its date or its author."""

PROSE = 140
"""Characters of a block from which it is the story or its dek, and no byline."""

MOST_PROSE = 2
"""Blocks of prose behind which the story has begun, and the dates are those it tells of."""

LENGTHS = (0.7, 1.4)
"""Shortest and longest text, in lengths of the headline, that may be the headline with other marks and blanks."""

LONGEST_BYLINE = 120
"""Characters of a block that its class calls a byline; longer ones are biographies."""

TOP = 4
"""Blocks at the top of the page among which its name stands."""

MOST_NAMES = 20
"""Names alone on a line on a page that may present its author; with more it is a list of people."""

NAMED = 4
"""Letters of a person's name that are looked for in an address."""

SIGNED = 40
"""Characters of a byline of one name; longer lines that open with "By" may be prose."""

PRESENTED = 40
"""Characters that a presentation has beside the name."""

_BYLINE = GROUP_BITS["byline"]
_DATE = GROUP_BITS["date"]
_NO_BYLINE = GROUP_BITS["biography"] | GROUP_BITS["comment"] | GROUP_BITS["related"] | GROUP_BITS["caption"]
_BYLINE_RULE = f"rule_{RuleKind.BYLINE}"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_AUTHOR_PAGE = regex.compile(
    r"/(?:authors?|autor(?:e[ns]?|es)?|auteurs?|writers?|staff|contributors?|journalists?|people|profiles?|by)/"
)
_BEFORE_DATE = regex.compile(r"\s\p{Ll}{2,3}\s*$")
"""The small word between a name and a date: "Ama Boateng on 4 March"."""

_YEAR = regex.compile(r"(?:19|20)\d\d")
_COPYRIGHT = regex.compile(r"©|\(c\)|copyright|\d{4}|[-–—]|all rights reserved.*", regex.IGNORECASE)
_IN_SECTION = regex.compile(r"\s+in\s+\S.*")
"""What a blog writes behind the name: "Ama Boateng in Coast"."""

_SECTION = GROUP_BITS["tags"] | GROUP_BITS["navigation"]
_PARTS = regex.compile(r"\s*[|•·●⋅∙]\s*|\s[-–—/]\s")


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


def _around(page: CleanPage, place: int) -> Iterator[int]:
    prose = 0
    for index in range(place + 1, min(place + 1 + BELOW, len(page.texts))):
        prose += len(page.texts[index]) >= PROSE
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
        for found in _dates_in(page, index, context):
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
        if len(page.texts[index]) > PROSE or not _YEAR.search(page.texts[index]):
            continue
        for found in _dates_in(page, index, context):
            if str(found.moment.year) in found.text and (found.role == "published" or (is_alone and not found.role)):
                return found
            updated = updated or (found if found.role == "updated" else None)
    return updated


def _only_date(page: CleanPage, context: MomentContext) -> FoundDate | None:
    # The one block of the whole page that is called a date is the story's, wherever it stands.
    called = [index for index, markup in enumerate(page.page.markup) if markup.words & _DATE]
    found = [date for index in called[:BELOW] for date in _dates_in(page, index, context)]
    return found[0] if len({date.moment for date in found}) == 1 else None


def _dates_in(page: CleanPage, index: int, context: MomentContext) -> list[FoundDate]:
    text, mark = page.texts[index], page.marks[index]
    is_known = mark is not None and mark.kind in ("date", "age")
    if len(text) > LONGEST_DATE_LINE or not (is_known or DIGIT.search(text)):
        return []
    return find_dates(text, page.times, language=context.language, url=context.url, fetched_at=context.fetched_at)


def read_headline_authors(page: CleanPage, near: Sequence[int]) -> tuple[str, ...]:
    """Read the people of the byline.

    Args:
        page: the page, cleaned.
        near: from `find_headline_blocks`.

    Returns:
        Their names: of the first byline there, else of a signature, else of the only byline of the whole page, else
        of the only person whom the page presents.
    """
    for index in near:
        if len(page.texts[index]) < PROSE:
            authors = _authors_in(page, index) or _named_below(page, index)
            if authors:
                return authors
    if any(len(page.texts[index]) <= SIGNED and opens_with_by(page.texts[index], page.names) for index in near):
        return ()  # "by harbourmaster7": somebody signs, and no name alone on its line says who.
    names = next((index for index in near if _is_signature(page, index)), None)
    if names is not None:
        text = page.texts[names]
        return read_authors(text, page.names) if " " in text else (text,)
    return _only_byline(page) or _presented(page)


def read_owner(page: CleanPage, url: str | None) -> tuple[str, ...]:
    """Read the person whose site a page stands on: at its top or in its copyright line, and in its address.

    Args:
        page: the page, cleaned.
        url: address of the page.

    Returns:
        The name, where the site is a person's; nobody signs there.
    """
    hosts = host_names(url)
    lines = [text for text in page.texts[:TOP] if " " in text] if hosts else []
    lines += [
        _COPYRIGHT.sub(" ", text).strip(" .,|·")
        for text, mark in zip(page.texts, page.marks, strict=True)
        if hosts and mark is not None and mark.kind == f"rule_{RuleKind.COPYRIGHT}"
    ]
    for line in lines:
        if len(line) <= LONGEST_NAME and opens_with_given_name(line) and _is_named_in(hosts, line):
            authors = read_authors(line, page.names)
            if authors:
                return authors
    return ()


def _is_named_in(hosts: Iterable[str], name: str) -> bool:
    words = [word for word in map(fold_title, name.split()) if len(word) >= NAMED]
    return any(word in host for word in words for host in hosts)


def read_signed_authors(page: CleanPage, near: Sequence[int], declared: Sequence[str] = ()) -> tuple[str, ...]:
    """Read the people of the byline that opens with "By", or of one that lists those declared and more.

    Args:
        page: the page, cleaned.
        near: from `find_headline_blocks`.
        declared: whom the page declares.

    Returns:
        Their names: of the first such line below the headline.
    """
    for index in near:
        if index < near[0]:
            break
        text, mark = page.texts[index], page.marks[index]
        if len(text) >= PROSE:
            continue
        parted = without_glue(text, page.names)
        known = is_byline(parted, page.names) if parted != text else mark is not None and mark.kind == "byline_shape"
        if known and opens_with_by(parted, page.names):
            authors = _authors_in(page, index)
            if authors:
                return authors
        if declared and declared[0] in text and len(text) > len(declared[0]):
            names = names_in(text, page.names)
            if len(names) > len(declared):
                return names
    return ()


def _authors_in(page: CleanPage, index: int) -> tuple[str, ...]:
    text, mark = without_glue(page.texts[index], page.names), page.marks[index]
    if page.names.others is not None and page.names.others.match(text):
        return ()
    dates = _dates_in(page, index, MomentContext(page.language)) if text == page.texts[index] else []
    if dates:
        text = f"{_BEFORE_DATE.sub('', text[: dates[0].start])}|{text[dates[0].end :]}"
    called = _is_called_byline(page, index)
    if called or (mark is not None and mark.kind in ("byline_shape", _BYLINE_RULE)):
        authors = read_authors(text, page.names)
        if authors:
            return authors
    for part in _PARTS.split(text):
        name = _IN_SECTION.sub("", part).strip()
        if called or is_byline(name, page.names) or (dates and looks_like_name(name)):
            authors = read_authors(name, page.names)
            if authors:
                return authors
    return read_first_name(text, page.names)


def _is_called_byline(page: CleanPage, index: int) -> bool:
    # By its class, or because the name leads to the page of its author.
    if not page.page.markup or len(page.texts[index]) > LONGEST_BYLINE:
        return False
    markup = page.page.markup[index]
    words = markup.words | _words_around(page, markup.element)
    if words & _BYLINE and not words & _NO_BYLINE:
        return True
    return any(_AUTHOR_PAGE.search(link.url) for link in markup.links) and markup.linked * 2 >= len(page.texts[index])


def _words_around(page: CleanPage, element: int) -> int:
    # What the element of a block and the one around it are called: a name often has a box of its own.
    inner = page.page.elements[element]
    return inner.words | (page.page.elements[inner.parent].words if inner.parent >= 0 else 0)


def _named_below(page: CleanPage, index: int) -> tuple[str, ...]:
    # "By" on a line of its own, the name below it.
    below = index + 1
    if (
        is_by(page.texts[index], page.names)
        and below < len(page.texts)
        and looks_like_name(page.texts[below], signed=True)
    ):
        return read_authors(page.texts[below], page.names)
    return ()


def _is_signature(page: CleanPage, index: int) -> bool:
    # A name alone on its line: beside the date, or presented once more below the story.
    text, is_given = page.texts[index], opens_with_given_name(page.texts[index])
    if page.marks[index] is not None or not page.page.markup:
        return False
    if not (looks_like_name(text) if " " in text else is_given and text.istitle()):
        return False
    markup = page.page.markup[index]
    if markup.linked or markup.tag in _HEADINGS or markup.words & _SECTION:
        return False
    if any(_is_dated(page, place) for place in (index - 1, index + 1)):
        return True
    places = [place for place, other in enumerate(page.texts) if other == text]
    if places[0] != index or len(places) < 2 or places[1] <= index + BELOW:
        return False
    # An entry of the table of contents comes once more as a heading of the story.
    return is_given or page.page.markup[places[1]].tag not in _HEADINGS


def _is_dated(page: CleanPage, index: int) -> bool:
    mark = page.marks[index] if 0 <= index < len(page.marks) else None
    return mark is not None and mark.kind in ("date", "age")


def _only_byline(page: CleanPage) -> tuple[str, ...]:
    # The one byline of the whole page is the story's, wherever it stands.
    found = {
        _authors_in(page, index)
        for index, mark in enumerate(page.marks)
        if mark is not None and mark.kind == "byline_shape" and opens_with_by(page.texts[index], page.names)
    }
    return next(iter(found)) if len(found) == 1 else ()


def _presented(page: CleanPage) -> tuple[str, ...]:
    # "Ama Boateng", and elsewhere "Ama Boateng is a writer on the coast": the author, where nobody else is presented.
    # A heading presents whom or what the story is about.
    names = {
        text
        for text, markup in zip(page.texts, page.page.markup, strict=False)
        if len(text) <= LONGEST_NAME and opens_with_given_name(text) and " " in text and markup.tag not in _HEADINGS
    }
    if len(names) > MOST_NAMES:
        return ()
    found = {name for name in names if any(_goes_on(text, name) for text in page.texts) and looks_like_name(name)}
    return read_authors(next(iter(found)), page.names) if len(found) == 1 else ()


def _goes_on(text: str, name: str) -> bool:
    return len(text) > len(name) + PRESENTED and text.startswith(f"{name} ") and text[len(name) + 1].islower()
