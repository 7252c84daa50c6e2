"""The table of journeys and of cases, and what they come to on CPython."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from decision_tree import Guide, parse_case, replay, step_document

TABLE = Path(__file__).with_name("journeys.yml")


def read(table: Path) -> dict[str, Any]:
    """Read a table; its dates are days of cases, which are texts."""
    read: dict[str, Any] = YAML(typ="safe").load(table)
    return as_json(read)


def as_json(document: dict[str, Any]) -> dict[str, Any]:
    """Return *document* as it comes out of JSON, with days as texts."""
    read: dict[str, Any] = json.loads(json.dumps(document, default=date.isoformat))
    return read


JOURNEYS_TOLD = read(TABLE)
CASES_TOLD = read(TABLE.with_name("cases.yml"))
BOTH_TOLD = {**JOURNEYS_TOLD, **CASES_TOLD}


def case_text(journey: Mapping[str, Any]) -> str:
    return json.dumps({"format": "eskalator-case/1", **journey["case"]})


def on_cpython(guide: Guide, journey: Mapping[str, Any], lang: str) -> dict[str, Any]:
    today = date.fromisoformat(journey["today"])
    step = replay(guide, parse_case(case_text(journey), today, guide.vocabulary), today)
    return as_json(step_document(step, guide, lang, today))


def mismatches(expected: Any, found: Any, where: str = "step") -> Iterator[str]:
    """Yield where *found* is not what the table says; it may say more."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            yield from mismatches(value, found.get(key), f"{where}.{key}")
    elif isinstance(expected, list) and expected and isinstance(expected[0], dict):
        if len(expected) != len(found):
            yield f"{where}: {len(found)} entries"
        for number, (inner, outer) in enumerate(zip(expected, found, strict=False)):
            yield from mismatches(inner, outer, f"{where}[{number}]")
    elif expected != found:
        yield f"{where}: {found!r}, not {expected!r}"
