"""The rule packs are their own tests: every rule takes its `matches`, and no rule takes a look-alike."""

from collections.abc import Iterator
from importlib import resources

import pytest
import regex

from articlekit.rule_book import index_rules
from articlekit.rule_packs import built_in_languages, built_in_pack, rule_book
from articlekit.rules import UNSPACED_LANGUAGES, Rule, RulePack
from articlekit.words.folding import fold, fold_phrase

PACKS = {name: built_in_pack(name) for name in sorted((*built_in_languages(), "any"))}
# fmt: off
PROMISED = frozenset([
    "en", "es", "fr", "de", "pt", "it", "nl", "sv", "da", "no", "pl", "tr", "ru", "uk", "ar", "hi", "id", "sw", "vi",
    "zh", "ja", "ko", "th", "any",
])
# fmt: on
"""A pack that disappears must not go unnoticed."""


def _every_rule() -> Iterator[object]:
    for name, pack in PACKS.items():
        for rule in pack.rules:
            yield pytest.param(pack, rule, id=f"{name}/{rule.id}")


EVERY_RULE = tuple(_every_rule())


def alone(pack: RulePack, rule: Rule) -> RulePack:
    return RulePack(pack.name, pack.language, (rule,), pack.common, pack.time, pack.byline)


def test_every_promised_language_has_a_pack() -> None:
    assert set(PACKS) >= PROMISED


@pytest.mark.parametrize(("pack", "rule"), EVERY_RULE)
def test_a_rule_takes_its_own_examples(pack: RulePack, rule: Rule) -> None:
    book = index_rules((alone(pack, rule),))
    assert [line for line in rule.matches if book.match(line) is None] == []


@pytest.mark.parametrize(("pack", "rule"), EVERY_RULE)
def test_the_whole_book_gives_an_example_the_kind_of_its_rule(pack: RulePack, rule: Rule) -> None:
    book = rule_book(pack.language)
    others = {line: found.id for line in rule.matches if (found := book.match(line)) and found.rule.kind != rule.kind}
    assert others == {}


@pytest.mark.parametrize(("pack", "rule"), EVERY_RULE)
def test_the_whole_book_spares_every_look_alike(pack: RulePack, rule: Rule) -> None:
    book = rule_book(pack.language)
    taken = {line: found.id for line in rule.spares if (found := book.match(line)) is not None}
    assert taken == {}


@pytest.mark.parametrize(("pack", "rule"), EVERY_RULE)
def test_every_part_of_a_rule_is_tried_by_an_example(pack: RulePack, rule: Rule) -> None:
    folded = [f" {fold(line)} " for line in (*rule.matches, *rule.spares)]
    if pack.language in UNSPACED_LANGUAGES:
        folded = [line.replace(" ", "") for line in folded]
    idle = [
        phrase
        for phrases, holds in (
            (rule.starts, str.startswith),
            (rule.ends, str.endswith),
            (rule.contains, str.__contains__),
        )
        for phrase in phrases
        if not any(holds(line, _needle(phrase, pack)) for line in folded)
    ]
    if rule.pattern and not any(regex.search(rule.pattern, line, regex.IGNORECASE) for line in rule.matches):
        idle.append(rule.pattern)
    assert idle == []


def _needle(phrase: str, pack: RulePack) -> str:
    folded = fold_phrase(phrase)
    return folded.replace(" ", "") if pack.language in UNSPACED_LANGUAGES else f" {folded} "


@pytest.mark.parametrize("name", [name for name in PACKS if name != "any"])
def test_a_pack_brings_words_for_time(name: str) -> None:
    time = PACKS[name].time
    assert all((time.minute, time.hour, time.day, time.today, time.yesterday))
    # Chinese, Japanese and Korean number their months.
    assert len(time.months) == (0 if name in ("zh", "ja", "ko") else 12)
    assert len(time.weekdays) == 7
    assert time.ago_before or time.ago_after


@pytest.mark.parametrize(("pack", "rule"), EVERY_RULE)
def test_an_admitted_error_is_still_one(pack: RulePack, rule: Rule) -> None:
    book = rule_book(pack.language)
    assert [line for line in rule.known_false if book.match(line) is None] == [], "mended: move it to 'spares'"
    assert [line for line in rule.known_missed if book.match(line) is not None] == [], "mended: move it to 'matches'"


@pytest.mark.parametrize(
    "line", ["a " * 5_000, "(" * 10_000, "photo " * 2_000, "© " * 300, "Read also " + " " * 500_000 + "x"]
)
def test_no_line_however_hostile_holds_the_rules_up(line: str) -> None:
    # A pattern that runs away would never come back; the limit on the length of a line is what bounds the rest.
    for name in PACKS:
        found = rule_book(name).match(line[:600])
        assert found is None or found.rule.why


def test_every_file_of_the_folder_is_a_pack() -> None:
    names = {entry.name for entry in resources.files("articlekit.packs").iterdir() if entry.name.endswith(".toml")}
    assert names >= {f"{name}.toml" for name in PACKS}
