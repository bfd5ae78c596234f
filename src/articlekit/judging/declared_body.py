"""The story of a page that shows none: what scripts would fill in stands in the page's JSON-LD."""

from dataclasses import replace

from articlekit.declarations.story_node import StoryNode
from articlekit.judging.markup_cues import MOST_LINKED, PROSE
from articlekit.page import Element, MarkupBlock, Page, PageBlock

SHORTEST_BODY = 120
"""Characters; a shorter body is a teaser."""

SHOWN_SHARE = 0.05
"""Share of the declared body that a page shows as prose at most, for it to be a shell. The stubs of paywalls, which
show a paragraph or two, have more."""

DECLARED_TAG = "script"
"""The element that such blocks stand in; the reader of HTML takes none from it."""


def with_declared_body(page: Page, story: StoryNode | None) -> Page:
    """Add the body that the JSON-LD gives to a page that shows no prose.

    Args:
        page: the page, as read.
        story: the story's node in its JSON-LD.

    Returns:
        The page, with one block a paragraph of the declared body behind all others, whose spans are empty and stand at
        the end of the source; the page itself where it shows its story.
    """
    body = story.body if story is not None else None
    if not body or len(body) < SHORTEST_BODY or _shown(page) > SHOWN_SHARE * len(body):
        return page
    end = len(page.source)
    paragraphs = [" ".join(line.split()) for line in body.split("\n")]
    blocks = [PageBlock(paragraph, end, end) for paragraph in paragraphs if paragraph]
    beside = MarkupBlock(DECLARED_TAG, 0, 0, (), 0, 0, 0, None)
    return replace(
        page,
        blocks=page.blocks + blocks,
        markup=page.markup + [beside] * len(blocks),
        elements=page.elements or [Element("body", -1, 0, 0, 0)],
    )


def is_declared(beside: MarkupBlock) -> bool:
    """Tell whether a block was added from the body that a page declares."""
    return beside.tag == DECLARED_TAG


def _shown(page: Page) -> int:
    return sum(
        len(block.text)
        for block, beside in zip(page.blocks, page.markup, strict=True)
        if len(block.text) >= PROSE and beside.linked < MOST_LINKED * len(block.text)
    )
