"""What rivals do with a WARC, run by the Python that has them: prints pages, seconds and those of the processor."""

import json
import os
import shutil
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path


def with_datatrove(warc: Path, folder: Path) -> int:
    """Read, extract with trafilatura and write, as datatrove's own examples do."""
    from datatrove.executor import LocalPipelineExecutor  # noqa: PLC0415 - only in the rivals' environment
    from datatrove.pipeline.extractors import Trafilatura  # noqa: PLC0415
    from datatrove.pipeline.readers import WarcReader  # noqa: PLC0415
    from datatrove.pipeline.writers import JsonlWriter  # noqa: PLC0415

    reader = WarcReader(str(warc.parent), glob_pattern=warc.name)
    steps = [reader, Trafilatura(timeout=30), JsonlWriter(str(folder / "out"), compression=None)]
    LocalPipelineExecutor(steps, logging_dir=str(folder / "logs")).run()
    return sum(len(file.read_bytes().splitlines()) for file in (folder / "out").iterdir())


def with_news_please(warc: Path, folder: Path) -> int:
    """Extract every article, as news-please does for each file of the news crawl."""
    # The two modules import each other; begun from this side it works.
    from newsplease.crawler.commoncrawl_crawler import CommonCrawlExtractor  # noqa: PLC0415 - as above

    name = "crawl.warc.gz"
    shutil.copy(warc, folder / urllib.parse.quote_plus(name))  # found there, it is not downloaded
    articles: list[object] = []
    os.chdir(folder)
    CommonCrawlExtractor().extract_from_commoncrawl(
        name,
        articles.append,
        callback_on_warc_completed=lambda *_: None,
        local_download_dir_warc=str(folder),
        log_pathname_fully_extracted_warcs=str(folder / "done.txt"),
        strict_date=False,
    )
    return len(articles)


RIVALS = {"datatrove": with_datatrove, "news-please": with_news_please}

if __name__ == "__main__":
    before, start = os.times(), time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        found = RIVALS[sys.argv[1]](Path(sys.argv[2]).absolute(), Path(scratch))
    seconds, after = time.perf_counter() - start, os.times()
    spent = sum(after[:4]) - sum(before[:4])
    print(json.dumps({"articles": found, "seconds": seconds, "processor_seconds": spent}))
