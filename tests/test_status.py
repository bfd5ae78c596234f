"""What kind of page this is, by what it declares and what it shows."""

import json
from collections.abc import Mapping

import pytest

import articlekit
from articlekit.models import Status

PARAGRAPHS = [
    "The crews of the harbour ferries voted on Monday to stop work for a week, the union said after a long night.",
    "The owners had offered four per cent more, which most of the captains called an insult after two lean years.",
    "Without the boats some nine hundred people on the islands cannot get to work or to school in the morning.",
    "The council wants to charter three fishing boats until the talks, which a judge is to lead, begin again.",
    "A spokeswoman for the islanders said that nobody there wished the crews anything but a fair settlement.",
    "Last winter a strike of four days had cost the line as much as it earns in a month, the owners had written.",
    "The judge has asked both sides to come to the town hall on Thursday at nine, and to bring their figures.",
    "Until then the ticket office stays closed, and whoever has paid for the crossing gets the money back there.",
]
TEASERS = "".join(
    f"<article><h3><a href='/story-{place}'>{headline}</a></h3><p>{place} hours ago</p></article>"
    for place, headline in enumerate(
        ["Council approves the new bridge", "Rain delays the cup final again", "Old lighthouse opens to guests",
         "Fishermen ask for a later season", "School choir wins prize in the north", "Market hall gets a new roof"], 2
    )
)  # fmt: skip


def page(paragraphs: list[str], json_ld: Mapping[str, object] | None = None, below: str = "") -> str:
    script = f'<script type="application/ld+json">{json.dumps(json_ld)}</script>' if json_ld else ""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang=en><head><title>Ferry crews vote to strike</title>{script}</head><body>"
        f"<article><h1>Ferry crews vote to strike</h1>{body}</article>{below}</body></html>"
    )


def status(source: str, url: str | None = "https://n.example/ferry-crews") -> Status:
    return articlekit.parse(source, url=url).status


def test_a_story() -> None:
    whole = {"@type": "NewsArticle", "articleBody": " ".join(PARAGRAPHS), "isAccessibleForFree": False}
    assert status(page(PARAGRAPHS)) is Status.ARTICLE
    assert status(page(PARAGRAPHS, whole)) is Status.ARTICLE


def test_a_paywall_that_cuts_the_story() -> None:
    paid = {"@type": "NewsArticle", "isAccessibleForFree": "False"}
    assert status(page(PARAGRAPHS[:3], paid)) is Status.STUB
    assert status(page(PARAGRAPHS[:4], {**paid, "articleBody": " ".join(PARAGRAPHS)})) is Status.STUB
    assert status(page(PARAGRAPHS[:3], {"@type": "NewsArticle", "isAccessibleForFree": True})) is Status.ARTICLE


def test_a_page_that_waits_for_its_scripts() -> None:
    whole = {"@type": "NewsArticle", "articleBody": " ".join(PARAGRAPHS)}
    assert status(page([], whole)) is Status.SCRIPT_SHELL
    shell = "<html><head><title>Bay Post</title></head><body><p>Please enable JavaScript to read on.</p></body></html>"
    assert status(shell) is Status.SCRIPT_SHELL


def test_a_live_blog() -> None:
    assert status(page(PARAGRAPHS, {"@type": "LiveBlogPosting", "headline": "Strike"})) is Status.LIVEBLOG


def test_four_timed_entries_are_a_live_blog() -> None:
    entries = "".join(
        f"<div class='update'><time>{time}</time><h2>{heading}</h2><p>{told}</p></div>"
        for time, heading, told in zip(
            ("6:05 pm", "5:40 pm", "5:00 pm", "4:30 pm"),
            ("Harbour closed", "First gusts", "Boats called back", "Warning issued"), PARAGRAPHS, strict=False
        )
    )  # fmt: skip
    live = f"<html lang=en><body><article><h1>Storm live: harbour closed</h1>{entries}</article></body></html>"
    assert status(live) is Status.LIVEBLOG


@pytest.mark.parametrize("types", [{"@type": "CollectionPage"}, None])
def test_a_front_page(types: dict[str, object] | None) -> None:
    front = page(PARAGRAPHS[:4], types, below=TEASERS)
    assert status(front, url="https://n.example/") is Status.LISTING


SECTION = "".join(
    f'<article class="card"><h2><a href="/2026/03/0{number}/boat-{number}-is-back">Boat {number} is back in the harbour'
    f"</a></h2><p>{paragraph}</p></article>"
    for number, paragraph in enumerate(PARAGRAPHS, 1)
)


def test_a_section_that_declares_no_story_is_a_listing() -> None:
    source = f"<html><head><title>Harbour</title></head><body><main><h1>Harbour</h1>{SECTION}</main></body></html>"
    assert status(source, "https://n.example/harbour/") is Status.LISTING
    told = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    story = f"<main><h1>Harbour</h1>{told}</main><aside>{SECTION}</aside>"
    source = f"<html><head><title>Harbour</title></head><body>{story}</body></html>"
    assert status(source, "https://n.example/harbour/") is Status.ARTICLE


def test_a_story_above_a_list_is_no_listing() -> None:
    assert status(page(PARAGRAPHS, {"@type": "NewsArticle"}, below=TEASERS)) is Status.ARTICLE


@pytest.mark.parametrize("source", ["", "<html></html>", "<html><body><nav><a href='/'>Home</a></nav></body></html>"])
def test_nothing_to_read(source: str) -> None:
    assert status(source) is Status.EMPTY


def test_a_consent_wall_and_a_story_behind_a_banner() -> None:
    ask = "<p>We and our 171 partners use cookies to store information on your device and to read it there.</p>"
    box = f'<div class="consent-wall"><h2>Read on with cookies</h2>{ask}<button>Accept all cookies</button></div>'
    wall = articlekit.parse(f"<html lang=en><head><title>Bay Post</title></head><body>{box}</body></html>")
    assert (wall.status, wall.text) == (Status.CONSENT_WALL, "")
    assert status(page(PARAGRAPHS[:4], below=box)) is Status.ARTICLE


def test_a_list_of_videos_below_a_story_makes_no_live_blog() -> None:
    videos = "".join(
        f"<li><div>{length}</div><div>{title}</div></li>"
        for length, title in (
            ("01:45", "Out at sea with the pilot"), ("09:09", "Four nets"), ("01:52", "A dog ashore"), ("11:57", "Fog"),
            ("01:27", "The lock keeper"),
        )
    )  # fmt: skip
    assert status(page(PARAGRAPHS, below=f"<h4>Harbour TV</h4><ul>{videos}</ul>")) is Status.ARTICLE


def test_times_of_the_stories_below_make_no_live_blog() -> None:
    cards = "\n".join(
        f"{time}\n{headline}\nNobody on the quay had expected it so soon, the harbour master said on {day}."
        for time, headline, day in (
            ("11:05 am", "Council approves the new bridge", "Monday"),
            ("12:28 pm", "Rain delays the cup final", "Friday"),
            ("12:30 pm", "Market hall gets a new roof", "Sunday"), ("1:40 pm", "Lighthouse opens to guests", "Tuesday"),
            ("2:15 pm", "Choir wins prize in the north", "Saturday"),
        )
    )  # fmt: skip
    text = "\n".join(["Ferry crews vote to strike", *PARAGRAPHS, "You may also like", cards])
    assert articlekit.parse(text).text.splitlines()[-1] == PARAGRAPHS[-1]


def test_a_desk_with_its_date_is_no_dek() -> None:
    desk, credit = (
        "dpaBB-Redaktion Accra, Ghana 15.04.25 09:56",
        "Kofi Boateng, Hafenmeister (2010). Foto: Esi Owusu/dpa",
    )
    lines = ["Home", "Fährleute stimmen für einen Streik von einer Woche", credit, desk, "FTWM", "0", *PARAGRAPHS]
    article = articlekit.parse("\n\n".join(lines), language="de")
    assert (article.description, article.published_text) == (None, "15.04.25 09:56")
