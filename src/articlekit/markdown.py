"""The body as Markdown."""

from collections.abc import Iterable, Sequence
from itertools import groupby

import regex

from articlekit.models import Article, Block, BlockLink, Label

_INLINE = regex.compile(r"([\\`*_\[\]<])")
_AT_START = regex.compile(r"^(#{1,6}(?=\s)|[+>-](?=\s)|=+$|-+$|~~~)")
_NUMBER = regex.compile(r"^(\d{1,9})([.)])(?=\s)")
_BULLET = regex.compile(r"^(?:[•·●■▪◦►▶▸‣*+–—-]|\(?(\d{1,2})[.)])\s*")
_CELL = regex.compile(r"\s*\|\s*|\t+")
_IN_ADDRESS = str.maketrans({character: f"%{ord(character):02X}" for character in " ()<>\\\"'"})


def to_markdown(article: Article) -> str:
    """Write the title, the dek and the body of an article as Markdown.

    Args:
        article: any article.

    Returns:
        Markdown that ends in a line break, or an empty string where there is neither title nor body. Characters that
        mean something in Markdown are escaped: the text reads as the page has it. Rows of a table become a table whose
        first row is its head.
    """
    parts: list[str] = []
    if article.title:
        parts.append(f"# {_escape(article.title)}")
    parts += [f"*{_escape(block.text)}*" for block in article.blocks if block.label is Label.DEK]
    for label, blocks in groupby(article.body, key=lambda block: block.label):
        if label is Label.LIST_ITEM:
            parts.append(_list(blocks))
        elif label is Label.TABLE:
            parts.append(_table(list(blocks)))
        else:
            parts += map(_block, blocks)
    return "\n\n".join(parts) + "\n" if parts else ""


def _block(block: Block) -> str:
    text = _escape(block.text, block.links)
    if block.label is Label.HEADING:
        return f"{'#' * max(block.level, 2)} {text}"
    return f"> {text}" if block.label is Label.QUOTE else text


def _list(items: Iterable[Block]) -> str:
    lines: list[str] = []
    widths: list[int] = []  # of the marks of the items in which the last one stands, itself included
    for item in items:
        del widths[max(item.level, 1) - 1 :]  # an item can be only one step deeper than the one above
        bullet = _BULLET.match(item.text)
        number = (bullet.group(1) if bullet else None) or item.number
        text = item.text[bullet.end() :] if bullet else item.text
        mark = f"{number}. " if number else "- "
        lines.append(f"{' ' * sum(widths)}{mark}{_escape(text, item.links)}")
        widths.append(len(mark))
    return "\n".join(lines)


def _table(rows: Sequence[Block]) -> str:
    cells = [_row(row) for row in rows]
    width = max(map(len, cells))
    if width == 1:
        return "\n\n".join(row[0] for row in cells)
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in cells]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]])


def _row(row: Block) -> list[str]:
    # Each link stands in one cell; a cell's own dashes mean nothing inside a table, but escaping them does no harm.
    links = list(row.links)
    cells = []
    for text in _CELL.split(row.text):
        own: list[BlockLink] = []
        while links and links[0].text in text:
            own.append(links.pop(0))
        cells.append(_escape(text, own))
    return cells


def _escape(text: str, links: Sequence[BlockLink] = ()) -> str:
    line = " ".join(text.splitlines())
    pieces = []
    done = 0
    for link in links:
        start = line.find(link.text, done)
        if start < 0:
            continue
        pieces.append(_inline(line[done:start]))
        pieces.append(f"[{_inline(link.text)}]({link.url.translate(_IN_ADDRESS)})")
        done = start + len(link.text)
    pieces.append(_inline(line[done:]))
    numbered: str = _NUMBER.sub(r"\1\\\2", _AT_START.sub(r"\\\1", "".join(pieces)))
    return numbered


def _inline(text: str) -> str:
    escaped: str = _INLINE.sub(r"\\\1", text)
    return escaped
