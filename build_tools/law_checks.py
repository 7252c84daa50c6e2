"""The rules for what law files name: every page, question and answer of theirs is there."""

from collections.abc import Iterator, Mapping
from itertools import chain

from decision_tree.law import event_asked_for

from .docs import Docs
from .lined_yaml import Table
from .pages import Page
from .problems import Problem, did_you_mean
from .text_file import shown_path


def law_files_are_yml_files(docs: Docs) -> Iterator[Problem]:
    for name in docs.law_files:
        stem, _, ending = name.partition(".")
        if ending != "yml":
            is_there = f"{stem}.yml" in docs.law_files
            fix = f"Delete it: {stem}.yml is there." if is_there else f"Rename it to {stem}.yml."
            file = shown_path(docs.root / "law" / name)
            yield Problem(file, 1, f"no law file ends in .{ending}", fix)


def rules_name_what_exists(docs: Docs) -> Iterator[Problem]:
    """Every page and answer that a law file names exists, and every rule that words are of."""
    pages = {page.id for page in docs.pages[docs.source] if page.id}
    questions = {str(page.id): page for page in docs.answering(docs.source)}
    for rule in docs.rules.values():
        route = rule.table.table("route")
        named = rule.table.table("pages")
        for table, key in [*((named, phase) for phase in named), *((route, "page"),) * bool(route)]:
            if table.text(key) not in pages:
                fix = did_you_mean(str(table.text(key)), pages, "Write the id of a page.")
                message = f'unknown page "{table.text(key)}"'
                yield Problem(rule.file, table.key_line(key), message, fix)
        for table, key in (
            *((rule.table, "for"), (rule.table, "only_for"), (rule.table, "recurs_where")),
            *((route, "begun_where"), (route, "ended_where")),
        ):
            yield from _unknown_answers(table.table(key), questions, rule.file, docs)
    yield from _unasked(docs)
    for sentences in docs.sentences.values():
        for section in ("cautions", "passed"):
            words = sentences.table.table(section)
            for id_ in words:
                if id_ not in docs.rules.keys() | docs.unread_rules:
                    fix = did_you_mean(id_, docs.rules, "Name a rule of docs/law/.")
                    line = words.key_line(id_)
                    yield Problem(sentences.file, line, f'unknown rule "{id_}"', fix)


def _unasked(docs: Docs) -> Iterator[Problem]:
    """Yield the clocks of pages whose start nobody is asked for, since there is no question."""
    named = chain.from_iterable(
        (*page.meta.texts("clock"), *page.meta.texts("clocks")) for page in docs.nodes()
    )
    rules = (docs.rules[id_] for id_ in sorted(set(map(str, named))) if id_ in docs.rules)
    clocks = {id_: rule.clock for id_, rule in docs.rules.items() if rule.clock}
    events = dict.fromkeys(event_asked_for(rule.clock, clocks) for rule in rules if rule.clock)
    for sentences in docs.sentences.values():
        words = sentences.table.table("asked")
        for event in filter(None, events):
            if event not in words:
                line = sentences.table.key_line("asked")
                fix = f"Write {event}: under asked, and the question for that day."
                message = f'nothing asks for the day of "{event}"'
                yield Problem(sentences.file, line, message, fix)


def _unknown_answers(
    named: Table, questions: Mapping[str, Page], file: str, docs: Docs
) -> Iterator[Problem]:
    """Yield the questions, and the answers to them, that are named and do not exist."""
    for node in named:
        if node not in questions:
            fix = did_you_mean(node, questions, "Write the id of a question.")
            yield Problem(file, named.key_line(node), f'unknown question "{node}"', fix)
            continue
        known = {docs.answer_id(item, questions[node]) for item in questions[node].items}
        for answer in named.texts(node):
            if answer not in known:
                ids = sorted(filter(None, known))
                fix = did_you_mean(answer, ids, f"Known: {', '.join(ids)}.")
                yield Problem(file, answer.line, f'"{node}" has no answer "{answer}"', fix)
