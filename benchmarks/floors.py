"""Floors under the figures: a file of named limits, and whether the figures hold them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from benchmarks.score import Figures


@dataclass(frozen=True, slots=True)
class Limit:
    """One figure's limit."""

    figure: str
    value: float
    is_ceiling: bool
    """Whether the figure must not be above the value; else it must not be below."""

    def holds(self, figure: float | None) -> bool:
        """Whether a figure keeps the limit; a figure that could not be measured does not.

        >>> Limit("text.kept", 0.98, is_ceiling=False).holds(0.99)
        True
        >>> Limit("text.leaked", 0.04, is_ceiling=True).holds(0.1)
        False
        """
        if figure is None:
            return False
        return figure <= self.value if self.is_ceiling else figure >= self.value


def read_limits(file: Path) -> list[Limit]:
    """The limits of a file: a table `floors` and a table `ceilings`, each from a figure's name to a number.

    Args:
        file: a TOML file.

    Raises:
        SystemExit: there is no such file, or it holds something else.
    """
    if not file.is_file():
        raise SystemExit(f"no floors at {file}")
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    unknown = set(tables) - {"floors", "ceilings"}
    if unknown:
        raise SystemExit(f"{file}: unknown table {min(unknown)!r}; only 'floors' and 'ceilings' are read")
    return [
        Limit(name, float(value), is_ceiling=table == "ceilings")
        for table in ("floors", "ceilings")
        for name, value in tables.get(table, {}).items()
    ]


def broken_limits(limits: list[Limit], figures: Figures) -> list[Limit]:
    """The limits that the figures do not keep.

    Args:
        limits: from `read_limits`.
        figures: what was measured.

    >>> broken_limits([Limit("text.kept", 0.9, is_ceiling=False)], {"text.kept": 0.8})
    [Limit(figure='text.kept', value=0.9, is_ceiling=False)]
    """
    return [limit for limit in limits if not limit.holds(figures.get(limit.figure))]
