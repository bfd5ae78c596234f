"""Title, byline, dates, section and tags: read from the text, and for HTML decided with what the page declares."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from itertools import compress, count
from typing import Literal

import regex

from articlekit.about.authors import VisiblePeople
from articlekit.about.declared import Visible, read_declared, read_site_names, read_title
from articlekit.about.head import LONGEST_HEAD
from articlekit.about.headline_authors import is_own_person, read_headline_authors, read_signed_authors
from articlekit.about.headline_blocks import (
    find_headline_blocks,
    is_among_rows,
    is_of_another,
    read_headline_dates,
    read_shown_date,
)
from articlekit.about.published import date_in_path
from articlekit.about.site_owner import read_owner
from articlekit.about.text_authors import read_text_authors
from articlekit.ages import split_age
from articlekit.cleaner import CleanPage
from articlekit.declarations.clean_head import clean_head
from articlekit.declarations.declared_title import fold_title
from articlekit.declarations.json_ld import JsonLd
from articlekit.html.markup_words import TAGS
from articlekit.models import Label
from articlekit.names.bylines import is_by
from articlekit.names.person_names import looks_like_name
from articlekit.page import Head
from articlekit.rules import RuleKind
from articlekit.segmenter import Segments
from articlekit.times.dates import FoundDate, find_dates
from articlekit.times.moments import MomentContext

BYLINE_REACH = 10
"""Blocks above the story's first one in which its byline and dates stand."""

LONGEST_SECTION = 30
"""Characters; sections are a word or two."""

TAG_ADDRESS = "/tag"
"""Part of an address that leads to the stories of one tag."""

MOST_TAGS = 12
"""Lines below a "Tags" heading that are taken for tags."""

SAME_OPENING = 30
"""Characters at the beginning by which a dek and a declared summary are the same."""

_PROSE = frozenset({Label.PARAGRAPH, Label.QUOTE})
_AROUND = frozenset({Label.BYLINE, Label.BOILERPLATE})
_OTHER_STORIES = frozenset({Label.STORY_HEADING, Label.STORY_TITLE, Label.STORY_AGE, Label.STORY_OTHER})
_SEPARATORS = regex.compile(r"\s*[,;|·•#]\s*")
_RANK = regex.compile(r"^(?:[•·●*]\s+|\d{1,2}\.\s+(?=\p{Lu}))")
_CRAWLER_DATE = regex.compile(r"^(?:date |published )?\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d\S{0,20})? ", regex.IGNORECASE)
"""What crawlers of old write in front of the title."""

_SITE_SUFFIX = regex.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about its story.

    Args:
        title: the headline.
        description: the dek.
        authors: people only.
        published: the date of publication, as found.
        published_text: its words; those of an age too, which is no date where nobody knows when the page was fetched.
        modified: the date of the last change, as found.
        section: section of the site.
        tags: topics.
        url: address of the page, as the caller gave it.
        fetched_at: when the page was fetched, as the caller gave it.
        language: BCP 47 tag of the story's language.
        canonical_url: address that the page calls its own.
        site_name: name of the site.
        image: address of the main picture.
        image_caption: what the page says is on it.
        access: whether all may read the story.
    """

    title: str | None
    description: str | None
    authors: tuple[str, ...]
    published: FoundDate | None
    published_text: str | None
    modified: FoundDate | None
    section: str | None
    tags: tuple[str, ...]
    url: str | None
    fetched_at: datetime | None
    language: str | None = None
    canonical_url: str | None = None
    site_name: str | None = None
    image: str | None = None
    image_caption: str | None = None
    access: Literal["free", "paywalled"] | None = None


def read_metadata(
    page: CleanPage,
    segments: Segments,
    *,
    url: str | None,
    fetched_at: datetime | None,
    json_ld: JsonLd | None = None,
) -> Metadata:
    """Read what the page says about its story: from its text, and where it is HTML from its head.

    Args:
        page: the page, cleaned.
        segments: the page, segmented.
        url: address of the page, a hint for zone and order of dates.
        fetched_at: when the page was fetched, aware.
        json_ld: the page's JSON-LD, read.
    """
    if page.page.head is None:
        return _read_text(page, segments, url=url, fetched_at=fetched_at)
    head, json_ld = clean_head(page.page.head, json_ld or JsonLd(), language=page.language)
    if segments.listing:
        head = replace(head, marks=())  # Dates and names among the teasers are theirs.
    return _read_html(page, segments, head, json_ld, url=url, fetched_at=fetched_at)


def _read_html(
    page: CleanPage,
    segments: Segments,
    head: Head,
    json_ld: JsonLd,
    *,
    url: str | None,
    fetched_at: datetime | None,
) -> Metadata:
    labels = segments.labels
    shown = None if segments.title is None else clean_title(page.texts[segments.title], segments.title)
    title = read_title(head, json_ld, shown=shown, url=url)

    @cache
    def around() -> list[int]:
        return find_headline_blocks(page, title.text if title is not None else None, segments.title)

    @cache
    def near() -> list[int]:
        headline = fold_title(title.text) if title is not None else None
        others = [index for index in _byline_blocks(labels, segments.title) if index not in around()]
        own = (index for index in others if not is_of_another(page, index))
        return around() + [index for index in own if fold_title(page.texts[index]) != headline]

    @cache
    def others() -> frozenset[int]:
        return frozenset(compress(count(), map(_OTHER_STORIES.__contains__, labels)))

    visible = Visible(
        authors=VisiblePeople(
            read=lambda: (
                read_headline_authors(page, near()) or read_owner(page, url, read_site_names(head, json_ld), head.title)
            ),
            is_own=lambda name: is_own_person(page, around(), others(), name),
        ),
        signed=lambda names: read_signed_authors(page, around(), names),
        dates=lambda context: read_headline_dates(page, near(), context),
        shown=lambda context: read_shown_date(page, around(), context),
    )
    context = MomentContext(page.language, url, fetched_at)
    declared = read_declared(head, json_ld, title, context, None if segments.listing else visible)
    return Metadata(
        title=declared.title,
        description=choose_description(_read_dek(page, labels), declared.description),
        authors=declared.authors,
        published=declared.published,
        published_text=declared.published.text if declared.published is not None else None,
        modified=declared.modified,
        section=declared.section or _read_section(page, segments),
        tags=declared.tags or _read_tags(page, labels),
        url=url,
        fetched_at=fetched_at,
        language=declared.language,
        canonical_url=declared.canonical_url,
        site_name=declared.site_name,
        image=declared.image,
        image_caption=declared.image_caption,
        access=declared.access,
    )


def choose_description(dek: str | None, declared: str | None) -> str | None:
    """Choose between the dek and the declared summary.

    What is declared is a summary for certain; the dek is better where it is the same, uncut.

    >>> choose_description("Audio 3 min", "Talks on pay ended on Monday.")
    'Talks on pay ended on Monday.'
    """
    if dek is None or declared is None:
        return dek or declared
    return dek if len(dek) >= len(declared) and dek[:SAME_OPENING] == declared[:SAME_OPENING] else declared


def _read_text(page: CleanPage, segments: Segments, *, url: str | None, fetched_at: datetime | None) -> Metadata:
    labels = segments.labels
    near = _byline_blocks(labels, segments.title)
    dated = near if segments.title is None else [*near, *_dated_title(page, segments.title)]
    published, modified = _read_dates(page, dated, url=url, fetched_at=fetched_at)
    own_age = None if published is not None else _read_own_age(page, near, labels)
    if published is None and own_age is None and not segments.listing:
        published = date_in_path(MomentContext(page.language, url, fetched_at))
    _label_names_below_by(page, labels, near)
    return Metadata(
        title=None if segments.title is None else clean_title(page.texts[segments.title], segments.title),
        description=_read_dek(page, labels),
        authors=read_text_authors(page, labels, segments.title),
        published=published,
        published_text=published.text if published is not None else own_age,
        modified=modified,
        section=_read_section(page, segments),
        tags=_read_tags(page, labels),
        url=url,
        fetched_at=fetched_at,
        language=page.language,
    )


def _read_dek(page: CleanPage, labels: Sequence[Label]) -> str | None:
    return page.texts[labels.index(Label.DEK)] if Label.DEK in labels else None


def clean_title(text: str, index: int) -> str:
    """Take a rank and the name of the site off a title.

    Args:
        text: the block that is the title.
        index: its place; the first line of a page dumped whole is the title of the browser's window.

    >>> clean_title("1. Old harbour reopens after two years of repairs and a long dispute | The Harbour Post", 0)
    'Old harbour reopens after two years of repairs and a long dispute'
    >>> clean_title("date 2026-01-12 Old harbour reopens", 0)
    'Old harbour reopens'
    """
    title: str = _RANK.sub("", _CRAWLER_DATE.sub("", " ".join(text.split())))
    if index == 0 and len(title) > LONGEST_SECTION * 2:
        title = _SITE_SUFFIX.sub("", title)
    return title


def _dated_title(page: CleanPage, title: int) -> list[int]:
    return [title] if _CRAWLER_DATE.match(page.texts[title]) else []


def _byline_blocks(labels: Sequence[Label], title: int | None) -> list[int]:
    # The lines below the title first, then those above it upwards, then those below the story; what stands elsewhere
    # belongs to other stories.
    body = list(compress(count(), map(_PROSE.__contains__, labels)))
    first = body[0] if body else len(labels)
    last = body[-1] if body else len(labels)
    low = max(0, (first if title is None else min(title, first)) - BYLINE_REACH)
    start = first if title is None else min(title, first)
    between = range(start, min(first, start + LONGEST_HEAD, len(labels)))
    above = [*between, *range(between.start - 1, low - 1, -1)]
    inside = list(range(first, min(first + 4, len(labels))))
    below = list(range(last + 1, min(last + 5, len(labels))))
    return [index for index in (*above, *inside, *below) if labels[index] in _AROUND]


def _label_names_below_by(page: CleanPage, labels: list[Label], near: Sequence[int]) -> None:
    # "By" on a line of its own, the name below it: both are the byline.
    for index in near:
        below = index + 1
        if below < len(labels) and is_by(page.texts[index], page.names) and page.marks[below] is None:
            labels[below] = Label.BYLINE if looks_like_name(page.texts[below]) else labels[below]


def _read_dates(
    page: CleanPage, near: Sequence[int], *, url: str | None, fetched_at: datetime | None
) -> tuple[FoundDate | None, FoundDate | None]:
    published: FoundDate | None = None
    modified: FoundDate | None = None
    for index in near:
        text = page.texts[index]
        if is_among_rows(page, index):
            continue
        for found in find_dates(text, page.times, language=page.language, url=url, fetched_at=fetched_at):
            if found.role == "updated":
                modified = modified or found
            else:
                published = published or found
    # The only date that a page shows is the one it goes by.
    return published or modified, modified


def _read_own_age(page: CleanPage, near: Sequence[int], labels: Sequence[Label]) -> str | None:
    for index in near:
        if labels[index] is not Label.BYLINE:
            continue
        mark = page.marks[index]
        if mark is not None and mark.age is not None:
            return mark.age.text
        aged = split_age(page.texts[index], page.times)
        if aged is not None:
            return aged[1].text
    return None


def _read_section(page: CleanPage, segments: Segments) -> str | None:
    # One or two words right above the title, on a page that is no dump of whole menus.
    title = segments.title
    if title is None or not 1 <= title <= 4:
        return None
    above = title - 1
    while above >= 0 and page.marks[above] is not None:
        above -= 1
    if above < 0 or _is_menu(page, above):
        return None
    text = page.texts[above].strip(" »>|")
    if 2 < len(text) <= LONGEST_SECTION and text.count(" ") <= 2 and text[-1].isalpha() and page.texts.count(text) == 1:
        return text
    return None


def _is_menu(page: CleanPage, index: int) -> bool:
    if not page.page.markup:
        return False
    beside = page.page.markup[index]
    return len(beside.links) > 1 or bool(page.page.elements[beside.element].tags_around & TAGS["nav"])


def _read_tags(page: CleanPage, labels: Sequence[Label]) -> tuple[str, ...]:
    for index, mark in enumerate(page.marks):
        if mark is None or mark.rule is None or mark.rule.rule.kind is not RuleKind.TAGS:
            continue
        linked = _linked_tags(page, index)
        if linked:
            return _distinct(linked)
        _, _, rest = page.texts[index].partition(":")
        if rest.strip():
            return _distinct(_SEPARATORS.split(rest.strip()))
        tags: list[str] = []
        for below in range(index + 1, min(index + 1 + MOST_TAGS, len(labels))):
            text = page.texts[below]
            if labels[below] is not Label.BOILERPLATE or page.marks[below] or len(text) > LONGEST_SECTION:
                break
            tags.append(text)
        if tags:
            return _distinct(tags)
    return ()


def _linked_tags(page: CleanPage, index: int) -> list[str]:
    # "Posted in Coast, tagged ferry": the addresses tell tags from sections.
    links = page.page.markup[index].links if page.page.markup else ()
    return [link.text for link in links if TAG_ADDRESS in link.url.casefold()]


def _distinct(tags: Sequence[str]) -> tuple[str, ...]:
    cleaned = (tag.strip(" #•·,").strip() for tag in tags)
    return tuple(dict.fromkeys(tag for tag in cleaned if tag and len(tag) <= LONGEST_SECTION * 2))
