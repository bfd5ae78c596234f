"""Reads the addresses of links: what tells two of them apart, where they lead, and what they look like.

A page has hundreds of links, so an address is taken apart by hand; those that are given out are joined by the book.
"""

import tomllib
from bisect import bisect_right
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple
from urllib.parse import urljoin

import regex

LONGEST_ADDRESS = 2_000
"""Characters; longer ones are scripts, and no browser's address bar holds them."""

SHORTEST_IDENTIFIER = 5
"""Digits in a row that number a story; years and pages of lists have fewer."""

SOCIAL = 3
"""Value of `AddressLook.site` of hosts where readers share, follow and buy."""

_SLUGS = (2, 3, 5, 7)
_SLUG_WORD = regex.compile(r"[^\W\d_]{2,}|%[0-9a-fA-F]{2}")
_DATE = regex.compile(r"/(?:19|20)\d\d[/-]?\d{1,2}(?:\b|/)")
_SCHEME = regex.compile(r"([a-z][a-z0-9+.-]*):", regex.IGNORECASE)
_EXTENSION = regex.compile(r"\.(?:s?html?|php\d?|aspx?|jsp|cms|ece|amp)$", regex.IGNORECASE)
_NUMBER = regex.compile(r"\d{3}")
_IDENTIFIER = regex.compile(rf"\d{{{SHORTEST_IDENTIFIER}}}")


def _load_words() -> dict[str, frozenset[str]]:
    data: dict[str, Any] = tomllib.loads(
        resources.files("articlekit.packs").joinpath("addresses.toml").read_text(encoding="utf-8")
    )
    return {name: frozenset(words) for name, words in data.items()}


_WORDS = _load_words()
_SECTION, _TOPIC, _SERVICE, _JOBS, _TRACKING, _SOCIAL = (
    _WORDS[name] for name in ("section", "topic", "service", "jobs", "tracking", "social")
)
_PREFIXES = tuple(sorted(_WORDS["tracking_prefixes"]))


class Address(NamedTuple):
    """An address, taken apart."""

    key: str
    """Two addresses of one story have the same: no scheme, no "www", no fragment, no tracking."""
    host: str
    """In lower case, without "www"; empty where the page does not say where it stands."""
    path: str
    """Without the last slash."""


class AddressLook(NamedTuple):
    """What an address looks like: small numbers, the bins of cues."""

    site: int
    """0 the page's own host, 1 another host of the same domain, 2 another one, 3 a social one, 4 not known."""
    slug: int
    """Words of the longer of the last two parts: none or one, two, three or four, five or six, more."""
    identifier: int
    """0 no number, 1 a long one, 2 a date, 3 both."""
    section: int
    """0 nothing said, 1 a list of stories, 2 a service, 3 a person or a topic."""
    depth: int
    """Parts between slashes, up to four."""
    likeness: int
    """How many of number of parts, ending and length of the number agree with the page's own address; 4 not known."""


@lru_cache(maxsize=2_000)
def read_address(url: str, base: str) -> Address | None:
    """Take an address apart.

    Args:
        url: the address as the page has it.
        base: the absolute address from which others are counted; empty where not known.

    Returns:
        Its parts, `None` for fragments, scripts, mail and telephone numbers.

    >>> read_address("/a/b/?utm_source=x#top", "https://www.example.com/c")
    Address(key='example.com/a/b', host='example.com', path='/a/b')
    >>> read_address("mailto:desk@example.com", "https://www.example.com/c") is None
    True
    """
    url = url.strip()
    if not url or url[0] == "#" or len(url) > LONGEST_ADDRESS:
        return None
    if url[:4] == "http" or url[0] != "/":
        scheme = _SCHEME.match(url)
        if scheme is not None:
            if scheme[1].lower() not in ("http", "https"):
                return None
            url = url[scheme.end() :]
            if url[:2] != "//":
                return None
    if "#" in url:
        url = url.partition("#")[0]
    rest, _, query = url.partition("?")
    if rest[:2] == "//":
        host, slash, path = rest[2:].partition("/")
        host, path = _plain_host(host), slash + path
    else:
        host, base_path = _split_base(base)
        path = rest if rest[:1] == "/" else base_path.rpartition("/")[0] + "/" + rest if rest else base_path
        if "/." in path:
            path = _without_dots(path)
    path = path.rstrip("/")
    told = _telling(query) if query else ""
    return Address(f"{host}{path}?{told}" if told else host + path, host, path)


@lru_cache(maxsize=2_000)
def _plain_host(host: str) -> str:
    return host.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.")


def join_address(url: str, base: str) -> str:
    """Make an address absolute where its base is known; one that cannot be joined stays as the page has it.

    >>> join_address("//example.com/a", "https://example.org/"), join_address("http://[", "https://example.org/")
    ('https://example.com/a', 'http://[')
    """
    url = "".join(url.split())
    if "/." not in url:  # Most links need no rules of joining.
        if url[:7] == "http://" or url[:8] == "https://":
            return url
        root = _root(base)
        if root and url[:1] == "/" and url[1:2] != "/":
            return root + url
    try:
        return urljoin(base, url)
    except ValueError:
        return url


@lru_cache(maxsize=2_000)
def look_at(address: Address, own: Address | None) -> AddressLook:
    """See what an address looks like.

    Args:
        address: from `read_address`.
        own: the page's own address, where known; what stands in it too says nothing.

    >>> address = read_address("https://example.com/sport/boats-come-home-at-dawn-481234.html", "")
    >>> look_at(address, read_address("https://www.example.com/news/1", ""))
    AddressLook(site=0, slug=3, identifier=1, section=0, depth=2, likeness=1)
    """
    path = address.path.lower()
    parts = path.split("/")[1:]
    number, ending = _shape(address)
    date = ("/19" in path or "/20" in path) and _DATE.search(path) is not None
    if own is None:
        likeness = 4
    else:
        own_number, own_ending = _shape(own)
        likeness = (path.count("/") == own.path.count("/")) + (ending == own_ending) + (number == own_number)
    return AddressLook(
        site=_site(address.host, own.host if own is not None else ""),
        slug=bisect_right(_SLUGS, max([_count_words(part) for part in parts[-2:]], default=0)),
        identifier=(number > 1) + 2 * date,
        section=_section(address.host, parts[:3], own),
        depth=min(len(parts), 4),
        likeness=likeness,
    )


@lru_cache(maxsize=2_000)
def _shape(address: Address) -> tuple[int, str]:
    # How long its longest number is, and how its path ends.
    tail = address.key[len(address.host) :]
    number = 0 if _NUMBER.search(tail) is None else 1 + (_IDENTIFIER.search(tail) is not None)
    ending = address.path[-6:].rpartition(".")[2].lower()
    return number, ending if ending.isalpha() and "." in address.path[-6:] else ""


def _count_words(part: str) -> int:
    if "-" not in part and "_" not in part and "%" not in part and "+" not in part:
        return 1
    return len(_SLUG_WORD.findall(part.rpartition(".")[0] or part))


def _section(host: str, parts: list[str], own: Address | None) -> int:
    if host.partition(".")[0] in _SERVICE:
        return 2
    found = 0
    for part in parts:
        if part in _SERVICE or part in _SECTION or part in _TOPIC:
            if own is not None and f"/{part}/" in own.path.lower():
                continue
            if part in _TOPIC:
                return 3
            if part in _SERVICE:
                return 2
            found = 1
    return found


@lru_cache(maxsize=2_000)
def is_vacancy(address: Address) -> bool:
    """Tell whether an address leads to vacancies, whose titles look like headlines.

    >>> is_vacancy(read_address("https://example.com/job-en/teacher-wanted-at-the-harbour", ""))
    True
    """
    return any(
        part.partition("-")[0] in _JOBS for part in (address.host.partition(".")[0], *address.path.split("/")[1:4])
    )


def is_part_of(address: Address, own: Address | None) -> bool:
    """Tell whether an address is the page's own or a part of it: its comments, its gallery, the page to print.

    >>> own = read_address("https://example.com/a/boats-come-home-at-dawn.html", "")
    >>> is_part_of(read_address("https://example.com/a/boats-come-home-at-dawn/comments", ""), own)
    True
    """
    if own is None or address.host != own.host or not own.path:
        return False
    if address.key == own.key:
        return True
    look = look_at(own, None)
    if look.slug < 2 and not look.identifier:
        return False  # Below a section's page lie its stories.
    return f"{address.path}/".startswith(_EXTENSION.sub("", own.path) + "/")


@lru_cache(maxsize=2_000)
def _site(host: str, own: str) -> int:
    if not own:
        return 4
    if host == own or not host:
        return 0
    domain = _domain(host)
    if domain.partition(".")[0] in _SOCIAL:
        return SOCIAL
    return 1 if domain == _domain(own) else 2


def _domain(host: str) -> str:
    # "news.example.co.uk": short second labels belong to the country.
    labels = host.split(".")
    count = 3 if len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2 else 2
    return ".".join(labels[-count:])


@lru_cache(maxsize=64)
def _root(base: str) -> str:
    scheme, mark, rest = base.partition("://")
    host = rest.partition("/")[0].partition("?")[0].partition("#")[0]
    return scheme + mark + host if mark and host else ""


@lru_cache(maxsize=64)
def _split_base(base: str) -> tuple[str, str]:
    rest = base.partition("#")[0].partition("?")[0].partition("//")[2]
    host, slash, path = rest.partition("/")
    return _plain_host(host), slash + path


def _without_dots(path: str) -> str:
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if len(parts) > 1:
                parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _telling(query: str) -> str:
    told = [
        pair
        for pair in query.replace("&amp;", "&").split("&")
        if pair and (name := pair.partition("=")[0].lower()) not in _TRACKING and not name.startswith(_PREFIXES)
    ]
    return "&".join(sorted(told))
