"""The benchmarks read the public layouts and print what they should, here on one invented page in each layout."""

import gzip
import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.__main__ import main

STORY = [
    "The old harbour reopened on Monday after two years of work, the town council said in a statement.",
    "The work cost 4.2 million, about a tenth more than was planned, and the ferry sails again from Friday.",
    "Two cranes remain closed until spring, when the last part of the wall is to be finished, it added.",
]
URL = "https://www.example.com/news/harbour"
HTML = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The old harbour reopens</title></head>
<body>
<nav><a href="/">Home</a> <a href="/town">Town</a></nav>
<article><h1>The old harbour reopens</h1>{"".join(f"<p>{paragraph}</p>" for paragraph in STORY)}</article>
</body></html>"""


@pytest.fixture(autouse=True)
def quiet_only_here() -> Iterator[None]:
    """The benchmarks silence all logging; other tests must hear it again."""
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus folder with the same page as article-extraction-benchmark and as fundus have theirs."""
    first = tmp_path / "article-extraction-benchmark"
    (first / "html").mkdir(parents=True)
    (first / "html" / "harbour.html.gz").write_bytes(gzip.compress(HTML.encode()))
    gold = {"harbour": {"articleBody": "\n".join(STORY), "url": URL}}
    (first / "ground-truth.json").write_text(json.dumps(gold), encoding="utf-8")
    country = tmp_path / "fundus" / "tests" / "resources" / "parser" / "test_data" / "xx"
    country.mkdir(parents=True)
    name = "Example_2025_11_07.html.gz"
    (country / name).write_bytes(gzip.compress(HTML.encode()))
    about = {name: {"url": URL, "crawl_date": "2025-11-07 12:00:00"}}
    (country / "meta.info").write_text(json.dumps(about), encoding="utf-8")
    version = {
        "title": "The old harbour reopens",
        "authors": [],
        "body": {"summary": [], "sections": [{"headline": [], "paragraphs": STORY}]},
    }
    (country / "Example.json").write_text(json.dumps({"V1": version}), encoding="utf-8")
    teaser = {"url": f"{URL}-2", "urls": [f"{URL}-2"], "title": "Ferry captain retires", "age": None}
    group = {"heading": "Latest", "kind": "latest", "items": [teaser]}
    (tmp_path / "story-links.json").write_text(
        json.dumps({"xx/Example/V1": {"groups": [group], "unsure": []}}), encoding="utf-8"
    )
    return tmp_path


def test_bodies_are_scored_and_written_as_figures(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = corpus / "figures.json"
    command = ["html", "--corpus", str(corpus), "--set", "aeb", "--set", "fundus", "--worst", "1", "--json", str(file)]
    assert main(command) == 0
    figures = json.loads(file.read_text(encoding="utf-8"))
    assert figures["html.aeb.pages"] == figures["html.fundus.pages"] == 1
    assert figures["html.aeb.recall"] == figures["html.fundus.recall"] == 1
    assert "| aeb | 1 |" in capsys.readouterr().out


def test_a_page_shows_which_blocks_the_gold_has(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["html", "--corpus", str(corpus), "--show", "harb"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[0] for line in lines if line.endswith(tuple(STORY)) and "paragraph" in line] == ["=", "=", "="]


def test_a_missed_story_counts_against_recall(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["story-links", "--corpus", str(corpus), "--worst", "1"]) == 0
    table = capsys.readouterr().out
    assert "| story-links.recall | 0.0000 |" in table
    assert "| xx/Example/V1 | 0.0000 | 0/0 | 0/1 |" in table


def test_a_broken_floor_is_the_exit_code(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors = corpus / "floors.toml"
    floors.write_text('[floors]\n"html.aeb.recall" = 1\n"story-links.recall" = 0.5\n', encoding="utf-8")
    assert main(["floors", "--corpus", str(corpus), "--file", str(floors)]) == 1
    table = capsys.readouterr().out
    assert "| html.aeb.recall | 1.0000 | at least 1 | holds |" in table
    assert "| story-links.recall | 0.0000 | at least 0.5 | **broken** |" in table


def test_a_folder_without_sets_is_refused_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="holds none of the folders"):
        main(["peers", "--corpus", str(tmp_path)])
