from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from build_tools.macros import Macros
from build_tools.pages import Page, read_page, target_of

QUESTION = """\
---
id: what-about-it
kind: question
---
# Co z tym?

Pierwszy akapit
ma trzy linie, a w nich [link](inna.md)
i jeszcze [jeden](trzecia.md).

- to nie jest odpowiedź

Tu się [zaczyna](tu.md):

- [Tak](tak.md){ #yes }
- [Odpowiedź, która
  ma dwie linie](../nie.md)
- Bez linku
- [Z dopiskiem](tak.md#dalej) i słowami po nim

Po odpowiedziach też jest tekst.

1. [To](droga.md) nie są odpowiedzi.

| a | b |
|---|---|
| c | [w tabeli](tabela.md) |
"""


def read(text: str, tmp_path: Path, letters: dict[str, set[str]] | None = None) -> Page:
    path = tmp_path / "pl" / "co-teraz" / "strona.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    macros = Macros(rules={}, language=None, today=date(2026, 11, 23))
    return read_page(path, tmp_path / "pl", "pl", macros, letters or {})


def test_the_answers_are_the_last_bullet_list(tmp_path: Path) -> None:
    items = read(QUESTION, tmp_path).items
    assert [(item.line, item.link.text if item.link else None) for item in items] == [
        (15, "Tak"),
        (16, "Odpowiedź, która ma dwie linie"),
        (18, None),
        (19, "Z dopiskiem"),
    ]
    assert [item.link.mark for item in items if item.link] == ["yes", None, None]


def test_lines_are_those_of_the_file_with_its_front_matter(tmp_path: Path) -> None:
    page = read(QUESTION, tmp_path)
    assert page.title_line == 5
    assert page.key_line("kind") == 3
    assert [(link.line, link.href) for link in page.links] == [
        (8, "inna.md"),
        (9, "trzecia.md"),
        (13, "tu.md"),
        (15, "tak.md"),
        (16, "../nie.md"),
        (19, "tak.md#dalej"),
        (23, "droga.md"),
        (27, "tabela.md"),
    ]


def test_a_page_without_front_matter_counts_from_its_first_line(tmp_path: Path) -> None:
    page = read("# Tytuł\n\n[link](inna.md)\n", tmp_path)
    assert (page.id, page.kind, page.title_line, page.links[0].line) == (None, "guide", 1, 3)


LABELS = {
    "plain": ("[Tak, minął](a.md)", "Tak, minął"),
    "emphasis": ("[Nie, **jeszcze** trwa](a.md)", "Nie, jeszcze trwa"),
    "code": ("[Plik `a.md`](a.md)", "Plik a.md"),
    "entity": ("[Tak &amp; nie](a.md)", "Tak & nie"),
    "quotation": ("[„Nie pamiętam”](a.md)", "„Nie pamiętam”"),
}


@pytest.mark.parametrize(("link", "label"), LABELS.values(), ids=LABELS)
def test_the_label_of_an_answer_is_its_plain_words(link: str, label: str, tmp_path: Path) -> None:
    [item] = read(f"# T\n\n- {link}\n", tmp_path).items
    assert item.link is not None
    assert item.link.text == label


@pytest.mark.parametrize(
    "item",
    ["Nie: [dalej](a.md)", "**[Tak](a.md)**", "[Tak]", "[Tak][nic]", "![Tak](a.png)", ""],
    ids=["words-first", "bold", "no-target", "no-such-reference", "image", "empty"],
)
def test_an_item_that_does_not_begin_with_a_link_has_none(item: str, tmp_path: Path) -> None:
    [read_item] = read(f"# T\n\n- {item}\n", tmp_path).items
    assert (read_item.line, read_item.link) == (3, None)


def test_items_may_stand_apart(tmp_path: Path) -> None:
    items = read("# T\n\n- [A](a.md)\n\n- [B](b.md)\n\n    - [inside](c.md)\n", tmp_path).items
    assert [(item.line, item.link.href if item.link else "") for item in items] == [
        (3, "a.md"),
        (5, "b.md"),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Co z **tym**?", "Co z tym?"),
        ("# Tytuł { #tytul }", "Tytuł"),
        ("Tytuł\n=====", "Tytuł"),
        ("## Nie tytuł", ""),
        ("```\n# nie\n```", ""),
    ],
    ids=["emphasis", "with-an-id", "underlined", "second-level", "code"],
)
def test_the_title_is_the_first_heading(text: str, title: str, tmp_path: Path) -> None:
    assert read(f"---\nid: a\n---\n{text}\n", tmp_path).title == title


def test_headings_are_known_by_the_ids_they_are_given(tmp_path: Path) -> None:
    text = "# T\n\n## Kto { #who }\n\n## Czego żądać\n\n### Dalej { #further }\n"
    assert read(text, tmp_path).headings == ("who",)


TARGETS = {
    "beside": ("inna.md", "co-teraz/inna.md"),
    "above": ("../index.md", "index.md"),
    "below": ("./dalej/inna.md", "co-teraz/dalej/inna.md"),
    "with-a-place": ("inna.md#tu", "co-teraz/inna.md"),
    "escaped": ("z%C5%82y.md", "co-teraz/zły.md"),
    "out-of-the-folder": ("../../en/index.md", "../en/index.md"),
    "another-site": ("https://example.org/a.md", None),
    "mail": ("mailto:a@example.org", None),
    "no-page": ("obraz.png", None),
    "place-on-this-page": ("#tu", None),
}


@pytest.mark.parametrize(("href", "path"), TARGETS.values(), ids=TARGETS)
def test_a_link_means_a_file_in_the_folder_of_its_language(href: str, path: str | None) -> None:
    target = target_of(PurePosixPath("co-teraz/strona.md"), href)
    assert target == (PurePosixPath(path) if path else None)


def test_a_translated_letter_has_the_fields_of_its_source(tmp_path: Path) -> None:
    text = "---\nid: complaint-letter\n---\n# Letter\n\n{{ demand }} {{ other }}\n"
    page = read(text, tmp_path, letters={"complaint-letter": {"demand"}})
    assert [problem.message for problem in page.problems] == ['unknown field "other"']


UNCLOSED = {
    "blank-line": "---\nid: a\nkind: date\n\n# T\n\nText.\n",
    "heading": "---\nid: a\nkind: date\n# T\n\nText.\n",
    "ruler": "---\nid: a\nkind: date\n\n# T\n\nText.\n\n---\n\nMore: text.\n",
    "end-of-file": "---\nid: a\nkind: date",
}


@pytest.mark.parametrize("text", UNCLOSED.values(), ids=UNCLOSED)
def test_front_matter_that_does_not_close_still_says_whose_it_is(text: str, tmp_path: Path) -> None:
    page = read(text, tmp_path)
    [problem] = page.problems
    assert (problem.line, problem.message) == (1, "the front matter does not close")
    assert (page.id, page.kind, page.unread) == ("a", "date", True)
