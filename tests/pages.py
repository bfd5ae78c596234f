"""Reads the page fixtures: one folder a page, see `fixtures/README.md`."""

import json
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import articlekit
from articlekit.models import Article

FOLDER = Path(__file__).parent / "fixtures" / "pages"


@dataclass(frozen=True, slots=True)
class PageFixture:
    """One invented page and what a careful reader finds in it."""

    slug: str
    source: str
    expected: dict[str, Any]
    about: dict[str, Any]

    def parse(self, source: str | None = None) -> Article:
        """Parse the page, or another source with the same address, time and language."""
        fetched_at = self.about.get("fetched_at")
        return articlekit.parse(
            self.source if source is None else source,
            url=self.about.get("url"),
            fetched_at=datetime.fromisoformat(fetched_at) if isinstance(fetched_at, str) else fetched_at,
            language=self.about.get("language"),
        )


def load(slug: str) -> PageFixture:
    """Read one page."""
    folder = FOLDER / slug
    return PageFixture(
        slug,
        (folder / "source.txt").read_bytes().decode("utf-8"),
        json.loads((folder / "expected.json").read_text(encoding="utf-8")),
        tomllib.loads((folder / "about.toml").read_text(encoding="utf-8")),
    )


def load_all() -> list[PageFixture]:
    """Read every page, in the order of their names."""
    return [load(folder.name) for folder in sorted(FOLDER.iterdir()) if folder.is_dir()]


def summary(article: Article) -> dict[str, Any]:
    """Say of an article what `expected.json` says of a page."""
    return {
        "status": article.status.value,
        "title": article.title,
        "authors": list(article.authors),
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "language": article.language,
        "body": [block.text for block in article.body],
        "stories": [
            {
                "title": link.title,
                "age_text": link.age_text,
                "age_seconds": int(link.age.total_seconds()) if link.age is not None else None,
                "heading": link.heading,
                "kind": link.kind.value,
            }
            for link in article.story_links
        ],
        "repairs": [
            {"kind": repair.kind.value, "before": repair.before, "after": repair.after} for repair in article.repairs
        ],
    }
