"""What can be seen of the elements around a block: their share of the page's prose, their links, their siblings.

Every element has a row of bytes, its own cues and behind them those of the elements around it. The rows of the elements
that hold the blocks, one after the other, hold every cue as one slice.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from articlekit.page import Element, MarkupBlock

STEPS = 100
"""Steps in which a share is told."""

WIDE_SHARE, NARROW_SHARE = 0.6, 0.85
"""Shares of the page's prose that the deepest element holds which is thought to hold the story."""

REACH = 60
"""Blocks from which a distance is only far."""

LEVELS = {
    "share": range(5),
    "density": range(5),
    "blocks": range(5),
    "paragraphs": range(5),
    "mean": range(5),
    "direct": range(1, 3),
    "alike": range(1, 4),
}
"""The cues of the elements around a block, and how far out they are asked; 0 is the element that holds the block."""

_DEPTH = 5
_SLICES = {f"{cue}_{level}": level * len(LEVELS) + place for place, cue in enumerate(LEVELS) for level in LEVELS[cue]}


class _Sums(NamedTuple):
    """What stands in each element, with all that is in it."""

    mass: list[float]
    blocks: list[int]
    size: list[int]
    linked: list[int]
    paragraphs: list[int]


def element_cues(
    markup: Sequence[MarkupBlock], elements: Sequence[Element], sizes: Sequence[int], masses: Sequence[float]
) -> dict[str, bytes]:
    """Read the cues of the elements around every block.

    Args:
        markup: what the markup says of each block; at least one.
        elements: the elements of the page, in the order in which they open.
        sizes: characters of each block.
        masses: how much prose each block is.

    Returns:
        The columns by name, each with one byte a block.
    """
    places = [beside.element for beside in markup]
    parents = [0, *[element.parent for element in elements[1:]]]
    sums = _sums(markup, parents, sizes, masses)
    whole = sums.mass[0] or 1.0
    direct = _direct(places, parents, masses)
    best = direct.index(max(direct))
    looks, alike = _looks(elements)
    around = _table(
        [
            [int(STEPS * mass / whole) if mass else 0 for mass in sums.mass],
            [20 * linked // size if linked else 0 for linked, size in zip(sums.linked, sums.size, strict=True)],
            clipped(sums.blocks),
            [20 * few // all_ if few else 0 for few, all_ in zip(sums.paragraphs, sums.blocks, strict=True)],
            clipped(
                [int(4 * mass / blocks) if mass else 0 for mass, blocks in zip(sums.mass, sums.blocks, strict=True)]
            ),
            [int(STEPS * min(mass / whole, 1.0)) if mass else 0 for mass in direct],
            alike,
        ]
    )
    own = _own_columns(elements, parents, sums.mass, whole, best) | _twin_columns(places, sizes, looks)
    chains, own_rows = _chains(around, parents), _table(list(own.values()))
    joined = b"".join([chains[place] + own_rows[place] for place in places])
    width = len(joined) // len(places)
    columns = {name: joined[place::width] for name, place in _SLICES.items()}
    columns |= {name: joined[place::width] for place, name in enumerate(own, _DEPTH * len(LEVELS))}
    columns["since_best"] = distances(len(places), columns["in_best"].find(1))
    columns["until_best"] = distances(len(places), columns["in_best"].rfind(1))
    columns["whole"] = bytes([min(int(whole), 255)]) * len(places)
    return columns


def _table(columns: Sequence[Sequence[int]]) -> list[bytes]:
    # One row of bytes an element.
    width = len(columns)
    table = bytearray(width * len(columns[0]))
    for place, column in enumerate(columns):
        table[place::width] = bytes(column)
    joined = bytes(table)
    return [joined[start : start + width] for start in range(0, len(joined), width)]


def _chains(around: Sequence[bytes], parents: Sequence[int]) -> list[bytes]:
    # The row of each element, and behind it those of the elements around it.
    width = _DEPTH * len(LEVELS)
    chains = [around[0] * _DEPTH]  # nothing is around the root but itself
    for row, parent in zip(around[1:], parents[1:], strict=True):
        chains.append((row + chains[parent])[:width])
    return chains


def _sums(
    markup: Sequence[MarkupBlock], parents: Sequence[int], sizes: Sequence[int], masses: Sequence[float]
) -> _Sums:
    count = len(parents)
    mass, blocks, size, linked, paragraphs = [0.0] * count, [0] * count, [0] * count, [0] * count, [0] * count
    for beside, own_size, own_mass in zip(markup, sizes, masses, strict=True):
        place, own_linked = beside.element, beside.linked
        mass[place] += own_mass
        blocks[place] += 1
        size[place] += own_size
        linked[place] += own_linked if own_linked < own_size else own_size
        paragraphs[place] += beside.tag == "p"
    for place in range(count - 1, 0, -1):
        parent = parents[place]
        mass[parent] += mass[place]
        blocks[parent] += blocks[place]
        size[parent] += size[place]
        linked[parent] += linked[place]
        paragraphs[parent] += paragraphs[place]
    return _Sums(mass, blocks, size, linked, paragraphs)


def _direct(places: Sequence[int], parents: Sequence[int], masses: Sequence[float]) -> list[float]:
    # The prose in the blocks whose element stands right in an element.
    direct = [0.0] * len(parents)
    for place, mass in zip(places, masses, strict=True):
        if mass:
            direct[parents[place]] += mass
    return direct


def _looks(elements: Sequence[Element]) -> tuple[list[int], bytes]:
    # Siblings of one tag and one kind of class look alike: cards of a list and entries of a thread have many such.
    numbers: dict[tuple[object, ...], int] = {}
    looks = [numbers.setdefault(element[:3], len(numbers)) for element in elements]  # tag, parent, words
    count_of = Counter(looks)
    return looks, clipped([count_of[look] for look in looks])


def _twin_columns(places: Sequence[int], sizes: Sequence[int], looks: Sequence[int]) -> dict[str, Sequence[int]]:
    # The blocks whose elements look alike: how many, and how long they are.
    twins, size = [0] * len(looks), [0] * len(looks)
    for place, own_size in zip(places, sizes, strict=True):
        look = looks[place]
        twins[look] += 1
        size[look] += own_size
    means = [all_ // count // 8 if count else 0 for all_, count in zip(size, twins, strict=True)]
    return {
        "twins": clipped([twins[look] for look in looks]),
        "twin_size": clipped([means[look] for look in looks]),
    }


def _own_columns(
    elements: Sequence[Element], parents: Sequence[int], mass: Sequence[float], whole: float, best: int
) -> dict[str, Sequence[int]]:
    # Elements that hold more than half of the prose lie within one another: the last to open is the deepest, and what
    # holds more of it is around.
    wide = next((place for place in range(len(parents) - 1, 0, -1) if mass[place] >= WIDE_SHARE * whole), 0)
    narrow = wide
    while narrow and mass[narrow] < NARROW_SHARE * whole:
        narrow = parents[narrow]
    return {
        "in_narrow": _inside(narrow, parents),
        "in_wide": _inside(wide, parents),
        "in_best": _inside(best, parents),
        "beside_best": [parent == best for parent in parents],
        "steps_to_best": _steps_to(best, parents),
        "depth": _depths(parents),
        "article": _articles(elements, parents),
    }


def _inside(container: int, parents: Sequence[int]) -> bytes:
    # Elements are in the order in which they open, so those inside are in one run.
    count = len(parents)
    end = next((place for place in range(container + 1, count) if parents[place] < container), count)
    return bytes(container) + b"\1" * (end - container) + bytes(count - end)


def _steps_to(best: int, parents: Sequence[int]) -> bytes:
    # Steps from the best container up to the first element that also holds the block.
    chain = {best: 0}
    place = best
    while place:
        place = parents[place]
        chain[place] = len(chain)
    steps: list[int] = []
    for place, parent in enumerate(parents):
        steps.append(chain[place] if place in chain else steps[parent])
    return clipped(steps)


def _depths(parents: Sequence[int]) -> bytes:
    depths = [0]
    for parent in parents[1:]:
        depths.append(depths[parent] + 1)
    return clipped(depths)


def _articles(elements: Sequence[Element], parents: Sequence[int]) -> bytes:
    # In which <article> of the page an element stands.
    count = 0
    numbers: list[int] = []
    for element, parent in zip(elements, parents, strict=True):
        if element.tag == "article":
            count += 1
            numbers.append(count)
        else:
            numbers.append(numbers[parent] if numbers else 0)
    return clipped(numbers)


def clipped(values: Sequence[int]) -> bytes:
    """Write whole numbers as bytes, all above 255 as 255.

    Args:
        values: none below 0, at least one.

    >>> list(clipped([3, 1000]))
    [3, 255]
    """
    try:
        return bytes(values)
    except ValueError:  # rare, so that looking for the largest first would cost more
        return bytes([value if value < 256 else 255 for value in values])


_RAMP = bytes(range(2 * REACH + 1))


def distances(count: int, place: int) -> bytes:
    """Tell how far every block stands below one of them, or above it; `REACH` is the block itself.

    Args:
        count: number of blocks.
        place: index of the one.

    >>> list(distances(4, 1))
    [59, 60, 61, 62]
    """
    near = bytes(max(place - REACH, 0)) + _RAMP[max(REACH - place, 0) :]
    return (near + _RAMP[-1:] * (count - len(near)))[:count]
