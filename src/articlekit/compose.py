"""Puts the findings together into the fields that the caller gets: plain values, of which the models are built."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from articlekit.cleaner import CleanPage
from articlekit.judging.body_markup import item_numbers, links_in, list_depth
from articlekit.metadata import Metadata
from articlekit.models import BODY_LABELS, Label, RepairKind, Status
from articlekit.other_stories.stories import FoundStory
from articlekit.other_stories.teasers import find_place
from articlekit.segmenter import Segments
from articlekit.times.dates import FoundDate, read_date
from articlekit.times.moments import MomentContext, read_moment

NO_BREAK_SPACE = "\u00a0"

LEVELS = {Label.HEADING: 2, Label.LIST_ITEM: 1}
"""Plain text shows no levels; headings inside a story stand one below its title."""


def compose(
    page: CleanPage,
    segments: Segments,
    metadata: Metadata,
    status: Status,
    *,
    notes: tuple[str, ...],
) -> dict[str, Any]:
    """Put together the fields of an `Article`.

    Args:
        page: the page, cleaned.
        segments: the page, segmented.
        metadata: what it says about its story.
        status: what kind of page it is.
        notes: what a careful reader should know so far.

    Returns:
        The fields under their names in the model, blocks, story links and repairs as dicts.
    """
    texts, spaces = _plain_headline_spaces(page.texts, segments)
    repairs = [(index, change.kind, change.before, change.after) for index, change in page.changes] + spaces
    repairs.sort(key=lambda repair: repair[0])
    published, modified = metadata.published, metadata.modified
    return {
        "status": status,
        "title": metadata.title,
        "description": metadata.description,
        "authors": metadata.authors,
        "published_at": published.moment if published else None,
        "modified_at": modified.moment if modified else None,
        "published_text": metadata.published_text,
        "published_precision": published.precision if published else None,
        "section": metadata.section,
        "tags": metadata.tags,
        "site_name": metadata.site_name,
        "language": metadata.language,
        "url": metadata.url,
        "canonical_url": metadata.canonical_url,
        "image": metadata.image,
        "image_caption": metadata.image_caption,
        "access": metadata.access,
        "blocks": _blocks(page, texts, segments, metadata.url),
        "story_links": [
            _story_link(story, position, page, metadata) for position, story in enumerate(segments.stories)
        ],
        "repairs": [
            {"kind": kind, "before": before, "after": after, "block": index} for index, kind, before, after in repairs
        ],
        "notes": (*notes, *_findings(metadata, segments, status)),
    }


def _blocks(page: CleanPage, texts: Sequence[str], segments: Segments, url: str | None) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = [
        {
            "index": index,
            "label": label,
            "text": text,
            "why": why,
            "start": block.start,
            "end": block.end,
            "level": (block.level or LEVELS[label]) if label in LEVELS else 0,
        }
        for index, (block, text, label, why) in enumerate(
            zip(page.page.blocks, texts, segments.labels, segments.whys, strict=True)
        )
    ]
    markup = page.page.markup
    numbers = item_numbers(page.page) if page.page.first_numbers else {}
    base: str | None = None
    for block in blocks if markup else ():
        if block["label"] not in BODY_LABELS:
            continue
        if block["label"] is Label.LIST_ITEM:
            block["level"] = list_depth(page.page, block["index"])
            block["number"] = numbers.get(block["index"], 0)
        if markup[block["index"]].links:
            base = find_place(page, url).base if base is None else base
            block["links"] = links_in(page, block["index"], base)
    return blocks


def _plain_headline_spaces(
    texts: list[str], segments: Segments
) -> tuple[list[str], list[tuple[int, RepairKind, str, str]]]:
    # A no-break space keeps a headline together on a screen; in data it only hides a word boundary.
    plain = list(texts)
    repairs: list[tuple[int, RepairKind, str, str]] = []
    for story in segments.stories:
        text = plain[story.block]
        if NO_BREAK_SPACE in text:
            plain[story.block] = text.replace(NO_BREAK_SPACE, " ")
            repairs.append((story.block, RepairKind.SPACE, NO_BREAK_SPACE, " "))
    return plain, repairs


def _story_link(story: FoundStory, position: int, page: CleanPage, metadata: Metadata) -> dict[str, Any]:
    age = story.age
    return {
        "title": story.title,
        "url": story.url,
        "age": age.delta if age else None,
        "age_text": age.text if age else None,
        "published_at": _published(story, page, metadata),
        "heading": story.heading,
        "kind": story.kind,
        "position": position,
    }


def _published(story: FoundStory, page: CleanPage, metadata: Metadata) -> datetime | None:
    # What the markup says to a machine is exact; an age is counted back, a date is read.
    age, fetched_at = story.age, metadata.fetched_at
    found: FoundDate | None = None
    if story.moment is not None:
        found = read_moment(story.moment, MomentContext(page.language, metadata.url, fetched_at))
    if found is None and age is not None:
        if age.delta is not None:
            return _before(fetched_at, age.delta) if fetched_at is not None else None
        found = read_date(age.text, page.times, language=page.language, url=metadata.url, fetched_at=fetched_at)
    return found.moment if found is not None else None


def _before(moment: datetime, age: timedelta) -> datetime | None:
    try:
        return moment - age
    except OverflowError:
        return None


def _findings(metadata: Metadata, segments: Segments, status: Status) -> list[str]:
    notes = []
    if status is Status.EMPTY:
        return ["nothing to read"] if not segments.labels else ["no story found"]
    if metadata.title is None:
        notes.append("no title found")
    if not any(label in BODY_LABELS for label in segments.labels):
        notes.append("no body found")
    return notes
