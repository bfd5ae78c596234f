"""Who signs scraped text: by a word, a date or a role beside the name; nobody where only others are named."""

import pytest

import articlekit

HEADLINE = "Ferry crews vote to strike over winter pay"
PROSE = (
    "The crews of the harbour ferries voted on Monday to stop work for a week, the union said after a long night of "
    "talks in which neither side had moved, and the last boat leaves on Friday."
)


def authors(lines: str, below: str = "", above: str = "") -> tuple[str, ...]:
    page = f"{above}{HEADLINE}\n\n{lines}\n\n" + f"{PROSE}\n\n" * 8 + below
    return articlekit.parse(page, media_type="text/plain").authors


@pytest.mark.parametrize(
    "lines",
    [
        "* By Ama Boateng\n* 4 March 2025",
        "By\n\nAma Boateng Lifestyle Writer\n\n14:00, 4 Mar 2025",
        "Written by\n\nAma Boateng, Ph.D.\n\nEdited by Kofi Mensah",
        "by Ama Boateng Mar. 4, 2025 1:15 pm",
        "By Ama Boateng Follow\n\n4 March 2025",
        "Ama Boateng | Published 4 months ago",
        "4 March 2025 • Ama Boateng • 3 min",
        "Ama Boateng 2 minutes read",
        "Ama Boateng\n\n4 March 2025",
        "Ama Boateng@amaboateng\n\n4 March 2025",
        "Ama Boateng Ama Boateng\n\n4 March 2025",
        "Ama Boateng\n\nHarbour Correspondent",
        "Written By: Ama Boateng Executive Digital Editor and Master Gardener",
    ],
)
def test_who_signs_below_the_headline(lines: str) -> None:
    assert authors(lines) == ("Ama Boateng",)


def test_several_sign_below_one_word() -> None:
    assert authors("By\n\nAma Boateng News Reporter\n\nKofi Mensah\n\n4 March 2025") == ("Ama Boateng", "Kofi Mensah")


def test_who_stands_above_the_headline_signs_only_where_nobody_does_below() -> None:
    above = "By Kofi Mensah\n\n"
    assert authors("Ama Boateng\n\n4 March 2025", above=above) == ("Ama Boateng",)
    assert authors("4 March 2025", above=above) == ("Kofi Mensah",)


@pytest.mark.parametrize(
    "lines",
    [
        "Kofi Mensah\n\nPhoto: Harbour Press",
        "Edited by Kofi Mensah\n\n4 March 2025",
        "Share Tweet Send\n\n4 March 2025",
        "Dive Deeper (7 min)\n\n4 March 2025",
        "By Harbour Press\n\n4 March 2025",
        "Kofi Mensah's\n\n4 March 2025",
    ],
)
def test_nobody_signs(lines: str) -> None:
    assert authors(lines) == ()


def test_who_signs_another_story_does_not_sign_this_page() -> None:
    stories = (
        "Fishermen wait for the new harbour wall to be finished",
        "Mayor promises lamps along the road to the market",
        "Three schools share one bus after the summer storms",
    )
    cards = "\n\n".join(f"{headline}\n\nBy Kofi Boateng\n\n2 hours ago" for headline in stories)
    assert authors("By Ama Mensah\n\n4 March 2025", below=f"Latest Stories\n\n{cards}\n") == ("Ama Mensah",)
    assert authors("4 March 2025", below=f"Latest Stories\n\n{cards}\n") == ()
