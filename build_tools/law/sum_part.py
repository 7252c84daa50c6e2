"""The part of a law file that lets a sum be worked out under its rule."""

from collections.abc import Mapping
from datetime import date

from decision_tree.law import INPUTS, Against, Arithmetic, SumRule, SumValue

from ..lined_yaml import Table
from .fields import Told, one_of, table_of, text_of
from .rules import RuleValue

KEYS = frozenset({"sum"})
_SUM_KEYS = frozenset({"arithmetic", "inputs", "governed_by", "needs_day", "replaced_by"})


def sum_of(
    table: Table, values: tuple[RuleValue, ...], checked: tuple[date, Against], told: Told
) -> SumRule | None:
    """Read the sum of a law file, or return None where there is none."""
    if "sum" not in table:
        return None
    return told.of(lambda: _sum(table, values, checked, told), None)


def _sum(
    table: Table, values: tuple[RuleValue, ...], checked: tuple[date, Against], told: Told
) -> SumRule:
    how = table_of(table, "sum", "arithmetic:, inputs: and governed_by:")
    told.unknown_keys(how, _SUM_KEYS)
    arithmetic = one_of(Arithmetic, text_of(how, "arithmetic"))
    return SumRule(
        id=str(table.text("id")),
        arithmetic=arithmetic,
        inputs=_inputs(how, arithmetic, told),
        governed_by=str(text_of(how, "governed_by")),
        needs_day=how.text("needs_day") == "true",
        replaced_by=str(how.text("replaced_by") or "") or None,
        values=tuple(
            SumValue(
                since=value.since,
                until=value.until,
                reference=value.reference.title,
                url=value.reference.url,
            )
            for value in values
        ),
        checked=checked[0],
        against=checked[1],
    )


def _inputs(how: Table, arithmetic: Arithmetic, told: Told) -> Mapping[str, str]:
    known = INPUTS[arithmetic]
    inputs = table_of(how, "inputs", f"some of {', '.join(sorted(known))}")
    told.unknown_keys(inputs, known)
    return {str(name): str(inputs.text(name)) for name in inputs}
