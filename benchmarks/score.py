"""Run articlekit over the data sets and name every figure: "text.kept", "text-in.inscriptis.f1".

Each `score_…` function gives one value a page, each `…_figures` function sums pages up into named figures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

import articlekit
from articlekit.models import Article, RepairKind
from benchmarks.flatten import flatten_cached
from benchmarks.loaders import (
    KEPT_LABELS,
    LEAKED_LABELS,
    GoldRepair,
    LabelledText,
    Page,
    load_labelled_texts,
    load_pages,
)
from benchmarks.metrics import (
    BodyScore,
    SetScore,
    Share,
    StoryLine,
    StoryScore,
    characters_in_spans,
    harmonic_mean,
    mean_share,
    same_authors,
    same_title,
    score_body,
    score_set,
    score_snippets,
    score_stories,
    title_words,
    total_share,
)
from benchmarks.predict import predictor

JOINT = ("aeb", "fundus")
"""The sets whose pages together give the published figures for text that comes in flattened."""

_BROKEN_TEXT = frozenset({RepairKind.MOJIBAKE, RepairKind.ORPHAN})

Figures = dict[str, float | None]
"""Named figures; `None` where there was nothing to measure."""


# ------------------------------------------------------------------------------------------------------ labelled text


@dataclass(frozen=True, slots=True)
class TextScore:
    """One page of labelled text."""

    page: str
    kept: Share
    """Non-blank characters of story lines inside blocks of the body."""
    leaked: Share
    """Non-blank characters of other lines inside blocks of the body; title and dek count neither way."""
    stories: StoryScore
    repairs: Share
    unasked_repairs: int
    """Repairs of wrong decodings in lines where a careful reader saw nothing wrong."""
    title: Share
    authors: Share
    date: Share

    @property
    def faults(self) -> float:
        """What went wrong, to find the worst pages: lost, leaked and missed stories, each from 0 to 1."""
        lost = 1 - _or(self.kept.value, 1.0)
        stories = 1 - self.stories.f1 if self.stories.found.of or self.stories.recalled.of else 0.0
        return lost + _or(self.leaked.value, 0.0) + stories


def score_texts(corpus: Path) -> list[TextScore]:
    """Parse every labelled page and compare.

    Args:
        corpus: the corpus folder; its folder "text" is read.
    """
    return [
        score_text(page, articlekit.parse(page.text, url=page.url)) for page in load_labelled_texts(corpus / "text")
    ]


def score_text(page: LabelledText, article: Article) -> TextScore:
    """Compare one article with the labels of its lines.

    Args:
        page: the gold.
        article: what was made of the page's text.
    """
    spans = [(block.start, block.end) for block in article.body]
    gold = [StoryLine(story.title, story.age, story.heading) for story in page.stories]
    predicted = [StoryLine(story.title, story.age_text, story.heading) for story in article.story_links]
    metadata = page.metadata
    return TextScore(
        page=page.id,
        kept=characters_in_spans(page.text, page.labels, KEPT_LABELS, spans),
        leaked=characters_in_spans(page.text, page.labels, LEAKED_LABELS, spans),
        stories=score_stories(gold, predicted),
        repairs=Share(sum(_is_repaired(page, article, repair) for repair in page.repairs), len(page.repairs)),
        unasked_repairs=_count_unasked_repairs(page, article),
        title=_one(same_title(metadata.title, article.title)) if metadata.title else Share(),
        authors=_one(same_authors(metadata.authors or (), article.authors)),
        date=_one(_same_date_words(metadata.published, article.published_text)) if metadata.published else Share(),
    )


def text_figures(scores: Sequence[TextScore]) -> Figures:
    """Figures over all labelled pages: characters, ages and repairs of all pages together, "_mean" the mean of pages.

    Stories are scored as story links of HTML pages are: mean precision, mean recall, and the F1 of the two.

    Args:
        scores: one a page.
    """
    precision = mean_share(score.stories.found for score in scores) or 0.0
    recall = mean_share(score.stories.recalled for score in scores) or 0.0
    found = total_share(score.stories.found for score in scores) or 0.0
    recalled = total_share(score.stories.recalled for score in scores) or 0.0
    return {
        "text.kept": total_share(score.kept for score in scores),
        "text.kept_mean": mean_share(score.kept for score in scores),
        "text.leaked": total_share(score.leaked for score in scores),
        "text.leaked_mean": mean_share(score.leaked for score in scores),
        "text.story_f1": harmonic_mean(precision, recall),
        "text.story_precision": precision,
        "text.story_recall": recall,
        "text.story_f1_total": harmonic_mean(found, recalled),
        "text.ages": total_share(score.stories.ages for score in scores),
        "text.headings": total_share(score.stories.headings for score in scores),
        "text.repairs": total_share(score.repairs for score in scores),
        "text.unasked_repairs": float(sum(score.unasked_repairs for score in scores)),
        "text.title": total_share(score.title for score in scores),
        "text.authors": total_share(score.authors for score in scores),
        "text.date": total_share(score.date for score in scores),
    }


def line_spans(text: str) -> list[tuple[int, int]]:
    r"""Where each line of `text.split("\n")` starts and ends.

    >>> line_spans("ab\n\nc")
    [(0, 2), (3, 3), (4, 5)]
    """
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def _is_repaired(page: LabelledText, article: Article, repair: GoldRepair) -> bool:
    """Whether the block of the line has the good characters and not the bad; a line that left no block has neither."""
    start, end = line_spans(page.text)[repair.line]
    text = " ".join(block.text for block in article.blocks if block.start < end and block.end > start)
    return repair.bad not in text and repair.good in text


def _count_unasked_repairs(page: LabelledText, article: Article) -> int:
    spans = line_spans(page.text)
    asked = [spans[repair.line] for repair in page.repairs]
    blocks = [article.blocks[repair.block] for repair in article.repairs if repair.kind in _BROKEN_TEXT]
    return sum(not any(block.start < end and block.end > start for start, end in asked) for block in blocks)


def _same_date_words(gold: str, predicted: str | None) -> bool:
    """Whether the date was read where it stands: one wording holds all words of the other."""
    gold_words, words = set(title_words(gold)), set(title_words(predicted or ""))
    return bool(words) and (words <= gold_words or gold_words <= words)


def _one(right: bool) -> Share:  # noqa: FBT001 - turns a verdict into a share
    return Share(int(right), 1)


def _or(value: float | None, default: float) -> float:
    return default if value is None else value


# ------------------------------------------------------------------------------------------------------------ bodies


@dataclass(frozen=True, slots=True)
class PageScore:
    """One page of an HTML set: the body that was predicted against its gold."""

    set_name: str
    body: BodyScore
    required: Share
    forbidden: Share


def score_page(page: Page, body: str) -> PageScore:
    """Compare one predicted body with its gold.

    Args:
        page: the gold.
        body: what was predicted, whether from the page's HTML or from its flattened text.
    """
    required, forbidden = score_snippets(body, page.required, page.forbidden)
    return PageScore(page.set_name, score_body(page.id, page.gold, body), required, forbidden)


def score_flattened(corpus: Path, set_name: str, flattener: str, predictor_name: str = "articlekit") -> list[PageScore]:
    """Flatten every page of a set, read the text, and compare the body with the gold.

    Args:
        corpus: the corpus folder.
        set_name: one of `loaders.SETS`.
        flattener: one of `flatten.FLATTENERS`.
        predictor_name: one of `predict.PREDICTORS`.
    """
    predict = predictor(predictor_name)
    return [
        score_page(page, predict(flatten_cached(page.html, flattener), page.url))
        for page in load_pages(corpus, set_name)
    ]


def score_html(corpus: Path, set_name: str, workers: int = 1) -> list[PageScore]:
    """Parse every page of a set from its HTML and compare the body with the gold.

    Args:
        corpus: the corpus folder.
        set_name: one of `loaders.SETS`.
        workers: how many processes share the pages.
    """
    pages = load_pages(corpus, set_name)
    if workers == 1:
        return [score_parsed(page) for page in pages]
    with Pool(workers) as pool:
        return list(pool.imap(score_parsed, pages, chunksize=8))


def score_parsed(page: Page) -> PageScore:
    """Parse one page from its HTML and compare the body with the gold.

    Args:
        page: the page and its gold.
    """
    return score_page(page, articlekit.parse(page.html, url=page.url, fetched_at=page.fetched_at).text)


def flat_figures(flattener: str, scores: Sequence[PageScore]) -> Figures:
    """Figures of one flattener: each set alone, and the joint sets where both are there.

    Args:
        flattener: its name, the middle part of each figure's name.
        scores: pages of one set or more.
    """
    prefix = f"text-in.{flattener}"
    figures = body_figures(prefix, scores)
    joint = [score.body for score in scores if score.set_name in JOINT]
    if {score.set_name for score in scores} >= set(JOINT):
        figures |= set_figures(prefix, score_set(joint))
    return figures


def body_figures(prefix: str, scores: Sequence[PageScore]) -> Figures:
    """Figures of bodies, each set alone.

    Args:
        prefix: the first part of each figure's name; the set's name follows.
        scores: pages of one set or more.
    """
    figures: Figures = {}
    for set_name in dict.fromkeys(score.set_name for score in scores):
        members = [score for score in scores if score.set_name == set_name]
        figures |= set_figures(f"{prefix}.{set_name}", score_set([score.body for score in members]))
        if any(score.required.of for score in members):
            figures[f"{prefix}.{set_name}.snippets_kept"] = total_share(score.required for score in members)
            figures[f"{prefix}.{set_name}.snippets_leaked"] = total_share(score.forbidden for score in members)
    return figures


def set_figures(prefix: str, score: SetScore) -> Figures:
    """Name the figures of a set's bodies.

    Args:
        prefix: what the names begin with, "html.aeb".
        score: the figures.
    """
    return {
        f"{prefix}.f1": score.f1,
        f"{prefix}.f1_low": score.low,
        f"{prefix}.f1_high": score.high,
        f"{prefix}.precision": score.precision,
        f"{prefix}.recall": score.recall,
        f"{prefix}.exact": score.exact,
        f"{prefix}.word_f1": score.word_f1,
        f"{prefix}.pages": float(score.pages),
    }
