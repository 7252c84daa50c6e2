"""A guide made by hand: eight pages, four clocks, three sums; its words show their values."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from decision_tree import (
    Answer,
    Calendar,
    Case,
    Clock,
    Counts,
    Due,
    Effect,
    Guide,
    Kind,
    Known,
    Language,
    Length,
    Node,
    Tree,
    Unit,
    Value,
    due_clocks,
)
from decision_tree.law import Actor, Against, Arithmetic, Pages, Roll, SumRule, SumValue
from decision_tree.words import Page, TypedDays
from tests.conftest import COUNT_DETAILS, MONEY_DETAILS, VOCABULARY

settings.register_profile("untimed", deadline=None)  # a busy machine is no mistake of ours
settings.load_profile("untimed")

TODAY = date(2026, 11, 22)


def reckoned(
    clocks: Mapping[str, Clock],
    events: Mapping[str, date],
    calendar: Calendar,
    answers: Mapping[str, str] | None = None,
) -> dict[str, Due]:
    """Return by id the clocks that *events* start, as they stand on ``TODAY``."""
    known = Known(
        clocks=clocks,
        events=events,
        answers=answers or {},
        agreed=VOCABULARY.agreed,
        receipts=VOCABULARY.receipts,
        calendar=calendar,
        today=TODAY,
    )
    return {due.clock.id: due for due in due_clocks(known)}


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    """From 2024 to 2030; only Christmas of 2026 and Independence Day of 2026 are days off."""
    return Calendar(
        first=date(2024, 1, 1),
        last=date(2030, 12, 31),
        weekend=frozenset({6, 7}),
        days_off={
            date(2026, 11, 11): "independence-day",
            date(2026, 12, 25): "christmas-day",
            date(2026, 12, 26): "second-christmas-day",
        },
        reference="code art. 115",
    )


REPLY = Clock(
    id="reply",
    effect=Effect.DEEMS,
    acts=Actor.PROVIDER,
    starts_on=("complaint-delivered", "complaint-filed"),
    governed_by=("service-failed", "invoice-delivered"),
    stopped_by=("answer-sent", "answer-received"),
    settled_by=("adr-filed",),
    values=(
        Value(
            since=date(2024, 3, 1),
            until=date(2024, 6, 30),
            length=Length(number=2, unit=Unit.WEEKS),
            reference="old act art. 1",
        ),
        Value(
            since=date(2024, 11, 10),
            length=Length(number=30, unit=Unit.DAYS),
            roll=Roll.NEXT_WORKING_DAY,
            reference="act art. 1",
        ),
    ),
    safety=Length(number=7, unit=Unit.DAYS),
    checked=TODAY,
    against=Against.PROMULGATED,
    pages=Pages(guide="replies", running="wait", passed="silence"),
)
PAYMENT = Clock(
    id="payment",
    effect=Effect.UNLOCKS,
    acts=Actor.PROVIDER,
    starts_on=("complaint-accepted", "clock:reply"),
    values=(
        Value(
            since=date(2024, 11, 10),
            length=Length(number=3, unit=Unit.WORKING_DAYS),
            reference="act art. 2",
        ),
    ),
    checked=TODAY,
    against=Against.SECONDARY,
)
WINDOW = Clock(
    id="window",
    effect=Effect.EXTINGUISHES,
    acts=Actor.READER,
    starts_on=("invoice-delivered",),
    stopped_by=("complaint-filed",),
    values=(
        Value(
            since=date(2024, 11, 10),
            length=Length(number=12, unit=Unit.MONTHS),
            roll=Roll.NEXT_WORKING_DAY,
            reference="act art. 3",
        ),
    ),
    checked=TODAY,
    against=Against.CONSOLIDATED,
    pages=Pages(running="complain"),
)
NOTICE = Clock(
    id="notice",
    effect=Effect.ADVISES,
    acts=Actor.PROVIDER,
    starts_on=("contract-ends",),
    counts=Counts.BACK,
    values=(
        Value(
            since=date(2024, 11, 10),
            length=Length(number=30, unit=Unit.DAYS),
            reference="act art. 4",
        ),
    ),
    checked=TODAY,
    against=Against.PROMULGATED,
)
REFUND, CAP, OLD_CAP = (
    SumRule(
        id=id_,
        arithmetic=arithmetic,
        inputs=inputs,
        governed_by=governed_by,
        needs_day=governed_by == "contract-concluded",
        replaced_by="cap" if id_ == "old-cap" else None,
        values=(
            SumValue(
                since=date(2024, 11, 10),
                reference=f"act art. {article}",
                url=f"https://law.example/{article}",
            ),
        ),
        checked=TODAY,
        against=Against.PROMULGATED,
    )
    for id_, article, arithmetic, governed_by, inputs in (
        (
            *("refund", 5, Arithmetic.PER_DAY, "service-failed"),
            {
                "amount": "monthly-fee",
                "days": "days-without-service",
                "begins": "service-failed",
                "ends": "outage-ended",
                "month": "30",
            },
        ),
        (
            *("cap", 6, Arithmetic.TIMES, "contract-concluded"),
            {"amount": "monthly-fee", "and_amount": "device-fee", "count": "payments-left"},
        ),
        (
            *("old-cap", 7, Arithmetic.SHARE_LEFT, "contract-concluded"),
            {"amount": "rebate", "begins": "contract-concluded", "ends": "contract-ends"},
        ),
    )
)


@pytest.fixture(scope="session")
def tree() -> Tree:
    nodes = (
        Node(
            id="what",
            kind=Kind.QUESTION,
            answers=(
                Answer(id="outage", leads_to="complaint-day"),
                Answer(id="other", leads_to="elsewhere"),
            ),
        ),
        Node(
            id="complaint-day",
            kind=Kind.DATE,
            event="complaint-filed",
            answers=(
                Answer(id="known", leads_to="reply-over"),
                Answer(id="unknown", leads_to="elsewhere"),
            ),
        ),
        Node(
            id="reply-over",
            kind=Kind.CHECK,
            clock="reply",
            answers=(
                Answer(id="yes", leads_to="silence"),
                Answer(id="no", leads_to="wait"),
            ),
        ),
        Node(
            id="so-far",
            kind=Kind.EVENTS,
            answers=(
                Answer(id="invoice-delivered", leads_to="complain"),
                Answer(id="complaint-filed", leads_to="reply-over"),
                Answer(id="answer-received", leads_to="elsewhere"),
            ),
        ),
        Node(id="complain", kind=Kind.OUTCOME, answers=(), clocks=("window",)),
        Node(id="elsewhere", kind=Kind.OUTCOME, answers=()),
        Node(
            id="silence",
            kind=Kind.OUTCOME,
            answers=(),
            clocks=("window", "reply"),
            letter="reminder",
        ),
        Node(id="wait", kind=Kind.OUTCOME, answers=(), clocks=("window", "reply")),
    )
    return Tree(
        start="what",
        entry="so-far",
        nodes={node.id: node for node in nodes},
        situations=frozenset({"outage"}),
    )


WORDINGS = (
    *("extinguishes-reader", "extinguishes-other", "advises-reader", "advises-other"),
    *("deems", "unlocks", "accrues"),
)
SENTENCES = {
    "amount": "PLN {sum}",
    "when": "{day}, {left}",
    "when-today": "today",
    "lead-wait": "wait until {until}, {left}",
    "lead-wait-then": "wait until {until}, {left}, then write",
    "lead-wait-today": "wait for today",
    "lead-wait-today-then": "wait for today, then write",
    "lead-today": "do it today",
    "lead-letter-today": "write today",
    "lead-last-day": "the last day",
    "lead-by": "do it by {until}, {left}",
    "calendar-then": "Silence? {page}",
    "why-conflict": "{then}, {then_day}, before {first}, {first_day}",
    "why-contradicted": "{then} does not fit {first}",
    "why-fiction": "or {end}, the later being {legal}",
    "summary-contradicted": "days do not fit",
    "date-given": "given {day}",
    "check-passed": "passed {legal}",
    "check-passed-overruled": "overruled: passed {legal}",
    "check-running": "runs to {legal}",
    "check-running-overruled": "overruled: runs to {legal}",
    "check-stopped": "stopped {day}",
    "check-stopped-overruled": "overruled: stopped {day}",
    "dropped-unknown-node": "unknown node",
    "dropped-unknown-answer": "unknown answer",
    "dropped-off-path": "off the path",
    "dropped-waiting": "waits",
    "date-unreadable": "unreadable",
    "date-impossible": "impossible",
    "date-ahead": "ahead",
    "why-start": "from {event}, {start}",
    "why-start-chained": "from the end of {clock}, {start}",
    "why-length-days": "{length}, uncounted first, to {end} ({reference})",
    "why-length-dates": "{length}, date to date, to {end} ({reference})",
    "why-length-back": "{length} back to {end} ({reference})",
    "why-roll": "{end} is {day_off}, so {legal} ({reference})",
    "why-roll-on": "{end} is {day_off}, then {others}, so {legal} ({reference})",
    "why-safe-later": "{why}, so wait until {safe}",
    "why-safe-earlier": "better by {safe} than {legal}",
    "why-stopped": "in time: {event}, {day}",
    "why-stopped-late": "too late: {event}, {day}",
    "why-check-day-sent": "check it was sent by {legal}",
    "why-uncovered": "nothing covers {day}",
    "why-older-rule": "{reference} covered {day}",
    "why-value": "since {since}",
    "why-value-until": "from {since} to {until}",
    "why-first-day-unconfirmed": "that day is unconfirmed",
    "why-checked-promulgated": "promulgated, {day}",
    "why-checked-consolidated": "consolidated, {day}",
    "why-checked-secondary": "secondary, {day}",
    "summary-not-started": "from {start} to {legal}",
    "summary-stopped-in-time": "was in time",
    "summary-stopped": "runs no more",
    "summary-passed-but-wait": "over since {legal}, yet wait until {safe}",
    **{
        f"summary-{wording}-{status}": f"{wording}, {status}: {{legal}}, {{safe}}"
        for wording in WORDINGS
        for status in ("running", "due-today", "passed")
    },
    "summary-settled": "the case moved on",
    "summary-stopped-late": "too late: {legal}",
    "summary-answered-late": "answered after {legal}",
    "summary-older-rule": "older rules on {day}",
    "summary-uncovered": "no date for {day}",
    "amount-unreadable": "no sum",
    "count-unreadable": "no count",
    "sum-per-day": "{fee} / {month} x {days} = {amount}",
    "sum-times": "{fee} x {left} = {amount}",
    "sum-times-of-two": "({fee} + {device}) x {left} = {amount}",
    "sum-share-left": "{rebate} x {left} / {whole} = {amount}",
}


@pytest.fixture(scope="session")
def english() -> Language:
    return Language(
        code="en",
        pages={
            "what": Page(
                title="What is wrong?",
                url="en/what/",
                answers={"outage": "No internet", "other": "Something else"},
            ),
            "complaint-day": Page(
                title="When did you complain?",
                url="en/complaint-day/",
                answers={"known": "I know the day", "unknown": "I do not remember"},
            ),
            "reply-over": Page(
                title="Is the reply late?",
                url="en/reply-over/",
                answers={"yes": "Yes", "no": "No"},
            ),
            "so-far": Page(
                title="What has happened?",
                url="en/so-far/",
                answers={
                    "invoice-delivered": "A bill came",
                    "complaint-filed": "I complained",
                    "answer-received": "They replied",
                },
            ),
            "replies": Page(title="About replies", url="en/replies/", answers={}),
            "complain": Page(title="Complain, now; \\o/", url="en/complain/", answers={}),
            "elsewhere": Page(title="Go elsewhere", url="en/elsewhere/", answers={}),
            "silence": Page(title="Use their silence", url="en/silence/", answers={}),
            "wait": Page(title="Wait", url="en/wait/", answers={}),
        },
        sentences=SENTENCES,
        events={event: event.replace("-", " ") for event in VOCABULARY.events},
        clocks={"reply": "Reply", "payment": "Payment", "window": "Window", "notice": "Notice"},
        sums={"refund": "Refund", "cap": "Cap", "old-cap": "Old cap"},
        safety={"reply": "letters travel"},
        passed={},
        cautions={"window": "invoices differ", "refund": "no fixed rate"},
        days_off={
            "independence-day": "Independence Day",
            "christmas-day": "Christmas Day",
            "second-christmas-day": "the second day of Christmas",
        },
        months=(
            *("January", "February", "March", "April", "May", "June"),
            *("July", "August", "September", "October", "November", "December"),
        ),
        weekdays=(
            *("a Monday", "a Tuesday", "a Wednesday", "a Thursday"),
            *("a Friday", "a Saturday", "a Sunday"),
        ),
        weekdays_until=(
            *("Monday", "Tuesday", "Wednesday", "Thursday"),
            *("Friday", "Saturday", "Sunday"),
        ),
        days_left={"one": "{number} day left", "many": "{number} days left"},
        asked={event: f"When: {event}?" for event in VOCABULARY.events},
        units={
            "days": {"one": "day", "many": "days"},
            "working days": {"one": "working day", "many": "working days"},
            "weeks": {"one": "week", "many": "weeks"},
            "months": {"one": "month", "many": "months"},
            "years": {"one": "year", "many": "years"},
        },
        plurals="one-other",
        decimal_mark=".",
        currency=("zł", "PLN"),
        typed_days=TypedDays(
            relative={"today": 0, "yesterday": -1},
            fillers=frozenset({"of", "st", "nd", "rd", "th"}),
        ),
    )


@pytest.fixture(scope="session")
def polish() -> Language:
    return Language(
        code="pl",
        pages={},
        sentences={"amount": "{sum} zł"},
        events={},
        clocks={},
        sums={},
        safety={},
        passed={},
        cautions={},
        days_off={},
        months=(
            *("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca"),
            *("lipca", "sierpnia", "września", "października", "listopada", "grudnia"),
        ),
        weekdays=("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"),
        weekdays_until=(
            *("poniedziałku", "wtorku", "środy", "czwartku"),
            *("piątku", "soboty", "niedzieli"),
        ),
        days_left={
            "one": "został {number} dzień",
            "few": "zostały {number} dni",
            "many": "zostało {number} dni",
        },
        asked={},
        units={
            "days": {"one": "dzień", "few": "dni", "many": "dni", "genitive one": "dnia"},
            "months": {
                "one": "miesiąc",
                "few": "miesiące",
                "many": "miesięcy",
                "genitive one": "miesiąca",
                "genitive few": "miesięcy",
            },
            "years": {
                "one": "rok",
                "few": "lata",
                "many": "lat",
                "genitive one": "roku",
                "genitive few": "lat",
            },
        },
        plurals="one-few-many",
        decimal_mark=",",
        currency=("zł", "PLN"),
        typed_days=TypedDays(
            relative={"dzis": 0, "wczoraj": -1, "przedwczoraj": -2},
            fillers=frozenset({"r", "roku"}),
        ),
    )


@pytest.fixture(scope="session")
def small_guide(tree: Tree, calendar: Calendar, english: Language) -> Guide:
    clocks = (REPLY, PAYMENT, WINDOW, NOTICE)
    return Guide(
        tree=tree,
        vocabulary=VOCABULARY,
        clocks={clock.id: clock for clock in clocks},
        sums={rule.id: rule for rule in (REFUND, CAP, OLD_CAP)},
        calendar=calendar,
        languages={"en": english},
    )


@st.composite
def cases(draw: st.DrawFn, guide: Guide) -> Case:
    """Any answers, known or not, and any events and sums that may be in a case on TODAY."""
    nodes = sorted(guide.tree.nodes)
    answers = sorted({a.id for node in guide.tree.nodes.values() for a in node.answers})
    past = st.dates(max_value=TODAY)
    days = {
        event: st.dates() if flags.may_lie_ahead else past
        for event, flags in VOCABULARY.events.items()
    }
    sums = dict.fromkeys(MONEY_DETAILS, st.integers(0, 10**8).map(lambda n: f"{n}.50"))
    counts = dict.fromkeys(COUNT_DETAILS, st.integers(0, 9999).map(str))
    return Case(
        answers=draw(
            st.dictionaries(
                st.sampled_from(nodes) | st.text(max_size=3),
                st.sampled_from(answers) | st.text(max_size=3),
                max_size=20,
            )
        ),
        events=draw(st.fixed_dictionaries({}, optional=days)),
        details=draw(st.fixed_dictionaries({}, optional={**sums, **counts})),
        begins_at=draw(st.none() | st.sampled_from(nodes) | st.text(max_size=3)),
    )
