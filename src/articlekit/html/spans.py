"""Where the blocks of an HTML page stand in its source."""

from collections.abc import Sequence

SEARCH = 4_000
"""Characters of source in which the text of a block is looked for where no tag says where it starts."""

STRIDE = 1_000
"""Characters that are passed at once on the way to the line on which a block starts."""

FEW_LINES = 8
"""Lines that are passed one by one."""


def find_spans(source: str, texts: Sequence[str], places: Sequence[tuple[int, int] | None]) -> list[tuple[int, int]]:
    r"""Find where each block begins and ends: where the tag before its text does, and where the next block begins.

    Args:
        source: the decoded source.
        texts: the blocks' texts, in reading order.
        places: line, from 1, and column, from 0, of the tag before each text, where there is one.

    Returns:
        Start and end of each, in characters, the end exclusive; none lies in another, and none before the one above.

    >>> find_spans("<p>Rain\n<p>Sun", ["Rain", "Sun"], [(1, 0), (2, 0)])
    [(0, 8), (8, 14)]
    """
    lines = source.replace("\r\n", " \n").replace("\r", "\n") if "\r" in source else source
    starts: list[int] = []
    line, line_start, last = 1, 0, 0
    for text, place in zip(texts, places, strict=True):
        start = last
        if place is not None and place[0] >= line:
            if place[0] > line:
                line_start = _skip_lines(lines, line_start, place[0] - line)
                line = place[0]
            start = line_start + place[1]
        if start <= last and starts:
            found = source.find(text[:24], last + 1, last + SEARCH)
            start = found if found >= 0 else last
        last = start
        starts.append(start)
    return list(zip(starts, [*starts[1:], len(source)], strict=False))


def _skip_lines(source: str, start: int, count: int) -> int:
    # Counting the line breaks of a whole stride, and then finding the few left, is faster than finding all.
    while count > FEW_LINES:
        passed = source.count("\n", start, start + STRIDE)
        if passed >= count or start > len(source):
            break
        start += STRIDE
        count -= passed
    for _ in range(count):
        start = source.find("\n", start) + 1
    return start
