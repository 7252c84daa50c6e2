from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from decision_tree import Length
from decision_tree.documents.codec import Codec

type Name = str


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    id: Name
    leads_to: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    id: Name
    colour: Colour = Colour.RED
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    built: date
    sold: date | None
    lease: Length | None = None
    owner: Name | None = None
    guests: tuple[Name, ...] = ()
    floors: frozenset[int] = frozenset()
    rooms: Mapping[Name, Room]
    visits: Mapping[date, tuple[Colour, ...]] = field(default_factory=dict)
    empty: bool = False


HOUSES = Codec(
    House,
    texts={date: (date.fromisoformat, date.isoformat), Length: (Length.parse, str)},
    keys={Room: "id", Door: "id"},
)
BUILT = date(1987, 5, 1)
HALL = Room(id="hall", doors=(Door(id="left", leads_to="attic"),))
CASES: dict[str, tuple[House, dict[str, Any]]] = {
    "defaults-and-none-are-left-out": (
        House(built=BUILT, sold=None, rooms={}),
        {"built": "1987-05-01", "rooms": {}},
    ),
    "a-key-is-written-once-and-one-other-field-alone": (
        House(built=BUILT, sold=None, rooms={"hall": HALL}),
        {"built": "1987-05-01", "rooms": {"hall": {"doors": {"left": "attic"}}}},
    ),
    "everything": (
        House(
            built=BUILT,
            sold=date(2026, 11, 24),
            lease=Length.parse("30 days"),
            owner="Ada",
            guests=("Bo", "Al"),
            floors=frozenset({2, 1}),
            rooms={"attic": Room(id="attic", colour=Colour.GREEN, doors=())},
            visits={date(2026, 1, 2): (Colour.GREEN,)},
            empty=True,
        ),
        {
            "built": "1987-05-01",
            "sold": "2026-11-24",
            "lease": "30 days",
            "owner": "Ada",
            "guests": ["Bo", "Al"],
            "floors": [1, 2],
            "rooms": {"attic": {"colour": "green", "doors": {}}},
            "visits": {"2026-01-02": ["green"]},
            "empty": True,
        },
    ),
}


@pytest.mark.parametrize(("house", "document"), CASES.values(), ids=CASES)
def test_what_is_written_is_read_back(house: House, document: dict[str, Any]) -> None:
    assert HOUSES.write(house) == document
    assert list(HOUSES.write(house)) == list(document)
    assert HOUSES.read(document) == house


@pytest.mark.parametrize("gap", ["built", "rooms"])
def test_a_gap_is_no_default(gap: str) -> None:
    document = {"built": "1987-05-01", "rooms": {}}
    del document[gap]
    with pytest.raises(TypeError, match=gap):
        HOUSES.read(document)


def test_what_nothing_defines_is_refused() -> None:
    with pytest.raises(TypeError, match="garden"):
        HOUSES.read({"built": "1987-05-01", "rooms": {}, "garden": True})


def test_a_type_in_quotation_marks_is_refused() -> None:
    @dataclass(frozen=True)
    class Quoted:
        built: "date"

    with pytest.raises(TypeError, match="quotation marks"):
        Codec(Quoted, texts={}, keys={}).write(Quoted(BUILT))
