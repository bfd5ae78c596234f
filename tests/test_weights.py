"""The learned weights fit the cues that are read: a table for each cue, a weight for each bin, in the same order."""

import pytest

from articlekit.about import titles
from articlekit.cleaner import clean
from articlekit.judging import cues, neighbour_cues
from articlekit.judging.forest import load_forest
from articlekit.judging.markup_cues import KnownStory, markup_cues
from articlekit.judging.scorecard import load_scorecards
from articlekit.markup import read_markup
from articlekit.other_stories import teaser_cues

TEASERS = load_scorecards("teasers")
BINS = {
    ("text", "alone"): cues.ALONE,
    ("text", "placed"): neighbour_cues.PLACED,
    ("title", "title"): titles.CUES,
    **{("teasers", name): {cue: teaser_cues.bins(cue) for cue in card.names} for name, card in TEASERS.items()},
}


@pytest.mark.parametrize(("file", "card"), BINS)
def test_weights_fit_their_cues(file: str, card: str) -> None:
    found = load_scorecards(file)[card]
    assert {name: len(table) for name, table in zip(found.names, found.tables, strict=True)} == BINS[file, card]
    assert found.names == tuple(BINS[file, card])


def test_every_scorecard_is_looked_at() -> None:
    assert {(file, card) for file in ("text", "title", "teasers") for card in load_scorecards(file)} == set(BINS)


def test_the_forest_of_texts_asks_cues_that_are_read() -> None:
    alone = {name: [0, 0] for name in cues.ALONE}
    columns = neighbour_cues.among_columns(["The ferry is back.", "Share"], [False, True], alone, [0.9, 0.1])
    asked = load_forest("text_forest").cues
    assert set(asked) <= set(columns)
    assert len(asked) > len(columns) / 2
    assert {len(column) for column in columns.values()} == {2}


def test_the_forest_of_pages_asks_cues_that_are_read() -> None:
    page = clean(read_markup("<h1>The ferry is back</h1><p>It sails again.</p>"), language="en", packs=())
    columns = markup_cues(page, KnownStory())
    asked = load_forest("markup").cues
    assert set(asked) <= set(columns)
    assert len(asked) > len(columns) / 2
    assert {len(column) for column in columns.values()} == {2}
