"""What an HTML page says about itself, as a plain value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from turbohtml import parse

from articlekit.html.page_head import LONGEST_CONTENT, read_head
from articlekit.page import Head, Mark

PAGE = """<!doctype html><html lang="en-GB"><head><base href="/news/"><title> Nets &amp; boats
 | Harbour Post</title>
<meta property="og:title" content="Nets &amp; boats"><meta name="Author" content="Ama Boateng">
<meta itemprop="dateModified" content="2025-03-04"><meta http-equiv="content-language" content="en">
<meta charset="utf-8"><link rel="Canonical" href=" /news/nets ">
<script type="application/ld+json">{"@type": "NewsArticle"}</script><script type="text/javascript">{}</script></head>
<body class="single-author"><svg><title>Logo</title></svg><h1>Nets <em>and</em> boats</h1>
<p class="entry-byline">By <a rel="author" href="/ama">Ama Boateng</a></p>
<time class="entryDate" datetime="2025-03-04T07:15:00Z">4 March</time><span class="post-date">4 March 2025</span>
<div itemprop="articleBody"><p>The nets were empty.</p></div>
<div class="author-bio">Ama Boateng writes.</div><span class="comment-author">Kofi</span></body></html>"""


def test_a_whole_page() -> None:
    assert read_head(parse(PAGE)) == Head(
        title="Nets & boats | Harbour Post",
        language="en-GB",
        base="/news/",
        metas=(
            ("og:title", "Nets & boats"),
            ("author", "Ama Boateng"),
            ("datemodified", "2025-03-04"),
            ("content-language", "en"),
        ),
        links=(("canonical", "/news/nets"),),
        json_ld=('{"@type": "NewsArticle"}',),
        marks=(
            Mark("property", "datemodified", "2025-03-04", ()),
            Mark("heading", "h1", None, ("Nets and boats",)),
            Mark("author", "entry byline", None, ("By", "Ama Boateng")),
            Mark("author", "", "/ama", ("Ama Boateng",)),
            Mark("time", "entry date", "2025-03-04T07:15:00Z", ("4 March",)),
        ),
    )


@pytest.mark.parametrize(
    "page", ["", "<", "<html>", "<svg><title>Logo</title></svg>", "<meta><link><base><time>", "\x00"]
)
def test_a_page_without_a_head_says_nothing(page: str) -> None:
    head = read_head(parse(page))
    assert (head.title, head.metas, head.links, head.json_ld) == (None, (), (), ())


def test_hostile_heads_are_cut() -> None:
    page = "<meta name=a content='" + "x" * 100_000 + "'>" + "<meta name=b content=c>" * 50_000
    page += "<div class=author>" * 20_000 + "x" + "<time>1</time>" * 50_000
    head = read_head(parse(page))
    assert len(head.metas) <= 500
    assert len(head.metas[0][1]) == LONGEST_CONTENT
    assert len(head.marks) <= 400


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("C<b>ycle</b> paths", "Cycle paths"),
        ("<span>Opinion</span><span>Boats come home</span>", "Opinion Boats come home"),
        ("Boats<br>Nets", "Boats Nets"),
        ("Boats come <a href='/x'>home</a>: why", "Boats come home: why"),
        ("<svg><title>Icon</title></svg>", "Icon"),
    ],
)
def test_a_heading_is_one_line(heading: str, line: str) -> None:
    assert read_head(parse(f"<h1>{heading}</h1>")).marks[0].texts == (line,)


@given(st.text(alphabet="<>/=\"' abmetihlncsrd{}&;\x00\ud800é!-"))
def test_garbage_never_raises(page: str) -> None:
    assert isinstance(read_head(parse(page)), Head)
