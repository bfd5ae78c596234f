"""Looks once more at the judged blocks of an HTML page for what its elements alone tell beyond doubt.

The judge weighs a block against all others; a talk of readers longer than the story, or a second whole story below it,
can outweigh it. Each rule here was asked of every block of 915 public pages, with the judge of other publishers. Of
55,100 words below the story that stand in comments 31 were a story's, of 1,300 below the headline of a second article
none, of 13 headings that were kept alone of their box three; of 19,400 characters kept in forms, dialogs, footers,
menus and captions 270; of 14,000 in elements that say that they are no part of the text 500; of 20 boxes of facts and
of headed asides one; of 34 boxes that were one link six. Of 100 entries that were dropped from lists of which half was
kept, 60 were the story's; of 460 rows dropped in its midst 417, of 67 pieces of code 59, of 20 headings without a link
between two of its parts 19.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import compress

import regex

from articlekit.cleaner import CleanPage
from articlekit.html.markup_words import APART, GROUP_BITS, TAGS
from articlekit.judging.body_markup import APART_TAGS, climb, may_stand_apart
from articlekit.judging.judge import Verdict
from articlekit.judging.live_blogs import entries_alike
from articlekit.judging.revision import SHORT_STORY, drop_listing
from articlekit.judging.story_ends import remnants
from articlekit.judging.story_lists import FEWEST_MATES, list_mates, rows_inside
from articlekit.judging.story_looks import (
    PART_HEADINGS,
    headings_alike,
    last_sentence,
    lines_alike,
    looks_of,
    paragraphs_alike,
    unlike_the_story,
)
from articlekit.markup import HEADING_LEVELS
from articlekit.page import Element
from articlekit.rules import RuleKind
from articlekit.words.headlines import SENTENCE_END

SHORTEST_BOX = 30
"""Characters beside the heading of a box that is about something else."""

SHOUTED = 0.9
"""Share of a line in capitals that is a link, from which it is a headline of another story."""

SHOUTED_WORDS = 5
"""Words of such a headline; fewer are a button of the story's own."""

MOST_APART = 0.75
"""Share of the story up to which it may stand in elements that are no part of a text."""

LINKED_END = 80
"""Characters of a link at the story's end at most; longer ones are its source, or the law of which it tells."""

LINKED_ROW, ROW_HEADLINE = 3, 20
"""Links of a block or element that is nothing but links from which it lists other stories; characters of each."""

TOLD_ABOVE, LONGEST_LISTED, MOST_LISTED = 100, 300, 2
"""Characters of the story above the heading of a list from which what stands in its box is listed, characters of an
excerpt at most, and blocks for each headline. No such box of the public pages held anything of a story."""

HIGHEST_LEAD, SHORTEST_LEAD = 12, 80
"""Blocks above the story in which its lead may stand, and characters of a lead at least."""

LINKED_BOX = 0.8
"""Share of a box that is a link, from which it is a button."""

_POST_AUTHOR = regex.compile(r"[—–-]\s?[^()]{2,80}\(@\w{1,30}\)")
_DATELINE = regex.compile(r"\p{Lu}[\p{L}/-]{4,28}\.\s\p{Lu}")
_BETWEEN = frozenset({*PART_HEADINGS, "pre"})
_SUMMARY = f"rule_{RuleKind.SUMMARY}"
_LIST_HEADING = f"rule_{RuleKind.LIST_HEADING}"
_NUMBERED = regex.compile(r"#?(\d{1,3})[.):]\s")
_BESIDE = TAGS["nav"] | TAGS["footer"] | TAGS["aside"] | TAGS["form"]
_COMMENT = GROUP_BITS["comment"]
_BOX = 0
for _group in ("newsletter", "related", "promo", "infobox", "biography", "comment", "share", "paywall", "sidebar", "ad",
               "tags", "interface"):  # fmt: skip
    _BOX |= GROUP_BITS[_group]


def revise_markup(page: CleanPage, verdict: Verdict, keep: list[bool]) -> bool:
    """Look at the judged blocks of an HTML page once more.

    Args:
        page: the page, cleaned.
        verdict: what the judge said; its reasons are changed in place with what they are reasons for.
        keep: whether each block is the story; changed in place.

    Returns:
        True where the page is a listing, which has no story.
    """
    if drop_listing(page, verdict, keep):
        return True
    looks = looks_of(page.page.elements)
    gone: set[int] = set()
    for why, dropped in (
        ("comments", _comments(page, keep)),
        ("stands_apart", _apart(page, keep)),
        ("second_story", _second_story(page, keep)),
        ("box_heading", _box_headings(page, keep)),
        ("shouted_link", _shouted_links(page, keep)),
        ("linked_box", _linked_boxes(page, keep)),
        ("listed", _listed(page, keep)),
        ("other_look", unlike_the_story(page, keep, looks)),
        ("linked_end", _linked_end(page, keep)),
        ("post_author", _post_authors(page, keep)),
    ):
        for index in dropped:
            keep[index], verdict.whys[index] = False, why
            gone.add(index)
    for why, kept in (
        ("live_entry", entries_alike(page, keep)),
        ("list_mate", list_mates(page, keep)),
        ("row_inside", rows_inside(page, keep)),
        ("numbered_heading", _numbered_headings(page, keep)),
        ("between_story", _between(page, keep)),
        ("same_look", paragraphs_alike(page, keep, looks)),
        ("same_look", headings_alike(page, keep, looks)),
        ("same_look", lines_alike(page, keep, looks)),
        ("below_headline", _short_story(page, keep)),
        ("dateline", _datelined_lead(page, keep)),
    ):
        for index in kept:
            if index not in gone:
                keep[index], verdict.whys[index] = True, why
    for index in last_sentence(page, keep, looks):
        keep[index], verdict.whys[index] = True, "same_look"
    for index in remnants(page, keep):
        keep[index], verdict.whys[index] = False, "below_story"
    return False


def _comments(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    # An element of comments in which the story does not begin.
    elements, markup = page.page.elements, page.page.markup
    kept = _kept(keep)
    talked = [index for index in kept if elements[markup[index].element].words_around & _COMMENT]
    if not talked:
        return []
    around_story = set(climb(markup[kept[0]].element, elements))
    return [
        index
        for index in talked
        if any(
            elements[place].words & _COMMENT and place not in around_story
            for place in climb(markup[index].element, elements)
        )
    ]


def _apart(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    # What stands in an element that is no part of a text; one that holds most of the story is called so by mistake.
    elements, markup = page.page.elements, page.page.markup
    kept = _kept(keep)
    boxes = _headed_asides(page)
    suspects = [
        index
        for index in kept
        if may_stand_apart(elements[markup[index].element])
        or (boxes and elements[markup[index].element].tags_around & TAGS["aside"])
    ]
    held: Counter[int] = Counter()
    for index in suspects:
        held.update(
            dict.fromkeys(
                (
                    place
                    for place in climb(markup[index].element, elements)
                    if place in boxes or _is_apart(elements[place])
                ),
                len(page.texts[index]),
            )
        )
    most = MOST_APART * sum(len(page.texts[index]) for index in kept) if held else 0
    return [
        index for index in suspects if any(0 < held[place] <= most for place in climb(markup[index].element, elements))
    ]


def _headed_asides(page: CleanPage) -> set[int]:
    # An <aside> with a heading of its own is a box of facts, or about something else.
    elements = page.page.elements
    headings = {
        beside.element
        for beside in page.page.markup
        if beside.tag in HEADING_LEVELS and elements[beside.element].tags_around & TAGS["aside"]
    }
    return {place for heading in headings for place in climb(heading, elements) if elements[place].tag == "aside"}


def _is_apart(element: Element) -> bool:
    if element.tag == "footer" and element.tags_around & TAGS["blockquote"]:
        return False  # It says whose the quotation is.
    return bool(TAGS.get(element.tag, 0) & APART_TAGS or element.words & APART)


def _second_story(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    # From the headline of another article, which stands beside the story's own, not in it or around it.
    elements, markup = page.page.elements, page.page.markup
    kept = _kept(keep)
    if not kept or not elements[markup[kept[0]].element].tags_around & TAGS["article"]:
        return []
    own = _article_around(markup[kept[0]].element, elements)
    around_own = set(climb(own, elements))
    for index in range(kept[0] + 1, len(markup)):
        beside = markup[index]
        if beside.tag != "h1" or not elements[beside.element].tags_around & TAGS["article"]:
            continue
        other = _article_around(beside.element, elements)
        if other not in around_own and own not in climb(other, elements):
            return [below for below in kept if below >= index]
    return []


def _box_headings(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    # The heading of a box of which nothing else is the story, where the box says that it is one.
    elements, markup = page.page.elements, page.page.markup
    return [
        index
        for index in _kept(keep)
        if markup[index].tag in HEADING_LEVELS
        and elements[elements[markup[index].element].parent].words & _BOX
        and _is_alone(index, page, keep)
    ]


def _is_alone(index: int, page: CleanPage, keep: Sequence[bool]) -> bool:
    # The blocks of an element are in one run.
    elements, markup = page.page.elements, page.page.markup
    box = elements[markup[index].element].parent
    size = 0
    for run in (range(index - 1, -1, -1), range(index + 1, len(markup))):
        for other in run:
            if box not in climb(markup[other].element, elements):
                break
            if keep[other]:
                return False
            size += len(page.texts[other])
    return size >= SHORTEST_BOX


def _shouted_links(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    # A headline in capitals that is a link from end to end, between two paragraphs: another story.
    return [
        index
        for index in _kept(keep)[1:-1]
        if (text := page.texts[index]).isupper()
        and page.page.markup[index].linked >= SHOUTED * len(text)
        and text.count(" ") >= SHOUTED_WORDS - 1
        and page.page.markup[index].tag == "p"
    ]


def _post_authors(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    # Who wrote an embedded post of which nothing else is the story.
    return [
        index
        for index in _kept(keep)
        if index and not keep[index - 1] and _POST_AUTHOR.match(page.texts[index]) is not None
    ]


def _linked_boxes(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    # A box that is a link from end to end, beside the paragraphs of the story, is a button of somebody who sells; a
    # block of nothing but headlines that are links lists other stories, and so do lines of links in one element.
    elements, markup = page.page.elements, page.page.markup
    kept = [index for index in _kept(keep) if markup[index].linked >= LINKED_BOX * len(page.texts[index])]
    if not kept:
        return []
    held = Counter(elements[markup[index].element].parent for index in _kept(keep))
    lines = Counter(markup[index].element for index in kept)
    return [
        index
        for index in kept
        if ((beside := markup[index]).tag == "div" and held[elements[beside.element].parent] > 1)
        or sum(len(link.text) >= ROW_HEADLINE for link in beside.links) >= LINKED_ROW
        or lines[beside.element] >= LINKED_ROW
    ]


def _listed(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    # Headlines and their excerpts in a box that the heading of a list opens, below the story or in its midst.
    markup = page.page.markup
    last = max(_kept(keep), default=-1)
    found: list[int] = []
    told = 0
    for heading, (text, mark) in enumerate(zip(page.texts[: last + 1], page.marks, strict=False)):
        told += len(text) if keep[heading] else 0
        if told < TOLD_ABOVE or mark is None or mark.kind != _LIST_HEADING:
            continue
        box = _box_below(heading, page)
        listed = list(compress(box, keep[box.start : box.stop]))
        headlines = {
            link.url
            for index in box
            if markup[index].linked >= LINKED_BOX * len(page.texts[index])
            for link in markup[index].links
        }
        is_list = len(headlines) > 1 and len(listed) <= MOST_LISTED * len(headlines)
        if is_list and all(len(page.texts[index]) <= LONGEST_LISTED for index in listed):
            found += listed
    return found


def _box_below(heading: int, page: CleanPage) -> range:
    # The blocks below a heading in the largest element that begins with it.
    elements, markup = page.page.elements, page.page.markup
    above = set(climb(markup[heading - 1].element, elements)) if heading else set()
    *_, box = [place for place in climb(markup[heading].element, elements) if place not in above] or [-1]
    end = heading + 1
    while end < len(markup) and box in climb(markup[end].element, elements):
        end += 1
    return range(heading + 1, end)


def _numbered_headings(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    # "1. Old harbour", "2. Coal pier": headings of one rank that count up, most of them above a part of the story.
    ranks: dict[str, list[tuple[int, int]]] = {}
    for index, beside in enumerate(page.page.markup):
        if beside.tag in HEADING_LEVELS and (number := _NUMBERED.match(page.texts[index])) is not None:
            ranks.setdefault(beside.tag, []).append((int(number[1]), index))
    found: list[int] = []
    for numbered in ranks.values():
        told = sum(index + 1 < len(keep) and keep[index + 1] for _, index in numbered)
        if len(numbered) >= FEWEST_MATES and 2 * told >= len(numbered) and numbered == sorted(numbered):
            found += [index for _, index in numbered if not keep[index] and page.marks[index] is None]
    return found


def _between(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    # A heading without a link right between two blocks of the story, or a piece of code in its midst.
    kept = _kept(keep)
    return [
        index
        for index in (range(kept[0], kept[-1]) if kept else ())
        if not keep[index]
        and (beside := page.page.markup[index]).tag in _BETWEEN
        and (beside.tag == "pre" or (keep[index - 1] and keep[index + 1]))
        and not beside.linked
        and ((mark := page.marks[index]) is None or mark.kind == _SUMMARY)
    ]


def _linked_end(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    # A short link and nothing else at the story's end leads to another story, or sells something.
    last = max(_kept(keep), default=None)
    if last is None:
        return []
    text, linked = page.texts[last], page.page.markup[last].linked
    return [last] if len(text) < LINKED_END and text[-1] not in SENTENCE_END and 2 * linked >= len(text) else []


def _short_story(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    # A page that shows nothing else tells what stands below its headline, be it in two short sentences.
    elements, markup = page.page.elements, page.page.markup
    headline = next((index for index, beside in enumerate(markup) if beside.tag == "h1"), None)
    if headline is None or any(keep):
        return []
    steps = {place: step for step, place in enumerate(climb(markup[headline].element, elements))}
    told = {
        index: next((steps[place] for place in climb(markup[index].element, elements) if place in steps), len(steps))
        for index in range(headline + 1, len(markup))
        if markup[index].tag == "p"
        and page.marks[index] is None
        and page.texts[index][-1:] in SENTENCE_END
        and 2 * markup[index].linked < len(page.texts[index])
        and not elements[markup[index].element].words_around & (_BOX | _COMMENT)
        and not elements[markup[index].element].tags_around & _BESIDE
    }
    # The smallest element around the headline that holds enough of them.
    nearest = sorted(told.values())[SHORT_STORY - 1 : SHORT_STORY]
    return [index for index, step in told.items() if [step] <= nearest]


def _datelined_lead(page: CleanPage, keep: Sequence[bool]) -> list[int]:
    # "Oldtown. The ferry is back, …": a place in front of it opens the story, though it stands in a box of its own.
    first = next(iter(_kept(keep)), 0)
    return [
        index
        for index in range(max(0, first - HIGHEST_LEAD), first)
        if len(text := page.texts[index]) >= SHORTEST_LEAD
        and text[-1] in SENTENCE_END
        and _DATELINE.match(text) is not None
        and page.marks[index] is None
        and not page.page.markup[index].linked
        and not may_stand_apart(page.page.elements[page.page.markup[index].element])
    ]


def _kept(keep: Sequence[bool]) -> list[int]:
    return [index for index, is_kept in enumerate(keep) if is_kept]


def _article_around(place: int, elements: Sequence[Element]) -> int:
    return next((around for around in climb(place, elements) if elements[around].tag == "article"), -1)
