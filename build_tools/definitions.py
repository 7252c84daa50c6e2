"""The bridge between a document's definition and its author: each mistake at its line, with a fix.

A definition is a pydantic model. It says what a file may hold, and its docstrings say what that
means; editors are given the same as JSON Schema.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ModelWrapValidatorHandler,
    ValidationError,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from decision_tree.documents import plain

from .lined_yaml import Items, Table, Text, Value
from .problems import Problem, did_you_mean

type Place = tuple[int | str, ...]
"""The keys and numbers that lead to a value, from the top of its document."""

_MISTAKE = "mistake"
_UNKNOWN_KEY = frozenset({"extra_forbidden", "unexpected_keyword_argument"})
_MISSING = "missing"
_TOO_SHORT = "too_short"
_KEY_ITSELF = "[key]"
"""The last step of pydantic's places where not what stands under a key is wrong, but the key."""
_NO_KEYS = ("is no list of keys", "Write it as key: value lines, or as {key: value}.")
_NO_LIST = ("is no list", "Write it as [one, another].")
_OTHER_FORM = {
    "model_type": _NO_KEYS,
    "dataclass_type": _NO_KEYS,
    "dict_type": _NO_KEYS,
    "mapping_type": _NO_KEYS,
    "tuple_type": _NO_LIST,
    "frozen_set_type": _NO_LIST,
    "string_type": ("is no text", "Write it behind the colon."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What to tell where a key is missing, or lists nothing; it stands beside the key's type."""

    message: str = '"{key}" is missing'
    fix: str


def mistake(message: str, fix: str) -> PydanticCustomError:
    """Return an error for a validator to raise."""
    return PydanticCustomError(_MISTAKE, "{message}", {"message": message, "fix": fix})


def mistake_at(place: Place, message: str, fix: str) -> InitErrorDetails:
    """Return an error for :func:`tell`, at a *place* below the value that a validator is given."""
    return InitErrorDetails(type=mistake(message, fix), loc=place, input=None)


def tell(mistakes: Iterable[InitErrorDetails]) -> None:
    """Raise all that a validator found, if it found any."""
    if found := list(mistakes):
        raise ValidationError.from_exception_data(_MISTAKE, found)


def choice(enum: type[StrEnum], what: str = "") -> BeforeValidator:
    """Return a validator for the values of *enum*, which suggests one; each is a *what*."""
    known = list(map(str, enum))
    kind = what or enum.__name__.lower()

    def is_one(given: object) -> object:
        if given in known or not isinstance(given, str):
            return given
        fix = did_you_mean(given, known, f"Choose one of: {', '.join(known)}.")
        raise mistake(f'unknown {kind} "{given}"', fix)

    return BeforeValidator(is_one)


def only(word: str) -> BeforeValidator:
    """Return a validator for a key under which *word* stands, or which is left out."""

    def is_said(given: object, info: ValidationInfo) -> bool:
        if given != word:
            fix = f"Write {info.field_name}: {word}, or take it out."
            raise mistake(f'"{info.field_name}" says something else than {word}', fix)
        return True

    return BeforeValidator(is_said)


def _whole_number(text: object) -> int:
    if not re.fullmatch(r"-?\d+", str(text), re.ASCII):
        raise mistake(f'"{text}" is no number', "Write a whole number.")
    return int(str(text))


Flag = Annotated[bool, only("true"), WithJsonSchema({"const": True})]
"""Something that is so, as ``true``; else its line is left out."""

WholeNumber = Annotated[int, BeforeValidator(_whole_number)]

one_or_more = BeforeValidator(
    lambda given: [given] if isinstance(given, str) else given,
    json_schema_input_type=str | list[str],
)
"""Lets a lone word stand for a list of one."""


class Definition(BaseModel):
    """What the keys of one table may be; others are refused, at every depth."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    @model_validator(mode="wrap")
    @classmethod
    def _told(cls, given: object, read: ModelWrapValidatorHandler[Self]) -> Self:
        """Read a table, in which a key with nothing behind it says nothing."""
        if given == "":
            given = {}
        if isinstance(given, Mapping):
            given = {key: value for key, value in given.items() if value != ""}
        try:
            return read(given)
        except ValidationError as error:
            found = error.errors(include_url=False)
            raise ValidationError.from_exception_data(
                cls.__name__, list(_in_our_words(found, cls))
            ) from None


def _in_our_words(
    errors: list[ErrorDetails], definition: type[Definition]
) -> Iterator[InitErrorDetails]:
    """Yield *errors* with what to write instead, each once.

    A key that is misspelt is not missing too, nor does a list lack what is wrong in it.
    """
    told_of_parts = {error["loc"][:end] for error in errors for end in range(len(error["loc"]))}
    misspelt: set[Place] = set()
    for error in errors:
        *before, key = error["loc"] or ("",)
        known = sorted(_keys(definition, before))
        if error["type"] in _UNKNOWN_KEY and known:
            fix = did_you_mean(str(key), known, f"Known keys are {', '.join(known)}.")
            misspelt |= {(*before, name) for name in known if f'"{name}"' in fix}
            yield mistake_at(error["loc"], f'unknown key "{key}"', fix)
    for error in errors:
        if error["type"] in _UNKNOWN_KEY:
            continue
        place = error["loc"][:1] if error["type"] == _TOO_SHORT else error["loc"]
        *before, key = place or ("",)
        missing = _keys(definition, before).get(str(key))
        if error["type"] in {_MISSING, _TOO_SHORT} and missing:
            if place not in misspelt and error["loc"] not in told_of_parts:
                yield mistake_at(place, missing.message.format(key=key), missing.fix)
        elif error["type"] == _MISTAKE:
            yield mistake_at(place, **error["ctx"])
        else:
            yield InitErrorDetails(
                type=error["type"], loc=place, input=error["input"], ctx=error.get("ctx", {})
            )


def _keys(definition: type[Definition], before: list[int | str]) -> Mapping[str, Missing]:
    """Return the keys of *definition*, or of the dataclass under one of them."""
    if not before:
        return {
            field.alias or name: _when_missing(field.alias or name, field)
            for name, field in definition.model_fields.items()
        }
    field = definition.model_fields.get(str(before[0]))
    under = plain(field.annotation) if field else None
    if len(before) > 1 or not isinstance(under, type) or not is_dataclass(under):
        return {}
    return {part.name: Missing(fix=f"Write {part.name}: and its value.") for part in fields(under)}


def _when_missing(key: str, field: FieldInfo) -> Missing:
    form = plain(field.annotation)
    for part in field.metadata:
        if isinstance(part, Missing):
            return part
    if isinstance(form, type) and issubclass(form, Definition):
        *others, last = (f"{name}:" for name in form.model_fields)
        under = f"{', '.join(others)} and {last}" if others else last
        return Missing(fix=f"Write {key}: and under it {under}.")
    if isinstance(form, type) and issubclass(form, StrEnum):
        return Missing(fix=f"Write {key}: and one of: {', '.join(form)}.")
    return Missing(fix=f"Write {key}: and its value.")


def read_as[D: Definition](
    definition: type[D], table: Table, file: str, known: object = None
) -> tuple[D | None, list[Problem]]:
    """Read *table*, and tell every mistake in it; *known* is what validators compare it with."""
    try:
        return definition.model_validate(table, context=known), []
    except ValidationError as error:
        return None, [_problem(each, table, file) for each in error.errors(include_url=False)]


def _problem(error: ErrorDetails, table: Table, file: str) -> Problem:
    line, key = _found(table, error["loc"])
    if error["type"] == _MISTAKE:
        return Problem(file, line, error["ctx"]["message"], error["ctx"]["fix"])
    what, fix = _OTHER_FORM.get(error["type"], ("is not what it may be", f"{error['msg']}."))
    return Problem(file, line, f'"{key}" {what}', fix)


def line_of(table: Table, place: Place) -> int:
    """Return the line of what stands at *place*, or of the table that lacks its last key."""
    return _found(table, place)[0]


def _found(table: Table, place: Place) -> tuple[int, str]:
    """Return the line of what stands at *place*, and the key that it stands under.

    Steps that are not in the table are passed over: pydantic names the form of a value too.
    """
    found: Value = table
    line, key = table.line, ""
    for number, step in enumerate(place, start=1):
        if step == _KEY_ITSELF:
            return line, key
        if isinstance(found, Table) and step in found:
            key = str(step)
            line, found = found.key_line(key), found[key]
        elif isinstance(found, Items) and isinstance(step, int):
            found = found[step]
            line = found.line
        elif isinstance(found, Table) and number == len(place):
            line = found.line
    return found.line if isinstance(found, Text) else line, key
