"""Rule packs: which lines are boilerplate, as data that a journalist can write.

A pack is a TOML file of rules. A rule holds phrases, the lines it takes (`matches`) and look-alikes that it spares
(`spares`); both run as tests. Lines and phrases are compared folded, see `fold`.
"""

from dataclasses import dataclass
from enum import StrEnum
from os import PathLike
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from articlekit.models import StoryKind

UNSPACED_LANGUAGES = frozenset({"zh", "ja", "th", "lo", "km", "my"})
"""Languages written without blanks between words: their phrases match anywhere, not at word boundaries."""


LANGUAGE_TAG = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,7}"
"""Shape of a BCP 47 language tag as pages have it (RFC 5646, section 2.1): a code, then script, region, variants."""


class RuleKind(StrEnum):
    """What kind of line a rule takes."""

    PLAYER = "player"
    SHARE = "share"
    NEWSLETTER = "newsletter"
    APP = "app"
    AD = "ad"
    CONSENT = "consent"
    COMMENT = "comment"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    DATE_LINE = "date_line"
    READING_TIME = "reading_time"
    NAVIGATION = "navigation"
    TAGS = "tags"
    COPYRIGHT = "copyright"
    AGENCY = "agency"
    DISCLAIMER = "disclaimer"
    PAYWALL = "paywall"
    TEMPLATE = "template"
    INTERFACE = "interface"
    POINTER = "pointer"
    LIST_HEADING = "list_heading"
    SUMMARY = "summary"
    NOT_FOUND = "not_found"
    REFUSED = "refused"


_STRICT = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
_Phrase = Annotated[str, Field(min_length=1)]
_Words = tuple[_Phrase, ...]


class Rule(BaseModel):
    """One rule of a pack."""

    model_config = _STRICT

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    kind: RuleKind
    why: Annotated[str, Field(min_length=10)]
    is_: Annotated[_Words, Field(alias="is")] = ()
    starts: _Words = ()
    ends: _Words = ()
    contains: _Words = ()
    pattern: str | None = None
    needs: _Words = ()
    """Words or marks of which every line that `pattern` takes holds one: the quick look before the pattern is tried."""
    max_words: Annotated[int, Field(ge=1, le=120)] = 8
    where: Literal["top", "end", "anywhere"] = "anywhere"
    opens: StoryKind | None = None
    matches: Annotated[_Words, Field(min_length=1)]
    spares: Annotated[_Words, Field(min_length=1)]
    known_false: _Words = ()
    known_missed: _Words = ()
    seen: str | None = None


class TimeWords(BaseModel):
    """The words of one language for ages and dates, all lower case."""

    model_config = _STRICT

    second: _Words = ()
    minute: _Words = ()
    hour: _Words = ()
    day: _Words = ()
    week: _Words = ()
    month: _Words = ()
    year: _Words = ()
    one: _Words = ()
    """Words that stand for the number one: "an hour ago"."""
    ago_before: _Words = ()
    ago_after: _Words = ()
    now: _Words = ()
    half_hour: _Words = ()
    """Whole ages: "half an hour ago"."""
    today: _Words = ()
    yesterday: _Words = ()
    months: Annotated[tuple[_Words, ...], Field(max_length=12)] = ()
    weekdays: Annotated[tuple[_Words, ...], Field(max_length=7)] = ()
    """Monday first."""
    published: _Words = ()
    updated: _Words = ()
    at: _Words = ()
    of: _Words = ()
    oclock: _Words = ()
    order: Literal["DMY", "MDY", "YMD"] = "DMY"
    zones: dict[str, str] = {}
    """Zone abbreviations as this language's readers mean them: IST = "+05:30"."""


class BylineWords(BaseModel):
    """The words of one language around the names in a byline, all lower case."""

    model_config = _STRICT

    by: _Words = ()
    also: _Words = ()
    roles: _Words = ()
    desks: _Words = ()
    """Words in a name that say it is no person: "newsroom", "web desk"."""
    others: _Words = ()
    """What opens the credit of somebody who is no author: "reviewed by", "photos by"."""
    behind: _Words = ()
    """What follows a name and opens a place or a house: "in", "special to"."""
    ranks: _Words = ()
    """First words of roles that no list can exhaust: "licensed", "senior"."""
    letters: _Words = ()
    """Letters behind a name, without dots: "phd", "rn"."""


class RulePackFile(BaseModel):
    """What a pack's file holds."""

    model_config = _STRICT

    language: str
    common: _Words = ()
    time: TimeWords = TimeWords()
    byline: BylineWords = BylineWords()
    rule: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class RulePack:
    """A rule pack, read and checked. Two packs are equal only when they are the same object.

    Args:
        name: what stands before the slash in `Block.why`: "en" in "en/share-buttons".
        language: BCP 47 tag, or "any".
        rules: the rules, in the order of the file.
        common: the most common words of the language, lower case; empty where words have no blanks between them.
        time: words for ages and dates.
        byline: words around names.
    """

    name: str
    language: str
    rules: tuple[Rule, ...]
    common: frozenset[str]
    time: TimeWords
    byline: BylineWords

    @classmethod
    def load(cls, path: str | PathLike[str]) -> "RulePack":
        """Read a pack of your own, ready for `parse(…, packs=[pack])`.

        Args:
            path: a TOML file.

        Returns:
            The pack, its examples tried.

        Raises:
            RulePackError: the file cannot be read, a rule is malformed, or an example does not hold.
        """
        from articlekit.rule_packs import load_pack  # noqa: PLC0415 - a method for the caller's comfort, two levels up

        return load_pack(path)
