"""What damage looks like: the patterns of mojibake, a quick look for any, and the record of a change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html.entities import html5, name2codepoint
from typing import Final

import regex

from articlekit.models import RepairKind

LONG_WORD: Final = 60
# Chinese pages call themselves GB2312 and hold GBK. A decoder that believes them stumbles over the first character
# beyond GB2312 and reads everything up to the next ASCII character half a character off: "王喆、李明清）" is
# "王�础⒗蠲髑澹�". The bytes are there but for the two that it stumbled over; the first is part of a name.
HALF_OFF: Final = regex.compile(
    r"(?<=(?P<before>\p{Han}))\ufffd(?P<shifted>[^\x00-\x7f\ufffd]{1,40}+)\ufffd(?![^\x00-\x7f])"
)


@dataclass(frozen=True, slots=True)
class Change:
    """One small change: the damaged word or character, and what became of it.

    Attributes:
        kind: What was wrong.
        before: The characters as they stood.
        after: What they were changed to; for an orphan the word before it stands in both, so that a reader sees where.
    """

    kind: RepairKind
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the whole page says about single letters that could be damage.

    Attributes:
        language: Primary tag of the page's language ("pt" of "pt-BR"), empty where unknown.
        damage: Texts that hold mojibake beyond doubt.
        orphans: Letters "Â" that no letter follows.
        contractions: English contractions in which "â" stands for the apostrophe.
        alphabet: Whether the text in hand stands among single letters, as in an index from A to Z.
    """

    language: str
    damage: int = 0
    orphans: int = 0
    contractions: int = 0
    alphabet: bool = False


# What the bytes 80 to BF become in windows-1252: the second half of every damaged character. The quotes, dashes and
# the ellipsis stand apart: in clean text they follow a capital letter ("MARQUÉ…", "BEYONCÉ’S"), the others hardly ever.
TYPOGRAPHY: Final = "«»…‘’“”–—"
MARKS: Final = "\x80-\x9f€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ¡-ª¬-º¼-¿"
_CONTINUATION: Final = TYPOGRAPHY + "\xa0" + MARKS
# The same for windows-1251.
_CYRILLIC_MARKS: Final = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\xa0ЎўЈ¤Ґ¦§©«¬\xad®°±µ¶·№»ѕЅјЁёЄєЇїІіґ"
_GREEK_MARKS: Final = "\x80-\xbf€‚ƒ„…†‡‰‹‘’“”•–—™›΄΅ΆΈΉΊΌΎΏ"

# Every alternative looks back at the letter that the first class has found: that class is what makes the search fast.
MOJIBAKE: Final = regex.compile(
    rf"""
    [\x80-\x9fÂ-ßà-ðĂĹРСвΞΟβā‚√≈¬Γ├┬] (?:
        (?<=[\x80-\x9f])                                        # no text has C1 controls: they are windows-1252
        | (?<=[ÃÂ]) [{MARKS}]
        | (?<=Ã) [{TYPOGRAPHY}] (?=\p{{L}})                    # "ESPAÃ‘A"
        | (?<=(?<!\p{{Lu}})Ã) [{TYPOGRAPHY}\xa0]               # but not "A MANHÃ”", "AMANHÃ…"
        | (?<=(?<![\p{{Lu}}„“‘«‹])Â) [{TYPOGRAPHY}]
        | (?<=[Ä-ß]) [{MARKS}] | (?<=(?<!\p{{Lu}})[Ä-ß]) [{TYPOGRAPHY}](?=\p{{Ll}})
        | (?<=â) [€‚„†ˆ˜‰œŒ™š›¬\xad] | (?<=â) [{TYPOGRAPHY}•] [{MARKS}]
        | (?<=ï) »¿ | (?<=[à-ï]) [{MARKS}] [{_CONTINUATION}] | (?<=[à-ï]) [{TYPOGRAPHY}] [{MARKS}]
        | (?<=ð) [Ÿ\x90-\x9f] [{_CONTINUATION}]
        | (?<=Ă) [ˇ˘©¤§¨\xad®°±´¶·¸»łŁĽľźŻżťśš] | (?<=Ĺ) [‚„›ŤľşťźžĽŻ‡]                       # windows-1250
        | (?<=в) Ђ | (?<=[РС]) [{_CYRILLIC_MARKS}] [РС] [{_CYRILLIC_MARKS}]                  # windows-1251
        | (?<=β) € | (?<=[ΞΟ]) [{_GREEK_MARKS}] [ΞΟ] [{_GREEK_MARKS}]                        # windows-1253
        | (?<=ā) € | (?<=‚) Ä[ìîïòôúùû†°¢π] | (?<=√) [±∂†≠®™´≤≥¥µø©ß°§º]                      # windows-1257, Mac
        | (?<=≈) [°¢õ] | (?<=¬) [†£©®]
        | (?<=Γ) Ç | (?<=├) [^\s─-╿] | (?<=┬) [ú¿½á]                                         # DOS
    )
    """,
    regex.VERBOSE,
)
# Mojibake that no language writes: what counts as evidence for the orphans of the page.
CERTAIN: Final = regex.compile(rf"â€[{_CONTINUATION}]|(?<!\p{{Lu}})[ÃÂ][{MARKS}]|ï»¿|Ð[{MARKS}][ÐÑ]|ðŸ")

# Entities that news pages show undecoded. All of HTML 4, and of HTML 5 what some systems escape; not the whole list of
# HTML 5: it holds words ("in;", "it;", "top;", "bot;") that clean text writes after an ampersand.
_HTML5_NAMES: Final = """
    apos AMP QUOT LT GT COPY REG NewLine Tab comma period colon semi lpar rpar excl quest num percnt dollar lsqb rsqb
    ast plus equals sol bsol lowbar commat verbar lbrace rbrace grave rsquor ldquor lsquor rdquor hyphen dash horbar
    mldr ccaron Ccaron cacute Cacute ecaron Ecaron rcaron Rcaron zcaron Zcaron zacute Zacute zdot Zdot sacute Sacute
    nacute Nacute lstrok Lstrok aogon Aogon eogon Eogon dstrok Dstrok abreve Abreve gbreve Gbreve scedil Scedil tcedil
    Tcedil odblac Odblac udblac Udblac uring Uring ncaron Ncaron tcaron Tcaron dcaron Dcaron inodot imath Idot
    ZeroWidthSpace NoBreak half check star starf phone fflig filig fllig ffilig ffllig
"""
NAMES: Final = {name: chr(code) for name, code in name2codepoint.items()} | {
    name: html5[name + ";"] for name in _HTML5_NAMES.split()
}
ENTITY: Final = regex.compile(
    r"&(?:amp;){0,99}+(?:#(?P<decimal>\d;|\d{2,7}+;?)|#[xX](?P<hexadecimal>[0-9A-Fa-f]{1,6}+);"
    r"|(?P<name>[A-Za-z][A-Za-z0-9]{1,13}+);|(?P<open>nbsp)(?![\w;=]))"
    r"|&(?P<ampersand>(?:amp;){1,99}+)"
)

# "Â" that no letter follows, or that stands inside a word; "Ã" inside or at the end of a word, or alone.
_STRAY: Final = regex.compile(r"[ÂÃ](?:(?<=Â)(?![\p{L}\p{M}])|(?<=[\p{Ll}\d].)|(?<=(?<!\p{L})Ã)(?!\p{L}))")
STRAY_A_CIRCUMFLEX: Final = regex.compile(r"Â(?![\p{L}\p{M}])")
# "â" without a letter before or behind it.
_LOOSE: Final = regex.compile(r"â(?<!\p{L}â)(?![\p{L}\p{M}])")
# English contractions with "â" where the apostrophe stood: "youâre".
CONTRACTION: Final = regex.compile(
    r"â(?=(?:m|re|ve|ll|[dts])\b)(?:(?<=\bIâ)m|(?<=\b(?:[Yy]ou|[Ww]e|[Tt]hey|[Tt]here|[Ww]ho|[Ww]hat)â)re"
    r"|(?<=\b(?:I|[Yy]ou|[Ww]e|[Tt]hey|[Cc]ould|[Ww]ould|[Ss]hould|[Mm]ight|[Mm]ust|[Ww]ho)â)ve"
    r"|(?<=\b(?:I|[Yy]ou|[Hh]e|[Ss]he|[Ii]t|[Ww]e|[Tt]hey|[Tt]hat|[Tt]here|[Ww]ho|[Ww]hat)â)ll"
    r"|(?<=\b(?:I|[Yy]ou|[Hh]e|[Ss]he|[Ww]e|[Tt]hey)â)d|(?<=\p{L}nâ)t|(?P<possessive>(?<=\p{L}{2}â)s))"
)

_JOINING: Final = (
    r"\p{Arabic}\p{Syriac}\p{Mongolian}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}\p{Telugu}"
    r"\p{Kannada}\p{Malayalam}\p{Sinhala}\p{Khmer}\p{Myanmar}\p{Tibetan}"
)
_BREAKING: Final = r"\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
_EMOJI: Final = r"\p{Extended_Pictographic}\ufe0f\U0001f3fb-\U0001f3ff"
INVISIBLE: Final = regex.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200e\u200f\u202a-\u202e\u2060-\u206f]"
    r"|[\ufeff\ufff9-\ufffc\ufffe\uffff]"
    rf"|\u200b(?:(?<![{_BREAKING}]\u200b)|(?![{_BREAKING}]))"  # Thai and Khmer show with it where a word ends
    rf"|\u200c(?<![{_JOINING}]\u200c)"  # Persian and Indic scripts are misread without it
    rf"|\u200d(?:(?<![{_JOINING}{_EMOJI}]\u200d)|(?<=[{_EMOJI}]\u200d)(?!\p{{Extended_Pictographic}}))"
    r"|[\x0b\x0c\u2028\u2029]"
)
ESCAPE: Final = regex.compile(r"\x1b\[[0-9;]{0,16}+[A-Za-z]")
SEPARATORS: Final = "\x0b\x0c\u2028\u2029"
BLANKS: Final = regex.compile(r"[ \xa0\u202f]{2,}+")
_NO_BREAK_BESIDE_SPACE: Final = regex.compile(r"[ \xa0\u202f][\xa0\u202f]|[\xa0\u202f] ")

# ------------------------------------------------------------------------------------------------------------ the gate

# Characters of Latin-1 that clean pages are full of; what is left of a page without them is looked at closer.
_CLEAN_LATIN: Final = bytes(
    [*b"\t\n", *range(0x20, 0x26), *range(0x27, 0x7F), *"\xa0¡£©ª«®°·º»¿".encode("latin-1")]
    + [code for code in range(0xC0, 0x100) if code not in b"\xc2\xc3"]
)
_VISIBLE_LATIN: Final = "&¢¤¥¦§¨¬¯±²³´µ¶¸¹¼½¾ÂÃ".encode("latin-1")
# What cannot be seen and never should be there, beside U+2060 to U+206F; three zero-width ones are judged in place.
_NEVER_SEEN: Final = tuple(
    "\u200e\u200f\u061c\u180e\u202a\u202b\u202c\u202d\u202e\ufeff\ufff9\ufffa\ufffb\ufffc\ufffe\uffff\u2028\u2029"
)
_U2040_TO_U207F: Final = b"\xe2\x81"
# Halves of damaged characters beyond Latin-1 that clean pages seldom hold, and what begins damage but is common.
_RARE_HALVES: Final = tuple("ƒˆ‰˜†‡Ÿ™ĂĹЂѕ√≈├┬Γβā")
_LEADS: Final = ("Ä", "Å", "È", "É", "Ê", "Î", "Ï", "Ð", "Ñ", "Ø", "Ù", "×", "ï")
_AFTER_A_LEAD: Final = frozenset("€‚„•›šž°£©®·ºª¡¿«»ŠŒŽœ…“”")
_AFTER_A_TILDE: Final = frozenset({*_AFTER_A_LEAD, *map(chr, range(0x80, 0xC0)), *TYPOGRAPHY, "ƒ", "ˆ", "‰", "˜"})
_RARE: Final = frozenset((*_NEVER_SEEN, *map(chr, range(0x2060, 0x2070)), *"\u200b\u200c\u200d\ufffd", *_RARE_HALVES))
_LOOK_CLOSER: Final = _RARE | {*_LEADS, "â", "‚", "€"}
_CLEAN_ASCII: Final = bytes(code for code in _CLEAN_LATIN if code < 128)
_NO_BREAK_SPACES: Final = frozenset("\xa0\u202f")
_SUSPECTS: Final = frozenset(
    _LOOK_CLOSER | _NO_BREAK_SPACES | {chr(code) for code in range(256) if code not in _CLEAN_LATIN}
)
_JOINING_CHARACTER: Final = regex.compile(rf"[{_JOINING}]")
_FEW: Final = 200
_SHORT: Final = 300
_LONG: Final = 100_000


def suspects_on(page: str) -> frozenset[str]:
    """List the characters of a page of which every damage holds one; most pages have none, or two or three.

    Args:
        page: the texts of a page.

    >>> sorted(suspects_on("“Itʼs Dvořák” & Co. – Christmas Â"))
    ['&', 'Â']
    """
    others = page.encode("utf-8", "surrogatepass").translate(None, _CLEAN_ASCII).decode("utf-8", "surrogatepass")
    suspects = _SUSPECTS.intersection(others)
    # Alone, a no-break space is typography.
    return suspects if has_no_break_space_beside_space(page) else suspects - _NO_BREAK_SPACES


def has_suspects(source: str) -> bool:
    """Tell in a few microseconds whether anything in a text could need repair.

    A clean page is told apart here, whatever its language; nothing else of this module needs to look at it.

    Args:
        source: Any text: one line or a whole page.

    Returns:
        False where `repair` would certainly change nothing.

    >>> has_suspects("“Itʼs Dvořák”, a dit l’âme du café… — São Paulo")
    False
    >>> has_suspects("Christmas Â")
    True
    """
    odd = source.encode("latin-1", "ignore").translate(None, _CLEAN_LATIN)
    if source.isascii():
        return odd != b"" and (odd.strip(b"&") != b"" or _has_entity(source))
    if has_no_break_space_beside_space(source):
        return True
    if not odd and len(source) < _SHORT:
        if _LOOK_CLOSER.isdisjoint(source):
            return False
        if _RARE.isdisjoint(source):
            return _has_halves(source, odd, rare=False)
    return _has_unseen(source, odd) or _has_halves(source, odd)


def _has_entity(source: str) -> bool:
    return (";" in source or "&#" in source or "&nbsp" in source) and ENTITY.search(source) is not None


def has_no_break_space_beside_space(source: str) -> bool:
    """Tell whether a no-break space stands beside another space."""
    if "\xa0" in source and (" \xa0" in source or "\xa0 " in source or "\xa0\xa0" in source):
        return True
    return "\u202f" in source and _NO_BREAK_BESIDE_SPACE.search(source) is not None


def _has_unseen(source: str, odd: bytes) -> bool:
    """Look for entities and for characters that cannot be seen."""
    if odd.translate(None, _VISIBLE_LATIN) or any(map(source.__contains__, _NEVER_SEEN)):
        return True
    if _U2040_TO_U207F in source.encode("utf-8", "ignore") and INVISIBLE.search(source):
        return True
    if ("\u200b" in source or "\u200d" in source) and INVISIBLE.search(source):
        return True
    return ("\u200c" in source and _has_loose_non_joiner(source)) or (b"&" in odd and _has_entity(source))


def _has_loose_non_joiner(source: str) -> bool:
    before = {piece[-1:] for piece in source.split("\u200c")[:-1]}
    return not all(map(_JOINING_CHARACTER.match, before))


def _has_halves(source: str, odd: bytes, *, rare: bool = True) -> bool:
    """Look for damaged characters and for what is left of them."""
    suspicious = odd.strip(b"&\xc2\xc3") != b"" or (rare and any(map(source.__contains__, _RARE_HALVES)))
    if (b"\xc2" in odd or b"\xc3" in odd) and (len(source) > _LONG or _STRAY.search(source)):
        return True
    if "â" in source and (source.count("â") > _FEW or _LOOSE.search(source) or CONTRACTION.search(source)):
        return True
    if ("‚" in source and "‚Ä" in source) or ("\ufffd" in source and HALF_OFF.search(source)):
        return True
    suspicious = suspicious or _is_followed(source, ("Â", "Ã", "â"), _AFTER_A_TILDE)
    suspicious = suspicious or _is_followed(source, _LEADS, _AFTER_A_LEAD) or ("€" in source and "ã€" in source)
    return suspicious and (len(source) > _LONG or MOJIBAKE.search(source) is not None)


def _is_followed(source: str, leads: Sequence[str], continuation: frozenset[str]) -> bool:
    """Look at what follows the letters that begin a damaged character and are common in clean text too."""
    for lead in leads:
        if lead in source and (
            source.count(lead) > _FEW or not continuation.isdisjoint(piece[:1] for piece in source.split(lead)[1:])
        ):
            return True
    return False


def substitute(
    pattern: regex.Pattern[str], kind: RepairKind, change: Callable[[regex.Match[str]], str], text: str
) -> tuple[str, list[Change]]:
    """Replace what a pattern finds, and write each change down."""
    changes: list[Change] = []

    def note(match: regex.Match[str]) -> str:
        after = change(match)
        if after != match[0]:
            word = word_before(text, match.start()) if kind is RepairKind.ORPHAN else ""
            changes.append(Change(kind, word + match[0], word + after))
        return after

    replaced = pattern.sub(note, text)
    return (replaced, changes) if changes else (text, [])


def word_before(text: str, end: int) -> str:
    """Give the word, or the end of a long one, that stands before a place without a blank between."""
    return (
        (text[max(0, end - LONG_WORD) : end].rsplit(maxsplit=1) or [""])[-1]
        if end and not text[end - 1].isspace()
        else ""
    )


def word_behind(text: str, start: int) -> str:
    """Give the word that begins at a place, or the start of a long one."""
    return text[start : start + LONG_WORD].split(maxsplit=1)[0]
