"""The blocks that pages may hold, by the names of their macros."""

from collections.abc import Mapping

from decision_tree.law import Actor

from .changes import changes
from .free_days import days_off
from .periods import periods
from .unchecked import unchecked
from .words import LawInWords

BLOCKS: Mapping[str, tuple[str, ...]] = {
    "clocks": tuple(Actor),
    "days_off": (),
    "changes": (),
    "unchecked": (),
}
"""Each block and the words that may stand in its brackets."""


class LawPages(LawInWords):
    """The blocks of one language, as the law stands on one day."""

    def block(self, name: str, argument: str = "") -> str:
        """Return the Markdown that the macro *name* stands for.

        Raises:
            CannotTell: a word or a rule is missing.
        """
        match name:
            case "clocks":
                return "\n\n".join(periods(self, Actor(argument)))
            case "days_off":
                return "\n\n".join(days_off(self))
            case "changes":
                return "\n\n".join(changes(self))
            case _:
                return "\n\n".join(unchecked(self))
