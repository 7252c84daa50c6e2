"""A correct change of law changes law files alone, and nothing that is printed today."""

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from build_tools.checks import check
from build_tools.compile import compile_docs
from build_tools.docs import Docs, read_docs
from build_tools.today import latest, today
from decision_tree import Guide, NoValue, due, load_guide
from tests.conftest import ROOT
from tests.journeys.table import BOTH_TOLD, on_cpython
from tests.law_files import DAYS_OFF, ONE_DAY
from tests.law_to_come import (
    FIRST,
    LAPSES,
    LATER,
    change_the_law,
    give_new_values,
    project_under_the_law_to_come,
    run,
)

NOW = latest(today())
LANGUAGES = ["pl", "en"]


def read(folder: Path, change: Callable[[Path], None]) -> Docs:
    root = Path(shutil.copytree(ROOT / "docs", folder / "docs"))
    change(root)
    docs = read_docs(root, NOW)
    assert check(docs) == []
    return docs


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Docs:
    """The real docs with every change of law, as they are read today."""
    return read(tmp_path_factory.mktemp("changed"), change_the_law)


@pytest.fixture(scope="module")
def law_to_come(changed: Docs) -> Guide:
    return load_guide(json.dumps(compile_docs(changed)))


def moved(day: date) -> date:
    off = (
        day.isoweekday() > 5 or day in DAYS_OFF or (day >= LATER and (day.month, day.day) == (5, 2))
    )
    return moved(day + ONE_DAY) if off else day


CASES = {
    "complaint-of-today": ("complaint-reply", NOW, relativedelta(days=30)),
    "complaint-the-day-before": ("complaint-reply", FIRST - ONE_DAY, relativedelta(days=30)),
    "complaint-on-the-first-day": ("complaint-reply", FIRST, relativedelta(days=21)),
    "complaint-before-the-next-change": (
        "complaint-reply",
        LATER - ONE_DAY,
        relativedelta(days=21),
    ),
    "complaint-on-its-first-day": ("complaint-reply", LATER, relativedelta(days=14)),
    "year-for-uke-the-day-before": ("adr-application", FIRST - ONE_DAY, relativedelta(years=1)),
    "half-a-year-for-uke": ("adr-application", FIRST, relativedelta(months=6)),
}


@pytest.mark.parametrize(("clock", "start", "length"), CASES.values(), ids=CASES)
def test_the_day_of_the_event_picks_the_old_or_the_new_period(
    law_to_come: Guide, clock: str, start: date, length: relativedelta
) -> None:
    found = due(law_to_come.clocks[clock], start, law_to_come.calendar)
    assert found.legal == moved(start + length)


def test_a_period_that_lapses_gives_no_day_any_more(law_to_come: Guide) -> None:
    clock = law_to_come.clocks["switch-failure"]
    assert due(clock, LATER - ONE_DAY, law_to_come.calendar).legal
    with pytest.raises(NoValue):
        due(clock, LATER, law_to_come.calendar)


def test_a_new_day_off_moves_what_ends_on_it(law_to_come: Guide) -> None:
    calendar = law_to_come.calendar
    offs = [day for day in calendar.days_off if calendar.days_off[day] == "flag-day"]
    assert offs
    for day in offs:
        assert day >= LATER
        assert calendar.rolled(day) == moved(day) > day


@pytest.mark.parametrize(("name", "journey"), BOTH_TOLD.items(), ids=BOTH_TOLD)
def test_no_case_of_today_comes_out_otherwise(
    guide: Guide, law_to_come: Guide, name: str, journey: dict[str, Any]
) -> None:
    """All that the engine says of it, but for a period that it now knows to begin."""
    before, after = (without_the_new(on_cpython(g, journey, "pl")) for g in (guide, law_to_come))
    assert after == before, name


def without_the_new(step: dict[str, Any]) -> dict[str, Any]:
    clocks = [clock for clock in step["clocks"] if clock["id"] != "a-new-period"]
    for clock in clocks:
        if clock["id"] == LAPSES:
            del clock["why"]  # it names the last day as well
    return {**step, "clocks": clocks}


def shown(docs: Docs, lang: str) -> Iterator[tuple[str, str]]:
    """Yield what each page is to readers, but for the page of what has changed in the law."""
    for page in docs.pages[lang]:
        text = (docs.root / lang / page.path).read_text("utf-8")
        if "{{ changes() }}" not in text:
            yield (
                page.file.partition("docs/")[2],
                docs.macros[lang].expand(text, "", guides={}).text,
            )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_prints_a_value_before_its_day(tmp_path: Path, lang: str) -> None:
    docs = read(tmp_path, give_new_values)
    today_s = dict(shown(read_docs(ROOT / "docs", NOW), lang))
    assert len(today_s) > 50
    assert dict(shown(docs, lang)) == today_s
    on_the_day = dict(shown(read_docs(docs.root, FIRST), lang))
    assert sum(on_the_day[file] != text for file, text in today_s.items()) > 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_changes_announces_each(changed: Docs, lang: str) -> None:
    said = changed.macros[lang].expand("{{ changes() }}", "", guides={}).text
    ahead = changed.sentences[lang].words("law_pages")["day-ahead"]
    assert said.count(ahead) == 2
    for day in (FIRST, LATER):
        assert f"{{ #since-{day} }}" in said
    for id_ in ("complaint-reply", "adr-application", "auto-extension-information"):
        assert f"{{ #{id_}-{FIRST} }}" in said


@pytest.mark.builds
@pytest.mark.long("the suite under the law to come")
def test_the_whole_suite_passes_under_the_law_to_come(tmp_path: Path) -> None:
    project = project_under_the_law_to_come(tmp_path / "project")
    done = run(project, "--fast")
    assert done.returncode == 0, done.stdout
