"""Finds the excerpts of teasers that were taken for the story: the card that holds them tells whose they are.

Asked of 915 public pages with the judge of other publishers: of 11 paragraphs that were kept right below the headline
of a teaser, in its card and in elements unlike those of the story, none was the story's.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import compress, count

from articlekit.cleaner import CleanPage
from articlekit.judging.body_markup import climb
from articlekit.judging.story_looks import looks_of
from articlekit.models import Label
from articlekit.other_stories.stories import StoryBlock

SHORTEST_EXCERPT = 60
"""Characters of an excerpt at least; what is shorter may be a label."""

MOST_EXCERPTS = 3
"""Excerpts at most; where more are kept, the page is a list of what it tells of, each with a link."""

LARGEST_CARD = 2.5
"""Text of the story that the card may hold, as a multiple of the excerpt."""

MOST_OF_STORY = 0.15
"""Share of the story up to which excerpts may make it up."""

_TEASER_LABELS = frozenset({Label.STORY_TITLE, Label.STORY_AGE, Label.STORY_OTHER})


def find_excerpts(
    page: CleanPage, keep: Sequence[bool], story_blocks: Mapping[int, StoryBlock]
) -> dict[int, StoryBlock]:
    """Find the blocks of the story that are excerpts of teasers.

    Args:
        page: an HTML page, cleaned.
        keep: whether each block is the story.
        story_blocks: the blocks that are known to belong to teasers.

    Returns:
        The excerpts, as blocks of those teasers.
    """
    elements, markup = page.page.elements, page.page.markup
    below = [
        index
        for index in compress(count(), keep)
        if index - 1 in story_blocks
        and story_blocks[index - 1].label in _TEASER_LABELS
        and markup[index].tag in {"p", "div"}
        and len(page.texts[index]) >= SHORTEST_EXCERPT
    ]
    if not below:
        return {}
    story = list(compress(count(), keep))
    size = sum(len(page.texts[index]) for index in story)
    looks = looks_of(elements)
    usual = Counter(looks[markup[index].element] for index in story if markup[index].tag == "p").most_common(1)
    held: Counter[int] = Counter()
    for index in story:
        held.update(dict.fromkeys(climb(markup[index].element, elements), len(page.texts[index])))
    found = []
    for index in below:
        around_title = set(climb(markup[index - 1].element, elements))
        card = next((place for place in climb(markup[index].element, elements) if place in around_title), -1)
        is_card = held[card] <= min(LARGEST_CARD * len(page.texts[index]), MOST_OF_STORY * size)
        if is_card and [looks[markup[index].element]] != [look for look, _ in usual]:
            found.append(index)
    told = sum(len(page.texts[index]) for index in found)
    if len(found) > MOST_EXCERPTS or told > MOST_OF_STORY * size:
        return {}
    return {index: StoryBlock(Label.STORY_OTHER, "teaser") for index in found}
