from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_tree import Case, Guide, Written, calendar_file, replay
from decision_tree.words import summary, why

from .conftest import TODAY, cases

FILED = {"complaint-filed": date(2026, 10, 5)}
"""The reply is due on 4 November 2026, and safely late after the 12th."""
INVOICE = {"invoice-delivered": date(2026, 1, 16)}
"""Its time ends on Saturday 16 January 2027, in law on Monday the 18th."""
THEN = date(2026, 10, 20)
WRITE = "Silence? Use their silence"
NOON = datetime(2026, 10, 20, 12, tzinfo=UTC)


def written(
    guide: Guide, case: Case, today: date = THEN, lang: str = "en", moment: datetime = NOON
) -> str:
    """Return the file, or nothing where there is none."""
    return calendar_file(replay(guide, case, today), guide, lang, today, Written(moment)) or ""


def entries(text: str) -> list[Any]:
    return icalendar.Calendar.from_ical(text).walk("VEVENT") if text else []


def uids(guide: Guide, case: Case, today: date = THEN, lang: str = "en") -> list[str]:
    return [str(entry["UID"]) for entry in entries(written(guide, case, today, lang))]


AHEAD: dict[str, tuple[Mapping[str, date], date, dict[str, date]]] = {
    "running": (FILED, THEN, {WRITE: date(2026, 11, 12)}),
    "due-today": (FILED, date(2026, 11, 4), {WRITE: date(2026, 11, 12)}),
    "passed-but-not-safe": (FILED, date(2026, 11, 5), {WRITE: date(2026, 11, 12)}),
    "on-the-safe-day": (FILED, date(2026, 11, 12), {WRITE: date(2026, 11, 12)}),
    "passed": (FILED, date(2026, 11, 13), {}),
    "stopped": ({**FILED, "answer-sent": date(2026, 10, 19)}, THEN, {}),
    "stopped-too-late": (
        *({**FILED, "answer-sent": date(2026, 11, 5)}, date(2026, 11, 6)),
        {},
    ),
    "settled": ({**FILED, "adr-filed": date(2026, 10, 19)}, THEN, {}),
    "uncovered": ({"complaint-filed": date(2024, 11, 9)}, THEN, {}),
    "the-readers-own-time-names-its-page": (
        *(INVOICE, THEN),
        {"Complain, now; \\o/": date(2027, 1, 16)},
    ),
    "the-readers-last-legal-day": (
        *(INVOICE, date(2027, 1, 17)),
        {"Complain, now; \\o/": date(2027, 1, 18)},
    ),
    "counted-back": (
        *({"contract-ends": date(2026, 12, 31)}, THEN),
        {"Notice": date(2026, 12, 1)},
    ),
    "several": (
        *({"complaint-delivered": date(2026, 10, 5), **INVOICE}, THEN),
        {WRITE: date(2026, 11, 12), "Complain, now; \\o/": date(2027, 1, 16)},
    ),
    "nothing": ({}, THEN, {}),
}


@pytest.fixture
def without_payment(small_guide: Guide) -> Guide:
    """The guide without the clock that is chained to the reply."""
    clocks = {id_: clock for id_, clock in small_guide.clocks.items() if id_ != "payment"}
    return replace(small_guide, clocks=clocks)


@pytest.mark.parametrize(("events", "today", "days"), AHEAD.values(), ids=AHEAD)
def test_each_day_ahead_is_an_entry(
    without_payment: Guide, events: Mapping[str, date], today: date, days: dict[str, date]
) -> None:
    text = written(without_payment, Case(events=events), today)
    assert {str(entry["SUMMARY"]): entry["DTSTART"].dt for entry in entries(text)} == days


def test_commas_semicolons_and_backslashes_are_escaped(small_guide: Guide) -> None:
    """Readers differ in what they forgive, so the text itself is held to the standard."""
    assert "SUMMARY:Complain\\, now\\; \\\\o/\r\n" in written(small_guide, Case(events=INVOICE))


def test_a_clock_of_the_readers_own_time_without_a_page_is_named_itself(
    small_guide: Guide,
) -> None:
    window = small_guide.clocks["window"]
    guide = replace(
        small_guide, clocks={"window": replace(window, pages=replace(window.pages, running=None))}
    )
    (entry,) = entries(written(guide, Case(events=INVOICE)))
    assert str(entry["SUMMARY"]) == "Window"


def test_a_clock_that_has_not_started_is_an_entry_too(guide: Guide) -> None:
    (entry,) = entries(written(guide, Case(events={"switch-due": date(2026, 12, 1)})))
    assert entry["DTSTART"].dt == date(2026, 12, 31)


def test_an_entry_is_one_whole_day_that_leaves_the_reader_free(without_payment: Guide) -> None:
    (entry,) = entries(written(without_payment, Case(events=FILED)))
    assert entry["DTSTART"].params["VALUE"] == "DATE"
    assert entry["DTSTART"].dt == date(2026, 11, 12)
    assert not isinstance(entry["DTSTART"].dt, datetime)
    assert entry.duration == timedelta(days=1)  # without an end, a date lasts that one day
    assert entry["TRANSP"] == "TRANSPARENT"
    assert entry["DTSTAMP"].dt == NOON


def test_reminders_come_at_nine_a_week_and_a_day_before_and_on_the_day(
    without_payment: Guide,
) -> None:
    (entry,) = entries(written(without_payment, Case(events=INVOICE)))
    midnight = datetime(2027, 1, 16)  # noqa: DTZ001 - the reader's own midnight, wherever
    alarms = entry.walk("VALARM")
    assert [midnight + alarm["TRIGGER"].dt for alarm in alarms] == [
        datetime(2027, 1, 9, 9),  # noqa: DTZ001
        datetime(2027, 1, 15, 9),  # noqa: DTZ001
        datetime(2027, 1, 16, 9),  # noqa: DTZ001
    ]
    assert {str(alarm["ACTION"]) for alarm in alarms} == {"DISPLAY"}
    assert {str(alarm["DESCRIPTION"]) for alarm in alarms} == {"Complain, now; \\o/"}


@pytest.mark.parametrize(("today", "number"), [(8, 3), (9, 2), (14, 2), (15, 1), (16, 0)])
def test_no_reminder_is_set_for_a_moment_that_is_over(
    without_payment: Guide, today: int, number: int
) -> None:
    text = written(without_payment, Case(events=INVOICE), date(2027, 1, today))
    (entry,) = entries(text)
    assert len(entry.walk("VALARM")) == number


def test_an_entry_links_the_page_that_says_what_to_do(small_guide: Guide) -> None:
    step = replay(small_guide, Case(events=INVOICE), THEN)
    text = calendar_file(
        step, small_guide, "en", THEN, Written(NOON, "https://site.example/guide/")
    )
    (entry,) = entries(text or "")
    assert str(entry["URL"]) == "https://site.example/guide/en/complain/"
    assert "URL:" not in written(small_guide, Case(events=INVOICE))


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_an_entry_tells_what_the_day_means_and_how_it_came_about(guide: Guide, lang: str) -> None:
    step = replay(guide, Case(events=FILED), THEN)
    language = guide.languages[lang]
    texts = [str(entry["DESCRIPTION"]) for entry in entries(written(guide, step.case, lang=lang))]
    (reply,) = (due for due in step.dues if due.clock.id == "complaint-reply")
    assert (
        "\n".join(
            [
                f"{language.clocks['complaint-reply']}. {summary(reply, language, THEN)}",
                language.cautions["complaint-reply"],
                *why(reply, language, guide.calendar),
            ]
        )
        in texts
    )


def test_an_entry_without_a_caution_has_none(without_payment: Guide) -> None:
    (entry,) = entries(written(without_payment, Case(events=FILED)))
    assert str(entry["DESCRIPTION"]).split("\n")[:2] == [
        "Reply. deems, running: 4 November 2026, 12 November 2026",
        "from complaint filed, 5 October 2026",
    ]


def test_an_entry_keeps_its_name_when_today_or_its_day_changes(guide: Guide) -> None:
    case = Case(id="a1", events=FILED)
    moved = replace(case, events={"complaint-filed": date(2026, 10, 14)})
    first = uids(guide, case)
    assert first == ["adr-application-a1@eskalator", "complaint-reply-a1@eskalator"]
    assert uids(guide, case, date(2026, 10, 21)) == first
    assert uids(guide, moved, date(2026, 10, 30)) == first
    assert uids(guide, case, lang="pl") == first


def test_entries_of_different_cases_and_clocks_have_different_names(guide: Guide) -> None:
    events = {"complaint-delivered": date(2026, 10, 19), "first-contact": date(2026, 10, 1)}
    of_cases = [uids(guide, Case(id=id_, events=events)) for id_ in ("", "a1", "a2")]
    names = [name for names in of_cases for name in names]
    assert len(set(names)) == len(names) == 9
    assert "complaint-reply@eskalator" in names


MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2087, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(one=MOMENTS, other=MOMENTS)
def test_a_later_file_is_told_from_an_earlier_one_of_the_same_day(
    guide: Guide, one: datetime, other: datetime
) -> None:
    """Also when its date was corrected at once: programs keep the entry with more to its name."""
    case = Case(events={"contract-ends": date(2035, 1, 1)})
    corrected = Case(events={"contract-ends": date(2035, 2, 1)})
    earlier, later = sorted((one, other))
    (before,) = entries(written(guide, case, moment=earlier))
    (after,) = entries(written(guide, corrected, moment=later + timedelta(seconds=1)))
    assert before["UID"] == after["UID"]
    assert 0 <= before["SEQUENCE"] < after["SEQUENCE"] < 2**31
    assert before["DTSTAMP"].dt < after["DTSTAMP"].dt


def test_the_first_sequence_is_nothing_and_none_is_less(guide: Guide) -> None:
    case = Case(events={"contract-ends": date(2035, 1, 1)})
    for year in (2019, 2020):
        (entry,) = entries(written(guide, case, moment=datetime(year, 1, 1, tzinfo=UTC)))
        assert entry["SEQUENCE"] == 0


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_without_a_date_ahead_there_is_no_file(guide: Guide, lang: str) -> None:
    """A calendar without any entry would be none: RFC 5545, 3.6."""
    assert calendar_file(replay(guide, Case(), THEN), guide, lang, THEN, Written(NOON)) is None


def check_lines(text: str) -> None:
    """Each line ends as the standard says, is no longer than it allows, and is whole UTF-8."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    for line in text.removesuffix("\r\n").encode().split(b"\r\n"):
        assert len(line) <= 75
        assert line.decode("utf-8")


WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("ąćęłńóśźż\\;,:\"'\n"),
    max_size=200,
)


@given(title=WORDS, caution=WORDS)
def test_any_words_read_back_as_they_were_written(
    small_guide: Guide, title: str, caution: str
) -> None:
    english = small_guide.languages["en"]
    language = replace(english, clocks={"notice": title}, cautions={"notice": caution})
    guide = replace(
        small_guide,
        clocks={"notice": small_guide.clocks["notice"]},
        languages={"en": language},
    )
    text = written(guide, Case(events={"contract-ends": date(2026, 12, 31)}))
    check_lines(text)
    (entry,) = entries(text)
    assert entry["SUMMARY"] == title
    assert str(entry["DESCRIPTION"]).startswith(f"{title}. advises-other, running")
    assert caution in entry["DESCRIPTION"]


@given(data=st.data())
def test_any_case_gives_a_calendar_in_both_languages(guide: Guide, data: st.DataObject) -> None:
    case = data.draw(cases(guide))
    polish, english = (written(guide, case, TODAY, lang) for lang in ("pl", "en"))
    for text in filter(None, (polish, english)):
        check_lines(text)
        names = [str(entry["UID"]) for entry in entries(text)]
        assert len(set(names)) == len(names)
        assert all(entry["DTSTART"].dt >= TODAY for entry in entries(text))
    assert [e["DTSTART"].dt for e in entries(polish)] == [e["DTSTART"].dt for e in entries(english)]


FOLDED = {
    "up-to-the-limit": ("x" * 67, 1),
    "one-over": ("x" * 68, 2),
    "polish-up-to-the-limit": ("ż" * 33 + "x", 1),
    "a-polish-letter-over": ("ż" * 34, 2),
    "the-second-part-begins-with-a-space": ("x" * (67 + 74), 2),
    "a-third-part": ("x" * (67 + 75), 3),
}


@pytest.mark.parametrize(("title", "parts"), FOLDED.values(), ids=FOLDED)
def test_a_line_is_folded_at_75_octets(small_guide: Guide, title: str, parts: int) -> None:
    """``SUMMARY:`` takes eight of them."""
    language = replace(small_guide.languages["en"], clocks={"notice": title})
    guide = replace(
        small_guide,
        clocks={"notice": small_guide.clocks["notice"]},
        languages={"en": language},
    )
    text = written(guide, Case(events={"contract-ends": date(2026, 12, 31)}))
    _, _, rest = text.partition("SUMMARY:")
    folded, _, _ = rest.partition("\r\nDESCRIPTION")
    lines = folded.split("\r\n")
    assert len(lines) == parts
    assert all(line.startswith(" ") for line in lines[1:])
    assert "".join([lines[0], *(line[1:] for line in lines[1:])]) == title


def test_a_small_file_to_the_letter(without_payment: Guide) -> None:
    case = Case(id="k7", events={"contract-ends": date(2026, 12, 31)})
    assert written(without_payment, case) == "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Eskalator//en",
            "CALSCALE:GREGORIAN",
            "BEGIN:VEVENT",
            "UID:notice-k7@eskalator",
            "DTSTAMP:20261020T120000Z",
            "SEQUENCE:214660800",
            "DTSTART;VALUE=DATE:20261201",
            "SUMMARY:Notice",
            "DESCRIPTION:Notice. advises-other\\, running: 1 December 2026\\, 1 December 2",
            " 026\\nfrom contract ends\\, 31 December 2026\\n30 days back to 1 December 202",
            " 6 (act art. 4)\\nsince 10 November 2024\\npromulgated\\, 22 November 2026",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER:-P6DT15H",
            "DESCRIPTION:Notice",
            "END:VALARM",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER:-PT15H",
            "DESCRIPTION:Notice",
            "END:VALARM",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER:PT9H",
            "DESCRIPTION:Notice",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    )
