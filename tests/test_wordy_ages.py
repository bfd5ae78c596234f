"""Ages without a number ("an hour ago", "gestern") begin small like the rest of a sentence, and are none of it."""

from datetime import timedelta

import pytest

import articlekit
from articlekit.cleaner import clean
from articlekit.plain import read_plain
from articlekit.rule_packs import built_in_languages, built_in_pack

WORDY = [
    (language, phrase, age)
    for language in built_in_languages()
    for words, age in (
        ("now", timedelta()),
        ("half_hour", timedelta(minutes=30)),
        ("yesterday", timedelta(days=1)),
    )
    for phrase in getattr(built_in_pack(language).time, words)
]
HALF_HOURS = (
    "en",
    "de",
    "fr",
    "es",
    "pt",
    "it",
    "nl",
    "sv",
    "da",
    "no",
    "pl",
    "ru",
    "uk",
    "tr",
    "ar",
    "id",
    "vi",
    "zh",
)
STORY = """Harbour bridge reopens after repairs

The harbour bridge reopened on Monday after eleven weeks of repairs, and the first buses crossed it before dawn.

Engineers replaced forty of the bolts that hold the deck, the city's works office said in a statement.

"We had hoped to finish in eight weeks, but the storm in March cost us three," said the head of the crew.
"""
BESIDE = """<article><h1>Harbour bridge reopens after repairs</h1>
<p>The harbour bridge reopened on Monday after eleven weeks of repairs, and the first buses crossed it before dawn.</p>
<p>Engineers replaced forty of the bolts that hold the deck, the city's works office said in a statement.</p></article>
<aside><h2>Latest</h2><ul>
<li><span>An hour ago</span> <a href="/n/council-votes-on-hall">Council votes on new market hall</a></li>
<li><time>Yesterday</time><a href="/n/teachers-ask-for-smaller-classes">Teachers ask for smaller classes</a></li>
<li><a href="/n/ferry-company-adds-boat">Ferry company adds a night boat</a> <span>half an hour ago</span></li>
<li><a href="/n/old-mill-becomes-library">Old mill becomes a library again</a> <span>from the archive</span></li>
</ul></aside>"""


@pytest.mark.parametrize(("language", "phrase", "age"), WORDY)
def test_an_age_in_words_below_a_headline_is_a_line_of_its_own(language: str, phrase: str, age: timedelta) -> None:
    page = clean(read_plain(f"Council votes on new market hall\n{phrase}"), language=language, packs=())
    assert page.texts == ["Council votes on new market hall", phrase]
    mark = page.marks[1]
    assert mark is not None
    assert mark.age is not None
    assert mark.age.delta == age


def test_every_language_that_says_half_an_hour_ago_knows_it() -> None:
    assert {language for language, _, age in WORDY if age == timedelta(minutes=30)}.issuperset(HALF_HOURS)


def test_spans_stay_exact_where_an_age_is_taken_off() -> None:
    source = "  Council votes on new market hall \r\n  an hour ago \r\n\r\nFerry company adds a boat\ryesterday"
    page = clean(read_plain(source), language="en", packs=()).page
    assert [source[block.start : block.end] for block in page.blocks] == [
        "Council votes on new market hall",
        "an hour ago",
        "Ferry company adds a boat",
        "yesterday",
    ]


@pytest.mark.parametrize("rest", ["yesterday.", "now, she said", "an hour ago the first bus had come"])
def test_the_end_of_a_sentence_is_left_with_it(rest: str) -> None:
    page = clean(read_plain(f"The first buses crossed the harbour bridge\n{rest}"), language="en", packs=())
    assert page.texts == [f"The first buses crossed the harbour bridge {rest}"]


def test_a_shortened_unit_ends_an_age_and_no_sentence() -> None:
    page = clean(read_plain("Comboios com atrasos na Linha do Norte\nhá 25 min."), language="pt", packs=())
    assert page.texts == ["Comboios com atrasos na Linha do Norte", "há 25 min."]


def test_a_last_line_without_letters_is_no_age() -> None:
    page = clean(read_plain("The first buses crossed the harbour bridge (again\n) –"), language="en", packs=())
    assert page.texts == ["The first buses crossed the harbour bridge (again) –"]


def test_a_list_of_stories_shows_its_ages_in_words() -> None:
    below = (
        "\nLatest Stories\n\nCouncil votes on new market hall\nan hour ago\n\nOld mill becomes a library\nyesterday\n"
    )
    links = articlekit.parse(STORY + below).story_links
    assert [(link.title, link.age_text) for link in links] == [
        ("Council votes on new market hall", "an hour ago"),
        ("Old mill becomes a library", "yesterday"),
    ]


def test_markup_shows_its_ages_in_words_beside_the_link() -> None:
    links = articlekit.parse(BESIDE, url="https://site.example/n/harbour-bridge-reopens").story_links
    assert [(link.title, link.age_text) for link in links] == [
        ("Council votes on new market hall", "An hour ago"),
        ("Teachers ask for smaller classes", "Yesterday"),
        ("Ferry company adds a night boat", "half an hour ago"),
        ("Old mill becomes a library again", None),
    ]


@pytest.mark.parametrize(
    ("language", "name", "role", "told"),
    [
        ("en", "Ama Mensah", "political correspondent", STORY.partition("\n\n")[2]),
        ("ru", "Анна Петрова", "корреспондент отдела «Город»", "Паром вернулся на реку, сообщила мэрия в среду. " * 4),
        ("de", "Karl Brandt", "redakteur", "Die Hafenbrücke ist nach elf Wochen wieder offen, sagte das Bauamt. " * 4),
    ],
)
def test_the_role_below_a_name_is_no_part_of_it(language: str, name: str, role: str, told: str) -> None:
    article = articlekit.parse(f"The bridge is open again\n4 May 2026\n{name}\n{role}\n{told}", language=language)
    assert article.authors == (name,)
    assert [block.text for block in article.blocks][2:4] == [name, role]
