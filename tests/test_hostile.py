"""No page, however hostile, raises, hangs or loses its end; what each costs is measured by the benchmarks."""

import threading
from random import Random

import pytest
from benchmarks.hostile import SOURCES
from benchmarks.hostile_html import HTML_SOURCES, STORY, HostilePage

import articlekit
from articlekit.html import markup_walk
from articlekit.models import Status
from articlekit.page import BEYOND_LIMIT
from tests.pages import load_all

SMALLER = 100
"""The benchmarks read the full size, one page in a process of its own."""

HOSTILE = {
    "one long line": "a" * 300_000,
    "one long line of words": "word " * 60_000,
    "many one-word lines": "word\n" * 20_000,
    "blanks inside a pointer": "Read also " + " " * 100_000 + "x",
    "nulls": "\x00" * 50_000,
    "lone surrogates": "\ud800\udfff" * 10_000,
    "bidi controls": "\u202e\u2066text\u2069" * 10_000,
    "every line end": "a\rb\nc\r\nd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l" * 1_000,
    "mojibake everywhere": "â€œÃ©Â " * 30_000,
    "entities everywhere": "&amp;" * 40_000,
    "numbers everywhere": "12/11/2025 10:33 " * 10_000,
    "ages everywhere": "5 minutes -\n" * 10_000,
    "open brackets": "(" * 100_000,
    "combining marks": "e" + "\u0301" * 100_000,
    "tags": "<div>" * 20_000,
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_page_gives_an_article_with_all_of_it(source: str) -> None:
    article = articlekit.parse(source)
    visible = len(source) - len(source[: len(source) - len(source.lstrip())])
    assert article.status in set(Status)
    assert not visible or not article.blocks or article.blocks[-1].end >= len(source.rstrip()) - 1


@pytest.mark.parametrize("source", [b"\x00\xff" * 20_000, bytes(range(256)) * 200, b"PK\x03\x04" + b"\x8f" * 9_000])
def test_binary_gives_an_article(source: bytes) -> None:
    assert articlekit.parse(source).status in set(Status)


@pytest.mark.parametrize("page", HTML_SOURCES.values(), ids=HTML_SOURCES.keys())
def test_hostile_html_gives_an_article_with_the_story_in_it(page: HostilePage) -> None:
    article = articlekit.parse(page.make(max(1, page.size // SMALLER)), url="https://www.example.com/news/harbour")
    assert article.status in set(Status)
    assert not page.shows_story or any(STORY in block.text for block in article.blocks)


def test_no_hostile_page_hides_another_of_the_same_name() -> None:
    assert not SOURCES.keys() & HTML_SOURCES.keys()


def test_a_page_beyond_the_limits_says_so_and_keeps_its_end() -> None:
    source = "One line of a very long page.\n" * 210_000
    article = articlekit.parse(source)
    assert article.blocks[-1].end == len(source.rstrip())
    assert any("only the first" in note for note in article.notes)


def test_an_html_page_beyond_the_limits_says_so_and_keeps_its_end() -> None:
    source = "".join(f"<p>Boat number {number} came home.</p>" for number in range(markup_walk.MAX_BLOCKS + 5))
    article = articlekit.parse(source)
    assert len(article.blocks) == markup_walk.MAX_BLOCKS + 1
    assert article.blocks[-1].text == BEYOND_LIMIT
    assert source[article.blocks[-1].start :].startswith(f"<p>Boat number {markup_walk.MAX_BLOCKS} ")
    assert article.blocks[-1].end == len(source)
    assert any("only the first" in note for note in article.notes)


def test_an_html_page_at_the_limit_is_whole() -> None:
    source = "".join(f"<p>Boat number {number} came home.</p>" for number in range(markup_walk.MAX_BLOCKS))
    article = articlekit.parse(source)
    assert len(article.blocks) == markup_walk.MAX_BLOCKS
    assert not any("only the first" in note for note in article.notes)


def test_eight_threads_give_the_same_as_one() -> None:
    pages = [page.source for page in load_all()] * 2
    expected = [articlekit.parse(source).model_dump_json() for source in pages]
    found: dict[int, list[str]] = {}

    def work(seed: int) -> None:
        order = list(range(len(pages)))
        Random(seed).shuffle(order)  # noqa: S311 - an order, not a secret
        results = {place: articlekit.parse(pages[place]).model_dump_json() for place in order}
        found[seed] = [results[place] for place in range(len(pages))]

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all(results == expected for results in found.values())
