"""The words of dates and their patterns: months, roles, zones and the shapes in which days and times are written."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

from articlekit.ages import words_of
from articlekit.rules import RulePack
from articlekit.words.folding import fold, plain_case
from articlekit.words.word_patterns import alternatives, compile_with_words

LONGEST_DATE_LINE = 90
"""Characters of a line that is a date and nothing else; weekday, date, time, zone and label together had 71."""

WORD = regex.compile(r"[\p{L}\p{M}]+")
_TIME_WORDS = (
    frozenset(("am", "pm", "a", "p", "m", "h", "z", "st", "nd", "rd", "th", "er", "uhr", "hrs", "hours", "го", "ого"))
    | frozenset("年月日号號時时点點分秒년월일시분초")
    | frozenset(("ch", "sa", "öö", "ös", "ص", "صباحا", "صباحًا", "م", "مساء", "مساءً", "πμ", "μμ"))
    | frozenset(("오전", "오후", "上午", "下午", "午前", "午後", "晚上", "凌晨", "早上"))
)
DIGIT = regex.compile(r"\p{Nd}")
_YEAR = r"(?:199\d|20\d\d|2100|25[3-9]\d)"
_ORDINAL = r"(?:st|nd|rd|th|er|\.|º|ª|-?(?:ого|го|е))?"
_NUMERIC = (
    rf"(?<![\d.,/-])(?P<iso_year>{_YEAR})\s?(?:[-/.]|年|년)\s?(?P<iso_month>\d{{1,2}})\s?(?:[-/.]|月|월)\s?(?P<iso_day>\d{{1,2}})(?!\d)\s?[日일号號]?"
    rf"|(?<![\d.,/:-])(?P<first>\d{{1,2}})(?P<mark>[./-])\s?(?P<second>\d{{1,2}})(?P=mark)\s?(?P<year>{_YEAR}|\d\d)(?![\d%]|[./-]\d)"
    r"|(?<!\d)(?P<wide_month>\d{1,2})[月월]\s?(?P<wide_day>\d{1,2})[日일号號]"
)
TIME = regex.compile(
    r"(?<![\d.,/-])(?P<half>오전|오후|上午|下午|午前|午後|晚上|凌晨|早上|ös\b|öö\b)?\s?"
    r"(?:(?P<hour>[01]?\d|2[0-4])(?:[:：.]|\s?[hH]\s?|\s?[時时點点시]\s?)(?P<minute>[0-5]\d|\d(?=\s?[分분]))(?:[:：](?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?\s?[分분]?"
    r"|(?P<lone>[01]?\d|2[0-4])(?=\s?(?:[ap]\.?\s?m\b|uhr\b|h\b|[時时點点시]))\s?(?:[hH時时點点시])?)"
    r"(?!\d|[./]\d)\s?(?P<noon>[ap]\.?\s?m\b\.?|[πμ]\.?\s?μ\b\.?|(?:صباح|مساء)\p{M}?ا?\p{M}?|[صم]\b|(?-i:SA|CH|ÖÖ|ÖS)\b)?(?:\s?(?:uhr|hrs|hours|h)\b)?",
    regex.IGNORECASE,
)
ZONE = regex.compile(
    r"[\s(\[,]{0,3}(?P<zone>(?:UTC|GMT)?\s?[+\-−]\d{1,2}(?::?\d{2})?(?!\d)|Z\b|\p{Lu}{2,5}\b(?!\p{L}))", regex.VERSION1
)
DATEPARSER_SHAPE = regex.compile(
    r"\d{1,2}\.?\s?(?:de\s)?\p{L}{3,12}\.?,?\s(?:de\s)?(?:19[9]\d|2[05]\d\d)\b|\p{L}{3,12}\.?\s\d{1,2},?\s(?:19[9]\d|2[05]\d\d)\b"
)
"""A day, a word and a year: what is shown to dateparser."""

_NON_ASCII_DIGITS = str.maketrans(
    {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xFF10, 0xE50) for digit in range(10)}
)


@dataclass(frozen=True, eq=False)
class DatePatterns:
    """The words for dates of one set of rule packs; their patterns are compiled when the first line needs them.

    Args:
        packs: the packs, the page's own language first.
        months: number of each month's words.
        updated: words that say that the date of a change follows.
        relative: days back of "today" and "yesterday".
        loose: words that may stand around a date on a line that is nothing else.
        known: these and all words of dates, times and ages: a line with any other is no date line.
        folded: the same, folded.
        zones: abbreviations and offsets, the page's own language first.
        order: order of day and month in the page's language.
        own_language: the language whose words these are, apart from English.
    """

    packs: tuple[RulePack, ...]
    months: dict[str, int]
    updated: frozenset[str]
    relative: dict[str, int]
    loose: frozenset[str]
    known: frozenset[str]
    folded: frozenset[str]
    zones: tuple[tuple[str, str], ...]
    order: str
    own_language: str

    @cached_property
    def date(self) -> regex.Pattern[str]:
        """Pattern of a day, with or without its year."""
        return _date_pattern(self.packs, self.months, self.relative)

    @cached_property
    def roles(self) -> regex.Pattern[str]:
        """Pattern of the words that say what kind of date follows."""
        words = alternatives(words_of(self.packs, "published") | words_of(self.packs, "updated"))
        return regex.compile(rf"(?<!\p{{L}})(?:{words})(?!\p{{L}})", regex.IGNORECASE)


@lru_cache(maxsize=64)
def date_patterns(packs: tuple[RulePack, ...]) -> DatePatterns:
    """Gather the words for dates.

    Args:
        packs: the page's packs, its own language first: where two use one word, the first says what it means.
    """
    months: dict[str, int] = {}
    relative: dict[str, int] = {}
    for pack in packs:
        for number, words in enumerate(pack.time.months, 1):
            for word in words:
                months.setdefault(plain_case(word), number)
        for days, words in ((0, pack.time.today), (1, pack.time.yesterday)):
            for word in words:
                relative.setdefault(plain_case(word), days)
    own = next((pack for pack in packs if pack.time.months or pack.time.order == "YMD"), None)
    loose = {
        word
        for name in ("at", "of", "oclock", "published", "updated")
        for phrase in words_of(packs, name)
        for word in phrase.split()
    }
    loose.add("t")  # Between day and time in ISO 8601.
    loose |= {word for pack in packs for words in pack.time.weekdays for word in words}
    known = frozenset(map(plain_case, loose | _TIME_WORDS | _all_words(packs)))
    return DatePatterns(
        packs=packs,
        months=months,
        updated=frozenset(map(plain_case, words_of(packs, "updated"))),
        relative=relative,
        loose=frozenset(map(plain_case, loose)),
        known=known,
        folded=frozenset(map(fold, known)),
        zones=tuple((name, offset) for pack in packs for name, offset in pack.time.zones.items()),
        order=own.time.order if own else "DMY",
        own_language=own.language.split("-")[0] if own else "",
    )


def _all_words(packs: tuple[RulePack, ...]) -> set[str]:
    names = ("second", "minute", "hour", "day", "week", "month", "year", "one", "now", "today", "yesterday")
    phrases = {phrase for name in (*names, "ago_before", "ago_after") for phrase in words_of(packs, name)}
    phrases |= {word for pack in packs for month in pack.time.months for word in month}
    return {word for phrase in phrases for word in WORD.findall(phrase)}


def _date_pattern(packs: tuple[RulePack, ...], months: dict[str, int], relative: dict[str, int]) -> regex.Pattern[str]:
    named = {word for pack in packs for words in pack.time.months for word in words} | set(months)
    days = words_of(packs, "today") | words_of(packs, "yesterday") | set(relative)
    gap = r"(?:[\s\-./]{1,3}(?:(?&of)\s{1,2})?|)"
    # What stands at the beginning is no call, because a search tries it at every word.
    return compile_with_words(
        rf"{_NUMERIC}"
        rf"|(?<![\d.,:])(?P<day>\d{{1,2}}){_ORDINAL}{gap}(?P<month>(?&month_first))(?!\p{{L}})\.?(?:\s?/\s?(?&month_first)(?!\p{{L}}))?"
        rf"(?:[\s\-./,]{{1,3}}(?:(?&of)\s{{1,2}})?(?P<day_year>{_YEAR}|['’]\d\d)(?!\d))?(?!\s{{1,2}}\d{{3,4}}(?!\d))"
        rf"|(?<!\p{{L}})(?P<month_first>{alternatives(named)})\.?[\s-]{{1,2}}(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:[\s,-]{{1,3}}(?P<month_year>{_YEAR})(?!\d))?"
        rf"|(?<!\p{{L}})(?P<relative>{alternatives(days)})(?!\p{{L}})",
        of=words_of(packs, "of"),
    )


def plain_digits(line: str) -> str:
    """Write every digit as an ASCII one; no character moves."""
    return line if line.isascii() else line.translate(_NON_ASCII_DIGITS)
