"""The definition of a sentence file: every word for readers that stands on no page."""

import string
from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, WithJsonSchema, field_validator
from pydantic_core import InitErrorDetails

from decision_tree import Language, Unit
from decision_tree.words import PLURALS, Page, TypedDays, plain

from .definitions import (
    Definition,
    Flag,
    Missing,
    WholeNumber,
    mistake,
    mistake_at,
    one_or_more,
    tell,
)
from .law import Rule
from .law.forms import Period
from .problems import did_you_mean
from .vocabulary import VocabularyFile


def _have_words(section: dict[str, str]) -> dict[str, str]:
    tell(
        mistake_at((key,), f'"{key}" has no words', "Write them behind the colon.")
        for key, words in section.items()
        if not words
    )
    return section


def _exactly(number: int) -> AfterValidator:
    def hold(names: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if len(names) != number:
            message = f'"{info.field_name}" does not hold {number} words'
            raise mistake(message, f"List all {number}.")
        return names

    return AfterValidator(hold)


def _is_rule(name: str) -> str:
    if name not in PLURALS:
        fix = did_you_mean(name, PLURALS, f"Choose one of: {', '.join(PLURALS)}.")
        raise mistake("the plural rule is not known", fix)
    return name


Section = Annotated[dict[str, str], AfterValidator(_have_words)]
Week = Annotated[tuple[str, ...], _exactly(7), Missing(fix="List all 7 of its days.")]
Some = Annotated[tuple[str, ...], one_or_more]


class TypedDaysPart(Definition):
    """The words of one language that people type for a day, as they are spelt."""

    relative: dict[str, WholeNumber] = Field(default_factory=dict)
    """Words for days near today, such as "yesterday", and their distance in days."""
    fillers: Some = ()
    """Words that say nothing, such as the "of" in "5th of October"."""
    weekdays: tuple[Some, ...] = ()
    """How each day of the week begins, from Monday; one of two letters is a whole abbreviation."""
    last: Some = ()
    """Words for the one before today, such as the "last" in "last Friday"."""
    ago: Some = ()
    """Words that make a length of time a distance back from today."""
    numbers: dict[str, WholeNumber] = Field(default_factory=dict)
    """Numbers in words."""
    units: dict[str, Period] = Field(default_factory=dict)
    """Words for a length of time, such as "week", and how long it is."""
    roughly: Some = ()
    """Words that make a day an approximate one."""
    forgotten: Some = ()
    """How people begin to say that they do not know the day."""
    order_in_doubt: Flag = False
    """Whether readers may mean the month by the first number of a date."""

    def words(self) -> TypedDays:
        """Return them as the engine compares them with what was typed."""
        return TypedDays(
            relative={plain(word): days for word, days in self.relative.items()},
            fillers=frozenset(map(plain, self.fillers)),
            weekdays=tuple(tuple(map(plain, stems)) for stems in self.weekdays),
            last=frozenset(map(plain, self.last)),
            ago=frozenset(map(plain, self.ago)),
            numbers={plain(word): number for word, number in self.numbers.items()},
            units={plain(word): length for word, length in self.units.items()},
            roughly=frozenset(map(plain, self.roughly)),
            forgotten=tuple(map(plain, self.forgotten)),
            order_in_doubt=self.order_in_doubt,
        )


class SentenceFile(Definition):
    """All that is said in one language outside its pages."""

    source: Flag = False
    """Whether its pages are written first, and those of other languages from them."""
    months: Annotated[tuple[str, ...], _exactly(12), Missing(fix="List all 12.")]
    """Twelve names, in the form that follows a day's number."""
    weekdays: Week
    """Seven names from Monday, as they stand after the word "is"."""
    weekdays_until: Week
    """The same, as they stand after the word "until"."""
    plurals: Annotated[
        str,
        AfterValidator(_is_rule),
        WithJsonSchema({"enum": list(PLURALS)}),
        Missing(
            message="the plural rule is not known",
            fix=f"Write plurals: and one of: {', '.join(PLURALS)}.",
        ),
    ]
    """The rule by which its numbers choose a form."""
    decimal_mark: Annotated[
        str,
        Missing(fix="Write decimal_mark: and the mark between złote and grosze, in quotes."),
    ]
    currency: Some = ()
    """The words for the currency that people type beside a sum."""
    no_break_after: Some = ()
    """Words that no line ends with."""
    typed_days: TypedDaysPart = Field(default_factory=TypedDaysPart)
    """What people type for a day."""
    days_left: Annotated[
        dict[str, str],
        Missing(fix="Write days_left: and under it how many days are left, in each plural form."),
    ]
    """How many days are left, by plural form; the number stands in ``{number}``."""
    units: Annotated[
        dict[Unit, dict[str, str]],
        Missing(fix="Write units: and its words, as in the other language."),
    ]
    """The forms of each unit of time, and ``genitive`` ones that differ."""
    events: Section = Field(default_factory=dict)
    """Each event of the vocabulary."""
    asked: Section = Field(default_factory=dict)
    """The question for the day of an event."""
    groups: Section = Field(default_factory=dict, validate_default=True)
    """The title of each group of events."""
    sentences: Annotated[
        Section, Missing(fix="Write sentences: and its words, as in the other language.")
    ]
    """What the engine says; it fills in what stands in curly brackets."""
    interface: Section = Field(default_factory=dict)
    """What stands around the pages."""
    cautions: Section = Field(default_factory=dict)
    """What not to expect of a clock or a sum, by the id of its rule."""
    passed: Section = Field(default_factory=dict)
    """What to say of a clock that has passed, where the usual sentence would mislead."""
    law_pages: Section = Field(default_factory=dict)
    """What the pages made of the law files say beside the sentences."""

    @field_validator("days_left")
    @classmethod
    def _say_the_number(cls, left: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        for form in _forms(info):
            if "{number}" not in left.get(form, ""):
                fix = f"Write {form}: under days_left, with {{number}} in it."
                raise mistake(f'"days_left" has no form "{form}"', fix)
        return left

    @field_validator("units")
    @classmethod
    def _have_each_form(
        cls, units: dict[Unit, dict[str, str]], info: ValidationInfo
    ) -> dict[Unit, dict[str, str]]:
        tell(_missing_forms(units, _forms(info)))
        return units

    @field_validator("events")
    @classmethod
    def _are_those_of_the_vocabulary(
        cls, events: dict[str, str], info: ValidationInfo
    ) -> dict[str, str]:
        if isinstance(info.context, VocabularyFile):
            tell(_other_events(events, info.context))
        return events

    @field_validator("groups")
    @classmethod
    def _are_all_named(cls, groups: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        if isinstance(info.context, VocabularyFile):
            fix = "Write {}: under groups, and the title of that group of events."
            tell(
                mistake_at((), f'"{group}" has no words', fix.format(group))
                for group in dict.fromkeys(info.context.groups.values())
                if group not in groups
            )
        return groups

    @field_validator("sentences")
    @classmethod
    def _say_sums(cls, sentences: dict[str, str]) -> dict[str, str]:
        amount = sentences.get("amount")
        if amount is None:
            raise mistake('"amount" has no words', "Write amount: under sentences.")
        if gaps_of(amount) != {"sum"}:
            tell(
                [mistake_at(("amount",), '"amount" does not say {sum}', "Write {sum} in it once.")]
            )
        return sentences

    @field_validator("law_pages")
    @classmethod
    def _are_no_sentences(cls, words: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        fix = "Give one of them another key: the pages made of the law files use both."
        tell(
            mistake_at((key,), f'"{key}" stands under sentences and under law_pages', fix)
            for key in words
            if key in info.data.get("sentences", {})
        )
        return words

    def language(self, lang: str, pages: Mapping[str, Page], rules: Mapping[str, Rule]) -> Language:
        """Return all that the engine says in this language, which is *lang*."""
        clocks = {id_: rule for id_, rule in rules.items() if rule.clock}
        return Language(
            code=lang,
            pages=pages,
            sentences=self.sentences,
            events=self.events,
            clocks={id_: rule.title[lang] for id_, rule in clocks.items()},
            sums={id_: rule.title[lang] for id_, rule in rules.items() if rule.sum},
            safety={id_: r.safety_why[lang] for id_, r in clocks.items() if r.safety_why},
            cautions=self.cautions,
            passed=self.passed,
            days_off={day.id: day.title[lang] for rule in rules.values() for day in rule.days},
            months=self.months,
            weekdays=self.weekdays,
            weekdays_until=self.weekdays_until,
            days_left=self.days_left,
            asked=self.asked,
            units={str(unit): forms for unit, forms in self.units.items()},
            plurals=self.plurals,
            decimal_mark=self.decimal_mark,
            currency=self.currency,
            typed_days=self.typed_days.words(),
        )


def _forms(info: ValidationInfo) -> list[str]:
    """Return the plural forms of the language that is read; none where its rule is not known."""
    rule = PLURALS.get(info.data.get("plurals", ""))
    return list(dict.fromkeys(map(rule, range(1, 10)))) if rule else []


def _missing_forms(
    units: Mapping[Unit, Mapping[str, str]], needed: list[str]
) -> Iterator[InitErrorDetails]:
    for unit in Unit:
        if unit not in units:
            yield mistake_at((), f'"{unit}" has no words', f"Write {unit}: under units.")
    for unit, forms in units.items():
        for form in needed:
            if not forms.get(form):
                fix = f"Write {form}: among the forms of {unit}."
                yield mistake_at((unit,), f'"{unit}" has no form "{form}"', fix)


def _other_events(
    events: Mapping[str, str], vocabulary: VocabularyFile
) -> Iterator[InitErrorDetails]:
    for event in vocabulary.words.events:
        if event not in events:
            yield mistake_at((), f'"{event}" has no words', f"Write {event}: under events.")
    for event in events:
        if fix := vocabulary.unknown_event(event):
            yield mistake_at((event,), f'unknown event "{event}"', fix)


def gaps_of(template: str | None) -> set[str]:
    """Return the names in curly brackets that *template* is filled in with."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(template or "") if name}
    except ValueError:
        return {"unbalanced brackets"}
