"""Cues by which a card is the teaser of another story or not: what it looks like alone, and among the cards around it.

Every cue is a small number, the bin of its table in the scorecard (`weights/teasers.json`).
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from articlekit.html.markup_words import GROUP_BITS, TAGS
from articlekit.names.person_names import looks_like_name
from articlekit.other_stories.cards import Card
from articlekit.page import Element, MarkupBlock

PLACE_WORDS = (
    "hidden", "comment", "related", "promo", "ranking", "list", "item", "share", "newsletter", "ad", "consent",
    "caption", "byline", "tags", "navigation", "header", "footer", "sidebar", "article", "title", "interface",
)  # fmt: skip
"""Groups of class words that say something of a card, each a cue: 0 nowhere, 1 around it, 2 at its headline."""

PLACE_TAGS = ("nav", "header", "footer", "aside", "article", "main", "section", "li", "form", "button", "figure", "p")
"""Elements around a card that say something of it, each a cue of two bins."""

LENGTHS = (16, 22, 30, 40, 55, 75, 110, 160)
WORDS = (2, 3, 4, 5, 7, 10, 15)
SHARES = (0.15, 0.4, 0.7, 0.99)
LIST_SIZES = (2, 3, 4, 6, 11, 21)
WIDE_WEIGHT = 2.2
"""A character of Chinese, Japanese or Korean says as much as so many letters."""

LONGEST_NAME = 3
"""Blanks in the name of a person that is looked at as one."""

PROSE = 140
"""Characters of text without links that is a paragraph rather than an excerpt."""

ALONE = (
    "length", "words", "first_character", "last_character", "tag", "share_of_block", "links_in_block", "site", "slug",
    "identifier", "section_address", "address_depth", "like_own_address", "marked", "name",
    *(f"word_{name}" for name in PLACE_WORDS), *(f"tag_{name}" for name in PLACE_TAGS),
)  # fmt: skip
"""Cues of a card by itself."""

AMONG = (
    "own_chance", "chance_above", "chance_below", "list_size", "list_chance", "heading", "aged", "excerpt",
    "card_blocks", "prose_above", "prose_below", "seen_before",
)  # fmt: skip
"""Cues of a card among the others; the chances come from the first scorecard."""

CHANCES = (0.02, 0.06, 0.15, 0.3, 0.5, 0.7, 0.85, 0.94, 0.98)

_TAG_BINS = {
    "h1": 1,
    "h2": 2,
    "h3": 3,
    "h4": 4,
    "h5": 5,
    "h6": 5,
    "p": 6,
    "li": 7,
    "td": 8,
    "dd": 8,
    "dt": 8,
    "button": 9,
    "figcaption": 8,
}
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_PLACES = tuple(GROUP_BITS[name] for name in PLACE_WORDS)
_AROUND = tuple(TAGS[name] for name in PLACE_TAGS)
_ALL_WORDS, _ALL_TAGS = sum(_PLACES), sum(_AROUND)


def alone_cues(card: Card, size: int, beside: MarkupBlock, element: Element, *, marked: bool) -> tuple[int, ...]:
    """Look at a card by itself.

    Args:
        card: the card.
        size: characters of the block with its headline.
        beside: what the markup says of that block.
        element: the element that holds the block.
        marked: whether a rule knows the block as something else than a story.
    """
    text = card.text
    wide = not text.isascii() and _WIDE.search(text) is not None
    look = card.look
    length = len(text)
    return (
        bisect_right(LENGTHS, length * WIDE_WEIGHT if wide else length),
        bisect_right(WORDS, length / 2.5 if wide else text.count(" ") + 1),
        _first(text[0]),
        _last(text[-1]),
        _TAG_BINS.get(beside.tag, 0),
        bisect_right(SHARES, length / size if size else 1.0),
        min(len(beside.links), 3) - 1,
        look.site,
        look.slug,
        look.identifier,
        look.section,
        look.depth,
        look.likeness,
        marked,
        text.count(" ") <= LONGEST_NAME and looks_like_name(text),
        *_place_cues(beside.words & _ALL_WORDS, element.words_around & _ALL_WORDS, element.tags_around & _ALL_TAGS),
    )


@lru_cache(maxsize=4_000)
def _place_cues(words: int, around: int, tags: int) -> tuple[int, ...]:
    return (
        *[2 if words & bit else 1 if around & bit else 0 for bit in _PLACES],
        *[1 if tags & bit else 0 for bit in _AROUND],
    )


def _first(character: str) -> int:
    if character.isupper():
        return 0
    if character.islower():
        return 1
    if character.isdecimal():
        return 2
    return 3 if character.isalpha() else 4


def _last(character: str) -> int:
    if character.isalnum():
        return 0
    if character in ".。":
        return 1
    if character in "?!？！":
        return 2
    return 3 if character == "…" else 4


class Surroundings(NamedTuple):
    """What was seen around a card."""

    heading: int
    """0 no heading above the list, 1 some heading, 2 one that a rule knows, 3 one in the card itself."""
    aged: bool
    """Whether an age or a date stands in it."""
    excerpt: bool
    """Whether a longer text without a link stands in it."""
    prose_above: bool
    """Whether a paragraph stands above it."""
    prose_below: bool
    """Whether a paragraph stands below it."""
    seen: bool
    """Whether the same address was met above."""


def among_cues(
    card: Card, place: int, chances: Sequence[float], mates: range, total: float, around: Surroundings
) -> tuple[int, ...]:
    """Look at a card among the others.

    Args:
        card: the card.
        place: its place among the cards.
        chances: from the first scorecard, one a card.
        mates: places of the cards of its list, itself included.
        total: sum of the chances of its list.
        around: what was seen around it.
    """
    count = len(mates)
    chance = chances[place]
    return (
        bisect_right(CHANCES, chance),
        bisect_right(CHANCES, chances[place - 1]) + 1 if place > mates.start else 0,
        bisect_right(CHANCES, chances[place + 1]) + 1 if place + 1 < mates.stop else 0,
        bisect_right(LIST_SIZES, count),
        bisect_right(CHANCES, (total - chance) / (count - 1)) + 1 if count > 1 else 0,
        around.heading,
        around.aged,
        around.excerpt,
        min(card.end - card.start, 6),
        around.prose_above,
        around.prose_below,
        around.seen,
    )


def bins(name: str) -> int:
    """How many bins a cue has."""
    if name.startswith("word_"):
        return 3
    if name.startswith("tag_") or name in {
        "marked",
        "name",
        "aged",
        "excerpt",
        "prose_above",
        "prose_below",
        "seen_before",
    }:
        return 2
    return {
        "length": len(LENGTHS) + 1, "words": len(WORDS) + 1, "first_character": 5, "last_character": 5, "tag": 10,
        "share_of_block": len(SHARES) + 1, "links_in_block": 3, "site": 5, "slug": 5, "identifier": 4,
        "section_address": 4, "address_depth": 5, "like_own_address": 5, "own_chance": len(CHANCES) + 1,
        "chance_above": len(CHANCES) + 2, "chance_below": len(CHANCES) + 2, "list_size": len(LIST_SIZES) + 1,
        "list_chance": len(CHANCES) + 2, "heading": 4, "card_blocks": 7,
    }[name]  # fmt: skip
