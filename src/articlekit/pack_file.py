"""Reads the TOML of rule packs, in a third of the time that the library takes.

The library goes through a file in Python, string by string, and that was a quarter of what the first page of a language
costs. One pattern knows the lines of which packs consist; a file that holds any other goes to the library.
"""

import tomllib
from typing import Any

import regex

_STRING = r"""'[^'\x00-\x1f\x7f]*+'|"[^"\\\x00-\x1f\x7f]*+\""""
_LIST = rf"\[[ \n]*+(?:(?:{_STRING})[ \n]*+,[ \n]*+)*+(?:(?:{_STRING})[ \n]*+)?+\]"
_OTHER = r".+(?:\n(?![a-z_]+ =|[\[\#\n]).+)*"
"""Any other value, a list of lists or a pattern in three quotes: it goes on until the next key, table or comment."""

_LINE = regex.compile(
    rf"(?m)^(?:([a-z_]+) = (?:({_STRING}|{_LIST}|[1-9][0-9]*)|({_OTHER}))|\[([a-z_]+)\]|(\[\[rule\]\])|\#.*|(.+))$"
)
_STRINGS = regex.compile(_STRING)


def read_toml(content: str) -> dict[str, Any]:
    r"""Read a rule pack as `tomllib.loads` does.

    Args:
        content: what the file holds.

    Raises:
        tomllib.TOMLDecodeError: it is no TOML.

    >>> read_toml('language = "en"\n\n[[rule]]\nis = ["Board now", "Mind the gap"]\nmax_words = 3\n')
    {'language': 'en', 'rule': [{'is': ['Board now', 'Mind the gap'], 'max_words': 3}]}
    """
    data = read_lines(content) if "\r" not in content else None
    return tomllib.loads(content) if data is None else data


def read_lines(content: str) -> dict[str, Any] | None:
    """Read a rule pack that holds no lines but those that are known.

    Args:
        content: what the file holds, its lines parted by line feeds.

    Returns:
        What `tomllib.loads` gives, or `None` where a line is strange, or gives again what another has given.
    """
    data: dict[str, Any] = {}
    rules: list[dict[str, Any]] = []
    table = data
    for key, plain, other, name, is_rule, strange in _LINE.findall(content):
        if strange or key in table or name in data:
            return None
        if plain:
            table[key] = _read_plain(plain)
        elif other:
            value = _read_other(f"{key} = {other}")
            if value.keys() != {key}:
                return None
            table |= value
        elif name:
            table = data[name] = {}
        elif is_rule:
            if data.setdefault("rule", rules) is not rules:
                return None
            table = {}
            rules.append(table)
    return data


def _read_other(lines: str) -> dict[str, Any]:
    try:
        return tomllib.loads(lines)
    except tomllib.TOMLDecodeError:
        return {}


def _read_plain(value: str) -> str | int | list[str]:
    if value[0] != "[":
        return int(value) if value.isdigit() else value[1:-1]
    if '"' not in value:
        return value.split("'")[1::2]
    return [string[1:-1] for string in _STRINGS.findall(value)]
