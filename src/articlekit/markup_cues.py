"""What can be seen of every block of an HTML page: its text, its markup, the elements around it, its neighbours.

Every cue is a column of bytes, one a block: a small number, or a share in steps. `training` learns from the very
columns that this file gives, and `forest` asks them; `Block.why` and the weights call them by the names given here.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from articlekit.cleaner import CleanPage
from articlekit.cues import ALONE, KIND_INDEX, alone_cues, text_sizes
from articlekit.markup import HEADING_LEVELS
from articlekit.markup_words import GROUP_BITS, GROUPS, TAGS
from articlekit.neighbour_cues import since_cues
from articlekit.page import Element, MarkupBlock

PROSE = 60
"""Characters from which a block without many links is prose."""

MOST_LINKED = 0.4
"""Share of linked characters up to which it is."""

STEPS = 100
"""Steps in which a share is told."""

ANCESTORS = 5
"""Elements around a block that are looked at, the one that holds it among them."""

LOOKED_AT = 4
"""Elements around a block whose siblings are counted."""

WIDE_SHARE, NARROW_SHARE = 0.6, 0.85
"""Shares of the page's prose that the deepest element holds which is thought to hold the story."""

REACH = 60
"""Blocks from which a distance is only far."""

KNOWN_BODY = 200_000
"""Characters of a body given for machines in which blocks are looked for."""

BODY_SAMPLE = 40
"""Letters and digits of a block that are looked for in it."""

TAG_NUMBERS = {
    tag: number
    for number, tag in enumerate(
        ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "tr", "blockquote", "figcaption", "button",
         "section", "article", "dd", "dt", "th", "pre", "body", "figure", "label", "form", "aside", "footer", "header",
         "nav", "center", "main", "summary", "details"),
        start=1,
    )
}  # fmt: skip
"""Names of the elements that hold blocks; 0 is any other."""

_TALK = GROUP_BITS["comment"]
_ASIDES = TAGS["aside"] | TAGS["footer"] | TAGS["nav"]

NEIGHBOURED = ("length", "ending", "kind", "linked", "bold", "tag", "capitals")
"""Cues that are also looked at in the two blocks above and the two below."""


class KnownStory(NamedTuple):
    """What the head of a page says of its story."""

    titles: tuple[str, ...] = ()
    """Headlines, with and without the site's name."""
    description: str = ""
    """The summary."""
    body: str | None = None
    """The body that the page gives for machines, where it does."""


def markup_cues(page: CleanPage, known: KnownStory) -> dict[str, bytes]:
    """Read the cues of every block of an HTML page.

    Args:
        page: the page, cleaned.
        known: what its head says of the story.

    Returns:
        The columns by name, each with one byte a block.
    """
    texts = [text or "-" for text in page.texts]
    markup, elements = page.page.markup, page.page.elements
    kinds = [KIND_INDEX[mark.kind] if mark is not None else 0 for mark in page.marks]
    columns = dict(zip(ALONE, map(bytes, zip(*alone_cues(texts, kinds, page.common), strict=True)), strict=True))
    linked = [min(beside.linked / len(text), 1.0) for beside, text in zip(markup, texts, strict=True)]
    title = title_place(texts, markup, known.titles)
    masses = _masses(texts, markup, elements, linked, title)
    columns |= _markup_columns(texts, markup, linked)
    columns |= _words_columns(markup, elements)
    columns |= _element_columns(texts, markup, elements, masses)
    columns |= _place_columns(kinds, masses, title)
    columns |= _twin_columns(texts, markup, elements)
    columns |= _section_columns(markup, kinds)
    columns |= _article_columns(markup, elements, title)
    columns["known_body"] = _known_body_column(texts, known.body)
    columns["known_description"] = _description_column(texts, known.description)
    columns |= _neighbour_columns(columns)
    return columns


def _masses(
    texts: list[str], markup: list[MarkupBlock], elements: list[Element], linked: list[float], title: int | None
) -> list[float]:
    # How much prose each block holds. What stands in comments or asides is another's, however long, unless the title
    # stands there too; so a talk below the story does not change where the story is thought to be.
    around_title = elements[markup[title].element] if title is not None else None
    words = _TALK & ~(around_title.words_around if around_title is not None else 0)
    tags = _ASIDES & ~(around_title.tags_around if around_title is not None else 0)
    prose = [
        size**0.5 if size >= PROSE and share < MOST_LINKED else 0.0
        for size, share in zip(text_sizes(texts), linked, strict=True)
    ]
    own = [
        0.0
        if mass and ((around := elements[beside.element]).words_around & words or around.tags_around & tags)
        else mass
        for mass, beside in zip(prose, markup, strict=True)
    ]
    return own if any(own) else prose


def _markup_columns(texts: list[str], markup: list[MarkupBlock], linked: list[float]) -> dict[str, bytes]:
    number_of = TAG_NUMBERS.get
    return {
        "tag": bytes([number_of(beside.tag, 0) for beside in markup]),
        "linked": bytes([int(share * 20) for share in linked]),
        "bold": bytes([min(4 * beside.bold // len(text), 4) for beside, text in zip(markup, texts, strict=True)]),
        "italic": bytes([min(4 * beside.italic // len(text), 4) for beside, text in zip(markup, texts, strict=True)]),
        "moment": bytes([beside.moment is not None for beside in markup]),
    }


def _words_columns(markup: list[MarkupBlock], elements: list[Element]) -> dict[str, bytes]:
    # The words of a class say most where they are near. One row a block, then every cue is one slice through the rows.
    rows = b"".join(
        [
            _words_row(
                beside.words | (own := elements[beside.element]).words | elements[own.parent].words, own.words_around
            )
            + _tags_row(own.tags_around)
            for beside in markup
        ]
    )
    width = len(GROUPS) + len(TAGS)
    names = [*(f"words_{name}" for name in GROUPS), *(f"in_{tag}" for tag in TAGS)]
    return {name: rows[place::width] for place, name in enumerate(names)}


@lru_cache(maxsize=20_000)
def _words_row(near: int, around: int) -> bytes:
    return bytes([2 if near >> place & 1 else around >> place & 1 for place in range(len(GROUPS))])


@lru_cache(maxsize=20_000)
def _tags_row(tags: int) -> bytes:
    return bytes([tags >> place & 1 for place in range(len(TAGS))])


def _element_columns(
    texts: list[str], markup: list[MarkupBlock], elements: list[Element], masses: list[float]
) -> dict[str, bytes]:
    places = [beside.element for beside in markup]
    parents = [max(element.parent, 0) for element in elements]
    mass, blocks, size, linked, paragraphs = _sums(texts, markup, parents, places, masses)
    whole = mass[0] or 1.0
    shares = bytes([int(STEPS * value / whole) for value in mass])
    densities = bytes([int(20 * one / other) if other else 0 for one, other in zip(linked, size, strict=True)])
    counts = bytes([min(count, 255) for count in blocks])
    paragraph_shares = bytes(
        [int(20 * one / other) if other else 0 for one, other in zip(paragraphs, blocks, strict=True)]
    )
    means = bytes([min(int(4 * one / other), 255) if other else 0 for one, other in zip(mass, blocks, strict=True)])
    columns: dict[str, bytes] = {}
    around = places
    for level in range(ANCESTORS):
        pick = _picker(around)
        columns[f"share_{level}"] = pick(shares)
        columns[f"density_{level}"] = pick(densities)
        columns[f"blocks_{level}"] = pick(counts)
        columns[f"paragraphs_{level}"] = pick(paragraph_shares)
        columns[f"mean_{level}"] = pick(means)
        around = [parents[place] for place in around]
    columns |= _container_columns(places, parents, mass, masses, whole)
    columns["depth"] = _picker(places)(_depths(parents))
    columns |= _likeness_columns(places, parents, elements)
    columns["whole"] = bytes([min(int(whole), 255)]) * len(texts)
    return columns


def _likeness_columns(places: list[int], parents: list[int], elements: list[Element]) -> dict[str, bytes]:
    # How many siblings of one look the elements around a block have: cards of a list and entries of a thread have many.
    looks = [(element.parent, element.tag, element.words) for element in elements]
    twins = Counter(looks)
    counts = bytes([min(twins[look], 255) for look in looks])
    columns = {}
    around = places
    for level in range(1, LOOKED_AT):
        around = [parents[place] for place in around]
        columns[f"alike_{level}"] = _picker(around)(counts)
    return columns


def _sums(
    texts: list[str], markup: list[MarkupBlock], parents: list[int], places: list[int], masses: list[float]
) -> tuple[list[float], list[int], list[int], list[int], list[int]]:
    # Of every element, with all that is in it: prose, blocks, characters, linked characters, paragraphs.
    count = len(parents)
    mass, blocks, size, linked, paragraphs = [0.0] * count, [0] * count, [0] * count, [0] * count, [0] * count
    for place, beside, text, own in zip(places, markup, texts, masses, strict=True):
        mass[place] += own
        blocks[place] += 1
        size[place] += len(text)
        linked[place] += min(beside.linked, len(text))
        paragraphs[place] += beside.tag == "p"
    for place in range(count - 1, 0, -1):
        if blocks[place]:
            parent = parents[place]
            mass[parent] += mass[place]
            blocks[parent] += blocks[place]
            size[parent] += size[place]
            linked[parent] += linked[place]
            paragraphs[parent] += paragraphs[place]
    return mass, blocks, size, linked, paragraphs


def _container_columns(
    places: list[int], parents: list[int], mass: list[float], masses: list[float], whole: float
) -> dict[str, bytes]:
    count = len(parents)
    # Elements that hold more than half of the prose lie within one another: the last to open is the deepest.
    narrow = next((place for place in range(count - 1, 0, -1) if mass[place] >= NARROW_SHARE * whole), 0)
    wide = next((place for place in range(count - 1, 0, -1) if mass[place] >= WIDE_SHARE * whole), 0)
    direct = [0.0] * count
    for place, own in zip(places, masses, strict=True):
        direct[parents[place]] += own
    best = direct.index(max(direct)) if direct else 0
    inside = _inside(best, places, parents)
    first = inside.find(1)
    last = inside.rfind(1)
    steps = _steps_to(best, parents)
    around = [parents[place] for place in places]
    directs = bytes([int(STEPS * min(value / whole, 1.0)) for value in direct])
    return {
        "in_narrow": _inside(narrow, places, parents),
        "in_wide": _inside(wide, places, parents),
        "in_best": inside,
        "beside_best": bytes([place == best for place in around]),
        "direct_1": _picker(around)(directs),
        "direct_2": _picker([parents[place] for place in around])(directs),
        "steps_to_best": _picker(places)(steps),
        "since_best": _distances(len(places), first),
        "until_best": _distances(len(places), last),
    }


def _inside(container: int, places: list[int], parents: list[int]) -> bytes:
    # Elements are in the order in which they open, so those inside are in one run.
    end = next((place for place in range(container + 1, len(parents)) if parents[place] < container), len(parents))
    return bytes([container <= place < end for place in places])


def _steps_to(best: int, parents: list[int]) -> bytes:
    # Steps from the best container up to the first element that also holds the block.
    chain = {best: 0}
    place = best
    while place:
        place = parents[place]
        chain[place] = len(chain)
    steps = [0] * len(parents)
    for place, parent in enumerate(parents):
        steps[place] = chain[place] if place in chain else steps[parent]
    return bytes([min(step, 255) for step in steps])


def _depths(parents: list[int]) -> bytes:
    depths = [0] * len(parents)
    for place in range(1, len(parents)):
        depths[place] = depths[parents[place]] + 1
    return bytes([min(depth, 255) for depth in depths])


def _distances(count: int, place: int) -> bytes:
    return bytes([min(max(index - place, -REACH), REACH) + REACH for index in range(count)])


def _picker(places: Sequence[int]) -> Callable[[bytes], bytes]:
    if len(places) == 1:
        return lambda values: bytes([values[places[0]]])
    pick = itemgetter(*places)
    return lambda values: bytes(pick(values))


def _place_columns(kinds: list[int], masses: list[float], title: int | None) -> dict[str, bytes]:
    count = len(kinds)
    above = [0.0, *accumulate(masses)]
    whole = above[-1] or 1.0
    since_list, since_end, restarts = since_cues(kinds, above, 0.1 * whole)
    return {
        "place": bytes([255 * index // count for index in range(count)]),
        "above": bytes([int(STEPS * mass / whole) for mass in above[:-1]]),
        "count": bytes([min(count // 4, 255)]) * count,
        "since_list": bytes(since_list),
        "since_end": bytes(since_end),
        "restarts": bytes(restarts),
        "since_title": _distances(count, title) if title is not None else bytes([255]) * count,
    }


def title_place(texts: Sequence[str], markup: Sequence[MarkupBlock], titles: Sequence[str]) -> int | None:
    """Find the block that is the story's title.

    Args:
        texts: the blocks' texts.
        markup: what the markup says of each.
        titles: the headlines that the page's head gives.

    Returns:
        The place of the first heading that says what a headline of the head says, else of the first heading of the
        first rank, else of the first block that says it; `None` where there is none of these.
    """
    wanted = {_letters(title) for title in titles}
    headings = [index for index, beside in enumerate(markup) if beside.tag in ("h1", "h2")]
    for index in headings:
        if _letters(texts[index]) in wanted:
            return index
    first = next((index for index in headings if markup[index].tag == "h1"), None)
    if first is not None:
        return first
    return next((index for index, text in enumerate(texts) if len(text) < 300 and _letters(text) in wanted), None)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text[:300].casefold()))


def _section_columns(markup: list[MarkupBlock], kinds: list[int]) -> dict[str, bytes]:
    # Under which heading a block stands, how far, and below how many headlines of the first rank: a second story on the
    # page brings its own.
    since, levels, kinds_of_headings, headlines = [], [], [], []
    distance, level, kind, headline = REACH, 0, 0, 0
    for beside, own in zip(markup, kinds, strict=True):
        own_level = HEADING_LEVELS.get(beside.tag, 0)
        if own_level:
            distance, level, kind = 0, own_level, own
            headline += own_level == 1
        since.append(distance)
        levels.append(level)
        kinds_of_headings.append(kind)
        headlines.append(min(headline, 9))
        distance = min(distance + 1, REACH)
    return {
        "since_heading": bytes(since),
        "heading_level": bytes(levels),
        "heading_kind": bytes(kinds_of_headings),
        "headlines": bytes(headlines),
    }


def _article_columns(markup: list[MarkupBlock], elements: list[Element], title: int | None) -> dict[str, bytes]:
    # In which <article> of the page a block stands, and whether the title stands in the same.
    count = 0
    numbers: list[int] = []
    for element in elements:
        if element.tag == "article":
            count += 1
            numbers.append(min(count, 255))
        else:
            numbers.append(numbers[element.parent] if element.parent >= 0 else 0)
    own = bytes([numbers[beside.element] for beside in markup])
    titled = own[title] if title is not None else 255
    return {
        "article": own,
        "beside_title": bytes([2 if titled == 255 else number == titled for number in own]),
    }


def _twin_columns(texts: list[str], markup: list[MarkupBlock], elements: list[Element]) -> dict[str, bytes]:
    # Blocks of one look, and blocks of one text.
    looks = [(elements[beside.element].parent, beside.tag, elements[beside.element].words) for beside in markup]
    twins = Counter(looks)
    sizes: Counter[object] = Counter()
    for look, text in zip(looks, texts, strict=True):
        sizes[look] += len(text)
    repeated = Counter(texts)
    return {
        "twins": bytes([min(twins[look], 255) for look in looks]),
        "twin_size": bytes([min(sizes[look] // twins[look] // 8, 255) for look in looks]),
        "repeated": bytes([min(repeated[text], 4) for text in texts]),
    }


def _known_body_column(texts: list[str], body: str | None) -> bytes:
    if not body:
        return bytes(len(texts))
    letters = "".join(filter(str.isalnum, body[:KNOWN_BODY].casefold()))
    column = bytearray(len(texts))
    for index, text in enumerate(texts[:2000]):
        sample = _letters(text)[:BODY_SAMPLE]
        column[index] = 1 if len(sample) < 12 else 3 if sample in letters else 2
    return bytes(column)


def _description_column(texts: list[str], description: str) -> bytes:
    # The summary of the head is often the dek, and sometimes the first sentence of the story.
    letters = _letters(description)[:BODY_SAMPLE]
    if len(letters) < BODY_SAMPLE // 2:
        return bytes(len(texts))
    return bytes([2 if _letters(text[:120]).startswith(letters) else 1 for text in texts])


def _neighbour_columns(columns: dict[str, bytes]) -> dict[str, bytes]:
    beyond = b"\xff"
    neighbours: dict[str, bytes] = {}
    for name in NEIGHBOURED:
        column = columns[name]
        for by in (1, 2):
            neighbours[f"{name}_above_{by}"] = (beyond * by + column)[: len(column)]
            neighbours[f"{name}_below_{by}"] = (column + beyond * by)[by:]
    return neighbours
