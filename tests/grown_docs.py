"""Docs folders of any size, without mistakes: the small sound one with a tree grown into it."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOUND = ROOT / "tests" / "broken" / "sound"
ANSWERS = 7
"""Of each question: 10,000 nodes lie no deeper than a reader may walk."""
FOLDERS = {"pl": "drzewo", "en": "tree"}

OUTCOME = """---
{meta}
---
# Outcome {number}

The provider has {{{{ length("complaint-reply") }}}} to answer. {{{{ source("complaint-reply") }}}}
The whole way is on [the page of the road]({road}).
"""
QUESTION = """---
{meta}
---
# Question {number}

Answer as it was; what comes next depends on it.

{links}
"""
ROADS = {"pl": "../droga/reklamacja.md", "en": "../the-road/complaint.md"}


def grow(folder: Path, nodes: int, answers: int = ANSWERS) -> Path:
    """Write docs whose tree has *nodes* more nodes than the sound one, in both languages."""
    shutil.copytree(SOUND, folder)
    for lang, name in FOLDERS.items():
        (folder / lang / name).mkdir()
        for number in range(nodes):
            page = folder / lang / name / f"{number}.md"
            page.write_text(_page(number, nodes, answers, lang), "utf-8")
        index = folder / lang / "index.md"
        begun, rest = index.read_text("utf-8").split("{ #bill }\n")
        grown = f"{begun}{{ #bill }}\n- [Grown]({name}/0.md){{ #grown }}\n{rest}"
        index.write_text(grown, "utf-8")
    return folder


def _page(number: int, nodes: int, answers: int, lang: str) -> str:
    """Return the page of the node *number*, whose answers lead to the numbers that follow."""
    first = number * answers + 1
    led_to = range(first, min(first + answers, nodes))
    meta = [f"id: node-{number}"]
    if not led_to:
        if lang == "pl":
            meta += ["kind: outcome", "stage: step-complaint", "clocks: [complaint-reply]"]
        return OUTCOME.format(meta="\n".join(meta), number=number, road=ROADS[lang])
    if lang == "pl":
        meta += ["kind: question"]
    links = "\n".join(f"- [Answer {there}]({there}.md){{ #answer-{there} }}" for there in led_to)
    return QUESTION.format(meta="\n".join(meta), number=number, links=links)
