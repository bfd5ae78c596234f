"""What can be seen of every block of an HTML page: its text, its markup, the elements around it, its neighbours.

Every cue is a column of bytes, one a block: a small number, or a share in steps. `training` learns from the very
columns that this file gives, and `forest` asks them; `Block.why` and the weights call them by the names given here.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from articlekit.cleaner import CleanPage
from articlekit.html.markup_words import GROUP_BITS, GROUPS, TAGS
from articlekit.judging.body_markup import leads_home
from articlekit.judging.cues import ALONE, KIND_INDEX, alone_columns, text_sizes
from articlekit.judging.element_cues import REACH, STEPS, distances, element_cues
from articlekit.judging.neighbour_cues import neighbour_columns, since_cues
from articlekit.markup import HEADING_LEVELS
from articlekit.page import Element, MarkupBlock

PROSE = 60
"""Characters from which a block without many links is prose."""

MOST_LINKED = 0.4
"""Share of linked characters up to which it is."""

KNOWN_BODY = 200_000
"""Characters of a body given for machines in which blocks are looked for."""

BODY_SAMPLE = 40
"""Letters and digits of a block that are looked for in it."""

IN_KNOWN_BODY = 3
"""The value of the cue of a block that was found in it."""

LONGEST_COMPARED = 300
"""Characters of a text whose letters and digits are compared with those of another."""

SHORTEST_TITLE = 20
"""Letters and digits of a headline that no other heading holds by chance."""

SHORTEST_ECHO, LONGEST_ECHO = 30, 300
"""Characters of a block that may say again what another says."""

ECHO_SAMPLE = 60
"""Its first characters, which are looked for."""

ECHO_BLOCKS, ECHO_REACH = 400, 100_000
"""Blocks, and characters of the page, in which they are."""

OPENING = 14
"""Characters that blocks with one opening share."""

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

_QUOTES = " \"'“”„‟‘’«»‹›「」『』–—-"
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())
_TALK = GROUP_BITS["comment"]
_ASIDES = TAGS["aside"] | TAGS["footer"] | TAGS["nav"]

NEIGHBOURED = ("length", "ending", "kind", "linked", "bold", "tag", "capitals")
"""Cues that are also looked at in the two blocks above and the two below."""


FAR_ARTICLE = 255
"""Number of an `<article>` behind so many others that they are not told apart."""

_WORDS_NAMES = (*(f"words_{name}" for name in GROUPS), *(f"in_{tag}" for tag in TAGS))


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
    sizes = list(map(len, texts))
    linked = [min(beside.linked / size, 1.0) for beside, size in zip(markup, sizes, strict=True)]
    title = title_place(texts, markup, known.titles)
    masses = _masses(texts, markup, elements, linked, title)
    columns = dict(zip(ALONE, map(bytes, alone_columns(texts, kinds, page.common)), strict=True))
    columns |= _markup_columns(markup, sizes, linked)
    columns |= _words_columns(markup, elements)
    columns |= element_cues(markup, elements, sizes, masses)
    columns |= _place_columns(kinds, masses, title)
    columns |= _section_columns(markup, kinds)
    columns["beside_title"] = _beside_title_column(columns["article"], title)
    columns["repeated"] = _repeated_column(texts)
    columns["echoed"] = _echoed_column(texts)
    columns["opening_shared"] = _shared_opening_column(texts)
    columns["known_body"] = _known_body_column(texts, known.body)
    columns["known_description"] = _description_column(texts, known.description)
    columns |= neighbour_columns(columns, NEIGHBOURED)
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


def _markup_columns(markup: list[MarkupBlock], sizes: list[int], linked: list[float]) -> dict[str, bytes]:
    number_of = TAG_NUMBERS.get
    tags, _, _, _, _, bold, italic, moments = zip(*markup, strict=True)
    return {
        "tag": bytes([number_of(tag, 0) for tag in tags]),
        "linked": bytes([int(share * 20) for share in linked]),
        "bold": _quarters(bold, sizes),
        "italic": _quarters(italic, sizes),
        "moment": bytes([moment is not None for moment in moments]),
    }


def _quarters(counts: Sequence[int], sizes: Sequence[int]) -> bytes:
    # The share of the characters, most often none.
    return bytes([min(4 * count // size, 4) if count else 0 for count, size in zip(counts, sizes, strict=True)])


def _words_columns(markup: list[MarkupBlock], elements: list[Element]) -> dict[str, bytes]:
    # The words of a class say most where they are near. One row a block, then every cue is one slice through the rows.
    rows: list[bytes] = []
    for beside in markup:
        _, parent, words, words_around, tags_around = elements[beside.element]
        rows += (
            _words_row(beside.words | words | (elements[parent].words if parent >= 0 else 0), words_around),
            _tags_row(tags_around),
        )
    joined = b"".join(rows)
    return {name: joined[place :: len(_WORDS_NAMES)] for place, name in enumerate(_WORDS_NAMES)}


@lru_cache(maxsize=20_000)
def _words_row(near: int, around: int) -> bytes:
    return bytes([2 if near >> place & 1 else around >> place & 1 for place in range(len(GROUPS))])


@lru_cache(maxsize=20_000)
def _tags_row(tags: int) -> bytes:
    return bytes([tags >> place & 1 for place in range(len(TAGS))])


def _place_columns(kinds: list[int], masses: list[float], title: int | None) -> dict[str, bytes]:
    count = len(kinds)
    above = [0.0, *accumulate(masses)]
    whole = above[-1] or 1.0
    since_list, since_end, restarts = since_cues(kinds, above, 0.1 * whole)
    return {
        "place": bytes([place // count for place in range(0, 255 * count, 255)]),
        "above": bytes([int(STEPS * mass / whole) for mass in above[:-1]]),
        "count": bytes([min(count // 4, 255)]) * count,
        "since_list": bytes(since_list),
        "since_end": bytes(since_end),
        "restarts": bytes(restarts),
        "since_title": distances(count, title) if title is not None else bytes([255]) * count,
    }


def title_place(texts: Sequence[str], markup: Sequence[MarkupBlock], titles: Sequence[str]) -> int | None:
    """Find the block that is the story's title.

    Args:
        texts: the blocks' texts.
        markup: what the markup says of each.
        titles: the headlines that the page's head gives.

    Returns:
        The place of the first heading that says what a headline of the head says, else of the first heading of the
        first rank that does not lead to the front page, else of the first heading that says it with a kicker or without
        the site's name, else of the first block that says it; `None` where there is none of these.
    """
    wanted = {_letters(title) for title in titles}
    headings = [index for index, beside in enumerate(markup) if beside.tag in ("h1", "h2")]
    for index in headings:
        if _letters(texts[index]) in wanted:
            return index
    first = next((index for index in headings if markup[index].tag == "h1" and not leads_home(markup[index])), None)
    if first is not None:
        return first
    near = next((index for index, beside in enumerate(markup) if _is_near_title(texts[index], beside, wanted)), None)
    if near is not None:
        return near
    return next((index for index, text in enumerate(texts) if len(text) < 300 and _letters(text) in wanted), None)


def _is_near_title(text: str, beside: MarkupBlock, wanted: set[str]) -> bool:
    if beside.tag not in HEADING_LEVELS:
        return False
    said = _letters(text)
    return len(said) >= SHORTEST_TITLE and any(
        title.startswith(said) or (len(title) >= SHORTEST_TITLE and title in said) for title in wanted
    )


def _letters(text: str, most: int = LONGEST_COMPARED) -> str:
    folded = text[:most].casefold()
    if folded.isascii():
        return folded.encode().translate(None, _NO_LETTERS).decode()
    return "".join(filter(str.isalnum, folded))


def _section_columns(markup: list[MarkupBlock], kinds: list[int]) -> dict[str, bytes]:
    # Under which heading a block stands, how far, and below how many headlines of the first rank: a second story on the
    # page brings its own.
    rows = bytearray()
    distance, level, kind, headline = REACH, 0, 0, 0
    for beside, own in zip(markup, kinds, strict=True):
        if beside.tag in HEADING_LEVELS:
            distance, level, kind = 0, HEADING_LEVELS[beside.tag], own
            headline += level == 1 and headline < 9
        rows += bytes((distance, level, kind, headline))
        distance += distance < REACH
    return {
        name: bytes(rows[place::4])
        for place, name in enumerate(("since_heading", "heading_level", "heading_kind", "headlines"))
    }


def _beside_title_column(article: bytes, title: int | None) -> bytes:
    # Whether a block stands in the <article> of the title.
    if title is None or article[title] == FAR_ARTICLE:
        return b"\2" * len(article)
    return bytes([number == article[title] for number in article])


def _repeated_column(texts: list[str]) -> bytes:
    counts = Counter(texts)
    if len(counts) == len(texts):
        return b"\1" * len(texts)
    return bytes([min(counts[text], 4) for text in texts])


def _echoed_column(texts: list[str]) -> bytes:
    # A pull quote says again what a paragraph says, and so do a caption, a summary and the teaser of the page itself.
    page = "\n".join(texts[:ECHO_BLOCKS])[:ECHO_REACH]
    column = bytearray(len(texts))
    for index, text in enumerate(texts[:ECHO_BLOCKS]):
        if SHORTEST_ECHO <= len(text) <= LONGEST_ECHO:
            column[index] = 1 + min(page.count(text.strip(_QUOTES)[:ECHO_SAMPLE]), 3)
    return bytes(column)


def _shared_opening_column(texts: list[str]) -> bytes:
    # "Read another story: …" stands before every promo of a page, in whatever language.
    openings = [text[:OPENING] if len(text) > 2 * OPENING else "" for text in texts]
    counts = Counter(openings)
    counts[""] = 0
    return bytes([min(counts[opening], 4) for opening in openings])


def _known_body_column(texts: list[str], body: str | None) -> bytes:
    if not body:
        return bytes(len(texts))
    letters = _letters(body, KNOWN_BODY)
    column = bytearray(len(texts))
    for index, text in enumerate(texts[:2000]):
        sample = _letters(text[: 2 * BODY_SAMPLE])
        if len(sample) < BODY_SAMPLE:  # much of it is no letter
            sample = _letters(text)
        sample = sample[:BODY_SAMPLE]
        column[index] = 1 if len(sample) < 12 else IN_KNOWN_BODY if sample in letters else 2
    return bytes(column)


def _description_column(texts: list[str], description: str) -> bytes:
    # The summary of the head is often the dek, and sometimes the first sentence of the story.
    letters = _letters(description)[:BODY_SAMPLE]
    if len(letters) < BODY_SAMPLE // 2:
        return bytes(len(texts))
    return bytes([2 if _starts_with(text, letters) else 1 for text in texts])


def _starts_with(text: str, letters: str) -> bool:
    first = text[0]
    if first.isalnum() and first.casefold()[0] != letters[0]:  # so do nearly all
        return False
    return letters.startswith(_letters(text, 8)) and _letters(text, 120).startswith(letters)
