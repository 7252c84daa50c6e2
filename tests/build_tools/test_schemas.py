"""The schemas say what the definitions say, and every document of ours is as they say."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from build_tools.schemas import COMMAND, FOLDER, schemas
from decision_tree import Guide
from tests.journeys.table import BOTH_TOLD, case_text, on_cpython

from .conftest import ROOT, Command

DOCS = ROOT / "docs"


def test_they_are_current() -> None:
    written = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}
    assert written == schemas(), f"Run: {COMMAND}"


def test_the_command_writes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("build_tools.schemas.FOLDER", tmp_path / "schemas")
    assert command("schemas")[0] == 0
    assert {path.name for path in (tmp_path / "schemas").iterdir()} == set(schemas())


@cache
def checker(name: str) -> Draft202012Validator:
    schema = json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def as_editors_read(text: str) -> Any:
    """Return YAML 1.2 as its core schema has it, in which a day is a text."""

    def with_texts_for_days(value: Any) -> Any:
        if isinstance(value, dict):
            return {str(key): with_texts_for_days(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [with_texts_for_days(inner) for inner in value]
        return value.isoformat() if isinstance(value, date) else value

    return with_texts_for_days(YAML(typ="safe").load(text))


def front_matter(path: Path) -> str:
    return path.read_text("utf-8").split("---\n")[1]


def written_by_authors() -> Iterator[tuple[str, str]]:
    yield "vocabulary", (DOCS / "vocabulary.yml").read_text("utf-8")
    yield "facts", (DOCS / "facts.yml").read_text("utf-8")
    for path in sorted((DOCS / "law").glob("*.yml")):
        yield "law", path.read_text("utf-8")
    for lang in ("pl", "en"):
        yield "sentences", (DOCS / lang / "sentences.yml").read_text("utf-8")
        for path in sorted((DOCS / lang).rglob("*.md")):
            yield "front-matter", front_matter(path)


def test_what_authors_wrote_is_as_the_schemas_say() -> None:
    for name, text in written_by_authors():
        checker(name).validate(as_editors_read(text))


WRONG = {
    "law": ("complaint-reply.yml", "effect: deems", "effect: deem"),
    "law-key": ("complaint-reply.yml", "stopped_by:", "stoped_by:"),
    "law-length": ("complaint-reply.yml", "length: 30 days", "length: 30 dni"),
}


@pytest.mark.parametrize(("file", "right", "wrong"), WRONG.values(), ids=WRONG)
def test_an_editor_marks_a_mistake(file: str, right: str, wrong: str) -> None:
    text = (DOCS / "law" / file).read_text("utf-8").replace(right, wrong)
    assert not checker("law").is_valid(as_editors_read(text))


def test_the_guide_is_as_its_schema_says(compiled: dict[str, Any]) -> None:
    checker("guide").validate(json.loads(json.dumps(compiled)))


def test_cases_and_steps_are_as_their_schemas_say(guide: Guide) -> None:
    steps, cases = checker("step"), checker("case")
    for journey in BOTH_TOLD.values():
        cases.validate(json.loads(case_text(journey)))
        for lang in guide.languages:
            steps.validate(on_cpython(guide, journey, lang))


def test_editors_know_which_file_is_which() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    for schema, files in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        assert list(ROOT.glob(files))
