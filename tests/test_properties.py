"""What holds for every source, whatever it is."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

import articlekit
from articlekit.models import Article, Status
from tests.pages import load_text
from tests.test_pages import FOREIGN_LIST, assert_all_is_read, assert_covered

PAGES = load_text()
LINES = sorted({line for page in PAGES for line in page.source.split("\n")})

shuffled_pages = st.lists(st.sampled_from(LINES), max_size=40).map("\n".join)
garbage = st.text(max_size=400) | st.text(alphabet="Ã¢â€œ™ Â\u00a0&;<>\n-•5 minutes", max_size=200)
stories = st.lists(
    st.sampled_from([page.source for page in PAGES if page.expected["status"] == "article"]), min_size=1, max_size=1
).map(lambda chosen: chosen[0])


@settings(max_examples=150, deadline=None)
@given(shuffled_pages | garbage)
@example("")
@example("\ufeff\x00\ud800\u202e\r\n\u2028")
def test_spans_cover_the_source_and_nothing_is_invented(source: str) -> None:
    article = articlekit.parse(source)
    decoded = _decoded(source)
    assert isinstance(article, Article)
    assert_covered(decoded, article)
    # A block holds no letter that neither its span nor one of its repairs had.
    for block in article.blocks:
        repaired = "".join(repair.after for repair in article.repairs if repair.block == block.index)
        letters = {character for character in block.text if character.isalpha()}
        assert letters <= set(decoded[block.start : block.end] + repaired)


TAGS = (
    "p", "div", "span", "a href='/x'", "b", "li", "ul", "td", "tr", "table", "blockquote", "h2", "nav", "section",
    "x-box", "figcaption", "noscript", "p hidden", "script", "style", "template", "button",
    "time datetime='2026-01-01'",
)  # fmt: skip
words = st.text(alphabet="abcÄßж本 \n.", max_size=12)
markup = st.recursive(
    words | st.just("<br>") | st.just("<br><br>") | st.just("<img alt=x>"),
    lambda inner: st.builds(
        lambda tag, parts, closed: f"<{tag}>{''.join(parts)}" + (f"</{tag.split()[0]}>" if closed else ""),
        st.sampled_from(TAGS),
        st.lists(inner, max_size=5),
        st.booleans(),
    ),
    max_leaves=40,
)


@settings(max_examples=150, deadline=None)
@given(markup)
@example("<table><tr><td>a<td>b<p>c</table>d<br><br>e")
@example("a<nav>b<p>c</nav>d")
def test_every_visible_text_of_html_is_in_a_block_once_and_in_order(source: str) -> None:
    assert_all_is_read(source)


@settings(max_examples=60, deadline=None)
@given(markup)
def test_an_article_from_html_keeps_its_promises(source: str) -> None:
    article = articlekit.parse(source, media_type="text/html", url="https://news.example/a/b")
    assert Article.model_validate_json(article.model_dump_json()) == article
    assert all(block.text.strip() for block in article.body)
    assert all(link.text in block.text for block in article.body for link in block.links)
    article.to_markdown()


def _decoded(source: str) -> str:
    return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in source)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
@example(b"\xff\xfeH\x00i\x00")
@example(b"\x80\x81\xfe\xff")
def test_any_bytes_give_an_article(source: bytes) -> None:
    article = articlekit.parse(source)
    assert article.status in set(Status)
    assert Article.model_validate_json(article.model_dump_json()) == article


@settings(max_examples=60, deadline=None)
@given(shuffled_pages | garbage)
def test_an_article_is_what_validating_its_fields_gives(source: str) -> None:
    article = articlekit.parse(source)
    assert Article.model_validate(article.model_dump()) == article
    assert Article.model_validate_json(article.model_dump_json()) == article


@settings(max_examples=60, deadline=None)
@given(shuffled_pages)
def test_parsing_twice_gives_the_same(source: str) -> None:
    assert articlekit.parse(source).model_dump_json() == articlekit.parse(source).model_dump_json()


@settings(max_examples=40, deadline=None)
@given(stories, st.integers(min_value=1, max_value=3))
def test_more_lists_below_a_story_do_not_change_it(source: str, lists: int) -> None:
    once = articlekit.parse(source.rstrip() + "\n" + FOREIGN_LIST)
    more = articlekit.parse(source.rstrip() + "\n" + FOREIGN_LIST * (lists + 1))
    assert more.text == once.text


@settings(max_examples=60, deadline=None)
@given(shuffled_pages)
def test_the_body_and_the_rest_are_all_blocks(source: str) -> None:
    article = articlekit.parse(source)
    assert sorted([*article.body, *article.removed], key=lambda block: block.index) == list(article.blocks)
    assert [block.index for block in article.blocks] == list(range(len(article.blocks)))
    assert all(block.why for block in article.blocks)
