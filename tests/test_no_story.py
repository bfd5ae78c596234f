"""What is no page of news: errors, refusals and checks for robots that servers send, and data that is no text."""

import gzip
import random

import pytest

import articlekit
from articlekit.models import Label, Status

REFUSED = "the server sent an error, a refusal or a check for robots instead of the page"
NOT_FOUND = "the page says that there is no such page"
CHECK = """<title>Just a moment...</title><h1>harbour.example</h1>
<h2>Verifying you are human. This may take a few seconds.</h2>
<p>harbour.example needs to review the security of your connection before proceeding.</p>
<noscript>Enable JavaScript and cookies to continue</noscript><div>Number of this check: 8f0c2b</div>"""
ROBOT = """<title>Are you a robot?</title><h1>Are you a robot?</h1><p>Tick the box below so that we can be sure.</p>
<h2>Why did this happen?</h2><p>Your browser must support JavaScript and cookies, and must not keep them from loading.
Our terms of service tell you more.</p>"""
ABROAD = """<title>Not for you</title><h1>451: Unavailable due to legal reasons</h1><p>We see that you try to access
this website from a country belonging to the European Economic Area, and so access cannot be granted. Goodbye.</p>"""
GATEWAY = "<title>502 Bad Gateway</title><center><h1>502 Bad Gateway</h1></center><hr><center>server/1.0</center>"
AUTOMATIC = """Please verify you are a human

You were sent here because we think that you are using automation tools to browse the website.

This may happen for one of these reasons:

Something blocks the scripts of this page

Please turn them on again, and come back.
"""
GERMAN = """<html lang="de"><title>Zugriff verweigert</title><h1>Zugriff verweigert</h1>
<p>Ihre Anfrage kam von einem Rechner, den wir nicht kennen. Bitte versuchen Sie es später noch einmal.</p>"""
BARE_NUMBER = """<title>404 | Harbour Post</title><nav><a href="/news">News</a></nav><h1>404</h1>
<p>Sorry, the page you are looking for has sailed.</p><a href="/">Back to the front page</a>"""
STORY = " ".join(["The crews said on Sunday that they had waited at the gate of the harbour for eleven weeks."] * 9)
TOLD = f"""Access denied

By Ama Mensah

{STORY}

{STORY.replace("crews", "captains")}
"""


@pytest.mark.parametrize("page", [CHECK, ROBOT, ABROAD, GATEWAY, AUTOMATIC, GERMAN])
def test_what_a_server_sends_instead_of_a_page_is_no_story(page: str) -> None:
    article = articlekit.parse(page, url="https://harbour.example/n/ferry-is-back")
    assert article.status is Status.EMPTY
    assert REFUSED in article.notes
    assert article.text == ""


def test_a_number_for_a_headline_says_nothing() -> None:
    article = articlekit.parse(BARE_NUMBER)
    assert article.status is Status.EMPTY
    assert NOT_FOUND in article.notes


def test_a_story_may_be_called_like_a_refusal() -> None:
    article = articlekit.parse(TOLD)
    assert article.status is Status.ARTICLE
    assert article.text.startswith("The crews said on Sunday")


def _packed() -> bytes:
    return gzip.compress(TOLD.encode())


def _random() -> bytes:
    return random.Random(7).randbytes(5_000)  # noqa: S311 - the same noise every time


DATA = {
    "gzip data": (_packed(), "the source is gzip data; unpack it first"),
    "a PDF": (b"%PDF-1.4\n1 0 obj\n" + _random(), "the source is a PDF, not a page"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + _random(), "the source is a PNG image, not a page"),
    "noise": (_random(), "the source is no text"),
}


@pytest.mark.parametrize(("source", "note"), DATA.values(), ids=DATA.keys())
def test_data_is_not_read_but_stays_in_one_block(source: bytes, note: str) -> None:
    article = articlekit.parse(source, url="https://harbour.example/n/ferry-is-back")
    assert article.status is Status.EMPTY
    assert note in article.notes
    assert [(block.label, block.end) for block in article.blocks] == [(Label.BOILERPLATE, len(source.rstrip()))]


def test_a_box_that_could_not_be_loaded_takes_no_brief_away() -> None:
    told = "<p>The ferry is back on Monday, the town said on Friday after a meeting with the crews.</p>"
    article = articlekit.parse(f"<h1>Ferry back on Monday</h1>{told}<div>Temporarily unavailable</div>")
    assert article.status is Status.STUB
    assert REFUSED not in article.notes


def test_data_that_was_decoded_by_somebody_is_not_read_either() -> None:
    article = articlekit.parse(_random().decode("latin-1"))
    assert article.status is Status.EMPTY
    assert "the source is no text" in article.notes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "windows-1252", "utf-7"])
def test_text_in_any_encoding_is_text(encoding: str) -> None:
    assert articlekit.parse(TOLD.encode(encoding)).status is Status.ARTICLE


def test_a_short_line_with_a_stray_control_character_is_text() -> None:
    assert articlekit.parse("The ferry \x01is back").blocks[0].text == "The ferry is back"


def test_a_page_full_of_nulls_still_shows_its_story() -> None:
    assert (
        articlekit.parse(f"<html><body><p>{chr(0) * 50_000}</p><h1>The ferry is back</h1><p>{STORY}</p>").text == STORY
    )
