"""What repeats from page to page of one site: evidence that a line is the site's and not the story's.

A profile is learned once, from some pages, and only read after that: `parse` with the same profile gives the same
article whatever was parsed before. As a file it is JSON that a person can read, and cut a line out of.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

import regex
from pydantic import BaseModel, ConfigDict, NonNegativeInt, ValidationError

from articlekit.errors import ArgumentError
from articlekit.words.folding import fold

FORMAT: Literal[1] = 1
"""Version of the file."""

FEW = (2, 0.3)
"""Stories, and share of them, on which a line must stand to be taken for the site's at the edge of a story, where
menus, pitches and lists of stories begin and end. A site has several templates, each with its own menu."""

MANY = (5, 0.6)
"""The same for a line within a story, and for a sentence anywhere. What stories have in common stays below it: headings
such as "Background", a quotation that a second and a third story repeat, the beginning of a war in each story about it.
Only what belongs to the template stands on most pages of a site."""

PROSE = 80
"""Characters from which a line that ends as a sentence does is one; Chinese, Japanese and Korean ones count double."""

DRIFT = 0.2
"""Share of pages by which something must have become more for an alarm: below it lies the luck of a dozen pages."""

MOST_LINES = 2000
"""Lines and links each that a file holds, the most frequent ones: a page of menus has some hundreds."""

LONGEST_LINE = 400
"""Characters of a folded line that are kept and compared; it would not differ behind that."""

_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_ENDINGS = frozenset('.!?…。！？।॥؟"”»')


Repetition = Literal["few", "many"]


class SitePage(NamedTuple):
    """What one page says about its site.

    Args:
        story: what tells its story from others: a page that was fetched twice says nothing new.
        lines: its lines, folded.
        links: the addresses to which it links.
        is_empty: whether no body was found.
        is_undated: whether no date was found.
    """

    story: str
    lines: frozenset[str]
    links: frozenset[str]
    is_empty: bool
    is_undated: bool


class SiteProfile(BaseModel):
    """What repeats on a site."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    pages: NonNegativeInt = 0
    """Stories from which it was learned."""
    empty: NonNegativeInt = 0
    """How many of them had no body."""
    undated: NonNegativeInt = 0
    """How many of them had no date."""
    total: NonNegativeInt = 0
    """Lines of all of them, each line of a story once."""
    lines: dict[str, NonNegativeInt] = {}
    """On how many of them each line stands, folded as rules are."""
    links: dict[str, NonNegativeInt] = {}
    """On how many of them each address is linked to."""

    @classmethod
    def fit(cls, pages: Iterable[str | bytes | tuple[Any, ...]]) -> "SiteProfile":
        r"""Learn from pages of one site.

        Args:
            pages: sources or records, as for `parse_many`. Twenty stories are enough to know a site's menus.

        Returns:
            The profile. A story that comes twice counts once.

        Raises:
            ArgumentError: a single page was given.

        >>> shell = "Harbour Post\n{title}\n{body} The council said so on Monday in the town hall.\nPost a tip\n"
        >>> stories = [("Bridge", "A bridge opens."), ("Rain", "Rain has come."), ("Whale", "A whale is free.")]
        >>> profile = SiteProfile.fit([shell.format(title=title, body=body) for title, body in stories])
        >>> sorted(line for line, count in profile.lines.items() if count == 3)
        ['harbour post', 'post a tip']
        """
        if isinstance(pages, (str, bytes)):
            raise ArgumentError("pages must be several pages; put a single one in brackets")
        from articlekit.many.site_learning import learn_pages  # noqa: PLC0415 - for the caller's comfort, above this file

        return learn_pages(pages)

    def find(self, text: str, links: Sequence[str] = ()) -> Repetition | None:
        """Tell how often a block repeats on the site.

        Args:
            text: the block's text.
            links: addresses that the block links to, where it is nothing but links.
        """
        count = self.lines.get(site_line(text), 0)
        if links:
            count = max(count, min(self.links.get(page_of(link), 0) for link in links))
        if self._is_common(count, *MANY):
            return "many"
        return "few" if self._is_common(count, *FEW) and not is_prose(text) else None

    def _is_common(self, count: int, fewest: int, share: float) -> bool:
        return count >= max(fewest, math.ceil(share * self.pages))

    def merge(self, other: "SiteProfile") -> "SiteProfile":
        """Put two profiles of a site together, learned from different stories.

        Args:
            other: the other one.

        Returns:
            What would have been learned from all the stories at once.
        """
        return SiteProfile(
            pages=self.pages + other.pages,
            empty=self.empty + other.empty,
            undated=self.undated + other.undated,
            total=self.total + other.total,
            lines=Counter(self.lines) + Counter(other.lines),
            links=Counter(self.links) + Counter(other.links),
        )

    def drift(self, now: "SiteProfile") -> "Drift":
        """Compare the site as it was learned with how it is now.

        Args:
            now: a profile learned from new pages.
        """
        known = {line for line, count in self.lines.items() if self._is_common(count, *FEW)}
        return Drift(
            empty=(_share(self.empty, self.pages), _share(now.empty, now.pages)),
            undated=(_share(self.undated, self.pages), _share(now.undated, now.pages)),
            known=(
                _share(sum(self.lines[line] for line in known), self.total),
                _share(sum(now.lines.get(line, 0) for line in known), now.total),
            ),
        )

    def shortened(self) -> "SiteProfile":
        """Leave out what stands on one page only, or is beyond the most frequent, as a file does."""
        return self.model_copy(update={"lines": _frequent(self.lines), "links": _frequent(self.links)})


class Drift(NamedTuple):
    """How a site has changed since it was learned: each a share then and a share now."""

    empty: tuple[float, float]
    """Pages without a body."""
    undated: tuple[float, float]
    """Pages without a date."""
    known: tuple[float, float]
    """Lines that repeat on the site as it was learned."""

    @property
    def alarms(self) -> tuple[str, ...]:
        """What a person should look at, in plain words."""
        found = []
        for name, (then, now) in (("without a body", self.empty), ("without a date", self.undated)):
            if now - then > DRIFT:
                found.append(f"pages {name}: {then:.0%} when the site was learned, {now:.0%} now")
        then, now = self.known
        if then > 0 and now < (1 - 2 * DRIFT) * then:
            found.append(f"lines that are known: {then:.0%} when the site was learned, {now:.0%} now")
        return tuple(found)


def save_profiles(profiles: Mapping[str, SiteProfile], path: str | PathLike[str]) -> None:
    """Write the profiles of several sites into one file.

    Args:
        profiles: the profiles by the names of their sites, as `site_of` gives them.
        path: the file.
    """
    Path(path).write_bytes(profiles_to_json(profiles))


def profiles_to_json(profiles: Mapping[str, SiteProfile]) -> bytes:
    """Spell the profiles of several sites as JSON, the same bytes for the same profiles.

    Args:
        profiles: the profiles by the names of their sites.
    """
    file = _File(format=FORMAT, sites={site: profiles[site].shortened() for site in sorted(profiles)})
    return file.model_dump_json(indent=1).encode() + b"\n"


def load_profiles(path: str | PathLike[str]) -> dict[str, SiteProfile]:
    """Read what `save_profiles` wrote.

    Args:
        path: the file.

    Raises:
        ArgumentError: it cannot be read, or holds something else.
    """
    try:
        return _File.model_validate_json(Path(path).read_bytes()).sites
    except OSError as error:
        raise ArgumentError(f"{path}: cannot be read: {error.strerror or error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise ArgumentError(f"{path}: this is no file of site profiles: {place or 'it'}: {first['msg']}") from None


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    format: Literal[1]
    sites: dict[str, SiteProfile]


def profile_for(profile: "SiteProfile | Mapping[str, SiteProfile] | None", url: str | None) -> SiteProfile | None:
    """Choose the profile of a page's site.

    Args:
        profile: one profile, or several by the names of their sites.
        url: the page's address.

    Raises:
        ArgumentError: it is something else.
    """
    if profile is None or isinstance(profile, SiteProfile):
        return profile
    found = profile.get(site_of(url) or "") if isinstance(profile, Mapping) else profile
    if found is None or isinstance(found, SiteProfile):
        return found
    raise ArgumentError(
        f"profile must be a SiteProfile, a mapping of sites to such, or None, not {type(found).__name__}"
    )


def site_of(url: str | None) -> str | None:
    """Name the site of an address.

    >>> site_of("https://www.example.com/a"), site_of("harbour")
    ('example.com', None)
    """
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def page_of(link: str) -> str:
    """Shorten an address to what tells the pages of a site apart.

    >>> page_of("https://www.example.com/news/?page=2#top"), page_of("/news/")
    ('/news?page=2', '/news')
    """
    try:
        parts = urlsplit(link)
    except ValueError:
        return link
    return parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")


def site_line(text: str) -> str:
    """Bring a line into the form in which lines of a site are compared; one without words is empty.

    >>> site_line("Share  this article »"), site_line("$179.99")
    ('share this article', '')
    """
    line = fold(text[: 2 * LONGEST_LINE])[:LONGEST_LINE]
    return line if any(map(str.isalpha, line)) else ""


def is_prose(text: str) -> bool:
    """Tell whether a line is long enough and ends as a sentence does.

    >>> is_prose("Share this article")
    False
    >>> is_prose("The old harbour reopened on Monday after two years of work, the town council said.")
    True
    """
    size = len(text) if text.isascii() or not _WIDE.search(text[:20]) else 2 * len(text)
    return size >= PROSE and text[-1] in _ENDINGS


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _frequent(counts: Mapping[str, int]) -> dict[str, int]:
    repeated = [(key, count) for key, count in counts.items() if count > 1]
    return dict(sorted(repeated, key=lambda pair: (-pair[1], pair[0]))[:MOST_LINES])
