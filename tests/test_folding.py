"""Folding a whole page gives what folding line by line gives."""

from hypothesis import example, given
from hypothesis import strategies as st

from articlekit.words.folding import fold, fold_lines
from tests.pages import load_text

LINES = sorted({line for page in load_text() for line in page.source.splitlines()})
NO_BREAKS = st.text(alphabet=st.characters(exclude_characters="\n"), max_size=60)


def test_the_lines_of_every_page_fold_alike() -> None:
    assert fold_lines(LINES) == [fold(line).split() for line in LINES]


@given(st.lists(NO_BREAKS | st.text(alphabet="1２٣# .,’Éßİı\u00ad\u00a0\r\x85\ud800", max_size=20), max_size=6))
@example([])
@example(["", "１２ 000 ٣"])
def test_any_lines_fold_alike(lines: list[str]) -> None:
    assert fold_lines(lines) == [fold(line).split() for line in lines]
