"""A file imports only from lower levels, so the house can be read from the bottom up."""

import ast
from pathlib import Path

import pytest

import articlekit

LEVELS = {
    "errors": 0,
    "models": 0,
    "page": 0,
    "decode": 1,
    "damage": 1,
    "entities": 2,
    "decoding": 2,
    "orphans": 2,
    "invisible": 2,
    "mojibake": 3,
    "folding": 0,
    "given_names": 0,
    "person_names": 1,
    "page_head": 1,
    "media_type": 1,
    "markup_words": 1,
    "markup_text": 2,
    "markup_walk": 3,
    "markup": 4,
    "spans": 1,
    "forest": 1,
    "element_cues": 1,
    "markup_cues": 6,
    "declared_body": 7,
    "markup_judge": 8,
    "json_repair": 1,
    "story_node": 1,
    "json_ld": 2,
    "rules": 1,
    "rule_book": 2,
    "rule_packs": 3,
    "scorecard": 1,
    "extent": 1,
    "headlines": 1,
    "zones": 1,
    "word_patterns": 0,
    "ages": 2,
    "date_patterns": 3,
    "dates": 4,
    "date_lines": 4,
    "bylines": 2,
    "byline_people": 3,
    "cues": 2,
    "neighbour_cues": 3,
    "languages": 4,
    "plain": 2,
    "markdown": 2,
    "explanation": 2,
    "cleaner": 5,
    "judge": 6,
    "stories": 6,
    "addresses": 1,
    "cards": 2,
    "teaser_cues": 3,
    "teaser_headings": 6,
    "teaser_parts": 6,
    "teasers": 7,
    "retelling": 7,
    "revision": 7,
    "body_markup": 6,
    "story_ends": 6,
    "story_lists": 7,
    "story_looks": 7,
    "markup_revision": 8,
    "head": 7,
    "titles": 7,
    "segmenter": 9,
    "clean_head": 4,
    "declared_title": 1,
    "declared_language": 1,
    "authors": 4,
    "moments": 5,
    "published": 6,
    "declared": 7,
    "headline_authors": 9,
    "text_authors": 6,
    "site_owner": 6,
    "headline_blocks": 8,
    "metadata": 10,
    "status": 11,
    "compose": 11,
    "pipeline": 12,
    "workers": 1,
    "columns": 1,
    "parts": 1,
    "site_profile": 1,
    "site_learning": 14,
    "inputs": 2,
    "batch": 13,
    "arrow": 14,
    "engines": 15,
    "datatrove": 15,
    "formats": 15,
    "run": 16,
    "batch_command": 17,
    "cli": 18,
}
UP_ON_PURPOSE = {
    ("models", "markdown"),
    ("rules", "rule_packs"),
    ("site_profile", "site_learning"),
}  # methods for the caller's comfort

FOLDER = Path(articlekit.__file__).parent
FILES = sorted(path for path in FOLDER.glob("*.py") if path.stem != "__init__")


def imported_rooms(path: Path) -> set[str]:
    rooms: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("articlekit."):
            rooms.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            rooms |= {name.name.split(".")[1] for name in node.names if name.name.startswith("articlekit.")}
    return rooms - {"packs", "weights"}


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_imports_go_down(path: Path) -> None:
    level = LEVELS[path.stem]
    wrong = {room for room in imported_rooms(path) if LEVELS[room] >= level and (path.stem, room) not in UP_ON_PURPOSE}
    assert not wrong, f"{path.name} (level {level}) imports {wrong} from its own level or above"


def test_every_file_has_a_level() -> None:
    assert set(LEVELS) == {path.stem for path in FILES}
