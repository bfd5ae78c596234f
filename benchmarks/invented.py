"""Invented news pages of any length, all of one kind, for measuring how the cost grows."""

import json
import random
from collections.abc import Iterator

_WORDS = (  # noqa: SIM905 - words read better than thirty quotation marks
    "harbour ferry council captain morning repair bridge market teacher river school budget storm vote island nurse "
    "engine festival farmer winter library tram witness permit orchard lighthouse fisherman mayor committee railway"
).split()
_VERBS = "said told opened closed found asked offered promised built mended counted carried".split()  # noqa: SIM905
_PLACES = "Aldermouth Brackwater Cinderford Dunmere Eastholm Farrowby Glenhaven Harrowgate".split()  # noqa: SIM905
_NAMES = "Ama Mensah, Piotr Zielny, Lucía Ferrán, Tove Lind, Idris Kaya, Noor Haddad".split(", ")  # noqa: SIM905
_PARAGRAPHS_A_PART = 12


def invented_page(length: int, seed: int = 1) -> bytes:
    """A page with the furniture of a news site and a story that goes on until the page is long enough.

    Every part has paragraphs, a heading, an inline promo, a list of teasers, comments and a script, in the same shares
    whatever the length, and no two parts say the same, so that no cache can help.

    Args:
        length: bytes that the page has at least.
        seed: another one makes another page of the same kind.

    >>> page = invented_page(50_000)
    >>> 50_000 <= len(page) < 75_000, page == invented_page(50_000), page == invented_page(50_000, seed=2)
    (True, True, False)
    """
    draw = random.Random(seed)  # noqa: S311 - a page, not a secret
    title = _headline(draw)
    parts = [_head(title, draw), _menu(draw), f"<main><article class=story><h1>{title}</h1>", _byline(draw)]
    for part in _parts(draw):
        parts.append(part)
        length -= len(part.encode())
        if length <= 0:
            break
    parts.append("</article></main><footer><p>All rights reserved.</p></footer></body></html>")
    return "\n".join(parts).encode()


def _parts(draw: random.Random) -> Iterator[str]:
    while True:
        paragraphs = [f"<p>{_paragraph(draw)}</p>" for _ in range(_PARAGRAPHS_A_PART)]
        paragraphs.insert(4, f"<h2>{_headline(draw)}</h2>")
        paragraphs.insert(8, f"<p class=promo>Read also: {_link(draw)}</p>")
        teasers = "".join(f"<li><h3>{_link(draw)}</h3><time>{draw.randint(2, 59)} minutes ago</time>" for _ in range(8))
        widget = json.dumps({"slot": draw.random(), "words": draw.choices(_WORDS, k=300)})
        yield "\n".join(
            [
                *paragraphs,
                f'<figure><img src="/image/{draw.random()}.jpg"><figcaption>{_sentence(draw)}</figcaption></figure>',
                f"<aside class=related><h4>Latest stories</h4><ul>{teasers}</ul></aside>",
                f"<script>window.widget({widget})</script><!-- {draw.random()} -->",
            ]
        )


def _head(title: str, draw: random.Random) -> str:
    about = {"@type": "NewsArticle", "headline": title, "author": {"@type": "Person", "name": draw.choice(_NAMES)}}
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{title} | The Example</title>"
        f'<script type="application/ld+json">{json.dumps(about)}</script></head><body>'
    )


def _menu(draw: random.Random) -> str:
    return (
        f"<nav><ul>{''.join(f'<li><a href=/{word}>{word.title()}</a>' for word in draw.sample(_WORDS, 12))}</ul></nav>"
    )


def _byline(draw: random.Random) -> str:
    return f"<p class=byline>By {draw.choice(_NAMES)}</p><time datetime=2025-11-07T08:15:00Z>7 November 2025</time>"


def _link(draw: random.Random) -> str:
    return f'<a href="/news/2025/11/{draw.randint(1, 10**9)}">{_headline(draw)}</a>'


def _headline(draw: random.Random) -> str:
    place, verb, number = draw.choice(_PLACES), draw.choice(_VERBS), draw.randint(2, 9999)
    return f"{place} {draw.choice(_WORDS)} {verb} {number} {draw.choice(_WORDS)} reports"


def _paragraph(draw: random.Random) -> str:
    return " ".join(_sentence(draw) for _ in range(draw.randint(2, 4)))


def _sentence(draw: random.Random) -> str:
    words = " ".join(draw.choices(_WORDS, k=draw.randint(7, 14)))
    return f"The {words} {draw.choice(_VERBS)} {draw.randint(2, 9999)} of them in {draw.choice(_PLACES)}."
