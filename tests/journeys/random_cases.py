"""Cases drawn at random, the same ones on every run: any events, any answers, any sums."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from decision_tree import Guide
from tests.conftest import COUNT_DETAILS, MONEY_DETAILS

FIRST_DAY, LAST_DAY = date(2024, 6, 1), date(2029, 12, 31)


@dataclass(frozen=True, slots=True)
class RandomCase:
    """A case document, and the day and language it is asked in."""

    text: str
    today: date
    lang: str


def random_cases(guide: Guide, number: int, *, every_event: bool = False) -> Iterator[RandomCase]:
    """Yield *number* cases; with *every_event* each of them starts every clock."""
    draw = random.Random(378)
    for _ in range(number):
        today = _day(draw, FIRST_DAY, LAST_DAY)
        share = 1 if every_event else draw.random()
        events = {
            event: _day(draw, FIRST_DAY, LAST_DAY if flags.may_lie_ahead else today).isoformat()
            for event, flags in guide.vocabulary.events.items()
            if draw.random() < share
        }
        details = {
            name: f"{draw.randrange(300)}.{draw.randrange(100):02d}" for name in MONEY_DETAILS
        }
        details |= {name: str(draw.randrange(40)) for name in COUNT_DETAILS}
        case = {
            "format": "eskalator-case/1",
            "answers": _answers(draw, guide),
            "events": events,
            "details": details if draw.random() < 0.5 else {},
        }
        yield RandomCase(json.dumps(case), today, draw.choice(sorted(guide.languages)))


def _day(draw: random.Random, first: date, last: date) -> date:
    return first + timedelta(days=draw.randrange((last - first).days + 1))


def _answers(draw: random.Random, guide: Guide) -> dict[str, str]:
    """Walk some way down the tree, with answers from elsewhere now and then."""
    node, answers = guide.tree.nodes[guide.tree.start], {}
    while node.answers and draw.random() < 0.9:
        answer = draw.choice(node.answers)
        answers[node.id] = answer.id
        node = guide.tree.nodes[answer.leads_to]
    if draw.random() < 0.5:
        asking = [node for _, node in sorted(guide.tree.nodes.items()) if node.answers]
        for elsewhere in draw.sample(asking, 5):
            answers.setdefault(elsewhere.id, draw.choice(elsewhere.answers).id)
    if draw.random() < 0.2:
        answers[draw.choice(sorted(guide.tree.nodes))] = "yes"
    return answers
