"""A block for datatrove pipelines: documents of HTML or scraped text in, documents of article text out.

It needs the extra `datatrove` (`pip install "articlekit[datatrove]"`) and stands where an extractor does:

```python
pipeline = [WarcReader("s3://bucket/crawl"), ArticleExtractor(), JsonlWriter("articles")]
```
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Unpack

from datatrove.data import DocumentsPipeline
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.extractors.base import ExtractorSandbox
from datatrove.utils.typeshelper import StatHints

from articlekit.batch import MAX_SECONDS, load_options
from articlekit.columns import read_time
from articlekit.models import Status
from articlekit.pipeline import ParseOptions, parse

KEPT = (Status.ARTICLE, Status.LIVEBLOG)
"""Pages that are a story; stubs, listings and the like are dropped, and counted."""


class ArticleExtractor(PipelineStep):  # type: ignore[misc]  # datatrove says nothing of its types
    """Turns every document into the text of its article, and adds what else is known of it to its metadata.

    Args:
        kept: the statuses of the articles that go on.
        timeout: seconds that a page may take; it runs in a process of its own, which is killed then.
        options: `language`, `media_type` and `packs`, as for `parse`.
    """

    name = "articlekit"
    type = "🛢 - EXTRAC"

    def __init__(
        self, kept: Collection[Status] = KEPT, timeout: float = MAX_SECONDS, **options: Unpack[ParseOptions]
    ) -> None:
        super().__init__()
        self.kept = frozenset(kept)
        self.timeout = timeout
        self.options = load_options(options)

    def extract(self, page: str, url: str | None, fetched_at: datetime | None) -> tuple[str, dict[str, Any]]:
        """Parse one page.

        Args:
            page: the page.
            url: its address.
            fetched_at: when it was fetched.

        Returns:
            The article's text, and its fields other than blocks and repairs, as JSON knows them.
        """
        article = parse(page, url=url, fetched_at=fetched_at, **self.options)
        return article.text, article.model_dump(mode="json", exclude={"blocks", "repairs"})

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """Parse every document, as datatrove asks its blocks to.

        Args:
            data: the documents.
            rank: not needed.
            world_size: not needed.
        """
        del rank, world_size
        with ExtractorSandbox(timeout=self.timeout, warmup_text=("", None, None)) as sandbox:
            for document in data or ():
                self.stat_update(StatHints.total)
                with self.track_time():
                    url, date = document.metadata.get("url"), document.metadata.get("date")
                    try:
                        text, fields = sandbox.process_document((document.text, url, read_time(date)), self.extract)
                    except (TimeoutError, EOFError, ValueError) as error:
                        self.stat_update(StatHints.dropped, f"failed: {type(error).__name__}")
                        continue
                if Status(fields["status"]) not in self.kept:
                    self.stat_update(StatHints.dropped, f"status: {fields['status']}")
                    continue
                document.text = text
                document.metadata |= {name: value for name, value in fields.items() if name != "url" or value}
                self.stat_update(StatHints.forwarded)
                self.update_doc_stats(document)
                yield document
