"""What is promised for every page, however broken: what the fuzzer looks for a breach of."""

from datetime import UTC, datetime

import articlekit
from articlekit.models import BODY_LABELS, Article
from articlekit.times.dates import SLACK

_URL = "https://www.example.com/news/2025/11/07/harbour"
_FETCHED_AT = datetime(2025, 11, 7, 12, 0, tzinfo=UTC)


def check(page: bytes) -> None:
    """Read a page and hold the article against what is promised for every page.

    Args:
        page: anything.

    Raises:
        AssertionError: a promise is broken.
    """
    article = articlekit.parse(page, url=_URL, fetched_at=_FETCHED_AT, media_type="text/html")
    _check_article(article)
    again = articlekit.parse(page, url=_URL, fetched_at=_FETCHED_AT, media_type="text/html")
    _expect(article == again, "the same page gives the same article")
    articlekit.parse(page)  # what it is must be found out without help, too
    articlekit.explain(page)


def _check_article(article: Article) -> None:
    blocks = article.blocks
    _expect(Article.model_validate_json(article.model_dump_json()) == article, "JSON loses nothing")
    _expect([block.index for block in blocks] == list(range(len(blocks))), "blocks are numbered in order")
    _expect(all(block.text.strip() for block in article.body), "no block of the body is empty")
    _expect(all(block.why for block in blocks), "every block has its reason")
    body = [block.text for block in blocks if block.label in BODY_LABELS]
    _expect([block.text for block in article.body] == body, "the body is the blocks that are the story")
    _expect(all(text in article.text for text in body), "the text holds every block of the body")
    _expect(
        [link.position for link in article.story_links] == list(range(len(article.story_links))), "links are in order"
    )
    _expect(all(link.title.strip() for link in article.story_links), "every link has a title")
    _expect(all(repair.block < len(blocks) for repair in article.repairs), "a repair names a block")
    published = article.published_at
    _expect(published is None or published <= _FETCHED_AT + SLACK, "nothing is published after it was fetched")
    article.to_markdown()


def _expect(holds: bool, promise: str) -> None:  # noqa: FBT001 - an assertion with a name, kept under `python -O`
    if not holds:
        raise AssertionError(promise)
