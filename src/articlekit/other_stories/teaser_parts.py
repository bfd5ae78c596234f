"""Reads the parts of a teaser from its card: the headline, and the age or date."""

from typing import NamedTuple

import regex

from articlekit.ages import LONGEST_AGE, Age, find_age_ago, is_age, read_age, split_age
from articlekit.cleaner import CleanPage
from articlekit.html.markup_words import GROUP_BITS
from articlekit.other_stories.cards import LONGEST_POINTER, Card
from articlekit.times.dates import read_date
from articlekit.words.headlines import clean_headline

LONGEST_DATED = 120
"""Characters of a line in which a date stands beside authors and a section."""

SHORTEST_DATE = 2
"""Characters of an age beside a headline: "5m"."""

_MEDIA = GROUP_BITS["media"]
_DATED = GROUP_BITS["date"] | GROUP_BITS["meta"] | GROUP_BITS["byline"]
_NUMBERED = regex.compile(r"\p{Nd}{1,2}[.)]\s")
_DIGIT = regex.compile(r"\p{Nd}")


class SmallPrint(NamedTuple):
    """Text of a card beside its headline: author, age, section."""

    block: int
    """Index of its block."""
    text: str
    """What it says."""


def find_aged(card: Card, page: CleanPage) -> SmallPrint | None:
    """Find the small print of a card in which its age or date stands; what is in the headline's block comes last.

    Args:
        card: the card.
        page: the page, cleaned.
    """
    rest: list[SmallPrint] = []
    for index in range(card.start, card.end):
        mark, text = page.marks[index], page.texts[index]
        if mark is not None and (mark.age is not None or mark.kind == "date"):
            if not _is_length(index, mark.age, page):
                return SmallPrint(index, text)
        elif index != card.block and _could_be_dated(text):
            rest.append(SmallPrint(index, text))
    beside = _beside_headline(card, page)
    if beside is not None:
        rest.append(beside)
    markup = page.page.markup
    for small in rest:
        if markup[small.block].moment or markup[small.block].words & _DATED:
            return small
    own = SmallPrint(card.block, page.texts[card.block])
    aged = (small for small in (*rest, own) if _could_be_dated(small.text) and split_age(small.text, page.times))
    return next(aged, beside)


def _could_be_dated(text: str) -> bool:
    return len(text) <= LONGEST_DATED and _DIGIT.search(text) is not None


def _beside_headline(card: Card, page: CleanPage) -> SmallPrint | None:
    # "<a>Boats come home</a> <span>5 March 2026</span>" in one block.
    text = page.texts[card.block]
    if len(text) - len(card.text) < SHORTEST_DATE or len(text) > LONGEST_DATED * 3:
        return None
    before, _, after = text.partition(card.text)
    for part in (after.strip(), before.strip()):
        if SHORTEST_DATE <= len(part) <= LONGEST_AGE and (_DIGIT.search(part) or is_age(part, page.times)):
            return SmallPrint(card.block, part)
    return None


def read_age_of(small_print: SmallPrint, page: CleanPage) -> Age | None:
    """Read the age or date that a card shows.

    Args:
        small_print: from `find_aged`.
        page: the page, cleaned.
    """
    index, text = small_print
    mark = page.marks[index]
    if mark is not None and mark.age is not None:
        return mark.age
    if mark is not None and mark.kind == "date" and text[0].isdecimal():
        return Age(text, None, "date")
    found = split_age(text, page.times)
    if found is not None:
        return found[1]
    age = read_age(text, page.times) or find_age_ago(text, page.times)
    if age is not None:
        return age
    date = read_date(text, page.times, language=page.language)
    if date is not None:
        return Age(date.text, None, "date")
    return Age(text, None, "date") if mark is not None or page.page.markup[index].moment else None


def _is_length(index: int, age: Age | None, page: CleanPage) -> bool:
    # "8 min" over a picture is how long a video runs.
    return age is not None and age.unit in ("second", "minute") and bool(page.page.markup[index].words & _MEDIA)


def headline_of(card: Card, page: CleanPage, rank: int) -> str:
    """Read the headline of a card, without kicker, age and rank.

    Args:
        card: the card.
        page: the page, cleaned.
        rank: its place in its list, from 1.
    """
    text = _repaired(card, page)
    if card.headline and text == card.text:
        text = card.headline
    text = _without_pointer(text, page)
    if _DIGIT.search(text):
        found = split_age(text, page.times)
        if found is not None:
            text = max(found[0], found[2], key=len)
        text = text.removeprefix(f"{rank} ")
        if text[:1].isdecimal() and not _NUMBERED.match(text):
            return " ".join(text.split())  # "17 ways to save": the number is the headline's.
    return clean_headline(text) or text


def _without_pointer(text: str, page: CleanPage) -> str:
    # "Previous: Boats come home", where a rule knows what stands before the colon.
    pointer, sign, rest = text.partition(":")
    if not sign or len(pointer) > LONGEST_POINTER or not rest.strip():
        return text
    match = page.book.match(pointer)
    return rest.strip() if match is not None and match.rule.opens is not None else text


def _repaired(card: Card, page: CleanPage) -> str:
    # A link's text is the reader's; where the block's was repaired, what stands around the link shows where it is.
    raw, text = page.page.blocks[card.block].text, page.texts[card.block]
    place = raw.find(card.text)
    if raw == text or place < 0:
        return card.text
    before, after = raw[:place], raw[place + len(card.text) :]
    if text.startswith(before) and text.endswith(after):
        return text[len(before) : len(text) - len(after)]
    return card.text
