"""A Markdown extension that marks the answers of a page for the browser."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

_BEFORE_MKDOCS_RESOLVES_LINKS = 5
_SHORT = 4
"""A group of so many answers is folded: a long list is quicker to look over by its titles."""


class AnswersExtension(Extension):
    """Gives the last bullet list the class ``answers`` and each link in it ``data-answer``.

    The id in ``{ #id }`` moves there: the same answer id stands on many pages, and two pages
    may be shown in one document. An ``event=`` beside it is for the engine alone.
    """

    def __init__(self) -> None:
        super().__init__()
        self.answers: Sequence[str] = ()
        """The id of each answer of the page, in order; empty on pages that ask nothing."""
        self.groups: Mapping[str, str] = {}
        """The title under which an answer is shown, by its id; empty where there are no groups."""

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
        if self.extension.groups:
            self._group(lists[-1])

    def _group(self, answers: Element) -> None:
        """Put the items of *answers* under the titles of their groups, in their order."""
        titles = [self.extension.groups.get(id_, "") for id_ in self.extension.answers]
        items = list(zip(titles, answers, strict=True))
        answers.clear()
        answers.tag = "div"
        answers.set("class", "answers")
        for title in dict.fromkeys(titles):
            own = [item for group, item in items if group == title]
            parent = answers
            if title:
                parent = SubElement(answers, "details", {"class": "group"})
                SubElement(parent, "summary").text = title
                if len(own) > _SHORT:
                    parent.set("open", "open")
            SubElement(parent, "ul").extend(own)
