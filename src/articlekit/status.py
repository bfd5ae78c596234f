"""What kind of page this is: a story, its teaser, a list of stories, a live blog, or nothing."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress, count
from urllib.parse import urlsplit

import regex

from articlekit.cleaner import CleanPage
from articlekit.declarations.json_ld import JsonLd
from articlekit.declarations.story_node import STORY_TYPES
from articlekit.html.markup_words import GROUP_BITS
from articlekit.judging.declared_body import is_declared
from articlekit.judging.live_blogs import LIVE_ENTRIES, TIME_OF_ENTRY
from articlekit.metadata import Metadata
from articlekit.models import BODY_LABELS, Label, Status
from articlekit.page import Page
from articlekit.rules import RuleKind
from articlekit.segmenter import Segments
from articlekit.words.folding import WIDE_RANGES, may_be_wide

SHORT_BODY = 700
"""Characters; below it a paywall or a cut-off end makes a stub. Whole stories that short end in a full stop."""

SHORTEST_BODY = 120
"""Characters; below it there is no story, only a teaser. The shortest whole news item met had 180."""

LISTING_STORIES = 4
"""Other stories from which a page with hardly a body is a listing."""

LISTING_BODY = 300
"""Characters of body above which a page with many other stories is still a story, signed or not."""

SIGNED_WITHIN = 3
"""Blocks around the title within which a byline or a date says that a story is told here."""

PAYWALL_TAIL = 0.35
"""Share of the page, from its end, in which a paywall's pitch counts; in the page's head it is an advertisement."""

CUT_SHARE = 0.6
"""Share of the declared body that is shown, below which the rest lies behind a paywall."""

LISTED_SHARE = 0.8
"""Share of what looks like the story that is teasers, from which a page that declares nothing is a list of stories. Of
188 public stories that declare nothing, none is taken."""

LISTING_TYPES = frozenset({"collectionpage", "searchresultspage", "blog"})
"""Types of JSON-LD nodes that are lists of stories; an `ItemList` also stands on pages with a story."""

WALL_SHARE = 0.3
"""Share of a page without a story that notices of consent make up, from which it is their wall."""

LONGEST_SHELL = 3000
"""Characters of a page that waits for its scripts: menu, footer and the request to turn them on."""

PITCH_WORDS = 3
"""Words of a line that sells the rest of a story; "Subscribe" is also the button of a newsletter."""

LIVE_REACH = 2
"""Blocks below the time of an entry of a live blog among which one tells it."""

_ENTRY_LABELS = frozenset({Label.PARAGRAPH, Label.HEADING, Label.LIST_ITEM})
_CONSENT = GROUP_BITS["consent"]
_CONSENT_LINE = f"rule_{RuleKind.CONSENT}"
_PAYWALL = f"rule_{RuleKind.PAYWALL}"
_WIDE = regex.compile(rf"[{WIDE_RANGES}](?<=[\p{{Han}}\p{{Hiragana}}\p{{Katakana}}\p{{Hangul}}])")


def find_status(page: CleanPage, segments: Segments, metadata: Metadata, json_ld: JsonLd | None = None) -> Status:
    """Tell what kind of page this is.

    Args:
        page: the page, cleaned.
        segments: the page, segmented.
        metadata: what it says about its story.
        json_ld: its JSON-LD, read; `None` for plain text.
    """
    labels = segments.labels
    body = list(compress(count(), map(BODY_LABELS.__contains__, labels)))
    size = sum(_size(page.texts[index]) for index in body)
    declared = json_ld or JsonLd()
    is_many = len(segments.stories) >= LISTING_STORIES and segments.excuse is None
    is_cut = bool(body) and _is_behind_paywall(page, body, size, metadata, declared)
    is_short = size < LISTING_BODY and not (_is_signed(segments) and (size >= SHORTEST_BODY or is_cut))
    if is_many and (is_short or is_declared_listing(page.page, declared, metadata.url)):
        return Status.LISTING
    if not body:
        return _status_without_body(page, segments, declared)
    if _is_consent_wall(page, body, size):
        return Status.CONSENT_WALL
    if page.page.markup and is_declared(page.page.markup[-1]):
        return Status.SCRIPT_SHELL
    if _is_declared_live(declared) or _live_entries(page.texts, labels) >= LIVE_ENTRIES:
        return Status.LIVEBLOG
    return Status.STUB if is_cut or _is_cut_off(page, body, size) else Status.ARTICLE


def _is_signed(segments: Segments) -> bool:
    # A byline or a date right below the title, or above it.
    if segments.title is None:
        return False
    near = segments.labels[max(0, segments.title - SIGNED_WITHIN) : segments.title + SIGNED_WITHIN + 1]
    return Label.BYLINE in near


def without_wall(segments: Segments) -> Segments:
    """Take the sentences of a consent wall out of the body.

    Args:
        segments: the blocks of a page that is a consent wall.
    """
    walled = [label in BODY_LABELS for label in segments.labels]
    return replace(
        segments,
        labels=[
            Label.BOILERPLATE if is_wall else label for label, is_wall in zip(segments.labels, walled, strict=True)
        ],
        whys=["consent_wall" if is_wall else why for why, is_wall in zip(segments.whys, walled, strict=True)],
    )


def is_declared_listing(page: Page, json_ld: JsonLd, url: str | None) -> bool:
    """Tell whether a page says that it is a list: the front page of a site, or a page of nothing but stories.

    Args:
        page: the page, as read.
        json_ld: its JSON-LD, read.
        url: its address, where known.
    """
    if _declares_story(page, json_ld):
        return False
    return not LISTING_TYPES.isdisjoint(json_ld.types) or (url is not None and _is_front(url))


def least_listed(page: Page, json_ld: JsonLd, url: str | None) -> float | None:
    """Tell how much of what looks like the story must be teasers of other stories for the page to be a list of them.

    Args:
        page: the page, as read.
        json_ld: its JSON-LD, read.
        url: its address, where known.

    Returns:
        A share: 0.0 where the page says that it is a list, `LISTED_SHARE` where it says nothing, `None` where it
        declares a story.

    >>> from articlekit.page import Head
    >>> least_listed(Page("", "text/html", [], head=Head()), JsonLd(), "https://post.example/harbour/")
    0.8
    """
    if _declares_story(page, json_ld):
        return None
    return 0.0 if is_declared_listing(page, json_ld, url) else LISTED_SHARE


def _declares_story(page: Page, json_ld: JsonLd) -> bool:
    return page.head is None or bool(_story_type(json_ld)) or ("og:type", "article") in page.head.metas


def _status_without_body(page: CleanPage, segments: Segments, json_ld: JsonLd) -> Status:
    if _declares_body(json_ld):
        return Status.SCRIPT_SHELL
    if segments.excuse is not None:
        return Status.EMPTY
    if page.page.head is not None:
        shown = sum(map(len, page.texts))
        if _size_of(page, _CONSENT_LINE) > 0 and _size_of_consent(page) >= WALL_SHARE * shown:
            return Status.CONSENT_WALL
        if shown <= LONGEST_SHELL and any("javascript" in text.casefold() for text in page.texts):
            return Status.SCRIPT_SHELL
    shows = any(
        text and label is not Label.STORY_OTHER for text, label in zip(page.texts, segments.labels, strict=True)
    )
    return Status.STUB if shows and segments.title is not None else Status.EMPTY


def _is_consent_wall(page: CleanPage, body: Sequence[int], size: int) -> bool:
    # Sentences about cookies that no rule knows look like a short story; they stand in a box that says what it is.
    if not page.page.markup or size > SHORT_BODY:
        return False
    return all(_in_consent_box(page, index) for index in body) and _size_of(page, _CONSENT_LINE) > 0


def _in_consent_box(page: CleanPage, index: int) -> bool:
    return bool(page.page.elements[page.page.markup[index].element].words_around & _CONSENT)


def _size_of_consent(page: CleanPage) -> int:
    # What a rule knows for a notice of consent, and what stands in a box that says that it is one.
    return sum(
        len(text)
        for index, (text, mark) in enumerate(zip(page.texts, page.marks, strict=True))
        if (mark is not None and mark.kind == _CONSENT_LINE) or _in_consent_box(page, index)
    )


def _size_of(page: CleanPage, kind: str) -> int:
    return sum(
        len(text) for text, mark in zip(page.texts, page.marks, strict=True) if mark is not None and mark.kind == kind
    )


def _declares_body(json_ld: JsonLd) -> bool:
    return json_ld.story is not None and len(json_ld.story.body or "") >= SHORTEST_BODY


def _story_type(json_ld: JsonLd) -> str:
    return json_ld.story.type if json_ld.story is not None and json_ld.story.type in STORY_TYPES else ""


def _is_declared_live(json_ld: JsonLd) -> bool:
    return _story_type(json_ld) == "liveblogposting"


def _is_front(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.path in ("", "/") and not parts.query


def _is_behind_paywall(page: CleanPage, body: Sequence[int], size: int, metadata: Metadata, json_ld: JsonLd) -> bool:
    if metadata.access != "paywalled" and not _has_paywall(page, body):
        return False
    if json_ld.story is not None and json_ld.story.body:
        return size < CUT_SHARE * _size(json_ld.story.body)
    return metadata.access == "paywalled" and size < SHORT_BODY


def _is_cut_off(page: CleanPage, body: Sequence[int], size: int) -> bool:
    ends_in_dots = page.texts[body[-1]].endswith(("...", "…", "[…]", "[...]"))
    return size < SHORTEST_BODY or (size < SHORT_BODY and (ends_in_dots or _has_paywall(page, body)))


def _size(text: str) -> int:
    # A character of Chinese, Japanese or Korean says what two or three of others do.
    return len(text) * 2 if may_be_wide(text[:20]) and _WIDE.search(text[:20]) else len(text)


def _live_entries(texts: Sequence[str], labels: Sequence[Label]) -> int:
    # Times of day with which the story goes on; those in a list of videos below it are how long these last.
    told = [label in BODY_LABELS for label in labels]
    times = {
        found.group()
        for index in range(max(0, told.index(True) - LIVE_REACH), len(texts))
        if texts[index][:1].isdecimal()
        and (labels[index] in _ENTRY_LABELS or labels[index] is Label.BYLINE)
        and any(told[index : index + 1 + LIVE_REACH])
        and (found := TIME_OF_ENTRY.match(texts[index]))
    }
    return len(times)


def _has_paywall(page: CleanPage, body: Sequence[int]) -> bool:
    start = min(int(len(page.texts) * (1 - PAYWALL_TAIL)), body[-1])
    return any(
        mark is not None and mark.kind == _PAYWALL and page.texts[index].count(" ") >= PITCH_WORDS - 1
        for index, mark in enumerate(page.marks[start:], start)
    )
