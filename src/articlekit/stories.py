"""Finds the other stories that a page shows: lists of headlines with their ages, and promos inside the story.

A list is opened by a heading ("Latest Stories"), by a pointer ("Read also"), or by nothing but the look of its lines:
headlines that alternate with ages, or a wall of headlines below the story. It is read until the story goes on, until
the page's own end matter begins, or until too many lines in a row are no part of a list.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import regex

from articlekit.ages import Age, TimePatterns, split_age
from articlekit.bylines import looks_like_name
from articlekit.cleaner import Mark
from articlekit.extent import BELOW
from articlekit.models import Label, StoryKind
from articlekit.rules import RuleKind

SHORTEST_HEADLINE = 15
"""Characters; the shortest headline met in a list had 17, kickers and menu words stay below."""

SHORTEST_WIDE_HEADLINE = 8
"""The same for Chinese, Japanese and Korean."""

LONGEST_HEADLINE = 220
"""Characters; what is longer is an excerpt."""

SHORTEST_WALL = 3
"""Headlines in a row below the story from which they are taken for a list that has neither heading nor ages."""

WALL_HEADLINE = 28
"""Characters a headline of such a wall has at least; rows of menu words and topics are shorter."""

WALL_WORDS = 5
"""Words a headline of such a wall has at least."""

PATIENCE = 4
"""Lines in a row that belong to no list, after which an open list is over."""

SENTENCE = 110
"""Characters from which a line with a full stop is an excerpt rather than a headline."""

_BULLET = regex.compile(r"^(?:[-–—•·●■▪◦►▶▸‣*+»>|]+|#?\p{N}{1,2}[.):]?)$")
_LEADING = regex.compile(r"^(?:[-–—•·●■▪◦►▶▸‣*+»>→|]+\s*|\p{N}{1,2}[.)]\s+|\p{N}{1,2}\s+(?=\p{Lu}))+")
_TRAILING = regex.compile(r"[\s|·•–—→»>-]+$")
_POINTER_MARKS = " \t\u00a0:：>»→|–—-.…·•"
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")

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


@dataclass(frozen=True, slots=True)
class FoundStory:
    """Another story that the page shows.

    Args:
        title: its headline, without bullet, rank or age.
        block: index of the block that holds the headline.
        age: its age or date, as read.
        heading: text of the list's heading.
        kind: kind of the list.
    """

    title: str
    block: int
    age: Age | None
    heading: str | None
    kind: StoryKind


@dataclass(frozen=True, slots=True)
class StoryBlock:
    """A block that belongs to a story list.

    Args:
        label: which part of the list it is.
        why: what told so.
    """

    label: Label
    why: str


@dataclass(slots=True)
class _List:
    heading: str | None
    kind: StoryKind
    limit: int
    why: str
    found: list[FoundStory] = field(default_factory=list)
    ages_first: bool | None = None
    waiting: Age | None = None
    misfits: int = 0


def find_stories(
    texts: Sequence[str],
    marks: Sequence[Mark | None],
    keep: Sequence[bool],
    path: Sequence[int],
    times: TimePatterns,
    title: int | None,
) -> tuple[list[FoundStory], dict[int, StoryBlock]]:
    """Find the other stories of a page.

    Args:
        texts: the blocks' repaired texts.
        marks: what each is known to be.
        keep: whether each was judged to be the story.
        path: the stretch of the page in which each lies.
        times: the patterns of ages and dates.
        title: index of the page's own title, which is no other story.

    Returns:
        The stories in order, and the label of every block that belongs to a list.
    """
    found: list[FoundStory] = []
    blocks: dict[int, StoryBlock] = {}
    anonymous = _anonymous_starts(texts, marks, keep, path, times)
    open_list: _List | None = None
    for index, text in enumerate(texts):
        mark = marks[index]
        rule = mark.rule.rule if mark and mark.rule else None
        if rule is not None and rule.opens is not None:
            _close(open_list, found)
            open_list = _open(index, text, mark, blocks, found)
            continue
        if index in anonymous and open_list is None:
            open_list = _List(None, StoryKind.OTHER, limit=100, why=anonymous[index])
        if open_list is None or index == title:
            continue
        if keep[index] and not _overrides(open_list, text, mark):
            _close(open_list, found)
            open_list = None
            continue
        if not _read_line(open_list, index, text, mark, times, blocks):
            _close(open_list, found)
            open_list = None
    _close(open_list, found)
    found.sort(key=lambda story: story.block)
    return found, blocks


def _open(
    index: int, text: str, mark: Mark | None, blocks: dict[int, StoryBlock], found: list[FoundStory]
) -> _List | None:
    assert mark is not None  # noqa: S101 - the caller saw the rule
    assert mark.rule is not None  # noqa: S101 - the same
    rule = mark.rule.rule
    kind = rule.opens or StoryKind.OTHER
    if rule.kind == RuleKind.LIST_HEADING:
        blocks[index] = StoryBlock(Label.STORY_HEADING, mark.why)
        return _List(text.strip(_POINTER_MARKS), kind, limit=100, why=mark.why)
    heading, rest = split_pointer(text, mark.rule.words)
    if is_headline(rest) or len(rest) >= SHORTEST_HEADLINE:
        blocks[index] = StoryBlock(Label.STORY_TITLE, mark.why)
        found.append(FoundStory(clean_headline(rest), index, None, heading, kind))
        return None
    blocks[index] = StoryBlock(Label.STORY_HEADING, mark.why)
    return _List(heading, kind, limit=6, why=mark.why)


def split_pointer(text: str, words: int) -> tuple[str, str]:
    """Split a pointer from the headline behind it.

    >>> split_pointer("READ ALSO: Fishermen return to the harbour", 2)
    ('READ ALSO', 'Fishermen return to the harbour')
    """
    if _WIDE.search(text[:words]):
        position = words
    else:
        position = 0
        for _ in range(words):
            found = _WORD.search(text, position)
            if found is None:
                break
            position = found.end()
    return text[:position].strip(_POINTER_MARKS), text[position:].strip(_POINTER_MARKS)


_WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’]+")


def is_headline(text: str) -> bool:
    """Tell whether a line could be the headline of a story: neither a word of a menu nor a paragraph.

    >>> is_headline("Council approves new bridge"), is_headline("Sport")
    (True, False)
    """
    size = len(text)
    if size > LONGEST_HEADLINE:
        return False
    if _WIDE.search(text):
        return size >= SHORTEST_WIDE_HEADLINE and not text.endswith("。")
    if size < SHORTEST_HEADLINE or text.count(" ") < 2:
        return False
    return not (size >= SENTENCE and text.endswith("."))


def clean_headline(text: str) -> str:
    """Take bullets, ranks and trailing marks off a headline; blanks of every kind become spaces.

    >>> clean_headline("3. Rain delays the cup final »")
    'Rain delays the cup final'
    """
    return " ".join(_TRAILING.sub("", _LEADING.sub("", text)).split())


def _overrides(open_list: _List, text: str, mark: Mark | None) -> bool:
    # The line right under a heading or pointer is a headline even if it looks like a heading of the body.
    return (
        not open_list.found
        and open_list.heading is not None
        and mark is None
        and is_headline(text)
        and text[-1] not in '.!?…"”:。'
        and len(text) < SENTENCE
    )


def _read_line(
    open_list: _List,
    index: int,
    text: str,
    mark: Mark | None,
    times: TimePatterns,
    blocks: dict[int, StoryBlock],
) -> bool:
    # Gives False where the list is over.
    if mark is not None and mark.kind in _CLOSING_KINDS:
        return False
    if mark is not None and mark.age is not None:
        blocks[index] = StoryBlock(Label.STORY_AGE, open_list.why)
        _take_age(open_list, mark.age)
        open_list.misfits = 0
        return True
    if mark is not None and mark.kind == "date":
        blocks[index] = StoryBlock(Label.STORY_AGE, open_list.why)
        _take_age(open_list, Age(text=text.strip(), delta=None, unit="date"))
        return True
    if mark is not None:
        open_list.misfits += 1
        return open_list.misfits <= PATIENCE
    if _BULLET.match(text):
        blocks[index] = StoryBlock(Label.STORY_OTHER, open_list.why)
        return True
    glued = split_age(text, times)
    if glued is not None:
        return _take_glued(open_list, index, glued, blocks)
    headline = clean_headline(text)
    if is_headline(headline) and len(open_list.found) < open_list.limit:
        _take_title(open_list, index, headline)
        blocks[index] = StoryBlock(Label.STORY_TITLE, open_list.why)
        return True
    return _take_other(open_list, index, text, blocks)


def _take_other(open_list: _List, index: int, text: str, blocks: dict[int, StoryBlock]) -> bool:
    # A kicker, an author, an excerpt: part of a list that has begun, but only so many in a row.
    open_list.misfits += 1
    if open_list.misfits > PATIENCE:
        return False
    if (open_list.found and True) or len(text) <= SHORTEST_HEADLINE * 2:
        blocks[index] = StoryBlock(Label.STORY_OTHER, open_list.why)
    return True


def _take_glued(open_list: _List, index: int, glued: tuple[str, Age, str], blocks: dict[int, StoryBlock]) -> bool:
    before, age, after = glued
    headline = clean_headline(max(before, after, key=len))
    open_list.misfits = 0
    if is_headline(headline) and not looks_like_name(headline):
        _take_title(open_list, index, headline)
        _take_age_here(open_list, age)
        blocks[index] = StoryBlock(Label.STORY_TITLE, open_list.why)
    else:
        _take_age(open_list, age)
        blocks[index] = StoryBlock(Label.STORY_AGE, open_list.why)
    return True


def _take_title(open_list: _List, index: int, headline: str) -> None:
    if open_list.ages_first is None and open_list.waiting is not None:
        open_list.ages_first = True
    open_list.found.append(FoundStory(headline, index, open_list.waiting, open_list.heading, open_list.kind))
    open_list.waiting = None
    open_list.misfits = 0


def _take_age(open_list: _List, age: Age) -> None:
    if open_list.found and not open_list.ages_first and open_list.found[-1].age is None:
        _take_age_here(open_list, age)
    else:
        open_list.waiting = age


def _take_age_here(open_list: _List, age: Age) -> None:
    open_list.found[-1] = replace(open_list.found[-1], age=age)


def _close(open_list: _List | None, found: list[FoundStory]) -> None:
    if open_list is not None:
        found.extend(open_list.found)


# ---------------------------------------------------------------------------------------- lists that nothing announces


def _anonymous_starts(
    texts: Sequence[str],
    marks: Sequence[Mark | None],
    keep: Sequence[bool],
    path: Sequence[int],
    times: TimePatterns,
) -> dict[int, str]:
    starts: dict[int, str] = {}
    first = 0
    count = len(texts)
    for index in range(count + 1):
        if index == count or keep[index]:
            if index - first >= SHORTEST_WALL:
                start = _start_in(range(first, index), texts, marks, path, times)
                if start is not None:
                    starts[start[0]] = start[1]
            first = index + 1
    return starts


def _start_in(
    run: range, texts: Sequence[str], marks: Sequence[Mark | None], path: Sequence[int], times: TimePatterns
) -> tuple[int, str] | None:
    if path[run[0]] != BELOW and path[run[-1]] != BELOW:
        return None
    aged = [index for index in run if _has_age(texts[index], marks[index], times)]
    headlines = [index for index in run if marks[index] is None and is_headline(clean_headline(texts[index]))]
    if len(aged) >= 2 and len(headlines) >= 2:
        start = min(aged[0], headlines[0])
        # The bullet above the first line belongs to it.
        return (start - 1 if start > run[0] and _BULLET.match(texts[start - 1]) else start), "headlines_with_ages"
    wall: list[int] = []
    for index in headlines:
        if len(texts[index]) < WALL_HEADLINE or texts[index].count(" ") + 1 < WALL_WORDS or texts[index][-1] in ".:":
            continue
        if wall and index - wall[-1] > 2:
            wall = []
        wall.append(index)
        if len(wall) >= SHORTEST_WALL:
            return wall[0], "headline_wall"
    return None


def _has_age(text: str, mark: Mark | None, times: TimePatterns) -> bool:
    return (mark is not None and mark.age is not None) or (mark is None and split_age(text, times) is not None)
