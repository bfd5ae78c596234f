"""Finds what tells of the authors below their story, as "Ama Mensah is a reporter in Oldtown" does.

Asked of 917 public pages, 207 of them flattened in five ways too, with the judge of other publishers: of 35 blocks at
the end of a story that name its author at once, who is named nowhere else in it, 32 were no part of it.
"""

from collections.abc import Sequence
from dataclasses import replace

from articlekit.models import BODY_LABELS, Label
from articlekit.segmenter import Segments

LAST_BLOCKS = 2
"""Blocks at the end of a story that may tell of its authors."""

LONGEST_BIOGRAPHY = 600
"""Characters of such a block at most."""

NAMED_WITHIN = 120
"""First characters of a biography, in which the name stands."""


def without_biographies(texts: Sequence[str], segments: Segments, authors: Sequence[str]) -> Segments:
    """Take what tells of the authors out of the end of the body.

    Args:
        texts: the blocks' repaired texts.
        segments: the labelled blocks.
        authors: who wrote the story.
    """
    if not authors:
        return segments
    body = [index for index, label in enumerate(segments.labels) if label in BODY_LABELS]
    found = [
        index
        for index in body[-LAST_BLOCKS:]
        if len(texts[index]) <= LONGEST_BIOGRAPHY
        and any(author in texts[index][:NAMED_WITHIN] and " " in author for author in authors)
    ]
    story = [index for index in body if index not in found]
    if not found or any(author in texts[index] for author in authors for index in story):
        return segments
    labels, whys = list(segments.labels), list(segments.whys)
    for index in found if story else ():
        labels[index], whys[index] = Label.BOILERPLATE, "biography"
    return replace(segments, labels=labels, whys=whys)
