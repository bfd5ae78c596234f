"""Byline and dates around the headline of an HTML page, whatever the blocks there were judged to be."""

from datetime import UTC, datetime

import pytest

from articlekit.cleaner import CleanPage, clean
from articlekit.headline_blocks import (
    find_headline_blocks,
    read_headline_authors,
    read_headline_dates,
    read_owner,
    read_shown_date,
    read_signed_authors,
)
from articlekit.markup import read_markup
from articlekit.moments import MomentContext

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


def authors(lines: str, below: str = "", above: str = "") -> tuple[str, ...]:
    page = page_with(lines, below, above)
    return read_headline_authors(page, find_headline_blocks(page, HEADLINE))


@pytest.mark.parametrize(
    "line",
    [
        "<p>By Ama Boateng</p>",
        "<p>By Ama Boateng March 4, 2025</p>",
        "<address>By Ama Boateng<span>Published: Mar 4, 2025</span></address>",
        "<p>March 4, 2025 | 14:07 | By Ama Boateng</p>",
        "<p>Mar 4, 2025 • Ama Boateng in Coast</p>",
        "<p>By</p><p>Ama Boateng</p>",
        "<div class='article-author'>Ama Boateng</div>",
        "<div>By<span>Ama Boateng</span></div>",
        "<p>By Ama Boateng ⋅ Founder and Editor-in-Chief ⋅ Updated May 6, 2025</p>",
        "<p>By Ama Boateng on March 4, 2025</p>",
        "<p>Edited by Kofi Mensah</p><p>By Ama Boateng</p>",
        "<p><a href='/authors/ama-boateng'>Ama Boateng</a></p>",
    ],
)
def test_bylines_below_the_headline(line: str) -> None:
    assert authors(f"<p>Talks ended at dawn</p>{line}") == ("Ama Boateng",)


def test_a_byline_above_the_headline() -> None:
    assert authors("", above="<p>By Ama Boateng</p>") == ("Ama Boateng",)


def test_a_name_alone_on_its_line() -> None:
    assert authors("<p>Ama Boateng</p><p>4 March 2025</p>") == ("Ama Boateng",)
    assert authors("<p>4 March 2025</p><p>Ama Boateng</p>") == ("Ama Boateng",)
    assert authors("<p>Ama Boateng</p>", below="<p>Ama Boateng</p><p>She covers the coast.</p>") == ("Ama Boateng",)
    assert authors("<p>Ama Boateng</p>") == ()
    assert authors("<p>Kofi</p><p>4 March 2025</p>") == ("Kofi",)
    assert authors("<p>Stone</p><p>4 March 2025</p>") == ()
    contents = "<p>Room-by-Room Harbour Costs</p>"
    assert authors(contents, below=PROSE * 9 + "<h2>Room-by-Room Harbour Costs</h2>" + PROSE) == ()


@pytest.mark.parametrize(
    "line",
    [
        "<p><a href='/winter-pay'>Winter Pay</a></p><p>4 March 2025</p>",
        "<p class='kicker'>Winter Pay</p><p>4 March 2025</p>",
        "<p>Winter pay</p><p>4 March 2025</p>",
        f"<p>{HEADLINE}</p><p>4 March 2025</p>",
        "<p>by harbourmaster7</p><p>4 March 2025</p><p>Coast Weekly</p>",
        "<h4>Winter Strike</h4><p>4 March 2025</p>",
        "<p>On behalf of Harbour Mutual | 4 March 2025 | Winter Pay</p>",
    ],
)
def test_a_section_beside_the_date_is_no_person(line: str) -> None:
    assert authors(line) == ()


@pytest.mark.parametrize(
    ("lines", "day", "role"),
    [
        ("<p>4 March 2025</p>", "2025-03-04", None),
        ("<p>4 March 2025 • 3 min read</p>", "2025-03-04", None),
        ("<p>Posted on 4 March 2025 Posted by Ama Boateng 59 Comments</p>", "2025-03-04", "published"),
        ("<p>Updated 5 March 2025</p><p>4 March 2025</p>", "2025-03-04", None),
        ("<p>Updated 5 March 2025</p>", "2025-03-05", "updated"),
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


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("<p>by Kofi · Mar 4, 2025 at 3:00 am · One comment so far</p>", ("Kofi",)),
        ("<p>By Stone · Mar 4, 2025 at 3:00 am · One comment so far</p>", ()),
        ("<p>By </p><p>April Mensah</p>", ("April Mensah",)),
        ("<p>By Ama LaToya DeSouza</p>", ("Ama LaToya DeSouza",)),
    ],
)
def test_names_of_other_shapes(line: str, people: tuple[str, ...]) -> None:
    assert authors(line) == people


def test_the_byline_that_opens_with_by_below_the_headline() -> None:
    def signed(lines: str, above: str = "", declared: tuple[str, ...] = ()) -> tuple[str, ...]:
        page = page_with(lines, "", above)
        return read_signed_authors(page, find_headline_blocks(page, HEADLINE), declared)

    assert signed("<p>By Ama Boateng and Kofi Mensah</p>") == ("Ama Boateng", "Kofi Mensah")
    assert signed("<div>By<span>Ama Boateng</span></div>") == ("Ama Boateng",)
    assert signed("<p>Edited by Kofi Mensah</p><p>By Ama Boateng</p>") == ("Ama Boateng",)
    assert signed("<p>Edited by Kofi Mensah</p>") == ()
    assert signed("<p>Kofi Mensah, Senior Reporter</p>") == ()
    assert signed("<p>The talks ended at dawn.</p>", above="<p>By Ama Boateng</p>") == ()
    more = "<p>Ama Boateng, Esi Owusu &amp; Kofi Mensah</p>"
    assert signed(more, declared=("Ama Boateng",)) == ("Ama Boateng", "Esi Owusu", "Kofi Mensah")
    assert signed(more, declared=("Yaw Addo",)) == signed(more) == ()
    assert signed("<p>Ama Boateng, the ferry's captain, and two others</p>", declared=("Ama Boateng",)) == ()


def test_who_is_presented_is_the_author() -> None:
    about = "<p>Kofi Mensah is a writer who has lived beside the harbour for thirty years and tells of it.</p>"
    assert authors("<p>Kofi Mensah</p>", below=about) == ("Kofi Mensah",)
    assert authors("<h3>Kofi Mensah</h3>", below=about) == ()
    assert authors("<p>Stone Harbour</p>", below=about.replace("Kofi Mensah", "Stone Harbour")) == ()


@pytest.mark.parametrize(
    ("name", "url", "people"),
    [
        ("Kofi Mensah", "https://kofimensah.example/nets", ("Kofi Mensah",)),
        ("Kofi Mensah", "https://notes.mensah.example/nets", ("Kofi Mensah",)),
        ("Kofi Mensah", "https://harbourpost.example/nets", ()),
        ("Stone Harbour", "https://stoneharbour.example/nets", ()),
        ("Kofi Mensah Corp", "https://kofimensah.example/nets", ()),
    ],
)
def test_the_owner_of_a_site(name: str, url: str, people: tuple[str, ...]) -> None:
    assert read_owner(page_with("", above=f"<div>{name}</div>"), url) == people
    assert read_owner(page_with("", below=f"<p>© 2025 {name}. All rights reserved.</p>"), url) == people


def test_the_headline_that_is_spelled_otherwise_in_the_head() -> None:
    page = page_with("<p>By Ama Boateng</p>")
    assert find_headline_blocks(page, "Ferry strike: what you need to know") == []
    shown = page.texts.index(HEADLINE)
    assert find_headline_blocks(page, "Ferry strike: what you need to know", shown)[0] == shown + 1


def test_the_only_byline_of_the_page() -> None:
    written = "<h3>Written by Ama Boateng</h3>"
    dated = "<p>Posted by Ama Boateng on 4 March 2025 in coast. Tags: ferries</p>"
    assert authors("", below=PROSE * 9 + dated) == ("Ama Boateng",)
    assert authors("", below=PROSE * 9 + "<p>This post was written by Ama Boateng</p>") == ("Ama Boateng",)
    assert authors("", below=PROSE * 9 + written) == ("Ama Boateng",)
    assert authors("", below=PROSE * 9 + written + "<p>By Kofi Mensah</p>") == ()
    assert authors("", below=PROSE * 9 + "<h3>Ama Boateng, data analyst</h3>") == ()


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
