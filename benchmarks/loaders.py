"""Read the data sets: one frozen value a page, whatever the layout on disk.

Every loader takes the folder of one data set, as its public repository lays it out. `load_pages` knows all three HTML
sets, `load_labelled_texts` the labelled text, `load_story_groups` the story links read by hand.
"""

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import regex

SETS = ("aeb", "fundus", "wcxb")
"""The HTML sets: article-extraction-benchmark, fundus, and the articles of WCXB."""

SET_FOLDERS = {"aeb": "article-extraction-benchmark", "fundus": "fundus", "wcxb": "web-content-extraction-benchmark"}
"""Folder of each set below the corpus folder: the names that `git clone` gives them."""

SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "go", "gov", "net", "or", "org"})
"""Labels under which a country registers names: "example.co.uk" is one owner, "co.uk" is none."""

KEPT_LABELS = frozenset({"body", "heading", "list", "quote", "table"})
"""Line labels that are the story."""

LEAKED_LABELS = frozenset(
    {"caption", "byline", "story_heading", "story_title", "story_age", "story_other", "boilerplate"}
)
"""Line labels that are not the story; title, dek and blank lines count neither way."""

_FUNDUS_FILE = regex.compile(r"(?P<publisher>.+)_(?P<date>\d{4}_\d{2}_\d{2})\.html\.gz")


@dataclass(frozen=True, slots=True)
class GoldMetadata:
    """What a careful reader found about a page; `None` where the set does not say."""

    title: str | None = None
    authors: tuple[str, ...] | None = None
    published: str | None = None
    """ISO date or date and time, as the set spells it."""


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page with the body that a careful reader took from it."""

    id: str
    """Unique in its set, and the same on every run: the file's name, or "CC/Publisher/Version" in fundus."""
    set_name: str
    publisher: str
    """Registered domain of the page's address: pages that share it must not be split between training and test."""
    html: bytes
    url: str | None
    fetched_at: datetime | None
    gold: str
    """The gold body, one paragraph a line."""
    metadata: GoldMetadata
    required: tuple[str, ...] = ()
    """Snippets that the body must hold."""
    forbidden: tuple[str, ...] = ()
    """Snippets that the body must not hold."""


@dataclass(frozen=True, slots=True)
class GoldStory:
    """One story teaser, as a careful reader saw it."""

    title: str
    age: str | None
    heading: str | None
    kind: str | None = None
    urls: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldRepair:
    """Broken characters in one line, and what they should have been; `good` is empty where they should just go."""

    line: int
    bad: str
    good: str


@dataclass(frozen=True, slots=True)
class LabelledText:
    """One page of plain scraped text with a label for every line."""

    id: str
    publisher: str
    url: str | None
    language: str
    text: str
    labels: tuple[str, ...]
    r"""One label a line of `text.split("\n")`."""
    stories: tuple[GoldStory, ...]
    repairs: tuple[GoldRepair, ...]
    metadata: GoldMetadata
    verbatim: bool
    """False for invented prose in a real page's layout."""
    note: str


@dataclass(frozen=True, slots=True)
class StoryGroups:
    """The story teasers of one page of fundus, read by hand."""

    page_id: str
    stories: tuple[GoldStory, ...]
    unsure: frozenset[str]
    """Addresses that count neither way."""


def corpus_folder(folder: str | None = None) -> Path:
    """The folder that holds the data sets.

    Args:
        folder: what the caller asked for; else the environment variable ARTICLEKIT_CORPUS, else `../shared/corpus`.

    Raises:
        SystemExit: there is no such folder.
    """
    path = Path(folder or os.environ.get("ARTICLEKIT_CORPUS") or "../shared/corpus")
    if not path.is_dir():
        raise SystemExit(f"no corpus at {path}; name its folder with --corpus or ARTICLEKIT_CORPUS")
    return path


def held_sets(corpus: Path) -> list[str]:
    """Which of `SETS` a folder holds.

    Args:
        corpus: the corpus folder.

    Raises:
        SystemExit: it holds none.
    """
    held = [set_name for set_name, folder in SET_FOLDERS.items() if (corpus / folder).is_dir()]
    if not held:
        raise SystemExit(f"{corpus} holds none of the folders {', '.join(SET_FOLDERS.values())}")
    return held


def load_pages(corpus: Path, set_name: str) -> Iterator[Page]:
    """The pages of one HTML set, in a fixed order.

    Args:
        corpus: folder that holds the sets under the names in `SET_FOLDERS`.
        set_name: one of `SETS`.
    """
    loader = {"aeb": load_article_extraction_benchmark, "fundus": load_fundus, "wcxb": load_wcxb}[set_name]
    return loader(corpus / SET_FOLDERS[set_name])


def load_article_extraction_benchmark(folder: Path) -> Iterator[Page]:
    """Pages of scrapinghub/article-extraction-benchmark."""
    for identifier, gold in sorted(_read_json(folder / "ground-truth.json").items()):
        yield Page(
            id=identifier,
            set_name="aeb",
            publisher=registered_domain(gold.get("url")),
            html=gzip.decompress((folder / "html" / f"{identifier}.html.gz").read_bytes()),
            url=gold.get("url"),
            fetched_at=None,
            gold=gold["articleBody"],
            metadata=GoldMetadata(),
        )


def load_fundus(folder: Path) -> Iterator[Page]:
    """Pages of flairNLP/fundus; publishers whose files and versions differ in number are left out."""
    root = folder / "tests" / "resources" / "parser" / "test_data"
    for gold_file in sorted(root.glob("*/*.json")):
        versions = _read_json(gold_file)
        names = _fundus_pages(gold_file)
        if len(names) != len(versions):
            continue
        about = _read_json(gold_file.parent / "meta.info")
        for name, version in zip(names, sorted(versions, key=version_order), strict=True):
            gold = versions[version]
            url = about[name]["url"]
            yield Page(
                id=f"{gold_file.parent.name}/{gold_file.stem}/{version}",
                set_name="fundus",
                publisher=registered_domain(url),
                html=gzip.decompress((gold_file.parent / name).read_bytes()),
                url=url,
                fetched_at=datetime.fromisoformat(about[name]["crawl_date"]).replace(tzinfo=UTC),
                gold=fundus_body(gold["body"]),
                metadata=GoldMetadata(gold.get("title"), tuple(gold.get("authors") or ()), gold.get("publishing_date")),
            )


def fundus_body(body: dict[str, Any]) -> str:
    r"""The gold body of a page of fundus: summary, then each section's headline and paragraphs.

    >>> fundus_body({"summary": ["Dek."], "sections": [{"headline": ["Harbour"], "paragraphs": ["One.", "Two."]}]})
    'Dek.\nHarbour\nOne.\nTwo.'
    """
    lines = list(body["summary"])
    for section in body["sections"]:
        lines += section["headline"]
        lines += section["paragraphs"]
    return "\n".join(lines)


def version_order(version: str) -> tuple[int, ...]:
    """Where a version of a publisher stands among its others.

    >>> sorted(["V2", "V1_10", "V1", "V1_2"], key=version_order)
    ['V1', 'V1_2', 'V1_10', 'V2']
    """
    return tuple(int(number) for number in version.removeprefix("V").split("_"))


def load_wcxb(folder: Path) -> Iterator[Page]:
    """The articles of WCXB's development split."""
    for gold_file in sorted((folder / "dev" / "ground-truth").glob("*.json")):
        page = _read_json(gold_file)
        if page["_internal"]["page_type"]["primary"] != "article":
            continue
        gold = page["ground_truth"]
        author = gold.get("author")
        yield Page(
            id=gold_file.stem,
            set_name="wcxb",
            publisher=registered_domain(page["url"]),
            html=gzip.decompress((folder / "dev" / "html" / f"{gold_file.stem}.html.gz").read_bytes()),
            url=page["url"],
            fetched_at=_read_time(page.get("downloaded_at")),
            gold=gold.get("main_content") or "",
            metadata=GoldMetadata(gold.get("title"), (author,) if author else None, gold.get("publish_date")),
            required=tuple(gold.get("with") or ()),
            forbidden=tuple(gold.get("without") or ()),
        )


def load_labelled_texts(folder: Path) -> Iterator[LabelledText]:
    """Pages of plain text with a label for every line.

    Raises:
        ValueError: a page has not exactly one label a line.
    """
    for file in sorted(folder.glob("*.json")):
        page = _read_json(file)
        if len(page["lines"]) != page["text"].count("\n") + 1:
            raise ValueError(f"{file}: {len(page['lines'])} labels for {page['text'].count(chr(10)) + 1} lines")
        yield LabelledText(
            id=file.stem,
            publisher=registered_domain(page["url"]) or page["site"],
            url=page["url"] or None,
            language=page["lang"],
            text=page["text"],
            labels=tuple(page["lines"]),
            stories=tuple(
                GoldStory(story["title"], story["age"], story["heading"], lines=_line_numbers(story["lines"]))
                for story in page["stories"]
            ),
            repairs=tuple(GoldRepair(entry["line"], entry["bad"], entry["good"]) for entry in page["mojibake"]),
            metadata=GoldMetadata(page["title"], tuple(page["authors"]), page["date"]),
            verbatim=page["verbatim"],
            note=page["note"],
        )


def load_story_groups(file: Path) -> dict[str, StoryGroups]:
    """Story teasers of pages of fundus, by the page's id."""
    return {
        page_id: StoryGroups(
            page_id=page_id,
            stories=tuple(
                GoldStory(item["title"], item["age"], group["heading"], group["kind"], tuple(item["urls"]))
                for group in page["groups"]
                for item in group["items"]
            ),
            unsure=frozenset(page["unsure"]),
        )
        for page_id, page in _read_json(file).items()
    }


def registered_domain(url: str | None) -> str:
    """The part of an address's host that somebody registered, near enough to tell publishers apart.

    >>> registered_domain("https://news.example.co.uk/a/b"), registered_domain("https://www.example.com/")
    ('example.co.uk', 'example.com')
    """
    labels = (urlsplit(url or "").hostname or "").split(".")
    size = 3 if len(labels) > 2 and labels[-2] in SECOND_LEVEL and len(labels[-1]) == 2 else 2
    return ".".join(labels[-size:])


def _fundus_pages(gold_file: Path) -> list[str]:
    """Names of one publisher's pages, oldest first."""
    found = (_FUNDUS_FILE.fullmatch(file.name) for file in gold_file.parent.iterdir())
    return sorted(match[0] for match in found if match and match["publisher"] == gold_file.stem)


def _read_json(file: Path) -> Any:  # noqa: ANN401 - three layouts that are not ours; each loader names what it takes
    return json.loads(file.read_text(encoding="utf-8"))


def _read_time(text: str | None) -> datetime | None:
    if not text:
        return None
    time = datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _line_numbers(numbers: list[Any]) -> tuple[int, ...]:
    return tuple(int(number) for number in numbers)
