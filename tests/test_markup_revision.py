"""What the elements of an HTML page alone tell beyond doubt, whatever the judge said of their blocks."""

from collections.abc import Callable

import pytest

from articlekit.cleaner import clean
from articlekit.judging.judge import Verdict
from articlekit.judging.markup_revision import revise_markup
from articlekit.judging.story_looks import strangers_above
from articlekit.markup import read_markup

FERRY = "<p>The old ferry came back to the harbour on Monday after two years of work, the town said in the evening.</p>"
BOATS = "<p>Eleven boats met it at the end of the pier, and the band of the fire brigade played until it rained.</p>"
MAYOR = "<p>The mayor, who had promised it for June, called it a good day for everybody who lives by the water.</p>"


def revised(body: str, kept: Callable[[str], bool]) -> dict[str, str]:
    """The blocks that are kept after the second look, by the beginning of their text, with the reasons."""
    page = clean(read_markup(f"<body>{body}"), language="en", packs=())
    keep = [kept(text) for text in page.texts]
    count = len(keep)
    verdict = Verdict(list(keep), ["judge"] * count, [1] * count, [0.0] * count)
    revise_markup(page, verdict, keep)
    return {text[:12]: why for text, why, is_kept in zip(page.texts, verdict.whys, keep, strict=True) if is_kept}


def everything(_: str) -> bool:
    return True


def prose(text: str) -> bool:
    return text.endswith(".")


STORY = ["The old ferr", "Eleven boats", "The mayor, w"]


@pytest.mark.parametrize(
    "apart",
    [
        "<dialog><p>A word is explained here.</p></dialog>",
        "<form><p>Which boat do you own?</p></form>",
        "<footer><p>Pier Street 4, Oldtown.</p></footer>",
        "<figure><figcaption>The ferry at the quay, seen from the tower.</figcaption></figure>",
        '<div class="modal fade"><div><p>You may print this story under these terms.</p></div></div>',
        '<div class="article-cta"><p>Ready to buy a boat? We find the one for you.</p></div>',
        '<p class="disclaimer">Nothing here is advice.</p>',
        '<div class="Article-infoBox"><p>A ferry is a boat that goes to and fro.</p></div>',
        "<aside><h3>Boats in figures</h3><p>The town has eleven.</p></aside>",
        '<div class="offer hidden"><p>Read all of it for one euro.</p></div>',
    ],
)
def test_what_is_no_part_of_a_text_is_dropped(apart: str) -> None:
    assert list(revised(FERRY + BOATS + apart + MAYOR, everything)) == STORY


def test_a_form_above_the_story_is_dropped_too() -> None:
    assert (
        list(revised("<form><p>Get our letter from the harbour.</p></form>" + FERRY + BOATS + MAYOR, everything))
        == STORY
    )


def test_what_looks_otherwise_above_the_title_is_a_notice() -> None:
    notice = "<ul><li>No trains run to Oldtown until May.</li><li>Buses stop at the pier. Trams do not.</li></ul>"
    page = clean(read_markup(f"<body>{notice}<h1>Ferry</h1>{FERRY}{BOATS}{MAYOR}"), language="en", packs=())
    assert strangers_above(page, [text != "Ferry" for text in page.texts], 2) == [0, 1]
    alike = clean(read_markup(f"<body>{FERRY}{BOATS}<h1>Ferry</h1>{MAYOR * 5}"), language="en", packs=())
    assert strangers_above(alike, [text != "Ferry" for text in alike.texts], 2) == []
    more = clean(read_markup(f"<body>{notice * 9}<h1>Ferry</h1>{MAYOR}"), language="en", packs=())
    assert strangers_above(more, [text != "Ferry" for text in more.texts], 18) == []


def test_a_story_in_a_form_stays() -> None:
    assert list(revised(f"<form><h1>Ferry</h1>{FERRY}{BOATS}{MAYOR}</form>", prose)) == STORY


def test_a_story_in_an_element_with_a_wrong_name_stays() -> None:
    assert list(revised(f"<p>It is back.</p><div class='modal'>{FERRY}{BOATS}{MAYOR}</div>", prose))[1:] == STORY


@pytest.mark.parametrize(
    "beside",
    [
        "<aside><p>She was built in 1931.</p></aside>",
        '<div class="hidden md:block"><p>She was built in 1931.</p></div>',
    ],
)
def test_a_remark_and_what_is_hidden_on_small_screens_stay(beside: str) -> None:
    assert "She was buil" in revised(FERRY + beside + BOATS + MAYOR, everything)


def test_who_is_quoted_stays() -> None:
    quoted = "<blockquote><p>It floats.</p><footer>Ama Boateng, shipwright</footer></blockquote>"
    assert "Ama Boateng," in revised(FERRY + BOATS + quoted + MAYOR, everything)


def test_a_box_that_is_one_link_is_a_button() -> None:
    button = '<div><a href="/boats">Find the boat that suits you</a></div>'
    assert list(revised(f"<div>{FERRY}{BOATS}{button}{MAYOR}</div>", everything)) == STORY
    linked = '<div>The <a href="/boats">boats</a> were lit.</div>'
    assert "The boats we" in revised(f"<div>{FERRY}{BOATS}{linked}{MAYOR}</div>", everything)


def test_headlines_that_are_links_in_one_element_list_other_stories() -> None:
    links = "".join(f"<a href='/{name}'>The {name} burns for a day</a><br>" for name in ("mill", "tower", "barn"))
    assert list(revised(f"{FERRY}{BOATS}{MAYOR}<div>{links}</div>", everything)) == STORY
    assert list(revised(f"{FERRY}{BOATS}{MAYOR}<p>{links.replace('<br>', ' ')}</p>", everything)) == STORY
    few = "<p><a href='/mill'>The mill burns for a day</a><br><a href='/tower'>The tower leans</a></p>"
    assert "The mill bur" in revised(FERRY + few + BOATS + MAYOR, everything)


def test_what_the_heading_of_a_list_opens_is_listed() -> None:
    excerpts = {"The mill burns for a day": BOATS, "The tower leans": MAYOR}
    cards = "".join(f"<div><h3><a href='/{name[:8]}'>{name}</a></h3>{text}</div>" for name, text in excerpts.items())
    listed = f"<main>{FERRY}</main><div><h2>Most read</h2>{cards}</div>"
    assert list(revised(listed, lambda text: text != "Most read")) == STORY[:1]
    unlisted = f"<main>{FERRY}</main><div><h2>In the harbour</h2>{cards}</div>"
    assert "Eleven boats" in revised(unlisted, everything)
    beside = f"<main>{FERRY}<h2>Most read</h2>{BOATS}{MAYOR}</main>"
    assert "Eleven boats" in revised(beside, everything)
    long = cards.replace("</p>", f" {'It rained all day long. ' * 20}</p>")
    assert "Eleven boats" in revised(f"<main>{FERRY}</main><div><h2>Most read</h2>{long}</div>", everything)


def test_the_rows_of_a_table_in_the_story_stay() -> None:
    rows = "<tr><td>Monday</td><td>11</td></tr><tr><td>Tuesday</td><td>9</td></tr><tr><td>Sunday</td><td>4</td></tr>"
    table = f"<table><tr><th>Day</th><th>Boats</th></tr>{rows}</table>"
    assert revised(FERRY + table + MAYOR, prose)["Monday | 11"] == "row_inside"
    assert "Monday | 11" not in revised(FERRY + MAYOR + table, prose)
    assert "Monday | 11" not in revised(f"{FERRY}<form>{table}</form>{MAYOR}", prose)


def test_a_table_whose_head_closes_the_story_stays_whole() -> None:
    table = "<table><thead><tr><th>Day</th><th>Boats</th></tr></thead><tr><td>Monday</td><td>11</td></tr></table>"
    other = "<table><tr><td>Tuesday</td><td>9</td></tr></table>"
    kept = revised(FERRY + BOATS + table + other, lambda text: prose(text) or text.startswith("Day"))
    assert kept["Monday | 11"] == "row_inside"
    assert "Tuesday | 9" not in kept


def test_numbered_headings_stay_even_where_they_are_links() -> None:
    parts = "".join(
        f'<h2><a href="/{name}">{number}. {name.title()}</a></h2>{text}'
        for number, (name, text) in enumerate({"pier": FERRY, "tower": BOATS, "mill": MAYOR}.items(), 1)
    )
    assert revised(parts, prose)["2. Tower"] == "numbered_heading"
    assert "2. Tower" not in revised(parts.replace("3. Mill", "1. Mill"), prose)


@pytest.mark.parametrize("between", ["<h2>Key takeaways</h2>", "<h3>What it costs</h3>", "<pre>sail --north 4</pre>"])
def test_a_heading_or_code_between_two_parts_of_the_story_stays(between: str) -> None:
    assert revised(FERRY + between + BOATS + MAYOR, prose)[_start_of(between)] == "between_story"


def test_code_in_the_midst_of_the_story_stays_behind_its_button() -> None:
    assert (
        revised(FERRY + "<button>Copy</button><pre>sail --north 4</pre>" + MAYOR, prose)["sail --north"]
        == "between_story"
    )


def _start_of(markup: str) -> str:
    return markup.split(">")[1].split("<", maxsplit=1)[0][:12]


@pytest.mark.parametrize(
    "between",
    ['<h2><a href="/mill">The mill burns</a></h2>', "<h2>Share this story</h2>", "<h2>Most read</h2>"],
)
def test_a_linked_heading_or_one_that_a_rule_knows_does_not(between: str) -> None:
    assert list(revised(FERRY + between + BOATS + MAYOR, prose)) == STORY


@pytest.mark.parametrize(
    ("announcement", "entries"),
    [("<p>Bring these:</p>", "<ul>{}</ul>"), ("<p>Bring these.</p>", "<ol>{}</ol>")],
)
def test_a_list_that_is_announced_or_numbered_stays(announcement: str, entries: str) -> None:
    items = entries.format("<li>a warm coat</li><li>a rope of nine metres</li>")
    kept = revised(FERRY + announcement + items + MAYOR, lambda text: text[-1] in ".:")
    assert kept["a warm coat"] == "list_mate"


@pytest.mark.parametrize(
    "entries",
    [
        "<ul><li>a warm coat</li><li>a rope of nine metres</li></ul>",
        '<ol><li><a href="/mill">The mill burns for a day</a></li><li><a href="/tower">The tower leans</a></li></ol>',
    ],
)
def test_a_list_that_nothing_announces_or_that_is_links_does_not(entries: str) -> None:
    assert list(revised(FERRY + BOATS + entries + MAYOR, prose)) == STORY


def told(text: str) -> bool:
    return text.endswith(".") and not text.startswith("The mayor")


def test_the_story_goes_on_behind_a_box_where_its_paragraphs_look_alike() -> None:
    parts = [f'<section class="part"><div>{text}</div></section>' for text in (FERRY, BOATS, FERRY, MAYOR)]
    kept = revised("".join([*parts[:3], "<aside><p>Subscribe now.</p></aside>", parts[3]]), told)
    assert kept["The mayor, w"] == "same_look"


def test_a_paragraph_that_looks_otherwise_is_left_as_it_was_judged() -> None:
    parts = [f'<section class="part"><div>{text}</div></section>' for text in (FERRY, BOATS, FERRY)]
    assert "The mayor, w" not in revised("".join([*parts, f'<section class="reader">{MAYOR}</section>']), told)


def test_what_stands_behind_the_last_paragraph_of_the_story_is_not_its_own() -> None:
    end = '<div class="vote"><p>No votes so far.</p></div>'
    assert list(revised(FERRY + BOATS + MAYOR + end, prose)) == STORY
    assert "No votes so " in revised(FERRY + BOATS + MAYOR.replace("water.", "water:") + end, everything)
    correction = '<div class="vote"><p>Correction: The ferry has two decks.</p></div>'
    assert "Correction: " in revised(FERRY + BOATS + MAYOR + FERRY + correction, everything)


def test_a_label_in_a_box_is_not_the_storys() -> None:
    label = '<div class="stamp">20:24 Kofi Mensah</div>'
    assert list(revised(FERRY + label + BOATS + MAYOR, everything)) == STORY
    assert "20:24 Kofi M" in revised(f"<p>Short.</p>{label}{label}", everything)


def test_a_link_alone_at_the_end_leads_elsewhere() -> None:
    link = '<p class="more"><a href="/mill">Why the mill burnt down</a></p>'
    assert list(revised(f"{FERRY}{BOATS}<ul><li>{MAYOR}</li></ul>{link}", everything)) == STORY


def test_several_headings_alike_in_the_midst_of_the_story_stay() -> None:
    named = {"Pier": FERRY, "Tower": BOATS, "Mill": MAYOR}
    parts = [f"<h2>{name}</h2><p>(Photo)</p>{text}" for name, text in named.items()]
    kept = revised(FERRY + "".join(parts), prose)
    assert kept["Pier"] == kept["Tower"] == kept["Mill"] == "same_look"
    assert "Pier" not in revised(FERRY + "".join(parts[:2]), prose)


def test_a_heading_above_a_part_of_the_story_that_looks_like_one_that_was_kept_stays() -> None:
    teaser = "<section><a href='/mill'>The mill burns</a></section>"
    parts = f"{FERRY}<h3>A long day</h3>{BOATS}{teaser}<h3>What it costs</h3>{MAYOR}"
    assert revised(parts, lambda text: prose(text) or text == "A long day")["What it cost"] == "same_look"
    assert "What it cost" not in revised(parts, prose)
    assert "What it cost" not in revised(
        parts, lambda text: text != "What it costs" and not text.startswith("The mayor")
    )


def test_lines_that_go_on_below_the_last_paragraph_stay() -> None:
    lines = "<p>Pier: eleven boats</p><p>Old quay: four</p><p><a href='/mill'>Mill</a>: none</p>"
    assert (
        revised(f"<div>{FERRY}{lines}</div>{BOATS}", lambda text: text.startswith("The old"))["Old quay: fo"]
        == "same_look"
    )
    assert "Old quay: fo" not in revised(f"<div>{FERRY}</div><div>{lines}</div>", prose)
    assert "Old quay: fo" not in revised(f"<div>{FERRY}{lines.replace('<p>', '<p class=credit>')}</div>", prose)
    linked = "".join(f"<p><a href='/{name}'>{name}</a></p>" for name in ("Pier news", "Old quay: four", "Mill news"))
    assert "Old quay: fo" not in revised(f"<div>{FERRY}{linked}</div>", prose)


def test_a_list_that_closes_the_story_stays_and_one_of_links_does_not() -> None:
    dates = "<ul><li>9 June: Oldtown</li><li>10 June: Newtown</li></ul>"
    links = "<ul><li><a href='/a'>The mill burns for a day</a></li><li>See <a href='/b'>the tower lean</a></li></ul>"
    story = FERRY + BOATS + MAYOR + FERRY + BOATS
    assert "9 June: Oldt" in revised(story + dates, everything)
    assert list(revised(story + links, everything)) == STORY


def test_a_lead_that_opens_with_a_place_is_the_storys() -> None:
    lead = "Oldtown. For two years the harbour had waited for its ferry, and on Monday the waiting came to an end."
    body = f"<h1>Ferry</h1><div>{lead}</div>{{}}{FERRY}{BOATS}"
    assert revised(body.format(""), lambda text: text[:3] in {"The", "Ele"})["Oldtown. For"] == "dateline"
    for caption in (f"<figcaption>{lead}</figcaption>", f"<div>{lead.replace('Oldtown', 'Prof')}</div>"):
        assert len(revised(caption + FERRY + BOATS, lambda text: text[:3] in {"The", "Ele"})) == 2


def test_who_wrote_a_post_goes_with_it() -> None:
    post = "<blockquote><p>Fog again!</p>— Skerry Gulls (@skerrygulls) <a href='/1'>March 1, 2026</a></blockquote>"
    assert "— Skerry Gul" in revised(FERRY + post + MAYOR, everything)
    assert "— Skerry Gul" not in revised(FERRY + post + MAYOR, lambda text: text != "Fog again!")
