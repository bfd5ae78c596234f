"""What repeats on a site is evidence against a line, and never costs a story a paragraph."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import articlekit
from articlekit import ArgumentError, PageRecord, SiteProfile, parse_many
from articlekit.many.site_learning import read_site_page
from articlekit.site_profile import Drift, load_profiles, page_of, profile_for, save_profiles, site_of

TOWNS = ["Axim", "Bonyere", "Cape", "Dixcove", "Elmina", "Funko", "Gomoa", "Half", "Ituri", "Jomoro", "Kikam", "Lower"]
QUOTE = "“We have crossed this river in canoes long enough, and we will not do it again,” said Efua Quansah, a baker."
PITCH = "Become a friend of the river bulletin and you will be invited to the boat race every year in May, all of you."
TOP = ["Bulletin of the river coast", "What the tide brings", "Letters to the harbour master"]
END = ["Our reporters row so that you do not have to", PITCH, "Also rowing this week"]


def story(town: str, *extra: str) -> str:
    """A page of the site, in whose menus no rule pack knows a line."""
    return "\n".join(
        [
            *TOP,
            f"{town} opens a new bridge over the river",
            f"The council of {town} opened a new bridge on Tuesday after eleven years of talks and one flood.",
            f"Boats from {town} crossed under it in the evening, and children threw flowers from the railing.",
            *extra,
            f"Work on the road to {town} begins after Christmas, the engineers of the district said on Wednesday.",
            *END,
        ]
    )


PAGES = [story(town) for town in TOWNS]
PROFILE = SiteProfile.fit(PAGES)


def test_lines_that_the_site_repeats_leave_the_story() -> None:
    page = story("Princes")
    before = articlekit.parse(page, language="en")
    after = articlekit.parse(page, language="en", profile=PROFILE)
    assert {"What the tide brings", PITCH} & {block.text for block in before.body}
    assert [block.text for block in after.body] == page.splitlines()[4:7]
    assert after.title == "Princes opens a new bridge over the river"
    assert next(block.why for block in after.blocks if block.text == PITCH) == "site/repeated"
    assert "site/repeated" in articlekit.explain(page, language="en", profile=PROFILE)


@pytest.mark.parametrize("times", [2, 3, 5, 7])
def test_a_quotation_that_several_stories_repeat_stays_in_each(times: int) -> None:
    pages = [story(town, QUOTE) if number < times else story(town) for number, town in enumerate(TOWNS)]
    profile = SiteProfile.fit(pages)
    assert QUOTE in articlekit.parse(story("Princes", QUOTE), language="en", profile=profile).text


def test_a_heading_that_many_stories_share_stays_within_them() -> None:
    heading = "What the neighbours say"
    pages = [story(town, heading, f"In {town} nobody wants to row.") for town in TOWNS[:6]] + PAGES[6:]
    profile = SiteProfile.fit(pages)
    page = story("Princes", heading, "In Princes everybody wants to drive over the river at last, said the neighbours.")
    assert heading in articlekit.parse(page, language="en").text
    assert heading in articlekit.parse(page, language="en", profile=profile).text


def test_lines_of_the_site_that_stand_together_within_a_story_leave_it() -> None:
    box = ["The boats of the day", "Row with us", "Ask the harbour master"]
    page = story("Princes", *box)
    profile = SiteProfile.fit([story(town, *box) for town in TOWNS[:4]] + PAGES[4:])
    assert profile.find(box[0]) == "few"
    kept = articlekit.parse(page, language="en", profile=profile).text.splitlines()
    assert not set(box) & set(kept)
    assert kept == [page.splitlines()[index] for index in (4, 5, 9)]


def test_a_story_that_comes_twice_counts_once() -> None:
    again = SiteProfile.fit([*PAGES[:1] * 30, *PAGES])
    assert again == PROFILE


def test_a_profile_does_not_depend_on_the_order_of_the_pages() -> None:
    shuffled = list(PAGES)
    random.Random(5).shuffle(shuffled)  # noqa: S311 - an order, not a secret
    assert SiteProfile.fit(shuffled) == PROFILE


def test_merged_profiles_are_what_all_pages_would_have_given() -> None:
    first, second, third = (SiteProfile.fit(PAGES[start : start + 4]) for start in (0, 4, 8))
    assert first.merge(second).merge(third) == PROFILE
    assert third.merge(first.merge(second)) == PROFILE
    assert SiteProfile().merge(PROFILE) == PROFILE


def test_a_file_is_small_readable_and_the_same_each_time(tmp_path: Path) -> None:
    file = tmp_path / "sites.json"
    save_profiles({"b.example": PROFILE, "a.example": SiteProfile()}, file)
    content = json.loads(file.read_text(encoding="utf-8"))
    assert list(content["sites"]) == ["a.example", "b.example"]
    lines = content["sites"]["b.example"]["lines"]
    assert lines["what the tide brings"] == len(PAGES)
    assert min(lines.values()) > 1
    assert file.stat().st_size < 2000
    found = load_profiles(file)
    assert found["b.example"] == PROFILE.shortened()
    page = story("Princes")
    assert articlekit.parse(page, profile=found["b.example"]) == articlekit.parse(page, profile=PROFILE)
    save_profiles(found, tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == file.read_bytes()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read: No such file or directory"),
        ("{torn", "this is no file of site profiles: it: "),
        ('{"format": 2, "sites": {}}', "this is no file of site profiles: format: "),
        ('{"format": 1, "sites": {"a": {"pages": -1}}}', "this is no file of site profiles: sites.a.pages: "),
    ],
)
def test_a_file_that_is_none_is_said_to_be_none(content: str | None, words: str, tmp_path: Path) -> None:
    file = tmp_path / "sites.json"
    if content is not None:
        file.write_text(content)
    with pytest.raises(ArgumentError, match=words):
        load_profiles(file)


def test_a_profile_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        PROFILE.pages = 3


def test_several_profiles_are_chosen_by_the_address() -> None:
    profiles = {"river.example": PROFILE}
    page = story("Princes")
    records = [
        PageRecord("own", page, "https://www.river.example/a"),
        PageRecord("other", page, "https://hill.example/a"),
        PageRecord("none", page),
    ]
    own, other, none = parse_many(records, workers=0, profile=profiles, language="en")
    assert own.article is not None
    assert other.article is not None
    assert none.article is not None
    assert own.article.text == articlekit.parse(page, language="en", profile=PROFILE).text
    assert other.article.text == none.article.text == articlekit.parse(page, language="en").text
    assert profile_for(PROFILE, None) is PROFILE
    assert profile_for(None, "https://river.example/") is None


@pytest.mark.parametrize("profile", ["sites.json", {"river.example": "sites.json"}])
def test_what_is_no_profile_is_refused(profile: Any) -> None:  # noqa: ANN401 - that is the point
    with pytest.raises(
        ArgumentError, match="profile must be a SiteProfile, a mapping of sites to such, or None, not str"
    ):
        articlekit.parse("Harbour", url="https://river.example/a", profile=profile)


def test_links_of_menus_are_known_by_where_they_lead() -> None:
    shell = (
        "<html><body><ul><li><a href='/tide'>Tide {n}</a></li>"
        "<li><a href='https://river.example/boats/'>Boats {n}</a></li></ul>"
        "<article><h1>{town} opens a new bridge</h1>"
        "<p>The council of {town} opened a bridge on Tuesday after eleven years of talks and one flood.</p>"
        "<p>Boats from {town} crossed under it in the evening, and children threw flowers from the railing.</p>"
        "</article></body></html>"
    )
    profile = SiteProfile.fit(shell.format(n=town[::-1], town=town) for town in TOWNS)
    assert profile.links == {"/tide": 12, "/boats": 12}
    assert profile.find("Tide again", ["/tide/"]) == "many"
    assert profile.find("Tide again", ["/tide/", "/other"]) is None
    assert profile.find("Tide again") is None
    article = articlekit.parse(shell.format(n="again", town="Princes"), profile=profile)
    assert [block.why for block in article.blocks if block.text == "Tide again Boats again"] == ["site/repeated"]


def test_a_page_that_is_none_teaches_nothing() -> None:
    assert read_site_page(PageRecord("a", None)) is None  # type: ignore[arg-type]
    assert SiteProfile.fit([("a", None)]) == SiteProfile()


def test_drift_is_noticed() -> None:
    assert PROFILE.drift(SiteProfile.fit(PAGES[:5])).alarms == ()
    empty = SiteProfile.fit([f"Enable scripts {word}" for word in TOWNS])
    found = PROFILE.drift(empty)
    assert found.known[1] == 0
    assert any(alarm.startswith("lines that are known: ") for alarm in found.alarms)
    assert Drift(empty=(0.0, 0.5), undated=(0.1, 0.15), known=(0.0, 0.0)).alarms == (
        "pages without a body: 0% when the site was learned, 50% now",
    )
    assert Drift(empty=(0.0, 0.0), undated=(0.1, 0.9), known=(0.5, 0.4)).alarms == (
        "pages without a date: 10% when the site was learned, 90% now",
    )


def test_sites_and_pages_have_names() -> None:
    assert site_of("https://www.example.com:8080/a?b#c") == "example.com"
    assert site_of("https://[bad/") is None
    assert page_of("https://[bad/") == "https://[bad/"
