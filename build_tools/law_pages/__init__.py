"""What the law's own pages say: every period, every change, every rule still to be checked.

Rules and the words of one language in, Markdown out. Each block stands for a macro of its name,
such as ``{{ clocks("reader") }}``; the words come from the section ``law_pages`` of the sentences.
"""

from .blocks import BLOCKS, LawPages
from .words import CannotTell

__all__ = ["BLOCKS", "CannotTell", "LawPages"]
