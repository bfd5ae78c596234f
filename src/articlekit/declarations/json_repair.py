"""Reads JSON as pages write it: with comments, trailing commas, raw line breaks, quotes in quotes, cut off."""

import json
from html import unescape
from typing import Any

import regex

MOST_TOKENS = 200_000
"""Values, keys and brackets that are read of broken JSON, less than a second's work; the longest met had 20,000."""

DEEPEST = 200
"""Brackets within brackets; what lies deeper is skipped. The deepest met lay at 14."""

_BLANK = regex.compile(r"(?:[\s;\ufeff]|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/|$)|<!--|-->|<!\[CDATA\[|\]\]>)++")
_STRING_END = regex.compile(
    r'"(?=\s*+(?:[:}\]]|,\s*+(?:[",{\[}\]\-\d]|/[/*]|true|false|null|$)|/[/*]|"[\w@$.:-]{1,40}"\s*+:|$))'
)
"""A quotation mark that ends a string, by what comes behind it: a mark of JSON, a comment, or the next key."""

_BARE = regex.compile(r"[^\s,:{}\[\]\"]++")
_ESCAPE = regex.compile(r"\\(?:u([0-9a-fA-F]{4})|(.)|$)", regex.DOTALL)
_PAIR = regex.compile(r"[\ud800-\udbff][\udc00-\udfff]")
_LONE = regex.compile(r"[\ud800-\udfff]")
_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None, "undefined": None, "NaN": None}


def read_json(text: str) -> list[Any]:
    """Read every value of a text that should be JSON: strictly where that works, else as well as can be.

    Args:
        text: one script, however broken.

    Returns:
        The values in order: one for sound JSON, several where a page wrote one behind another, none for no JSON.

    >>> read_json('{"name": "The "best" harbour", /* soon */ "open": true, }')
    [{'name': 'The "best" harbour', 'open': True}]
    >>> read_json('[{"headline": "Boats come ho')
    [[{'headline': 'Boats come ho'}]]
    """
    try:
        return [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        pass
    if '"' not in text and "&quot;" in text:
        text = unescape(text)
    return _Reader(text).read()


class _Reader:
    """One reading of a text, token by token, the open brackets on a list instead of the call stack."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        self.roots: list[Any] = []
        self.open: list[Any] = []
        self.keys: list[str | None] = []
        self.skipped = 0

    def read(self) -> list[Any]:
        for _ in range(MOST_TOKENS):
            blank = _BLANK.match(self.text, self.place)
            if blank is not None:
                self.place = blank.end()
            if self.place >= len(self.text):
                break
            self._take_token(self.text[self.place])
        return self.roots

    def _take_token(self, mark: str) -> None:
        if mark in "{[":
            self.place += 1
            self._open({} if mark == "{" else [])
        elif mark in "}]":
            self.place += 1
            self._close(dict if mark == "}" else list)
        elif mark in ",:":
            self.place += 1
        elif mark == '"':
            self._add(self._string())
        else:
            self._add(self._bare())

    def _open(self, container: Any) -> None:  # noqa: ANN401 - JSON
        if len(self.open) >= DEEPEST:
            self.skipped += 1
            return
        self._add(container)
        self.open.append(container)
        self.keys.append(None)

    def _close(self, kind: type) -> None:
        if self.skipped:
            self.skipped -= 1
        elif self.open and (isinstance(self.open[-1], kind) or any(isinstance(it, kind) for it in self.open[-3:])):
            # A bracket that was forgotten is closed with the one around it.
            while not isinstance(self.open.pop(), kind):
                self.keys.pop()
            self.keys.pop()

    def _add(self, value: Any) -> None:  # noqa: ANN401 - JSON
        if self.skipped:
            return
        if not self.open:
            if isinstance(value, (dict, list)):
                self.roots.append(value)
            return
        around = self.open[-1]
        if isinstance(around, list):
            around.append(value)
        elif self.keys[-1] is None:
            self.keys[-1] = value if isinstance(value, str) else str(value)[:40]
        else:
            around.setdefault(self.keys[-1], value)
            self.keys[-1] = None

    def _string(self) -> str:
        start = self.place + 1
        end = self._string_end(start)
        self.place = end + 1
        return _unescape(self.text[start:end])

    def _string_end(self, start: int) -> int:
        place = start
        while True:
            found = _STRING_END.search(self.text, place)
            if found is None:
                return len(self.text)
            place = found.end()
            quote: int = found.start()
            if not _is_escaped(self.text, quote, start):
                return quote

    def _bare(self) -> Any:  # noqa: ANN401 - JSON
        found = _BARE.match(self.text, self.place)
        if found is None:
            self.place += 1
            return None
        self.place = found.end()
        word = found.group()
        if word in _WORDS:
            return _WORDS[word]
        try:
            return int(word) if word.lstrip("-").isdecimal() and len(word) < 20 else float(word)
        except ValueError:
            return word.strip("'")


def _is_escaped(text: str, quote: int, start: int) -> bool:
    slashes = quote
    while slashes > start and text[slashes - 1] == "\\":
        slashes -= 1
    return (quote - slashes) % 2 == 1


def _unescape(text: str) -> str:
    if "\\" not in text:
        return text
    whole = _ESCAPE.sub(
        lambda found: chr(int(found[1], 16)) if found[1] else _ESCAPES.get(found[2], found[2] or ""), text
    )
    paired = _PAIR.sub(lambda found: found.group().encode("utf-16", "surrogatepass").decode("utf-16"), whole)
    plain: str = _LONE.sub("\ufffd", paired)
    return plain
