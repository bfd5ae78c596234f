"""How each extractor is called: the settings that its authors or the public benchmarks give for the article's text.

Every library is imported where it is first called, so that one that is missing or broken spoils no other. This file
runs in the peers' own environment.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Found = Any
"""Whatever a library answers: each has a type of its own."""

TitleDateAuthors = tuple[str | None, str | None, tuple[str, ...]]
"""Title, ISO date or date and time, authors."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """One way to take the article out of a page."""

    distribution: str
    """What is installed."""
    extract: Callable[[bytes, str | None], Found]
    """From page and address to whatever the library answers: this is what is timed."""
    read_text: Callable[[Found], str] | None
    """From that answer to plain text; `None` where there is no answer to compare."""
    read_metadata: Callable[[Found], TitleDateAuthors] | None = None
    """From that answer to what it says about the article."""


def _articlekit(html: bytes, url: str | None) -> Found:
    import articlekit  # noqa: PLC0415 - see the top of this file

    return articlekit.parse(html, url=url)


def _articlekit_metadata(article: Found) -> TitleDateAuthors:
    published = article.published_at.isoformat() if article.published_at else None
    return article.title, published, article.authors


def _trafilatura(html: bytes, url: str | None) -> Found:
    import trafilatura  # noqa: PLC0415

    return trafilatura.bare_extraction(html, url=url, include_comments=False, with_metadata=True)


def _trafilatura_metadata(answer: Found) -> TitleDateAuthors:
    if answer is None:
        return None, None, ()
    return answer.title, answer.date, _names((answer.author or "").split("; "))


def _trafilatura_fast(html: bytes, _url: str | None) -> str | None:
    import trafilatura  # noqa: PLC0415

    return trafilatura.extract(html, include_comments=False, fast=True)  # the body alone: the quickest way to call it


def _rs_trafilatura(html: bytes, _url: str | None) -> Found:
    import rs_trafilatura  # noqa: PLC0415

    return rs_trafilatura.extract_bytes(html)


def _rs_trafilatura_metadata(answer: Found) -> TitleDateAuthors:
    return answer.title, answer.date, _names((answer.author or "").split("; "))


def _resiliparse(html: bytes, _url: str | None) -> str:
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415

    return extract_plain_text(
        _decode(html), main_content=True, alt_texts=False, comments=False, list_bullets=False, post_meta=False
    )


def _turbohtml(html: bytes, _url: str | None) -> Found:
    import turbohtml  # noqa: PLC0415

    return turbohtml.parse(html).article()


def _turbohtml_metadata(answer: Found) -> TitleDateAuthors:
    return answer.title, answer.date, _names([answer.byline])


def _turbohtml_parse(html: bytes, _url: str | None) -> Found:
    import turbohtml  # noqa: PLC0415

    return turbohtml.parse(html)


def _newspaper(html: bytes, url: str | None) -> Found:
    import newspaper  # noqa: PLC0415

    article = newspaper.Article(url or "https://example.com/", fetch_images=False)
    article.download(input_html=_decode(html))
    article.parse()
    return article


def _newspaper_metadata(answer: Found) -> TitleDateAuthors:
    published = answer.publish_date.isoformat() if answer.publish_date else None
    return answer.title, published, _names(answer.authors)


def _readability(html: bytes, _url: str | None) -> tuple[str, str]:
    from readability import Document  # noqa: PLC0415

    document = Document(_decode(html))
    return document.summary(html_partial=True), document.title()


def _readability_metadata(answer: Found) -> TitleDateAuthors:
    return answer[1], None, ()


def _magic_html(html: bytes, url: str | None) -> Found:
    from magic_html import GeneralExtractor  # noqa: PLC0415

    return GeneralExtractor().extract(_decode(html), base_url=url or "")


def _magic_html_metadata(answer: Found) -> TitleDateAuthors:
    return answer["title"], None, ()


EXTRACTORS = {
    "articlekit": Extractor("articlekit", _articlekit, lambda article: article.text, _articlekit_metadata),
    "trafilatura": Extractor(
        "trafilatura", _trafilatura, lambda answer: answer.text if answer else "", _trafilatura_metadata
    ),
    "trafilatura fast": Extractor("trafilatura", _trafilatura_fast, lambda text: text or ""),
    "rs-trafilatura": Extractor(
        "rs-trafilatura", _rs_trafilatura, lambda answer: answer.main_content or "", _rs_trafilatura_metadata
    ),
    "resiliparse": Extractor("resiliparse", _resiliparse, lambda text: text),
    "turbohtml": Extractor("turbohtml", _turbohtml, lambda answer: answer.text, _turbohtml_metadata),
    "newspaper4k": Extractor("newspaper4k", _newspaper, lambda article: article.text, _newspaper_metadata),
    "readability-lxml": Extractor(
        "readability-lxml", _readability, lambda answer: _flatten(answer[0]), _readability_metadata
    ),
    "magic-html": Extractor("magic-html", _magic_html, lambda answer: _flatten(answer["html"]), _magic_html_metadata),
    "turbohtml parse": Extractor("turbohtml", _turbohtml_parse, None),
}
"""Every extractor by the name it has in the tables; the last only builds the tree: the floor under all times."""


def _decode(html: bytes) -> str:
    """The page's text for libraries that take no bytes; part of their time, for they cannot be used without."""
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding  # noqa: PLC0415

    return bytes_to_str(html, detect_encoding(html) or "utf-8")


def _flatten(html: str) -> str:
    """The text of an answer that is HTML; not part of the library's time."""
    from bs4 import BeautifulSoup  # noqa: PLC0415

    return BeautifulSoup(html, "lxml").get_text("\n", strip=True)


def _names(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(name.strip() for name in names if name and name.strip())
