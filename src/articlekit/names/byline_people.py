"""Reads the people out of a byline and refuses everything else: better none than wrong."""

from collections.abc import Iterator

import regex

from articlekit.names.bylines import (
    LONGEST_BYLINE,
    LONGEST_ROLE_WORDS,
    LOOSE_EDGES,
    BylinePatterns,
    after_by,
    is_desk,
    is_role,
    part_with_names,
)
from articlekit.names.given_names import opens_with_given_name
from articlekit.names.person_names import PARTICLES, WIDE_NAME, has_common_word, looks_like_name, proper_case

LONGEST_LETTERS = 8
"""Characters of letters behind a name, such as a degree, that no pack needs to know: "FACOG", "DACVIM"."""

_HONORIFIC = regex.compile(r"^(?:(?:Mr|Mrs|Ms|Hr|Herr|Frau|Fru|Sra?)\.?\s+)+(?=\p{Lu}\S*\s+\p{Lu})")
"""What is no part of a name; doctors and professors sign with their titles."""

_NOTE = regex.compile(r"\s?\(\p{Ll}{2,12}\)")
"""A note behind a name, of live blogs: "Ama Mensah (now) and Kofi Boateng (earlier)"."""

_HOUSE = regex.compile(r"\s\((?P<house>[^()]{1,40})\)(?=\s*(?:[,;&]|$))")
"""What a name in a list is followed by: "Ama Mensah (Harbour Post), Kofi Boateng (Coast Weekly)"."""

_DATELINE = regex.compile(r"^(?:[\[【(（〔][^\[\]【】()（）〔〕]{1,30}[\]】)）〕]\s*|\p{Arabic}{3,}\s[-–]\s)(?=\p{L})")
"""Place and agency in front of the name: "[Busan=Haneul] Kim Bada"; in Arabic the place and a dash."""

_NICKNAME = regex.compile(
    r"""(?<=\p{L})\s(?P<nick>\(\p{Lu}[\p{L}'’-]{1,15}\)|["“]\p{Lu}[\p{L}'’-]{1,15}["”])\s(?=\p{Lu})"""
)
"""A second name inside a name: "William “Bill” Mensah", "Esi (Owusu) Boateng"."""

_LABEL = regex.compile(r"(?<![^\s|])(?P<label>[\p{L}\p{M}]{1,20})\s?[:：]\s*")
_LAST_FIRST = regex.compile(
    rf"(?P<last>(?:(?:{'|'.join(sorted(PARTICLES, key=len, reverse=True))})\s)*\p{{Lu}}[\p{{L}}'’-]+),"
    r"\s*(?P<first>\p{Lu}[\p{Ll}'’-]+(?:\s\p{Lu}\.?)*)"
)
_WIDE_TIE = regex.compile(r"(?<=[\p{Han}\p{Hangul}])[·・](?=[\p{Han}\p{Hangul}])")
"""The dot between two names in scripts without blanks."""

_SEGMENT = regex.compile(r"\s*(?:[|•·;]|\s[-–—]\s|\.\s)\s*")
_GENERATION = regex.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_SMALL_END = regex.compile(r"(?:\s\p{Ll}{1,4})+$")
"""The small words of a date or place that was cut away: "Ama Boateng on"."""

_BUTTONS = frozenset(
    ("bookmark", "cancel", "comment", "comments", "copy", "email", "follow", "link", "print", "save", "share")
)
"""Words of buttons and icons that a scraper leaves behind a name."""

_NETWORKS = frozenset(
    ("twitter", "facebook", "instagram", "linkedin", "email", "e-mail", "telegram", "bluesky", "follow")
)
"""Words that stand behind a name before an address."""


def without_buttons(text: str) -> str:
    """Take the words of buttons and icons off the end of a line; one alone may be a surname.

    >>> without_buttons("Ama Mensah cancel link bookmark Save")
    'Ama Mensah'
    """
    if text[text.rfind(" ") + 1 :].casefold() not in _BUTTONS:
        return text  # Most lines, told without parting them.
    words = text.split()
    last = len(words)
    while last and words[last - 1].casefold() in _BUTTONS:
        last -= 1
    return " ".join(words[:last]) if len(words) - last >= 2 else text


def names_in(line: str, patterns: BylinePatterns) -> tuple[str, ...]:
    """Read the names of a line that holds nothing else.

    Args:
        line: one block's text.
        patterns: from `byline_patterns`.

    Returns:
        The names, each of which looks like a person's; none where anything else stands in the line.

    >>> from articlekit.names.bylines import byline_patterns
    >>> names_in("Ama Mensah (now) and Kofi Boateng (earlier)", byline_patterns(()))
    ('Ama Mensah', 'Kofi Boateng')
    """
    if len(line) > LONGEST_BYLINE:
        return ()
    pieces = patterns.between.split(_HOUSE.sub("", _NOTE.sub("", without_buttons(line))))
    said_behind = [piece for piece in pieces[1:] if is_letters(piece, patterns) or is_role(piece, patterns)]
    names = [piece for piece in pieces if piece not in said_behind]
    people = tuple(_person(name, patterns) or "" for name in names if looks_like_name(name))
    return people if len(people) == len(names) and all(people) else ()


def read_authors(line: str, patterns: BylinePatterns) -> tuple[str, ...]:
    """Read the people out of a line that is known to be a byline.

    Args:
        line: one block's text.
        patterns: from `byline_patterns`.

    Returns:
        The names in order, each once. Roles, degrees, desks, agencies, places, dates, ages and addresses are left out;
        a line without a person gives an empty tuple.

    >>> from articlekit.names.bylines import byline_patterns
    >>> read_authors("KOFI MENSAH | Dec 24, 2025", byline_patterns(()))
    ('Kofi Mensah',)
    """
    if len(line) > LONGEST_BYLINE:
        return ()
    text = _DATELINE.sub("", _NOTE.sub("", without_buttons(" ".join(line.split()))))
    text = _author_credit(text, patterns)
    rest = after_by(text, patterns)
    text = without_agencies(_without_others(text if rest is None else rest, patterns), patterns)
    text, nickname = _without_nickname(_WIDE_TIE.sub("、", _HOUSE.sub("", text)), patterns)
    names = _names_of(part_with_names(text.strip(LOOSE_EDGES), patterns), patterns)
    if nickname:
        names = [name.replace(*nickname) for name in names]
    distinct = {name.casefold(): name for name in reversed(names)}
    return tuple(name for name in names if distinct.pop(name.casefold(), None) is not None)


def labelled_part(line: str, patterns: BylinePatterns) -> str:
    """Find the part of a line that a word such as "Author:" opens, wherever it stands.

    Args:
        line: one block's text.
        patterns: from `byline_patterns`.

    Returns:
        What stands behind the label; nothing where the line has none.

    >>> from articlekit.names.bylines import byline_patterns
    >>> from articlekit.rule_packs import rule_book
    >>> labelled_part("Source: Bay Post Author: Ama Boateng", byline_patterns(rule_book("en").packs))
    'Ama Boateng'
    """
    for found in _LABEL.finditer(line):
        if found["label"].casefold() in patterns.by and not _opens_others(found["label"], patterns):
            return line[found.end() :].strip()
    return ""


def _opens_others(label: str, patterns: BylinePatterns) -> bool:
    return patterns.others is not None and patterns.others.match(f"{label}:") is not None


def given_name_first(name: str) -> str:
    """Turn a name as libraries write it: "Boateng, Ama K." is Ama K. Boateng.

    Args:
        name: one name; whatever else it is comes back as it was.

    >>> given_name_first("van der Berg, Kofi"), given_name_first("Ama Boateng, Accra")
    ('Kofi van der Berg', 'Ama Boateng, Accra')
    """
    found = _LAST_FIRST.fullmatch(name.strip())
    return f"{found['first']} {found['last']}" if found is not None and opens_with_given_name(found["first"]) else name


def without_agencies(text: str, patterns: BylinePatterns) -> str:
    """Take agencies and desks off that stand beside a name behind a slash: "Reuters / Ama Boateng".

    Args:
        text: names and the like.
        patterns: from `byline_patterns`.

    Returns:
        What stands in front of the first slash, or behind it where an agency stands in front of a given name; the text
        as it was where no agency stands there.
    """
    head, _, rest = text.partition("/")
    tail = rest.partition("/")[0].strip(LOOSE_EDGES)
    if is_desk(head.strip(LOOSE_EDGES), patterns):
        return tail if opens_with_given_name(tail) else text
    return head if is_desk(tail, patterns) else text


def _author_credit(text: str, patterns: BylinePatterns) -> str:
    # "Reviewed by Kofi Mensah — Written by Ama Boateng"
    if patterns.others is None or not patterns.others.match(text):
        return text
    behind = (part for part in _SEGMENT.split(text)[1:] if after_by(part, patterns) and not patterns.others.match(part))
    return next(behind, labelled_part(text, patterns))


def _without_others(text: str, patterns: BylinePatterns) -> str:
    other = patterns.others.search(text) if patterns.others is not None else None
    return text[: other.start()] if other is not None else text


def _without_nickname(text: str, patterns: BylinePatterns) -> tuple[str, tuple[str, str] | None]:
    # The text without it, and how to set it in again.
    found = _NICKNAME.search(text)
    if found is None or is_desk(found["nick"].strip(LOOSE_EDGES), patterns):
        return text, None
    before, after = (
        text[: found.start()].rsplit(maxsplit=1)[-1],
        text[found.end() :].split(maxsplit=1)[0].strip(LOOSE_EDGES),
    )
    whole = f"{text[: found.start()]} {text[found.end() :]}"
    return whole, (f"{before} {after}", f"{before} {found['nick']} {after}")


def _names_of(text: str, patterns: BylinePatterns) -> list[str]:
    names: list[str] = []
    closed = ""  # What stood behind the last name: from there on the names of places and houses look like people's.
    for tie, piece in _tied_pieces(text, patterns):
        head, place = part_place(piece, patterns)
        if names and _GENERATION.fullmatch(head):
            names[-1] = _with_dot(f"{names[-1]} {head}")
        elif names and tie.strip() == "y" and _is_second_surname(head, patterns):
            names[-1] += f" y {head}"
        elif names and (is_letters(head, patterns) or _is_only_role(head, patterns)):
            if "," not in tie and len(names) > 1 and not opens_with_given_name(names[-1]):
                names.pop()  # "Ama Boateng, Harbour Pilot & Harbour Educator"
            closed = "place" if place else closed or ("" if is_letters(head, patterns) else "role")
        else:
            may_be = not closed or opens_with_given_name(head) or place or (closed == "role" and tie.strip(" ,;") != "")
            name = _person(head, patterns) if may_be else None
            if name is None and (names or not _may_stand_first(head, patterns)):
                break
            if name is None and not is_desk(head, patterns):
                closed = "place"
            names += [name] if name is not None else []
            closed = "place" if place else closed
    return names


def _is_second_surname(text: str, patterns: BylinePatterns) -> bool:
    # "José Ortega y Gómez" is one person.
    is_word = " " not in text and text.istitle() and not is_desk(text, patterns)
    return is_word and not opens_with_given_name(text) and not is_role(text, patterns)


def _is_only_role(text: str, patterns: BylinePatterns) -> bool:
    # "Harbour Correspondent" and "journaliste au Quai", not "Ama Boateng Correspondent".
    if opens_with_given_name(text):
        return False
    words = text.casefold().split()
    if len(words) == 2 and WIDE_NAME.fullmatch(words[0]) and not is_desk(words[0], patterns):
        return False
    goes_on = any(
        " ".join(words[:size]) in patterns.roles and text.split()[size][0].islower()
        for size in range(1, min(LONGEST_ROLE_WORDS, len(words) - 1) + 1)
    )
    return goes_on or is_role(text, patterns)


def _may_stand_first(text: str, patterns: BylinePatterns) -> bool:
    # "Reuters, Ama Boateng", "Accra, Ama Boateng"
    return " " not in text or is_desk(text, patterns) or is_role(text, patterns)


def _tied_pieces(text: str, patterns: BylinePatterns) -> Iterator[tuple[str, str]]:
    # Each piece with what ties it to the one before: "," or ", and".
    tie, start = "", 0
    for found in patterns.between.finditer(text):
        piece = text[start : found.start()].strip(LOOSE_EDGES)
        if piece:
            yield tie, piece
            tie = ""
        tie += found.group()
        start = found.end()
    piece = text[start:].strip(LOOSE_EDGES)
    if piece:
        yield tie, piece


def part_place(piece: str, patterns: BylinePatterns) -> tuple[str, str]:
    """Part a name from the place or the house behind it: "Ama Boateng", "Accra" of "Ama Boateng in Accra"."""
    found = patterns.behind.search(piece) if patterns.behind is not None else None
    return (piece, "") if found is None else (piece[: found.start()], piece[found.end() :])


def is_letters(text: str, patterns: BylinePatterns) -> bool:
    """Tell whether what stands behind a name is nothing but degrees and the like: "MD", "Ph.D., RN"."""
    words = [word.replace(".", "").strip(LOOSE_EDGES) for word in text.split()]
    if all(word.casefold() in patterns.letters and not word.islower() for word in words):
        return bool(words)
    return len(words) == 1 and words[0].isascii() and words[0].isupper() and 1 < len(words[0]) <= LONGEST_LETTERS


def read_first_name(line: str, patterns: BylinePatterns) -> tuple[str, ...]:
    """Read the byline of somebody who signs with the given name alone.

    Args:
        line: one block's text.
        patterns: from `byline_patterns`.

    Returns:
        The name; none where the line does not open with "By", or goes on with anything but a given name.

    >>> from articlekit.names.bylines import byline_patterns
    >>> from articlekit.rule_packs import rule_book
    >>> patterns = byline_patterns(rule_book("en").packs)
    >>> read_first_name("by Kofi · 4 May", patterns), read_first_name("By Reuters", patterns)
    (('Kofi',), ())
    """
    rest = after_by(line, patterns) if len(line) <= LONGEST_BYLINE else None
    name = _SMALL_END.sub("", part_with_names(rest, patterns)) if rest else ""
    return (name,) if name.istitle() and " " not in name and opens_with_given_name(name) else ()


def _person(piece: str, patterns: BylinePatterns) -> str | None:
    name = piece.strip(LOOSE_EDGES)
    again = after_by(name, patterns)
    name = _HONORIFIC.sub("", again or name).partition(" The ")[0]  # "Kofi Mensah The Associated Press"
    name = _without_dated(name, patterns)
    name = _before_role(_without_role(_without_letters(_SMALL_END.sub("", name), patterns), patterns), patterns)
    if (
        not looks_like_name(name, signed=True)
        or is_role(name, patterns)
        or name.split()[0].casefold() in patterns.ranks
    ):
        return None
    return None if is_desk(name, patterns) else _with_dot(proper_case(name))


def _without_dated(name: str, patterns: BylinePatterns) -> str:
    # "Ama Mensah Published Tuesday", from which the date was cut away; a given name alone is no name.
    rest = patterns.dated.sub("", name).strip(LOOSE_EDGES) if patterns.dated is not None else name
    return rest if " " in rest or not rest[:1].isupper() else name


def _with_dot(name: str) -> str:
    # The dot of "Jr." went with those at the edges.
    return f"{name}." if name.endswith((" Jr", " Sr")) else name


def _without_letters(name: str, patterns: BylinePatterns) -> str:
    # "Ama Boateng PhD", "Ama Boateng Twitter"; a surname in capitals stays.
    words = name.split()
    while len(words) > 2 and not name.isupper():
        last = words[-1].replace(".", "")
        if last.casefold() not in _NETWORKS and (
            last.casefold() not in patterns.letters or sum(map(str.isupper, last)) < 2
        ):
            break
        words.pop()
    return " ".join(words)


def _before_role(name: str, patterns: BylinePatterns) -> str:
    # "Ama Boateng Contributor Opinions expressed here are her own"
    words = name.split()
    if len(words) < 3 or not opens_with_given_name(name):
        return name
    half = len(words) // 2
    if words[:half] == words[half:]:
        return " ".join(words[:half])  # "Ama Boateng Ama Boateng", where a picture's text stands before the name.
    ends = (at for at, word in enumerate(words) if at > 1 and _ends_name(word.casefold(), patterns))
    return " ".join(words[: next(ends, len(words))])


def _ends_name(word: str, patterns: BylinePatterns) -> bool:
    return len(word) > 3 and (word in patterns.roles or word in patterns.ranks or has_common_word(word))


def _without_role(name: str, patterns: BylinePatterns) -> str:
    # "Staff reporter Ama Boateng", "Ama Boateng Chief Political Correspondent"; "Luxury Harbour Expert" is no person.
    words = name.split()
    folded = [word.casefold() for word in words]
    if len(words) == 2 and WIDE_NAME.fullmatch(words[1]) and any(map(folded[0].endswith, patterns.roles)):
        return words[1]
    if len(words) == 1 and len(name) > 3 and WIDE_NAME.fullmatch(name):
        return next((name.removesuffix(role) for role in patterns.roles if name.endswith(role)), name)
    for size in range(min(LONGEST_ROLE_WORDS, len(words) - 1), 0, -1):
        if " ".join(folded[:size]) in patterns.roles:
            return " ".join(words[size:]).strip(LOOSE_EDGES)
        if " ".join(folded[-size:]) in patterns.roles:
            last = len(words) - size
            while last > 2 and folded[last - 1] in patterns.ranks:
                last -= 1
            person = " ".join(words[:last]).strip(LOOSE_EDGES)
            is_topic = size == 1 and person.isascii() and not opens_with_given_name(person)
            return "" if is_topic else person
    return name
