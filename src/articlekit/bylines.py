"""Reads the people out of a byline and refuses everything else: better none than wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from articlekit.folding import fold
from articlekit.given_names import opens_with_given_name
from articlekit.person_names import (
    MOST_WORDS,
    NAME,
    PARTICLES,
    UNCASED,
    WIDE_NAME,
    has_common_word,
    looks_like_name,
    proper_case,
)
from articlekit.rules import RulePack

LONGEST_BYLINE = 200
"""Characters; what is longer is prose."""

LONGEST_ALONE = 90
"""Characters of a line that is recognised as a byline by its look; the longest with two authors and a place has 84."""

LONGEST_ROLE = 50
"""Characters of a role with what stands before it: "evening show and weekend sports correspondent"."""

LONGEST_ROLE_WORDS = 4
"""Words of the longest role in the packs: "consumer affairs correspondent" has three."""

_CUT = regex.compile(
    r"\s*(?:[|•·⋅∙\n\t;／/]|\s[-–—]+\s|[-–—]{2,}|\(|\[|\d|\bpublished\b|\bupdated\b|\bposted\b|(?-i:(?<=\p{Ll})(?:Published|Updated|Posted))|<|(?:\b(?:at|on|via)\s)?\S+@\S+|@\w+|https?:)",
    regex.IGNORECASE,
)
_BETWEEN = regex.compile(r"\s*(?:,|&|、|，|·|\band\b)\s*", regex.IGNORECASE)
_HONORIFIC = regex.compile(r"^(?:(?:Mr|Mrs|Ms|Hr|Herr|Frau|Fru|Sra?)\.?\s+)+(?=\p{Lu}\S*\s+\p{Lu})")
"""What is no part of a name; doctors and professors sign with their titles."""

_NOTE = regex.compile(r"\s?\(\p{Ll}{2,12}\)")
"""A note behind a name, of live blogs: "Ama Mensah (now) and Kofi Boateng (earlier)"."""

_BUTTONS = frozenset(
    ("bookmark", "cancel", "comment", "comments", "copy", "email", "follow", "link", "print", "save", "share")
)
"""Words of buttons and icons that a scraper leaves behind a name."""

_GO_ON = frozenset(("and", "und", "et", "y", "e", "i", "og", "och", "en", "with", "for", "in", "ve", "dan", "na"))
"""Small words with which a byline goes on behind a name."""

_DATED = regex.compile(r"\p{Ll}{2,3}\s(?:\p{L}{1,9}[.,]?\s){0,2}\d")
"""The beginning of a date behind a name: "on 4 March", "am 4. März"."""

_LOOSE_EDGES = " \t\u00a0,.:;|-–—•·/*_'\"’“”()[]"


@dataclass(frozen=True, slots=True)
class BylinePatterns:
    """The words around names, of one set of rule packs.

    Args:
        by: folded words that open a byline, longest first.
        openings: the first words of those, as they are and folded.
        between: pattern of what stands between two names.
        roles: folded roles: "staff writer".
        closings: the last words of those, folded.
        desks: folded words that say a name is no person.
        others: pattern of what opens the credit of somebody who is no author, where the packs name any.
    """

    by: tuple[str, ...]
    openings: frozenset[str]
    between: regex.Pattern[str]
    roles: frozenset[str]
    closings: frozenset[str]
    desks: frozenset[str]
    others: regex.Pattern[str] | None = None


@lru_cache(maxsize=64)
def byline_patterns(packs: tuple[RulePack, ...]) -> BylinePatterns:
    """Gather the words around names from rule packs.

    Args:
        packs: the page's packs, its own language first.
    """
    by = sorted({word.casefold() for pack in packs for word in pack.byline.by}, key=len, reverse=True)
    also = sorted({word.casefold() for pack in packs for word in pack.byline.also}, key=len, reverse=True)
    roles = frozenset(word.casefold() for pack in packs for word in pack.byline.roles)
    others = sorted({word.casefold() for pack in packs for word in pack.byline.others}, key=len, reverse=True)
    between = regex.compile(rf"\s*(?:[,&、，]|{_any_of(also)})\s*", regex.IGNORECASE) if also else _BETWEEN
    return BylinePatterns(
        by=tuple(by),
        openings=frozenset(form for word in by for form in (word.split()[0].rstrip(":"), fold(word).split(" ")[0])),
        between=between,
        roles=roles,
        closings=frozenset(fold(role).split(" ")[-1] for role in roles),
        desks=frozenset(word.casefold() for pack in packs for word in pack.byline.desks),
        others=regex.compile(_any_of(others), regex.IGNORECASE) if others else None,
    )


def _any_of(words: Sequence[str]) -> str:
    return rf"(?<!\p{{L}})(?:{'|'.join(map(regex.escape, words))})(?!\p{{L}})"


def could_be_byline(line: str, words: Sequence[str], patterns: BylinePatterns) -> bool:
    """Take a quick look at a line: does it begin with "By", or end in a comma and a role?

    Args:
        line: one block's text.
        words: its words, folded.
        patterns: from `byline_patterns`.

    Returns:
        False where `is_byline` would certainly say no.
    """
    return words[0] in patterns.openings or (words[-1] in patterns.closings and "," in line)


def is_byline(line: str, patterns: BylinePatterns) -> bool:
    """Tell whether a line that stands alone is a byline.

    Args:
        line: one block's text.
        patterns: from `byline_patterns`.

    Returns:
        True for "By Kofi Mensah" and "Kofi Mensah, Senior Reporter"; False for a bare name and for prose that begins
        with "By".

    >>> patterns = byline_patterns(())
    >>> is_byline("By the river", patterns)
    False
    """
    if not line or len(line) > LONGEST_ALONE or line[-1] in "?!…;" or line.isspace():
        return False
    first = line.split(None, 1)[0].casefold().rstrip(":：|")
    if first in patterns.openings:
        rest = _after_by(line, patterns)
        if rest is not None and rest.casefold() in patterns.desks:
            return True
        return rest is not None and _opens_with_name(rest) and (rest[-1] != "." or rest.count(" ") <= MOST_WORDS)
    head, comma, role = line.partition(",")
    return bool(comma) and _is_role(role, patterns) and looks_like_name(head.strip())


def _opens_with_name(text: str) -> bool:
    if _cut(text) == "":
        return False
    found = NAME.match(text)
    if found is None:
        return UNCASED.fullmatch(_cut(text)) is not None or WIDE_NAME.match(text) is not None
    name = found.group()
    rest = text[found.end() :].lstrip()
    # "By Kofi Mensah" may be followed by a place, a role, a date, another name; not by a verb in lower case.
    goes_on = rest[:1].islower() and rest.split(None, 1)[0] not in _GO_ON and not _DATED.match(rest)
    return not goes_on and not has_common_word(name, signed=True)


def opens_with_by(line: str, patterns: BylinePatterns) -> bool:
    """Tell whether a line opens with the word before a name and goes on: "By Kofi Mensah"."""
    return bool(_after_by(line, patterns))


def _after_by(line: str, patterns: BylinePatterns) -> str | None:
    folded = line.casefold()
    if folded.isascii() and folded.partition(" ")[0].rstrip(":|") not in patterns.openings:
        return None  # Where words have blanks between them, the first one tells.
    for word in patterns.by:
        if folded.startswith(word):
            rest = line[len(word) :]
            if not rest or not rest[0].isalnum() or not word[-1].isascii():
                return rest.strip(_LOOSE_EDGES)
    return None


def _is_role(text: str, patterns: BylinePatterns) -> bool:
    folded = text.strip(_LOOSE_EDGES).casefold()
    if folded in patterns.roles:
        return True
    if len(folded) >= LONGEST_ROLE:
        return False
    words = folded.split()
    return any(" ".join(words[start:]) in patterns.roles for start in range(max(1, len(words) - 4), len(words)))


def opens_with_role(line: str, patterns: BylinePatterns) -> bool:
    """Tell whether a short line is a role: "Senior Reporter", "Corresponsal en Atenas".

    Args:
        line: one block's text.
        patterns: from `byline_patterns`.
    """
    if not 3 <= len(line) <= LONGEST_ALONE or line[-1] in ".!?":
        return False
    words = line.strip(_LOOSE_EDGES).casefold().split()
    sizes = range(1, min(LONGEST_ROLE_WORDS, len(words)) + 1)
    return any(" ".join(words[:size]) in patterns.roles or " ".join(words[-size:]) in patterns.roles for size in sizes)


def is_by(line: str, patterns: BylinePatterns) -> bool:
    """Tell whether a line is nothing but the word before a name: "By", "Oleh:"."""
    return line.strip(_LOOSE_EDGES).casefold() in patterns.by


def without_buttons(text: str) -> str:
    """Take the words of buttons and icons off the end of a line; one alone may be a surname.

    >>> without_buttons("Ama Mensah cancel link bookmark Save")
    'Ama Mensah'
    """
    words = text.split()
    last = len(words)
    while last and words[last - 1].casefold() in _BUTTONS:
        last -= 1
    return " ".join(words[:last]) if len(words) - last >= 2 else text


def names_in(line: str, patterns: BylinePatterns) -> tuple[str, ...]:
    """Read the names of a line that holds nothing else.

    Args:
        line: one block's text.
        patterns: from `byline_patterns`.

    Returns:
        The names, each of which looks like a person's; none where anything else stands in the line.

    >>> names_in("Ama Mensah (now) and Kofi Boateng (earlier)", byline_patterns(()))
    ('Ama Mensah', 'Kofi Boateng')
    """
    if len(line) > LONGEST_BYLINE:
        return ()
    pieces = patterns.between.split(_NOTE.sub("", without_buttons(line)))
    return tuple(pieces) if all(map(looks_like_name, pieces)) else ()


def _cut(text: str) -> str:
    found = _CUT.search(text)
    return (text[: found.start()] if found else text).strip(_LOOSE_EDGES)


def read_authors(line: str, patterns: BylinePatterns) -> tuple[str, ...]:
    """Read the people out of a line that is known to be a byline.

    Args:
        line: one block's text.
        patterns: from `byline_patterns`.

    Returns:
        The names in order, each once. Roles, desks, agencies, places, dates, ages and addresses are left out; a line
        without a person gives an empty tuple.

    >>> read_authors("KOFI MENSAH | Dec 24, 2025", byline_patterns(()))
    ('Kofi Mensah',)
    """
    if len(line) > LONGEST_BYLINE:
        return ()
    text = _NOTE.sub("", without_buttons(" ".join(line.split())))
    other = patterns.others.search(text) if patterns.others is not None else None
    text = text[: other.start()] if other is not None else text
    rest = _after_by(text, patterns)
    text = _cut((rest if rest is not None else text).strip(_LOOSE_EDGES))
    names: list[str] = []
    for piece in patterns.between.split(text):
        if not piece.strip(_LOOSE_EDGES):
            continue  # "Ama Boateng, Kofi Mensah, and Esi Owusu"
        name = None if names and _is_role(piece, patterns) else _person(piece, patterns)
        if name is not None:
            names.append(name)
        elif names:
            # After the last name come roles and places, and the names in them are no authors.
            break
    distinct = {name.casefold(): name for name in reversed(names)}
    return tuple(name for name in names if distinct.pop(name.casefold(), None) is not None)


def read_first_name(line: str, patterns: BylinePatterns) -> tuple[str, ...]:
    """Read the byline of somebody who signs with the given name alone.

    Args:
        line: one block's text.
        patterns: from `byline_patterns`.

    Returns:
        The name; none where the line does not open with "By", or goes on with anything but a given name.

    >>> from articlekit.rule_packs import rule_book
    >>> patterns = byline_patterns(rule_book("en").packs)
    >>> read_first_name("by Kofi · 4 May", patterns), read_first_name("By Reuters", patterns)
    (('Kofi',), ())
    """
    rest = _after_by(line, patterns) if len(line) <= LONGEST_BYLINE else None
    name = _cut(rest) if rest else ""
    return (name,) if name.istitle() and " " not in name and opens_with_given_name(name) else ()


def without_glue(line: str, patterns: BylinePatterns) -> str:
    """Part the word that opens a byline from a name that sticks to it.

    Args:
        line: one block's text, of two elements without a blank between.
        patterns: from `byline_patterns`.

    >>> from articlekit.rule_packs import rule_book
    >>> patterns = byline_patterns(rule_book("en").packs)
    >>> without_glue("ByKofi Mensah", patterns), without_glue("Bylaws", patterns)
    ('By Kofi Mensah', 'Bylaws')
    """
    folded = line[:LONGEST_ROLE].casefold()
    for word in patterns.by:
        size = len(word)
        if folded.startswith(word) and line[size : size + 1].isupper() and line[size - 1].islower():
            return line if word in PARTICLES else f"{line[:size]} {line[size:]}"
    return line


def _person(piece: str, patterns: BylinePatterns) -> str | None:
    name = piece.strip(_LOOSE_EDGES)
    again = _after_by(name, patterns)
    name = _HONORIFIC.sub("", again or name).partition(" The ")[0]  # "Kofi Mensah The Associated Press"
    name = _without_role(name, patterns)
    if not looks_like_name(name, signed=True) or _is_role(name, patterns):
        return None
    return None if is_desk(name, patterns) else proper_case(name)


def _without_role(name: str, patterns: BylinePatterns) -> str:
    # "Staff reporter Ama Boateng", "Ama Boateng Chief Political Correspondent"
    words = name.split()
    folded = [word.casefold() for word in words]
    for size in range(min(LONGEST_ROLE_WORDS, len(words) - 1), 0, -1):
        if " ".join(folded[:size]) in patterns.roles:
            return " ".join(words[size:]).strip(_LOOSE_EDGES)
        if " ".join(folded[-size:]) in patterns.roles:
            return " ".join(words[:-size]).strip(_LOOSE_EDGES)
    return name


def names_no_person(name: str, patterns: BylinePatterns) -> bool:
    """Tell whether a name says itself that it is no person's: a role, a desk, an agency.

    Args:
        name: one name.
        patterns: from `byline_patterns`.
    """
    return _is_role(name, patterns) or is_desk(name, patterns)


def is_desk(name: str, patterns: BylinePatterns) -> bool:
    """Tell whether a name is a desk's or an agency's, by one of its words.

    Args:
        name: one name.
        patterns: from `byline_patterns`.
    """
    folded = name.casefold()
    return folded in patterns.desks or not patterns.desks.isdisjoint(folded.replace("-", " ").split())
