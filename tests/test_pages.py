"""Every page fixture comes out as a careful reader says, whatever stands around it and however it was damaged."""

from itertools import pairwise

import pytest
import turbohtml

from articlekit.markup import UNREAD, read_markup
from articlekit.models import Article
from tests.pages import PageFixture, load_all, told_of

PAGES = load_all()
TEXT_PAGES = [page for page in PAGES if page.is_text]
HTML_PAGES = [page for page in PAGES if not page.is_text]

FOREIGN_LIST = """
Latest Stories
-
Beekeepers of the northern hills ask for a later spraying season
12 minutes -
Ferry company sells its oldest ship to a museum on the coast
47 minutes -
School choir from the valley wins the national prize again
2 hours -
"""

FOREIGN_SIDEBAR = """
<aside class="sidebar"><div class="widget"><h3>Most read</h3><ol>
<li><a href="/news/beekeepers-spraying-season">Beekeepers of the northern hills ask for a later spraying season</a></li>
<li><a href="/news/ferry-museum">Ferry company sells its oldest ship to a museum on the coast</a></li>
<li><a href="/news/choir-prize">School choir from the valley wins the national prize again</a></li>
</ol></div><div class="widget newsletter"><p>Get the evening letter, six stories every day at five.</p></div></aside>
"""

FOREIGN_RELATED = """
<section class="related-stories"><h2>Related stories</h2>
<div class="card"><a href="/news/beekeepers-spraying-season"><h3>Beekeepers ask for a later spraying season</h3></a>
<p>The bees of the northern hills come home late, and the sprayers are early.</p><time>12 minutes ago</time></div>
<div class="card"><a href="/news/ferry-museum"><h3>Ferry company sells its oldest ship to a museum</h3></a>
<p>She carried four generations to school, and leaks.</p><time>47 minutes ago</time></div>
</section>
"""

FOREIGN_COMMENTS = """
<section id="comments" class="comments-area"><h3>3 comments</h3><ol class="comment-list">
<li class="comment"><b class="fn">old_sailor</b> <span class="comment-date">2 hours ago</span>
<p>I have said so for years and nobody at the council would listen, least of all those who are now surprised.</p></li>
<li class="comment"><b class="fn">Marta</b> <span class="comment-date">1 hour ago</span>
<p>My grandmother sold fish on that very quay, and she would have laughed at all of you until the tide came in.</p></li>
<li class="comment"><b class="fn">nobody_2</b> <span class="comment-date">20 minutes ago</span>
<p>Who pays for it? We do, as always, and in ten years we shall pay for taking it down again, mark my words.</p></li>
</ol></section>
"""


def params(pages: list[PageFixture]) -> list[object]:
    return [
        pytest.param(
            page,
            id=page.name,
            marks=[pytest.mark.xfail(strict=True, reason=page.known_failure)] if page.known_failure else [],
        )
        for page in pages
    ]


def well_behaved(pages: list[PageFixture]) -> list[object]:
    return params([page for page in pages if page.known_failure is None])


def with_body(pages: list[PageFixture]) -> list[PageFixture]:
    return [page for page in pages if page.expected.get("body") and page.expected.get("status") == "article"]


@pytest.mark.parametrize("page", params(PAGES))
def test_a_page_comes_out_as_a_careful_reader_says(page: PageFixture) -> None:
    assert told_of(page.parse(), page.expected) == page.expected


@pytest.mark.parametrize("page", [pytest.param(page, id=page.name) for page in PAGES])
def test_parsing_twice_gives_the_same(page: PageFixture) -> None:
    assert page.parse().model_dump_json() == page.parse().model_dump_json()


# ------------------------------------------------------------------------------------------------------- scraped text


@pytest.mark.parametrize("page", [pytest.param(page, id=page.name) for page in TEXT_PAGES])
def test_every_visible_character_lies_in_exactly_one_block(page: PageFixture) -> None:
    article = page.parse()
    assert_covered(page.source, article)


def assert_covered(source: str, article: Article) -> None:
    position = 0
    for block in article.blocks:
        assert block.start >= position
        assert source[position : block.start].strip() == ""
        position = block.end
    assert source[position:].strip() == ""


@pytest.mark.parametrize("page", well_behaved(with_body(TEXT_PAGES)))
def test_a_list_below_the_page_does_not_change_the_story(page: PageFixture) -> None:
    plain, crowded = page.parse(), page.parse(page.source.rstrip() + "\n" + FOREIGN_LIST)
    assert [block.text for block in crowded.body] == [block.text for block in plain.body]


@pytest.mark.parametrize("page", well_behaved(with_body(TEXT_PAGES)))
def test_a_page_decoded_wrongly_once_gives_the_same_story(page: PageFixture) -> None:
    try:
        damaged = page.source.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        pytest.skip("holds characters that cp1252 has no place for")
    assert page.parse(damaged).text == page.parse().text


# --------------------------------------------------------------------------------------------------------------- HTML


@pytest.mark.parametrize("page", [pytest.param(page, id=page.name) for page in HTML_PAGES])
def test_every_visible_text_of_a_page_is_in_a_block_once_and_in_order(page: PageFixture) -> None:
    # The reader puts a bar between the cells of a row; no page of these shows one of its own.
    assert "|" not in page.source.partition("<body")[2]
    assert_all_is_read(page.source)


def assert_all_is_read(source: str) -> None:
    document = turbohtml.parse(source)
    document.remove(f"{UNREAD},script")
    body = document.find("body")
    shown = body.text if body is not None else document.text
    read = "".join(block.text for block in read_markup(source).blocks)
    assert "".join(read.replace("|", " ").split()) == "".join(shown.split())


@pytest.mark.parametrize("page", [pytest.param(page, id=page.name) for page in HTML_PAGES])
def test_spans_of_a_page_are_in_order_and_inside_the_source(page: PageFixture) -> None:
    blocks = page.parse().blocks
    assert all(0 <= block.start <= block.end <= len(page.source) for block in blocks)
    assert all(above.start <= below.start for above, below in pairwise(blocks))


@pytest.mark.parametrize("page", [pytest.param(page, id=page.name) for page in HTML_PAGES])
def test_bytes_in_the_declared_encoding_give_what_the_decoded_page_gives(page: PageFixture) -> None:
    assert page.parse(page.raw) == page.parse(page.source)


@pytest.mark.parametrize("below", [FOREIGN_SIDEBAR, FOREIGN_RELATED, FOREIGN_COMMENTS], ids=["list", "cards", "talk"])
@pytest.mark.parametrize("page", well_behaved(with_body(HTML_PAGES)))
def test_what_is_foreign_below_the_story_does_not_change_it(page: PageFixture, below: str) -> None:
    place = page.source.rfind("</body>")
    end = len(page.source) if place < 0 else place
    crowded = page.parse(page.source[:end] + below + page.source[end:])
    assert [block.text for block in crowded.body] == [block.text for block in page.parse().body]
