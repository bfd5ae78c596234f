"""Rule packs: which lines are boilerplate, as data that a journalist can write.

A pack is a TOML file of rules. A rule holds phrases, the lines it takes (`matches`) and look-alikes that it spares
(`spares`); both run as tests. Lines and phrases are compared folded, see `fold`.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from operator import itemgetter
from os import PathLike, fspath
from pathlib import Path, PurePath
from typing import Annotated, Any, Literal

import regex
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from articlekit.errors import RulePackError
from articlekit.folding import fold, fold_phrase
from articlekit.models import StoryKind

LONGEST_LINE = 600
"""Characters; a longer line is prose and is never tried. The longest disclaimer met had 480."""

UNSPACED_LANGUAGES = frozenset({"zh", "ja", "th", "lo", "km", "my"})
"""Languages written without blanks between words: their phrases match anywhere, not at word boundaries."""


SHARED_PACKS = {"ms": "id", "nb": "no", "nn": "no"}
"""Languages whose pages the pack of another one serves: Malay and Indonesian, the two Norwegian ones."""


class RuleKind(StrEnum):
    """What kind of line a rule takes."""

    PLAYER = "player"
    SHARE = "share"
    NEWSLETTER = "newsletter"
    APP = "app"
    AD = "ad"
    CONSENT = "consent"
    COMMENT = "comment"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    DATE_LINE = "date_line"
    READING_TIME = "reading_time"
    NAVIGATION = "navigation"
    TAGS = "tags"
    COPYRIGHT = "copyright"
    AGENCY = "agency"
    DISCLAIMER = "disclaimer"
    PAYWALL = "paywall"
    TEMPLATE = "template"
    INTERFACE = "interface"
    POINTER = "pointer"
    LIST_HEADING = "list_heading"
    SUMMARY = "summary"


_STRICT = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
_Phrase = Annotated[str, Field(min_length=1)]
_Words = tuple[_Phrase, ...]


class Rule(BaseModel):
    """One rule of a pack."""

    model_config = _STRICT

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    kind: RuleKind
    why: Annotated[str, Field(min_length=10)]
    is_: Annotated[_Words, Field(alias="is")] = ()
    starts: _Words = ()
    ends: _Words = ()
    contains: _Words = ()
    pattern: str | None = None
    needs: _Words = ()
    """Words or marks of which every line that `pattern` takes holds one: the quick look before the pattern is tried."""
    max_words: Annotated[int, Field(ge=1, le=120)] = 8
    where: Literal["top", "end", "anywhere"] = "anywhere"
    opens: StoryKind | None = None
    matches: Annotated[_Words, Field(min_length=1)]
    spares: Annotated[_Words, Field(min_length=1)]
    known_false: _Words = ()
    known_missed: _Words = ()
    seen: str | None = None


class TimeWords(BaseModel):
    """The words of one language for ages and dates, all lower case."""

    model_config = _STRICT

    second: _Words = ()
    minute: _Words = ()
    hour: _Words = ()
    day: _Words = ()
    week: _Words = ()
    month: _Words = ()
    year: _Words = ()
    one: _Words = ()
    """Words that stand for the number one: "an hour ago"."""
    ago_before: _Words = ()
    ago_after: _Words = ()
    now: _Words = ()
    today: _Words = ()
    yesterday: _Words = ()
    months: Annotated[tuple[_Words, ...], Field(max_length=12)] = ()
    weekdays: Annotated[tuple[_Words, ...], Field(max_length=7)] = ()
    """Monday first."""
    published: _Words = ()
    updated: _Words = ()
    at: _Words = ()
    of: _Words = ()
    oclock: _Words = ()
    order: Literal["DMY", "MDY", "YMD"] = "DMY"
    zones: dict[str, str] = {}
    """Zone abbreviations as this language's readers mean them: IST = "+05:30"."""


class BylineWords(BaseModel):
    """The words of one language around the names in a byline, all lower case."""

    model_config = _STRICT

    by: _Words = ()
    also: _Words = ()
    roles: _Words = ()
    desks: _Words = ()
    """Words in a name that say it is no person: "newsroom", "web desk"."""


class _PackFile(BaseModel):
    model_config = _STRICT

    language: str
    common: _Words = ()
    time: TimeWords = TimeWords()
    byline: BylineWords = BylineWords()
    rule: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class RulePack:
    """A rule pack, read and checked. Two packs are equal only when they are the same object.

    Args:
        name: what stands before the slash in `Block.why`: "en" in "en/share-buttons".
        language: BCP 47 tag, or "any".
        rules: the rules, in the order of the file.
        common: the most common words of the language, lower case; empty where words have no blanks between them.
        time: words for ages and dates.
        byline: words around names.
    """

    name: str
    language: str
    rules: tuple[Rule, ...]
    common: frozenset[str]
    time: TimeWords
    byline: BylineWords

    @classmethod
    def load(cls, path: str | PathLike[str]) -> "RulePack":
        """Read a pack of your own, ready for `parse(…, packs=[pack])`.

        Args:
            path: a TOML file.

        Returns:
            The pack, its examples tried.

        Raises:
            RulePackError: the file cannot be read, a rule is malformed, or an example does not hold.
        """
        name = fspath(path)
        try:
            content = Path(name).read_bytes()
        except OSError as error:
            raise RulePackError(name, None, f"cannot be read: {error.strerror or error}") from error
        pack = read_pack(content, file=name, name=_stem(name))
        check_examples(pack, file=name)
        return pack


def _stem(path: str) -> str:
    return PurePath(path).name.removesuffix(".toml")


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """A rule took a line.

    Args:
        rule: the rule.
        id: its id with the pack's name: "en/share-buttons".
        words: how many of the line's first words the phrase, or a pattern's first group, took; 0 elsewhere.
    """

    rule: Rule
    id: str
    words: int = 0


# --------------------------------------------------------------------------------------------------------- matching

_Entry = tuple[str, int, Rule, str]  # padded phrase, its words, rule, id
_Pattern = tuple[int, Any, Rule, str]  # its place in the order of the packs, compiled pattern, rule, id
_place = itemgetter(0)


@dataclass(frozen=True, slots=True, eq=False)
class RuleBook:
    """The rules of several packs, indexed so that a line meets only the few phrases it could hold.

    Args:
        packs: the packs.
        longest_whole: words of the longest phrase that is a whole line.
        whole: the phrases that are a whole line, folded.
        starts: the phrases that start a line, by their first word.
        ends: the phrases that end a line, by their last word.
        contains: the phrases inside a line, by their longest word.
        unspaced: the phrases of languages without blanks: those that start a line by their first character, those that
            end one by their last, and those inside a line.
        patterns: the patterns that say nothing of the lines that they take.
        by_word: the other patterns by a word, and
        by_mark: by a mark that the line must hold.
        inside: all words of `contains` and `by_word`, each with the words of the longest line in which it counts.
    """

    packs: tuple[RulePack, ...]
    longest_whole: int
    whole: dict[str, RuleMatch] = field(repr=False)
    starts: dict[str, list[_Entry]] = field(repr=False)
    ends: dict[str, list[_Entry]] = field(repr=False)
    contains: dict[str, list[_Entry]] = field(repr=False)
    unspaced: tuple[dict[str, list[_Entry]], dict[str, list[_Entry]], list[_Entry]] = field(repr=False)
    patterns: list[_Pattern] = field(repr=False)
    by_word: dict[str, list[_Pattern]] = field(repr=False)
    by_mark: dict[str, list[_Pattern]] = field(repr=False)
    inside: dict[str, int] = field(repr=False)

    def match(self, line: str) -> RuleMatch | None:
        """Find the rule that takes a line.

        Args:
            line: one block's text, unfolded.

        Returns:
            The match, or `None` where no rule takes the line. A whole-line phrase wins over one that starts the line,
            that over one that ends it, that over one inside; patterns come last.
        """
        return self.match_words(line, fold(line).split())

    def match_words(self, line: str, words: list[str]) -> RuleMatch | None:
        """Find the rule that takes a line whose words have been folded already.

        Args:
            line: one block's text, unfolded.
            words: its words, folded.

        Returns:
            As `match`.
        """
        count = len(words)
        if not words or len(line) > LONGEST_LINE:
            return None
        if count <= self.longest_whole:
            found = self.whole.get(" ".join(words))
            if found is not None:
                return found
        inside = self.inside
        held = (
            [] if inside.keys().isdisjoint(words) else [word for word in inside.keys() & words if inside[word] >= count]
        )
        if held or words[0] in self.starts or words[-1] in self.ends:
            found = self._match_phrases(words, held)
            if found is not None:
                return found
        if not line.isascii() and any(self.unspaced):
            found = self._match_unspaced(words)
            if found is not None:
                return found
        marks = [mark for mark in self.by_mark if mark in line]
        return self._match_patterns(line, count, held, marks) if held or marks or self.patterns else None

    def _match_phrases(self, words: list[str], held: list[str]) -> RuleMatch | None:
        count = len(words)
        padded = f" {' '.join(words)} "
        for phrase, length, rule, name in self.starts.get(words[0], ()):
            if count <= rule.max_words and padded.startswith(phrase):
                return RuleMatch(rule, name, length)
        for phrase, _, rule, name in self.ends.get(words[-1], ()):
            if count <= rule.max_words and padded.endswith(phrase):
                return RuleMatch(rule, name)
        for word in sorted(held) if len(held) > 1 else held:
            for phrase, _, rule, name in self.contains.get(word, ()):
                if count <= rule.max_words and phrase in padded:
                    return RuleMatch(rule, name)
        return None

    def _match_patterns(self, line: str, count: int, held: list[str], marks: list[str]) -> RuleMatch | None:
        tried = self.patterns.copy()
        for word in held:
            tried += self.by_word.get(word, ())
        for mark in marks:
            tried += self.by_mark[mark]
        last = -1
        for place, pattern, rule, name in sorted(tried, key=_place):
            if place != last and count <= rule.max_words and (hit := pattern.search(line)):
                return RuleMatch(rule, name, len(fold(hit[1]).split()) if pattern.groups else 0)
            last = place
        return None

    def _match_unspaced(self, words: list[str]) -> RuleMatch | None:
        solid = "".join(words)
        size = len(solid) // 2
        starts, ends, contains = self.unspaced
        for phrase, length, rule, name in starts.get(solid[:1], ()):
            if solid.startswith(phrase) and size <= rule.max_words:
                return RuleMatch(rule, name, length)
        for phrase, _, rule, name in ends.get(solid[-1:], ()):
            if solid.endswith(phrase) and size <= rule.max_words:
                return RuleMatch(rule, name)
        return next(
            (RuleMatch(rule, name) for phrase, _, rule, name in contains if phrase in solid and size <= rule.max_words),
            None,
        )


def index_rules(packs: Sequence[RulePack]) -> RuleBook:
    """Index the rules of several packs for matching.

    Args:
        packs: the packs; where two take the same whole line, the first one names it.
    """
    longest = max(
        (fold_phrase(phrase).count(" ") + 1 for pack in packs for rule in pack.rules for phrase in rule.is_), default=0
    )
    book = RuleBook(tuple(packs), longest, {}, {}, {}, {}, ({}, {}, []), [], {}, {}, {})
    for pack in packs:
        for rule in pack.rules:
            _index_rule(book, pack, rule)
    for index in (book.contains, book.by_word):
        for word, entries in index.items():
            book.inside[word] = max(book.inside.get(word, 0), *(entry[2].max_words for entry in entries))
    return book


def _index_rule(book: RuleBook, pack: RulePack, rule: Rule) -> None:
    name = f"{pack.name}/{rule.id}"
    for phrase in rule.is_:
        folded = fold_phrase(phrase)
        book.whole.setdefault(folded, RuleMatch(rule, name, len(folded.split())))
    if rule.pattern:
        _index_pattern(book, rule, name)
    if pack.language.split("-")[0] in UNSPACED_LANGUAGES:
        _index_unspaced(book, rule, name)
        return
    for index, phrases, key in (
        (book.starts, rule.starts, 0),
        (book.ends, rule.ends, -1),
        (book.contains, rule.contains, None),
    ):
        for phrase in phrases:
            words = fold_phrase(phrase).split()
            # A phrase inside the line is looked up by its longest word, which is the rarest.
            word = max(words, key=len) if key is None else words[key]
            index.setdefault(word, []).append((f" {' '.join(words)} ", len(words), rule, name))


def _index_unspaced(book: RuleBook, rule: Rule, name: str) -> None:
    def entry_of(phrase: str) -> _Entry:
        solid = fold_phrase(phrase).replace(" ", "")
        return solid, len(solid), rule, name

    starts, ends, contains = book.unspaced
    for entry in map(entry_of, rule.starts):
        starts.setdefault(entry[0][0], []).append(entry)
    for entry in map(entry_of, rule.ends):
        ends.setdefault(entry[0][-1], []).append(entry)
    contains += map(entry_of, rule.contains)


def _index_pattern(book: RuleBook, rule: Rule, name: str) -> None:
    place = sum(map(len, (book.patterns, *book.by_word.values(), *book.by_mark.values())))
    entry = (place, regex.compile(rule.pattern or "", regex.IGNORECASE), rule, name)
    if not rule.needs:
        book.patterns.append(entry)
    for need in rule.needs:
        word = fold_phrase(need)
        (book.by_word if word else book.by_mark).setdefault(word or need, []).append(entry)


# --------------------------------------------------------------------------------------------------------- reading


def read_pack(content: bytes, *, file: str, name: str) -> RulePack:
    """Read and check one pack.

    Args:
        content: the TOML file's bytes, UTF-8.
        file: the file's name or path, for messages.
        name: the pack's name, for rule ids.

    Raises:
        RulePackError: not TOML, an unknown or missing field, an unknown kind, an id used twice, a phrase that folds to
            nothing, a rule that has no phrase, or a pattern that does not compile.
    """
    try:
        data = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RulePackError(file, None, f"is not a TOML file in UTF-8: {error}") from error
    try:
        content_model = _PackFile.model_validate(data)
    except ValidationError as error:
        raise _plain_words(error, data, file) from error
    seen: set[str] = set()
    for rule in content_model.rule:
        _check_rule(rule, seen, file)
        seen.add(rule.id)
    return RulePack(
        name=name,
        language=content_model.language,
        rules=content_model.rule,
        common=frozenset(content_model.common),
        time=content_model.time,
        byline=content_model.byline,
    )


def _check_rule(rule: Rule, seen: set[str], file: str) -> None:
    if rule.id in seen:
        raise RulePackError(file, rule.id, "this id is used twice; give each rule an id of its own")
    phrases = (*rule.is_, *rule.starts, *rule.ends, *rule.contains)
    if not phrases and not rule.pattern:
        raise RulePackError(file, rule.id, "has no phrase; add a line under 'is', 'starts', 'ends' or 'contains'")
    for phrase in phrases:
        if not fold_phrase(phrase):
            raise RulePackError(file, rule.id, f"the phrase {phrase!r} holds no letter or number to compare")
    if rule.pattern:
        _check_pattern(rule, rule.pattern, file)
    if rule.needs and not rule.pattern:
        raise RulePackError(file, rule.id, "'needs' goes with a pattern; phrases are looked up by their words anyway")
    if (rule.kind in (RuleKind.POINTER, RuleKind.LIST_HEADING)) != (rule.opens is not None):
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


@lru_cache(maxsize=64)
def rule_book(language: str | None, packs: tuple[RulePack, ...] = ()) -> RuleBook:
    """The rules for a page: the caller's packs, the language's, the English ones and those for every language.

    English stands behind every language because ad servers, players and share buttons speak it everywhere.

    Args:
        language: BCP 47 tag of the page, or `None` where it is not known.
        packs: packs of the caller's, asked first.
    """
    base = (language or "en").split("-")[0].lower()
    base = SHARED_PACKS.get(base, base)
    names = [name for name in dict.fromkeys((base, "en", "any")) if name == "any" or name in built_in_languages()]
    return index_rules((*packs, *(built_in_pack(name) for name in names)))
