"""Print one page as articlekit sees it, next to what a careful reader found."""

import sys
from pathlib import Path

import articlekit
from articlekit.models import BODY_LABELS, Article, Label
from benchmarks.flatten import flatten_cached
from benchmarks.loaders import KEPT_LABELS, LEAKED_LABELS, SETS, LabelledText, Page, load_labelled_texts, load_pages
from benchmarks.metrics import missing_and_extra, score_body
from benchmarks.score import line_spans
from benchmarks.score_links import compare_links, has_same_age, has_same_heading, has_same_title, load_linked_pages

_MARKS = {(True, True): "=", (True, False): "+", (False, True): "-", (False, False): " "}
"""By whether a block is of the story, and whether the gold has it."""


def show_text(corpus: Path, identifier: str) -> None:
    """Print a labelled page, then its lines that were judged otherwise, then both lists of stories.

    Args:
        corpus: the corpus folder.
        identifier: the page's id or its first letters.
    """
    page = _find_text(corpus, identifier)
    article = articlekit.parse(page.text, url=page.url)
    print(articlekit.explain(page.text, url=page.url))
    print(f"\n== {page.id}: {page.url} ({page.language}) {page.note}\n== lines judged otherwise: gold, ours, why")
    for (start, end), label, line in zip(line_spans(page.text), page.labels, page.text.split("\n"), strict=True):
        blocks = [block for block in article.blocks if block.start < end and block.end > start]
        ours = {block.label for block in blocks}
        if blocks and not _agrees(label, ours):
            whys = ", ".join(dict.fromkeys(f"{block.label} ({block.why})" for block in blocks))
            print(f"{label:>13}  {whys}: {line.strip()[:160]}")
    print("\n== gold stories")
    for story in page.stories:
        print(f"  [{story.heading}] {story.title} | {story.age}")
    print("== our stories")
    for link in article.story_links:
        print(f"  [{link.heading}] {link.title} | {link.age_text}")
    for repair in page.repairs:
        print(f"== gold repair, line {repair.line}: {repair.bad!r} -> {repair.good!r}")


def show_flattened(corpus: Path, identifier: str, flattener: str) -> None:
    """Print a flattened page, then the gold lines that are missing and the lines that are too many.

    Args:
        corpus: the corpus folder.
        identifier: the page's id or its first letters.
        flattener: one of `flatten.FLATTENERS`.
    """
    page = _find_page(corpus, identifier)
    text = flatten_cached(page.html, flattener)
    print(articlekit.explain(text, url=page.url))
    _show_score(page, articlekit.parse(text, url=page.url), f"by {flattener}")


def show_html(corpus: Path, identifier: str) -> None:
    """Print every block of an HTML page with its label, its reason and whether the gold has it; then what is missing.

    In the margin, "=" is a block of the story that the gold has, "+" one that is too many, "-" one that is missing.

    Args:
        corpus: the corpus folder.
        identifier: the page's id or its first letters.
    """
    page = _find_page(corpus, identifier)
    article = articlekit.parse(page.html, url=page.url, fetched_at=page.fetched_at)
    _, outside = missing_and_extra(page.gold, "\n".join(block.text for block in article.blocks))
    not_gold = set(outside)
    for block in article.blocks:
        is_story, is_gold = block.label in BODY_LABELS, block.text.strip() not in not_gold
        mark = _MARKS[is_story, is_gold]
        print(f"{mark} {block.label:<13} {block.why[:28]:<28} {block.text}")
    _show_score(page, article, "from HTML")


def show_links(corpus: Path, identifier: str) -> None:
    """Print the story links of a page that were found otherwise than a careful reader did, and those found alike.

    Args:
        corpus: the corpus folder.
        identifier: the page's id or its first letters.
    """
    pages = (found for found in load_linked_pages(corpus) if found[0].id.startswith(identifier))
    page, gold = next(pages, None) or sys.exit(f"no page with story links {identifier!r}")
    article = articlekit.parse(page.html, url=page.url, fetched_at=page.fetched_at)
    comparison = compare_links(gold, article.story_links)
    print(f"== {page.id}: {page.url}\n== gold stories that are missing")
    for story in comparison.missed:
        print(f"- [{story.heading}] {story.title} | {story.age} | {story.kind} | {story.urls[0]}")
    print("== links that are too many")
    for link in comparison.wrong:
        print(f"+ [{link.heading}] {link.title} | {link.age_text} | {link.kind} | {link.url}")
    print("== found; ours below the gold where they differ")
    for match in comparison.matches:
        story, link = match.gold, match.link
        print(f"  [{story.heading}] {story.title} | {story.age} | {story.kind}")
        if not (has_same_title(match) and has_same_age(match) and has_same_heading(match) and story.kind == link.kind):
            print(f"~ [{link.heading}] {link.title} | {link.age_text} | {link.kind}")


def _show_score(page: Page, article: Article, read_how: str) -> None:
    missing, extra = missing_and_extra(page.gold, article.text)
    score = score_body(page.id, page.gold, article.text)
    print(f"\n== {page.set_name} {page.id} {read_how}: {page.url}")
    print(f"== {article.title} | {', '.join(article.authors)} | {article.published_at} | {article.status}")
    print(f"== precision {score.precision}, recall {score.recall}, exact {score.exact}")
    print(f"== {len(missing)} gold lines are missing", *missing, sep="\n- ")
    print(f"== {len(extra)} lines are too many", *extra, sep="\n+ ")


def _agrees(gold: str, ours: set[Label]) -> bool:
    if gold in KEPT_LABELS:
        return ours <= BODY_LABELS
    if gold in LEAKED_LABELS:
        return not ours & BODY_LABELS
    return True


def _find_text(corpus: Path, identifier: str) -> LabelledText:
    for page in load_labelled_texts(corpus / "text"):
        if page.id.startswith(identifier):
            return page
    sys.exit(f"no labelled text {identifier!r}")


def _find_page(corpus: Path, identifier: str) -> Page:
    for set_name in SETS:
        for page in load_pages(corpus, set_name):
            if page.id.startswith(identifier):
                return page
    sys.exit(f"no page {identifier!r} in {', '.join(SETS)}")
