"""Scraped plain text to a page of blocks: one line is one block, unless a paragraph was broken over several.

Two scrapers' habits break paragraphs. Mails and old templates wrap them at a fixed width. Text dumped from HTML node by
node ends a line at every link and every bold word, so that "said", "Joe Bloggs", ", who" stand below each other.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter, itemgetter

import regex

from articlekit.page import BEYOND_LIMIT, Page, PageBlock

MAX_CHARACTERS = 12_000_000
"""Characters that are read; the longest single news page met had 1.3 million. The rest becomes one block."""

MAX_BLOCKS = 100_000
"""Lines that are judged: even the worst of them take less than five seconds. The rest becomes one block."""

SHORTEST_WRAP = 40
"""Characters; text is not wrapped narrower than this, and menus of short words would look wrapped below it."""

LONGEST_WRAP = 120
"""Characters; nothing wraps prose wider than this."""

FULL_SHARE = 0.6
"""Share of lines in a wrapped run that are full: a paragraph of three lines has two full ones."""

CONTINUING_SHARE = 0.4
"""Share of full lines after which the next starts in lower case. German, with its capital nouns, has about 0.55;
lists of headlines have nearly none."""

LONGEST_FRAGMENT = 90
"""Characters; what a link or a bold phrase holds between two halves of a sentence is shorter."""

SHORTEST_HALF = 20
"""Characters before a link for the sentence to be recognisable as one that is still open."""

_text_of = attrgetter("text")
_OTHER_LINE_ENDS = ("\u2028", "\u2029", "\x0b", "\x0c")
_AGE_OR_BYLINE = regex.compile(
    r"(?:\p{L}{1,8}\s){0,3}\p{Nd}{1,2}\s\p{L}{1,12}(?:\s\p{L}{2,14}){0,2}|(?:\p{Ll}{1,5}:?\s){1,2}\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){1,3}"
)
_BULLET = regex.compile(r"(?:[-–—•·●■▪◦►▶▸‣*+»>|]|\(?\p{N}{1,3}[.)])(?:\s|$)")
_CLOSES_SENTENCE = frozenset('.!?…。！？।॥؟:;"”»-–—|•·>→/©')
_ATTACHES = frozenset(",.;:!?)]}،؛؟。，、；：！？）」』।")
_NO_SPACE_AFTER = frozenset("([{“«„‘（「『")


def read_plain(source: str) -> Page:
    r"""Cut scraped plain text into blocks.

    Args:
        source: the decoded text.

    Returns:
        The page. Every non-blank character of the source lies in exactly one block's span, and spans are in order.

    >>> page = read_plain("The mayor has left, said\nAma Mensah\n, her deputy.\n\nMore news")
    >>> [block.text for block in page.blocks]
    ['The mayor has left, said Ama Mensah, her deputy.', 'More news']
    """
    notes: tuple[str, ...] = ()
    readable = source
    if len(source) > MAX_CHARACTERS:
        readable = source[:MAX_CHARACTERS]
        notes = (f"only the first {MAX_CHARACTERS:,} characters were read",)
    lines, rest = _split_lines(readable)
    if rest < len(readable):
        notes = (*notes, f"only the first {MAX_BLOCKS:,} lines were read")
    blocks = _join_fragments(_join_wrapped(lines))
    remainder = _remainder(source, rest)
    if remainder is not None:
        blocks.append(remainder)
    return Page(source, "text/plain", blocks, notes)


def leave_unread(source: str) -> Page:
    """Make a page of data that cannot be read: a single block that stands for all of it.

    Args:
        source: the data, one character a byte.
    """
    block = _remainder(source, 0)
    return Page(source, "text/plain", [] if block is None else [block])


def part_last_lines(page: Page, stands_alone: Callable[[str, str], bool]) -> Page:
    r"""Take the last line of a joined block off again where it was no part of its sentence.

    "an hour ago" below a headline, "political correspondent" below a name begin small like the rest of a sentence;
    whoever knows the words knows better.

    Args:
        page: the page, from `read_plain`.
        stands_alone: told the block's first line and its last, whether the last is something by itself.

    Returns:
        The page, its spans as exact as before.

    >>> page = read_plain("Council votes on new market hall\nan hour ago")
    >>> [block.text for block in part_last_lines(page, lambda _, last: last == "an hour ago").blocks]
    ['Council votes on new market hall', 'an hour ago']
    """
    source = page.source
    blocks: list[PageBlock] = []
    for block in page.blocks:
        lines = source[block.start : block.end]
        if ("\n" in lines or "\r" in lines) and block.text != BEYOND_LIMIT:
            above, _, last = lines.replace("\r", "\n").rpartition("\n")
            last = last.strip()
            if block.text.endswith(last) and stands_alone(above.partition("\n")[0].strip(), last):
                above = above.rstrip()
                blocks.append(block._replace(text=block.text[: -len(last)].rstrip(), end=block.start + len(above)))
                block = PageBlock(last, block.end - len(last), block.end)  # noqa: PLW2901 - the rest is as it was
        blocks.append(block)
    return replace(page, blocks=blocks)


def _split_lines(text: str) -> tuple[list[PageBlock], int]:
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    for other in _OTHER_LINE_ENDS:
        if other in text:
            text = text.replace(other, "\n")
    lines: list[PageBlock] = []
    position = 0
    gap = False
    for raw in text.split("\n"):
        line = raw.strip()
        if line:
            start = position if len(line) == len(raw) else position + len(raw) - len(raw.lstrip())
            end = start + len(line)
            lines.append(PageBlock(line, start, end, gap))
            gap = False
            if len(lines) >= MAX_BLOCKS:
                return lines, end
        else:
            gap = True
        position += len(raw) + 1
    return lines, len(text)


def _remainder(source: str, rest: int) -> PageBlock | None:
    # What was not read still belongs to the page; it becomes one block, its text cut off but its span whole.
    tail = source[rest:].strip()
    if not tail:
        return None
    end = len(source.rstrip())
    return PageBlock(BEYOND_LIMIT, end - len(tail), end, gap=True)


# ------------------------------------------------------------------------------------------------- hard-wrapped text


def _join_wrapped(lines: list[PageBlock]) -> list[PageBlock]:
    joined: list[PageBlock] = []
    run: list[PageBlock] = []
    for line in lines:
        if line.gap and run:
            joined += _unwrap(run) if len(run) > 2 else run
            run = []
        run.append(line)
    return joined + _unwrap(run)


def _unwrap(run: list[PageBlock]) -> list[PageBlock]:
    if len(run) < 3 or not SHORTEST_WRAP <= (width := max(map(len, map(_text_of, run)))) <= LONGEST_WRAP:
        return run
    full = [_is_full(line.text, after.text, width) for line, after in pairwise(run)]
    continuing = sum(is_full and after.text[0].islower() for is_full, after in zip(full, run[1:], strict=True))
    if sum(full) < FULL_SHARE * len(full) or continuing < max(2, CONTINUING_SHARE * sum(full)):
        return run
    paragraphs = [[run[0]]]
    for is_full, line in zip(full, run[1:], strict=True):
        if is_full and not _BULLET.match(line.text):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [_join(lines) for lines in paragraphs]


def _is_full(line: str, after: str, width: int) -> bool:
    # A line is full where the next line's first word would not have fitted behind it.
    return len(line) + 1 + len(after.split(None, 1)[0]) > width


# ---------------------------------------------------------------------------------------------------- broken sentences


def _join_fragments(lines: list[PageBlock]) -> list[PageBlock]:
    if not _may_hold_fragments(list(map(_text_of, lines))):
        return lines
    blocks: list[PageBlock] = []
    fragments: list[PageBlock] = []
    length = 0
    last = ""
    leads_on = _lead_on(lines)
    for line, after, leads in zip(lines, [*lines[1:], None], leads_on, strict=True):
        text = line.text
        if (
            fragments
            and not line.gap
            and (last not in _CLOSES_SENTENCE or text[0] in _ATTACHES)
            and (_continues(last, length, text, after) or (leads and fragments[0].text[0].isupper()))
        ):
            fragments.append(line)
            length += len(text)
        else:
            if fragments:
                blocks.append(_join(fragments) if len(fragments) > 1 else fragments[0])
            fragments = [line]
            length = len(text)
        last = text[-1]
    if fragments:
        blocks.append(_join(fragments))
    return blocks


def _lead_on(lines: list[PageBlock]) -> list[bool]:
    # "For nine" | "days" | "this" | "month nobody saw a boat on the river": single words that begin small, each a link
    # or in bold, lead on to the rest of their sentence.
    leads_on = [False] * len(lines)
    leads = False
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index].text
        if not line[0].islower() or line.startswith("â€") or _stands_alone(line):
            leads = False
        else:
            leads = len(line) >= SHORTEST_HALF or (leads and line[-1] not in _CLOSES_SENTENCE)
        leads_on[index] = leads
        leads = leads and not lines[index].gap
    return leads_on


def _may_hold_fragments(lines: list[str]) -> bool:
    # The quick look: no sentence is broken where no line begins small or with a mark, and none ends in a bracket.
    first, last = set(map(itemgetter(0), lines)), set(map(itemgetter(-1), lines))
    return not (first.isdisjoint(_ATTACHES) and last.isdisjoint(_NO_SPACE_AFTER)) or any(map(str.islower, first))


def _continues(last: str, length: int, line: str, after: PageBlock | None) -> bool:
    first = line[0]
    if first in _ATTACHES:
        return length > 1 and not line.startswith(("...", "…"))
    if last in _NO_SPACE_AFTER:
        return True
    if first.islower() and not line.startswith("â€"):
        # "â€" is a quotation mark or a dash that was decoded wrongly; it is repaired later.
        return (length >= SHORTEST_HALF or len(line) >= SHORTEST_HALF) and not _stands_alone(line)
    # A link's text between two halves of one sentence: "said" | "Joe Bloggs" | ", who".
    return (
        length >= SHORTEST_HALF
        and len(line) <= LONGEST_FRAGMENT
        and after is not None
        and not after.gap
        and (after.text[0] in _ATTACHES or (after.text[0].islower() and len(after.text) >= SHORTEST_HALF))
        and line[-1] not in _CLOSES_SENTENCE
        and not _BULLET.match(line)
    )


def _stands_alone(line: str) -> bool:
    # An address, an age ("for 2 timer siden"), a byline ("di Ersilia Brancaleoni") begin small and continue nothing.
    if " " not in line:
        return "@" in line or "/" in line or line.startswith("www.")
    return len(line) <= LONGEST_FRAGMENT and _AGE_OR_BYLINE.fullmatch(line) is not None


def _join(lines: list[PageBlock]) -> PageBlock:
    first = lines[0]
    pieces = [first.text]
    for before, line in pairwise(lines):
        if line.text[0] not in _ATTACHES and before.text[-1] not in _NO_SPACE_AFTER:
            pieces.append(" ")
        pieces.append(line.text)
    return first._replace(text="".join(pieces), end=lines[-1].end)
