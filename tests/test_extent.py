"""The story is one stretch of the page, with asides."""

from hypothesis import given
from hypothesis import strategies as st

from articlekit.judging.extent import ABOVE, ASIDE, BELOW, STORY, block_weight, find_extent


def extent(scores: list[float]) -> list[int]:
    return find_extent(scores, [1.0] * len(scores))


def test_menu_story_footer() -> None:
    assert extent([-2, -2, 2, 2, 2, -2, -2]) == [ABOVE, ABOVE, STORY, STORY, STORY, BELOW, BELOW]


def test_a_single_doubtful_line_inside_the_story_stays_inside() -> None:
    assert extent([2, 2, -1, 2, 2]) == [STORY] * 5


def test_a_long_list_inside_the_story_is_an_aside() -> None:
    assert extent([3, 3, 3, *[-3] * 6, 3, 3, 3]) == [STORY] * 3 + [ASIDE] * 6 + [STORY] * 3


def test_a_short_run_of_good_lines_far_below_does_not_stretch_the_story() -> None:
    assert extent([3, 3, 3, 3, *[-3] * 6, 1, -3]) == [STORY] * 4 + [BELOW] * 8


def test_a_page_without_a_good_line_has_no_story() -> None:
    assert STORY not in extent([-1.0, -2.0, -0.5])


def test_no_block_no_path() -> None:
    assert extent([]) == []


def test_a_long_block_weighs_more_but_not_without_end() -> None:
    assert block_weight(60) == 1.0
    assert block_weight(240) == 2.0
    assert block_weight(1_000_000) == block_weight(600)


@given(st.lists(st.floats(-9, 9), max_size=60))
def test_stretches_come_in_order(scores: list[float]) -> None:
    path = extent(scores)
    assert len(path) == len(scores)
    assert path == sorted(path, key=lambda stretch: {ABOVE: 0, STORY: 1, ASIDE: 1, BELOW: 2}[stretch])
    assert not path or path[-1] != ASIDE
