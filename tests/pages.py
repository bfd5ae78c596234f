"""Reads the page fixtures: one folder a page, one or two doors to it, see `fixtures/README.md`."""

import json
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import articlekit
from articlekit.models import Article

FOLDER = Path(__file__).parent / "fixtures" / "pages"

Door = Literal["txt", "html"]
"""How a page comes in: as the text that a scraper left, or as HTML."""


@dataclass(frozen=True, slots=True)
class PageFixture:
    """One invented page as it comes in through one door, and what a careful reader finds in it."""

    slug: str
    door: Door
    raw: bytes
    expected: dict[str, Any]
    about: dict[str, Any]

    @property
    def name(self) -> str:
        """The folder and the door: two doors to one page have two names."""
        return f"{self.slug}.{self.door}"

    @property
    def source(self) -> str:
        """The page, decoded by hand: HTML in the encoding that `about.toml` names."""
        return self.raw.decode(self.about.get("encoding", "utf-8") if self.door == "html" else "utf-8")

    @property
    def is_text(self) -> bool:
        """Whether the page is scraped text, not HTML."""
        return self.door == "txt"

    @property
    def known_failure(self) -> str | None:
        """Why the page does not come out right yet through this door."""
        reason = self.about.get("known_failure")
        return reason.get(self.door) if isinstance(reason, dict) else reason

    def parse(self, source: str | bytes | None = None) -> Article:
        """Parse the page as it came in, or another source with the same address, time and language."""
        fetched_at = self.about.get("fetched_at")
        as_it_came = self.source if self.is_text else self.raw
        return articlekit.parse(
            as_it_came if source is None else source,
            url=self.about.get("url"),
            fetched_at=datetime.fromisoformat(fetched_at) if isinstance(fetched_at, str) else fetched_at,
            language=self.about.get("language"),
        )


def load(slug: str) -> list[PageFixture]:
    """Read one page, once for each of its doors."""
    folder = FOLDER / slug
    told = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    about = tomllib.loads((folder / "about.toml").read_text(encoding="utf-8"))
    doors: tuple[Door, ...] = ("txt", "html")
    return [
        PageFixture(slug, door, path.read_bytes(), expected_at(door, told), about)
        for door in doors
        if (path := folder / f"source.{door}").exists()
    ]


def expected_at(door: Door, told: dict[str, Any]) -> dict[str, Any]:
    """Say what a reader finds behind one door: what only HTML can tell stands under `html_only`."""
    both = {key: value for key, value in told.items() if key != "html_only"}
    return both | told.get("html_only", {}) if door == "html" else both


def load_all() -> list[PageFixture]:
    """Read every page through each of its doors, in the order of their names."""
    return [page for folder in sorted(FOLDER.iterdir()) if folder.is_dir() for page in load(folder.name)]


def load_text() -> list[PageFixture]:
    """Read every page of scraped text."""
    return [page for page in load_all() if page.is_text]


def summary(article: Article) -> dict[str, Any]:
    """Say of an article what `expected.json` says of a page."""
    return {
        "status": article.status.value,
        "title": article.title,
        "description": article.description,
        "authors": list(article.authors),
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "modified_at": article.modified_at.isoformat() if article.modified_at else None,
        "language": article.language,
        "section": article.section,
        "tags": list(article.tags),
        "site_name": article.site_name,
        "canonical_url": article.canonical_url,
        "image": article.image,
        "image_caption": article.image_caption,
        "access": article.access,
        "body": [block.text for block in article.body],
        "labels": [block.label.value for block in article.body],
        "removed": [[block.label.value, block.text] for block in article.removed],
        "markdown": article.to_markdown().splitlines(),
        "stories": [
            {
                "title": link.title,
                "url": link.url,
                "age_text": link.age_text,
                "age_seconds": int(link.age.total_seconds()) if link.age is not None else None,
                "published_at": link.published_at.isoformat() if link.published_at else None,
                "heading": link.heading,
                "kind": link.kind.value,
            }
            for link in article.story_links
        ],
        "repairs": [
            {"kind": repair.kind.value, "before": repair.before, "after": repair.after} for repair in article.repairs
        ],
    }


def told_of(article: Article, expected: dict[str, Any]) -> dict[str, Any]:
    """Say of an article what a fixture says of its page, and no more: it need not say everything."""
    everything = summary(article)
    found = {key: everything[key] for key in expected}
    if "stories" in expected:
        wanted = [list(story) for story in expected["stories"]]
        listed = found["stories"]
        wanted += [wanted[-1] if wanted else ["title"]] * max(len(listed) - len(wanted), 0)
        found["stories"] = [{key: story[key] for key in keys} for story, keys in zip(listed, wanted, strict=False)]
    if "removed" in expected:
        found["removed"] = [block for block in found["removed"] if block in expected["removed"]]
    if len(expected.get("published_at") or "") == len("2026-03-05"):
        found["published_at"] = (found["published_at"] or "")[:10]
    return found
