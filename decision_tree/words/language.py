"""The words of one language: sentences, dates and lengths as the reader says them.

No word is written here; all come from the sentence file of that language under ``docs/``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..law import Hundredths, Length
from .dates import TypedDay, TypedDays, read_date
from .plurals import PLURALS


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A sentence of the language files, and what to fill it with."""

    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a language says of one page."""

    title: str
    url: str
    """Relative to the site's root, such as ``en/what-now/how-far/``."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """The words of each answer, by its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """Everything the engine may say in one language."""

    code: str
    pages: Mapping[str, Page]
    sentences: Mapping[str, str]
    """Templates for :meth:`str.format`, by id."""
    events: Mapping[str, str]
    clocks: Mapping[str, str]
    sums: Mapping[str, str]
    safety: Mapping[str, str]
    """Why a clock's safe day is later than its legal day, by clock id."""
    cautions: Mapping[str, str]
    """What not to expect of a clock or a sum, by the id of its rule."""
    passed: Mapping[str, str]
    """What to say of a clock that has passed, where the usual sentence would mislead, by its id."""
    days_off: Mapping[str, str]
    months: tuple[str, ...]
    """Twelve names, in the form that follows a day's number."""
    weekdays: tuple[str, ...]
    """Seven names from Monday, as they stand after the word "is"."""
    weekdays_until: tuple[str, ...]
    """The same, as they stand after the word "until"."""
    days_left: Mapping[str, str]
    """How many days are left, by plural form; the number stands in ``{number}``."""
    asked: Mapping[str, str]
    """The question for the day of an event, by the event's id."""
    units: Mapping[str, Mapping[str, str]]
    """Of each unit the forms ``one``, ``few``, ``many``, and ``genitive`` ones that differ."""
    plurals: str
    """The rule of :data:`~decision_tree.plurals.PLURALS` that its numbers follow."""
    decimal_mark: str
    currency: tuple[str, ...]
    """The words for the currency that people type beside a sum."""
    typed_days: TypedDays
    """The words that people type for a day."""

    def tell(self, reason: Reason) -> str:
        """Put *reason* in words."""
        return self.say(reason.sentence, **reason.values)

    def say(self, sentence: str, **values: object) -> str:
        """Fill the template *sentence*; dates and lengths are put in words."""
        return self.sentences[sentence].format(
            **{name: self.word(value) for name, value in values.items()}
        )

    def word(self, value: object) -> str:
        """Return *value* as a reader would say it."""
        match value:
            case date():
                return f"{value.day} {self.months[value.month - 1]} {value.year}"
            case Length():
                return self.length(value)
            case Hundredths():
                return self.amount(value)
            case _:
                return str(value)

    def on(self, day: date, today: date) -> str:
        """Return *day* with its weekday, as ``piątek 27 listopada``; the year if it is another."""
        return f"{self.weekdays[day.weekday()]} {self._short(day, today)}"

    def until(self, day: date, today: date) -> str:
        """Return *day* as :meth:`on` does, in the form that follows the word "until"."""
        return f"{self.weekdays_until[day.weekday()]} {self._short(day, today)}"

    def left(self, day: date, today: date) -> str:
        """Return how many days are left until *day*, as ``zostały 2 dni``."""
        number = (day - today).days
        return self.days_left[PLURALS[self.plurals](number)].format(number=number)

    def _short(self, day: date, today: date) -> str:
        whole = self.word(day)
        return whole if day.year != today.year else whole.rpartition(" ")[0]

    def read_date(self, text: str, today: date, *, ahead: bool = False) -> TypedDay:
        """Read a day as people type it in this language: see :func:`~.dates.read_date`.

        Raises:
            UnreadableDate: it is no day that can be meant; the sentence says what to do.
        """
        return read_date(text, self.typed_days, self.months, today, ahead=ahead)

    def length(self, length: Length, case: str = "nominative") -> str:
        """Return ``12 miesięcy``, in the *case* ``genitive`` where the language has one."""
        form = PLURALS[self.plurals](length.number)
        forms = self.units[length.unit]
        return f"{length.number} {forms.get(f'{case} {form}', forms[form])}"

    def amount(self, hundredths: int) -> str:
        """Return a sum given in *hundredths* of its currency: ``20``, or ``20,50``."""
        whole, rest = divmod(hundredths, 100)
        return self.say("amount", sum=f"{whole}{self.decimal_mark}{rest:02d}" if rest else whole)
