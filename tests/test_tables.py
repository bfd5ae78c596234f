"""Tables of results in and below a story: all their rows are its own, and their dates are those of matches."""

from collections.abc import Sequence
from datetime import UTC, datetime

import articlekit
from articlekit.models import Article, Label

LEAD = "The first round of the Harbour Cup was played in heavy rain on Saturday, and three of the four home sides won."
RESULTS = [
    ("Home", "Away", "Score"),
    ("Oldtown", "Seaside", "3-1"),
    ("Northport", "Mill Lane", "0-2"),
    ("Quayside", "Dockers", "1-0"),
]
FIXTURES = [("Date", "Home", "Away"), ("10 May", "Oldtown", "Mill Lane"), ("10 May", "Quayside", "Northport")]
ROWS = [" | ".join(row) for row in (*RESULTS, *FIXTURES)]
FETCHED = datetime(2026, 5, 5, 12, tzinfo=UTC)


def rows_of(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.label is Label.TABLE]


def table(rows: Sequence[tuple[str, ...]]) -> str:
    return "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows) + "</table>"


def as_markup() -> str:
    return (
        '<header><nav><a href="/">Home</a><a href="/news">News</a></nav></header>'
        f"<article><h1>Harbour Cup: results of the first round</h1><p>{LEAD}</p>"
        f"<h2>Results</h2>{table(RESULTS)}<h2>Next round</h2>{table(FIXTURES)}</article>"
        '<aside><h2>Most read</h2><ul><li><a href="/n/council-votes-on-hall">Council votes on new market hall</a></li>'
        '<li><a href="/n/teachers-ask-for-more">Teachers ask for smaller classes</a></li></ul></aside>'
    )


def as_text() -> str:
    parts = ["Harbour Cup: results of the first round", LEAD, "Results", *ROWS[:4], "Next round", *ROWS[4:]]
    return "\n\n".join([*parts, "Most read", "Council votes on new market hall", "Teachers ask for smaller classes"])


def test_every_row_of_the_tables_is_kept_and_no_match_is_the_day_of_publication() -> None:
    for page in (as_markup(), as_text()):
        article = articlekit.parse(page, fetched_at=FETCHED)
        assert rows_of(article) == ROWS
        assert article.published_at is None
        assert [link.title for link in article.story_links] == [
            "Council votes on new market hall",
            "Teachers ask for smaller classes",
        ]


def test_a_byline_in_a_table_that_lays_out_the_page_keeps_its_date() -> None:
    laid_out = f"<table><tr><td>Ama Mensah</td><td>3 May 2026</td></tr><tr><td><p>{LEAD}</p></td></tr></table>"
    article = articlekit.parse(f"<h1>Harbour Cup: results of the first round</h1>{laid_out}", fetched_at=FETCHED)
    assert article.published_at is not None
    assert article.published_at.date().isoformat() == "2026-05-03"


def test_menus_of_links_stay_outside_the_story() -> None:
    menu = "Home | News | Sport | Weather\n\nAbout | Contact | Terms | Privacy\n\n"
    article = articlekit.parse(
        f"{menu}Harbour Cup: results of the first round\n\n{LEAD}\n\n{LEAD.replace('first', 'last')}"
    )
    assert rows_of(article) == []


def test_results_in_lines_are_no_headings_of_one_another() -> None:
    lines = ["Oldtown 3-1 Seaside", "Northport 0-2 Mill Lane", "Quayside 1-0 Dockers", "Lighthouse 4-4 Anchor"]
    end = "The second round is to be played on 10 May, the organisers said on Sunday after the draw."
    article = articlekit.parse("\n".join([f"Harbour Cup: results\n\n{LEAD}\n", "Results", *lines, "", end]))
    labels = {block.text: block.label for block in article.blocks}
    assert labels["Results"] is Label.HEADING
    assert {labels[line] for line in lines} == {Label.PARAGRAPH}


def test_a_list_of_questions_and_answers_is_kept_to_its_end() -> None:
    asked = [
        ("Mr Adu, are you tired?", "No."),
        ("Why not?", "Because the work changes every day. In spring we paint, in autumn we clear the drains."),
        (
            "How long will the bridge stand?",
            "Longer than both of us. The steel is good, and so are the rivets of 1931.",
        ),
        ("What do you do on your last day?", "I will walk across it, slowly, and look at the water."),
    ]
    answers = "".join(f"<dt>{question}</dt><dd>{answer}</dd>" for question, answer in asked)
    lead = "Kofi Adu has looked after the harbour bridge for thirty years. We met him in his workshop below the deck."
    beside = '<aside><h2>Most read</h2><a href="/n/council-votes-on-hall">Council votes on new market hall</a></aside>'
    article = articlekit.parse(
        f'<main><div><h1>"We count every nail"</h1><p>{lead}</p>'
        f"<dl>{answers}<dt>Thank you.</dt></dl></div>{beside}</main>"
    )
    assert [block.text for block in article.body] == [lead, *[line for pair in asked for line in pair], "Thank you."]


def test_a_sentence_below_a_list_or_a_brief_is_its_end() -> None:
    lead = "This soup has been cooked on the night boats for as long as anybody remembers, and every crew has its own."
    steps = "<ol><li>Chop the onions and fry them in oil until soft.</li><li>Add the fish and simmer.</li></ol>"
    tip = "Tip: a pinch of saffron does no harm."
    recipe = articlekit.parse(f"<article><h1>Fish soup</h1><p>{lead}</p><h2>Method</h2>{steps}<p>{tip}</p></article>")
    assert recipe.text.endswith(tip)
    told = "The ferry is back on Monday, the town said on Friday after a meeting with the crews."
    ticket = "Tickets cost as much as before."
    beside = '<aside><h2>Most read</h2><a href="/n/council-votes-on-hall">Council votes on new market hall</a></aside>'
    brief = f"<article><h1>Ferry back on Monday</h1><p>{told}</p><p>{ticket}</p></article>{beside}"
    assert articlekit.parse(brief).text == f"{told}\n{ticket}"
    assert articlekit.parse(brief.replace(ticket, "Share")).text == told
