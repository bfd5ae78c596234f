"""The cleaner: repairs the characters of each block, then marks the lines that the rule packs know."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

import regex

from articlekit.ages import LONGEST_AGE, Age, TimePatterns, could_be_age, is_age, read_age, time_patterns
from articlekit.characters.damage import Change
from articlekit.characters.mojibake import repair
from articlekit.declarations.declared_language import read_language
from articlekit.languages import detect_language
from articlekit.names.bylines import (
    LONGEST_ALONE,
    BylinePatterns,
    byline_patterns,
    could_be_byline,
    is_byline,
    opens_with_role,
)
from articlekit.names.person_names import looks_like_name
from articlekit.page import MarkupBlock, Page
from articlekit.plain import part_last_lines
from articlekit.rule_book import RuleBook, RuleMatch
from articlekit.rule_packs import rule_book
from articlekit.rules import RuleKind, RulePack
from articlekit.site_profile import Repetition, SiteProfile
from articlekit.times.date_lines import could_be_date_line, is_date_line
from articlekit.times.date_patterns import LONGEST_DATE_LINE
from articlekit.words.folding import fold_lines

MENU_SHARE = 0.8
"""Share of a block's characters inside links from which it is nothing but links."""

LONGEST_GLUED, FEWEST_GLUED = 160, 3
"""Characters of buttons run together in one line, and how many; two words so written are often a name. Of the lines of
207 public pages, flattened in three ways, none that is taken is anything else."""

_text_of = attrgetter("text")
_CLOSES_SENTENCE = frozenset('.,;:!?…。！？।॥؟"')
_GLUE = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})")
_KINDS = {kind: f"rule_{kind}" for kind in RuleKind}


class Mark(NamedTuple):
    """What a line is known to be, whatever stands around it."""

    kind: str
    """A name in `cues.KINDS`: a rule's kind, "age", "date" or "byline_shape"."""
    why: str
    """The rule's id, or the name of the reader that knew it."""
    rule: RuleMatch | None = None
    """The rule that took the line, where one did."""
    age: Age | None = None
    """The age that the line is, where it is one."""
    repeats: Repetition | None = None
    """On how many pages of the site it is known to stand."""


@dataclass(frozen=True, slots=True)
class CleanPage:
    """A page with its characters repaired and its known lines marked.

    Args:
        page: the page as read.
        language: BCP 47 tag, given or detected.
        book: the rules that apply to it.
        times: the patterns of its ages and dates.
        names: the patterns of its bylines.
        texts: the blocks' repaired texts; empty where nothing visible was in a block.
        words: the words of each, folded.
        changes: every repair, with the index of its block.
        marks: what each block is known to be, `None` for most.
        common: the most common words of the language, empty where no pack knows them.
    """

    page: Page
    language: str | None
    book: RuleBook
    times: TimePatterns
    names: BylinePatterns
    texts: list[str]
    words: list[list[str]]
    changes: list[tuple[int, Change]]
    marks: list[Mark | None]
    common: frozenset[str]


def clean(
    page: Page, *, language: str | None, packs: tuple[RulePack, ...], profile: SiteProfile | None = None
) -> CleanPage:
    """Repair a page's characters and mark the lines that are known.

    Args:
        page: the page as read.
        language: BCP 47 tag where the caller knows it; detected otherwise.
        packs: the caller's own rule packs.
        profile: what repeats on the page's site.
    """
    texts = list(map(_text_of, page.blocks))
    declared = read_language(page.head) if page.head is not None else None
    language = language or detect_language(texts, declared)
    book = rule_book(language, packs)
    times = time_patterns(book.packs)
    names = byline_patterns(book.packs)
    if page.media_type == "text/plain":
        page = part_last_lines(page, lambda first, last: _stands_alone(first, last, times, names))
        texts = list(map(_text_of, page.blocks))
    texts, changes = repair(texts, language=language)
    texts = ["" if text.isspace() else text for text in texts]  # "&amp;nbsp;" alone shows nothing
    # Bullets, ages and menu words repeat on a page: each text is looked at once.
    distinct = list(dict.fromkeys(texts))
    folded = dict(zip(distinct, fold_lines(distinct), strict=True))
    signs = book.signs_on("\n".join(distinct))
    known = {text: _mark(text, words, book, signs, times, names) if words else None for text, words in folded.items()}
    marks = list(map(known.__getitem__, texts))
    if profile is not None:
        _mark_repeated(marks, texts, page.markup, profile)
    return CleanPage(
        page,
        language,
        book,
        times,
        names,
        texts,
        words=list(map(folded.__getitem__, texts)),
        changes=changes,
        marks=marks,
        common=_common_words(book, language),
    )


def _stands_alone(first: str, last: str, times: TimePatterns, names: BylinePatterns) -> bool:
    # The age of a headline, or the role of a person. "yesterday." with its full stop ends a sentence.
    is_shortened = last.endswith(".") and last.rsplit(maxsplit=1)[-1][:-1].casefold() in times.units  # "há 25 min."
    if last[-1:] in _CLOSES_SENTENCE and not is_shortened:
        return False
    return is_age(last, times) or (looks_like_name(first) and opens_with_role(last, names))


def _common_words(book: RuleBook, language: str | None) -> frozenset[str]:
    base = (language or "").split("-")[0]
    return next((pack.common for pack in book.packs if pack.language == base), frozenset())


def _mark_repeated(
    marks: list[Mark | None], texts: Sequence[str], markup: Sequence[MarkupBlock], profile: SiteProfile
) -> None:
    for index, text in enumerate(texts):
        if marks[index] is None and text:
            links = [link.url for link in markup[index].links] if markup and _is_menu(text, markup[index]) else ()
            repeats = profile.find(text, links)
            if repeats is not None:
                marks[index] = Mark("none", "site/repeated", repeats=repeats)


def _is_menu(text: str, block: MarkupBlock) -> bool:
    # Nothing but links, which a sentence with a link in it is not.
    return block.linked >= MENU_SHARE * len(text)


def _mark(
    text: str, words: list[str], book: RuleBook, signs: Sequence[str], times: TimePatterns, names: BylinePatterns
) -> Mark | None:
    # Each reader is asked only where a look at the folded words says that it could know the line.
    if len(text) <= LONGEST_AGE and could_be_age(words, times):
        age = read_age(text, times)
        if age is not None:
            return Mark("age", "age", age=age)
    match = book.match_words(text, words, signs)
    if match is not None:
        return Mark(_KINDS[match.rule.kind], match.id, rule=match)
    if len(text) <= LONGEST_DATE_LINE and could_be_date_line(text, words, times) and is_date_line(text, times):
        return Mark("date", "date_line")
    if len(text) <= LONGEST_ALONE and could_be_byline(text, words, names) and is_byline(text, names):
        return Mark("byline_shape", "byline")
    return _glued_mark(text, book) if len(text) <= LONGEST_GLUED and _GLUE.search(text) else None


def _glued_mark(text: str, book: RuleBook) -> Mark | None:
    # "Share on FacebookCopy linkPrint": buttons side by side that a scraper ran together, each of them known.
    matches = []
    parts = _GLUE.split(text)
    for part in parts if len(parts) >= FEWEST_GLUED else ():
        match = book.match(part)
        if match is None or match.rule.opens is not None:
            return None
        matches.append(match)
    return Mark(_KINDS[matches[0].rule.kind], matches[0].id, rule=matches[0]) if matches else None
