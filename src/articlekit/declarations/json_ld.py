"""Reads the JSON-LD of a page: which of its nodes is the page's own story, and what that says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from articlekit.declarations.json_repair import read_json
from articlekit.declarations.story_node import (
    MOST_VALUES,
    PAGE_TYPES,
    STORY_TYPES,
    Node,
    StoryNode,
    addresses_of,
    bare_address,
    read_node,
    text_of,
    types_of,
)

MOST_NODES = 20_000
"""Objects that are looked at; the most met, in a live blog with all its entries, were 3,500."""

OTHERS = frozenset({
    "itemlistelement", "liveblogupdate", "haspart", "comment", "citation", "isbasedon", "relatedlink", "mentions",
    "about", "author", "publisher", "review", "ispartof", "workexample", "significantlink", "subjectof", "creator",
    "image", "logo", "thumbnail", "primaryimageofpage", "potentialaction", "address", "speakable", "sameas", "offers",
    "contactpoint", "breadcrumb", "articlebody", "keywords", "video", "sponsor", "copyrightholder", "brand",
})  # fmt: skip
"""Properties under which stand other stories, parts of this one, or nothing that is a story."""


@dataclass(frozen=True, slots=True)
class JsonLd:
    """What the JSON-LD of a page says.

    Args:
        story: the node of this page's story.
        types: the types of the page's own nodes, folded.
        site_name: name of the site.
        breadcrumbs: names on the path to the page, the page itself last.
    """

    story: StoryNode | None = None
    types: frozenset[str] = frozenset()
    site_name: str | None = None
    breadcrumbs: tuple[str, ...] = ()


def read_json_ld(scripts: Sequence[str], *, url: str | None = None, title: str | None = None) -> JsonLd:
    """Read the JSON-LD scripts of a page.

    Args:
        scripts: their texts, however broken.
        url: address of the page, to tell its story from others.
        title: title of the page, for the same.

    Returns:
        What they say; empty where nothing can be read.

    >>> found = read_json_ld(['{"@type": "NewsArticle", "headline": "Boats come home", "author": "Kofi Mensah",}'])
    >>> found.story.headline, found.story.authors[0].text
    ('Boats come home', 'Kofi Mensah')
    """
    nodes = _gather(scripts)
    if not nodes:
        return JsonLd()
    by_id = {node["@id"]: node for node in reversed(nodes) if len(node) > 1 and isinstance(node.get("@id"), str)}
    kinds = [types_of(node) for node in nodes]
    stories = [node for node, kind in zip(nodes, kinds, strict=True) if not kind.isdisjoint(STORY_TYPES)]
    pages = [node for node, kind in zip(nodes, kinds, strict=True) if not kind.isdisjoint(PAGE_TYPES)]
    return JsonLd(
        story=_read_story(_in_order(stories, url, title), _in_order(pages, url, title), by_id),
        types=frozenset().union(*kinds),
        site_name=_site_name(nodes),
        breadcrumbs=_breadcrumbs(nodes),
    )


def _gather(scripts: Sequence[str]) -> list[Node]:
    # The open values wait in a list, in reading order, so that no depth is too deep.
    nodes: list[Node] = []
    waiting: list[Any] = [root for script in scripts for root in read_json(script)]
    waiting.reverse()
    while waiting and len(nodes) < MOST_NODES:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(item for item in reversed(value[:MOST_NODES]) if isinstance(item, (dict, list)))
        elif isinstance(value, dict):
            nodes.append(value)
            inner = [
                item for key, item in value.items() if isinstance(item, (dict, list)) and key.casefold() not in OTHERS
            ]
            waiting.extend(reversed(inner))
    return nodes


def _in_order(nodes: list[Node], url: str | None, title: str | None) -> list[Node]:
    if len(nodes) < 2:
        return nodes

    # The page's own first: at its address, under its title, then the one that says most.
    def rank(node: Node) -> tuple[int, ...]:
        headline = text_of(node.get("headline")) or text_of(node.get("name")) or ""
        same_title = bool(title and headline and _folded(headline) in _folded(title))
        kinds = types_of(node)
        news = any("news" in kind or kind == "liveblogposting" for kind in kinds)
        said = sum(key in node for key in ("headline", "articleBody", "datePublished", "author"))
        return (-same_title - _is_at(node, url), -news, -said)

    return sorted(nodes[:MOST_VALUES], key=rank)


def _is_at(node: Node, url: str | None) -> bool:
    wanted = bare_address(url)
    return bool(wanted) and any(bare_address(address) == wanted for address in addresses_of(node))


def _folded(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _read_story(stories: list[Node], pages: list[Node], by_id: dict[str, Node]) -> StoryNode | None:
    if not stories and not pages:
        return None
    read = [read_node(node, by_id) for node in (*stories[:3], *pages[:2])]
    first = read[0]
    same = [other for other in read[1:] if _is_same_story(first, other)]
    # What the first node leaves open, another node about the same story may say.
    return replace(
        first,
        **{name: _first_said(getattr(node, name) for node in (first, *same)) for name in StoryNode.__slots__},
    )


def _is_same_story(first: StoryNode, other: StoryNode) -> bool:
    if other.type not in STORY_TYPES:
        return first.url is None or other.url is None or bare_address(first.url) == bare_address(other.url)
    if first.headline and other.headline:
        return _folded(first.headline) == _folded(other.headline)
    return bool(first.url and other.url) and bare_address(first.url) == bare_address(other.url)


def _first_said(values: Iterable[Any]) -> Any:  # noqa: ANN401 - one of a node's values
    last = None
    for value in values:
        if value not in (None, "", ()):
            return value
        last = value if last is None else last
    return last


def _site_name(nodes: Sequence[Node]) -> str | None:
    for node in nodes:
        if "website" in types_of(node):
            name = text_of(node.get("name"))
            if name:
                return name
    return None


def _breadcrumbs(nodes: Sequence[Node]) -> tuple[str, ...]:
    for node in nodes:
        if "breadcrumblist" not in types_of(node):
            continue
        items = node.get("itemListElement")
        names = []
        for item in items[:MOST_VALUES] if isinstance(items, list) else ():
            if isinstance(item, dict):
                inner = item.get("item")
                name = text_of(item.get("name")) or (text_of(inner.get("name")) if isinstance(inner, dict) else None)
                if name:
                    names.append(name)
        if names:
            return tuple(names)
    return ()
