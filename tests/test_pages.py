"""Every page fixture comes out as a careful reader says, whatever stands around it and however it was damaged."""

import pytest

from articlekit.models import Article
from tests.pages import PageFixture, load_all, summary

PAGES = load_all()
WITH_BODY = [page for page in PAGES if page.expected.get("body") and page.expected["status"] == "article"]

FOREIGN_LIST = """
Latest Stories
-
Beekeepers of the northern hills ask for a later spraying season
12 minutes -
Ferry company sells its oldest ship to a museum on the coast
47 minutes -
School choir from the valley wins the national prize again
2 hours -
"""


def params(pages: list[PageFixture]) -> list[object]:
    return [
        pytest.param(
            page,
            id=page.slug,
            marks=[pytest.mark.xfail(strict=True, reason=page.about["known_failure"])]
            if "known_failure" in page.about
            else [],
        )
        for page in pages
    ]


def well_behaved(pages: list[PageFixture]) -> list[object]:
    return params([page for page in pages if "known_failure" not in page.about])


@pytest.mark.parametrize("page", params(PAGES))
def test_a_page_comes_out_as_a_careful_reader_says(page: PageFixture) -> None:
    found = summary(page.parse())
    expected = page.expected
    # Stories are compared in what the fixture says of them; a fixture need not say everything.
    if "stories" in expected:
        found["stories"] = [
            {key: story[key] for key in wanted}
            for story, wanted in zip(found["stories"], expected["stories"], strict=False)
        ] + found["stories"][len(expected["stories"]) :]
    if len(expected.get("published_at") or "") == len("2026-03-05"):
        found["published_at"] = (found["published_at"] or "")[:10]
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("page", [pytest.param(page, id=page.slug) for page in PAGES])
def test_every_visible_character_lies_in_exactly_one_block(page: PageFixture) -> None:
    article = page.parse()
    assert_covered(page.source, article)


def assert_covered(source: str, article: Article) -> None:
    position = 0
    for block in article.blocks:
        assert block.start >= position
        assert source[position : block.start].strip() == ""
        position = block.end
    assert source[position:].strip() == ""


@pytest.mark.parametrize("page", [pytest.param(page, id=page.slug) for page in PAGES])
def test_parsing_twice_gives_the_same(page: PageFixture) -> None:
    assert page.parse().model_dump_json() == page.parse().model_dump_json()


@pytest.mark.parametrize("page", well_behaved(WITH_BODY))
def test_a_list_below_the_page_does_not_change_the_story(page: PageFixture) -> None:
    plain, crowded = page.parse(), page.parse(page.source.rstrip() + "\n" + FOREIGN_LIST)
    assert [block.text for block in crowded.body] == [block.text for block in plain.body]


@pytest.mark.parametrize("page", well_behaved(WITH_BODY))
def test_a_page_decoded_wrongly_once_gives_the_same_story(page: PageFixture) -> None:
    try:
        damaged = page.source.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        pytest.skip("holds characters that cp1252 has no place for")
    assert page.parse(damaged).text == page.parse().text
