"""What kind of page this is: a story, its teaser, a list of stories, a live blog, or nothing."""

from collections.abc import Sequence

import regex

from articlekit.cleaner import CleanPage
from articlekit.models import BODY_LABELS, Label, Status
from articlekit.rules import RuleKind
from articlekit.segmenter import Segments

SHORT_BODY = 700
"""Characters; below it a paywall or a cut-off end makes a stub. Whole stories that short end in a full stop."""

SHORTEST_BODY = 120
"""Characters; below it there is no story, only a teaser. The shortest whole news item met had 180."""

LISTING_STORIES = 4
"""Other stories from which a page with hardly a body is a listing."""

LISTING_BODY = 300
"""Characters of body above which a page with many other stories is still a story."""

LIVE_ENTRIES = 4
"""Entries that start with a time of day from which a story is a live blog."""

PAYWALL_TAIL = 0.35
"""Share of the page, from its end, in which a paywall's pitch counts; in the page's head it is an advertisement."""

_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_ENTRY = regex.compile(
    r"(?:\d{1,2}[:.h]\d{2}(?:\s?(?:uhr|h|hrs|am|pm|a\.m\.|p\.m\.|gmt|bst|ist|est|et|cet))?|\d{1,2}\s?(?:am|pm|uhr))"
    r"(?=$|[\s:|–—-])",
    regex.IGNORECASE,
)


def find_status(page: CleanPage, segments: Segments) -> Status:
    """Tell what kind of page this is.

    Args:
        page: the page, cleaned.
        segments: the page, segmented.
    """
    texts, labels = page.texts, segments.labels
    body = [index for index, label in enumerate(labels) if label in BODY_LABELS]
    size = sum(_size(texts[index]) for index in body)
    stories = len(segments.stories)
    if not any(text and label is not Label.STORY_OTHER for text, label in zip(texts, labels, strict=True)):
        return Status.EMPTY
    if stories >= LISTING_STORIES and size < LISTING_BODY:
        return Status.LISTING
    if not body:
        return Status.STUB if segments.title is not None and stories < LISTING_STORIES else Status.EMPTY
    if _live_entries(texts, labels) >= LIVE_ENTRIES:
        return Status.LIVEBLOG
    return Status.STUB if _is_cut_off(page, body, size) else Status.ARTICLE


def _is_cut_off(page: CleanPage, body: Sequence[int], size: int) -> bool:
    ends_in_dots = page.texts[body[-1]].endswith(("...", "…", "[…]", "[...]"))
    return size < SHORTEST_BODY or (size < SHORT_BODY and (ends_in_dots or _has_paywall(page, body)))


def _size(text: str) -> int:
    # A character of Chinese, Japanese or Korean says what two or three of others do.
    return len(text) * 2 if not text.isascii() and _WIDE.search(text[:20]) else len(text)


def _live_entries(texts: Sequence[str], labels: Sequence[Label]) -> int:
    first = next(index for index, label in enumerate(labels) if label in BODY_LABELS)
    own = (Label.PARAGRAPH, Label.HEADING, Label.BYLINE, Label.LIST_ITEM)
    times = {
        found.group()
        for index in range(first, len(texts))
        if labels[index] in own and texts[index][:1].isdecimal() and (found := _ENTRY.match(texts[index]))
    }
    return len(times)


def _has_paywall(page: CleanPage, body: Sequence[int]) -> bool:
    start = int(len(page.texts) * (1 - PAYWALL_TAIL))
    return any(
        mark is not None and mark.rule is not None and mark.rule.rule.kind is RuleKind.PAYWALL
        for mark in page.marks[min(start, body[-1]) :]
    )
