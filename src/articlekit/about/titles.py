"""Finds the title of the story: every line at or above its beginning is a candidate, and a scorecard compares them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import compress, pairwise
from operator import itemgetter

import regex

from articlekit.ages import split_age
from articlekit.cleaner import CleanPage, Mark
from articlekit.judging.body_markup import leads_home
from articlekit.judging.cues import CASELESS_ENDING, ENDINGS
from articlekit.judging.extent import STORY
from articlekit.judging.judge import Verdict
from articlekit.judging.scorecard import load_scorecards
from articlekit.rules import RuleKind
from articlekit.words.folding import WIDE_RANGES, fold, may_be_wide
from articlekit.words.headlines import is_headline, is_sentence

SHORTEST_TITLE = 18
"""Characters of a line that is taken for the title where the line that looked more like one ends with it."""

LONGEST_TITLE = 230
"""Characters; the longest headline in the development pages has 196."""

REACH = 24
"""Blocks above the story's first one that are candidates; byline, dates, buttons and a menu lie between. Beyond them,
one title in forty is found, and the first line of the page is a candidate anyway."""

BELOW_START = 2
"""Blocks below the story's first one that are candidates: a stray line may be taken for the beginning."""

SUBJECT_CHARACTERS = 3000
"""Characters of the story from which is taken what it is about."""

SHORTEST_STEM = 4
"""Letters of a word that can carry a meaning; articles, prepositions and pronouns are shorter."""

STEM = 6
"""Letters of a word that carry its meaning; the rest is grammar."""

SENTENCE = 60
"""Characters of a line with a full stop that is a dek or the story itself."""

KEPT_BAR = -0.5
"""Score that a line needs which was judged to be the story or stands below its beginning; most of those that fall short
are the story's first sentence, or a caption."""

BAR = -2.0
"""Score that any other line needs; of those below it, one in five is a title."""

_stem = itemgetter(slice(STEM))
_WORD = regex.compile(r"[\p{L}\p{M}]{4,}")
_WIDE = regex.compile(rf"[{WIDE_RANGES}](?<=[\p{{Han}}\p{{Hiragana}}\p{{Katakana}}\p{{Hangul}}\p{{Thai}}])")
_MENU = regex.compile(r"^[*+•·|>-]\s")
_CLOCK = regex.compile(r"\d:\d\d\b")
_DATE = regex.compile(r"(?<!\d)\d{1,2}\D{1,4}(?:19|20)\d\d(?!\d)")
_SEPARATOR = regex.compile(r"\s[|»·–—-]\s")
_BREADCRUMB_MARKS = frozenset("/»›>.)")
_SENTENCE_END = frozenset(".!?…。！？।॥؟")

# ------------------------------------------------------------------------------------------------------------- cues

LENGTHS = (15, 20, 26, 33, 41, 50, 60, 72, 85, 100, 120, 150)
"""Bounds of the bins of a candidate's length, in characters; those of Chinese, Japanese and Korean count double."""

DISTANCES = (0, 1, 2, 3, 4, 5, 7, 10, 15, 22)
"""Bounds of the bins of the distance to the story's first block, in blocks that no rule knows."""

SHARES = (0.01, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95)
"""Bounds of the bins of the share of a candidate's words that the story holds."""

SCORES = (-6.0, -4.0, -2.5, -1.5, -0.7, 0.0, 0.7, 1.5, 2.5)
"""Bounds of the bins of how much a candidate looks like the story itself."""

RATIOS = (0.25, 0.6, 1.0, 1.6, 2.5, 4.0)
"""Bounds of the bins of the length of the block below against a candidate's own."""

CUES = {
    "length": len(LENGTHS) + 1,
    "ending": 12,
    "distance": len(DISTANCES) + 1,
    "subject": len(SHARES) + 1,
    "browser": 6,
    "score": len(SCORES) + 1,
    "kept": 4,
    "repeated": 4,
    "above": 8,
    "below": 8,
    "below_ratio": len(RATIOS) + 2,
    "byline_near": 4,
    "capitals": 4,
    "look": 12,
}
"""The cues of a candidate and their numbers of bins, in the order of the tuples of `title_cues`."""


def find_title(page: CleanPage, verdict: Verdict, keep: Sequence[bool]) -> int | None:
    """Find the block that is the story's title.

    Args:
        page: the page, cleaned.
        verdict: what the judge said.
        keep: whether each block is the story, looked at once more.

    Returns:
        Its index, or `None` where no line looks like one.
    """
    candidates = title_candidates(page, verdict, keep)
    if not candidates:
        return None
    score = load_scorecards("title")["title"].score
    scores = [score(cues) for cues in title_cues(page, verdict, keep, candidates)]
    best = max(scores)
    index = candidates[scores.index(best)]
    inside = keep[index] or index > _start(page, verdict, keep)
    return _without_breadcrumbs(page, index, candidates) if best > (KEPT_BAR if inside else BAR) else None


def _without_breadcrumbs(page: CleanPage, index: int, candidates: Sequence[int]) -> int:
    # "Home / Blog / Ferry returns to the river", "3. Ferry returns to the river": the title alone stands near it.
    whole = page.texts[index].casefold()
    bare = (other for other in candidates if other != index and _ends_with(whole, page.texts[other].casefold()))
    return next(bare, index)


def _ends_with(whole: str, part: str) -> bool:
    return (
        len(part) >= SHORTEST_TITLE and whole.endswith(part) and whole[: -len(part)].rstrip()[-1:] in _BREADCRUMB_MARKS
    )


def title_candidates(page: CleanPage, verdict: Verdict, keep: Sequence[bool]) -> list[int]:
    """Pick the blocks that could be the title.

    Args:
        page: the page, cleaned.
        verdict: what the judge said.
        keep: whether each block is the story.
    """
    texts, marks = page.texts, page.marks
    start = _start(page, verdict, keep)
    chosen: list[int] = []
    open_lines = 0
    for index in range(min(start + BELOW_START, len(texts) - 1), -1, -1):
        if marks[index] is not None:
            continue
        open_lines += 1
        if open_lines > REACH + BELOW_START:
            break
        if len(texts[index]) <= LONGEST_TITLE and is_headline(texts[index]) and not _is_elsewhere(page, index):
            chosen.append(index)
    if texts and 0 not in chosen and marks[0] is None and is_headline(texts[0]) and not _is_elsewhere(page, 0):
        chosen.append(0)
    chosen.reverse()
    return chosen


def _is_elsewhere(page: CleanPage, index: int) -> bool:
    # The headline of another story, which stands below a pointer or below the heading of a list with prose above it, a
    # row of a table, a place with the age of this story.
    if page.texts[index].startswith("|") or (page.page.markup and leads_home(page.page.markup[index])):
        return True
    above = page.marks[index - 1] if index else None
    if above is not None and above.rule is not None:
        kind = above.rule.rule.kind
        if kind is RuleKind.POINTER:
            return True
        if kind is RuleKind.LIST_HEADING and any(map(is_sentence, page.texts[max(0, index - REACH) : index - 1])):
            return True
    return split_age(page.texts[index], page.times) is not None


def _start(page: CleanPage, verdict: Verdict, keep: Sequence[bool]) -> int:
    # Where the story begins to tell: its title may have been taken for its first line, a stray line for a part of it.
    kept = list(compress(range(len(keep)), keep))
    inside = [index for index in kept if verdict.path[index] == STORY] or kept
    telling = (index for index in inside if is_sentence(page.texts[index]))
    return next(telling, inside[0] if inside else min(len(keep), REACH))


def title_cues(
    page: CleanPage, verdict: Verdict, keep: Sequence[bool], candidates: Sequence[int]
) -> list[tuple[int, ...]]:
    """Read the cues of every candidate.

    Args:
        page: the page, cleaned.
        verdict: what the judge said.
        keep: whether each block is the story.
        candidates: from `title_candidates`.

    Returns:
        One tuple a candidate, with one bin for each name in `CUES`.
    """
    texts, marks = page.texts, page.marks
    start = _start(page, verdict, keep)
    stems_of = [
        _stems(texts[index], [word for word in page.words[index] if len(word) >= SHORTEST_STEM]) for index in candidates
    ]
    told = _told(page, keep, start, frozenset().union(*stems_of))
    seen = Counter(texts)
    browser = texts[0].casefold()
    echoed = any(_opens(browser, texts[index]) for index in candidates if index)
    rows: list[tuple[int, ...]] = []
    for index, stems in zip(candidates, stems_of, strict=True):
        text = texts[index]
        size = len(text) * 2 if may_be_wide(text) and _WIDE.search(text) else len(text)
        share = len(stems & told) / len(stems) if stems else 0.0
        below = next((place for place in range(index + 1, len(texts)) if len(texts[place]) > 2), None)
        rows.append(
            (
                bisect_right(LENGTHS, size),
                _ending(text),
                bisect_right(DISTANCES, _distance(marks, index, start)),
                bisect_right(SHARES, share),
                _browser_cue(browser, text, index, echoed=echoed),
                bisect_right(SCORES, verdict.scores[index]),
                keep[index] + 2 * (index < start),
                min(seen[text], 3),
                _neighbour(texts, marks, keep, index - 1 if index else None, size),
                _neighbour(texts, marks, keep, below, size),
                0 if below is None else 1 + bisect_right(RATIOS, len(texts[below]) / len(text)),
                _byline_near(marks, index),
                3 if text.isupper() else 2 if text[:90].istitle() else 1 if text[0].isupper() else 0,
                bool(_MENU.search(text) or _CLOCK.search(text))
                + 2 * (_SEPARATOR.search(text) is not None)
                + 4 * _numbers(text),
            )
        )
    return rows


def _stems(text: str, words: Collection[str]) -> frozenset[str]:
    # What a text is about, without grammar: the beginnings of longer words, or pairs of characters.
    if _is_wide(text):
        return frozenset(first + second for first, second in pairwise(text) if first.isalnum() and second.isalnum())
    letters = set(filter(str.isalpha, words))
    mixed = letters.symmetric_difference(words)  # "mayor's", "covid#"
    return frozenset(map(_stem, letters.union(_WORD.findall(" ".join(mixed)))))


def _told(page: CleanPage, keep: Sequence[bool], start: int, stems: frozenset[str]) -> frozenset[str]:
    # Which of the stems are in the story's first sentences: those that a word there is, or begins with.
    texts: list[str] = []
    words: list[str] = []
    left = SUBJECT_CHARACTERS
    for index in range(start, len(keep)):
        if keep[index] and left > 0:
            text = page.texts[index]
            words += page.words[index] if len(text) <= left else fold(text[:left]).split()
            texts.append(text[:left])
            left -= len(text) + 1
    text = " ".join(texts)
    if _is_wide(text):
        return stems & _stems(text, ())
    story = f" {' '.join(words)} ".replace("'", " ").replace("#", " ")
    return frozenset(stem for stem in stems if (f" {stem}" if len(stem) == STEM else f" {stem} ") in story)


def _is_wide(text: str) -> bool:
    return may_be_wide(text[:200]) and _WIDE.search(text[:200]) is not None


def _numbers(text: str) -> int:
    return 0 if not any(map(str.isdigit, text)) else 2 if _DATE.search(text) else 1


def _ending(text: str) -> int:
    last = text[-1]
    if last.isdigit():
        return 10
    return ENDINGS.get(last, 0) or (
        10 if last.isdigit() else 0 if last.islower() or last.isupper() else CASELESS_ENDING
    )


def _distance(marks: Sequence[Mark | None], index: int, start: int) -> int:
    return -1 if index > start else sum(mark is None for mark in marks[index:start])


def _browser_cue(browser: str, text: str, index: int, *, echoed: bool) -> int:
    # The first line of a page dumped whole is the title of the browser's window, with the site's name behind it.
    if index == 0:
        return 1 + echoed + 2 * (not echoed and _SEPARATOR.search(text) is not None)
    if browser == text.casefold():
        return 4
    return 5 if _opens(browser, text) else 0


def _opens(browser: str, text: str) -> bool:
    return len(text) > 20 and browser.startswith(text.casefold())


def _neighbour(
    texts: Sequence[str], marks: Sequence[Mark | None], keep: Sequence[bool], index: int | None, size: int
) -> int:
    if index is None:
        return 0
    mark, text = marks[index], texts[index]
    if mark is not None:
        return 1 if _is_dated(mark) else 7 if mark.rule is not None and mark.rule.rule.opens is not None else 2
    if len(text) >= SENTENCE and text[-1] in _SENTENCE_END:
        return 3 + keep[index]
    return 5 + (is_headline(text) and len(text) * 2 > size)


def _byline_near(marks: Sequence[Mark | None], index: int) -> int:
    # How far below stands the first byline or date line.
    return next((step for step in (1, 2, 3) if index + step < len(marks) and _is_dated(marks[index + step])), 0)


def _is_dated(mark: Mark | None) -> bool:
    return mark is not None and mark.kind in ("date", "byline_shape", "rule_byline", "rule_date_line")
