"""The sentence files of a docs folder, read and compared with each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .definitions import read_as
from .languages import SENTENCES
from .lined_yaml import Table, read_yaml
from .problems import Problem, did_you_mean
from .sentence_file import SentenceFile, gaps_of
from .text_file import read_text, shown_path
from .vocabulary import VocabularyFile

_COMPARED = ("asked", "groups", "sentences", "interface", "cautions", "passed", "law_pages")
_OF_EACH = frozenset({"amount"})
"""What every language needs in words of its own: its currency stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """The sentence file of one language."""

    file: str
    table: Table
    """The file as it stands, with its lines."""
    said: SentenceFile | None
    """None where the file has mistakes."""

    def words(self, section: str) -> dict[str, str]:
        """Return the words of a section, such as ``interface``, by key."""
        table = self.table.table(section)
        return {str(key): str(table.text(key) or "") for key in table}


def read_sentences(
    root: Path, vocabulary: VocabularyFile
) -> tuple[Sentences | None, list[Problem]]:
    """Read the sentence file of the language folder *root*; None when none can be read."""
    path = root / SENTENCES
    file = shown_path(path)
    text, problems = read_text(path)
    table, bad_yaml = read_yaml(text, file)
    if problems or bad_yaml:
        return None, problems + bad_yaml
    said, problems = read_as(SentenceFile, table, file, vocabulary)
    return Sentences(file=file, table=table, said=said), problems


def _odd_one(
    key: str, section: str, source: Sentences, other: Sentences
) -> tuple[Sentences, Sentences]:
    """Return the file that fills a gap which no other sentence has, and the other one."""
    here, there = (gaps_of(file.table.table(section).text(key)) for file in (source, other))
    known = {gap for id_, text in _sentences(source) if id_ != key for gap in gaps_of(text)}
    return (source, other) if here - there - known and there <= known else (other, source)


def _sentences(file: Sentences) -> Iterator[tuple[str, str | None]]:
    for section in _COMPARED:
        words = file.table.table(section)
        yield from ((id_, words.text(id_)) for id_ in words)


def differences(source: Sentences, other: Sentences) -> Iterator[Problem]:
    """Yield the words that only one language has, and templates with other gaps to fill."""
    for section in _COMPARED:
        here, there = source.table.table(section), other.table.table(section)
        for key in here.keys() - _OF_EACH:
            line = here.key_line(key)
            if key not in there:
                fix = f"Write {key}: under {section} in {other.file}."
                yield Problem(source.file, line, f'"{key}" is missing in {other.file}', fix)
            elif gaps_of(here.text(key)) != gaps_of(there.text(key)):
                wrong, right = _odd_one(key, section, source, other)
                fix = f"Both need the same words in curly brackets; the other is in {right.file}."
                line = wrong.table.table(section).key_line(key)
                yield Problem(wrong.file, line, f'"{key}" has other gaps than its pair', fix)
        for key in there.keys() - _OF_EACH:
            if key not in here:
                fix = did_you_mean(key, here, f"Write it in {source.file} too, or take it out.")
                message = f'"{key}" is not in {source.file}'
                yield Problem(other.file, there.key_line(key), message, fix)
