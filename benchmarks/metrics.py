"""What is measured, each as a small function: bodies, snippets, labelled lines, stories, metadata.

Shingles follow scrapinghub's article-extraction-benchmark, so the figures can be held against published ones.
"""

import random
import re  # noqa: TID251 - the published figures are made with this module's idea of "\w"; another one moves them
import statistics
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Self, TypeVar
from urllib.parse import parse_qsl, urlsplit

_Item = TypeVar("_Item")

_WORD = re.compile(r"\w+")
_SHINGLE = 4
_BOOTSTRAP_ROUNDS = 1000
_CONFIDENCE = 0.95

# A letter and what is left of a no-break space or of a bullet after a wrong decoding.
_RESIDUE = re.compile(r"[ÂÃâ](?=\W|$)|[\u00a0\u00ad\u200b-\u200f\u2060\ufeff]")


def tokens(text: str) -> list[str]:
    r"""The words of a text: runs of `\w`.

    >>> tokens("A 5-year term, Ama’s")
    ['A', '5', 'year', 'term', 'Ama', 's']
    """
    return _WORD.findall(text)


# ------------------------------------------------------------------------------------------------------------ bodies


@dataclass(frozen=True, slots=True)
class BodyScore:
    """One page's predicted body against its gold body."""

    page: str
    precision: float | None
    """Share of the predicted shingles that are gold; `None` where nothing was predicted."""
    recall: float | None
    """Share of the gold shingles that were predicted; `None` where the gold is empty."""
    exact: bool
    """Whether the words are the same, in the same order."""
    word_f1: float

    @property
    def f1(self) -> float:
        """Harmonic mean of this page's precision and recall, to find the worst pages."""
        return harmonic_mean(self.precision or 0.0, self.recall or 0.0)


@dataclass(frozen=True, slots=True)
class SetScore:
    """Bodies of many pages."""

    pages: int
    f1: float
    low: float
    """Lower end of the 95 % confidence interval of `f1`."""
    high: float
    precision: float
    recall: float
    exact: float
    word_f1: float


def score_body(page: str, gold: str, predicted: str) -> BodyScore:
    """Compare one body with its gold.

    >>> score = score_body("p", "one two three four five", "one two three four five six")
    >>> score.precision, score.recall, score.exact
    (0.6666666666666666, 1.0, False)
    """
    gold_words, words = tokens(gold), tokens(predicted)
    gold_shingles, shingles = _shingles(gold_words), _shingles(words)
    shared = (gold_shingles & shingles).total()
    return BodyScore(
        page=page,
        precision=shared / shingles.total() if shingles else None,
        recall=shared / gold_shingles.total() if gold_shingles else None,
        exact=gold_words == words,
        word_f1=_word_f1(gold, predicted),
    )


def score_set(scores: Sequence[BodyScore]) -> SetScore:
    """Sum up a set: means over pages of precision and recall, and the F1 of these two means.

    As in article-extraction-benchmark, a page without prediction has no precision and counts as recall 0 only.

    >>> page = score_body("a", "one two three four", "one two three four")
    >>> score_set([page, page]).f1
    1.0
    """
    precision, recall, f1 = _mean_scores(scores)
    low, high = bootstrap(scores, f1_of_means)
    return SetScore(
        pages=len(scores),
        f1=f1,
        low=low,
        high=high,
        precision=precision,
        recall=recall,
        exact=_mean(score.exact for score in scores),
        word_f1=_mean(score.word_f1 for score in scores),
    )


def bootstrap(items: Sequence[_Item], figure: Callable[[Sequence[_Item]], float]) -> tuple[float, float]:
    """The 95 % confidence interval of a figure, by drawing pages again and again; the same on every run.

    >>> bootstrap([1.0, 1.0, 1.0], lambda drawn: sum(drawn) / len(drawn))
    (1.0, 1.0)
    """
    if not items:
        return 0.0, 0.0
    draw = random.Random(20)  # noqa: S311 - sampling, not secrets
    figures = sorted(figure(draw.choices(items, k=len(items))) for _ in range(_BOOTSTRAP_ROUNDS))
    edge = round(_BOOTSTRAP_ROUNDS * (1 - _CONFIDENCE) / 2)
    return figures[edge], figures[-edge - 1]


def f1_of_means(scores: Sequence[BodyScore]) -> float:
    """F1 of the mean precision and the mean recall, as in `score_set`.

    >>> f1_of_means([score_body("a", "one two three four", "one two three four")])
    1.0
    """
    return _mean_scores(scores)[2]


def harmonic_mean(precision: float, recall: float) -> float:
    """F1 of a precision and a recall; 0 where both are 0.

    >>> harmonic_mean(0.5, 1.0), harmonic_mean(0.0, 0.0)
    (0.6666666666666666, 0.0)
    """
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def missing_and_extra(gold: str, predicted: str) -> tuple[list[str], list[str]]:
    r"""Lines of the gold that the prediction lacks, and lines of the prediction that the gold lacks.

    A line counts as present when most of its shingles are, so that a line broken in two is not reported.

    >>> missing_and_extra("The boats came home.\nThey were full.", "The boats\ncame home.\nRead more")
    (['They were full.'], ['Read more'])
    """
    return _lines_not_in(gold, predicted), _lines_not_in(predicted, gold)


def _lines_not_in(text: str, other: str) -> list[str]:
    words = Counter(tokens(other))
    pairs = Counter(_grams(tokens(other), 2))
    missing = []
    for line in text.split("\n"):
        line_words = tokens(line)
        bank, grams = (pairs, _grams(line_words, 2)) if len(line_words) > 1 else (words, line_words)
        if grams and sum(gram in bank for gram in grams) < 0.5 * len(grams):
            missing.append(line.strip())
    return missing


def _shingles(words: list[str]) -> Counter[tuple[str, ...]]:
    return Counter(_grams(words, _SHINGLE))


def _grams(words: list[str], size: int) -> list[tuple[str, ...]]:
    """Runs of `size` words; a shorter text is one run."""
    return [tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1)) if words]


def _mean_scores(scores: Sequence[BodyScore]) -> tuple[float, float, float]:
    precision = _mean(score.precision for score in scores if score.precision is not None)
    recall = _mean(score.recall for score in scores if score.recall is not None)
    return precision, recall, harmonic_mean(precision, recall)


def _word_f1(gold: str, predicted: str) -> float:
    gold_words, words = Counter(tokens(gold.lower())), Counter(tokens(predicted.lower()))
    if not gold_words and not words:
        return 1.0
    shared = (gold_words & words).total()
    return 2 * shared / (gold_words.total() + words.total())


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return statistics.fmean(found) if found else 0.0


# ------------------------------------------------------------------------------------------------------------ shares


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hits: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        """Both together."""
        return Share(self.hits + other.hits, self.of + other.of)

    @property
    def value(self) -> float | None:
        """The share, or `None` of nothing."""
        return self.hits / self.of if self.of else None


def total_share(shares: Iterable[Share]) -> float | None:
    """The share over all pages together (micro): long pages weigh more.

    >>> total_share([Share(1, 1), Share(0, 3)])
    0.25
    """
    return sum(shares, Share()).value


def mean_share(shares: Iterable[Share]) -> float | None:
    """The mean of the pages' shares (macro), pages without any left out.

    >>> mean_share([Share(1, 1), Share(0, 3), Share(0, 0)])
    0.5
    """
    values = [share.value for share in shares if share.value is not None]
    return statistics.fmean(values) if values else None


def score_snippets(predicted: str, required: Sequence[str], forbidden: Sequence[str]) -> tuple[Share, Share]:
    r"""Required snippets kept, and forbidden snippets leaked; blanks and case do not matter.

    >>> score_snippets("The boats\ncame home.", ["the boats came"], ["Sign up"])
    (Share(hits=1, of=1), Share(hits=0, of=1))
    """
    text = _flat(predicted)
    kept = Share(sum(_flat(snippet) in text for snippet in required), len(required))
    leaked = Share(sum(_flat(snippet) in text for snippet in forbidden), len(forbidden))
    return kept, leaked


def _flat(text: str) -> str:
    return " ".join(text.lower().split())


# ------------------------------------------------------------------------------------------------------------- lines


def characters_in_spans(
    text: str, labels: Sequence[str], wanted: frozenset[str], spans: Iterable[tuple[int, int]]
) -> Share:
    r"""Of the non-blank characters in lines with a wanted label: how many lie inside the spans.

    Args:
        text: the page.
        labels: one label a line of `text.split("\n")`.
        wanted: the labels whose lines are counted.
        spans: (start, end) in characters of the text.

    >>> characters_in_spans("Menu\nA b.", ("boilerplate", "body"), frozenset({"body"}), [(5, 7)])
    Share(hits=1, of=3)
    """
    covered = bytearray(len(text))
    for start, end in spans:
        covered[start:end] = b"\1" * (min(end, len(text)) - start)
    hits = of = at = 0
    for line, label in zip(text.split("\n"), labels, strict=True):
        if label in wanted:
            places = [at + place for place, character in enumerate(line) if not character.isspace()]
            of += len(places)
            hits += sum(covered[place] for place in places)
        at += len(line) + 1
    return Share(hits, of)


# ----------------------------------------------------------------------------------------------------------- stories


@dataclass(frozen=True, slots=True)
class StoryLine:
    """What is compared of a story: gold or predicted."""

    title: str
    age: str | None
    heading: str | None


@dataclass(frozen=True, slots=True)
class StoryScore:
    """One page's stories against the gold."""

    found: Share
    """Predicted stories that are gold ones."""
    recalled: Share
    """Gold stories that were predicted."""
    ages: Share
    """Of the gold stories found that show an age: how many have it."""
    headings: Share
    """Of the gold stories found: how many have the same heading, none included."""

    def __add__(self, other: Self) -> "StoryScore":
        """Both pages together."""
        return StoryScore(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    @property
    def f1(self) -> float:
        """F1 of titles."""
        return harmonic_mean(self.found.value or 0.0, self.recalled.value or 0.0)


def score_stories(gold: Sequence[StoryLine], predicted: Sequence[StoryLine]) -> StoryScore:
    """Match stories by the words of their titles, each once, and compare ages and headings of the matches.

    >>> gold = [StoryLine("Boats come home Â", "5 minutes", "Latest"), StoryLine("Harbour shut", None, "Latest")]
    >>> score = score_stories(gold, [StoryLine("Boats come home", "5 minutes -", "Latest Stories")])
    >>> score.found, score.recalled, score.ages, score.headings
    (Share(hits=1, of=1), Share(hits=1, of=2), Share(hits=1, of=1), Share(hits=0, of=1))
    """
    left = list(predicted)
    pairs = []
    for story in gold:
        wanted = title_words(story.title)
        match = next((other for other in left if title_words(other.title) == wanted), None)
        if match:
            left.remove(match)
            pairs.append((story, match))
    dated = [(story, match) for story, match in pairs if story.age]
    return StoryScore(
        found=Share(len(pairs), len(predicted)),
        recalled=Share(len(pairs), len(gold)),
        ages=Share(sum(same_age(story.age, match.age) for story, match in dated), len(dated)),
        headings=Share(sum(_same_heading(story, match) for story, match in pairs), len(pairs)),
    )


def title_words(title: str) -> tuple[str, ...]:
    """The words of a headline as they are compared: case folded, what a wrong decoding left behind taken out.

    >>> title_words("Christmas Â") == title_words("CHRISTMAS")
    True
    """
    return tuple(tokens(unicodedata.normalize("NFKC", _RESIDUE.sub(" ", title)).casefold()))


def same_age(gold: str | None, predicted: str | None) -> bool:
    """Whether two ages show the same numbers and words; dashes, dots, bullets and "ago" do not matter.

    >>> same_age("5 minutes", "5 minutes -"), same_age("1 hour", "1 hour ago"), same_age("1 hour", "2 hours")
    (True, True, False)
    """
    gold_words, words = (tuple(word for word in title_words(age or "") if word != "ago") for age in (gold, predicted))
    return gold_words == words


def _same_heading(gold: StoryLine, predicted: StoryLine) -> bool:
    return title_words(gold.heading or "") == title_words(predicted.heading or "")


def same_story_address(url: str) -> str:
    """An address as story links are compared: host without "www", path, and of the query only an id.

    >>> same_story_address("https://www.example.com/a/?utm_source=x&id=5#top")
    'example.com/a?id=5'
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    identifier = "&".join(f"{name}={value}" for name, value in parse_qsl(parts.query) if name.lower().endswith("id"))
    return f"{host}{parts.path.rstrip('/')}{'?' if identifier else ''}{identifier}"


# ---------------------------------------------------------------------------------------------------------- metadata


def same_title(gold: str, predicted: str | None) -> bool:
    """Whether two titles have the same words.

    >>> same_title("Boats “come” home", "Boats come home")
    True
    """
    return tokens(gold) == tokens(predicted or "")


def same_day(gold: str, predicted: str | None) -> bool:
    """Whether two ISO dates name the same day, as each spells it.

    >>> same_day("2025-11-07 11:00:52+00:00", "2025-11-07")
    True
    """
    return gold[:10] == (predicted or "")[:10]


def same_authors(gold: Iterable[str], predicted: Iterable[str]) -> bool:
    """Whether two lists of authors hold the same people, case and order aside.

    >>> same_authors(["Ama Mensah", "Kofi Boateng"], ["kofi boateng", "Ama Mensah"])
    True
    """
    return {_flat(name) for name in gold} == {_flat(name) for name in predicted}
