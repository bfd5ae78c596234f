"""Decides what an HTML page says about its story, from all it declares and what the reader sees."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urljoin, urlsplit

import regex

from articlekit.about.authors import VisiblePeople, agree_with_byline, choose_authors, site_names_of
from articlekit.about.published import VisibleDates, agree_with_shown, choose_dates
from articlekit.declarations.declared_language import agree_on_language, read_language
from articlekit.declarations.declared_title import TitleCandidate, choose_title, clean_title, fold_title
from articlekit.declarations.json_ld import JsonLd
from articlekit.declarations.story_node import STORY_TYPES, plain_text
from articlekit.names.bylines import byline_patterns
from articlekit.page import Head, Mark
from articlekit.rule_packs import rule_book
from articlekit.times.dates import FoundDate
from articlekit.times.moments import MomentContext

LONGEST_DESCRIPTION = 1000
"""Characters; what is longer is the story itself."""

MOST_TAGS = 30
"""Topics; the most true ones met were 24."""

LONGEST_TAG = 60
"""Characters of a topic or section."""

MOST_HEADINGS = 8
"""Headings of the first level that are looked at; more stand on pages that set every teaser as one."""

BEHIND = 10
"""Marks behind the headline among which the story's authors and dates stand."""

ABOVE = 4
"""Marks above the headline that may be the story's."""

_Metas = Mapping[str, Sequence[str]]

_TITLE_METAS = (("og:title", "opengraph"), ("twitter:title", "twitter"), ("headline", "meta"), ("dc.title", "meta"),
                ("parsely-title", "meta"), ("sailthru.title", "meta"), ("title", "meta"))  # fmt: skip
_SITE_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher", "cre")
_DESCRIPTION_METAS = ("og:description", "description", "twitter:description", "dc.description", "sailthru.description")
_SECTION_METAS = ("article:section", "og:article:section", "parsely-section", "section", "articlesection",
                  "article.section", "cxenseparse:recs:category", "category")  # fmt: skip
_TAG_METAS = ("article:tag", "og:article:tag", "news_keywords", "parsely-tags", "sailthru.tags", "keywords")
_IMAGE_METAS = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src", "image",
                "thumbnailurl", "parsely-image-url", "sailthru.image.full")  # fmt: skip
_CAPTION_METAS = ("og:image:alt", "twitter:image:alt")
_TIERS: dict[str, Literal["free", "paywalled"]] = {"free": "free", "locked": "paywalled"}
_TIER_METAS = ("article:content_tier", "og:article:content_tier", "og:content_tier")
_TAG_SEPARATOR = regex.compile(r"\s*[,;|，、،；]\s*")
_NO_SECTIONS = frozenset({
    "article", "articles", "default", "none", "null", "post", "posts", "uncategorised", "uncategorized",
})  # fmt: skip
"""What content systems write where nobody chose a section."""

_NO_TAG = regex.compile(
    r"/.*|[0-9a-f]{8}-[0-9a-f-]{27}|\d+"
    r"|(?:article type|author|category|day|language|page type|section|subject|time|topic|type|wc): .*",
    regex.IGNORECASE,
)
"""What counters of readers write among the topics: paths, keys, labelled values."""

_HOME = frozenset(
    {"home", "homepage", "startseite", "start", "accueil", "inicio", "portada", "hem", "forside", "főoldal"}
)


_NO_PEOPLE = VisiblePeople()


def _no_dates(_: MomentContext) -> VisibleDates:
    return VisibleDates()


def _no_date(_: MomentContext) -> FoundDate | None:
    return None


@dataclass(frozen=True, slots=True)
class Visible:
    """What stands around the headline, read where the page declares nothing; `signed` and `shown` always.

    Args:
        authors: the people of the byline.
        signed: reads those of a byline that opens with "By", or that lists more than those declared, told who they are.
        dates: reads the dates of the byline, told what helps to read them.
        shown: reads the one that stands alone on a line at the headline; asked on every page.
    """

    authors: VisiblePeople = _NO_PEOPLE
    signed: Callable[[Sequence[str]], tuple[str, ...]] = tuple
    dates: Callable[[MomentContext], VisibleDates] = _no_dates
    shown: Callable[[MomentContext], FoundDate | None] = _no_date


@dataclass(frozen=True, slots=True)
class Declared:
    """What an HTML page says about its story, decided.

    Args:
        title: the headline.
        authors: people only.
        published: when the story was published.
        modified: when it was last changed.
        canonical_url: address that the page calls its own.
        site_name: name of the site.
        section: section of the site.
        tags: topics.
        image: address of the picture.
        image_caption: what the page says is on it.
        language: language tag of the story.
        description: summary.
        access: whether all may read it.
        places: where each was found: `{"title": "json_ld"}`.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: FoundDate | None = None
    modified: FoundDate | None = None
    canonical_url: str | None = None
    site_name: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: str | None = None
    image_caption: str | None = None
    language: str | None = None
    description: str | None = None
    access: Literal["free", "paywalled"] | None = None
    places: Mapping[str, str] = field(default_factory=dict)


def read_declared(
    head: Head,
    json_ld: JsonLd,
    title: TitleCandidate | None,
    context: MomentContext,
    visible: Visible | None = None,
) -> Declared:
    """Decide what a page says about its story.

    Args:
        head: what the page says about itself.
        json_ld: its JSON-LD, read.
        title: its headline, from `read_title`.
        context: the page's address, when it was fetched, and the language that the story was found to be in.
        visible: reads what stands around the headline.

    >>> head = Head(title="Boats come home | Bay Post", metas=(("author", "Ama Boateng"), ("date", "2025-03-04")))
    >>> found = read_declared(head, JsonLd(), read_title(head, JsonLd()), MomentContext())
    >>> found.title, found.authors, found.published.moment.date().isoformat(), found.places["published"]
    ('Boats come home', ('Ama Boateng',), '2025-03-04', 'meta date')
    """
    metas = _by_name(head)
    visible = visible or Visible()
    language = agree_on_language(
        context.language, read_language(head, json_ld.story.language if json_ld.story is not None else None)
    )
    canonical = _canonical_url(head, metas, json_ld, context.url)
    context = MomentContext(language, context.url or canonical, context.fetched_at)
    sites = _site_names(metas, json_ld)
    marks = _from_headline(head.marks, title.text if title is not None else None)
    patterns = byline_patterns(rule_book(language).packs)
    site = site_names_of(sites, context.url)
    authors = choose_authors(metas, json_ld, marks, visible.authors, patterns, site)
    if authors.names and authors.place != "visible":
        signed = visible.signed(authors.names) or (visible.signed(()) if authors.place == "byline" else ())
        authors = agree_with_byline(authors, signed, site)
    dates = choose_dates(metas, json_ld, marks, lambda: visible.dates(context), context)
    dates = agree_with_shown(dates, lambda: visible.shown(context), context)
    places = {
        "title": title.source if title is not None else "",
        "authors": authors.place,
        "published": dates.published_place,
        "modified": dates.modified_place,
    }
    return Declared(
        title=title.text if title is not None else None,
        authors=authors.names,
        published=dates.published,
        modified=dates.modified,
        canonical_url=canonical,
        site_name=sites[0] if sites else None,
        section=_section(metas, json_ld, title.text if title is not None else ""),
        tags=_tags(metas, json_ld),
        image=_image(head, metas, json_ld, context.url),
        image_caption=json_ld.story.image_caption
        if json_ld.story and json_ld.story.image_caption
        else _meta(metas, _CAPTION_METAS),
        language=language,
        description=_description(metas, json_ld),
        access=_access(metas, json_ld),
        places={name: place for name, place in places.items() if place},
    )


def read_title(
    head: Head, json_ld: JsonLd, *, shown: str | None = None, url: str | None = None
) -> TitleCandidate | None:
    """Decide the headline.

    Args:
        head: what the page says about itself.
        json_ld: its JSON-LD, read.
        shown: the line that was read as the headline.
        url: address of the page.

    Returns:
        The headline and the strongest place that names it.
    """
    metas = _by_name(head)
    return choose_title(_titles(head, metas, json_ld, shown), site_names=_site_names(metas, json_ld), url=url)


def read_site_names(head: Head, json_ld: JsonLd) -> list[str]:
    """Read by which names a site calls itself.

    Args:
        head: what the page says about itself.
        json_ld: its JSON-LD, read.
    """
    return _site_names(_by_name(head), json_ld)


def _by_name(head: Head) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for name, content in head.metas:
        if content:
            metas.setdefault(name, []).append(content)
    return metas


def _meta(metas: _Metas, names: Sequence[str]) -> str | None:
    for name in names:
        for content in metas.get(name, ()):
            text = clean_title(content)
            if text:
                return text
    return None


def _titles(head: Head, metas: _Metas, json_ld: JsonLd, shown: str | None) -> list[TitleCandidate]:
    found: list[tuple[str | None, str]] = []
    headings = [" ".join(mark.texts) for mark in head.marks if mark.kind == "heading"][:MOST_HEADINGS]
    headings = [heading for heading in headings if not _is_site(heading, shown, head.title)]
    found += [(heading, "visible") for heading in headings]
    if not any(headings):
        found.append((shown, "shown"))
    story = json_ld.story
    if story is not None:
        is_story = story.type in STORY_TYPES
        found.append((story.headline, "json_ld" if is_story else "page"))
        found.append((story.alternative, "alternative" if is_story else "page"))
    for name, source in _TITLE_METAS:
        found += [(content, source) for content in metas.get(name, ())[:1]]
    marked = (
        mark.value or " ".join(mark.texts) for mark in head.marks if mark.kind == "property" and mark.name == "headline"
    )
    found.append((next(marked, None), "microdata"))
    found.append((head.title, "title"))
    return [TitleCandidate(text, source) for text, source in found if text]


def _is_site(heading: str, shown: str | None, title: str | None) -> bool:
    # "Harbour Diary" in a heading of the first rank, "The ferry stays" on the page, and the browser's title is of both.
    name, headline, both = map(fold_title, (heading, shown or "", title or ""))
    return bool(name and headline) and both in (headline + name, name + headline)


def _from_headline(marks: Sequence[Mark], title: str | None) -> list[Mark]:
    # Behind the headline first, then the few right above it; what stands further away belongs to other stories.
    headings = [place for place, mark in enumerate(marks) if mark.kind == "heading"]
    wanted = fold_title(title or "")
    own = [place for place in headings if fold_title(" ".join(marks[place].texts)) == wanted]
    alike = [place for place in headings if _shares_words(" ".join(marks[place].texts), title or "")]
    start = (own or alike or [0])[0]
    behind = [mark for mark in marks[start:] if mark.kind != "heading"]
    above = [mark for mark in marks[max(0, start - ABOVE) : start] if mark.kind != "heading"]
    return behind[:BEHIND] + above[::-1]


def _shares_words(text: str, title: str) -> bool:
    words, wanted = set(text.casefold().split()), set(title.casefold().split())
    return len(words & wanted) * 2 >= len(wanted) > 0


def _site_names(metas: _Metas, json_ld: JsonLd) -> list[str]:
    names = [clean_title(content) for name in _SITE_METAS for content in metas.get(name, ())[:1]]
    if json_ld.story is not None and json_ld.story.publisher:
        names.append(json_ld.story.publisher)
    if json_ld.site_name:
        names.append(json_ld.site_name)
    names += [content.lstrip("@") for content in metas.get("twitter:site", ())[:1] if content.startswith("@")]
    return [name for name in dict.fromkeys(names) if name and "://" not in name]


def _canonical_url(head: Head, metas: _Metas, json_ld: JsonLd, url: str | None) -> str | None:
    linked = (address for relation, address in head.links if "canonical" in relation.split())
    told = (next(linked, None), *metas.get("og:url", ())[:1], json_ld.story.url if json_ld.story else None)
    found = [whole for whole in (_absolute(address, head, url) for address in told) if whole]
    # A template that names the home page on every page knows no better.
    return next((whole for whole in found if urlsplit(whole).path.strip("/")), found[0] if found else None)


def _absolute(address: str | None, head: Head, url: str | None) -> str | None:
    if not address:
        return None
    try:
        whole = address.strip()
        if not whole.startswith(("https://", "http://")):
            whole = urljoin(urljoin(url or "", head.base or ""), whole)
        parts = urlsplit(whole)
    except ValueError:
        return None
    is_address = parts.scheme in ("http", "https") and parts.hostname and " " not in whole and whole.isprintable()
    return whole if is_address else None


def _section(metas: _Metas, json_ld: JsonLd, title: str) -> str | None:
    told = list(json_ld.story.sections) if json_ld.story is not None else []
    told += [content for name in _SECTION_METAS for content in metas.get(name, ())[:1]]
    told += [
        name
        for name in reversed(json_ld.breadcrumbs)
        if name.casefold() not in _HOME and fold_title(name) != fold_title(title)
    ]
    return next(
        (text for text in map(clean_title, told) if _is_word(text) and text.casefold() not in _NO_SECTIONS), None
    )


def _tags(metas: _Metas, json_ld: JsonLd) -> tuple[str, ...]:
    told: Sequence[str] = json_ld.story.keywords if json_ld.story is not None else ()
    for name in _TAG_METAS:
        if told:
            break
        contents = metas.get(name, ())
        told = contents if len(contents) > 1 else [tag for content in contents for tag in _TAG_SEPARATOR.split(content)]
    cleaned = (clean_title(tag) for tag in told)
    return tuple(dict.fromkeys(tag for tag in cleaned if _is_word(tag) and not _NO_TAG.fullmatch(tag)))[:MOST_TAGS]


def _is_word(text: str) -> bool:
    return 0 < len(text) <= LONGEST_TAG and "://" not in text


def _image(head: Head, metas: _Metas, json_ld: JsonLd, url: str | None) -> str | None:
    told = [content for name in _IMAGE_METAS[:3] for content in metas.get(name, ())[:1]]
    if json_ld.story is not None and json_ld.story.image:
        told.append(json_ld.story.image)
    told += [content for name in _IMAGE_METAS[3:] for content in metas.get(name, ())[:1]]
    told += [address for relation, address in head.links if relation == "image_src"]
    return next((found for found in (_absolute(address, head, url) for address in told) if found), None)


def _description(metas: _Metas, json_ld: JsonLd) -> str | None:
    told = [content for name in _DESCRIPTION_METAS for content in metas.get(name, ())[:1]]
    if json_ld.story is not None and json_ld.story.description:
        told.append(json_ld.story.description)
    texts = (" ".join(plain_text(text).split()) for text in told)
    return next((text for text in texts if text and len(text) <= LONGEST_DESCRIPTION), None)


def _access(metas: _Metas, json_ld: JsonLd) -> Literal["free", "paywalled"] | None:
    if json_ld.story is not None and json_ld.story.is_free is not None:
        return "free" if json_ld.story.is_free else "paywalled"
    return _TIERS.get((_meta(metas, _TIER_METAS) or "").casefold())
