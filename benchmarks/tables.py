"""Figures, limits and worst pages as Markdown tables."""

from collections.abc import Sequence

from benchmarks.floors import Limit
from benchmarks.score import JOINT, Figures, PageScore, TextScore
from benchmarks.score_links import LinkScore
from benchmarks.score_metadata import MetadataScore

_COLUMNS = ("precision", "recall", "exact", "word_f1", "snippets_kept", "snippets_leaked")


def figure_table(figures: Figures) -> str:
    """A Markdown table of names and figures.

    >>> print(figure_table({"text.kept": 0.98765, "text.ages": None}))
    | figure | value |
    |---|---|
    | text.kept | 0.9877 |
    | text.ages | – |
    """
    rows = [f"| {name} | {_number(value)} |" for name, value in figures.items()]
    return "\n".join(["| figure | value |", "|---|---|", *rows])


def flat_table(figures: Figures) -> str:
    """A Markdown table of flattened sets, one row a flattener and set.

    >>> figures = {"text-in.inscriptis.f1": 0.5, "text-in.inscriptis.f1_low": 0.4, "text-in.inscriptis.f1_high": 0.6,
    ...     "text-in.inscriptis.pages": 2.0}
    >>> print(flat_table(figures).splitlines()[-1])
    | inscriptis | aeb+fundus | 2 | 0.5000 (0.4000–0.6000) | – | – | – | – | – | – |
    """
    lines = [f"| flattened by | set | {_body_columns()} |", "|---" * 10 + "|"]
    for prefix in _prefixes(figures):
        _, flattener, *rest = prefix.split(".")
        lines.append(f"| {flattener} | {rest[0] if rest else '+'.join(JOINT)} | {_body_cells(prefix, figures)} |")
    return "\n".join(lines)


def html_table(figures: Figures) -> str:
    """A Markdown table of sets read from HTML, one row a set.

    >>> figures = {"html.aeb.f1": 0.5, "html.aeb.f1_low": 0.4, "html.aeb.f1_high": 0.6, "html.aeb.pages": 2.0}
    >>> print(html_table(figures).splitlines()[-1])
    | aeb | 2 | 0.5000 (0.4000–0.6000) | – | – | – | – | – | – |
    """
    rows = [f"| {prefix.split('.')[1]} | {_body_cells(prefix, figures)} |" for prefix in _prefixes(figures)]
    return "\n".join([f"| set | {_body_columns()} |", "|---" * 9 + "|", *rows])


def limit_table(limits: Sequence[Limit], figures: Figures) -> str:
    """A Markdown table of limits and figures.

    >>> print(limit_table([Limit("text.leaked", 0.04, is_ceiling=True)], {"text.leaked": 0.05}).splitlines()[-1])
    | text.leaked | 0.0500 | at most 0.04 | **broken** |
    """
    lines = ["| figure | value | limit | |", "|---|---|---|---|"]
    for limit in limits:
        value = figures.get(limit.figure)
        words = "at most" if limit.is_ceiling else "at least"
        verdict = "holds" if limit.holds(value) else "**broken**"
        lines.append(f"| {limit.figure} | {_number(value)} | {words} {limit.value:g} | {verdict} |")
    return "\n".join(lines)


def worst_texts(scores: Sequence[TextScore], count: int) -> str:
    """A Markdown table of the labelled pages with the most faults.

    Args:
        scores: pages.
        count: how many to list.
    """
    lines = ["| page | kept | leaked | story F1 | ages | repairs | unasked repairs |", "|---" * 7 + "|"]
    for score in sorted(scores, key=lambda score: -score.faults)[:count]:
        has_stories = score.stories.found.of or score.stories.recalled.of
        cells = (
            score.kept.value,
            score.leaked.value,
            score.stories.f1 if has_stories else None,
            score.stories.ages.value,
            score.repairs.value,
        )
        lines.append(f"| {score.page} | {_cells(*cells)} | {score.unasked_repairs} |")
    return "\n".join(lines)


def worst_pages(heading: str, scores: Sequence[PageScore], count: int) -> str:
    """A Markdown table of the pages with the lowest F1.

    Args:
        heading: what the first column is called.
        scores: pages.
        count: how many to list.
    """
    lines = [f"| {heading} | F1 | precision | recall |", "|---|---|---|---|"]
    for score in sorted(scores, key=lambda score: score.body.f1)[:count]:
        body = score.body
        lines.append(f"| {score.set_name} {body.page} | {_cells(body.f1, body.precision, body.recall)} |")
    return "\n".join(lines)


def worst_links(scores: Sequence[LinkScore], count: int) -> str:
    """A Markdown table of the pages whose story links have the lowest F1.

    Args:
        scores: pages.
        count: how many to list.
    """
    lines = ["| page | F1 | found | recalled | titles | ages | headings |", "|---" * 7 + "|"]
    for score in sorted(scores, key=lambda score: score.f1)[:count]:
        shares = (score.found, score.recalled, score.titles, score.ages, score.headings)
        counts = " | ".join(f"{share.hits}/{share.of}" for share in shares)
        lines.append(f"| {score.page} | {_cells(score.f1)} | {counts} |")
    return "\n".join(lines)


def worst_metadata(scores: Sequence[MetadataScore], fields: Sequence[str], count: int) -> str:
    """A Markdown table of the values that are not the gold's.

    Args:
        scores: pages.
        fields: names of the values to list.
        count: how many to list.
    """
    lines = ["| page | field | gold | ours |", "|---|---|---|---|"]
    misses = [(score, miss) for score in scores for miss in score.misses if miss.field in fields]
    for score, miss in misses[:count]:
        gold, ours = (text.replace("|", "¦").replace("\n", " ") for text in (miss.gold, miss.ours))
        lines.append(f"| {score.set_name} {score.page} | {miss.field} | {gold} | {ours} |")
    return "\n".join(lines)


def _prefixes(figures: Figures) -> list[str]:
    return [name.removesuffix(".pages") for name in figures if name.endswith(".pages")]


def _body_columns() -> str:
    return " | ".join(("pages", "shingle F1 (95 %)", *_COLUMNS))


def _body_cells(prefix: str, figures: Figures) -> str:
    f1, low, high = (_number(figures[f"{prefix}.{name}"]) for name in ("f1", "f1_low", "f1_high"))
    columns = _cells(*(figures.get(f"{prefix}.{column}") for column in _COLUMNS))
    return f"{int(figures[f'{prefix}.pages'] or 0)} | {f1} ({low}–{high}) | {columns}"


def _cells(*values: float | None) -> str:
    return " | ".join(map(_number, values))


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"
