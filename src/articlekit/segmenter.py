"""The segmenter: which blocks are the story, which are the other stories, and what the rest is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, count, groupby

import regex

from articlekit.about.head import find_bylines
from articlekit.about.titles import find_title
from articlekit.cleaner import CleanPage, Mark
from articlekit.html.markup_words import TAGS
from articlekit.judging.body_markup import label_by_markup
from articlekit.judging.cues import KIND_INDEX
from articlekit.judging.extent import ABOVE, BELOW
from articlekit.judging.forest import load_forest
from articlekit.judging.judge import Verdict, judge
from articlekit.judging.markup_cues import KnownStory, title_place
from articlekit.judging.markup_judge import judge_markup
from articlekit.judging.markup_revision import revise_markup
from articlekit.judging.retelling import drop_retelling
from articlekit.judging.revision import ABOVE_CREDIT, drop_all, revise
from articlekit.judging.scorecard import load_scorecards
from articlekit.judging.story_looks import strangers_above
from articlekit.models import Label
from articlekit.other_stories.excerpts import find_excerpts
from articlekit.other_stories.stories import FoundStory, StoryBlock, find_stories
from articlekit.other_stories.teasers import find_teasers
from articlekit.page import CELL_MARK, Page
from articlekit.rules import RuleKind
from articlekit.words.headlines import is_sentence

TEMPLATE_LINES = 3
"""Lines of a story, one below the other, that repeat on its site, from which they are the site's."""

LONGEST_HEADING = 110
"""Characters of a heading inside the story."""

LISTED_STORIES = 4
"""Stories from which a page that says that it is a list of them is one."""

STORY_SENTENCES = 3
"""Sentences above the first list from which the story is thought to stand there."""

HEAD = 3
"""Blocks below the title within which a byline parts a dek from the story."""

"""Why nothing is kept of a page that says that there is no such page."""

LONGEST_EXCUSE = 700
"""Characters of body below a title such as "Page not found" that are its apology; a story so called is longer."""

LONGEST_REFUSAL = 1500
"""Characters of a whole page on which any line may say that it is a check for robots, not only its title."""

LONGEST_EXCLAMATION = 12
"""Characters of a title that says nothing ("404", "Oops!"), so that another line may say that there is no such page."""

DEK_LENGTHS = (35, 420)
"""Characters of a dek, at least and at most."""

_LIST_ITEM = regex.compile(r"(?:[•·●■▪◦►▶▸‣*+]|[-–—](?=\s)|\(?\p{N}{1,2}[.)](?=\s))")
_SENTENCE_END = frozenset('.!?…。！？।॥؟"”»:;,،')
_BYLINE_KINDS = frozenset({"byline_shape", "date", f"rule_{RuleKind.BYLINE}", f"rule_{RuleKind.DATE_LINE}"})
_REFUSED = f"rule_{RuleKind.REFUSED}"
_EXCUSES = {f"rule_{kind}": str(kind) for kind in (RuleKind.NOT_FOUND, RuleKind.REFUSED)}
_CAPTION_KINDS = frozenset({f"rule_{RuleKind.CAPTION}", f"rule_{RuleKind.CREDIT}"})


@dataclass(frozen=True, slots=True)
class Segments:
    """A page with every block labelled.

    Args:
        labels: what each block is.
        whys: what decided it: the id of a rule or the name of a cue.
        stories: the other stories that the page shows.
        title: index of the block that is the title, where one is.
        path: the stretch of the page in which each block lies, see `extent`.
        excuse: the kind of the rule by which the page says that it holds no story.
        listing: whether what looked like its story are teasers of others.
    """

    labels: list[Label]
    whys: list[str]
    stories: list[FoundStory]
    title: int | None
    path: list[int]
    excuse: str | None = None
    listing: bool = False


def segment(
    page: CleanPage, known: KnownStory | None = None, url: str | None = None, *, listed: float | None = None
) -> Segments:
    """Label every block of a page.

    Args:
        page: the page, cleaned.
        known: what the head of an HTML page says of its story; `None` for plain text.
        url: the page's address, where known.
        listed: the share of what looks like the story that must be teasers for the page to be a list of stories; `None`
            where it cannot be one.
    """
    verdict, keep, listing = judge_page(page, known)
    listing = listing or (listed is not None and _drop_list(page, url, verdict, keep, listed))
    title = None if listing else _find_title(page, known, verdict, keep)
    excuse = _drop_excuse(page, title, verdict, keep)
    title = None if excuse else title
    if title is not None:
        _drop_above(page, verdict, keep, title)
    bylines = find_bylines(page, keep, title)
    for index in bylines:
        keep[index] = False
    if title is not None:
        _drop_strays(page, verdict, keep, range(title + 1, _last_byline(bylines, title)), "above_byline")
    stories, story_blocks = _find_stories(page, url, keep, verdict.path, title)
    labels: list[Label] = []
    whys = list(verdict.whys)
    for index, (text, mark) in enumerate(zip(page.texts, page.marks, strict=True)):
        if index in story_blocks:
            label, whys[index] = story_blocks[index]
        elif index == title:
            label, whys[index] = Label.TITLE, "title"
        elif index in bylines:
            label, whys[index] = Label.BYLINE, mark.why if mark is not None else "byline_at_the_edge"
        elif keep[index]:
            label = _body_label(text, index, page.texts, keep) if known is None else label_by_markup(page.page, index)
        elif mark is not None:
            label, whys[index] = _marked_label(mark), mark.why
        else:
            label = _dropped_label(page.page, index, whys[index])
        labels.append(label)
    _label_dek(labels, whys, page.texts, page.marks, title)
    return Segments(labels, whys, stories, title, verdict.path, excuse, listing)


def _find_title(page: CleanPage, known: KnownStory | None, verdict: Verdict, keep: Sequence[bool]) -> int | None:
    # The head of an HTML page names its headline; text has to be read for what looks like one.
    place = title_place(page.texts, page.page.markup, known.titles) if known is not None else None
    return find_title(page, verdict, keep) if place is None else place


def _drop_excuse(page: CleanPage, title: int | None, verdict: Verdict, keep: list[bool]) -> str | None:
    excuse = _find_excuse(page, title, keep)
    if excuse is not None:
        drop_all(verdict, keep, excuse)
    return excuse


def _find_excuse(page: CleanPage, title: int | None, keep: Sequence[bool]) -> str | None:
    # A page that says why there is no story here, with a few words of apology: the kind of its rule.
    if sum(len(text) for text in compress(page.texts, keep)) > LONGEST_EXCUSE:
        return None
    mark = page.marks[title] if title is not None else None
    if mark is not None and mark.kind in _EXCUSES:
        return _EXCUSES[mark.kind]
    if sum(map(len, page.texts)) > LONGEST_REFUSAL:
        return None
    says_much = title is not None and len(page.texts[title]) > LONGEST_EXCLAMATION
    # Below a sentence it is a box that could not be loaded.
    told = (index for index, text in enumerate(page.texts) if keep[index] or _is_open_sentence(text, page.marks[index]))
    above = page.marks[: next(told, None)]
    kinds = [mark.kind for mark in above if mark is not None and mark.kind in _EXCUSES]
    return next((_EXCUSES[kind] for kind in kinds if kind == _REFUSED or not says_much), None)


def _drop_above(page: CleanPage, verdict: Verdict, keep: list[bool], title: int) -> None:
    keep[title] = False
    _drop_strays(page, verdict, keep, range(title), "above_title")
    for index in strangers_above(page, keep, title):
        keep[index], verdict.whys[index] = False, "above_title"


def _drop_strays(page: CleanPage, verdict: Verdict, keep: list[bool], blocks: range, why: str) -> None:
    # What stands above the title or the byline and tells nothing is the page's, or a dek; not where the story is told
    # there, and its title stands once more in its midst.
    if sum(keep[index] and is_sentence(page.texts[index]) for index in blocks) >= STORY_SENTENCES:
        return
    for index in blocks:
        if keep[index] and not is_sentence(page.texts[index]):
            keep[index], verdict.whys[index] = False, why


def _last_byline(bylines: Sequence[int], title: int) -> int:
    return max((index for index in bylines if title < index <= title + HEAD), default=title)


def _is_open_sentence(text: str, mark: Mark | None) -> bool:
    return mark is None and is_sentence(text)


def judge_page(page: CleanPage, known: KnownStory | None = None) -> tuple[Verdict, list[bool], bool]:
    """Judge the blocks of a page, and look at them once more.

    Args:
        page: the page, cleaned.
        known: what the head of an HTML page says of its story; `None` for plain text.

    Returns:
        What the judge said, whether each block is the story after the second look, and whether the page is a listing.
    """
    verdict = _judge(page) if known is None else judge_markup(page, known)
    keep = [
        kept and (mark is None or not _is_certain(mark)) for kept, mark in zip(verdict.keep, page.marks, strict=True)
    ]
    _drop_repeated(page.marks, keep)
    second_look = revise if known is None else revise_markup
    listing = second_look(page, verdict, keep)
    drop_retelling(page.texts, verdict, keep)
    return verdict, keep, listing


def _drop_repeated(marks: Sequence[Mark | None], keep: list[bool]) -> None:
    # Lines that few stories of the site share are the site's at the ends of a story, and where several stand together;
    # a single one within it may be a heading or a cell of a table.
    story = list(compress(count(), keep))
    repeats = [(mark := marks[index]) is not None and mark.repeats is not None for index in story]
    start = 0
    for is_repeated, group in groupby(repeats):
        end = start + len(list(group))
        if is_repeated and (start == 0 or end == len(story) or end - start >= TEMPLATE_LINES):
            for index in story[start:end]:
                keep[index] = False
        start = end


def _drop_list(page: CleanPage, url: str | None, verdict: Verdict, keep: list[bool], least: float) -> bool:
    # The excerpts of a page that is a list of stories are no story.
    stories, blocks = find_teasers(page, url, [False] * len(keep), None)
    if len(stories) < LISTED_STORIES:
        return False
    size = sum(len(text) for text in compress(page.texts, keep))
    titles = {index for index, block in blocks.items() if block.label is Label.STORY_TITLE}
    # The paragraph right below a headline is its excerpt.
    listed = sum(
        len(text) for index, text in enumerate(page.texts) if keep[index] and (index in blocks or index - 1 in titles)
    )
    if listed < least * size:
        return False
    drop_all(verdict, keep)
    return True


def _find_stories(
    page: CleanPage, url: str | None, keep: Sequence[bool], path: Sequence[int], title: int | None
) -> tuple[list[FoundStory], dict[int, StoryBlock]]:
    # Markup shows stories by their links; a page without any is as good as text.
    if any(beside.links for beside in page.page.markup):
        stories, blocks = find_teasers(page, url, keep, title)
        return stories, blocks | find_excerpts(page, keep, blocks)
    return find_stories(page, keep, path, title)


def judged_blocks(page: CleanPage) -> tuple[list[str], list[bool], list[int], list[int]]:
    """Pick the blocks that can be the story; ages, bullets and blocks with nothing visible only stand between them.

    Args:
        page: the page, cleaned.

    Returns:
        Their texts, whether a blank line stands above each, the index of each one's kind in `cues.KINDS`, and the
        index of each on the page.
    """
    end = _end_of_prose(page)
    places = [
        index
        for index, (text, mark) in enumerate(zip(page.texts[:end], page.marks[:end], strict=True))
        if len(text) > 2 and (mark is None or mark.age is None)
    ]
    return (
        list(map(page.texts.__getitem__, places)),
        [block.gap for block in map(page.page.blocks.__getitem__, places)],
        [KIND_INDEX[mark.kind] if (mark := page.marks[index]) else 0 for index in places],
        places,
    )


def _end_of_prose(page: CleanPage) -> int:
    # What stands below a list's heading, with no sentence of prose behind it, can be no story. It is not judged at all,
    # so that a list below a page cannot change what is thought of the story above it.
    end = last = len(page.texts)
    for index in range(last - 1, -1, -1):
        mark = page.marks[index]
        if mark is None and is_sentence(page.texts[index]):
            break
        if mark is not None and mark.rule is not None and mark.rule.rule.kind is RuleKind.LIST_HEADING:
            end = index
    if end == last or sum(map(is_sentence, page.texts[:end])) < STORY_SENTENCES:
        return last
    return end


def _judge(page: CleanPage) -> Verdict:
    texts, gaps, kinds, places = judged_blocks(page)
    verdict = judge(texts, gaps, kinds, page.common, load_scorecards("text"), load_forest("text_forest"))
    count = len(page.texts)
    if len(places) == count:
        return verdict
    keep, whys, path = [False] * count, ["nothing_to_read"] * count, [ABOVE] * count
    below = places[-1] + 1 if places else 0
    path[below:] = [BELOW] * (count - below)
    whys[below:] = ["below_story"] * (count - below)
    scores = [0.0] * count
    judged = zip(places, [*places[1:], below], verdict.keep, verdict.whys, verdict.path, verdict.scores, strict=True)
    for index, end, kept, why, stretch, score in judged if places else ():
        keep[index], whys[index], scores[index] = kept, why, score
        # What was not judged lies in the stretch of the block above it.
        path[index:end] = [stretch] * (end - index)
    return Verdict(keep, whys, path, scores)


def _is_certain(mark: Mark) -> bool:
    # A rule whose line was taken as a whole or by its start has the last word; shapes are only evidence.
    return mark.rule is not None or mark.age is not None or mark.repeats == "many"


def _marked_label(mark: Mark) -> Label:
    if mark.kind in _CAPTION_KINDS:
        return Label.CAPTION
    if mark.kind in _BYLINE_KINDS or mark.age is not None:
        return Label.BYLINE
    return Label.BOILERPLATE


def _body_label(text: str, index: int, texts: Sequence[str], keep: Sequence[bool]) -> Label:
    if not text[0].isalpha() and _LIST_ITEM.match(text):
        return Label.LIST_ITEM
    if "\t" in text or CELL_MARK in text:
        return Label.TABLE
    if text[0] in '"“„«' and text[-1] in '"”“»' and len(text) > LONGEST_HEADING // 2:
        return Label.QUOTE
    if (
        len(text) <= LONGEST_HEADING
        and text[-1] not in _SENTENCE_END
        and index + 1 < len(texts)
        and keep[index + 1]
        and len(texts[index + 1]) > len(text)
        and not (any(map(str.isdecimal, text)) and _stands_in_rows(index, texts))
    ):
        return Label.HEADING
    return Label.PARAGRAPH


def _stands_in_rows(index: int, texts: Sequence[str]) -> bool:
    # "Oldtown 3-1 Seaside" has other results beside it; "3. Old harbour" is the heading of what is told below it.
    return not all(is_sentence(texts[place]) for place in (index - 1, index + 1) if place >= 0)


def _dropped_label(page: Page, index: int, why: str) -> Label:
    # What is not the story and known by no rule.
    in_caption = page.markup and page.elements[page.markup[index].element].tags_around & TAGS["figcaption"]
    return Label.CAPTION if in_caption or why == ABOVE_CREDIT else Label.BOILERPLATE


def _label_dek(
    labels: list[Label], whys: list[str], texts: Sequence[str], marks: Sequence[Mark | None], title: int | None
) -> None:
    # The dek is the sentence between the title and the story.
    if title is None:
        return
    for index in range(title + 1, min(title + 4, len(texts))):
        if labels[index] in (Label.PARAGRAPH, Label.HEADING):
            return
        if (
            labels[index] is Label.BOILERPLATE
            and marks[index] is None
            and DEK_LENGTHS[0] <= len(texts[index]) <= DEK_LENGTHS[1]
            and texts[index] != texts[title]
            and not texts[index][-1].isdigit()  # A desk and a place run together with date and time.
        ):
            labels[index], whys[index] = Label.DEK, "below_title"
            return
