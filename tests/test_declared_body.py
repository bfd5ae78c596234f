"""A page that shows no story gives the one that it declares."""

import json

import articlekit
from articlekit import Status

PARAGRAPHS = [
    f"The ferry made its {number} crossing of the day with more goats than people aboard." for number in range(5)
]


def shell(shown: str, body: list[str]) -> str:
    story = {"@type": "NewsArticle", "headline": "Goats fill the evening ferry", "articleBody": "\n".join(body)}
    script = f'<script type="application/ld+json">{json.dumps(story)}</script>'
    return (
        f"<html><head><title>Goats fill the evening ferry</title>{script}</head><body><div>{shown}</div></body></html>"
    )


def test_a_shell_gives_the_declared_body() -> None:
    source = shell("Please enable JavaScript.", PARAGRAPHS)
    article = articlekit.parse(source)
    assert article.status is Status.SCRIPT_SHELL
    assert article.text.split("\n") == PARAGRAPHS
    assert {block.why for block in article.body} == {"declared_body"}
    assert all(0 <= block.start <= block.end <= len(source) for block in article.blocks)


def test_a_stub_keeps_to_what_it_shows() -> None:
    article = articlekit.parse(shell(f"<h1>Goats fill the evening ferry</h1><p>{PARAGRAPHS[0]}</p>", PARAGRAPHS))
    assert article.text == PARAGRAPHS[0]
    assert article.status is Status.STUB


def test_a_teaser_in_the_head_is_no_body() -> None:
    article = articlekit.parse(shell("", ["Goats fill the ferry."]))
    assert not article.body
