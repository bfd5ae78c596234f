"""Compare the story links of pages with what a careful reader found: "story-links.f1", "story-links.titles"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import articlekit
from articlekit.models import StoryLink
from benchmarks.loaders import GoldStory, Page, StoryGroups, load_pages, load_story_groups
from benchmarks.metrics import (
    Share,
    harmonic_mean,
    mean_share,
    same_age,
    same_story_address,
    same_title,
    title_words,
    total_share,
)
from benchmarks.score import Figures

_GOLD_FILE = "story-links.json"
_GOLD_SET = "fundus"


@dataclass(frozen=True, slots=True)
class LinkMatch:
    """A gold story and the link that leads to it."""

    gold: GoldStory
    link: StoryLink


@dataclass(frozen=True, slots=True)
class LinkComparison:
    """The links of one page, sorted out; links to addresses that a careful reader was unsure of are left out."""

    matches: tuple[LinkMatch, ...]
    missed: tuple[GoldStory, ...]
    wrong: tuple[StoryLink, ...]
    """Links to what is no story, links without an address, and second links to the same story."""


@dataclass(frozen=True, slots=True)
class LinkScore:
    """One page's story links against the gold."""

    page: str
    found: Share
    """Predicted links that lead to gold stories."""
    recalled: Share
    """Gold stories that a predicted link leads to."""
    titles: Share
    """Of the stories found: how many have the gold's headline, word for word."""
    ages: Share
    """Of the stories found that show an age: how many have it."""
    headings: Share
    """Of the stories found: how many stand under the gold's heading, none included."""
    kinds: Share
    """Of the stories found: how many are of the gold's kind."""

    @property
    def f1(self) -> float:
        """F1 of this page's addresses, 1 where there was nothing to find and nothing was found."""
        if not self.found.of and not self.recalled.of:
            return 1.0
        return harmonic_mean(self.found.value or 0.0, self.recalled.value or 0.0)


def score_story_links(corpus: Path) -> list[LinkScore]:
    """Parse every page whose story links were read by hand, and compare.

    Args:
        corpus: the corpus folder.
    """
    return [score_links(page.id, compare_links(groups, _links(page))) for page, groups in load_linked_pages(corpus)]


def load_linked_pages(corpus: Path) -> Iterator[tuple[Page, StoryGroups]]:
    """The pages whose story links were read by hand.

    Args:
        corpus: the corpus folder.
    """
    groups = load_story_groups(corpus / _GOLD_FILE)
    for page in load_pages(corpus, _GOLD_SET):
        if page.id in groups:
            yield page, groups[page.id]


def compare_links(gold: StoryGroups, links: Iterable[StoryLink]) -> LinkComparison:
    """Match links and gold stories by address, each once.

    A story that stands in two groups counts once, where it stands first; a link to it is to be given out once.

    Args:
        gold: what a careful reader found.
        links: what was predicted.

    >>> from dataclasses import replace
    >>> boats = GoldStory("Boats come home", None, "Latest", "latest", ("https://www.example.com/boats?utm_source=x",))
    >>> gold = StoryGroups("p", (boats, replace(boats, heading="Most read")), frozenset({"https://example.com/app"}))
    >>> addresses = ("http://example.com/boats/", "https://example.com/app", "https://example.com/tag/boats")
    >>> links = [StoryLink(title="Boats", url=url, position=at) for at, url in enumerate(addresses)]
    >>> comparison = compare_links(gold, links)
    >>> len(comparison.matches), comparison.missed, [link.url for link in comparison.wrong]
    (1, (), ['https://example.com/tag/boats'])
    """
    unsure = {same_story_address(url) for url in gold.unsure}
    left: dict[str, GoldStory] = {}
    stories = []
    for story in gold.stories:
        addresses = {same_story_address(url) for url in story.urls}
        if addresses.isdisjoint(left):
            stories.append(story)
            left |= dict.fromkeys(addresses, story)
    matches, wrong = [], []
    for link in links:
        address = same_story_address(link.url) if link.url else None
        if address in left:
            story = left[address]
            matches.append(LinkMatch(story, link))
            left = {other: kept for other, kept in left.items() if kept is not story}
        elif address not in unsure:
            wrong.append(link)
    found = {id(match.gold) for match in matches}
    missed = tuple(story for story in stories if id(story) not in found)
    return LinkComparison(tuple(matches), missed, tuple(wrong))


def score_links(page: str, comparison: LinkComparison) -> LinkScore:
    """Count one page's hits.

    Args:
        page: the page's id.
        comparison: from `compare_links`.
    """
    matches = comparison.matches
    hits = len(matches)
    dated = [match for match in matches if match.gold.age]
    return LinkScore(
        page=page,
        found=Share(hits, hits + len(comparison.wrong)),
        recalled=Share(hits, hits + len(comparison.missed)),
        titles=Share(sum(has_same_title(match) for match in matches), hits),
        ages=Share(sum(has_same_age(match) for match in dated), len(dated)),
        headings=Share(sum(has_same_heading(match) for match in matches), hits),
        kinds=Share(sum(match.gold.kind == match.link.kind for match in matches), hits),
    )


def link_figures(scores: Sequence[LinkScore]) -> Figures:
    """Sum pages up: means over pages of precision and recall and their F1; the rest over all stories found.

    Args:
        scores: pages; one without predicted links has no precision, one without stories no recall.
    """
    precision = mean_share(score.found for score in scores)
    recall = mean_share(score.recalled for score in scores)
    return {
        "story-links.f1": harmonic_mean(precision or 0.0, recall or 0.0),
        "story-links.precision": precision,
        "story-links.recall": recall,
        "story-links.titles": total_share(score.titles for score in scores),
        "story-links.ages": total_share(score.ages for score in scores),
        "story-links.headings": total_share(score.headings for score in scores),
        "story-links.kinds": total_share(score.kinds for score in scores),
        "story-links.pages": float(len(scores)),
    }


def has_same_title(match: LinkMatch) -> bool:
    """Whether both show the same headline, word for word."""
    return same_title(match.gold.title, match.link.title)


def has_same_age(match: LinkMatch) -> bool:
    """Whether both show the same age or date, dashes aside."""
    return same_age(match.gold.age, match.link.age_text)


def has_same_heading(match: LinkMatch) -> bool:
    """Whether both stand under the same heading, none included."""
    return title_words(match.gold.heading or "") == title_words(match.link.heading or "")


def _links(page: Page) -> tuple[StoryLink, ...]:
    return articlekit.parse(page.html, url=page.url, fetched_at=page.fetched_at).story_links
