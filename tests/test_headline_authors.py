"""Who signs an HTML page around its headline, whatever the blocks there were judged to be."""

import pytest

from articlekit.about.headline_authors import read_headline_authors, read_signed_authors
from articlekit.about.headline_blocks import find_headline_blocks
from articlekit.about.site_owner import read_owner
from tests.test_headline_blocks import HEADLINE, PROSE, page_with


def authors(lines: str, below: str = "", above: str = "") -> tuple[str, ...]:
    page = page_with(lines, below, above)
    return read_headline_authors(page, find_headline_blocks(page, HEADLINE))


@pytest.mark.parametrize(
    "line",
    [
        "<p>By Ama Boateng</p>",
        "<p>By Ama Boateng March 4, 2025</p>",
        "<address>By Ama Boateng<span>Published: Mar 4, 2025</span></address>",
        "<p>March 4, 2025 | 14:07 | By Ama Boateng</p>",
        "<p>Mar 4, 2025 • Ama Boateng in Coast</p>",
        "<p>By</p><p>Ama Boateng</p>",
        "<div class='article-author'>Ama Boateng</div>",
        "<div>By<span>Ama Boateng</span></div>",
        "<p>By Ama Boateng ⋅ Founder and Editor-in-Chief ⋅ Updated May 6, 2025</p>",
        "<p>By Ama Boateng on March 4, 2025</p>",
        "<p>Edited by Kofi Mensah</p><p>By Ama Boateng</p>",
        "<p><a href='/authors/ama-boateng'>Ama Boateng</a></p>",
    ],
)
def test_bylines_below_the_headline(line: str) -> None:
    assert authors(f"<p>Talks ended at dawn</p>{line}") == ("Ama Boateng",)


def test_a_byline_above_the_headline() -> None:
    assert authors("", above="<p>By Ama Boateng</p>") == ("Ama Boateng",)


def test_a_name_alone_on_its_line() -> None:
    assert authors("<p>Ama Boateng</p><p>4 March 2025</p>") == ("Ama Boateng",)
    assert authors("<p>4 March 2025</p><p>Ama Boateng</p>") == ("Ama Boateng",)
    assert authors("<p>Ama Boateng</p>", below="<p>Ama Boateng</p><p>She covers the coast.</p>") == ("Ama Boateng",)
    assert authors("<p>Ama Boateng</p>") == ()
    assert authors("<p>Kofi</p><p>4 March 2025</p>") == ("Kofi",)
    assert authors("<p>Stone</p><p>4 March 2025</p>") == ()
    contents = "<p>Room-by-Room Harbour Costs</p>"
    assert authors(contents, below=PROSE * 9 + "<h2>Room-by-Room Harbour Costs</h2>" + PROSE) == ()


@pytest.mark.parametrize(
    "line",
    [
        "<p><a href='/winter-pay'>Winter Pay</a></p><p>4 March 2025</p>",
        "<p class='kicker'>Winter Pay</p><p>4 March 2025</p>",
        "<p>Winter pay</p><p>4 March 2025</p>",
        f"<p>{HEADLINE}</p><p>4 March 2025</p>",
        "<p>by harbourmaster7</p><p>4 March 2025</p><p>Coast Weekly</p>",
        "<h4>Winter Strike</h4><p>4 March 2025</p>",
        "<p>On behalf of Harbour Mutual | 4 March 2025 | Winter Pay</p>",
    ],
)
def test_a_section_beside_the_date_is_no_person(line: str) -> None:
    assert authors(line) == ()


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("<p>by Kofi · Mar 4, 2025 at 3:00 am · One comment so far</p>", ("Kofi",)),
        ("<p>By Stone · Mar 4, 2025 at 3:00 am · One comment so far</p>", ()),
        ("<p>By </p><p>April Mensah</p>", ("April Mensah",)),
        ("<p>By Ama LaToya DeSouza</p>", ("Ama LaToya DeSouza",)),
    ],
)
def test_names_of_other_shapes(line: str, people: tuple[str, ...]) -> None:
    assert authors(line) == people


def test_the_byline_that_opens_with_by_below_the_headline() -> None:
    def signed(lines: str, above: str = "", declared: tuple[str, ...] = ()) -> tuple[str, ...]:
        page = page_with(lines, "", above)
        return read_signed_authors(page, find_headline_blocks(page, HEADLINE), declared)

    assert signed("<p>By Ama Boateng and Kofi Mensah</p>") == ("Ama Boateng", "Kofi Mensah")
    assert signed("<div>By<span>Ama Boateng</span></div>") == ("Ama Boateng",)
    assert signed("<p>Edited by Kofi Mensah</p><p>By Ama Boateng</p>") == ("Ama Boateng",)
    assert signed("<p>Edited by Kofi Mensah</p>") == ()
    assert signed("<p>Kofi Mensah, Senior Reporter</p>") == ()
    assert signed("<p>The talks ended at dawn.</p>", above="<p>By Ama Boateng</p>") == ()
    more = "<p>Ama Boateng, Esi Owusu &amp; Kofi Mensah</p>"
    assert signed(more, declared=("Ama Boateng",)) == ("Ama Boateng", "Esi Owusu", "Kofi Mensah")
    assert signed(more, declared=("Yaw Addo",)) == ()
    assert signed(more) == ("Ama Boateng", "Esi Owusu", "Kofi Mensah")
    assert signed("<p>Ama Boateng, the ferry's captain, and two others</p>", declared=("Ama Boateng",)) == ()


def test_who_is_presented_is_the_author() -> None:
    about = "<p>Kofi Mensah is a writer who has lived beside the harbour for thirty years and tells of it.</p>"
    assert authors("<p>Kofi Mensah</p>", below=about) == ("Kofi Mensah",)
    assert authors("<h3>Kofi Mensah</h3>", below=about) == ()
    assert authors("<p>Stone Harbour</p>", below=about.replace("Kofi Mensah", "Stone Harbour")) == ()


@pytest.mark.parametrize(
    ("name", "url", "people"),
    [
        ("Kofi Mensah", "https://kofimensah.example/nets", ("Kofi Mensah",)),
        ("Kofi Mensah", "https://notes.mensah.example/nets", ("Kofi Mensah",)),
        ("Kofi Mensah", "https://harbourpost.example/nets", ()),
        ("Stone Harbour", "https://stoneharbour.example/nets", ()),
        ("Kofi Mensah Corp", "https://kofimensah.example/nets", ()),
    ],
)
def test_the_owner_of_a_site(name: str, url: str, people: tuple[str, ...]) -> None:
    assert read_owner(page_with("", above=f"<div>{name}</div>"), url) == people
    assert read_owner(page_with("", below=f"<p>© 2025 {name}. All rights reserved.</p>"), url) == people


def test_the_only_byline_of_the_page() -> None:
    written = "<h3>Written by Ama Boateng</h3>"
    dated = "<p>Posted by Ama Boateng on 4 March 2025 in coast. Tags: ferries</p>"
    assert authors("", below=PROSE * 9 + dated) == ("Ama Boateng",)
    assert authors("", below=PROSE * 9 + "<p>This post was written by Ama Boateng</p>") == ("Ama Boateng",)
    assert authors("", below=PROSE * 9 + written) == ("Ama Boateng",)
    assert authors("", below=PROSE * 9 + written + "<p>By Kofi Mensah</p>") == ()
    assert authors("", below=PROSE * 9 + "<h3>Ama Boateng, data analyst</h3>") == ()


@pytest.mark.parametrize(
    "line",
    [
        "<p>By <a href='/contributor/ama-boateng'>Ama Boateng</a> &nbsp; <a href='/print'>View In Print</a></p>",
        "<p>By <a href='/author/ama'>Ama Boateng</a>. Reviewed by <a href='/author/kofi'>Kofi Mensah</a></p>",
        "<p>Fact checked by</p><div class='author-name'>Kofi Mensah</div><p>By Ama Boateng</p>",
        "<p>Ama Boateng</p><div class='author-description'>Licensed Harbour Pilot, M.A. Navigation</div>",
        "<p>Now is the hour to mend a net that the winter has torn, says AMA BOATENG.</p>",
    ],
)
def test_one_person_signs_beside_others(line: str) -> None:
    assert authors(line) == ("Ama Boateng",)


@pytest.mark.parametrize(
    "lines",
    [
        "<p>Ama Boateng, Kofi A. Mensah</p>",
        "<div>Ama Boateng, DVM, DACVB; Kofi A. Mensah, BA, LVT, VTS (Harbour)</div>",
        (
            "<p>Author(s)</p><ul><li><a href='/?_author=ama'>Ama Boateng</a></li>"
            "<li><a href='/?_author=kofi'>Kofi A. Mensah</a></li></ul>"
        ),
        (
            "<div>Authors</div><div>AB</div><div>Ama Boateng</div><div>Senior Engineer, Harbour Works</div>"
            "<div>KM</div><div>Kofi A. Mensah</div><div>Director of Tides</div>"
        ),
        (
            "<div>Written by:</div><ul><li><a href='/authors/ama/'>Ama Boateng</a></li>"
            "<li><a href='/authors/kofi/'>Kofi A. Mensah</a></li></ul>"
            "<div>Edited by: <a href='/authors/esi/'>Esi Owusu</a></div>"
        ),
        "<p>Ama Boateng and Kofi A. Mensah | 4 March 2025</p>",
        "<div>Ama Boateng, Kofi A. Mensah - March 4, 2025</div>",
    ],
)
def test_several_people_sign(lines: str) -> None:
    assert authors(lines) == ("Ama Boateng", "Kofi A. Mensah")


@pytest.mark.parametrize(
    "lines",
    [
        "<p>Fact checked by</p><div class='author-name'>Kofi Mensah</div>",
        "<p><a href='/tag/1'>Ama Boateng</a>, <a href='/tag/2'>Kofi Mensah</a></p>",
        "<p>Cape Coast, Bay Harbour</p>",
        "<nav class='menu'><a href='/author/harbour-pilot'>Cape Coast Pilot</a></nav>",
        "<p>Tech Writer</p><p>4 March 2025</p>",
        "<p class='media-info'>Audio 3 min | 4 March 2025 | Kofi Mensah</p>",
        "<p>The harbour police said that nobody was hurt in the night, says the NATO</p>",
    ],
)
def test_nobody_signs(lines: str) -> None:
    assert authors(lines) == ()


def test_readers_do_not_sign_the_story() -> None:
    comments = "<div class='comments'><p>Me too</p><div>Posted by: Kofi Mensah at March 4, 2025 09:28 AM</div></div>"
    assert authors("", below=PROSE * 9 + comments) == ()
    posted = "<div class='posted'>Posted by Ama Boateng at March 3, 2025 11:15 AM</div>"
    assert authors("", below=PROSE * 9 + posted + comments) == ("Ama Boateng",)


def test_the_name_stands_below_the_word_by_wherever_that_is() -> None:
    byline = "<div>by</div><p><a href='/articles/authors/ama'>Ama Boateng</a></p>"
    assert authors("", below=PROSE * 9 + byline) == ("Ama Boateng",)


def test_lines_of_a_byline_name_more_than_the_head() -> None:
    lines = "<div class='bylines'><address>Ama Boateng</address><address>Kofi Mensah</address></div>"
    page = page_with(lines)
    near = find_headline_blocks(page, HEADLINE)
    assert read_signed_authors(page, near, ("Kofi Mensah",)) == ("Ama Boateng", "Kofi Mensah")
    assert read_signed_authors(page, near, ("Esi Owusu",)) == ()


def test_the_owner_is_found_in_the_head_the_menu_and_the_copyright_line() -> None:
    page = page_with("")
    url = "https://amaboateng.example/nets"
    assert read_owner(page, url, ("Ama Boateng",)) == ("Ama Boateng",)
    assert read_owner(page, url, (), "Mending nets — Ama Boateng") == ("Ama Boateng",)
    assert read_owner(page, url, (), "Mending nets — Harbour Post") == ()
    menu = "<nav><ul><li>Nets</li><li>About Ama Boateng</li></ul></nav>"
    assert read_owner(page_with("", above=menu), url) == ("Ama Boateng",)
    below = "<footer>© 2025 Ama Boateng. This site is open source!</footer>"
    top = "<div>Ama Boateng</div>"
    assert read_owner(page_with("", above=top, below=below), "https://ama.example/nets") == ("Ama Boateng",)
    assert read_owner(page_with("", above=top), "https://ama.example/nets") == ()
