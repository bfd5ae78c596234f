"""Reads rule packs: those of the callers, checked with plain words, and the built-in ones, put together for a page."""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from os import PathLike, fspath
from pathlib import Path, PurePath
from typing import Any

import regex
from pydantic import ValidationError

from articlekit.errors import RulePackError
from articlekit.models import StoryKind
from articlekit.rule_book import RuleBook, index_rules, join_books
from articlekit.rules import LANGUAGE_TAG, Rule, RuleKind, RulePack, RulePackFile
from articlekit.words.folding import fold_phrase

SHARED_PACKS = {"ms": "id", "nb": "no", "nn": "no"}
"""Languages whose pages the pack of another one serves: Malay and Indonesian, the two Norwegian ones."""


def load_pack(path: str | PathLike[str]) -> RulePack:
    """Read a pack of the caller's and try its examples; see `RulePack.load`."""
    name = fspath(path)
    try:
        content = Path(name).read_bytes()
    except OSError as error:
        raise RulePackError(name, None, f"cannot be read: {error.strerror or error}") from error
    pack = read_pack(content, file=name, name=PurePath(name).name.removesuffix(".toml"))
    check_rules(pack, file=name)
    check_examples(pack, file=name)
    return pack


def read_pack(content: bytes, *, file: str, name: str) -> RulePack:
    """Read one pack.

    Args:
        content: the TOML file's bytes, UTF-8.
        file: the file's name or path, for messages.
        name: the pack's name, for rule ids.

    Raises:
        RulePackError: not TOML, an unknown or missing field, or an unknown kind.
    """
    try:
        data = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RulePackError(file, None, f"is not a TOML file in UTF-8: {error}") from error
    try:
        content_model = RulePackFile.model_validate(data)
    except ValidationError as error:
        raise _plain_words(error, data, file) from error
    return RulePack(
        name=name,
        language=content_model.language,
        rules=content_model.rule,
        common=frozenset(content_model.common),
        time=content_model.time,
        byline=content_model.byline,
    )


def check_rules(pack: RulePack, *, file: str) -> None:
    """Look at every rule for what a type cannot say. For the built-in packs the tests do it, once and for all.

    Args:
        pack: a pack.
        file: its file's name or path, for messages.

    Raises:
        RulePackError: the language is no tag, nothing is in the pack, an id is used twice, a phrase folds to nothing,
            a rule has no phrase, or a pattern does not compile.
    """
    if pack.language != "any" and not regex.fullmatch(LANGUAGE_TAG, pack.language):
        raise RulePackError(file, None, f'language must be "any" or a BCP 47 tag such as "de", not {pack.language!r}')
    if not (pack.rules or pack.common or pack.time.model_fields_set or pack.byline.model_fields_set):
        raise RulePackError(file, None, "holds no rule; begin one with [[rule]]")
    seen: set[str] = set()
    for rule in pack.rules:
        _check_rule(rule, seen, file)
        seen.add(rule.id)


def _check_rule(rule: Rule, seen: set[str], file: str) -> None:
    if rule.id in seen:
        raise RulePackError(file, rule.id, "this id is used twice; give each rule an id of its own")
    phrases = (*rule.is_, *rule.starts, *rule.ends, *rule.contains)
    if not phrases and not rule.pattern:
        raise RulePackError(file, rule.id, "has no phrase; add a line under 'is', 'starts', 'ends' or 'contains'")
    _check_lines(rule, phrases, file)
    if rule.pattern:
        _check_pattern(rule, rule.pattern, file)
    if rule.needs and not rule.pattern:
        raise RulePackError(file, rule.id, "'needs' goes with a pattern; phrases are looked up by their words anyway")
    _check_opens(rule, file)


def _check_lines(rule: Rule, phrases: Iterable[str], file: str) -> None:
    for line in (*phrases, *rule.matches, *rule.spares):
        if len(line.splitlines()) > 1:
            raise RulePackError(file, rule.id, f"{line!r} holds a line break; a phrase or an example is one line")
    for phrase in phrases:
        if not fold_phrase(phrase):
            raise RulePackError(file, rule.id, f"the phrase {phrase!r} holds no letter or number to compare")


def _check_opens(rule: Rule, file: str) -> None:
    opens = rule.kind in (RuleKind.POINTER, RuleKind.LIST_HEADING)
    if opens and rule.opens is None:
        kinds = ", ".join(StoryKind)
        raise RulePackError(file, rule.id, f"a {rule.kind} needs 'opens', the kind of its stories: one of {kinds}")
    if rule.opens is not None and not opens:
        raise RulePackError(file, rule.id, "'opens' goes with the kinds 'pointer' and 'list_heading' alone")


def _check_pattern(rule: Rule, pattern: str, file: str) -> None:
    try:
        regex.compile(pattern)
    except regex.error as error:
        raise RulePackError(file, rule.id, f"the pattern does not compile: {error}") from error
    if any(" " in need.strip() for need in rule.needs):
        raise RulePackError(file, rule.id, "'needs' holds single words and marks")
    if len(rule.matches) + len(rule.spares) < 4:
        raise RulePackError(file, rule.id, "a pattern needs four examples under 'matches' and 'spares'")


def _plain_words(error: ValidationError, data: dict[str, Any], file: str) -> RulePackError:
    first = error.errors()[0]
    place = first["loc"]
    rule = None
    if len(place) > 1 and place[0] == "rule" and isinstance(place[1], int):
        entry = data["rule"][place[1]]
        rule = str(entry.get("id", f"number {place[1] + 1}")) if isinstance(entry, dict) else f"number {place[1] + 1}"
        place = place[2:]
    name = ".".join(str(part) for part in place)
    if first["type"] == "extra_forbidden":
        return RulePackError(file, rule, f"has a field {name!r} that does not exist; is it spelled right?")
    if first["type"] == "missing":
        return RulePackError(file, rule, f"needs a field {name!r}")
    if first["type"] == "tuple_type":
        return RulePackError(file, rule, f'{name} must be a list of lines in brackets: {name} = ["one line"]')
    return RulePackError(file, rule, f"{name}: {first['msg']}" if name else first["msg"])


def check_examples(pack: RulePack, *, file: str) -> None:
    """Try every rule's own examples: it must take its `matches`, and the pack must take none of its `spares`.

    Raises:
        RulePackError: an example does not hold; the message names the line.
    """
    whole = index_rules((pack,))
    for rule in pack.rules:
        alone = index_rules((RulePack(pack.name, pack.language, (rule,), pack.common, pack.time, pack.byline),))
        for line in rule.matches:
            if alone.match(line) is None:
                raise RulePackError(file, rule.id, f"does not take its own example {line!r}")
        for line in rule.spares:
            found = whole.match(line)
            if found is not None:
                raise RulePackError(file, rule.id, f"should spare {line!r}, but {found.id} takes it")


# --------------------------------------------------------------------------------------------------------- built in


@lru_cache(maxsize=1)
def built_in_languages() -> frozenset[str]:
    """The languages that have a pack of their own."""
    names = (entry.name for entry in resources.files("articlekit.packs").iterdir())
    return frozenset(name.removesuffix(".toml") for name in names if name.endswith(".toml")) - {
        "any",
        "markup",
        "addresses",
    }


@lru_cache(maxsize=64)
def built_in_pack(language: str) -> RulePack:
    """The built-in pack of one language; files never change, so reading them once is no hidden state."""
    file = f"{language}.toml"
    return read_pack(resources.files("articlekit.packs").joinpath(file).read_bytes(), file=file, name=language)


def rule_book(language: str | None, packs: tuple[RulePack, ...] = ()) -> RuleBook:
    """The rules for a page: the caller's packs, the language's, the English ones and those for every language.

    English stands behind every language because ad servers, players and share buttons speak it everywhere.

    Args:
        language: BCP 47 tag of the page, or `None` where it is not known.
        packs: packs of the caller's, asked first.
    """
    base = (language or "en").split("-")[0].lower()
    names = dict.fromkeys((SHARED_PACKS.get(base, base), "en", "any"))
    return _join_packs(tuple(name for name in names if name == "any" or name in built_in_languages()), packs)


@lru_cache(maxsize=64)
def _join_packs(names: tuple[str, ...], packs: tuple[RulePack, ...]) -> RuleBook:
    return join_books([index_rules(packs), *map(_built_in_book, names)])


@lru_cache(maxsize=64)
def _built_in_book(name: str) -> RuleBook:
    return index_rules((built_in_pack(name),))
