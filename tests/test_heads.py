"""What whole invented pages of HTML say about themselves; see `fixtures/README.md`."""

import json
from datetime import datetime
from pathlib import Path

import pytest

import articlekit

FOLDER = Path(__file__).parent / "fixtures" / "heads"
PAGES = sorted(FOLDER.glob("*.html"))


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_a_page_says_what_a_careful_reader_finds(page: Path, request: pytest.FixtureRequest) -> None:
    about = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    if "known_failure" in about:
        request.applymarker(pytest.mark.xfail(reason=about["known_failure"], strict=True, raises=AssertionError))
    fetched_at = datetime.fromisoformat(about["fetched_at"])
    article = articlekit.parse(page.read_bytes(), url=about["url"], fetched_at=fetched_at)
    dumped = article.model_dump(mode="json")
    for name in ("published_at", "modified_at"):
        moment = getattr(article, name)
        dumped[name] = moment.isoformat() if moment is not None else None
    assert {name: dumped[name] for name in about["expected"]} == about["expected"]


def test_pages_and_what_they_say_are_paired() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == {page.stem for page in PAGES}
    assert len(PAGES) >= 50
