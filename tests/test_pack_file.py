"""The reader of pack files gives what the library gives, or leaves the file to it."""

import tomllib
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.pack_file import read_lines, read_toml
from articlekit.rule_packs import built_in_languages

RULE = '[[rule]]\nid = "a"\n'

STRANGE = [
    "language = 'en",
    "language = 'en' 'de'",
    "is = ['a' 'b']",
    "is = ['a',, 'b']",
    "is = [,]",
    "is = ['a']]",
    "is = 'a'\nis = 'b'",
    "max_words = 03",
    "max_words = ٣",
    "max_words = 5 5",
    f"rule = ['a']\n{RULE}",
    f"[rule]\nid = 'a'\n{RULE}",
    "[time]\n[time]",
    "time = 3\n[time]",
    "[[rule]]\n[rule]",
    "one line of prose",
    "pattern = '''a\nb = 'c'",
    "why = 'a\x00b'",
    'why = "a\\qb"',
]
"""No TOML: the library says so."""

OTHERS = [
    "",
    "# nothing",
    "language = 'en' # English",
    "language='en'",
    "  language = 'en'",
    '"language" = "en"',
    "Language = 'en'\nmax.words = 3",
    "is = []",
    "is = ['a', # the first\n 'b',\n]",
    "is = [\n  'a', \"b's\",\n  'c'\n]\nends = ['d']",
    "months = [['january', 'jan'], ['may']]\nweekdays = [\n  ['monday'],\n  ['friday'],\n]",
    "zones = { IST = '+05:30', 'CET' = '+01:00' }",
    'why = "a \\"quoted\\" word and \\u00e9"',
    "pattern = '''it's \\W'''\nneeds = ['it']",
    "pattern = '''\na\n'''",
    'why = """\na\n[[rule]]\nb = "c"\n"""\n',
    "a = 1\nB = 2\nc = 3",
    "max_words = 0\nshare = 0.5\nopens = true",
    "is = ['a']\r\n[[rule]]\r\nid = 'b'\r\n",
    f"{RULE}{RULE}[[group]]\nid = 'c'",
    f"[time]\nday = ['day']\n{RULE}[rule.more]\nid = 'b'\n",
    "is = ['a\tb']",
]


def by_library(content: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError:
        return None


@pytest.mark.parametrize("name", sorted((*built_in_languages(), "any")))
def test_a_built_in_pack_is_read_without_the_library(name: str) -> None:
    content = resources.files("articlekit.packs").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    assert read_lines(content) == tomllib.loads(content)


@pytest.mark.parametrize("content", STRANGE)
def test_what_is_no_toml_is_refused(content: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        read_toml(content)


@pytest.mark.parametrize("content", OTHERS)
def test_every_other_line_is_read_as_the_library_reads_it(content: str) -> None:
    assert read_toml(content) == tomllib.loads(content)


LINES = (*"\n".join((*STRANGE, *OTHERS)).split("\n"), "[[rule]]", "[time]", "is = [", "'a',", "]", "'''", '"""', "'")


@given(st.lists(st.sampled_from(LINES), max_size=6).map("\n".join))
def test_no_mixture_of_lines_is_read_otherwise(content: str) -> None:
    assert read_lines(content) in (None, by_library(content))
