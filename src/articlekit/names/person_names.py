"""Tells by its shape whether a text could be a person's name, and writes one in capitals as people do."""

import regex

from articlekit.names.given_names import opens_with_given_name

LONGEST_NAME = 60
"""Characters of one person's name."""

MOST_WORDS = 5
"""Words of a person's name; "Maria del Carmen García Ruiz" has five."""

SHOUTED = 4
"""Letters of a surname in capitals; shorter ones may be initials."""

_PART = r"(?:\p{Lu}?\p{Ll}{0,4}['’]|Ma?c|[Dd][aeiu]|[Ll][ea]|San|Fitz|Van|[ae]l-|Al-|El-|St\.\s)?\p{Lu}[\p{Ll}\p{M}'’]*"
"""A capital and small letters; in front of it "Mc", "La", "O'", "dell'", "al-"."""

_CASED_WORD = (
    rf"(?:{_PART}(?:-(?:{_PART}|[\p{{Ll}}\p{{M}}'’]+))*\.?"
    r"|\p{Lu}['’]?\p{Lu}+(?:-\p{Lu}['’]?\p{Lu}+)*|\p{Lu}\.(?:-?\p{Lu}\.){1,3})"
)
_PARTICLE = (
    r"(?:van der|van den|van de|van 't|in 't|von der|de la|de los|de las|van|von|zu|zur|vom|de|del|della|di|da|das|dos"
    r"|do|du|des|le|la|el|al|bin|bint|ibn|ben|ould|ter|ten|op|uit|'t|’t|af|av|y|e|i|und|den|der|Jr\.?|Sr\.?|II|III"
    r"|(?:med|phil|rer|nat|jur|ing|habil)\.)"
)
_INNER_CAPITAL = regex.compile(r"(?<=\p{Lu}\p{Ll}{1,6})\p{Lu}(?=\p{Ll})")
NAME = regex.compile(rf"{_CASED_WORD}(?:\s(?:{_PARTICLE}(?!\p{{L}})|{_CASED_WORD})){{1,6}}")
"""A name of two to seven words, in a script with capitals."""

UNCASED = regex.compile(r"[\p{Lo}\p{M}\p{Lm}'\u200c\u200d-]{2,16}(?:\s[\p{Lo}\p{M}\p{Lm}'\u200c\u200d-]{2,16}){1,4}")
"""A name in a script without."""

WIDE_NAME = regex.compile(r"(?:\p{Han}{2,4}|\p{Hangul}{2,4}|[\p{Han}\p{Hiragana}]{2,6})")
"""A name in a script without blanks."""

_INITIALS = regex.compile(r"\p{Lu}\.?(?:[ -]\p{Lu}\.?|(?<=\.)\p{Lu}\.?)*")
_NOT_IN_NAMES = regex.compile(r"[\p{N}@:;!?#|/\\<>(){}\[\]=+*&%$€£\"“”«»_…]|://|\.\p{L}{2,}$|['’]s$")
PARTICLES = frozenset(_PARTICLE[3:-1].partition("|(?:")[0].replace("\\.?", "").split("|"))


_MONTH_NAMES = frozenset(("april", "august", "june"))
"""Months that are given names: where somebody signs, April Mensah is a person."""

_PLACE_OPENINGS = frozenset(("north", "south", "east", "west", "new", "united", "central", "middle", "latin"))
"""First words of places: "North Korea" is a section, not a person."""

_NO_NAMES = frozenset({
    "the", "this", "that", "these", "those", "with", "without", "from", "about", "after", "before", "when", "where",
    "what", "why", "how", "who", "here", "there", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "january", "february", "march", "april", "june", "july", "august", "september", "october",
    "november", "december", "read", "more", "also", "share", "news", "latest", "breaking", "live", "video", "photo",
    "photos", "image", "watch", "listen", "sport", "sports", "business", "world", "politics", "opinion",
    "subscribe", "login", "sign", "home", "menu", "contact", "privacy", "policy", "terms", "new", "our", "your",
    "all", "updated", "published", "special", "guest", "contributor", "correspondent", "reporter", "editor",
    "agency", "press", "international", "national", "daily", "times", "post", "account", "considerations", "get",
    "guide", "log", "my", "opt-out", "overall", "strategy", "tips", "bio", "by", "checked", "fact", "follow",
    "full", "related", "reviewed", "size", "text", "topics", "profile", "community", "forum", "view", "written",
    "event", "events", "type", "types", "manufacturer", "manufacturers", "category", "categories", "industry",
    "department", "solutions", "products", "features", "services", "youtube", "tiktok", "wordpress", "github",
    "dive", "deeper", "reading", "posts", "posted", "recent", "health", "global", "commons", "travel", "guides",
    "reviews", "lifestyle", "wellness", "insights",
    "now", "informationen", "weitere", "mehr", "alle", "aktuelle", "nachrichten", "información", "más", "últimas",
    "noticias", "leer", "lire", "voir", "toutes", "actualités", "leggi", "altre", "ultime", "notizie", "leia", "mais",
    "notícias", "lees", "meer", "nieuws", "czytaj", "więcej", "wiadomości", "nyheter", "nyheder", "daha", "haberler",
})  # fmt: skip
"""Words that no person's name holds: a line with one of them is no name by its look alone."""


def looks_like_name(text: str, *, signed: bool = False) -> bool:
    """Tell by its shape whether a text could be a person's name.

    Args:
        text: what stands alone on a line, or between two commas.
        signed: whether a byline is known to stand here, so that April is no month.

    >>> looks_like_name("Kofi Mensah"), looks_like_name("Maria van der Berg"), looks_like_name("Latest News")
    (True, True, False)
    """
    if not 3 <= len(text) <= LONGEST_NAME or _NOT_IN_NAMES.search(text):
        return len(text) == 2 and WIDE_NAME.fullmatch(text) is not None
    if text.count(" ") >= MOST_WORDS + 1 or text[-1] in ",;-–" or _INITIALS.fullmatch(text):
        return False
    if NAME.fullmatch(text) or _has_inner_capital(text):
        return not has_common_word(text, signed=signed)
    if text[0].isupper() or text[0].islower():
        return False
    return (UNCASED.fullmatch(text) or WIDE_NAME.fullmatch(text)) is not None


def _has_inner_capital(text: str) -> bool:
    # "Mark SubbaRao" is a person, "FlowTrack Marine" a house.
    return opens_with_given_name(text) and NAME.fullmatch(_INNER_CAPITAL.sub("", text)) is not None


def has_common_word(name: str, *, signed: bool = False) -> bool:
    """Tell whether a text of a name's shape holds a word that no name does, or opens as places do.

    Args:
        name: the text.
        signed: as for `looks_like_name`.
    """
    words = name.casefold().split()
    if signed and words[0] in _MONTH_NAMES:
        del words[0]
    return words[0] in _PLACE_OPENINGS or not _NO_NAMES.isdisjoint(words)


def proper_case(name: str) -> str:
    """Write a name that is set in capitals as people write it, or the surname alone where only that is.

    >>> proper_case("KOFI MCALLISTER"), proper_case("Kofi MENSAH"), proper_case("AJ Mensah")
    ('Kofi McAllister', 'Kofi Mensah', 'AJ Mensah')
    """
    words = name.split()
    if name.isupper():
        return " ".join(map(_proper_word, words)) if len(name) >= 5 else name
    if not any(word.isupper() and len(word) >= SHOUTED for word in words[1:]):
        return name
    return " ".join([words[0], *map(_proper_surname, words[1:])])


def _proper_surname(word: str) -> str:
    if not word.isupper() or len(word) == 1 or "." in word:
        return word
    return word.capitalize() if word == "LE" else _proper_word(word)


def _proper_word(word: str) -> str:
    if word.casefold() in PARTICLES:
        return word.casefold()
    return "-".join(map(_proper_part, word.split("-")))


def _proper_part(part: str) -> str:
    if "." in part[:2]:
        return part  # Initials stay: "J.K."
    for prefix in ("Mc", "O'", "O’"):
        if part.casefold().startswith(prefix.casefold()) and len(part) > len(prefix) + 2:
            return prefix + part[len(prefix) :].capitalize()
    # Python lowers a dotted capital to two characters.
    return part.capitalize().replace("i\u0307", "i")
