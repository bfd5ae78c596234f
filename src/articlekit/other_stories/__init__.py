"""The other stories that a page shows: lists in text, teasers in HTML."""
