"""The engine's documents: the guide it reads, the step it answers with, a calendar's file."""

from .calendar_file import Written, calendar_file
from .codec import plain
from .guide import GUIDE_FORMAT, guide_document, load_guide
from .step import STEP_FORMAT, document_of
from .telling import step_document, tell

__all__ = [
    "GUIDE_FORMAT",
    "STEP_FORMAT",
    "Written",
    "calendar_file",
    "document_of",
    "guide_document",
    "load_guide",
    "plain",
    "step_document",
    "tell",
]
