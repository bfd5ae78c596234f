"""Lines that the cleaner marks although no rule takes them as they stand."""

import pytest

import articlekit
from articlekit.cleaner import clean
from articlekit.plain import read_plain


def reason_of(line: str, language: str = "en") -> str | None:
    page = clean(read_plain(f"The ferry is back.\n\n{line}\n\nThe mayor is not."), language=language, packs=())
    mark = page.marks[1]
    return mark.why if mark is not None else None


@pytest.mark.parametrize(
    ("line", "language"),
    [("FacebookTwitterEmail", "en"), ("Share on FacebookCopy linkPrint", "en"), ("KontaktImpressumDatenschutz", "de")],
)
def test_buttons_run_together_are_known_by_their_parts(line: str, language: str) -> None:
    assert reason_of(line, language) is not None


@pytest.mark.parametrize(
    "line", ["FaceTime", "McDonald and DeVries are back", "Copy linkPrintAnd then he left", "Copy linkPrintMost read"]
)
def test_a_line_with_an_unknown_part_or_the_heading_of_a_list_is_left_alone(line: str) -> None:
    assert reason_of(line) is None


def test_a_block_of_nothing_but_a_written_blank_is_empty_and_no_story() -> None:
    article = articlekit.parse("<article><li>The boats came home on Monday.<p>&amp;nbsp;</article>")
    assert "" in [block.text for block in article.removed]
    assert all(block.text.strip() for block in article.body)
