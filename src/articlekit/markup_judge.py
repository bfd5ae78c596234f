"""Judges every block of an HTML page with a learned forest, and says which cue speaks loudest for the verdict."""

from articlekit.cleaner import CleanPage
from articlekit.declared_body import is_declared
from articlekit.extent import ABOVE, BELOW, STORY
from articlekit.forest import load_evidence, load_forest
from articlekit.judge import Verdict
from articlekit.markup_cues import IN_KNOWN_BODY, KnownStory, markup_cues
from articlekit.page import Head
from articlekit.story_node import StoryNode

EVIDENCE_CUES = (
    "length", "linked", "kind", "tag", "in_wide", "steps_to_best", "density_2", "mean_1", "share_1", "twins", "depth",
    "since_title", "words_comment", "words_caption", "words_body", "in_nav", "in_footer", "in_aside", "in_table",
    "repeated",
)  # fmt: skip
"""The cues that are plain enough to be a reason; the forest asks all of them and more."""

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
    keep = [score > 0.0 and bool(text) for score, text in zip(scores, page.texts, strict=True)]
    whys = _reasons(columns, keep)
    nothing = not any(keep)
    for index, beside in enumerate(page.page.markup):
        if is_declared(beside) or (nothing and columns["known_body"][index] == IN_KNOWN_BODY):
            keep[index], whys[index] = bool(page.texts[index]), "declared_body"
    return Verdict(keep, whys, _path(keep), scores)


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
