"""The corridor: the whole order of work, from a source to an `Article`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from os import PathLike
from typing import Any, TypedDict, Unpack

from articlekit.biographies import without_biographies
from articlekit.cleaner import CleanPage, clean
from articlekit.compose import compose
from articlekit.declarations.json_ld import read_json_ld
from articlekit.decode import Decoded, decode
from articlekit.errors import ArgumentError, NaiveDatetimeError
from articlekit.explanation import explain_article
from articlekit.judging.declared_body import with_declared_body
from articlekit.judging.markup_judge import known_story
from articlekit.languages import read_tag
from articlekit.markup import read_markup
from articlekit.media_type import find_media_type
from articlekit.metadata import read_metadata
from articlekit.models import Article, Status
from articlekit.page import BEYOND_LIMIT, MediaType, Page
from articlekit.plain import leave_unread, read_plain
from articlekit.rules import RuleKind, RulePack
from articlekit.segmenter import Segments, segment
from articlekit.site_profile import SiteProfile, profile_for
from articlekit.status import find_status, least_listed, without_wall

_LOST = "\N{REPLACEMENT CHARACTER}"

MEDIA_TYPES = ("text/plain", "text/html")

EXCUSES = {
    str(RuleKind.NOT_FOUND): "the page says that there is no such page",
    str(RuleKind.REFUSED): "the server sent an error, a refusal or a check for robots instead of the page",
}
"""The notes about a page that says why it holds no story."""


class ParseOptions(TypedDict, total=False):
    """What `parse` takes that can be the same for many pages."""

    language: str | None
    media_type: MediaType | None
    packs: Sequence[RulePack | str | PathLike[str]] | None
    profile: SiteProfile | Mapping[str, SiteProfile] | None


class PageOptions(ParseOptions, total=False):
    """What `parse` takes beside the source."""

    url: str | None
    fetched_at: datetime | None


def parse(
    source: str | bytes,
    url: str | None = None,
    fetched_at: datetime | None = None,
    language: str | None = None,
    media_type: MediaType | None = None,
    packs: Sequence[RulePack | str | PathLike[str]] | None = None,
    profile: SiteProfile | Mapping[str, SiteProfile] | None = None,
) -> Article:
    r"""Turn a scraped news page into an article and its story links.

    Args:
        source: the page, as `str` or `bytes`: HTML, or the text that a scraper left of it.
        url: address of the page: base of its links, and a hint for zones and the order of day and month.
        fetched_at: when the page was fetched, aware; "5 minutes" is counted back from here, never from today.
        language: BCP 47 tag; detected where absent.
        media_type: "text/plain" or "text/html" where you know better than the content.
        packs: rule packs of your own, as paths or as `RulePack`s loaded before; added to the built-in ones.
        profile: what repeats on the page's site, learned with `SiteProfile.fit`; or profiles by site, chosen by `url`.

    Returns:
        The article. Any page gives one, however broken: `status` and `notes` say what it is.

    Raises:
        SourceTypeError: the source is neither `str` nor `bytes`.
        NaiveDatetimeError: `fetched_at` has no time zone.
        ArgumentError: another argument cannot be used.
        RulePackError: a rule pack is broken.

    >>> page = "The old harbour reopens\n\nThe old harbour reopened on Monday after two years of work, the town said.\n"
    >>> parse(page).title
    'The old harbour reopens'
    """
    fields = parse_fields(
        source, url=url, fetched_at=fetched_at, language=language, media_type=media_type, packs=packs, profile=profile
    )
    # The fields are our own; to look for unknown ones among them takes a quarter of the time.
    return Article.model_validate(fields, extra="ignore")


def explain(
    source: str | bytes,
    url: str | None = None,
    fetched_at: datetime | None = None,
    language: str | None = None,
    media_type: MediaType | None = None,
    packs: Sequence[RulePack | str | PathLike[str]] | None = None,
    profile: SiteProfile | Mapping[str, SiteProfile] | None = None,
) -> str:
    """Show a page with the label and the reason of every block in the margin; the arguments are those of `parse`.

    Returns:
        The page as text, from the same run as `parse`: one line a block, a solid bar where it is the story.

    Raises:
        ArticlekitError: as for `parse`.
    """
    return explain_article(parse(source, url, fetched_at, language, media_type, packs, profile))


def parse_fields(source: str | bytes, **options: Unpack[PageOptions]) -> dict[str, Any]:
    """Do the work of `parse`, and leave the article's fields as plain dicts and lists.

    Args:
        source: the page, as for `parse`.
        options: the other arguments of `parse`, by their names.

    Returns:
        The fields under their names in `Article`; those that the page says nothing of may be missing.

    Raises:
        ArticlekitError: as for `parse`.

    >>> parse_fields("Read also: Rain delays the cup final")["story_links"][0]["title"]
    'Rain delays the cup final'
    """
    return parse_page(source, **options)[1]


def parse_page(source: str | bytes, **options: Unpack[PageOptions]) -> tuple[CleanPage, dict[str, Any]]:
    """Do the work of `parse`, and give the cleaned page beside the article's fields.

    Args:
        source: the page, as for `parse`.
        options: the other arguments of `parse`, by their names.

    Raises:
        ArticlekitError: as for `parse`.
    """
    _check_options(options)
    url, fetched_at = options.get("url"), options.get("fetched_at")
    language = read_tag(options.get("language") or "")
    packs, profile = load_packs(options.get("packs")), profile_for(options.get("profile"), url)
    decoded = decode(source)
    page = _read(decoded, _bare_type(options.get("media_type")))
    json_ld = None if page.head is None else read_json_ld(page.head.json_ld, url=url, title=page.head.title)
    page = page if json_ld is None else with_declared_body(page, json_ld.story)
    cleaned = clean(page, language=language, packs=packs, profile=profile)
    known = None if page.head is None or json_ld is None else known_story(page.head, json_ld.story)
    listed = None if json_ld is None else least_listed(page, json_ld, url)
    segments = segment(cleaned, known, url, listed=listed)
    metadata = read_metadata(cleaned, segments, url=url, fetched_at=fetched_at, json_ld=json_ld)
    segments = without_biographies(cleaned.texts, segments, metadata.authors)
    status = find_status(cleaned, segments, metadata, json_ld)
    segments = without_wall(segments) if status is Status.CONSENT_WALL else segments
    notes = _notes(page, cleaned, segments, decoded.note)
    return cleaned, compose(cleaned, segments, metadata, status, notes=notes)


def _check_options(options: PageOptions) -> None:
    url, language, media_type = options.get("url"), options.get("language"), options.get("media_type")
    for name, value in (("url", url), ("language", language)):
        if value is not None and not isinstance(value, str):
            raise ArgumentError(f"{name} must be a str or None, not {type(value).__name__}")
        if isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value):
            raise ArgumentError(f"{name} holds half a character and cannot be written down: {value!r}")
    if media_type is not None and _bare_type(media_type) not in MEDIA_TYPES:
        raise ArgumentError(f"media_type must be one of {', '.join(MEDIA_TYPES)}, not {media_type!r}")
    _check_moment(options.get("fetched_at"))


def _bare_type(media_type: object) -> Any:  # noqa: ANN401 - whatever the caller gave; checked above
    # "text/html; charset=utf-8" is what a server's header says.
    return media_type.partition(";")[0].strip().lower() if isinstance(media_type, str) else media_type


def _check_moment(fetched_at: object) -> None:
    if fetched_at is None:
        return
    if not isinstance(fetched_at, datetime):
        raise ArgumentError(f"fetched_at must be a datetime or None, not {type(fetched_at).__name__}")
    if fetched_at.utcoffset() is None:
        raise NaiveDatetimeError("fetched_at needs a time zone; add tzinfo=timezone.utc if it is in UTC")


def load_packs(packs: Sequence[RulePack | str | PathLike[str]] | None) -> tuple[RulePack, ...]:
    """Load a caller's rule packs; those that are loaded already are left as they are.

    Args:
        packs: as for `parse`.

    Raises:
        ArgumentError: they are no list of packs.
        RulePackError: one is broken.
    """
    if packs is None:
        return ()
    if isinstance(packs, (str, bytes)) or not isinstance(packs, Sequence):
        raise ArgumentError("packs must be a list of paths or RulePacks; put a single one in brackets")
    for pack in packs:
        if not isinstance(pack, (RulePack, str, PathLike)):
            raise ArgumentError(f"packs must be a list of paths or RulePacks, not of {type(pack).__name__}")
    return tuple(pack if isinstance(pack, RulePack) else RulePack.load(pack) for pack in packs)


def _read(decoded: Decoded, media_type: MediaType | None) -> Page:
    if not decoded.is_page:
        return leave_unread(decoded.text)
    media_type = media_type or find_media_type(decoded.text)
    return read_markup(decoded.text) if media_type == "text/html" else read_plain(decoded.text)


def _notes(page: Page, cleaned: CleanPage, segments: Segments, decoding: str | None) -> tuple[str, ...]:
    notes = list(page.notes)
    if decoding is not None:
        notes.append(decoding)
    if cleaned.language is None and cleaned.texts and page.blocks[0].text != BEYOND_LIMIT:
        notes.append("language not recognised")
    if _LOST in "".join(cleaned.texts):
        notes.append("some characters were lost before the page came here")
    if segments.excuse is not None:
        notes.append(EXCUSES[segments.excuse])
    return tuple(notes)
