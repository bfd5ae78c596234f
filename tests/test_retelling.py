"""What a page tells a second time is left out, and what is meant to stand twice is not."""

from hypothesis import given
from hypothesis import strategies as st

from articlekit.judging.judge import Verdict
from articlekit.judging.retelling import MOST_MEANT, drop_retelling

STORY = [
    f"Paragraph {number} of the harbour's story says who came on the ferry that day, what they carried with them and "
    f"where they went when the rain began, as {number} people on the quay remember it, each in a way of their own."
    for number in range(1, 15)
]
CHORUS = ["Row the boat, row the boat,", "row it to the old grey pier,", "bring the herring, bring the net,", "home!"]


def told(texts: list[str], keep: list[bool] | None = None) -> list[str]:
    verdict = Verdict([], ["length"] * len(texts), [], [])
    kept = list(keep or [True] * len(texts))
    drop_retelling(texts, verdict, kept)
    assert [why == "told_again" for why in verdict.whys] == [
        before and not after for before, after in zip(keep or [True] * len(texts), kept, strict=True)
    ]
    return [text for text, is_kept in zip(texts, kept, strict=True) if is_kept]


def test_a_story_printed_twice_is_told_once() -> None:
    assert told(STORY + STORY) == STORY


def test_a_second_copy_with_a_line_between_is_found_in_both_its_parts() -> None:
    button = "Show the price in kroner"
    assert told([*STORY, *STORY[:7], button, *STORY[7:]]) == [*STORY, button]


def test_what_was_not_kept_does_not_part_a_copy() -> None:
    texts = [*STORY, *STORY[:7], "An advertisement", *STORY[7:]]
    keep = [text != "An advertisement" for text in texts]
    assert told(texts, keep) == STORY


def test_all_paragraphs_in_one_block_tell_nothing_new() -> None:
    assert told([*STORY, " ".join(STORY)]) == STORY


def test_a_block_that_goes_on_behind_an_old_opening_is_new() -> None:
    texts = [STORY[0], f"{STORY[0]} {' '.join(reversed(STORY[1:]))}"]
    assert told(texts) == texts


def test_a_chorus_stays() -> None:
    song = [*CHORUS, *STORY[:2], *CHORUS, *STORY[2:4], *CHORUS]
    assert told(song) == song


def test_one_question_to_everybody_stays() -> None:
    question = "What did you see from the end of the pier on the evening when the ferry came back to the town?"
    interview = [line for answer in STORY for line in (question, answer)]
    assert len(question) * len(STORY) < MOST_MEANT
    assert told(interview) == interview


def test_one_line_again_and_again_is_no_copy_of_itself() -> None:
    assert told(["* * *"] * 40) == ["* * *"] * 40


@given(st.lists(st.sampled_from([*STORY[:4], *CHORUS, ""]), max_size=60))
def test_the_first_telling_of_everything_stays(texts: list[str]) -> None:
    assert list(dict.fromkeys(told(texts))) == list(dict.fromkeys(texts))
