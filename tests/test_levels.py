"""Imports only go down, between rooms and inside them, so the house can be read from the bottom up."""

import ast
from pathlib import Path

import pytest

import articlekit

FLOORS = (
    "errors models page words",
    "characters columns decode explanation html markdown media_type plain rules site_profile workers",
    "ages declarations markup names rule_book",
    "rule_packs",
    "languages times",
    "cleaner",
    "judging",
    "about other_stories",
    "segmenter",
    "metadata",
    "biographies compose status",
    "pipeline",
    "batch",
    "arrow datatrove",
    "engines many",
    "cli",
)
"""The rooms, from the ground floor up: each a file or a folder of files."""

SHELVES = {
    "about": ("authors head published site_owner text_authors titles", "declared headline_blocks", "headline_authors"),
    "characters": ("damage", "decoding entities invisible orphans", "mojibake"),
    "declarations": ("declared_language declared_title json_repair story_node", "json_ld", "clean_head"),
    "html": ("addresses markup_words page_head spans", "markup_text", "markup_walk"),
    "judging": (
        "body_markup cues element_cues extent forest scorecard story_ends",
        "live_blogs neighbour_cues story_lists story_looks",
        "judge markup_cues",
        "declared_body retelling revision",
        "markup_judge markup_revision",
    ),
    "many": ("inputs parts site_learning", "formats", "run", "batch_command"),
    "names": ("given_names", "person_names", "bylines", "byline_people"),
    "other_stories": ("cards stories", "excerpts teaser_cues teaser_headings teaser_parts", "teasers"),
    "times": ("date_patterns zones", "date_lines dates", "moments"),
    "words": ("folding word_patterns", "headlines"),
}
"""The files of each folder, from the lowest shelf up."""

UP_ON_PURPOSE = {
    ("models", "markdown"),
    ("rules", "rule_packs"),
    ("site_profile", "many.site_learning"),
}  # methods for the caller's comfort

FOLDER = Path(articlekit.__file__).parent
DATA = {"packs", "weights"}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(FOLDER).with_suffix("").parts)


FILES = {name_of(path): path for path in sorted(FOLDER.rglob("*.py")) if path.stem != "__init__"}


def place_of(name: str) -> tuple[int, int]:
    room, _, file = name.partition(".")
    floor = next(number for number, rooms in enumerate(FLOORS) if room in rooms.split())
    return floor, next((number for number, files in enumerate(SHELVES.get(room, ())) if file in files.split()), 0)


def imports_of(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("articlekit."):
            module = node.module.removeprefix("articlekit.")
            names |= {f"{module}.{name.name}" for name in node.names} & set(FILES) or {module}
        elif isinstance(node, ast.Import):
            names |= {
                name.name.removeprefix("articlekit.") for name in node.names if name.name.startswith("articlekit.")
            }
    return names - DATA


@pytest.mark.parametrize("name", FILES)
def test_imports_go_down(name: str) -> None:
    above = {other for other in imports_of(FILES[name]) if place_of(other) >= place_of(name)}
    wrong = {other for other in above if (name, other) not in UP_ON_PURPOSE}
    assert not wrong, f"{name} imports {wrong} from its own level or above"


def test_every_file_has_a_place() -> None:
    rooms = {room for floor in FLOORS for room in floor.split()}
    placed = {f"{room}.{file}" for room, shelves in SHELVES.items() for shelf in shelves for file in shelf.split()}
    assert set(FILES) == (rooms - set(SHELVES)) | placed
