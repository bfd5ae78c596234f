"""Reads who wrote the story from the lines of scraped text: people only, none rather than wrong."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import regex

from articlekit.ages import split_age
from articlekit.cleaner import CleanPage
from articlekit.models import Label
from articlekit.names.byline_people import labelled_part, names_in, part_place, read_authors, without_buttons
from articlekit.names.bylines import is_by, is_byline, opens_with_by, opens_with_role
from articlekit.names.given_names import opens_with_given_name
from articlekit.rules import RuleKind
from articlekit.times.date_patterns import DIGIT, LONGEST_DATE_LINE, date_patterns
from articlekit.times.dates import find_dates

BELOW = 20
"""Lines below the headline that are looked at; dek, caption and buttons lie between it and the byline."""

ABOVE = 10
"""Lines above the headline; a scraper may set author and date in front of it."""

MOST_PROSE = 2
"""Lines of prose behind which the story has begun."""

LONGEST_LINE = 120
"""Characters of a line that signs; longer ones are prose."""

BELOW_STORY = 5
"""Lines below the story that say who wrote it."""

LONGEST_SIGNATURE = 90
"""Characters of a line that opens with "By" and a known given name, and goes on with a button."""

PROSE = 140
"""Characters of a line that tells something."""

MOST_BELOW_BY = 6
"""Names below a line that says "By"; a live blog had five."""

LONGEST_PLACE = 30
"""Characters of a place in front of a date: "Accra - 4 March 2025"."""

_PLACE_ENDS = frozenset("-–—|•·,")
_BULLET = regex.compile(r"^[*+•·-]\s+")
_BULLETS = frozenset("*+•·-")
_PARTS = regex.compile(r"\s*[|•·●⋅∙]\s*|\s[-–—]\s")
_DATED = regex.compile(r"[\p{Nd}|•·●⋅∙–—-]")
"""What parts a name from a date, or stands in one."""

_HANDLE = regex.compile(r"\s?@\w{1,30}$")
_MINUTES = regex.compile(r"[\s(]*\b\d{1,2}\s?min\p{L}{0,5}\b.*")
_SMALL_END = regex.compile(r"(?:\s\p{Ll}+)+$")
"""The weekday of a date that was taken off."""

_READING_TIME = f"rule_{RuleKind.READING_TIME}"
_Line = tuple[int, str]
"""Index and text of a line that may sign, without its bullet and the words of buttons."""

_Step = tuple[Callable[[CleanPage, int, str], tuple[str, ...]], Sequence[_Line]]
_PROSE_LABELS = frozenset({Label.PARAGRAPH, Label.QUOTE})
_STORIES = frozenset({Label.STORY_HEADING, Label.STORY_TITLE, Label.STORY_AGE, Label.STORY_OTHER})


def read_text_authors(page: CleanPage, labels: Sequence[Label], title: int | None) -> tuple[str, ...]:
    """Read the people who sign a story.

    Args:
        page: the page, cleaned.
        labels: of its lines.
        title: index of the headline.

    Returns:
        Their names: of the line near the headline that opens with "By", else of one that names people beside a date,
        else of a name alone beside a date or above a role, else of the only line of the page that opens with "By".
    """
    prose = [index for index, label in enumerate(labels) if label in _PROSE_LABELS]
    place = title if title is not None else prose[0] - 1 if prose else len(labels) - 1
    below, above = _below(page, place), range(place - 1, max(-1, place - 1 - ABOVE), -1)
    ending = range(prose[-1] + 1, min(prose[-1] + 1 + BELOW_STORY, len(labels))) if prose else range(0)
    steps: list[_Step] = []
    for near in (_lines(page, labels, below), _lines(page, labels, above)):
        named = [line for line in near if not _is_mostly_small(line[1])]
        dated = [line for line in named if _DATED.search(line[1])]
        lined = [line for line in named if labels[line[0]] is Label.BYLINE]
        steps += [(_signed, near), (partial(_beside_date, is_sure=True), dated), (partial(_alone, is_sure=True), named)]
        steps += [(_beside_date, dated), (_alone, lined)]
    steps.append((_signed, _lines(page, labels, ending)))
    told = page.texts[title] if title is not None else ""
    for read, lines in steps:
        for index, line in lines:
            people = read(page, index, line)
            if people and not any(name in told for name in people):
                return people
    return _only_signed(page, labels)


def _below(page: CleanPage, place: int) -> Iterator[int]:
    prose = 0
    for index in range(place + 1, min(place + 1 + BELOW, len(page.texts))):
        prose += len(page.texts[index]) >= PROSE
        if prose > MOST_PROSE:
            break
        yield index


def _lines(page: CleanPage, labels: Sequence[Label], places: Iterable[int]) -> list[_Line]:
    # Whoever stands in a list of other stories has written those.
    own = (index for index in places if labels[index] not in _STORIES)
    return [(index, line) for index in own if (line := _line(page.texts[index]))]


def _line(text: str) -> str:
    text = _BULLET.sub("", text) if text[:1] in _BULLETS else text
    return without_buttons(text) if len(text) <= LONGEST_LINE else ""


def _signed(page: CleanPage, index: int, line: str) -> tuple[str, ...]:
    people = _below_by(page, index) if is_by(line, page.names) else _behind_by(page, index, line)
    return () if people and _is_others_credit(page, line) else people


def _behind_by(page: CleanPage, index: int, line: str) -> tuple[str, ...]:
    mark = page.marks[index]
    known = mark is not None and mark.kind in ("byline_shape", f"rule_{RuleKind.BYLINE}")
    if opens_with_by(line, page.names) and line[-1] not in ".!?":
        people = read_authors(_without_dates(page, line), page.names)
        is_short = len(line) <= LONGEST_SIGNATURE and any(map(opens_with_given_name, people))
        return people if known or is_short or is_byline(line, page.names) else ()
    if known and is_byline(line, page.names):
        return read_authors(line, page.names)
    labelled = labelled_part(line, page.names) if DIGIT.search(line) else ""
    return read_authors(labelled, page.names) if labelled else ()  # "4 March 2025 Author: Ama Boateng"


def _below_by(page: CleanPage, index: int) -> tuple[str, ...]:
    people: list[str] = []
    for below in range(index + 1, min(index + 1 + MOST_BELOW_BY, len(page.texts))):
        line = _line(page.texts[below])
        if _is_others_credit(page, line):
            break
        names = read_authors(line, page.names) if line and not DIGIT.search(line) and line[-1] not in "!?:" else ()
        if not names and not (people and opens_with_role(line, page.names)):
            break
        people += names
    return tuple(dict.fromkeys(people))


def _beside_date(page: CleanPage, _: int, line: str, *, is_sure: bool = False) -> tuple[str, ...]:
    # "27 January • Ama Boateng • 3 minutes", "Ama Boateng | Published 4 months ago"
    if _is_others_credit(page, line):
        return ()
    bare = _without_dates(page, line) if DIGIT.search(line) else line
    parts = [part.strip(" ,") for part in _PARTS.split(bare)]
    roles = date_patterns(page.times.packs).roles  # "Ama Boateng | Published"
    if bare == line and not any(roles.match(part) for part in parts[1:]):
        return ()
    named = [part for part in parts if part and roles.fullmatch(part) is None]
    return next((people for people in (_names(page, part, is_sure=is_sure) for part in named) if people), ())


def _alone(page: CleanPage, index: int, line: str, *, is_sure: bool = False) -> tuple[str, ...]:
    if page.marks[index] is not None or _is_caption(page, index + 1):
        return ()  # A button; whom a picture shows.
    people = _names(page, part_place(_HANDLE.sub("", line), page.names)[0], is_sure=is_sure)
    if not people:
        return ()
    if not is_sure:
        return people
    has_buttons = line != page.texts[index] and not _BULLET.match(page.texts[index])
    beside = any(_is_dated(page, place) for place in (index - 1, index + 1, index + 2))
    return people if has_buttons or beside or _is_role(page, index + 1) else ()


def _is_mostly_small(line: str) -> bool:
    # The quick look: most words of prose begin small, few of those around names do.
    words = line.split()
    return 2 * sum(word[0].islower() for word in words) > len(words)


def _only_signed(page: CleanPage, labels: Sequence[Label]) -> tuple[str, ...]:
    found = {_signed(page, index, line) for index, line in _lines(page, labels, _shaped(page))} - {()}
    people = next(iter(found)) if len(found) == 1 else ()
    return people if any(map(opens_with_given_name, people)) else ()


def _shaped(page: CleanPage) -> Iterator[int]:
    for index, mark in enumerate(page.marks):
        if mark is not None and mark.kind == "byline_shape":
            yield index


def _names(page: CleanPage, text: str, *, is_sure: bool) -> tuple[str, ...]:
    # Names and nothing else; for certain where one of them opens with a known given name.
    people = names_in(_SMALL_END.sub("", text), page.names)
    return people if not is_sure or any(map(opens_with_given_name, people)) else ()


def _without_dates(page: CleanPage, line: str) -> str:
    dates = (
        find_dates(line, page.times, language=page.language) if len(line) <= LONGEST_DATE_LINE + LONGEST_LINE else []
    )
    for date in reversed(dates):
        line = f"{line[: date.start]} | {line[date.end :]}"
    aged = split_age(line, page.times) if not dates else None
    return f"{aged[0]} | {aged[2]}" if aged is not None else _MINUTES.sub("", line)


def _is_others_credit(page: CleanPage, line: str) -> bool:
    return page.names.others is not None and page.names.others.match(line) is not None


def _is_dated(page: CleanPage, index: int) -> bool:
    if not 0 <= index < len(page.marks):
        return False
    mark, text = page.marks[index], page.texts[index][:LONGEST_DATE_LINE]
    if mark is not None:
        return mark.kind in ("date", "age", _READING_TIME)
    found = find_dates(text, page.times, language=page.language) if DIGIT.search(text) else []
    before = text[: found[0].start].rstrip() if found else text
    return not before or (len(before) <= LONGEST_PLACE and before[-1] in _PLACE_ENDS)


def _is_role(page: CleanPage, index: int) -> bool:
    return index < len(page.texts) and opens_with_role(page.texts[index], page.names)


def _is_caption(page: CleanPage, index: int) -> bool:
    mark = page.marks[index] if index < len(page.marks) else None
    return mark is not None and mark.kind in (f"rule_{RuleKind.CAPTION}", f"rule_{RuleKind.CREDIT}")
