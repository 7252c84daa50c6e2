"""Days as people type them, in the words of the real sentence files: ``typed_days.yml``."""

from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from decision_tree import Guide, UnreadableDate

TODAY = date(2026, 11, 25)
TABLE = YAML(typ="safe").load(Path(__file__).with_name("typed_days.yml").read_text("utf-8"))


def rows(*kinds: str) -> list[tuple[str, str, str, object]]:
    return [
        (lang, kind, str(text), meant)
        for lang, of in TABLE.items()
        for kind in kinds
        for meant, typed in of[kind].items()
        for text in typed
    ]


@pytest.mark.parametrize(("lang", "kind", "typed", "day"), rows("same", "said", "ahead"))
def test_a_day_is_read_as_it_is_typed(
    guide: Guide, lang: str, kind: str, typed: str, day: date
) -> None:
    read = guide.languages[lang].read_date(typed, TODAY, ahead=kind == "ahead")
    assert read.day == day
    assert (read.said_as is not None) is (kind == "said")


@pytest.mark.parametrize(("lang", "_", "typed", "sentence"), rows("ask"))
def test_what_is_no_day_yet_is_asked_about(
    guide: Guide, lang: str, _: str, typed: str, sentence: str
) -> None:
    with pytest.raises(UnreadableDate, match=f"^{sentence}$"):
        guide.languages[lang].read_date(typed, TODAY)


@pytest.mark.parametrize("lang", ["pl", "en"])
def test_approximate_days_are_said_back_as_approximate(guide: Guide, lang: str) -> None:
    language = guide.languages[lang]
    roughly = {"pl": "ok. 20.10", "en": "about 20 October"}[lang]
    assert language.read_date(roughly, TODAY).said_as == "date-said-roughly"
    without_year = {"pl": "1.12", "en": "1 December"}[lang]
    assert language.read_date(without_year, TODAY).said_as == "date-said"
