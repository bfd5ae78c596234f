"""Bytes to text: which encoding a page is in, and how we know."""

import codecs
from dataclasses import dataclass

import regex

from articlekit.errors import SourceTypeError

SAMPLE = 100_000
"""Bytes looked at to detect an encoding; a page says in its first part what it is written in."""

BROKEN_SHARE = 0.1
"""Broken sequences per byte beyond ASCII up to which bytes are UTF-8 with damage: a page cut in the middle of a letter
has one, text in another encoding has nearly as many as letters."""

DECLARATION = 4_096
"""Bytes in which a page declares its encoding; HTML asks for it in the first 1,024, and long heads have it later."""

CONTROL_SHARE, CONTROL_SAMPLE = 0.05, 4_096
"""Share of control characters among the first bytes from which a source is no text: packed and random data have 0.08,
text hardly any."""

FEWEST_CONTROLS = 8
"""Control characters below which that share says nothing: a line may hold a stray one."""

SIGNATURES = {
    b"\x1f\x8b": "gzip data; unpack it first",
    b"\x28\xb5\x2f\xfd": "zstandard data; unpack it first",
    b"PK\x03\x04": "a zip archive, not a page",
    b"%PDF-": "a PDF, not a page",
    b"\x89PNG\r\n": "a PNG image, not a page",
    b"\xff\xd8\xff": "a JPEG image, not a page",
    b"GIF87a": "a GIF image, not a page",
    b"GIF89a": "a GIF image, not a page",
}
"""What the first bytes of files say that are sent in the place of a page."""

ENCODINGS = {
    "ascii": "windows-1252", "us-ascii": "windows-1252", "iso-8859-1": "windows-1252", "latin1": "windows-1252",
    "iso-8859-9": "windows-1254", "iso-8859-11": "windows-874", "tis-620": "windows-874", "gb2312": "gb18030",
    "gbk": "gb18030", "gb_2312-80": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "big5": "big5hkscs",
}  # fmt: skip
"""Encodings that pages declare, and the larger ones that browsers read them as (WHATWG Encoding Standard, "Names and
labels")."""

_KNOWN = regex.compile(
    r"(?:windows|cp|ibm)-?\d{3,4}|iso-?8859-?\d{1,2}|koi8-[ru]|gb18030|cp932|cp949|big5hkscs|euc-jp|iso-2022-jp|mac-?\w+"
)
"""Encodings that a page may ask for; Python knows others that are none of the web, and some that are slow."""

_DECLARED = regex.compile(rb"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([a-z0-9_:.-]{2,40})""", regex.IGNORECASE)
_ASCII = bytes(range(128))
_CONTROLS = bytes((*range(1, 9), *range(14, 27), 127))
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SURROGATES = dict.fromkeys(range(55296, 57344), "�")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page as text.

    Args:
        text: the decoded source; every span in the result counts its characters.
        encoding: what the bytes were read as; `None` for a source that was text already.
        note: what a reader should know, or `None` where all went well.
        is_page: False for data that cannot be read; the text is then its bytes, one character each.
    """

    text: str
    encoding: str | None = None
    note: str | None = None
    is_page: bool = True


def decode(source: str | bytes) -> Decoded:
    r"""Turn a source into text.

    Args:
        source: the page; bytes are tried as their byte-order mark says, then as UTF-8, then as the page declares, then
            as a detector finds.

    Returns:
        The text. Half surrogates, which no encoding can hold, become U+FFFD, one for one.

    Raises:
        SourceTypeError: the source is neither `str` nor `bytes`.

    >>> decode("Žižkov".encode("utf-8")).text
    'Žižkov'
    >>> decode(b"\xef\xbb\xbfNews").encoding
    'utf-8-sig'
    >>> decode(b"%PDF-1.4").note
    'the source is a PDF, not a page'
    """
    if isinstance(source, str):
        return _from_text(source)
    if isinstance(source, bytes):
        return _from_bytes(source)
    raise SourceTypeError(f"source must be str or bytes, not {type(source).__name__}; read the file or response first")


def _from_text(source: str) -> Decoded:
    if _is_data(source[:CONTROL_SAMPLE].encode("utf-8", "replace")):
        return Decoded(source.translate(_SURROGATES), note="the source is no text", is_page=False)
    try:
        source.encode("utf-8")
    except UnicodeEncodeError:
        return Decoded(source.translate(_SURROGATES), note="half surrogates replaced")
    return Decoded(source)


def _is_data(start: bytes) -> bool:
    # Broken pages hold nulls by the thousand, and a story beside them.
    visible = start.replace(b"\0", b"")
    controls = len(visible) - len(visible.translate(None, _CONTROLS))
    return controls >= FEWEST_CONTROLS and controls > CONTROL_SHARE * len(visible)


def _from_bytes(source: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if source.startswith(mark):
            return _with_encoding(source, encoding)
    wide = _without_mark(source)
    if wide is not None:
        return _with_encoding(source, wide)
    if (what := _what_data(source)) is not None:
        return Decoded(source.decode("latin-1"), "latin-1", f"the source is {what}", is_page=False)
    return _from_unmarked(source)


def _what_data(source: bytes) -> str | None:
    named = (what for signature, what in SIGNATURES.items() if source.startswith(signature))
    return next(named, "no text" if _is_data(source[:CONTROL_SAMPLE]) else None)


def _from_unmarked(source: bytes) -> Decoded:
    try:
        return Decoded(source.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = source.decode("utf-8", "replace")
    declared = _declared(source)
    if declared is not None:
        return declared
    beyond_ascii = len(source.translate(None, _ASCII))
    if text.count("\N{REPLACEMENT CHARACTER}") <= beyond_ascii * BROKEN_SHARE:
        return Decoded(text, "utf-8", "some bytes are not valid utf-8")
    from turbohtml.detect import detect  # noqa: PLC0415 - only pages that are not UTF-8 need the detector

    found = detect(source[:SAMPLE]).encoding or "windows-1252"
    return _with_encoding(source, found)


def _without_mark(source: bytes) -> str | None:
    # Text in two bytes a character without a mark: every other byte of its first tag or word is null.
    start = source[:64]
    if b"\0" not in start:
        return None
    evens, odds = start[0::2].count(0), start[1::2].count(0)
    if odds > len(start) // 4 and not evens:
        return "utf-16-le"
    return "utf-16-be" if evens > len(start) // 4 and not odds else None


def _declared(source: bytes) -> Decoded | None:
    # What a page declares is believed where its bytes can be read so.
    found = _DECLARED.search(source, 0, DECLARATION)
    if found is None:
        return None
    name = found[1].decode("ascii").lower()
    encoding = ENCODINGS.get(name, name)
    if not _KNOWN.fullmatch(encoding):
        return None
    try:
        return Decoded(codecs.lookup(encoding).decode(source)[0], name)
    except (LookupError, ValueError):
        return None


def _with_encoding(source: bytes, encoding: str) -> Decoded:
    try:
        codec = codecs.lookup(encoding)
    except LookupError:
        codec = codecs.lookup("windows-1252")
    try:
        return Decoded(codec.decode(source)[0], encoding)
    except UnicodeDecodeError:
        text = codec.decode(source, "replace")[0]
        text = text.translate(_SURROGATES)
        return Decoded(text, encoding, f"some bytes are not valid {encoding}")
