"""Turn HTML into plain text the way five scrapers do, once a page: results are kept on disk outside the project."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from benchmarks.loaders import Page, load_pages

FLATTENERS = ("beautifulsoup", "inscriptis", "resiliparse", "trafilatura_recall", "trafilatura")
"""From the roughest to the most careful; these recipes give the published figures of the unchanged text."""

_LIBRARIES = {
    "beautifulsoup": "beautifulsoup4",
    "inscriptis": "inscriptis",
    "resiliparse": "resiliparse",
    "trafilatura_recall": "trafilatura",
    "trafilatura": "trafilatura",
}

_RECIPE = 1
"""Raise it when a recipe below changes, so that texts made by the old one are not read again."""


def flatten(html: bytes, flattener: str) -> str:
    """The text that one of `FLATTENERS` makes of a page; empty where it finds none.

    Args:
        html: the page as it came over the wire.
        flattener: one of `FLATTENERS`.
    """
    if flattener == "beautifulsoup":
        return _with_beautifulsoup(html)
    if flattener == "inscriptis":
        return _with_inscriptis(html)
    if flattener == "resiliparse":
        return _with_resiliparse(html)
    return _with_trafilatura(html, recall=flattener == "trafilatura_recall")


def flatten_cached(html: bytes, flattener: str) -> str:
    """The same as `flatten`, read from disk where this library version met these bytes before.

    Args:
        html: the page as it came over the wire.
        flattener: one of `FLATTENERS`.
    """
    file = _cache_folder(flattener) / f"{hashlib.sha256(html).hexdigest()[:32]}.txt"
    if file.is_file():
        return file.read_bytes().decode("utf-8", "surrogatepass")
    text = flatten(html, flattener)
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(text.encode("utf-8", "surrogatepass"))
    unfinished.replace(file)
    return text


def flattened_pages(
    corpus: Path, set_names: tuple[str, ...], flatteners: tuple[str, ...]
) -> Iterator[tuple[Page, str, str]]:
    """Every page of the sets with each flattener's name and text.

    Args:
        corpus: the corpus folder.
        set_names: which of `loaders.SETS`.
        flatteners: which of `FLATTENERS`.
    """
    for set_name in set_names:
        for page in load_pages(corpus, set_name):
            for flattener in flatteners:
                yield page, flattener, flatten_cached(page.html, flattener)


def _cache_folder(flattener: str) -> Path:
    library = _LIBRARIES[flattener]
    return Path(tempfile.gettempdir()) / "articlekit-flat" / f"{flattener}-{version(library)}-{_RECIPE}"


def _with_beautifulsoup(html: bytes) -> str:
    from bs4 import BeautifulSoup  # noqa: PLC0415 - each library is loaded only when its text is not on disk yet

    soup = BeautifulSoup(html, "html.parser")
    for element in soup(["script", "style"]):
        element.decompose()
    return soup.get_text("\n", strip=True)


def _with_inscriptis(html: bytes) -> str:
    from inscriptis import get_text  # noqa: PLC0415

    return str(get_text(_decode(html)))


def _with_resiliparse(html: bytes) -> str:
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415

    return str(extract_plain_text(_decode(html), main_content=False, alt_texts=False))


def _with_trafilatura(html: bytes, *, recall: bool) -> str:
    from trafilatura import bare_extraction, extract  # noqa: PLC0415

    if recall:
        return extract(html, favor_recall=True) or ""
    document = bare_extraction(html, include_comments=False)
    return (getattr(document, "text", None) or "") if document else ""


def _decode(html: bytes) -> str:
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding  # noqa: PLC0415

    return str(bytes_to_str(html, detect_encoding(html) or "utf-8"))
