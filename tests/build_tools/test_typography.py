import pytest

from build_tools.typography import without_orphans

POLISH = ["a", "i", "o", "u", "w", "z"]
NBSP = "\N{NO-BREAK SPACE}"
TEXTS = {
    "one": ("<p>Idź w prawo</p>", f"<p>Idź w{NBSP}prawo</p>"),
    "two-in-a-row": ("a i o tym", f"a{NBSP}i{NBSP}o{NBSP}tym"),
    "capital-at-the-start": ("<h1>Z jakiego dnia</h1>", f"<h1>Z{NBSP}jakiego dnia</h1>"),
    "end-of-a-word-is-none": ("gra w", "gra w"),
    "attributes-stay": ('<a title="w domu">x</a>', '<a title="w domu">x</a>'),
    "before-a-link": ('w <a href="x">umowie</a>', 'w <a href="x">umowie</a>'),
}


@pytest.mark.parametrize(("html", "expected"), TEXTS.values(), ids=TEXTS)
def test_short_words_do_not_end_a_line(html: str, expected: str) -> None:
    assert without_orphans(html, POLISH) == expected


def test_a_language_without_such_words_stays_as_it_is() -> None:
    assert without_orphans("a cat", []) == "a cat"
