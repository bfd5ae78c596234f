"""Chooses the headline among all the places that name one: what most of them say, without the site's name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

import regex

from articlekit.characters.damage import INVISIBLE

LONGEST_TITLE = 300
"""Characters; what is longer is a text in a title's place."""

SHORTEST_NAME = 3
"""Letters of a site's name that are looked for in a title."""

LOOSE_LETTERS = 14
"""Letters that may stand around a site's name: "Harbour Post" in "Harbour Post Online Edition"."""

SHORT_HEADING = 8
"""Letters below which a heading is more often "Menu" or "Blog" than a headline."""

WEIGHTS = {
    "visible": 3.6,
    "json_ld": 2.2,
    "opengraph": 1.9,
    "microdata": 1.0,
    "title": 0.9,
    "twitter": 0.7,
    "meta": 0.4,
    "alternative": 0.4,
    "page": 0.3,
    "shown": 1.2,
}
"""What each place counts. Between 0.8 and 1.3 times these values no figure of the development pages moves by more than
0.005: the visible headline and one witness, or three witnesses without it, decide."""

SEEN = ("visible", "shown")
"""Places that the reader sees: headings, and where there is none the line that was taken for one."""

ONE_OF_FEW = 0.9
"""Factor of a heading that is not the only one on its level."""

ONE_OF_MANY = 0.6
"""The same where there are more than `FEW`: the page sets every section as one."""

FEW = 3

UNSUPPORTED = 0.6
"""Factor of a heading that shares no word with any other candidate; one that shares all counts in full."""

NAMES_SITE = 0.2
"""Factor of a text that is the site's name."""

_SEPARATOR = regex.compile(r"\s+[|\-–—:»«•·/\\<>~]+\s+|\s*[|｜»]+\s*|\s*--+\s*|\s*::+\s*|_(?=\p{Han})|：")
_BAR = regex.compile(r"\s*[|｜»•·]+\s*|\s+::+\s+")
_BAR_APART = regex.compile(r"\s+[|｜]\s+")
_COLON = regex.compile(r":\s+")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_GENERIC = regex.compile(r"blog|news|online|magazine|officialsite|website|homepage|home|the")
_LABEL = regex.compile(r"blog|blogpost|title|titel|titre|título|titolo")
"""What a template writes in front of every headline."""

_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_TEMPLATES = ("{{", "}}", "<%", "${")


class TitleCandidate(NamedTuple):
    """A text that may be the headline, and where it stands."""

    text: str
    source: str
    """One of the keys of `WEIGHTS`."""


@dataclass(slots=True)
class _Group:
    """Candidates that say the same."""

    weight: float = 0.0
    members: list[TitleCandidate] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Site:
    """How a site calls itself: its names folded, and their initials."""

    names: frozenset[str]
    initials: frozenset[str]


def choose_title(
    candidates: Sequence[TitleCandidate], *, site_names: Iterable[str] = (), url: str | None = None
) -> TitleCandidate | None:
    """Choose the headline.

    Args:
        candidates: every text that may be it, as it stands; in the order in which a spelling is preferred.
        site_names: names by which the site calls itself.
        url: address of the page; its host is a name of the site, too.

    Returns:
        The text that most places agree on, without the site's name; `None` where there is none.

    >>> shown, declared = ("Boats come home", "visible"), ("Boats come home | Bay Post", "title")
    >>> choose_title([TitleCandidate(*shown), TitleCandidate(*declared)])
    TitleCandidate(text='Boats come home', source='visible')
    """
    site = _site(site_names, url)
    cleaned = [
        TitleCandidate(text, source)
        for text, source in ((clean_title(text), source) for text, source in candidates)
        if len(text) <= LONGEST_TITLE and not _is_template(text) and fold_title(text)
    ]
    marked = (*SEEN, "microdata")
    cleaned = [it._replace(text=_headline_in(it.text)) if it.source in marked else it for it in cleaned]
    headings = {fold_title(text) for text, source in cleaned if source in marked}
    told = {text for text, source in cleaned if source not in SEEN}
    known = headings | {fold_title(text) for text in told}
    bare = {text: _without_site(text, site, headings, known) for text in told}
    groups: dict[str, _Group] = {}
    for candidate in cleaned:
        text, source = candidate
        if source in SEEN:
            weight = WEIGHTS[source] * _seen_factor(text, told, site, sum(it.source == source for it in cleaned))
        else:
            text = bare[text]
            weight = WEIGHTS[source] * (NAMES_SITE if _names_site(text, site) else 1.0)
        group = groups.setdefault(fold_title(text), _Group())
        if all(member.source != source for member in group.members):
            group.weight += weight
        group.members.append(TitleCandidate(text, source))
    groups.pop("", None)
    if not groups:
        return None
    members = max(groups.values(), key=lambda group: group.weight).members
    # A headline set in capitals is spelled better elsewhere.
    return next((it for it in members if not it.text.isupper() and not it.text.islower()), members[0])


def clean_title(text: str) -> str:
    """Take entities, invisible characters and runs of blanks out of a title.

    >>> clean_title("Tom &amp;amp; Ann’s  boat\u00adhouse")
    'Tom & Ann’s boathouse'
    """
    if "&" in text:
        text = unescape(unescape(text))
    if not text.isascii():
        text = INVISIBLE.sub("", text)
    return " ".join(text.split())


def _is_template(text: str) -> bool:
    # What a template leaves where nobody filled it in: "{{ article.title }}".
    return any(mark in text for mark in _TEMPLATES)


@lru_cache(maxsize=2048)
def fold_title(text: str) -> str:
    """The letters and digits of a title, small: the form in which two titles are compared.

    >>> fold_title("“Boats” – come home!")
    'boatscomehome'
    """
    if text.isascii():
        return text.lower().encode("ascii").translate(None, _NO_LETTERS).decode("ascii")
    return "".join(_WORD.findall(text.casefold()))


def _seen_factor(text: str, told: Iterable[str], site: _Site, headings: int) -> float:
    words = _words(text)
    shared = max((len(words & _words(other)) for other in told), default=len(words))
    factor = UNSUPPORTED + (1 - UNSUPPORTED) * shared / max(1, len(words))
    if headings > 1:
        factor *= ONE_OF_FEW if headings <= FEW else ONE_OF_MANY
    if _names_site(text, site):
        factor *= NAMES_SITE
    return factor * (0.5 if len(fold_title(text)) < SHORT_HEADING else 1.0)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _site(site_names: Iterable[str], url: str | None) -> _Site:
    cleaned = [clean_title(name) for name in site_names]
    names = {fold_title(name) for name in cleaned} | host_names(url)
    initials = {"".join(word[0] for word in _WORD.findall(name.casefold())) for name in cleaned}
    return _Site(
        frozenset(name for name in names if len(name) >= SHORTEST_NAME),
        frozenset(letters for letters in initials if len(letters) > 1),
    )


def host_names(url: str | None) -> set[str]:
    """The names that the host of an address gives its site, folded.

    >>> sorted(host_names("https://www.harbour-post.co.uk/coast"))
    ['harbourpost', 'harbourpostcouk']
    """
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return set()
    labels = host.split(".")
    if len(labels) < 2:
        return set()
    # "post.co.uk" and "post.uk": the label that somebody chose.
    owner = labels[-3] if len(labels) > 2 and len(labels[-2]) <= 3 else labels[-2]
    return {fold_title(host), fold_title(owner)}


def _names_site(text: str, site: _Site) -> bool:
    folded = fold_title(text)
    if not folded or folded in site.names or folded in site.initials:
        return True
    for name in site.names:
        if len(name) > SHORTEST_NAME and name in folded and len(folded) <= len(name) + LOOSE_LETTERS:
            return True
        if len(folded) > SHORTEST_NAME and folded in name:
            return True
    bare = _GENERIC.sub("", folded)
    return len(bare) < SHORTEST_NAME or (len(bare) > SHORTEST_NAME and any(it.startswith(bare) for it in site.names))


def _without_site(text: str, site: _Site, headings: set[str], known: set[str]) -> str:
    text = _without_named_edges(text, site)
    if fold_title(text) in headings:
        return text
    # What a heading of the page says is the headline; what stands beside it is a section or the name of a series.
    for mark in _SEPARATOR.finditer(text):
        for part in (text[: mark.start()], text[mark.end() :]):
            if fold_title(part) in headings:
                return part
    colon = _COLON.search(text)
    if colon and _is_label(text[: colon.start()], text[colon.end() :], site, known):
        return text[colon.end() :]
    return _before_bars(text, _BAR)


def _before_bars(text: str, bar: regex.Pattern[str]) -> str:
    bars = list(bar.finditer(text))
    return text[: bars[0].start()] if bars and len(text) - bars[-1].end() < bars[0].start() else text


def _headline_in(heading: str) -> str:
    # "Boats come home | Opinion", "Blog: Boats come home"; "Live | Boats come home" stays.
    text = _before_bars(heading, _BAR_APART)
    label, colon, rest = text.partition(": ")
    return rest if colon and rest and not _LABEL.sub("", fold_title(label)) else text


def _is_label(label: str, rest: str, site: _Site, known: set[str]) -> bool:
    # "Blog: Boats come home", and "Bay Post: Boats come home" where somewhere else it stands without.
    folded = fold_title(label)
    return not _GENERIC.sub("", folded) or (fold_title(rest) in known and _names_site(label, site))


def _without_named_edges(text: str, site: _Site) -> str:
    marks = [mark.span() for mark in _SEPARATOR.finditer(text)]
    start, end = 0, len(text)
    while marks:
        (first_start, first_end), (last_start, last_end) = marks[0], marks[-1]
        if _names_site(text[last_end:end], site) and fold_title(text[start:last_start]):
            end = last_start
            marks.pop()
        elif _names_site(text[start:first_start], site) and fold_title(text[first_end:end]):
            start = first_end
            marks.pop(0)
        else:
            break
    first, _, rest = text[start:end].partition(" ")
    # "harbourpost.example Boats come home"
    return rest if rest and "." in first and fold_title(first) in site.names else text[start:end]
