"""The documentation says what the code does."""

import ast
from pathlib import Path

import pytest

from articlekit.judging.cues import ALONE
from articlekit.judging.judge import STRETCH_NAMES
from articlekit.judging.markup_judge import EVIDENCE_CUES
from tests.models_page import write_page
from tests.pages import load_all
from tests.test_levels import FLOORS, SHELVES

ROOT = Path(__file__).parent.parent


def test_the_page_of_the_models_is_the_one_written_from_the_code() -> None:
    written = (ROOT / "docs" / "models.md").read_text(encoding="utf-8")
    assert written == write_page(), "write it again: python -m tests.models_page > docs/models.md"


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "docs/quickstart.md",
        "docs/add-a-rule.md",
        "docs/index.md",
        "docs/scale.md",
        "docs/site-profiles.md",
    ],
)
def test_every_page_with_examples_runs_them(name: str) -> None:
    # Doctest finds only what begins with a prompt: an example without one would be shown and never run.
    blocks = (ROOT / name).read_text(encoding="utf-8").split("```python\n")[1:]
    assert blocks
    assert all(block.startswith(">>> ") for block in blocks)


def test_the_gate_runs_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = [line for line in readme.splitlines() if "pip install" in line]
    assert len(commands) == 2
    assert "[cli]" in commands[0]
    assert "[test]" in commands[1]
    assert "pip install .*\\[test\\]" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_reason_is_explained() -> None:
    told = (ROOT / "docs" / "why-was-this-line-dropped.md").read_text(encoding="utf-8")
    met = {block.why for page in load_all() for block in page.parse().blocks if "/" not in block.why}
    reasons = {*ALONE, *STRETCH_NAMES.values(), *EVIDENCE_CUES, *_second_looks(), *met}
    assert {reason for reason in reasons if f"`{reason}`" not in told} == set()


def _second_looks() -> set[str]:
    """The reasons in loops such as `for why, dropped in (("comments", _comments(page, keep)), …)`."""
    found: set[str] = set()
    for path in sorted((ROOT / "src").rglob("*.py")):
        for loop in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match loop:
                case ast.For(target=ast.Tuple(elts=[ast.Name(id="why"), *_]), iter=ast.Tuple(elts=pairs)):
                    found.update(pair.elts[0].value for pair in pairs)  # type: ignore[attr-defined]
    assert "comments" in found
    return found


def test_the_architecture_shows_every_room_on_its_floor() -> None:
    rows = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").splitlines()
    shown = [row.split(" | ")[1].replace("`", "") for row in rows if row[:2] == "| " and row[2:3].isdigit()]
    assert shown == list(FLOORS)


def test_the_architecture_shows_every_file_on_its_shelf() -> None:
    rows = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").splitlines()
    shown = {tuple(row.strip("| ").replace("`", "").split(" | ")) for row in rows if row.startswith("| `")}
    assert shown == {(room, ", then ".join(shelves)) for room, shelves in SHELVES.items()}
