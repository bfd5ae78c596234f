"""What can be seen of a block among its neighbours, and against the extent of the story.

As in `cues.py`, every cue is a small whole number, the bin into which the block falls.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, compress, repeat
from operator import mul, sub, truediv
from typing import TypeVar

from articlekit.judging.cues import KIND_INDEX, KINDS, LENGTHS, OPENINGS, SAMPLE_WORDS, bins_of
from articlekit.judging.extent import LONGEST_COUNTED, STORY
from articlekit.rules import RuleKind

_Number = TypeVar("_Number", int, float)

# ------------------------------------------------------------------------------------------- among the neighbours

CHANCES = (0.03, 0.08, 0.15, 0.25, 0.4, 0.55, 0.7, 0.82, 0.91, 0.96)
"""Bounds of the bins of a chance, or of the mean chance of a stretch."""

SHARES = (0.005, 0.02, 0.06, 0.15, 0.3, 0.5, 0.7, 0.85, 0.94, 0.98, 0.995)
"""Bounds of the bins of a share of the page's mass."""

DISTANCES = (1, 2, 3, 5, 9, 17, 33, 65)
"""Bounds of the bins of a distance, in blocks."""

PURITIES = (0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95)
"""Bounds of the bins of the story's share of the page."""

COHESION = (0.001, 0.1, 0.2, 0.3, 0.4, 0.55, 0.7, 0.85)
"""Bounds of the bins of the share of a block's longer words that other blocks of the story hold."""

LONG_WORD = 5
"""Letters of a word that says what a text is about."""

STEM = 6
"""Letters of such a word that are compared; the rest is grammar."""

TELLING = 60
"""Characters of a block that is likely the story, from which its words are taken for the story's."""

LONGEST_OPENING = 32
"""Characters of what stands before a colon or a bar at the beginning of a line: "READ ALSO | ...", "Q: ..."."""

AMONG = (
    "own", "before", "after", "far_before", "far_after", "share_above", "since_list", "since_end", "restarts",
    "repeated", "gap", "bullets", "same_opening", "cohesion", "purity", "place", "count",
)  # fmt: skip
"""The cues of a block among its neighbours."""

NEIGHBOURED = ("length", "ending", "opening", "capitals", "kind", "own")
"""Cues that are also looked at in the two blocks above and the two below."""

BEYOND = b"\xff"
"""What stands above the first block of a page and below the last."""

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


def among_columns(
    texts: Sequence[str],
    gaps: Sequence[bool],
    alone: Mapping[str, Sequence[int]],
    chances: Sequence[float],
) -> dict[str, bytes]:
    """Read the cues of every block alone, among its neighbours, and those of its neighbours.

    Args:
        texts: the blocks' repaired texts.
        gaps: whether a blank line stands above each.
        alone: the columns of `cues.ALONE` by name.
        chances: how likely each is the story, judged by its text alone, 0 to 1.

    Returns:
        The columns by name, each with one byte a block: those of `ALONE` and `AMONG`, and for those of `NEIGHBOURED`
        "length_above_1" and the like.
    """
    count = len(texts)
    sizes = [size if size < LONGEST_COUNTED else LONGEST_COUNTED for size in map(len, texts)]
    mass_above = [0.0, *accumulate(map(mul, sizes, chances))]
    size_above = [0, *accumulate(sizes)]
    total = mass_above[-1] or 1.0
    since_list, since_end, restarts = since_cues(alone["kind"], mass_above, 0.1 * total)
    seen = Counter(texts)
    columns = {name: bytes(column) for name, column in alone.items()}
    columns |= {
        "own": bytes(bins_of(CHANCES, chances)),
        "before": bytes(_means(mass_above, size_above, -5, 0)),
        "after": bytes(_means(mass_above, size_above, 1, 6)),
        "far_before": bytes(_means(mass_above, size_above, -16, 0)),
        "far_after": bytes(_means(mass_above, size_above, 1, 17)),
        "share_above": bytes(bins_of(SHARES, map(truediv, mass_above[:-1], repeat(total)))),
        "since_list": bytes(since_list),
        "since_end": bytes(since_end),
        "restarts": bytes(restarts),
        "repeated": bytes([min(seen[text], 3) for text in texts]) if len(seen) < count else b"\1" * count,
        "gap": bytes(_gap_cues(gaps)),
        "bullets": bytes(_bullet_cues(texts)),
        "same_opening": bytes(_opening_cues(texts)),
        "cohesion": bytes(_cohesion_cues(texts, chances)),
        "purity": bytes([bisect_right(PURITIES, total / (size_above[-1] or 1))]) * count,
        "place": bytes([place // count for place in range(0, 255 * count, 255)]),
        "count": bytes([min(count // 4, 255)]) * count,
    }
    return columns | neighbour_columns(columns, NEIGHBOURED)


def neighbour_columns(columns: Mapping[str, bytes], names: Iterable[str]) -> dict[str, bytes]:
    r"""Look at the cues of the two blocks above each block and of the two below.

    Args:
        columns: the cues by name, one byte a block.
        names: those that are looked at.

    Returns:
        The columns, called "length_above_1", "length_below_1", "length_above_2" and so on.

    >>> neighbour_columns({"length": b"abc"}, ["length"])["length_below_1"]
    b'bc\xff'
    """
    neighbours: dict[str, bytes] = {}
    for name in names:
        column = columns[name]
        for by in (1, 2):
            neighbours[f"{name}_above_{by}"] = (BEYOND * by + column)[: len(column)]
            neighbours[f"{name}_below_{by}"] = (column + BEYOND * by)[by:]
    return neighbours


def _means(mass_above: list[float], size_above: list[int], first: int, end: int) -> list[int]:
    # The mean chance of the characters in the window around each block, from `first` blocks behind it to before `end`.
    masses = map(sub, _shifted(mass_above, end), _shifted(mass_above, first))
    sizes = map(sub, _shifted(size_above, end), _shifted(size_above, first))
    return bins_of(CHANCES, map(truediv, masses, map(max, sizes, repeat(1))))


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


def _cohesion_cues(texts: Sequence[str], chances: Sequence[float]) -> list[int]:
    # Whether a block speaks of what the story speaks of: promos, cookie notices and menus do not. 0 where too few words
    # can be compared, as in scripts without blanks.
    words = [
        {word[:STEM] for word in text.split(None, SAMPLE_WORDS)[:SAMPLE_WORDS] if len(word) >= LONG_WORD}
        for text in map(str.lower, texts)
    ]
    telling = [chance >= 0.5 and len(text) >= TELLING for text, chance in zip(texts, chances, strict=True)]
    known: set[str] = set()
    known_twice: set[str] = set()
    for held in compress(words, telling):
        known_twice |= known & held
        known |= held
    # A block's own words do not count.
    return [
        1 + bisect_right(COHESION, len(held & (known_twice if tells else known)) / len(held)) if len(held) > 1 else 0
        for held, tells in zip(words, telling, strict=True)
    ]


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
    columns: Mapping[str, bytes], scores: Sequence[float], weights: Sequence[float], path: Sequence[int]
) -> list[tuple[int, ...]]:
    """Read the cues of every block against the story's extent.

    Args:
        columns: what `among_columns` gave.
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
    kinds, lengths, endings, gaps = columns["kind"], columns["length"], columns["ending"], columns["gap"]
    kinds_before, kinds_after = [0, *kinds[:-1]], [*kinds[1:], 0]
    rows: list[tuple[int, ...]] = []
    for index, (stretch, score, kind) in enumerate(zip(path, bins, kinds, strict=True)):
        up = bins[index - 1] if index else edge
        down = bins[index + 1] if index + 1 < count else edge
        rows.append(
            (
                score * 4 + stretch,
                up * (edge + 1) + down,
                bisect_right(OFFSETS, index - first) * 4 + stretch,
                bisect_right(OFFSETS, index - last) * 4 + stretch,
                kind * 4 + stretch,
                lengths[index] * 4 + stretch,
                endings[index] * 4 + stretch,
                kinds_before[index] * 4 + stretch,
                kinds_after[index] * 4 + stretch,
                score * 8 + purity,
                bisect_right(STORY_SHARES, (above[index] - 0.5 * story[index]) / whole) * 4 + stretch,
                gaps[index] * 4 + stretch,
            )
        )
    return rows
