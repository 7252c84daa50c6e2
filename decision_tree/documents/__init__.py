"""The engine's documents: the guide it reads, the step it answers with, a calendar's file."""

from .calendar_file import Written, calendar_file
from .guide import GUIDE_FORMAT, load_guide
from .step import STEP_FORMAT, step_document

__all__ = ["GUIDE_FORMAT", "STEP_FORMAT", "Written", "calendar_file", "load_guide", "step_document"]
