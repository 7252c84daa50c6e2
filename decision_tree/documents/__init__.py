"""The engine's documents: the guide it reads, the step it answers with, a calendar's file."""

from .calendar_file import Written, calendar_file
from .codec import Codec, default_of, plain
from .guide import GUIDE, GUIDE_FORMAT, guide_document, load_guide
from .step import STEP, STEP_FORMAT, document_of
from .telling import step_document, tell

__all__ = [
    "GUIDE",
    "GUIDE_FORMAT",
    "STEP",
    "STEP_FORMAT",
    "Codec",
    "Written",
    "calendar_file",
    "default_of",
    "document_of",
    "guide_document",
    "load_guide",
    "plain",
    "step_document",
    "tell",
]
