"""How the nodes of an HTML page become blocks, read by hand on small pages."""

import pytest

from articlekit.cleaner import clean
from articlekit.html.markup_walk import MOST_ENTRIES
from articlekit.judging.markup_cues import KnownStory, markup_cues, title_place
from articlekit.markup import read_markup


def _texts(source: str) -> list[str]:
    return [block.text for block in read_markup(source).blocks]


def _column(source: str, cue: str) -> list[int]:
    return list(markup_cues(clean(read_markup(source), language="en", packs=()), KnownStory())[cue])


def test_short_links_side_by_side_are_one_block_with_all_their_links() -> None:
    page = read_markup("<ul><li><a href=/a>Sport</a><li><a href=/b>Money</a><li><a href=/c>Weather</a></ul><p>Rain.")
    assert [block.text for block in page.blocks] == ["Sport Money Weather", "Rain."]
    assert [(link.url, link.text) for link in page.markup[0].links] == [
        ("/a", "Sport"), ("/b", "Money"), ("/c", "Weather"),
    ]  # fmt: skip
    assert page.markup[0].linked == len("Sport Money Weather")
    assert [(block.start, block.end) for block in page.blocks] == [(8, 83), (83, 91)]


@pytest.mark.parametrize(
    "source",
    [
        "<ul><li><a href=/a>The old harbour reopens</a><li><a href=/b>Boats come home late</a></ul>",  # headlines
        "<ul><li><a href=/a>港が四年ぶりに再び開く</a><li><a href=/b>船が夕方に帰ってくる</a></ul>",
        "<ul><li><a href=/a>Sport</a> 12<li><a href=/b>Money</a> 9</ul>",  # more than the link
        "<ul><li><a href=/a>Sport</a></ul><ul><li><a href=/b>Money</a></ul>",  # two lists
        "<ul><li><a href=/a>Sport</a><li>Rain<li><a href=/b>Money</a></ul>",  # something between
        "<ul><li><a href=/a><time datetime=2026-01-02>2 Jan</time></a><li><a href=/b>Money</a></ul>",
        "<ul><li>Sport<li>Money</ul>",
        "<ul class=byline><li><a href=/ama>Ama Mensah</a><li><a href=/kofi>Kofi Boateng</a></ul>",
        "<ul><li><a href=/authors/ama>Ama Mensah</a><li><a href=/authors/kofi>Kofi Boateng</a></ul>",
    ],
)  # fmt: skip
def test_what_is_no_menu_stays_apart(source: str) -> None:
    assert len(_texts(source)) == source.count("<li>")


def test_a_menu_without_end_is_several_blocks() -> None:
    entries = "".join(f"<li><a href=/{number}>Town {number}</a>" for number in range(2 * MOST_ENTRIES + 1))
    page = read_markup(f"<ul>{entries}</ul>")
    assert [len(beside.links) for beside in page.markup] == [MOST_ENTRIES, MOST_ENTRIES, 1]


def test_a_pull_quote_says_again_what_a_paragraph_says() -> None:
    quote = "We will not leave the harbour to the sand"
    page = f"<p>The mayor stood at the quay. “{quote}”, she said.</p><blockquote>“{quote}”</blockquote><p>Rain."
    assert _column(page, "echoed") == [2, 3, 0]


def test_promos_with_one_opening_are_seen_together() -> None:
    page = (
        "<p>READ ANOTHER STORY | Boats come home</p><p>It rained over the whole bay.</p>"
        "<p>READ ANOTHER STORY | Sand in the port</p><p>READ ANOTHER"
    )
    assert _column(page, "opening_shared") == [2, 1, 2, 0]


def test_a_block_right_in_the_body_has_no_words_of_other_elements() -> None:
    column = _column(
        "<p>It rained over the bay.</p><div class=comments><p>So it did, friends.</p></div>", "words_comment"
    )
    assert column == [0, 2]


def test_a_headline_is_found_without_its_site_and_with_its_kicker() -> None:
    page = read_markup(
        "<p>Wind 10 knots</p><h3>Tides</h3><h3>Slipway - The old harbour reopens at last</h3><p>It rained.</p>"
    )
    texts = [block.text for block in page.blocks]
    assert title_place(texts, page.markup, ["The old harbour reopens at last"]) == 2
    assert title_place(texts, page.markup, ["Slipway: The old harbour reopens at last | Bay Post"]) == 2
    assert title_place(texts, page.markup, ["The old harbour"]) is None


def test_a_line_that_is_one_link_or_in_bold_ends_at_its_break() -> None:
    links = '<a href="/a">The mill burns</a><br><a href="/b">The tower leans</a><br>See <a href="/c">more</a><br>soon'
    assert _texts(f"<table><tr><td>{links}</td></tr></table>") == ["The mill burns", "The tower leans", "See more soon"]
    assert _texts("<div><b>The mill burns</b><br>Ama Mensah<br>reports</div>") == [
        "The mill burns",
        "Ama Mensah reports",
    ]
    assert _texts("<p>The <b>mill</b><br>burns</p>") == ["The mill burns"]


def test_a_cell_with_several_blocks_is_a_column_of_the_page() -> None:
    row = '<tr><td><a href="/a">The mill burns</a><br>Tides</td><td>The old harbour reopens.</td></tr>'
    assert _texts(f"<table>{row}</table>") == ["The mill burns", "Tides", "The old harbour reopens."]
    assert _texts("<table><tr><td>Monday</td><td>11</td></tr></table>") == ["Monday | 11"]
