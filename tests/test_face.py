"""What a user imports, and what it promises."""

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel, ValidationError

import articlekit
from articlekit import Article, Block, BlockLink, Label, Repair, RepairKind, Status, StoryKind, StoryLink

MODELS: list[type[BaseModel]] = [Article, Block, BlockLink, StoryLink, Repair]

FULL = Article(
    status=Status.ARTICLE,
    title="Harbour reopens",
    authors=("Ama Mensah",),
    published_at=datetime(2026, 3, 3, 14, 5, tzinfo=UTC),
    published_text="3 March 2026, 14:05",
    published_precision="minute",
    blocks=(
        Block(
            index=0,
            label=Label.PARAGRAPH,
            text="Boats return.",
            why="length",
            start=0,
            end=13,
            links=(BlockLink(text="Boats", url="https://example.com/boats"),),
        ),
    ),
    story_links=(
        StoryLink(
            title="Rain delays the final",
            age=timedelta(minutes=5),
            age_text="5 minutes -",
            kind=StoryKind.LATEST,
            position=0,
        ),
    ),
    repairs=(Repair(kind=RepairKind.ORPHAN, before="Christmas Â", after="Christmas", block=0),),
    notes=("no title found",),
)


def test_the_public_names_are_these() -> None:
    assert articlekit.__all__ == sorted(articlekit.__all__)
    assert set(articlekit.__all__) <= set(dir(articlekit))
    for name in articlekit.__all__:
        assert getattr(articlekit, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'pars'"):
        articlekit.pars  # noqa: B018 - the access is the test


@pytest.mark.parametrize("model", MODELS)
def test_every_field_has_a_sentence(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        assert field.description, f"{model.__name__}.{name}"
        assert field.description.endswith("."), f"{model.__name__}.{name}"


def test_the_schema_carries_the_sentences() -> None:
    schema = Article.model_json_schema()
    assert schema["properties"]["title"]["description"] == "Headline of the story."
    assert schema["additionalProperties"] is False
    json.dumps(schema)


def test_a_round_trip_through_json_loses_nothing() -> None:
    assert Article.model_validate_json(FULL.model_dump_json()) == FULL


@pytest.mark.parametrize("model", MODELS)
def test_models_are_frozen_and_refuse_unknown_fields(model: type[BaseModel]) -> None:
    assert model.model_config["frozen"] is True
    assert model.model_config["extra"] == "forbid"


def test_a_frozen_article_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        FULL.title = "Other"


def test_naive_times_are_refused() -> None:
    with pytest.raises(ValidationError, match="timezone"):
        Article(status=Status.ARTICLE, published_at=datetime(2026, 3, 3))  # noqa: DTZ001 - naive on purpose


def test_body_text_and_removed_follow_the_labels() -> None:
    page = Article(
        status=Status.ARTICLE,
        blocks=tuple(
            Block(index=index, label=label, text=label.value, why="test", start=index, end=index + 1)
            for index, label in enumerate(Label)
        ),
    )
    assert page.text == "heading\nparagraph\nlist_item\nquote\ntable"
    assert [block.text for block in page.body] == page.text.split("\n")
    assert len(page.body) + len(page.removed) == len(page.blocks)


def test_precision_names_are_closed() -> None:
    annotation = Article.model_fields["published_precision"].annotation
    names = {name for part in get_args(annotation) for name in get_args(part)}
    assert names == {"second", "minute", "hour", "day", "month", "year"}


def test_importing_the_face_loads_neither_ftfy_nor_dateparser_nor_the_html_engine() -> None:
    code = (
        "import sys, articlekit; "
        "print([name for name in ('ftfy', 'dateparser', 'turbohtml', 'regex', 'typer') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_the_package_is_typed() -> None:
    assert (Path(articlekit.__file__).parent / "py.typed").exists()
