"""Draw accuracy against time as an SVG picture, in plain code: one panel a set, one dot an extractor."""

import math
from collections.abc import Sequence
from html import escape

from benchmarks.peers.report import OURS
from benchmarks.score import Figures

_WIDTH, _HEIGHT = 330, 300
_LEFT, _TOP, _RIGHT, _BOTTOM = 44, 34, 14, 40
_TICKS_MS = (0.5, 1, 2, 5, 10, 20, 50, 100, 200)
_STEP_F1 = 0.02
_LABEL_HEIGHT = 11
_STYLE = (
    "text{font:10px system-ui,sans-serif;fill:#444}.name{font-weight:600;font-size:12px}.grid{stroke:#ddd}"
    ".dot{fill:#8a8f98}.ours{fill:#c2410c}.ours-name{fill:#c2410c;font-weight:600}svg{background:#fff}"
)

Dot = tuple[str, float, float]
"""Name, milliseconds, F1."""


def draw(figures: Figures, set_names: Sequence[str]) -> str:
    """The picture, as the text of an SVG file.

    Args:
        figures: of accuracy and speed, from `report`.
        set_names: the panels, from left to right.
    """
    panels = {set_name: _dots(figures, set_name) for set_name in set_names}
    every = [dot for dots in panels.values() for dot in dots]
    times = _time_range([dot[1] for dot in every])
    scores = _score_range([dot[2] for dot in every])
    width = _WIDTH * len(set_names)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_HEIGHT}" role="img">',
        "<title>Shingle F1 against milliseconds a page, higher and further left is better</title>",
        f"<style>{_STYLE}</style>",
    ]
    for place, (set_name, dots) in enumerate(panels.items()):
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
    """A dot and a name each; names that would lie on one another are moved down."""
    parts: list[str] = []
    taken: list[tuple[float, float]] = []
    for name, time, score in sorted(dots, key=lambda dot: -dot[2]):
        x, y = _across(time, times), _down(score, scores)
        at = y
        while any(abs(x - other_x) < _WIDTH / 3 and abs(at - other_y) < _LABEL_HEIGHT for other_x, other_y in taken):
            at += 1
        taken.append((x, at))
        is_right = x > _WIDTH * 0.6
        anchor, shift = ("end", -7) if is_right else ("start", 7)
        ours = name == OURS
        parts.append(f'<circle class="{"ours" if ours else "dot"}" cx="{x:.1f}" cy="{y:.1f}" r="{5 if ours else 4}"/>')
        words = f'{"ours-name" if ours else "label"}" x="{x + shift:.1f}" y="{at:.1f}" dy="3" text-anchor="{anchor}'
        parts.append(f'<text class="{words}">{escape(name)}</text>')
    return parts
