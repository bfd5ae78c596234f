"""Finds what a page tells a second time: made for two widths of screen, or for machines too, it holds its story twice.

A line that stands twice is as often meant: a chorus, a question asked of everybody, the price below every boat. So only
long runs are taken, and blocks that hold several paragraphs again. On 917 public pages six held the story twice; of
what is found on these nothing was meant, and on no other page anything is found.
"""

from collections.abc import Iterator, Sequence
from itertools import compress, count

from articlekit.judging.judge import Verdict

FEWEST_BLOCKS = 3
"""Blocks that stand together in one order again, at least."""

SHORTEST_RUN = 150
"""Characters of such a run at least."""

MOST_MEANT = 2_000
"""Characters of all such runs of a page up to which they may be meant; all that were had 780."""

OPENING = 40
"""First characters of a paragraph by which it is known where a block holds it again."""

MOST_PARAGRAPHS = 200
"""Paragraphs that are looked for one behind the other in one block."""

SHARE_TOLD = 0.8
"""Share of a block that earlier paragraphs have told, from which it tells nothing new."""


def drop_retelling(texts: Sequence[str], verdict: Verdict, keep: list[bool]) -> None:
    """Drop what the story tells again; the first telling stays.

    Args:
        texts: the blocks' texts.
        verdict: what the judge said; its reasons are changed in place with what they are reasons for.
        keep: whether each block is the story; changed in place.
    """
    kept = list(compress(count(), keep))
    story = [texts[index] for index in kept]
    for place in (*_retold_runs(story), *_gathered(story)):
        keep[kept[place]], verdict.whys[kept[place]] = False, "told_again"


def _retold_runs(story: Sequence[str]) -> list[int]:
    # The places of the blocks that stand in runs.
    runs = [run for run in _runs(story) if len(run) >= FEWEST_BLOCKS and _size(story, run) >= SHORTEST_RUN]
    enough = sum(_size(story, run) for run in runs) > MOST_MEANT
    return [place for run in runs for place in run] if enough else []


def _runs(story: Sequence[str]) -> Iterator[range]:
    # Stretches of blocks that have stood above in the same order; none reaches back into itself.
    first: dict[str, int] = {}
    start = above = 0
    for place, text in enumerate(story):
        if start < place and above + place - start < start and story[above + place - start] == text:
            continue
        yield range(start, place)
        start = place
        if text in first:
            above = first[text]
        else:
            first[text] = place
            start = place + 1
    yield range(start, len(story))


def _size(story: Sequence[str], run: range) -> int:
    return sum(len(story[place]) for place in run)


def _gathered(story: Sequence[str]) -> Iterator[int]:
    # Blocks that hold several of the paragraphs above, one behind the other.
    paragraphs: dict[str, str] = {}
    for place, text in enumerate(story):
        opening = text[:OPENING]
        if opening in paragraphs and len(text) > len(paragraphs[opening]) and _is_told(text, paragraphs):
            yield place
        elif len(text) >= OPENING:
            paragraphs.setdefault(opening, text.rstrip())


def _is_told(text: str, paragraphs: dict[str, str]) -> bool:
    at = told = found = 0
    while found < MOST_PARAGRAPHS:
        paragraph = paragraphs.get(text[at : at + OPENING])
        if paragraph is None or not text.startswith(paragraph, at):
            break
        at += len(paragraph)
        told, found = at, found + 1
        at += text[at : at + 1].isspace()
    return found >= FEWEST_BLOCKS and told >= SHARE_TOLD * len(text)
