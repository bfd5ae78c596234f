"""Brings lines and phrases into the form in which they are compared."""

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
    if "#" in folded:
        while "##" in folded:
            folded = folded.replace("##", "#")
        while "# #" in folded:
            folded = folded.replace("# #", "#")
    return folded


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
