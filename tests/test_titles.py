"""The title of scraped text among the lines that look like it."""

import pytest

import articlekit
from tests.test_status import PARAGRAPHS

TITLE = "Ferry crews vote to strike for a week"


def title(*lines: str) -> str | None:
    return articlekit.parse("\n\n".join([*lines, *PARAGRAPHS]), media_type="text/plain").title


@pytest.mark.parametrize("above", ["Start / Hafen / ", "Hafenblatt » Küste » ", "Coast Guide > ", "Harbour Stories. "])
def test_what_leads_to_the_title_is_no_part_of_it(above: str) -> None:
    assert title(f"{above}{TITLE}", "Share", TITLE, "By Ama Mensah", "4 May 2026") == TITLE
    assert title("Menu", "Harbour", TITLE, "Save for later", f"{above}{TITLE}", "4 May 2026") == TITLE


def test_a_kicker_with_its_colon_stays() -> None:
    assert title(f"Harbour strike: {TITLE}", "4 May 2026", TITLE) == f"Harbour strike: {TITLE}"
