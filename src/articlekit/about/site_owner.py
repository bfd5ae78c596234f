"""Reads the person whose site a page stands on, where nobody signs: a blog is its owner's."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import regex

from articlekit.cleaner import CleanPage
from articlekit.declarations.declared_title import fold_title, host_names
from articlekit.names.byline_people import read_authors
from articlekit.names.bylines import is_desk
from articlekit.names.given_names import opens_with_given_name
from articlekit.names.person_names import LONGEST_NAME
from articlekit.rules import RuleKind

TOP = 4
"""Blocks at the top of the page among which its name stands."""

MENUS = 12
"""Blocks at the top of the page in which a menu stands."""

LONGEST_MENU = 2000
"""Characters of a menu that are read."""

NAMED = 4
"""Letters of a person's name that are looked for in an address."""

_COPYRIGHT = regex.compile(r"©|\(c\)|copyright|\d{4}|[-–—]|all rights reserved.*", regex.IGNORECASE)
_SENTENCE = regex.compile(r"[.!|•·]\s.*")
_TITLE_END = regex.compile(r"\s[|–—-]\s(?P<name>[^|–—]{3,60})$")


def read_owner(
    page: CleanPage, url: str | None, names: Sequence[str] = (), title: str | None = None
) -> tuple[str, ...]:
    """Read the person whose site a page stands on.

    Args:
        page: the page, cleaned.
        url: address of the page.
        names: by which the site calls itself.
        title: of the browser's window, which often ends with another.

    Returns:
        The name, where the site is called by a person's: at the top of the page, in its copyright line or in its head,
        and in its address; or at the top and in the copyright line alike.
    """
    hosts = host_names(url)
    end = _TITLE_END.search(title or "")
    called = [*page.texts[:TOP], *names, *([end["name"]] if end is not None else [])]
    holders = list(_copyright_holders(page))
    for line in (*called, *holders, *_spelled_out(page, hosts)):
        is_person = 3 < len(line) <= LONGEST_NAME and " " in line and opens_with_given_name(line)
        if is_person and (_is_named_in(hosts, line) or (line in called and line in holders)):
            people = read_authors(line, page.names)
            if people:
                return people
    return ()


def _copyright_holders(page: CleanPage) -> Iterator[str]:
    for text, mark in zip(page.texts, page.marks, strict=True):
        if mark is not None and mark.kind == f"rule_{RuleKind.COPYRIGHT}":
            yield _COPYRIGHT.sub(" ", _SENTENCE.sub("", text)).strip(" .,|·")


def _spelled_out(page: CleanPage, hosts: Iterable[str]) -> Iterator[str]:
    # A menu with "About Ama Boateng", on amaboateng.example
    for text in page.texts[:MENUS]:
        words = text[:LONGEST_MENU].split()
        for place, (first, last) in enumerate(pairwise(words)):
            if (
                first[0].isupper()
                and fold_title(first + last) in hosts
                and not is_desk(" ".join(words[place : place + 3]), page.names)
            ):
                yield f"{first} {last}"


def _is_named_in(hosts: Iterable[str], name: str) -> bool:
    words = [word for word in map(fold_title, name.split()) if len(word) >= NAMED]
    return any(word in host for word in words for host in hosts)
