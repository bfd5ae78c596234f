"""What `parse` gives back: an article, its blocks, the other stories on the page, and every repair.

All models are frozen and refuse unknown fields; `Article.model_json_schema()` carries the sentence under each field.
"""

from datetime import timedelta
from enum import StrEnum
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict

_FROZEN = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Status(StrEnum):
    """What kind of page this turned out to be."""

    ARTICLE = "article"
    """A story with a body."""
    STUB = "stub"
    """A teaser, or a story that a paywall cuts off."""
    LISTING = "listing"
    """A home, section or search page: teasers of stories and no story."""
    LIVEBLOG = "liveblog"
    """A story told in timed entries."""
    CONSENT_WALL = "consent_wall"
    """A request for consent stands where the story should be."""
    SCRIPT_SHELL = "script_shell"
    """A page that only a browser's scripts would fill."""
    EMPTY = "empty"
    """Nothing to read."""


class Label(StrEnum):
    """What a block is."""

    TITLE = "title"
    DEK = "dek"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE = "table"
    CAPTION = "caption"
    BYLINE = "byline"
    STORY_HEADING = "story_heading"
    STORY_TITLE = "story_title"
    STORY_AGE = "story_age"
    STORY_OTHER = "story_other"
    BOILERPLATE = "boilerplate"


BODY_LABELS = frozenset({Label.HEADING, Label.PARAGRAPH, Label.LIST_ITEM, Label.QUOTE, Label.TABLE})
"""The labels whose blocks are the story: `Article.body` and `Article.text` hold these and nothing else."""


class StoryKind(StrEnum):
    """In what kind of list a story link stands."""

    LATEST = "latest"
    RELATED = "related"
    MOST_READ = "most_read"
    RECOMMENDED = "recommended"
    INLINE = "inline"
    SPONSORED = "sponsored"
    SECTION = "section"
    NEXT_PREV = "next_prev"
    OTHER = "other"


class RepairKind(StrEnum):
    """What was wrong with the characters."""

    MOJIBAKE = "mojibake"
    """Text decoded with the wrong encoding, one or more times."""
    ORPHAN = "orphan"
    """A remnant of such text whose other half is gone: the stray "Â" in "Christmas Â"."""
    ENTITY = "entity"
    """An HTML entity left in the text: "&amp;amp;"."""
    INVISIBLE = "invisible"
    """Zero-width characters, soft hyphens, byte-order marks, control characters."""
    SPACE = "space"
    """A no-break space beside a space, or inside a headline."""


class BlockLink(BaseModel):
    """A link in the text of the story."""

    model_config = _FROZEN

    text: str
    """What a reader can click, as it stands in the block's text."""
    url: str
    """Where it leads, absolute where the page's own address is known."""


class Block(BaseModel):
    """One block of the page: a paragraph, a heading, a line of a list, a piece of boilerplate."""

    model_config = _FROZEN

    index: int
    """Position of the block on the page, from 0."""
    label: Label
    """What the block is."""
    text: str
    """The block's text, repaired, lines joined with single spaces."""
    why: str
    """What decided the label: the id of a rule ("en/player") or the name of a cue ("sentences")."""
    start: int
    """Where the block starts in the decoded source, in characters."""
    end: int
    """Where the block ends in the decoded source, in characters, exclusive."""
    level: int = 0
    """Depth of a heading (1 to 6) or of a list item (from 1); 0 where depth means nothing."""
    number: int = 0
    """Number of an item of a numbered list of an HTML page, whose text does not hold it; 0 elsewhere."""
    links: tuple[BlockLink, ...] = ()
    """Links to other pages, in order; only in the body of an HTML page."""


class StoryLink(BaseModel):
    """Another story that the page shows: one line of "Latest Stories", one "Read also"."""

    model_config = _FROZEN

    title: str
    """Headline of the other story, without kicker, author, age or rank."""
    url: str | None = None
    """Address of the other story, absolute where the page's own address is known."""
    age: timedelta | None = None
    """How old the page says the story is, where it says so in a form that can be counted."""
    age_text: str | None = None
    """Age or date exactly as shown: "5 minutes -", "13.01.2026"."""
    published_at: AwareDatetime | None = None
    """When the story was published; only where `fetched_at` or the page's own date allows to say so."""
    heading: str | None = None
    """Heading of the list it stands in: "Latest Stories"."""
    kind: StoryKind = StoryKind.OTHER
    """Kind of the list it stands in."""
    position: int
    """Position among the page's story links, from 0."""


class Repair(BaseModel):
    """One change made to the characters of the page."""

    model_config = _FROZEN

    kind: RepairKind
    """What was wrong."""
    before: str
    """The characters as they stood in the page."""
    after: str
    """What they were changed to."""
    block: int
    """Index of the block in which the change was made."""


class Article(BaseModel):
    """A news page, read: the story, what surrounds it, and why."""

    model_config = _FROZEN

    status: Status
    """What kind of page this is; never `None` in place of an Article."""
    title: str | None = None
    """Headline of the story."""
    description: str | None = None
    """The dek, or the summary that the page's head gives."""
    authors: tuple[str, ...] = ()
    """People who wrote the story, as the byline spells them; empty rather than wrong."""
    published_at: AwareDatetime | None = None
    """When the story was published."""
    modified_at: AwareDatetime | None = None
    """When the story was last changed."""
    published_text: str | None = None
    """The date of publication as it stands on the page; an age too ("2 minutes ago"), even where it gives no date."""
    published_precision: Literal["second", "minute", "hour", "day", "month", "year"] | None = None
    """The smallest unit that the page gives for `published_at`; what is smaller is zero, not known."""
    section: str | None = None
    """Section of the site in which the story stands."""
    tags: tuple[str, ...] = ()
    """Topics that the page gives the story."""
    site_name: str | None = None
    """Name of the site."""
    language: str | None = None
    """BCP 47 tag of the story's language."""
    url: str | None = None
    """Address of the page, as the caller gave it."""
    canonical_url: str | None = None
    """Address that the page itself calls its own."""
    image: str | None = None
    """Address of the main image."""
    image_caption: str | None = None
    """What the page says is on the main image."""
    access: Literal["free", "paywalled"] | None = None
    """Whether the whole story is free to read, where the page says so."""
    blocks: tuple[Block, ...] = ()
    """Every block of the page in reading order: nothing is lost."""
    story_links: tuple[StoryLink, ...] = ()
    """The other stories that the page shows."""
    repairs: tuple[Repair, ...] = ()
    """Every change made to the characters."""
    notes: tuple[str, ...] = ()
    """What a careful reader should know about this result."""

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that are the story, in order."""
        return tuple(block for block in self.blocks if block.label in BODY_LABELS)

    @property
    def removed(self) -> tuple[Block, ...]:
        """The blocks that are not the story, in order."""
        return tuple(block for block in self.blocks if block.label not in BODY_LABELS)

    @property
    def text(self) -> str:
        """The body as plain text: one line a block, in order."""
        return "\n".join(block.text for block in self.body)

    def to_markdown(self) -> str:
        """The title, the dek and the body as Markdown: headings, lists, quotes, tables and links.

        Returns:
            Markdown that ends in a line break; an empty string where there is nothing to show.
        """
        from articlekit.markdown import to_markdown  # noqa: PLC0415 - a method for the caller's comfort, one level up

        return to_markdown(self)
