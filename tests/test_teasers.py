"""Teasers of other stories on HTML pages: which links they are, and what is read of each."""

import pytest

import articlekit
from articlekit.html.addresses import is_part_of, join_address, look_at, read_address
from articlekit.models import Label, StoryKind, StoryLink

PROSE = (
    "The old slipway below the customs house was reopened on Monday morning, nine years after a storm had torn away "
    "its lower half and most of the rails."
)
URL = "https://news.example.com/harbour/slipway-runs-again-481200"


def stories(html: str, url: str | None = URL) -> tuple[StoryLink, ...]:
    return articlekit.parse(html, url=url).story_links


def page(teasers: str, inside: str = "") -> str:
    body = f"<p>{PROSE}</p>{inside}<p>{PROSE.replace('Monday', 'Friday')}</p>"
    return f"<html><body><article><h1>Slipway runs again</h1>{body}</article>{teasers}</body></html>"


def related(*items: str) -> str:
    return '<section class="related"><h2>Related stories</h2><ul>' + "".join(items) + "</ul></section>"


def item(title: str, url: str, more: str = "") -> str:
    return f'<li><h3><a href="{url}">{title}</a></h3>{more}</li>'


TWO = (
    item("Beekeepers ask for a later spraying season", "/countryside/beekeepers-ask-for-later-spraying-481177"),
    item("Ferry company sells its oldest ship", "/harbour/ferry-company-sells-oldest-ship-481150"),
)


def test_addresses_are_absolute() -> None:
    found = stories(page(related(*TWO)))
    assert [link.url for link in found] == [
        "https://news.example.com/countryside/beekeepers-ask-for-later-spraying-481177",
        "https://news.example.com/harbour/ferry-company-sells-oldest-ship-481150",
    ]
    assert {link.heading for link in found} == {"Related stories"}
    assert {link.kind for link in found} == {StoryKind.RELATED}


def test_addresses_stay_as_they_are_where_the_page_is_nowhere() -> None:
    found = stories(page(related(*TWO)), url=None)
    assert [link.url for link in found][1:] == ["/harbour/ferry-company-sells-oldest-ship-481150"]


def test_the_base_of_the_page_counts() -> None:
    html = page(related(*TWO)).replace("<html>", '<html><head><base href="https://static.example.org/x/"></head>')
    assert stories(html)[0].url == "https://static.example.org/countryside/beekeepers-ask-for-later-spraying-481177"


@pytest.mark.parametrize("base", ["http://[", "://", "javascript:x", "//", "http://a:b:c/", "\x00", "?", "#", "x", ""])
@pytest.mark.parametrize("url", [None, "http://[bad", "x", "//x", URL])
def test_bad_bases_never_raise(base: str, url: str | None) -> None:
    html = page(related(*TWO, item("A ship that nobody can find", "http://[/2"), item("Ship found", "  //ex.com/é ü ")))
    assert isinstance(stories(html.replace("<html>", f'<html><head><base href="{base}"></head>'), url), tuple)


def test_a_story_in_two_groups_is_listed_once_where_it_stands_first() -> None:
    latest = related(*TWO).replace("Related stories", "Latest stories").replace('class="related"', "")
    found = stories(page(related(*TWO) + latest))
    assert [link.heading for link in found] == ["Related stories"] * 2


def test_tracking_does_not_make_two_stories_of_one() -> None:
    title, address = "Beekeepers ask for a later spraying season", "/countryside/beekeepers-ask-for-later-481177"
    again = item(title, f"https://www.news.example.com{address}/?utm_source=box#top")
    assert len(stories(page(related(*TWO[1:], item(title, address), again)))) == 2


def test_the_page_itself_is_no_other_story() -> None:
    own = item("Slipway runs again", URL) + item("Slipway runs again: the pictures", URL + "/gallery")
    assert len(stories(page(related(*TWO, own)))) == 2


def test_links_in_sentences_are_no_teasers() -> None:
    inside = (
        f'<p>She keeps <a href="/harbour/log-book-of-the-slipway-470012">the log book of the slipway</a>. {PROSE}</p>'
    )
    article = articlekit.parse(page("", inside), url=URL)
    assert article.story_links == ()
    assert "log book" in article.text


def test_a_promo_leaves_the_body() -> None:
    inside = '<p>READ ALSO: <a href="/harbour/fishermen-return-480911">Fishermen return after the storm</a></p>'
    article = articlekit.parse(page("", inside), url=URL)
    assert [(link.title, link.heading, link.kind) for link in article.story_links] == [
        ("Fishermen return after the storm", "READ ALSO", StoryKind.INLINE)
    ]
    assert "Fishermen" not in article.text
    assert Label.STORY_TITLE in {block.label for block in article.removed}


def test_a_link_that_shouts_between_two_paragraphs_leaves_the_body() -> None:
    shouted = '<p><strong><a href="/coast/beekeepers-ask-481177">BEEKEEPERS ASK FOR A LATER SEASON</a></strong></p>'
    article = articlekit.parse(page("", f"<p>{PROSE}</p>{shouted}<p>{PROSE}</p>"), url=URL)
    assert "BEEKEEPERS" not in article.text
    assert [link.title for link in article.story_links] == ["BEEKEEPERS ASK FOR A LATER SEASON"]


def test_headlines_parted_by_line_breaks_are_stories_and_the_title_is_no_heading_of_theirs() -> None:
    links = "<br>".join(
        f"<a href='{url}'>{title}</a>"
        for title, url in (
            ("Beekeepers ask for a later spraying season", "/coast/beekeepers-ask-for-later-spraying-481177"),
            ("Ferry company sells its oldest ship", "/harbour/ferry-company-sells-oldest-ship-481150"),
        )
    )
    found = stories(page(f"<div><b>More news</b><br>{links}</div>"))
    assert [(link.title, link.heading) for link in found] == [
        ("Beekeepers ask for a later spraying season", None), ("Ferry company sells its oldest ship", None),
    ]  # fmt: skip


def test_a_heading_at_the_end_of_the_story_is_that_of_the_list_below() -> None:
    guides = f"<h2>Guides to the harbour from our own readers:</h2><ul>{''.join(TWO)}</ul>"
    article = articlekit.parse(page("", f"<p>{PROSE}</p>").replace("</article>", f"{guides}</article>"), url=URL)
    heading = next(block for block in article.blocks if block.text.startswith("Guides"))
    assert heading.label is Label.STORY_HEADING
    assert {link.heading for link in article.story_links} == {heading.text.rstrip(":")}


def test_a_pointer_in_a_language_without_a_pack_is_known_by_its_return() -> None:
    promos = [
        f'<p>LEGGE HIER | <a href="/n/boats-come-home-{at}-48120">Boats come home for the winter number {at}</a></p>'
        for at in ("one", "two")
    ]
    article = articlekit.parse(page("", promos[0] + f"<p>{PROSE}</p>" + promos[1]), url=URL)
    assert [(link.heading, link.kind) for link in article.story_links] == [("LEGGE HIER", StoryKind.INLINE)] * 2


def test_an_age_is_found_among_author_and_comments() -> None:
    more = "<div class=meta><span>By Ama Mensah</span> <span>12 minutes ago</span> <a href=/n#c>14 comments</a></div>"
    links = [item(f"Boats come home to the harbour {at}", f"/n/boats-come-home-{at}-48120", more) for at in "abc"]
    assert [link.age_text for link in stories(page(related(*links)))] == ["12 minutes ago"] * 3


def test_the_time_of_a_machine_dates_a_story() -> None:
    more = '<time datetime="2026-03-05T07:40:00Z">5 March</time>'
    links = [item(f"Boats come home to the harbour {at}", f"/n/boats-come-home-{at}-48120", more) for at in "abc"]
    found = stories(page(related(*links)))
    assert [link.age_text for link in found] == ["5 March"] * 3
    assert found[0].published_at is not None
    assert found[0].published_at.isoformat() == "2026-03-05T07:40:00+00:00"


def test_a_kicker_in_the_link_is_no_part_of_the_headline() -> None:
    def link(at: str) -> str:
        kicker = '<span class="teaser__kicker">Harbour</span>'
        title = f'<span class="teaser__headline">Boats come home to pier {at}</span>'
        heard = '<span class="visually-hidden">Read on</span>'
        return f'<li><a href="/n/boats-come-home-{at}-48120">{kicker} {title}{heard}</a></li>'

    found = stories(page(related(*map(link, "abc"))))
    assert [story.title for story in found] == [f"Boats come home to pier {at}" for at in "abc"]


def test_the_name_of_a_section_is_no_headline_however_large() -> None:
    def card(at: str) -> str:
        address = f"/n/boats-come-home-{at}-48120"
        return (
            f'<li><h4><a href="{address}">News Harbour</a></h4>'
            f'<div><a href="{address}">Boats come home to the outer pier {at}</a></div></li>'
        )

    found = stories(page(related(*map(card, "abc"))))
    assert [story.title for story in found] == [f"Boats come home to the outer pier {at}" for at in "abc"]


def test_a_kicker_with_a_link_of_its_own_is_no_headline() -> None:
    def card(at: str) -> str:
        address = f"/n/boats-come-home-{at}-48120"
        return (
            f'<li><h4><a href="{address}">After the long storm of spring:</a></h4>'
            f'<div><a href="{address}">Boats come home to the outer pier {at}</a></div></li>'
        )

    found = stories(page(related(*map(card, "abc"))))
    assert [story.title for story in found] == [f"Boats come home to the outer pier {at}" for at in "abc"]


def test_profiles_are_no_stories() -> None:
    link = item("The harbour master's own page of pictures", "https://www.instagram.com/harbour-master-481200")
    assert len(stories(page(related(*TWO, link)))) == 2


def test_lines_that_a_style_sheet_parts_do_not_run_together() -> None:
    links = [item(f"<span class=x1>After the storm</span>Boats come home {at}", f"/n/boats-{at}-48120") for at in "abc"]
    found = stories(page(related(*links)))
    assert [story.title for story in found] == [f"After the storm Boats come home {at}" for at in "abc"]


def test_what_ends_every_headline_of_a_list_is_none_of_theirs() -> None:
    names = ("The boats come home", "A choir wins a prize", "Frost takes the cherries", "Night buses stop again")
    links = [item(f"{name} read on", f"/n/{name.lower().replace(' ', '-')}-48120") for name in names]
    assert [story.title for story in stories(page(related(*links)))] == list(names)
    assert stories(page(related(*links[:3])))[0].title == "The boats come home read on"


def test_a_year_that_ends_every_headline_stays() -> None:
    names = ("Hints for May 2025", "Answers for June 2025", "Clues for the July of 2025", "Puzzles for August 2025")
    links = [item(name, f"/n/{name.lower().replace(' ', '-')}-48120") for name in names]
    assert [story.title for story in stories(page(related(*links)))] == list(names)


def test_a_rank_goes_and_a_number_of_the_headline_stays() -> None:
    links = [item(f"{at} 17 ways to save the harbour {at}", f"/n/ways-to-save-{at}-48120") for at in (1, 2, 3)]
    found = stories(page(related(*links)))
    assert [story.title for story in found] == [f"17 ways to save the harbour {at}" for at in (1, 2, 3)]


def test_persons_and_topics_are_no_stories() -> None:
    labels = [
        item("The people of the outer harbour", "/topics/the-people-of-the-outer-harbour"),
        item("Maria Fernanda de la Cruz", "/author/maria-fernanda-de-la-cruz"),
    ]
    assert len(stories(page(related(*TWO, *labels)))) == 2


def test_many_teasers_take_bounded_time() -> None:
    links = [item(f"Boats come home to the harbour {at}", f"/n/boats-come-home-{at}-48120") for at in range(6_000)]
    assert len(stories(page(related(*links)))) == 4_000


def test_deep_trees_of_links() -> None:
    html = "".join(f"<div><a href=/n/{at}>Boats come home to the harbour {at}</a>" for at in range(3_000))
    assert isinstance(stories(html), tuple)


# ---------------------------------------------------------------------------------------------------------- addresses


def test_what_is_no_address_of_a_page() -> None:
    for url in ("#top", "", "javascript:void(0)", "mailto:a@example.com", "tel:112", "data:text/html,x", "x" * 3_000):
        assert read_address(url, URL) is None


def test_relative_addresses() -> None:
    def key(url: str) -> str:
        address = read_address(url, "https://www.example.com/a/b?c=1")
        assert address is not None
        return address.key

    assert key("d") == "example.com/a/d"
    assert key("../d") == "example.com/d"
    assert key("?p=5") == "example.com/a/b?p=5"
    assert key("//other.example/x/") == "other.example/x"
    assert key("HTTP://WWW.Example.com:443/x?utm_source=y&id=3&ref=z") == "example.com/x?id=3"


@pytest.mark.parametrize(
    ("own", "url", "part"),
    [
        ("/a/boats-come-home.html", "/a/boats-come-home", True),
        ("/a/boats-come-home.html", "/a/boats-come-home/print", True),
        ("/a/boats-come-home.html", "/a/boats-come-home.html#comments", True),
        ("/a/boats-come-home.html", "/a/boats-come-home-late.html", False),
        ("/harbour", "/harbour/boats-come-home", False),
        ("/", "/boats-come-home", False),
    ],
)
def test_parts_of_the_page(own: str, url: str, part: bool) -> None:  # noqa: FBT001
    address = read_address(url, "https://example.com/")
    assert address is not None
    assert is_part_of(address, read_address(own, "https://example.com/")) is part


def test_looks() -> None:
    own = read_address("https://example.co.uk/news/x-1234567", "")

    def site(url: str) -> int:
        address = read_address(url, "")
        assert address is not None
        return look_at(address, own).site

    hosts = ("example.co.uk", "sport.example.co.uk", "other.co.uk", "www.facebook.com")
    assert [site(f"https://{host}/a") for host in hosts] == [0, 1, 2, 3]


def test_joining_keeps_what_cannot_be_joined() -> None:
    assert join_address("a b\nc", "") == "abc"
    assert join_address("/x", "https://example.com?q") == "https://example.com/x"
    assert join_address("/../x", "https://example.com/a/b") == "https://example.com/x"


def test_the_date_of_the_story_is_not_the_age_of_a_promo_in_it() -> None:
    source = (
        "<title>Ferry returns</title><article><h1>Ferry returns to the river</h1>"
        "<p class='byline'>By Ama Mensah, 24 December 2025</p>"
        "<p>The old ferry went back to work on Monday after eleven months of repairs, to the joy of both banks.</p>"
        "<div class='promo'>Read also: <a href='/news/beekeepers-ask'>Beekeepers ask for a later season</a></div>"
        "<p>A hundred people waited on the quay from six in the morning, with bicycles, hens and a cake.</p></article>"
    )
    article = articlekit.parse(source, url="https://river.example/news/ferry-returns")
    (link,) = article.story_links
    assert (link.title, link.age_text, link.published_at) == ("Beekeepers ask for a later season", None, None)
    assert [block.text for block in article.blocks if block.label is Label.BYLINE] == [
        "By Ama Mensah, 24 December 2025"
    ]
