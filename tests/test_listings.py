"""Front pages and sections: nothing but teasers, whose dates and names are not the page's."""

import pytest

import articlekit
from articlekit.models import Status

LEAD = """<section class="lead"><a href="/n/harbour-bridge-reopens-after-repairs">
<h2>Harbour bridge reopens after repairs</h2></a><p>The harbour bridge reopened on Monday after eleven weeks of work,
and the first buses crossed it before dawn, the works office said.</p>
<time datetime="2026-05-05T08:00:00Z">5 May 2026</time></section>"""
MENU = """<header><a href="/">Coast Daily</a><nav><a href="/news">News</a><a href="/sport">Sport</a>
<a href="/culture">Culture</a></nav></header>"""
TEASERS = [
    ("council-votes-on-hall", "Council votes on new market hall in the old town", "The vote was closer than expected."),
    (
        "teachers-ask-for-more",
        "Teachers ask for smaller classes and breaks",
        "Six hundred marched in the rain.",
    ),
    ("old-mill-becomes-library", "Old mill to become a library by the end of the year", "Shelves arrive in June."),
    ("rain-delays-cup-final", "Rain delays the cup final for the second time", "The pitch was under water on Sunday."),
]
CARDS = "".join(
    f'<article><h3><a href="/n/{slug}">{headline}</a></h3><p>{excerpt}</p><span>By Kofi Adu</span>'
    f"<time>{hours} hours ago</time></article>"
    for hours, (slug, headline, excerpt) in enumerate(TEASERS, start=2)
)
PAGE = f"<title>Coast Daily</title>{MENU}<main>{LEAD}<section><h2>News</h2>{CARDS}</section></main>"


@pytest.mark.parametrize("url", ["https://coast.example/", "https://coast.example/news/", None])
def test_a_page_of_teasers_is_a_listing_wherever_it_stands(url: str | None) -> None:
    article = articlekit.parse(PAGE, url=url)
    assert article.status is Status.LISTING
    assert article.text == ""
    assert (article.published_at, article.authors) == (None, ())
    assert [link.title for link in article.story_links] == [
        "Harbour bridge reopens after repairs",
        *[headline for _, headline, _ in TEASERS],
    ]
    assert {link.heading for link in article.story_links} == {None, "News"}


def test_what_a_list_declares_of_itself_stays() -> None:
    article = articlekit.parse(f'<meta name="date" content="2026-05-05">{PAGE}', url="https://coast.example/")
    assert article.published_at is not None


def test_a_story_above_the_same_teasers_is_none() -> None:
    told = "".join(
        f"<p>Bus number {number} crossed the harbour bridge before dawn, and nobody cheered.</p>" for number in range(9)
    )
    article = articlekit.parse(f"<h1>Harbour bridge reopens</h1>{told}<section><h2>News</h2>{CARDS}</section>")
    assert article.status is Status.ARTICLE
    assert len(article.story_links) == len(TEASERS)


def test_a_story_with_dates_between_its_sentences_is_no_listing() -> None:
    told = "The ferry left the old harbour at dawn and came back before the tide had turned."
    end = "Nobody had thought that it would ever sail again, and yet it did, with forty people."
    diary = "\n\n".join(f"The ferry on day {day}\n\n{told}\n\n{day} May 2026\n\n{end}" for day in range(1, 6))
    article = articlekit.parse(f"Diary of a ferry in its first week\n\n{diary}\n")
    assert article.status is Status.ARTICLE
