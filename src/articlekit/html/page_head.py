"""Reads what an HTML page says about itself: its head, and the elements that say by their mark-up what they hold."""

from collections.abc import Iterator, Sequence
from itertools import islice

import regex
from turbohtml import Document, Element, Text

from articlekit.page import Head, Mark

MOST_METAS = 500
"""Elements of one kind that are read; the fullest head met had 180, with a picture and its sizes forty times."""

MOST_MARKS = 400
"""Elements of the body that are looked at; the story's own stand among the first hundred."""

LONGEST_CONTENT = 5000
"""Characters of a value; a whole story in a description is cut."""

LONGEST_SCRIPT = 4_000_000
"""Characters of JSON-LD that are read of one page; the longest met, a live blog with all its entries, had 600,000."""

MOST_PIECES = 12
"""Runs of text in one element; the longest byline met, five names with links between, had eleven."""

LONGEST_MARK = 300
"""Characters that an element with an author shows; what shows more is a container or a biography."""

PROPERTIES = frozenset({"author", "creator", "datecreated", "datemodified", "datepublished", "headline"})
"""The `itemprop`s that are read; where all else stands, JSON-LD and meta tags stand too."""

AUTHOR_WORDS = frozenset({
    "author", "authors", "auteur", "auteurs", "autor", "autores", "autoren", "autore", "auther", "byline", "bylines",
})  # fmt: skip
"""Words of a class that promise a name."""

OTHER_WORDS = frozenset({
    "comment", "comments", "commenter", "bio", "biography", "avatar", "form", "input", "datepicker", "calendar",
    "copyright", "category", "update", "testimonial", "description", "appetizer", "recommended", "recommendation",
    "promo", "trending", "media", "audio", "video", "player",
})  # fmt: skip
"""Words of a class that say it is not the story's."""

_IN_BODY = "h1,time,abbr.published,[itemprop],[rel~=author],[class*=author i],[class*=byline i]"
_COMMENTS = ".comment,.comments,#comments,.comment-list,[itemtype$='/Comment'],[itemtype$='/UserComments']"
_RELATED = ".related,.related-stories,.related-articles,aside li"
_BUTTONS = "button,[role=button],.comment-count,.comments-count"
_TIMES = frozenset({"time", "abbr"})
_CONTAINERS = frozenset({"html", "body", "main", "article", "section", "form", "input", "button", "script", "style"})
_MACHINE_VALUES = ("content", "datetime", "href", "src")
_WORD = regex.compile(r"\p{Lu}?[\p{Ll}\p{Lo}]+|\p{Lu}+(?!\p{Ll})")
_DUBLIN_CORE = regex.compile(r"^(dc|dcterms):")
_JSON_LD = regex.compile(r"\s*application/(?:[a-z]+\+)?ld\+json", regex.IGNORECASE)


def read_head(document: Document) -> Head:
    """Read what a page says about itself.

    Args:
        document: the parsed page with its scripts, whatever else was pruned from it.

    Returns:
        A plain value that knows nothing of the engine.

    >>> from turbohtml import parse
    >>> page = "<title>Boats come home</title><meta name=Author content='Kofi Mensah'><h1>Boats come home</h1>"
    >>> head = read_head(parse(page))
    >>> head.title, head.metas, head.marks[0].texts
    ('Boats come home', (('author', 'Kofi Mensah'),), ('Boats come home',))
    """
    root = document.root
    title = document.select_one("title:not(svg title)")
    found: dict[str, list[Element]] = {"base": [], "meta": [], "link": [], "script": []}
    for element in document.select("base[href],meta,link,script"):
        found[element.tag].append(element)
    return Head(
        title=_squeezed(title.text) or None if title is not None else None,
        language=(root.attr("lang") or root.attr("xml:lang")) if root is not None else None,
        base=found["base"][0].attr("href") if found["base"] else None,
        metas=tuple(_metas(found["meta"][:MOST_METAS])),
        links=tuple(_links(found["link"][:MOST_METAS])),
        json_ld=tuple(_scripts(found["script"])),
        marks=tuple(_marks(document)),
    )


def _metas(elements: Sequence[Element]) -> Iterator[tuple[str, str]]:
    for element in elements:
        attribute = element.attr
        content = attribute("content")
        if content is None:
            continue
        name = attribute("name") or attribute("property") or attribute("itemprop") or attribute("http-equiv")
        if name:
            # Dublin Core is written with dots in HTML, with colons in RDFa.
            yield _DUBLIN_CORE.sub(r"\1.", name.strip().casefold()), _squeezed(content[:LONGEST_CONTENT])


def _links(elements: Sequence[Element]) -> Iterator[tuple[str, str]]:
    for element in elements:
        relation, address = element.attr("rel"), element.attr("href")
        if relation and address:
            yield relation.casefold(), address.strip()


def _scripts(elements: Sequence[Element]) -> Iterator[str]:
    left = LONGEST_SCRIPT
    for element in elements:
        kind = element.attr("type")
        if kind and left > 0 and _JSON_LD.match(kind):
            text = element.text[:left]
            left -= len(text)
            if text and not text.isspace():
                yield text


def _marks(document: Document) -> Iterator[Mark]:
    for element in islice(document.select(_IN_BODY), MOST_MARKS):
        mark = None if _is_of_another_text(element) else _mark(element)
        if mark is not None:
            yield mark


def _is_of_another_text(element: Element) -> bool:
    # Whoever comments has a name and a time, too, and other stories have times.
    is_time = element.tag in _TIMES
    return element.closest(_COMMENTS) is not None or (is_time and element.closest(_RELATED) is not None)


def _mark(element: Element) -> Mark | None:
    tag = element.tag
    if tag == "h1":
        return Mark("heading", tag, None, (_line(element),))
    prop = next((word for word in (element.attr("itemprop") or "").casefold().split() if word in PROPERTIES), None)
    if prop is not None:
        return _mark_by_property(element, prop)
    words = _class_words(element.attr("class") or "")
    if tag in _TIMES:
        value = element.attr("datetime") or element.attr("title")
        return Mark("time", " ".join(words), value, _pieces(element))
    return None if tag in _CONTAINERS else _mark_by_words(element, words)


def _mark_by_property(element: Element, prop: str) -> Mark | None:
    if (element.attr("itemtype") or "").endswith("/Organization"):
        return None
    named = None if element.attr("content") else element.select_one("meta[itemprop=name]")
    value = _machine_value(named or element) or (element.attr("title") if prop.startswith("date") else None)
    return Mark("property", prop, value, _pieces(element))


def _mark_by_words(element: Element, words: list[str]) -> Mark | None:
    is_called = element.attr("rel") is not None or not AUTHOR_WORDS.isdisjoint(words)
    if not is_called or not OTHER_WORDS.isdisjoint(words):
        return None
    texts = _pieces(element)
    if not texts or sum(map(len, texts)) > LONGEST_MARK:
        return None
    return Mark("author", " ".join(words), _machine_value(element), texts, _is_beside_its_like(element))


def _is_beside_its_like(element: Element) -> bool:
    before = element.previous_sibling
    if isinstance(before, Text) and not before.text.strip(" \n\t,;&"):
        before = before.previous_sibling
    return isinstance(before, Element) and before.tag == element.tag and before.attr("class") == element.attr("class")


def _machine_value(element: Element) -> str | None:
    for name in _MACHINE_VALUES:
        value = element.attr(name)
        if value:
            return value[:LONGEST_CONTENT].strip()
    return None


def _class_words(names: str) -> list[str]:
    # "entry-date", "entryDate" and "entry__date" are two words each.
    return [word.casefold() for word in _WORD.findall(names[:LONGEST_MARK])]


def _pieces(element: Element) -> tuple[str, ...]:
    return tuple(_squeezed(piece[:LONGEST_CONTENT]) for piece in islice(element.stripped_strings, MOST_PIECES))


def _line(element: Element) -> str:
    # "C<b>ycle</b>" is one word, "<span>Opinion</span><span>Boats come home</span>" are not.
    line = ""
    buttons = [piece for button in element.select(_BUTTONS) for piece in button.strings]
    for piece in islice(element.strings, MOST_PIECES):
        if piece in buttons:
            continue
        is_apart = line[-1:].isspace() or piece[:1].isspace() or not (piece[:1].islower() or piece[:1] in ".,:;!?)’'”»")
        line += f" {piece}" if is_apart else piece
    return _squeezed(line[:LONGEST_CONTENT])


def _squeezed(text: str) -> str:
    return " ".join(text.split())
