"""Which language an HTML page declares, and how far it is believed."""

from articlekit.page import Head

_METAS = frozenset({"content-language", "language", "dc.language", "inlanguage", "og:locale"})
_NO_LANGUAGES = frozenset({"utf", "und", "mul", "zxx", "xx", "iso"})
"""What stands where a language should: "utf-8", "undetermined"."""


def read_language(head: Head, story: str | None = None) -> str | None:
    """Read the language that a page declares.

    Args:
        head: what the page says about itself.
        story: language of the story by JSON-LD.

    Returns:
        The first tag that is one, written as BCP 47 does: of the root element, of the story, of the meta tags.

    >>> read_language(Head(language="en_gb")), read_language(Head(metas=(("og:locale", "pt_BR"),)))
    ('en-GB', 'pt-BR')
    """
    told = [head.language, story, *(content for name, content in head.metas if name in _METAS)]
    return next((tag for tag in map(language_tag, told) if tag), None)


def language_tag(text: str | None) -> str | None:
    """Write a language tag as BCP 47 does.

    >>> language_tag("en_gb"), language_tag("zh-hans-CN"), language_tag("English"), language_tag("utf-8")
    ('en-GB', 'zh-Hans-CN', None, None)
    """
    parts = (text or "").strip().replace("_", "-")[:20].split(".")[0].split("-")
    if not (parts[0].isalpha() and parts[0].isascii() and 2 <= len(parts[0]) <= 3):
        return None
    script = next((part.title() for part in parts[1:2] if len(part) == 4 and part.isalpha()), None)
    region = next((part.upper() for part in parts[1:3] if len(part) == 2 and part.isalpha()), None)
    base = parts[0].lower()
    return None if base in _NO_LANGUAGES else "-".join(part for part in (base, script, region) if part)


def agree_on_language(found: str | None, declared: str | None) -> str | None:
    """Agree on a language: the one that the story was found to be in, with the region that the page declares for it.

    Templates declare languages that nobody writes.

    >>> agree_on_language("en", "en-GB"), agree_on_language("de", "en-US"), agree_on_language(None, "sw")
    ('en-GB', 'de', 'sw')
    """
    if found is None or declared is None:
        return found or declared
    return declared if declared.split("-")[0] == found.split("-")[0] and len(declared) > len(found) else found
