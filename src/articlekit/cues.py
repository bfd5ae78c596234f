"""What can be seen of a block: of its text alone, and of where it stands among its neighbours.

Every cue is a small whole number, the bin into which the block falls. `scorecard.py` gives each bin a weight, learned
from pages with known bodies; the sum of the weights is how much the block looks like the story.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, repeat
from operator import add, mul, sub, truediv
from typing import TypeVar

import regex

from articlekit.extent import LONGEST_COUNTED, STORY
from articlekit.rules import RuleKind

_Number = TypeVar("_Number", int, float)

# ------------------------------------------------------------------------------------------------ the text alone

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

KINDS = ("none", "age", "date", "byline_shape", *(f"rule_{kind}" for kind in RuleKind))
KIND_INDEX = {kind: index for index, kind in enumerate(KINDS)}

GLUED_WITHIN = 300
"""Characters of a block in which glued words are counted: "WeatherSportTraffic" is a menu without its blanks."""

LONG_LABEL = 6
"""Bin of the length from which it is looked for glued words; shorter menus are known by their length."""

_GLUED = regex.compile(r"\p{Ll}{2}(?=\p{Lu}\p{Ll})")

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
"""The cues of a block's text alone and their numbers of bins, in the order of the tuple that `alone_cues` gives."""


def alone_cues(texts: Sequence[str], kinds: Sequence[int], common: frozenset[str]) -> list[tuple[int, ...]]:
    """Read the cues of every block's text alone.

    Args:
        texts: the blocks' repaired texts, none empty.
        kinds: index into `KINDS` of each: what the rule packs and the readers of ages and bylines said of it.
        common: the language's most common words; empty where they tell nothing.

    Returns:
        One tuple a block, with one bin for each name in `ALONE`.
    """
    page = "\n".join(texts)
    sizes = list(map(len, texts))
    if not page.isascii():
        sizes = [
            size * 2 if not text.isascii() and _is_wide(text) else size for size, text in zip(sizes, texts, strict=True)
        ]
    lengths = _bins(LENGTHS, sizes)
    endings = [_ending(text[-1]) for text in texts]
    starts = [text.split(None, SAMPLE_WORDS)[:SAMPLE_WORDS] for text in texts]
    return list(
        zip(
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
            _pairs(lengths, 4, map(_SHAPES.__getitem__, endings)),
            [_glued_words(text) if length >= LONG_LABEL else 0 for text, length in zip(texts, lengths, strict=True)],
            strict=True,
        )
    )


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
            counts = list(map(add, counts, map(str.count, texts, repeat(mark))))
    return [count if count < 4 else 4 for count in counts]


def _glued_words(text: str) -> int:
    return min(len(_GLUED.findall(text, 0, GLUED_WITHIN)), 3)


def _familiarity(words: Sequence[str], common: frozenset[str]) -> int:
    count = len(words)
    hits = len(common.intersection(words))
    if count < 4:
        return 7 if hits else 8
    return 1 + min(5, (hits * 12 + count - 1) // count) if hits else 1


def _capitals(text: str, words: int) -> int:
    return 3 if text.isupper() else 2 if words > 1 and text[:90].istitle() else 1 if text[0].isupper() else 0


def _symbols(texts: Sequence[str], page: str) -> list[int]:
    bits = [0] * len(texts)
    for bit, marks in SYMBOLS.items():
        for mark in marks:
            if mark in page:
                bits = [before | bit if mark in text else before for before, text in zip(bits, texts, strict=True)]
    return bits


def _bins(bounds: Sequence[float], values: Iterable[float]) -> list[int]:
    return list(map(bisect_right, repeat(bounds), values))


def _pairs(first: Iterable[int], width: int, second: Iterable[int]) -> list[int]:
    # One bin for each two of two cues, of which the second has `width` bins.
    return [one * width + other for one, other in zip(first, second, strict=False)]


def _is_wide(text: str) -> bool:
    # Chinese, Japanese and Korean say in one character what others say in two or three.
    middle = text[len(text) // 2]
    return "\u2e80" <= middle <= "\u9fff" or "\uac00" <= middle <= "\ud7af" or "\uff00" <= middle <= "\uffef"


# ------------------------------------------------------------------------------------------- among the neighbours

CHANCES = (0.03, 0.08, 0.15, 0.25, 0.4, 0.55, 0.7, 0.82, 0.91, 0.96)
"""Bounds of the bins of a chance, or of the mean chance of a stretch."""

SHARES = (0.005, 0.02, 0.06, 0.15, 0.3, 0.5, 0.7, 0.85, 0.94, 0.98, 0.995)
"""Bounds of the bins of a share of the page's mass."""

DISTANCES = (1, 2, 3, 5, 9, 17, 33, 65)
"""Bounds of the bins of a distance, in blocks."""

PURITIES = (0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95)
"""Bounds of the bins of the story's share of the page."""

LONGEST_OPENING = 32
"""Characters of what stands before a colon or a bar at the beginning of a line: "READ ALSO | ...", "Q: ..."."""

_WIDTH = 12
"""More than the bins of a chance or a share: two of them make one number by `first * _WIDTH + second`."""

AMONG = {
    "own": _WIDTH,
    "before": _WIDTH,
    "after": _WIDTH,
    "far_before": _WIDTH,
    "far_after": _WIDTH,
    "share_above": _WIDTH,
    "kind_before": len(KINDS),
    "kind_after": len(KINDS),
    "since_list": len(DISTANCES) + 1,
    "since_end": len(DISTANCES) + 1,
    "repeated": 4,
    "own_share": _WIDTH * _WIDTH,
    "between": _WIDTH * _WIDTH,
    "gap": 5,
    "own_kind": len(KINDS) * _WIDTH,
    "restarts": 5,
    "bullets": 19,
    "same_opening": 6,
    "own_purity": _WIDTH * 8,
}
"""The cues of a block among its neighbours and their numbers of bins, in the order of the tuples of `among_cues`."""

_LIST_KINDS = frozenset(KIND_INDEX[f"rule_{kind}"] for kind in (RuleKind.LIST_HEADING, RuleKind.POINTER))
_END_KINDS = frozenset(
    KIND_INDEX[f"rule_{kind}"]
    for kind in (
        RuleKind.COMMENT,
        RuleKind.TAGS,
        RuleKind.COPYRIGHT,
        RuleKind.NEWSLETTER,
        RuleKind.SHARE,
        RuleKind.DISCLAIMER,
    )
)
_BULLETS = frozenset((5, 6))
_STOPS = frozenset('.!?…。！？।॥؟"”»')
_OPENING_KINDS = frozenset(KIND_INDEX[kind] for kind in ("date", "byline_shape", "rule_byline", "rule_date_line"))


def among_cues(
    texts: Sequence[str], gaps: Sequence[bool], kinds: Sequence[int], chances: Sequence[float]
) -> list[tuple[int, ...]]:
    """Read the cues of every block among its neighbours.

    Args:
        texts: the blocks' repaired texts.
        gaps: whether a blank line stands above each.
        kinds: index into `KINDS` of each.
        chances: how likely each is the story, judged by its text alone, 0 to 1.

    Returns:
        One tuple a block, with one bin for each name in `AMONG`.
    """
    sizes = [size if size < LONGEST_COUNTED else LONGEST_COUNTED for size in map(len, texts)]
    mass_above = [0.0, *accumulate(map(mul, sizes, chances))]
    size_above = [0, *accumulate(sizes)]
    total = mass_above[-1] or 1.0
    own = _bins(CHANCES, chances)
    before = _means(mass_above, size_above, -5, 0)
    after = _means(mass_above, size_above, 1, 6)
    far_before = _means(mass_above, size_above, -16, 0)
    far_after = _means(mass_above, size_above, 1, 17)
    share = _bins(SHARES, map(truediv, mass_above[:-1], repeat(total)))
    since_list, since_end, restarts = since_cues(kinds, mass_above, 0.1 * total)
    purity = bisect_right(PURITIES, total / (size_above[-1] or 1))
    seen = Counter(texts)
    repeated = [min(seen[text], 3) for text in texts] if len(seen) < len(texts) else [1] * len(texts)
    return list(
        zip(
            own,
            before,
            after,
            far_before,
            far_after,
            share,
            [0, *kinds[:-1]],
            [*kinds[1:], 0],
            since_list,
            since_end,
            repeated,
            _pairs(own, _WIDTH, share),
            _pairs([11, *own[:-1]], _WIDTH, [*own[1:], 11]),
            _gap_cues(gaps),
            _pairs(kinds, _WIDTH, [up if up < down else down for up, down in zip(before, after, strict=True)]),
            restarts,
            _bullet_cues(texts),
            _opening_cues(texts),
            [chance * 8 + purity for chance in own],
            strict=True,
        )
    )


def _means(mass_above: list[float], size_above: list[int], first: int, end: int) -> list[int]:
    # The mean chance of the characters in the window around each block, from `first` blocks behind it to before `end`.
    masses = map(sub, _shifted(mass_above, end), _shifted(mass_above, first))
    sizes = map(sub, _shifted(size_above, end), _shifted(size_above, first))
    return [bisect_right(CHANCES, mass / size) if size > 0 else 0 for mass, size in zip(masses, sizes, strict=True)]


def _shifted(sums: list[_Number], by: int) -> list[_Number]:
    # What stood `by` blocks further on, for every block; beyond the page's ends, what stands there.
    count = len(sums) - 1
    if by <= 0:
        return ([sums[0]] * -by + sums)[:count]
    return (sums[by:] + [sums[-1]] * by)[:count]


def since_cues(
    kinds: Sequence[int], mass_above: Sequence[float], begun: float
) -> tuple[list[int], list[int], list[int]]:
    """Tell how long ago a list was opened and an end mark stood, and how often a story began anew.

    A second story brings its own byline and date.

    Args:
        kinds: index into `KINDS` of each block.
        mass_above: how much of the story stands above each block.
        begun: how much of it there is once it has begun.

    Returns:
        Bins of the blocks since a list was opened and since an end mark; bylines and dates since the story had begun.
    """
    since_list: list[int] = []
    since_end: list[int] = []
    restarts: list[int] = []
    blocks_since_list = blocks_since_end = 99
    restarted = 0
    for kind, mass in zip(kinds, mass_above, strict=False):
        since_list.append(bisect_right(DISTANCES, blocks_since_list))
        since_end.append(bisect_right(DISTANCES, blocks_since_end))
        if restarted < 4 and mass > begun and kind in _OPENING_KINDS:
            restarted += 1
        restarts.append(restarted)
        blocks_since_list = 0 if kind in _LIST_KINDS else blocks_since_list + 1
        blocks_since_end = 0 if kind in _END_KINDS else blocks_since_end + 1
    return since_list, since_end, restarts


def _bullet_cues(texts: Sequence[str]) -> list[int]:
    # In what run of bulleted lines a block stands: how many they are, how many of them end like sentences, and how many
    # open with a kicker and a colon, as the headlines of promos do. 0 for a block without a bullet.
    bins = [0] * len(texts)
    run: list[int] = []
    for index in range(len(texts) + 1):
        if index < len(texts) and OPENINGS.get(texts[index][0]) in _BULLETS:
            run.append(index)
        elif run:
            sentences = sum(texts[place][-1] in _STOPS for place in run)
            kickers = sum(": " in texts[place][:LONGEST_OPENING] for place in run)
            size = len(run)
            kind = 3 * (2 * sentences >= size) + (0 if not kickers else 1 if 2 * kickers < size else 2)
            for place in run:
                bins[place] = 1 + 6 * (0 if size == 1 else 1 if size < 4 else 2) + kind
            run = []
    return bins


def _opening_cues(texts: Sequence[str]) -> list[int]:
    # Lines that open with the same words before a colon or a bar: pointers of a language that no pack knows, speakers.
    openings = []
    for text in texts:
        head = text[:LONGEST_OPENING]
        mark = head.find("|") if "|" in head else head.find(":")
        openings.append(head[:mark] if mark > 2 else "")
    seen = Counter(openings)
    return [
        0 if not opening or seen[opening] == 1 else 2 * min(seen[opening] - 1, 2) + (text[-1] in _STOPS)
        for opening, text in zip(openings, texts, strict=True)
    ]


def _gap_cues(gaps: Sequence[bool]) -> list[int]:
    if not any(gaps):
        return [0] * len(gaps)
    return [1 + above + 2 * below for above, below in zip(gaps, [*gaps[1:], True], strict=True)]


# ----------------------------------------------------------------------------------------- inside or outside the extent

SCORES = (-6.0, -4.0, -3.0, -2.3, -1.8, -1.3, -0.9, -0.5, -0.2, 0.1, 0.4, 0.8, 1.3, 1.8, 2.5, 3.5)
"""Bounds of the bins of a score."""

OFFSETS = (-30, -10, -5, -3, -2, -1, 0, 1, 2, 3, 6, 12)
"""Bounds of the bins of the distance from the story's first or last block, in blocks."""

STORY_SHARES = (0.01, 0.05, 0.1, 0.2, 0.5, 0.8, 0.9, 0.95, 0.99)
"""Bounds of the bins of the share of the story above a block."""

PLACED = {
    "score_stretch": (len(SCORES) + 1) * 4,
    "scores_between": (len(SCORES) + 2) ** 2,
    "from_start": (len(OFFSETS) + 1) * 4,
    "from_end": (len(OFFSETS) + 1) * 4,
    "kind_stretch": len(KINDS) * 4,
    "length_stretch": (len(LENGTHS) + 1) * 4,
    "ending_stretch": 12 * 4,
    "kind_before_stretch": len(KINDS) * 4,
    "kind_after_stretch": len(KINDS) * 4,
    "score_purity": (len(SCORES) + 1) * 8,
    "share_stretch": (len(STORY_SHARES) + 1) * 4,
    "gap_stretch": 5 * 4,
}
"""The cues of a block against the story's extent and their numbers of bins, in the order of `placed_cues`' tuples."""


def placed_cues(
    alone: Sequence[tuple[int, ...]],
    among: Sequence[tuple[int, ...]],
    kinds: Sequence[int],
    scores: Sequence[float],
    weights: Sequence[float],
    path: Sequence[int],
) -> list[tuple[int, ...]]:
    """Read the cues of every block against the story's extent.

    Args:
        alone: what `alone_cues` gave.
        among: what `among_cues` gave.
        kinds: index into `KINDS` of each block.
        scores: how much each looks like the story among its neighbours.
        weights: each block's say, from its length.
        path: the stretch each lies in, from `find_extent`.

    Returns:
        One tuple a block, with one bin for each name in `PLACED`.
    """
    count = len(path)
    story = [weight if stretch == STORY else 0.0 for weight, stretch in zip(weights, path, strict=True)]
    above = list(accumulate(story))
    whole = above[-1] or 1.0
    first = path.index(STORY) if STORY in path else count
    last = count - 1 - path[::-1].index(STORY) if first < count else -1
    purity = bisect_right(PURITIES, above[-1] / (sum(weights) or 1.0))
    bins = [bisect_right(SCORES, score) for score in scores]
    edge = len(SCORES) + 1
    kinds_before, kinds_after = [0, *kinds[:-1]], [*kinds[1:], 0]
    rows: list[tuple[int, ...]] = []
    for index, (stretch, score, kind) in enumerate(zip(path, bins, kinds, strict=True)):
        own = alone[index]
        up = bins[index - 1] if index else edge
        down = bins[index + 1] if index + 1 < count else edge
        rows.append(
            (
                score * 4 + stretch,
                up * (edge + 1) + down,
                bisect_right(OFFSETS, index - first) * 4 + stretch,
                bisect_right(OFFSETS, index - last) * 4 + stretch,
                kind * 4 + stretch,
                own[0] * 4 + stretch,
                own[1] * 4 + stretch,
                kinds_before[index] * 4 + stretch,
                kinds_after[index] * 4 + stretch,
                score * 8 + purity,
                bisect_right(STORY_SHARES, (above[index] - 0.5 * story[index]) / whole) * 4 + stretch,
                among[index][_GAP] * 4 + stretch,
            )
        )
    return rows


_GAP = list(AMONG).index("gap")
