"""Brings lines and phrases into the form in which they are compared."""

_PUNCTUATION = (
    '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'
    "«»‹›„“”…–—―‐‑·•●■▪◦►▶▸→←↓↑‣⁃★☆✓✔✕×|¦¿¡"
    "。、，：；！？（）【】「」『』《》〈〉・～"
    "।॥؟،؛٪"
)
_FOLD: dict[int, str] = str.maketrans(
    dict.fromkeys(_PUNCTUATION, " ")
    | {
        "’": "'",
        "‘": "'",
        "‛": "'",
        "ʼ": "'",
        "`": "'",
        "\u00ad": "",
        "\u200b": "",
        "\ufeff": "",
        "\u200e": "",
        "\u200f": "",
    }
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
