"""Reads the parts of a teaser from its card: the headline, and the age or date."""

import regex

from articlekit.ages import LONGEST_AGE, Age, split_age
from articlekit.cards import Card
from articlekit.cleaner import CleanPage
from articlekit.dates import read_date
from articlekit.headlines import clean_headline
from articlekit.markup_words import GROUP_BITS

LONGEST_DATED = 120
"""Characters of a line in which a date stands beside authors and a section."""

_MEDIA = GROUP_BITS["media"]
_DATED = GROUP_BITS["date"] | GROUP_BITS["meta"] | GROUP_BITS["byline"]
_DIGIT = regex.compile(r"\p{Nd}")


def aged_block(card: Card, page: CleanPage) -> int | None:
    """Find the block of a card in which its age or date stands; the headline's own comes last.

    Args:
        card: the card.
        page: the page, cleaned.
    """
    rest = []
    for index in range(card.start, card.end):
        mark = page.marks[index]
        if mark is not None and (mark.age is not None or mark.kind == "date"):
            if not _is_length(index, mark.age, page):
                return index
        elif len(page.texts[index]) <= LONGEST_DATED and _DIGIT.search(page.texts[index]):
            rest.append(index)
    markup = page.page.markup
    for index in rest:
        if index != card.block and (markup[index].moment or markup[index].words & _DATED):
            return index
    return next((index for index in rest if split_age(page.texts[index], page.times) is not None), None)


def read_age_at(index: int, page: CleanPage) -> Age | None:
    """Read the age or date that a block of a card shows.

    Args:
        index: the block, from `aged_block`.
        page: the page, cleaned.
    """
    mark, text = page.marks[index], page.texts[index]
    if mark is not None and mark.age is not None:
        return mark.age
    if mark is not None and mark.kind == "date" and text[0].isdecimal():
        return Age(text, None, "date")
    found = split_age(text, page.times)
    if found is not None:
        return found[1]
    date = read_date(text, page.times, language=page.language)
    if date is not None:
        return Age(date.text, None, "date")
    return Age(text, None, "date") if len(text) <= LONGEST_AGE else None


def _is_length(index: int, age: Age | None, page: CleanPage) -> bool:
    # "8 min" over a picture is how long a video runs.
    return age is not None and age.unit in ("second", "minute") and bool(page.page.markup[index].words & _MEDIA)


def headline_of(card: Card, page: CleanPage) -> str:
    """Read the headline of a card, without age and rank.

    Args:
        card: the card.
        page: the page, cleaned.
    """
    text = _repaired(card, page)
    if _DIGIT.search(text):
        found = split_age(text, page.times)
        if found is not None:
            text = max(found[0], found[2], key=len)
    return clean_headline(text) or text


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
