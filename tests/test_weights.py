"""The learned weights fit the cues that are read: a table for each cue, a weight for each bin, in the same order."""

import pytest

from articlekit import cues, neighbour_cues, teaser_cues, titles
from articlekit.scorecard import load_scorecards

TEASERS = load_scorecards("teasers")
BINS = {
    ("text", "alone"): cues.ALONE,
    ("text", "among"): {**cues.ALONE, **neighbour_cues.AMONG},
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
