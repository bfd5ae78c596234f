"""The rules of several packs, indexed so that a line meets only the few phrases it could hold."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple, TypeVar

import regex

from articlekit.rules import UNSPACED_LANGUAGES, Rule, RulePack
from articlekit.words.folding import fold, fold_lines, fold_phrase

LONGEST_LINE = 600
"""Characters; a longer line is prose and is never tried. The longest disclaimer met had 480."""


class RuleMatch(NamedTuple):
    """A rule took a line."""

    rule: Rule
    """The rule."""
    id: str
    """Its id with the pack's name: "en/share-buttons"."""
    words: int = 0
    """How many of the line's first words a phrase took that the line starts with; 0 elsewhere."""
    characters: int = 0
    """How many of its first characters were taken, by a pattern's first group, by a phrase of a script without blanks,
    or by one that is the whole line; 0 elsewhere."""


_T = TypeVar("_T")
_Entry = tuple[str, int, Rule, str]  # padded phrase, its words, rule, id
_Index = dict[str, list[_Entry]]
_Unspaced = tuple[_Index, _Index, list[_Entry]]
_Pattern = tuple[str, Rule, str]  # the pattern, rule, id


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
        patterns: the patterns, in the order of the packs.
        always: the places of those that say nothing of the lines that they take.
        by_word: the places of the others by a word, and
        by_sign: by a sign that the line must hold.
        inside: all words of `contains` and `by_word`, each with the words of the longest line in which it counts.
    """

    packs: tuple[RulePack, ...]
    whole: dict[str, RuleMatch] = field(repr=False)
    openings: set[str] = field(repr=False)
    starts: _Index = field(repr=False)
    ends: _Index = field(repr=False)
    contains: _Index = field(repr=False)
    unspaced: _Unspaced | None = field(repr=False)
    patterns: list[_Pattern] = field(repr=False)
    always: list[int] = field(repr=False)
    by_word: dict[str, list[int]] = field(repr=False)
    by_sign: dict[str, list[int]] = field(repr=False)
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
        return self._match_patterns(line, len(words), held, signs) if held or signs or self.always else None

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
        tried = set(self.always)
        for word in held:
            tried.update(self.by_word.get(word, ()))
        for sign in signs:
            tried.update(self.by_sign[sign])
        for place in sorted(tried):
            pattern, rule, name = self.patterns[place]
            if count <= rule.max_words and (hit := _compiled(pattern).search(line)):
                return RuleMatch(rule, name, characters=hit.end(1) if hit.re.groups else 0)
        return None


def _match_unspaced(unspaced: _Unspaced, words: list[str]) -> RuleMatch | None:
    solid = "".join(words)
    size = len(solid) // 2
    starts, ends, contains = unspaced
    for phrase, length, rule, name in starts.get(solid[:1], ()):
        if solid.startswith(phrase) and size <= rule.max_words:
            return RuleMatch(rule, name, characters=length)
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
    return join_books([_index_pack(pack) for pack in packs])


def join_books(books: Sequence[RuleBook]) -> RuleBook:
    """Put books together: what stands behind every language is indexed once, and joined to the book of each.

    Args:
        books: the books; where two take the same whole line, the first one names it.
    """
    packs = tuple(pack for book in books for pack in book.packs)
    joined = _empty_book(packs)
    for book in reversed(books):
        joined.whole.update(book.whole)
    for book in books:
        joined.openings.update(book.openings)
        _extend(joined.starts, book.starts)
        _extend(joined.ends, book.ends)
        _extend(joined.contains, book.contains)
        if joined.unspaced is not None and book.unspaced is not None:
            _extend(joined.unspaced[0], book.unspaced[0])
            _extend(joined.unspaced[1], book.unspaced[1])
            joined.unspaced[2].extend(book.unspaced[2])
        first = len(joined.patterns)
        joined.patterns.extend(book.patterns)
        joined.always.extend(first + place for place in book.always)
        for index, places_of in ((joined.by_word, book.by_word), (joined.by_sign, book.by_sign)):
            _extend(index, {word: [first + place for place in places] for word, places in places_of.items()})
        for word, most in book.inside.items():
            joined.inside[word] = max(most, joined.inside.get(word, 0))
    return joined


def _extend(index: dict[str, list[_T]], other: dict[str, list[_T]]) -> None:
    # The lists belong to the books of single packs, and are not changed.
    for key, entries in other.items():
        index[key] = index[key] + entries if key in index else entries


def _empty_book(packs: tuple[RulePack, ...]) -> RuleBook:
    unspaced: _Unspaced | None = ({}, {}, []) if any(map(_is_unspaced, packs)) else None
    return RuleBook(packs, {}, set(), {}, {}, {}, unspaced, [], [], {}, {}, {})


def _is_unspaced(pack: RulePack) -> bool:
    return pack.language.split("-")[0] in UNSPACED_LANGUAGES


def _index_pack(pack: RulePack) -> RuleBook:
    book = _empty_book((pack,))
    words_of = _fold_phrases(pack.rules)
    for rule in pack.rules:
        name = f"{pack.name}/{rule.id}"
        for phrase in rule.is_:
            words = words_of[phrase]
            book.whole.setdefault(" ".join(words), RuleMatch(rule, name, characters=LONGEST_LINE))
            book.openings.add(words[0])
        if rule.pattern:
            _index_pattern(book, rule, name)
        if book.unspaced is None:
            _index_phrases(book, rule, name, words_of)
        else:
            _index_unspaced(book.unspaced, rule, name, words_of)
    for word, entries in book.contains.items():
        book.inside[word] = max(rule.max_words for _, _, rule, _ in entries)
    for word, places in book.by_word.items():
        longest = max(book.patterns[place][1].max_words for place in places)
        book.inside[word] = max(longest, book.inside.get(word, 0))
    return book


def _fold_phrases(rules: Sequence[Rule]) -> dict[str, list[str]]:
    # All at once, as the lines of a page: a pack holds a thousand.
    phrases = [phrase for rule in rules for phrase in (*rule.is_, *rule.starts, *rule.ends, *rule.contains)]
    return dict(zip(phrases, fold_lines([phrase.replace("#", "0") for phrase in phrases]), strict=True))


def _index_phrases(book: RuleBook, rule: Rule, name: str, words_of: dict[str, list[str]]) -> None:
    for index, phrases, key in (
        (book.starts, rule.starts, 0),
        (book.ends, rule.ends, -1),
        (book.contains, rule.contains, None),
    ):
        for phrase in phrases:
            words = words_of[phrase]
            # A phrase inside the line is looked up by its longest word, which is the rarest.
            word = max(words, key=len) if key is None else words[key]
            index.setdefault(word, []).append((f" {' '.join(words)} ", len(words), rule, name))


def _index_unspaced(unspaced: _Unspaced, rule: Rule, name: str, words_of: dict[str, list[str]]) -> None:
    def entry_of(phrase: str) -> _Entry:
        solid = "".join(words_of[phrase])
        return solid, len(solid), rule, name

    starts, ends, contains = unspaced
    for entry in map(entry_of, rule.starts):
        starts.setdefault(entry[0][0], []).append(entry)
    for entry in map(entry_of, rule.ends):
        ends.setdefault(entry[0][-1], []).append(entry)
    contains += map(entry_of, rule.contains)


def _index_pattern(book: RuleBook, rule: Rule, name: str) -> None:
    place = len(book.patterns)
    book.patterns.append((rule.pattern or "", rule, name))
    if not rule.needs:
        book.always.append(place)
    for need in rule.needs:
        word = fold_phrase(need)
        (book.by_word if word else book.by_sign).setdefault(word or need, []).append(place)


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> regex.Pattern[str]:
    # Compiled when a line first needs it: most pages need few of a language's patterns.
    return regex.compile(pattern, regex.IGNORECASE)
