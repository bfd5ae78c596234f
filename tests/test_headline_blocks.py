"""Blocks and dates around the headline of an HTML page, whatever the blocks there were judged to be."""

from datetime import UTC, datetime

import pytest

from articlekit.about.headline_blocks import find_headline_blocks, read_headline_dates, read_shown_date
from articlekit.cleaner import CleanPage, clean
from articlekit.markup import read_markup
from articlekit.times.moments import MomentContext

HEADLINE = "Ferry crews vote to strike over winter pay"
PROSE = (
    "<p>The crews of the harbour ferries voted on Monday to stop work for a week, the union said after a long night "
    "of talks in which neither side had moved, and the last boat leaves on Friday.</p>"
)
NOWHERE = MomentContext("en")
FETCHED = datetime(2025, 3, 10, tzinfo=UTC)


def page_with(lines: str, below: str = "", above: str = "") -> CleanPage:
    menu = "<nav><a href='/'>Home</a> <a href='/coast'>Coast</a></nav>"
    html = f"<html lang=en><body>{menu}{above}<h1>{HEADLINE}</h1>{lines}{PROSE * 16}{below}</body></html>"
    return clean(read_markup(html), language="en", packs=())


@pytest.mark.parametrize(
    ("lines", "day", "role"),
    [
        ("<p>4 March 2025</p>", "2025-03-04", None),
        ("<p>4 March 2025 • 3 min read</p>", "2025-03-04", None),
        ("<p>Posted on 4 March 2025 Posted by Ama Boateng 59 Comments</p>", "2025-03-04", "published"),
        ("<p>Updated 5 March 2025</p><p>4 March 2025</p>", "2025-03-04", None),
        ("<p>Updated 5 March 2025</p>", "2025-03-05", "updated"),
        ("<figure><figcaption>4 February 2025</figcaption></figure><p>4 March 2025</p>", "2025-03-04", None),
        ("<p><a href='/r'>A bell in the nets</a></p><p>4 February 2025</p><p>4 March 2025</p>", "2025-03-04", None),
        ("<p>The talks of 4 March 2025 came to nothing</p>", None, None),
        ("<p>4 March</p>", None, None),
    ],
)
def test_the_date_that_stands_alone_at_the_headline(lines: str, day: str | None, role: str | None) -> None:
    page = page_with(lines)
    found = read_shown_date(page, find_headline_blocks(page, HEADLINE), MomentContext("en", None, FETCHED))
    assert (found and found.moment.date().isoformat(), found and found.role) == (day, role)


def test_the_only_block_that_is_called_a_date() -> None:
    page = page_with("", below="<div class='pub-date'>4 March 2025</div>")
    near = find_headline_blocks(page, HEADLINE)
    found = read_headline_dates(page, near, NOWHERE).published
    assert found is not None
    assert found.moment.date().isoformat() == "2025-03-04"
    two = page_with("", below="<div class='date'>4 March 2025</div><div class='date'>5 March 2025</div>")
    assert read_headline_dates(two, near, NOWHERE).published is None


def test_the_headline_that_is_spelled_otherwise_in_the_head() -> None:
    page = page_with("<p>By Ama Boateng</p>")
    assert find_headline_blocks(page, "Ferry strike: what you need to know") == []
    shown = page.texts.index(HEADLINE)
    assert find_headline_blocks(page, "Ferry strike: what you need to know", shown)[0] == shown + 1


def test_a_page_without_the_headline_shows_nothing_around_it() -> None:
    assert find_headline_blocks(page_with(""), "Another story") == []
    assert find_headline_blocks(page_with(""), None) == []


@pytest.mark.parametrize(
    ("lines", "published", "modified"),
    [
        ("<p>March 4, 2025 | 14:07</p>", "2025-03-04T14:07:00+00:00", None),
        ("<p>Updated: March 5, 2025</p><p>Published: March 4, 2025</p>", "2025-03-04T00:00:00+00:00", "2025-03-05"),
        ("<p>The vote of March 4, 2025 was the third in a year, and no other date stands on this page at all.</p>",
         None, None),
        ("<p>Edited by Kofi Mensah on 4 March 2025</p>", "2025-03-04T00:00:00+00:00", None),
        ("<p>Yesterday</p>", "2025-03-09T00:00:00+00:00", None),
    ],
)  # fmt: skip
def test_dates_below_the_headline(lines: str, published: str | None, modified: str | None) -> None:
    page = page_with(lines)
    near = find_headline_blocks(page, HEADLINE)
    found = read_headline_dates(page, near, MomentContext("en", "https://n.example/a", FETCHED))
    assert (found.published.moment.isoformat() if found.published else None) == published
    assert (found.modified.moment.date().isoformat() if found.modified else None) == modified


def test_dates_inside_the_story_are_not_its_own() -> None:
    page = page_with(PROSE * 3 + "<p>March 4, 2025</p>")
    assert read_headline_dates(page, find_headline_blocks(page, HEADLINE), NOWHERE).published is None
