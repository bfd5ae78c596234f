"""Finds the other stories that a page shows: lists of headlines with their ages, and promos inside the story.

A list is opened by a heading ("Latest Stories"), by a pointer ("Read also"), or by nothing but the look of its lines:
headlines that alternate with ages, or a wall of headlines below the story. It is read until the story goes on, until
the page's own end matter begins, or until too many lines in a row are no part of a list.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress, count
from operator import attrgetter
from typing import NamedTuple

from articlekit.ages import Age, split_age
from articlekit.cleaner import CleanPage, Mark
from articlekit.judging.extent import BELOW
from articlekit.models import Label, StoryKind
from articlekit.names.person_names import looks_like_name
from articlekit.rule_book import RuleBook, RuleMatch
from articlekit.rules import RuleKind
from articlekit.words.folding import fold
from articlekit.words.headlines import (
    SENTENCE,
    SHORTEST_HEADLINE,
    are_entries,
    clean_headline,
    has_bullet,
    is_bullet,
    is_headline,
    split_pointer,
    strip_pointer,
)

SHORTEST_WALL = 3
"""Headlines in a row below the story from which they are taken for a list that has neither heading nor ages."""

WALL_HEADLINE = 28
"""Characters a headline of such a wall has at least; rows of menu words and topics are shorter."""

WALL_WORDS = 5
"""Words a headline of such a wall has at least."""

PATIENCE = 4
"""Lines in a row that belong to no list, after which an open list is over."""

MOST_UNDER_HEADING = 100
"""Stories of one list; the longest met had 60."""

MOST_UNDER_POINTER = 6
"""Stories under a pointer that stands alone ("Read also"); the story goes on soon."""

MOST_PROSE = 0.25
"""Share of sentences among the lines below a story above which they are no headlines but prose of the site."""

LONGEST_LABEL = 8
"""Words of a label that may stand in front of a headline."""

_FULL_STOPS = frozenset(".。।")
_SENTENCE_END = frozenset('.!?…"”:。！？।')

_BYLINE_KINDS = frozenset(("byline_shape", f"rule_{RuleKind.BYLINE}"))

_CLOSING_KINDS = frozenset(
    f"rule_{kind}"
    for kind in (
        RuleKind.COPYRIGHT,
        RuleKind.COMMENT,
        RuleKind.CONSENT,
        RuleKind.NEWSLETTER,
        RuleKind.TAGS,
        RuleKind.DISCLAIMER,
        RuleKind.APP,
    )
)
"""Kinds of lines after which a list does not go on."""


class FoundStory(NamedTuple):
    """Another story that the page shows."""

    title: str
    """Its headline, without bullet, rank or age."""
    block: int
    """Index of the block that holds the headline."""
    age: Age | None
    """Its age or date, as read."""
    heading: str | None
    """Text of the list's heading."""
    kind: StoryKind
    """Kind of the list."""
    url: str | None = None
    """Where it is, absolute where the page's own address is known; text shows none."""
    moment: str | None = None
    """Its time as the markup gives it for a machine."""


class StoryBlock(NamedTuple):
    """A block that belongs to a story list."""

    label: Label
    """Which part of the list it is."""
    why: str
    """What told so."""


_NO_BLOCK = StoryBlock(Label.BOILERPLATE, "")


class _Look(NamedTuple):
    """What a line without a mark looks like in a list: a bullet, a headline, or either with an age in its line."""

    headline: str
    can_be_headline: bool
    bullet: bool
    aged: tuple[str, Age, str] | None


@dataclass(slots=True)
class _List:
    heading: str | None
    kind: StoryKind
    limit: int
    why: str
    first: int
    found: list[FoundStory] = field(default_factory=list)
    ages_first: bool | None = None
    waiting: Age | None = None
    after_bullet: bool = False
    bulleted: bool = True
    misfits: int = 0


def find_stories(
    page: CleanPage, keep: Sequence[bool], path: Sequence[int], title: int | None
) -> tuple[list[FoundStory], dict[int, StoryBlock]]:
    """Find the other stories of a page.

    Args:
        page: the page, cleaned.
        keep: whether each block was judged to be the story.
        path: the stretch of the page in which each lies.
        title: index of the page's own title, which is no other story.

    Returns:
        The stories in order, and the label of every block that belongs to a list.
    """
    found: list[FoundStory] = []
    blocks: dict[int, StoryBlock] = {}
    looks: dict[int, _Look] = {}
    runs = _runs(keep, path)
    anonymous: dict[int, str] = {}
    open_list: _List | None = None
    for index, mark in enumerate(page.marks):
        match = mark.rule if mark is not None else None
        if match is not None and match.rule.opens is not None:
            if _is_title_in_list(open_list, index, match, blocks):
                assert open_list is not None  # noqa: S101 - the function has just looked
                _take_title(open_list, index, clean_headline(page.texts[index]))
                blocks[index] = StoryBlock(Label.STORY_TITLE, open_list.why)
                continue
            _close(open_list, found)
            open_list = _open(index, page, match, blocks, found)
            continue
        while open_list is None and runs and runs[-1].start <= index:
            anonymous |= _starts_in(runs.pop(), page, looks)
        if open_list is None and index in anonymous:
            open_list = _List(None, StoryKind.OTHER, MOST_UNDER_HEADING, anonymous[index], index)
        if open_list is None:
            continue
        if index == title:
            # What was listed above the story ends where the story begins.
            goes_on = False
            _drop_banner(open_list, index, blocks)
        elif keep[index] and not _overrides(open_list, index, page, blocks):
            goes_on = False
        else:
            goes_on = _read_line(open_list, index, page, looks, blocks)
        if not goes_on:
            _close(open_list, found)
            open_list = None
    _close(open_list, found)
    found.sort(key=attrgetter("block"))
    return found, blocks


def _is_title_in_list(open_list: _List | None, index: int, match: RuleMatch, blocks: dict[int, StoryBlock]) -> bool:
    # "Video: ..." or "More: ..." among the bullets of a list is a headline like the others.
    return (
        open_list is not None
        and open_list.limit == MOST_UNDER_HEADING
        and match.rule.kind is RuleKind.POINTER
        and match.rule.pattern is not None
        and (open_list.after_bullet or blocks.get(index - 1, _NO_BLOCK).label is Label.STORY_AGE)
    )


def _drop_banner(open_list: _List, end: int, blocks: dict[int, StoryBlock]) -> None:
    # A heading above the story heads a banner or nothing as often as a list; a list has ages, or several headlines.
    aged = any(story.age is not None and story.age.delta is not None for story in open_list.found)
    if aged or len({story.title for story in open_list.found}) >= SHORTEST_WALL:
        return
    for place in range(open_list.first, end):
        blocks.pop(place, None)
    open_list.found.clear()


def _look(index: int, page: CleanPage, looks: dict[int, _Look]) -> _Look:
    look = looks.get(index)
    if look is None:
        text = page.texts[index]
        if is_bullet(text):
            look = _Look("", can_be_headline=False, bullet=True, aged=None)
        else:
            headline = clean_headline(text)
            look = _Look(headline, is_headline(headline), bullet=False, aged=split_age(text, page.times))
        looks[index] = look
    return look


def _open(
    index: int, page: CleanPage, match: RuleMatch, blocks: dict[int, StoryBlock], found: list[FoundStory]
) -> _List | None:
    text = page.texts[index]
    kind = match.rule.opens or StoryKind.OTHER
    if match.rule.kind is RuleKind.LIST_HEADING:
        blocks[index] = StoryBlock(Label.STORY_HEADING, match.id)
        return _List(strip_pointer(text), kind, MOST_UNDER_HEADING, match.id, index)
    heading, rest = split_pointer(text, match.words, match.characters)
    rest = _without_label(rest, page.book)
    if is_headline(rest) or len(rest) >= SHORTEST_HEADLINE:
        blocks[index] = StoryBlock(Label.STORY_TITLE, match.id)
        found.append(FoundStory(clean_headline(rest), index, None, heading or None, kind))
        return None
    blocks[index] = StoryBlock(Label.STORY_HEADING, match.id)
    return _List(heading or strip_pointer(text), kind, MOST_UNDER_POINTER, match.id, index)


def _without_label(headline: str, book: RuleBook) -> str:
    # "Read also | For subscribers only The bridge is open": what a rule knows as a whole line is a label in front.
    words = headline.split()
    for size in range(min(LONGEST_LABEL, len(words) - 3), 1, -1):
        if fold(" ".join(words[:size])) in book.whole:
            return " ".join(words[size:])
    return headline


def _overrides(open_list: _List, index: int, page: CleanPage, blocks: dict[int, StoryBlock]) -> bool:
    # The line right under a heading or pointer is a headline even if it looks like a heading of the body; so are the
    # numbered lines after it.
    text = page.texts[index]
    if page.marks[index] is not None or not is_headline(text) or text[-1] in _SENTENCE_END or len(text) >= SENTENCE:
        return False
    if not open_list.found:
        return open_list.heading is not None
    return index - 1 in blocks and (has_bullet(text) or is_bullet(page.texts[index - 1]))


def _read_line(
    open_list: _List, index: int, page: CleanPage, looks: dict[int, _Look], blocks: dict[int, StoryBlock]
) -> bool:
    # Gives False where the list is over.
    mark = page.marks[index]
    if mark is not None:
        label = _take_marked(open_list, page.texts[index], mark)
        if label is not None:
            blocks[index] = StoryBlock(label, open_list.why)
        return mark.kind not in _CLOSING_KINDS and open_list.misfits <= PATIENCE
    look = _look(index, page, looks)
    after_bullet, open_list.after_bullet = open_list.after_bullet, look.bullet
    label = Label.STORY_OTHER
    if look.bullet:
        pass
    elif look.aged is not None:
        label = _take_aged(open_list, index, look.aged)
    elif _is_excerpt(open_list, index, page):
        pass
    elif _is_title(look, open_list, after_bullet=after_bullet, last=index + 1 == len(page.texts)):
        _take_title(open_list, index, look.headline)
        open_list.bulleted = after_bullet
        label = Label.STORY_TITLE
    else:
        # A kicker, an author, an excerpt: part of a list that has begun, but only so many in a row.
        open_list.misfits += 1
        if open_list.misfits > PATIENCE:
            return False
        if not open_list.found and len(page.texts[index]) > SHORTEST_HEADLINE * 2:
            return True
    blocks[index] = StoryBlock(label, open_list.why)
    return True


def _is_excerpt(open_list: _List, index: int, page: CleanPage) -> bool:
    # A sentence between a headline, which ends in no full stop, and its age.
    above = open_list.found[-1] if open_list.found else None
    if above is None or above.block != index - 1 or above.age is not None or open_list.ages_first:
        return False
    below = page.marks[index + 1] if index + 1 < len(page.marks) else None
    is_dated = below is not None and (below.age is not None or below.kind == "date")
    return is_dated and page.texts[index][-1] in _FULL_STOPS and page.texts[index - 1][-1] not in _SENTENCE_END


def _is_title(look: _Look, open_list: _List, *, after_bullet: bool, last: bool) -> bool:
    if len(open_list.found) >= open_list.limit:
        return False
    if open_list.limit == MOST_UNDER_POINTER and open_list.found and _goes_on(look.headline):
        return False
    # Behind a bullet, and where a scraper cut the page off inside a list, even half a word is a headline; not so where
    # the bullets of this list stand before something else.
    cut_off = bool(look.headline) and (
        (after_bullet and open_list.bulleted) or (last and not after_bullet and len(open_list.found) >= SHORTEST_WALL)
    )
    return look.can_be_headline or cut_off


def _goes_on(headline: str) -> bool:
    # The story goes on with a sentence; a headline under a pointer may still ask or shout.
    last = headline[-1:]
    return last in _SENTENCE_END and (last not in "!?" or len(headline) >= SENTENCE)


def _take_marked(open_list: _List, text: str, mark: Mark) -> Label | None:
    if mark.age is not None or mark.kind == "date":
        open_list.misfits = 0
        _take_age(open_list, mark.age or Age(text=text.strip(), delta=None, unit="date"))
        return Label.STORY_AGE
    open_list.misfits += 1
    if open_list.found and mark.kind in _BYLINE_KINDS:
        return Label.STORY_OTHER  # who wrote the story above it, and not this page
    return None


def _take_aged(open_list: _List, index: int, aged: tuple[str, Age, str]) -> Label:
    before, age, after = aged
    headline = clean_headline(max(before, after, key=len))
    open_list.misfits = 0
    if is_headline(headline) and not looks_like_name(headline):
        _take_title(open_list, index, headline)
        open_list.found[-1] = _aged(open_list.found[-1], age)
        return Label.STORY_TITLE
    _take_age(open_list, age)
    return Label.STORY_AGE


def _take_title(open_list: _List, index: int, headline: str) -> None:
    if open_list.ages_first is None and open_list.waiting is not None:
        open_list.ages_first = True
    open_list.found.append(FoundStory(headline, index, open_list.waiting, open_list.heading, open_list.kind))
    open_list.waiting = None
    open_list.misfits = 0


def _take_age(open_list: _List, age: Age) -> None:
    if open_list.found and not open_list.ages_first and open_list.found[-1].age is None:
        open_list.found[-1] = _aged(open_list.found[-1], age)
    else:
        open_list.waiting = age


def _aged(story: FoundStory, age: Age) -> FoundStory:
    return FoundStory(story.title, story.block, age, story.heading, story.kind)


def _close(open_list: _List | None, found: list[FoundStory]) -> None:
    if open_list is not None:
        found.extend(open_list.found)


# ---------------------------------------------------------------------------------------- lists that nothing announces


def _runs(keep: Sequence[bool], path: Sequence[int]) -> list[range]:
    # Where such a list can stand, the last one first: rows of lines outside the story, and below it where there is one.
    told = any(keep)
    runs: list[range] = []
    first = 0
    for end in (*compress(count(), keep), len(keep)):
        is_below = end == len(keep) or BELOW in (path[first], path[end - 1])
        if end - first >= SHORTEST_WALL and (is_below or not told):
            runs.append(range(first, end))
        first = end + 1
    runs.reverse()
    return runs


def _starts_in(run: range, page: CleanPage, looks: dict[int, _Look]) -> dict[int, str]:
    # The block with which a list begins, and what tells so; nothing where no list stands in the run.
    texts, marks = page.texts, page.marks
    unmarked = [index for index in run if marks[index] is None]
    headlines = [index for index in unmarked if _look(index, page, looks).can_be_headline]
    if len(headlines) < 2:
        return {}
    aged = [index for index in run if _is_aged(marks[index]) or (marks[index] is None and looks[index].aged)]
    if len(aged) >= 2:
        start = min(aged[0], headlines[0])
        # The bullet above the first line belongs to it.
        bulleted = start > run[0] and is_bullet(texts[start - 1])
        return {start - bulleted: "headlines_with_ages"}
    prose = sum(texts[index][-1] in _FULL_STOPS for index in unmarked if len(texts[index]) >= WALL_HEADLINE)
    if prose > MOST_PROSE * len(headlines):
        return {}
    wall: list[int] = []
    for index in headlines:
        text = texts[index]
        if len(text) < WALL_HEADLINE or text.count(" ") + 1 < WALL_WORDS or text[-1] in ".:":
            continue
        if wall and index - wall[-1] > 2:
            wall = []
        wall.append(index)
        if len(wall) >= SHORTEST_WALL:
            if not are_entries([texts[place] for place in wall]):
                return {wall[0]: "headline_wall"}
            wall = []
    return {}


def _is_aged(mark: Mark | None) -> bool:
    return mark is not None and mark.age is not None
