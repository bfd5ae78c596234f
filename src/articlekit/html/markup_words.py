"""What the markup around a block says: the words of class and id, and the elements, as bits."""

import tomllib
from functools import lru_cache
from importlib import resources
from operator import add

import regex

LONGEST_VALUE = 400
"""Characters of an attribute that are read; what follows in longer ones is the work of a style sheet's generator."""

_WORD = regex.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_ONLY_LETTERS = "".join(chr(code) if chr(code).isalpha() else " " for code in range(128))


def _load() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    data = tomllib.loads(resources.files("articlekit.packs").joinpath("markup.toml").read_text(encoding="utf-8"))
    return {group["id"]: tuple(group["words"]) for group in data["group"]}, frozenset(data["kicker"])


GROUPS, _KICKER_WORDS = _load()
"""Words of class and id by what they say of an element, see `packs/markup.toml`."""

GROUP_BITS = {name: 1 << place for place, name in enumerate(GROUPS)}
HIDDEN, APART = GROUP_BITS["hidden"], GROUP_BITS["apart"]

_WORD_BITS: dict[str, int] = {}
for _name, _words in GROUPS.items():
    for _word in _words:
        _WORD_BITS[_word] = _WORD_BITS.get(_word, 0) | GROUP_BITS[_name]

TAGS = {
    tag: 1 << place
    for place, tag in enumerate(
        ("article", "main", "section", "aside", "nav", "header", "footer", "figure", "figcaption", "blockquote",
         "table", "form", "ul", "ol", "dl", "address", "details", "noscript", "button", "summary", "dialog", "menu",
         "p", "li")
    )
}  # fmt: skip
"""Elements that say something of all that is in them, as bits."""


@lru_cache(maxsize=50_000)
def read_words(value: str) -> int:
    """Read the words of a class or an id.

    Args:
        value: the attribute's value.

    Returns:
        The bits of the groups whose words stand in it. Words are split at dashes, blanks and capitals, and compared
        whole: "share-bar" says share, "market-shares" does not.

    >>> read_words("ArticleShare") == GROUP_BITS["share"] | GROUP_BITS["article"]
    True
    """
    bits = 0
    words = _split(value)
    if not _WORD_BITS.keys().isdisjoint(words):
        for word in words:
            bits |= _WORD_BITS.get(word, 0)
    return bits


def _split(value: str) -> list[str]:
    # The words, and behind them each two that stand side by side as one.
    value = value[:LONGEST_VALUE]
    if value.isascii() and value.islower():  # as four in five are
        words = value.translate(_ONLY_LETTERS).split()
    else:
        words = " ".join(_WORD.findall(value)).lower().split()
    words += map(add, words, words[1:])
    return words


_HEADLINE_WORDS = frozenset(GROUPS["title"])


@lru_cache(maxsize=5_000)
def is_kicker(value: str) -> bool:
    """Tell whether a class is that of a kicker or other small print in the link of a teaser.

    >>> is_kicker("teaser__kicker"), is_kicker("teaser__headline")
    (True, False)
    """
    words = _split(value)
    return not _KICKER_WORDS.isdisjoint(words) and _HEADLINE_WORDS.isdisjoint(words)
