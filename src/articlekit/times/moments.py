"""Reads the dates that machines write: ISO 8601 in all its spellings, seconds since 1970, dates of mails."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import regex

from articlekit.ages import TimePatterns, time_patterns
from articlekit.rule_packs import rule_book
from articlekit.times.dates import BUDDHIST_ERA, SLACK, FoundDate, Precision, find_dates
from articlekit.times.zones import find_zone, site_zone

OLDEST_YEAR = 1990
"""The first year of news on the web; what a page claims to be older is a birthday or a mistake."""

LONGEST_MOMENT = 100
"""Characters; a machine's date with the day's and the zone's name has up to 60."""

_ISO = regex.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})-(?P<day>\d{1,2})|/(?P<month>\d{1,2})/(?P<day>\d{1,2})|(?P<month>\d\d)(?P<day>\d\d))"
    r"(?:(?:\s*T\s*|[\s,]+)(?P<hour>\d{1,2}):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,:]\d{1,9})?)?"
    r"\s*(?P<noon>[AaPp][Mm])?\s*(?P<zone>Z|UTC|GMT|[+\-−]\d\d?(?::?\d\d)?|\p{Lu}{3,5})?)?"
    r"(?![\d:])"
)
_PROGRAM = regex.compile(
    r"(?:\p{L}{3,9},?\s+)?(?P<month>\p{L}{3})\s+(?P<day>\d{1,2})\s+(?P<time>\d\d:\d\d(?::\d\d)?)\s+"
    r"(?P<zone>\p{Lu}{2,5}|[+-]\d{4})?\s*(?P<year>\d{4})"
)
"""As C and Java print a date: "Fri Apr 28 19:20:36 CEST 2023"."""

_SECONDS = regex.compile(r"1\d{9}(?:\d{3})?(?:\.\d{1,6})?")


@dataclass(frozen=True, slots=True)
class MomentContext:
    """What helps to read a date: the page's language and address, and when it was fetched."""

    language: str | None = None
    url: str | None = None
    fetched_at: datetime | None = None


def read_moment(text: str, context: MomentContext) -> FoundDate | None:
    """Read one date that a machine wrote, or failing that a person.

    Args:
        text: value of an attribute or of JSON-LD.
        context: what helps to read it.

    Returns:
        The date with time of day and offset as far as they are written; nothing beyond a day after `fetched_at` and
        nothing before 1990. Midnight to the second without an offset or in UTC is a day, not a time.

    >>> found = read_moment("2025-03-04T07:15:00+01:00", MomentContext())
    >>> found.moment.isoformat(), found.precision
    ('2025-03-04T07:15:00+01:00', 'second')
    >>> read_moment("2025-03-04T00:00:00Z", MomentContext()).precision
    'day'
    """
    text = text.strip()[:LONGEST_MOMENT]
    if not text.isprintable():
        text = " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
    found = _read(text, context)
    if found is None or not OLDEST_YEAR <= found.moment.year <= 2100:
        return None
    return None if context.fetched_at is not None and found.moment > context.fetched_at + SLACK else found


def _read(text: str, context: MomentContext) -> FoundDate | None:
    if not text:
        return None
    iso = _ISO.match(text)
    if iso is not None:
        return _from_iso(iso, text, context)
    if _SECONDS.fullmatch(text):
        seconds = float(text) / (1000 if len(text.partition(".")[0]) == 13 else 1)
        return FoundDate(datetime.fromtimestamp(int(seconds), UTC), "second", text, 0, len(text))
    program = _PROGRAM.match(text)
    if program is not None:
        text = f"{program['day']} {program['month']} {program['year']} {program['time']} {program['zone'] or ''}"
    return _from_words(text, context)


def _from_iso(found: regex.Match[str], text: str, context: MomentContext) -> FoundDate | None:
    zone = None
    named = found["zone"]
    if named:
        zone = (
            UTC
            if named in ("Z", "UTC", "GMT")
            else find_zone(named, zones=(), language=context.language, url=context.url)
        )
    hour = int(found["hour"] or 0)
    if found["noon"]:
        hour = hour % 12 + (12 if found["noon"] in ("PM", "pm", "Pm") else 0)
    minute, second = int(found["minute"] or 0), int(found["second"] or 0)
    precision: Precision = "day" if found["hour"] is None else "minute" if found["second"] is None else "second"
    if hour == minute == second == 0 and zone in (None, UTC):
        precision = "day"
    zone = zone or site_zone(language=context.language, url=context.url)
    try:
        moment = datetime(_common_year(int(found["year"])), int(found["month"]), int(found["day"]), tzinfo=zone)
        moment = moment.replace(minute=minute, second=min(second, 59)) + timedelta(hours=hour)
    except (ValueError, OverflowError):
        return None
    return FoundDate(moment, precision, text, 0, len(text)) if hour <= 24 else None


def _common_year(year: int) -> int:
    # The calendar of Thailand is 543 years ahead.
    return year - BUDDHIST_ERA if year >= BUDDHIST_ERA + OLDEST_YEAR else year


def _from_words(text: str, context: MomentContext) -> FoundDate | None:
    dates = find_dates(
        text,
        _patterns((context.language or "en").split("-")[0]),
        language=context.language or "en",
        url=context.url,
        fetched_at=context.fetched_at,
    )
    return dates[0] if dates else None


@lru_cache(maxsize=64)
def _patterns(language: str) -> TimePatterns:
    return time_patterns(rule_book(language).packs)
