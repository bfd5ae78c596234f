"""Decodes mojibake: characters that were written in one encoding and read in another."""

from functools import cache
from typing import TYPE_CHECKING, Final

import regex

from articlekit.characters.damage import (
    CERTAIN,
    HALF_OFF,
    LONG_WORD,
    MARKS,
    MOJIBAKE,
    TYPOGRAPHY,
    Change,
    Evidence,
    substitute,
)
from articlekit.models import RepairKind

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

# Quotation marks, and the place of one whose last byte has no character in windows-1252 and was dropped. The last byte
# of a dash looks like a quotation mark, and some system has made it straight.
_QUOTATION_MARKS: Final = regex.compile(
    r"(?P<opening>â€œ|Ã¢â‚¬Å“|“)|(?P<closing>â€\x9d|â€ť|”)"
    rf"|(?<![{MARKS}])(?P<lost>â€|Ã¢â‚¬(?:Â(?![\x80-\xbf]))?+)(?:\ufffd|(?=[ \t\n.,;:!?)\]…<]|$))"
)
_UNCURLED_DASH: Final = regex.compile(r'(?<=(?P<left>[ \xa0\p{L}\d]))â€"(?=(?P<right>[ \xa0\p{L}\d]))')
_CLEAN_CAPITALS: Final = regex.compile(rf"(?:\p{{Lu}}[ÃÂ]|(?<!\S)[„“‘«‹][À-ß])[{TYPOGRAPHY}\xa0](?!\p{{L}})")


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


def decode_mojibake(text: str, _: Evidence) -> tuple[str, list[Change]]:
    """Decode what was decoded wrongly, after giving back the halves that scrapers are known to lose."""
    if text.isascii() or not MOJIBAKE.search(text):
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
    damaged_all_over = CERTAIN.search(text) is not None and all(
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
    return _CLEAN_CAPITALS.search(word) is not None and CERTAIN.search(word) is None


_UNREADABLE: Final = regex.compile(r"[\p{Cc}\p{Co}\p{Cn}\p{Cs}]")


def _common_start(first: str, second: str) -> int:
    pairs = enumerate(zip(first, second, strict=False))
    return next((place for place, (one, other) in pairs if one != other), min(len(first), len(second)))


def _shortened(before: str, after: str) -> Change:
    """Name a change by the word; where words are long, as in scripts without spaces, by what differs in it."""
    if len(before) > LONG_WORD:
        start = _common_start(before, after)
        end = _common_start(before[:start:-1], after[:start:-1])
        before, after = before[start : len(before) - end], after[start : len(after) - end]
    return Change(RepairKind.MOJIBAKE, before, after)


_GBK_NAMES: Final = "喆堃昇翀珺淼赟垚焱旸祎玥甯彧燊犇瑨頔劼"
_HANZI_OR_MARK: Final = regex.compile(r"[\p{Han}、。，（）《》“”‘’；：？！·—]++")


@cache
def _gbk_name_characters() -> dict[int, str]:
    """Map the second byte to the name character that a GB2312 decoder loses the first byte of, where there is one."""
    codes = [(character.encode("gbk"), character) for character in _GBK_NAMES]
    lost = [(code[1], character) for code, character in codes if code[0] < 0xA1 <= code[1]]
    return {second: character for second, character in lost if [code for code, _ in lost].count(second) == 1}


def realign_gbk(text: str, _: Evidence) -> tuple[str, list[Change]]:
    """Read a stretch of Chinese that was decoded half a character off again, where the lost bytes are certain."""
    if "\ufffd" not in text:
        return text, []
    return substitute(HALF_OFF, RepairKind.MOJIBAKE, _realigned, text)


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
