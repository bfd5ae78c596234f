"""Knows the lines that are a date or a time of day and nothing else."""

from collections.abc import Sequence

from articlekit.ages import TimePatterns, read_age
from articlekit.times.date_patterns import (
    DIGIT,
    LONGEST_DATE_LINE,
    TIME,
    WORD,
    ZONE,
    DatePatterns,
    date_patterns,
    plain_digits,
)
from articlekit.times.zones import find_zone
from articlekit.words.folding import plain_case

LONGEST_ZONE = 5
"""Letters of a zone's abbreviation: a longer word of a date line is one of those in the packs."""


def could_be_date_line(line: str, words: Sequence[str], patterns: TimePatterns) -> bool:
    """Take a quick look at a line: most lines with a number are headlines, and hold a word that no date does.

    Args:
        line: one block's text.
        words: its words, folded.
        patterns: from `time_patterns`.

    Returns:
        False where `is_date_line` would certainly say no.

    >>> from articlekit.ages import time_patterns
    >>> from articlekit.rule_packs import rule_book
    >>> patterns = time_patterns(rule_book("en").packs)
    >>> could_be_date_line("Dec 24, 2025", ["dec", "#"], patterns)
    True
    >>> could_be_date_line("5 boats return", ["#", "boats", "return"], patterns)
    False
    """
    if DIGIT.search(line) is None:
        return False
    known = date_patterns(patterns.packs).folded
    return not any(len(word) > LONGEST_ZONE and word.isalpha() and word not in known for word in words)


def is_date_line(line: str, patterns: TimePatterns) -> bool:
    """Tell whether a line is a date or a time of day and nothing else.

    Args:
        line: one block's text.
        patterns: from `time_patterns`.

    >>> from articlekit.ages import time_patterns
    >>> from articlekit.rule_packs import rule_book
    >>> patterns = time_patterns(rule_book("en").packs)
    >>> is_date_line("Published: Dec 24, 2025 | 10:33 IST", patterns), is_date_line("He left on May 5, 2025", patterns)
    (True, False)
    """
    if len(line) > LONGEST_DATE_LINE or DIGIT.search(line) is None:
        return False
    words = date_patterns(patterns.packs)
    # The quick look: most lines with a digit are headlines, and hold a word that no date does.
    if any(_is_strange(found.group(), words) for found in WORD.finditer(line)):
        return False
    plain = plain_digits(line)
    found = words.date.search(plain)
    time = None
    rest = plain
    if found is not None:
        rest = plain[: found.start()] + " " + plain[found.end() :]
    time = TIME.search(rest)
    if time is not None and (found is not None or ":" in time.group() or len(rest) <= 12):
        zone = ZONE.match(rest, time.end())
        known = zone is not None and find_zone(zone["zone"], zones=words.zones, language=None, url=None) is not None
        rest = rest[: time.start()] + " " + rest[zone.end() if zone is not None and known else time.end() :]
    elif found is None or found["relative"]:
        return found is None and _is_labelled_age(line, words, patterns)
    if found is not None and found["relative"] and time is None:
        return False
    again = words.date.search(rest) if found is not None and len(rest) > 12 else None
    if again is not None:
        rest = rest[: again.start()] + " " + TIME.sub(" ", rest[again.end() :], count=1)
    return all(plain_case(word) in words.loose or _is_zone(word, words) for word in WORD.findall(rest))


def _is_strange(word: str, words: DatePatterns) -> bool:
    return plain_case(word) not in words.known and not _is_zone(word, words)


def _is_labelled_age(line: str, words: DatePatterns, patterns: TimePatterns) -> bool:
    role = words.roles.match(line)
    return role is not None and read_age(line[role.end() :].lstrip(" :"), patterns) is not None


def _is_zone(word: str, words: DatePatterns) -> bool:
    return word.isupper() and find_zone(word, zones=words.zones, language=None, url=None) is not None
