"""The text of an HTML page as a reader sees it: blanks collapsed, the headline of a link without its kicker."""

from collections.abc import Sequence

from turbohtml import Element

from articlekit.html.markup_words import is_kicker

LINE_TAGS = frozenset({"span", "strong", "b", "em", "i", "small", "time"})
"""Elements that part the kicker of a teaser from its headline inside one link."""

MOST_LINES = 12
"""Of these elements, so many are looked at in one block."""

SHORTEST_HEADLINE = 20
"""Characters of a link in which a kicker and a headline have room."""

_EDGES = " \t\u00a0:|/–—-•·+"


def collapse(text: str) -> str:
    r"""Make one space of the blanks that a browser shows as one, and none of any at the ends.

    >>> collapse("\n It  rained. "), collapse("4\u00a0ships"), collapse("\u00a0")
    ('It rained.', '4\xa0ships', '')
    """
    if text.isascii():
        return " ".join(text.split())
    # `split` alone would also take the no-break and thin spaces that are part of the text; at its ends they are not.
    for blank in "\n\t\r\f":
        if blank in text:
            text = text.replace(blank, " ")
    if "  " in text:
        text = " ".join(filter(None, text.split(" ")))
    return text.strip()


def read_headline(text: str, lines: Sequence[Element]) -> str:
    """Take what the markup calls a kicker or the like off the text of a link.

    Args:
        text: what a reader can click, collapsed.
        lines: the elements in the link's block that may be lines of their own.

    Returns:
        What is left; empty where the markup parts nothing from the headline.
    """
    if len(text) < SHORTEST_HEADLINE:
        return ""
    rest = text
    for line in lines[:MOST_LINES]:
        said = collapse(line.text)
        if not said or len(said) >= len(rest):
            continue
        value = line.attr("class")
        if value and is_kicker(value):
            if rest.startswith(said):
                rest = rest[len(said) :].lstrip(_EDGES)
            elif rest.endswith(said):
                rest = rest[: -len(said)].rstrip(_EDGES)
        elif rest.startswith(said) and said[-1].islower() and rest[len(said)].isupper():
            rest = f"{said} {rest[len(said) :]}"  # A line of its own, which a style sheet parts from the next.
    return rest if len(rest) >= SHORTEST_HEADLINE // 2 and rest != text else ""
