"""Reads who wrote the story from what an HTML page shows around its headline: people only, none rather than wrong."""

from collections.abc import Collection, Sequence

import regex

from articlekit.about.headline_blocks import BELOW, YEAR, dates_in, is_below_teaser, is_prose
from articlekit.cleaner import CleanPage
from articlekit.html.markup_words import GROUP_BITS, TAGS
from articlekit.names.byline_people import (
    is_letters,
    labelled_part,
    names_in,
    part_place,
    read_authors,
    read_first_name,
)
from articlekit.names.bylines import (
    BylinePatterns,
    is_by,
    is_byline,
    is_role,
    names_no_person,
    opens_with_by,
    without_glue,
)
from articlekit.names.given_names import opens_with_given_name
from articlekit.names.person_names import LONGEST_NAME, looks_like_name
from articlekit.rules import RuleKind
from articlekit.times.moments import MomentContext

LONGEST_BYLINE = 120
"""Characters of a block that its class calls a byline; longer ones are biographies."""

LONGEST_LIST = 12
"""Blocks below a line "Authors" among which stand their names, each with initials above and a role below."""

MOST_NAMES = 20
"""Names alone on a line on a page that may present its author; with more it is a list of people."""

SIGNED = 40
"""Characters of a byline of one name; longer lines that open with "By" may be prose."""

PRESENTED = 40
"""Characters that a presentation has beside the name."""

_BYLINE = GROUP_BITS["byline"]
_CAPTION = GROUP_BITS["caption"]
_NO_BYLINE = GROUP_BITS["biography"] | GROUP_BITS["comment"] | GROUP_BITS["related"] | _CAPTION
_OTHERS = GROUP_BITS["comment"] | GROUP_BITS["related"] | GROUP_BITS["navigation"]
_BYLINE_RULE = f"rule_{RuleKind.BYLINE}"
_READING_TIME = f"rule_{RuleKind.READING_TIME}"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_AUTHOR_PAGE = regex.compile(
    r"/(?:authors?|autor(?:e[ns]?|es)?|auteurs?|writers?|staff|contributors?|journalists?|people|profiles?|by)/"
    r"|[?&]_?authors?="
)
_BEFORE_DATE = regex.compile(r"\s\p{Ll}{2,3}\s*$")
"""The small word between a name and a date: "Ama Boateng on 4 March"."""

_IN_SECTION = regex.compile(r"\s+in\s+\S.*")
"""What a blog writes behind the name: "Ama Boateng in Coast"."""

_SECTION = GROUP_BITS["tags"] | GROUP_BITS["navigation"]
_PARTS = regex.compile(r"\s*[|•·●⋅∙]\s*|\s[-–—/]\s")
_SHOUTED = regex.compile(r"(?<=\p{Ll}\s)\p{Lu}[\p{Lu}'’-]+(?:\s\p{Lu}[\p{Lu}.'’-]*){1,3}(?=\.?$)")
"""The writer's name at the end of a dek: "Now is the time to plant, says AMA BOATENG"."""


def read_headline_authors(page: CleanPage, near: Sequence[int]) -> tuple[str, ...]:
    """Read the people of the byline.

    Args:
        page: the page, cleaned.
        near: from `find_headline_blocks`.

    Returns:
        Their names: of the first byline there, else of a signature, else of the only byline of the whole page, else
        of the only person whom the page presents.
    """
    for index in near:
        if not is_prose(page.texts[index]):
            authors = _authors_in(page, index) or _named_below(page, index)
            if authors:
                return authors
    if any(len(page.texts[index]) <= SIGNED and opens_with_by(page.texts[index], page.names) for index in near):
        return ()  # "by harbourmaster7": somebody signs, and no name alone on its line says who.
    if near:
        listed = _listed_authors(page, near[0])
        if listed:
            return listed
    names = next((index for index in near if _is_signature(page, index)), None)
    if names is not None:
        text = page.texts[names]
        return read_authors(text, page.names) if " " in text else (text,)
    return _only_byline(page) or _presented(page) or _shouted(page, near)


def is_own_person(page: CleanPage, near: Sequence[int], stories: Collection[int], name: str) -> bool:
    """Tell whether somebody stands where the story is, and not only among other stories, comments or menus.

    Args:
        page: the page, cleaned.
        near: from `find_headline_blocks`.
        stories: indexes of the blocks that belong to other stories.
        name: as a byline has it.

    Returns:
        True also where no block shows the name.
    """
    wanted = name.casefold()
    places = [index for index, text in enumerate(page.texts) if wanted in text.casefold()]
    return not places or any(
        index in near or not (index in stories or _is_others(page, index) or _is_aside(page, index)) for index in places
    )


def _is_aside(page: CleanPage, index: int) -> bool:
    # A box beside the story; the one that says "Written by" is its own.
    if not page.page.markup or not page.page.elements[page.page.markup[index].element].tags_around & TAGS["aside"]:
        return False
    above = page.texts[index - 1] if index else ""
    return not (" " in above and is_by(above, page.names))


def read_signed_authors(page: CleanPage, near: Sequence[int], declared: Sequence[str] = ()) -> tuple[str, ...]:
    """Read the people of the byline that opens with "By", or of one that lists those declared and more.

    Args:
        page: the page, cleaned.
        near: from `find_headline_blocks`.
        declared: whom the page declares.

    Returns:
        Their names: of the first such line below the headline; where nobody is declared, also of a line of several
        names right below it.
    """
    for index in near:
        if index < near[0]:
            break
        text, mark = page.texts[index], page.marks[index]
        if is_prose(text):
            continue
        parted = without_glue(text, page.names)
        known = is_byline(parted, page.names) if parted != text else mark is not None and mark.kind == "byline_shape"
        if known and opens_with_by(parted, page.names):
            authors = _authors_in(page, index)
            if authors:
                return authors
        listed = _listed_authors(page, index) if index == near[0] and not declared else ()
        if listed:
            return listed
        in_a_row = _authors_in_a_row(page, index) if declared and page.page.markup else ()
        if len(in_a_row) > len(declared) and declared[0] in in_a_row:
            return in_a_row
        if declared and declared[0] in text and len(text) > len(declared[0]):
            names = names_in(text, page.names)
            if len(names) > len(declared):
                return names
    return ()


def _authors_in(page: CleanPage, index: int) -> tuple[str, ...]:
    text, mark = without_glue(page.texts[index], page.names), page.marks[index]
    is_others = _is_others_credit(page, index) or (index > 0 and _ends_others_credit(page, index - 1))
    if is_others or _is_of_picture(page, index):
        return ()
    dates = dates_in(page, index, MomentContext(page.language)) if text == page.texts[index] else []
    if dates:
        text = f"{_BEFORE_DATE.sub('', text[: dates[0].start])}|{text[dates[0].end :]}"
    linked = _linked_authors(page, index)
    if linked and (opens_with_by(text, page.names) or _opens_with(text, linked[0])):
        return linked
    called = _is_called_byline(page, index)
    if called or (mark is not None and mark.kind in ("byline_shape", _BYLINE_RULE)):
        authors = read_authors(text, page.names)
        if authors:
            return authors
    for part in _PARTS.split(text):
        name = _IN_SECTION.sub("", part).strip()
        are_named = dates and not _is_media(page, index) and _are_names(name, page.names)
        if called or is_byline(name, page.names) or are_named:
            authors = read_authors(name, page.names)
            if authors:
                return authors
    return read_authors(labelled_part(text, page.names), page.names) or read_first_name(text, page.names)


def _are_names(text: str, patterns: BylinePatterns) -> bool:
    # One name, or several of which one is known to be a person's. Without capitals every two words look like a name.
    is_name = looks_like_name(text) and (text != text.lower() or opens_with_given_name(text))
    return is_name or any(map(opens_with_given_name, names_in(text, patterns)))


def _is_of_picture(page: CleanPage, index: int) -> bool:
    # Who took it, or whom it shows.
    if not page.page.markup:
        return False
    markup = page.page.markup[index]
    is_called = markup.words & _CAPTION and not any(_AUTHOR_PAGE.search(link.url) for link in markup.links)
    return markup.tag == "figcaption" or bool(is_called)


def _is_others_credit(page: CleanPage, index: int) -> bool:
    # "Edited by Kofi Mensah"
    return page.names.others is not None and page.names.others.match(page.texts[index]) is not None


def _ends_others_credit(page: CleanPage, index: int) -> bool:
    # "Fact checked by", the name on the next line
    return page.names.others is not None and page.names.others.fullmatch(page.texts[index].rstrip(" :")) is not None


def _is_called_byline(page: CleanPage, index: int) -> bool:
    # By its class, or because the name leads to the page of its author.
    if not page.page.markup or len(page.texts[index]) > LONGEST_BYLINE:
        return False
    markup = page.page.markup[index]
    words = markup.words | _words_around(page, markup.element)
    if words & _BYLINE and not words & _NO_BYLINE:
        return True
    is_entry = markup.words & _SECTION and not opens_with_by(page.texts[index], page.names)
    leads = any(_AUTHOR_PAGE.search(link.url) for link in markup.links)
    return leads and not is_entry and markup.linked * 2 >= len(page.texts[index])


def _is_media(page: CleanPage, index: int) -> bool:
    # "Audio 3 min | 4 March | Kofi Mensah" speaks of what is played.
    return bool(page.page.markup and page.page.markup[index].words & GROUP_BITS["media"])


def _linked_authors(page: CleanPage, index: int) -> tuple[str, ...]:
    # The links to pages of authors hold their names, whatever other links stand beside them.
    links = page.page.markup[index].links if page.page.markup else ()
    other = page.names.others.search(page.texts[index]) if links and page.names.others is not None else None
    own = page.texts[index][: other.start()] if other is not None else page.texts[index]
    people: list[str] = []
    end = 0
    for link in links:
        start = own.find(link.text, end)
        if start < 0 or not _AUTHOR_PAGE.search(link.url):
            continue
        between = own[end:start].strip()
        end = start + len(link.text)
        # "Author Ama Boateng Editor Kofi Mensah"
        people += () if people and is_role(between, page.names) else read_authors(link.text, page.names)
    return tuple(dict.fromkeys(people))


def _opens_with(text: str, name: str) -> bool:
    # The linked name first, then what its owner does; no sentence about somebody.
    return text.startswith(name) and text[-1] not in ".!?" and opens_with_given_name(name)


def _words_around(page: CleanPage, element: int) -> int:
    # What the element of a block and the one around it are called: a name often has a box of its own.
    inner = page.page.elements[element]
    return inner.words | (page.page.elements[inner.parent].words if inner.parent >= 0 else 0)


def _listed_authors(page: CleanPage, index: int) -> tuple[str, ...]:
    # Names and nothing else right below the headline; those of a menu or of tags are links.
    names = names_in(page.texts[index], page.names)
    is_list = len(names) > 1 and page.page.markup and not page.page.markup[index].linked
    return names if is_list and any(map(opens_with_given_name, names)) else ()


def _authors_in_a_row(page: CleanPage, index: int) -> tuple[str, ...]:
    # One line for each in a box that is called the byline, holding nothing else.
    people: list[str] = []
    for place in range(index, min(index + LONGEST_LIST, len(page.texts))):
        mark = page.marks[place]
        if people and mark is not None and mark.kind == _BYLINE_RULE:
            continue  # An address below a name.
        is_called = page.page.elements[page.page.markup[place].element].words_around & _BYLINE
        names = _only_names(page.texts[place], page.names) if is_called else ()
        if not names:
            break
        people += names
    return tuple(dict.fromkeys(people))


def _named_below(page: CleanPage, index: int) -> tuple[str, ...]:
    # "By" on a line of its own, below it the name, or several with roles and initials between.
    if not is_by(page.texts[index], page.names):
        return ()
    people: list[str] = []
    for below in range(index + 1, min(index + 1 + LONGEST_LIST, len(page.texts))):
        if _is_others_credit(page, below):
            break
        names = _linked_authors(page, below) or _only_names(page.texts[below], page.names)
        if not names and not _is_between_names(page.texts[below], page.names):
            break
        people += names
    return tuple(dict.fromkeys(people))


def _only_names(text: str, patterns: BylinePatterns) -> tuple[str, ...]:
    is_name = looks_like_name(text, signed=True) or names_in(text, patterns)
    return read_authors(text, patterns) if is_name else ()


def _is_between_names(text: str, patterns: BylinePatterns) -> bool:
    # Initials in place of a picture, or a role.
    return is_letters(text, patterns) or any(is_role(part, patterns) for part in text.split(","))


def _is_signature(page: CleanPage, index: int) -> bool:
    # A name alone on its line: beside the date, or presented once more below the story.
    text, _ = part_place(page.texts[index], page.names)
    is_given = opens_with_given_name(text)
    if page.marks[index] is not None or not page.page.markup or _is_of_picture(page, index):
        return False
    if not (looks_like_name(text) if " " in text else is_given and text.istitle()) or names_no_person(text, page.names):
        return False
    markup = page.page.markup[index]
    if markup.linked or markup.tag in _HEADINGS or markup.words & _SECTION:
        return False
    if any(_is_dated(page, place) for place in (index - 1, index + 1)) or _is_described(page, index + 1):
        return True
    places = [place for place, other in enumerate(page.texts) if other == page.texts[index]]
    if places[0] != index or len(places) < 2 or places[1] <= index + BELOW:
        return False
    # An entry of the table of contents comes once more as a heading of the story, a button at the end of the page.
    return is_given


def _is_dated(page: CleanPage, index: int) -> bool:
    mark = page.marks[index] if 0 <= index < len(page.marks) else None
    if mark is None:
        return False
    return mark.kind in ("date", "age") or (mark.kind == _READING_TIME and YEAR.search(page.texts[index]) is not None)


def _is_described(page: CleanPage, index: int) -> bool:
    # A line that is called the byline and names nobody describes who stands above it.
    return (
        index < len(page.texts) and _is_called_byline(page, index) and not read_authors(page.texts[index], page.names)
    )


def _only_byline(page: CleanPage) -> tuple[str, ...]:
    # The one byline of the whole page is the story's, wherever it stands; readers and menus have others.
    signed = [
        index
        for index, (text, mark) in enumerate(zip(page.texts, page.marks, strict=True))
        if (mark is not None and mark.kind == "byline_shape" and opens_with_by(text, page.names))
        or is_by(text, page.names)
    ]
    own = (index for index in signed if not _is_others(page, index) and not is_below_teaser(page, index))
    found = {_authors_in(page, index) or _named_below(page, index) for index in own}
    people = next(iter(found)) if len(found) == 1 else ()
    return people if any(map(opens_with_given_name, people)) else ()


def _is_others(page: CleanPage, index: int) -> bool:
    if not page.page.markup:
        return False
    return bool(page.page.elements[page.page.markup[index].element].words_around & _OTHERS)


def _shouted(page: CleanPage, near: Sequence[int]) -> tuple[str, ...]:
    # A name in capitals at the end of the dek.
    for index in near:
        found = _SHOUTED.search(page.texts[index][-LONGEST_NAME:])
        if found is not None and opens_with_given_name(found.group()):
            return read_authors(found.group(), page.names)
    return ()


def _presented(page: CleanPage) -> tuple[str, ...]:
    # "Ama Boateng", and elsewhere "Ama Boateng is a writer on the coast": the author, where nobody else is presented.
    # A heading presents whom or what the story is about.
    names = {
        text
        for text, markup in zip(page.texts, page.page.markup, strict=False)
        if len(text) <= LONGEST_NAME and opens_with_given_name(text) and " " in text and markup.tag not in _HEADINGS
    }
    if len(names) > MOST_NAMES:
        return ()
    found = {name for name in names if any(_goes_on(text, name) for text in page.texts) and looks_like_name(name)}
    return read_authors(next(iter(found)), page.names) if len(found) == 1 else ()


def _goes_on(text: str, name: str) -> bool:
    return len(text) > len(name) + PRESENTED and text.startswith(f"{name} ") and text[len(name) + 1].islower()
