"""Reads the people out of a byline and refuses everything else: better none than wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from articlekit.folding import fold
from articlekit.rules import RulePack

LONGEST_BYLINE = 200
"""Characters; what is longer is prose."""

LONGEST_ALONE = 90
"""Characters of a line that is recognised as a byline by its look; the longest with two authors and a place has 84."""

LONGEST_ROLE = 50
"""Characters of a role with what stands before it: "evening show and weekend sports correspondent"."""

LONGEST_ROLE_WORDS = 4
"""Words of the longest role in the packs: "consumer affairs correspondent" has three."""

MOST_WORDS = 5
"""Words of a person's name; "Maria del Carmen García Ruiz" has five."""

_CASED_WORD = (
    r"(?:(?:[OD]['’]|Ma?c|[Dd]e|[Ll][ea]|al-|el-|Al-|El-|St\.\s)?\p{Lu}[\p{Ll}\p{M}'’]*(?:-\p{Lu}?[\p{Ll}\p{M}'’]+)*\.?"
    r"|\p{Lu}['’]?\p{Lu}+(?:-\p{Lu}+)*)"
)
_PARTICLE = (
    r"(?:van der|van den|van de|von der|de la|de los|de las|van|von|zu|zur|vom|de|del|della|di|da|das|dos|do|du|des"
    r"|le|la|el|al|bin|bint|ibn|ben|ter|ten|af|av|y|e|i|und|den|der|Jr\.?|Sr\.?|II|III)"
)
_NAME = regex.compile(rf"{_CASED_WORD}(?:\s(?:{_PARTICLE}|{_CASED_WORD})){{1,6}}")
_UNCASED = regex.compile(r"[\p{Lo}\p{M}\p{Lm}'\u200c\u200d-]{2,}(?:\s[\p{Lo}\p{M}\p{Lm}'\u200c\u200d-]{2,}){1,4}")
_WIDE_NAME = regex.compile(r"(?:\p{Han}{2,4}|\p{Hangul}{2,4}|[\p{Han}\p{Hiragana}]{2,6})")
_NOT_IN_NAMES = regex.compile(r"[\p{N}@:;!?#|/\\<>(){}\[\]=+*&%$€£\"“”«»_…]|://|\.\p{L}{2,}$")
_CUT = regex.compile(
    r"\s*(?:[|•·\n\t;／/]|\s[-–—]+\s|[-–—]{2,}|\(|\[|\d|\bpublished\b|\bupdated\b|\bposted\b|(?-i:(?<=\p{Ll})(?:Published|Updated|Posted))|<|(?:\b(?:at|on|via)\s)?\S+@\S+|@\w+|https?:)",
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

_PLACE_OPENINGS = frozenset(("north", "south", "east", "west", "new", "united", "central", "middle", "latin"))
"""First words of places: "North Korea" is a section, not a person."""

_LOOSE_EDGES = " \t\u00a0,.:;|-–—•·/*_'\"’“”()[]"
_PARTICLES = frozenset(_PARTICLE[3:-1].replace("\\.?", "").split("|"))

_NO_NAMES = frozenset(
    [
        "the",
        "this",
        "that",
        "these",
        "those",
        "with",
        "without",
        "from",
        "about",
        "after",
        "before",
        "when",
        "where",
        "what",
        "why",
        "how",
        "who",
        "here",
        "there",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "read",
        "more",
        "also",
        "share",
        "news",
        "latest",
        "breaking",
        "live",
        "video",
        "photo",
        "photos",
        "image",
        "watch",
        "listen",
        "sport",
        "sports",
        "business",
        "world",
        "politics",
        "opinion",
        "subscribe",
        "login",
        "sign",
        "home",
        "menu",
        "contact",
        "privacy",
        "policy",
        "terms",
        "new",
        "our",
        "your",
        "all",
        "updated",
        "published",
        "special",
        "guest",
        "contributor",
        "correspondent",
        "reporter",
        "editor",
        "agency",
        "press",
        "international",
        "national",
        "daily",
        "times",
        "post",
        "about",
        "account",
        "considerations",
        "get",
        "guide",
        "log",
        "my",
        "opt-out",
        "overall",
        "strategy",
        "tips",
        "bio",
        "by",
        "checked",
        "fact",
        "follow",
        "full",
        "related",
        "reviewed",
        "size",
        "text",
        "topics",
        "view",
        "written",
    ]
)
"""Words that no person's name holds: a line with one of them is no name by its look alone."""


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
    """

    by: tuple[str, ...]
    openings: frozenset[str]
    between: regex.Pattern[str]
    roles: frozenset[str]
    closings: frozenset[str]
    desks: frozenset[str]


@lru_cache(maxsize=64)
def byline_patterns(packs: tuple[RulePack, ...]) -> BylinePatterns:
    """Gather the words around names from rule packs.

    Args:
        packs: the page's packs, its own language first.
    """
    by = sorted({word.casefold() for pack in packs for word in pack.byline.by}, key=len, reverse=True)
    also = sorted({word.casefold() for pack in packs for word in pack.byline.also}, key=len, reverse=True)
    roles = frozenset(word.casefold() for pack in packs for word in pack.byline.roles)
    words = "|".join(regex.escape(word) for word in also)
    between = (
        regex.compile(rf"\s*(?:[,&、，]|(?<!\p{{L}})(?:{words})(?!\p{{L}}))\s*", regex.IGNORECASE)
        if words
        else _BETWEEN
    )
    return BylinePatterns(
        by=tuple(by),
        openings=frozenset(form for word in by for form in (word.split()[0].rstrip(":"), fold(word).split(" ")[0])),
        between=between,
        roles=roles,
        closings=frozenset(fold(role).split(" ")[-1] for role in roles),
        desks=frozenset(word.casefold() for pack in packs for word in pack.byline.desks),
    )


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
    found = _NAME.match(text)
    if found is None:
        return _UNCASED.fullmatch(_cut(text)) is not None or _WIDE_NAME.match(text) is not None
    name = found.group()
    rest = text[found.end() :].lstrip()
    # "By Kofi Mensah" may be followed by a place, a role, a date, another name; not by a verb in lower case.
    goes_on = rest[:1].islower() and rest.split(None, 1)[0] not in (
        "and",
        "und",
        "et",
        "y",
        "e",
        "i",
        "og",
        "och",
        "en",
        "with",
        "for",
        "in",
        "ve",
        "dan",
        "na",
    )
    return not goes_on and not _has_common_word(name)


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


def _has_common_word(name: str) -> bool:
    words = name.casefold().split()
    return words[0] in _PLACE_OPENINGS or not _NO_NAMES.isdisjoint(words)


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


def looks_like_name(text: str) -> bool:
    """Tell by its shape whether a text could be a person's name.

    >>> looks_like_name("Kofi Mensah"), looks_like_name("Maria van der Berg"), looks_like_name("Latest News")
    (True, True, False)
    """
    if not 3 <= len(text) <= 60 or _NOT_IN_NAMES.search(text):
        return len(text) == 2 and _WIDE_NAME.fullmatch(text) is not None
    if text.count(" ") >= MOST_WORDS + 1 or text[-1] in ",;-–":
        return False
    if _NAME.fullmatch(text):
        return not _has_common_word(text)
    if text[0].isupper() or text[0].islower():
        return False
    return (_UNCASED.fullmatch(text) or _WIDE_NAME.fullmatch(text)) is not None


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


def _person(piece: str, patterns: BylinePatterns) -> str | None:
    name = piece.strip(_LOOSE_EDGES)
    again = _after_by(name, patterns)
    name = _HONORIFIC.sub("", again or name).partition(" The ")[0]  # "Kofi Mensah The Associated Press"
    name = _without_role(name, patterns)
    if not looks_like_name(name) or _is_role(name, patterns):
        return None
    return None if is_desk(name, patterns) else _proper_case(name)


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


def _proper_case(name: str) -> str:
    if not name.isupper() or len(name) < 5:
        return name
    words = [word if len(word) <= 2 and word.endswith(".") else _proper_word(word) for word in name.split()]
    return " ".join(words)


def _proper_word(word: str) -> str:
    if word.casefold() in _PARTICLES:
        return word.casefold()
    for prefix in ("Mc", "O'", "O’"):
        if word.casefold().startswith(prefix.casefold()) and len(word) > len(prefix) + 2:
            return prefix + word[len(prefix) :].capitalize()
    return "-".join(part.capitalize() for part in word.split("-"))
