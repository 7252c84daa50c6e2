"""The languages of a docs folder: each is a folder with pages and a sentence file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .lined_yaml import read_yaml
from .problems import Problem
from .text_file import read_text, shown_path

SENTENCES = "sentences.yml"
"""The file that makes a language of a folder of pages."""
_SOURCE = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Languages:
    """The languages that a docs folder has."""

    codes: tuple[str, ...]
    """The names of their folders, that of the source first; its pages are translated."""
    problems: tuple[Problem, ...]


def read_languages(root: Path) -> Languages:
    """Find the languages of the docs folder *root*; where none is the source, the first one is."""
    folders = [path for path in sorted(root.glob("*")) if path.is_dir() and path.name[0] != "."]
    with_words = [folder for folder in folders if (folder / SENTENCES).is_file()]
    sources = [folder for folder in with_words if _is_source(folder)]
    found = sorted(with_words, key=lambda folder: folder not in sources)
    problems: list[Problem] = []
    if found:
        problems += _without_words(set(folders) - set(with_words))
        problems = problems or list(_not_one_source([f / SENTENCES for f in sources], found))
    return Languages(codes=tuple(folder.name for folder in found), problems=tuple(problems))


def _is_source(folder: Path) -> bool:
    file = folder / SENTENCES
    return _SOURCE in read_yaml(read_text(file)[0], shown_path(file))[0]


def _without_words(folders: set[Path]) -> Iterator[Problem]:
    for folder in sorted(folders):
        if any(folder.rglob("*.md")):
            fix = "Write it with the keys that another language's has, or take the pages away."
            yield Problem(shown_path(folder / SENTENCES), 1, "the file is missing", fix)


def _not_one_source(sources: list[Path], found: list[Path]) -> Iterator[Problem]:
    if not sources:
        fix = f"Write {_SOURCE}: true in the {SENTENCES} of the language that is written first."
        yield Problem(shown_path(found[0] / SENTENCES), 1, "no language is the source", fix)
    for file in sources[1:]:
        line = read_yaml(read_text(file)[0], shown_path(file))[0].key_line(_SOURCE)
        fix = f"Keep one; {shown_path(sources[0])} says it too."
        yield Problem(shown_path(file), line, "a second language is the source", fix)
