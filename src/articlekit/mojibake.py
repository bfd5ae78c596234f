"""Repair characters: mojibake, its orphans, entities, invisible characters, stray no-break spaces.

The order of work is `_STAGES`. Each stage takes one text and gives back the text and what it changed; the page is gone
over again until nothing changes, so repairing a repaired page does nothing. Three things keep clean text clean: a stage
starts only where a pattern of real damage stands; what ftfy proposes is looked at word by word before it is taken; and
what could be a letter of the language is judged by the evidence of the whole page.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html.entities import html5, name2codepoint
from typing import TYPE_CHECKING, Final, TypeAlias

import regex

from articlekit.models import RepairKind

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

_WINDOW: Final = 20_000
"""Longest text, in characters, that is repaired in one piece: far above any paragraph, and ftfy needs ~20 ms for it."""
_BUDGET: Final = 400_000
"""Characters of damaged text that are repaired on one page; what lies beyond stays as it is: work is bounded."""
_COST_OF_A_TEXT: Final = 100
"""What every damaged text costs besides its length: a million damaged one-word lines are no page either."""
_ROUNDS: Final = 8
"""How often a page is gone over again; damage nested three times has been seen, eight is the end of patience."""


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
class _Evidence:
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


_Stage: TypeAlias = Callable[[str, _Evidence], tuple[str, list[Change]]]

# ----------------------------------------------------------------------------------------------- what damage looks like

# What the bytes 80 to BF become in windows-1252: the second half of every damaged character. The quotes, dashes and
# the ellipsis stand apart: in clean text they follow a capital letter ("MARQUÉ…", "BEYONCÉ’S"), the others hardly ever.
_TYPOGRAPHY: Final = "«»…‘’“”–—"
_MARKS: Final = "\x80-\x9f€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ¡-ª¬-º¼-¿"
_CONTINUATION: Final = _TYPOGRAPHY + "\xa0" + _MARKS
# The same for windows-1251.
_CYRILLIC_MARKS: Final = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\xa0ЎўЈ¤Ґ¦§©«¬\xad®°±µ¶·№»ѕЅјЁёЄєЇїІіґ"
_GREEK_MARKS: Final = "\x80-\xbf€‚ƒ„…†‡‰‹‘’“”•–—™›΄΅ΆΈΉΊΌΎΏ"

# Every alternative looks back at the letter that the first class has found: that class is what makes the search fast.
_MOJIBAKE: Final = regex.compile(
    rf"""
    [\x80-\x9fÂ-ßà-ðĂĹРСвΞΟβā‚√≈¬Γ├┬] (?:
        (?<=[\x80-\x9f])                                        # no text has C1 controls: they are windows-1252
        | (?<=[ÃÂ]) [{_MARKS}]
        | (?<=Ã) [{_TYPOGRAPHY}] (?=\p{{L}})                    # "ESPAÃ‘A"
        | (?<=(?<!\p{{Lu}})Ã) [{_TYPOGRAPHY}\xa0]               # but not "A MANHÃ”", "AMANHÃ…"
        | (?<=(?<![\p{{Lu}}„“‘«‹])Â) [{_TYPOGRAPHY}]
        | (?<=[Ä-ß]) [{_MARKS}] | (?<=(?<!\p{{Lu}})[Ä-ß]) [{_TYPOGRAPHY}](?=\p{{Ll}})
        | (?<=â) [€‚„†ˆ˜‰œŒ™š›¬\xad] | (?<=â) [{_TYPOGRAPHY}•] [{_MARKS}]
        | (?<=ï) »¿ | (?<=[à-ï]) [{_MARKS}] [{_CONTINUATION}] | (?<=[à-ï]) [{_TYPOGRAPHY}] [{_MARKS}]
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
_CERTAIN: Final = regex.compile(rf"â€[{_CONTINUATION}]|(?<!\p{{Lu}})[ÃÂ][{_MARKS}]|ï»¿|Ð[{_MARKS}][ÐÑ]|ðŸ")

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
_NAMES: Final = {name: chr(code) for name, code in name2codepoint.items()} | {
    name: html5[name + ";"] for name in _HTML5_NAMES.split()
}
_ENTITY: Final = regex.compile(
    r"&(?:amp;){0,99}+(?:#(?P<decimal>\d;|\d{2,7}+;?)|#[xX](?P<hexadecimal>[0-9A-Fa-f]{1,6}+);"
    r"|(?P<name>[A-Za-z][A-Za-z0-9]{1,13}+);|(?P<open>nbsp)(?![\w;=]))"
    r"|&(?P<ampersand>(?:amp;){1,99}+)"
)

# "Â" that no letter follows, or that stands inside a word; "Ã" inside or at the end of a word, or alone.
_STRAY: Final = regex.compile(r"[ÂÃ](?:(?<=Â)(?![\p{L}\p{M}])|(?<=[\p{Ll}\d].)|(?<=(?<!\p{L})Ã)(?!\p{L}))")
_STRAY_A_CIRCUMFLEX: Final = regex.compile(r"Â(?![\p{L}\p{M}])")
# "â" without a letter before or behind it.
_LOOSE: Final = regex.compile(r"â(?<!\p{L}â)(?![\p{L}\p{M}])")
# English contractions with "â" where the apostrophe stood: "youâre".
_CONTRACTION: Final = regex.compile(
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
_INVISIBLE: Final = regex.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200e\u200f\u202a-\u202e\u2060-\u206f]"
    r"|[\ufeff\ufff9-\ufffc\ufffe\uffff]"
    rf"|\u200b(?:(?<![{_BREAKING}]\u200b)|(?![{_BREAKING}]))"  # Thai and Khmer show with it where a word ends
    rf"|\u200c(?<![{_JOINING}]\u200c)"  # Persian and Indic scripts are misread without it
    rf"|\u200d(?:(?<![{_JOINING}{_EMOJI}]\u200d)|(?<=[{_EMOJI}]\u200d)(?!\p{{Extended_Pictographic}}))"
    r"|[\x0b\x0c\u2028\u2029]"
)
_ESCAPE: Final = regex.compile(r"\x1b\[[0-9;]{0,16}+[A-Za-z]")
_SEPARATORS: Final = "\x0b\x0c\u2028\u2029"
_BLANKS: Final = regex.compile(r"[ \xa0\u202f]{2,}+")
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
_AFTER_A_TILDE: Final = frozenset({*_AFTER_A_LEAD, *map(chr, range(0x80, 0xC0)), *_TYPOGRAPHY, "ƒ", "ˆ", "‰", "˜"})
_RARE: Final = frozenset((*_NEVER_SEEN, *map(chr, range(0x2060, 0x2070)), *"\u200b\u200c\u200d\ufffd", *_RARE_HALVES))
_LOOK_CLOSER: Final = _RARE | {*_LEADS, "â", "‚", "€"}
_JOINING_CHARACTER: Final = regex.compile(rf"[{_JOINING}]")
_FEW: Final = 200
_SHORT: Final = 300
_LONG: Final = 100_000


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
    if _has_no_break_space_beside_space(source):
        return True
    if not odd and len(source) < _SHORT:
        if _LOOK_CLOSER.isdisjoint(source):
            return False
        if _RARE.isdisjoint(source):
            return _has_halves(source, odd, rare=False)
    return _has_unseen(source, odd) or _has_halves(source, odd)


def _has_entity(source: str) -> bool:
    return (";" in source or "&#" in source or "&nbsp" in source) and _ENTITY.search(source) is not None


def _has_no_break_space_beside_space(source: str) -> bool:
    if "\xa0" in source and (" \xa0" in source or "\xa0 " in source or "\xa0\xa0" in source):
        return True
    return "\u202f" in source and _NO_BREAK_BESIDE_SPACE.search(source) is not None


def _has_unseen(source: str, odd: bytes) -> bool:
    """Look for entities and for characters that cannot be seen."""
    if odd.translate(None, _VISIBLE_LATIN) or any(map(source.__contains__, _NEVER_SEEN)):
        return True
    if _U2040_TO_U207F in source.encode("utf-8", "ignore") and _INVISIBLE.search(source):
        return True
    if ("\u200b" in source or "\u200d" in source) and _INVISIBLE.search(source):
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
    if "â" in source and (source.count("â") > _FEW or _LOOSE.search(source) or _CONTRACTION.search(source)):
        return True
    if ("‚" in source and "‚Ä" in source) or ("\ufffd" in source and _HALF_OFF.search(source)):
        return True
    suspicious = suspicious or _is_followed(source, ("Â", "Ã", "â"), _AFTER_A_TILDE)
    suspicious = suspicious or _is_followed(source, _LEADS, _AFTER_A_LEAD) or ("€" in source and "ã€" in source)
    return suspicious and (len(source) > _LONG or _MOJIBAKE.search(source) is not None)


def _is_followed(source: str, leads: Sequence[str], continuation: frozenset[str]) -> bool:
    """Look at what follows the letters that begin a damaged character and are common in clean text too."""
    for lead in leads:
        if lead in source and (
            source.count(lead) > _FEW or not continuation.isdisjoint(piece[:1] for piece in source.split(lead)[1:])
        ):
            return True
    return False


# ------------------------------------------------------------------------------------------------------- the whole work


def repair(texts: Sequence[str], *, language: str | None) -> tuple[list[str], list[tuple[int, Change]]]:
    """Repair the texts of one page.

    All texts of the page are given at once, since a lone "Â" is judged by what else is wrong on the page. Work is
    bounded: of a page that is damaged all over, the first 400,000 characters are repaired.

    Args:
        texts: The page's texts, one a block.
        language: BCP 47 tag of the page's language, None where unknown.

    Returns:
        The repaired texts in the same order (where nothing was wrong, the same object), and the changes, each with the
        index of its text.

    >>> texts, changes = repair(["Fire-free Christmas Â", "Burkinabè"], language="en")
    >>> texts
    ['Fire-free Christmas', 'Burkinabè']
    >>> changes
    [(0, Change(kind=<RepairKind.ORPHAN: 'orphan'>, before='Christmas Â', after='Christmas'))]
    """
    repaired = list(texts)
    windows, suspicious = _find_damage(texts)
    damaged = suspicious
    evidence = _Evidence(language=(language or "").replace("_", "-").split("-")[0].lower())
    changes: list[tuple[int, Change]] = []
    for _ in range(_ROUNDS):
        if not damaged:
            break
        gathered = _gather([windows[index][place] for index, place in suspicious], evidence)
        if gathered != evidence:  # decoding has shown more of the damage: judge every text again
            evidence, damaged = gathered, suspicious
        again = []
        for index, place in damaged:
            known = replace(evidence, alphabet=True) if _stands_in_alphabet(repaired, index) else evidence
            text, made = _repair_text(windows[index][place], known)
            if made:
                windows[index][place] = text
                changes.extend((index, change) for change in made)
                again.append((index, place))
        damaged = again
    for index in {index for index, _ in changes}:
        repaired[index] = "".join(windows[index])
    changes.sort(key=lambda change: change[0])
    return repaired, changes


def _find_damage(texts: Sequence[str]) -> tuple[dict[int, list[str]], list[tuple[int, int]]]:
    """Cut the texts that hold suspects into windows, and list those windows, as many as there is work for."""
    windows: dict[int, list[str]] = {}
    damaged: list[tuple[int, int]] = []
    spent = 0
    for index, text in enumerate(texts):
        pieces = [text] if len(text) <= _WINDOW else _windows(text)
        for place, piece in enumerate(pieces):
            if has_suspects(piece):
                spent += len(piece) + _COST_OF_A_TEXT
                if spent > _BUDGET:
                    return windows, damaged
                windows[index] = pieces
                damaged.append((index, place))
    return windows, damaged


def _windows(text: str) -> list[str]:
    """Cut a text that is longer than any paragraph, where there are spaces at the spaces."""
    windows = []
    start = 0
    while start < len(text):
        end = start + _WINDOW
        if end < len(text):
            end = text.rfind(" ", start + _WINDOW // 2, end) + 1 or end
        windows.append(text[start:end])
        start = end
    return windows


def _gather(texts: Sequence[str], known: _Evidence) -> _Evidence:
    """Count what is wrong on the page; what an earlier round has repaired goes on counting."""
    return replace(
        known,
        damage=max(known.damage, sum(_CERTAIN.search(text) is not None for text in texts)),
        orphans=max(known.orphans, sum(len(_STRAY_A_CIRCUMFLEX.findall(text)) for text in texts if "Â" in text)),
        contractions=max(known.contractions, sum(len(_CONTRACTION.findall(text)) for text in texts if "â" in text)),
    )


def _stands_in_alphabet(texts: Sequence[str], index: int) -> bool:
    if len(texts[index]) > 3 or texts[index].strip() != "Â":
        return False
    neighbours = [texts[place].strip(_BLANK_CHARACTERS) for place in (index - 1, index + 1) if 0 <= place < len(texts)]
    return any(len(neighbour) == 1 and neighbour.isalpha() and neighbour != "Â" for neighbour in neighbours)


def _repair_text(text: str, evidence: _Evidence) -> tuple[str, list[Change]]:
    changes: list[Change] = []
    for stage in _STAGES:
        text, made = stage(text, evidence)
        changes += made
    return text, changes


def _substitute(
    pattern: regex.Pattern[str], kind: RepairKind, change: Callable[[regex.Match[str]], str], text: str
) -> tuple[str, list[Change]]:
    """Replace what a pattern finds, and write each change down."""
    changes: list[Change] = []

    def note(match: regex.Match[str]) -> str:
        after = change(match)
        if after != match[0]:
            word = _word_before(text, match.start()) if kind is RepairKind.ORPHAN else ""
            changes.append(Change(kind, word + match[0], word + after))
        return after

    replaced = pattern.sub(note, text)
    return (replaced, changes) if changes else (text, [])


def _word_before(text: str, end: int) -> str:
    """Give the word, or the end of a long one, that stands before a place without a blank between."""
    return (
        (text[max(0, end - _LONG_WORD) : end].rsplit(maxsplit=1) or [""])[-1]
        if end and not text[end - 1].isspace()
        else ""
    )


def _word_behind(text: str, start: int) -> str:
    return text[start : start + _LONG_WORD].split(maxsplit=1)[0]


# ---------------------------------------------------------------------------------------------------------- 1 entities


def _decode_entities(text: str, _: _Evidence) -> tuple[str, list[Change]]:
    """Replace entities by their characters, however often the ampersand was escaped; never make a control character."""
    if "&" not in text:
        return text, []
    return _substitute(_ENTITY, RepairKind.ENTITY, _character, text)


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
    found = _NAMES.get(name)
    if found is None and name.isupper():  # a headline set in capitals: "CAF&EACUTE;"
        found = _NAMES.get(name.lower(), "").upper() or None
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


# ---------------------------------------------------------------------------------------------------------- 2 mojibake

# Quotation marks, and the place of one whose last byte has no character in windows-1252 and was dropped. The last byte
# of a dash looks like a quotation mark, and some system has made it straight.
_QUOTATION_MARKS: Final = regex.compile(
    r"(?P<opening>â€œ|Ã¢â‚¬Å“|“)|(?P<closing>â€\x9d|â€ť|”)"
    rf"|(?<![{_MARKS}])(?P<lost>â€|Ã¢â‚¬(?:Â(?![\x80-\xbf]))?+)(?:\ufffd|(?=[ \t\n.,;:!?)\]…<]|$))"
)
_UNCURLED_DASH: Final = regex.compile(r'(?<=(?P<left>[ \xa0\p{L}\d]))â€"(?=(?P<right>[ \xa0\p{L}\d]))')
_CLEAN_CAPITALS: Final = regex.compile(rf"(?:\p{{Lu}}[ÃÂ]|(?<!\S)[„“‘«‹][À-ß])[{_TYPOGRAPHY}\xa0](?!\p{{L}})")
_LONG_WORD: Final = 60


@cache
def _ftfy_config() -> "TextFixerConfig":
    """Configure ftfy for journalism: repair the encoding and leave everything else as the newsroom wrote it."""
    from ftfy import TextFixerConfig  # noqa: PLC0415  # 40 to 100 ms that a clean page never pays

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=True,
    )


def _fix(text: str) -> str:
    """Let ftfy decode a text. Only this way of calling it obeys the configuration."""
    from ftfy import fix_and_explain  # noqa: PLC0415

    return fix_and_explain(text, _ftfy_config()).text


def _decode_mojibake(text: str, _: _Evidence) -> tuple[str, list[Change]]:
    """Decode what was decoded wrongly, after giving back the halves that scrapers are known to lose."""
    if text.isascii() or not _MOJIBAKE.search(text):
        return text, []
    prepared = _UNCURLED_DASH.sub(_dash, text) if '€"' in text else text
    if "€" in text or "¬" in text:
        parts = _give_back_quotes(prepared)
        fixed = "".join(part if part == "â€" else _fix(part) for part in parts)
    else:
        fixed = _fix(prepared)
    return _take_word_by_word(text, fixed) if fixed != text else (text, [])


def _dash(match: regex.Match[str]) -> str:
    left, right = match["left"], match["right"]
    if left.isalpha() and right.isalpha():
        return "â€”"
    return "â€“" if left.isdigit() == right.isdigit() and left.isspace() == right.isspace() else match[0]


def _give_back_quotes(text: str) -> list[str]:
    """Restore closing quotation marks that lost their last byte, and cut out remnants that could be anything.

    Returns:
        The text in parts; the parts that are just "â€" must not be decoded: with the space behind it ftfy would read a
        dagger.
    """
    parts = [""]
    start = opened = 0
    for match in _QUOTATION_MARKS.finditer(text):
        if match["lost"] is None:
            opened += 1 if match["opening"] else -1
            continue
        attached = match.start() > 0 and not text[match.start() - 1].isspace()
        parts[-1] += text[start : match.start()]
        start = match.end()
        if attached or opened > 0 or match[0].endswith("\ufffd"):
            parts[-1] += "â€\x9d" if match["lost"] == "â€" else "Ã¢â‚¬Â\x9d"
            opened -= 1
        elif match["lost"] == "â€":
            parts += ["â€", ""]
        else:
            parts[-1] += match[0]
    parts[-1] += text[start:]
    return parts


def _take_word_by_word(text: str, fixed: str) -> tuple[str, list[Change]]:
    """Take each word that was decoded, unless the result shows that it was no damage.

    The ASCII characters of a text outlive decoding, so they tell which words belong together where a space was the half
    of a damaged character.
    """
    before, after = text.split(" "), fixed.split(" ")
    damaged_all_over = _CERTAIN.search(text) is not None and all(
        old.isascii() or old != new for old, new in zip(before, after, strict=False)
    )
    taken: list[str] = []
    changes: list[Change] = []
    place = 0
    for index, word in enumerate(after):
        old = before[place] if place < len(before) else ""
        place += 1
        later = len(after) - index - 1
        while word != old and len(before) - place > later and (_skeleton(old) != _skeleton(word) or not before[place]):
            old += " " + before[place]
            place += 1
        decoded = word != old and _is_plausible(old, word) and (damaged_all_over or not _is_clean_capitals(old))
        if decoded:
            changes.append(_shortened(old, word))
        taken.append(word if decoded else old)
    return (" ".join(taken), changes) if changes else (text, [])


def _skeleton(word: str) -> bytes:
    return word.encode("ascii", "ignore").translate(None, b' ?"')


def _is_plausible(before: str, after: str) -> bool:
    """Refuse a decoding that makes unreadable characters, loses ASCII characters or takes a lone "Â" for a space."""
    if _skeleton(before) != _skeleton(after) or before.replace("Â ", "\xa0") == after:
        return False
    if after.count("\ufffd") > before.count("\ufffd") + before.count("ï¿½"):
        return False
    return not any(character not in before and _UNREADABLE.match(character) for character in after)


def _is_clean_capitals(word: str) -> bool:
    """Tell whether a word in capitals only looks damaged: "AMANHÃ”", "„Â”"."""
    return _CLEAN_CAPITALS.search(word) is not None and _CERTAIN.search(word) is None


_UNREADABLE: Final = regex.compile(r"[\p{Cc}\p{Co}\p{Cn}\p{Cs}]")


def _common_start(first: str, second: str) -> int:
    pairs = enumerate(zip(first, second, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(first), len(second)))


def _shortened(before: str, after: str) -> Change:
    """Name a change by the word; where words are long, as in scripts without spaces, by what differs in it."""
    if len(before) > _LONG_WORD:
        start = _common_start(before, after)
        end = _common_start(before[:start:-1], after[:start:-1])
        before, after = before[start : len(before) - end], after[start : len(after) - end]
    return Change(RepairKind.MOJIBAKE, before, after)


# Chinese pages call themselves GB2312 and hold GBK. A decoder that believes them stumbles over the first character
# beyond GB2312 and reads everything up to the next ASCII character half a character off: "王喆、李明清）" is
# "王�础⒗蠲髑澹�". The bytes are there but for the two that it stumbled over; the first is part of a name.
_HALF_OFF: Final = regex.compile(
    r"(?<=(?P<before>\p{Han}))\ufffd(?P<shifted>[^\x00-\x7f\ufffd]{1,40}+)\ufffd(?![^\x00-\x7f])"
)
_GBK_NAMES: Final = "喆堃昇翀珺淼赟垚焱旸祎玥甯彧燊犇瑨頔劼"
_HANZI_OR_MARK: Final = regex.compile(r"[\p{Han}、。，（）《》“”‘’；：？！·—]++")


@cache
def _gbk_name_characters() -> dict[int, str]:
    """Map the second byte to the name character that a GB2312 decoder loses the first byte of, where there is one."""
    codes = [(character.encode("gbk"), character) for character in _GBK_NAMES]
    lost = [(code[1], character) for code, character in codes if code[0] < 0xA1 <= code[1]]
    return {second: character for second, character in lost if [code for code, _ in lost].count(second) == 1}


def _realign_gbk(text: str, _: _Evidence) -> tuple[str, list[Change]]:
    """Read a stretch of Chinese that was decoded half a character off again, where the lost bytes are certain."""
    if "\ufffd" not in text:
        return text, []
    return _substitute(_HALF_OFF, RepairKind.MOJIBAKE, _realigned, text)


def _realigned(match: regex.Match[str]) -> str:
    code = str(match["shifted"]).encode("gb2312", "ignore")
    if len(code) != 2 * len(match["shifted"]):
        return str(match[0])
    name = _gbk_name_characters().get(code[0])
    inside = code[1:-1].decode("gb2312", "replace")
    opened = match.string.rfind("（", 0, match.start()) > match.string.rfind("）", 0, match.start())
    last = {0xA3: "）" if opened else None, 0xA1: "。" if not opened else None}.get(code[-1])
    if name is None or last is None or not _HANZI_OR_MARK.fullmatch(inside):
        return str(match[0])
    return name + inside + last


# ----------------------------------------------------------------------------------------------------------- 3 orphans

# Languages that write "â": there a lone capital could be a letter that somebody speaks of.
_WRITES_A_CIRCUMFLEX: Final = frozenset(
    (
        "fr",
        "pt",
        "ro",
        "mo",
        "vi",
        "tr",
        "az",
        "crh",
        "cy",
        "wa",
        "fur",
        "fy",
        "frp",
        "br",
        "oc",
        "gl",
        "lld",
        "rm",
        "la",
        "fa",
        "ku",
        "ar",
        "hi",
        "sa",
        "ota",
        "sm",
        "kl",
    )
)
_ENDS_WORDS_WITH_IT: Final = frozenset(
    ("tr", "az", "crh", "cy", "wa", "fur", "fa", "ar", "ku", "hi", "ota", "sm", "kl")
)
_IS_A_WORD: Final = frozenset(("cy", "wa"))
_WORDS_FOR_LETTER: Final = frozenset(
    (
        "letter",
        "letters",
        "lettre",
        "lettres",
        "litera",
        "literele",
        "literei",
        "literă",
        "letra",
        "letras",
        "lettera",
        "lettere",
        "chữ",
        "chư",
        "harf",
        "harfi",
        "harfin",
        "harfini",
        "buchstabe",
        "buchstaben",
        "vogal",
        "vogais",
        "voyelle",
        "voyelles",
        "vocala",
        "vocale",
        "vocalele",
        "caractère",
        "caractere",
        "caracter",
        "character",
        "caracterul",
        "sunet",
        "sunetul",
        "llythyren",
        "písmeno",
        "litery",
        "literę",
        "буква",
        "bogstav",
        "bokstav",
        "bokstaven",
        "kirjain",
        "huruf",
    )
)
_ORPHAN_RUN: Final = regex.compile(r"Â(?:[ \xa0]{0,3}+Â(?!\p{L}))*+")
_MARK: Final = regex.compile(r"\p{M}")
_BLANK_CHARACTERS: Final = " \xa0"
_OPENING: Final = "\"'“‘«„‹([{"
_CLOSING: Final = "\"'”’»“‘›)]}"
_LISTED_BEFORE: Final = regex.compile(r"(?<!\p{L})(?:\p{Lu} ?[,/;|–-] ?|(?![A-Z])\p{Lu} )$")
_LISTED_AFTER: Final = regex.compile(r"(?: ?[,/;|–-] ?\p{Lu}| (?![A-Z])\p{Lu})(?!\p{L})")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a run of "Â" stands: `start` to `end`, and between which places the blanks around it lie."""

    text: str
    start: int
    end: int
    left: int
    right: int

    @property
    def before(self) -> str:
        """The character before the run and its blanks, empty at the start of a line."""
        return self.text[self.left - 1 : self.left].strip("\n") if self.left else ""

    @property
    def behind(self) -> str:
        """The character behind the run and its blanks, empty at the end of a line."""
        return self.text[self.right : self.right + 1].strip("\n")

    @property
    def attached(self) -> bool:
        """Whether the run touches what stands before it."""
        return self.left == self.start and self.before != ""

    @property
    def inside(self) -> bool:
        """Whether a letter follows without a space: "Âge", but also "officersÂsaid"."""
        return self.end == self.right and (self.behind.isalpha() or _MARK.match(self.behind) is not None)

    @property
    def no_break(self) -> bool:
        """Whether the second half of the damaged no-break space is still there."""
        return "\xa0" in self.text[self.end : self.right]

    @property
    def mentioned(self) -> bool:
        """Whether the text speaks of the letter: quoted, in a list of letters, or behind a word for "letter"."""
        if self.before in _OPENING and self.behind in _CLOSING and self.before and self.behind:
            return True
        if _follows_word_for_letter(self.text, self.left):
            return True
        listed = _LISTED_BEFORE.search(self.text[max(0, self.start - 5) : self.start])
        return listed is not None or _LISTED_AFTER.match(self.text[self.end : self.end + 5]) is not None


def _follows_word_for_letter(text: str, end: int) -> bool:
    words = text[max(0, end - 20) : end].split()
    return bool(words) and words[-1].casefold() in _WORDS_FOR_LETTER


def _drop_orphans(text: str, evidence: _Evidence) -> tuple[str, list[Change]]:
    """Remove each "Â" that is the first half of a no-break space and no letter of a word."""
    if "Â" not in text:
        return text, []
    pieces: list[str] = []
    changes: list[Change] = []
    done = 0
    for match in _ORPHAN_RUN.finditer(text):
        left, right = match.start(), match.end()
        while left > done and text[left - 1] in _BLANK_CHARACTERS:
            left -= 1
        while right < len(text) and text[right] in _BLANK_CHARACTERS:
            right += 1
        place = _Place(text, match.start(), match.end(), left, right)
        if not _is_orphan(place, evidence):
            continue
        blank = " " if place.inside else _remaining_blank(place)
        word = _word_before(text, left)
        behind = _word_behind(text, right) if place.inside else ""
        after = word + " " + behind if behind else word
        changes.append(Change(RepairKind.ORPHAN, word + text[left : match.end()] + behind, after))
        pieces += [text[done:left], blank]
        done = right
    return ("".join(pieces) + text[done:], changes) if changes else (text, [])


def _remaining_blank(place: _Place) -> str:
    """Keep one blank where two words would meet, and none at the ends or before a full stop."""
    left, right = place.text[place.left : place.start], place.text[place.end : place.right]
    if (
        not place.before
        or not place.behind
        or (not right and place.behind in ".,")
        or (not left and place.before in "([{")
    ):
        return ""
    return " " if left and right else left or right


def _is_orphan(place: _Place, evidence: _Evidence) -> bool:
    """Judge one run of "Â" by where it stands, by the language and by what else is wrong on the page."""
    others = evidence.damage + evidence.orphans - 1
    foreign = evidence.language not in _WRITES_A_CIRCUMFLEX and evidence.language != ""
    if place.inside:
        broken = place.attached and (place.before.islower() or place.before.isdigit()) and place.behind.isalpha()
        return broken and (foreign or others + 1 > 0)
    if place.attached and place.before in _MARKS + "ÃÂ":  # mojibake in mojibake: left to decoding
        return False
    if place.mentioned:
        return False
    if place.attached:
        return _is_orphan_at_word(place, others, foreign=foreign, language=evidence.language)
    return _is_orphan_alone(place, evidence, others, foreign=foreign)


def _is_orphan_at_word(place: _Place, others: int, *, foreign: bool, language: str) -> bool:
    """Judge "officersÂ", "said:Â it", "100Â km", "POLICEÂ"."""
    if place.before.isupper():
        return foreign or (others > 0 and language not in _ENDS_WORDS_WITH_IT)
    if place.before in _OPENING.replace('"', "").replace("'", "") + "/-–|":
        return place.end != place.right and (foreign or others > 0)
    return not (place.before in ".," and place.end == place.right and place.behind == place.before)


def _is_orphan_alone(place: _Place, evidence: _Evidence, others: int, *, foreign: bool) -> bool:
    """Judge "Christmas Â", a line of nothing but "Â", "next Â word"."""
    if not place.before and not place.behind and evidence.alphabet:
        return False
    initial = place.behind == "." and place.end == place.right and place.right + 1 < len(place.text)
    if initial or (place.end == place.right and place.behind.isdigit()):
        return others > 0 and foreign
    if place.no_break or foreign:
        return True
    if evidence.language in _IS_A_WORD:
        return others > 1
    at_end = not place.behind and place.before != "" and not place.before.isupper()
    return at_end or others > 0


_WRITES_I_ACUTE: Final = frozenset(("es", "pt", "gl"))
_ENDS_WORDS_WITH_A_GRAVE: Final = frozenset(("it", "fr", "ca"))
_A_GRAVE_IS_A_WORD: Final = frozenset(("fr", "pt", "ca"))
_STRAY_A_TILDE: Final = regex.compile(
    r"Ã(?:(?<=\p{Ll}Ã)(?P<inside>\p{Ll}++)|(?<=(?P<end>\p{Ll})Ã)(?:[ \xa0](?= )|(?!\p{L}))"
    r"|(?<!\p{L}Ã)(?:[ \xa0](?= )|(?P<joined> (?=s\b|quel[ae]s?\b|quilo\b))|(?=[ \xa0]\p{Ll})))"
)


def _complete_a_tilde(text: str, evidence: _Evidence) -> tuple[str, list[Change]]:
    """Complete "Ã" where the language leaves one reading: "polÃtica" (a soft hyphen was dropped), "cittÃ ", "Ã la"."""
    if "Ã" not in text:
        return text, []

    def complete(match: regex.Match[str]) -> str:
        whole, inside = str(match[0]), match["inside"]
        if inside is not None:
            return f"í{inside}" if evidence.language in _WRITES_I_ACUTE else whole
        if match["end"] is not None:
            return "à" if evidence.language in _ENDS_WORDS_WITH_A_GRAVE else whole
        if evidence.language not in _A_GRAVE_IS_A_WORD or _follows_word_for_letter(text, match.start()):
            return whole
        return "à" if match["joined"] is None or evidence.language == "pt" else "à "

    return _substitute(_STRAY_A_TILDE, RepairKind.ORPHAN, complete, text)


_QUOTED: Final = regex.compile(r"(?<![\p{L}\p{N}])â(?=\p{L})(?P<quote>[^â]{2,500}+(?<=[,.?!]))â(?!\p{L})")
_LONE_DASH: Final = regex.compile(r"(?<=[\w,] )â(?= \w)")
_ENOUGH_CONTRACTIONS: Final = 2


def _restore_english_punctuation(text: str, evidence: _Evidence) -> tuple[str, list[Change]]:
    """Give English text its apostrophes back where only "â" is left of them: "youâre"; then its quotes and dashes.

    A possessive could be a name ("Abbâs"), and a quote a French word: both need a page that shows the damage twice.
    """
    if evidence.language != "en" or "â" not in text:
        return text, []
    sure = evidence.contractions >= _ENOUGH_CONTRACTIONS or (evidence.damage > 0 and evidence.contractions > 0)

    def restore(match: regex.Match[str]) -> str:
        whole = str(match[0])
        return whole.replace("â", "’") if sure or not match["possessive"] else whole

    text, changes = _substitute(_CONTRACTION, RepairKind.ORPHAN, restore, text)
    if evidence.contractions >= _ENOUGH_CONTRACTIONS and "â" in text:
        text, quotes = _substitute(_QUOTED, RepairKind.ORPHAN, lambda match: f"“{match['quote']}”", text)
        text, dashes = _substitute(_LONE_DASH, RepairKind.ORPHAN, lambda _: "–", text)
        changes = [*changes, *quotes, *dashes]
    return text, changes


# ---------------------------------------------------------------------------------- 4 invisible characters, 5 spaces


def _remove_invisible(text: str, _: _Evidence) -> tuple[str, list[Change]]:
    """Remove what cannot be seen and does not shape the letters beside it; line separators become spaces."""
    changes: list[Change] = []
    if "\x1b" in text:
        text, changes = _substitute(_ESCAPE, RepairKind.INVISIBLE, lambda _: "", text)
    text, removed = _substitute(
        _INVISIBLE, RepairKind.INVISIBLE, lambda match: " " if match[0] in _SEPARATORS else "", text
    )
    return text, [*changes, *removed]


def _collapse_spaces(text: str, _: _Evidence) -> tuple[str, list[Change]]:
    """Make one space of a no-break space and the spaces beside it; one that stands by itself is typography."""
    if not _has_no_break_space_beside_space(text):
        return text, []
    return _substitute(_BLANKS, RepairKind.SPACE, _one_space, text)


def _one_space(match: regex.Match[str]) -> str:
    blanks = str(match[0])
    return blanks if blanks.strip(" ") == "" else " "


_STAGES: Final[tuple[_Stage, ...]] = (
    _decode_entities,
    _decode_mojibake,
    _realign_gbk,
    _drop_orphans,
    _complete_a_tilde,
    _restore_english_punctuation,
    _remove_invisible,
    _collapse_spaces,
)
