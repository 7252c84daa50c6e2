import pytest
from markdown import Markdown

from build_tools.answers_extension import AnswersExtension

PAGES = {
    "marks": ("- [Tak](a.md){ #yes }\n- [Nie](b.md){ #no }", ["yes", "no"]),
    "one-target": ("- [Nie](x.md)\n- [Nie wiem](x.md){ #unknown }", ["x", "unknown"]),
    "two-links-in-an-item": ("- [Tak](a.md), jak [tu](b.md)\n- [Nie](c.md)", ["a", "c"]),
}


@pytest.mark.parametrize(("markdown", "ids"), PAGES.values(), ids=PAGES)
def test_each_answer_carries_its_id(markdown: str, ids: list[str]) -> None:
    extension = AnswersExtension()
    extension.answers = ids
    html = Markdown(extensions=["attr_list", extension]).convert(markdown)
    assert [part.split('"')[0] for part in html.split('data-answer="')[1:]] == ids
    assert ' id="' not in html


def test_a_page_that_asks_nothing_stays_as_it_is() -> None:
    html = Markdown(extensions=["attr_list", AnswersExtension()]).convert("- [Tak](a.md){ #yes }")
    assert "data-answer" not in html


def test_answers_are_grouped_in_their_order_and_short_groups_are_folded() -> None:
    extension = AnswersExtension()
    extension.answers = ["a", "b", "c", "d", "e", "f", "g"]
    extension.groups = {**dict.fromkeys("abdef", "Fault"), "c": "Court"}
    items = "\n".join(f"- [{id_}](x.md){{ #{id_} }}" for id_ in extension.answers)
    html = Markdown(extensions=["attr_list", extension]).convert(items)
    assert [part.split('"')[0] for part in html.split('data-answer="')[1:]] == list("abdefcg")
    assert '<details class="group" open="open"><summary>Fault</summary>' in html
    assert '<details class="group"><summary>Court</summary>' in html
    assert html.count("<details") == 2  # what is in no group stands below them
