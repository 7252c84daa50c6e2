"""Cases of before: ids that nodes and answers had, brought to those they have now."""

from dataclasses import replace

from ..case import Case
from .nodes import Tree


def renamed(case: Case, tree: Tree) -> Case:
    """Return *case* with the present ids; what was answered under a present id stands."""
    now = {old: node.id for node in tree.nodes.values() for old in node.formerly}
    answers: dict[str, str] = {}
    for asked, answer in sorted(case.answers.items(), key=lambda given: given[0] in now):
        node = tree.nodes.get(now.get(asked, asked))
        if node is None:
            answers[asked] = answer
        elif node.id not in answers:
            known = node.answer(answer)
            answers[node.id] = answer if known else node.formerly_answers.get(answer, answer)
    in_order = [now.get(asked, asked) for asked in case.answers]
    return replace(
        case,
        answers={asked: answers[asked] for asked in dict.fromkeys(in_order)},
        begins_at=now.get(case.begins_at, case.begins_at) if case.begins_at else None,
    )
