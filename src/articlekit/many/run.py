"""A run over files: every page of the inputs to an article in the output or a reason in the errors, once."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate, chain, islice
from os import PathLike
from pathlib import Path
from shutil import rmtree
from typing import Any, NamedTuple

import articlekit
from articlekit.batch import MAX_SECONDS, MAX_SIZE, PageRecord, chunked, count_cores, load_options
from articlekit.many.formats import Articles, Format, find_format
from articlekit.many.inputs import InputFile, Item, Named, read_items
from articlekit.many.parts import (
    LAYOUT,
    PART_PAGES,
    Part,
    PartWriter,
    Totals,
    appearing,
    gather,
    locked,
    parts_folder,
    read_finished,
    read_parts,
    sites_file,
)
from articlekit.many.site_learning import SITE_PAGES, learn_sites, read_site_page
from articlekit.pipeline import ParseOptions
from articlekit.rules import RulePack
from articlekit.site_profile import SitePage, SiteProfile, load_profiles, profiles_to_json, site_of
from articlekit.workers import run_chunks


@dataclass(frozen=True, slots=True)
class Run:
    """What a run is.

    Args:
        files: the inputs.
        output: where the articles go; what it is called says as what.
        named: columns of the inputs that the caller names, as for `find_columns`.
        options: as for `parse_many`.
        workers: number of worker processes; 0 does everything in this one, with nothing to guard against a page.
        max_seconds: time that a page may take.
        max_size: characters or bytes that a page may have.
        part_pages: pages of a part, see `parts`.
        learn_sites: learn first what repeats on each site, from some of its pages, and use that.
    """

    files: Sequence[InputFile]
    output: Path
    named: Named = field(default_factory=dict)
    options: ParseOptions = field(default_factory=ParseOptions)
    workers: int = field(default_factory=count_cores)
    max_seconds: float = MAX_SECONDS
    max_size: int = MAX_SIZE
    part_pages: int = PART_PAGES
    learn_sites: bool = False


class Progress(NamedTuple):
    """How far a run is."""

    totals: Totals
    consumed: int
    """Bytes of the inputs that are done with."""
    resumed: int
    """Pages that an earlier run had done."""
    learning: bool = False
    """Whether this is the first pass, which learns the sites."""


def run_batch(run: Run, report: Callable[[Progress], None] = lambda _: None) -> dict[str, Any]:
    """Parse every page of the inputs, or go on with that where it was stopped.

    Args:
        run: what to do.
        report: called now and then, to show how far it is.

    Returns:
        The manifest of the output: `run`, `pages`, `errors`, `statuses`, `sha256`.

    Raises:
        ArticlekitError: the options are wrong, or the output is another run's.
        OSError: the output cannot be written; the same run goes on from there.
    """
    output_format = find_format(run.output)
    options = load_options(run.options)
    about = describe(run)
    finished = read_finished(run.output, about)
    with locked(run.output):
        if finished is None:
            parts = read_parts(run.output, about)
            if run.learn_sites:
                options = {**options, "profile": _known_sites(run, report, learned=bool(parts))}
            parts += _write_parts(run, options, output_format, parts, report)
            return gather(run.output, parts, about, output_format.write)
        rmtree(parts_folder(run.output))
    return finished


def describe(run: Run) -> dict[str, Any]:
    """Say what a run is, so that only the same goes on with its parts. How many workers it has makes no difference.

    Args:
        run: the run.
    """
    files = [(str(file.path), file.size, file.modified) for file in run.files]
    options = run.options
    return {
        "layout": LAYOUT,
        "articlekit": articlekit.__version__,
        "inputs": [len(files), _digest(files)],
        "columns": dict(sorted(run.named.items())),
        "language": options.get("language"),
        "media_type": options.get("media_type"),
        "packs": [_pack_digest(pack) for pack in options.get("packs") or ()],
        "max_seconds": run.max_seconds,
        "max_size": run.max_size,
        "part_pages": run.part_pages,
        "profile": _profile_digest(options.get("profile")),
        "learn_sites": run.learn_sites,
    }


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()


def _profile_digest(profile: SiteProfile | Mapping[str, SiteProfile] | None) -> str | None:
    if profile is None:
        return None
    profiles = {"": profile} if isinstance(profile, SiteProfile) else profile
    return hashlib.sha256(profiles_to_json(profiles)).hexdigest()


def _pack_digest(pack: RulePack | str | PathLike[str]) -> str:
    if isinstance(pack, RulePack):
        return _digest([pack.name, *(rule.model_dump(mode="json") for rule in pack.rules)])
    return hashlib.sha256(Path(pack).read_bytes()).hexdigest()


# -------------------------------------------------------------------------------------------------- the pass before


def _known_sites(run: Run, report: Callable[[Progress], None], *, learned: bool) -> dict[str, SiteProfile]:
    file = sites_file(run.output)
    if not (learned and file.exists()):  # what was learned before the first part is learned again, to the same end
        profiles = _learn_sites(run, report)
        with appearing(file) as stream:
            stream.write(profiles_to_json(profiles))
    return load_profiles(file)


def _learn_sites(run: Run, report: Callable[[Progress], None]) -> dict[str, SiteProfile]:
    consumed_before = _consumed_before(run)
    results = run_chunks(
        chunked(_first_of_each_site(read_items(run.files, run.named, run.max_size))),
        begin_learning,
        _learn_nothing,
        workers=run.workers,
        seconds=run.max_seconds,
    )

    def pages() -> Iterator[tuple[str, SitePage]]:
        for chunk, answers in results:
            last = chunk[-1]
            report(Progress(Totals(), consumed_before[last.file] + last.consumed, 0, learning=True))
            for item, answer in zip(chunk, answers, strict=True):
                if answer is not None:
                    yield site_of(item.url) or "", answer

    with closing(results):
        return learn_sites(pages())


def _first_of_each_site(items: Iterator[Item]) -> Iterator[Item]:
    seen: Counter[str] = Counter()
    for item in items:
        site = site_of(item.url)
        if site is not None and item.error is None and seen[site] < SITE_PAGES:
            seen[site] += 1
            yield item


def begin_learning() -> Callable[[Sequence[Item]], list[SitePage | None]]:
    """Make a worker ready to learn.

    Returns:
        What the worker does with a chunk.
    """
    return _learn_all


def _learn_all(items: Sequence[Item]) -> list[SitePage | None]:
    return [read_site_page(_record(item)) for item in items]


def _learn_nothing(_: Item, __: str) -> list[SitePage | None]:
    return [None]  # it will be an error in the second pass


def _consumed_before(run: Run) -> list[int]:
    return list(accumulate((file.size for file in run.files), initial=0))


def _record(item: Item) -> PageRecord:
    return PageRecord(item.id, item.source, item.url, item.fetched_at)


# ------------------------------------------------------------------------------------------------------------ the pass


def _write_parts(
    run: Run, options: ParseOptions, output_format: Format, parts: Sequence[Part], report: Callable[[Progress], None]
) -> Iterator[Part]:
    # Everything comes back in the order of the inputs, so that the parts are the same however the work went.
    totals = Totals()
    for part in parts:
        totals.add(part.pages, part.errors, part.statuses)
    resumed = totals.pages
    consumed_before = _consumed_before(run)
    after = parts[-1].after if parts else (0, 0)
    items = read_items(run.files, run.named, run.max_size, after)
    results = run_chunks(
        _chunks(items, run.part_pages),
        partial(begin, output_format.read, options, run.max_size),
        _give_up,
        workers=run.workers,
        seconds=run.max_seconds,
    )
    writer = PartWriter(run.output, len(parts), output_format.pack)
    report(Progress(totals, consumed_before[after[0]], resumed))
    with closing(results):
        for chunk, (articles, statuses, reasons) in results:
            counts = Counter(status for status in statuses if status is not None)
            errors = [_error(item, reason) for item, reason in zip(chunk, reasons, strict=True) if reason is not None]
            writer.add(articles, counts, errors)
            totals.add(len(chunk), len(errors), counts)
            last = chunk[-1]
            report(Progress(totals, consumed_before[last.file] + last.consumed, resumed))
            if writer.held.pages == run.part_pages:
                yield writer.write((last.file, last.number + 1))
    if writer.held.pages:
        yield writer.write((len(run.files), 0))


def _chunks(items: Iterator[Item], part_pages: int) -> Iterator[list[Item]]:
    # A chunk never belongs to two parts.
    for first in items:
        yield from chunked(chain([first], islice(items, part_pages - 1)))


def _error(item: Item, reason: str) -> dict[str, Any]:
    return {"id": item.id, "url": item.url, "error": reason}


# --------------------------------------------------------------------------------------------------------- in a worker


def begin(
    read: Callable[[Sequence[PageRecord], ParseOptions, int], Articles], options: ParseOptions, max_size: int
) -> Callable[[Sequence[Item]], Articles]:
    """Make a worker ready.

    Args:
        read: how the output's format reads pages.
        options: as for `parse_many`.
        max_size: characters or bytes that a page may have.

    Returns:
        What the worker does with a chunk.
    """
    read([PageRecord("", "")], options, max_size)  # loads what the first page would have to wait for
    return partial(_read, read, options, max_size)


def _read(
    read: Callable[[Sequence[PageRecord], ParseOptions, int], Articles],
    options: ParseOptions,
    max_size: int,
    items: Sequence[Item],
) -> Articles:
    pages = [_record(item) for item in items if item.error is None]
    articles, statuses, reasons = read(pages, options, max_size)
    found = iter(zip(statuses, reasons, strict=True))
    answers = [next(found) if item.error is None else (None, item.error) for item in items]
    return articles, [status for status, _ in answers], [reason for _, reason in answers]


def _give_up(_: Item, reason: str) -> Articles:
    return b"", [None], [reason]
