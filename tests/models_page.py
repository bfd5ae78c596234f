"""Writes the page of the models from the code.

python -m tests.models_page > docs/models.md
"""

import sys
from enum import StrEnum
from types import UnionType
from typing import Literal, Union, get_args, get_origin

from pydantic import BaseModel

from articlekit.models import Article, Block, BlockLink, Label, Repair, RepairKind, Status, StoryKind, StoryLink

HEAD = """# Models

What `articlekit.parse` gives back. All models are frozen and refuse unknown fields; `Article.model_json_schema()` gives
their JSON Schema, `model_dump_json()` and `model_validate_json()` write and read them without loss. This page is
written from the code.
"""

PROPERTIES = """
Besides its fields an article has `text` (the body as plain text, one line a block), `body` and `removed` (the blocks
that are the story, and those that are not) and `to_markdown()`.
"""


def write_page() -> str:
    """Write the whole page."""
    parts = [HEAD, _write_model(Article), PROPERTIES]
    parts += [_write_model(model) for model in (Block, BlockLink, StoryLink, Repair)]
    parts += [_write_values(values) for values in (Status, Label, StoryKind, RepairKind)]
    return "\n".join(parts)


def _write_model(model: type[BaseModel]) -> str:
    rows = [f"## {model.__name__}\n", f"{_first_line(model.__doc__)}\n", "| field | type | meaning |", "|---|---|---|"]
    for name, field in model.model_fields.items():
        described = " ".join((field.description or "").split())
        rows.append(f"| `{name}` | `{_type_name(field.annotation)}` | {described} |")
    return "\n".join(rows) + "\n"


def _type_name(annotation: object) -> str:
    # Spelled out here, since Python's own spelling of an optional type changes from version to version.
    arguments = get_args(annotation)
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        return " or ".join(map(_type_name, arguments))
    if origin is Literal:
        return " or ".join(f'"{value}"' for value in arguments)
    if origin is tuple:
        return f"tuple of {_type_name(arguments[0])}"
    return "None" if annotation is type(None) else getattr(annotation, "__name__", str(annotation))


def _write_values(values: type[StrEnum]) -> str:
    listed = ", ".join(f"`{value.value}`" for value in values)
    return f"## {values.__name__}\n\n{_first_line(values.__doc__)}\n\n{listed}\n"


def _first_line(text: str | None) -> str:
    return (text or "").strip().split("\n")[0]


if __name__ == "__main__":
    sys.stdout.write(write_page())
