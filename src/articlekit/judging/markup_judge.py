"""Judges every block of an HTML page with a learned forest, and says which cue speaks loudest for the verdict."""

from collections.abc import Sequence
from math import exp

from articlekit.cleaner import CleanPage
from articlekit.declarations.story_node import StoryNode
from articlekit.judging.declared_body import is_declared
from articlekit.judging.extent import ABOVE, BELOW, STORY
from articlekit.judging.forest import load_evidence, load_forest
from articlekit.judging.judge import Verdict
from articlekit.judging.markup_cues import IN_KNOWN_BODY, KnownStory, markup_cues
from articlekit.page import Head

EVIDENCE_CUES = (
    "length", "linked", "kind", "tag", "in_wide", "steps_to_best", "density_2", "mean_1", "share_1", "twins", "depth",
    "since_title", "words_comment", "words_caption", "words_body", "in_nav", "in_footer", "in_aside", "in_table",
    "repeated",
)  # fmt: skip
"""The cues that are plain enough to be a reason; the forest asks all of them and more."""

DOUBT = -1.0
"""Score down to which a block is doubtful: one in four of these is the story."""

WORTH = 1.005
"""How many times better the body must be expected to become before doubtful blocks are taken."""

_TITLES = frozenset({"og:title", "twitter:title", "headline", "title"})


def known_story(head: Head, story: StoryNode | None) -> KnownStory:
    """Gather what a page's head says of its story, as far as it helps to find the story on the page.

    Args:
        head: the page's head.
        story: the story's node in the JSON-LD.
    """
    titles = [content for name, content in head.metas if name in _TITLES]
    descriptions = [content for name, content in head.metas if name in {"og:description", "description"}]
    if head.title:
        titles.append(head.title)
    if story is not None:
        titles += [title for title in (story.headline, story.alternative) if title]
    return KnownStory(tuple(titles), max(descriptions, key=len, default=""), story.body if story is not None else None)


def judge_markup(page: CleanPage, known: KnownStory) -> Verdict:
    """Judge the blocks of an HTML page.

    Args:
        page: the page, cleaned.
        known: what its head says of the story.
    """
    if not page.texts:
        return Verdict([], [], [], [])
    columns = markup_cues(page, known)
    scores = load_forest("markup").score(columns)
    keep = keep_likely(scores, list(map(len, page.texts)))
    whys = _reasons(columns, keep)
    nothing = not any(keep)
    for index, beside in enumerate(page.page.markup):
        if is_declared(beside) or (nothing and columns["known_body"][index] == IN_KNOWN_BODY):
            keep[index], whys[index] = bool(page.texts[index]), "declared_body"
    return Verdict(keep, whys, _path(keep), scores)


def keep_likely(scores: Sequence[float], sizes: Sequence[int]) -> list[bool]:
    """Take the blocks that are more likely the story than not; of a page that is hard to judge the doubtful ones too.

    A body that lacks half of the story is worse than one with a line too many. The blocks taken are those that make
    the expected F1 greatest (Lipton, Elkan and Naryanaswamy, "Thresholding classifiers to maximize F1 score", 2014);
    where the scores are sure that is the same.

    Args:
        scores: one a block, in log-odds.
        sizes: the characters of each block; none is ever taken.

    Returns:
        Whether each block is taken.

    >>> keep_likely([3.0, -0.5, -7.0], [100, 5, 100])
    [True, False, False]
    >>> keep_likely([0.2, -0.1, -7.0], [100, 100, 100])
    [True, True, False]
    """
    least = 0.0
    if any(DOUBT < score <= 0.0 for score in scores):
        least = _least_worthy(sorted(zip(scores, sizes, strict=True), reverse=True))
    return [(score > 0.0 or score >= least < 0.0) and size > 0 for score, size in zip(scores, sizes, strict=True)]


def _least_worthy(ranked: Sequence[tuple[float, int]]) -> float:
    # The lowest score that is worth taking where it is a doubtful one, else 0. Half of the expected F1 is what is taken
    # of the story, over all that is taken and all of the story.
    least, best, taken, right = 0.0, 0.0, 0, 0.0
    whole = sum(size / (1.0 + exp(-score)) for score, size in ranked)
    for score, size in ranked:
        if score <= DOUBT or (score <= 0.0 and not taken):
            break
        if not size:
            continue
        taken += size
        right += size / (1.0 + exp(-score))
        expected = right / (taken + whole)
        if score > 0.0:
            best = WORTH * expected
        elif expected > best:
            least, best = score, expected
    return least


def _reasons(columns: dict[str, bytes], keep: list[bool]) -> list[str]:
    # Each cue says by itself how much it speaks for the story: the loudest on the side of the verdict is the reason.
    tables = load_evidence("markup")
    voices = zip(*[columns[cue].translate(table) for cue, table in tables.items()], strict=True)
    names = list(tables)
    return [names[row.index(max(row) if kept else min(row))] for row, kept in zip(voices, keep, strict=True)]


def _path(keep: list[bool]) -> list[int]:
    first = keep.index(True) if True in keep else len(keep)
    last = len(keep) - keep[::-1].index(True) if True in keep else 0
    return [ABOVE if index < first else STORY if index < last else BELOW for index in range(len(keep))]
