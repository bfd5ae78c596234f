"""Reads dates: "Published: Dec 24, 2025 | 10:33 IST", "Mis à jour le 3 mars à 14h05", "2025年12月24日 10:33".

Known shapes are compiled patterns whose words come from the rule packs. What they do not know, a month of a language
without a pack, goes to dateparser: with the language, after a look at the shape, through a bounded cache.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Literal

import regex

from articlekit.ages import Age, TimePatterns, read_age
from articlekit.times.date_patterns import (
    DATEPARSER_SHAPE,
    DIGIT,
    LONGEST_DATE_LINE,
    TIME,
    ZONE,
    DatePatterns,
    date_patterns,
    plain_digits,
)
from articlekit.times.zones import country_of, find_zone, site_zone
from articlekit.words.folding import plain_case

Precision = Literal["second", "minute", "hour", "day", "month", "year"]
Role = Literal["published", "updated"]

BUDDHIST_ERA = 543
"""Years that Thailand counts from before the common era: 2569 is 2026."""

LONGEST_DATED_LINE = 400
"""Characters of a line in which dates are looked for; bylines with several names and two dates had 230."""

SLACK = timedelta(hours=24)
"""How far beyond `fetched_at` a date may lie: clocks and zones differ, by less than a day."""

ROLE_REACH = 40
"""Characters before a date in which the word stands that says what date it is."""

_NAMED_DAYS = (
    ("wide_month", "wide_day", None),
    ("month", "day", "day_year"),
    ("month_first", "day_second", "month_year"),
)
"""Groups of the pattern that hold month, day and year where the month is written out."""

_EVENING = frozenset({"오후", "下午", "午後", "晚上", "ös"})
_AFTERNOON, _MORNING = ("p", "μ", "م", "ch", "ös"), ("a", "π", "ص", "sa", "öö")
_MONTH_FIRST_COUNTRIES = frozenset({"us", "ph", "pr"})


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date that a line holds.

    Args:
        moment: when, aware; what is smaller than the precision is zero.
        precision: the smallest unit that the line gives.
        text: what was read.
        start: where it begins in the line.
        end: where it ends in the line.
        role: what kind of date the words before it say it is.
    """

    moment: datetime
    precision: Precision
    text: str
    start: int
    end: int
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    language: str | None
    url: str | None
    fetched_at: datetime | None


def read_date(
    text: str,
    patterns: TimePatterns,
    *,
    language: str | None,
    url: str | None = None,
    fetched_at: datetime | None = None,
) -> FoundDate | None:
    """Read the first date of a text.

    Args:
        text: a date as a page shows it.
        patterns: from `time_patterns`.
        language: BCP 47 tag of the page.
        url: address of the page, a hint for zone and order.
        fetched_at: when the page was fetched; "yesterday" and dates without a year need it.
    """
    found = find_dates(text, patterns, language=language, url=url, fetched_at=fetched_at)
    return found[0] if found else None


def find_dates(
    line: str,
    patterns: TimePatterns,
    *,
    language: str | None,
    url: str | None = None,
    fetched_at: datetime | None = None,
) -> list[FoundDate]:
    """Find the dates of a line, in order, each with what the words before it say it is.

    Args:
        line: one block's text.
        patterns: from `time_patterns`.
        language: BCP 47 tag of the page.
        url: address of the page, a hint for zone and order.
        fetched_at: when the page was fetched. Without it, ages, "yesterday" and dates without a year give nothing;
            with it, nothing that lies more than a day behind it is a date of the page.

    >>> from articlekit.ages import time_patterns
    >>> from articlekit.rule_packs import rule_book
    >>> line = "Published: Dec 24, 2025 | 10:33 IST"
    >>> found = find_dates(line, time_patterns(rule_book("en").packs), language="en")[0]
    >>> found.moment.isoformat(), found.text, found.role
    ('2025-12-24T10:33:00+05:30', 'Dec 24, 2025 | 10:33 IST', 'published')
    """
    if len(line) > LONGEST_DATED_LINE or (fetched_at is None and DIGIT.search(line) is None):
        return []
    place = _Place(language, url, fetched_at)
    words = date_patterns(patterns.packs)
    found = [date for date in _absolute_dates(line, words, place) if _possible(date.moment, fetched_at)]
    if found:
        return found
    if fetched_at is not None:
        age = _age_in(line, words, patterns)
        if age is not None and age.delta is not None:
            return [_from_age(line, age, fetched_at, words)]
        clock = _clock_today(line, words, place)
        if clock is not None:
            return [clock]
    foreign = _from_dateparser(line, words, place)
    return [foreign] if foreign is not None and _possible(foreign.moment, fetched_at) else []


def _possible(moment: datetime, fetched_at: datetime | None) -> bool:
    return 1990 <= moment.year <= 2100 and (fetched_at is None or moment <= fetched_at + SLACK)


def _absolute_dates(line: str, words: DatePatterns, place: _Place) -> Iterator[FoundDate]:
    plain = plain_digits(line)
    if DIGIT.search(plain) is None and not any(map(plain_case(plain).__contains__, words.relative)):
        return
    last = 0
    for found in words.date.finditer(plain):
        if found.start() < last:
            continue
        day = _day_of(found, words, place)
        if day is None:
            continue
        start, end = found.span()
        time = _time_beside(plain, last, start, end, words)
        if found["relative"] and time is None and not _role(plain[last:start], words):
            continue
        moment: datetime | None = None
        precision: Precision = "day"
        zone = site_zone(language=place.language, url=place.url)
        if time is not None:
            clock, precision = _clock(time)
            shown = ZONE.match(plain, time.end())
            named = (
                None
                if shown is None
                else find_zone(shown["zone"], zones=words.zones, language=place.language, url=place.url)
            )
            zone = named or zone
            start, end = min(start, time.start()), max(end, shown.end() if shown is not None and named else time.end())
            moment = _moment(day, clock, zone)
        else:
            moment = _moment(day, (0, 0, 0), zone)
        if moment is None:
            continue
        yield FoundDate(
            moment, precision, line[start:end].strip(" \t\u00a0,;|(["), start, end, _role(plain[last:start], words)
        )
        last = end


def _moment(day: tuple[int, int, int], clock: tuple[int, int, int], zone: tzinfo) -> datetime | None:
    hours, minutes, seconds = clock
    try:
        moment = datetime(*day, tzinfo=zone) if hours == 24 else datetime(*day, hours, minutes, seconds, tzinfo=zone)
    except ValueError:
        return None
    return moment + timedelta(days=1) if hours == 24 else moment


def _role(before: str, words: DatePatterns) -> Role | None:
    found = None
    for found in words.roles.finditer(before[-ROLE_REACH:]):  # noqa: B007 - the last one is wanted
        pass
    if found is None:
        return None
    return "updated" if plain_case(found.group()) in words.updated else "published"


def _day_of(found: regex.Match[str], words: DatePatterns, place: _Place) -> tuple[int, int, int] | None:
    if found["iso_year"]:
        return _full_year(found["iso_year"]), int(found["iso_month"]), int(found["iso_day"])
    if found["year"]:
        return _numeric_day(int(found["first"]), int(found["second"]), found["year"], found["mark"], words, place)
    if found["relative"]:
        days = words.relative[plain_case(found["relative"])]
        if place.fetched_at is None:
            return None
        local = place.fetched_at.astimezone(site_zone(language=place.language, url=place.url)) - timedelta(days=days)
        return local.year, local.month, local.day
    for month, day, year in _NAMED_DAYS:
        if found[month]:
            name = plain_case(found[month])
            number = int(name) if name.isdecimal() else words.months[name]
            return _with_year(number, int(found[day]), found[year] if year else None, place)
    return None


def _with_year(month: int, day: int, year: str | None, place: _Place) -> tuple[int, int, int] | None:
    if year is not None:
        return _full_year(year), month, day
    if place.fetched_at is None:
        return None
    latest = place.fetched_at + SLACK
    passed = (month, day) <= (latest.month, latest.day)
    return (latest.year if passed else latest.year - 1), month, day


def _full_year(text: str) -> int:
    number = int(text.lstrip("'’"))
    if number > BUDDHIST_ERA + 1_980:
        return number - BUDDHIST_ERA
    return number if number >= 100 else 2000 + number if number < 90 else 1900 + number


def _numeric_day(
    first: int, second: int, year: str, mark: str, words: DatePatterns, place: _Place
) -> tuple[int, int, int] | None:
    month_first = mark == "/" and _order(words, place) == "MDY"
    month, day = (first, second) if month_first else (second, first)
    if month > 12 and day <= 12:
        month, day = day, month
    return (_full_year(year), month, day) if 1 <= month <= 12 else None


def _order(words: DatePatterns, place: _Place) -> str:
    # Only the United States and two neighbours in custom write the month first; a country's site or a region says so.
    country = country_of(place.url)
    region = (place.language or "").lower().partition("-")[2]
    if words.order == "MDY" and (country or region):
        return "MDY" if (country or region) in _MONTH_FIRST_COUNTRIES else "DMY"
    return words.order if (place.language or "en").split("-")[0] in (words.own_language, "") else "DMY"


def _time_beside(line: str, low: int, start: int, end: int, words: DatePatterns) -> regex.Match[str] | None:
    after = TIME.search(line, end, min(len(line), end + 40))
    # Behind "Updated" stands the time of another date: "Published 6:03 a.m. Nov. 25, 2026 Updated 7:15 p.m."
    if after is not None and _is_near(line[end : after.start()]) and not words.roles.search(line, end, after.start()):
        return after
    for before in TIME.finditer(line, max(low, start - 40), start):
        if _is_near(line[before.end() : start]):
            return before
    return None


def _is_near(between: str) -> bool:
    # Between a date and its time stand marks, a weekday, "at", a zone; three short words at most.
    return len(between) <= 24 and len(regex.findall(r"\p{L}+", between)) <= 3 and DIGIT.search(between) is None


def _clock(time: regex.Match[str]) -> tuple[tuple[int, int, int], Precision]:
    hours = int(time["hour"] or time["lone"])
    noon = (time["noon"] or "").lower()
    if (noon.startswith(_AFTERNOON) or (time["half"] or "").lower() in _EVENING) and hours < 12:
        hours += 12
    elif noon.startswith(_MORNING) and hours == 12:
        hours = 0
    if time["minute"] is None:
        return (hours, 0, 0), "hour"
    if time["second"] is None:
        return (hours, int(time["minute"]), 0), "minute"
    return (hours, int(time["minute"]), int(time["second"])), "second"


def _age_in(line: str, words: DatePatterns, patterns: TimePatterns) -> Age | None:
    role = words.roles.search(line)
    return read_age(line[role.end() :].lstrip(" :") if role is not None else line, patterns)


def _from_age(line: str, age: Age, fetched_at: datetime, words: DatePatterns) -> FoundDate:
    delta = age.delta or timedelta()
    precision: Precision = "day" if age.unit in ("week", "date") else age.unit  # type: ignore[assignment]
    start = line.find(age.text)
    role = _role(line[: max(start, 0)], words)
    moment = fetched_at - delta
    if precision in ("day", "month", "year"):
        moment = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    return FoundDate(moment, precision, age.text, max(start, 0), max(start, 0) + len(age.text), role)


def _clock_today(line: str, words: DatePatterns, place: _Place) -> FoundDate | None:
    # "Published 10:33 AM EST": the day is that of the fetching, or the one before where that lies ahead.
    role = words.roles.search(line)
    if role is None or place.fetched_at is None:
        return None
    time = TIME.search(line, role.end(), min(len(line), role.end() + 30))
    if time is None or not _is_near(line[role.end() : time.start()]):
        return None
    shown = ZONE.match(line, time.end())
    named = (
        None if shown is None else find_zone(shown["zone"], zones=words.zones, language=place.language, url=place.url)
    )
    zone = named or site_zone(language=place.language, url=place.url)
    clock, precision = _clock(time)
    local = place.fetched_at.astimezone(zone)
    moment = _moment((local.year, local.month, local.day), clock, zone)
    if moment is None:
        return None
    if moment > place.fetched_at:
        moment -= timedelta(days=1)
    end = shown.end() if shown is not None and named else time.end()
    return FoundDate(
        moment, precision, line[time.start() : end].strip(), time.start(), end, _role(line[: time.start()], words)
    )


def _from_dateparser(line: str, words: DatePatterns, place: _Place) -> FoundDate | None:
    language = (place.language or "").split("-")[0]
    if not language or language == words.own_language or len(line) > LONGEST_DATE_LINE:
        return None
    shape = DATEPARSER_SHAPE.search(plain_digits(line))
    if shape is None:
        return None
    moment = _ask_dateparser(shape.group(), language)
    if moment is None:
        return None
    moment = moment.replace(tzinfo=site_zone(language=place.language, url=place.url))
    precision: Precision = "day"
    time = _time_beside(plain_digits(line), 0, shape.start(), shape.end(), words)
    if time is not None:
        (hours, minutes, seconds), precision = _clock(time)
        moment = moment.replace(minute=minutes, second=seconds) + timedelta(hours=hours)
    return FoundDate(
        moment,
        precision,
        shape.group(),
        shape.start(),
        shape.end(),
        _role(line[: shape.start()], words),
    )


@lru_cache(maxsize=4096)
def _ask_dateparser(text: str, language: str) -> datetime | None:
    import dateparser  # noqa: PLC0415 - takes a tenth of a second, and few pages need it

    settings = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "DATE_ORDER": "DMY",
        # Nothing relative is asked, but without a base dateparser would look at the clock.
        "RELATIVE_BASE": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None),
    }
    try:
        found: datetime | None = dateparser.parse(text, languages=[language], settings=settings)
    except (ValueError, OverflowError):
        return None  # A language that it does not know.
    return found
