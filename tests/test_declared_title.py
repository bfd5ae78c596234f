"""The headline among all the places that name one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.declarations.declared_title import WEIGHTS, TitleCandidate, choose_title

HEADLINE = "Ferry crews vote to strike over winter pay"
SITE = ("Harbour Post",)
URL = "https://www.harbourpost.example/coast/ferry-crews"


def choose(*candidates: tuple[str, str], url: str | None = URL) -> str | None:
    chosen = choose_title([TitleCandidate(text, source) for text, source in candidates], site_names=SITE, url=url)
    return chosen.text if chosen else None


@pytest.mark.parametrize(
    "title",
    [
        f"{HEADLINE} | Harbour Post",
        f"{HEADLINE} - Harbour Post Online",
        f"{HEADLINE} – The Harbour Post",
        f"{HEADLINE} | Coast | Harbour Post",
        f"Harbour Post: {HEADLINE}",
        f"Harbour Post - {HEADLINE}",
        f"{HEADLINE} | HP",
        f"{HEADLINE} | harbourpost.example",
        f"{HEADLINE} « Harbour Post Blog",
        f"{HEADLINE} -- Harbour Post",
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_headline(title: str) -> None:
    assert choose((HEADLINE, "visible"), (title, "title")) == HEADLINE
    if ": " not in title:
        assert choose((title, "title")) == HEADLINE


def test_a_section_is_taken_off_where_the_page_shows_the_headline_without() -> None:
    assert choose((HEADLINE, "visible"), (f"{HEADLINE} - Coast and sea", "opengraph")) == HEADLINE
    assert choose((f"{HEADLINE} - three hurt", "opengraph"), (f"{HEADLINE} - three hurt", "title")) == (
        f"{HEADLINE} - three hurt"
    )


@pytest.mark.parametrize(
    "heading",
    [f"{HEADLINE} | Opinion", f"{HEADLINE} | Coast | Harbour Guide", f"Blog: {HEADLINE}", f"Title: {HEADLINE}"],
)
def test_what_a_template_writes_around_a_shown_headline_is_taken_off(heading: str) -> None:
    assert choose((heading, "visible"), (heading, "title")) == HEADLINE
    assert choose((HEADLINE, "shown"), (heading, "microdata"), (heading, "opengraph")) == HEADLINE


@pytest.mark.parametrize("heading", [f"Live | {HEADLINE}", f"Winter pay: {HEADLINE}", "Crews: «No more» – talks end"])
def test_what_belongs_to_a_shown_headline_stays(heading: str) -> None:
    assert choose((heading, "visible")) == heading


def test_the_host_in_front_of_a_title_is_the_sites_name() -> None:
    assert choose(("harbourpost.example", "visible"), (f"harbourpost.example {HEADLINE}", "title")) == HEADLINE


def test_a_kicker_stays_where_the_page_makes_it_part_of_the_headline() -> None:
    whole = f"Winter pay: {HEADLINE}"
    assert choose((HEADLINE, "visible"), (whole, "json_ld"), (whole, "opengraph"), (whole, "title")) == whole
    assert choose((HEADLINE, "visible"), (whole, "title")) == HEADLINE


def test_the_visible_headline_wins_over_one_written_for_search_engines() -> None:
    other = "Strike 2025: all you need to know"
    assert choose((HEADLINE, "visible"), (HEADLINE, "json_ld"), (other, "opengraph"), (other, "title")) == HEADLINE
    assert choose((HEADLINE, "visible"), (other, "opengraph")) == HEADLINE


def test_the_headline_among_many_headings() -> None:
    headings = [("Harbour Post", "visible"), ("Menu", "visible"), (HEADLINE, "visible"), ("Most read today", "visible")]
    assert choose(*headings, (f"{HEADLINE} | Harbour Post", "title")) == HEADLINE


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("Tom &amp; Ann", "Tom & Ann"),
        ("Tom &amp;#39;n&amp;#39; Ann", "Tom 'n' Ann"),
        ("Boat\u00adhouse  opens\n again", "Boathouse opens again"),
        ("\u200bBoathouse opens", "Boathouse opens"),
    ],
)
def test_entities_and_invisible_characters(raw: str, title: str) -> None:
    assert choose((raw, "visible")) == title


def test_a_headline_in_capitals_is_spelled_as_elsewhere() -> None:
    assert choose((HEADLINE.upper(), "visible"), (HEADLINE, "opengraph")) == HEADLINE
    assert choose((HEADLINE.upper(), "visible")) == HEADLINE.upper()


def test_chinese_separators() -> None:
    assert choose(("港口重新开放", "visible"), ("港口重新开放_新闻_港口报", "title"), url=None) == "港口重新开放"


def test_unfilled_templates_and_texts_are_no_titles() -> None:
    assert choose(("{{ article.title }}", "visible"), (HEADLINE, "title")) == HEADLINE
    assert choose(("word " * 200, "visible")) is None
    assert choose(("| – |", "title")) is None
    assert choose() is None


@given(st.lists(st.tuples(st.text(alphabet="aB |-–:_&;#3\u00ad 字ä", max_size=30), st.sampled_from(sorted(WEIGHTS)))))
def test_any_candidates_give_a_title_or_none(candidates: list[tuple[str, str]]) -> None:
    chosen = choose(*candidates)
    assert chosen is None or chosen.strip()
