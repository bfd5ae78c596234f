"""Which blocks of an HTML page are taken, given how much each looks like the story."""

from hypothesis import given
from hypothesis import strategies as st

from articlekit.judging.markup_judge import DOUBT, keep_likely

_BLOCKS = st.lists(st.tuples(st.floats(-12, 12), st.integers(0, 5000)), max_size=60)


@given(_BLOCKS)
def test_what_is_likely_is_taken_and_what_is_unlikely_never(blocks: list[tuple[float, int]]) -> None:
    scores, sizes = [score for score, _ in blocks], [size for _, size in blocks]
    keep = keep_likely(scores, sizes)
    assert all(kept for kept, (score, size) in zip(keep, blocks, strict=True) if score > 0.0 and size)
    assert not any(kept for kept, (score, size) in zip(keep, blocks, strict=True) if score <= DOUBT or not size)


@given(_BLOCKS)
def test_no_doubtful_block_is_taken_before_a_likelier_one(blocks: list[tuple[float, int]]) -> None:
    keep = keep_likely([score for score, _ in blocks], [size for _, size in blocks])
    left = [score for (score, size), kept in zip(blocks, keep, strict=True) if size and not kept]
    taken = [score for (score, _), kept in zip(blocks, keep, strict=True) if kept]
    assert not left or not taken or max(left) <= min(taken)


def test_a_page_of_which_nothing_is_likely_has_no_body() -> None:
    assert keep_likely([-0.1, -0.2, -3.0], [100, 400, 20]) == [False, False, False]


def test_a_sure_story_is_not_diluted_by_a_doubtful_line() -> None:
    assert keep_likely([4.0, 5.0, 4.0, -0.4], [300, 400, 250, 60]) == [True, True, True, False]


def test_half_a_story_takes_its_doubtful_half_along() -> None:
    assert keep_likely([0.6, 0.4, -0.3, -0.5, -6.0], [200, 250, 300, 200, 900]) == [True, True, True, True, False]


def test_blocks_with_nothing_in_them_count_for_nothing() -> None:
    assert keep_likely([1.0, 0.0], [0, 0]) == [False, False]
    assert keep_likely([1.0, 0.5, -0.1], [0, 200, 100]) == [False, True, True]
