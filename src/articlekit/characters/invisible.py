"""Removes invisible characters, and no-break spaces beside spaces."""

import regex

from articlekit.characters.damage import (
    BLANKS,
    ESCAPE,
    INVISIBLE,
    SEPARATORS,
    Change,
    Evidence,
    has_no_break_space_beside_space,
    substitute,
)
from articlekit.models import RepairKind

OBJECT_REPLACEMENT = "\ufffc"
"""Stands where a picture was; the only one of them that counts as printable."""


def remove_invisible(text: str, _: Evidence) -> tuple[str, list[Change]]:
    """Remove what cannot be seen and does not shape the letters beside it; line separators become spaces."""
    if text.isprintable() and OBJECT_REPLACEMENT not in text:
        return text, []
    changes: list[Change] = []
    if "\x1b" in text:
        text, changes = substitute(ESCAPE, RepairKind.INVISIBLE, lambda _: "", text)
    text, removed = substitute(
        INVISIBLE, RepairKind.INVISIBLE, lambda match: " " if match[0] in SEPARATORS else "", text
    )
    return text, [*changes, *removed]


def collapse_spaces(text: str, _: Evidence) -> tuple[str, list[Change]]:
    """Make one space of a no-break space and the spaces beside it; one that stands by itself is typography."""
    if not has_no_break_space_beside_space(text):
        return text, []
    return substitute(BLANKS, RepairKind.SPACE, _one_space, text)


def _one_space(match: regex.Match[str]) -> str:
    blanks = str(match[0])
    return blanks if blanks.strip(" ") == "" else " "
