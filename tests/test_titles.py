"""The title of scraped text among the lines that look like it."""

import pytest

import articlekit
from tests.test_status import PARAGRAPHS

TITLE = "Ferry crews vote to strike for a week"


def title(*lines: str) -> str | None:
    return articlekit.parse("\n\n".join([*lines, *PARAGRAPHS]), media_type="text/plain").title


@pytest.mark.parametrize("above", ["Start / Hafen / ", "Hafenblatt » Küste » ", "Coast Guide > ", "Harbour Stories. "])
def test_what_leads_to_the_title_is_no_part_of_it(above: str) -> None:
    assert title(f"{above}{TITLE}", "Share", TITLE, "By Ama Mensah", "4 May 2026") == TITLE
    assert title("Menu", "Harbour", TITLE, "Save for later", f"{above}{TITLE}", "4 May 2026") == TITLE


def test_a_kicker_with_its_colon_stays() -> None:
    assert title(f"Harbour strike: {TITLE}", "4 May 2026", TITLE) == f"Harbour strike: {TITLE}"


def test_what_is_told_above_a_title_in_the_midst_of_the_story_stays() -> None:
    paragraphs = [
        f"<p>The ferry came back on day {day} of the year, and {day} people were there to see it.</p>"
        for day in range(9)
    ]
    body = "".join(
        [*paragraphs[:4], "<p>What it brought:</p>", *paragraphs[4:6], "<h1>The ferry is back</h1>", *paragraphs[6:]]
    )
    article = articlekit.parse(f"<title>The ferry is back</title><article>{body}</article>")
    assert article.title == "The ferry is back"
    assert "What it brought:" in article.text


def test_a_story_without_a_title_does_not_borrow_one_from_the_list_below_it() -> None:
    told = (
        "The harbour bridge reopened on Monday after eleven weeks of repairs, and the first buses crossed it at dawn."
    )
    article = articlekit.parse(
        f"{told}\n\nThe works office said the deck is safe.\n\nLatest Stories\n\n"
        "Council votes on new market hall in the old town\n3 May 2026\n"
    )
    assert article.title is None
    assert article.published_at is None
    assert told in article.text
    assert [link.title for link in article.story_links] == ["Council votes on new market hall in the old town"]


SAILED = """<p>The council voted on Tuesday to keep the old ferry running through the winter, after long talks.</p>
<p>“We would have rowed across ourselves,” said Efua Quansah, a baker who crosses twice a day.</p>
<p>The boat carries about four hundred people a day, and eleven bicycles.</p>"""


def test_the_name_of_the_site_in_the_first_heading_is_no_title() -> None:
    article = articlekit.parse(
        "<title>The ferry stays - Marsh Diary</title><div class='header'><h1><a href='/'>Marsh Diary</a></h1></div>"
        f"<div class='post'><h3 class='post-title'>The ferry stays</h3><div class='post-body'>{SAILED}</div></div>"
    )
    assert article.title == "The ferry stays"


def test_a_byline_that_begins_small_is_no_part_of_the_title() -> None:
    told = "DUXLEY (AW) – The council voted on Tuesday to keep the old ferry running through the winter, it said."
    article = articlekit.parse(
        f"News\nFerry stays for the winter\nby: Greg Sandoval\nPosted: Mar 10, 2026 / 05:02 AM EDT\n{told}\n{told[14:]}"
    )
    assert article.title == "Ferry stays for the winter"
    assert article.authors == ("Greg Sandoval",)


def test_previous_and_next_are_no_part_of_a_headline() -> None:
    pages = [("prev", "Previous", "Creek cleanup draws record crowd"), ("next", "Next", "Library adds a seed bank")]
    links = "".join(
        f'<div><a href="/2026/03/10/{rel}-creek-x/" rel="{rel}"><span>{label}:</span> {headline}</a></div>'
        for rel, label, headline in pages
    )
    page = f"<article><h1>Ferry stays for the winter</h1>{SAILED}</article><nav><h2>Post navigation</h2>{links}</nav>"
    found = articlekit.parse(page, url="https://ledger.example/2026/03/11/ferry-stays/").story_links
    assert [link.title for link in found] == [headline for _, _, headline in pages]
