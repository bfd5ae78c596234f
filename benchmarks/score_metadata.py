"""Compare titles, dates and authors of HTML pages with the gold: "metadata.fundus.title", "metadata.wcxb.people".

The gold names whoever a site calls the author, agencies and the site itself included; articlekit names people only. So
authors are scored twice: `authors` against the gold as it stands, `people` against the people in it, on the pages that
name any.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

import articlekit
from articlekit.models import Article
from benchmarks.loaders import Page, load_pages
from benchmarks.metrics import Share, same_authors, same_day, same_title, total_share
from benchmarks.score import Figures

METADATA_SETS = ("fundus", "wcxb")
"""The sets that hold titles, dates and authors."""

FIELDS = ("title", "date", "authors", "people")

_BETWEEN = regex.compile(r",\s+(?:and\s+)?|;\s+|\s+(?:and|&)\s+")
_ORGANISATION = frozenset(
    {
        "afp", "agency", "agentur", "agenturen", "ajansi", "ajansı", "ap", "center", "department", "desk", "dpa",
        "editor", "editorial", "editors", "expert", "experts", "group", "gurus", "newsroom", "press", "presse",
        "redaktion", "reporter", "reuters", "sda", "services", "staff", "store", "team", "tpn",
    }
)  # fmt: skip
"""Words that no person's name in the gold holds."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A value that is not the gold's."""

    field: str
    gold: str
    ours: str


@dataclass(frozen=True, slots=True)
class MetadataScore:
    """One page's metadata against the gold; an empty share where the gold is silent."""

    set_name: str
    page: str
    title: Share
    date: Share
    authors: Share
    people: Share
    misses: tuple[Miss, ...]


def score_metadata(corpus: Path, set_name: str) -> Iterator[MetadataScore]:
    """Parse every page of a set and compare its metadata.

    Args:
        corpus: the corpus folder.
        set_name: one of `METADATA_SETS`.
    """
    for page in load_pages(corpus, set_name):
        article = articlekit.parse(page.html, url=page.url, fetched_at=page.fetched_at)
        yield compare_metadata(page, article)


def compare_metadata(page: Page, article: Article) -> MetadataScore:
    """Compare the metadata of one article with the gold: titles as tokens, dates as days, authors as sets.

    Args:
        page: the gold.
        article: what was made of the page's HTML.
    """
    gold = page.metadata
    day = article.published_at.isoformat() if article.published_at else None
    people = people_in(gold.authors or ())
    ours = ", ".join(article.authors)
    verdicts = {
        "title": (gold.title, article.title, same_title(gold.title or "", article.title)),
        "date": (gold.published, day, same_day(gold.published or "", day)),
        "authors": (", ".join(gold.authors or ()), ours, same_authors(gold.authors or (), article.authors)),
        "people": (", ".join(people), ours, same_authors(people, article.authors)),
    }
    shares = {name: Share(int(right), 1) if wanted else Share() for name, (wanted, _, right) in verdicts.items()}
    misses = [Miss(name, wanted, got or "") for name, (wanted, got, right) in verdicts.items() if wanted and not right]
    return MetadataScore(page.set_name, page.id, **shares, misses=tuple(misses))


def people_in(authors: Iterable[str]) -> tuple[str, ...]:
    """The people among the authors that a data set names, as far as their look tells.

    >>> people_in(["Ama Boateng and Kofi Mensah", "Harbour Press", "post.example", "dpa"])
    ('Ama Boateng', 'Kofi Mensah')
    """
    return tuple(name for text in authors for name in _BETWEEN.split(text) if _is_person(name.strip()))


def metadata_figures(scores: Sequence[MetadataScore]) -> Figures:
    """The share of right values in each set.

    Args:
        scores: one a page.
    """
    return {
        f"metadata.{set_name}.{name}": total_share(
            getattr(score, name) for score in scores if score.set_name == set_name
        )
        for set_name in dict.fromkeys(score.set_name for score in scores)
        for name in FIELDS
    }


def _is_person(name: str) -> bool:
    words = name.casefold().replace("-", " ").split()
    is_address = "@" in name or regex.search(r"\.\p{Ll}{2,3}$", name) is not None
    return (
        len(words) > 1
        and _ORGANISATION.isdisjoint(words)
        and not is_address
        and not any(character.isdigit() for character in name)
    )
