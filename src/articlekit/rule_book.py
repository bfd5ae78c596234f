"""The rules of several packs, indexed so that a line meets only the few phrases it could hold."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

import regex

from articlekit.folding import fold, fold_phrase
from articlekit.rules import UNSPACED_LANGUAGES, Rule, RulePack

LONGEST_LINE = 600
"""Characters; a longer line is prose and is never tried. The longest disclaimer met had 480."""


class RuleMatch(NamedTuple):
    """A rule took a line."""

    rule: Rule
    """The rule."""
    id: str
    """Its id with the pack's name: "en/share-buttons"."""
    words: int = 0
    """How many of the line's first words the phrase, or a pattern's first group, took; 0 elsewhere."""


_Entry = tuple[str, int, Rule, str]  # padded phrase, its words, rule, id
_Unspaced = tuple[dict[str, list[_Entry]], dict[str, list[_Entry]], list[_Entry]]
_Pattern = tuple[int, str, Rule, str]  # its place in the order of the packs, the pattern, rule, id
_place = itemgetter(0)


@dataclass(frozen=True, slots=True, eq=False)
class RuleBook:
    """The rules of several packs, indexed so that a line meets only the few phrases it could hold.

    Args:
        packs: the packs.
        whole: the phrases that are a whole line, folded.
        openings: the first words of those.
        starts: the phrases that start a line, by their first word.
        ends: the phrases that end a line, by their last word.
        contains: the phrases inside a line, by their longest word.
        unspaced: the phrases of languages without blanks: those that start a line by their first character, those that
            end one by their last, and those inside a line; `None` where no such language is among the packs.
        patterns: the patterns that say nothing of the lines that they take.
        by_word: the other patterns by a word, and
        by_sign: by a sign that the line must hold.
        inside: all words of `contains` and `by_word`, each with the words of the longest line in which it counts.
    """

    packs: tuple[RulePack, ...]
    whole: dict[str, RuleMatch] = field(repr=False)
    openings: set[str] = field(repr=False)
    starts: dict[str, list[_Entry]] = field(repr=False)
    ends: dict[str, list[_Entry]] = field(repr=False)
    contains: dict[str, list[_Entry]] = field(repr=False)
    unspaced: _Unspaced | None = field(repr=False)
    patterns: list[_Pattern] = field(repr=False)
    by_word: dict[str, list[_Pattern]] = field(repr=False)
    by_sign: dict[str, list[_Pattern]] = field(repr=False)
    inside: dict[str, int] = field(repr=False)

    def match(self, line: str) -> RuleMatch | None:
        """Find the rule that takes a line.

        Args:
            line: one block's text, unfolded.

        Returns:
            The match, or `None` where no rule takes the line. A whole-line phrase wins over one that starts the line,
            that over one that ends it, that over one inside; patterns come last.
        """
        return self.match_words(line, fold(line).split(), self.signs_on(line))

    def signs_on(self, page: str) -> list[str]:
        """List the signs of `by_sign` that a page holds: its lines can hold no other.

        Args:
            page: a line, or all lines of a page.
        """
        return [sign for sign in self.by_sign if sign in page]

    def match_words(self, line: str, words: list[str], signs: Sequence[str]) -> RuleMatch | None:
        """Find the rule that takes a line whose words have been folded already.

        Args:
            line: one block's text, unfolded.
            words: its words, folded.
            signs: what `signs_on` gave for its page.

        Returns:
            As `match`.
        """
        if not words or len(line) > LONGEST_LINE:
            return None
        if words[0] in self.openings:
            found = self.whole.get(" ".join(words))
            if found is not None:
                return found
        held = () if self.inside.keys().isdisjoint(words) else self._held(words)
        if held or words[0] in self.starts or words[-1] in self.ends:
            found = self._match_phrases(words, held)
            if found is not None:
                return found
        if self.unspaced is not None and not line.isascii():
            found = _match_unspaced(self.unspaced, words)
            if found is not None:
                return found
        if signs:
            signs = list(filter(line.__contains__, signs))
        return self._match_patterns(line, len(words), held, signs) if held or signs or self.patterns else None

    def _held(self, words: list[str]) -> list[str]:
        inside, count = self.inside, len(words)
        return [word for word in inside.keys() & words if inside[word] >= count]

    def _match_phrases(self, words: list[str], held: Sequence[str]) -> RuleMatch | None:
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

    def _match_patterns(self, line: str, count: int, held: Sequence[str], signs: Sequence[str]) -> RuleMatch | None:
        tried = self.patterns.copy()
        for word in held:
            tried += self.by_word.get(word, ())
        for sign in signs:
            tried += self.by_sign[sign]
        last = -1
        for place, pattern, rule, name in sorted(tried, key=_place):
            if place != last and count <= rule.max_words and (hit := _compiled(pattern).search(line)):
                return RuleMatch(rule, name, len(fold(hit[1]).split()) if hit.re.groups else 0)
            last = place
        return None


def _match_unspaced(unspaced: _Unspaced, words: list[str]) -> RuleMatch | None:
    solid = "".join(words)
    size = len(solid) // 2
    starts, ends, contains = unspaced
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
    unspaced = any(_is_unspaced(pack) for pack in packs)
    book = RuleBook(tuple(packs), {}, set(), {}, {}, {}, ({}, {}, []) if unspaced else None, [], {}, {}, {})
    for pack in packs:
        for rule in pack.rules:
            _index_rule(book, pack, rule)
    for index in (book.contains, book.by_word):
        for word, entries in index.items():
            book.inside[word] = max(book.inside.get(word, 0), *(entry[2].max_words for entry in entries))
    return book


def _is_unspaced(pack: RulePack) -> bool:
    return pack.language.split("-")[0] in UNSPACED_LANGUAGES


def _index_rule(book: RuleBook, pack: RulePack, rule: Rule) -> None:
    name = f"{pack.name}/{rule.id}"
    for phrase in rule.is_:
        folded = fold_phrase(phrase)
        words = folded.split()
        book.whole.setdefault(folded, RuleMatch(rule, name, len(words)))
        book.openings.add(words[0])
    if rule.pattern:
        _index_pattern(book, rule, name)
    if book.unspaced is not None and _is_unspaced(pack):
        _index_unspaced(book.unspaced, rule, name)
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


def _index_unspaced(unspaced: _Unspaced, rule: Rule, name: str) -> None:
    def entry_of(phrase: str) -> _Entry:
        solid = fold_phrase(phrase).replace(" ", "")
        return solid, len(solid), rule, name

    starts, ends, contains = unspaced
    for entry in map(entry_of, rule.starts):
        starts.setdefault(entry[0][0], []).append(entry)
    for entry in map(entry_of, rule.ends):
        ends.setdefault(entry[0][-1], []).append(entry)
    contains += map(entry_of, rule.contains)


def _index_pattern(book: RuleBook, rule: Rule, name: str) -> None:
    place = sum(map(len, (book.patterns, *book.by_word.values(), *book.by_sign.values())))
    entry = (place, rule.pattern or "", rule, name)
    if not rule.needs:
        book.patterns.append(entry)
    for need in rule.needs:
        word = fold_phrase(need)
        (book.by_word if word else book.by_sign).setdefault(word or need, []).append(entry)


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> regex.Pattern[str]:
    # Compiled when a line first needs it: most pages need few of a language's patterns.
    return regex.compile(pattern, regex.IGNORECASE)
