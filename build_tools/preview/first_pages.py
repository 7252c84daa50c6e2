"""The pages that an author waits for, made before the whole site is.

They are made with MkDocs' own steps, among the other pages as the last whole build left them, so
that only a whole build brings what they change elsewhere: titles in menus, the search, the map of
the site. It follows at once.
"""

import shutil
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from ..compile import guide_text
from ..docs import ASSETS, Docs
from ..languages import SENTENCES
from ..mkdocs_plugin import GUIDE, EskalatorPlugin, plugin_of
from ..scripts import SUFFIXES, scripts
from .reports import Edit


def first_files(kept: list[MkDocsConfig], docs: Docs, edit: Edit, built: Path) -> list[str]:
    """Make what *edit* changed and shows in the folder *built*, and return the files' names.

    *kept* is what the last whole build was made with, one for each language. Where it does not
    fit any more, because a file came or went or the settings changed, no page is made.
    """
    edited = {Path(file).resolve() for file in edit.files}
    if any(path.name.startswith("mkdocs") and path.suffix == ".yml" for path in edited):
        return []
    folder = (docs.root / ASSETS).resolve()
    assets = {path for path in edited if path.is_relative_to(folder) and path.is_file()}
    names = list(_assets(assets, folder, built))
    if assets == edited or plugin_of(kept[0]).docs.files != docs.files:
        return names
    templates_differ = any(_is_template_or_its_words(path) for path in edited)
    for config in kept:
        plugin = plugin_of(config)
        plugin.take(docs, plugin.between_pages)
        plugin.on_pre_build(config)
        if templates_differ:
            plugin.env = config.plugins.on_env(
                config.theme.get_env(), config=config, files=plugin.files
            )
        names += _pages(config, plugin, edited, {built / name for name in edit.shown}, built)
    _room_for(built / GUIDE).write_text(guide_text(docs), "utf-8")
    return [*names, GUIDE]


def _is_template_or_its_words(path: Path) -> bool:
    return path.suffix == ".html" or path.name == SENTENCES


def _assets(edited: Collection[Path], folder: Path, built: Path) -> Iterator[str]:
    for path in edited:
        if path.suffix not in SUFFIXES:
            name = str(ASSETS / PurePosixPath(path.relative_to(folder).as_posix()))
            shutil.copyfile(path, _room_for(built / name))
            yield name
    if any(path.suffix in SUFFIXES for path in edited):
        for name, script in scripts(folder).items():
            _room_for(built / ASSETS / name).write_text(script, "utf-8")
            yield f"{ASSETS}/{name}"


def _room_for(path: Path) -> Path:
    """Return *path*, whose folder is there: a whole build that was given up took it away."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _pages(
    config: MkDocsConfig,
    plugin: EskalatorPlugin,
    edited: Collection[Path],
    shown: Collection[Path],
    built: Path,
) -> Iterator[str]:
    files = plugin.files.documentation_pages()
    wanted = [file for file in files if _source(file) in edited or _made(file) in shown]
    for file in wanted:
        if file.page:
            _populate_page(file.page, config, plugin.files)
    for file in wanted:
        if file.page:
            _build_page(file.page, config, files, plugin.nav, plugin.env)
            yield _made(file).relative_to(built).as_posix()


def _source(file: File) -> Path:
    return Path(file.abs_src_path or "").resolve()


def _made(file: File) -> Path:
    return Path(file.abs_dest_path)
