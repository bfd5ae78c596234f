"""What tells of the authors at the end of their story is no part of it."""

from articlekit import Label, parse
from articlekit.biographies import without_biographies
from articlekit.segmenter import Segments
from tests.test_status import PARAGRAPHS

BIOGRAPHY = (
    "Ama Mensah is a reporter in Oldtown, where she writes about ferries, mills and the people who live by the water."
)


def labelled(texts: list[str], authors: tuple[str, ...], label: Label = Label.PARAGRAPH) -> list[str]:
    count = len(texts)
    found = without_biographies(texts, Segments([label] * count, ["judge"] * count, [], None, [1] * count), authors)
    assert {why for why, kept in zip(found.whys, found.labels, strict=True) if kept is not label} <= {"biography"}
    return [text for text, kept in zip(texts, found.labels, strict=True) if kept is label]


def test_what_tells_of_the_author_below_the_story_is_no_part_of_it() -> None:
    assert labelled([*PARAGRAPHS, BIOGRAPHY], ("Ama Mensah",)) == PARAGRAPHS
    assert labelled([*PARAGRAPHS, "Ama Mensah", BIOGRAPHY], ("Ama Mensah",)) == PARAGRAPHS


def test_who_is_no_author_or_is_told_of_in_the_story_stays() -> None:
    assert labelled([*PARAGRAPHS, BIOGRAPHY], ("Kofi Boateng",)) == [*PARAGRAPHS, BIOGRAPHY]
    assert labelled([*PARAGRAPHS, BIOGRAPHY], ()) == [*PARAGRAPHS, BIOGRAPHY]
    told = ["Ama Mensah built the ferry with her own hands.", *PARAGRAPHS, BIOGRAPHY]
    assert labelled(told, ("Ama Mensah",)) == told


def test_a_name_far_inside_a_paragraph_or_further_up_is_part_of_the_story() -> None:
    late = f"{PARAGRAPHS[0]} {PARAGRAPHS[1]} Ama Mensah saw it."
    assert labelled([*PARAGRAPHS, late], ("Ama Mensah",)) == [*PARAGRAPHS, late]
    above = [BIOGRAPHY, *PARAGRAPHS]
    assert labelled(above, ("Ama Mensah",)) == above


def test_a_page_that_tells_of_nothing_else_keeps_it() -> None:
    assert labelled([BIOGRAPHY], ("Ama Mensah",)) == [BIOGRAPHY]
    assert labelled([BIOGRAPHY], ("Ama Mensah",), Label.BOILERPLATE) == [BIOGRAPHY]


def test_a_biography_below_a_page_is_left_out_of_its_text() -> None:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    byline = '<p class="byline">By <a rel="author" href="/ama-mensah">Ama Mensah</a></p>'
    page = f"<html><body><article><h1>The ferry is back</h1>{byline}{story}<p>{BIOGRAPHY}</p></article></body></html>"
    article = parse(page)
    assert article.authors == ("Ama Mensah",)
    assert article.text == "\n".join(PARAGRAPHS)
    assert [block.why for block in article.removed if block.text == BIOGRAPHY] == ["biography"]
