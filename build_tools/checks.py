"""The rules for pages: each is a generator of problems and reads no file."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from itertools import chain

from decision_tree import Kind

from .answer_checks import (
    ID,
    ID_FIX,
    answer_events_are_known,
    answers_can_be_told_apart,
    answers_lead_to_nodes,
    checks_and_lists_have_their_answers,
)
from .days_off import disagreements
from .definitions import read_as
from .docs import KIND_OF_KEY, Docs
from .former_checks import former_names_are_free, moved_pages_are_gone
from .front_matter import KEYS, FrontMatter, PageKind
from .law_checks import law_files_are_yml_files, rules_name_what_exists
from .link_checks import (
    anchors_are_there,
    files_are_there,
    links_begin_at_their_page,
    links_have_words,
    links_lead_somewhere,
    pages_are_md_files,
    pages_have_plain_names,
)
from .pages import Page
from .pairs import languages_agree
from .problems import Problem, did_you_mean
from .sentences import differences
from .text_file import shown_path
from .walks import one_node_starts, walks_end

OFF_THE_ROAD = "aside"
"""The stage of an outcome that is no step of the road."""

SITUATION_SECTIONS = ("who", "demand", "evidence")


def check(docs: Docs) -> list[Problem]:
    """Return every problem of *docs*, by file and line, each once."""
    if docs.unsettled:
        return sorted(docs.unsettled)
    if not docs.pages.get(docs.source):
        fix = "Name the folder that holds law/ and, for each language, a folder with sentences.yml."
        nothing = Problem(shown_path(docs.root / docs.source), 1, "there is no page here", fix)
        return sorted([nothing, *docs.reading_problems])
    rules: tuple[Callable[[Docs], Iterator[Problem]], ...] = (
        front_matter_is_known,
        pages_have_text,
        ids_are_unique,
        pages_are_md_files,
        pages_have_plain_names,
        law_files_are_yml_files,
        links_have_words,
        links_lead_somewhere,
        links_begin_at_their_page,
        files_are_there,
        anchors_are_there,
        one_node_starts,
        answers_lead_to_nodes,
        checks_and_lists_have_their_answers,
        answers_can_be_told_apart,
        answer_events_are_known,
        keys_fit_their_kind,
        former_names_are_free,
        moved_pages_are_gone,
        names_are_known,
        rules_name_what_exists,
        situations_have_their_sections,
        situations_are_chosen,
        walks_end,
        languages_agree,
        sentences_agree,
        days_off_are_right,
    )
    unread = {page.file for page in _all_pages(docs) if page.unread}
    found = (problem for rule in rules for problem in rule(docs) if problem.file not in unread)
    return sorted({*docs.reading_problems, *found})


def _all_pages(docs: Docs) -> Iterator[Page]:
    return chain.from_iterable(docs.pages.values())


def front_matter_is_known(docs: Docs) -> Iterator[Problem]:
    for page in _all_pages(docs):
        yield from read_as(FrontMatter, page.meta, page.file)[1]
        if page.kind_meant and not _is_misspelt("kind", page):
            fix = f"Write kind: {page.kind_meant}, or another of {', '.join(sorted(PageKind))}."
            yield Problem(page.file, page.key_line("id"), 'the page has no "kind"', fix)


def _is_misspelt(key: str, page: Page) -> bool:
    """Tell whether *page* seems to mean *key* by one that is none; that is told of it."""
    return any(get_close_matches(other, KEYS, n=1)[:1] == [key] for other in page.meta)


def pages_have_text(docs: Docs) -> Iterator[Problem]:
    asking = {page.file for lang in docs.pages for page in docs.answering(lang)}
    for page in _all_pages(docs):
        if page.empty:
            fix = "Write the page, or delete the file."
            yield Problem(page.file, page.title_line, "the page is empty", fix)
        elif not page.title:
            fix = "Begin the text with a line such as: # Title"
            yield Problem(page.file, page.title_line, "the page has no title", fix)
        elif page.title_only and page.file not in asking:
            fix = "Write below it what readers are to know or do."
            yield Problem(page.file, page.title_line, "the page is a title and no more", fix)
        for line in page.second_titles:
            fix = "Begin it with ##, or make two pages of it."
            yield Problem(page.file, line, "the page has a second title", fix)


def ids_are_unique(docs: Docs) -> Iterator[Problem]:
    for pages in docs.pages.values():
        first: dict[str, Page] = {}
        led_to = {page.target(link) for page in pages for link in page.links}
        for page in sorted(pages, key=lambda page: page.path not in led_to):
            if page.id is None:
                if page.meta or not page.empty:
                    fix = (
                        "Begin the file with a line of ---, a line such as id: no-answer, and ---."
                    )
                    yield Problem(page.file, 1, "the page has no id", fix)
                continue
            line = page.key_line("id")
            if not ID.fullmatch(page.id):
                yield Problem(page.file, line, f'"{page.id}" is no id', ID_FIX)
            if page.id in first:
                fix = f"{first[page.id].file} has it already; give this page its own id."
                yield Problem(page.file, line, f'duplicate id "{page.id}"', fix)
            first.setdefault(page.id, page)


def keys_fit_their_kind(docs: Docs) -> Iterator[Problem]:
    for page in docs.nodes():
        for key, kind in KIND_OF_KEY.items():
            if key in page.meta and page.kind != kind:
                fix = f"Take the line out, or write kind: {kind}."
                message = f'"{key}" belongs to pages of the kind "{kind}" only'
                yield Problem(page.file, page.key_line(key), message, fix)


def names_are_known(docs: Docs) -> Iterator[Problem]:
    events = list(docs.vocabulary.words.events)
    clocks = sorted(id_ for id_, rule in docs.rules.items() if rule.clock)
    clocks += sorted(docs.unread_rules)
    letters = sorted(p.id for p in docs.pages[docs.source] if p.kind == "letter" and p.id)
    steps = [page.id for page in docs.pages[docs.source] if "step" in page.meta and page.id]
    stages = [*steps, OFF_THE_ROAD]
    needed: dict[str, tuple[str, list[str]]] = {
        Kind.DATE: ("event", events),
        Kind.CHECK: ("clock", clocks),
        **({Kind.OUTCOME: ("stage", stages)} if steps else {}),
    }
    for page in docs.pages[docs.source]:
        if page.kind in needed:
            key, known = needed[page.kind]
            if not page.meta.text(key) and not _is_misspelt(key, page):
                fix = f"Write {key}: and one of: {', '.join(known)}."
                message = f'the {page.kind} names no "{key}"'
                line = page.key_line("id" if page.kind_meant else "kind")
                yield Problem(page.file, line, message, fix)
        if events:
            yield from _unknown_names(page, "event", "event", events)
            yield from _unknown_names(page, "done_by", "event", events)
        yield from _unknown_names(page, "clock", "clock", clocks)
        yield from _unknown_names(page, "clocks", "clock", clocks)
        yield from _unknown_names(page, "letter", "letter", letters)
        if steps:
            yield from _unknown_names(page, "stage", "stage", stages)


def _unknown_names(page: Page, key: str, what: str, known: list[str]) -> Iterator[Problem]:
    for name in page.meta.texts(key):
        if name not in known:
            fix = did_you_mean(name, known, f"Known: {', '.join(known) or 'none'}.")
            yield Problem(page.file, name.line, f'unknown {what} "{name}"', fix)


def situations_have_their_sections(docs: Docs) -> Iterator[Problem]:
    situations = {page.id for page in docs.pages[docs.source] if page.kind == "situation"}
    for page in _all_pages(docs):
        if page.id in situations and page.id:
            for section in SITUATION_SECTIONS:
                if section not in page.headings:
                    fix = f"Write a heading such as: ## Title {{ #{section} }}"
                    message = f'the situation has no section "#{section}"'
                    yield Problem(page.file, page.title_line, message, fix)


def situations_are_chosen(docs: Docs) -> Iterator[Problem]:
    """An outcome shows the situation whose id an earlier answer has."""
    answering = docs.answering(docs.source)
    chosen = {docs.answer_id(item, page) for page in answering for item in page.items}
    for page in docs.pages[docs.source]:
        if page.kind == "situation" and page.id and page.id not in chosen:
            fix = f"Mark the answer that stands for it with {{ #{page.id} }}."
            message = f'no answer chooses the situation "{page.id}"'
            yield Problem(page.file, page.key_line("id"), message, fix)


def sentences_agree(docs: Docs) -> Iterator[Problem]:
    """The sentence files have the same words, once each is right by itself."""
    wrong = {problem.file for problem in docs.reading_problems}
    right = {lang: words for lang, words in docs.sentences.items() if words.file not in wrong}
    for lang in docs.translations:
        if docs.source in right and lang in right:
            yield from differences(right[docs.source], right[lang])


def days_off_are_right(docs: Docs) -> Iterator[Problem]:
    if "days-off" in docs.rules:
        yield from disagreements(docs.rules["days-off"])
