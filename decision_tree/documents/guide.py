"""The compiled guide, as the build writes it and the engine reads it."""

import json
from datetime import date
from typing import Any

from ..law import Clock, Length, SumRule
from ..tree import Answer, Guide, Node
from ..words import Language
from .codec import Codec

GUIDE_FORMAT = "eskalator-guide/1"
GUIDE = Codec(
    Guide,
    texts={date: (date.fromisoformat, date.isoformat), Length: (Length.parse, str)},
    keys={Node: "id", Answer: "id", Clock: "id", SumRule: "id", Language: "code"},
)


def load_guide(text: str) -> Guide:
    """Read a compiled guide.

    Raises:
        ValueError: *text* is no guide of this engine's format.
    """
    document = json.loads(text)
    if document.pop("format", None) != GUIDE_FORMAT:
        raise ValueError(f"the guide is not of the format {GUIDE_FORMAT}")
    return GUIDE.read(document)


def guide_document(guide: Guide) -> dict[str, Any]:
    """Return *guide* as a document for :func:`load_guide`."""
    return {"format": GUIDE_FORMAT, **GUIDE.write(guide)}
