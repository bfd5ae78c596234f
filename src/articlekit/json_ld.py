"""Reads the JSON-LD of a page: which of its nodes is the page's own story, and what that says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from articlekit.json_repair import read_json
from articlekit.story_node import (
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

MOST_NODES = 50_000
"""Objects that are looked at; the most met, in a live blog with all its entries, were 3,500."""

OTHERS = frozenset({
    "itemlistelement", "liveblogupdate", "haspart", "comment", "citation", "isbasedon", "relatedlink", "mentions",
    "about", "author", "publisher", "review", "ispartof", "workexample", "significantlink", "subjectof", "creator",
})  # fmt: skip
"""Properties under which stand other stories, or parts of this one."""


@dataclass(frozen=True, slots=True)
class JsonLd:
    """What the JSON-LD of a page says.

    Args:
        story: the node of this page's story.
        types: the types of all nodes that are not parts of others, folded.
        site_name: name of the site.
        breadcrumbs: names on the path to the page, the page itself last.
    """

    story: StoryNode | None = None
    types: frozenset[str] = frozenset()
    site_name: str | None = None
    breadcrumbs: tuple[str, ...] = ()


@dataclass(slots=True)
class _Graph:
    nodes: list[tuple[Node, bool]] = field(default_factory=list)
    """Every object, and whether it stands under a property of `OTHERS`."""
    by_id: dict[str, Node] = field(default_factory=dict)


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
    graph = _gather(scripts)
    if not graph.nodes:
        return JsonLd()
    stories = [node for node, is_other in graph.nodes if not is_other and types_of(node) & STORY_TYPES]
    pages = [node for node, is_other in graph.nodes if not is_other and types_of(node) & PAGE_TYPES]
    if not stories:
        stories = [node for node, _ in graph.nodes if types_of(node) & STORY_TYPES and _is_at(node, url)]
    return JsonLd(
        story=_read_story(_in_order(stories, url, title), _in_order(pages, url, title), graph.by_id),
        types=frozenset(kind for node, is_other in graph.nodes if not is_other for kind in types_of(node)),
        site_name=_site_name(graph.nodes),
        breadcrumbs=_breadcrumbs(graph.nodes),
    )


def _gather(scripts: Sequence[str]) -> _Graph:
    # The open values wait in a list, in reading order, so that no depth is too deep.
    graph = _Graph()
    waiting: list[tuple[Any, bool]] = [(root, False) for script in scripts for root in read_json(script)]
    waiting.reverse()
    while waiting and len(graph.nodes) < MOST_NODES:
        value, is_other = waiting.pop()
        if isinstance(value, list):
            waiting.extend((item, is_other) for item in reversed(value[:MOST_NODES]) if isinstance(item, (dict, list)))
        elif isinstance(value, dict):
            graph.nodes.append((value, is_other))
            name = value.get("@id")
            if isinstance(name, str) and len(value) > 1:
                graph.by_id.setdefault(name, value)
            waiting.extend(
                (item, is_other or key.casefold() in OTHERS)
                for key, item in reversed(value.items())
                if isinstance(item, (dict, list))
            )
    return graph


def _in_order(nodes: list[Node], url: str | None, title: str | None) -> list[Node]:
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


def _site_name(nodes: Sequence[tuple[Node, bool]]) -> str | None:
    for node, is_other in nodes:
        if not is_other and "website" in types_of(node):
            name = text_of(node.get("name"))
            if name:
                return name
    return None


def _breadcrumbs(nodes: Sequence[tuple[Node, bool]]) -> tuple[str, ...]:
    for node, is_other in nodes:
        if is_other or "breadcrumblist" not in types_of(node):
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
