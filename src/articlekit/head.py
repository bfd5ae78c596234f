"""Reads the head of a story: its title, and the bylines and dates around it that no rule knows."""

from collections.abc import Sequence
from itertools import pairwise

import regex

from articlekit.ages import split_age
from articlekit.bylines import looks_like_name, opens_with_role
from articlekit.cleaner import CleanPage, Mark
from articlekit.dates import find_dates
from articlekit.extent import STORY
from articlekit.headlines import is_headline

LONGEST_TITLE = 230
"""Characters; the longest headline in the development pages has 196."""

TITLE_REACH = 14
"""Blocks above the story's first one in which its title is looked for; byline, dates and buttons lie between."""

LONGEST_SENTENCE_TITLE = 90
"""Characters of a title that ends in a full stop; what is longer is a dek or the story's first sentence."""

LONGEST_BYLINE_LINE = 70
"""Characters of a line at the story's edge that is a byline because it holds a date or a name."""

EDGE = 4
"""Blocks at the story's beginning that may be bylines; further inside, a name on its own line is a heading."""

DATED_BLOCKS = 4
"""Dates on lines of their own from which the story is a timeline or a live blog, and they are part of it."""

SUBJECT_CHARACTERS = 3000
"""Characters of the story from which is taken what it is about."""

STEM = 6
"""Letters of a word that carry its meaning; the rest is grammar."""

_WORD = regex.compile(r"[\p{L}\p{M}]{4,}")
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")
_NO_TITLE = regex.compile(r"^[*+•·|>-]\s|\d:\d\d\b|\s[|»]\s")
"""What menus, players and breadcrumbs look like."""

_SENTENCE_END = frozenset('.!?…。！？।॥؟"”»:;,،')


def find_title(page: CleanPage, keep: Sequence[bool], path: Sequence[int]) -> int | None:
    """Find the block that is the story's title: the best headline at or above its first block.

    Args:
        page: the page, cleaned.
        keep: whether each block was judged to be the story.
        path: the stretch of the page in which each lies.

    Returns:
        Its index, or `None` where no line can be one.
    """
    texts, marks = page.texts, page.marks
    first = next((index for index, kept in enumerate(keep) if kept), None)
    if first is None:
        first = path.index(STORY) if STORY in path else min(len(texts), TITLE_REACH)
    candidates: list[tuple[int, int]] = []
    distance = 0
    for index in range(min(first, len(texts) - 1), max(-1, first - TITLE_REACH - 1), -1):
        text = texts[index]
        if marks[index] is not None or len(text) < 3:
            continue
        distance += 1
        if len(text) > LONGEST_TITLE or not is_headline(text):
            continue
        if index == first and not _opens_story(texts, keep, first):
            continue
        candidates.append((index, distance))
    return _best_title(page, keep, candidates)


def _best_title(page: CleanPage, keep: Sequence[bool], candidates: Sequence[tuple[int, int]]) -> int | None:
    if len(candidates) <= 1:
        return candidates[0][0] if candidates else None
    story = " ".join(text for text, kept in zip(page.texts, keep, strict=True) if kept)
    subject = _stems(story[:SUBJECT_CHARACTERS])
    # What was itself judged to be the story is more often its first heading.
    scores = [
        _title_score(page, index, subject) - 0.03 * distance - 0.6 * keep[index] for index, distance in candidates
    ]
    return candidates[scores.index(max(scores))][0]


def _stems(text: str) -> frozenset[str]:
    # What a text is about, without grammar: the beginnings of longer words, or pairs of characters.
    if _WIDE.search(text[:200]):
        return frozenset(first + second for first, second in pairwise(text) if first.isalnum() and second.isalnum())
    return frozenset(word[:STEM] for word in _WORD.findall(text.casefold()))


def _opens_story(texts: Sequence[str], keep: Sequence[bool], first: int) -> bool:
    # A headline right above the first paragraph is judged to be the story with it.
    if not keep[first]:
        return True
    following = next((texts[index] for index in range(first + 1, len(texts)) if keep[index]), "")
    if texts[first][-1] in ".。।…:;,،":
        return len(texts[first]) <= LONGEST_SENTENCE_TITLE // 2 and len(following) > 1.5 * len(texts[first])
    return len(following) > len(texts[first]) * 0.8


def _title_score(page: CleanPage, index: int, subject: frozenset[str]) -> float:
    text, texts = page.texts[index], page.texts
    stems = _stems(text)
    score = 1.0 + min(len(text), 40) / 40
    score += 1.5 * len(stems & subject) / (len(stems) + 1)
    if index > 0 and len(text) > 20 and texts[0].casefold().startswith(text.casefold()):
        score += 1.5  # The page's own title, with the site's name behind it, stands on top.
    score += 0.4 * (texts.count(text) > 1)
    if text[-1] in ".:,;。":
        score -= 1.5 if len(text) > LONGEST_SENTENCE_TITLE else 0.5
    if _NO_TITLE.search(text) or _holds_date(page, text):
        score -= 0.8
    score += 0.4 * any(map(_is_dated, page.marks[index + 1 : index + 4]))
    below = next((place for place in range(index + 1, len(texts)) if len(texts[place]) > 2), None)
    if below is not None and page.marks[below] is None and len(texts[below]) > len(text) and texts[below][-1] in ".。":
        score += 0.3  # A dek is a sentence below the title, seldom a sentence below a caption.
    return score


def _holds_date(page: CleanPage, text: str) -> bool:
    return any(character.isdigit() for character in text) and any(
        found.text.lower() != found.text.upper() or len(found.text) > 6
        for found in find_dates(text, page.times, language=page.language)
    )


def find_bylines(page: CleanPage, keep: Sequence[bool], title: int | None) -> list[int]:
    """Find the bylines and date lines at the story's edges that were judged to be the story, or known to be nothing.

    Args:
        page: the page, cleaned.
        keep: whether each block was judged to be the story.
        title: index of the title.

    Returns:
        Their indexes. A timeline's dates are no bylines.
    """
    texts, marks = page.texts, page.marks
    kept = [index for index, is_kept in enumerate(keep) if is_kept]
    if sum(_is_dated(marks[index]) for index in kept) >= DATED_BLOCKS:
        return []
    first = kept[0] if kept else len(texts)
    above = [index for index in range(max(0, (first if title is None else title) - 2), first) if index != title]
    found = [index for index in above if marks[index] is None and _is_byline_line(page, index, title)]
    found += [index for index in kept[:EDGE] if _is_dated(marks[index]) or _is_byline_line(page, index, title)]
    found += [index for index in kept[EDGE:][-2:] if _is_dated(marks[index])]
    return found


def _is_dated(mark: Mark | None) -> bool:
    return mark is not None and mark.kind in ("date", "byline_shape")


def _is_byline_line(page: CleanPage, index: int, title: int | None) -> bool:
    text, texts, marks = page.texts[index], page.texts, page.marks
    if not 2 < len(text) <= LONGEST_BYLINE_LINE or marks[index] is not None or text[-1] in _SENTENCE_END:
        return False
    aged = split_age(text, page.times)
    if aged is not None and looks_like_name(aged[0] or aged[2]):
        return True
    dates = find_dates(text, page.times, language=page.language)
    if dates and len(dates[0].text) * 2 >= len(text):
        return True
    name = text[: dates[0].start].strip(" |,-–—•·") if dates else text
    if not looks_like_name(name):
        return False
    near = [place for place in (index - 1, index + 1, index + 2) if 0 <= place < len(texts)]
    below_title = index - 1 == title and index + 1 < len(texts) and len(texts[index + 1]) > LONGEST_BYLINE_LINE
    return (
        bool(dates)
        or below_title
        or any(_is_dated(marks[place]) or opens_with_role(texts[place], page.names) for place in near)
    )
