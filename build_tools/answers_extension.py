"""A Markdown extension that marks the answers of a page for the browser."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_BEFORE_MKDOCS_RESOLVES_LINKS = 5


class AnswersExtension(Extension):
    """Gives the last bullet list the class ``answers`` and each link in it ``data-answer``.

    The id in ``{ #id }`` moves there: the same answer id stands on many pages, and two pages
    may be shown in one document. An ``event=`` beside it is for the engine alone.
    """

    def __init__(self) -> None:
        super().__init__()
        self.answers: Sequence[str] = ()
        """The id of each answer of the page, in order; empty on pages that ask nothing."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        md.treeprocessors.register(_Marker(md, self), "answers", _BEFORE_MKDOCS_RESOLVES_LINKS)


class _Marker(Treeprocessor):
    def __init__(self, md: Markdown, extension: AnswersExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        lists = [element for element in root if element.tag == "ul"]
        if not self.extension.answers or not lists:
            return
        lists[-1].set("class", "answers")
        for item, answer in zip(lists[-1], self.extension.answers, strict=True):
            link = next(item.iter("a"))
            link.attrib.pop("id", None)
            link.attrib.pop("event", None)
            link.set("data-answer", answer)
