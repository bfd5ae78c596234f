"""Draw accuracy against time as an SVG picture, in plain code: one panel a set, one dot an extractor."""

import math
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from benchmarks.peers.report import OURS
from benchmarks.score import Figures

_WIDTH, _HEIGHT = 350, 340
_LEFT, _TOP, _RIGHT, _BOTTOM = 44, 34, 14, 40
_TICKS_MS = (0.5, 1, 2, 5, 10, 20, 50, 100, 200)
_STEP_F1 = 0.02
_RADIUS = 4
_LETTER = 5.7
"""Width of a letter of a label, on average."""
_LABEL_HEIGHT = 12
_PLACES = ((1, 0), (2, 0), (0, -1), (0, 1), (1, -1), (1, 1), (2, -1), (2, 1), (0, 2), (1, 2), (2, 2), (0, -2), (2, -2))
"""Where a name may stand, best first: 0 across is centred on its dot, 1 to the right, 2 to the left; lines down."""
_STYLE = (
    "text{font:10px system-ui,sans-serif;fill:#444}.name{font-weight:600;font-size:12px}.grid{stroke:#ddd}"
    ".dot{fill:#8a8f98}.ours{fill:#c2410c}.ours-name{fill:#c2410c;font-weight:600}svg{background:#fff}"
)

Dot = tuple[str, float, float]
"""Name, milliseconds, F1."""


class Box(NamedTuple):
    """A rectangle of the picture."""

    left: float
    top: float
    right: float
    bottom: float


def draw(figures: Figures, set_names: Sequence[str]) -> str:
    """The picture, as the text of an SVG file.

    Args:
        figures: of accuracy and speed, from `report`.
        set_names: the panels, from left to right.
    """
    panels = {set_name: _dots(figures, set_name) for set_name in set_names}
    times = _time_range([time for dots in panels.values() for _, time, _ in dots])
    width = _WIDTH * len(set_names)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" role="img">',
        "<title>Shingle F1 against milliseconds a page, higher and further left is better</title>",
        f"<style>{_STYLE}</style>",
    ]
    for place, (set_name, dots) in enumerate(panels.items()):
        scores = _score_range([dot[2] for dot in dots])
        parts.append(f'<g transform="translate({_WIDTH * place} 0)">')
        parts += [*_frame(set_name, times, scores), *_marks(dots, times, scores), "</g>"]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _dots(figures: Figures, set_name: str) -> list[Dot]:
    dots = []
    for figure, value in figures.items():
        name = figure.split(".")[1]
        time = figures.get(f"peers.{name}.speed.mean_ms")
        if figure == f"peers.{name}.{set_name}.f1" and value is not None and time:
            dots.append((name, time, value))
    return dots


def _time_range(times: Sequence[float]) -> tuple[float, float]:
    """The ticks around all times."""
    low = max((tick for tick in _TICKS_MS if tick <= min(times)), default=min(times))
    high = min((tick for tick in _TICKS_MS if tick >= max(times)), default=max(times))
    return low, max(high, 2 * low)


def _score_range(scores: Sequence[float]) -> tuple[float, float]:
    """The grid lines around all scores."""
    low = math.floor(min(scores) / _STEP_F1) * _STEP_F1
    return low, max(math.ceil(max(scores) / _STEP_F1) * _STEP_F1, low + _STEP_F1)


def _across(time: float, times: tuple[float, float]) -> float:
    share = math.log(time / times[0]) / math.log(times[1] / times[0])
    return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)


def _down(score: float, scores: tuple[float, float]) -> float:
    share = (scores[1] - score) / (scores[1] - scores[0])
    return _TOP + share * (_HEIGHT - _TOP - _BOTTOM)


def _frame(set_name: str, times: tuple[float, float], scores: tuple[float, float]) -> list[str]:
    bottom, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
    parts = [
        f'<text class="name" x="{_LEFT}" y="18">{escape(set_name)}</text>',
        f'<text x="{(_LEFT + right) / 2}" y="{_HEIGHT - 6}" text-anchor="middle">ms a page</text>',
        f'<text x="4" y="{_TOP - 8}">F1</text>',
    ]
    for tick in _TICKS_MS:
        if times[0] <= tick <= times[1]:
            at = f"{_across(tick, times):.1f}"
            parts.append(f'<line class="grid" x1="{at}" x2="{at}" y1="{_TOP}" y2="{bottom}"/>')
            parts.append(f'<text x="{at}" y="{bottom + 14}" text-anchor="middle">{tick:g}</text>')
    for step in range(round((scores[1] - scores[0]) / _STEP_F1) + 1):
        score = scores[0] + step * _STEP_F1
        at = f"{_down(score, scores):.1f}"
        parts.append(f'<line class="grid" x1="{_LEFT}" x2="{right}" y1="{at}" y2="{at}"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{at}" dy="3" text-anchor="end">{score:.2f}</text>')
    return parts


def _marks(dots: Sequence[Dot], times: tuple[float, float], scores: tuple[float, float]) -> list[str]:
    """A dot and a name each; a name stands where it covers least."""
    points = [(_across(time, times), _down(score, scores)) for _, time, score in dots]
    taken = [Box(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS) for x, y in points]
    parts: list[str] = []
    for (name, _, _), (x, y) in sorted(zip(dots, points, strict=True), key=lambda pair: (pair[0][0] != OURS, pair[1])):
        places = [_label_box(name, x, y, across, down) for across, down in _PLACES]
        box = min(places, key=lambda box: round(_crowding(box, taken)))
        taken.append(box)
        kind = "ours" if name == OURS else "dot"
        parts.append(f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{_RADIUS}"/>')
        words = (
            f'class="{kind}-name" x="{box.left:.1f}" y="{box.bottom - 3:.1f}" textLength="{_LETTER * len(name):.1f}"'
        )
        parts.append(f"<text {words}>{escape(name)}</text>")
    return parts


def _label_box(name: str, x: float, y: float, across: int, down: int) -> Box:
    width = _LETTER * len(name)
    left = (x - width / 2, x + _RADIUS + 3, x - _RADIUS - 3 - width)[across]
    middle = y + down * _LABEL_HEIGHT
    return Box(left, middle - _LABEL_HEIGHT / 2, left + width, middle + _LABEL_HEIGHT / 2)


def _crowding(box: Box, taken: Sequence[Box]) -> float:
    """How much of a label would lie on dots and other labels, or outside the panel."""
    outside = max(0.0, _LEFT - box.left) + max(0.0, box.right - (_WIDTH - _RIGHT)) + max(0.0, _TOP - box.top)
    return outside * _LABEL_HEIGHT + sum(
        max(0.0, min(box.right, other.right) - max(box.left, other.left))
        * max(0.0, min(box.bottom, other.bottom) - max(box.top, other.top))
        for other in taken
    )
