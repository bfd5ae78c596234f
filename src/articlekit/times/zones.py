"""Which time zone a page means: by what it writes, by where its site is, by its language."""

from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_OFFSETS: dict[str, float] = {
    "GMT": 0, "UTC": 0, "UT": 0, "Z": 0, "WET": 0, "WEST": 1,
    "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2,
    "EEST": 3, "MSK": 3, "TRT": 3, "WAT": 1, "CAT": 2,
    "EAT": 3, "SAST": 2, "GST": 4, "PKT": 5, "IST": 5.5, "NPT": 5.75,
    "BDT": 6, "ICT": 7, "WIB": 7, "WITA": 8, "WIT": 9, "SGT": 8,
    "HKT": 8, "MYT": 8, "PHT": 8, "AWST": 8, "JST": 9, "KST": 9,
    "ACST": 9.5, "AEST": 10, "ACDT": 10.5, "AEDT": 11, "NZST": 12,
    "NZDT": 13, "BRT": -3, "ART": -3, "CLT": -4, "COT": -5,
    "PET": -5, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9,
    "AKDT": -8, "HST": -10, "AST": -4, "ADT": -3, "NST": -3.5, "NDT": -2.5,
}  # fmt: skip
"""Hours from UTC of the abbreviations as most news pages mean them."""

_REGIONS = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
"""Abbreviations that change with the season."""

_BY_COUNTRY: dict[tuple[str, str], float | str] = {
    ("IST", "il"): "Asia/Jerusalem", ("IST", "ie"): 1, ("BST", "bd"): 6, ("CST", "cn"): 8, ("CST", "tw"): 8,
    ("PST", "ph"): 8, ("PST", "pk"): 5, ("AST", "sa"): 3, ("AST", "kw"): 3, ("AST", "iq"): 3, ("AST", "qa"): 3,
    ("GST", "gu"): 10, ("EST", "au"): "Australia/Sydney", ("CST", "au"): "Australia/Adelaide", ("CST", "cu"): -5,
    ("WST", "au"): 8, ("BDT", "bn"): 8,
}  # fmt: skip
"""What an abbreviation means on the sites of one country, where that is not what it means elsewhere."""

_BY_LANGUAGE: dict[tuple[str, str], float | str] = {
    ("IST", "he"): "Asia/Jerusalem", ("BST", "bn"): 6, ("CST", "zh"): 8, ("AST", "ar"): 3, ("PST", "tl"): 8,
}  # fmt: skip

_COUNTRY_ZONES = {
    "ae": "Asia/Dubai", "al": "Europe/Tirane", "ar": "America/Argentina/Buenos_Aires", "at": "Europe/Vienna",
    "ba": "Europe/Sarajevo", "bd": "Asia/Dhaka", "be": "Europe/Brussels", "bg": "Europe/Sofia", "bh": "Asia/Bahrain",
    "bj": "Africa/Porto-Novo", "bo": "America/La_Paz", "br": "America/Sao_Paulo", "bw": "Africa/Gaborone",
    "by": "Europe/Minsk", "ch": "Europe/Zurich",
    "ci": "Africa/Abidjan", "cl": "America/Santiago", "cm": "Africa/Douala",
    "cn": "Asia/Shanghai", "co": "America/Bogota",
    "cr": "America/Costa_Rica", "cu": "America/Havana", "cy": "Asia/Nicosia",
    "cz": "Europe/Prague", "de": "Europe/Berlin", "dk": "Europe/Copenhagen", "do": "America/Santo_Domingo",
    "dz": "Africa/Algiers", "ee": "Europe/Tallinn",
    "eg": "Africa/Cairo", "es": "Europe/Madrid", "et": "Africa/Addis_Ababa",
    "fi": "Europe/Helsinki", "fr": "Europe/Paris", "gh": "Africa/Accra", "gm": "Africa/Banjul", "gr": "Europe/Athens",
    "gt": "America/Guatemala", "hk": "Asia/Hong_Kong", "hn": "America/Tegucigalpa", "hr": "Europe/Zagreb",
    "hu": "Europe/Budapest", "ie": "Europe/Dublin",
    "il": "Asia/Jerusalem", "in": "Asia/Kolkata", "iq": "Asia/Baghdad",
    "ir": "Asia/Tehran", "is": "Atlantic/Reykjavik", "it": "Europe/Rome", "jm": "America/Jamaica", "jo": "Asia/Amman",
    "jp": "Asia/Tokyo", "ke": "Africa/Nairobi", "kh": "Asia/Phnom_Penh", "kr": "Asia/Seoul", "kw": "Asia/Kuwait",
    "lb": "Asia/Beirut", "lk": "Asia/Colombo", "lt": "Europe/Vilnius", "lu": "Europe/Luxembourg", "lv": "Europe/Riga",
    "ma": "Africa/Casablanca", "md": "Europe/Chisinau",
    "mk": "Europe/Skopje", "mm": "Asia/Yangon", "mt": "Europe/Malta",
    "mw": "Africa/Blantyre", "my": "Asia/Kuala_Lumpur",
    "mz": "Africa/Maputo", "na": "Africa/Windhoek", "ng": "Africa/Lagos",
    "nl": "Europe/Amsterdam", "no": "Europe/Oslo",
    "np": "Asia/Kathmandu", "nz": "Pacific/Auckland", "om": "Asia/Muscat",
    "pa": "America/Panama", "pe": "America/Lima", "ph": "Asia/Manila", "pk": "Asia/Karachi", "pl": "Europe/Warsaw",
    "pt": "Europe/Lisbon", "py": "America/Asuncion",
    "qa": "Asia/Qatar", "ro": "Europe/Bucharest", "rs": "Europe/Belgrade",
    "rw": "Africa/Kigali", "sa": "Asia/Riyadh",
    "sd": "Africa/Khartoum", "se": "Europe/Stockholm", "sg": "Asia/Singapore",
    "si": "Europe/Ljubljana", "sk": "Europe/Bratislava", "sl": "Africa/Freetown", "sn": "Africa/Dakar",
    "so": "Africa/Mogadishu", "sv": "America/El_Salvador",
    "th": "Asia/Bangkok", "tn": "Africa/Tunis", "tr": "Europe/Istanbul",
    "tw": "Asia/Taipei", "tz": "Africa/Dar_es_Salaam",
    "ua": "Europe/Kyiv", "ug": "Africa/Kampala", "uk": "Europe/London",
    "uy": "America/Montevideo", "ve": "America/Caracas",
    "vn": "Asia/Ho_Chi_Minh", "ye": "Asia/Aden", "za": "Africa/Johannesburg",
    "zm": "Africa/Lusaka", "zw": "Africa/Harare",
}  # fmt: skip
"""Zones of the countries that have one; where a country has several (.us, .ru, .au, .ca, .id, .mx) no guess is made."""

_LANGUAGE_ZONES = {
    "bg": "Europe/Sofia", "bn": "Asia/Dhaka", "cs": "Europe/Prague", "da": "Europe/Copenhagen", "de": "Europe/Berlin",
    "el": "Europe/Athens", "et": "Europe/Tallinn",
    "fi": "Europe/Helsinki", "he": "Asia/Jerusalem", "hi": "Asia/Kolkata",
    "hu": "Europe/Budapest", "it": "Europe/Rome", "ja": "Asia/Tokyo", "ko": "Asia/Seoul", "lt": "Europe/Vilnius",
    "lv": "Europe/Riga", "nl": "Europe/Amsterdam",
    "no": "Europe/Oslo", "pl": "Europe/Warsaw", "ro": "Europe/Bucharest",
    "sk": "Europe/Bratislava", "sl": "Europe/Ljubljana", "sv": "Europe/Stockholm", "th": "Asia/Bangkok",
    "tr": "Europe/Istanbul", "uk": "Europe/Kyiv", "vi": "Asia/Ho_Chi_Minh",
}  # fmt: skip
"""Zones of the languages that are written, but for few sites, in one zone."""


def country_of(url: str | None) -> str | None:
    """Tell the country of a site from the last part of its host, where that is a country's.

    >>> country_of("https://www.example.co.uk/story")
    'uk'
    >>> country_of("https://example.com/story") is None
    True
    """
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return None
    last = host.rpartition(".")[2]
    return last if len(last) == 2 and last.isalpha() else None


@lru_cache(maxsize=256)
def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC  # A machine without a zone database.


@lru_cache(maxsize=256)
def _fixed(hours: float) -> tzinfo:
    return timezone(timedelta(hours=hours)) if hours else UTC


def find_zone(name: str, *, zones: tuple[tuple[str, str], ...], language: str | None, url: str | None) -> tzinfo | None:
    """Find the zone that an abbreviation or an offset means on a page.

    Args:
        name: "IST", "GMT+2", "+05:30".
        zones: abbreviations and offsets of the page's rule packs, which win where the site's country says nothing.
        language: BCP 47 tag of the page.
        url: address of the page.

    Returns:
        The zone, or `None` for a word that names none. IST is India's time unless the site or its language is
        Israel's or the site is Irish.

    >>> find_zone("IST", zones=(), language="en", url=None).utcoffset(None)
    datetime.timedelta(seconds=19800)
    """
    name = name.upper().replace("−", "-").replace(" ", "")
    if name[:3] in ("UTC", "GMT") and len(name) > 3:
        name = name[3:]
    if name[0] in "+-":
        return _offset(name)
    country = country_of(url)
    base = (language or "").split("-")[0]
    special = _BY_COUNTRY.get((name, country)) if country else None
    if special is None:
        special = _offset_text(name, zones)
    if special is None:
        special = _BY_LANGUAGE.get((name, base), _REGIONS.get(name, _OFFSETS.get(name)))
    if special is None:
        return None
    if isinstance(special, str):
        return _offset(special) if special[0] in "+-" else _zone(special)
    return _fixed(special)


def _offset_text(name: str, zones: tuple[tuple[str, str], ...]) -> str | None:
    return next((offset for word, offset in zones if word.upper() == name), None)


def _offset(text: str) -> tzinfo | None:
    sign = -1 if text[0] == "-" else 1
    hours, _, minutes = text[1:].partition(":")
    if not minutes and len(hours) >= 3:
        hours, minutes = hours[:-2], hours[-2:]
    if not hours.isdecimal() or (minutes and not minutes.isdecimal()):
        return None
    total = int(hours) + int(minutes or 0) / 60
    return _fixed(sign * total) if total <= 14 and int(minutes or 0) < 60 else None


def site_zone(*, language: str | None, url: str | None) -> tzinfo:
    """Tell the zone in which a site writes its times where it does not say so.

    Args:
        language: BCP 47 tag of the page.
        url: address of the page; its country wins over the language.

    Returns:
        The country's zone where it has one, else the language's, else UTC.
    """
    country = country_of(url)
    if country is not None:
        name = _COUNTRY_ZONES.get(country)
        if name is not None:
            return _zone(name)
    base = (language or "").split("-")[0]
    return _zone(_LANGUAGE_ZONES[base]) if country is None and base in _LANGUAGE_ZONES else UTC
