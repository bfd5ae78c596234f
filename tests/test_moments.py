"""Dates that machines write, and which of a page's dates are the story's."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.about.published import Dates, VisibleDates, agree_with_shown, choose_dates, date_in_path
from articlekit.declarations.json_ld import JsonLd
from articlekit.declarations.story_node import StoryNode
from articlekit.page import Mark
from articlekit.times.moments import MomentContext, read_moment

FETCHED = datetime(2025, 3, 10, tzinfo=UTC)
UNSEEN = VisibleDates()
CONTEXT = MomentContext("en", "https://www.harbourpost.example/coast", FETCHED)


@pytest.mark.parametrize(
    ("text", "moment", "precision"),
    [
        ("2025-03-04T07:15:00+01:00", "2025-03-04T07:15:00+01:00", "second"),
        ("2025-03-04T07:15:00.123456Z", "2025-03-04T07:15:00+00:00", "second"),
        ("2025-03-04T07:15+0100", "2025-03-04T07:15:00+01:00", "minute"),
        ("2025-03-04T07:15:09-05", "2025-03-04T07:15:09-05:00", "second"),
        ("2025-03-04 07:15:00 +01:00", "2025-03-04T07:15:00+01:00", "second"),
        ("2025-03-04 07:15 EST", "2025-03-04T07:15:00-05:00", "minute"),
        ("20250304T071500Z", "2025-03-04T07:15:00+00:00", "second"),
        ("20250304", "2025-03-04T00:00:00+00:00", "day"),
        ("2025/3/4 7:15 PM", "2025-03-04T19:15:00+00:00", "minute"),
        ("2025-03-04T24:00", "2025-03-05T00:00:00+00:00", "minute"),
        ("2025-03-04", "2025-03-04T00:00:00+00:00", "day"),
        ("2025-03-04T00:00:00Z", "2025-03-04T00:00:00+00:00", "day"),
        ("2025-03-04T00:00:00+01:00", "2025-03-04T00:00:00+01:00", "second"),
        ("1741072500", "2025-03-04T07:15:00+00:00", "second"),
        ("1741072500000", "2025-03-04T07:15:00+00:00", "second"),
        ("Tue, 04 Mar 2025 07:15:00 GMT", "2025-03-04T07:15:00+00:00", "second"),
        ("Tue Mar 04 07:15:00 CET 2025", "2025-03-04T07:15:00+01:00", "second"),
        ("Tue Mar 04 2025 07:15:00 GMT+0100 (Central European Time)", "2025-03-04T07:15:00+01:00", "second"),
        ("March 4, 2025", "2025-03-04T00:00:00+00:00", "day"),
    ],
)
def test_dates_that_machines_write(text: str, moment: str, precision: str) -> None:
    found = read_moment(text, CONTEXT)
    assert found is not None
    assert (found.moment.isoformat(), found.precision, found.text) == (moment, precision, found.text)
    assert found.moment.utcoffset() is not None


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2025-13-04", "2025-02-30", "0000-00-00", "1970-01-01T00:00:00Z", "2026-01-01", "2025-03-12T00:00:01Z",
     "12345678", "202503041507", "9" * 90, "2025-03-04T25:00", "1e400", "nan"],
)  # fmt: skip
def test_what_is_no_date_of_a_page(text: str) -> None:
    found = read_moment(text, CONTEXT)
    assert found is None or found.moment.date().isoformat() == "2025-03-04"


def test_the_sites_zone_stands_in_where_none_is_written() -> None:
    found = read_moment("2025-03-04T07:15:00", MomentContext("de", "https://post.example.de/a", FETCHED))
    assert found is not None
    assert found.moment.isoformat() == "2025-03-04T07:15:00+01:00"


@given(st.text(alphabet="0123456789-/:T.Z+ APMJanuary,éخ"))
def test_garbage_gives_a_date_or_none(text: str) -> None:
    found = read_moment(text, CONTEXT)
    assert found is None or found.moment <= datetime(2025, 3, 11, 0, 0, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://n.example/2025/03/04/nets", "2025-03-04"),
        ("https://n.example/news/2025-03-04/nets", "2025-03-04"),
        ("https://n.example/coast/20250304-nets", "2025-03-04"),
        ("https://n.example/coast/2025-03-04+mending+nets", "2025-03-04"),
        ("https://n.example/coast/2025-03-04.html", "2025-03-04"),
        ("https://n.example/2021/04/92713", None),
        ("https://n.example/coast/20250304117", None),
        ("https://n.example/a20250304/nets", None),
        ("https://n.example/2025/03/nets", None),
        ("https://n.example/2026/03/04/nets", None),
        ("https://n.example/2025/13/04/nets", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_the_day_in_an_address(url: str | None, day: str | None) -> None:
    found = date_in_path(MomentContext(url=url, fetched_at=FETCHED))
    assert (found.moment.date().isoformat() if found else None) == day


def choose(
    metas: dict[str, list[str]] | None = None,
    story: StoryNode | None = None,
    marks: tuple[Mark, ...] = (),
    visible: VisibleDates = UNSEEN,
    url: str = "https://n.example/a",
) -> tuple[str | None, str, str | None, str]:
    found = choose_dates(metas or {}, JsonLd(story), marks, lambda: visible, MomentContext("en", url, FETCHED))
    days = [date.moment.date().isoformat() if date else None for date in (found.published, found.modified)]
    return days[0], found.published_place, days[1], found.modified_place


def test_the_order_of_places() -> None:
    story = StoryNode("newsarticle", published="2025-03-01", modified="2025-03-02")
    metas = {"article:published_time": ["2025-03-03"], "date": ["2025-03-04"]}
    assert choose(metas, story) == ("2025-03-01", "json_ld", "2025-03-02", "json_ld")
    assert choose(metas) == ("2025-03-03", "meta article:published_time", None, "")
    assert choose({"date": ["2025-03-04"]}) == ("2025-03-04", "meta date", None, "")
    assert choose({"x-publish-date": ["2025-03-04"], "expires": ["2025-03-05"]})[:2] == (
        "2025-03-04",
        "meta x-publish-date",
    )
    assert choose(url="https://n.example/2025/03/04/a") == ("2025-03-04", "url", None, "")


def test_a_date_that_cannot_be_is_passed_over() -> None:
    story = StoryNode("newsarticle", published="2035-01-01")
    assert choose({"article:published_time": ["2025-03-03"]}, story)[:2] == (
        "2025-03-03",
        "meta article:published_time",
    )


def test_marked_elements() -> None:
    published = Mark("property", "datepublished", "2025-03-04T07:15:00Z", ("4 March",))
    modified = Mark("property", "datemodified", "2025-03-05", ())
    assert choose(marks=(published, modified)) == ("2025-03-04", "microdata", "2025-03-05", "microdata")
    time = Mark("time", "entry date", "2025-03-04", ("4 March",))
    updated = Mark("time", "entry updated", "2025-03-05", ("5 March",))
    assert choose(marks=(updated, time)) == ("2025-03-04", "time", "2025-03-05", "time")
    byline = Mark("author", "byline", None, ("Ama Boateng", "Published", "4 March 2025"))
    assert choose(marks=(byline,))[:2] == ("2025-03-04", "byline")


def test_the_only_date_shown_is_the_storys() -> None:
    updated = Mark("time", "", None, ("Updated 5 March 2025",))
    assert choose(marks=(updated,)) == ("2025-03-05", "time", "2025-03-05", "time")


def agreed(
    published: str | None, shown: str | None, *, url: str = "", place: str = "json_ld", modified: str | None = None
) -> str | None:
    context = MomentContext("en", url, FETCHED)
    found, seen, changed = (
        read_moment(text, context) if text is not None else None for text in (published, shown, modified)
    )
    dates = agree_with_shown(Dates(found, place if found else "", changed, "json_ld"), lambda: seen, context)
    return dates.published.moment.isoformat() if dates.published is not None else None


def test_a_story_was_published_by_the_day_that_it_shows() -> None:
    assert agreed("2025-03-04T07:15:00Z", "12 June 2023") == "2023-06-12T00:00:00+00:00"
    assert agreed("2025-03-04T07:15:00Z", "Updated 12 June 2023") == "2025-03-04T07:15:00+00:00"
    assert agreed("2023-06-12T07:15:00Z", "4 March 2025") == "2023-06-12T07:15:00+00:00"
    assert agreed("2025-03-04T07:15:00Z", "3 March 2025") == "2025-03-04T07:15:00+00:00", "it may be a matter of zones"
    assert agreed("2025-03-04T07:15:00Z", "12 June 2023", place="time") == "2025-03-04T07:15:00+00:00"
    assert agreed("2025-03-04T07:15:00Z", None) == "2025-03-04T07:15:00+00:00"


@pytest.mark.parametrize(
    ("shown", "url", "day"),
    [
        ("March 4, 2024", "", "2024-03-04"),
        ("April 3, 2024", "", "2024-04-03"),
        (None, "https://n.example/2024/mar/04/nets", "2024-03-04"),
        (None, "https://n.example/2024/april/03/nets", "2024-04-03"),
    ],
)
def test_which_number_is_the_day(shown: str | None, url: str, day: str) -> None:
    for written in ("03/04/2024", "04/03/2024"):
        found = agreed(written, shown, url=url)
        assert found is not None
        assert found[:10] == day


def test_a_time_in_utc_on_the_day_that_headline_and_address_name() -> None:
    day = "https://n.example/2025/03/03/nets"
    assert agreed("2025-03-04T02:41:00+00:00", "3 March 2025", url=day) == "2025-03-03T23:41:00-03:00"
    assert agreed("2025-03-02T22:41:00+00:00", "3 March 2025", url=day) == "2025-03-03T00:41:00+02:00"
    assert agreed("2025-03-04T02:41:00+00:00", "3 March 2025") == "2025-03-04T02:41:00+00:00"
    assert agreed("2025-03-04T02:41:00+01:00", "3 March 2025", url=day) == "2025-03-04T02:41:00+01:00"


def test_the_day_of_a_change_that_the_page_shows() -> None:
    assert agreed(None, "Updated 4 March 2025", modified="2025-03-04T07:15:00Z") == "2025-03-04T07:15:00+00:00"
    assert agreed(None, "Updated 3 March 2025", modified="2025-03-04T07:15:00Z") is None
    assert agreed(None, None, modified="2025-03-04T07:15:00Z") is None
    assert agreed(None, "4 March 2025") is None
