"""Dates are read in every language with a pack, in the page's own zone and order, and never from the future."""

from datetime import UTC, datetime

import pytest

import articlekit
from articlekit import parse
from articlekit.ages import time_patterns
from articlekit.rule_packs import rule_book
from articlekit.times.date_lines import is_date_line
from articlekit.times.dates import find_dates, read_date
from articlekit.times.zones import country_of, find_zone, site_zone

FETCHED = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)


def read(text: str, language: str = "en", url: str | None = None, fetched_at: datetime | None = FETCHED) -> str | None:
    patterns = time_patterns(rule_book(language).packs)
    found = read_date(text, patterns, language=language, url=url, fetched_at=fetched_at)
    return found.moment.isoformat() if found else None


DATES = [
    ("en", "Published: Dec 24, 2025 | 10:33 IST", "2025-12-24T10:33:00+05:30"),
    ("en", "Updated: Dec 24, 2025", "2025-12-24T00:00:00+00:00"),
    ("en", "Wednesday, 24th of December 2025 10:33", "2025-12-24T10:33:00+00:00"),
    ("en", "24-Dec-2025", "2025-12-24T00:00:00+00:00"),
    ("en", "2025-12-24T10:33:05.123+05:30", "2025-12-24T10:33:05+05:30"),
    ("en", "2025-12-24T10:33:05Z", "2025-12-24T10:33:05+00:00"),
    ("en", "09:31 August 20, 2019", "2019-08-20T09:31:00+00:00"),
    ("en", "Dec 24, 2025 5:30 p.m. EST", "2025-12-24T17:30:00-05:00"),
    ("en", "Jul 4, 2025 10:33 AM ET", "2025-07-04T10:33:00-04:00"),
    ("en", "Dec 24, 2025 12:05 AM GMT+3", "2025-12-24T00:05:00+03:00"),
    ("en", "1 Jan 2026 at 3 pm", "2026-01-01T15:00:00+00:00"),
    ("en", "24/12/25", "2025-12-24T00:00:00+00:00"),
    ("en", "13/01/2025", "2025-01-13T00:00:00+00:00"),
    ("en", "05.01.2025", "2025-01-05T00:00:00+00:00"),
    ("en", "24 December '25", "2025-12-24T00:00:00+00:00"),
    ("en", "31 December 2025 24:00", "2026-01-01T00:00:00+00:00"),
    ("th", "3 มีนาคม 2568", "2025-03-03T00:00:00+07:00"),
    ("th", "24/12/2568", "2025-12-24T00:00:00+07:00"),
    ("es", "24 de diciembre de 2025 a las 10:33", "2025-12-24T10:33:00+00:00"),
    ("fr", "Mis à jour le 3 mars 2025 à 14h05", "2025-03-03T14:05:00+00:00"),
    ("fr", "Publié le 1er janvier 2025", "2025-01-01T00:00:00+00:00"),
    ("de", "24. Dezember 2025, 10.33 Uhr", "2025-12-24T10:33:00+01:00"),
    ("de", "24.12.2025 - 10:33 Uhr", "2025-12-24T10:33:00+01:00"),
    ("pt", "24 de dezembro de 2025 às 10h33", "2025-12-24T10:33:00+00:00"),
    ("it", "24 dicembre 2025 alle 10:33", "2025-12-24T10:33:00+01:00"),
    ("nl", "24 december 2025 om 10:33", "2025-12-24T10:33:00+01:00"),
    ("sv", "24 december 2025 kl. 10.33", "2025-12-24T10:33:00+01:00"),
    ("da", "24. december 2025 kl. 10.33", "2025-12-24T10:33:00+01:00"),
    ("no", "24. desember 2025 kl. 10.33", "2025-12-24T10:33:00+01:00"),
    ("pl", "24 grudnia 2025, 10:33", "2025-12-24T10:33:00+01:00"),
    ("tr", "24 Aralık 2025 10:33", "2025-12-24T10:33:00+03:00"),
    ("tr", "12 NİSAN 2025", "2025-04-12T00:00:00+03:00"),
    ("en", "12 APRİL 2025", "2025-04-12T00:00:00+00:00"),
    ("ru", "24 декабря 2025, 10:33", "2025-12-24T10:33:00+00:00"),
    ("ru", "24 декабря 2025 г., 10:33 МСК", "2025-12-24T10:33:00+03:00"),
    ("uk", "24 грудня 2025, 10:33", "2025-12-24T10:33:00+02:00"),
    ("ar", "الأربعاء، 24 ديسمبر 2025 10:33", "2025-12-24T10:33:00+00:00"),
    ("ar", "٢٤ ديسمبر ٢٠٢٥", "2025-12-24T00:00:00+00:00"),
    ("hi", "24 दिसंबर 2025", "2025-12-24T00:00:00+05:30"),
    ("id", "24 Desember 2025, 10:33 WIB", "2025-12-24T10:33:00+07:00"),
    ("sw", "24 Desemba 2025", "2025-12-24T00:00:00+00:00"),
    ("vi", "24/12/2025 10:33", "2025-12-24T10:33:00+07:00"),
    ("zh", "2025年12月24日 10:33", "2025-12-24T10:33:00+00:00"),
    ("zh", "2025-12-24 下午3:20", "2025-12-24T15:20:00+00:00"),
    ("ja", "2025年12月24日 10時33分", "2025-12-24T10:33:00+09:00"),
    ("ko", "2025.12.24 오후 3:20", "2025-12-24T15:20:00+09:00"),
    ("cs", "24. prosince 2025", "2025-12-24T00:00:00+01:00"),
    ("ro", "24 decembrie 2025", "2025-12-24T00:00:00+02:00"),
]


@pytest.mark.parametrize(("language", "text", "moment"), DATES, ids=[f"{row[0]}: {row[1]}" for row in DATES])
def test_a_date_is_read(language: str, text: str, moment: str) -> None:
    assert read(text, language) == moment


@pytest.mark.parametrize(
    "text",
    [
        "31/31/2025",
        "99/99/2025",
        "12 angry men",
        "2025",
        "4 Oct 1602",
        "30 February 2025",
        "10:33",
        "May",
        "x" * 500,
        "",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read(text) is None


def test_nothing_lies_in_the_future_of_the_fetching() -> None:
    assert read("24 December 2027") is None
    assert read("24 December 2027", fetched_at=None) == "2027-12-24T00:00:00+00:00"
    # A clock that is ahead by less than a day, or another zone, is no future.
    assert read("3 January 2026, 09:00") == "2026-01-03T09:00:00+00:00"


def test_a_date_without_year_is_the_last_one_before_the_fetching() -> None:
    assert read("Dec 30") == "2025-12-30T00:00:00+00:00"
    assert read("1 January") == "2026-01-01T00:00:00+00:00"
    assert read("12月24日", "zh") == "2025-12-24T00:00:00+00:00"
    assert read("Dec 30", fetched_at=None) is None


def test_ages_and_yesterday_count_back_from_the_fetching() -> None:
    assert read("Yesterday at 5:30pm GMT") == "2026-01-01T17:30:00+00:00"
    assert read("Posted 2 hours ago") == "2026-01-02T10:00:00+00:00"
    assert read("3 days ago") == "2025-12-30T00:00:00+00:00"
    assert read("Published 10:33 AM EST") == "2026-01-01T10:33:00-05:00"
    assert read("Published 6:33 AM GMT") == "2026-01-02T06:33:00+00:00"
    assert [
        read(text, fetched_at=None) for text in ("Yesterday at 5pm", "Posted 2 hours ago", "Published 10:33 AM")
    ] == [
        None,
        None,
        None,
    ]


def test_the_site_and_the_language_say_which_comes_first() -> None:
    assert read("05/01/2025") == "2025-05-01T00:00:00+00:00"
    assert read("05/01/2025", url="https://news.example.com.gh/a") == "2025-01-05T00:00:00+00:00"
    assert read("05/01/2025", "fr") == "2025-01-05T00:00:00+00:00"
    patterns = time_patterns(rule_book("en").packs)
    british = read_date("05/01/2025", patterns, language="en-GB")
    assert british is not None
    assert british.moment.month == 1


def test_the_beginning_of_a_second_date_is_no_time() -> None:
    found = find_dates("04.03.2025 - Güncelleme : 04.03.2025", time_patterns(rule_book("tr").packs), language="tr")
    assert [(date.moment.date().isoformat(), date.precision) for date in found] == [("2025-03-04", "day")] * 2


def test_each_date_of_a_line_says_what_it_is() -> None:
    line = "Published: Dec 24, 2025 | 10:33 IST | Updated: Dec 25, 2025, 11:00 IST"
    found = find_dates(line, time_patterns(rule_book("en").packs), language="en")
    assert [(date.role, date.text, date.precision) for date in found] == [
        ("published", "Dec 24, 2025 | 10:33 IST", "minute"),
        ("updated", "Dec 25, 2025, 11:00 IST", "minute"),
    ]
    assert all(line[date.start : date.end].strip() == date.text for date in found)


def test_a_time_behind_updated_is_not_that_of_the_date_before() -> None:
    line = "Published 6:03 a.m. ET Nov. 25, 2026 Updated 7:15 p.m. ET Nov. 26, 2026"
    found = find_dates(line, time_patterns(rule_book("en").packs), language="en")
    assert [(date.role, date.moment.isoformat()) for date in found] == [
        ("published", "2026-11-25T06:03:00-05:00"),
        ("updated", "2026-11-26T19:15:00-05:00"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Published: Dec 24, 2025 | 10:33 IST",
        "Published: Dec 24, 2025 | 10:33 IST | Updated: Dec 25, 2025 11:00 IST",
        "2025-12-24T10:33:00+05:30",
        "Wednesday, 24 December 2025",
        "10:33",
        "Posted 2 hours ago",
        "Yesterday at 5:30pm GMT",
    ],
)
def test_a_line_that_is_a_date_and_nothing_else(line: str) -> None:
    assert is_date_line(line, time_patterns(rule_book("en").packs))


@pytest.mark.parametrize(
    "line",
    [
        "He left on May 5, 2025",
        "12 angry men",
        "2025",
        "Score: 10:33 after 5 games",
        "Today is the day",
        "4 May pupils sing",
    ],
)
def test_a_sentence_that_holds_a_date_is_no_date_line(line: str) -> None:
    assert not is_date_line(line, time_patterns(rule_book("en").packs))


@pytest.mark.parametrize(
    ("name", "language", "url", "hours"),
    [
        ("IST", "en", None, 5.5),
        ("IST", "hi", "https://example.in/a", 5.5),
        ("IST", "en", "https://example.co.il/a", 2.0),
        ("IST", "he", None, 2.0),
        ("IST", "en", "https://example.ie/a", 1.0),
        ("CST", "en", None, -6.0),
        ("CST", "zh", None, 8.0),
        ("BST", "bn", None, 6.0),
        ("PST", "en", "https://example.ph/a", 8.0),
        ("GMT+5:30", "en", None, 5.5),
        ("UTC-3", "en", None, -3.0),
        ("+0530", "en", None, 5.5),
    ],
)
def test_a_zone_means_what_the_pages_readers_mean(name: str, language: str, url: str | None, hours: float) -> None:
    zone = find_zone(name, zones=(), language=language, url=url)
    assert zone is not None
    offset = datetime(2026, 1, 2, tzinfo=zone).utcoffset()
    assert offset is not None
    assert offset.total_seconds() == hours * 3600


@pytest.mark.parametrize("name", ["NATO", "+99", "+05:99", "GMT+x"])
def test_a_word_that_names_no_zone_is_none(name: str) -> None:
    assert find_zone(name, zones=(), language="en", url=None) is None


def test_a_site_without_a_country_writes_in_the_zone_of_its_language() -> None:
    assert str(site_zone(language="pl", url="https://example.com")) == "Europe/Warsaw"
    assert str(site_zone(language="en", url="https://example.com.gh")) == "Africa/Accra"
    assert site_zone(language="en", url=None) is UTC
    assert site_zone(language="de", url="https://example.us") is UTC
    assert country_of("http://[broken") is None
    assert country_of("example.de/a") == "de"


def test_one_line_with_ten_thousand_numbers_is_soon_done() -> None:
    patterns = time_patterns(rule_book("en").packs)
    assert find_dates("12/" * 5_000, patterns, language="en") == []
    assert not is_date_line("12/" * 29, patterns)


def test_a_text_that_only_says_when_it_was_changed_goes_by_that() -> None:
    story = "\n\n".join(
        f"Boat {number} came back to the harbour on Monday, the town said, with all hands." for number in "1234"
    )
    article = parse(f"The ferry is back\n\nUpdated: 3 December 2025\n\n{story}", fetched_at=FETCHED)
    assert article.published_at == article.modified_at == datetime(2025, 12, 3, tzinfo=UTC)


def test_a_text_without_a_date_goes_by_its_address() -> None:
    page = "The ferry stays for the winter\n\nThe council voted on Tuesday to keep the old ferry running, it said.\n"
    article = articlekit.parse(page, url="https://penlaw.example/2026/03/10/ferry-stays")
    assert article.published_at is not None
    assert (article.published_at.date().isoformat(), article.published_precision) == ("2026-03-10", "day")
    assert articlekit.parse(page, url="https://penlaw.example/story/20260310117").published_at is None
