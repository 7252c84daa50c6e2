"""The site as it follows the edits: the last good one, until a better one is there."""

from collections.abc import Callable, Iterator
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from ..compile import checked_docs
from ..docs import Docs
from ..memory import Memory
from ..mkdocs_plugin import plugin_of
from ..problems import BadDocs
from ..today import today
from .first_pages import first_files
from .mirror import mirror, mirror_file
from .reports import Edit, Report
from .trouble import problem_of, warnings_of_mkdocs


class Superseded(BaseException):
    """Another edit came while a site was built; it is no Exception, for MkDocs reports those."""


class LiveSite:
    """Builds beside the served folder and puts only a site without mistakes in its place.

    What was edited and what is looked at comes first, then the whole site, which MkDocs builds
    as ``mkdocs build`` does; another edit stops it. After the whole build the served site is a
    clean one, whatever the first pages were.
    """

    def __init__(self, config_file: Path, served: Path, superseded: Callable[[], bool]) -> None:
        """Serve from *served*, and give a build up as soon as *superseded*."""
        self._config_file = config_file
        self._served = served
        self._built = served.with_name("built")
        self._superseded = superseded
        self._memory = Memory()
        self._kept: list[MkDocsConfig] = []
        """What the last whole build was made with, one for each language."""
        self._unseen: set[str] = set()
        """What was edited and is in no page yet, because a mistake stood."""

    def follow(self, edit: Edit) -> Iterator[Report]:
        """Yield what *edit* comes to: its mistakes, or the files of the site that it changed."""
        with warnings_of_mkdocs() as heard:
            try:
                yield from self._follow(edit)
            except Superseded:
                return
            except BadDocs as bad:
                yield Report(problems=tuple(bad.problems))
            except MkDocsException as error:
                yield Report(problems=heard.problems(self._config_file, str(error)))
            except Exception as error:
                told = heard.problems(self._config_file)
                yield Report(problems=(*told, problem_of(error)))

    def _follow(self, edit: Edit) -> Iterator[Report]:
        self._unseen.update(edit.files)
        docs = checked_docs(self._docs_folder(), today(), self._memory)
        first = self._first_files(docs, Edit(files=sorted(self._unseen), shown=edit.shown))
        if first:
            yield Report(changed=first)
        self._unseen.clear()
        yield self._whole_site(docs)

    def _first_files(self, docs: Docs, edit: Edit) -> tuple[str, ...]:
        """Put what is waited for in place; what goes wrong here, the whole build tells better."""
        if not self._kept or not edit.files:
            return ()
        try:
            names = first_files(self._kept, docs, edit, self._built)
        except Exception:
            return ()
        return tuple(name for name in names if mirror_file(self._built, self._served, name))

    def _docs_folder(self) -> Path:
        return Path(load_config(str(self._config_file)).docs_dir).parent

    def _whole_site(self, docs: Docs) -> Report:
        config = load_config(str(self._config_file), site_dir=str(self._built))
        plugin = plugin_of(config)
        plugin.take(docs, self._stop_if_superseded)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        self._kept = [config, *plugin.others]
        return Report(changed=tuple(mirror(self._built, self._served)))

    def _stop_if_superseded(self) -> None:
        if self._superseded():
            raise Superseded
