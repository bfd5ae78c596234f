"""Decodes HTML entities that a scraper left in the text."""

import regex

from articlekit.characters.damage import ENTITY, NAMES, Change, Evidence, substitute
from articlekit.models import RepairKind


def decode_entities(text: str, _: Evidence) -> tuple[str, list[Change]]:
    """Replace entities by their characters, however often the ampersand was escaped; never make a control character."""
    if "&" not in text:
        return text, []
    return substitute(ENTITY, RepairKind.ENTITY, _character, text)


def _character(match: regex.Match[str]) -> str:
    if match["ampersand"]:
        return "&"
    if match["open"]:
        return "\xa0"
    if match["name"]:
        return _named(match["name"]) or match[0]
    number = match["decimal"]
    return _numbered(int(number.rstrip(";")) if number else int(match["hexadecimal"], 16)) or match[0]


def _named(name: str) -> str | None:
    found = NAMES.get(name)
    if found is None and name.isupper():  # a headline set in capitals: "CAF&EACUTE;"
        found = NAMES.get(name.lower(), "").upper() or None
    return " " if found in {"\t", "\n"} else found


def _numbered(code: int) -> str | None:
    """Give the character, as browsers read the number; None where it has none that can be shown."""
    if code in {9, 10, 12, 13}:
        return " "
    if 0x80 <= code <= 0x9F:  # written by systems that meant windows-1252
        return bytes([code]).decode("cp1252", "ignore") or None
    if code < 0x20 or code == 0x7F or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF or code & 0xFFFE == 0xFFFE:
        return None
    return chr(code)
