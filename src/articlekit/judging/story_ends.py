"""Finds what stands below a page's story, or beside it, and was taken for it: another story, a talk, a label.

Each rule was asked of the lines of 917 public pages, flattened in three ways, with the judge of other publishers. Of
22 lines of excerpts that break off and their headlines none was the story's. Of twelve dates behind what closes a story
two stood in it, neither of them news; of 59 runs of a few lines behind a share row or two kinds of closing lines none
was the story's; of 60 short last lines that stand alone fifteen were.
"""

from collections.abc import Sequence
from itertools import compress, count

from articlekit.cleaner import CleanPage
from articlekit.rules import RuleKind
from articlekit.words.headlines import SENTENCE_END, is_headline, is_sentence

WHOLE_STORY = 1_500
"""Characters in sentences of a story that may be all of it."""

FAR_BELOW = 4
"""Blocks below the last one of the story with which another begins: its title and its picture stand between."""

REMNANT, KINDS_OF_CLOSING = 0.2, 2
"""Share of the story up to which some lines below it are no part of it; kinds of closing lines that stand between."""

LONGEST_LABEL = 80
"""Characters of a line without a full stop that is a label or a headline; longer ones are sentences cut off."""

SHORTEST_EXCERPT = 40
"""Characters of an excerpt at least."""

NEXT_EXCERPT, LIST_ABOVE = 5, 12
"""Blocks within which the next excerpt of a list follows, and within which its heading stands above."""

_BREAKS_OFF = ("…", "...")
_LIST_HEADING = f"rule_{RuleKind.LIST_HEADING}"
_SIGNED = frozenset({"date", "byline_shape"})
_CLOSING = frozenset({
    RuleKind.SHARE, RuleKind.TAGS, RuleKind.COMMENT, RuleKind.NEWSLETTER, RuleKind.APP, RuleKind.COPYRIGHT,
    RuleKind.LIST_HEADING, RuleKind.DISCLAIMER, RuleKind.INTERFACE,
})  # fmt: skip
"""What the lines say that close a story."""


def second_story(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    """Find what was kept below a new date or byline that stands some lines behind what closes a story.

    Another story begins there, or the talk of readers. Each entry of a live blog has its own date.

    Args:
        page: the page, cleaned.
        keep: whether each block is the story.
    """
    told, last, closed = 0, len(keep), False
    for index, mark in enumerate(page.marks):
        if keep[index]:
            told += len(page.texts[index]) if is_sentence(page.texts[index]) else 0
            last, closed = index, False
        elif mark is None:
            continue
        elif mark.kind in _SIGNED and closed and told >= WHOLE_STORY and index - last >= FAR_BELOW:
            return list(compress(range(index, len(keep)), keep[index:]))
        else:
            closed = closed or (mark.rule is not None and mark.rule.rule.kind in _CLOSING)
    return []


def remnants(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    """Find a few lines far below the story that were kept behind what closes one.

    A share row, or two kinds of such lines, or one where none of the few is a sentence.

    Args:
        page: the page, cleaned.
        keep: whether each block is the story.
    """
    runs: list[list[int]] = []
    for index in compress(count(), keep):
        if runs and index - runs[-1][-1] <= FAR_BELOW:
            runs[-1].append(index)
        else:
            runs.append([index])
    sizes = [sum(len(page.texts[index]) for index in run) for run in runs]
    story = sizes.index(max(sizes)) if sizes else 0
    found: list[int] = []
    for above, run, size in zip(runs[story:], runs[story + 1 :], sizes[story + 1 :], strict=False):
        marks = page.marks[above[-1] + 1 : run[0]]
        closing = {mark.rule.rule.kind for mark in marks if mark is not None and mark.rule is not None} & _CLOSING
        is_closed = len(closing) >= KINDS_OF_CLOSING or RuleKind.SHARE in closing
        tells = any(is_sentence(page.texts[index]) for index in run)
        if size < REMNANT * sizes[story] and (is_closed or (closing and not tells)):
            found += run
    return found


def broken_excerpts(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    """Find the headlines that were kept with excerpts that break off: several in a row, or below the heading of a list.

    Args:
        page: the page, cleaned.
        keep: whether each block is the story.
    """
    broken = [
        index
        for index in range(1, len(keep))
        if page.texts[index].rstrip(" ]").endswith(_BREAKS_OFF)
        and len(page.texts[index]) >= SHORTEST_EXCERPT
        and page.marks[index] is None
        and is_headline(page.texts[index - 1])
        and page.texts[index - 1][-1] not in SENTENCE_END
    ]
    found: list[int] = []
    for place, index in enumerate(broken):
        first, last = max(0, place - 1), min(place + 1, len(broken) - 1)
        in_row = broken[last] - index in range(1, NEXT_EXCERPT) or index - broken[first] in range(1, NEXT_EXCERPT)
        above = page.marks[max(0, index - LIST_ABOVE) : index]
        if in_row or any(mark is not None and mark.kind == _LIST_HEADING for mark in above):
            found += [near for near in (index - 1, index) if keep[near]]
    return found


def lone_end(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    """Find the last line kept where it stands alone above other lines, and is short and no sentence.

    Args:
        page: the page, cleaned.
        keep: whether each block is the story.
    """
    kept = list(compress(count(), keep))
    if len(kept) < 2 or kept[-1] + 1 == len(keep) or kept[-1] - kept[-2] == 1:
        return []
    text = page.texts[kept[-1]]
    return kept[-1:] if len(text) < LONGEST_LABEL and text[-1] not in SENTENCE_END else []
