"""Show how a page fixture comes out now, and write it down where that is right.

python -m tests.accept en-harbour-strike            the difference
python -m tests.accept en-harbour-strike --write    rewrite expected.json
"""

import argparse
import difflib
import json
import sys

from tests.pages import FOLDER, load, summary


def main() -> int:
    """Compare, and write if asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("slug", help="name of the folder")
    parser.add_argument("--write", action="store_true", help="rewrite expected.json; read it first")
    options = parser.parse_args()
    page = load(options.slug)
    found = summary(page.parse())
    kept = {key: found[key] for key in page.expected or found}
    before = json.dumps(page.expected, indent=1, ensure_ascii=False)
    after = json.dumps(kept, indent=1, ensure_ascii=False)
    sys.stdout.writelines(
        line + "\n"
        for line in difflib.unified_diff(before.split("\n"), after.split("\n"), "expected", "found", lineterm="")
    )
    if options.write:
        (FOLDER / options.slug / "expected.json").write_text(after + "\n", encoding="utf-8")
    return int(before != after)


if __name__ == "__main__":
    sys.exit(main())
