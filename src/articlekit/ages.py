"""Reads ages: "5 minutes -", "vor 2 Std.", "Entertainment7 days ago".

The words are data of the rule packs; the patterns are compiled from them once. dateparser, which reads the same, takes
half a millisecond for each.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

import regex

from articlekit.rules import UNSPACED_LANGUAGES, RulePack
from articlekit.words.folding import fold, fold_phrase, plain_case
from articlekit.words.word_patterns import compile_with_words

Unit = Literal["second", "minute", "hour", "day", "week", "month", "year", "date"]

LONGEST_AGE = 48
"""Characters; the longest age met, in a language of long words and with both hours and minutes, had 41."""

LONGEST_AGED_HEADLINE = 260
"""Characters of a line in which an age is looked for beside a headline."""

_SECONDS: dict[Unit, float] = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 30.436875 * 86_400,
    "year": 365.2425 * 86_400,
}
"""Seconds in a unit; months and years are the mean ones of the Gregorian calendar."""

_FRESH = frozenset({"second", "minute", "hour", "day", "week"})
"""Units of an age that may follow a headline after a mere blank: "a hundred years ago" is part of the headline."""

_NUMBER = r"\p{Nd}{1,15}"
_CLOCKS = "⏱🕒🕐🕑🕓🕔"
_EDGE = rf"[\s•·●\-–—|*()\[\]{_CLOCKS},.:]{{0,6}}"
_ABOUT_WORDS = frozenset(
    ("about", "around", "over", "almost", "approx", "circa", "ca", "etwa", "rund", "environ", "hace", "около")
)
_ABOUT = r"(?:about|around|over|almost|approx\.?|<|>|~|circa|ca\.?|etwa|rund|environ|hace\s+unas?|около)?\s{0,2}"
_DUAL = "ين"
"""Arabic writes "two" as an ending."""

_SEPARATORS = " \t\u00a0•·●|-–—/,:;()[]"
_STRONG_END = regex.compile(r"(?:[•·●|–—/:;()\[\]]|\s-|\s{2,}|\u00a0)\s*$")
_STRONG_START = regex.compile(r"\s*(?:[•·●|–—/:;()\[\]]|-\s|\s{2,}|\u00a0)")
_OLDEST = 100 * _SECONDS["year"]
"""A number beyond is no age but a slip ("99999999999 minutes"), and stays text."""

_SIMPLE = regex.compile(r"[\s•·|–-]{0,4}(?:(\p{L}+)\s)?(\d{1,6})\s?(\p{L}{2,})\.?(?:\s(\p{L}+))?[\s•·|–-]{0,4}")
"""What nearly every age looks like; the full pattern, eight times as slow, reads the rest."""

_UNCOUNTED = regex.compile(r"\p{Nd}(?!\p{Nd}|\s*\p{L})")
"""A number with nothing behind it that could be its unit: "01:48 min" is no age."""

_TIGHT = regex.compile(r"\p{Nd}{1,2}\p{L}{1,3}")
_COUNTED = regex.compile(r"\p{Nd}\s?(\p{L}+)")


class Age(NamedTuple):
    """How old another story is, as the page shows it."""

    text: str
    """What was read, without the bullets and blanks before it."""
    delta: timedelta | None
    """The age; `None` for a date, and for a number beyond all time ("99999999999 minutes")."""
    unit: Unit
    """Its largest unit, or "date"."""


@dataclass(frozen=True, eq=False)
class TimePatterns:
    """The words for ages of one set of rule packs; their patterns are compiled when the first line needs them.

    Args:
        packs: the packs, the page's own language first.
        written: words of units, as they are written.
        units: unit of each word, its case folded.
        now: words without a number, with the unit and the count that they stand for: "yesterday" is one day.
        before: words for "ago" before the number.
        ago: these, and those behind it.
        openings: folded words with which an age begins that does not begin with a number.
        timely: folded words of units: every other age holds one, as a word or glued to its number.
        endings: folded words with which an age ends, and
        glued_endings: those that may be glued to what stands before them.
        now_openings: the first words of `whole_lines`.
        whole_lines: folded words for "now" and "yesterday", which are ages by themselves.
    """

    packs: tuple[RulePack, ...]
    written: frozenset[str]
    units: dict[str, Unit]
    now: dict[str, tuple[Unit, int]]
    before: frozenset[str]
    ago: frozenset[str]
    openings: frozenset[str]
    timely: frozenset[str]
    endings: frozenset[str]
    glued_endings: tuple[str, ...]
    now_openings: frozenset[str]
    whole_lines: frozenset[str]

    @cached_property
    def whole(self) -> regex.Pattern[str]:
        """Pattern of a line that is an age."""
        return _whole_pattern(self.packs, self.written)

    @cached_property
    def inside(self) -> regex.Pattern[str]:
        """Pattern of an age within a line."""
        return _inside_pattern(self.packs, self.written)


@lru_cache(maxsize=64)
def time_patterns(packs: tuple[RulePack, ...]) -> TimePatterns:
    """Gather the words for ages.

    Args:
        packs: the page's packs, its own language first: where two use one word, the first says what it means.
    """
    units: dict[str, Unit] = {}
    now: dict[str, tuple[Unit, int]] = {}
    for pack in packs:
        for unit in _SECONDS:
            for word in getattr(pack.time, unit):
                units.setdefault(plain_case(word), unit)
                if word.endswith("ة"):
                    # Arabic: "two hours" is a word of its own, the ending "تين" on "ساعة".
                    units.setdefault(word[:-1] + "ت", unit)
        for word in pack.time.now:
            now.setdefault(plain_case(word), ("second", 0))
        for word in pack.time.half_hour:
            now.setdefault(plain_case(word), ("minute", 30))
        for word in pack.time.yesterday:
            now.setdefault(plain_case(word), ("day", 1))
    before, after = words_of(packs, "ago_before"), words_of(packs, "ago_after")
    written = frozenset(units).union(*(words_of(packs, unit) for unit in _SECONDS))
    timely = {*written, *(word + _DUAL for word in written)}
    endings = frozenset(fold_phrase(phrase).split(" ")[-1] for phrase in timely.union(before, after, now))
    return TimePatterns(
        packs,
        written,
        units,
        now,
        before=frozenset(map(plain_case, before)),
        ago=frozenset(map(plain_case, before | after)),
        openings=_first_words(timely.union(_ABOUT_WORDS, before, words_of(packs, "one"))),
        timely=_first_words(timely),
        endings=endings,
        glued_endings=tuple(word for word in endings if len(word) > 1 or not word.isascii()),
        now_openings=_first_words(now),
        whole_lines=frozenset(map(fold, now)),
    )


def _first_words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_phrase(phrase).split(" ")[0] for phrase in phrases)


def words_of(packs: tuple[RulePack, ...], name: str) -> set[str]:
    """Gather the words of one field of `TimeWords` from several packs."""
    return {word for pack in packs for word in getattr(pack.time, name)}


def _whole_pattern(packs: tuple[RulePack, ...], units: frozenset[str]) -> regex.Pattern[str]:
    letters = {word for word in units if len(word) == 1 and word.isascii()}
    return compile_with_words(
        rf"{_EDGE}{_ABOUT}(?:"
        r"(?P<now>(?&moment))"
        # "5 minutes", "5 minutes ago", "5m", "1 hour 20 minutes ago", "1h 20m"
        rf"|(?P<n1>{_NUMBER}|(?&one)(?=\s))\s*(?:(?P<u1>(?&word))|(?<=\p{{Nd}})(?P<s1>(?&letter)))\.?"
        rf"(?:\s*,?\s*(?:\p{{L}}{{1,3}}\s+)?(?P<n2>{_NUMBER})\s*(?P<u2>(?&word)|(?&letter))\.?)?(?:\s*(?&after))?"
        # "5 d ago": a single letter needs "ago" where a blank stands before it
        rf"|(?P<n3>{_NUMBER})\s+(?P<u3>(?&letter))\.?\s*(?&after)"
        # "vor 5 Std.", "il y a une heure", "منذ ساعتين", and both sides: "kwa 5 dakika zilizopita"
        rf"|(?&before)\s*{_ABOUT}(?:(?P<n4>{_NUMBER}|(?&one))\s*)?(?P<u4>(?&word)|(?&letter))(?P<dual>{_DUAL})?\.?"
        rf"(?:\s*,?\s*(?:\p{{L}}{{1,3}}\s+)?(?P<n5>{_NUMBER})\s*(?P<u5>(?&word)|(?&letter))\.?)?(?:\s*(?&after))?"
        # "час назад"
        r"|(?P<u7>(?&word))\s+(?&after)"
        # "saa 2 zilizopita"
        rf"|(?P<u6>(?&word))\s*(?P<n6>{_NUMBER}|(?&one))\s*(?&after)"
        rf"){_EDGE}",
        moment=words_of(packs, "now") | words_of(packs, "half_hour") | words_of(packs, "yesterday"),
        one=words_of(packs, "one"),
        word=units - letters,
        letter=letters,
        before=words_of(packs, "ago_before"),
        after=words_of(packs, "ago_after"),
    )


def _inside_pattern(packs: tuple[RulePack, ...], units: frozenset[str]) -> regex.Pattern[str]:
    unspaced = any(pack.language.split("-")[0] in UNSPACED_LANGUAGES for pack in packs)
    end = "" if unspaced else r"(?!\p{L})"
    return compile_with_words(
        rf"(?P<ago>(?<![\p{{Nd}}.,:])(?P<n1>{_NUMBER}|(?<!\p{{L}})(?&one)(?=\s))\s?(?P<u1>(?&unit))\.?"
        rf"(?:\s?,?\s?(?P<n2>{_NUMBER})\s?(?P<u2>(?&unit))\.?)?\s*(?&after){end}"
        rf"|(?<!\p{{L}})(?&before)\s*(?P<n4>{_NUMBER}|(?&one)(?=\s))\s?(?P<u4>(?&unit)){end}\.?)"
        rf"|(?<![\p{{L}}\p{{Nd}}.,:])(?P<n3>{_NUMBER})\s?(?P<u3>(?&unit))(?!\p{{L}})\.?",
        one=words_of(packs, "one"),
        unit=units,
        before=words_of(packs, "ago_before"),
        after=words_of(packs, "ago_after"),
    )


def could_be_age(words: Sequence[str], patterns: TimePatterns) -> bool:
    """Take a quick look at a line: does it begin and end as ages do, and hold a word of time?

    Args:
        words: the words of the line, folded; at least one.
        patterns: from `time_patterns`.

    Returns:
        False where `read_age` would certainly find nothing.

    >>> from articlekit.rule_packs import rule_book
    >>> patterns = time_patterns(rule_book("en").packs)
    >>> could_be_age(["#", "minutes", "and", "hours"], patterns), could_be_age(["#", "minutes", "late"], patterns)
    (True, False)
    """
    first = words[0]
    if first == "#":
        begins = not patterns.timely.isdisjoint(words)
    elif not first[0].isalpha() or "#" in first:  # "5m" is "#m" now; or a clock's picture stands in front
        begins = True
    elif first in patterns.openings:
        begins = not patterns.timely.isdisjoint(words) or any("#" in word for word in words)
    else:
        begins = False
    if begins and _could_end_age(words[-1], patterns):
        return True
    return first in patterns.now_openings and " ".join(words) in patterns.whole_lines


def _could_end_age(last: str, patterns: TimePatterns) -> bool:
    # Behind a number, and in languages without blanks, words are glued to what stands before them.
    word = last.rpartition("#")[2]
    return word in patterns.endings or last.endswith(patterns.glued_endings) or last[-1] in _CLOCKS


def is_age(line: str, patterns: TimePatterns) -> bool:
    """Tell whether a line is an age and nothing else.

    Args:
        line: any text; a long one costs nothing.
        patterns: from `time_patterns`.

    >>> from articlekit.rule_packs import rule_book
    >>> is_age("an hour ago", time_patterns(rule_book("en").packs))
    True
    """
    if len(line) > LONGEST_AGE:
        return False
    words = fold(line).split()
    return bool(words) and could_be_age(words, patterns) and read_age(line, patterns) is not None


@lru_cache(maxsize=4096)  # "2 hours ago" stands on every other page
def read_age(line: str, patterns: TimePatterns) -> Age | None:
    """Read a line that is an age and nothing else, apart from bullets and dashes.

    Args:
        line: one block's text.
        patterns: from `time_patterns`.

    Returns:
        The age, or `None` where the line is something else.

    >>> from articlekit.rule_packs import rule_book
    >>> patterns = time_patterns(rule_book("en").packs)
    >>> read_age("5 minutes -", patterns)
    Age(text='5 minutes -', delta=datetime.timedelta(seconds=300), unit='minute')
    >>> read_age("5 minutes to midnight", patterns) is None
    True
    """
    if len(line) > LONGEST_AGE:
        return None
    simple = _SIMPLE.fullmatch(line)
    if simple is not None:
        before, number, word, after = simple.groups()
        unit = patterns.units.get(plain_case(word))
        if (
            unit is not None
            and (before is None or plain_case(before) in patterns.before)
            and (after is None or plain_case(after) in patterns.ago)
        ):
            return Age(line.strip(), _delta(int(number) * _SECONDS[unit]), unit)
    found = None if _UNCOUNTED.search(line) else patterns.whole.fullmatch(line)
    if found is None:
        return None
    text = line.strip()
    if found["now"]:
        unit, count = patterns.now[plain_case(found["now"])]
        return Age(text, timedelta(seconds=count * _SECONDS[unit]), unit)
    return _age_of(text, found.groupdict(), patterns)


def _age_of(text: str, groups: dict[str, str | None], patterns: TimePatterns) -> Age | None:
    total = 0.0
    largest: Unit | None = None
    for index in "1234567":
        word = groups.get(f"u{index}") or groups.get(f"s{index}")
        if not word:
            continue
        unit = patterns.units.get(plain_case(word))
        if unit is None:
            return None
        total += _count(groups.get(f"n{index}"), groups.get("dual")) * _SECONDS[unit]
        largest = largest or unit
    if largest is None:
        return None
    return Age(text, _delta(total), largest)


def _delta(seconds: float) -> timedelta | None:
    return timedelta(seconds=seconds) if seconds <= _OLDEST else None


def _count(number: str | None, dual: str | None) -> int:
    if number is None:
        return 2 if dual else 1
    return int(number) if number[0].isdecimal() else 1


def split_age(line: str, patterns: TimePatterns) -> tuple[str, Age, str] | None:
    """Split an age from the headline, kicker or author that shares its line.

    Args:
        line: one block's text.
        patterns: from `time_patterns`.

    Returns:
        What stands before the age, the age, and what stands after it; `None` where no age stands at either end or
        between separators. "100 years ago" at the end of a headline is part of it.

    >>> from articlekit.rule_packs import rule_book
    >>> patterns = time_patterns(rule_book("en").packs)
    >>> before, age, after = split_age("Entertainment7 days ago", patterns)
    >>> before, age.text, age.delta.days, after
    ('Entertainment', '7 days ago', 7, '')
    >>> split_age("24-hour guard for 90 Million trees", patterns) is None
    True
    """
    if len(line) > LONGEST_AGED_HEADLINE:
        return None
    if not _could_hold_age(line, patterns):
        return None
    for found in patterns.inside.finditer(line):
        before, after = line[: found.start()], line[found.end() :]
        if not _stands_apart(before, after, found, patterns):
            continue
        age = _age_of(found.group().strip(), found.groupdict(), patterns)
        if age is not None and (before.strip(_SEPARATORS) or after.strip(_SEPARATORS)):
            return before.strip(_SEPARATORS), age, after.strip(_SEPARATORS)
    return None


def find_age_ago(line: str, patterns: TimePatterns) -> Age | None:
    """Find an age that says "ago" anywhere in a line of small print, between an author and a number of comments.

    Args:
        line: text beside a headline, not the headline itself.
        patterns: from `time_patterns`.

    >>> from articlekit.rule_packs import rule_book
    >>> find_age_ago("By Ama Mensah 12 minutes ago 14 comments", time_patterns(rule_book("en").packs)).text
    '12 minutes ago'
    """
    if len(line) > LONGEST_AGED_HEADLINE or not _could_hold_age(line, patterns):
        return None
    for found in patterns.inside.finditer(line):
        if found["ago"]:
            return _age_of(found.group().strip(), found.groupdict(), patterns)
    return None


def _could_hold_age(line: str, patterns: TimePatterns) -> bool:
    # The quick look: a word for "ago", or a number with a unit behind it.
    if any(map(line.__contains__, patterns.ago)):
        return True
    counted = _COUNTED.findall(line)
    return bool(counted) and not patterns.units.keys().isdisjoint(map(plain_case, counted))


def _stands_apart(before: str, after: str, found: regex.Match[str], patterns: TimePatterns) -> bool:
    opens, closes = not before.strip(_SEPARATORS), not after.strip(_SEPARATORS)
    apart_before = opens or _STRONG_END.search(before[-4:]) is not None
    apart_after = closes or _STRONG_START.match(after) is not None
    if apart_before and apart_after:
        return True
    if not found["ago"]:
        # "3h Fire on a ferry": glued to its letter, the age cannot be read as anything else.
        return (
            opens
            and _TIGHT.fullmatch(found.group()) is not None
            and after[:1].isspace()
            and after.strip()[:1].isupper()
        )
    word = found["u1"] or found["u4"] or ""
    if patterns.units.get(plain_case(word)) not in _FRESH:
        return False
    digits = any(character.isdecimal() for character in found.group())
    if closes:
        # "Sport2 hours ago" is glued by the scraper; behind a blank only numbers count, never "a week ago".
        return digits
    return opens and digits and (after[:1].isupper() or (after.lstrip()[:1].isupper() and after[:1].isspace()))
