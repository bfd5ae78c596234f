"""What an HTML page says about its story, decided."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from turbohtml import parse

import articlekit
from articlekit.about.authors import VisiblePeople
from articlekit.about.declared import Declared, Visible, read_declared, read_title
from articlekit.cleaner import clean
from articlekit.declarations.declared_language import agree_on_language
from articlekit.declarations.declared_title import TitleCandidate
from articlekit.declarations.json_ld import JsonLd, read_json_ld
from articlekit.declarations.story_node import Name, StoryNode
from articlekit.html.page_head import read_head
from articlekit.metadata import choose_description, read_metadata
from articlekit.page import Head, Mark
from articlekit.plain import read_plain
from articlekit.segmenter import segment
from articlekit.times.moments import MomentContext

PAGE = """<!doctype html><html lang="en-gb"><head><title>Ferry crews vote to strike | Harbour Post</title>
<meta property="og:title" content="Ferry crews vote to strike"><meta property="og:site_name" content="Harbour Post">
<meta property="og:description" content="Talks &amp;amp; pay end."><meta property="og:image" content="/img/ferry.jpg">
<meta property="og:image:alt" content="A ferry at dusk"><meta property="article:tag" content="ferries">
<meta property="article:tag" content="strike"><meta name="article:content_tier" content="locked">
<link rel="canonical" href="/coast/ferry-crews">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", // by hand
 "headline": "Ferry crews vote to strike", "datePublished": "2025-03-04T07:15:00+01:00",
 "dateModified": "2025-03-04T09:00:00+01:00", "articleSection": "Coast",
 "author": [{"@type": "Person", "name": "Ama Boateng"}, {"@type": "Organization", "name": "Harbour Wire"}],}</script>
</head><body><h1>Ferry crews vote to strike</h1><p>The crews voted on Monday.</p></body></html>"""

NOWHERE = MomentContext()
URL = "https://www.harbourpost.example/coast/ferry-crews?from=home"


def read(page: str, fetched_at: datetime | None = None) -> Declared:
    head = read_head(parse(page))
    json_ld = read_json_ld(head.json_ld, url=URL, title=head.title)
    return read_declared(head, json_ld, read_title(head, json_ld, url=URL), MomentContext(None, URL, fetched_at))


def test_a_whole_page() -> None:
    found = read(PAGE, fetched_at=datetime(2025, 3, 5, tzinfo=UTC))
    assert found.published is not None
    assert found.modified is not None
    assert (found.published.moment.isoformat(), found.published.precision) == ("2025-03-04T07:15:00+01:00", "second")
    assert found.published.text == "2025-03-04T07:15:00+01:00"
    assert found.modified.moment.isoformat() == "2025-03-04T09:00:00+01:00"
    assert replace(found, published=None, modified=None) == Declared(
        title="Ferry crews vote to strike",
        authors=("Ama Boateng",),
        canonical_url="https://www.harbourpost.example/coast/ferry-crews",
        site_name="Harbour Post",
        section="Coast",
        tags=("ferries", "strike"),
        image="https://www.harbourpost.example/img/ferry.jpg",
        image_caption="A ferry at dusk",
        language="en-GB",
        description="Talks & pay end.",
        access="paywalled",
        places={"title": "visible", "authors": "json_ld", "published": "json_ld", "modified": "json_ld"},
    )


def test_a_page_that_says_nothing() -> None:
    assert read_declared(Head(), JsonLd(), None, NOWHERE) == Declared()


@pytest.mark.parametrize(
    ("metas", "story", "access"),
    [
        ((), StoryNode("newsarticle", is_free=False), "paywalled"),
        ((), StoryNode("newsarticle", is_free=True), "free"),
        ((("article:content_tier", "locked"),), StoryNode("newsarticle", is_free=True), "free"),
        ((("article:content_tier", "Free"),), None, "free"),
        ((("article:content_tier", "metered"),), None, None),
        ((), StoryNode("newsarticle"), None),
    ],
)
def test_access(metas: tuple[tuple[str, str], ...], story: StoryNode | None, access: str | None) -> None:
    assert read_declared(Head(metas=metas), JsonLd(story), None, NOWHERE).access == access


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("https://n.example/a", "https://n.example/a"),
        ("//n.example/a", "https://n.example/a"),
        ("a", "https://www.harbourpost.example/coast/a"),
        ("javascript:void(0)", None),
        ("http://[", None),
        ("https://n.example/a b", None),
        ("", None),
    ],
)
def test_canonical_address(address: str, canonical: str | None) -> None:
    assert (
        read_declared(Head(links=(("canonical", address),)), JsonLd(), None, MomentContext(url=URL)).canonical_url
        == canonical
    )


def test_the_base_of_the_page_counts() -> None:
    head = Head(base="https://cdn.example/x/", metas=(("og:image", "ferry.jpg"),))
    assert read_declared(head, JsonLd(), None, MomentContext(url=URL)).image == "https://cdn.example/x/ferry.jpg"


def test_section_from_the_path_of_breadcrumbs() -> None:
    crumbs = JsonLd(breadcrumbs=("Home", "Coast", "Ferry crews vote to strike"))
    title = TitleCandidate("Ferry crews vote to strike", "title")
    assert read_declared(Head(), crumbs, title, NOWHERE).section == "Coast"


def test_keywords_are_split_and_each_is_named_once() -> None:
    assert read_declared(Head(metas=(("keywords", "ferries, strike,, ferries"),)), JsonLd(), None, NOWHERE).tags == (
        "ferries",
        "strike",
    )


def test_keys_of_counters_are_no_topics() -> None:
    junk = "ferries, Category: News, 8f507083-bac4-423a-9015-2eb31e1bce50, /article, 4711, Star Wars: Dawn, https://n.example"
    assert read_declared(Head(metas=(("news_keywords", junk),)), JsonLd(), None, NOWHERE).tags == (
        "ferries",
        "Star Wars: Dawn",
    )


def test_a_section_that_nobody_chose_is_none() -> None:
    metas = (("article:section", "Uncategorized"), ("parsely-section", "Coast"))
    assert read_declared(Head(metas=metas), JsonLd(), None, NOWHERE).section == "Coast"


@pytest.mark.parametrize(
    ("dek", "declared", "description"),
    [
        (
            "Talks on winter pay ended on Monday night without result.",
            "Talks on winter pay ended on Monday…",
            "dek",
        ),
        ("Audio 03:07 min", "Talks on winter pay ended on Monday…", "declared"),
        ("Talks on winter pay ended on Monday night without result.", None, "dek"),
        (None, "Talks on winter pay ended on Monday…", "declared"),
    ],
)
def test_the_dek_where_it_is_the_summary_uncut(dek: str | None, declared: str | None, description: str) -> None:
    assert choose_description(dek, declared) == {"dek": dek, "declared": declared}[description]


def test_what_the_reader_sees_joins_in() -> None:
    head = Head(title="Harbour Post", metas=(("og:site_name", "Harbour Post"),))
    title = read_title(head, JsonLd(), shown="Ferry crews vote to strike")
    found = read_declared(head, JsonLd(), title, NOWHERE, Visible(authors=VisiblePeople(lambda: ("Esi Owusu",))))
    assert (found.title, found.authors) == ("Ferry crews vote to strike", ("Esi Owusu",))


def test_who_signs_is_asked_where_the_head_declares_somebody() -> None:
    head = Head(title="Ferry crews vote to strike", metas=(("author", "Kofi Mensah"),))
    title = read_title(head, JsonLd())
    found = read_declared(head, JsonLd(), title, NOWHERE, Visible(signed=lambda _: ("Ama Boateng",)))
    assert (found.authors, found.places["authors"]) == (("Ama Boateng",), "signed")


def test_marks_of_a_headline_that_is_spelled_otherwise_in_the_head() -> None:
    marks = (
        Mark("heading", "h1", None, ("Harbour strike begins at dawn",)),
        Mark("author", "byline", None, ("By", "Ama Boateng")),
        Mark("heading", "h1", None, ("Support our work",)),
        Mark("author", "byline", None, ("By", "Kofi Mensah")),
    )
    alike = Head(title="Harbour strike begins on Monday", marks=marks)
    assert read_declared(alike, JsonLd(), read_title(alike, JsonLd()), NOWHERE).authors == ("Ama Boateng",)
    other = Head(title="Ferries stay in port", metas=(("og:title", "Ferries stay in port"),) * 2, marks=marks[1:])
    title = TitleCandidate("Ferries stay in port", "opengraph")
    assert read_declared(other, JsonLd(), title, NOWHERE).authors == ("Ama Boateng",)


def test_metadata_of_a_page_with_a_head() -> None:
    text = "Ferry crews vote to strike\n\nThe crews voted on Monday after talks about pay had ended, the union said.\n"
    page = clean(replace(read_plain(text), head=read_head(parse(PAGE))), language=None, packs=())
    assert page.page.head is not None
    json_ld = read_json_ld(page.page.head.json_ld)
    found = read_metadata(page, segment(page), url=URL, fetched_at=None, json_ld=json_ld)
    assert (found.title, found.authors, found.language) == ("Ferry crews vote to strike", ("Ama Boateng",), "en-GB")
    assert (found.site_name, found.access, found.section) == ("Harbour Post", "paywalled", "Coast")


def test_declared_characters_are_repaired() -> None:
    head = Head(title="CafÃ© on the quay reopens", metas=(("author", "RenÃ©e Duval"), ("description", "Donâ€™t wait.")))
    page = clean(replace(read_plain("Menu\n"), head=head), language="en", packs=())
    found = read_metadata(page, segment(page), url=None, fetched_at=None)
    assert (found.title, found.authors, found.description) == (
        "Café on the quay reopens",
        ("Renée Duval",),
        "Don’t wait.",
    )


def test_characters_of_json_ld_are_repaired() -> None:
    story = StoryNode(
        "newsarticle",
        headline="CafÃ© on the quay reopens",
        authors=(Name("RenÃ©e Duval", is_person=True),),
        sections=("CÃ´te",),
        keywords=("cafÃ©s", "quay"),
    )
    page = clean(replace(read_plain("Menu\n"), head=Head()), language="en", packs=())
    found = read_metadata(page, segment(page), url=None, fetched_at=None, json_ld=JsonLd(story))
    assert (found.title, found.authors) == ("Café on the quay reopens", ("Renée Duval",))
    assert (found.section, found.tags) == ("Côte", ("cafés", "quay"))


def test_a_declared_language_that_nobody_writes_is_not_believed() -> None:
    text = (
        "Die Stadtwerke haben am Montag mitgeteilt, dass die Brücke bis zum Herbst gesperrt bleibt und niemand fährt.\n"
    )
    page = clean(replace(read_plain(text), head=Head(language="en-US")), language=None, packs=())
    assert read_metadata(page, segment(page), url=None, fetched_at=None).language == "de"


@pytest.mark.parametrize(
    ("found", "declared", "agreed"),
    [
        ("en", "en-GB", "en-GB"),
        ("de", "en-US", "de"),
        (None, "sw", "sw"),
        ("fr", None, "fr"),
        ("zh-Hans", "zh", "zh-Hans"),
    ],
)
def test_the_language_of_the_prose_and_the_region_of_the_page(found: str | None, declared: str, agreed: str) -> None:
    assert agree_on_language(found, declared) == agreed


def test_a_visible_date_is_read_in_the_order_of_the_declared_region() -> None:
    prose = "<p>The crews of the ferries voted on Monday to stop work for a week after the talks on their pay.</p>" * 4
    page = "<html lang={}><body><h1>Ferry crews vote to strike</h1><p>Published: 04/03/2025</p>{}</body></html>"
    british = articlekit.parse(page.format("en-GB", prose)).published_at
    american = articlekit.parse(page.format("en-US", prose)).published_at
    assert british is not None
    assert american is not None
    assert (british.month, american.month) == (3, 4)


def test_half_characters_of_json_ld_are_left_out() -> None:
    broken = "\\ud800"
    node = (
        f'{{"@type": "NewsArticle", "headline": "Ferry{broken} crews vote", "author": "Ama{broken} Boateng",'
        f' "datePublished": "2025-03-04{broken}", "image": "https://n.example/{broken}.jpg", "url": "https://n.example/{broken}"}}'
    )
    article = articlekit.parse(f'<script type="application/ld+json">{node}</script><h1>Ferry crews vote</h1>')
    assert article.title == "Ferry crews vote"
    assert article.authors == ("Ama Boateng",)
    assert article.model_dump_json()


TEXTS = st.text(alphabet="aB é字|:-–,&;#<>\"'{}0123456789/.@\u00ad\ud800\n", max_size=40)
NAMES = st.sampled_from(
    ["og:title", "author", "article:published_time", "date", "keywords", "og:image", "og:url", "description",
     "og:site_name", "article:modified_time", "twitter:label1", "twitter:data1", "x-publish-date", "og:locale"]
)  # fmt: skip
MARKS = st.builds(
    Mark,
    st.sampled_from(["heading", "time", "property", "author"]),
    st.sampled_from(["author", "datepublished", "headline", "updated", ""]),
    st.none() | TEXTS,
    st.lists(TEXTS, max_size=3).map(tuple),
)
HEADS = st.builds(
    Head,
    st.none() | TEXTS,
    st.none() | TEXTS,
    st.none() | TEXTS,
    st.lists(st.tuples(NAMES, TEXTS), max_size=8).map(tuple),
    st.lists(st.tuples(st.sampled_from(["canonical", "image_src"]), TEXTS), max_size=2).map(tuple),
    st.just(()),
    st.lists(MARKS, max_size=6).map(tuple),
)


@given(HEADS, st.none() | TEXTS)
def test_any_head_gives_a_decision(head: Head, url: str | None) -> None:
    context = MomentContext("en", url, datetime(2025, 3, 5, tzinfo=UTC))
    found = read_declared(head, JsonLd(), read_title(head, JsonLd(), url=url), context)
    assert found.title is None or found.title.strip()
    assert all(name.strip() for name in (*found.authors, *found.tags))
    assert found.published is None or found.published.moment <= datetime(2025, 3, 6, tzinfo=UTC)


def test_tags_by_their_addresses_and_no_menu_for_a_section() -> None:
    told = "<p>The old ferry went back to work on Wednesday, after eleven months of repairs, the town said.</p>" * 3
    page = (
        '<nav><ul><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav><article>'
        f"<h1>Ferry returns to the river</h1>{told}<footer>Posted in <a href='/category/coast'>Coast</a> Tagged "
        "<a href='/tag/ferry'>ferry</a>, <a href='/tag/quay'>quay</a></footer></article>"
    )
    article = articlekit.parse(page)
    assert (article.section, article.tags) == (None, ("ferry", "quay"))
