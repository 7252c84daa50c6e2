"""Compilation of a docs folder into the one document that the engine reads."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from decision_tree import Answer, Calendar, Guide, Kind, Node, Tree
from decision_tree.documents import guide_document
from decision_tree.words import Page as PageWords

from .checks import check
from .days_off import bounds, table_of
from .docs import ANSWERING, Docs, read_docs
from .languages import SENTENCES
from .memory import Memory
from .pages import Page
from .problems import BadDocs, Problem
from .text_file import shown_path

_RULES = ("counting", "days-off")
"""The rules by which every period is counted."""


def checked_docs(root: Path, today: date, memory: Memory | None = None) -> Docs:
    """Read the docs folder *root*, of which *memory* may know much already.

    Raises:
        BadDocs: it has mistakes; all of them are in it.
    """
    docs = read_docs(root, today, memory)
    problems = check(docs) or list(_missing_files(docs))
    if problems:
        raise BadDocs(problems)
    return docs


def _missing_files(docs: Docs) -> Iterator[Problem]:
    """Yield what a guide needs although no page names it."""
    needed = [(docs.root / lang / SENTENCES, lang in docs.sentences) for lang in docs.pages]
    needed += [(docs.root / "law" / f"{id_}.yml", id_ in docs.rules) for id_ in _RULES]
    for path, is_there in needed:
        if not is_there:
            yield Problem(shown_path(path), 1, "the file is missing", "Write it.")


def compile_docs(docs: Docs) -> dict[str, Any]:
    """Return the compiled guide of checked *docs* as a document."""
    return guide_document(_guide(docs))


def guide_text(docs: Docs) -> str:
    """Return the compiled guide of checked *docs* as browsers load it."""
    return json.dumps(compile_docs(docs), ensure_ascii=False, separators=(",", ":"))


def _guide(docs: Docs) -> Guide:
    (start,) = docs.starts()
    return Guide(
        tree=Tree(
            start=str(start.id),
            entry=next((page.id for page in docs.entries()), None),
            nodes={str(page.id): _node(page, docs) for page in docs.nodes()},
            situations=frozenset(
                str(page.id) for page in docs.pages[docs.source] if page.kind == "situation"
            ),
        ),
        vocabulary=docs.vocabulary.words,
        clocks={id_: rule.clock for id_, rule in docs.rules.items() if rule.clock},
        sums={id_: rule.sum for id_, rule in docs.rules.items() if rule.sum},
        calendar=_calendar(docs),
        languages={
            lang: said.language(
                lang, {str(page.id): _words(page, docs) for page in pages}, docs.rules
            )
            for lang, pages in docs.pages.items()
            if (said := docs.sentences[lang].said)
        },
    )


def _node(page: Page, docs: Docs) -> Node:
    paths, former = docs.by_path(docs.source), page.meta.table("formerly_answers")
    answers: list[Answer] = []
    for item in page.items if page.kind in ANSWERING else ():
        target = page.target(item.link) if item.link else None
        leads_to = str(paths[target].id) if target else ""
        answers.append(Answer(id=str(docs.answer_id(item, page)), leads_to=leads_to))
    return Node(
        id=str(page.id),
        kind=Kind(page.kind),
        answers=tuple(answers),
        event=page.meta.text("event") or None,
        clock=page.meta.text("clock") or None,
        clocks=tuple(page.meta.texts("clocks")),
        letter=page.meta.text("letter") or None,
        done_by=tuple(page.meta.texts("done_by")),
        answer_events={
            str(docs.answer_id(item, page)): item.link.event
            for item in page.items
            if item.link and item.link.event
        },
        formerly=tuple(page.meta.texts("formerly")),
        formerly_answers={old: str(former.text(old)) for old in former},
    )


def _calendar(docs: Docs) -> Calendar:
    first, last = bounds(docs.rules["days-off"])
    counting = docs.rules["counting"]
    value = counting.value_on(docs.macros[docs.source].today) or counting.values[-1]
    return Calendar(
        first=first,
        last=last,
        weekend=docs.rules["days-off"].weekend,
        days_off=table_of(docs.rules["days-off"]),
        reference=value.reference.title,
    )


def _words(page: Page, docs: Docs) -> PageWords:
    asks = docs.by_id(docs.source)[str(page.id)].kind in ANSWERING
    return PageWords(
        title=page.title,
        url=docs.url_of(page.path, page.lang),
        answers={
            str(docs.answer_id(item, page)): item.link.text
            for item in page.items
            if item.link and asks
        },
    )
