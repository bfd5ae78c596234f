"""Show how a page fixture comes out now, through each of its doors, and write it down where that is right.

python -m tests.accept en-harbour-strike            the difference
python -m tests.accept en-harbour-strike --write    rewrite expected.json
"""

import argparse
import difflib
import json
import sys
from typing import Any

from tests.pages import FOLDER, PageFixture, load, summary, told_of


def main() -> int:
    """Compare, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("slug", help="name of the folder")
    parser.add_argument("--write", action="store_true", help="rewrite expected.json; read it first")
    options = parser.parse_args()
    pages = load(options.slug)
    found = [_found(page) for page in pages]
    for page, told in zip(pages, found, strict=True):
        sys.stdout.writelines(_difference(page, told))
    if options.write:
        written = _write(_together({page.door: told for page, told in zip(pages, found, strict=True)}))
        (FOLDER / options.slug / "expected.json").write_text(written + "\n", encoding="utf-8")
    return int(any(page.expected != told for page, told in zip(pages, found, strict=True)))


def _found(page: PageFixture) -> dict[str, Any]:
    article = page.parse()
    return told_of(article, page.expected) if page.expected else summary(article)


def _difference(page: PageFixture, found: dict[str, Any]) -> list[str]:
    before, after = _write(page.expected).split("\n"), _write(found).split("\n")
    name = page.name
    return [
        line + "\n" for line in difflib.unified_diff(before, after, f"{name} expected", f"{name} found", lineterm="")
    ]


def _together(found: dict[str, dict[str, Any]]) -> dict[str, Any]:
    # One truth for both doors; what HTML alone told stands by itself.
    text = found.get("txt")
    if text is None:
        return found["html"]
    only = {key: value for key, value in found.get("html", text).items() if key not in text or text[key] != value}
    return {**text, "html_only": only} if only else text


def _write(told: dict[str, Any]) -> str:
    return json.dumps(told, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
