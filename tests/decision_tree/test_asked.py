"""The days that a page asks for: every clock of a page can be started there."""

from datetime import date

from decision_tree import Guide, replay
from decision_tree.case import Case
from decision_tree.law import event_asked_for
from decision_tree.tree import asked

TODAY = date(2026, 11, 22)


def test_every_clock_of_a_page_has_a_day_to_ask_for(guide: Guide) -> None:
    nodes = guide.tree.nodes.values()
    named = {id_ for node in nodes for id_ in (*node.clocks, node.clock) if id_}
    clocks = [guide.clocks[id_] for id_ in sorted(named)]
    for language in guide.languages.values():
        lacking = [c.id for c in clocks if event_asked_for(c, guide.clocks) not in language.asked]
        assert lacking == []


def test_a_clock_that_rests_on_another_asks_for_the_day_of_that(guide: Guide) -> None:
    step = replay(guide, Case(begins_at="deemed-not-paid"), TODAY)
    assert asked(step, guide)[0] == "complaint-filed"
    known = Case(begins_at="deemed-not-paid", events={"complaint-filed": date(2026, 9, 1)})
    assert "complaint-filed" not in asked(replay(guide, known, TODAY), guide)
