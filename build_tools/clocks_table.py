"""``docs/clocks.md``: every clock with what its law file says, for engineers."""

from collections.abc import Iterator, Mapping

from .law import Rule
from .review import MONTHS

FILE = "clocks.md"
COMMAND = "make clocks"

_HEAD = f"""\
# The clocks

Every period of law that the engine counts, and how sure we are of it. This file is made of the law
files by `{COMMAND}`: change those, not it. What readers see is the page of time limits, made of the
same files.

- **Length** and **first day** are those of the value that was in force when the rule was last
  checked. `unconfirmed` means that the first day was not found in the act itself.
- **Effect** is what the end changes: it `unlocks` a way, `extinguishes` a right, `deems` an answer
  given, or only `advises`. `accrues` means that a sum grows.
- **Whose** time it is: `reader`, `provider` or `authority`.
- **Checked against** the text as `promulgated`, the `consolidated` one, or a `secondary` source.
- **Facts** are the ids of the research notes that the file rests on. A change in one names the
  clocks to look at.

| clock | length | effect | whose | checked against | first day | facts |
|---|---|---|---|---|---|---|
"""

_FOOT = f"""
`python -m build_tools review` names the files whose check is more than {MONTHS} months old.
"""


def clocks_page(rules: Mapping[str, Rule]) -> str:
    """Return what the file says, as Markdown."""
    rows = (row for _, rule in sorted(rules.items()) for row in _rows(rule))
    return _HEAD + "".join(rows) + _FOOT


def _rows(rule: Rule) -> Iterator[str]:
    if rule.clock is None:
        return
    value = rule.value_on(rule.checked) or rule.values[-1]
    day = f"{value.since}, unconfirmed" if value.first_day_unconfirmed else f"{value.since}"
    cells = (
        f"[`{rule.id}`](law/{rule.id}.yml)",
        f"{value.length}",
        rule.clock.effect,
        rule.clock.acts,
        rule.against,
        day,
        ", ".join(f"`{fact}`" for fact in rule.facts),
    )
    yield f"| {' | '.join(cells)} |\n"
