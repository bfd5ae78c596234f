"""articlekit turns a scraped news page into an article and its story links, and says why for every line.

>>> import articlekit
>>> page = '''Harbour reopens after two years
... By Ama Mensah
... The old harbour reopened on Monday after two years of work, the town council said.
... Fishermen waited at the gate from five in the morning, and the first boats left with the tide.
... READ ALSO: Rain delays the cup final
... '''
>>> article = articlekit.parse(page)
>>> article.title, article.authors, len(article.body)
('Harbour reopens after two years', ('Ama Mensah',), 2)
>>> article.story_links[0].title
'Rain delays the cup final'
"""

from typing import TYPE_CHECKING, Any

from articlekit.errors import (
    ArgumentError,
    ArticlekitError,
    NaiveDatetimeError,
    RulePackError,
    RunStoppedError,
    SourceTypeError,
    WorkerError,
)
from articlekit.models import Article, Block, BlockLink, Label, Repair, RepairKind, Status, StoryKind, StoryLink

if TYPE_CHECKING:
    from articlekit.batch import Outcome, PageRecord, parse_many
    from articlekit.pipeline import explain, parse
    from articlekit.rules import RulePack
    from articlekit.site_profile import SiteProfile

__version__ = "0.1.0"

__all__ = [
    "ArgumentError",
    "Article",
    "ArticlekitError",
    "Block",
    "BlockLink",
    "Label",
    "NaiveDatetimeError",
    "Outcome",
    "PageRecord",
    "Repair",
    "RepairKind",
    "RulePack",
    "RulePackError",
    "RunStoppedError",
    "SiteProfile",
    "SourceTypeError",
    "Status",
    "StoryKind",
    "StoryLink",
    "WorkerError",
    "explain",
    "parse",
    "parse_many",
]

_LATER = {
    "parse": "articlekit.pipeline",
    "explain": "articlekit.pipeline",
    "parse_many": "articlekit.batch",
    "Outcome": "articlekit.batch",
    "PageRecord": "articlekit.batch",
    "RulePack": "articlekit.rules",
    "SiteProfile": "articlekit.site_profile",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what a module holds has no common type
    # The models are what other code imports for its annotations; the machinery is loaded when it is first used.
    if name in _LATER:
        from importlib import import_module  # noqa: PLC0415 - only needed here

        value = getattr(import_module(_LATER[name]), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *_LATER])
