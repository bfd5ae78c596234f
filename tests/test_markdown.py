"""The body of a page as Markdown, and the links in it."""

import json

import pytest

import articlekit
from articlekit.models import Article, Block, BlockLink, Label, Status

URL = "https://news.example/harbour/slipway"
BELOW = (
    "<p>Forty people came to watch the first boat go down, among them the shipwright who had kept the drawings.</p>"
    "<p>The town paid a third of the cost, the rest came from a fund for small harbours that had almost closed.</p>"
)


def page(story: str, head: str = "") -> Article:
    source = (
        f"<!doctype html><html lang=en><head><title>Slipway runs again</title>{head}</head><body><article>"
        f"<h1>Slipway runs again</h1>{story}{BELOW}</article></body></html>"
    )
    return articlekit.parse(source, url=URL)


def lines(article: Article) -> list[str]:
    return [line for line in article.to_markdown().splitlines() if line]


def blocks(*blocks: tuple[Label, str, int]) -> Article:
    return Article(
        status=Status.ARTICLE,
        blocks=tuple(
            Block(index=index, label=label, text=text, why="test", start=0, end=0, level=level)
            for index, (label, text, level) in enumerate(blocks)
        ),
    )


LINKED = (
    "<p>The old slipway was <a href='/harbour/reopened'>reopened on <b>Monday</b></a> after nine years, as the "
    "<a href='https://town.example/a(1)'>town</a> had said it would be, in spite of the storm.</p>"
)


def test_links_of_the_body_are_absolute_and_in_order() -> None:
    block = page(LINKED).body[0]
    assert [(link.text, link.url) for link in block.links] == [
        ("reopened on Monday", "https://news.example/harbour/reopened"),
        ("town", "https://town.example/a(1)"),
    ]
    assert all(link.text in block.text for link in block.links)


def test_the_declared_base_of_a_page_counts() -> None:
    assert page(LINKED, "<base href='https://mirror.example/x/'>").body[0].links[0].url == (
        "https://mirror.example/harbour/reopened"
    )


def test_links_are_written_as_markdown() -> None:
    assert lines(page(LINKED))[1] == (
        "The old slipway was [reopened on Monday](https://news.example/harbour/reopened) after nine years, as the "
        "[town](https://town.example/a%281%29) had said it would be, in spite of the storm."
    )


def test_the_text_of_a_link_is_repaired_as_its_block_is() -> None:
    story = (
        "<p>The ferryâ€™s captain said that <a href='/b'>the boatâ€™s bell</a> had rung by itself twice on the way to "
        "the island, and that he had not liked it.</p>"
    )
    block = page(story).body[0]
    assert block.links == (BlockLink(text="the boat’s bell", url="https://news.example/b"),)
    assert "[the boat’s bell](https://news.example/b)" in page(story).to_markdown()


@pytest.mark.parametrize("address", ["#top", "javascript:void(0)", "mailto:desk@news.example", "", "http://["])
def test_addresses_that_lead_nowhere_are_no_links_and_raise_nothing(address: str) -> None:
    article = page(LINKED.replace("/harbour/reopened", address))
    assert all(link.url in (address, "https://town.example/a(1)") for link in article.body[0].links)
    assert "reopened on Monday" in article.to_markdown().replace("[", "").replace("]", "")


def test_links_outside_the_body_and_in_text_are_not_listed() -> None:
    article = page(LINKED, "").blocks
    assert all(not block.links for block in article if block.label is Label.TITLE)
    assert all(not block.links for block in articlekit.parse("Rain\n\nIt rained on Monday, the town said.").blocks)


def test_links_survive_json() -> None:
    article = page(LINKED)
    assert json.loads(article.model_dump_json())["blocks"][1]["links"][1]["text"] == "town"
    assert Article.model_validate_json(article.model_dump_json()) == article


def test_lists_are_nested() -> None:
    story = (
        "<p>This is what the crew of the slipway takes along, in the order of weight:</p>"
        "<ul><li>rope, forty fathoms of it<ul><li>the tarred kind, not the white</li></ul></li>"
        "<li>a kettle that whistles in the dark</li></ul>"
    )
    assert lines(page(story))[2:5] == [
        "- rope, forty fathoms of it",
        "  - the tarred kind, not the white",
        "- a kettle that whistles in the dark",
    ]


def test_entries_in_the_items_of_a_list_are_paragraphs() -> None:
    story = "<ol class='entries'>" + "".join(
        f"<li><article><h2>{title}</h2><p>{text}</p></article></li>"
        for title, text in [
            ("Boats are back", "All nine boats are back at the pier, and the committee is having its supper early."),
            ("Wind from the west", "The wind has turned to the west, and the visitors in the yellow boat are ahead."),
        ]
    )
    labels = {block.text[:8]: block.label for block in page(story + "</ol>").body}
    assert labels["All nine"] is Label.PARAGRAPH


def test_rows_become_a_table() -> None:
    article = blocks((Label.TABLE, "Fish | Brine", 0), (Label.TABLE, "Eel | 12 hours", 0), (Label.TABLE, "Cod", 0))
    assert lines(article) == ["| Fish | Brine |", "| --- | --- |", "| Eel | 12 hours |", "| Cod |  |"]


def test_a_table_of_one_column_is_lines() -> None:
    assert lines(blocks((Label.TABLE, "Fish", 0), (Label.TABLE, "Eel", 0))) == ["Fish", "Eel"]


def test_a_paragraph_in_a_table_that_lays_out_the_page_is_a_paragraph() -> None:
    story = f"<table><tr><td>{'The slipway ran for an hour, and then the rope broke. ' * 4}</td></tr></table>"
    assert Label.TABLE not in {block.label for block in page(story).body}


def test_what_means_something_in_markdown_is_escaped() -> None:
    article = blocks((Label.PARAGRAPH, "# 1 of *all* [boats]", 0), (Label.HEADING, "1. Wind", 3))
    assert lines(article) == [r"\# 1 of \*all\* \[boats\]", r"### 1\. Wind"]


def test_an_item_is_one_step_deeper_at_most() -> None:
    article = blocks((Label.LIST_ITEM, "• rope", 3), (Label.LIST_ITEM, "2) kettle", 0), (Label.LIST_ITEM, "tea", 2))
    assert lines(article) == ["- rope", "2. kettle", "   - tea"]


STEPS = """<p>Every fisher of the old harbour can mend a net in the dark. Here is how they do it, step by step.</p>
<ol><li>Wash the net in fresh water and hang it up to dry.</li><li>Cut the torn meshes back to whole knots.
<ul><li>Use a sharp knife.</li><li>Never burn the ends.</li></ul></li><li>Fill the needle with twine.</li></ol>
<p>When the twine is on the needle, begin at the top left of the hole and work down to the right, row by row.</p>
<ol start="4"><li>Tie the last knot twice.</li><li>Pull the net until it sings.</li></ol>"""


def test_numbered_lists_keep_their_numbers_and_what_stands_in_their_items() -> None:
    article = articlekit.parse(f"<main><article><h1>How to mend a net</h1>{STEPS}</article></main>")
    assert article.to_markdown().splitlines()[4:] == [
        "1. Wash the net in fresh water and hang it up to dry.",
        "2. Cut the torn meshes back to whole knots.",
        "   - Use a sharp knife.",
        "   - Never burn the ends.",
        "3. Fill the needle with twine.",
        "",
        "When the twine is on the needle, begin at the top left of the hole and work down to the right, row by row.",
        "",
        "4. Tie the last knot twice.",
        "5. Pull the net until it sings.",
    ]


@pytest.mark.parametrize("start", ["", "x", "-3", "9" * 400])
def test_a_list_that_begins_with_no_number_begins_with_one(start: str) -> None:
    steps = STEPS.replace("<ol>", f"<ol start='{start}'>")
    article = articlekit.parse(f"<article><h1>Nets</h1>{steps}</article>")
    assert next(block.number for block in article.body if block.label is Label.LIST_ITEM) == 1
