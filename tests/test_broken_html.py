"""HTML that nobody meant: the fuzzer's invented pages, and pages that hypothesis puts together from pieces."""

from pathlib import Path

import pytest
from fuzz.html import SEEDS
from fuzz.promises import check
from hypothesis import given, settings
from hypothesis import strategies as st

import articlekit

FILES = sorted(SEEDS.iterdir())

TAGS = "article b base blockquote body br div figure h1 head li main meta nav p script span table td template time ul"
NAMES = "class id href datetime style hidden itemprop content property"
VALUES = [
    "",
    "story",
    "related",
    "/news/1",
    "http://[",
    "5 minutes ago",
    "2025-11-07T08:15:00Z",
    "display:none",
    "utf-16",
]
TEXTS = [
    "The boats came home on Monday.",
    "Read also: ",
    "By Ama Mensah",
    "Latest stories",
    "5 minutes -",
    "&amp;nbsp;",
]

tags = st.sampled_from(TAGS.split())
attributes = st.tuples(st.sampled_from(NAMES.split()), st.sampled_from(VALUES)).map(
    lambda pair: f' {pair[0]}="{pair[1]}"'
)
openings = st.tuples(tags, st.lists(attributes, max_size=2)).map(lambda parts: f"<{parts[0]}{''.join(parts[1])}>")
closings = tags.map(lambda tag: f"</{tag}>")
declared = st.sampled_from(TEXTS).map(
    lambda text: f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{text}"</script>'
)
pieces = st.one_of(openings, closings, declared, st.sampled_from(TEXTS), st.text(max_size=20))
broken_pages = st.lists(pieces, max_size=60).map("".join)


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_every_seed_of_the_fuzzer_keeps_the_promises(file: Path) -> None:
    check(file.read_bytes())


@given(broken_pages)
@settings(max_examples=150, deadline=None)
def test_every_broken_page_keeps_the_promises(page: str) -> None:
    check(page.encode("utf-8", "surrogatepass"))


def test_entries_of_a_list_that_is_none_are_read_too() -> None:
    entries = [f"The {boat} goes out at seven in the morning and comes back to the quay at four." for boat in "abcd"]
    article = articlekit.parse("<h1>Boats</h1>" + "".join(f"<li>{entry}" for entry in [*entries, "The x"]))
    assert [block.text for block in article.blocks][1:] == [*entries, "The x"]
