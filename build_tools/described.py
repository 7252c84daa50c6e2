"""The engine's documents as JSON Schema: what its codecs write, and the docstrings of it."""

import ast
import inspect
import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import Any, get_args, get_origin

from decision_tree import Length, Unit
from decision_tree.documents import Codec, default_of, plain

type Schema = dict[str, Any]

PERIOD: Schema = {"type": "string", "pattern": rf"^[1-9]\d* ({'|'.join(Unit)})$"}
_TEXTS: Mapping[Any, Schema] = {date: {"type": "string", "format": "date"}, Length: PERIOD}
_JSON: Mapping[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
}
_ROLE = re.compile(r":\w+:`~?([^`]*)`")


class Description:
    """The schema of the document that one codec reads and writes."""

    def __init__(self, codec: Codec[Any]) -> None:
        self._codec = codec
        self._definitions: dict[str, Schema] = {}

    def schema(self) -> Schema:
        """Return the schema of the whole document."""
        whole = self._object(self._codec.document)
        return {**whole, "$defs": dict(sorted(self._definitions.items()))}

    def _form(self, hint: Any) -> Schema:
        hint = plain(hint)
        origin, (inner, *rest) = get_origin(hint), get_args(hint) or (None,)
        if hint in _TEXTS or hint in _JSON:
            return dict(_TEXTS.get(hint) or _JSON[hint])
        if origin in {tuple, frozenset} and inner not in self._codec.keys:
            unique = {"uniqueItems": True} if origin is frozenset else {}
            return {"type": "array", "items": self._form(inner), **unique}
        if origin in {tuple, Mapping}:
            under = self._under_its_key(inner if origin is tuple else rest[0])
            names = {"propertyNames": _TEXTS[date]} if inner is date else {}
            return {"type": "object", **names, "additionalProperties": under}
        if isinstance(hint, type) and is_dataclass(hint):
            return self._reference(hint.__name__, lambda: self._object(hint))
        if isinstance(hint, type) and issubclass(hint, Enum):
            return self._reference(hint.__name__, lambda: _choices(hint))
        raise TypeError(f"no document has a value of the type {hint}")

    def _under_its_key(self, record: Any) -> Schema:
        if record not in self._codec.keys:
            return self._form(record)
        others = [field for field in fields(record) if field.name != self._codec.keys[record]]
        if len(others) == 1:
            return self._form(others[0].type)
        return self._reference(record.__name__, lambda: self._object(record))

    def _reference(self, name: str, make: Callable[[], Schema]) -> Schema:
        if name not in self._definitions:
            self._definitions[name] = {}
            self._definitions[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def _object(self, record: Any) -> Schema:
        said = sayings(record)
        written = [f for f in fields(record) if f.name != self._codec.keys.get(record)]
        return {
            "description": words(record.__doc__ or ""),
            "type": "object",
            "properties": {
                field.name: {
                    **self._form(field.type),
                    **({"description": said[field.name]} if field.name in said else {}),
                }
                for field in written
            },
            "required": [field.name for field in written if _is_needed(field)],
            "additionalProperties": False,
        }


def _is_needed(field: Field[Any]) -> bool:
    return default_of(field) is MISSING and type(None) not in get_args(field.type)


def _choices(enum: type[Enum]) -> Schema:
    said = sayings(enum)
    choices = [
        {"const": each.value, **({"description": said[each.name]} if each.name in said else {})}
        for each in enum
    ]
    return {"description": words(enum.__doc__ or ""), "oneOf": choices}


def sayings(of: type) -> dict[str, str]:
    """Return the docstring that stands below each field, or each member, of a class."""
    source = ast.parse(textwrap.dedent(inspect.getsource(of)))
    (body,) = (found.body for found in source.body if isinstance(found, ast.ClassDef))
    said: dict[str, str] = {}
    for field, below in pairwise(body):
        match field, below:
            case (
                (ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)])),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                said[name] = words(text)
    return said


def words(docstring: str) -> str:
    """Return *docstring* as editors show it: on one line, and without roles."""
    return _ROLE.sub(r"\1", " ".join(docstring.split())).replace("``", "`")
