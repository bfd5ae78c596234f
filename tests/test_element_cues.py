"""What is seen of the elements around a block, read by hand on small pages."""

from articlekit.judging.element_cues import clipped, distances, element_cues
from articlekit.markup import read_markup

PAGE = """
<ul><li><a href=/a>Sport</a> 1<li><a href=/b>Money</a> 2<li><a href=/c>Weather</a> 3</ul>
<article><h1>The harbour opens</h1><div><p>The harbour opened again.</p><p>Boats came home.</p></div></article>
"""


def _columns(source: str, prose: set[str]) -> dict[str, list[int]]:
    page = read_markup(source)
    sizes = [len(block.text) for block in page.blocks]
    masses = [4.0 if beside.tag in prose else 0.0 for beside in page.markup]
    return {name: list(column) for name, column in element_cues(page.markup, page.elements, sizes, masses).items()}


def test_the_shares_of_the_elements_around_a_block_grow_outwards() -> None:
    columns = _columns(PAGE, {"p"})
    assert columns["share_0"] == [0, 0, 0, 0, 50, 50]
    assert columns["share_1"] == [0, 0, 0, 100, 100, 100]
    assert columns["share_2"] == [100, 100, 100, 100, 100, 100]
    assert columns["share_4"] == [100] * 6  # nothing is around the root but itself


def test_the_container_of_the_prose_is_found() -> None:
    columns = _columns(PAGE, {"p"})
    assert columns["in_best"] == columns["in_narrow"] == [0, 0, 0, 0, 1, 1]
    assert columns["steps_to_best"] == [2, 2, 2, 1, 0, 0]
    assert columns["direct_1"] == [0, 0, 0, 0, 100, 100]
    assert columns["since_best"] == [56, 57, 58, 59, 60, 61]


def test_siblings_of_one_look_are_counted() -> None:
    columns = _columns(PAGE, {"p"})
    assert columns["twins"] == [3, 3, 3, 1, 2, 2]
    assert columns["density_0"] == [14, 14, 15, 0, 0, 0]
    assert columns["blocks_1"] == [3, 3, 3, 3, 2, 2]
    assert columns["article"] == [0, 0, 0, 1, 1, 1]


def test_a_page_without_prose_has_columns_too() -> None:
    columns = _columns("<p>One", set())
    assert all(len(column) == 1 for column in columns.values())
    assert columns["whole"] == [1]


def test_numbers_beyond_a_byte_are_clipped() -> None:
    assert clipped([0, 255, 256, 70_000]) == bytes([0, 255, 255, 255])


def test_distances_are_clipped_on_both_sides() -> None:
    far = distances(300, 100)
    assert (far[0], far[40], far[41], far[100], far[159], far[160], far[299]) == (0, 0, 1, 60, 119, 120, 120)
    assert distances(3, 200) == bytes(3)
    assert distances(2, -1) == bytes([61, 62])
