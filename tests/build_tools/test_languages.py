"""A language is a folder: nothing else in the code or in the settings knows which there are."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from build_tools.checks import check
from build_tools.compile import checked_docs, compile_docs
from build_tools.docs import read_docs
from build_tools.languages import read_languages
from decision_tree import load_guide

TODAY = date(2026, 11, 23)


@pytest.fixture
def three(sound: Path) -> Path:
    """The sound pages in a third language, whose words are the English ones with another unit."""
    shutil.copytree(sound / "en", sound / "de")
    words = sound / "de" / "sentences.yml"
    text = words.read_text("utf-8").replace("one: day,", "one: Tag,").replace("days}", "Tage}")
    words.write_text(text, "utf-8")
    for file in (sound / "law").glob("*.yml"):
        text = re.sub(r"en: ([^{}]*)\}", r"en: \1, de: Wort}", file.read_text("utf-8"))
        file.write_text(text, "utf-8")
    return sound


def test_the_source_comes_first_and_the_others_by_name(three: Path) -> None:
    assert read_languages(three).codes == ("pl", "de", "en")


def test_a_third_language_is_one_folder(three: Path) -> None:
    guide = load_guide(json.dumps(compile_docs(checked_docs(three, TODAY))))
    assert list(guide.languages) == ["pl", "de", "en"]
    assert guide.languages["de"].clocks["complaint-reply"] == "Wort"
    assert guide.languages["de"].days_off["christmas-eve"] == "Wort"
    assert guide.languages["de"].pages["wait"].url == "de/what-now/wait/"
    assert guide.languages["de"].units["days"]["one"] == "Tag"


def test_what_a_third_language_lacks_is_told(three: Path) -> None:
    (three / "de" / "what-now" / "wait.md").unlink()
    rule = three / "law" / "counting.yml"
    rule.write_text(rule.read_text("utf-8").replace(", de: Wort", ""), "utf-8")
    told = [problem.message for problem in check(read_docs(three, TODAY))]
    assert 'the page "wait" is missing in de' in told
    assert '"title" has no words in de' in told


def test_any_language_may_be_the_source(sound: Path) -> None:
    for lang, others in (("pl", "source: true\n"), ("en", "")):
        words = sound / lang / "sentences.yml"
        text = words.read_text("utf-8").replace(others, "")
        words.write_text(text + ("source: true\n" if lang == "en" else ""), "utf-8")
    docs = read_docs(sound, TODAY)
    assert (docs.source, docs.translations) == ("en", ("pl",))


def test_folders_without_pages_are_no_languages(sound: Path) -> None:
    (sound / "screenshots").mkdir()
    (sound / ".git").mkdir()
    languages = read_languages(sound)
    assert (languages.codes, languages.problems) == (("pl", "en"), ())
