"""The body as Markdown."""

from collections.abc import Iterable

import regex

from articlekit.models import Article, Block, Label

_INLINE = regex.compile(r"([\\`*_\[\]<])")
_AT_START = regex.compile(r"^(#{1,6}(?=\s)|[+>-](?=\s)|=+$|-+$|~~~)")
_NUMBER = regex.compile(r"^(\d{1,9})([.)])(?=\s)")
_BULLET = regex.compile(r"^(?:[•·●■▪◦►▶▸‣*+–—-]|\(?(\d{1,2})[.)])\s*")


def to_markdown(article: Article) -> str:
    """Write the title, the dek and the body of an article as Markdown.

    Args:
        article: any article.

    Returns:
        Markdown that ends in a line break, or an empty string where there is neither title nor body. Characters that
        mean something in Markdown are escaped: the text reads as the page has it.
    """
    parts: list[str] = []
    if article.title:
        parts.append(f"# {_escape(article.title)}")
    parts += [f"*{_escape(block.text)}*" for block in article.blocks if block.label is Label.DEK]
    parts += _join_lists(article.body)
    return "\n\n".join(parts) + "\n" if parts else ""


def _join_lists(blocks: Iterable[Block]) -> list[str]:
    parts: list[str] = []
    before: Label | None = None
    for block in blocks:
        line = _block(block)
        if before is block.label and block.label in (Label.LIST_ITEM, Label.TABLE):
            parts[-1] += f"\n{line}"
        else:
            parts.append(line)
        before = block.label
    return parts


def _block(block: Block) -> str:
    if block.label is Label.HEADING:
        return f"{'#' * max(block.level, 2)} {_escape(block.text)}"
    if block.label is Label.LIST_ITEM:
        bullet = _BULLET.match(block.text)
        number = bullet.group(1) if bullet else None
        text = block.text[bullet.end() :] if bullet else block.text
        return f"{number}. {_escape(text)}" if number else f"- {_escape(text)}"
    if block.label is Label.QUOTE:
        return f"> {_escape(block.text)}"
    if block.label is Label.TABLE:
        return f"    {block.text}"
    return _escape(block.text)


def _escape(text: str) -> str:
    escaped = _INLINE.sub(r"\\\1", " ".join(text.splitlines()))
    numbered: str = _NUMBER.sub(r"\1\\\2", _AT_START.sub(r"\\\1", escaped))
    return numbered
