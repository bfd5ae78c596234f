"""JSON-LD as pages write it, sound and broken, large and hostile."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.declarations.json_ld import read_json_ld
from articlekit.declarations.json_repair import read_json
from articlekit.declarations.story_node import plain_text

SOUND = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry crews vote to strike",
    "articleBody": "The crews voted on Monday.\nThe talks go on.",
    "author": [{"@type": "Person", "name": "Ama Boateng"}, {"@type": "Organization", "name": "Harbour Wire"}],
    "datePublished": "2025-03-04T07:15:00+01:00",
}

BROKEN = {
    "raw line break": '{"headline": "Ferry crews\n vote to strike"}',
    "raw tab": '{"headline": "Ferry crews\tvote to strike"}',
    "trailing comma": '{"headline": "Ferry crews vote to strike",}',
    "two commas": '{"headline": "Ferry crews vote to strike",,"a": [1,,2,]}',
    "line comment": '{// the headline\n"headline": "Ferry crews vote to strike"}',
    "block comment": '{"headline": /* soon */ "Ferry crews vote to strike"}',
    "html comment": '<!--\n{"headline": "Ferry crews vote to strike"}\n-->',
    "cdata": '//<![CDATA[\n{"headline": "Ferry crews vote to strike"}\n//]]>',
    "cdata in comments": '/* <![CDATA[ */{"headline": "Ferry crews vote to strike"}/* ]]> */',
    "semicolon": '{"headline": "Ferry crews vote to strike"};',
    "missing comma": '{"@type": "NewsArticle" "headline": "Ferry crews vote to strike"}',
    "missing comma, own line": '{"@type": "NewsArticle"\n "headline": "Ferry crews vote to strike"}',
    "entities": "{&quot;headline&quot;: &quot;Ferry crews vote to strike&quot;}",
    "cut in a string": '{"@type": "NewsArticle", "headline": "Ferry crews vote to strike',
    "cut behind a key": '{"headline": "Ferry crews vote to strike", "author": ',
    "forgotten inner bracket": '{"headline": "Ferry crews vote to strike", "image": ["a.jpg", "b.jpg"}',
    "one bracket too many": '{"a": {"b": 1}}}, {"headline": "Ferry crews vote to strike"}',
    "two values": '{"@type": "WebSite"}\n{"headline": "Ferry crews vote to strike"}',
    "byte-order mark": '\ufeff{"headline": "Ferry crews vote to strike"}',
    "bad escape": '{"a": "50\\% off", "headline": "Ferry crews vote to strike"}',
    "nothing as a value": '{"a": undefined, "headline": "Ferry crews vote to strike"}',
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_broken_json_is_read(text: str) -> None:
    values = [value for value in read_json(text) if isinstance(value, dict) and "headline" in value]
    assert [" ".join(value["headline"].split()) for value in values] == ["Ferry crews vote to strike"]


def test_quotes_within_quotes() -> None:
    text = '{"headline": "The "best" ferry, "by far", sails", "author": "Ama "Mimi" Boateng"}'
    assert read_json(text) == [{"headline": 'The "best" ferry, "by far", sails', "author": 'Ama "Mimi" Boateng'}]


def test_escapes_survive_the_repair() -> None:
    text = '{"a": "caf\\u00e9 \\ud83d\\ude00 \\"quoted\\" \\\\ \\n \\ud800",}'
    assert read_json(text) == [{"a": 'café 😀 "quoted" \\ \n \ufffd'}]


def test_text_that_is_no_json_gives_nothing() -> None:
    assert read_json("window.dataLayer = window.dataLayer || [];")[:1] in ([], [[]])
    assert read_json("") == []


@pytest.mark.parametrize(
    "wrapped",
    [
        [SOUND],
        {"@graph": [{"@type": "WebSite", "name": "Harbour Post"}, SOUND]},
        {"@type": "WebPage", "mainEntity": SOUND},
        {"@type": "WebPage", "mainEntityOfPage": {"@type": "WebPage", "mainEntity": SOUND}},
        [[[SOUND]]],
        {**SOUND, "@type": ["Article", "NewsArticle"]},
        {**SOUND, "@type": "http://schema.org/NewsArticle"},
        {**SOUND, "@type": "schema:ReportageNewsArticle"},
    ],
)
def test_story_is_found_wherever_it_lies(wrapped: object) -> None:
    story = read_json_ld([json.dumps(wrapped)]).story
    assert story is not None
    assert story.headline == "Ferry crews vote to strike"
    assert story.body == "The crews voted on Monday.\nThe talks go on."
    assert [(name.text, name.is_person) for name in story.authors] == [("Ama Boateng", True), ("Harbour Wire", False)]
    assert story.published == "2025-03-04T07:15:00+01:00"


def test_story_of_the_page_among_others() -> None:
    nodes = [
        {"@type": "NewsArticle", "headline": f"Story {number}", "url": f"https://news.example/{number}"}
        for number in range(5)
    ]
    at_url = read_json_ld([json.dumps(nodes)], url="https://www.news.example/3/?utm=x").story
    assert at_url is not None
    assert at_url.headline == "Story 3"
    by_title = read_json_ld([json.dumps(nodes)], title="Story 2 | Harbour Post").story
    assert by_title is not None
    assert by_title.headline == "Story 2"


def test_stories_of_a_list_are_not_the_page() -> None:
    listed = [{"@type": "ListItem", "item": {"@type": "NewsArticle", "headline": "Other"}}]
    found = read_json_ld([json.dumps({"@type": "ItemList", "itemListElement": listed})])
    assert found.story is None
    assert "itemlist" in found.types


def test_author_by_reference_and_page_node_fill_what_is_open() -> None:
    graph = [
        {
            "@type": "Article",
            "headline": "Nets",
            "author": {"@id": "#ama"},
            "mainEntityOfPage": "https://n.example/nets",
        },
        {"@type": "WebPage", "url": "https://n.example/nets", "datePublished": "2025-03-04", "inLanguage": "en-GB"},
        {"@type": "Person", "@id": "#ama", "name": "Ama Boateng"},
        {"@type": "BreadcrumbList", "itemListElement": [{"name": "News"}, {"item": {"name": "Coast"}}]},
        {"@type": "WebSite", "name": "Harbour Post"},
    ]
    found = read_json_ld([json.dumps({"@graph": graph})])
    assert found.story is not None
    assert [name.text for name in found.story.authors] == ["Ama Boateng"]
    assert (found.story.published, found.story.language) == ("2025-03-04", "en-GB")
    assert (found.site_name, found.breadcrumbs) == ("Harbour Post", ("News", "Coast"))


def test_every_value_of_a_story() -> None:
    node = SOUND | {
        "@type": "LiveBlogPosting",
        "description": "Crews &amp; owners <b>talk</b>",
        "keywords": "ferries, strike",
        "articleSection": ["Coast"],
        "image": [{"@type": "ImageObject", "url": "https://n.example/a.jpg", "caption": "A ferry"}],
        "publisher": {"@type": "Organization", "name": "Harbour Post"},
        "isAccessibleForFree": "False",
        "dateModified": 1741075200000,
    }
    story = read_json_ld([json.dumps(node)]).story
    assert story is not None
    assert story.description == "Crews & owners talk"
    assert (story.keywords, story.sections) == (("ferries", "strike"), ("Coast",))
    assert (story.image, story.image_caption) == ("https://n.example/a.jpg", "A ferry")
    assert (story.publisher, story.is_free, story.modified) == ("Harbour Post", False, "1741075200000")


def test_values_in_nodes_and_lists() -> None:
    node = {
        "@type": "NewsArticle",
        "headline": {"@value": "Nets &amp; boats"},
        "articleBody": ["The nets were empty.", 7, "The boats came home."],
        "datePublished": {"@value": "2025-03-04"},
        "author": [[{"@type": "Person", "name": ["Ama Boateng", "Kofi Mensah"]}], {"name": None}, "Esi Owusu", 3],
        "image": {"url": {"@id": "https://n.example/a.jpg"}},
        "inLanguage": {"name": "English", "alternateName": "en"},
        "keywords": 5,
        "isAccessibleForFree": "https://schema.org/False",
        "url": "http://[broken",
        "mainEntityOfPage": {"@id": "https://n.example/nets"},
    }
    story = read_json_ld([json.dumps(node)], url="https://n.example/nets").story
    assert story is not None
    assert (story.headline, story.body) == ("Nets & boats", "The nets were empty.\nThe boats came home.")
    assert (story.published, story.image, story.language) == ("2025-03-04", "https://n.example/a.jpg", "en")
    assert [name.text for name in story.authors] == ["Ama Boateng", "Kofi Mensah", "Esi Owusu"]
    assert (story.keywords, story.is_free) == ((), False)


@pytest.mark.parametrize(
    "key", ["isAccessibleForFree", "author", "headline", "image", "datePublished", "keywords", "url"]
)
def test_a_value_nine_hundred_deep(key: str) -> None:
    deep = '{"a":' * 450 + "[" * 440 + "]" * 440 + "}" * 450
    story = read_json_ld([f'{{"@type": "NewsArticle", "{key}": {deep}}}']).story
    assert story is not None
    assert (story.is_free, story.authors, story.keywords) == (None, (), ())


def test_plain_text_keeps_what_is_no_tag() -> None:
    assert plain_text("&lt;p&gt;Tom &amp;amp; Ann&lt;/p&gt; 3 < 5 <3") == "Tom & Ann\n3 < 5 <3"


HOSTILE = {
    "100,000 stories": json.dumps([SOUND] * 100_000),
    "100,000 stories, broken": json.dumps([SOUND] * 100_000)[:-1] + ",,]",
    "100,000 lists deep": "[" * 100_000 + "]" * 100_000,
    "100,000 nodes deep": '{"mainEntity":' * 100_000 + '{"@type":"Article"}' + "}" * 100_000,
    "unclosed": '{"a":[' * 50_000,
    "closing what is not open": '{"a":' * 90 + "]" * 300_000,
    "quotes": '"' * 1_000_000,
    "quotes and blanks": ('"' + " " * 1000) * 1000,
    "backslashes": '{"a": "' + "\\" * 1_000_000,
    "comments": "/*" * 500_000,
    "slashes": "{" + "/" * 1_000_000,
    "commas": "[" + "," * 1_000_000,
    "one long number": '{"a": ' + "9" * 1_000_000 + ",}",
    "100,000 authors": json.dumps({**SOUND, "author": [{"name": f"Ama {number}"} for number in range(100_000)]}),
    "open tags": json.dumps({**SOUND, "articleBody": "<p " * 300_000}),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_json_ld_takes_bounded_work(text: str) -> None:
    start = time.process_time()
    read_json_ld([text])
    assert time.process_time() - start < 3


@given(st.lists(st.text(alphabet='{}[]",:\\/*<!->&;truefalsn019 \n\ud800é@type')))
def test_garbage_never_raises(scripts: list[str]) -> None:
    assert isinstance(read_json_ld(scripts).types, frozenset)


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["@type", "@id", "@graph", "name", "author", "image", "url", "keywords", "liveBlogUpdate",
                             "itemListElement", "articleBody", "headline", "datePublished", "isAccessibleForFree"]),
            inner | st.sampled_from(["NewsArticle", "WebPage", "BreadcrumbList", "WebSite", "Person"]),
            max_size=6,
        )
    ),
    max_leaves=20,
)  # fmt: skip


@given(JSON_VALUES)
def test_any_json_never_raises_and_is_read_the_same_when_broken(value: object) -> None:
    text = json.dumps(value)
    found = read_json_ld([text])
    if isinstance(value, dict):
        assert read_json_ld([text + ","]) == found
