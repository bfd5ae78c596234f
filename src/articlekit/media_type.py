"""Which reader a source needs: HTML, or text that a scraper left behind."""

import regex

from articlekit.page import MediaType

SAMPLE = 20_000
"""Characters that are looked at; a page shows its tags in the first of them."""

HEAD = 1_000
"""Characters in which a whole page says that it is one."""

FEWEST_TAGS = 3
"""Tags from which a source that begins with one is HTML, one less where it also ends with one: a quoted "<br>" alone
makes no page, "<p>It rained.</p>" does."""

TAGS_IN_TEXT = 12
"""Tags from which a source that begins with text is a piece of HTML; an article about HTML shows fewer."""

_PAGE_TAG = regex.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", regex.IGNORECASE)
_TAG = regex.compile(
    r"</?(?:a|article|b|blockquote|br|div|em|figure|footer|h[1-6]|header|hr|i|img|li|link|main|meta|nav|ol|p|script|section"
    r"|span|strong|style|table|tbody|td|time|title|tr|ul)(?:\s[^<>]{0,2000})?/?>",
    regex.IGNORECASE,
)


def find_media_type(source: str) -> MediaType:
    """Tell HTML from text.

    Args:
        source: the decoded source.

    >>> find_media_type("<p>It rained.</p><p>Again.</p>"), find_media_type("Use <br> to break a line.")
    ('text/html', 'text/plain')
    """
    start = source[:SAMPLE].lstrip("\ufeff \t\r\n\f\x00")
    if "<" not in start:
        return "text/plain"
    if _PAGE_TAG.search(start, 0, HEAD):
        return "text/html"
    wanted = FEWEST_TAGS - source.rstrip().endswith(">") if start[0] == "<" else TAGS_IN_TEXT
    for count, _ in enumerate(_TAG.finditer(start), start=1):
        if count >= wanted:
            return "text/html"
    return "text/plain"
