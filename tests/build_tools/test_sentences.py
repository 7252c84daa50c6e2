"""The sentence files hold what the engine and the templates say, and nothing else."""

import ast
import re
import string
from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from build_tools.docs import Docs, read_docs
from decision_tree import Status
from decision_tree.law import Against

from .conftest import ROOT

FILLED_IN: dict[str, Sequence[str]] = {
    "due.clock.against": list(Against),
    "rule.against": list(Against),
    "found.rule.against": list(Against),
    "found.working": ["per-day", "times", "times-of-two", "share-left"],
    "status": [Status.RUNNING, Status.DUE_TODAY, Status.PASSED],
    "due.clock.wording": [
        *("extinguishes-reader", "extinguishes-other", "advises-reader", "advises-other"),
        *("deems", "unlocks", "accrues"),
    ],
    "reason.sentence": ["check-passed", "check-running", "check-stopped", "check-barred"],
}
"""What the engine puts into the id of a sentence, by its expression."""

TOLD_ELSEWHERE = {
    *("typed.said_as", "read.said_as", "reason.sentence", "error.sentence"),
    *("unreadable.sentence", "sentence"),
}
"""Expressions for an id that a Reason or an error was given before."""

OF_THE_SUMS = {"fee", "days", "month", "device", "left", "rebate", "whole"}
"""What the sums fill in beside the amount."""

LANGUAGES = ["pl", "en"]


@pytest.fixture(scope="module")
def docs() -> Docs:
    return read_docs(ROOT / "docs", date(2026, 11, 23))


FUNCTIONS = {
    node.name: node
    for path in sorted((ROOT / "decision_tree").rglob("*.py"))
    for node in ast.walk(ast.parse(path.read_text("utf-8")))
    if isinstance(node, ast.FunctionDef)
}
"""Those of the engine, some of which return the id of a sentence."""


def ids_of(expression: ast.expr, scope: ast.AST) -> Iterator[str]:
    """Yield the ids that *expression* may be, where *scope* is the code around it."""
    match expression:
        case ast.Constant(value=str(id_)):
            yield id_
        case ast.JoinedStr():
            yield from filled(expression, scope)
        case ast.IfExp(body=one, orelse=other):
            yield from ids_of(one, scope)
            yield from ids_of(other, scope)
        case ast.Subscript(value=ast.Dict(values=values)):
            for value in values:
                yield from ids_of(value, scope)
        case ast.Name(id=name):
            yield from assigned(name, scope)
        case ast.Call(func=ast.Name(id=name)) if name in FUNCTIONS:
            yield from returned(FUNCTIONS[name])


def assigned(name: str, scope: ast.AST) -> Iterator[str]:
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            yield from ids_of(node.value, scope)


def returned(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and node.value:
            yield from ids_of(node.value, function)


def filled(template: ast.JoinedStr, scope: ast.AST) -> list[str]:
    ids = [""]
    for part in template.values:
        match part:
            case ast.FormattedValue(value=value):
                ends = FILLED_IN.get(ast.unparse(value)) or list(ids_of(value, scope))
                ids = [begun + end for begun in ids for end in ends]
            case ast.Constant(value=str(text)):
                ids = [begun + text for begun in ids]
    return ids


def said() -> Iterator[tuple[str, set[str]]]:
    """Yield each sentence that the engine's source says, and the values it fills in."""
    for path in sorted((ROOT / "decision_tree").rglob("*.py")):
        for scope in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(scope, ast.FunctionDef):
                continue
            for call in ast.walk(scope):
                if isinstance(call, ast.Call):
                    yield from said_by(call, scope)


def said_by(call: ast.Call, scope: ast.FunctionDef) -> Iterator[tuple[str, set[str]]]:
    given = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    match call.func:
        case ast.Attribute(attr="say"):
            sentence, values = call.args[0], set(given)
            if any(keyword.arg is None for keyword in call.keywords):
                values |= OF_THE_SUMS
        case ast.Name(id="TypedDay") if len(call.args) > 1:
            sentence, values = call.args[1], {"day"}
        case ast.Name(id="UnreadableDate" | "UnreadableNumber"):
            sentence, values = call.args[0], set()
        case ast.Name(id="Reason"):
            sentence, values = given["sentence"], set()
            match given.get("values"):
                case ast.Dict(keys=keys):
                    values = {ast.literal_eval(key) for key in keys if key}
                case ast.expr():  # those of the reason it repeats
                    values = {"legal", "day"}
        case _:
            return
    ids = list(ids_of(sentence, scope))
    assert ids or ast.unparse(sentence) in TOLD_ELSEWHERE, ast.unparse(call)
    for id_ in ids:
        yield id_, values


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_engine_says_every_sentence_of_the_file_and_no_other(docs: Docs, lang: str) -> None:
    assert {id_ for id_, _ in said()} == docs.sentences[lang].words("sentences").keys()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_has_a_gap_that_the_engine_does_not_fill(docs: Docs, lang: str) -> None:
    templates = docs.sentences[lang].words("sentences")
    for id_, values in said():
        gaps = {name for _, name, _, _ in string.Formatter().parse(templates[id_]) if name}
        assert gaps <= values, id_


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_templates_show_every_word_of_the_interface_and_no_other(docs: Docs, lang: str) -> None:
    shown = {f"against_{against}" for against in Against}
    for path in (ROOT / "build_tools" / "theme").rglob("*.html"):
        shown.update(re.findall(r"\bwords\.(\w+)", path.read_text("utf-8")))
    assert shown == docs.sentences[lang].words("interface").keys()
