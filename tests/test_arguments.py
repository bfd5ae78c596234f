"""Only the caller's mistakes raise, in plain words."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import articlekit
from articlekit import ArgumentError, ArticlekitError, NaiveDatetimeError, RulePackError, SourceTypeError

PAGE = "Harbour reopens after two years\n\nThe harbour reopened on Monday, the town council said in a statement.\n"


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"source": None}, SourceTypeError, "source must be str or bytes, not NoneType"),
        ({"source": PAGE, "url": 5}, ArgumentError, "url must be a str or None"),
        ({"source": PAGE, "language": b"en"}, ArgumentError, "language must be a str or None"),
        ({"source": PAGE, "media_type": "image/png"}, ArgumentError, "media_type must be one of"),
        ({"source": PAGE, "fetched_at": "today"}, ArgumentError, "fetched_at must be a datetime"),
        ({"source": PAGE, "fetched_at": datetime(2026, 1, 1)}, NaiveDatetimeError, "needs a time zone"),  # noqa: DTZ001
        ({"source": PAGE, "packs": "mine.toml"}, ArgumentError, "put a single one in brackets"),
        ({"source": PAGE, "packs": [3]}, ArgumentError, "packs must be a list of paths or RulePacks, not of int"),
        ({"source": PAGE, "language": "german"}, ArgumentError, "language must be a BCP 47 tag"),
        ({"source": PAGE, "language": "not a tag!!"}, ArgumentError, "language must be a BCP 47 tag"),
        ({"source": PAGE, "packs": ["no-such-file.toml"]}, RulePackError, "no-such-file.toml: cannot be read"),
    ],
)
def test_a_mistake_of_the_caller_is_named(arguments: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message) as caught:
        articlekit.parse(**arguments)
    assert isinstance(caught.value, ArticlekitError)


@pytest.mark.parametrize(
    ("given", "language"), [("de_DE", "de-DE"), ("deu", "de"), ("EN", "en"), ("zh-Hant-TW", "zh-Hant-TW"), ("", "en")]
)
def test_language_tags_are_written_in_one_way(given: str, language: str) -> None:
    assert articlekit.parse(PAGE, language=given).language == language


def test_a_header_of_a_server_says_the_media_type() -> None:
    page = "<p>The harbour reopened on Monday, the town council said in a statement after two years of work.</p>"
    assert "<p>" not in articlekit.parse(page, media_type="text/html; charset=utf-8").text  # type: ignore[arg-type]


def test_a_single_page_is_not_several() -> None:
    with pytest.raises(ArgumentError, match="put a single one in brackets"):
        articlekit.parse_many(PAGE)
    with pytest.raises(ArgumentError, match="put a single one in brackets"):
        articlekit.SiteProfile.fit(PAGE)
    with pytest.raises(ArgumentError, match="workers must be a whole number"):
        articlekit.parse_many([PAGE], workers="two")  # type: ignore[arg-type]


def test_standard_errors_catch_them_too() -> None:
    assert issubclass(SourceTypeError, TypeError)
    assert issubclass(NaiveDatetimeError, ValueError)
    assert issubclass(RulePackError, ValueError)


def test_a_pack_of_your_own_is_used(tmp_path: Path) -> None:
    pack = tmp_path / "town.toml"
    pack.write_text(
        """
language = "en"
[[rule]]
id = "weather-box"
kind = "interface"
why = "The town's weather box stands in every story."
starts = ["tide today"]
max_words = 14
matches = ["Tide today: high at nine, low at three in the afternoon."]
spares = ["The tide today was high."]
""",
        encoding="utf-8",
    )
    page = (
        PAGE + "Tide today: high at nine, low at three in the afternoon.\n" + "Boats left at dawn, and all came back.\n"
    )
    plain = articlekit.parse(page)
    ruled = articlekit.parse(page, packs=[pack])
    assert "Tide today" in plain.text
    assert "Tide today" not in ruled.text
    assert [block.why for block in ruled.removed if block.text.startswith("Tide")] == ["town/weather-box"]


def test_html_is_found_out_from_the_content() -> None:
    article = articlekit.parse("<html><body><p>The harbour reopened on Monday.</p></body></html>")
    assert [block.text for block in article.blocks] == ["The harbour reopened on Monday."]


def test_the_caller_knows_better_than_the_content() -> None:
    article = articlekit.parse("<p>The harbour reopened.</p><p>Again.</p>", media_type="text/plain")
    assert article.blocks[0].text.startswith("<p>")


@pytest.mark.parametrize("name", ["url", "language"])
def test_an_argument_that_no_file_could_hold_is_refused(name: str) -> None:
    with pytest.raises(articlekit.ArgumentError, match=f"{name} holds half a character"):
        articlekit.parse(PAGE, **{name: "\udcff"})  # type: ignore[arg-type]


def test_characters_that_were_lost_before_are_noted() -> None:
    lost = "some characters were lost before the page came here"
    assert lost in articlekit.parse(PAGE.replace("council", "c\N{REPLACEMENT CHARACTER}uncil")).notes
    assert lost not in articlekit.parse(PAGE).notes
