"""The tree: nodes and answers, the walk of a case through them, and what to do there."""

from .advice import Action, actions
from .asked import asked
from .duties import Duty, duties, is_near, page_for
from .nodes import NO, YES, Answer, Guide, Kind, Node, Tree
from .walk import By, Dropped, Step, TraceEntry, replay

__all__ = [
    "NO",
    "YES",
    "Action",
    "Answer",
    "By",
    "Dropped",
    "Duty",
    "Guide",
    "Kind",
    "Node",
    "Step",
    "TraceEntry",
    "Tree",
    "actions",
    "asked",
    "duties",
    "is_near",
    "page_for",
    "replay",
]
