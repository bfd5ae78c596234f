"""Finds the teasers of other stories on an HTML page: the links to them, with headline, age, heading and kind.

The order of work: links to cards, cards to lists (`cards`), the lists' headings (`teaser_headings`); what each card
looks like alone, then among the others (`teaser_cues`); the parts of those that are teasers (`teaser_parts`).
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from articlekit.cleaner import CleanPage
from articlekit.html.addresses import SOCIAL, Address, is_part_of, is_vacancy, join_address, read_address
from articlekit.html.markup_words import GROUP_BITS
from articlekit.judging.scorecard import chance, load_scorecards
from articlekit.models import Label, StoryKind
from articlekit.other_stories.cards import Card, Place, find_cards, is_heading
from articlekit.other_stories.stories import FoundStory, StoryBlock
from articlekit.other_stories.teaser_cues import PROSE, Surroundings, alone_cues, among_cues
from articlekit.other_stories.teaser_headings import ListHeading, find_headings, is_list_heading, kind_of_heading
from articlekit.other_stories.teaser_parts import SmallPrint, find_aged, headline_of, read_age_of

CERTAIN = 2.5
"""Score of a link from which its block is no part of the body even where it was judged to be: 92 in 100."""

UNDER_HEADING = -1.5
"""Score that is enough in a list whose heading a rule knows, and for a linked heading where no story is told."""

SHORTEST_HEADED_STORY = 2
"""Bin of the first cue, a headline's length in any script, from which that holds: 22 Latin letters."""

WHOLE = 0.9
"""Share of a block that such a link takes up."""

SHORTEST_EXCERPT = 60
"""Characters of a text without a link in a card that is an excerpt of the story."""

NEIGHBOURS = 3
"""Blocks on each side of a promo among which the story goes on."""

MOST_IN_PROMO = 3
"""Cards behind one pointer; more are a list."""

FEWEST_ALIKE = 4
"""Headlines of one list that do not end in the same word by chance."""

_PROMOTING = frozenset({None, StoryKind.RELATED, StoryKind.RECOMMENDED, StoryKind.INLINE})
"""Kinds of a single card that is a promo where the story goes on below."""

_KINDS = ((GROUP_BITS["promo"], StoryKind.SPONSORED), (GROUP_BITS["related"], StoryKind.RELATED))
"""What the class words around a list say of its kind, where its heading says nothing."""


class Seen(NamedTuple):
    """A card, and what was seen of it."""

    card: Card
    """The card."""
    mates: range
    """Places of the cards of its list, itself included."""
    heading: ListHeading | None
    """The heading under which it stands."""
    aged: SmallPrint | None
    """The small print with its age or date."""
    before: bool
    """Whether its address was met above, or is the page's own."""
    cues: tuple[int, ...]
    """What it looks like by itself."""


def find_teasers(
    page: CleanPage, url: str | None, keep: Sequence[bool], title: int | None
) -> tuple[list[FoundStory], dict[int, StoryBlock]]:
    """Find the teasers of other stories on an HTML page.

    Args:
        page: the page, cleaned.
        url: the page's address, where known.
        keep: whether each block was judged to be the story.
        title: index of the page's own title.

    Returns:
        The stories in order, each once, and the label of every block that belongs to a teaser.
    """
    place = find_place(page, url)
    cards = look_at_cards(page, place)
    heads = {seen.heading.block for seen in cards if seen.heading is not None and seen.heading.whole}
    kinds: dict[int, StoryKind | None] = {}
    found: list[FoundStory] = []
    lists: dict[int, list[int]] = {}
    blocks: dict[int, StoryBlock] = {}
    keys: set[str] = set()
    ending = _heading_at_the_end(page, keep)
    tells_nothing = not any(keep)
    for number, (alone, score) in enumerate(zip(cards, _score(cards, page), strict=True)):
        seen = _without_date_of_story(alone, keep)
        if seen.heading is not None and seen.heading.block == title:
            seen = seen._replace(heading=None)
        card, heading = seen.card, seen.heading
        is_headline = tells_nothing and is_heading(page.page.markup[card.block])
        if not is_teaser(seen, score, headline=is_headline) or card.block in heads or card.block == title:
            continue
        if keep[card.block] and not _is_certain(seen, score, page, keep):
            continue
        _label(seen, keep, ending, blocks)
        if card.address.key in keys or is_part_of(card.address, place.own):
            continue
        keys.add(card.address.key)
        if heading is not None and heading.block not in kinds:
            kinds[heading.block] = kind_of_heading(heading, page)
        lists.setdefault(seen.mates.start, []).append(len(found))
        found.append(
            FoundStory(
                title=headline_of(card, page, number - seen.mates.start + 1),
                block=card.block,
                age=read_age_of(seen.aged, page) if seen.aged is not None else None,
                heading=heading.text if heading is not None else None,
                kind=_kind(seen, kinds[heading.block] if heading is not None else None, page, keep),
                url=join_address(card.url, place.base),
                moment=page.page.markup[seen.aged.block].moment if seen.aged is not None else None,
            )
        )
    return _without_common_endings(found, lists.values()), blocks


def _without_common_endings(found: list[FoundStory], lists: Iterable[list[int]]) -> list[FoundStory]:
    # "… read on", said to those who hear the page, stands behind every headline of a list.
    for places in lists:
        while len(places) >= FEWEST_ALIKE:
            parts = [found[place].title.rpartition(" ") for place in places]
            endings = {ending for _, _, ending in parts}
            if len(endings) > 1 or not endings.pop().isalpha() or any(" " not in title for title, _, _ in parts):
                break  # A year ends the headlines of many lists.
            for place, (title, _, _) in zip(places, parts, strict=True):
                found[place] = found[place]._replace(title=title)
    return found


def look_at_cards(page: CleanPage, place: Place) -> list[Seen]:
    """See what could be teasers, and what each looks like.

    Args:
        page: the page, cleaned.
        place: where it stands.
    """
    markup, elements, blocks = page.page.markup, page.page.elements, page.page.blocks
    known = {index for index, mark in enumerate(page.marks) if mark is not None and is_list_heading(mark)}
    cards = find_cards(page.page, place, known)
    lists = _lists(cards)
    met = {place.own.key} if place.own is not None else set()
    found: list[Seen] = []
    for card, mates, heading in zip(cards, lists, find_headings(cards, lists, page), strict=True):
        beside = markup[card.block]
        mark = page.marks[card.block]
        marked = mark is not None and (mark.rule is None or mark.rule.rule.opens is None)
        cues = alone_cues(card, len(blocks[card.block].text), beside, elements[beside.element], marked=marked)
        aged = find_aged(card, page) if card.whole else None
        found.append(Seen(card, mates, heading, aged, card.address.key in met, cues))
        met.add(card.address.key)
    return found


def _lists(cards: Sequence[Card]) -> list[range]:
    lists: list[range] = []
    start = 0
    for place in range(1, len(cards) + 1):
        if place == len(cards) or cards[place].list_index != cards[start].list_index:
            lists += [range(start, place)] * (place - start)
            start = place
    return lists


# ------------------------------------------------------------------------------------------------------------ verdict


def _score(cards: Sequence[Seen], page: CleanPage) -> list[float]:
    scorecards = load_scorecards("teasers")
    alone = scorecards["alone"].score
    near = look_around(cards, [chance(alone(seen.cues)) for seen in cards], page)
    score = scorecards["among"].score
    return [score(seen.cues + cues) for seen, cues in zip(cards, near, strict=True)]


def look_around(cards: Sequence[Seen], chances: Sequence[float], page: CleanPage) -> list[tuple[int, ...]]:
    """Look at every card among the others.

    Args:
        cards: from `look_at_cards`.
        chances: what the first scorecard says of each.
        page: the page, cleaned.
    """
    texts, markup = page.texts, page.page.markup

    def is_prose(index: int) -> bool:
        return 0 <= index < len(texts) and len(texts[index]) >= PROSE and markup[index].linked * 3 < len(texts[index])

    sums = [0.0, *accumulate(chances)]
    found = []
    for place, seen in enumerate(cards):
        card, mates = seen.card, seen.mates
        around = Surroundings(
            heading=_heading_bin(seen),
            aged=seen.aged is not None,
            excerpt=any(
                len(texts[index]) >= SHORTEST_EXCERPT and not markup[index].linked and index != card.block
                for index in range(card.start, card.end)
            ),
            prose_above=is_prose(card.start - 1),
            prose_below=is_prose(card.end),
            seen=seen.before,
        )
        found.append(among_cues(card, place, chances, mates, sums[mates.stop] - sums[mates.start], around))
    return found


def _heading_bin(seen: Seen) -> int:
    heading = seen.heading
    if heading is None:
        return 0
    if heading.kind is None:
        return 1
    return 3 if seen.card.start <= heading.block < seen.card.end else 2


def is_teaser(seen: Seen, score: float, *, headline: bool = False) -> bool:
    """Decide whether a card is a teaser.

    Args:
        seen: the card.
        score: what the second scorecard says of it.
        headline: whether it is a heading on a page that tells no story itself, where it heads one of another page.
    """
    if not could_be_teaser(seen):
        return False
    if seen.heading is not None and seen.heading.kind is not None and not seen.heading.whole:
        return True  # A pointer stands before the link.
    return score > (UNDER_HEADING if headline or _is_headed(seen) else 0.0)


def _is_headed(seen: Seen) -> bool:
    heading, card = seen.heading, seen.card
    if heading is None or heading.kind is None or seen.cues[0] < SHORTEST_HEADED_STORY:
        return False
    return len(seen.mates) > 1 or card.start <= heading.block < card.end


def could_be_teaser(seen: Seen) -> bool:
    """Tell whether a card could be a teaser at all: home pages, vacancies, profiles and links in sentences are none.

    Args:
        seen: the card.
    """
    address = seen.card.address
    if (not address.path and "?" not in address.key) or is_vacancy(address) or seen.card.look.site == SOCIAL:
        return False
    return seen.card.whole or (seen.heading is not None and not seen.heading.whole)


def _is_certain(seen: Seen, score: float, page: CleanPage, keep: Sequence[bool]) -> bool:
    # A block of the body is a teaser beyond doubt where it is a promo behind its pointer, or nothing but a sure link in
    # a list of such. A linked heading with the story below it is a heading.
    card, heading = seen.card, seen.heading
    if heading is not None and heading.kind is not None and heading.block >= card.start:
        return True
    if score <= CERTAIN or len(seen.mates) == 1 or len(card.text) < WHOLE * len(page.texts[card.block]):
        return False
    linked = {index for index, _ in card.texts}
    return not any(keep[index] for index in range(card.start, card.end) if index not in linked)


def _without_date_of_story(seen: Seen, keep: Sequence[bool]) -> Seen:
    # A promo that is the only link of its story's element has that element for its card: a date beyond a paragraph of
    # the story is the story's own.
    if seen.aged is None:
        return seen
    first, last = sorted((seen.aged.block, seen.card.block))
    return seen._replace(aged=None) if any(keep[first + 1 : last]) else seen


def _label(seen: Seen, keep: Sequence[bool], ending: int | None, blocks: dict[int, StoryBlock]) -> None:
    card, heading = seen.card, seen.heading
    linked = {index for index, _ in card.texts}
    for index in range(card.start, card.end) if len(seen.mates) > 1 else linked:
        if index in linked or not keep[index]:
            blocks.setdefault(index, StoryBlock(Label.STORY_OTHER, "teaser"))
    if seen.aged is not None and not keep[seen.aged.block]:
        blocks[seen.aged.block] = StoryBlock(Label.STORY_AGE, "teaser")
    if heading is not None and heading.whole and (not keep[heading.block] or heading.block == ending):
        blocks[heading.block] = StoryBlock(Label.STORY_HEADING, "teaser")
    blocks[card.block] = StoryBlock(Label.STORY_TITLE, "teaser")


def _heading_at_the_end(page: CleanPage, keep: Sequence[bool]) -> int | None:
    # No story ends with a heading: one that stands above a list of teasers is the list's.
    last = next((index for index in range(len(keep) - 1, -1, -1) if keep[index]), None)
    return last if last is not None and page.page.blocks[last].level else None


# --------------------------------------------------------------------------------------------------------------- kind


def _kind(seen: Seen, kind: StoryKind | None, page: CleanPage, keep: Sequence[bool]) -> StoryKind:
    count = len(seen.mates)
    if count == 1 and kind in _PROMOTING and _goes_on_around(seen, keep):
        return StoryKind.INLINE
    if kind is StoryKind.INLINE and count > MOST_IN_PROMO:
        return StoryKind.RELATED
    if kind is StoryKind.NEXT_PREV and count > MOST_IN_PROMO:
        return StoryKind.OTHER
    if kind is not None:
        return kind
    elements = page.page.elements
    box = elements[seen.card.element]
    words = box.words | page.page.markup[seen.card.block].words
    if box.parent >= 0:
        words |= elements[box.parent].words
    for group, told in _KINDS:
        if words & group:
            return told
    return StoryKind.SECTION if seen.heading is not None else StoryKind.OTHER


def _goes_on_around(seen: Seen, keep: Sequence[bool]) -> bool:
    card, heading = seen.card, seen.heading
    start = min(card.start, heading.block) if heading is not None else card.start
    return any(keep[max(0, start - NEIGHBOURS) : start]) and any(keep[card.end : card.end + NEIGHBOURS])


# ---------------------------------------------------------------------------------------------------- the page's place


def find_place(page: CleanPage, url: str | None) -> Place:
    """Find where a page stands, and from where its links are counted.

    Args:
        page: the page, cleaned.
        url: its address, as the caller knows it; else what the page itself says.
    """
    head = page.page.head
    url = url or (
        next((link for name, link in head.links if name == "canonical" and "//" in link), None) if head else None
    )
    declared = head.base if head is not None else None
    base = join_address(declared, url or "") if declared else ""
    own: Address | None = read_address(url, "") if url else None
    return Place(base if "//" in base[:9] else url or "", own)
