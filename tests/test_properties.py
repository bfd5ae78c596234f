"""What holds for every source, whatever it is."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

import articlekit
from articlekit.models import Article, Status
from tests.pages import load_text
from tests.test_pages import FOREIGN_LIST, assert_covered

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
