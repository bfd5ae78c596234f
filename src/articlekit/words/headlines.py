"""Tells a headline from a menu's word and from a paragraph, and takes off what lists hang around it."""

from collections.abc import Sequence
from itertools import pairwise

import regex

from articlekit.words.folding import WIDE_RANGES, may_be_wide

SHORTEST_HEADLINE = 15
"""Characters; the shortest headline met in a list had 17, kickers and menu words stay below."""

SHORTEST_WIDE_HEADLINE = 8
"""The same for Chinese, Japanese, Korean, and scripts without blanks."""

LONGEST_HEADLINE = 220
"""Characters; what is longer is an excerpt."""

SENTENCE = 110
"""Characters from which a line with a full stop is an excerpt rather than a headline."""

ENTRY_WORDS = 3
"""Words within which an entry of a list has its number or date and the mark behind it."""

PROSE = 60
"""Characters of a sentence that tells something; those of a script without blanks count double."""

KICKED_SHARE = 0.6
"""Share of a list's bulleted lines that are a kicker and a headline, "Oldtown: The mill burns for a day", from which it
lists other stories. On 207 public pages, flattened in five ways, 45 such lines stood in a story's midst; none was its
own."""

SENTENCE_END = frozenset('.!?…。！？।॥؟"”»')
"""What a sentence ends with."""

_BULLET = regex.compile(r"(?:[-–—•·●■▪◦►▶▸‣*+»>|]+|#?\p{N}{1,2}[.):]?)")
_LEADING = regex.compile(r"(?:[-–—•·●■▪◦►▶▸‣*+»>→|]+\s*|\p{N}{1,2}[.)]\s+|\p{N}{1,2}\s+(?=\p{Lu}))+")
_EDGE_MARKS = "|·•–—→»>- \t\u00a0"
_POINTER_MARKS = " \t\u00a0:：>»→|–—-.…·•"
_BRACKETS = "[]<>【】「」〈〉《》［］"
_WIDE = regex.compile(
    rf"[{WIDE_RANGES}](?<=[\p{{Han}}\p{{Hiragana}}\p{{Katakana}}\p{{Hangul}}\p{{Thai}}\p{{Lao}}\p{{Khmer}}\p{{Myanmar}}])"
)
"""Scripts whose words have no blanks between them, or whose characters say what two or three of others do."""
_TELEPHONE = regex.compile(r"(?:\p{Nd}[ .-]?){9}")
_KICKED = regex.compile(r"\W{1,4}[^:.!?|\d]{2,40}:\s(?:\S+\s+){3}\S")
_DIGITS = regex.compile(r"\p{Nd}+")
_RANKED_FIRST = regex.compile(r"\W{0,3}[1１](?!\p{Nd})")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}'’]+")


def is_headline(text: str) -> bool:
    """Tell whether a line could be the headline of a story: neither a word of a menu nor a paragraph.

    >>> is_headline("Council approves new bridge"), is_headline("Sport")
    (True, False)
    """
    size = len(text)
    if size > LONGEST_HEADLINE or "@" in text or "://" in text:
        return False
    if may_be_wide(text) and _WIDE.search(text):
        return size >= SHORTEST_WIDE_HEADLINE and text[-1] != "。"
    if size < SHORTEST_HEADLINE or text.count(" ") < 2 or _TELEPHONE.search(text):
        return False
    return not (size >= SENTENCE and text[-1] == ".")


def is_sentence(text: str) -> bool:
    """Tell whether a line is long enough to tell something, and ends as a sentence does.

    >>> is_sentence("The old harbour reopened on Monday after two years of work, the town said."), is_sentence("Sport.")
    (True, False)
    """
    size = len(text)
    if text[-1:] not in SENTENCE_END:
        # Thai and Lao end a sentence with nothing.
        return size >= PROSE and "\u0e00" <= text[-1] <= "\u0eff"
    if size >= PROSE or (size * 4 >= PROSE * 3 and "\u0590" <= text[0] <= "\u08ff"):
        return True  # Hebrew and Arabic write few vowels.
    return size * 2 >= PROSE and may_be_wide(text) and _WIDE.search(text[:20]) is not None


def are_entries(lines: Sequence[str]) -> bool:
    """Tell whether lines are the entries of one list, a tour's dates or numbered goods, rather than headlines.

    Args:
        lines: at least two lines that look like headlines.

    Returns:
        True where most of them open as the one above does; a ranking, which begins with 1, is none.

    >>> are_entries(["June 9 - Harbour Hall, Oldtown", "June 10 - Coal Pier, Newtown", "July 2 - Mill, Hillside"])
    True
    >>> are_entries(["Council approves new bridge", "Ferry returns after a year", "Council loses its mace"])
    False
    """
    if are_kicked(lines):
        return False
    openings = [_DIGITS.sub("#", line.split(None, 1)[0]) for line in lines]
    alike = sum(first == second for first, second in pairwise(openings))
    return alike * 2 >= len(openings) - 1 and _RANKED_FIRST.match(lines[0]) is None


def are_kicked(lines: Sequence[str]) -> bool:
    """Tell whether lines are headlines in a list, most of them with a bullet and a kicker.

    >>> are_kicked(["* Oldtown: The mill burns for a day", "* Harbour: Why the ferry never came back"])
    True
    >>> are_kicked(["* Oldtown: 9 June", "* Newtown: 10 June"])
    False
    """
    return sum(_KICKED.match(line) is not None for line in lines) >= KICKED_SHARE * len(lines)


def entry_shape(line: str) -> tuple[str, ...] | None:
    """Tell the shape of a line that opens with a number or a date and a mark; `None` for other lines.

    >>> entry_shape("June 9 - Harbour Hall, Oldtown"), entry_shape("The 9 ferries of the lake")
    (('A', '#', '-'), None)
    """
    if len(line) < SHORTEST_HEADLINE or "://" in line:
        return None
    shape: list[str] = []
    numbered = False
    for word in line.split(None, ENTRY_WORDS)[:ENTRY_WORDS]:
        plain = _DIGITS.sub("#", word)
        numbered = numbered or "#" in plain
        shape.append("A" if plain.isalpha() else plain if len(plain) <= ENTRY_WORDS else "x")
        if numbered and plain != "#" and not plain.isalpha():
            return tuple(shape)
    return None


def clean_headline(text: str) -> str:
    """Take bullets, ranks and trailing marks off a headline; blanks of every kind become spaces.

    >>> clean_headline("3. Rain delays the cup final »"), clean_headline("»Vi er tilbage«")
    ('Rain delays the cup final', '»Vi er tilbage«')
    """
    if not text[:1].isalpha() and not (text.startswith("»") and "«" in text):
        leading = _LEADING.match(text)
        if leading is not None:
            text = text[leading.end() :]
    # A closing quotation mark belongs to the headline, a lone one is an arrow.
    headline = text.strip().rstrip(_EDGE_MARKS if "«" not in text else _EDGE_MARKS.replace("»", ""))
    return headline if headline.isprintable() and "  " not in headline else " ".join(headline.split())


def is_bullet(text: str) -> bool:
    """Tell whether a line is nothing but the bullet or the rank of the headline below it.

    >>> is_bullet("-"), is_bullet("3."), is_bullet("3 dead")
    (True, True, False)
    """
    return len(text) <= 5 and _BULLET.fullmatch(text) is not None


def has_bullet(text: str) -> bool:
    """Tell whether a line begins with a bullet or a rank.

    >>> has_bullet("2. Rain delays the cup final"), has_bullet("Rain delays the cup final")
    (True, False)
    """
    return not text[:1].isalpha() and _LEADING.match(text) is not None


def split_pointer(text: str, words: int, characters: int = 0) -> tuple[str, str]:
    """Split a pointer from the headline behind it.

    Args:
        text: a line that points to another story.
        words: how many of its first words are the pointer.
        characters: how many of its first characters are, where that is known.

    >>> split_pointer("READ ALSO: Fishermen return to the harbour", 2)
    ('READ ALSO', 'Fishermen return to the harbour')
    """
    position = characters
    for _ in range(words if not characters else 0):
        found = _WORD.search(text, position)
        if found is None:
            break
        position = found.end()
    return strip_pointer(text[:position]).strip(_BRACKETS), strip_pointer(text[position:])


def strip_pointer(text: str) -> str:
    """Take the colons, arrows and dashes off both ends.

    >>> strip_pointer("Latest Stories »")
    'Latest Stories'
    """
    return text.strip(_POINTER_MARKS)
