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
