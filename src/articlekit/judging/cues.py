"""What can be seen of a block's text alone; `neighbour_cues.py` sees where it stands.

Every cue is a small whole number, the bin into which the block falls. `scorecard.py` gives each bin a weight, learned
from pages with known bodies; the sum of the weights is how much the block looks like the story.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from operator import add, mul

import regex

from articlekit.rules import RuleKind

LENGTHS = (2, 5, 9, 14, 20, 27, 35, 44, 55, 68, 84, 104, 130, 170, 240, 360, 600)
"""Bounds of the bins of a block's length, in characters; a character of Chinese, Japanese or Korean counts double."""

ENDINGS = {
    mark: number
    for number, marks in {
        1: ".。．।॥۔",
        2: "…",
        3: "!?！？؟",
        4: ":：",
        5: "\"”»“'’」』",
        6: ",;，、؛",
        7: ")）",
        8: "-–—|›>→+/",
        9: "%",
    }.items()
    for mark in marks
}
_ENDING_DIGIT = 10
CASELESS_ENDING = 11
"""The bin of a block that ends in a letter of a script without case."""

CASELESS_OPENING = 9
"""The bin of a block that opens with such a letter."""

OPENINGS = {
    mark: number
    for number, marks in {
        4: "\"“„«»'‘「『",
        5: "-–—",
        6: "•*·●■▪>|+→",
        7: "([",
        8: "#@©",
    }.items()
    for mark in marks
}

SENTENCE_MARKS = ".?!。।؟۔"
COMMAS = ",，、،"
SYMBOLS = {1: ("@", "//"), 2: ("|", "©", "·"), 4: ('"', "“", "„", "«")}
"""Marks of addresses, of menus and credits, and of speech, each group with its bit."""

_COARSE_LENGTHS = tuple(4 * min(length // 4, 3) for length in range(len(LENGTHS) + 1))
_SHAPES = tuple(
    0 if ending in (0, CASELESS_ENDING) else 1 if ending in (1, 3, 5) else 2 if ending == 4 else 3
    for ending in range(12)
)
"""What an ending means: nothing, the end of a sentence, an announcement, or a line cut off."""

KINDS = ("none", "age", "date", "byline_shape", *(f"rule_{kind}" for kind in RuleKind if kind != RuleKind.REFUSED))
KIND_INDEX = {kind: index for index, kind in enumerate(KINDS)}
# To the scorecards, what a server says instead of a story is of one kind.
KIND_INDEX[f"rule_{RuleKind.REFUSED}"] = KIND_INDEX[f"rule_{RuleKind.NOT_FOUND}"]

GLUED_WITHIN = 300
"""Characters of a block in which glued words are counted: "WeatherSportTraffic" is a menu without its blanks."""

LONG_LABEL = 6
"""Bin of the length from which it is looked for glued words; shorter menus are known by their length."""

_GLUED = regex.compile(r"(?<=\p{Ll}\p{Ll})\p{Lu}(?=\p{Ll})")

SAMPLE_WORDS = 14
"""Words of a block that are looked up in the list of common words; more change nothing."""

ALONE = {
    "length": len(LENGTHS) + 1,
    "ending": 12,
    "opening": 10,
    "sentences": 5,
    "commas": 5,
    "common_words": 9,
    "capitals": 16,
    "symbols": 8,
    "kind": len(KINDS),
    "shape": (len(LENGTHS) + 1) * 4,
    "glued": 4,
}
"""The cues of a block's text alone and their numbers of bins, in the order of what `alone_columns` gives."""


def text_sizes(texts: Sequence[str]) -> list[int]:
    """Measure texts in characters; one of Chinese, Japanese or Korean says as much as two of others and counts as two.

    >>> text_sizes(["The ferry", "渡し船が港に"])
    [9, 12]
    """
    return [len(text) * 2 if not text.isascii() and _is_wide(text) else len(text) for text in texts]


def alone_columns(texts: Sequence[str], kinds: Sequence[int], common: frozenset[str]) -> list[Sequence[int]]:
    """Read the cues of every block's text alone.

    Args:
        texts: the blocks' repaired texts, none empty.
        kinds: index into `KINDS` of each: what the rule packs and the readers of ages and bylines said of it.
        common: the language's most common words; empty where they tell nothing.

    Returns:
        For each name in `ALONE` the bins of all blocks.
    """
    page = "\n".join(texts)
    lengths = bins_of(LENGTHS, text_sizes(texts))
    endings = [_ending(text[-1]) for text in texts]
    starts = [text.split(None, SAMPLE_WORDS)[:SAMPLE_WORDS] for text in texts]
    return [
        lengths,
        endings,
        [_opening(text[0]) for text in texts],
        _few_of(SENTENCE_MARKS, texts, page),
        _few_of(COMMAS, texts, page),
        [_familiarity(words, common) for words in starts] if common else [0] * len(texts),
        [
            _capitals(text, len(words)) + _COARSE_LENGTHS[length]
            for text, words, length in zip(texts, starts, lengths, strict=True)
        ],
        _symbols(texts, page),
        kinds,
        pairs_of(lengths, 4, map(_SHAPES.__getitem__, endings)),
        [_glued_words(text) if length >= LONG_LABEL else 0 for text, length in zip(texts, lengths, strict=True)],
    ]


@lru_cache(maxsize=4096)
def _ending(character: str) -> int:
    return ENDINGS.get(character, 0) or (
        _ENDING_DIGIT if character.isdigit() else 0 if character.islower() or character.isupper() else CASELESS_ENDING
    )


@lru_cache(maxsize=4096)
def _opening(character: str) -> int:
    return OPENINGS.get(character, 0) or (
        1 if character.isupper() else 2 if character.islower() else 3 if character.isdigit() else CASELESS_OPENING
    )


def _few_of(marks: str, texts: Sequence[str], page: str) -> list[int]:
    # How often any of the marks stands in each text, 4 for more; most of them stand nowhere on a page.
    counts = [0] * len(texts)
    for mark in marks:
        if mark in page:
            counts = [
                count + text.count(mark) if mark in text else count for count, text in zip(counts, texts, strict=True)
            ]
    return [count if count < 4 else 4 for count in counts]


def _glued_words(text: str) -> int:
    return min(len(_GLUED.findall(text, 0, GLUED_WITHIN)), 3)


def _familiarity(words: Sequence[str], common: frozenset[str]) -> int:
    count = len(words)
    known = len(common.intersection(words))
    if count < 4:
        return 7 if known else 8
    return 1 + min(5, (known * 12 + count - 1) // count)


def _capitals(text: str, words: int) -> int:
    return 3 if text.isupper() else 2 if words > 1 and text[:90].istitle() else 1 if text[0].isupper() else 0


def _symbols(texts: Sequence[str], page: str) -> list[int]:
    bits = [0] * len(texts)
    for bit, marks in SYMBOLS.items():
        for mark in marks:
            if mark in page:
                bits = [before | bit if mark in text else before for before, text in zip(bits, texts, strict=True)]
    return bits


def bins_of(bounds: Sequence[float], values: Iterable[float]) -> list[int]:
    """Find the bin of each value between ascending bounds."""
    return list(map(bisect_right, repeat(bounds), values))


def pairs_of(first: Iterable[int], width: int, second: Iterable[int]) -> list[int]:
    """Make one bin of each two of two cues, of which the second has `width` bins."""
    return list(map(add, map(mul, first, repeat(width)), second))


def _is_wide(text: str) -> bool:
    # Chinese, Japanese and Korean say in one character what others say in two or three.
    middle = text[len(text) // 2]
    return "\u2e80" <= middle <= "\u9fff" or "\uac00" <= middle <= "\ud7af" or "\uff00" <= middle <= "\uffef"
