"""An excerpt that was taken for the story goes with the teaser in whose card it stands."""

from articlekit.cleaner import CleanPage, clean
from articlekit.markup import read_markup
from articlekit.models import Label
from articlekit.other_stories.excerpts import find_excerpts
from articlekit.other_stories.stories import StoryBlock

FERRY = "<p>The old ferry came back to the harbour on Monday after two years of work, the town said in the evening.</p>"
BOATS = "<p>Eleven boats met it at the end of the pier, and the band of the fire brigade played until it rained.</p>"
MAYOR = "<p>The mayor, who had promised it for June, called it a good day for everybody who lives by the water.</p>"
MILL = "The mill burns for a day"
EXCERPT = "Nobody was hurt when the old mill burned down, but the swallows lost eleven nests in one night."


def excerpts(body: str, titles: set[str], *, dropped: str = "") -> list[str]:
    page: CleanPage = clean(read_markup(f"<body><article>{body}</article>"), language="en", packs=())
    blocks = {index: StoryBlock(Label.STORY_TITLE, "teaser") for index, text in enumerate(page.texts) if text in titles}
    keep = [index not in blocks and (not dropped or dropped not in text) for index, text in enumerate(page.texts)]
    found = find_excerpts(page, keep, blocks)
    assert {block.label for block in found.values()} <= {Label.STORY_OTHER}
    return [page.texts[index] for index in found]


def card(title: str, text: str) -> str:
    return f'<div class="teaser"><h3><a href="/{title[:5]}">{title}</a></h3><div><p>{text}</p></div></div>'


def test_the_excerpt_below_a_teaser_in_the_story_is_the_teasers() -> None:
    assert excerpts(FERRY + BOATS + card(MILL, EXCERPT) + MAYOR * 5, {MILL}) == [EXCERPT]


def test_the_paragraph_below_a_linked_heading_of_the_story_stays() -> None:
    assert excerpts(f'{FERRY}{BOATS}<h3><a href="/mill">{MILL}</a></h3><p>{EXCERPT}</p>{MAYOR * 5}', {MILL}) == []


def test_what_a_list_says_of_each_of_its_entries_is_the_story() -> None:
    titles = [f"{name} mill burns for a day" for name in ("Old", "New", "Low", "High")]
    assert excerpts(FERRY * 9 + "".join(card(title, EXCERPT) for title in titles), set(titles)) == []


def test_a_card_that_holds_a_good_part_of_the_story_is_none() -> None:
    assert excerpts(FERRY + card(MILL, EXCERPT), {MILL}) == []
    assert excerpts(FERRY * 9 + card(MILL, f"{EXCERPT}</p>{FERRY * 2}<p>"), {MILL}) == []


def test_what_was_dropped_is_no_excerpt() -> None:
    assert excerpts(FERRY + BOATS + card(MILL, EXCERPT) + MAYOR * 5, {MILL}, dropped="Nobody") == []
