"""The page as text with the reasons in the margin."""

from articlekit.models import BODY_LABELS, Article

MARGIN = 44
"""Columns of the margin; the longest label and rule id fit."""

_KEPT = "│"
_DROPPED = "┆"


def explain_article(article: Article) -> str:
    """Write every block of a page with its label and reason in the margin.

    Args:
        article: what `parse` gave.

    Returns:
        One line a block: label, reason, a bar that is solid where the block is the story, the text. The head says what
        was found, the end which characters were repaired.
    """
    lines = [*_head(article), ""]
    for block in article.blocks:
        margin = f"{block.label:<14}{block.why}"
        bar = _KEPT if block.label in BODY_LABELS else _DROPPED
        lines.append(f"{margin[:MARGIN]:<{MARGIN}} {bar} {block.text}")
    if article.repairs:
        lines += [
            "",
            *(f"repaired in block {r.block} ({r.kind}): {r.before!r} -> {r.after!r}" for r in article.repairs),
        ]
    return "\n".join(lines) + "\n"


def _head(article: Article) -> list[str]:
    kept = len(article.body)
    links = len(article.story_links)
    lines = [f"{article.status}: {kept} of {len(article.blocks)} blocks are the story, {links} story links"]
    for name in ("title", "authors", "published_at", "language"):
        value = getattr(article, name)
        if value:
            lines.append(f"{name}: {', '.join(value) if isinstance(value, tuple) else value}")
    return lines + [f"note: {note}" for note in article.notes]
