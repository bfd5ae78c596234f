"""Learns what repeats on a site from its pages."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from articlekit.batch import PageRecord, as_records
from articlekit.errors import ArticlekitError
from articlekit.models import BODY_LABELS, Label
from articlekit.pipeline import parse_page
from articlekit.site_profile import SitePage, SiteProfile, page_of, site_line

SITE_PAGES = 40
"""Pages of a site from which it is learned where there are many; its menus are known after twenty."""


def learn_pages(pages: Iterable[str | bytes | tuple[Any, ...]]) -> SiteProfile:
    """Learn from pages of one site.

    Args:
        pages: sources or records, as for `parse_many`.
    """
    return learn(read_site_page(record) for record in as_records(pages))


def learn(pages: Iterable[SitePage | None]) -> SiteProfile:
    """Learn from what pages say about their site.

    Args:
        pages: what `read_site_page` gave; of a story that comes twice the first counts.
    """
    lines: Counter[str] = Counter()
    links: Counter[str] = Counter()
    stories: set[str] = set()
    empty = undated = 0
    for page in pages:
        if page is None or page.story in stories:
            continue
        stories.add(page.story)
        lines.update(page.lines)
        links.update(page.links)
        empty += page.is_empty
        undated += page.is_undated
    return SiteProfile(
        pages=len(stories), empty=empty, undated=undated, total=lines.total(), lines=dict(lines), links=dict(links)
    )


def learn_sites(pages: Iterable[tuple[str, SitePage]]) -> dict[str, SiteProfile]:
    """Learn from pages of many sites.

    Args:
        pages: names of sites and what their pages say, at most `SITE_PAGES` of each site.

    Returns:
        The profiles of the sites of which there was more than one page.
    """
    waiting: dict[str, list[SitePage]] = {}
    learned: dict[str, SiteProfile] = {}
    for site, page in pages:
        seen = waiting.setdefault(site, [])
        seen.append(page)
        if len(seen) == SITE_PAGES:  # what stands on one page only is let go, so that memory stays small
            learned[site] = learn(waiting.pop(site)).shortened()
    learned |= {site: learn(seen).shortened() for site, seen in waiting.items()}
    return {site: profile for site, profile in sorted(learned.items()) if profile.pages > 1}


def read_site_page(record: PageRecord) -> SitePage | None:
    """Read what a page says about its site.

    Args:
        record: the page.

    Returns:
        Its lines and links; `None` for what is no page.
    """
    try:
        cleaned, fields = parse_page(record.source, url=record.url, fetched_at=record.fetched_at)
    except ArticlekitError:
        return None
    own = {Label.TITLE, *BODY_LABELS}
    story = "\n".join(block["text"] for block in fields["blocks"] if block["label"] in own)
    lines = frozenset(map(site_line, cleaned.texts)) - {""}
    links = frozenset(page_of(link.url) for block in cleaned.page.markup for link in block.links)
    return SitePage(
        story=site_line(story) or "\n".join(sorted(lines)),
        lines=lines,
        links=links,
        is_empty=not any(block["label"] in BODY_LABELS for block in fields["blocks"]),
        is_undated=fields["published_at"] is None,
    )
