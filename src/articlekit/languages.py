"""Which language a page is in."""

from collections.abc import Sequence

import regex

from articlekit.folding import WIDE_RANGES
from articlekit.rules import built_in_languages, built_in_pack

SAMPLE_CHARACTERS = 500
"""Characters looked at; below about 200 Danish and Norwegian are confused, above 500 nothing changes."""

PROSE_CHARACTERS = 60
"""A line this long is prose rather than a menu, and prose says what language a page is in."""

UNKNOWN_TO_DETECTOR = ("sw",)
"""Languages with a rule pack that the detector takes for others (Swahili for Shona)."""

COMMON_SHARE = 0.12
"""Share of a sample's words among a pack's common words; prose has 0.25 to 0.45, in another language below 0.06."""

ENGLISH_SHARE = 0.3
"""Share of English common words from which no detector is asked; Scots, Pidgin and code-mixed prose stay below 0.25."""

ENGLISH_WORDS = 30
"""Words below which that share says little."""

_WIDE = regex.compile(rf"[{WIDE_RANGES}](?<=[\p{{Han}}\p{{Hiragana}}\p{{Katakana}}\p{{Hangul}}])")
"""A character of these says what two or three of others do."""

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


def detect_language(texts: Sequence[str]) -> str | None:
    """Tell the language of a page from its prose.

    Args:
        texts: the page's blocks.

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
    from turbohtml.detect import detect_language as detect  # noqa: PLC0415 - keeps the import of articlekit light

    found = detect(sample)
    if found.language is None:
        return None
    language = _TWO_LETTERS.get(found.language, found.language)
    if found.script == "Latin" and language not in built_in_languages():
        return _by_common_words(sample) or language
    return language


def _is_english(sample: str) -> bool:
    # Most pages are, and looking at their little words is ten times as fast as asking the detector.
    words = sample.casefold().split()
    common = built_in_pack("en").common
    return sum(map(common.__contains__, words)) >= ENGLISH_SHARE * len(words) >= ENGLISH_SHARE * ENGLISH_WORDS


def _sample(texts: Sequence[str]) -> str:
    chosen: list[str] = []
    size = 0
    for text in texts:
        length = len(text) if text.isascii() or not _WIDE.search(text[:20]) else len(text) * 3
        if length >= PROSE_CHARACTERS:
            chosen.append(text)
            size += length
            if size >= SAMPLE_CHARACTERS:
                break
    if size < PROSE_CHARACTERS * 2:
        chosen = list(texts[:SAMPLE_CHARACTERS])
    return " ".join(chosen)[:SAMPLE_CHARACTERS]


def _by_common_words(sample: str) -> str | None:
    words = sample.casefold().split()
    for language in UNKNOWN_TO_DETECTOR:
        if language in built_in_languages():
            common = built_in_pack(language).common
            if sum(map(common.__contains__, words)) >= COMMON_SHARE * len(words):
                return language
    return None
