"""Ages of stories are read in every language with a pack, and what only looks like one is left alone."""

from datetime import timedelta

import pytest

from articlekit.ages import could_be_age, read_age, split_age, time_patterns, words_of
from articlekit.rule_packs import built_in_languages, rule_book
from articlekit.words.folding import fold_lines

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

AGES = [
    ("en", "5 minutes -", 5 * MINUTE),
    ("en", "1 hour", HOUR),
    ("en", "• 2 hrs ago", 2 * HOUR),
    ("en", "an hour ago", HOUR),
    ("en", "about 3 hours ago", 3 * HOUR),
    ("en", "1 hour 20 minutes ago", 80 * MINUTE),
    ("en", "1h 20m", 80 * MINUTE),
    ("en", "3h ago", 3 * HOUR),
    ("en", "5 m ago", 5 * MINUTE),
    ("en", "just now", timedelta(0)),
    ("en", "Yesterday", DAY),
    ("es", "hace 3 horas", 3 * HOUR),
    ("es", "hace una hora", HOUR),
    ("fr", "il y a 2 jours", 2 * DAY),
    ("fr", "Il y a une heure", HOUR),
    ("de", "vor 5 Minuten", 5 * MINUTE),
    ("de", "vor 2 Std.", 2 * HOUR),
    ("de", "vor einer Stunde", HOUR),
    ("pt", "há 4 horas", 4 * HOUR),
    ("it", "3 ore fa", 3 * HOUR),
    ("nl", "2 uur geleden", 2 * HOUR),
    ("sv", "för 2 timmar sedan", 2 * HOUR),
    ("da", "3 timer siden", 3 * HOUR),
    ("no", "for 5 minutter siden", 5 * MINUTE),
    ("pl", "2 godziny temu", 2 * HOUR),
    ("tr", "5 dakika önce", 5 * MINUTE),
    ("tr", "2 SAAT ÖNCE", 2 * HOUR),
    ("tr", "DÜN", DAY),
    ("ru", "5 минут назад", 5 * MINUTE),
    ("ru", "час назад", HOUR),
    ("uk", "2 години тому", 2 * HOUR),
    ("ar", "منذ 5 دقائق", 5 * MINUTE),
    ("ar", "منذ ٣ ساعات", 3 * HOUR),
    ("ar", "منذ ساعتين", 2 * HOUR),
    ("hi", "5 मिनट पहले", 5 * MINUTE),
    ("id", "2 jam yang lalu", 2 * HOUR),
    ("sw", "dakika 5 zilizopita", 5 * MINUTE),
    ("vi", "5 phút trước", 5 * MINUTE),
    ("zh", "5分钟前", 5 * MINUTE),
    ("zh", "3 小時前", 3 * HOUR),
    ("ja", "3時間前", 3 * HOUR),
    ("ko", "2시간 전", 2 * HOUR),
]
NO_AGES = [
    "5 min read",
    "5 m",
    "10:33",
    "5 minutes to midnight",
    "12",
    "-",
    "Days of rain",
    "2 hours of talks end without a word",
    "minutes",
]
SPLITS = [
    ("Entertainment7 days ago", ("Entertainment", 7 * DAY, "")),
    ("Kofi Mensah2 minutes ago", ("Kofi Mensah", 2 * MINUTE, "")),
    ("Boat sinks off the coast – 2h ago", ("Boat sinks off the coast", 2 * HOUR, "")),
    ("Fire in the harbour 2 hours ago", ("Fire in the harbour", 2 * HOUR, "")),
    ("2 hours ago Fire in the harbour", ("", 2 * HOUR, "Fire in the harbour")),
    ("Harbour | 5 min | Fire on a ferry", ("Harbour", 5 * MINUTE, "Fire on a ferry")),
    ("Rain delays the final · 3d", ("Rain delays the final", 3 * DAY, "")),
]
NO_SPLITS = [
    "24-hour guard for the bridge",
    "Town plants 90 Million trees",
    "5-year term for the former mayor",
    "70-year-old man swims across the bay",
    "Divers find the ship that sank 100 years ago",
    "He left 2 weeks ago and came back",
    "Man jailed for 3 years",
    "5 min read",
    "2 hours ago",
    "x" * 300 + " 2 hours ago",
]


@pytest.mark.parametrize(("language", "line", "age"), AGES, ids=[f"{language}: {line}" for language, line, _ in AGES])
def test_an_age_is_read(language: str, line: str, age: timedelta) -> None:
    found = read_age(line, time_patterns(rule_book(language).packs))
    assert found is not None
    assert found.delta == age
    assert found.text == line.strip()


@pytest.mark.parametrize("language", sorted(built_in_languages()))
def test_the_quick_look_hides_no_age(language: str) -> None:
    patterns = time_patterns(rule_book(language).packs)
    before, after = ({"", *words_of(patterns.packs, name)} for name in ("ago_before", "ago_after"))
    words = list(patterns.units)
    written = {
        f"{front} {number}{blank}{word} {end}"
        for front in before
        for number in ("5", "٣")
        for blank in ("", " ")
        for word in words
        for end in after
    }
    written |= {
        f"{front} {one} {word} {end}"
        for front in before
        for one in words_of(patterns.packs, "one")
        for word in words
        for end in after
    }
    written |= {f"{word} {end}" for word in words for end in after}
    lines = [f"{mark}{line.strip()}" for line in written for mark in ("", "🕒 ", "about ")]
    lines += [f"{mark}{now}" for now in patterns.now for mark in ("", "• ", "🕒 ")]
    hidden = [
        line
        for line, words in zip(lines, fold_lines(lines), strict=True)
        if not could_be_age(words, patterns) and read_age(line, patterns) is not None
    ]
    assert hidden == []
    assert sum(could_be_age(words, patterns) for words in fold_lines(lines)) > len(lines) / 2


@pytest.mark.parametrize("line", NO_AGES)
def test_what_only_looks_like_an_age_is_none(line: str) -> None:
    assert read_age(line, time_patterns(rule_book("en").packs)) is None


@pytest.mark.parametrize("line", ["99999999999 minutes", "9" * 15 + " years ago"])
def test_a_number_beyond_all_time_stays_text(line: str) -> None:
    found = read_age(line, time_patterns(rule_book("en").packs))
    assert found is not None
    assert (found.text, found.delta) == (line, None)


@pytest.mark.parametrize(("line", "parts"), SPLITS)
def test_an_age_is_split_from_its_headline(line: str, parts: tuple[str, timedelta, str]) -> None:
    found = split_age(line, time_patterns(rule_book("en").packs))
    assert found is not None
    assert (found[0], found[1].delta, found[2]) == parts


@pytest.mark.parametrize("line", NO_SPLITS)
def test_a_headline_that_speaks_of_time_is_not_split(line: str) -> None:
    assert split_age(line, time_patterns(rule_book("en").packs)) is None


def test_the_pages_own_language_says_what_a_word_means() -> None:
    # "m" is a minute in English and, to a pack in front of it, what that pack says.
    french = read_age("2 min", time_patterns(rule_book("fr").packs))
    assert french is not None
    assert french.unit == "minute"
