"""Looks once more at the judged blocks for what a sum of cues cannot see: the pattern of a whole page.

A list of headlines with ages and no prose is a listing, a story told in entries with times is a live blog, headlines in
a row below a story are a wall of other stories, and a sentence behind a promo is still the story.
"""

from collections.abc import Sequence
from itertools import compress, count, groupby

import regex

from articlekit.ages import split_age
from articlekit.cleaner import CleanPage
from articlekit.judging.extent import BELOW
from articlekit.judging.judge import Verdict
from articlekit.judging.live_blogs import entries_below_times, timed_headings
from articlekit.judging.story_ends import broken_excerpts, lone_end, remnants, second_story
from articlekit.page import CELL_MARK
from articlekit.rules import RuleKind
from articlekit.words.headlines import (
    SENTENCE_END,
    are_entries,
    are_kicked,
    entry_shape,
    has_bullet,
    is_headline,
    is_sentence,
)

LISTED_AGES = 3
"""Ages on lines of their own from which a page without prose is a listing."""

WALL = 3
"""Headlines in a row at the end of a story from which they are other stories."""

WALL_HEADLINE = 28
"""Characters of a headline of such a wall at least; lines of lists and poems are shorter."""

WALL_WORDS = 5
"""Words of such a headline at least."""

STORY_SENTENCES = 0.7
"""Share of the story's other blocks that end like sentences, without which its last lines are no wall but its style."""

DOUBT = -2.5
"""Score down to which a sentence right behind a promo is taken for the story that goes on."""

BOX_DOUBT = -1.5
"""The same behind another box, a newsletter's or a player's, which may as well end the story."""

EDGE_DOUBT = -2.0
"""The same for a sentence right above or below the story."""

LONGEST_CAPTION, LONGEST_CREDIT = 200, 60
"""Characters of a single sentence right above the credit of a picture that is its caption, and of that credit. Of the
lines of 207 public pages, flattened in five ways, 87 of 97 were."""

ABOVE_CREDIT = "above_credit"
"""Why a caption is no part of the story."""

LONG_PARAGRAPH = 200
"""Characters of a paragraph that is the story's, whatever its score, a few blocks above it or behind a box below it. Of
the lines of 207 public pages, flattened in five ways, 14 of 16 such paragraphs were."""

NEAR = 8
"""Blocks between it and the story at most."""

ENTRIES = 4
"""Lines of one shape with a number from which they are entries of a list in the story."""

ROWS, CELLS_OF_ROW = 3, 2
"""Lines in a row that are as many cells wide from which they are a table, and marks between the cells of one."""

RESUMED = 3
"""Sentences in a row below the heading of a list from which the story goes on behind it; excerpts stand alone."""

RESUMED_SENTENCE = 90
"""Characters of such a sentence at least."""

SHORT_STORY = 2
"""Sentences below a byline or a date that are a story, where the page shows no other."""

RESUMED_WITHIN = 6
"""Blocks below the heading of a list within which the story has to go on; a short list of promos lies between."""

_INTERRUPTIONS = frozenset((RuleKind.POINTER, RuleKind.AD))
_CLOSINGS = frozenset((RuleKind.COMMENT, RuleKind.COPYRIGHT, RuleKind.TAGS, RuleKind.LIST_HEADING, RuleKind.DISCLAIMER))
_CREDIT = f"rule_{RuleKind.CREDIT}"
_CREDIT_KINDS = frozenset({_CREDIT, f"rule_{RuleKind.CAPTION}"})
_STOPS = regex.compile(r"[.!?。！？।]")
_ENDS_STORY = frozenset({f"rule_{kind}" for kind in _CLOSINGS})
_BOX_KINDS = frozenset({
    f"rule_{kind}" for kind in (RuleKind.NEWSLETTER, RuleKind.AD, RuleKind.CAPTION, RuleKind.CREDIT, RuleKind.POINTER)
})  # fmt: skip
_NO_HEADLINE_END = frozenset(".;:,…")
_SIGNING = frozenset({"byline_shape", "date", f"rule_{RuleKind.BYLINE}", f"rule_{RuleKind.DATE_LINE}"})
_NAVIGATION = f"rule_{RuleKind.NAVIGATION}"
_LIST_HEADING = f"rule_{RuleKind.LIST_HEADING}"


def revise(page: CleanPage, verdict: Verdict, keep: list[bool]) -> bool:
    """Look at the judged blocks once more.

    Args:
        page: the page, cleaned.
        verdict: what the judge said; its reasons are changed in place with what they are reasons for.
        keep: whether each block is the story; changed in place.

    Returns:
        True where the page is a listing, which has no story.
    """
    if drop_listing(page, verdict, keep):
        return True
    for entries in (entries_below_times, timed_headings):
        for index in entries(page, keep):
            keep[index], verdict.whys[index] = True, "live_entry"
    _keep_sentences_behind_promos(page, verdict, keep)
    _keep_sentences_behind_lists(page, verdict, keep)
    _keep_sentences_at_edges(page, verdict, keep)
    _keep_paragraphs_near_edges(page, verdict, keep)
    _keep_entries(page, verdict, keep)
    _keep_rows(page, verdict, keep)
    _drop_captions(page, verdict, keep)
    for why, ending in (
        ("listed", broken_excerpts),
        ("second_story", second_story),
        ("below_story", remnants),
        ("below_story", lone_end),
    ):
        for index in ending(page, keep):
            keep[index], verdict.whys[index] = False, why
    _drop_wall(page, verdict, keep)
    _drop_kicked_headlines(page, verdict, keep)
    _keep_short_story(page, verdict, keep)
    return False


def drop_listing(page: CleanPage, verdict: Verdict, keep: list[bool]) -> bool:
    """Drop everything where the page is a list of stories, and tell so; arguments as for `revise`."""
    if not _is_listing(page, keep):
        return False
    drop_all(verdict, keep)
    return True


def drop_all(verdict: Verdict, keep: list[bool], why: str = "listing") -> None:
    """Drop every block of a page without a story; arguments as for `revise`, and the reason."""
    keep[:] = [False] * len(keep)
    verdict.whys[:] = [why] * len(keep)


def _is_listing(page: CleanPage, keep: Sequence[bool]) -> bool:
    dated = {index for index, mark in enumerate(page.marks) if mark is not None and (mark.age or mark.kind == "date")}
    told = [index for index in compress(count(), keep) if is_sentence(page.texts[index])]
    if told:
        return False
    aged = [index for index in dated if index and (mark := page.marks[index]) is not None and mark.age is not None]
    return sum(is_headline(page.texts[index - 1]) for index in aged) >= LISTED_AGES


def _keep_short_story(page: CleanPage, verdict: Verdict, keep: list[bool]) -> None:
    # A page that signs or dates a story tells one, be it in two sentences and among many lists.
    if any(keep):
        return
    kinds = [mark.kind if mark is not None else "" for mark in page.marks]
    start = next((index for index, kind in enumerate(kinds) if kind in _SIGNING), len(kinds))
    end = next((index for index in range(start, len(kinds)) if kinds[index] == _LIST_HEADING), len(kinds))
    told = [index for index in range(start, end) if not kinds[index] and is_sentence(page.texts[index])]
    for index in told if len(told) >= SHORT_STORY else ():
        keep[index], verdict.whys[index] = True, "below_byline"


def _keep_sentences_behind_promos(page: CleanPage, verdict: Verdict, keep: list[bool]) -> None:
    # Behind an advertisement, a promo or a box that interrupts the story, well-formed sentences are the story.
    doubt: float | None = None
    misses = 0
    last = max(compress(count(), keep), default=-1)
    for index, mark in enumerate(page.marks):
        if keep[index]:
            doubt = None
        elif mark is not None and mark.rule is not None:
            doubt, misses = _doubt_behind(mark.rule.rule.kind, doubt, beside=index > 0 and keep[index - 1]), 0
        elif doubt is not None and mark is None:
            # Where the story goes on further below, a box is more likely to have interrupted it.
            allowed = min(doubt, EDGE_DOUBT) if index < last else doubt
            if verdict.scores[index] > allowed and is_sentence(page.texts[index]):
                keep[index], verdict.whys[index], misses = True, "beside_story", 0
            elif misses:
                doubt = None
            else:
                misses = 1


def _doubt_behind(kind: RuleKind, doubt: float | None, *, beside: bool) -> float | None:
    # How doubtful a sentence may be behind a line that is known, `None` where the story cannot go on.
    if kind in _CLOSINGS:
        return None
    if doubt is None and (not beside or kind is RuleKind.PAYWALL):
        return None  # What follows a paywall is its pitch.
    if kind in _INTERRUPTIONS:
        return DOUBT
    return BOX_DOUBT if beside else doubt


def _keep_sentences_behind_lists(page: CleanPage, verdict: Verdict, keep: list[bool]) -> None:
    # Behind a short list in its middle the story goes on, in more sentences than an excerpt has.
    for index, mark in enumerate(page.marks):
        if mark is None or mark.kind != _LIST_HEADING or not any(keep[max(0, index - 8) : index]):
            continue
        run: list[int] = []
        for below in range(index + 1, len(keep)):
            text = page.texts[below]
            if page.marks[below] is None and len(text) >= RESUMED_SENTENCE and is_sentence(text):
                run.append(below)
            elif run or below - index > RESUMED_WITHIN:
                break
        if len(run) >= RESUMED and all(verdict.scores[below] > EDGE_DOUBT for below in run):
            for below in run:
                keep[below], verdict.whys[below] = True, "beside_story"


def _keep_sentences_at_edges(page: CleanPage, verdict: Verdict, keep: list[bool]) -> None:
    # A sentence right beside the story is more often missed than one of the page's own stands there.
    kept = list(compress(count(), keep))
    if not kept:
        return
    inside = [index for index in range(kept[0], kept[-1]) if not keep[index] and (keep[index - 1] or keep[index + 1])]
    for index in (_next_open(page, kept[0], -1), _next_open(page, kept[-1], 1), *inside):
        if not 0 <= index < len(keep) or page.marks[index] is not None or verdict.scores[index] <= EDGE_DOUBT:
            continue
        if is_sentence(page.texts[index]):
            keep[index], verdict.whys[index] = True, "beside_story"


def _drop_captions(page: CleanPage, verdict: Verdict, keep: list[bool]) -> None:
    # A single sentence right above the credit of a picture; above "Photo: Ama Mensah" one without a stop is a heading.
    for index, (kept, below) in enumerate(zip(keep, page.marks[1:], strict=False)):
        if not kept or below is None or below.kind not in _CREDIT_KINDS:
            continue
        text = page.texts[index]
        stops = len(_STOPS.findall(text))
        is_credit = below.kind == _CREDIT or (len(page.texts[index + 1]) < LONGEST_CREDIT and text[-1] in SENTENCE_END)
        if is_credit and len(text) < LONGEST_CAPTION and stops <= 1:
            keep[index], verdict.whys[index] = False, ABOVE_CREDIT


def _keep_paragraphs_near_edges(page: CleanPage, verdict: Verdict, keep: list[bool]) -> None:
    # A long paragraph parted from the story by pictures, buttons or a box is its lead, or its end.
    kept = list(compress(count(), keep))
    if not kept:
        return
    found: list[int] = []
    for index in range(kept[0] - 1, max(-1, kept[0] - NEAR - 1), -1):
        mark = page.marks[index]
        if mark is not None and mark.kind in _ENDS_STORY:
            break
        if mark is None and _is_long_paragraph(page.texts[index]):
            found.append(index)
    boxed = False
    for index in range(kept[-1] + 1, min(len(keep), kept[-1] + NEAR + 1)):
        mark = page.marks[index]
        if mark is not None and mark.kind not in _BOX_KINDS:
            break
        boxed = boxed or mark is not None
        if boxed and mark is None and _is_long_paragraph(page.texts[index]):
            found.append(index)
    for index in found:
        keep[index], verdict.whys[index] = True, "beside_story"


def _is_long_paragraph(text: str) -> bool:
    return len(text) >= LONG_PARAGRAPH and is_sentence(text)


def _keep_entries(page: CleanPage, verdict: Verdict, keep: list[bool]) -> None:
    # The dates of a tour or the numbered goods of a guide, right behind the story and each in the same shape; addresses
    # may stand between them.
    for index in range(1, len(keep)):
        if keep[index] or not keep[index - 1] or page.marks[index] is not None:
            continue
        shape = entry_shape(page.texts[index]) or entry_shape(page.texts[index - 1])
        if shape is None:
            continue
        end = index
        while end < len(keep) and page.marks[end] is None and _is_part_of_entries(page.texts[end], shape):
            end += 1
        start = index
        while start and keep[start - 1] and _is_part_of_entries(page.texts[start - 1], shape):
            start -= 1
        if sum(entry_shape(text) == shape for text in page.texts[start:end]) >= ENTRIES:
            for place in range(index, end):
                keep[place], verdict.whys[place] = True, "entries"


def _is_part_of_entries(text: str, shape: tuple[str, ...]) -> bool:
    return entry_shape(text) == shape or ("://" in text and " " not in text)


def _keep_rows(page: CleanPage, verdict: Verdict, keep: list[bool]) -> None:
    # The rows of a table of which one is the story, or that stand right below it: "Home | Away | Score" is no menu.
    start = 0
    for cells, group in groupby(text.count(CELL_MARK) for text in page.texts):
        end = start + len(list(group))
        if (
            cells >= CELLS_OF_ROW
            and end - start >= ROWS
            and any(keep[max(start - 1, 0) : end])
            and any(map(str.isdigit, "".join(page.texts[start:end])))
        ):
            for index in range(start, end):
                mark = page.marks[index]
                if not keep[index] and (mark is None or mark.kind == _NAVIGATION):
                    keep[index], verdict.whys[index] = True, "row_inside"
        start = end


def _next_open(page: CleanPage, index: int, step: int) -> int:
    # The block beside the story, beyond an advertisement that interrupts it.
    index += step
    while 0 <= index < len(page.marks):
        mark = page.marks[index]
        if mark is None or mark.rule is None or mark.rule.rule.kind not in _INTERRUPTIONS:
            break
        index += step
    return index


def _drop_wall(page: CleanPage, verdict: Verdict, keep: list[bool]) -> None:
    kept = list(compress(count(), keep))
    wall: list[int] = []
    for index in reversed(kept):
        text = page.texts[index]
        if split_age(text, page.times) is None and not _stands_in_wall(text):
            break
        wall.append(index)
    below = wall[0] + 1 if wall else len(keep)
    while below < len(keep) and page.marks[below] is None and _stands_in_wall(page.texts[below]):
        below += 1
    rows = len(wall) + (below - wall[0] - 1 if wall else 0)
    rest = kept[: len(kept) - len(wall)]
    sentences = sum(page.texts[index][-1] in SENTENCE_END for index in rest)
    aged = any(split_age(page.texts[index], page.times) for index in wall)
    if len(wall) >= WALL and are_entries([page.texts[index] for index in reversed(wall)]):
        return
    if rest and rows >= WALL - aged and sentences >= STORY_SENTENCES * len(rest):
        for index in wall:
            keep[index], verdict.whys[index] = False, "headline_wall"


def _drop_kicked_headlines(page: CleanPage, verdict: Verdict, keep: list[bool]) -> None:
    # A list that nothing announces, of lines with a bullet, a kicker and a headline.
    bulleted = [
        kept and not text[:1].isalpha() and text[-1] not in _NO_HEADLINE_END and has_bullet(text)
        for text, kept in zip(page.texts, keep, strict=True)
    ]
    start = 0
    for is_bulleted, group in groupby(bulleted):
        end = start + len(list(group))
        if is_bulleted and end - start >= WALL and not page.texts[start - 1].endswith((":", "：")):
            for index in range(start, end) if are_kicked(page.texts[start:end]) else ():
                # What lies below the story can be a list of others.
                keep[index], verdict.whys[index], verdict.path[index] = False, "headline_wall", BELOW
        start = end


def _stands_in_wall(text: str) -> bool:
    return (
        len(text) >= WALL_HEADLINE
        and text[-1] not in SENTENCE_END
        and text[-1] not in ":;,،"
        and text.count(" ") + 1 >= WALL_WORDS
        and is_headline(text)
        and not has_bullet(text)
    )
