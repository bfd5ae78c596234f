"""Tells bylines from other lines, by the words around names."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

import regex

from articlekit.names.person_names import (
    MOST_WORDS,
    NAME,
    PARTICLES,
    UNCASED,
    WIDE_NAME,
    has_common_word,
    looks_like_name,
)
from articlekit.rules import RulePack
from articlekit.words.folding import fold_lines

LONGEST_BYLINE = 200
"""Characters; what is longer is prose."""

LONGEST_ALONE = 90
"""Characters of a line that is recognised as a byline by its look; the longest with two authors and a place has 84."""

LONGEST_ROLE = 50
"""Characters of a role with what stands before it: "evening show and weekend sports correspondent"."""

LONGEST_ROLE_WORDS = 4
"""Words of the longest role in the packs: "consumer affairs correspondent" has three."""

_CUT = regex.compile(
    r"\s*(?:[|•·⋅∙\n\t／/]|\s[-–—]+\s|[-–—]{2,}|\(|\[|\d|\bpublished\b|\bupdated\b|\bposted\b|(?-i:(?<=\p{Ll})(?:Published|Updated|Posted|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d))|\s\+|<|(?:\b(?:at|on|via)\s)?\S+@\S+|@\w+|https?:)",
    regex.IGNORECASE,
)
_BETWEEN = regex.compile(r"\s*(?:[,;&、，；،؛·]|\band\b)\s*", regex.IGNORECASE)
_GLUE = regex.compile(r"\p{Ll}\p{Lu}")
_PLURAL = regex.compile(r"\(\p{Ll}{1,2}\)")
_GO_ON = frozenset(("and", "und", "et", "y", "e", "ed", "i", "og", "och", "en", "with", "for", "in", "ve", "dan", "na"))
"""Small words with which a byline goes on behind a name."""

_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}ー]+")
_DATED = regex.compile(r"\p{Ll}{2,3}\s(?:\p{L}{1,9}[.,]?\s){0,2}\d")
"""The beginning of a date behind a name: "on 4 March", "am 4. März"."""

SHORTEST_DATED = 5
"""Characters of a word in front of a date, from which it is no surname."""

LOOSE_EDGES = " \t\u00a0,.:;|-–—•·/*_'\"’“”()[]：＝=／・｜【】〔〕（）「」"
"""What stands around a name and belongs to none."""


@dataclass(frozen=True, eq=False)
class BylinePatterns:
    """The words around names, of one set of rule packs; their patterns are compiled when the first line needs them.

    Args:
        packs: the packs, the page's own language first.
        by: folded words that open a byline, longest first.
        openings: the first words of those, as they are and folded.
        roles: folded roles: "staff writer".
        closings: the last words of those, folded.
        desks: folded words that say a name is no person.
        ranks: folded first words of roles: "licensed", "senior".
        letters: folded letters behind a name, without dots: "phd", "rn".
    """

    packs: tuple[RulePack, ...]
    by: tuple[str, ...]
    openings: frozenset[str]
    roles: frozenset[str]
    closings: frozenset[str]
    desks: frozenset[str]
    ranks: frozenset[str]
    letters: frozenset[str]

    @cached_property
    def between(self) -> regex.Pattern[str]:
        """Pattern of what stands between two names."""
        also = _words_of(self.packs, "also")
        return regex.compile(rf"\s*(?:[,;&、，；،؛]|{_any_of(also)}(?!\.))\s*", regex.IGNORECASE) if also else _BETWEEN

    @cached_property
    def others(self) -> regex.Pattern[str] | None:
        """Pattern of what opens the credit of somebody who is no author, where the packs name any."""
        others = _words_of(self.packs, "others")
        return regex.compile(_any_of(others), regex.IGNORECASE) if others else None

    @cached_property
    def dated(self) -> regex.Pattern[str] | None:
        """Pattern of the words in front of a date: "Published Tuesday"; short names of days are surnames too."""
        times = [pack.time for pack in self.packs]
        words = {word for time in times for word in (*time.published, *time.updated, *chain(*time.weekdays))}
        known = sorted(
            (word for word in words if len(word) >= SHORTEST_DATED or not word.isascii()), key=len, reverse=True
        )
        any_word = "|".join(map(regex.escape, known))
        return regex.compile(rf"(?:(?:^|\s)(?:{any_word})[.:,]?)+$", regex.IGNORECASE) if known else None

    @cached_property
    def behind(self) -> regex.Pattern[str] | None:
        """Pattern of what follows a name and opens a place or a house, where the packs name any."""
        behind = _words_of(self.packs, "behind")
        phrases = [word for word in behind if " " in word] or behind
        return regex.compile(rf"\s(?:{_any_of(behind)}|(?i:{_any_of(phrases)}))\s") if behind else None


@lru_cache(maxsize=64)
def byline_patterns(packs: tuple[RulePack, ...]) -> BylinePatterns:
    """Gather the words around names from rule packs.

    Args:
        packs: the page's packs, its own language first.
    """
    by, roles = _words_of(packs, "by"), _words_of(packs, "roles")
    openings = {word.split()[0].rstrip(":") for word in by}
    return BylinePatterns(
        packs,
        by=tuple(by),
        openings=frozenset(openings.union(words[0] for words in fold_lines(by) if words)),
        roles=frozenset(roles),
        closings=frozenset(words[-1] for words in fold_lines(roles) if words),
        desks=frozenset(_words_of(packs, "desks")),
        ranks=frozenset(_words_of(packs, "ranks")),
        letters=frozenset(_words_of(packs, "letters")),
    )


def _words_of(packs: Sequence[RulePack], name: str) -> list[str]:
    # The words of one field of `BylineWords`, the longest first.
    words = {word.casefold() for pack in packs for word in getattr(pack.byline, name)}
    return sorted(words, key=lambda word: (-len(word), word))


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
        True for "By Kofi Mensah", "Kofi Mensah, Senior Reporter" and "김바다 기자"; False for a bare name and for
        prose that begins with "By".

    >>> patterns = byline_patterns(())
    >>> is_byline("By the river", patterns)
    False
    """
    if not line or len(line) > LONGEST_ALONE or line[-1] in "?!…;" or line.isspace():
        return False
    first = line.split(None, 1)[0].casefold().rstrip(":：|.")
    if first in patterns.openings:
        rest = after_by(line, patterns)
        if rest is not None and rest.casefold() in patterns.desks:
            return True
        return (
            rest is not None and _opens_with_name(rest, patterns) and (rest[-1] != "." or rest.count(" ") <= MOST_WORDS)
        )
    head, comma, role = line.partition("," if "," in line else " ")
    is_name = looks_like_name(head.strip()) if comma == "," else WIDE_NAME.fullmatch(head) is not None
    return bool(comma) and is_name and is_role(role, patterns) and head not in patterns.desks


def _opens_with_name(text: str, patterns: BylinePatterns) -> bool:
    names = part_with_names(text, patterns)
    if not names:
        return False
    found = NAME.match(text)
    if found is None:
        return UNCASED.fullmatch(names) is not None or WIDE_NAME.match(text) is not None
    name = found.group()
    rest = text[found.end() :].lstrip()
    # "By Kofi Mensah" may be followed by a place, a role, a date, another name; not by a verb in lower case.
    goes_on = rest[:1].islower() and rest.split(None, 1)[0] not in _GO_ON and not _DATED.match(rest)
    return not goes_on and not has_common_word(name, signed=True)


def opens_with_by(line: str, patterns: BylinePatterns) -> bool:
    """Tell whether a line opens with the word before a name and goes on: "By Kofi Mensah"."""
    return bool(after_by(line, patterns))


def after_by(line: str, patterns: BylinePatterns) -> str | None:
    """Take the word before a name off a line: what is left, or `None` where the line does not open with one."""
    folded = line.casefold()
    if folded.isascii() and folded.partition(" ")[0].partition(":")[0].rstrip("|") not in patterns.openings:
        return None  # Where words have blanks between them, the first one tells.
    for word in patterns.by:
        if folded.startswith(word):
            rest = line[len(word) :]
            if not rest or not rest[0].isalnum() or not word[-1].isascii():
                return rest.strip(LOOSE_EDGES)
    return None


def is_role(text: str, patterns: BylinePatterns) -> bool:
    """Tell whether a text is a role, or ends with one: "Chief Political Correspondent"."""
    folded = text.strip(LOOSE_EDGES).casefold()
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
    words = line.strip(LOOSE_EDGES).casefold().split()
    sizes = range(1, min(LONGEST_ROLE_WORDS, len(words)) + 1)
    return any(" ".join(words[:size]) in patterns.roles or " ".join(words[-size:]) in patterns.roles for size in sizes)


def is_by(line: str, patterns: BylinePatterns) -> bool:
    """Tell whether a line is nothing but the word before a name: "By", "Oleh:", "Author(s)"."""
    if len(line) > LONGEST_ROLE:
        return False
    folded = (_PLURAL.sub("", line) if "(" in line else line).strip(LOOSE_EDGES).casefold()
    return folded.partition(" ")[0] in patterns.openings and folded in patterns.by


def part_with_names(text: str, patterns: BylinePatterns) -> str:
    """Cut a byline where names end for certain: at a bar, a digit, a bracket, an address.

    Args:
        text: names and what follows them.
        patterns: from `byline_patterns`.

    >>> from articlekit.rule_packs import rule_book
    >>> part_with_names("Ama Mensah Published Tuesday 3 March", byline_patterns(rule_book("en").packs))
    'Ama Mensah'
    """
    found = _CUT.search(text)
    if found is None:
        return text.strip(LOOSE_EDGES)
    names = text[: found.start()].strip(LOOSE_EDGES)
    return patterns.dated.sub("", names).strip(LOOSE_EDGES) if patterns.dated is not None else names


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
    if _GLUE.search(line, endpos=LONGEST_ROLE) is None:
        return line
    folded = line[:LONGEST_ROLE].casefold()
    for word in patterns.by:
        size = len(word)
        if folded.startswith(word) and line[size : size + 1].isupper() and line[size - 1].islower():
            return line if word in PARTICLES else f"{line[:size]} {line[size:]}"
    return line


def names_no_person(name: str, patterns: BylinePatterns) -> bool:
    """Tell whether a name says itself that it is no person's: a role, a desk, an agency.

    Args:
        name: one name.
        patterns: from `byline_patterns`.
    """
    return is_role(name, patterns) or is_desk(name, patterns)


def is_desk(name: str, patterns: BylinePatterns) -> bool:
    """Tell whether a name is a desk's or an agency's, by one of its words.

    Args:
        name: one name.
        patterns: from `byline_patterns`.
    """
    folded = name.casefold()
    if folded in patterns.desks or not patterns.desks.isdisjoint(folded.replace("-", " ").split()):
        return True
    return _UNSPACED.fullmatch(name) is not None and any(map(folded.endswith, patterns.desks))
