"""Decides who wrote a story, by what its page declares and what it shows: people only, none rather than wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import unescape
from itertools import takewhile
from typing import NamedTuple

import regex

from articlekit.declarations.declared_title import fold_title, host_names
from articlekit.declarations.json_ld import JsonLd
from articlekit.declarations.story_node import Name
from articlekit.names.byline_people import given_name_first, read_authors, without_agencies
from articlekit.names.bylines import BylinePatterns, is_by, names_no_person, opens_with_by
from articlekit.names.given_names import opens_with_given_name
from articlekit.names.person_names import LONGEST_NAME
from articlekit.page import Mark

AUTHOR_METAS = (
    "author", "article:author", "og:article:author", "article:author_name", "article:byline", "articleauthor",
    "article.author", "byl", "byline", "authors", "author.name", "citation_author", "citation_authors",
    "dc.creator", "dcterms.creator", "dc.creator.name", "dc.contributor", "parsely-author", "sailthru.author",
    "cxenseparse:author", "shareaholic:article_author_name", "creator", "rbauthors", "og:author", "mrf:authors",
    "newsauthor", "article:writer",
)  # fmt: skip
"""Names of `<meta>` that hold authors, the plainest first."""

MOST_AUTHORS = 20
"""Names; the longest true list met had nine."""

_IN_BRACKETS = regex.compile(r"\s*[(\[][^()\[\]]{0,40}[)\]](?!\s\p{Lu}\p{Ll}+$)")
_SEVERAL = regex.compile(r"[,;&|/·•、，،؛]|\s(?:and|und|et|y|e|i|og|och|en|ve|dan|na)\s")
_TIE = regex.compile(r"(?:.*[,;&|/·•、，،؛]|(?:.*\s)?(?:and|und|et|y|e|i|og|och|en|ve|dan|na))\s*", regex.IGNORECASE)
_ADDRESS = regex.compile(r"https?:|www\.|@|\.(?:com|de|org|net|ch|fr|co)\b|/")
_SINGLE = regex.compile(r"\p{Lu}[\p{Ll}\p{M}'’-]{2,}|\p{Lu}\p{Ll}+\p{Lu}\p{Ll}+")
_TWO_SMALL = regex.compile(r"[\p{Ll}\p{M}'’-]{2,}\s[\p{Ll}\p{M}'’-]{2,}")
_DIGIT = regex.compile(r"\d")
_WRITTEN_BY = regex.compile(
    r"\b(?:written|by|author|verfasst|geschrieben|autor|auteur|écrit|escrito|scritto|skrevet)", regex.I
)
_NO_SINGLE = frozenset({
    "admin", "administrator", "webmaster", "author", "guest", "user", "anonymous", "unknown", "editor", "editors",
    "editorial", "team", "staff", "desk", "newsroom", "newsdesk", "marketing", "content", "blog", "news", "online",
    "web", "root", "test", "wordpress", "contributor", "contributors", "reporter", "correspondent", "agencies",
    "none", "null", "undefined",
})  # fmt: skip
"""What a content system writes where nobody is named."""


class Authors(NamedTuple):
    """Who wrote a story, and where it says so."""

    names: tuple[str, ...] = ()
    place: str = ""


class SiteNames(NamedTuple):
    """How a site is called, folded: by itself, and by its address."""

    names: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()


class VisiblePeople(NamedTuple):
    """What the reader sees of people, asked only where none is declared."""

    read: Callable[[], Sequence[str]] = tuple
    """Reads those of the story's byline."""
    is_own: Callable[[str], bool] = bool
    """Tells whether somebody stands where the story is, and not only among other stories."""


def choose_authors(
    metas: Mapping[str, Sequence[str]],
    json_ld: JsonLd,
    marks: Sequence[Mark],
    visible: VisiblePeople,
    patterns: BylinePatterns,
    site: SiteNames,
) -> Authors:
    """Decide who wrote a story.

    Args:
        metas: contents of every `<meta>` by name.
        json_ld: the page's JSON-LD, read.
        marks: elements around the headline that say what they hold.
        visible: the people that the reader sees.
        patterns: the words around names, of the page's language.
        site: the names of the site; none of them is a person.

    Returns:
        The people of the first place that names any, save those whom the page shows as editors and the like, if
        another place names somebody else.
    """
    others = _others_in(marks, patterns)
    first = Authors()
    for names, place in _places(metas, json_ld, marks, visible, patterns):
        people = _distinct(names, site)
        if people and (not others or not others.issuperset(map(fold_title, people))):
            return Authors(people, place)
        first = Authors(people, place) if people and not first.names else first
    return first


def agree_with_byline(declared: Authors, signed: Sequence[str], site: SiteNames) -> Authors:
    """Believe the byline that readers see, where the page declares somebody else.

    Args:
        declared: from `choose_authors`.
        signed: the people of the byline that opens with "By", right at the headline.
        site: the names of the site; none of them is a person.

    Returns:
        Those who sign, where none of them is declared, or where all who are declared are among them; else those
        declared: they are spelled better.

    >>> agree_with_byline(Authors(("Esi Owusu",), "json_ld"), ("Ama Boateng", "Kofi Mensah"), SiteNames()).names
    ('Ama Boateng', 'Kofi Mensah')
    """
    people = _distinct(signed, site)
    known = [fold_title(name) for name in declared.names]
    folded = [fold_title(name) for name in people]
    met = {name for name in known if any(name in other or other in name for other in folded)}
    fewest = len(known) if all(map(opens_with_given_name, people)) else max(2, len(known))
    are_more = len(folded) > fewest and len(met) == len(known)
    return Authors(people, "signed") if people and (not met or are_more) else declared


def site_names_of(names: Iterable[str], url: str | None) -> SiteNames:
    """Gather the names of a site.

    Args:
        names: by which it calls itself.
        url: address of the page, whose host is a name, too.
    """
    return SiteNames(frozenset(map(fold_title, names)), frozenset(host_names(url)))


def _is_site(name: str, site: SiteNames) -> bool:
    # "Bay Post" wrote nothing, nor did "Bay Post Z"; "baypost" did not, but Ama Boateng may own amaboateng.example and
    # call the whole site by her name.
    if " " in name and opens_with_given_name(name):
        return False
    folded = fold_title(name)
    if folded in site.hosts and " " not in name:
        return True
    first, _, rest = name.partition(" ")
    if len(rest) == 1 and any(own.startswith(fold_title(first)) for own in site.names):
        return True  # "Harbour P", an account of the Harbour Post
    return any(folded == own or (len(own) > 4 and own in folded and len(folded) < len(own) + 4) for own in site.names)


def _places(
    metas: Mapping[str, Sequence[str]],
    json_ld: JsonLd,
    marks: Sequence[Mark],
    visible: VisiblePeople,
    patterns: BylinePatterns,
) -> Iterator[tuple[tuple[str, ...], str]]:
    if json_ld.story is not None:
        yield _people_of(json_ld.story.authors, patterns), "json_ld"
    for name in AUTHOR_METAS:
        if name in metas:
            yield _people_of((Name(content) for content in metas[name]), patterns), f"meta {name}"
    for label, data in (("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")):
        if label in metas and _WRITTEN_BY.search(metas[label][0]):
            names = (Name(content, is_person=True) for content in metas.get(data, ())[:1])
            yield _people_of(names, patterns), "meta twitter"
    yield _from_properties(marks, patterns), "microdata"
    yield _from_bylines(marks, visible, patterns), "byline"
    yield tuple(visible.read()), "visible"


def _people_of(names: Iterable[Name], patterns: BylinePatterns) -> tuple[str, ...]:
    return tuple(person for name in names for person in people_in(name, patterns))


def people_in(name: Name, patterns: BylinePatterns) -> tuple[str, ...]:
    """Read the people out of a declared author.

    Args:
        name: the author as declared.
        patterns: the words around names.

    >>> from articlekit.names.bylines import byline_patterns
    >>> from articlekit.rule_packs import rule_book
    >>> patterns = byline_patterns(rule_book("en").packs)
    >>> people_in(Name("Ama Boateng (ab) and Kofi Mensah"), patterns)
    ('Ama Boateng', 'Kofi Mensah')
    >>> people_in(Name("Harbour News Desk", is_person=True), patterns)
    ()
    """
    if name.is_person is False or len(name.text) > 300:
        return ()
    text = _IN_BRACKETS.sub("", unescape(name.text)).strip(" ,;|-–")
    if "," in text:
        text = "; ".join(map(given_name_first, text.split(";")))
    elif "/" in text and "//" not in text:
        text = without_agencies(text, patterns)
    if not text or _ADDRESS.search(text.partition(",")[0]):
        return ()
    found = read_authors(text, patterns)
    if found or _SEVERAL.search(text) or len(text) > LONGEST_NAME:
        return found
    if (
        name.is_person is None
        and opens_with_given_name(text)
        and (text.istitle() if " " not in text else _TWO_SMALL.fullmatch(text))
    ):
        return (text,)
    if name.is_person is None or names_no_person(text, patterns) or text.casefold() in _NO_SINGLE:
        return ()
    # Said to be a person: then a first name alone, or a name written small, is one.
    return (text,) if _SINGLE.fullmatch(text) or _TWO_SMALL.fullmatch(text) else ()


def _from_properties(marks: Sequence[Mark], patterns: BylinePatterns) -> tuple[str, ...]:
    for mark in marks:
        if mark.kind == "property" and mark.name in ("author", "creator"):
            value = mark.value if mark.value and "/" not in mark.value else None
            people = people_in(Name(value), patterns) if value else _people_in_pieces(mark.texts, patterns)
            if people:
                return people
    return ()


def _others_in(marks: Sequence[Mark], patterns: BylinePatterns) -> frozenset[str]:
    # Whoever stands behind "Editor:" in an element of its own.
    credits_shown = (" ".join(mark.texts) for mark in marks if mark.kind == "author")
    found = ((patterns.others.match(text), text) for text in credits_shown if patterns.others is not None)
    shown = (Name(text[other.end() :].strip(" :"), is_person=True) for other, text in found if other is not None)
    people = (people_in(name, patterns) for name in shown)
    return frozenset(fold_title(name) for names in people for name in names)


def _from_bylines(marks: Sequence[Mark], visible: VisiblePeople, patterns: BylinePatterns) -> tuple[str, ...]:
    # The first that opens with "By" is the story's; where it names a desk or the site, the names behind it stand in
    # the bylines of other stories.
    for index, mark in enumerate(marks):
        if mark.kind != "author" or not mark.texts:
            continue
        people = _people_in_pieces(mark.texts, patterns)
        if people and not visible.is_own(people[0]):
            continue
        if people:
            return _with_those_beside(people, marks[index + 1 :], patterns)
        first = mark.texts[0]
        if opens_with_by(first, patterns) or (is_by(first, patterns) and len(mark.texts) > 1):
            return ()
    return ()


def _with_those_beside(people: tuple[str, ...], marks: Sequence[Mark], patterns: BylinePatterns) -> tuple[str, ...]:
    # Several authors often have an element each; whoever signs another story stands in no row with them.
    for mark in marks:
        found = _people_in_pieces(mark.texts, patterns) if mark.kind == "author" else ()
        if mark.kind != "author" or not (mark.beside or set(found) <= set(people)):
            break
        if patterns.others is not None and any(map(patterns.others.match, mark.texts)):
            continue  # "Kofi Mensah", "Photo"
        people = tuple(dict.fromkeys([*people, *found]))
    return people


def _people_in_pieces(pieces: Sequence[str], patterns: BylinePatterns) -> tuple[str, ...]:
    # "By", "Ama Boateng", ",", "Kofi Mensah", "Harbour correspondent": what no "and" or comma ties on is no author.
    people: list[str] = []
    tied, after_by = True, False
    for piece in pieces:
        if patterns.others is not None and patterns.others.match(piece):
            return tuple(people)
        found = read_authors(piece, patterns) if tied else ()
        if after_by and not found and not names_no_person(piece, patterns):
            break  # "By", "harbourmaster7", "Coast Weekly"
        after_by = is_by(piece, patterns)
        people += found
        # ", harbour editor" and the like describes who stands before; the next may be another.
        is_tie = _TIE.fullmatch(piece) is not None or piece.startswith(", ")
        if people and not found and not is_tie:
            break
        tied = not people or is_tie
    return tuple(people) or _people_in_line(pieces, patterns)


def _people_in_line(pieces: Sequence[str], patterns: BylinePatterns) -> tuple[str, ...]:
    # "Ama", "Boateng", "Mar 4, 2025" are one name and a date; "By", "Ama", "Mar 4, 2025" a name that stands alone.
    name = list(takewhile(lambda piece: not _DIGIT.search(piece), pieces))
    line = " ".join(name or pieces)
    return (
        read_authors(line, patterns)
        or tuple(piece for piece in name[:2] if piece.istitle() and " " not in piece and opens_with_given_name(piece))[
            :1
        ]
    )


def _distinct(names: Sequence[str], site: SiteNames) -> tuple[str, ...]:
    if not names:
        return ()
    distinct = {fold_title(name): name for name in reversed(names) if not _is_site(name, site)}
    return tuple(reversed(distinct.values()))[:MOST_AUTHORS]
