"""Where the text of a page ends its story, whatever the judge said of the lines below."""

from articlekit import Label, parse
from articlekit.cleaner import clean
from articlekit.judging.judge import Verdict
from articlekit.judging.revision import revise
from articlekit.judging.story_ends import WHOLE_STORY
from articlekit.plain import read_plain
from tests.test_status import PARAGRAPHS

STORY = [*PARAGRAPHS, *(f"{paragraph} So said the harbour master, who had seen it all." for paragraph in PARAGRAPHS)]
FURNITURE = ["Share this article", "Facebook", "Tags: ferry, river", "Leave a comment", "Advertisement"]
SECOND = (
    "Two divers cut a whale out of a net on Monday, the coast guard said, and it swam away without a word of thanks."
)
DATE = "Published: 3 March 2026"


def revised(*lines: str) -> tuple[list[str], list[str]]:
    """What is left of lines that were all taken for the story unless a rule knows them, and the reasons."""
    page = clean(read_plain("\n\n".join(lines)), language="en", packs=())
    keep = [mark is None for mark in page.marks]
    count = len(keep)
    verdict = Verdict(list(keep), ["judge"] * count, [1] * count, [5.0] * count)
    revise(page, verdict, keep)
    return [text for text, is_kept in zip(page.texts, keep, strict=True) if is_kept], verdict.whys


def test_a_second_story_with_a_date_of_its_own_is_another() -> None:
    assert sum(map(len, STORY)) > WHOLE_STORY
    kept, whys = revised(*STORY, *FURNITURE, DATE, *[SECOND] * 9)
    assert kept == STORY
    assert whys[-1] == "second_story"


def test_a_date_behind_nothing_that_closes_a_story_ends_nothing() -> None:
    assert SECOND in revised(*STORY, *["Advertisement"] * 5, DATE, *[SECOND] * 9)[0]


def test_a_date_right_behind_the_story_ends_nothing() -> None:
    assert SECOND in revised(*STORY, "Share this article", DATE, *[SECOND] * 9)[0]


def test_a_story_that_has_hardly_begun_goes_on_behind_its_buttons() -> None:
    assert revised(PARAGRAPHS[0], *FURNITURE, DATE, *PARAGRAPHS[1:])[0] == PARAGRAPHS


def test_lines_far_below_behind_a_share_row_and_a_copyright_line_are_no_part_of_it() -> None:
    below = ["Share this article", "Facebook", "© 2026 River Post", "Advertisement"]
    kept, whys = revised(*STORY, *below, SECOND)
    assert kept == STORY
    assert whys[-1] == "below_story"


def test_half_a_story_behind_them_is_still_the_story() -> None:
    below = ["Share this article", "Facebook", "© 2026 River Post", "Advertisement"]
    assert revised(*STORY[:8], *below, *STORY[8:])[0] == STORY


def test_a_sentence_behind_one_such_line_is_left_as_it_was_judged() -> None:
    below = ["Tags: ferry, river", *["Advertisement"] * 5]
    assert SECOND in revised(*STORY, *below, SECOND)[0]
    assert "Picture of the day" not in revised(*STORY, *below, "Picture of the day")[0]


def test_a_short_line_alone_at_the_end_is_a_label() -> None:
    assert revised(*STORY, "Tags: ferry, river", "Picture of the day", "Tags: boats")[0] == STORY
    assert revised(*STORY, "Two whales and a net")[0] == [*STORY, "Two whales and a net"]


def revised_where(*lines: str, story: frozenset[str]) -> dict[str, str]:
    """The reasons of the lines that are kept where the judge kept these alone."""
    page = clean(read_plain("\n\n".join(lines)), language="en", packs=())
    keep = [text in story for text in page.texts]
    count = len(keep)
    verdict = Verdict(list(keep), ["judge"] * count, [1] * count, [-9.0] * count)
    revise(page, verdict, keep)
    return {text: why for text, why, is_kept in zip(page.texts, verdict.whys, keep, strict=True) if is_kept}


LONG = (
    f"{SECOND} Nobody had seen the whale come in, and nobody saw it leave, for the fog was back before the divers were."
)


def test_a_long_paragraph_shortly_above_the_story_is_its_lead() -> None:
    story = frozenset(STORY)
    assert revised_where(LONG, "Advertisement", *STORY, story=story)[LONG] == "beside_story"
    assert LONG not in revised_where(LONG, "Most read", *STORY, story=story)
    assert LONG not in revised_where(LONG, *["Home"] * 9, *STORY, story=story)
    assert SECOND not in revised_where(SECOND, "Advertisement", *STORY, story=story)


def test_a_long_paragraph_behind_a_box_below_the_story_is_its_end() -> None:
    story = frozenset(STORY)
    box = ["Sign up to our newsletter", "Once a week, from the harbour"]
    assert revised_where(*STORY, *box, LONG, "Most read", story=story)[LONG] == "beside_story"
    assert LONG not in revised_where(*STORY, "Once a week, from the harbour", LONG, story=story)
    assert LONG not in revised_where(*STORY, *box, "Share this article", LONG, story=story)


def test_bulleted_headlines_with_kickers_in_the_midst_of_the_story_are_other_stories() -> None:
    promos = [
        "* Oldtown: The mill burns for a day",
        "* Harbour: Why the ferry never came back",
        "* Mayor under fire: What the council wants to know",
    ]
    kept, whys = revised(*STORY[:4], *promos, *STORY[4:])
    assert kept == STORY
    assert whys[4:7] == ["headline_wall"] * 3
    assert promos[0] in revised(*STORY[:3], "The council asked for these three things:", *promos, *STORY[3:])[0]
    facts = ["* Length: 9 metres", "* Crew: eleven", "* Built: in 1931 by the old yard"]
    assert revised(*STORY[:4], *facts, *STORY[4:])[0] == [*STORY[:4], *facts, *STORY[4:]]


def test_a_sentence_above_the_credit_of_a_picture_is_its_caption() -> None:
    caption = "The ferry at the old pier on Monday evening."
    kept, whys = revised(*STORY[:4], caption, "Photo: Ama Mensah", *STORY[4:])
    assert kept == STORY
    assert whys[4] == "above_credit"
    assert revised(*STORY[:4], LONG, "Photo: Ama Mensah", *STORY[4:])[0] == [*STORY[:4], LONG, *STORY[4:]]


def test_a_caption_that_only_its_credit_gives_away_is_labelled_as_one() -> None:
    caption = "The ferry at the old pier on Monday evening."
    article = parse("\n\n".join(["The ferry is back", *STORY[:4], caption, "Photo: Ama Mensah", *STORY[4:]]))
    assert [block.label for block in article.blocks if block.text == caption] == [Label.CAPTION]


def test_excerpts_that_break_off_go_with_their_headlines() -> None:
    excerpts = ["The mill burns for a day", "Nobody was hurt when the old mill burned down on Monday, but the…"]
    more = ["The tower leans again", "Eleven engineers looked at the tower on Friday and went home without..."]
    kept, whys = revised(*STORY, *excerpts, *more)
    assert kept == STORY
    assert whys[-4:] == ["listed"] * 4
    assert revised(*STORY, "Most read", *excerpts)[0] == STORY
    assert excerpts[1] in revised(*STORY[:4], *excerpts, *STORY[4:])[0]
