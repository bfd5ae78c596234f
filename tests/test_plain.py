"""Scraped text is cut into blocks: nothing lost, nothing invented, broken paragraphs whole again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit import plain
from articlekit.page import BEYOND_LIMIT
from articlekit.plain import read_plain


def texts(source: str) -> list[str]:
    return [block.text for block in read_plain(source).blocks]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_every_kind_of_line_end_ends_a_line(end: str) -> None:
    assert texts(f"Harbour reopens{end}Boats return at dawn.") == ["Harbour reopens", "Boats return at dawn."]


def test_the_next_line_character_is_no_line_end_because_it_is_half_of_broken_letters() -> None:
    assert texts("Ã\x85land votes") == ["Ã\x85land votes"]


def test_a_sentence_broken_at_links_is_one_block() -> None:
    source = "The bridge stays closed, said\nAma Mensah\n, who heads the council\n. Work begins in May."
    assert texts(source) == ["The bridge stays closed, said Ama Mensah, who heads the council. Work begins in May."]


def test_a_sentence_that_goes_on_in_lower_case_is_one_block() -> None:
    assert texts("The bridge over the river stays\nclosed until autumn, the council said.") == [
        "The bridge over the river stays closed until autumn, the council said."
    ]


def test_a_blank_line_always_parts_blocks() -> None:
    assert texts("The bridge over the river stays\n\nclosed until autumn, the council said.") == [
        "The bridge over the river stays",
        "closed until autumn, the council said.",
    ]


HARD_WRAPPED = """\
The council of the small port has voted to keep the old bridge
closed until the autumn, after engineers found rust in two of
the main cables and warned that heavy lorries could bring them
down without notice.
Fishermen, who have to drive an extra forty kilometres every
morning, asked the council for a ferry in the meantime, but the
Treasurer said that there was no money left for one this year.
"""


def test_hard_wrapped_text_becomes_paragraphs() -> None:
    found = texts(HARD_WRAPPED)
    assert len(found) == 2
    assert found[0].startswith("The council of the small port")
    assert found[0].endswith("without notice.")
    assert found[1].endswith("but the Treasurer said that there was no money left for one this year.")


@pytest.mark.parametrize(
    "source",
    [
        "Home\nNews\nSport\nBusiness",
        "Rain delays the cup final in the north\nCouncil votes for a new bridge\nFerry returns after two years",
        "Roses at the gate,\nRain upon the stone,\nNobody is late,\nNobody alone.",
        "5 minutes -\nWhy the ferry matters\n7 minutes -",
        "• flour\n• butter\n• two eggs",
        "contact@example.org\nwww.example.org",
    ],
)
def test_lines_that_belong_apart_stay_apart(source: str) -> None:
    assert texts(source) == source.split("\n")


def test_headlines_of_about_the_same_length_are_not_taken_for_wrapped_prose() -> None:
    source = "\n".join(
        [
            "Government plans new tunnel under the northern bay",
            "Minister Mensah resigns after dispute over budgets",
            "Thousands wait in the rain for tickets to the final",
            "Engineers find rust in the cables of the old bridge",
        ]
    )
    assert texts(source) == source.split("\n")


def test_a_source_beyond_the_limit_keeps_its_rest_in_one_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MAX_BLOCKS", 3)
    page = read_plain("One.\nTwo.\nThree.\nFour.\nFive.  ")
    assert [block.text for block in page.blocks] == ["One.", "Two.", "Three.", BEYOND_LIMIT]
    assert page.source[page.blocks[-1].start : page.blocks[-1].end] == "Four.\nFive."
    assert page.notes == ("only the first 3 lines were read",)


def test_characters_beyond_the_limit_are_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MAX_CHARACTERS", 10)
    page = read_plain("A" * 30)
    assert [(block.start, block.end) for block in page.blocks] == [(0, 10), (10, 30)]
    assert page.notes == ("only the first 10 characters were read",)


PIECES = st.sampled_from(
    ["The mayor said", "ama mensah", ", who", ".", "“", "-", "•", " ", "\t", "\n", "\n\n", "\r\n", "\r", "\u2028",
     "\u00a0", "\x85", "5 minutes -", "The long bridge over the river stays closed", "と市長は述べた。", "«", ")"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_every_visible_character_lies_in_exactly_one_span_in_order(source: str) -> None:
    page = read_plain(source)
    position = 0
    for block in page.blocks:
        assert block.start >= position
        assert not source[position : block.start].strip()
        assert block.start < block.end
        position = block.end
    assert not source[position:].strip()


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
def test_no_text_is_invented(source: str) -> None:
    for block in read_plain(source).blocks:
        assert "".join(block.text.split()) == "".join(source[block.start : block.end].split())


def test_words_that_begin_small_lead_on_to_the_rest_of_their_sentence() -> None:
    broken = "For nine\ndays\nthis\nmonth nobody saw a boat on the river."
    assert [block.text for block in read_plain(broken).blocks] == [
        "For nine days this month nobody saw a boat on the river."
    ]
    menu = "news\nsport\nweather\nwhat is on in the town tonight\nThe ferry is back."
    assert read_plain(menu).blocks[0].text == "news"
    assert [block.text for block in read_plain("Home\nnews\nsport").blocks] == ["Home", "news", "sport"]
