"""Reads one node of JSON-LD: what it says about a story, as plain values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import regex

MOST_VALUES = 60
"""Values of one property that are read: authors, tags, pictures."""

LONGEST_VALUE = 1000
"""Characters of a value other than the story's text."""

LONGEST_BODY = 1_000_000
"""Characters of the story's text."""

STORY_TYPES = frozenset({
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "backgroundnewsarticle",
    "opinionnewsarticle", "reviewnewsarticle", "askpublicnewsarticle", "advertisercontentarticle", "satiricalarticle",
    "liveblogposting", "blogposting", "socialmediaposting", "techarticle", "scholarlyarticle", "report", "review",
    "medicalscholarlyarticle", "claimreview", "recipe", "criticreview", "howto", "interview",
})  # fmt: skip
"""Types of a node that is a story."""

PAGE_TYPES = frozenset({"webpage", "itempage", "medicalwebpage", "creativework", "videoobject", "podcastepisode"})
"""Types of a node that may stand for the page when no node is a story."""

Node = dict[str, Any]
NodesById = Mapping[str, Node]

_BREAKS = regex.compile(r"<(?:/?p|br|/?div|/?li|/?h[1-6]|/?blockquote)\b[^<>]{0,300}>", regex.IGNORECASE)
_TAG = regex.compile(r"</?[a-zA-Z][^<>]{0,500}>")
_UNPRINTABLE = regex.compile(r"[\ud800-\udfff\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Name:
    """Who is named as author or publisher: the name, and whether it is said to be a person or an organization."""

    text: str
    is_person: bool | None = None


@dataclass(frozen=True, slots=True)
class StoryNode:
    """What a node of JSON-LD says about a story; texts are plain, dates as written.

    Args:
        type: its type, folded: "newsarticle".
        headline: the headline.
        alternative: a second headline or the name, where it has one.
        description: the summary.
        body: the story's text, one paragraph a line where it says so.
        authors: who wrote it.
        published: date of publication.
        modified: date of the last change.
        sections: sections of the site.
        keywords: topics.
        image: address of the picture.
        image_caption: what stands below it.
        publisher: name of the site or house; a blog that its author publishes has none.
        language: language tag.
        url: address of the story.
        is_free: whether it may be read without paying, where the node says so.
    """

    type: str
    headline: str | None = None
    alternative: str | None = None
    description: str | None = None
    body: str | None = None
    authors: tuple[Name, ...] = ()
    published: str | None = None
    modified: str | None = None
    sections: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    image: str | None = None
    image_caption: str | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    is_free: bool | None = None


def plain_text(text: str) -> str:
    r"""Take tags and entities out of a value; paragraphs become lines.

    >>> plain_text("<p>Boats &amp; nets</p><p>came <b>home</b>.</p>")
    'Boats & nets\ncame home.'
    """
    lines = (" ".join(line.split()) for line in _without_markup(text).split("\n"))
    return "\n".join(line for line in lines if line)


def _without_markup(text: str) -> str:
    if "&" in text:
        text = unescape(unescape(text))
    if "<" in text:
        text = _TAG.sub("", _BREAKS.sub("\n", text))
    return text if text.isprintable() else _UNPRINTABLE.sub("", text)


def types_of(node: Node) -> frozenset[str]:
    """The types of a node, without their address, folded."""
    kinds = node.get("@type", node.get("type"))
    if isinstance(kinds, str):
        return frozenset((_type_name(kinds),))
    if isinstance(kinds, list):
        return frozenset(_type_name(kind) for kind in kinds[:MOST_VALUES] if isinstance(kind, str))
    return frozenset()


def _type_name(kind: str) -> str:
    return kind.rpartition("/")[2].rpartition(":")[2].strip().casefold()


def read_node(node: Node, by_id: NodesById) -> StoryNode:
    """Read what a node says about a story.

    Args:
        node: the node.
        by_id: the nodes that others name by their "@id".
    """
    kinds = types_of(node)
    image = _resolved(_first(node.get("image")) or _first(node.get("thumbnailUrl")), by_id)
    name = text_of(node.get("name"))
    headline = text_of(node.get("headline"))
    url = next((address for address in addresses_of(node) if "://" in address), None)
    return StoryNode(
        type=next((kind for kind in sorted(kinds) if kind in STORY_TYPES), min(kinds, default="")),
        headline=headline or name,
        alternative=text_of(node.get("alternativeHeadline")) or (name if headline else None),
        description=text_of(node.get("description")),
        body=_body(node),
        authors=_names(node.get("author") or node.get("creator"), by_id),
        published=_date(node.get("datePublished") or node.get("dateCreated") or node.get("uploadDate")),
        modified=_date(node.get("dateModified")),
        sections=_words(node.get("articleSection"), separators=None),
        keywords=_words(node.get("keywords"), separators=",;，、،"),
        image=_image_address(image),
        image_caption=text_of(image.get("caption")) if isinstance(image, dict) else None,
        publisher=next((it.text for it in _names(node.get("publisher"), by_id) if not it.is_person), None),
        language=_language(node.get("inLanguage")),
        url=url,
        is_free=_is_free(node),
    )


def _first(value: Any) -> Any:  # noqa: ANN401 - JSON
    while isinstance(value, list):
        value = value[0] if value else None
    return value


def _resolved(value: Any, by_id: NodesById) -> Any:  # noqa: ANN401 - JSON
    # {"@id": "#kofi"} stands for the node of that name.
    if isinstance(value, dict) and len(value) <= 2 and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def text_of(value: Any) -> str | None:  # noqa: ANN401 - JSON
    """The plain text of a value, on one line: of the first in a list, of the name in a node."""
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    return " ".join(_without_markup(value[:LONGEST_VALUE]).split()) or None


def _body(node: Node) -> str | None:
    value = node.get("articleBody") or node.get("reviewBody")
    if isinstance(value, list):
        value = "\n".join(part for part in value[:1000] if isinstance(part, str))
    return plain_text(value[:LONGEST_BODY]) or None if isinstance(value, str) else None


def _date(value: Any) -> str | None:  # noqa: ANN401 - JSON
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)[:20]
    return value.strip()[:100] or None if isinstance(value, str) else None


def _names(value: Any, by_id: NodesById) -> tuple[Name, ...]:  # noqa: ANN401 - JSON
    names: list[Name] = []
    waiting = [value]
    for _ in range(MOST_VALUES * 2):
        if not waiting:
            break
        item = _resolved(waiting.pop(0), by_id)
        if isinstance(item, list):
            waiting[:0] = item[:MOST_VALUES]
        elif isinstance(item, dict):
            kinds = types_of(item)
            is_person = True if "person" in kinds else False if any("organi" in kind for kind in kinds) else None
            inner = item.get("name", item.get("@name"))
            waiting_names = inner if isinstance(inner, list) else [inner]
            names += [Name(text, is_person) for text in map(text_of, waiting_names[:MOST_VALUES]) if text]
        else:
            text = text_of(item)
            if text:
                names.append(Name(text))
    return tuple(dict.fromkeys(names))


def _words(value: Any, *, separators: str | None) -> tuple[str, ...]:  # noqa: ANN401 - JSON
    items = value[:MOST_VALUES] if isinstance(value, list) else [value]
    texts = [text for text in map(text_of, items) if text]
    if separators and len(texts) == 1:
        mark = next((mark for mark in separators if mark in texts[0]), None)
        texts = texts[0].split(mark) if mark else texts
    return tuple(dict.fromkeys(text.strip() for text in texts[:MOST_VALUES] if text.strip()))


def _image_address(image: Any) -> str | None:  # noqa: ANN401 - JSON
    if isinstance(image, dict):
        image = _first(image.get("url") or image.get("contentUrl") or image.get("@id"))
        if isinstance(image, dict):
            image = image.get("url") or image.get("@id")
    return image.strip()[:LONGEST_VALUE] or None if isinstance(image, str) else None


def _language(value: Any) -> str | None:  # noqa: ANN401 - JSON
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("name")
    return value.strip()[:40] or None if isinstance(value, str) else None


def _is_free(node: Node) -> bool | None:
    value, part = _first(node.get("isAccessibleForFree")), _first(node.get("hasPart"))
    if value is None and isinstance(part, dict):
        value = _first(part.get("isAccessibleForFree"))
    if isinstance(value, str):
        word = value.strip().rpartition("/")[2].casefold()
        return {"true": True, "false": False, "1": True, "0": False, "yes": True, "no": False}.get(word)
    return bool(value) if isinstance(value, (bool, int)) else None


def addresses_of(node: Node) -> Iterator[str]:
    """Every address at which a node says it stands."""
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value


def bare_address(url: str | None) -> str:
    """Host and path of an address, as two addresses are compared; empty where it is none."""
    try:
        parts = urlsplit(url or "")
        return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}"
    except ValueError:
        return ""
