"""The blocks made of the law files: time limits, changes, what is to be checked."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from build_tools.docs import Docs, read_docs
from build_tools.law import Rule, RuleValue, read_law
from build_tools.law_pages import BLOCKS, CannotTell, LawPages
from build_tools.macros import Expanded
from build_tools.vocabulary import read_vocabulary
from decision_tree import Effect, Language
from decision_tree.law import CHAINED, Actor, Against, Roll

from .conftest import ROOT

TODAY = date(2026, 11, 23)
LANGUAGES = ["pl", "en"]
CALENDAR_BEGINS = date(2020, 1, 1)


@pytest.fixture(scope="module")
def docs() -> Docs:
    return read_docs(ROOT / "docs", TODAY)


def words(docs: Docs, lang: str) -> Language:
    language = docs.macros[lang].language
    assert language is not None
    return language


def law_pages(docs: Docs, lang: str, rules: Iterable[Rule] | None = None) -> LawPages:
    """The blocks of *lang*, of the real rules or of others in the same words."""
    chosen = docs.rules if rules is None else {rule.id: rule for rule in rules}
    guides = {str(page.id): f"[{page.title}](a.md)" for page in docs.pages[lang]}
    return LawPages(rules=chosen, language=words(docs, lang), today=TODAY, guides=guides)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def sections(block: str, level: int) -> dict[str, str]:
    """Return what stands below each heading of *level*, by the heading's id."""
    heading = re.compile(rf"^{'#' * level} .+ {{ #(\S+) }}$", re.MULTILINE)
    starts = [*heading.finditer(plain(block)), None]
    found: dict[str, str] = {}
    for here, after in pairwise(starts):
        assert here is not None
        assert here[1] not in found
        found[here[1]] = plain(block)[here.start() : after.start() if after else None]
    return found


def clock_sections(docs: Docs, lang: str) -> dict[str, str]:
    pages = law_pages(docs, lang)
    blocks = (sections(pages.block("clocks", actor), 3) for actor in Actor)
    return {id_: text for block in blocks for id_, text in block.items()}


def in_force(rule: Rule) -> RuleValue:
    """Return the value of TODAY, or the newest one of a rule that has lapsed or is to come."""
    return rule.value_on(TODAY) or rule.values[-1]


def in_time(value: RuleValue) -> bool:
    return value.since <= TODAY <= (value.until or date.max)


# Time limits.


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_clock_stands_once_below_whose_time_it_is(docs: Docs, lang: str) -> None:
    clocks = {id_: rule.clock for id_, rule in docs.rules.items() if rule.clock}
    listed = [
        (id_, actor)
        for actor in Actor
        for id_ in sections(law_pages(docs, lang).block("clocks", actor), 3)
    ]
    assert sorted(listed) == sorted((id_, clock.acts) for id_, clock in clocks.items())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_clock_gives_its_length_article_and_check(docs: Docs, lang: str) -> None:
    language = words(docs, lang)
    for id_, text in clock_sections(docs, lang).items():
        rule = docs.rules[id_]
        value = in_force(rule)
        assert rule.title[lang] in text.splitlines()[0]
        length = language.length(value.length) if value.length and in_time(value) else None
        assert (f"**{length}**" if length else language.sentences["no-length-now"]) in text
        link = f"[{value.reference.title}]({value.reference.url}), {value.reference.journal}."
        assert link in text
        assert language.say(f"why-checked-{rule.against}", day=rule.checked) in text
        unconfirmed = language.say("why-first-day-unconfirmed") in text
        assert unconfirmed is value.first_day_unconfirmed, id_


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_clock_says_what_starts_it_and_what_to_beware_of(docs: Docs, lang: str) -> None:
    language = words(docs, lang)
    for id_, text in clock_sections(docs, lang).items():
        clock = docs.rules[id_].clock
        assert clock is not None
        counted = in_time(in_force(docs.rules[id_]))
        for start in clock.starts_on if counted else ():
            if start.startswith(CHAINED):
                assert f"](#{start.removeprefix(CHAINED)})" in text
            else:
                assert language.events[start].lower() in text.lower()
        assert (language.cautions.get(id_) or "") in text
        why = docs.rules[id_].safety_why.get(lang, "")
        assert why in text
        assert (language.sentences["advice"] in text) is bool(why)
        if clock.pages.guide:
            assert law_pages(docs, lang).guides[clock.pages.guide] in text


@pytest.mark.parametrize(
    ("id_", "keys"),
    {
        "complaint-reply": ("counts-days", "roll-next-working-day", "end-deems"),
        "adr-application": ("counts-dates", "roll-next-working-day", "end-extinguishes-reader"),
        "adr-refusal-notice": ("counts-dates", "roll-next-working-day", "end-advises-other"),
        "adr-proposal-reaction": ("counts-days", "roll-next-working-day", "end-advises-reader"),
        "service-suspension-shield": ("counts-days", "roll-none", "end-extinguishes-other"),
        "auto-extension-information": ("counts-back", "roll-none", "end-advises-other"),
        "accepted-sum-payment": ("counts-days", "roll-next-working-day", "end-unlocks"),
    }.items(),
)
def test_a_clock_says_how_it_counts_and_what_its_end_means(
    docs: Docs, id_: str, keys: tuple[str, ...]
) -> None:
    for lang in LANGUAGES:
        said = words(docs, lang).sentences
        text = clock_sections(docs, lang)[id_]
        ways = [key for key in said if key.startswith(("counts-", "roll-", "end-"))]
        told = [key for key in ways if said[key] in text and not said[key].startswith("koniec")]
        assert {*told} - {"end-of-clock"} == {*keys}


def test_a_clock_without_a_value_today_gives_no_length(docs: Docs, sound: Path) -> None:
    path = sound / "law" / "complaint-reply.yml"
    lapsed = path.read_text("utf-8").replace("    length:", "    until: 2025-12-31\n    length:")
    path.write_text(lapsed, "utf-8")
    pages = law_pages(
        docs, "en", read_law(sound / "law", TODAY, read_vocabulary(sound)).rules.values()
    )
    text = sections(pages.block("clocks", Actor.PROVIDER), 3)["complaint-reply"]
    assert words(docs, "en").sentences["no-length-now"] in text
    assert "30 days" not in text
    assert "from 10 November 2024 to 31 December 2025" in text


def test_the_days_off_are_those_of_this_year_and_the_next(docs: Docs) -> None:
    days_off = docs.rules["days-off"]
    known = tuple(day for day in days_off.days if not day.since or day.since <= TODAY)
    pages = law_pages(docs, "pl", [replace(days_off, days=known)])
    years = sections(pages.block("days_off"), 3)
    assert list(years) == ["days-off-2026", "days-off-2027"]
    assert [text.count("\n- ") for text in years.values()] == [14, 14]
    assert "- 24 grudnia – Wigilia (od 2025 roku)" in years["days-off-2026"]
    assert "- 28 marca – Wielkanoc\n" in years["days-off-2027"]


def test_years_that_nobody_checked_have_no_days_off(docs: Docs) -> None:
    pages = replace(law_pages(docs, "pl"), today=date(2040, 5, 1))
    assert list(sections(pages.block("days_off"), 3)) == ["days-off-2040"]


# Changes.


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_value_since_the_calendar_begins_is_a_change(docs: Docs, lang: str) -> None:
    """Of those that an act shows: what is known from other sources alone changes no law."""
    by_day = sections(law_pages(docs, lang).block("changes"), 2)
    told = [
        rule
        for rule in docs.rules.values()
        if not rule.days and rule.against is not Against.SECONDARY
    ]
    for rule in told:
        for value in rule.values:
            if value.since >= CALENDAR_BEGINS:
                text = by_day[f"since-{value.since}"]
                assert rule.title[lang] in text
                assert f"[{value.reference.title}]({value.reference.url})" in text
                if value.length:
                    assert words(docs, lang).length(value.length) in text
    listed = sum(text.count("](https://") for text in by_day.values())
    begun = [value for rule in told for value in rule.values if value.since >= CALENDAR_BEGINS]
    replaced = [value for rule in told for value in rule.values[1:] if value in begun]
    lapsed = [rule for rule in told if rule.values[-1].until]
    days_off = [day for day in docs.rules["days-off"].days if day.since]
    assert listed == len([*begun, *replaced, *lapsed, *days_off])
    assert (len(replaced), len(days_off)) >= (1, 1)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_newest_change_comes_first(docs: Docs, lang: str) -> None:
    days = list(sections(law_pages(docs, lang).block("changes"), 2))
    assert days == sorted(days, reverse=True)
    past = [day for day in days if day <= f"since-{TODAY}"]
    assert past[:3] == ["since-2026-03-14", "since-2025-02-01", "since-2024-11-10"]


def test_a_replaced_value_stands_before_the_new_one(docs: Docs) -> None:
    by_id = sections(law_pages(docs, "en").block("changes"), 3)
    text = by_id["complaint-acknowledgement-2026-03-14"]
    before, after = text.index("UWPKE art. 104 ust. 9"), text.index("14 days")
    assert text.index("Before\n") < before < text.index("From this day\n") < after
    assert "first day of this rule could not be confirmed" in text


def test_christmas_eve_is_first_off_in_december_2025(docs: Docs) -> None:
    text = sections(law_pages(docs, "en").block("changes"), 3)["christmas-eve-2025-02-01"]
    assert "for the first time on 24 December 2025" in text
    assert "It was not a day off." in text


def test_unconfirmed_first_days_say_so(docs: Docs) -> None:
    by_day = sections(law_pages(docs, "en").block("changes"), 2)
    unconfirmed = words(docs, "en").sentences["first-day-unconfirmed"]
    assert by_day["since-2026-03-14"].count(unconfirmed) == 3
    assert by_day["since-2023-07-01"].count(unconfirmed) == 3
    assert unconfirmed not in by_day["since-2024-11-10"]


MADE_UP = """\
id: made-up
title: {{pl: Opłata, en: Fee}}
values:
{values}
checked: {{day: {day}, against: {against}}}
facts: [a-fact]
"""
VALUE = """\
  {since}:
    {more}
    reference: {{title: art. {n}, journal: Dz.U. 2024 poz. 1, url: "https://isap.sejm.gov.pl/{n}"}}
"""


def made_up(
    folder: Path,
    *values: tuple[str, str],
    day: str = "2026-11-22",
    against: str = "promulgated",
    id_: str = "made-up",
) -> Rule:
    """A rule with *values*, each a first day and a line of YAML."""
    rows = "".join(
        VALUE.format(since=since, more=more, n=n) for n, (since, more) in enumerate(values, start=1)
    )
    text = MADE_UP.format(values=rows, day=day, against=against).replace("made-up", id_)
    law_files = folder / "law"
    law_files.mkdir(exist_ok=True)
    (folder / "facts.yml").write_text("facts: [a-fact]\n", "utf-8")
    (law_files / f"{id_}.yml").write_text(text, "utf-8")
    law = read_law(law_files, TODAY, read_vocabulary(ROOT / "docs"))
    assert law.problems == ()
    return law.rules[id_]


def test_a_value_that_lapses_is_a_change_of_the_next_day(docs: Docs, tmp_path: Path) -> None:
    rule = made_up(tmp_path, ("2021-01-01", "amount: 20.00 PLN\n    until: 2024-12-31"))
    by_day = sections(law_pages(docs, "en", [rule]).block("changes"), 2)
    assert list(by_day) == ["since-2025-01-01", "since-2021-01-01"]
    assert (
        "No longer in force from this day:**\n\n- Fee: **PLN 20** – [art. 1]"
        in (by_day["since-2025-01-01"])
    )
    assert "(until 31 December 2024)" in by_day["since-2021-01-01"]


def test_a_change_gives_both_values(docs: Docs, tmp_path: Path) -> None:
    rule = made_up(tmp_path, ("2021-01-01", "length: 1 months"), ("2024-01-01", "length: 5 days"))
    text = sections(law_pages(docs, "pl", [rule]).block("changes"), 3)["made-up-2024-01-01"]
    assert text.split("\n\n")[1:3] == [
        "Przedtem\n:   1 miesiąc. [art. 1](https://isap.sejm.gov.pl/1).",
        "Od tego dnia\n:   5 dni. [art. 2](https://isap.sejm.gov.pl/2).",
    ]


@pytest.mark.parametrize(("since", "ahead"), [("2026-11-23", False), ("2026-11-24", True)])
def test_a_change_still_to_come_says_so(
    docs: Docs, tmp_path: Path, since: str, ahead: bool
) -> None:
    rule = made_up(tmp_path, (since, "length: 5 days"))
    block = law_pages(docs, "en", [rule]).block("changes")
    assert (words(docs, "en").sentences["day-ahead"] in block) is ahead


# To be checked.


def listed_rules(docs: Docs, lang: str, block: str) -> Iterator[Rule]:
    """Yield the rule of each item of the list, by its words."""
    by_words: dict[str, Rule] = {}
    for rule in docs.rules.values():
        reference = in_force(rule).reference
        item = f"- {rule.title[lang]} – [{reference.title}]({reference.url}), {reference.journal}"
        assert item not in by_words
        by_words[item] = rule
    for line in plain(block).splitlines():
        if line.startswith("- "):
            found = [item for item in by_words if line == item or line.startswith(f"{item} – ")]
            yield by_words[found[0]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_to_be_checked_is_whole_and_sorted(docs: Docs, lang: str) -> None:
    block = law_pages(docs, lang).block("unchecked")
    rules = list(listed_rules(docs, lang, block))
    expected = [
        rule
        for rule in docs.rules.values()
        if rule.against is not Against.CONSOLIDATED
        or any(value.first_day_unconfirmed for value in rule.values)
    ]
    assert sorted(rule.id for rule in rules) == sorted(rule.id for rule in expected)
    surest_last = ["secondary", "promulgated", "consolidated"]
    keys = [(rule.checked, surest_last.index(rule.against)) for rule in rules]
    assert keys == sorted(keys)
    count = words(docs, lang).say("unchecked-count", count=len(expected), all=len(docs.rules))
    assert count in block
    unconfirmed = words(docs, lang).sentences["first-day-unconfirmed"]
    assert block.count(unconfirmed) == sum(
        any(value.first_day_unconfirmed for value in rule.values) for rule in expected
    )


def test_the_oldest_check_comes_first_and_then_the_least_sure(docs: Docs, tmp_path: Path) -> None:
    value = ("2024-11-10", "length: 5 days")
    rules = [
        made_up(tmp_path, value, id_="b-new", day="2026-11-22"),
        made_up(tmp_path, value, id_="c-new-unsure", day="2026-11-22", against="secondary"),
        made_up(tmp_path, value, id_="d-old", day="2026-01-01"),
        made_up(tmp_path, value, id_="a-old-unsure", day="2026-01-01", against="secondary"),
    ]
    groups = sections(law_pages(docs, "en", rules).block("unchecked"), 2)
    assert list(groups) == [
        "secondary-2026-01-01",
        "promulgated-2026-01-01",
        "secondary-2026-11-22",
        "promulgated-2026-11-22",
    ]


def test_a_rule_confirmed_against_the_consolidated_text_leaves_the_list(
    docs: Docs, tmp_path: Path
) -> None:
    rules = [
        made_up(tmp_path, ("2024-11-10", "length: 5 days"), id_="sure", against="consolidated"),
        made_up(
            tmp_path,
            ("2024-11-10", "first_day: unconfirmed"),
            id_="half-sure",
            against="consolidated",
        ),
    ]
    block = law_pages(docs, "en", rules).block("unchecked")
    assert "1 of 2 rules" in block
    assert list(sections(block, 2)) == ["consolidated-2026-11-22"]
    assert law_pages(docs, "en", rules[:1]).block("unchecked") == "The list is empty now."


# Words.


COMPOSED = {
    *(f"roll-{roll}" for roll in Roll),
    *(f"unchecked-{against}" for against in Against),
    *(f"end-{effect}" for effect in (Effect.UNLOCKS, Effect.DEEMS, Effect.ACCRUES)),
    *(f"end-{Effect.EXTINGUISHES}-{whose}" for whose in ("reader", "other")),
    *(f"end-{Effect.ADVISES}-{whose}" for whose in ("reader", "other")),
}
"""The words whose keys the module puts together."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_of_the_section_is_said_and_none_is_the_engines(docs: Docs, lang: str) -> None:
    section = docs.sentences[lang].words("law_pages").keys()
    modules = (ROOT / "build_tools" / "law_pages").glob("*.py")
    source = "".join(module.read_text("utf-8") for module in modules)
    assert section >= COMPOSED
    assert section - COMPOSED <= set(re.findall(r"""["']([a-z-]+)["']""", source))
    assert not section & docs.sentences[lang].words("sentences").keys()


def every_block(pages: LawPages) -> str:
    return "\n".join(
        pages.block(name, argument)
        for name, arguments in BLOCKS.items()
        for argument in arguments or ("",)
    )


@pytest.mark.parametrize("key", ["how-long", "roll-none", "changes-since", "unchecked-promulgated"])
def test_a_missing_word_is_told(docs: Docs, key: str) -> None:
    pages = law_pages(docs, "en")
    sentences = {name: text for name, text in pages.language.sentences.items() if name != key}
    without = replace(pages, language=replace(pages.language, sentences=sentences))
    assert every_block(pages)
    with pytest.raises(CannotTell, match=f'"{key}" has no words'):
        every_block(without)


@pytest.mark.parametrize("template", ["Since {dya}", "Since {", "Since {}"])
def test_a_gap_that_nothing_fills_is_told(docs: Docs, template: str) -> None:
    pages = law_pages(docs, "en")
    sentences = {**pages.language.sentences, "changes-since": template}
    wrong = replace(pages, language=replace(pages.language, sentences=sentences))
    with pytest.raises(CannotTell, match='"changes-since" has a gap') as told:
        wrong.block("changes")
    assert told.value.fix == "In its words write {day}."


def test_a_clock_that_waits_for_an_unknown_one_is_told_elsewhere(docs: Docs) -> None:
    rules = [rule for rule in docs.rules.values() if rule.id != "accepted-sum-payment"]
    block = law_pages(docs, "en", rules).block("clocks", Actor.PROVIDER)
    assert "the end of “accepted-sum-payment”" in block


# Blocks in pages.


def expand(docs: Docs, text: str, guides: dict[str, str] | None = None) -> Expanded:
    return docs.macros["en"].expand(text, "page.md", guides=guides)


BAD_BLOCKS = {
    "misspelt": ("{{ clokcs() }}", 'unknown macro "clokcs"', 'Did you mean "clocks"?'),
    "no-word": (
        "{{ clocks() }}",
        'the macro "clocks" does not know "nothing"',
        "Write one of reader, provider, authority in its brackets, in quotes.",
    ),
    "unknown-word": (
        '{{ clocks("raeder") }}',
        'the macro "clocks" does not know "raeder"',
        'Did you mean "reader"?',
    ),
    "two-words": (
        '{{ clocks("reader", "provider") }}',
        'the macro "clocks" does not know "reader, provider"',
        'Did you mean "reader"?',
    ),
    "a-word-too-many": (
        '{{ changes("2024") }}',
        'the macro "changes" takes nothing in its brackets',
        "Write {{ changes() }}.",
    ),
    "beside-text": (
        "See {{ changes() }}",
        'the macro "changes" stands beside other text',
        "Give it a line of its own.",
    ),
    "before-text": (
        "{{ unchecked() }} and more",
        'the macro "unchecked" stands beside other text',
        "Give it a line of its own.",
    ),
    "in-a-list": (
        "- {{ days_off() }}",
        'the macro "days_off" stands beside other text',
        "Give it a line of its own.",
    ),
    "a-rule-too-few": (
        "{{ length() }}",
        'the macro "length" names no rule',
        'Write its id in quotes, such as {{ length("complaint-reply") }}.',
    ),
}


@pytest.mark.parametrize(("text", "message", "fix"), BAD_BLOCKS.values(), ids=BAD_BLOCKS)
def test_a_bad_block_is_a_mistake_on_its_line(
    docs: Docs, text: str, message: str, fix: str
) -> None:
    [problem] = expand(docs, f"A.\n\n{text}\n\nB.").problems
    assert (problem.line, problem.message, problem.fix) == (3, message, fix)


def test_problems_below_a_block_keep_their_lines(docs: Docs) -> None:
    text = '# A\n\n{{ changes() }}\n\n{{ length("no-such-rule") }}\n\n14 days.\n'
    read = expand(docs, text)
    assert [problem.line for problem in read.problems] == [5, 7]
    assert read.text == text
    shown = expand(docs, text, guides={})
    assert shown.problems == read.problems
    assert shown.text.count("\n") > text.count("\n")


def test_a_block_stands_between_empty_lines(docs: Docs) -> None:
    lines = expand(docs, "Above.\n{{ unchecked() }}  \nBelow.", guides={}).text.split("\n")
    assert (lines[1], lines[-2].strip()) == ("", "")
    assert lines[2].startswith("On this list")


def test_a_block_that_lacks_a_rule_or_a_word_is_a_mistake(docs: Docs) -> None:
    macros = docs.macros["en"]
    [problem] = replace(macros, rules={}).expand("{{ days_off() }}", "page.md").problems
    assert problem.message == 'unknown rule "days-off"'
    language = replace(words(docs, "en"), sentences={"amount": "PLN {sum}"})
    [problem] = replace(macros, language=language).expand("{{ unchecked() }}", "page.md").problems
    assert problem.message == '"unchecked-count" has no words'
    assert "under law_pages" in problem.fix


def test_a_broken_law_file_is_no_mistake_of_a_block(docs: Docs) -> None:
    macros = replace(docs.macros["en"], rules={}, unread=frozenset({"days-off"}))
    assert macros.expand("{{ days_off() }}\n{{ changes() }}", "page.md").problems == ()


# The site.


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages_show_every_block(lang: str) -> None:
    text = "\n".join(path.read_text("utf-8") for path in (ROOT / "docs" / lang).rglob("*.md"))
    for name, arguments in BLOCKS.items():
        for argument in arguments or ("",):
            macro = f'{name}("{argument}")' if argument else f"{name}()"
            assert text.count(f"\n{{{{ {macro} }}}}\n") == 1


@pytest.mark.parametrize(
    ("lang", "folder"), [("pl", "terminy/"), ("en", "time-limits/")], ids=LANGUAGES
)
def test_every_clock_is_a_place_of_the_site_that_search_finds(
    docs: Docs, site: Path, lang: str, folder: str
) -> None:
    root = site if lang == "pl" else site / lang
    index = json.loads((root / "search" / "search_index.json").read_text("utf-8"))
    places = {entry["location"]: entry for entry in index["docs"]}
    html = (root / folder / "index.html").read_text("utf-8")
    for id_, rule in docs.rules.items():
        if rule.clock:
            title = unescape(places[f"{folder}#{id_}"]["title"])
            assert plain(title) == rule.title[lang]
            assert re.search(rf'<h3 id="{id_}">', html)
            assert re.search(rf'<a href="#{id_}" class="md-nav__link"', html), "table of contents"
