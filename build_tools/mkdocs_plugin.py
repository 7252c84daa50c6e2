"""The thin layer between our docs and MkDocs; all that can be checked is checked before it."""

from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any, cast

from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils.templates import TemplateContext

from decision_tree import Kind
from decision_tree.law import event_asked_for

from .answers_extension import AnswersExtension
from .compile import checked_docs, guide_text
from .docs import ANSWERING, ASSETS, NODE_KINDS, Docs
from .moved import moved_pages
from .pages import Page, href_of
from .problems import BadDocs
from .runtime import ROOT, RuntimeNotBuilt, runtime_files
from .scripts import SUFFIXES, ScriptsNotBuilt, scripts
from .today import BadToday, today
from .typography import without_orphans

GUIDE = f"{ASSETS}/guide.json"
THEME = Path(__file__).parent / "theme"
THEME_FILES = {
    "script": "assets/javascripts/bundle.*.js",
    "search": "assets/javascripts/workers/search.*.js",
}
"""The theme's scripts, whose names change with each of its versions."""
FONTS = ROOT / "node_modules" / "@fontsource-variable" / "figtree" / "files"


class EskalatorPlugin(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Builds one language; the source's build adds the runtime and starts the others."""

    docs: Docs
    lang: str
    files: Files
    nav: Navigation
    env: Environment
    given: Docs | None = None
    """Docs that were read and checked before this build, so that it need not do it again."""
    between_pages: Callable[[], None] = staticmethod(lambda: None)
    """Called before each page: what starts a build may want to give it up."""

    others: list[MkDocsConfig]
    """What the other languages were built with, which the source's build starts."""

    def take(self, docs: Docs, between_pages: Callable[[], None]) -> None:
        """Build from *docs*, and call *between_pages*: for whoever starts a build."""
        self.given, self.between_pages = docs, between_pages

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.lang = Path(config.docs_dir).name
        self.answers = AnswersExtension()
        config.markdown_extensions.append(self.answers)  # type: ignore[arg-type]
        return config

    def on_pre_build(self, config: MkDocsConfig) -> None:
        try:
            self.docs = self.given or checked_docs(Path(config.docs_dir).parent, today())
        except BadToday as bad:
            raise PluginError(str(bad)) from None
        except BadDocs as bad:
            raise PluginError(f"The docs have {len(bad.problems)} mistake(s):\n{bad}") from None
        self.pages = self.docs.by_path(self.lang)
        self.by_id = self.docs.by_id(self.lang)
        self.source_by_id = self.docs.by_id(self.docs.source)
        named = {rule.clock.pages.guide for rule in self.docs.rules.values() if rule.clock}
        self.guides = [page for page in self.docs.pages[self.lang] if page.id in named]
        self.situations = list(self._situations())
        self.road = [self.by_id[str(step.id)] for step in self.docs.road()]

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        if self.lang != self.docs.source:
            return files
        for path in sorted((self.docs.root / ASSETS).rglob("*")):
            if path.is_file() and path.suffix not in (".md", *SUFFIXES):
                uri = f"{ASSETS}/{path.relative_to(self.docs.root / ASSETS).as_posix()}"
                files.append(File.generated(config, uri, abs_src_path=str(path)))
        try:
            for name, script in scripts(self.docs.root / ASSETS).items():
                files.append(File.generated(config, f"{ASSETS}/{name}", content=script))
        except ScriptsNotBuilt as reason:
            raise PluginError(str(reason)) from None
        for path in sorted(FONTS.glob("*-wght-normal.woff2")):
            if "-latin-" in path.name:
                uri = f"{ASSETS}/fonts/{path.name}"
                files.append(File.generated(config, uri, abs_src_path=str(path)))
        try:
            for path in runtime_files():
                uri = f"{ASSETS}/runtime/{path.name}"
                files.append(File.generated(config, uri, abs_src_path=str(path)))
        except RuntimeNotBuilt as reason:
            raise PluginError(str(reason)) from None
        files.append(File.generated(config, GUIDE, content=guide_text(self.docs)))
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav = nav
        return nav

    def on_page_markdown(
        self, markdown: str, page: SitePage, config: MkDocsConfig, files: Files
    ) -> str:
        self.between_pages()
        ours = self._ours(page)
        asks = self._kind(ours) in ANSWERING
        ids = [str(self.docs.answer_id(item, ours)) for item in ours.items if asks]
        self.answers.answers = ids
        self.answers.groups = self._groups() if self._kind(ours) == Kind.EVENTS else {}
        links = {
            str(other.id): f"[{other.title}]({href_of(ours.path, other.path)})"
            for other in self.guides
        }
        return self.docs.macros[self.lang].expand(markdown, ours.file, guides=links).text

    def on_page_content(self, html: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        return without_orphans(html, self.docs.sentences[self.lang].table.texts("no_break_after"))

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        self.files, self.env = files, env
        env.globals["words"] = self.docs.sentences[self.lang].words("interface")
        addresses = [file.url for file in files.javascript_files()]
        env.globals["theme_files"] = {
            name: next(url for url in addresses if fnmatch(url, pattern))
            for name, pattern in THEME_FILES.items()
        }
        for uri, html in moved_pages(self.docs, self.lang, env):
            files.append(File.generated(config, uri, content=html))
        return env

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        if template_name == "404.html" and not config.site_url and self.lang != self.docs.source:
            # MkDocs takes the site for the whole host then, but this language is below it.
            context = _with(context, base_url=f"/{self.lang}/")
        others = (lang for lang in self.docs.pages if lang != self.lang)
        languages = [self._for_the_lost(lang) for lang in (self.lang, *others)]
        return _with(self._with_addresses(context), languages=languages)

    def on_page_context(
        self, context: TemplateContext, *, page: SitePage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        self.between_pages()
        ours = self._ours(page)
        source = self.source_by_id[str(ours.id)]
        stage = source.meta.text("stage")
        context = self._with_addresses(context)
        others = (self.docs.by_id(lang) for lang in self.docs.pages if lang != self.lang)
        pairs = [other[str(ours.id)] for other in others]
        return _with(
            context,
            pairs=pairs,
            node=source.id if source.kind in NODE_KINDS else None,
            kind=source.kind,
            title=ours.title,
            event=source.meta.text("event"),
            asks=list(self._asks(source)),
            road=[(step, step.id == stage) for step in self.road],
            on_the_road=stage in {step.id for step in self.road},
            situations=self.situations,
            sources=list(self._sources(ours)),
        )

    def on_post_build(self, config: MkDocsConfig) -> None:
        self.others = []
        for lang in self.docs.translations if self.lang == self.docs.source else ():
            other = load_config(
                str(Path(config.config_file_path).with_name(f"mkdocs.{lang}.yml")),
                site_dir=str(Path(config.site_dir) / lang),
                site_url=f"{config.site_url.rstrip('/')}/{lang}/" if config.site_url else "",
                strict=config.strict,
            )
            plugin_of(other).take(self.docs, self.between_pages)
            other.plugins.on_startup(command="build", dirty=False)
            build(other)
            self.others.append(other)

    def on_serve(
        self, server: LiveReloadServer, config: MkDocsConfig, builder: Any
    ) -> LiveReloadServer:
        root = Path(config.docs_dir).parent
        for folder in (
            *(root / lang for lang in self.docs.translations),
            root / "law",
            root / ASSETS,
        ):
            server.watch(str(folder))
        server.watch(str(THEME))
        server.watch(str(ROOT / "decision_tree"))
        for lang in self.docs.translations:
            server.watch(str(Path(config.config_file_path).with_name(f"mkdocs.{lang}.yml")))
        return server

    def _with_addresses(self, context: TemplateContext) -> TemplateContext:
        """Return *context* with the root that all languages share, and the ways to our pages."""
        base = str(context["base_url"]).rstrip("/")
        root = base if self.lang == self.docs.source else normpath(f"{base}/..").rstrip("/")
        return _with(
            context,
            site_root=root,
            link=lambda page: f"{root}/{self.docs.url_of(page.path, page.lang)}",
            start=self._start(),
            events=self._entry(),
            sums=next((page for page in self.by_id.values() if self._kind(page) == "sums"), None),
        )

    def _for_the_lost(self, lang: str) -> dict[str, Any]:
        """Return what the page for unknown addresses says in *lang*, and where it leads.

        Search opens on the road's first page: it is no node, whose trip a search would disturb.
        """
        pages = self.docs.by_id(lang)
        (start,) = self.docs.starts()
        return {
            "lang": lang,
            "words": self.docs.sentences[lang].words("interface"),
            "start": pages[str(start.id)],
            "searched": pages[str(self.docs.road()[0].id)],
        }

    def _ours(self, page: SitePage) -> Page:
        return self.pages[PurePosixPath(page.file.src_uri)]

    def _start(self) -> Page:
        (start,) = self.docs.starts()
        return self.by_id[str(start.id)]

    def _entry(self) -> Page | None:
        """Return the page that lists events, if there is one."""
        return next((self.by_id[str(page.id)] for page in self.docs.entries()), None)

    def _groups(self) -> dict[str, str]:
        """Return the title of the group of each event that has one."""
        titles = self.docs.sentences[self.lang].words("groups")
        return {event: titles[group] for event, group in self.docs.vocabulary.groups.items()}

    def _asks(self, source: Page) -> Iterator[dict[str, str]]:
        """Yield the events whose days the clocks of a page need, for a reader who gave none."""
        questions = self.docs.sentences[self.lang].words("asked")
        named = [*source.meta.texts("clocks"), source.meta.text("clock")]
        clocks = {id_: rule.clock for id_, rule in self.docs.rules.items() if rule.clock}
        asking = (clocks[str(id_)] for id_ in named if id_)
        for event in dict.fromkeys(event_asked_for(clock, clocks) for clock in asking):
            if event:
                yield {"event": event, "question": questions[event]}

    def _kind(self, page: Page) -> str:
        return self.source_by_id[str(page.id)].kind

    def _situations(self) -> Iterator[Page]:
        """Yield the situations in the order in which the first question offers them."""
        first = self._start()
        for item in first.items:
            named = self.by_id.get(str(self.docs.answer_id(item, first)))
            if named is not None and self._kind(named) == "situation":
                yield named

    def _sources(self, page: Page) -> Iterator[dict[str, str | bool]]:
        """Yield what each rule cited on *page* rests on."""
        words = self.docs.macros[self.lang].language
        for id_ in page.cited:
            rule = self.docs.rules[id_]
            value = rule.value_on(self.docs.macros[self.lang].today)
            if words is None or value is None:
                continue
            yield {
                "title": rule.title[self.lang],
                "article": value.reference.title,
                "journal": value.reference.journal,
                "url": value.reference.url,
                "checked": words.word(rule.checked),
                "against": rule.against,
                "unconfirmed": value.first_day_unconfirmed,
            }


def plugin_of(config: MkDocsConfig) -> EskalatorPlugin:
    return cast("EskalatorPlugin", config.plugins["eskalator"])


def _with(context: TemplateContext, **more: Any) -> TemplateContext:
    """Return *context* with what our templates need beside MkDocs' own names."""
    return cast("TemplateContext", {**context, **more})
