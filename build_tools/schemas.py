"""JSON Schema of every document, for editors and for other programs; ``make schemas`` writes it."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from decision_tree.case import FORMAT as CASE_FORMAT
from decision_tree.case import Case
from decision_tree.documents import GUIDE, GUIDE_FORMAT, STEP, STEP_FORMAT, Codec

from .described import Description, Schema, words
from .front_matter import FrontMatter
from .law import FactsFile, LawFile
from .sentence_file import SentenceFile
from .vocabulary import VocabularyDefinition

FOLDER = Path(__file__).parent / "schemas"
COMMAND = "make schemas"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Untitled(GenerateJsonSchema):
    """Leaves out titles that repeat the keys."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's
        return False


def schemas() -> dict[str, str]:
    """Return the text of each schema by the name of its file."""
    made: Mapping[str, Callable[[], Schema]] = {
        "law": lambda: _of_definition(LawFile),
        "vocabulary": lambda: _of_definition(VocabularyDefinition),
        "sentences": lambda: _of_definition(SentenceFile),
        "facts": lambda: _of_definition(FactsFile),
        "front-matter": lambda: _of_definition(FrontMatter),
        "guide": lambda: _with_format(Description(GUIDE).schema(), GUIDE_FORMAT),
        "step": lambda: _with_format(Description(STEP).schema(), STEP_FORMAT),
        "case": lambda: _with_format(_of_case(), CASE_FORMAT),
    }
    return {
        f"{name}.schema.json": f"{json.dumps(_headed(make()), ensure_ascii=False, indent=2)}\n"
        for name, make in made.items()
    }


def write_schemas() -> None:
    """Write every schema into its file."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, "utf-8")


def _headed(schema: Schema) -> Schema:
    about = f"Made by {COMMAND} out of the definitions; change those, not this file."
    return {"$schema": _DIALECT, "$comment": about, **schema}


def _of_definition(definition: Any) -> Schema:
    schema = TypeAdapter(definition).json_schema(schema_generator=_Untitled)
    plainer: Schema = _without_nothing(schema)
    return plainer


def _without_nothing(schema: Any) -> Any:
    """Return *schema* without nulls: a key that says nothing is left out of a file."""
    if isinstance(schema, list):
        return [_without_nothing(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    either = [each for each in schema.get("anyOf", ()) if each != {"type": "null"}]
    kept = {key: value for key, value in schema.items() if key not in {"anyOf", "default"}}
    if len(either) == 1:
        kept |= either[0]
    elif either:
        kept["anyOf"] = either
    if "properties" in kept and not kept.get("required"):
        kept["type"] = ["object", "null"]  # where every key may be left out, all of them may
    told = kept.get("description")
    if isinstance(told, str):
        kept["description"] = words(told)
    return {key: _without_nothing(value) for key, value in kept.items()}


def _of_case() -> Schema:
    """Return the schema of a case, whose first node is called ``from`` there."""
    schema = Description(Codec(Case, texts={}, keys={})).schema()
    properties = schema["properties"]
    properties["from"] = properties.pop("begins_at")
    return schema


def _with_format(schema: Schema, format_: str) -> Schema:
    return {
        **schema,
        "properties": {"format": {"const": format_}, **schema["properties"]},
        "required": ["format", *schema["required"]],
    }
