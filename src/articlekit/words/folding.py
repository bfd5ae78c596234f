"""Brings lines and phrases into the form in which they are compared."""

from collections.abc import Sequence
from functools import lru_cache

_PUNCTUATION = (
    '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'
    "«»‹›„“”…–—―‐‑·•●■▪◦►▶▸→←↓↑‣⁃★☆✓✔✕×|¦¿¡"
    "。、，：；！？（）【】「」『』《》〈〉・～"
    "।॥؟،؛٪"
)
_BARE = (0x915, 0x916, 0x917, 0x91C, 0x921, 0x922, 0x92B, 0x92F)
"""The letters of Hindi under the eight that are written with a dot as one character."""

_FOLD: dict[int, str] = str.maketrans(
    dict.fromkeys(_PUNCTUATION, " ")
    | dict.fromkeys("’‘‛ʼ`", "'")
    | dict.fromkeys("\u00ad\u200b\ufeff\u200e\u200f\u0307\u093c", "")
    | {"ı": "i"}
    | {chr(code): chr(bare) for code, bare in zip(range(0x958, 0x960), _BARE, strict=True)}
    | dict.fromkeys("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९０１２３４５６７８９", "#")
)
_COMMON_MARKS = tuple((mark, _FOLD.get(ord(mark), " ")) for mark in "’‘“”–—…«»\u00a0")
"""The marks beyond ASCII that stand in otherwise plain English lines: without them the fast way is open."""

_FOLD_ASCII = bytes(ord(_FOLD.get(code, chr(code).lower())) if code < 128 else code for code in range(256))  # fmt: skip
"""The same folding for lines of ASCII, eight times as fast."""

_FOLD_OTHERS = {chr(code): "0" if plain == "#" else plain for code, plain in _FOLD.items() if code > 127}
"""The same folding for what a page holds beyond ASCII, one replacement after another; numbers become ASCII ones."""

_ASCII = bytes(range(128))

FEW_CHARACTERS = 24
"""Kinds of characters beyond ASCII up to which replacing them one by one is faster than folding the whole page: pages
of a Latin script with their quotes and accents have about a dozen, Cyrillic ones sixty."""


WIDE_RANGES = r"\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u19e0-\u19ff\u2e80-\U0003ffff"
"""Where Unicode keeps the scripts without blanks between words, Korean and little else: in a pattern, this range before
a look at the script itself makes the search three times as fast in text with curly quotes or accents."""

_NARROW_BYTES = bytes(code for code in range(256) if code < 0xE0 or code == 0xE2)
"""Bytes of UTF-8 that begin no character of those scripts: E2 begins quotes, dashes, arrows and the euro sign."""


def may_be_wide(text: str) -> bool:
    """Take a quick look at a text: does it hold a character beyond the scripts of Europe and the Near East?

    Args:
        text: any text.

    Returns:
        False where a search for a character of `WIDE_RANGES` would find none but a bare radical of Chinese.

    >>> may_be_wide("“Čapek” – Достоевский"), may_be_wide("渡し船")
    (False, True)
    """
    return not text.isascii() and text.encode("utf-8", "surrogatepass").translate(None, _NARROW_BYTES) != b""


def beyond_ascii(text: str) -> set[str]:
    """List the characters of a text that are not ASCII: a dozen on most pages, whatever their length.

    Args:
        text: any text, a line or a page.

    >>> sorted(beyond_ascii("“Čapek” – c’est ça"))
    ['ç', 'Č', '–', '’', '“', '”']
    """
    if text.isascii():
        return set()
    # In UTF-8 no byte below 128 is part of another character, so taking those away leaves the others whole.
    return set(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))


def fold(line: str) -> str:
    """Bring a line or phrase into the form in which they are compared.

    Case, punctuation, the kind of apostrophe and runs of blanks do not matter; every number becomes "#".

    >>> fold("SHARE this  article »")
    'share this article'
    >>> fold("1,204 comments"), fold("4 min. read")
    ('# comments', '# min read')
    """
    if not line.isascii():
        for mark, plain in _COMMON_MARKS:
            line = line.replace(mark, plain)
    if line.isascii():
        folded = " ".join(line.encode("ascii").translate(_FOLD_ASCII).decode("ascii").split())
    else:
        folded = " ".join(line.casefold().translate(_FOLD).split())
    return _one_sign_a_number(folded) if "#" in folded else folded


def _one_sign_a_number(folded: str) -> str:
    while "##" in folded:
        folded = folded.replace("##", "#")
    while "# #" in folded:
        folded = folded.replace("# #", "#")
    return folded


def fold_lines(lines: Sequence[str]) -> list[list[str]]:
    """Fold the lines of a page, all at once: three times as fast as one by one, seven times beyond ASCII.

    Args:
        lines: lines without line breaks.

    Returns:
        The words of what `fold` gives for each.

    >>> fold_lines(["SHARE this  article »", "1,204 comments"])
    [['share', 'this', 'article'], ['#', 'comments']]
    """
    page = "\n".join(lines)
    others = beyond_ascii(page)
    if len(others) > FEW_CHARACTERS:
        page = page.casefold()
        others = _FOLD_OTHERS.keys() & set("".join(others).casefold())
    for character in others:
        page = page.replace(character, _fold_character(character))
    # In UTF-8 no byte below 128 is part of another character, so the table of ASCII serves every script.
    folded = page.encode("utf-8", "surrogatepass").translate(_FOLD_ASCII).decode("utf-8", "surrogatepass")
    if not lines:
        return []
    return [
        _one_sign_a_number(" ".join(line.split())).split(" ") if "#" in line else line.split()
        for line in folded.split("\n")
    ]


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    return "".join(_FOLD_OTHERS.get(small, small) for small in character.casefold())


@lru_cache(maxsize=20_000)  # the phrases of English and of every language stand in the rules of each language
def fold_phrase(phrase: str) -> str:
    """Fold a phrase of a rule, in which "#" stands for a number.

    >>> fold_phrase("# comments") == fold("1,204 comments")
    True
    """
    return fold(phrase.replace("#", "0"))


def plain_case(words: str) -> str:
    """Write words small, with one blank between them; the Turkish dotted capital and the dotless letter become an i.

    >>> plain_case("12  NİSAN"), plain_case("5 Dakika")
    ('12 nisan', '5 dakika')
    """
    small = words.lower()
    if not small.isascii():
        small = small.replace("i\u0307", "i").replace("ı", "i")
    return " ".join(small.split())
