"""HTML is told from text by its content."""

import pytest

from articlekit.media_type import find_media_type

HTML = (
    "<!DOCTYPE html><title>Boats</title>",
    "\ufeff\n<!-- saved --><html lang=en><body>Boats",
    "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body/></html>",
    "<p>It rained.</p>",
    "<div class=story><p>It rained<p>Again",
    "Boats " + "<p>It rained.</p>" * 8,
)
TEXT = (
    "",
    "The harbour reopened on Monday.",
    "Use <br> to break a line, and <p> for a paragraph; 3 < 5 and 5 > 3.",
    "<unknown> said nothing",
    "<3 from all of us at the harbour",
    "A letter to <harbour@example.com>",
    "<" * 50_000,
    "<a " + "x=1 " * 50_000,
)


@pytest.mark.parametrize("source", HTML)
def test_html_is_known(source: str) -> None:
    assert find_media_type(source) == "text/html"


@pytest.mark.parametrize("source", TEXT)
def test_text_is_known(source: str) -> None:
    assert find_media_type(source) == "text/plain"
