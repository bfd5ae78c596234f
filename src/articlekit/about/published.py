"""Decides when a story was published and changed, by what its page declares and what it shows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, timedelta, timezone
from itertools import chain
from typing import NamedTuple
from urllib.parse import urlsplit

import regex

from articlekit.declarations.json_ld import JsonLd
from articlekit.page import Mark
from articlekit.times.dates import FoundDate
from articlekit.times.moments import MomentContext, read_moment

PUBLISHED_METAS = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time",
    "og:publish_date", "datepublished", "article:publish_date", "article.published", "article:published:time",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "publish_date",
    "publish-date", "publishdate", "published-date", "published_date", "publication_date", "publication-date",
    "published", "published_time", "pubdate", "article_date_original", "originalpublicationdate", "displaydate",
    "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dcterms.date", "dc.date",
    "article.created", "date.created", "datecreated", "citation_publication_date", "citation_date", "bt:pubdate",
    "prism.publicationdate", "mediator_published_time", "article:post_date", "rnews:datepublished", "date",
    "gentime", "weibo:article:create_at", "uploaddate",
)  # fmt: skip
"""Names of `<meta>` that hold the date of publication, the plainest first."""

MODIFIED_METAS = (
    "article:modified_time", "article:modified", "og:article:modified_time", "datemodified", "og:updated_time",
    "og:modified_time", "lastmod", "last-modified", "last_modified", "dcterms.modified", "dc.date.modified",
    "date.modified", "modified", "article:modified:time", "updated", "updated_time", "revised", "last-updated",
    "cxenseparse:modifiedtime", "rnews:datemodified",
)  # fmt: skip
"""Names of `<meta>` that hold the date of the last change."""

UPDATED_WORDS = frozenset({"updated", "update", "modified", "modify", "mod", "changed", "lastmod", "edited"})
"""Words of a class that say a date is that of a change."""

_PUBLISHED_NAME = regex.compile(
    r"(?:publi(?:sh|c)|issued|posted|release|created).*(?:date|time)|(?:date|time).*(?:publi(?:sh|c)|issued|posted|created)|pub_?date"
)
_MODIFIED_NAME = regex.compile(
    r"(?:modif|updat|revis|edit).*(?:date|time)|(?:date|time).*(?:modif|updat|revis|edit)|last_?mod"
)
_UNRELATED_NAME = regex.compile(r"expir|event|valid|reading|publisher|image|video|embargo|copyright")
"""What the many other names have in common, and what says that a date is another one."""

LONGEST_NAME = 60
"""Characters of the name of a `<meta>` that is looked at."""

ANY_ZONE = timedelta(hours=12)
"""How far the site's own zone may be from the one in which a time is declared; few live beyond."""

_NUMBERS = regex.compile(r"\s*\d{1,2}[./-]\d{1,2}[./-]\d{2}")
"""The beginning of a date of which only the order tells what is the day."""

_NAMED_DAY_IN_PATH = regex.compile(
    r"/(?P<year>20[0-3]\d|199\d)/(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})/(?P<day>\d{1,2})/"
)
_DAY_IN_PATH = regex.compile(
    r"/(?P<year>20[0-3]\d|199\d)[/-]?(?P<month>0[1-9]|1[0-2])[/-]?(?P<day>[0-2]\d|3[01])(?=[/_+.-])"
)
"""Year, month and day as folders or at the start of a name; digits that go on are an article's number."""


class Dates(NamedTuple):
    """When a story was published and changed, and where it says so."""

    published: FoundDate | None = None
    published_place: str = ""
    modified: FoundDate | None = None
    modified_place: str = ""


class _MarkedDate(NamedTuple):
    """A date that an element gives, and the one that its text shows."""

    date: FoundDate
    shown: FoundDate | None


class VisibleDates(NamedTuple):
    """Dates that the reader sees around the headline."""

    published: FoundDate | None = None
    modified: FoundDate | None = None


def choose_dates(
    metas: Mapping[str, Sequence[str]],
    json_ld: JsonLd,
    marks: Sequence[Mark],
    visible: Callable[[], VisibleDates],
    context: MomentContext,
) -> Dates:
    """Decide when a story was published and changed.

    Args:
        metas: contents of every `<meta>` by name.
        json_ld: the page's JSON-LD, read.
        marks: elements around the headline that say what they hold.
        visible: reads the dates that the reader sees; asked only where none is declared.
        context: what helps to read dates.

    Returns:
        Both dates with their places: the declared ones before the visible ones, the plainest first.
    """
    published, published_place = _first(_published(metas, json_ld, marks, visible, context))
    modified, modified_place = _first(_modified(metas, json_ld, marks, visible, context))
    if published is None and modified is not None and modified_place in ("microdata", "visible", "time"):
        # The only date that the page shows is the one it goes by.
        published, published_place = modified, modified_place
    return Dates(published, published_place, modified, modified_place)


def agree_with_shown(dates: Dates, shown: Callable[[], FoundDate | None], context: MomentContext) -> Dates:
    """Believe the date that readers see at the headline, where the one found cannot be the story's.

    Args:
        dates: from `choose_dates`.
        shown: reads the date that stands alone on a line at the headline.
        context: what helps to read dates.

    Returns:
        The same dates, but for four cases. Nothing says when the story was published, and the page shows the day of the
        change: it goes by that. "04/03/2025" is 4 March where the page or its address says so. A story was published
        by the day that it shows, whenever its system stored it last. And where headline and address name the day
        before or after that of a time in UTC, the time is put into the zone in which both are right.
    """
    seen = shown()
    found = dates.published
    if found is None:
        is_seen = seen is not None and dates.modified is not None and _day(seen) == _day(dates.modified)
        return dates._replace(published=dates.modified, published_place=dates.modified_place) if is_seen else dates
    addressed = date_in_path(context)
    found = _in_order(found, [date for date in (seen, addressed) if date is not None])
    if seen is None or seen.role == "updated":
        return dates._replace(published=found)
    is_apart = dates.published_place not in ("microdata", "time", "visible", "byline")
    if is_apart and found.moment - seen.moment > ANY_ZONE + timedelta(days=1):
        return dates._replace(published=seen, published_place="shown")
    if addressed is not None and _day(addressed) == _day(seen) and found.precision != "day":
        found = _in_zone_of(found, _day(seen))
    return dates._replace(published=found)


def _day(found: FoundDate) -> date:
    return found.moment.date()


def _is_visible(marked: _MarkedDate, visible: VisibleDates) -> bool:
    # On the day that is shown first at the headline, or on the one before or after it in another zone.
    days = [_day(date) for date in marked if date is not None]
    return any(abs(_day(seen) - day) <= timedelta(days=1) for seen in visible if seen is not None for day in days)


def _in_order(found: FoundDate, others: Sequence[FoundDate]) -> FoundDate:
    # Day and month change places where nothing tells which is which, and another date says so.
    day, month = found.moment.day, found.moment.month
    if day > 12 or day == month or not _NUMBERS.match(found.text):
        return found
    turned = found.moment.replace(month=day, day=month)
    return replace(found, moment=turned) if any(_day(other) == turned.date() for other in others) else found


def _in_zone_of(found: FoundDate, day: date) -> FoundDate:
    if found.moment.utcoffset():
        return found
    west = [timezone(timedelta(hours=hours)) for hours in (0, *range(-1, -13, -1), *range(1, 15))]
    zones = (zone for zone in west if found.moment.astimezone(zone).date() == day)
    return replace(found, moment=found.moment.astimezone(next(zones, UTC)))


def _first(found: Iterator[tuple[FoundDate | None, str]]) -> tuple[FoundDate | None, str]:
    return next(((date, place) for date, place in found if date is not None), (None, ""))


def _published(
    metas: Mapping[str, Sequence[str]],
    json_ld: JsonLd,
    marks: Sequence[Mark],
    visible: Callable[[], VisibleDates],
    context: MomentContext,
) -> Iterator[tuple[FoundDate | None, str]]:
    in_json_ld = json_ld.story.published if json_ld.story is not None else None
    yield from _in_head(in_json_ld, metas, PUBLISHED_METAS, _PUBLISHED_NAME, context)
    for marked, place in (
        (_from_marks(marks, ("datepublished", "datecreated"), context), "microdata"),
        (_from_times(marks, context, updated=False), "time"),
    ):
        # Stories beside this one have times of their own.
        if marked is not None and (visible() == VisibleDates() or _is_visible(marked, visible())):
            yield marked.date, place
    yield visible().published, "visible"
    yield _from_bylines(marks, context), "byline"
    yield date_in_path(context), "url"


def _modified(
    metas: Mapping[str, Sequence[str]],
    json_ld: JsonLd,
    marks: Sequence[Mark],
    visible: Callable[[], VisibleDates],
    context: MomentContext,
) -> Iterator[tuple[FoundDate | None, str]]:
    in_json_ld = json_ld.story.modified if json_ld.story is not None else None
    yield from _in_head(in_json_ld, metas, MODIFIED_METAS, _MODIFIED_NAME, context)
    for marked, place in (
        (_from_marks(marks, ("datemodified",), context), "microdata"),
        (_from_times(marks, context, updated=True), "time"),
    ):
        yield marked.date if marked is not None else None, place
    yield visible().modified, "visible"


def _in_head(
    in_json_ld: str | None,
    metas: Mapping[str, Sequence[str]],
    names: Sequence[str],
    pattern: regex.Pattern[str],
    context: MomentContext,
) -> Iterator[tuple[FoundDate | None, str]]:
    if in_json_ld:
        yield read_moment(in_json_ld, context), "json_ld"
    known = [(name, content) for name in names for content in metas.get(name, ())[:1]]
    alike = (
        (name, contents[0])
        for name, contents in metas.items()
        if len(name) <= LONGEST_NAME and pattern.search(name) and not _UNRELATED_NAME.search(name)
    )
    for name, content in chain(known, alike):
        yield read_moment(content, context), f"meta {name}"


def _from_marks(marks: Sequence[Mark], names: Sequence[str], context: MomentContext) -> _MarkedDate | None:
    own = (_from_mark(mark, context) for mark in marks if mark.kind == "property" and mark.name in names)
    return next((found for found in own if found is not None), None)


def _from_times(marks: Sequence[Mark], context: MomentContext, *, updated: bool) -> _MarkedDate | None:
    for mark in marks:
        if mark.kind == "time":
            found = _from_mark(mark, context)
            if found is not None and _is_update(mark, context) == updated:
                return found
    return None


def _is_update(mark: Mark, context: MomentContext) -> bool:
    if not UPDATED_WORDS.isdisjoint(mark.name.split()):
        return True
    text = " ".join(mark.texts)
    shown = read_moment(text, context) if text and not text[0].isdigit() else None
    return shown is not None and shown.role == "updated"


def _from_bylines(marks: Sequence[Mark], context: MomentContext) -> FoundDate | None:
    for mark in marks:
        if mark.kind == "author":
            found = read_moment(" ".join(mark.texts), context)
            if found is not None and found.role != "updated":
                return found
    return None


def _from_mark(mark: Mark, context: MomentContext) -> _MarkedDate | None:
    # The attribute is exact; the text may say "Updated", know the minute of the attribute's day, or be all there is.
    exact = read_moment(mark.value, context) if mark.value else None
    shown = read_moment(" ".join(mark.texts), context) if mark.texts else None
    found = exact or shown
    if exact is not None and shown is not None and (exact.precision, shown.precision) == ("day", "minute"):
        found = shown if shown.moment.date() == exact.moment.date() else exact
    return _MarkedDate(found, shown) if found is not None else None


def date_in_path(context: MomentContext) -> FoundDate | None:
    """Read the day that an address holds as folders: "/2025/03/04/", "/2025/mar/04/".

    >>> date_in_path(MomentContext(url="https://news.example/2025/03/04/nets")).moment.date().isoformat()
    '2025-03-04'
    >>> date_in_path(MomentContext(url="https://news.example/story/20250304117")) is None
    True
    """
    try:
        path = urlsplit(context.url or "").path
    except ValueError:
        return None
    found = _DAY_IN_PATH.search(f"{path}/")
    if found is not None:
        return read_moment(f"{found['year']}-{found['month']}-{found['day']}", context)
    named = _NAMED_DAY_IN_PATH.search(f"{path}/")
    if named is None:
        return None
    return read_moment(f"{named['day']} {named['month']} {named['year']}", replace(context, language="en"))
