"""Which language a page is in."""

from collections.abc import Sequence

import regex

from articlekit.errors import ArgumentError
from articlekit.rule_packs import built_in_languages, built_in_pack
from articlekit.rules import LANGUAGE_TAG
from articlekit.words.folding import WIDE_RANGES, may_be_wide

SAMPLE_CHARACTERS = 500
"""Characters looked at; below about 200 Danish and Norwegian are confused, above 500 nothing changes."""

SENTENCE_CHARACTERS = 100
"""A line this long that ends like a sentence is the story or its like: headlines are short of little words."""

PROSE_CHARACTERS = 60
"""A line this long is prose rather than a menu, and stands in where there are no longer ones."""

UNKNOWN_TO_DETECTOR = ("sw",)
"""Languages with a rule pack that the detector takes for others (Swahili for Shona)."""

COMMON_SHARE = 0.12
"""Share of a sample's words among a pack's common words; prose has 0.25 to 0.45, in another language below 0.06."""

ENGLISH_SHARE = 0.3
"""Share of English common words from which no detector is asked; Scots, Pidgin and code-mixed prose stay below 0.25."""

ENGLISH_WORDS = 30
"""Words below which that share says little."""

_TAG = regex.compile(LANGUAGE_TAG)
_SENTENCE_ENDS = tuple('.!?…。！？।॥؟”"»')
_WIDE = regex.compile(rf"[{WIDE_RANGES}](?<=[\p{{Han}}\p{{Hiragana}}\p{{Katakana}}\p{{Hangul}}])")
"""A character of these says what two or three of others do."""

_SLAVIC = frozenset(("be", "bg", "mk", "ru", "sr", "uk"))
_SLAVIC_LETTERS = (("be", "ў"), ("uk", "їєґ"), ("mk", "ѓќѕ"), ("sr", "ђћ"), ("ru", "ыэ"))
"""Letters of Cyrillic that only one of these languages has, asked in this order; "ы" and "э" are Belarusian too."""

_TWO_LETTERS = {
    "afr": "af", "amh": "am", "ara": "ar", "aze": "az", "azj": "az", "bel": "be", "ben": "bn", "bul": "bg", "bos": "bs",
    "cat": "ca", "ces": "cs", "cmn": "zh", "cym": "cy", "dan": "da", "deu": "de", "ell": "el", "eng": "en", "epo": "eo",
    "est": "et", "eus": "eu", "fas": "fa", "pes": "fa", "fin": "fi", "fra": "fr", "gle": "ga", "glg": "gl", "guj": "gu",
    "hau": "ha", "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu", "hye": "hy", "ibo": "ig", "ind": "id", "isl": "is",
    "ita": "it", "jav": "jv", "jpn": "ja", "kan": "kn", "kat": "ka", "kaz": "kk", "khm": "km", "kin": "rw", "kor": "ko",
    "kur": "ku", "lao": "lo", "lat": "la", "lav": "lv", "lvs": "lv", "lit": "lt", "mal": "ml", "mar": "mr", "mkd": "mk",
    "mlg": "mg", "mon": "mn", "msa": "ms", "zsm": "ms", "mya": "my", "nep": "ne", "npi": "ne", "nld": "nl", "nno": "no",
    "nob": "no", "nya": "ny", "ori": "or", "pan": "pa", "pol": "pl", "por": "pt", "pus": "ps", "ron": "ro", "rus": "ru",
    "sin": "si", "slk": "sk", "slv": "sl", "sna": "sn", "som": "so", "spa": "es", "sqi": "sq", "srp": "sr", "swa": "sw",
    "swe": "sv", "tam": "ta", "tel": "te", "tgl": "tl", "tha": "th", "tuk": "tk", "tur": "tr", "uig": "ug", "ukr": "uk",
    "urd": "ur", "uzb": "uz", "vie": "vi", "xho": "xh", "yid": "yi", "yor": "yo", "zul": "zu",
}  # fmt: skip


def read_tag(language: str) -> str | None:
    """Write a caller's language tag as BCP 47 has it.

    Args:
        language: a tag, its parts joined with "-" or "_"; a code of three letters becomes that of two, where there is
            one.

    Returns:
        The tag; `None` where nothing was said.

    Raises:
        ArgumentError: it is no tag.

    >>> read_tag("pt_BR"), read_tag("deu"), read_tag(" ")
    ('pt-BR', 'de', None)
    """
    tag = language.strip().replace("_", "-")
    if not tag:
        return None
    if not _TAG.fullmatch(tag):
        raise ArgumentError(f'language must be a BCP 47 tag such as "de" or "pt-BR", not {language!r}')
    code, *rest = tag.split("-")
    return "-".join([_TWO_LETTERS.get(code.lower(), code.lower()), *rest])


def detect_language(texts: Sequence[str], declared: str | None = None) -> str | None:
    """Tell the language of a page from its prose.

    Args:
        texts: the page's blocks.
        declared: the language tag that the page declares, which decides where the prose does not speak against it.

    Returns:
        A BCP 47 tag, or `None` where there are no letters to go by.

    >>> detect_language(["Die Stadtwerke haben am Montag mitgeteilt, dass die Brücke bis zum Herbst gesperrt bleibt."])
    'de'
    """
    sample = _sample(texts)
    if not sample:
        return None
    if _is_english(sample):
        return "en"
    declared = (declared or "").split("-")[0]
    if declared and _may_be(declared, sample):
        return declared
    from turbohtml.detect import detect_language as detect  # noqa: PLC0415 - keeps the import of articlekit light

    found = detect(sample)
    if found.language is None:
        return None
    language = _by_letters(sample, _TWO_LETTERS.get(found.language, found.language))
    if found.script == "Latin" and language not in built_in_languages():
        return _by_common_words(sample) or language
    return language


def _is_english(sample: str) -> bool:
    # Most pages are, and looking at their little words is ten times as fast as asking the detector.
    words = sample.casefold().split()
    common = built_in_pack("en").common
    return sum(map(common.__contains__, words)) >= ENGLISH_SHARE * len(words) >= ENGLISH_SHARE * ENGLISH_WORDS


def _may_be(language: str, sample: str) -> bool:
    # Where a pack knows the little words, they must be there; what no pack knows, nobody writes into a template.
    if language not in built_in_languages():
        return True
    common = built_in_pack(language).common
    words = sample.casefold().split()
    return sum(map(common.__contains__, words)) >= COMMON_SHARE * len(words) > 0


def _sample(texts: Sequence[str]) -> str:
    for shortest, ends, enough in (
        (SENTENCE_CHARACTERS, _SENTENCE_ENDS, SAMPLE_CHARACTERS * 0.8),
        (PROSE_CHARACTERS, (), PROSE_CHARACTERS * 2),
    ):
        chosen, size = _long_texts(texts, shortest, ends)
        if size >= enough:
            return " ".join(chosen)[:SAMPLE_CHARACTERS]
    return " ".join(texts[:SAMPLE_CHARACTERS])[:SAMPLE_CHARACTERS]


def _long_texts(texts: Sequence[str], shortest: int, ends: tuple[str, ...]) -> tuple[list[str], int]:
    chosen: dict[str, None] = {}  # Captions and notices stand on a page more than once.
    characters = size = 0
    for text in texts:
        length = len(text)
        if length * 3 < shortest or text in chosen or (ends and not text.endswith(ends)):
            continue
        if may_be_wide(text[:20]) and _WIDE.search(text[:20]):
            length *= 3
        if length >= shortest:
            chosen[text] = None
            characters += len(text)
            size += length
            if characters >= SAMPLE_CHARACTERS:
                break
    return list(chosen), size


def _by_letters(sample: str, language: str) -> str:
    # Of languages that the detector confuses on few sentences, letters tell that one has and the others have not.
    if language not in _SLAVIC:
        return language
    letters = frozenset(sample.casefold())
    return next((own for own, marks in _SLAVIC_LETTERS if not letters.isdisjoint(marks)), language)


def _by_common_words(sample: str) -> str | None:
    words = sample.casefold().split()
    for language in UNKNOWN_TO_DETECTOR:
        if language in built_in_languages():
            common = built_in_pack(language).common
            if sum(map(common.__contains__, words)) >= COMMON_SHARE * len(words):
                return language
    return None
