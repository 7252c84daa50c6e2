"""Compilation of a docs folder into the one document that the engine reads."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from decision_tree import Clock, Vocabulary
from decision_tree.documents import GUIDE_FORMAT
from decision_tree.law import Answers, Route, SumRule

from .checks import check
from .days_off import bounds, table_of, titles
from .docs import ANSWERING, SOURCE, Docs, read_docs
from .law import UNCONFIRMED
from .memory import Memory
from .pages import Page
from .problems import BadDocs, Problem
from .sentences import FILE as SENTENCES
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


def url_of(path: PurePosixPath, lang: str) -> str:
    """Return the address of the page *path* under the site's root, with directory URLs."""
    parts = list(path.with_suffix("").parts)
    if parts[-1] == "index":
        parts.pop()
    prefix = [] if lang == SOURCE else [lang]
    return "".join(f"{part}/" for part in (*prefix, *parts))


def compile_docs(docs: Docs) -> dict[str, Any]:
    """Return the compiled guide of checked *docs*."""
    nodes = {str(page.id): _node(page, docs) for page in docs.nodes()}
    (start,) = docs.starts()
    names = titles(docs.rules["days-off"])
    clocks = {id_: rule.clock for id_, rule in docs.rules.items() if rule.clock}
    return {
        "format": GUIDE_FORMAT,
        "tree": {
            "start": start.id,
            "entry": next((page.id for page in docs.entries()), None),
            "nodes": nodes,
            "situations": [p.id for p in docs.pages[SOURCE] if p.kind == "situation"],
        },
        "vocabulary": _vocabulary(docs.vocabulary.words),
        "clocks": {id_: _clock(clock) for id_, clock in clocks.items()},
        "sums": {id_: _sum(rule.sum) for id_, rule in docs.rules.items() if rule.sum},
        "calendar": _calendar(docs),
        "languages": {
            lang: {
                "pages": {str(page.id): _words(page, docs) for page in docs.pages[lang]},
                **docs.sentences[lang].document(docs.rules, names[lang], lang),
            }
            for lang in docs.pages
        },
    }


def guide_text(docs: Docs) -> str:
    """Return the compiled guide of checked *docs* as browsers load it."""
    return json.dumps(compile_docs(docs), ensure_ascii=False, separators=(",", ":"))


def _node(page: Page, docs: Docs) -> dict[str, Any]:
    paths = docs.by_path(SOURCE)
    answers: dict[str, str] = {}
    for item in page.items if page.kind in ANSWERING else ():
        target = page.target(item.link) if item.link else None
        answers[str(docs.answer_id(item, page))] = str(paths[target].id) if target else ""
    node: dict[str, Any] = {"kind": page.kind, "answers": answers}
    for key in ("event", "clock", "letter"):
        if page.meta.text(key):
            node[key] = str(page.meta.text(key))
    events = {
        str(docs.answer_id(item, page)): item.link.event
        for item in page.items
        if item.link and item.link.event
    }
    if events:
        node["answer_events"] = events
    if former := page.meta.table("formerly_answers"):
        node["formerly_answers"] = {str(old): str(former[old]) for old in former}
    for key in ("clocks", "done_by", "formerly"):
        if page.meta.texts(key):
            node[key] = list(map(str, page.meta.texts(key)))
    return node


def _clock(clock: Clock) -> dict[str, Any]:
    document: dict[str, Any] = {
        "effect": clock.effect,
        "acts": clock.acts,
        "starts_on": list(clock.starts_on),
        "counts": clock.counts,
        "values": [
            {
                "since": value.since.isoformat(),
                **({"until": value.until.isoformat()} if value.until else {}),
                **({"length": str(value.length)} if value.length else {}),
                "roll": value.roll,
                "reference": value.reference,
                "url": value.url,
                **({"first_day": UNCONFIRMED} if value.first_day_unconfirmed else {}),
            }
            for value in clock.values
        ],
        "checked": clock.checked.isoformat(),
        "against": clock.against,
    }
    optional = {
        "takes_earliest": clock.takes_earliest,
        "gives_way": {start: list(events) for start, events in clock.gives_way.items()},
        "at_least_from": clock.at_least_from,
        "governed_by": list(clock.governed_by),
        "stopped_by": list(clock.stopped_by),
        "settled_by": list(clock.settled_by),
        "barred_by": list(clock.barred_by),
        "concerns": _answers(clock.concerns),
        "only_for": _answers(clock.only_for),
        "recurs_from": list(clock.recurs_from),
        "recurs_where": _answers(clock.recurs_where),
        "route": clock.route and _route(clock.route),
        "hurry": clock.hurry and str(clock.hurry),
        "pages": {phase: page for phase, page in asdict(clock.pages).items() if page},
        "asks": clock.asks,
        "fiction": clock.fiction,
        "safety": clock.safety and str(clock.safety),
    }
    return document | {key: value for key, value in optional.items() if value}


def _route(route: Route) -> dict[str, Any]:
    return {
        "begun_by": list(route.begun_by),
        "begun_where": _answers(route.begun_where),
        "ended_by": list(route.ended_by),
        "ended_where": _answers(route.ended_where),
        "page": route.page,
    }


def _answers(answers: Answers) -> dict[str, list[str]]:
    return {node: sorted(ids) for node, ids in answers.items()}


def _vocabulary(vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "events": {
            id_: {key: value for key, value in asdict(event).items() if value}
            for id_, event in vocabulary.events.items()
        },
        "details": dict(vocabulary.details),
    }


def _sum(rule: SumRule) -> dict[str, Any]:
    document: dict[str, Any] = {
        "arithmetic": rule.arithmetic,
        "inputs": dict(rule.inputs),
        "governed_by": rule.governed_by,
        "values": [
            {
                "since": value.since.isoformat(),
                **({"until": value.until.isoformat()} if value.until else {}),
                "reference": value.reference,
                "url": value.url,
            }
            for value in rule.values
        ],
        "checked": rule.checked.isoformat(),
        "against": rule.against,
    }
    optional = {"needs_day": rule.needs_day, "replaced_by": rule.replaced_by}
    return document | {key: value for key, value in optional.items() if value}


def _calendar(docs: Docs) -> dict[str, Any]:
    first, last = bounds(docs.rules["days-off"])
    days = table_of(docs.rules["days-off"])
    return {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "weekend": sorted(docs.rules["days-off"].weekend),
        "days_off": {day.isoformat(): id_ for day, id_ in days.items()},
        "reference": docs.rules["counting"].values[-1].reference.title,
    }


def _words(page: Page, docs: Docs) -> dict[str, Any]:
    words: dict[str, Any] = {"title": page.title, "url": url_of(page.path, page.lang)}
    source = docs.by_id(SOURCE)[str(page.id)]
    if source.kind in ANSWERING:
        words["answers"] = {
            str(docs.answer_id(item, page)): item.link.text for item in page.items if item.link
        }
    return words
